//! `ky-yeu-site`: checks a content folder, and turns it into a release.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is a command")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use content::bundle::Bundle;
use content::{Loaded, Severity};
use site::folder::Folder;
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
            let bundle = load(&public)?;
            println!("Nội dung hợp lệ: {}.", counted(&bundle));
            Ok(())
        }
        Task::Render { public, shell, out } => {
            let bundle = load(&public)?;
            let built = Shell::read(&shell)?;
            let release = render(&bundle, &built, &public)?;
            let out = out.unwrap_or(shell);
            release.write(&out)?;
            for name in &built.renamed {
                // It is not there where the pages stand apart from what Trunk has built.
                drop(std::fs::remove_file(out.join(name)));
            }
            println!("Đã dựng {}.", counted(&bundle));
            Ok(())
        }
    }
}

/// Tells every problem; only a content without errors goes on.
fn load(public: &Path) -> Result<Bundle> {
    let folder = public.join("content");
    let Loaded { bundle, mut problems } = content::load(&Folder::new(&folder));
    problems.extend(bundle.iter().flat_map(|bundle| site::check_charts(&bundle.conferences)));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    for problem in problems {
        eprintln!("{}\n", problem.in_folder(&folder.display().to_string()));
    }
    if errors > 0 {
        bail!("nội dung có {errors} lỗi; chưa ghi gì cả");
    }
    bundle.context("không có nội dung")
}

fn counted(bundle: &Bundle) -> String {
    let reports: usize = bundle.conferences.iter().map(|conference| conference.reports.len()).sum();
    format!("{} hội nghị, {reports} báo cáo", bundle.conferences.len())
}
