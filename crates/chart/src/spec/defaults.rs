//! What Vega-Lite and Vega assume where neither a spec nor its config says anything.

#![expect(clippy::match_same_arms, reason = "tables: one line for each default")]

use super::read::object;
use crate::value::Value;

fn text(text: &str) -> Value {
    Value::text(text)
}

/// A default of Vega-Lite's config (`defaultConfig`, `defaultScaleConfig`, …).
#[must_use]
pub fn config(group: &str, property: &str) -> Value {
    // By group first: most of what is asked for has no default, which is known soon.
    match group {
        "" => top(property),
        "mark" => mark(property),
        "bar" | "rect" | "tick" => band(group, property),
        "scale" => scale(property),
        "legend" => legend(property),
        "boxplot" => boxplot(property),
        _ => match (group, property) {
            ("view", "continuousWidth" | "continuousHeight") => Value::Number(300.0),
            ("view", "step") => Value::Number(20.0),
            ("rule" | "text", "color") => text("black"),
            ("header", "titlePadding" | "labelPadding") => Value::Number(10.0),
            ("facet" | "concat", "spacing") => Value::Number(20.0),
            ("errorbar", "center") => text("mean"),
            ("errorbar", "rule") => Value::Bool(true),
            ("errorband", "band") => object([("opacity", Value::Number(0.3))]),
            _ => Value::Undefined,
        },
    }
}

fn top(property: &str) -> Value {
    match property {
        "background" => text("white"),
        "padding" => Value::Number(5.0),
        "timeFormat" => text("%b %d, %Y"),
        "countTitle" => text("Count of Records"),
        "normalizedNumberFormat" => text(".0%"),
        _ => Value::Undefined,
    }
}

fn mark(property: &str) -> Value {
    match property {
        "color" => text("#4c78a8"),
        "timeUnitBandSize" => Value::Number(1.0),
        "invalid" => text("break-paths-show-path-domains"),
        _ => Value::Undefined,
    }
}

/// Marks that are as wide as a band.
fn band(kind: &str, property: &str) -> Value {
    Value::Number(match (property, kind) {
        ("binSpacing", "bar") => 1.0,
        ("binSpacing", _) => 0.0,
        ("continuousBandSize", _) => 5.0,
        ("minBandSize", _) => 0.25,
        ("timeUnitBandPosition", _) => 0.5,
        ("thickness", "tick") => 1.0,
        _ => return Value::Undefined,
    })
}

fn boxplot(property: &str) -> Value {
    match property {
        "size" => Value::Number(14.0),
        "extent" => Value::Number(1.5),
        "box" | "outliers" | "rule" => Value::object(Vec::new()),
        "median" => object([("color", text("white"))]),
        "ticks" => Value::Null,
        _ => Value::Undefined,
    }
}

fn scale(property: &str) -> Value {
    match property {
        "zero" => Value::Bool(true),
        _ => match scale_number(property) {
            Some(number) => Value::Number(number),
            None => Value::Undefined,
        },
    }
}

fn scale_number(property: &str) -> Option<f64> {
    Some(match property {
        "pointPadding" => 0.5,
        "barBandPaddingInner" => 0.1,
        "rectBandPaddingInner" => 0.0,
        "tickBandPaddingInner" => 0.25,
        "bandWithNestedOffsetPaddingInner" | "bandWithNestedOffsetPaddingOuter" => 0.2,
        "minBandSize" => 2.0,
        "minFontSize" => 8.0,
        "maxFontSize" => 40.0,
        "minOpacity" => 0.3,
        "maxOpacity" => 0.8,
        "minSize" | "maxStrokeWidth" | "quantileCount" | "quantizeCount" => 4.0,
        "minStrokeWidth" => 1.0,
        _ => return None,
    })
}

fn legend(property: &str) -> Value {
    match property {
        "gradientHorizontalMaxLength" | "gradientVerticalMaxLength" => Value::Number(200.0),
        "gradientHorizontalMinLength" => Value::Number(100.0),
        "gradientVerticalMinLength" => Value::Number(64.0),
        "unselectedOpacity" => Value::Number(0.35),
        _ => Value::Undefined,
    }
}

