//! Every message that a person reads, in Vietnamese; only the help texts
//! (`cli.rs`) and what is shown over a page (`serve/reload.js`) stand elsewhere.

use std::fmt::Display;
use std::path::Path;
use std::time::Duration;

use crate::gate::PartName;
use crate::setup::{Action, E2E, Step};
use crate::versions;

// ---- Set-up -------------------------------------------------------------------------------------

pub(crate) fn ready() -> &'static str {
    "Mọi công cụ đã sẵn sàng."
}

pub(crate) fn step_title(step: Step) -> String {
    match step {
        Step::WasmTarget => "trình biên dịch cho trình duyệt (wasm32-unknown-unknown)".into(),
        Step::Trunk => format!("trunk {}", versions::TRUNK),
        Step::WasmBindgen => "wasm-bindgen đúng phiên bản trong Cargo.lock".into(),
        Step::Node => format!("Node.js từ phiên bản {}", versions::NODE_MAJOR),
        Step::WasmOpt => format!("wasm-opt (binaryen {})", versions::BINARYEN),
        Step::Packages(E2E) => "thư viện cho phép thử trên trình duyệt (tests/e2e)".into(),
        Step::Packages(folder) => format!("thư viện cho phép đo ({folder})"),
        Step::Browser => "Chromium và chromedriver cùng phiên bản".into(),
    }
}

pub(crate) fn step_begins(nth: usize, of: usize, title: &str) -> String {
    format!("[{nth}/{of}] Cài {title}")
}

pub(crate) fn action_begins(action: Action) -> String {
    let what = match action {
        Action::RustupTarget => "rustup tải phần còn thiếu".into(),
        Action::Apt(_, packages) => format!("apt-get cài {}", packages.join(", ")),
        Action::CargoInstall { locked: true } => "cargo biên dịch; việc này mất vài phút".into(),
        Action::CargoInstall { locked: false } => {
            "cargo biên dịch với các thư viện mới nhất còn hợp".into()
        }
        Action::NpmInstall | Action::NpmCi => "npm tải về".to_owned(),
    };
    format!("    {what} …")
}

pub(crate) fn step_done(seconds: u64) -> String {
    format!("    xong sau {}", duration(seconds))
}

/// A sign of life: how long it has been, and what was last said.
pub(crate) fn alive(seconds: u64, last: &str) -> String {
    format!("    … {} · {last}", duration(seconds))
}

pub(crate) fn another_setup_runs() -> &'static str {
    "Một lượt cài đặt khác đang chạy trên máy này; chờ nó xong …"
}

pub(crate) fn sudo_may_ask() -> &'static str {
    "    cần quyền quản trị để cài gói hệ thống; sudo có thể hỏi mật khẩu của bạn:"
}

pub(crate) fn sudo_refused() -> String {
    "sudo không cho quyền quản trị.".into()
}

pub(crate) fn done_but_not_found(step: Step) -> String {
    format!("Lệnh cài chạy xong nhưng vẫn không tìm thấy {} dùng được.", step.title())
}

pub(crate) fn no_wasm_bindgen_locked() -> String {
    "Cargo.lock không ghi phiên bản của wasm-bindgen; hãy chạy: cargo generate-lockfile".into()
}

pub(crate) fn step_failed(step: Step, reasons: &[String], log: &Path) -> String {
    let mut told = format!("    KHÔNG cài được {}.\n", step.title());
    if reasons.is_empty() {
        told += "    Vì: trên máy này không có cách nào tự cài.\n";
    }
    for reason in reasons {
        told += &format!("    Vì:\n{}\n", indented(reason, "      │ "));
    }
    if log.exists() {
        told += &format!("    Nhật ký đầy đủ: {}\n", log.display());
    }
    told + &format!("    Tự làm bằng tay: {}", by_hand(step))
}

/// What a person can do when no way of installing has worked.
pub(crate) fn by_hand(step: Step) -> String {
    match step {
        Step::WasmTarget => {
            "chạy “rustup target add wasm32-unknown-unknown”; trên Debian không có rustup thì chạy \
             “apt-get install rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22”"
                .into()
        }
        Step::Trunk => format!(
            "chạy “cargo install --locked trunk --version {}”, hoặc đặt trunk bản ấy vào PATH",
            versions::TRUNK
        ),
        Step::WasmBindgen => "chạy “cargo install wasm-bindgen-cli --version …” với đúng số phiên bản \
             của wasm-bindgen trong Cargo.lock, hoặc đặt bản ấy vào PATH"
            .into(),
        Step::Node => format!(
            "cài Node.js từ phiên bản {} (https://nodejs.org) rồi mở lại cửa sổ lệnh",
            versions::NODE_MAJOR
        ),
        Step::WasmOpt => format!(
            "khi có mạng chạy “npm install --global binaryen@{}”, hoặc đặt wasm-opt bản ấy vào PATH",
            versions::BINARYEN
        ),
        Step::Packages(folder) => format!("khi có mạng chạy “npm ci” trong thư mục {folder}"),
        Step::Browser => "cài Chromium (hay Chrome) và chromedriver cùng số phiên bản đầu; trên Debian: \
             “apt-get install chromium chromium-driver”; hoặc chỉ đường dẫn bằng hai biến môi trường \
             CHROME và CHROMEDRIVER"
            .into(),
    }
}

