//! A unit's mark with the properties it has by itself and by config.

use super::channel::Channel;
use super::config::Config;
use super::def::{Def, Type};
use super::read::Read;
use crate::value::Value;

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Vega-Lite's")]
pub enum MarkType {
    Arc,
    Area,
    Bar,
    Circle,
    Image,
    Line,
    Point,
    Rect,
    Rule,
    Square,
    Text,
    Tick,
    Trail,
}

use MarkType as M;

const NAMES: [(MarkType, &str); 13] = [
    (M::Arc, "arc"),
    (M::Area, "area"),
    (M::Bar, "bar"),
    (M::Circle, "circle"),
    (M::Image, "image"),
    (M::Line, "line"),
    (M::Point, "point"),
    (M::Rect, "rect"),
    (M::Rule, "rule"),
    (M::Square, "square"),
    (M::Text, "text"),
    (M::Tick, "tick"),
    (M::Trail, "trail"),
];

impl MarkType {
    /// A kind by its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, one)| *one == name).map(|(kind, _)| *kind)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }

    /// One outline through many rows.
    #[must_use]
    pub fn is_path(self) -> bool {
        matches!(self, M::Line | M::Area | M::Trail)
    }

    /// Drawn as a box.
    #[must_use]
    pub fn is_rect_based(self) -> bool {
        matches!(self, M::Rect | M::Bar | M::Image | M::Arc | M::Tick)
    }

    /// Grows from a base line.
    #[must_use]
    pub fn is_bar_or_area(self) -> bool {
        matches!(self, M::Bar | M::Area)
    }
}

/// How a mark lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Orient {
    Vertical,
    Horizontal,
}

/// A unit's encoding: the channels that are set, in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub struct Encoding {
    entries: Vec<(Channel, Vec<Def>)>,
}

impl Encoding {
    /// Sets a channel.
    pub fn set(&mut self, channel: Channel, defs: Vec<Def>) {
        self.entries.retain(|(one, _)| *one != channel);
        self.entries.push((channel, defs));
    }

    /// Puts another definition in the place of a channel's.
    pub fn replace(&mut self, channel: Channel, def: Def) {
        if let Some((_, defs)) = self.entries.iter_mut().find(|(one, _)| *one == channel) {
            *defs = vec![def];
        }
    }

    /// What stands behind a channel, unless it holds a list.
    #[must_use]
    pub fn get(&self, channel: Channel) -> Option<&Def> {
        self.all(channel).first()
    }

    /// All that stand behind a channel: several for `detail`, `order` and `tooltip`.
    #[must_use]
    pub fn all(&self, channel: Channel) -> &[Def] {
        self.entries.iter().find(|(one, _)| *one == channel).map_or(&[], |(_, defs)| defs)
    }

    /// Whether a channel is set.
    #[must_use]
    pub fn has(&self, channel: Channel) -> bool {
        self.entries.iter().any(|(one, _)| *one == channel)
    }

    /// The field or datum of a channel, also one that stands in its condition.
    #[must_use]
    pub fn data(&self, channel: Channel) -> Option<&Def> {
        let def = self.get(channel)?;
        data_of(def)
    }

    /// The field of a channel, also one that stands in its condition.
    #[must_use]
    pub fn field(&self, channel: Channel) -> Option<&Def> {
        self.data(channel).filter(|def| def.is_field())
    }

    /// All fields with their channels.
    pub fn fields(&self) -> impl Iterator<Item = (Channel, &Def)> {
        self.entries.iter().flat_map(|(channel, defs)| {
            defs.iter().filter_map(|def| {
                data_of(def).filter(|def| def.is_field()).map(|def| (*channel, def))
            })
        })
    }

    /// The channels in order.
    pub fn channels(&self) -> impl Iterator<Item = (Channel, &[Def])> {
        self.entries.iter().map(|(channel, defs)| (*channel, defs.as_slice()))
    }

    /// Whether anything is aggregated.
    #[must_use]
    pub fn is_aggregate(&self) -> bool {
        // A count among several definitions is not looked for.
        let listed = |channel| matches!(channel, Channel::Detail | Channel::Order);
        self.fields().any(|(channel, def)| {
            def.aggregate.is_some() && (def.field.is_some() || !listed(channel))
        })
    }

    /// Whether rows are put together at all.
    #[must_use]
    pub fn groups_rows(&self) -> bool {
        self.fields().any(|(_, def)| def.aggregate.is_some())
    }

    /// Whether a position has an offset within it that is a measure.
    #[must_use]
    pub fn has_measured_offset(&self, position: Channel) -> bool {
        position.offset().and_then(|offset| self.get(offset)).is_some_and(Def::is_measure)
    }

