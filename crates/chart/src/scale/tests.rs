//! Scales against the values that vega-encode 5.1 and vega-scale 8.1 give for the same parameters.

use super::{Bins, Kind, Nice, Range, Scale, ScaleSpec, Scheme, TickCount, scheme};
use crate::color::{Color, Interpolate};
use crate::value::Value;

/// A list of cases: the parameters as Vega has them, and what its scale answers. Moments are written
/// as `{"date": …}`, `undefined` as `null`, numbers that JSON lacks as text.
const CASES: &str = include_str!("cases.json");

#[test]
fn scales_are_those_of_vega() {
    let Value::List(cases) = serde_json::from_str(CASES).unwrap() else { panic!("a list") };
    let wrong: Vec<String> = cases.iter().flat_map(differences).collect();
    let first: Vec<&String> = wrong.iter().take(5).collect();
    assert!(wrong.is_empty(), "{} differences, as {first:#?}", wrong.len());
}

/// What a scale answers otherwise than Vega's.
fn differences(case: &Value) -> Vec<String> {
    let name = case.get("spec").to_json();
    let scale = Scale::new(&spec(&case.get("spec")));
    let wrong = std::cell::RefCell::new(Vec::new());
    let same = |what: &str, found: Value, expected: &Value| {
        if !close(&found, expected) {
            let (found, expected) = (found.to_json(), expected.to_json());
            wrong.borrow_mut().push(format!("{what} of {name}: {found}, not {expected}"));
        }
    };
    let check = |what: &str, found: Value| same(what, found, &case.get(what));
    let pairs = |what: &str, answer: &dyn Fn(&Value) -> Value| {
        for pair in items(&case.get(what)) {
            let asked = decode(&pair.get("0"));
            same(&format!("{what} {asked:?}"), answer(&asked), &pair.get("1"));
        }
    };
    check("domain", Value::list(scale.domain().to_vec()));
    check("range", Value::list(scale.range()));
    pairs("map", &|value| scale.map(value));
    pairs("invert", &|position| scale.invert(position.to_number()));
    pairs("ticks", &|count| Value::list(scale.tick_values(&count.to_number().into())));
    if scale.kind().has_bands() {
        check("bandwidth", scale.bandwidth().into());
        check("step", scale.step().into());
        pairs("within", &|ends| {
            let [one, two] = [ends.get("0"), ends.get("1")].map(|end| end.to_number());
            let found = scale.invert_range(one, two);
            if found.is_empty() { Value::Null } else { Value::list(found) }
        });
    }
    if let Some(bins) = scale.bins() {
        check("bins", Value::list(bins.iter().copied().map(Value::Number).collect()));
    }
    if case.get("labels").is_present() {
        let labels = scale.label_values(&5.0.into());
        check("labels", Value::list(labels.values));
        check("labelMax", labels.max.map_or(Value::Null, Value::Number));
    }
    for row in items(&case.get("tickCount")) {
        let [count, step] = [row.get("0"), row.get("1")].map(|one| one.to_number());
        let found = scale.tick_count(&count.into(), Some(step));
        same("tickCount", found.number().into(), &row.get("2"));
    }
    if case.get("gradient").is_present() {
        let stops = scale.gradient_stops(None).into_iter();
        let stops = stops.map(|(share, color)| Value::list(vec![share.into(), color]));
        check("gradient", Value::list(stops.collect()));
    }
    wrong.into_inner()
}

/// Equal but for the last digits of numbers, which the mathematics of Node does not share with ours.
fn close(found: &Value, expected: &Value) -> bool {
    match (found, &decode(expected)) {
        (Value::Undefined | Value::Null, Value::Undefined | Value::Null) => true,
        (Value::List(one), Value::List(two)) => {
            one.len() == two.len() && one.iter().zip(two.iter()).all(|(one, two)| close(one, two))
        }
        (Value::Number(one) | Value::Date(one), Value::Number(two) | Value::Date(two)) => {
            one == two
                || (one - two).abs() <= 1e-9 * one.abs().max(two.abs()).max(1e-6)
                || one.is_nan() && two.is_nan()
        }
        // A moment out of all bounds is no moment in JavaScript.
        (Value::Date(moment), Value::Text(text)) => !moment.is_finite() && &**text == "NaN",
        (Value::Number(one), Value::Text(text)) => {
            *one == Value::Text(text.clone()).to_number() || one.is_nan() && &**text == "NaN"
        }
        (one, two) => one == two,
    }
}

