//! What assistive technology hears: WAI-ARIA's graphics roles, each with an older one to fall back to.

use std::fmt::Write as _;

use super::escape::escaped;
use crate::scene::{Item, Mark, MarkKind, Scene, Shape};

/// Names the whole picture. One without named parts is an image: nothing in it is heard.
pub(super) fn picture(scene: &Scene, label: Option<&str>, out: &mut String) {
    let Some(label) = label.or(scene.description.as_deref()) else { return };
    let role = if is_named(&scene.root) { "graphics-document document" } else { "img" };
    let _ = write!(out, " role=\"{role}\" aria-label=\"{}\"", escaped(label));
}

fn is_named(mark: &Mark) -> bool {
    let within = |item: &Item| match &item.shape {
        Shape::Group(group) => group.marks.iter().any(is_named),
        _ => false,
    };
    let named = |item: &Item| item.label.is_some() || within(item);
    !mark.aria.hidden && (mark.aria.label.is_some() || mark.items.iter().any(named))
}

/// Hides a mark, or names it. What has other named things in it is an object, else a symbol.
pub(super) fn mark(mark: &Mark, out: &mut String) {
    if mark.aria.hidden {
        out.push_str(" aria-hidden=\"true\"");
        return;
    }
    let Some(label) = &mark.aria.label else { return };
    let is_guide = mark.role == "axis" || mark.role == "legend";
    let holds = matches!(mark.kind, MarkKind::Group | MarkKind::Text)
        || mark.items.iter().any(|item| item.label.is_some());
    out.push_str(role(holds && !is_guide));
    if let Some(description) = mark.aria.role_description {
        let _ = write!(out, " aria-roledescription=\"{}\"", escaped(description));
    }
    let _ = write!(out, " aria-label=\"{}\"", escaped(label));
}

/// Names an item.
pub(super) fn item(item: &Item, out: &mut String) {
    if let Some(label) = &item.label {
        out.push_str(role(matches!(item.shape, Shape::Group(_))));
        let _ = write!(out, " aria-label=\"{}\"", escaped(label));
    }
}

fn role(holds_others: bool) -> &'static str {
    if holds_others { " role=\"graphics-object group\"" } else { " role=\"graphics-symbol img\"" }
}
