//! Whole pictures: structure, sharing, ids, and that nothing of a spec becomes markup.

use std::sync::Arc;

use super::{Options, write};
use crate::path::Path;
use crate::scene::{
    Align, Aria, Clip, Font, Gradient, GradientKind, Group, Item, Mark, MarkKind, Paint, Scene,
    Shape, Style, Text,
};

fn color(name: &str) -> Option<Paint> {
    Some(Paint::Color(name.into()))
}

fn fill(name: &str) -> Style {
    Style { fill: color(name), ..Style::default() }
}

fn rect(x: f64, style: Style) -> Item {
    Item::new(Shape::Rect { x, y: 0.0, width: 2.0, height: 3.0, corners: [0.0; 4] }, style)
}

fn words(lines: &[&str], angle: f64, offset: (f64, f64)) -> Item {
    let text = Text {
        at: (1.0, 2.0),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        line_height: 12.0,
        angle,
        offset,
        align: Align::Center,
        font: Font {
            family: "sans-serif".into(),
            size: 10.0,
            weight: Some("bold".into()),
            style: Some("normal".into()),
        },
    };
    Item::new(Shape::Text(text), fill("#000"))
}

fn mark(kind: MarkKind, items: Vec<Item>) -> Mark {
    Mark { kind, role: "mark", name: None, clip: None, aria: Aria::default(), items }
}

fn group(marks: Vec<Mark>) -> Group {
    Group {
        at: (0.0, 0.0),
        size: (20.0, 10.0),
        corners: [0.0; 4],
        has_background: false,
        clip: false,
        marks,
    }
}

fn scene(marks: Vec<Mark>) -> Scene {
    let plot = Item::new(Shape::Group(Box::new(group(marks))), Style::default());
    let root =
        Mark { role: "frame", name: Some("root".into()), ..mark(MarkKind::Group, vec![plot]) };
    Scene {
        width: 30.0,
        height: 20.5,
        background: None,
        origin: (5.0, 5.0),
        description: None,
        root,
    }
}

fn svg(marks: Vec<Mark>) -> String {
    write(&scene(marks), &Options { id_prefix: "p-".into(), label: None })
}

/// What is written for marks, without the root around them.
#[track_caller]
fn check(marks: Vec<Mark>, expected: &str) {
    let out = svg(marks);
    let start = "<g transform=\"translate(0,0)\"><g>";
    let (_, inner) = out.split_once(start).unwrap();
    assert_eq!(inner.replace("</g></g></g></g></svg>", ""), expected);
}

#[test]
fn the_root_is_as_vega_has_it() {
    let mut scene = scene(Vec::new());
    scene.background = Some("white".into());
    scene.description = Some("Số \"bài\"".into());
    assert_eq!(
        write(&scene, &Options::default()),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"marks\" width=\"30\" height=\"20.5\" \
         viewBox=\"0 0 30 20.5\" role=\"img\" aria-label=\"Số &quot;bài&quot;\">\
         <rect width=\"30\" height=\"20.5\" fill=\"white\"/>\
         <g fill=\"none\" transform=\"translate(5,5)\"><g class=\"mark-group role-frame root\">\
         <g transform=\"translate(0,0)\"><g></g></g></g></g></svg>"
    );
    let options = Options { label: Some("Tên".into()), ..Options::default() };
    assert!(write(&scene, &options).contains("aria-label=\"Tên\""));
}

#[test]
fn what_all_items_agree_on_stands_once() {
    let wide = |x, width| {
        rect(x, Style { stroke: color("red"), stroke_width: Some(width), ..fill("blue") })
    };
    check(
        vec![mark(MarkKind::Rect, vec![wide(0.0, 1.0), wide(4.0, 2.0)])],
        "<g class=\"mark-rect role-mark\" fill=\"blue\" stroke=\"red\">\
         <path d=\"M0,0h2v3h-2Z\"/><path d=\"M4,0h2v3h-2Z\" stroke-width=\"2\"/></g>",
    );
    // One without a fill must not inherit that of the others.
    check(
        vec![mark(MarkKind::Rect, vec![rect(0.0, fill("blue")), rect(4.0, Style::default())])],
        "<g class=\"mark-rect role-mark\"><path d=\"M0,0h2v3h-2Z\" fill=\"blue\"/>\
         <path d=\"M4,0h2v3h-2Z\"/></g>",
    );
    // Opacity of a mark would not be that of its items where they overlap; that of their paint is.
    let faint = |x, stroke| rect(x, Style { opacity: Some(0.5), stroke, ..fill("blue") });
    check(
        vec![mark(MarkKind::Rect, vec![faint(0.0, None), faint(4.0, None)])],
        "<g class=\"mark-rect role-mark\" fill=\"blue\" fill-opacity=\"0.5\">\
         <path d=\"M0,0h2v3h-2Z\"/><path d=\"M4,0h2v3h-2Z\"/></g>",
    );
    check(
        vec![mark(MarkKind::Rect, vec![faint(0.0, color("red"))])],
        "<g class=\"mark-rect role-mark\">\
         <path d=\"M0,0h2v3h-2Z\" fill=\"blue\" stroke=\"red\" opacity=\"0.5\"/></g>",
    );
}

