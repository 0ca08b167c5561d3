//! Markup as a tree, as far as its height depends on it. It reads what this site writes, where every element
//! that is opened is closed.

/// An element, or a stretch of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    Text(&'a str),
    Element(Element<'a>),
}

/// An element with the attributes that say how large it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element<'a> {
    pub name: &'a str,
    pub class: &'a str,
    /// As they are written: numbers of pixels, `100%`, or nothing.
    pub size: [&'a str; 2],
    pub children: Vec<Node<'a>>,
}

const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

impl<'a> Element<'a> {
    pub(super) fn is(&self, class: &str) -> bool {
        self.class.split(' ').any(|one| one == class)
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first of this name at any depth.
    pub(super) fn find(&self, fits: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if fits(self) {
            return Some(self);
        }
        self.elements().find_map(|one| one.find(fits))
    }

    /// The words of it, each stretch by itself.
    pub(super) fn words(&self, out: &mut Vec<&'a str>) {
        for child in &self.children {
            match child {
                Node::Text(text) => out.push(text),
                Node::Element(one) if one.is("unseen") => {}
                Node::Element(one) => one.words(out),
            }
        }
    }
}

/// Reads markup. What is drawn in an `svg` is not looked into.
pub(super) fn read(markup: &str) -> Element<'_> {
    let mut rest = markup;
    let mut open = vec![Element::default()];
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        if let (Some(parent), false) = (open.last_mut(), text.is_empty()) {
            parent.children.push(Node::Text(text));
        }
        let (tag, after) = tag.get(1..).and_then(|it| it.split_once('>')).unwrap_or(("", ""));
        rest = after;
        if tag.starts_with('/') {
            close(&mut open);
            continue;
        }
        let element = opened(tag);
        if element.name == "svg" {
            rest = rest.split_once("</svg>").map_or("", |(_, after)| after);
        }
        let is_whole = element.name == "svg" || VOID.contains(&element.name);
        open.push(element);
        if is_whole {
            close(&mut open);
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

fn close<'a>(open: &mut Vec<Element<'a>>) {
    if open.len() > 1
        && let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(element));
    }
}

fn opened(tag: &str) -> Element<'_> {
    let name = tag.split([' ', '/']).next().unwrap_or_default();
    let attribute = |name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()
    };
    let said = |name: &str| attribute(name).unwrap_or_default();
    Element {
        name,
        class: said("class"),
        size: [said("width"), said("height")],
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, read};

    #[test]
    fn elements_hold_what_stands_in_them() {
        let root =
            read("<p class=\"a b\">x <b>y</b><br>z</p><svg width=\"3\" height=\"4\"><g></g></svg>");
        let [p, svg]: [_; 2] = root.elements().collect::<Vec<_>>().try_into().unwrap();
        assert!(p.is("b") && !p.is("c"));
        assert_eq!(p.children.len(), 4);
        assert_eq!(p.children.first(), Some(&Node::Text("x ")));
        assert_eq!((svg.name, svg.size), ("svg", ["3", "4"]));
        assert!(svg.children.is_empty());
        let mut words = Vec::new();
        root.words(&mut words);
        assert_eq!(words, ["x ", "y", "z"]);
    }

    #[test]
    fn what_is_not_closed_ends_with_the_text() {
        for odd in ["<p><b>x", "x</p></p>", "<", "<p", "", "<p class=\"", "<svg>"] {
            let _ = read(odd);
        }
    }
}