    /// Whether a discrete position has an offset within it.
    #[must_use]
    pub fn has_nested_offset(&self, position: Channel) -> bool {
        let discrete = |def: &Def| def.is_data() && (def.is_discrete() || def.time_unit.is_some());
        self.get(position).is_some_and(discrete)
            && position.offset().is_some_and(|offset| self.data(offset).is_some())
    }
}

fn data_of(def: &Def) -> Option<&Def> {
    if def.is_data() {
        return Some(def);
    }
    match def.conditions.as_slice() {
        [(_, only)] if only.is_data() => Some(only),
        _ => None,
    }
}

/// A unit's mark.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its kind.
    pub kind: MarkType,
    /// What the spec says of it.
    pub said: Value,
    /// How it lies.
    pub orient: Option<Orient>,
    /// Whether its colour is that of its inside.
    pub filled: bool,
}

/// A value that is there.
fn said(value: &Value) -> Option<&Value> {
    Some(value).filter(|value| **value != Value::Undefined)
}

impl Mark {
    /// A mark with what follows from its encoding.
    #[must_use]
    pub fn new(kind: MarkType, said: Value, encoding: &Encoding, config: &Config) -> Self {
        let mut mark = Self { kind, said, orient: None, filled: true };
        mark.filled = mark.is_filled(config);
        let specified = match mark.prop("orient", config).str() {
            Some("vertical") => Some(Orient::Vertical),
            Some("horizontal") => Some(Orient::Horizontal),
            _ => None,
        };
        mark.orient = orient(kind, encoding, specified);
        mark
    }

    /// Whether its colour is that of its inside: known before its encoding is.
    #[must_use]
    pub fn is_filled(&self, config: &Config) -> bool {
        let otherwise = !matches!(self.kind, M::Point | M::Line | M::Rule);
        let config_or = || self.config("filled", config).bool();
        self.said.at("filled").bool().or_else(config_or).unwrap_or(otherwise)
    }

    /// What config says of a property for the styles that a mark goes by: those that the spec names, the
    /// last first, then that of its kind.
    fn styled<'c>(&self, property: &str, config: &'c Config) -> Option<&'c Value> {
        let of = |style: &str| said(config.said_style(style, property));
        let named = match self.said.at("style") {
            Value::Undefined => None,
            Value::List(styles) => styles.iter().rev().find_map(|style| of(&style.to_text())),
            style => of(&style.to_text()),
        };
        named.or_else(|| of(self.kind.name()))
    }

    /// A property from config: of its styles, of its kind, of all marks.
    #[must_use]
    pub fn config(&self, property: &str, config: &Config) -> Value {
        self.config_of(property, None, config)
    }

    fn config_of(&self, property: &str, drawn: Option<&str>, config: &Config) -> Value {
        if let Some(styled) = self.styled(property, config) {
            return styled.clone();
        }
        // Most properties of most marks are said nowhere: that is found with as little work as there is.
        let kind = self.kind.name();
        let places = [
            drawn.map(|drawn| (kind, drawn)),
            Some((kind, property)),
            Some(("mark", drawn.unwrap_or(property))),
        ];
        let mut found = places.into_iter().flatten().map(|(group, name)| config.get(group, name));
        found.find(|value| *value != Value::Undefined).unwrap_or_default()
    }

    /// What Vega itself finds in the styles, by the name under which it draws: below all that
    /// Vega-Lite says.
    #[must_use]
    pub fn style_of_vega(&self, drawn: &str, config: &Config) -> Value {
        self.styled(drawn, config).cloned().unwrap_or_default()
    }

    /// A property: what the spec says, else what config says.
    #[must_use]
    pub fn prop(&self, property: &str, config: &Config) -> Value {
        match self.said.at(property) {
            Value::Undefined => self.config(property, config),
            said => said.clone(),
        }
    }

    /// A property that is drawn under another name, as `color` is as `fill`.
    #[must_use]
    pub fn prop_drawn_as(&self, property: Option<&str>, drawn: &str, config: &Config) -> Value {
        let said = [Some(drawn), property].into_iter().flatten().map(|name| self.said.at(name));
        match said.into_iter().find(|value| **value != Value::Undefined) {
            Some(said) => said.clone(),
            None => self.config_of(property.unwrap_or(""), Some(drawn), config),
        }
    }

    /// A property with Vega's own defaults for it below all else.
    #[must_use]
    pub fn drawn(&self, property: &str, config: &Config) -> Value {
        match self.prop(property, config) {
            Value::Undefined => config.style(self.kind.name(), property),
            value => value,
        }
    }

    /// What becomes of rows that cannot be placed (`invalid`).
    #[must_use]
    pub fn invalid(&self, config: &Config) -> Invalid {
        self.invalid_by(&self.prop("invalid", config))
    }

    /// The same for what config says alone.
    #[must_use]
    pub fn invalid_by_config(&self, config: &Config) -> Invalid {
        self.invalid_by(&self.config("invalid", config))
    }

    fn invalid_by(&self, said: &Value) -> Invalid {
        match said.str() {
            Some("filter") => Invalid::Filter,
            Some("show") => Invalid::Show,
            Some("break-paths-filter-domains") => Invalid::BreakFilterDomains,
            Some("break-paths-show-domains") => Invalid::BreakShowDomains,
            None if *said == Value::Null => Invalid::Show,
            _ if self.kind.is_path() => Invalid::BreakShowDomains,
            _ => Invalid::Filter,
        }
    }
}

