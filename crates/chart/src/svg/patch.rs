//! What has to change in a document so that it shows another picture of the same spec: a filter takes
//! marks away, and a browser does that many times faster than it reads the whole picture anew.

use std::sync::Arc;

use super::Writer;
use super::attributes::Look;
use super::escape::color;
use super::number::Number;
use crate::scene::{Group, Item, Mark, Scene, Shape};

/// What changes in a picture that a document shows.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Patches {
    /// Attributes to set, if the picture takes another room.
    pub frame: Vec<Attribute>,
    /// What changes in its marks, in the order of the document.
    pub marks: Vec<Patch>,
}

/// An attribute of a picture's frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The first element of this name, `svg` being the picture itself.
    pub element: &'static str,
    /// The attribute's name.
    pub name: &'static str,
    /// Its value from now on.
    pub value: String,
}

/// What changes in one mark of a picture that a document shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// The mark's place among all `g` of the picture whose class begins with `mark-`, in the order of
    /// the document, before anything is changed.
    pub mark: usize,
    /// What changes in it.
    pub change: Change,
}

/// What changes in a mark. Its items are the children of its element, one each.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The items of these places are taken away; from the first to the last.
    Removed(Vec<usize>),
    /// Markup that goes before the children of these places, as they are before anything is changed,
    /// or after the last one; from the first to the last.
    Inserted(Vec<(usize, String)>),
    /// Markup that takes the place of the mark's own element.
    Replaced(String),
}

/// More stretches of new items than this are not put in one by one.
const MAX_STRETCHES: usize = 64;

/// The picture that a document shows.
#[derive(Clone, Debug)]
pub struct Shown {
    scene: Arc<Scene>,
    /// As it was written: what marks say for all their items is that of the items that they had then.
    written: Arc<Scene>,
}

impl Shown {
    /// A picture that has been written into a document.
    #[must_use]
    pub fn new(scene: Scene) -> Self {
        let scene = Arc::new(scene);
        Self { written: Arc::clone(&scene), scene }
    }

    /// The picture.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// What turns it into another one; nothing where that has to be written anew. From now on the other
    /// one is shown. What the pictures as a whole are called is not looked at.
    #[must_use = "the document shows the other picture only when it has been changed"]
    pub fn change(&mut self, new: Scene) -> Option<Patches> {
        let old = std::mem::replace(&mut self.scene, Arc::new(new));
        let new = &self.scene;
        let mut patcher = Patcher::default();
        let is_patched = old.background == new.background
            && patcher.mark(&self.written.root, &old.root, &new.root).is_some();
        if !is_patched {
            self.written = Arc::clone(new);
            return None;
        }
        let is_replaced = |one: &&Patch| matches!(one.change, Change::Replaced(_));
        let replaced: Vec<usize> =
            patcher.patches.iter().filter(is_replaced).map(|one| one.mark).collect();
        if !replaced.is_empty() {
            rewrite(&mut Arc::make_mut(&mut self.written).root, &new.root, &replaced, &mut 0);
        }
        Some(Patches { frame: frame(&old, new), marks: patcher.patches })
    }
}

/// Makes the marks of these places those of another picture.
fn rewrite(written: &mut Mark, new: &Mark, replaced: &[usize], passed: &mut usize) {
    let mark = *passed;
    *passed += 1;
    if replaced.contains(&mark) {
        *passed += marks_within(written);
        written.clone_from(new);
        return;
    }
    let as_written = written.items.iter_mut().filter_map(|item| match &mut item.shape {
        Shape::Group(group) => Some(group),
        _ => None,
    });
    for (written, new) in as_written.zip(groups(&new.items)) {
        for (written, new) in written.marks.iter_mut().zip(&new.marks) {
            rewrite(written, new, replaced, passed);
        }
    }
}

fn marks_within(mark: &Mark) -> usize {
    let within = groups(&mark.items).flat_map(|group| &group.marks);
    within.map(|mark| 1 + marks_within(mark)).sum()
}

/// The attributes by which the frames of pictures differ.
fn frame(old: &Scene, new: &Scene) -> Vec<Attribute> {
    let mut all = Vec::new();
    let mut set = |element, name, value: String| all.push(Attribute { element, name, value });
    let (width, height) = (Number(new.width), Number(new.height));
    if (old.width, old.height) != (new.width, new.height) {
        set("svg", "viewBox", format!("0 0 {width} {height}"));
        let is_painted = new.background.as_deref().and_then(color).is_some();
        for element in ["svg", "rect"].into_iter().take(1 + usize::from(is_painted)) {
            set(element, "width", width.to_string());
            set(element, "height", height.to_string());
        }
    }
    if old.origin != new.origin {
        let (x, y) = new.origin;
        set("g", "transform", format!("translate({},{})", Number(x), Number(y)));
    }
    all
}

