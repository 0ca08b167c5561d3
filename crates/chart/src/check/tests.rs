//! What is told of specs, and what is not.

use super::check;
use crate::problem::Kind;
use crate::value::Value;

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// What is told of a spec: the kind, the place and the message of each problem.
fn told(json: &str) -> Vec<(Kind, String, String)> {
    let problems = check(&parsed(json)).into_iter();
    problems.map(|one| (one.kind, one.path.to_string(), one.message.clone())).collect()
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_was_meant() {
    use Kind::{Ignored, Invalid, Unknown};
    let point = r#""mark":"point","encoding":{"x":{"field":"a","type":"quantitative"}}"#;
    for (json, kind, place, word) in [
        (r#"{"mark":"bars"}"#, Invalid, "$.mark", "có phải «bar»"),
        (r#"{"mark":{"type":"bars"}}"#, Invalid, "$.mark.type", "ở đây là «bars»"),
        (r#"{"mark":7}"#, Invalid, "$.mark", "ở đây là 7"),
        (r#"{"mark":["bar"]}"#, Invalid, "$.mark", "một danh sách"),
        (r#"{"mark":{"type":"bar","colour":"red"}}"#, Unknown, "$.mark.colour", "«color»"),
        (r#"{"mark":{"type":"bar","size":"5"}}"#, Invalid, "$.mark.size", "cần một số"),
        (r#"{"mark":{"type":"bar","smooth":true}}"#, Ignored, "$.mark.smooth", "smooth"),
        (
            r#"{"mark":{"type":"line","interpolate":"smooth"}}"#,
            Invalid,
            "$.mark.interpolate",
            "«monotone»",
        ),
        (
            r#"{"mark":"bar","usermeta":{"wrap":"yes"}}"#,
            Invalid,
            "$.usermeta.wrap",
            "true hoặc false",
        ),
        (r#"{"markk":"bar"}"#, Unknown, "$.markk", "«mark»"),
        (r#"{"mark":"bar","encoding":{"X":{}}}"#, Unknown, "$.encoding.X", "«x»"),
        (
            r#"{"mark":"bar","encoding":{"x":{"type":"quantitativ"}}}"#,
            Invalid,
            "$.encoding.x.type",
            "«quantitative»?",
        ),
        (
            r#"{"mark":"bar","encoding":{"x":{"aggregate":"average "}}}"#,
            Invalid,
            "$.encoding.x.aggregate",
            "«average»?",
        ),
        (
            r#"{"mark":"bar","encoding":{"x":{"timeUnit":"yeer"}}}"#,
            Invalid,
            "$.encoding.x.timeUnit",
            "«year»?",
        ),
        (
            r#"{"mark":"bar","encoding":{"x":{"scale":{"type":"loog"}}}}"#,
            Invalid,
            "$.encoding.x.scale.type",
            "«log»?",
        ),
        (
            r#"{"mark":"bar","encoding":{"x":{"axis":{"grid":"no"}}}}"#,
            Invalid,
            "$.encoding.x.axis.grid",
            "true hoặc false",
        ),
        (
            r#"{"mark":"bar","encoding":{"x":{"legend":{}}}}"#,
            Unknown,
            "$.encoding.x.legend",
            "legend",
        ),
        (
            r#"{"mark":"bar","encoding":{"color":{"scale":{"scheme":"bluess"}}}}"#,
            Invalid,
            "$.encoding.color.scale.scheme",
            "«blues»?",
        ),
        (
            r#"{"mark":"bar","encoding":{"color":{"condition":{"test":"1","valu":1}}}}"#,
            Unknown,
            "$.encoding.color.condition.valu",
            "«value»",
        ),
        (
            r#"{"mark":"bar","encoding":{"tooltip":[{"feild":"a"}]}}"#,
            Unknown,
            "$.encoding.tooltip[0].feild",
            "«field»",
        ),
        (
            r#"{"mark":"bar","transform":[{"filtre":"1"}]}"#,
            Unknown,
            "$.transform[0].filtre",
            "«filter»",
        ),
        (
            r#"{"mark":"bar","transform":[{"fold":["a"],"groupby":["b"]}]}"#,
            Unknown,
            "$.transform[0].groupby",
            "groupby",
        ),
        (
            r#"{"mark":"bar","transform":[{"filter":{"field":"a","onOf":[1]}}]}"#,
            Unknown,
            "$.transform[0].filter.onOf",
            "«oneOf»",
        ),
        (
            r#"{"mark":"bar","transform":[{"aggregate":[{"op":"men","as":"a"}]}]}"#,
            Invalid,
            "$.transform[0].aggregate[0].op",
            "«mean»?",
        ),
        (
            r#"{"mark":"bar","params":[{"name":"a","select":{"type":"point","zoom":1}}]}"#,
            Unknown,
            "$.params[0].select.zoom",
            "zoom",
        ),
        (
            r#"{"mark":"bar","params":[{"name":"a","select":{"type":"interval","zoom":true}}]}"#,
            Ignored,
            "$.params[0].select.zoom",
            "zoom",
        ),
        (r#"{"mark":"bar","config":{"axisx":{}}}"#, Unknown, "$.config.axisx", "«axisX»"),
        (
            r#"{"mark":"bar","config":{"bar":{"cornerRadiusEnd":true}}}"#,
            Invalid,
            "$.config.bar.cornerRadiusEnd",
            "true",
        ),
        (
            r#"{"mark":"bar","config":{"style":{"mine":{"fontsize":3}}}}"#,
            Unknown,
            "$.config.style.mine.fontsize",
            "«fontSize»",
        ),
        (
            r#"{"mark":"bar","data":{"url":"a.csv","format":{"parse":{"a":1}}}}"#,
            Invalid,
            "$.data.format.parse.a",
            "ở đây là 1",
        ),
        (
            r#"{"mark":"bar","resolve":{"scale":{"y":"own"}}}"#,
            Invalid,
            "$.resolve.scale.y",
            "«independent»",
        ),
        (
            r#"{"mark":"bar","title":{"text":"a","subtitel":"b"}}"#,
            Unknown,
            "$.title.subtitel",
            "«subtitle»",
        ),
        (
            r#"{"facet":{"row":{"header":{"labelAngel":1}}},"spec":{"mark":"bar"}}"#,
            Unknown,
            "$.facet.row.header.labelAngel",
            "«labelAngle»",
        ),
        (
            r#"{"hconcat":[{"layer":[{"mark":"bar","encodin":{}}]}]}"#,
            Unknown,
            "$.hconcat[0].layer[0].encodin",
            "«encoding»",
        ),
        (
            r#"{"repeat":["a"],"spec":{"mark":"bar","width":"all"}}"#,
            Invalid,
            "$.spec.width",
            "«container»",
        ),
    ] {
        let problems = told(json);
        assert_eq!(problems.len(), 1, "{json}: {problems:?}");
        let (found, at, message) = &problems[0];
        assert_eq!((*found, &**at), (kind, place), "{json}: {message}");
        assert!(message.contains(word), "{json}: {message}");
    }
    assert_eq!(told(&format!("{{{point}}}")), []);
}

#[test]
fn what_vega_lite_takes_is_not_told() {
    for json in [
        r#"{"$schema":"a","name":"b","usermeta":{"any":[1],"wrap":true},"mark":"bar"}"#,
        r#"{"mark":"bar","encoding":{"x":{"field":"a","type":"Q","axis":null,"title":null}}}"#,
        r#"{"mark":"bar","encoding":{"x":{"timeUnit":"utcmonthdatehoursminutes"}}}"#,
        r#"{"mark":"bar","encoding":{"x":{"timeUnit":{"unit":"yearmonth","step":2}}}}"#,
        r#"{"mark":"bar","encoding":{"color":{"scale":{"scheme":"Viridis","range":null}}}}"#,
        r#"{"mark":{"type":"point","size":{"expr":"a * 2"},"fill":{"gradient":"linear","stops":[]}}}"#,
        r#"{"data":{"values":[{"mark":{"whatever":1}}]},"mark":"bar"}"#,
        r#"{"datasets":{"d":[{"x":1}],"e":"a,b"},"data":{"name":"d"},"mark":"bar"}"#,
        r#"{"facet":{"field":"a"},"spec":{"facet":{"row":{"field":"b"}},"spec":{"mark":"bar"}}}"#,
        r#"{"transform":[{"filter":{"and":[{"not":{"field":"a","equal":1}},"datum.b"]}}],"mark":"bar"}"#,
        r#"{"mark":"bar","params":[{"name":"p","value":1,"bind":{"input":"range","max":3}}]}"#,
        r#"{"mark":null}"#,
        "7",
        "[]",
        "null",
    ] {
        let wrong: Vec<_> = told(json).into_iter().filter(|one| one.1 != "$").collect();
        assert_eq!(wrong, [], "{json}");
    }
}

#[test]
fn what_is_endless_is_not_walked_without_end() {
    let mut deep = Value::object(vec![("unknown".into(), Value::Null)]);
    for _ in 0..1_000 {
        deep = Value::object(vec![("layer".into(), Value::list(vec![deep]))]);
    }
    assert_eq!(check(&deep), []);
    let many = (0..10_000).map(|at| (format!("x{at}").into(), Value::Null)).collect();
    assert_eq!(check(&Value::object(many)).len(), super::MOST);
}
