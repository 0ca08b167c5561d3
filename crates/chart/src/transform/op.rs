//! The names of Vega's aggregations.

/// An aggregation of the values of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// How many rows there are; it needs no field.
    Count,
    /// How many values are neither missing nor `NaN`.
    Valid,
    /// How many values are nothing, `null` or empty text.
    Missing,
    /// How many different values there are, nothing and `null` among them.
    Distinct,
    /// The sum.
    Sum,
    /// The product.
    Product,
    /// The mean.
    Mean,
    /// The mean under its other name.
    Average,
    /// The sample's variance.
    Variance,
    /// The population's variance.
    Variancep,
    /// The sample's standard deviation.
    Stdev,
    /// The population's standard deviation.
    Stdevp,
    /// The mean's standard error.
    Stderr,
    /// The median.
    Median,
    /// The lower quartile.
    Q1,
    /// The upper quartile.
    Q3,
    /// The lower end of the mean's 95% confidence interval. Vega resamples at random; here the
    /// random numbers have a fixed seed, so that a picture is always the same.
    Ci0,
    /// The upper end of the mean's 95% confidence interval; see [`Op::Ci0`].
    Ci1,
    /// The least value.
    Min,
    /// The greatest value.
    Max,
    /// The first row with the least value, as an object.
    Argmin,
    /// The first row with the greatest value, as an object.
    Argmax,
    /// All rows, as a list of objects.
    Values,
    /// The exponential moving average.
    Exponential,
    /// The exponential moving average without the correction for its start. In Vega it is `NaN` as
    /// long as `exponential` does not stand beside it, which looks like an oversight; here it has its
    /// value.
    Exponentialb,
}

const NAMES: [(&str, Op); 25] = [
    ("count", Op::Count),
    ("valid", Op::Valid),
    ("missing", Op::Missing),
    ("distinct", Op::Distinct),
    ("sum", Op::Sum),
    ("product", Op::Product),
    ("mean", Op::Mean),
    ("average", Op::Average),
    ("variance", Op::Variance),
    ("variancep", Op::Variancep),
    ("stdev", Op::Stdev),
    ("stdevp", Op::Stdevp),
    ("stderr", Op::Stderr),
    ("median", Op::Median),
    ("q1", Op::Q1),
    ("q3", Op::Q3),
    ("ci0", Op::Ci0),
    ("ci1", Op::Ci1),
    ("min", Op::Min),
    ("max", Op::Max),
    ("argmin", Op::Argmin),
    ("argmax", Op::Argmax),
    ("values", Op::Values),
    ("exponential", Op::Exponential),
    ("exponentialb", Op::Exponentialb),
];

impl Op {
    /// The aggregation of a name.
    ///
    /// ```
    /// use chart::transform::op::Op;
    /// assert_eq!(Op::parse("q1"), Some(Op::Q1));
    /// assert_eq!(Op::parse("mode"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(one, _)| *one == name).map(|(_, op)| *op)
    }

    /// The aggregation's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, one)| *one == self).map_or("", |(name, _)| name)
    }
}