#[test]
fn a_circle_is_one() {
    let path = crate::shape::symbol::symbol("circle", 16.0).unwrap_or_default();
    let at = |angle| {
        Item::new(Shape::Path { at: (1.0, 2.5), path: path.clone().into(), angle }, fill("red"))
    };
    check(
        vec![mark(MarkKind::Symbol, vec![at(0.0)])],
        "<g class=\"mark-symbol role-mark\"><circle cx=\"1\" cy=\"2.5\" r=\"2\" fill=\"red\"/></g>",
    );
    // A pattern of dashes would turn with it.
    check(
        vec![mark(MarkKind::Symbol, vec![at(45.0)])],
        "<g class=\"mark-symbol role-mark\"><path transform=\"translate(1,2.5) rotate(45)\" \
         d=\"M2,0A2,2,0,1,1,-2,0A2,2,0,1,1,2,0\" fill=\"red\"/></g>",
    );
}

#[test]
fn marks_in_groups_do_not_inherit_the_background() {
    let inner = |_| {
        let holds = group(vec![mark(MarkKind::Rect, vec![rect(0.0, Style::default())])]);
        let holds = Group { has_background: true, ..holds };
        Item::new(Shape::Group(Box::new(holds)), Style { stroke: color("#ddd"), ..fill("red") })
    };
    let cell = "<g transform=\"translate(0,0)\">\
         <path class=\"background\" aria-hidden=\"true\" d=\"M0.5,0.5h20v10h-20Z\" fill=\"red\" stroke=\"#ddd\"/>\
         <g><g class=\"mark-rect role-mark\"><path d=\"M0,0h2v3h-2Z\"/></g></g></g>";
    let cells = mark(MarkKind::Group, [0, 1].map(inner).to_vec());
    let out = svg(vec![cells]);
    assert!(out.contains(&format!("<g class=\"mark-group role-mark\">{cell}{cell}</g>")), "{out}");
}

#[test]
fn lines_and_outlines() {
    let red = Style { stroke: color("red"), stroke_dash: Some([4.0, 2.5].into()), ..fill("none") };
    let rule = Item::new(Shape::Rule { from: (1.0, 2.0), to: (4.0, 2.0) }, red.clone());
    let path = Path::parse("M0,0L3,3").unwrap();
    let turned = Item::new(Shape::Path { at: (1.0, 0.0), path: path.into(), angle: 30.0 }, red);
    check(
        vec![mark(MarkKind::Rule, vec![rule]), mark(MarkKind::Symbol, vec![turned])],
        "<g class=\"mark-rule role-mark\"><line transform=\"translate(1,2)\" x2=\"3\" y2=\"0\" \
         stroke=\"red\" stroke-dasharray=\"4,2.5\"/></g>\
         <g class=\"mark-symbol role-mark\"><path transform=\"translate(1,0) rotate(30)\" d=\"M0,0L3,3\" \
         stroke=\"red\" stroke-dasharray=\"4,2.5\"/></g>",
    );
}

#[test]
fn words_stand_at_their_baseline() {
    let look = "text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"10px\" \
        font-weight=\"bold\" fill=\"#000\"";
    let check_text = |item, expected: &str| {
        let expected = expected.replace("LOOK", look);
        check(
            vec![mark(MarkKind::Text, vec![item])],
            &format!("<g class=\"mark-text role-mark\">{expected}</g>"),
        );
    };
    check_text(
        words(&["a < b"], 0.0, (1.0, 3.0)),
        "<text transform=\"translate(2,5)\" LOOK>a &lt; b</text>",
    );
    check_text(
        words(&["a"], 90.0, (1.0, 3.0)),
        "<text transform=\"translate(1,2) rotate(90) translate(1,3)\" LOOK>a</text>",
    );
    check_text(
        words(&["a", "", "b"], 0.0, (0.0, 0.0)),
        "<text transform=\"translate(1,2)\" LOOK><tspan>a</tspan><tspan x=\"0\" dy=\"24\">b</tspan></text>",
    );
    check_text(words(&[], 0.0, (0.0, 0.0)), "<text transform=\"translate(1,2)\" LOOK></text>");
}

fn gradient(last: &str) -> Paint {
    let kind = GradientKind::Linear { from: (0.0, 1.0), to: (0.0, 0.0) };
    let stops = vec![(0.0, Arc::from("red")), (1.0, Arc::from(last))];
    Paint::Gradient(Arc::new(Gradient { kind, stops }))
}