/// A default of Vega for a guide (`axis`, `legend`, `title`).
#[must_use]
pub fn guide(group: &str, property: &str) -> Value {
    let number = match (group, property) {
        ("axis", "maxExtent") => 200.0,
        ("axis", "bandPosition") => 0.5,
        ("axis", "domainWidth" | "gridWidth" | "tickWidth") => 1.0,
        ("axis", "labelLimit") | ("legend", "titleLimit") => 180.0,
        ("axis", "labelPadding" | "titlePadding")
        | ("legend", "rowPadding" | "gradientLabelOffset" | "labelOffset")
        | ("title", "offset") => small(group, property),
        ("axis", "tickSize") | ("legend", "titlePadding") => 5.0,
        ("axis", "minExtent" | "labelAngle" | "labelOffset" | "tickOffset")
        | ("legend", "padding" | "gradientStrokeWidth" | "symbolOffset") => 0.0,
        ("legend", "columnPadding") => 10.0,
        ("legend", "gradientLength") => 200.0,
        ("legend", "gradientThickness") => 16.0,
        ("legend", "labelLimit") => 160.0,
        ("legend", "symbolLimit") => 30.0,
        ("legend", "symbolSize") => 100.0,
        ("legend", "symbolStrokeWidth") => 1.5,
        ("legend", "offset") => 18.0,
        ("title", "subtitlePadding") => 3.0,
        _ => return guide_word(group, property),
    };
    Value::Number(number)
}

fn small(group: &str, property: &str) -> f64 {
    match (group, property) {
        ("axis", "labelPadding") | ("legend", "rowPadding" | "gradientLabelOffset") => 2.0,
        _ => 4.0,
    }
}

fn guide_word(group: &str, property: &str) -> Value {
    match (group, property) {
        ("axis", "domain" | "labels" | "ticks" | "tickRound") | ("legend", "labelOverlap") => {
            Value::Bool(true)
        }
        ("axis", "grid") => Value::Bool(false),
        ("axis", "domainColor" | "tickColor") | ("legend", "symbolBaseStrokeColor") => text("#888"),
        ("axis", "gridColor") | ("legend", "gradientStrokeColor") => text("#ddd"),
        ("legend", "orient") => text("right"),
        ("legend", "gridAlign") => text("each"),
        ("legend", "symbolDirection" | "gradientDirection") => text("vertical"),
        ("legend", "labelAlign") => text("left"),
        ("legend", "labelBaseline") => text("middle"),
        ("legend", "symbolType") => text("circle"),
        ("legend", "symbolBaseFillColor") => text("transparent"),
        ("legend", "titleOrient") | ("title", "orient") => text("top"),
        ("title", "anchor") => text("middle"),
        _ => Value::Undefined,
    }
}

/// A default of Vega for a style of text or of marks.
#[must_use]
pub fn style(style: &str, property: &str) -> Value {
    match (style, property) {
        ("guide-label" | "guide-title" | "group-title" | "group-subtitle" | "text", "font") => {
            text("sans-serif")
        }
        ("guide-label" | "guide-title" | "group-title" | "group-subtitle" | "text", "fill") => {
            text("#000")
        }
        ("guide-title" | "group-title", "fontWeight") => text("bold"),
        ("guide-label", "fontSize") => Value::Number(10.0),
        ("guide-title" | "text", "fontSize") => Value::Number(11.0),
        ("group-title", "fontSize") => Value::Number(13.0),
        ("group-subtitle", "fontSize") => Value::Number(12.0),
        ("point" | "circle" | "square", "size") => Value::Number(30.0),
        ("point" | "circle" | "square" | "line", "strokeWidth") => Value::Number(2.0),
        ("trail", "size") => Value::Number(2.0),
        ("point", "shape") => text("circle"),
        ("square", "shape") => text("square"),
        ("cell", "fill") | ("view", "fill") => text("transparent"),
        ("cell", "stroke") => text("#ddd"),
        _ => Value::Undefined,
    }
}
