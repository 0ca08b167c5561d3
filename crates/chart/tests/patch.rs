//! A picture patched is the other picture: patches are applied to markup here as a document would.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use chart::scene::Scene;
use chart::state::State;
use chart::svg::{Attribute, Change, Options, Patch, Patches, Shown, write};
use chart::value::Value;

fn drawn(spec: &str, touched: &[(&str, Value)]) -> Scene {
    let spec: Value = serde_json::from_str(spec).unwrap();
    let mut state = State::default();
    touched.iter().for_each(|(name, value)| state.set(name, value.clone()));
    let options = chart::Options {
        measure: &chart::text::WidthTable,
        locale: &chart::format::locale::VI_VN,
        state: &state,
    };
    chart::compile(&spec, &(), &options).unwrap().scene
}

/// An element, or a text as an element without a name.
#[derive(Clone, Debug, PartialEq, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
}

fn parse(markup: &str) -> Vec<Element> {
    let mut open = vec![Element::default()];
    for part in markup.split_inclusive(['<', '>']).map(|part| part.trim_end_matches('<')) {
        let mut done = None;
        if let Some(tag) = part.strip_suffix('>') {
            let inner = tag.strip_suffix('/').unwrap_or(tag);
            if inner.starts_with('/') || inner.is_empty() {
                done = open.pop();
            } else {
                let (name, rest) = inner.split_once(' ').unwrap_or((inner, ""));
                let pairs =
                    rest.split("\" ").filter_map(|one| one.trim_end_matches('"').split_once("=\""));
                let attributes =
                    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                open.push(Element { name: name.to_owned(), attributes, children: Vec::new() });
                if inner.len() < tag.len() {
                    done = open.pop();
                }
            }
        } else if !part.is_empty() {
            let attributes = [("text".to_owned(), part.to_owned())].into();
            done = Some(Element { attributes, ..Element::default() });
        }
        open.last_mut().unwrap().children.extend(done);
    }
    assert_eq!(open.len(), 1, "{markup}");
    open.remove(0).children
}

impl Element {
    fn is_mark(&self) -> bool {
        self.attributes.get("class").is_some_and(|class| class.starts_with("mark-"))
    }

    /// Patches what is within; `marks` counts the marks that are passed.
    fn patch(&mut self, patches: &[Patch], marks: &mut usize) {
        let mut children = Vec::new();
        for mut child in std::mem::take(&mut self.children) {
            let mark = child.is_mark().then_some(*marks);
            *marks += usize::from(child.is_mark());
            child.patch(patches, marks);
            match patches.iter().find(|patch| Some(patch.mark) == mark).map(|patch| &patch.change) {
                Some(Change::Replaced(markup)) => {
                    children.extend(parse(markup));
                    continue;
                }
                Some(Change::Removed(gone)) => {
                    gone.iter().rev().for_each(|at| drop(child.children.remove(*at)));
                }
                Some(Change::Inserted(come)) => {
                    for (at, markup) in come.iter().rev() {
                        child.children.splice(at..at, parse(markup));
                    }
                }
                None => {}
            }
            children.push(child);
        }
        self.children = children;
    }

    fn find(&mut self, name: &str) -> Option<&mut Self> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter_mut().find_map(|child| child.find(name))
    }

    /// What a mark says for all its items is said by each of them.
    fn told(mut self) -> Self {
        if self.is_mark() {
            let keeps = |name: &str| {
                name.starts_with("aria") || matches!(name, "class" | "role" | "clip-path")
            };
            let (own, shared) = self.attributes.into_iter().partition(|(name, _)| keeps(name));
            self.attributes = own;
            let shared: BTreeMap<String, String> = shared;
            for child in &mut self.children {
                // What is in a link inherits as well.
                let child = if child.name == "a" { &mut child.children[0] } else { child };
                for (name, value) in &shared {
                    child.attributes.entry(name.clone()).or_insert(value.clone());
                }
            }
        }
        self.children = self.children.into_iter().map(Self::told).collect();
        self
    }
}

fn tree(scene: &Scene) -> Element {
    Element { children: parse(&write(scene, &Options::default())), ..Element::default() }
}

/// Goes from one picture to another, and back, and there again; the patches of the first and last way.
#[track_caller]
fn check(spec: &str, before: &[(&str, Value)], after: &[(&str, Value)]) -> [Vec<Patch>; 2] {
    let (one, two) = (drawn(spec, before), drawn(spec, after));
    let mut document = tree(&one);
    let mut shown = Shown::new(one.clone());
    let mut go = |scene: &Scene| {
        let Patches { frame, marks: patches } = shown.change(scene.clone()).unwrap();
        for Attribute { element, name, value } in frame {
            document.find(element).unwrap().attributes.insert(name.to_owned(), value);
        }
        document.patch(&patches, &mut 0);
        assert_eq!(document.clone().told(), tree(scene).told());
        assert_eq!(shown.scene(), scene);
        patches
    };
    let there = go(&two);
    let back = go(&one);
    go(&two);
    [there, back]
}

