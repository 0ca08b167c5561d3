//! Whether and how a unit's marks are stacked.

use super::channel::Channel;
use super::def::{Aggregate, Bin, Def, Type};
use super::mark::{Encoding, Mark, MarkType, Orient};
use super::read::Read;
use crate::value::{Name, Value};

/// How a unit's marks are stacked.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The channel along which they are.
    pub channel: Channel,
    /// The channels within whose values they are.
    pub groupby: Vec<Channel>,
    /// The fields that tell one mark of a stack from another.
    pub by: Vec<Def>,
    /// From where the stack grows.
    pub offset: Offset,
    /// Whether a series gets a zero where it has no value: paths need one.
    pub impute: bool,
}

/// From where a stack grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Vega-Lite's")]
pub enum Offset {
    Zero,
    Center,
    Normalize,
}

const STACKABLE: [MarkType; 10] = [
    MarkType::Arc,
    MarkType::Bar,
    MarkType::Area,
    MarkType::Rule,
    MarkType::Point,
    MarkType::Circle,
    MarkType::Square,
    MarkType::Line,
    MarkType::Text,
    MarkType::Tick,
];

/// The channels other than positions that can hold a field, in Vega-Lite's order.
const NON_POSITION: [Channel; 18] = [
    Channel::Color,
    Channel::Fill,
    Channel::Stroke,
    Channel::Opacity,
    Channel::FillOpacity,
    Channel::StrokeOpacity,
    Channel::StrokeWidth,
    Channel::StrokeDash,
    Channel::Size,
    Channel::Angle,
    Channel::Shape,
    Channel::Order,
    Channel::Text,
    Channel::Detail,
    Channel::Key,
    Channel::Href,
    Channel::Url,
    Channel::Description,
];

/// How the marks of a unit are stacked, if they are.
#[must_use]
pub fn stack(mark: &Mark, encoding: &Encoding) -> Option<Stack> {
    if !STACKABLE.contains(&mark.kind) {
        return None;
    }
    let channel =
        stacked(encoding, Channel::X, mark).or_else(|| stacked(encoding, Channel::Theta, mark))?;
    let def = encoding.get(channel)?;
    let said = def.raw.at("stack");
    let beside = |channel: Channel, other: Channel| {
        !encoding.has(other) && encoding.has_measured_offset(other) && channel.is_xy()
    };
    if *said == Value::Undefined && beside(channel, across(channel)) {
        return None;
    }
    let offset = offset(said, mark.kind)?;
    let groupby = groupby(encoding, channel, def);
    let by = stack_by(encoding, &groupby);
    if encoding.is_aggregate() && by.is_empty() {
        return None;
    }
    if channel.secondary().is_some_and(|second| encoding.get(second).is_some_and(Def::is_data)) {
        return None;
    }
    let impute = *def.raw.at("impute") != Value::Null && mark.kind.is_path();
    Some(Stack { channel, groupby, by, offset, impute })
}

fn offset(said: &Value, kind: MarkType) -> Option<Offset> {
    match said {
        Value::Undefined => {
            matches!(kind, MarkType::Bar | MarkType::Area | MarkType::Arc).then_some(Offset::Zero)
        }
        Value::Bool(true) => Some(Offset::Zero),
        Value::Text(text) => match &**text {
            "zero" => Some(Offset::Zero),
            "center" => Some(Offset::Center),
            "normalize" => Some(Offset::Normalize),
            _ => None,
        },
        _ => None,
    }
}

fn across(channel: Channel) -> Channel {
    match channel {
        Channel::X => Channel::Y,
        Channel::Y => Channel::X,
        Channel::Theta => Channel::Radius,
        _ => Channel::Theta,
    }
}

fn groupby(encoding: &Encoding, channel: Channel, stacked: &Def) -> Vec<Channel> {
    let dimension = across(channel);
    let candidates = [Some(dimension), dimension.offset()];
    let differs = |channel: &Channel| {
        encoding.get(*channel).is_some_and(|def| def.is_field() && def.column() != stacked.column())
    };
    candidates.into_iter().flatten().filter(differs).collect()
}

fn stack_by(encoding: &Encoding, groupby: &[Channel]) -> Vec<Def> {
    let grouped: Vec<Name> =
        groupby.iter().filter_map(|one| encoding.get(*one)).map(Def::column).collect();
    let fields = |channel: &Channel| -> Vec<Def> {
        encoding.fields().filter(|(one, _)| one == channel).map(|(_, def)| def.clone()).collect()
    };
    let all = NON_POSITION.iter().flat_map(fields);
    all.filter(|def| def.aggregate.is_none() && !grouped.contains(&def.column())).collect()
}

fn stacked(encoding: &Encoding, x: Channel, mark: &Mark) -> Option<Channel> {
    let y = across(x);
    let cartesian = x == Channel::X && mark.kind.is_bar_or_area();
    let measure = |def: Option<&Def>| {
        def.is_some_and(|def| def.is_field() && def.is(Type::Quantitative) && def.bin == Bin::None)
    };
    let (first, second) = (encoding.get(x), encoding.get(y));
    let is_field = |def: Option<&Def>| def.is_some_and(Def::is_field);
    match (measure(first), measure(second)) {
        (true, true) => both(first?, second?, x, y, cartesian, mark.orient),
        (true, false) if is_field(second) => Some(x),
        (false, true) if is_field(first) => Some(y),
        (true, false) => (!(cartesian && mark.orient == Some(Orient::Vertical))).then_some(x),
        (false, true) => (!(cartesian && mark.orient == Some(Orient::Horizontal))).then_some(y),
        (false, false) => None,
    }
}

fn both(
    first: &Def,
    second: &Def,
    x: Channel,
    y: Channel,
    cartesian: bool,
    orient: Option<Orient>,
) -> Option<Channel> {
    if first.raw.at("stack").to_bool() {
        return Some(x);
    }
    if second.raw.at("stack").to_bool() {
        return Some(y);
    }
    let aggregated = |def: &Def| {
        matches!(
            def.aggregate,
            Some(Aggregate::Op(_) | Aggregate::ArgMin(_) | Aggregate::ArgMax(_))
        )
    };
    match (aggregated(first), aggregated(second)) {
        (true, false) => Some(x),
        (false, true) => Some(y),
        _ if cartesian => match orient {
            Some(Orient::Vertical) => Some(y),
            Some(Orient::Horizontal) => Some(x),
            None => None,
        },
        _ => None,
    }
}
