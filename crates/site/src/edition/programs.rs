//! The app and its modules as they travel in one file: scripts as they are, what they run made small.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::script;
use crate::shell::Shell;

/// The name that the app itself goes by among its modules.
pub(super) const APP: &str = "app";

/// What the file has no use for: its pages have no address to be shared, and it holds no photos.
const LEFT_OUT: [&str; 2] = ["share", "lightbox"];

/// A program of the release.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// What it is asked for by.
    pub name: String,
    /// Its loader, which leaves what it exports where the file's own looks for it.
    pub script: String,
    /// Its wasm, packed.
    pub wasm: String,
}

/// The app first, then the modules that pages bring.
///
/// # Errors
/// If a loader is not of the kind that wasm-bindgen writes.
pub(super) fn all(shell: &Shell) -> Result<Vec<Program>> {
    let app = (APP.to_owned(), shell.script.clone(), shell.wasm.clone());
    let taken = shell.modules.iter().filter(|it| !LEFT_OUT.contains(&it.name.as_str()));
    let modules = taken.map(|it| {
        let file = |ending: &str| format!("{}-{}.{ending}", it.name, it.hash);
        (it.name.clone(), file("js"), file("wasm"))
    });
    std::iter::once(app).chain(modules).map(|it| program(shell, it)).collect()
}

fn program(shell: &Shell, (name, loader, wasm): (String, String, String)) -> Result<Program> {
    let bytes = |file: &str| {
        let found = shell.files.iter().find(|(one, _)| one == file);
        found.map(|(_, bytes)| bytes.as_slice()).with_context(|| format!("không có tệp {file}"))
    };
    let text = std::str::from_utf8(bytes(&loader)?)?;
    let script = handed_over(&name, text).with_context(|| format!("trong {loader}"))?;
    Ok(Program { script, wasm: packed(bytes(&wasm)?, Compression::best())?, name })
}

/// A module's text that also tells the document what it exports: nothing can import what has no
/// address of its own.
fn handed_over(name: &str, text: &str) -> Result<String> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("</script") || lower.contains("<!--") {
        bail!("mã nạp ứng dụng có chữ kết thúc thẻ script");
    }
    let exports = script::exports(text)?;
    if !exports.iter().any(|it| it.name == "default") {
        bail!("không thấy «default»");
    }
    let pairs: Vec<String> = exports.iter().map(|it| format!("{}:{}", it.name, it.local)).collect();
    let tail = format!("(globalThis.kyYeuModules??={{}})[\"{name}\"]={{{}}};", pairs.join(","));
    Ok(format!("{}\n{tail}", text.trim_end()))
}

/// Bytes as text that the file's loader unpacks.
///
/// # Errors
/// Never in practice: what is written to is memory.
pub(super) fn packed(bytes: &[u8], how: Compression) -> Result<String> {
    let mut encoder = ZlibEncoder::new(Vec::new(), how);
    encoder.write_all(bytes)?;
    Ok(BASE64.encode(encoder.finish()?))
}

#[cfg(test)]
mod tests {
    use super::handed_over;

    #[test]
    fn a_module_hands_over_what_it_exports() {
        let text = "export class A {}\nexport function b() {}\nfunction c() {}\nfunction initSync() {}\nasync function __wbg_init() {}\n\nexport { initSync, __wbg_init as default };\n";
        let made = handed_over("charts", text).unwrap();
        assert!(made.starts_with(text.trim_end()));
        let tail = made.lines().last().unwrap();
        assert_eq!(
            tail,
            "(globalThis.kyYeuModules??={})[\"charts\"]={A:A,b:b,initSync:initSync,default:__wbg_init};"
        );
    }

    #[test]
    fn what_cannot_stand_in_a_script_is_refused() {
        handed_over("a", "let i = '</SCRIPT>'; export { i as default };").unwrap_err();
        handed_over("a", "export const x = 1;").unwrap_err();
    }
}