fn items(value: &Value) -> Vec<Value> {
    match value {
        Value::List(values) => values.to_vec(),
        _ => Vec::new(),
    }
}

fn decode(value: &Value) -> Value {
    match value {
        Value::Object(_) => Value::Date(value.get("date").to_number()),
        Value::List(values) => Value::list(values.iter().map(decode).collect()),
        other => other.clone(),
    }
}

fn spec(json: &Value) -> ScaleSpec {
    let number =
        |name: &str| Some(json.get(name)).filter(Value::is_present).map(|one| one.to_number());
    let truth = |name: &str| json.get(name) == Value::Bool(true);
    let domain = json.get("domain");
    ScaleSpec {
        kind: Kind::named(&json.get("type").to_text()).unwrap(),
        domain: domain.is_present().then(|| items(&decode(&domain))),
        domain_raw: None,
        domain_min: number("domainMin"),
        domain_max: number("domainMax"),
        domain_mid: number("domainMid"),
        range: range(json, number("rangeStep"), number("schemeCount")),
        interpolate: interpolate(json, number("interpolateGamma")),
        reverse: truth("reverse"),
        clamp: truth("clamp"),
        round: truth("round"),
        nice: nice(&json.get("nice")),
        zero: match json.get("zero") {
            Value::Bool(truth) => Some(truth),
            _ => None,
        },
        padding: number("padding"),
        padding_inner: number("paddingInner"),
        padding_outer: number("paddingOuter"),
        align: number("align"),
        base: number("base"),
        exponent: number("exponent"),
        constant: number("constant"),
        bins: bins(&json.get("bins")),
    }
}

fn range(json: &Value, step: Option<f64>, count: Option<f64>) -> Range {
    let extent = items(&json.get("schemeExtent"));
    let extent = match extent.as_slice() {
        [start, stop] => Some((start.to_number(), stop.to_number())),
        _ => None,
    };
    match (json.get("scheme"), json.get("range"), step) {
        (_, _, Some(step)) => Range::Step(step),
        (Value::Text(name), ..) => Range::Scheme { scheme: scheme(&name).unwrap(), extent, count },
        (Value::List(colors), ..) => {
            let color = |css: &Value| Color::parse(&css.to_text()).unwrap();
            let scheme = Scheme::Mixed(colors.iter().map(color).collect());
            Range::Scheme { scheme, extent, count }
        }
        (_, Value::List(values), _) => Range::Values(values.to_vec()),
        _ => Range::Default,
    }
}

fn interpolate(json: &Value, gamma: Option<f64>) -> Option<Interpolate> {
    let way = Interpolate::named(&json.get("interpolate").to_text())?;
    Some(gamma.map_or(way, |gamma| way.with_gamma(gamma)))
}

fn nice(json: &Value) -> Option<Nice> {
    match json {
        Value::Bool(true) => Some(Nice::Auto),
        Value::Number(count) => Some(Nice::Ticks(TickCount::Number(*count))),
        _ => None,
    }
}

fn bins(json: &Value) -> Option<Bins> {
    let number =
        |name: &str| Some(json.get(name)).filter(Value::is_present).map(|one| one.to_number());
    match json {
        Value::List(_) => Some(Bins::Values(items(json).iter().map(Value::to_number).collect())),
        Value::Object(_) => {
            Some(Bins::Step { step: number("step")?, start: number("start"), stop: number("stop") })
        }
        _ => None,
    }
}

fn scale(kind: Kind, domain: &[f64], range: &[f64]) -> Scale {
    let mut spec = ScaleSpec::new(kind);
    spec.domain = Some(domain.iter().copied().map(Value::Number).collect());
    spec.range = Range::numbers(range);
    spec.zero = Some(false);
    Scale::new(&spec)
}

