//! The real charts, as their data travel: drawn, filtered, said in words, taken along.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chart::state::State;
use chart::value::Value;
use ky_yeu::chart_view::{
    self, Caption, Chart, Charts, Control, Drawing, Kind, Options, PREPARED_STATES, Prepared,
    Shown, Touched, Width, standalone,
};
use site::folder::Folder;
use site::render::render;
use site::shell::Shell;
use support::Temporary;

/// The files that the browser is given beside the pages of the charts.
static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let site = Temporary::new();
    let bundle = content::load(&Folder::new(site.content(""))).bundle.unwrap();
    assert_eq!(site::check_charts(&bundle.conferences), []);
    let release = render(
        &bundle,
        &site::photos::Photos::default(),
        &Shell::read(&site.shell()).unwrap(),
        &site.public(),
    )
    .unwrap();
    let files = release.files().filter(|(path, _)| path.ends_with(".json"));
    files.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
});

const PAGE: &str = "so-ket-2021/so-lieu/";

/// The conference's charts with all of its tables.
static CHARTS: LazyLock<Charts> = LazyLock::new(|| {
    let site = Temporary::new();
    let bundle = content::load(&Folder::new(site.content(""))).bundle.unwrap();
    site::charts(&bundle.conferences[0])
});

/// What has been drawn of them, by slug.
static DRAWN: LazyLock<BTreeMap<String, serde_json::Value>> = LazyLock::new(|| {
    let read = |chart: &Chart| {
        let file = &FILES[&format!("{PAGE}{}/chart.json", chart.slug)];
        (chart.slug.clone(), serde_json::from_slice(file).unwrap())
    };
    CHARTS.charts.iter().map(read).collect()
});

fn chart(slug: &str) -> &'static Chart {
    CHARTS.chart(slug).unwrap_or_else(|| panic!("{slug}"))
}

fn controls(chart: &Chart) -> Vec<Control> {
    let drawing = Drawing::new(chart, &CHARTS, State::UNTOUCHED, Width::Wide).unwrap();
    chart_view::read(&chart.spec, &drawing.compiled)
}

/// A chart as its inputs would have it.
fn drawn(slug: &str, choices: &[(&str, &str)]) -> Drawing {
    let touched: Touched =
        choices.iter().map(|(param, token)| ((*param).into(), vec![(*token).into()])).collect();
    let (state, unknown) = chart_view::state(&controls(chart(slug)), &touched);
    assert!(unknown.is_empty(), "{unknown:?}");
    Drawing::new(chart(slug), &CHARTS, &state, Width::Narrow).unwrap()
}

#[track_caller]
fn check_summary(slug: &str, choices: &[(&str, &str)], expected: &str) {
    assert_eq!(drawn(slug, choices).sheet().summary(), expected);
}

#[test]
fn charts_say_what_they_show_and_what_is_left_of_it() {
    let levels = "can-bo-theo-cap";
    check_summary(
        levels,
        &[],
        "Số người: Tỉnh 19; Huyện, thành phố 30; Đoàn trực thuộc 22; Cơ sở 143. Cao nhất: Cơ sở (143); thấp nhất: Tỉnh (19).",
    );
    check_summary(levels, &[("cap", "Cơ sở")], "Cơ sở: 143 người.");
    check_summary(levels, &[("cap", "")], &drawn(levels, &[]).sheet().summary());
    check_summary("bi-thu-co-so", &[], "Cơ sở: 143 người.");
    check_summary(
        "bi-thu-co-so",
        &[("cap", "Tỉnh")],
        "Không có số liệu nào khớp với lựa chọn này.",
    );
    check_summary("trinh-do", &[], "Cán bộ có trình độ Đại học trở lên: 100 %.");
    check_summary(
        "giai-doan-van-ban",
        &[],
        "Kết luận 07 (2019–2022); Kết luận 08 (2019–2022); Hướng dẫn 15 (2018–2022).",
    );
}

#[test]
fn one_sentence_of_it_says_most() {
    let key = |slug: &str, choices: &[(&str, &str)]| drawn(slug, choices).sheet().key_figure();
    let levels = "can-bo-theo-cap";
    assert_eq!(key(levels, &[]).unwrap(), "Cao nhất: Cơ sở (143); thấp nhất: Tỉnh (19).");
    assert_eq!(key(levels, &[("cap", "Tỉnh")]).unwrap(), "Tỉnh: 19 người.");
    assert_eq!(key("bi-thu-co-so", &[("cap", "Tỉnh")]), None);
    assert_eq!(key("giai-doan-van-ban", &[]), None, "it has no numbers");
}

