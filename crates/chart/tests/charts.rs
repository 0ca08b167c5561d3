//! Whole charts: what is drawn is as the goldens have it, and nothing that is written breaks it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod goldens;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chart::value::{Object, Value};
use chart::{Loaded, Options, Tables};

struct Folder(PathBuf);

impl Tables for Folder {
    fn load(&self, url: &str, as_json: bool) -> Option<Loaded> {
        let text = fs::read_to_string(self.0.join(url)).ok()?;
        if as_json { serde_json::from_str(&text).ok() } else { Some(Loaded::Text(text)) }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts")
}

fn specs() -> Vec<(String, Value)> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.to_string_lossy().ends_with(".vl.json")).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().replace(".vl.json", "");
        (name, serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    };
    paths.into_iter().map(read).collect()
}

fn draw(spec: &Value) -> chart::problem::Result<String> {
    goldens::draw(spec, &Folder(folder()))
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// `UPDATE_GOLDENS=1` writes what is drawn; look at the difference before committing it.
#[test]
fn charts_are_drawn_as_the_goldens_have_them() {
    let all = specs();
    assert!(all.len() >= 5);
    for (name, spec) in all {
        let svg = draw(&spec).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let golden = folder().join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            fs::write(&golden, &svg).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap();
        assert!(svg == expected, "{name}: what is drawn is not what {} has", golden.display());
        assert_eq!(svg, draw(&spec).unwrap(), "{name} is drawn in the same way each time");
    }
}

/// `wasm.rs` draws them in a browser, which lists no folder.
#[test]
fn the_browser_has_every_golden_and_every_table() {
    let names: Vec<String> = specs().into_iter().map(|(name, _)| name).collect();
    assert_eq!(goldens::GOLDENS.iter().map(|(name, ..)| *name).collect::<Vec<_>>(), names);
    for (name, spec, _) in goldens::GOLDENS {
        let drawn = goldens::draw(&parsed(spec), &goldens::Folder).unwrap();
        assert!(drawn == draw(&parsed(spec)).unwrap(), "{name}");
    }
}

#[test]
fn words_and_numbers_of_the_data_are_in_the_picture() {
    let all = specs();
    let svg = |name: &str| draw(&all.iter().find(|(one, _)| one == name).unwrap().1).unwrap();
    let bars = svg("can-bo-theo-cap");
    for word in ["Cán bộ Đoàn theo cấp", "Trực thuộc", "Cơ sở", "Số cán bộ"] {
        assert!(bars.contains(word), "{word}");
    }
    assert_eq!(bars.matches("aria-roledescription=\"axis\"").count(), 2);
    let shares = svg("chuc-danh");
    let facets = svg("trinh-do-theo-cap");
    let place = |word: &str| facets.find(&format!(">{word}<")).unwrap_or_else(|| panic!("{word}"));
    assert!(place("Trực thuộc") < place("Huyện"), "columns fall");
    assert_eq!(facets.matches("role-column-header").count(), 1);
    assert_eq!(facets.matches(">bậc<").count(), 2, "an axis below each column");
    assert!(shares.contains("legend") && shares.contains("Phó bí thư") && shares.contains("1,0"));
}

#[test]
fn what_is_not_drawn_is_named_with_its_place() {
    let refused = |json: &str| {
        let problem = draw(&parsed(json)).unwrap_err();
        problem.path.to_string()
    };
    let data = r#""data":{"values":[{"a":1}]}"#;
    assert_eq!(refused(&format!(r#"{{{data},"mark":"geoshape"}}"#)), "$.mark");
    assert_eq!(refused(&format!(r#"{{{data},"mark":"boxplot","encoding":{{}}}}"#)), "$.encoding");
    let unknown =
        format!(r#"{{{data},"transform":[{{"filter":"nothing(datum.a)"}}],"mark":"bar"}}"#);
    assert_eq!(refused(&unknown), "$.transform[0].filter");
    assert_eq!(refused(r#"{"data":{"url":"none.csv"},"mark":"bar"}"#), "$.data.url");
    assert!(draw(&parsed("{}")).is_err());
    assert!(draw(&Value::Null).is_err());
}

#[test]
fn rows_without_end_are_refused() {
    let spec = parsed(r#"{"data":{"sequence":{"start":0,"stop":1e12}},"mark":"bar"}"#);
    let problem = draw(&spec).unwrap_err();
    assert_eq!(problem.kind, chart::problem::Kind::Limit, "{problem}");
}

#[test]
fn cells_without_end_are_refused() {
    let spec = parsed(
        r#"{"data":{"sequence":{"start":0,"stop":1000}},
        "transform":[{"calculate":"datum.data + 1","as":"more"}],
        "facet":{"row":{"field":"data"},"column":{"field":"more"}},"spec":{"mark":"point"}}"#,
    );
    assert_eq!(draw(&spec).unwrap_err().kind, chart::problem::Kind::Limit);
}

#[test]
fn facets_within_facets_share_their_title() {
    let spec = parsed(
        r#"{"data":{"values":[{"a":"p","b":"u"},{"a":"p","b":"v"},{"a":"q","b":"u"}]},
        "facet":{"column":{"field":"a"}},"spec":{"facet":{"column":{"field":"b"}},
        "spec":{"mark":"point","encoding":{"x":{"field":"b"}}}}}"#,
    );
    let svg = draw(&spec).unwrap();
    assert_eq!(svg.matches(">a / b<").count(), 1);
    assert!(!svg.contains(">b / b<"));
    assert_eq!(svg.matches(">v<").count(), 4, "three axes and one header: q has no v");
}

#[test]
fn a_pair_that_no_row_has_is_an_empty_cell() {
    let spec = parsed(
        r#"{"data":{"values":[{"r":1,"c":1,"a":"p"},{"r":2,"c":2,"a":"q"}]},
        "facet":{"row":{"field":"r"},"column":{"field":"c"}},
        "spec":{"mark":"point","encoding":{"x":{"field":"a"}}},
        "resolve":{"scale":{"x":"independent"}}}"#,
    );
    let svg = draw(&spec).unwrap();
    assert_eq!(svg.matches("role-axis-domain").count(), 2, "an axis in each of two cells of four");
}

#[test]
fn an_exponential_average_has_its_parameter() {
    let spec = parsed(
        r#"{"data":{"values":[{"v":1},{"v":4}]},"mark":"text","encoding":{
        "text":{"field":"v","aggregate":{"exponential":0.5},"type":"quantitative"}}}"#,
    );
    assert!(draw(&spec).unwrap().contains(">3<"));
}

#[test]
fn a_radius_starts_where_its_scale_says() {
    let spec = r#"{"data":{"values":[{"a":0},{"a":4}]},"mark":"arc","width":200,"height":200,
        "encoding":{"theta":{"field":"a","type":"nominal"},"radius":{"field":"a",
        "type":"quantitative","scale":{"zero":true,"rangeMin":20}}}}"#;
    let svg = draw(&parsed(spec)).unwrap();
    assert!(svg.contains("A20,20,") && svg.contains("A100,100,"), "{svg}");
}

#[test]
fn a_shared_legend_has_the_look_of_what_came_first() {
    let view = |channel: &str| {
        format!(
            r#"{{"mark":"point","encoding":{{"x":{{"field":"a","type":"quantitative"}},
            "{channel}":{{"field":"c","type":"quantitative"}}}}}}"#
        )
    };
    let spec = format!(
        r#"{{"data":{{"values":[{{"a":1,"c":1}},{{"a":2,"c":2}}]}},
        "concat":[{},{}]}}"#,
        view("color"),
        view("size")
    );
    let svg = draw(&parsed(&spec)).unwrap();
    let legend = svg.split("role-legend-symbol").nth(1).unwrap();
    assert!(!legend.split("</g>").next().unwrap().contains("opacity"), "{legend}");
}

