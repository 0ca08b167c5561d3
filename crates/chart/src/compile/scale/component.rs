//! The scales of a spec: which views share one, and what is said of each.

use super::super::model::{Id, Model, NodeKind, Unit};
use super::super::split::Split;
use super::{domain, properties, range};
use crate::compile::data::Data;
use crate::spec::channel::{Channel, SCALE_CHANNELS};
use crate::spec::read::Read;
use crate::spec::scale_type::{ScaleType, scale_type};

/// A scale before its domain is known.
#[derive(Clone, Debug)]
pub(crate) struct Component {
    /// The view that owns it: all below share it.
    pub(crate) owner: Id,
    pub(crate) channel: Channel,
    pub(crate) kind: ScaleType,
    explicit_kind: bool,
    /// The units that go through it.
    pub(crate) units: Vec<Id>,
    pub(crate) props: Split,
    pub(crate) domain: domain::Domains,
    pub(crate) range: range::RangeSpec,
}

impl Component {
    /// Whether zero is in its domain, if that is known before the data are
    /// (`domainHasZero`): `zero` says so even where a bound of the domain leaves it out.
    pub(crate) fn has_zero(&self) -> Option<bool> {
        if self.kind == ScaleType::Log || self.kind.is_time() {
            return Some(false);
        }
        if self.props.get("zero").bool() == Some(true) {
            return Some(true);
        }
        let spans_zero = |part: &domain::Part| match part {
            domain::Part::Values(values) => {
                let ends =
                    values.first().and_then(Read::num).zip(values.last().and_then(Read::num));
                ends.map(|(first, last)| first <= 0.0 && last >= 0.0)
            }
            _ => None,
        };
        let known: Vec<Option<bool>> = self.domain.parts.iter().map(spans_zero).collect();
        if known.contains(&Some(true)) {
            Some(true)
        } else {
            (known.contains(&Some(false)) && !known.contains(&None)).then_some(false)
        }
    }
}

/// All scales of a spec.
#[derive(Debug, Default)]
pub(crate) struct Components {
    all: Vec<Component>,
    /// For each view the scales that it owns, and those that it goes through as a unit.
    of_views: Vec<[Vec<(Channel, usize)>; 2]>,
}

impl Components {
    /// The scale that a view's channel goes through: its own, or that of one above it.
    pub(crate) fn find(&self, model: &Model, id: Id, channel: Channel) -> Option<&Component> {
        model.ancestry(id).find_map(|owner| self.owned(owner, channel))
    }

    /// The scale of a unit's channel, if the unit itself goes through it.
    pub(crate) fn of_unit(&self, unit: Id, channel: Channel) -> Option<&Component> {
        self.of_view(unit, 1, channel)
    }

    /// The scale that a view owns.
    pub(crate) fn owned(&self, owner: Id, channel: Channel) -> Option<&Component> {
        self.of_view(owner, 0, channel)
    }

    fn of_view(&self, id: Id, role: usize, channel: Channel) -> Option<&Component> {
        let scales = self.of_views.get(id)?.get(role)?;
        let (_, at) = scales.iter().find(|(one, _)| *one == channel)?;
        self.all.get(*at)
    }

    /// Notes which views each scale belongs to: there may be a thousand views with four scales each.
    fn index(&mut self) {
        for (at, one) in self.all.iter().enumerate() {
            let units = one.units.iter().map(|unit| (*unit, 1));
            for (id, role) in [(one.owner, 0)].into_iter().chain(units) {
                if self.of_views.len() <= id {
                    self.of_views.resize_with(id + 1, Default::default);
                }
                if let Some(scales) = self.of_views.get_mut(id).and_then(|both| both.get_mut(role))
                {
                    scales.push((one.channel, at));
                }
            }
        }
    }

    /// Finds the scales and their types, then what is said of each.
    pub(crate) fn parse(model: &Model) -> Self {
        let mut all = Self::default();
        let mut local = core(model, 0, &mut all.all);
        all.all.append(&mut local);
        all.index();
        all
    }

    /// What needs the scales' types and, for domains, the data.
    pub(crate) fn complete(&mut self, model: &Model, data: &Data) {
        self.parse_domains(model, data);
        for property in properties::PROPERTIES {
            let parsed: Vec<_> = self
                .all
                .iter()
                .map(|one| properties::merged(property, one, self, model, data))
                .collect();
            for (component, (value, explicit)) in self.all.iter_mut().zip(parsed) {
                component.props.set(property, value, explicit);
            }
        }
        let ranges: Vec<_> =
            self.all.iter().map(|one| range::merged(one, self, model, data)).collect();
        for (component, range) in self.all.iter_mut().zip(ranges) {
            component.range = range;
        }
    }

    fn parse_domains(&mut self, model: &Model, data: &Data) {
        let parsed: Vec<_> = self.all.iter().map(|one| domain::merged(one, model, data)).collect();
        for (component, domain) in self.all.iter_mut().zip(parsed) {
            component.domain = domain;
        }
    }
}

/// The scales that a view and those below it still offer for sharing; what cannot be shared is done.
fn core(model: &Model, id: Id, done: &mut Vec<Component>) -> Vec<Component> {
    let node = model.node(id);
    if let NodeKind::Unit(unit) = &node.kind {
        return SCALE_CHANNELS.into_iter().filter_map(|channel| own(id, unit, channel)).collect();
    }
    let children: Vec<Vec<Component>> =
        node.children.iter().map(|child| core(model, *child, done)).collect();
    let mut shared: Vec<Component> = Vec::new();
    for channel in SCALE_CHANNELS {
        let offered: Vec<&Component> =
            children.iter().flatten().filter(|component| component.channel == channel).collect();
        let said = model.resolve(id, "scale", channel);
        let is_shared =
            said.map_or_else(|| default_resolve(&node.kind, channel), |said| said == "shared");
        match merge(id, &offered) {
            Some(merged) if is_shared => shared.push(merged),
            _ => done.extend(offered.into_iter().cloned()),
        }
    }
    shared
}

fn own(id: Id, unit: &Unit, channel: Channel) -> Option<Component> {
    let def = unit.encoding.data(channel)?;
    if def.raw.at("scale").is_off() {
        return None;
    }
    let (kind, explicit_kind) = scale_type(def, channel, &unit.mark, &unit.encoding);
    Some(Component {
        owner: id,
        channel,
        kind,
        explicit_kind,
        units: vec![id],
        props: Split::default(),
        domain: domain::Domains::default(),
        range: range::RangeSpec::default(),
    })
}

/// One scale for all, unless their types cannot be one.
fn merge(owner: Id, offered: &[&Component]) -> Option<Component> {
    let (first, rest) = offered.split_first()?;
    let mut merged = Component { owner, ..Component::clone(first) };
    for other in rest {
        if !merged.kind.is_compatible(other.kind) {
            return None;
        }
        let takes = match (merged.explicit_kind, other.explicit_kind) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => other.kind.precedence() > merged.kind.precedence(),
        };
        if takes {
            merged.kind = other.kind;
            merged.explicit_kind = other.explicit_kind;
        }
        merged.units.extend(&other.units);
    }
    Some(merged)
}

/// Whether views of this kind share a scale if nobody says anything (`defaultScaleResolve`).
pub(crate) fn default_resolve(kind: &NodeKind, channel: Channel) -> bool {
    match kind {
        NodeKind::Facet(_) => channel != Channel::Theta,
        NodeKind::Concat(_) => !(channel.is_xy() || channel.is_polar()),
        NodeKind::Layer | NodeKind::Unit(_) => true,
    }
}
