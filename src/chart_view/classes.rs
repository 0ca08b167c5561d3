//! The classes by which a page without a script filters its marks: the inputs have some, the marks
//! others, and the style sheet brings them together.

use std::sync::Arc;

use chart::ViewData;
use chart::scene::{Item, Mark, Shape};

use super::{Control, Drawing};

/// The parameters of a page whose choices style sheets can follow, and the choices of each, in order:
/// `k0-1` is the second choice of the first parameter, in whichever chart it can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Classes(Vec<(String, Vec<String>)>);

/// So many parameters of a page, and so many choices of each, does the style sheet follow.
pub(super) const FOLLOWED: (usize, usize) = (2, 8);

impl Classes {
    /// The number of a control's parameter and those of its choices, counted in if they are new.
    pub(super) fn numbers(&mut self, control: &Control) -> (usize, Vec<Option<usize>>) {
        let at = place(
            &mut self.0,
            |(name, _)| **name == *control.param,
            || (control.param.to_string(), Vec::new()),
        );
        let mut numbers = Vec::new();
        if let Some((_, known)) = self.0.get_mut(at) {
            for choice in control.choices() {
                let token = choice.token();
                let number = (!token.is_empty())
                    .then(|| place(known, |one| *one == token, || token.clone()));
                numbers.push(number);
            }
        }
        (at, numbers)
    }
}

/// Where something stands in a list; it is put at the end if it is new.
fn place<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> usize {
    list.iter().position(is_it).unwrap_or_else(|| {
        list.push(make());
        list.len() - 1
    })
}

/// A control with the numbers that style sheets have for its parameter and for its choices.
pub(super) struct Numbered<'a> {
    pub control: &'a Control,
    pub param: usize,
    pub choices: Vec<Option<usize>>,
}

impl Drawing {
    /// Gives each mark the classes of the choices it belongs to: `k0-1` for the second choice of the
    /// first parameter, as style sheets filter a page that has no script.
    pub(super) fn classify(&mut self, controls: &[Numbered<'_>]) {
        let views = &self.compiled.views;
        each(&mut self.compiled.scene.root, &mut |mark, item| {
            let view = view_of(views, mark)?;
            let row = item.row?;
            let classes: Vec<String> =
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

fn class(view: &ViewData, row: usize, numbered: &Numbered<'_>) -> Option<String> {
    let Numbered { control, param, choices } = numbered;
    let value = view.table.value(control.field()?, row).key();
    let chosen = control.choices().iter().position(|choice| choice.value.key() == value)?;
    Some(format!("k{param}-{}", (*choices.get(chosen)?)?))
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