#[test]
fn no_number_is_counted_twice() {
    for chart in &CHARTS.charts {
        let drawing = Drawing::new(chart, &CHARTS, State::UNTOUCHED, Width::Wide).unwrap();
        assert_eq!(drawing.sheet().totals, None, "{}: the article adds nothing up", chart.slug);
    }
    let nested = chart("ban-chap-hanh");
    assert!(nested.spec.to_json().contains("không cộng lại"));
    let sheet = drawn("ban-chap-hanh", &[]).sheet();
    let numbers: Vec<&str> = sheet.rows.iter().map(|row| row[2].text.as_str()).collect();
    assert_eq!(numbers, ["30", "9", "1", "2"]);
}

#[test]
fn a_persons_mark_stands_for_each_of_143() {
    let svg = drawn("bi-thu-co-so", &[]).svg("a-", "Tên");
    assert_eq!(svg.matches("<title>").count(), 143);
    assert!(svg.contains("role=\"img\" aria-label=\"Tên\""));
}

#[test]
fn positions_are_numbers_or_shares() {
    let values = |choices: &[(&str, &str)]| -> Vec<String> {
        let sheet = drawn("chuc-vu-trong-tung-cap", choices).sheet();
        sheet.rows.iter().map(|row| row[3].text.clone()).collect()
    };
    assert_eq!(values(&[]), ["9", "7", "14", "9", "13"]);
    assert_eq!(values(&[("don_vi", "phan_tram")]), ["30 %", "23 %", "47 %", "41 %", "59 %"]);
}

#[test]
fn every_chart_tells_its_source_and_day() {
    for chart in &CHARTS.charts {
        assert!(chart.source.starts_with("Nguồn: "), "{}", chart.slug);
        assert!(chart.source.ends_with("Hội nghị sơ kết 2021, 15/11/2021."), "{}", chart.slug);
    }
    assert_eq!(
        chart("bi-thu-co-so").source,
        "Nguồn: «Số lượng Bí thư Đoàn cơ sở là 143 đồng chí.» Hội nghị sơ kết 2021, 15/11/2021."
    );
}

#[test]
fn the_controls_of_several_charts_are_the_same() {
    let levels: Vec<Control> = CHARTS
        .charts
        .iter()
        .flat_map(controls)
        .filter(|control| &*control.param == "cap")
        .collect();
    assert_eq!(levels.len(), 5);
    assert!(levels.iter().all(|control| *control == levels[0]));
    let Kind::OneOf { choices, .. } = &levels[0].kind else { panic!("one of several") };
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    assert_eq!(labels, ["Tất cả", "Tỉnh", "Huyện, thành phố", "Đoàn trực thuộc", "Cơ sở"]);
}

#[test]
fn what_is_taken_along_needs_no_page() {
    let slug = "chuc-vu-trong-tung-cap";
    let mut state = State::default();
    state.set("don_vi", Value::text("phan_tram"));
    let drawing = Drawing::alone(chart(slug), &CHARTS, &state).unwrap();
    let caption = Caption {
        title: "Một <tên>".into(),
        key: "Nhiều nhất: <một>".into(),
        chosen: "Tính theo: Phần trăm".into(),
        source: chart(slug).source.clone(),
    };
    let (svg, [width, height]) = standalone(&drawing, &caption);
    assert!(!svg.contains("var("), "a colour that only the page knows");
    for word in [
        "Một &lt;tên&gt;",
        "Nhiều nhất: &lt;một&gt;",
        "Tính theo: Phần trăm",
        "Cán bộ khác",
        "15/11/2021",
    ] {
        assert!(svg.contains(word), "{word}");
    }
    assert!(width > 600.0 && height > drawing.compiled.scene.height + 60.0);
}