#[derive(Default)]
struct Patcher {
    /// How many marks of the old picture have been seen.
    marks: usize,
    patches: Vec<Patch>,
}

impl Patcher {
    fn mark(&mut self, written: &Mark, old: &Mark, new: &Mark) -> Option<()> {
        let mark = self.marks;
        self.marks += 1;
        let change = if !is_framed_alike(old, new) {
            None
        } else if old.items.iter().any(|item| group_of(item).is_some()) {
            if are_alike(&old.items, &new.items) {
                return self.within(written, old, new);
            }
            None
        } else {
            items(written, old, new)
        };
        let change = match change {
            Some(Change::Removed(none)) if none.is_empty() => return Some(()),
            Some(change) => change,
            None => {
                self.marks += marks_within(old);
                Change::Replaced(markup(|writer| writer.mark(new))?)
            }
        };
        self.patches.push(Patch { mark, change });
        Some(())
    }

    /// What changes in the marks of groups.
    fn within(&mut self, written: &Mark, old: &Mark, new: &Mark) -> Option<()> {
        let both = groups(&old.items).zip(groups(&new.items));
        for (written, (old, new)) in groups(&written.items).zip(both) {
            let both = old.marks.iter().zip(&new.marks);
            for (written, (old, new)) in written.marks.iter().zip(both) {
                self.mark(written, old, new)?;
            }
        }
        Some(())
    }
}

/// What changes in the items of a mark that are no groups, if some are taken away or some put in.
fn items(written: &Mark, old: &Mark, new: &Mark) -> Option<Change> {
    // An image that may not be loaded has no element.
    let is_image = |item: &Item| matches!(item.shape, Shape::Image { .. });
    if old.items.iter().chain(&new.items).any(is_image) {
        return None;
    }
    if let Some(gone) = missing(&old.items, &new.items) {
        return Some(Change::Removed(gone));
    }
    let come = missing(&new.items, &old.items)?;
    let shared = Look::shared(&written.items);
    let mut stretches: Vec<(usize, String)> = Vec::new();
    for (before, at) in come.iter().enumerate() {
        let place = at - before;
        let item = new.items.get(*at).filter(|item| Look::of(item).includes(&shared))?;
        let markup = markup(|writer| writer.item(item, &shared))?;
        match stretches.last_mut() {
            Some((known, stretch)) if *known == place => stretch.push_str(&markup),
            _ => stretches.push((place, markup)),
        }
        if stretches.len() > MAX_STRETCHES {
            return None;
        }
    }
    Some(Change::Inserted(stretches))
}

/// New markup, unless it points to definitions, which stand elsewhere in the document.
fn markup(write: impl FnOnce(&mut Writer)) -> Option<String> {
    let mut writer = Writer::default();
    write(&mut writer);
    writer.defs.is_empty().then_some(writer.out)
}

/// The places of the items that some have and others have not, if they are otherwise the same.
fn missing(all: &[Item], some: &[Item]) -> Option<Vec<usize>> {
    let mut some = some.iter().peekable();
    let mut missing = Vec::new();
    for (at, item) in all.iter().enumerate() {
        if some.next_if(|one| is_same(one, item)).is_none() {
            missing.push(at);
        }
    }
    some.next().is_none().then_some(missing)
}

/// Whether items are written alike. Which row they show is no part of the markup.
fn is_same(one: &Item, two: &Item) -> bool {
    one.shape == two.shape && is_dressed_alike(one, two)
}

fn is_dressed_alike(one: &Item, two: &Item) -> bool {
    one.style == two.style
        && one.href == two.href
        && one.tooltip == two.tooltip
        && one.label == two.label
        && one.class == two.class
}

/// Whether the elements of marks are the same but for what they say for all items.
fn is_framed_alike(old: &Mark, new: &Mark) -> bool {
    let is_named = |mark: &Mark| mark.items.iter().any(|item| item.label.is_some());
    (old.kind, old.role, &old.name) == (new.kind, new.role, &new.name)
        && (old.clip, &old.aria) == (new.clip, &new.aria)
        && is_named(old) == is_named(new)
}

fn group_of(item: &Item) -> Option<&Group> {
    if let Shape::Group(group) = &item.shape { Some(group) } else { None }
}

fn groups(items: &[Item]) -> impl Iterator<Item = &Group> {
    items.iter().filter_map(group_of)
}

/// Whether items are the same groups but for what they hold, of as many marks each.
fn are_alike(old: &[Item], new: &[Item]) -> bool {
    let alike = |(one, two): (&Item, &Item)| match (group_of(one), group_of(two)) {
        (Some(a), Some(b)) => {
            is_dressed_alike(one, two)
                && (a.at, a.size, a.corners) == (b.at, b.size, b.corners)
                && (a.has_background, a.clip) == (b.has_background, b.clip)
                && a.marks.len() == b.marks.len()
        }
        _ => false,
    };
    old.len() == new.len() && old.iter().zip(new).all(alike)
}