/// Every value of every spec is replaced by what nobody expects there.
#[test]
fn nothing_that_is_written_breaks_the_engine() {
    let strange = [
        Value::Null,
        Value::Bool(true),
        Value::Number(-1.0),
        Value::Number(1e308),
        Value::text(""),
        Value::text("datum"),
        Value::List(Arc::default()),
        Value::Object(Arc::new(Object(Vec::new()))),
    ];
    let mut drawn = 0;
    for (_, spec) in specs() {
        for place in 0..count(&spec) {
            for value in &strange {
                let mut left = place;
                if let Ok(svg) = draw(&replaced(&spec, &mut left, value)) {
                    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
                    drawn += 1;
                }
            }
        }
    }
    assert!(drawn > 100, "{drawn}");
}

/// How many values there are within a value.
fn count(value: &Value) -> usize {
    match value {
        Value::List(items) => items.iter().map(|item| 1 + count(item)).sum(),
        Value::Object(object) => object.0.iter().map(|(_, item)| 1 + count(item)).sum(),
        _ => 0,
    }
}

/// The value with another at the place that is so many values from its start.
fn replaced(value: &Value, left: &mut usize, with: &Value) -> Value {
    let mut one = |item: &Value| {
        if *left == 0 {
            *left = usize::MAX;
            return with.clone();
        }
        *left = left.saturating_sub(1);
        replaced(item, left, with)
    };
    match value {
        Value::List(items) => Value::List(Arc::new(items.iter().map(&mut one).collect())),
        Value::Object(object) => {
            let entries = object.0.iter().map(|(name, item)| (Arc::clone(name), one(item)));
            Value::Object(Arc::new(Object(entries.collect())))
        }
        other => other.clone(),
    }
}