#[test]
fn definitions_stand_once_under_ids_of_their_own() {
    let filled = |last| vec![rect(0.0, Style { fill: Some(gradient(last)), ..Style::default() })];
    let clip = Some(Clip { width: 20.0, height: 10.0 });
    let clipped = |items| Mark { clip, ..mark(MarkKind::Rect, items) };
    let out = svg(vec![clipped(filled("blue")), clipped(filled("blue")), clipped(filled("tan"))]);
    for (part, times) in [
        (
            "<linearGradient id=\"p-gradient2\" x1=\"0\" x2=\"0\" y1=\"1\" y2=\"0\"><stop offset=\"0\" stop-color=\"red\"/><stop offset=\"1\" stop-color=\"blue\"/></linearGradient>",
            1,
        ),
        ("fill=\"url(#p-gradient2)\"", 2),
        ("fill=\"url(#p-gradient3)\"", 1),
        ("<clipPath id=\"p-clip1\"><rect width=\"20\" height=\"10\"/></clipPath>", 1),
        ("clip-path=\"url(#p-clip1)\"", 3),
        ("<linearGradient", 2),
    ] {
        assert_eq!(out.matches(part).count(), times, "{part} in {out}");
    }
}

#[test]
fn round_groups_cut_round() {
    let holds = Group { clip: true, corners: [4.0; 4], ..group(Vec::new()) };
    let item = Item::new(Shape::Group(Box::new(holds)), Style::default());
    let out = svg(vec![mark(MarkKind::Group, vec![item])]);
    assert!(out.contains("<clipPath id=\"p-clip1\"><path d=\"M4,0L16,0C"), "{out}");
}

#[test]
fn links_tooltips_and_names() {
    let mut safe = rect(0.0, fill("red"));
    safe.href = Some("https://example.vn/?a=1&b=2".into());
    safe.tooltip = Some("năm: 2024\nsố: 3".into());
    safe.label = Some("một".into());
    let mut unsafe_one = rect(0.0, fill("tan"));
    unsafe_one.href = Some("javascript:alert(1)".into());
    check(
        vec![mark(MarkKind::Rect, vec![safe, unsafe_one])],
        "<g class=\"mark-rect role-mark\"><a href=\"https://example.vn/?a=1&amp;b=2\">\
         <path d=\"M0,0h2v3h-2Z\" role=\"graphics-symbol img\" aria-label=\"một\" fill=\"red\">\
         <title>năm: 2024&#10;số: 3</title></path></a><path d=\"M0,0h2v3h-2Z\" fill=\"tan\"/></g>",
    );
}

#[test]
fn guides_are_named_or_hidden() {
    let axis = |hidden, label: Option<&str>| Mark {
        role: "axis",
        aria: Aria { hidden, role_description: Some("trục"), label: label.map(Into::into) },
        ..mark(MarkKind::Group, Vec::new())
    };
    check(
        vec![axis(true, Some("x")), axis(false, Some("x")), axis(false, None)],
        "<g class=\"mark-group role-axis\" aria-hidden=\"true\"></g>\
         <g class=\"mark-group role-axis\" role=\"graphics-symbol img\" aria-roledescription=\"trục\" aria-label=\"x\"></g>\
         <g class=\"mark-group role-axis\"></g>",
    );
    // A picture with named parts is no image: they would not be heard.
    let mut named = scene(vec![axis(false, Some("x"))]);
    named.description = Some("d".into());
    assert!(write(&named, &Options::default()).contains(" role=\"graphics-document document\""));
}

#[test]
fn nothing_of_a_spec_becomes_markup() {
    let evil = "\"'><script>alert(1)</script>&\u{0}\u{1b}";
    let style = || Style {
        fill: color(evil),
        stroke: color(evil),
        stroke_cap: Some(evil.into()),
        stroke_join: Some(evil.into()),
        blend: Some(evil.into()),
        cursor: Some(evil.into()),
        ..Style::default()
    };
    let mut text = words(&[evil, evil], 0.0, (0.0, 0.0));
    if let Shape::Text(text) = &mut text.shape {
        text.font = Font {
            family: evil.into(),
            size: f64::NAN,
            weight: Some(evil.into()),
            style: Some(evil.into()),
        };
    }
    let image = Shape::Image {
        url: evil.into(),
        x: 0.0,
        y: 0.0,
        width: -1.0,
        height: f64::INFINITY,
        aspect: true,
    };
    let dressed = |shape| Item {
        href: Some(evil.into()),
        tooltip: Some(evil.into()),
        label: Some(evil.into()),
        ..Item::new(shape, style())
    };
    let mut items = vec![text, dressed(image), dressed(rect(f64::NAN, fill(evil)).shape)];
    items.push(rect(0.0, Style { fill: Some(gradient(evil)), ..style() }));
    let mut marks = mark(MarkKind::Rect, items);
    marks.name = Some(evil.into());
    marks.aria.label = Some(evil.into());
    let mut scene = scene(vec![marks]);
    scene.background = Some(evil.into());
    scene.description = Some(evil.into());
    let out = write(&scene, &Options { id_prefix: evil.into(), label: Some(evil.into()) });
    assert!(
        !out.contains("<script") && !out.contains(" style=\"") && !out.contains("NaN"),
        "{out}"
    );
    assert!(!out.contains(char::is_control) && !out.contains("inf"), "{out}");
    // Every tag that begins ends, and every quote.
    assert_eq!(out.matches('<').count(), out.matches('>').count());
    assert_eq!(out.matches('"').count() % 2, 0);
}