#[test]
fn labels_are_written_by_kind() {
    use super::TickFormat::{Float, Span, Text, Time};
    let ten = TickCount::Number(10.0);
    let span = |start, stop, count| Span { start, stop, count };
    let linear = scale(Kind::Linear, &[2.0, 5.0], &[0.0, 1.0]);
    assert_eq!(linear.tick_format(&ten, false), span(2.0, 5.0, 10.0));
    assert_eq!(scale(Kind::Band, &[2.0], &[0.0, 1.0]).tick_format(&ten, false), Text);
    assert_eq!(scale(Kind::Time, &[2.0, 3.0], &[0.0, 1.0]).tick_format(&ten, false), Time);
    let log = scale(Kind::Log, &[1.0, 1e6], &[0.0, 1.0]);
    assert_eq!(log.tick_format(&ten, true), Float { filter: None });
    let Float { filter: Some(filter) } = log.tick_format(&ten, false) else { panic!("a filter") };
    // d3.scaleLog([1, 1e6]).tickFormat(10) keeps the powers and nothing else of these.
    let kept: Vec<f64> =
        [1.0, 2.0, 3.0, 10.0, 500.0, 1e6].into_iter().filter(|tick| filter.keeps(*tick)).collect();
    assert_eq!(kept, [1.0, 10.0, 1e6]);
    let quantize = scale(Kind::Quantize, &[0.0, 12.0], &[1.0, 2.0, 3.0]);
    assert_eq!(quantize.label_format(&ten, false), span(0.0, 12.0, 30.0));
    let quantile = scale(Kind::Quantile, &[1.0, 2.0, 4.0, 8.0, 16.0], &[1.0, 2.0, 3.0, 4.0]);
    assert_eq!(quantile.label_format(&ten, false), span(0.0, 2.0, 30.0));
}

#[test]
fn entries_stand_for_ranges() {
    let threshold = scale(Kind::Threshold, &[10.0, 20.0], &[1.0, 2.0, 3.0]);
    let labels = threshold.label_values(&5.0.into());
    let bounds: Vec<_> = (0..3).map(|entry| labels.bounds(entry)).collect();
    assert_eq!(bounds, [(None, Some(10.0)), (Some(10.0), Some(20.0)), (Some(20.0), None)]);
    assert_eq!([10.0, 20.0].map(|at| threshold.label_fraction(at)), [1.0 / 3.0, 2.0 / 3.0]);
    assert!(threshold.has_ranges());
    assert_eq!(threshold.invert_extent(&2.0.into()), Some((Some(10.0), Some(20.0))));
}

#[test]
fn a_raw_domain_is_taken_as_it_is() {
    let mut spec = ScaleSpec::new(Kind::Linear);
    spec.domain = Some(vec![0.0.into(), 10.0.into()]);
    spec.domain_raw = Some(vec![2.3.into(), 7.7.into()]);
    spec.nice = Some(Nice::Auto);
    assert_eq!(Scale::new(&spec).extent(), (2.3, 7.7));
}

#[test]
fn a_domain_without_width_has_one_colour_and_one_place() {
    let flat = scale(Kind::Linear, &[4.0, 4.0], &[0.0, 10.0]);
    assert_eq!(flat.number(&4.0.into()), 5.0);
    assert_eq!(flat.fraction(4.0, 4.0).at(4.0), 0.5);
    assert!(scale(Kind::Linear, &[f64::NAN, f64::NAN], &[0.0, 10.0]).number(&1.0.into()).is_nan());
}

#[test]
fn nothing_panics_or_runs_away() {
    let odd = [0.0, -0.0, 1.0, -1e308, 1e308, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 5e-324];
    for kind in (0..20).filter_map(|at| super::kind::NAMES.get(at)).map(|(_, kind)| *kind) {
        for (one, two) in odd.into_iter().flat_map(|one| odd.map(|two| (one, two))) {
            for domain in [vec![], vec![one], vec![one, two], vec![one, two, one]] {
                for range in [
                    Range::Default,
                    Range::numbers(&[two, one]),
                    Range::scheme(scheme("blues").unwrap()),
                ] {
                    let mut spec = ScaleSpec::new(kind);
                    spec.domain = Some(domain.iter().copied().map(Value::Number).collect());
                    spec.range = range;
                    (spec.nice, spec.padding, spec.base) = (Some(Nice::Auto), Some(two), Some(one));
                    (spec.exponent, spec.constant) = (Some(one), Some(two));
                    spec.bins = Some(Bins::Step { step: one, start: None, stop: None });
                    run(&Scale::new(&spec), one);
                    spec.bins = None;
                    run(&Scale::new(&spec), two);
                }
            }
        }
    }
}

fn run(scale: &Scale, number: f64) {
    let _ = (scale.map(&number.into()), scale.invert(number), scale.invert_range(number, 1.0));
    let count = scale.tick_count(&number.into(), Some(number));
    assert!(scale.tick_values(&count).len() <= 25_000);
    let _ = (scale.tick_format(&count, false), scale.label_values(&10.0.into()));
    assert!(scale.gradient_stops(Some(number.min(100.0))).len() <= 25_000);
}
