//! Expressions whose values the real library gave: `cases.txt` has one a line, `expression => value`.

use std::sync::Arc;

use super::{Datum, Env, Expr, NoEnv};
use crate::table::Table;
use crate::value::{Value, number_text};

/// The datum of all cases.
fn datum() -> Value {
    let json = r#"{"a": 1, "b": 2, "key": "b", "s": "Việt Nam 😀", "n": null, "l": [3, 1, 2],
        "o": {"x": {"y": 5}}, "x.y": 9, "0": "zero"}"#;
    let Value::Object(mut object) = serde_json::from_str(json).unwrap() else {
        panic!("an object")
    };
    let out = Arc::make_mut(&mut object);
    out.set("d".into(), Value::Date(1_629_035_130_250.0));
    out.set("z".into(), Value::Number(f64::NAN));
    Value::Object(object)
}

struct Signals;

impl Env for Signals {
    fn signal(&self, name: &str) -> Option<Value> {
        Some(match name {
            "sig" => 41.0.into(),
            "sig2" => serde_json::from_str(r#"{"x": "in"}"#).unwrap(),
            "a_b$1" => "name".into(),
            _ => return None,
        })
    }
}

/// A value with its type, as the script that made the cases writes it.
fn show(value: &Value) -> String {
    let inner = |values: Vec<String>| values.join(",");
    match value {
        Value::Number(number) if number.to_bits() == (-0.0_f64).to_bits() => "-0".to_owned(),
        Value::Date(ms) => format!("Date({})", number_text(*ms)),
        Value::Text(text) => serde_json::to_string(&**text).unwrap(),
        Value::List(values) => format!("[{}]", inner(values.iter().map(show).collect())),
        Value::Object(object) => {
            let entry = |(name, value): &(_, _)| format!("\"{name}\":{}", show(value));
            format!("{{{}}}", inner(object.0.iter().map(entry).collect()))
        }
        other => other.to_text().to_string(),
    }
}

/// Numbers of `libm` may differ from V8's in the last digits.
fn is_close(one: &str, two: &str) -> bool {
    match (one.parse::<f64>(), two.parse::<f64>()) {
        (Ok(one), Ok(two)) => (one - two).abs() <= 2e-15 * one.abs(),
        _ => {
            one.len() == two.len() && one.starts_with('[') && {
                one.trim_matches(['[', ']'])
                    .split(',')
                    .zip(two.trim_matches(['[', ']']).split(','))
                    .all(|(one, two)| {
                        one == two || one.parse::<f64>().is_ok() && is_close(one, two)
                    })
            }
        }
    }
}

#[test]
fn has_the_values_of_vega() {
    let datum = datum();
    let table = Table::from_rows(&[Value::Null, datum.clone()]);
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines() {
        let (text, expected) = line.split_once(" => ").unwrap();
        let expr = match Expr::parse(text) {
            Ok(expr) => expr,
            Err(error) => {
                if expected != "throws" {
                    wrong.push(format!("{text}: {error}"));
                }
                continue;
            }
        };
        let by_value = show(&expr.eval(&datum, &Signals));
        let by_row = show(&expr.bind(&table).eval(1, &Signals));
        let expected = if expected == "throws" { "undefined" } else { expected };
        if by_value != by_row || by_value != expected && !is_close(expected, &by_value) {
            wrong.push(format!("{text}: {by_value} and {by_row}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let expr = Expr::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(show(&expr.eval(&datum(), &Signals)), expected, "{text}");
}

#[track_caller]
fn refuses(text: &str, offset: usize, message: &str) {
    let error = Expr::parse(text).expect_err(text);
    assert!(error.message.contains(message), "{text}: {}", error.message);
    assert_eq!(error.offset, offset, "{text}: {}", error.message);
}

#[test]
fn joins_lines() {
    check("'a\\\nb'", "\"ab\"");
    check(" 1\n+\t2 \u{a0}\u{feff}", "3");
}

#[test]
fn refuses_what_vega_refuses() {
    refuses("", 0, "cuối biểu thức");
    refuses("1 +", 3, "cuối biểu thức");
    refuses("(1", 2, "«)»");
    refuses("[1, , 2]", 4, "«,»");
    refuses("abs(1,)", 6, "«)»");
    refuses("1, 2", 1, "«,»");
    refuses("a = 1", 2, "«=»");
    refuses("a++", 1, "«++»");
    refuses("a--b", 1, "«--»");
    refuses("2 ** 3", 3, "«*»");
    refuses("1;", 1, "«;»");
    refuses("'abc", 0, "dấu nháy");
    refuses("'a\nb'", 0, "dấu nháy");
    refuses("'\\u12'", 2, "thoát");
    refuses("'\\u{110000}'", 2, "thoát");
    refuses("'\\7'", 2, "thoát");
    refuses("012", 0, "số");
    refuses("1e", 0, "số");
    refuses("3px", 0, "số");
    refuses("0x", 0, "số");
    refuses("#a", 0, "«#»");
    refuses("typeof a", 0, "typeof");
    refuses("new Date()", 0, "new");
    refuses("_", 0, "«_»");
    refuses("this", 0, "this");
    refuses("datum.x.toFixed(2)", 15, "bằng tên");
    refuses("{a: 1, a: 2}", 7, "«a»");
    refuses("{__proto__: 1}", 1, "__proto__");
    refuses("{'constructor': 1}", 1, "constructor");
    refuses("/abc", 0, "dấu / đóng");
    refuses("/a/x", 3, "cờ «x»");
    refuses("/(a/", 0, "viết sai");
    refuses("/a(?=b)/", 0, "chưa hỗ trợ");
    refuses("/(a)\\1/", 0, "chưa hỗ trợ");
    refuses("a b", 2, "«b»");
    refuses("a.1", 1, "số");
    refuses("a ? b", 5, "«:»");
}

#[test]
fn refuses_functions_by_name() {
    refuses("1 + foo(2)", 4, "foo()");
    refuses("now()", 0, "đồng hồ");
    refuses("datetime()", 0, "đồng hồ");
    refuses("random()", 0, "ngẫu nhiên");
    refuses("sampleNormal(0, 1)", 0, "ngẫu nhiên");
    refuses("containerSize()", 0, "chưa hỗ trợ");
    refuses("easeCubic(0.5)", 0, "chưa hỗ trợ");
    refuses("if(1, 2)", 0, "đúng 3");
    refuses("clamp(1, 2)", 0, "đúng 3");
    refuses("datum(1)", 0, "datum()");
}

#[test]
fn refuses_what_is_nested_too_deeply() {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("!", ""), ("{a:", "}"), ("abs(", ")"), ("a[", "]")]
    {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert!(Expr::parse(&nested(190)).is_ok(), "{open}");
        let error = Expr::parse(&nested(100_000)).expect_err(open);
        assert!(error.message.contains("200 tầng"), "{}", error.message);
    }
    refuses(&format!("a{}", ".b".repeat(300)), 403, "200 tầng");
    refuses(&"a||b&&c|d^e&f==g<h<<i+j*(".repeat(100), 458, "200 tầng");
}

#[test]
fn long_chains_are_not_deep() {
    check(&vec!["1"; 10_000].join("+"), "10000");
    let cases: String = (0..10_000).map(|at| format!("datum.a=={at}?{at}:")).collect();
    check(&format!("{cases}7"), "1");
    check(&vec!["datum.a"; 5000].join("&&"), "1");
}

#[test]
fn what_is_too_large_is_nothing() {
    check("sequence(1e12)", "undefined");
    check("pad('', 1e12)", "undefined");
    check("length(pad('', 99999))", "99999");
    check("pad('', 60000) + pad('', 60000)", "undefined");
    check("join(sequence(90000), pad('', 90000))", "undefined");
    check("replace(pad('', 90000), / /g, pad('', 90000))", "undefined");
    check("timeOffset('years', 0, 1e12)", "undefined");
    check("timeOffset('year', 0, 1e12)", "Date(NaN)");
    check("length(timeSequence('milliseconds', 0, 50))", "50");
    check("timeSequence('milliseconds', 0, 1e15)", "undefined");
    check("test(/^(a|aa|a*)+$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')", "false");
    check("test(regexp('a{9999999}'), 'a')", "undefined");
    check("test(regexp('((a{100}){100}){100}'), 'a')", "undefined");
    check("test(regexp('('), 'a')", "undefined");
}

#[test]
fn sorting_bears_what_has_no_order() {
    let text = format!("length(sort([{}]))", "3,'x',1,null,NaN,'10',[2],{},true,".repeat(40));
    check(&text, "360");
}

#[test]
fn tells_what_it_reads() {
    let expr =
        Expr::parse("datum.a + datum['b.c'] + x * x + data('y')[z] + event.k + PI + if(q, 1, 2)")
            .unwrap();
    let texts =
        |names: &[crate::value::Name]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(texts(expr.fields()), ["a", "b.c"]);
    assert_eq!(texts(expr.signals()), ["x", "z", "q"]);
    assert!(!expr.reads_whole_datum());
    for text in ["datum", "datum[x]", "merge(datum, {a: 1})", "[datum]"] {
        assert!(Expr::parse(text).unwrap().reads_whole_datum(), "{text}");
    }
}

struct Chart;

impl Env for Chart {
    fn scale(&self, name: &str, value: &Value) -> Value {
        Value::text(&format!("{name}:{}", show(value)))
    }

    fn bandwidth(&self, _: &str) -> f64 {
        7.0
    }

    fn domain(&self, _: &str) -> Vec<Value> {
        vec![1.0.into(), 2.0.into()]
    }

    fn data(&self, _: &str) -> Value {
        Value::list(vec![Value::Null])
    }

    fn selection_test(&self, store: &str, datum: Datum<'_>, operation: &str) -> Value {
        let is_row = matches!(datum, Datum::Row(..));
        Value::text(&format!("{store} {} {operation} {is_row}", show(&datum.get("a"))))
    }

    fn selection_id_test(&self, store: &str, _: Datum<'_>, _: &str) -> Value {
        Value::text(store)
    }
}

#[test]
fn asks_the_chart() {
    let table = Table::from_rows(&[datum()]);
    let check = |text: &str, expected: &str| {
        assert_eq!(
            show(&Expr::parse(text).unwrap().bind(&table).eval(0, &Chart)),
            expected,
            "{text}"
        );
    };
    check("scale('x', datum.a)", "\"x:1\"");
    check("bandwidth('x') / 2", "3.5");
    check("domain('x')[1]", "2");
    check("length(data('d'))", "1");
    check("vlSelectionTest('s', datum)", "\"s 1  true\"");
    check("vlSelectionTest('s', {a: 5}, 'union')", "\"s 5 union false\"");
    check("vlSelectionIdTest('s', datum)", "\"s\"");
    check("sig", "undefined");
    assert_eq!(Expr::parse("scale('x', 1)").unwrap().eval(&Value::Null, &NoEnv), Value::Undefined);
}

/// Tokens put together without sense, but the same ones each time.
#[test]
fn nothing_panics() {
    let cases = include_str!("cases.txt");
    let splits = |one: char| !one.is_alphanumeric();
    let mut tokens: Vec<&str> = cases.split_inclusive(splits).collect();
    tokens.extend([
        "-1", "1e308", "0/0", "1/0", "datum.l", "datum.s", "datum.d", "datum", "null", "'😀'",
    ]);
    let calls: Vec<&str> =
        cases.lines().filter_map(|line| line.split_once('(')).map(|(name, _)| name).collect();
    let mut seed = 1_u32;
    let mut next = |limit: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(seed >> 8).unwrap() % limit
    };
    let datum = datum();
    let mut computed = 0;
    for _ in 0..40_000 {
        let mut text = String::new();
        if next(2) == 0 {
            let arguments: Vec<&str> =
                (0..=next(4)).map(|_| tokens[tokens.len() - 1 - next(10)]).collect();
            text = format!("{}({})", calls[next(calls.len())], arguments.join(","));
        } else {
            (0..next(12)).for_each(|_| text.push_str(tokens[next(tokens.len())]));
        }
        if let Ok(expr) = Expr::parse(&text) {
            let _ = show(&expr.eval(&datum, &Signals));
            computed += 1;
        }
    }
    assert!(computed > 10_000, "only {computed} could be read");
}
