//! Pictures as large as their container, whatever they are made of.
#![allow(clippy::unwrap_used)]

use chart::state::State;
use chart::value::Value;
use chart::{Options, Plan};

const DATA: &str = r#""data":{"values":[{"a":"p","b":1,"c":20},{"a":"p","b":2,"c":30},
    {"a":"q","b":3,"c":110},{"a":"q","b":5,"c":40},{"a":"r","b":7,"c":60}]}"#;
const PLOT: &str = r#""mark":"point","encoding":{"x":{"field":"b","type":"quantitative"},
    "y":{"field":"c","type":"quantitative"}}"#;

fn drawn(json: &str, container: [Option<f64>; 2]) -> chart::scene::Scene {
    let spec: Value = serde_json::from_str(json).unwrap();
    let options = Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::VI_VN,
        state: State::UNTOUCHED,
    };
    let plan = Plan::new(&spec).unwrap();
    plan.fill(&(), &options).unwrap().draw(container).unwrap().scene
}

/// The pixels that are left over are fewer than the plots beside each other.
#[track_caller]
fn check(json: &str, beside: f64) {
    for width in [300.0, 500.0, 800.0] {
        let scene = drawn(json, [Some(width), None]);
        let over = width - scene.width;
        assert!((0.0..=beside).contains(&over), "{} of {width}: {json}", scene.width);
    }
}

#[test]
fn plots_beside_each_other_share_the_width() {
    let plot = format!(r#"{{"width":"container",{PLOT}}}"#);
    let fixed = format!(r#"{{"width":60,{PLOT}}}"#);
    check(&format!(r#"{{{DATA},"hconcat":[{plot},{plot}]}}"#), 2.0);
    check(&format!(r#"{{{DATA},"hconcat":[{fixed},{plot}]}}"#), 1.0);
    check(&format!(r#"{{{DATA},"vconcat":[{{"hconcat":[{plot},{plot}]}},{plot}]}}"#), 2.0);
    check(&format!(r#"{{{DATA},"hconcat":[{{"vconcat":[{plot},{plot}]}},{plot}]}}"#), 2.0);
    check(&format!(r#"{{{DATA},"columns":2,"concat":[{plot},{plot},{plot}]}}"#), 2.0);
}

#[test]
fn cells_of_facets_and_repeats_share_the_width() {
    let plot = format!(r#"{{"width":"container",{PLOT}}}"#);
    for facet in [r#"{"column":{"field":"a"}}"#, r#"{"row":{"field":"a"}}"#] {
        check(&format!(r#"{{{DATA},"facet":{facet},"spec":{plot}}}"#), 3.0);
    }
    check(&format!(r#"{{{DATA},"facet":{{"field":"a"}},"columns":2,"spec":{plot}}}"#), 2.0);
    let within = format!(r#"{{"facet":{{"column":{{"field":"a"}}}},"spec":{plot}}}"#);
    check(&format!(r#"{{{DATA},"facet":{{"row":{{"field":"a"}}}},"spec":{within}}}"#), 3.0);
    let unit = format!(r#"{{{DATA},"width":"container",{PLOT}}}"#);
    check(&unit.replace(r#""encoding":{"#, r#""encoding":{"column":{"field":"a"},"#), 3.0);
    let repeat = r#"{"width":"container","mark":"bar","encoding":{"x":{"field":"a"},
        "y":{"field":{"repeat":"repeat"},"type":"quantitative"},"color":{"field":"a"}}}"#;
    check(&format!(r#"{{{DATA},"repeat":["b","c"],"spec":{repeat}}}"#), 2.0);
}

#[test]
fn plots_below_each_other_share_the_height() {
    let plot = format!(r#"{{"height":"container",{PLOT}}}"#);
    let scene = drawn(&format!(r#"{{{DATA},"vconcat":[{plot},{plot}]}}"#), [None, Some(500.0)]);
    assert!((498.0..=500.0).contains(&scene.height), "{}", scene.height);
}

#[test]
fn without_a_container_plots_are_as_large_as_ever() {
    let said = |width: &str| format!(r#"{{{DATA},"hconcat":[{{{width}{PLOT}}}]}}"#);
    let contained = drawn(&said(r#""width":"container","#), [None; 2]);
    assert_eq!(contained.width, drawn(&said(""), [None; 2]).width);
}

#[test]
fn what_does_not_fit_is_wider_than_its_container() {
    let plot = format!(r#"{{"width":"container",{PLOT}}}"#);
    let many = [plot.as_str(); 12].join(",");
    let scene = drawn(&format!(r#"{{{DATA},"hconcat":[{many}]}}"#), [Some(200.0), None]);
    assert!(scene.width > 12.0 * 20.0);
}

/// Labels beside a plot take at most two fifths of the container where they may be broken into lines.
#[test]
fn broken_labels_leave_room_for_the_plot() {
    let label = "Đoàn Khối các cơ quan và doanh nghiệp tỉnh";
    let spec = |wrap: bool| {
        format!(
            r#"{{"usermeta":{{"wrap":{wrap}}},"data":{{"values":[{{"a":"{label}","b":1}}]}},
            "width":"container","height":{{"step":60}},"mark":"bar","encoding":{{
            "y":{{"field":"a"}},"x":{{"field":"b","type":"quantitative"}}}}}}"#
        )
    };
    let picture = |wrap: bool| {
        let scene = drawn(&spec(wrap), [Some(300.0), None]);
        chart::svg::write(&scene, &chart::svg::Options::default())
    };
    assert!(picture(false).contains('…') && !picture(true).contains('…'));
    assert!(picture(true).contains(">Đoàn Khối<"), "{}", picture(true));
    check(&spec(true), 1.0);
}
