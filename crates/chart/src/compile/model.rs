//! The tree of views with everything that is known before any data are read.

use crate::normalize::{Kind, View, overlay_typed};
use crate::problem::{Path, Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::def::{Aggregate, Def};
use crate::spec::mark::{Encoding, Mark, MarkType};
use crate::spec::read::{Read, without};
use crate::spec::stack::{Stack, stack};
use crate::value::Value;

/// A view's place in the tree.
pub(crate) type Id = usize;

/// The tree, parents before their children.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) nodes: Vec<Node>,
    pub(crate) config: Config,
    /// Whether words that are too long for their place are broken into lines, and not only cut:
    /// `"usermeta": {"wrap": true}`.
    pub(crate) wraps: bool,
}

/// Into how many lines words are broken at most.
pub(crate) const MOST_LINES: u8 = 6;

/// A view.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) path: Path,
    pub(crate) props: Value,
    pub(crate) parent: Option<Id>,
    pub(crate) children: Vec<Id>,
    pub(crate) kind: NodeKind,
    /// Its width and height, as it says or as its layer says.
    pub(crate) given: [Value; 2],
    /// What its marks and groups are called.
    pub(crate) name: String,
}

/// What a view is.
#[derive(Clone, Debug)]
pub(crate) enum NodeKind {
    Unit(Box<Unit>),
    Layer,
    Facet(Vec<(FacetChannel, Def)>),
    Concat(Option<f64>),
}

/// How the parts of a facet lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FacetChannel {
    Row,
    Column,
    Facet,
}

impl FacetChannel {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Column => "column",
            Self::Facet => "facet",
        }
    }
}

/// One mark and its encoding.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) mark: Mark,
    pub(crate) encoding: Encoding,
    pub(crate) stack: Option<Stack>,
}

/// A view within another: what it is called and the size that is handed down to it.
type Child<'a> = (&'a View, String, [Value; 2]);

impl Model {
    /// The tree of a normalised spec.
    pub(crate) fn build(view: &View, config: Config, wraps: bool) -> Result<Self> {
        let mut model = Self { nodes: Vec::new(), config, wraps };
        model.add(view, None, String::new(), [Value::Undefined, Value::Undefined])?;
        Ok(model)
    }

    /// Into how many lines the words of guides may be broken.
    pub(crate) fn most_lines(&self) -> usize {
        if self.wraps { usize::from(MOST_LINES) } else { 1 }
    }

    fn add(
        &mut self,
        view: &View,
        parent: Option<Id>,
        name: String,
        given: [Value; 2],
    ) -> Result<Id> {
        let id = self.nodes.len();
        let own = view.props.at("name").str().map_or(name, str::to_owned);
        let given = own_size(view, given);
        self.nodes.push(Node {
            path: view.path.clone(),
            props: view.props.clone(),
            parent,
            children: Vec::new(),
            kind: NodeKind::Layer,
            given: given.clone(),
            name: own.clone(),
        });
        let prefix = if own.is_empty() { String::new() } else { format!("{own}_") };
        let none = || [Value::Undefined, Value::Undefined];
        let (kind, children): (NodeKind, Vec<Child<'_>>) = match &view.kind {
            Kind::Unit { mark, encoding } => (
                NodeKind::Unit(Box::new(unit(mark, encoding, &view.path, &self.config)?)),
                Vec::new(),
            ),
            Kind::Layer(layers) => {
                let named = |(at, layer)| (layer, format!("{prefix}layer_{at}"), given.clone());
                (NodeKind::Layer, layers.iter().enumerate().map(named).collect())
            }
            Kind::Concat { children, columns } => {
                let named = |(at, child)| (child, format!("{prefix}concat_{at}"), none());
                (NodeKind::Concat(*columns), children.iter().enumerate().map(named).collect())
            }
            Kind::Facet { mapping, child } => (
                NodeKind::Facet(facets(mapping)),
                vec![(&**child, format!("{prefix}child"), none())],
            ),
        };
        for (child, name, given) in children {
            let child = self.add(child, Some(id), name, given)?;
            if let Some(node) = self.nodes.get_mut(id) {
                node.children.push(child);
            }
        }
        if let Some(node) = self.nodes.get_mut(id) {
            node.kind = kind;
            if matches!(node.kind, NodeKind::Unit(_)) {
                drop_step_of_continuous(node);
            }
        }
        Ok(id)
    }