#[test]
fn what_has_been_touched_is_drawn_as_if_the_spec_had_said_it() {
    let spec = |params: &str| {
        parsed(&format!(
            r#"{{"data":{{"values":[{{"a":"x","b":1}},{{"a":"y","b":2}}]}},"params":[{params}],
            "transform":[{{"filter":{{"param":"chosen"}}}},{{"calculate":"datum.b * times","as":"c"}}],
            "mark":{{"type":"bar","tooltip":true}},
            "encoding":{{"x":{{"field":"a"}},"y":{{"field":"c","type":"quantitative"}}}}}}"#
        ))
    };
    let untouched = spec(
        r#"{"name":"times","value":1},{"name":"chosen","select":{"type":"point","fields":["a"]}}"#,
    );
    let said = spec(
        r#"{"name":"times","value":3},{"name":"chosen","select":{"type":"point","fields":["a"]},"value":[{"a":"y"}]}"#,
    );
    let mut state = chart::state::State::default();
    state.set("times", Value::Number(3.0));
    state.set("chosen", parsed(r#"[{"a":"y"}]"#));
    let options = Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::VI_VN,
        state: &state,
    };
    let touched = chart::compile(&untouched, &Folder(folder()), &options).unwrap();
    let svg = chart::svg::write(&touched.scene, &chart::svg::Options::default());
    assert_eq!(svg, draw(&said).unwrap());
    assert!(svg.contains("c: 6") && !svg.contains("c: 1"));
    let [view] = touched.views.as_slice() else { panic!("one view") };
    let told: Vec<_> = view
        .fields
        .iter()
        .map(|field| (field.channel, field.text(&view.table, 0, options.locale)))
        .collect();
    assert_eq!(told, [("x", "y".to_owned()), ("y", "6".to_owned())]);
    assert_eq!((view.name.as_str(), view.table.len()), ("marks", 1));
}

#[test]
fn the_items_of_a_facet_count_the_rows_of_the_whole_table() {
    let spec = parsed(
        r#"{"data":{"values":[{"a":"x","b":1},{"a":"y","b":2},{"a":"x","b":3}]},"mark":"point",
        "encoding":{"row":{"field":"a"},"x":{"field":"b","type":"quantitative"}}}"#,
    );
    let options = Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::VI_VN,
        state: chart::state::State::UNTOUCHED,
    };
    let compiled = chart::compile(&spec, &Folder(folder()), &options).unwrap();
    let mut rows = Vec::new();
    each_item(&compiled.scene.root, &mut |mark, item| {
        if mark.role == "mark" {
            rows.extend(item.row);
        }
    });
    assert_eq!(rows, [0, 2, 1]);
    let channels: Vec<_> = compiled.views[0].fields.iter().map(|field| field.channel).collect();
    assert_eq!(channels, ["row", "x"]);
}

fn each_item(
    mark: &chart::scene::Mark,
    see: &mut dyn FnMut(&chart::scene::Mark, &chart::scene::Item),
) {
    for item in &mark.items {
        see(mark, item);
        if let chart::scene::Shape::Group(group) = &item.shape {
            group.marks.iter().for_each(|mark| each_item(mark, see));
        }
    }
}

#[test]
fn a_picture_takes_the_width_of_its_container() {
    let width = |offered: f64, mark: &str| {
        let spec = parsed(&format!(
            r#"{{"data":{{"values":[{{"a":"một tên khá dài","b":1}}]}},"width":"container",{mark},
            "encoding":{{"y":{{"field":"a"}},"x":{{"field":"b","type":"quantitative"}}}}}}"#
        ));
        let options = Options {
            measure: &chart::text::WidthTable,
            locale: &chart::format::locale::VI_VN,
            state: chart::state::State::UNTOUCHED,
        };
        let plan = chart::Plan::new(&spec).unwrap();
        let filled = plan.fill(&Folder(folder()), &options).unwrap();
        filled.draw([Some(offered), None]).unwrap().scene.width
    };
    for mark in [r#""mark":"bar""#, r#""layer":[{"mark":"bar"},{"mark":"text"}]"#] {
        for offered in [328.0, 656.0] {
            let drawn = width(offered, mark);
            assert!((drawn - offered).abs() <= 2.0, "{mark}: {drawn} of {offered}");
        }
    }
}
