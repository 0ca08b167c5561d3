//! What can be typed after `cargo xtask`, and what is said when it was mistyped.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, Args, Parser, Subcommand};

use crate::gate::PartName;
use crate::words;

const OPTIONS: &str = "Tuỳ chọn";
const TEMPLATE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}";

#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    about = "Kỷ yếu: dựng, xem thử và kiểm tra trang",
    help_template = TEMPLATE,
    disable_help_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    next_help_heading = OPTIONS
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// In trợ giúp này
    #[arg(short, long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
}

#[derive(Debug, Subcommand)]
#[command(next_help_heading = OPTIONS)]
pub(crate) enum Command {
    /// Cài sẵn mọi công cụ cần dùng (các lệnh khác cũng tự cài khi thiếu)
    #[command(help_template = TEMPLATE)]
    Setup,
    /// Chỉ kiểm tra nội dung trong public/content, xong trong chưa đầy một giây
    #[command(help_template = TEMPLATE)]
    Check(Check),
    /// Dựng bản phát hành vào dist/
    #[command(help_template = TEMPLATE)]
    Build,
    /// Dựng và xem thử trên máy này; sửa nội dung hay mã nguồn thì trang tự tải lại
    #[command(help_template = TEMPLATE)]
    Serve(Serve),
    /// Chạy mọi phép kiểm tra
    #[command(help_template = TEMPLATE)]
    Test(Test),
    /// Đo tốc độ và dung lượng của bản phát hành
    #[command(help_template = TEMPLATE)]
    Bench(Bench),
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS, override_usage = "cargo xtask check [TUỲ CHỌN]")]
pub(crate) struct Check {
    /// Thư mục khác với public/ (trong đó có content/)
    #[arg(long, value_name = "THƯ_MỤC")]
    pub(crate) public: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS, override_usage = "cargo xtask serve [TUỲ CHỌN]")]
pub(crate) struct Serve {
    /// Cổng; nếu không ghi thì là 8080, hoặc cổng trống kế tiếp
    #[arg(long, value_name = "CỔNG", value_parser = port)]
    pub(crate) port: Option<u16>,
    /// Cho máy khác trong cùng mạng (như điện thoại) xem; có thể ghi địa chỉ cụ thể
    #[arg(
        long, value_name = "ĐỊA_CHỈ", num_args = 0..=1, default_missing_value = "0.0.0.0",
        value_parser = address
    )]
    pub(crate) host: Option<IpAddr>,
    /// Dựng như bản phát hành: chậm hơn, nhưng đúng cái người đọc sẽ nhận
    #[arg(long)]
    pub(crate) release: bool,
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| words::bad_port(text))
}

fn address(text: &str) -> Result<IpAddr, String> {
    text.parse().map_err(|_| words::bad_address(text))
}

impl Serve {
    /// Only this machine, unless somebody asked for more.
    pub(crate) fn address(&self) -> IpAddr {
        self.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS, override_usage = "cargo xtask test [TUỲ CHỌN]")]
pub(crate) struct Test {
    /// Chỉ chạy những phần này (ghi được nhiều lần; xem --list)
    #[arg(long, value_name = "PHẦN")]
    pub(crate) only: Vec<PartName>,
    /// Liệt kê các phần rồi thôi
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Phép đo", override_usage = "cargo xtask bench [TÊN]...")]
pub(crate) struct Bench {
    /// Tên các phép đo; không ghi thì đo tất cả
    #[arg(value_name = "TÊN")]
    pub(crate) names: Vec<String>,
}

/// Reads the command line, or ends the process with help or with what is wrong.
pub(crate) fn read() -> Command {
    match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(error) if wants_help(error.kind()) => error.exit(),
        Err(error) => {
            eprintln!("{}", explain(&error));
            std::process::exit(2)
        }
    }
}

fn wants_help(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand)
}

/// clap knows what is wrong, but says it in English only.
fn explain(error: &clap::Error) -> String {
    if let Some(why) = error.source().filter(|_| error.kind() == ErrorKind::ValueValidation) {
        return words::bad_value(&why.to_string());
    }
    let said = |kind| error.get(kind).map(ToString::to_string);
    words::bad_command_line(
        said(ContextKind::InvalidSubcommand).or_else(|| said(ContextKind::InvalidArg)),
        said(ContextKind::InvalidValue),
        said(ContextKind::SuggestedSubcommand)
            .or_else(|| said(ContextKind::SuggestedArg))
            .or_else(|| said(ContextKind::SuggestedValue)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn host_may_stand_alone_or_name_an_address() {
        let host = |args: &[&str]| match Cli::try_parse_from(args).unwrap().command {
            Command::Serve(serve) => serve.address().to_string(),
            _ => unreachable!(),
        };
        assert_eq!(host(&["x", "serve"]), "127.0.0.1");
        assert_eq!(host(&["x", "serve", "--host"]), "0.0.0.0");
        assert_eq!(host(&["x", "serve", "--host", "10.0.0.7"]), "10.0.0.7");
    }

    #[test]
    fn a_slip_of_the_finger_is_told_in_vietnamese() {
        let error = Cli::try_parse_from(["x", "serv"]).unwrap_err();
        let told = explain(&error);
        assert!(told.contains("serv") && told.contains("serve"), "{told}");
        let error = Cli::try_parse_from(["x", "test", "--only", "clipy"]).unwrap_err();
        assert!(explain(&error).contains("clippy-wasm"), "{}", explain(&error));
    }
}