    /// A view. Every id comes from the tree itself.
    pub(crate) fn node(&self, id: Id) -> &Node {
        #[expect(
            clippy::indexing_slicing,
            reason = "ids are made by `add` alone and nothing is removed"
        )]
        &self.nodes[id]
    }

    /// The unit at this place.
    pub(crate) fn unit(&self, id: Id) -> Option<&Unit> {
        match &self.node(id).kind {
            NodeKind::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// All units at and below a place, in order.
    pub(crate) fn units_below(&self, id: Id) -> Vec<Id> {
        let node = self.node(id);
        match &node.kind {
            NodeKind::Unit(_) => vec![id],
            _ => node.children.iter().flat_map(|child| self.units_below(*child)).collect(),
        }
    }

    /// From a view up to the root, itself first.
    pub(crate) fn ancestry(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |id| self.node(*id).parent)
    }

    /// What a view says of how its children share a scale, an axis or a legend.
    pub(crate) fn resolve(&self, id: Id, what: &str, channel: Channel) -> Option<&str> {
        self.node(id).props.at("resolve").at(what).at(channel.name()).str()
    }
}

fn own_size(view: &View, given: [Value; 2]) -> [Value; 2] {
    let [width, height] = given;
    let own = |size: &str, given: Value| match view.props.at(size) {
        Value::Undefined => given,
        said => said.clone(),
    };
    [own("width", width), own("height", height)]
}

/// A step means nothing to a continuous position.
fn drop_step_of_continuous(node: &mut Node) {
    let NodeKind::Unit(unit) = &node.kind else { return };
    let continuous = |channel: Channel| {
        let def = unit.encoding.get(channel);
        def.is_some_and(|def| match &def.datum {
            Some(datum) => datum.num().is_some(),
            None => def.is_field() && !def.is_discrete(),
        })
    };
    let drops = [continuous(Channel::X), continuous(Channel::Y)];
    for (given, drop) in node.given.iter_mut().zip(drops) {
        if drop && given.at("step").is_some() {
            *given = Value::Undefined;
        }
    }
}

fn facets(mapping: &Value) -> Vec<(FacetChannel, Def)> {
    let channels = [FacetChannel::Row, FacetChannel::Column, FacetChannel::Facet];
    let read = |channel: FacetChannel| {
        let def = mapping.member(channel.name())?;
        // A facet is discrete whatever its field is; `detail` has no defaults of its own. Few rows and
        // columns say more than many, so they are binned as sizes are.
        let few = channel != FacetChannel::Facet && def.at("bin").bool() == Some(true);
        let like = if few { Channel::Size } else { Channel::Detail };
        Some((channel, Def { kind: Def::read(def, Channel::Detail).kind, ..Def::read(def, like) }))
    };
    channels.into_iter().filter_map(read).collect()
}

fn unit(mark: &Value, encoding: &Value, path: &Path, config: &Config) -> Result<Unit> {
    let name = mark.at("type").str().unwrap_or_default();
    let kind = MarkType::parse(name).ok_or_else(|| {
        Problem::unsupported(&path.key("mark"), crate::messages::unsupported_mark(name))
    })?;
    for (channel, def) in encoding.entries() {
        // Of the channels that take only one field Vega-Lite drops a list, `order` among them.
        let many = matches!(&**channel, "detail" | "tooltip");
        if matches!(def, Value::List(_)) && !many {
            let place = path.key("encoding").key(channel);
            return Err(Problem::unsupported(&place, crate::messages::unsupported("[…]")));
        }
    }
    let said = without(mark, &["type"]);
    let bare = Mark { kind, said: said.clone(), orient: None, filled: true };
    let encoding = init_encoding(encoding, kind, bare.is_filled(config));
    let encoding = in_order_of_colors(encoding);
    let mark = Mark::new(kind, said, &encoding, config);
    let stack = stack(&mark, &encoding);
    Ok(Unit { mark, encoding, stack })
}