/// What becomes of rows that cannot be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// They are left out.
    Filter,
    /// They are shown at zero or at the least.
    Show,
    /// Paths have gaps there; what else these rows hold does not count for domains.
    BreakFilterDomains,
    /// Paths have gaps there; what else these rows hold counts for domains.
    BreakShowDomains,
}

impl Invalid {
    /// Whether marks and whether domains include rows that cannot be placed.
    #[must_use]
    pub fn includes(self, is_path: bool) -> (bool, bool) {
        match self {
            Self::Filter => (false, false),
            Self::BreakFilterDomains => (is_path, false),
            Self::BreakShowDomains => (is_path, true),
            Self::Show => (true, true),
        }
    }
}

fn orient(kind: MarkType, encoding: &Encoding, specified: Option<Orient>) -> Option<Orient> {
    use Orient::{Horizontal, Vertical};
    if matches!(kind, M::Point | M::Circle | M::Square | M::Rect | M::Image) {
        return None;
    }
    if matches!(kind, M::Arc | M::Trail) {
        return Some(Vertical);
    }
    let (x, y) = (encoding.get(Channel::X), encoding.get(Channel::Y));
    let (x2, y2) = (encoding.has(Channel::X2), encoding.has(Channel::Y2));
    let x_binned = x.is_some_and(Def::is_binned);
    let y_binned = y.is_some_and(Def::is_binned);
    if matches!(kind, M::Text | M::Bar | M::Rule | M::Area) && kind != M::Rule {
        if y.is_none() && encoding.has_measured_offset(Channel::Y) {
            return specified.or(Some(Vertical));
        }
        if x.is_none() && encoding.has_measured_offset(Channel::X) {
            return specified.or(Some(Horizontal));
        }
    }
    if matches!(kind, M::Text | M::Bar) {
        let aggregated =
            |def: Option<&Def>| def.is_some_and(|def| def.is_field() && def.aggregate.is_some());
        let plain =
            |def: Option<&Def>| def.is_some_and(|def| def.is_field() && def.aggregate.is_none());
        if x_binned || (plain(x) && aggregated(y)) {
            return Some(Vertical);
        }
        if y_binned || (plain(y) && aggregated(x)) {
            return Some(Horizontal);
        }
        if x2 || y2 {
            if specified.is_some() {
                return specified;
            }
            if !x2 {
                let measured = x.is_some_and(|def| {
                    (def.is_field() && def.is(Type::Quantitative) && !def.is_binning())
                        || is_number(def)
                });
                return Some(if measured && y_binned { Horizontal } else { Vertical });
            }
            if !y2 {
                let measured = y.is_some_and(|def| {
                    (def.is_field() && def.is(Type::Quantitative) && !def.is_binning())
                        || is_number(def)
                });
                return Some(if measured && x_binned { Vertical } else { Horizontal });
            }
        }
    }
    if matches!(kind, M::Text | M::Bar | M::Rule) && x2 && !x_binned && y2 && !y_binned {
        return None;
    }
    if !matches!(kind, M::Line | M::Tick) {
        if y2 {
            return Some(if y_binned { Horizontal } else { Vertical });
        }
        if x2 {
            return Some(if x_binned { Vertical } else { Horizontal });
        }
        if kind == M::Rule {
            match (x.is_some(), y.is_some()) {
                (true, false) => return Some(Vertical),
                (false, true) => return Some(Horizontal),
                _ => {}
            }
        }
    }
    if specified.is_some() {
        return specified;
    }
    let measure = |def: Option<&Def>| def.is_some_and(Def::is_measure);
    let temporal =
        |def: Option<&Def>| def.is_some_and(|def| def.is_field() && def.is(Type::Temporal));
    match (measure(x), measure(y)) {
        (true, false) => Some(if kind == M::Tick { Vertical } else { Horizontal }),
        (false, true) => Some(if kind == M::Tick { Horizontal } else { Vertical }),
        (true, true) => Some(Vertical),
        (false, false) => match (temporal(x), temporal(y)) {
            (true, false) => Some(Vertical),
            (false, true) => Some(Horizontal),
            _ => None,
        },
    }
}

fn is_number(def: &Def) -> bool {
    def.datum.as_ref().is_some_and(|datum| datum.num().is_some())
}
