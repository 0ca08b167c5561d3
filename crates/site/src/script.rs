//! Scripts as they travel: without what is there for those who read them.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::{Parser, ParserReturn};
use oxc_span::SourceType;
use oxc_syntax::module_record::ExportExportName;

/// What a module exports: the name it goes by elsewhere, and the one it has in the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Export {
    /// `default`, or a name.
    pub name: String,
    /// What it is called within the module.
    pub local: String,
}

/// The same module in as few bytes as a minifier makes of it. A script that is no module is one too,
/// as long as it leaves nothing in the global scope by declaring it.
///
/// # Errors
/// If it is no JavaScript.
pub(crate) fn small(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parsed(&allocator, source)?.program;
    let made = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let codegen = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(made.scoping);
    Ok(codegen.build(&program).code)
}

/// What a module declares and exports, in its order.
///
/// # Errors
/// If it is no JavaScript.
pub(crate) fn exports(source: &str) -> Result<Vec<Export>> {
    let allocator = Allocator::default();
    let entries = parsed(&allocator, source)?.module_record.local_export_entries;
    let exports = entries.iter().filter_map(|entry| {
        let local = entry.local_name.name()?.to_string();
        let name = match &entry.export_name {
            ExportExportName::Name(name) => name.name.to_string(),
            ExportExportName::Default(_) => "default".to_owned(),
            ExportExportName::Null => return None,
        };
        Some(Export { name, local })
    });
    Ok(exports.collect())
}

fn parsed<'a>(allocator: &'a Allocator, source: &'a str) -> Result<ParserReturn<'a>> {
    let parsed = Parser::new(allocator, source, SourceType::mjs()).parse();
    match parsed.diagnostics.first() {
        None => Ok(parsed),
        Some(why) => bail!("mã JavaScript sai cú pháp: {why}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Export, exports, small};

    #[test]
    fn what_is_for_readers_is_left_out() {
        let written =
            "/** Why. */\nexport function half(number) {\n  // How.\n  return number / 2;\n}\n";
        let made = small(written).unwrap();
        assert_eq!(made, "export function half(e){return e/2}");
        assert_eq!(small(&made).unwrap(), made, "once is enough");
    }

    #[test]
    fn texts_stay_as_they_are() {
        let made = small("f(`\n    /* a */\n  // b`, '`');").unwrap();
        assert!(made.contains("\n    /* a */\n  // b"), "{made}");
    }

    #[test]
    fn what_is_no_script_is_refused() {
        small("const a = ;").unwrap_err();
        exports("export { a ").unwrap_err();
    }

    #[test]
    fn exports_are_found_by_both_names() {
        let source = "export class A {}\nexport function b() {}\nfunction c() {}\nasync function i() {}\nexport { c as d, i as default };";
        let made: Vec<Export> = exports(source).unwrap();
        let pairs: Vec<(&str, &str)> =
            made.iter().map(|it| (it.name.as_str(), it.local.as_str())).collect();
        assert_eq!(pairs, [("A", "A"), ("b", "b"), ("d", "c"), ("default", "i")]);
    }
}
