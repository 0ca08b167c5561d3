//! `ky-yeu-site`: checks a content folder, and turns it into a release.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is a command")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use content::bundle::Bundle;
use content::{Loaded, Problem, Severity};
use site::edition;
use site::folder::Folder;
use site::photos;
use site::release::Release;
use site::render::render;
use site::shell::Shell;

/// Dựng trang kỷ yếu từ thư mục nội dung.
#[derive(Debug, Parser)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Chỉ kiểm tra nội dung.
    Check {
        /// Thư mục public, trong đó có content/.
        #[arg(long, default_value = "public")]
        public: PathBuf,
    },
    /// Dựng mọi trang. Trunk gọi lệnh này sau khi biên dịch ứng dụng.
    Render {
        /// Thư mục public, trong đó có content/.
        #[arg(long, default_value = "public")]
        public: PathBuf,
        /// Thư mục Trunk đã dựng.
        #[arg(long, env = "TRUNK_STAGING_DIR")]
        shell: PathBuf,
        /// Nơi ghi; mặc định là chính thư mục trên.
        #[arg(long, env = "KY_YEU_PAGES")]
        out: Option<PathBuf>,
        /// Nơi giữ ảnh đã xử lý cho lần dựng sau.
        #[arg(long, env = "KY_YEU_PHOTOS", default_value = "target/photos")]
        photos: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Command::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lỗi: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Check { public } => {
            let (bundle, mut problems) = load(&public);
            let originals = bundle.iter().flat_map(|it| photos::check(it, &folder(&public)));
            problems.extend(originals);
            let bundle = told(bundle, problems, &public)?;
            println!("Nội dung hợp lệ: {}.", counted(&bundle));
            Ok(())
        }
        Task::Render { public, shell, out, photos: cache } => {
            let (bundle, mut problems) = load(&public);
            let originals = bundle.iter().flat_map(|it| photos::check(it, &folder(&public)));
            // What keeps an original from being developed is told then, with all of its kind.
            problems.extend(originals.filter(|it| it.severity == Severity::Warning));
            let bundle = told(bundle, problems, &public)?;
            let built = Shell::read(&shell)?;
            let photos = match photos::develop(&bundle, &folder(&public), &cache) {
                Ok(photos) => photos,
                Err(problems) => return told(None, problems, &public).map(|_| ()),
            };
            let release = render(&bundle, &photos, &built, &public)?;
            let out = out.unwrap_or(shell);
            release.write(&out)?;
            for name in &built.renamed {
                // It is not there where the pages stand apart from what Trunk has built.
                drop(std::fs::remove_file(out.join(name)));
            }
            println!("Đã dựng {}.", counted(&bundle));
            tell_editions(&release);
            if bundle.site.base_url.is_none() {
                println!(
                    "Chưa có «baseUrl» trong site.json nên không làm: oEmbed, địa chỉ chính tắc, sitemap.xml."
                );
            }
            Ok(())
        }
    }
}

fn folder(public: &Path) -> Folder {
    Folder::new(public.join("content"))
}

/// The content, and what is wrong with it as far as it need not be drawn or decoded.
fn load(public: &Path) -> (Option<Bundle>, Vec<Problem>) {
    let Loaded { bundle, mut problems } = content::load(&folder(public));
    problems.extend(bundle.iter().flat_map(|bundle| site::check_charts(&bundle.conferences)));
    (bundle, problems)
}

/// Tells every problem; only a content without errors goes on.
fn told(bundle: Option<Bundle>, problems: Vec<Problem>, public: &Path) -> Result<Bundle> {
    let folder = public.join("content").display().to_string();
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    for problem in problems {
        eprintln!("{}\n", problem.in_folder(&folder));
    }
    if errors > 0 {
        bail!("nội dung có {errors} lỗi; chưa ghi gì cả");
    }
    bundle.context("không có nội dung")
}

/// How large the one-file editions are, and which is the largest.
fn tell_editions(release: &Release) {
    let editions: Vec<(&str, usize)> = release
        .files()
        .filter(|(path, _)| edition::is_edition(path))
        .map(|(path, bytes)| (path, bytes.len()))
        .collect();
    if let Some((path, bytes)) = editions.iter().max_by_key(|(_, bytes)| *bytes) {
        println!("Bản một tệp: {}; lớn nhất là {path}, {bytes} byte.", editions.len());
    }
}

fn counted(bundle: &Bundle) -> String {
    let reports: usize = bundle.conferences.iter().map(|conference| conference.reports.len()).sum();
    format!("{} hội nghị, {reports} báo cáo", bundle.conferences.len())
}