#[test]
fn both_widths_fit_their_columns_and_stay_as_tall() {
    for chart in &CHARTS.charts {
        let size = |width: Width| {
            let scene =
                Drawing::new(chart, &CHARTS, State::UNTOUCHED, width).unwrap().compiled.scene;
            assert!((scene.width - width.pixels()).abs() <= 2.0, "{}: {}", chart.slug, scene.width);
            scene.height
        };
        assert!((size(Width::Narrow) - size(Width::Wide)).abs() < 60.0, "{}", chart.slug);
    }
}

fn options(slug: &str) -> Vec<Options> {
    serde_json::from_value(DRAWN[slug]["options"].clone()).unwrap()
}

/// What a name of a state says to be chosen.
fn touched(options: &[Options], key: &str) -> Touched {
    let chosen = |part: &str| -> Vec<String> {
        if part.is_empty() { Vec::new() } else { part.split('\t').map(str::to_owned).collect() }
    };
    options
        .iter()
        .zip(key.split('\n'))
        .map(|(one, part)| (one.param.clone(), chosen(part)))
        .collect()
}

#[test]
fn what_has_been_drawn_is_what_the_engine_draws() {
    let mut count = 0;
    for chart in &CHARTS.charts {
        let options = options(&chart.slug);
        for (key, shown) in DRAWN[&chart.slug]["states"].as_object().unwrap() {
            let touched = touched(&options, key);
            assert_eq!(chart_view::key(&options, &touched), *key, "{}", chart.slug);
            let drawn = Shown::draw(chart, &CHARTS, &touched).unwrap();
            assert_eq!(serde_json::to_value(&drawn).unwrap(), *shown, "{}: {key:?}", chart.slug);
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn the_page_shows_what_has_been_drawn_of_the_start() {
    for chart in &CHARTS.charts {
        let start = chart_view::key(&options(&chart.slug), &Touched::new());
        let shown = &DRAWN[&chart.slug]["states"][&start];
        let drawing = Drawing::new(chart, &CHARTS, State::UNTOUCHED, Width::Wide).unwrap();
        let (wide, summary) = (format!("{}-wide-", chart.slug), drawing.sheet().summary());
        let label = format!("{}. {summary}", chart.title);
        assert_eq!(shown["wide"], drawing.svg(&wide, &label), "{}", chart.slug);
        assert_eq!(shown["summary"], summary, "{}", chart.slug);
    }
}

/// The engine is brought for what has not been drawn only; a page where all has been does without.
#[test]
fn only_what_cannot_be_counted_out_is_left_to_the_engine() {
    let whole: Vec<bool> = CHARTS
        .charts
        .iter()
        .map(|chart| Prepared::draw(chart, &CHARTS).unwrap().is_whole)
        .collect();
    assert!(whole.contains(&true) && whole.contains(&false), "{whole:?}");
    for (chart, whole) in CHARTS.charts.iter().zip(whole) {
        let states = DRAWN[&chart.slug]["states"].as_object().unwrap().len();
        assert!(states == PREPARED_STATES || whole, "{}: {states}", chart.slug);
        let specs = format!("{PAGE}{}/specs.json", chart.slug);
        assert_eq!(FILES.contains_key(&specs), !whole, "{}", chart.slug);
    }
}

#[test]
fn a_slider_is_drawn_at_its_start_only() {
    let spec = serde_json::json!({
        "data": {"values": [{"a": 1}, {"a": 5}]},
        "params": [{"name": "least", "value": 2, "bind": {"input": "range", "min": 0, "max": 9}}],
        "transform": [{"filter": "datum.a >= least"}],
        "mark": "bar",
        "encoding": {"x": {"field": "a", "type": "quantitative"}}
    });
    let chart = Chart {
        slug: "truot".into(),
        title: "Trượt".into(),
        spec: serde_json::from_value(spec).unwrap(),
        source: String::new(),
    };
    let charts = Charts { tables: Value::object(Vec::new()), charts: vec![chart] };
    let prepared = Prepared::draw(&charts.charts[0], &charts).unwrap();
    assert!(!prepared.is_whole);
    assert_eq!(prepared.states.keys().collect::<Vec<_>>(), ["2"]);
    let moved = vec![("least".to_owned(), vec!["7".to_owned()])];
    assert_eq!(chart_view::key(&prepared.options, &moved), "7");
    let shown = Shown::draw(&charts.charts[0], &charts, &moved).unwrap();
    assert_ne!(shown, prepared.states["2"]);
}
