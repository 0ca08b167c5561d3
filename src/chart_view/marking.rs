//! Marks know which choices they belong to: each has their classes, so that style sheets can filter a
//! page that has no script, and a mark that is touched can choose.

use std::sync::Arc;

use chart::ViewData;
use chart::scene::{Item, Mark, Shape};

use super::{Control, Drawing};

/// A control with the class of each of its choices; none for one that marks are to know nothing of.
pub(super) struct Marked<'a> {
    pub control: &'a Control,
    pub classes: Vec<Option<String>>,
}

impl Drawing {
    /// Gives each mark the classes of the choices that it belongs to.
    pub(super) fn classify(&mut self, controls: &[Marked<'_>]) {
        if controls.is_empty() {
            return;
        }
        let views = &self.compiled.views;
        each(&mut self.compiled.scene.root, &mut |mark, item| {
            let view = view_of(views, mark)?;
            let row = item.row?;
            let classes: Vec<&str> =
                controls.iter().filter_map(|control| class(view, row, control)).collect();
            if !classes.is_empty() {
                item.class = Some(classes.join(" ").into());
            }
            Some(())
        });
    }
}

fn view_of<'v>(views: &'v [ViewData], mark: &MarkName) -> Option<&'v ViewData> {
    views.iter().find(|view| Some(view.name.as_str()) == mark.0.as_deref())
}

fn class<'m>(view: &ViewData, row: usize, marked: &'m Marked<'_>) -> Option<&'m str> {
    let Marked { control, classes } = marked;
    let value = view.table.value(control.field()?, row).key();
    let chosen = control.choices().iter().position(|choice| choice.value.key() == value)?;
    classes.get(chosen)?.as_deref()
}

/// The name of the mark that an item belongs to; a path's items are groups within it.
struct MarkName(Option<Arc<str>>);

fn each(mark: &mut Mark, visit: &mut impl FnMut(&MarkName, &mut Item) -> Option<()>) {
    let name = MarkName(mark.name.clone());
    let is_mark = mark.role == "mark";
    for item in &mut mark.items {
        if is_mark {
            visit(&name, item);
        }
        if let Shape::Group(group) = &mut item.shape {
            group.marks.iter_mut().for_each(|mark| each(mark, visit));
        }
    }
}