/// The one message at the end of a set-up that could not get everything.
pub(crate) fn still_missing(steps: &[Step]) -> String {
    let list = steps.iter().map(|step| format!("  • {}\n    → {}\n", step.title(), by_hand(*step)));
    format!("\nCòn thiếu:\n{}Làm xong thì chạy lại lệnh vừa rồi.", list.collect::<String>())
}

// ---- Check, build -------------------------------------------------------------------------------

pub(crate) fn site_tool_does_not_build(tail: &str) -> String {
    format!("{tail}\n\nKhông biên dịch được công cụ dựng trang (crates/site).")
}

pub(crate) fn cannot_start(program: &str, why: impl Display) -> String {
    format!("Không chạy được {program}: {why}")
}

pub(crate) fn cannot_write(path: &Path, why: impl Display) -> String {
    format!("Không ghi được {}: {why}", path.display())
}

pub(crate) fn cannot_read(path: &Path, why: impl Display) -> String {
    format!("Không đọc được {}: {why}", path.display())
}

pub(crate) fn build_failed(old_is_kept: bool) -> String {
    let kept = if old_is_kept { " Bản cũ trong dist/ còn nguyên." } else { "" };
    format!("Dựng trang KHÔNG thành.{kept}")
}

pub(crate) fn built(pages: usize, files: usize, bytes: u64, elapsed: Duration) -> String {
    format!(
        "Đã dựng dist/: {pages} trang, {files} tệp, {} sau {}.",
        size(bytes),
        duration(elapsed.as_secs())
    )
}

pub(crate) fn program_sizes(wasm: u64, script: u64) -> String {
    format!("Chương trình: {} wasm + {} JavaScript (chưa nén).", size(wasm), size(script))
}

pub(crate) fn core_size(files: usize, bytes: u64, brotli: u64, budget: u64) -> String {
    let over = if brotli > budget { ", VƯỢT QUÁ" } else { "" };
    format!(
        "Đọc ngoại tuyến: lần mở đầu giữ {files} tệp, {}; khi tải là {} brotli (ngân sách {}{over}).",
        size(bytes),
        size(brotli),
        size(budget)
    )
}

// ---- Serve --------------------------------------------------------------------------------------

pub(crate) fn first_build() -> &'static str {
    "Đang dựng trang lần đầu …"
}

pub(crate) fn serving(url: &str) -> String {
    format!("\nXem trang tại  {url}\nSửa nội dung hay mã nguồn, trang sẽ tự tải lại. Dừng: Ctrl-C.")
}

pub(crate) fn serving_on_network(url: &str, code: &str) -> String {
    format!("\n{code}\nQuét mã để mở trên điện thoại cùng mạng:  {url}")
}

pub(crate) fn no_network_address() -> &'static str {
    "Máy này không có địa chỉ nào để điện thoại trong mạng tìm thấy."
}

pub(crate) fn port_is_busy(port: u16, why: impl Display) -> String {
    format!(
        "Không mở được cổng {port}: {why}.\nHãy chọn cổng khác, ví dụ: cargo xtask serve --port {}",
        port.checked_add(1).unwrap_or(8080)
    )
}

pub(crate) fn another_port(busy: u16, port: u16) -> String {
    format!("Cổng {busy} đang bận, dùng cổng {port}.")
}

pub(crate) fn changed(what: &str, code: bool) -> String {
    let how = if code { "dựng lại" } else { "kết xuất lại nội dung" };
    format!("{what} vừa đổi; {how} …")
}

pub(crate) fn rebuilt(elapsed: Duration) -> String {
    format!(
        "Xong sau {},{} giây; trang đang tự tải lại.",
        elapsed.as_secs(),
        elapsed.subsec_millis() / 100
    )
}

pub(crate) fn rebuild_failed() -> &'static str {
    "Có lỗi như trên; trang vẫn giữ bản tốt gần nhất."
}

pub(crate) fn cannot_serve(why: impl Display) -> String {
    format!("Không mở được máy chủ xem thử: {why}")
}

pub(crate) fn first_build_goes_on() -> &'static str {
    "Đang dựng trang lần đầu; xong thì trang này tự mở."
}

pub(crate) fn only_get() -> &'static str {
    "Chỉ nhận GET và HEAD."
}

pub(crate) fn no_such_page() -> &'static str {
    "Không có trang này."
}

pub(crate) fn stopped() -> &'static str {
    "\nĐã dừng."
}

// ---- Test, bench --------------------------------------------------------------------------------