/// Marks beside each other go in the order of their colours' domain, where it is listed and nothing else
/// is said (`alignStackOrderWithColorDomain`).
fn in_order_of_colors(mut encoding: Encoding) -> Encoding {
    let color = encoding.get(Channel::Fill).or(encoding.get(Channel::Color));
    let listed = color.filter(|def| def.is_field() && def.is(crate::spec::def::Type::Nominal));
    let Some(Value::List(domain)) = listed.map(|def| def.raw.at("scale").at("domain").clone())
    else {
        return encoding;
    };
    let offset = [Channel::XOffset, Channel::YOffset]
        .into_iter()
        .find_map(|channel| Some((channel, encoding.get(channel)?.clone())));
    if let Some((channel, mut def)) = offset
        && !encoding.has(Channel::Order)
        && def.is_field()
        && !def.raw.at("sort").to_bool()
    {
        def.sort = crate::spec::def::Sort::Values(domain.to_vec());
        encoding.replace(channel, def);
    }
    encoding
}

/// The channels that a mark has a use for (`initEncoding`).
fn init_encoding(written: &Value, kind: MarkType, filled: bool) -> Encoding {
    let all = overlay_typed(written);
    let mut kept = Encoding::default();
    for (channel, defs) in all.channels() {
        let Some(def) = defs.first() else { continue };
        let as_theta =
            channel == Channel::Angle && kind == MarkType::Arc && !all.has(Channel::Theta);
        let channel = if as_theta { Channel::Theta } else { channel };
        let dropped = !supports(kind, channel, &all)
            || (channel.is_offset() && nested_in_continuous(channel, def, &all))
            || (channel == Channel::Size
                && kind == MarkType::Line
                && matches!(&def.aggregate, Some(Aggregate::Op(_))))
            || (channel == Channel::Color
                && all.has(if filled { Channel::Fill } else { Channel::Stroke }))
            || !(def.is_data()
                || def.value.is_some()
                || !def.conditions.is_empty()
                || order_only(channel, def)
                || channel == Channel::Tooltip);
        if !dropped {
            kept.set(channel, defs.to_vec());
        }
    }
    // Vega-Lite goes through the channels in its own order, not in that of the spec.
    let mut ordered = Encoding::default();
    for (channel, _) in crate::spec::channel::CHANNELS {
        if kept.has(channel) {
            ordered.set(channel, kept.all(channel).to_vec());
        }
    }
    ordered
}

fn order_only(channel: Channel, def: &Def) -> bool {
    channel == Channel::Order && def.raw.member("sort").is_some()
}

fn nested_in_continuous(channel: Channel, def: &Def, all: &Encoding) -> bool {
    use crate::spec::def::Type;
    let Some(position) = all.get(channel.position()).filter(|def| def.is_field()) else {
        return false;
    };
    let continuous = position.is(Type::Quantitative) || position.is(Type::Temporal);
    continuous && def.is_field() && position.time_unit.is_none()
}

fn supports(kind: MarkType, channel: Channel, all: &Encoding) -> bool {
    use Channel as C;
    use MarkType as M;
    match channel {
        C::X2 | C::Y2 => match kind {
            M::Area | M::Bar | M::Image | M::Rect | M::Rule => true,
            M::Circle | M::Point | M::Square | M::Tick | M::Line | M::Trail => {
                all.get(channel.main()).is_some_and(super::super::spec::def::Def::is_binned)
            }
            _ => false,
        },
        C::Theta | C::Radius => matches!(kind, M::Arc | M::Text),
        C::Theta2 | C::Radius2 => kind == M::Arc,
        C::Size => !matches!(kind, M::Area | M::Arc | M::Image | M::Rect),
        C::Shape => matches!(kind, M::Point),
        C::StrokeDash => {
            matches!(kind, M::Line | M::Point | M::Tick | M::Rule | M::Bar | M::Circle | M::Square)
        }
        C::Text => kind == M::Text,
        C::Url => kind == M::Image,
        C::Angle => matches!(kind, M::Point | M::Square | M::Text),
        C::Color | C::Fill | C::Stroke => kind != M::Image,
        _ => true,
    }
}
