//! `cargo xtask serve`: builds, serves, watches, builds again, and tells the browsers.

mod answer;
mod build;
mod http;
mod live;
mod mime;
mod network;
mod page;
mod watch;

use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use crate::cli;
use crate::project::Project;
use crate::setup::{self, Job};
use crate::{process, words};

use build::Builder;
use live::Live;

pub(crate) fn run(project: &Project, args: &cli::Serve) -> Result<ExitCode, String> {
    let toolbox = setup::ensure(project, if args.release { Job::Build } else { Job::Serve })?;
    // The port is taken before the long build, so that a busy one is known at once.
    let listener = network::listen(args.address(), args.port)?;
    let live = Arc::new(Live::new());
    let builder = Builder::new(project.clone(), toolbox, args.release, Arc::clone(&live));
    println!("{}", words::first_build());
    let changes = watch::Changes::start(&project.root);
    let announced = announcement(&listener, args)?;
    thread::spawn(move || {
        let compiled = builder.first();
        println!("{announced}");
        builder.follow(changes, compiled);
    });
    http::serve(listener, live).map_err(|why| words::cannot_serve(&why))?;
    process::stop_current();
    println!("{}", words::stopped());
    Ok(ExitCode::SUCCESS)
}

/// Where the pages are to be seen, from here and, if asked for, from a phone.
fn announcement(listener: &TcpListener, args: &cli::Serve) -> Result<String, String> {
    let at = listener.local_addr().map_err(|why| words::cannot_serve(&why))?;
    let mut told = words::serving(&network::url_here(at));
    if args.host.is_some() {
        told += &match network::url_on_network(at) {
            Some(url) => words::serving_on_network(&url, &network::qr_code(&url)),
            None => words::no_network_address().to_owned(),
        };
    }
    Ok(told)
}
