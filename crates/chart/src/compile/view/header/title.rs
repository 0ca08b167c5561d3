//! The title over all headers of a facet.

use super::super::super::encode::text::title_text;
use super::super::super::layout::group_mark;
use super::super::super::model::{FacetChannel, Id, NodeKind};
use super::super::super::scope::Scope;
use super::{Header, Headers, Side, is_footer, property, side};
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scene::{Group, Mark, Style};
use crate::spec::def::Def;
use crate::spec::read::Read;
use crate::value::Value;

impl Headers<'_> {
    /// A header's title outside of the headers' edges.
    pub(super) fn title(
        &self,
        header: &Header<'_>,
        edges: [[f64; 2]; 2],
        cells: Bounds,
    ) -> Result<Option<(Mark, Bounds)>> {
        let text = full_title(self.id, header.channel, header.def, self.scope);
        if title_text(&text).is_empty() || is_told_outside(self.id, header.channel, self.scope) {
            return Ok(None);
        }
        let Some(spec) = self.spec(header, "title", &text, "guide-title")? else { return Ok(None) };
        let orient = self.word(header, "titleOrient");
        let along = side(header.channel, orient.as_deref());
        let ends = is_footer(orient.as_deref());
        let [rows, columns] = edges;
        let [before, after] = if along == Side::Row { rows } else { columns };
        let gap = if header.channel == FacetChannel::Facet { 0.0 } else { 10.0 };
        let out = if ends { after + gap } else { before - gap };
        let band = match (self.word(header, "titleAnchor").as_deref(), along) {
            (Some("start"), Side::Column) | (Some("end"), Side::Row) => 0.0,
            (Some("end"), Side::Column) | (Some("start"), Side::Row) => 1.0,
            _ => 0.5,
        };
        let (mark, own) = spec.place((0.0, 0.0), &Bounds::new(0.0, 0.0, 0.0, 0.0), self.scope);
        let at = match along {
            Side::Row => (out, (cells.y1 + band * cells.height() + 0.5).floor()),
            Side::Column => ((cells.x1 + band * cells.width() + 0.5).floor(), out),
        };
        let group = Group {
            at,
            size: (0.0, 0.0),
            corners: [0.0; 4],
            has_background: true,
            clip: false,
            marks: vec![mark],
        };
        let role = if along == Side::Row { "row-title" } else { "column-title" };
        let name = format!("{}-title", header.channel.name());
        Ok(Some((
            group_mark(role, Some(&name), vec![(group, Style::default())]),
            own.moved(at.0, at.1),
        )))
    }
}

/// A header's title, with that of a facet within that stands along the same side.
fn full_title(id: Id, channel: FacetChannel, def: &Def, scope: &Scope<'_>) -> Value {
    let shows = property(scope, channel, def, "title");
    let shown = shows == Value::Undefined || shows.to_bool() || def.raw.at("title").is_some();
    let off = def.raw.member("header").is_some_and(|said| *said == Value::Null);
    let own = match shown && !off {
        true => def.title(&scope.model.config),
        false => Value::Undefined,
    };
    let inner = scope.model.node(id).children.first().and_then(|child| {
        let NodeKind::Facet(defs) = &scope.model.node(*child).kind else { return None };
        let (_, def) = defs.iter().find(|(one, _)| *one == channel)?;
        Some(full_title(*child, channel, def, scope))
    });
    match inner.filter(|inner| !title_text(inner).is_empty()) {
        Some(inner) if title_text(&own).is_empty() => inner,
        Some(inner) => Value::text(&format!("{} / {}", title_text(&own), title_text(&inner))),
        None => own,
    }
}

/// Whether a facet around this one tells its title.
fn is_told_outside(id: Id, channel: FacetChannel, scope: &Scope<'_>) -> bool {
    let parent = scope.model.node(id).parent;
    let kind = parent.map(|parent| &scope.model.node(parent).kind);
    matches!(kind, Some(NodeKind::Facet(defs)) if defs.iter().any(|(one, _)| *one == channel))
}