fn points(count: usize) -> String {
    let row = |at: usize| {
        let (x, y) = (at * 7919 % 1009, at * 7907 % 997);
        format!("{{\"x\":{x},\"y\":{y},\"g\":\"{}\",\"row\":{}}}", ["a", "b", "c"][at % 3], at % 2)
    };
    (0..count).map(row).collect::<Vec<_>>().join(",")
}

fn scatter(count: usize, more: &str) -> String {
    format!(
        r#"{{"params":[{{"name":"g","value":"all"}}],"data":{{"values":[{}]}},
        "transform":[{{"filter":"g == 'all' || datum.g == g"}}],"mark":"circle","encoding":{{
        "x":{{"field":"x","type":"quantitative","scale":{{"domain":[-100,1200]}}}},
        "y":{{"field":"y","type":"quantitative","scale":{{"domain":[-100,1200]}}}},
        "color":{{"field":"g","scale":{{"domain":["a","b","c"]}}}}{more}}}}}"#,
        points(count)
    )
}

fn only(group: &str) -> [(&'static str, Value); 1] {
    [("g", Value::text(group))]
}

#[test]
fn a_filter_takes_marks_away_and_brings_them_back() {
    let spec = scatter(90, "");
    assert_eq!(check(&spec, &[], &[]), [[], []]);
    let [there, back] = check(&spec, &[], &only("b"));
    let [Patch { change: Change::Removed(gone), .. }] = there.as_slice() else {
        panic!("{there:?}")
    };
    assert_eq!((gone.len(), gone.first()), (60, Some(&0)));
    assert!(matches!(back.as_slice(), [Patch { change: Change::Inserted(_), .. }]), "{back:?}");
    let [there, back] = check(&spec, &only("a"), &only("b"));
    for one in [there, back] {
        assert!(matches!(one.as_slice(), [Patch { change: Change::Replaced(_), .. }]), "{one:?}");
    }
    // What all had was written once for all of them, and others have something else.
    let [there, _] = check(&spec, &only("a"), &[]);
    assert!(matches!(there.as_slice(), [Patch { change: Change::Replaced(_), .. }]), "{there:?}");
    check(&scatter(600, ""), &only("c"), &[]);
    check(&spec, &[], &only("nobody"));
    check(&spec, &only("nobody"), &only("a"));
}

#[test]
fn cells_links_and_tooltips_are_patched() {
    check(&scatter(30, r#","tooltip":{"field":"y"},"href":{"field":"g"}"#), &[], &only("b"));
    let cells = scatter(90, r#","row":{"field":"row","type":"nominal"}"#);
    let [there, _] = check(&cells, &[], &only("b"));
    assert!(there.len() == 2 && there.iter().all(|one| matches!(one.change, Change::Removed(_))));
}

#[test]
fn pictures_change_their_size() {
    let spec = scatter(90, "").replace(r#","scale":{"domain":[-100,1200]}"#, "");
    let narrow =
        spec.replace(r#""field":"x","type":"quantitative""#, r#""field":"x","type":"ordinal""#);
    let (all, some) = (drawn(&narrow, &[]), drawn(&narrow, &only("b")));
    let patches = Shown::new(all.clone()).change(some.clone()).unwrap();
    assert!(all.width != some.width && patches.frame.len() >= 5);
    check(&narrow, &[], &only("b"));
}

#[test]
fn guides_that_change_are_replaced() {
    let grid = r#""field":"x","axis":{"gridColor":{"expr":"g == 'all' ? 'red' : 'blue'"}}"#;
    let spec = scatter(40, "").replace(r#""field":"x""#, grid);
    let [there, _] = check(&spec, &[], &only("b"));
    let replaced = there.iter().filter(|one| matches!(one.change, Change::Replaced(_)));
    assert_eq!((there.len(), replaced.count()), (2, 1));
}

#[test]
fn what_refers_to_definitions_is_written_anew() {
    let gradient = r##"{"gradient":"linear","stops":[{"offset":0,"color":"red"},{"offset":1,"color":"blue"}]}"##;
    let spec = scatter(30, "").replace(
        r#""mark":"circle""#,
        &format!(r#""mark":{{"type":"circle","stroke":{gradient}}}"#),
    );
    let (all, some) = (drawn(&spec, &[]), drawn(&spec, &only("a")));
    assert_eq!(Shown::new(some).change(all.clone()), None);
    let gray = drawn(&spec.replacen('{', r#"{"background":"gray","#, 1), &[]);
    assert_eq!(Shown::new(all).change(gray), None);
}
