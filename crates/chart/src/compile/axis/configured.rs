//! What config says of an axis.

use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::read::{Read, list_of};
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// What config says of an axis, the nearest first: the axis's styles, the groups that speak of it, and
/// their styles. Mostly a config says nothing of axes, and nothing is asked then.
pub(super) struct Configured<'a> {
    all: Vec<&'a Value>,
    /// What only Vega-Lite knows of: Vega's own groups are left to Vega.
    own: Vec<&'a Value>,
}

impl<'a> Configured<'a> {
    /// Of an axis of a channel with a scale of this type, at a side, with the styles that it names.
    pub(super) fn new(
        config: &'a Config,
        channel: Channel,
        kind: ScaleType,
        orient: &str,
        style: &Value,
    ) -> Self {
        let styled = |names: &Value| -> Vec<&'a Value> {
            let nearest = list_of(names).into_iter().rev();
            nearest.map(|name| config.group("style").at(&name.to_text())).collect()
        };
        let groups: Vec<(String, &Value)> = groups(channel, kind, orient)
            .into_iter()
            .map(|name| (config.group(&name), name))
            .filter(|(said, _)| !said.entries().is_empty())
            .map(|(said, name)| (name, said))
            .collect();
        let mut all = styled(style);
        let mut own = all.clone();
        all.extend(groups.iter().rev().map(|(_, said)| *said));
        all.extend(groups.iter().flat_map(|(_, said)| styled(said.at("style"))));
        own.extend(groups.iter().filter(|(name, _)| !is_vega(name)).map(|(_, said)| *said));
        Self { all, own }
    }

    /// The nearest that is said of a property.
    pub(super) fn get(&self, property: &str) -> Value {
        let mut said = self.all.iter().map(|one| one.at(property));
        said.find(|value| **value != Value::Undefined).cloned().unwrap_or_default()
    }

    /// The same, if Vega itself does not know of it.
    pub(super) fn own(&self, property: &str) -> Value {
        let is_own = self.own.iter().any(|one| one.at(property).is_some());
        if is_own { self.get(property) } else { Value::Undefined }
    }
}

/// The groups of config that speak of an axis, the nearest last.
fn groups(channel: Channel, kind: ScaleType, orient: &str) -> Vec<String> {
    let side = match orient {
        "top" => "axisTop",
        "left" => "axisLeft",
        "right" => "axisRight",
        _ => "axisBottom",
    };
    let own = if channel == Channel::X { "axisX" } else { "axisY" };
    let mut groups: Vec<String> = ["axis", side, own].map(str::to_owned).to_vec();
    let kinds: &[&str] = match kind {
        ScaleType::Band => &["Discrete", "Band"],
        ScaleType::Point => &["Discrete", "Point"],
        kind if kind.is_quantitative() => &["Quantitative"],
        kind if kind.is_time() => &["Temporal"],
        _ => &[],
    };
    groups.extend(kinds.iter().map(|kind| format!("axis{kind}")));
    groups.extend(kinds.iter().map(|kind| format!("{own}{kind}")));
    groups
}

/// Whether Vega itself knows a group of config.
fn is_vega(group: &str) -> bool {
    matches!(
        group,
        "axis"
            | "axisX"
            | "axisY"
            | "axisTop"
            | "axisLeft"
            | "axisRight"
            | "axisBottom"
            | "axisBand"
    )
}