pub(crate) fn part_title(part: PartName) -> &'static str {
    match part {
        PartName::Setup => "cài đặt",
        PartName::Format => "định dạng mã nguồn",
        PartName::ClippyHost => "clippy cho máy này",
        PartName::ClippyWasm => "clippy cho trình duyệt",
        PartName::Host => "phép thử trên máy này",
        PartName::Charts => "biểu đồ bên cạnh Vega-Lite",
        PartName::Browser => "phép thử trong trình duyệt",
        PartName::Build => "dựng bản phát hành",
        PartName::EndToEnd => "hành trình của người đọc",
    }
}

pub(crate) fn counts(passed: u32, failed: u32, skipped: u32) -> String {
    let parts = [(passed, "đạt"), (failed, "hỏng"), (skipped, "bỏ qua")];
    let told = parts.iter().filter(|(number, _)| *number > 0);
    told.map(|(number, word)| format!("{number} {word}")).collect::<Vec<_>>().join(", ")
}

pub(crate) fn part_begins(nth: usize, of: usize, title: &str) -> String {
    format!("\n━━ [{nth}/{of}] {title}")
}

pub(crate) fn no_test_ran() -> &'static str {
    "không phép kiểm tra nào chạy"
}

pub(crate) fn not_there_yet(path: &str) -> String {
    format!("chưa có {path}")
}

pub(crate) fn nothing_to_compare_with(path: &str) -> String {
    format!("không có {path} để so sánh")
}

pub(crate) fn needs_part(title: &str) -> String {
    format!("cần “{title}” trước")
}

pub(crate) fn failed_part() -> &'static str {
    "HỎNG"
}

pub(crate) fn passed_part() -> &'static str {
    "được"
}

pub(crate) fn skipped_part() -> &'static str {
    "bỏ qua"
}

pub(crate) fn total() -> &'static str {
    "tổng cộng"
}

pub(crate) fn unknown_part(name: &str, known: &str) -> String {
    format!("không có phần “{name}”; các phần là: {known}")
}

pub(crate) fn engine_begins() -> &'static str {
    "Dựng riêng bộ vẽ biểu đồ (wasm) để đo…"
}

pub(crate) fn engine_failed() -> String {
    "Không dựng được bộ vẽ biểu đồ để đo.".into()
}

pub(crate) fn no_bench_yet(path: &Path) -> String {
    format!("Chưa có phép đo nào ({} không tồn tại).", path.display())
}

// ---- The command line ---------------------------------------------------------------------------

pub(crate) fn bad_command_line(
    what: Option<String>,
    value: Option<String>,
    meant: Option<String>,
) -> String {
    let mut told = match (what, value) {
        (Some(what), Some(value)) => format!("“{value}” không dùng được cho {what}."),
        (Some(what), None) => format!("Không hiểu “{what}”."),
        (None, _) => "Không hiểu dòng lệnh này.".into(),
    };
    if let Some(meant) = meant {
        told += &format!(" Có phải ý bạn là “{meant}”?");
    }
    told + "\n" + SEE_HELP
}

const SEE_HELP: &str = "Xem các lệnh: cargo xtask --help";

pub(crate) fn bad_port(text: &str) -> String {
    format!("cổng phải là một số từ 0 đến 65535, không phải “{text}”")
}

pub(crate) fn bad_address(text: &str) -> String {
    format!("địa chỉ phải có dạng như 192.168.1.7, không phải “{text}”")
}

pub(crate) fn bad_value(why: &str) -> String {
    format!("Không dùng được: {why}.\n{SEE_HELP}")
}

// ---- Numbers as they are written in Vietnamese --------------------------------------------------

fn duration(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} giây"),
        (minutes, seconds) => format!("{minutes} phút {seconds:02} giây"),
    }
}

/// Bytes with a decimal comma: `1,2 MB`.
pub(crate) fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = (bytes * 10 + unit / 2) / unit;
        format!("{},{}", tenths / 10, tenths % 10)
    };
    match bytes {
        0..1_000 => format!("{bytes} byte"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

fn indented(text: &str, margin: &str) -> String {
    text.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_decimal_comma() {
        assert_eq!(size(999), "999 byte");
        assert_eq!(size(1_250), "1,3 kB");
        assert_eq!(size(12_345_678), "12,3 MB");
    }

    #[test]
    fn a_failed_step_tells_every_reason() {
        let reasons = ["mất mạng".to_owned(), "hết đĩa\ndòng hai".to_owned()];
        let told = step_failed(Step::Trunk, &reasons, Path::new("/no/log"));
        assert!(told.contains("│ mất mạng") && told.contains("│ dòng hai"), "{told}");
        assert!(!told.contains("Nhật ký"), "a log that is not there is not named: {told}");
    }

    #[test]
    fn one_message_lists_everything_that_is_missing() {
        let told = still_missing(&[Step::Node, Step::Browser]);
        for step in [Step::Node, Step::Browser] {
            assert!(told.contains(&step.title()) && told.contains(&by_hand(step)), "{told}");
        }
    }
}
