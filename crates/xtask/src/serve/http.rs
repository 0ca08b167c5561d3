//! The server: hyper on one thread. It is what axum stands on, and takes a third of its time to
//! compile, which everybody waits for on a new machine.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::mpsc;

use super::answer::{Answer, answer};
use super::live::Live;
use super::{mime, page};
use crate::words;

/// So that neither side takes a quiet line for a broken one.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// Serves until somebody ends the program.
pub(crate) fn serve(listener: TcpListener, live: Arc<Live>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served: io::Result<()> = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            () = accept(listener, live) => Ok(()),
            ended = asked_to_end() => ended,
        }
    });
    // A browser may hold its connection for ever.
    runtime.shutdown_background();
    served
}

#[cfg(unix)]
async fn asked_to_end() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_end() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

async fn accept(listener: tokio::net::TcpListener, live: Arc<Live>) {
    loop {
        // One connection that cannot be taken is no reason to stop.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let live = Arc::clone(&live);
        tokio::spawn(async move {
            let respond = service_fn(|request| {
                let response = respond(&live, &request);
                async move { Ok::<_, Infallible>(response) }
            });
            http1::Builder::new().serve_connection(TokioIo::new(stream), respond).await.ok();
        });
    }
}

fn respond(live: &Arc<Live>, request: &Request<Incoming>) -> Response<Reply> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let response = text(StatusCode::METHOD_NOT_ALLOWED, words::only_get());
        return with_header(response, ALLOW, "GET, HEAD");
    }
    match request.uri().path() {
        page::SCRIPT_PATH => {
            whole(StatusCode::OK, "text/javascript; charset=utf-8", page::SCRIPT.into())
        }
        page::WORKER_PATH => {
            whole(StatusCode::OK, "text/javascript; charset=utf-8", page::WORKER.into())
        }
        page::EVENTS_PATH => events(live),
        path => from_folder(live, path, request.uri().query()),
    }
}

fn from_folder(live: &Live, path: &str, query: Option<&str>) -> Response<Reply> {
    let Some(folder) = live.folder() else {
        return whole(StatusCode::OK, mime::HTML, page::waiting(&live.news()).into());
    };
    match answer(&folder, path, query) {
        Answer::File(path) => file(live, StatusCode::OK, &path),
        Answer::Redirect(to) => {
            let response = text(StatusCode::TEMPORARY_REDIRECT, "");
            with_header(response, LOCATION, &to)
        }
        Answer::NotFound => file(live, StatusCode::NOT_FOUND, &folder.join("404.html")),
    }
}

/// Read whole and at once: files are small, and only this machine's own work is served.
fn file(live: &Live, status: StatusCode, path: &Path) -> Response<Reply> {
    let Ok(bytes) = fs::read(path) else {
        return text(StatusCode::NOT_FOUND, words::no_such_page());
    };
    let kind = mime::of(path);
    if kind != mime::HTML {
        return whole(status, kind, bytes.into());
    }
    let html = String::from_utf8_lossy(&bytes);
    whole(status, kind, page::with_script(&html, live.news().version).into())
}

fn text(status: StatusCode, said: &'static str) -> Response<Reply> {
    whole(status, "text/plain; charset=utf-8", said.into())
}

fn whole(status: StatusCode, kind: &'static str, bytes: Bytes) -> Response<Reply> {
    let mut response = Response::new(Reply::Whole(Some(bytes).filter(|bytes| !bytes.is_empty())));
    *response.status_mut() = status;
    let response = with_header(response, CONTENT_TYPE, kind);
    // Each look must show the newest build.
    with_header(response, CACHE_CONTROL, "no-store")
}

/// A value that no header can hold is left out.
fn with_header(mut response: Response<Reply>, name: HeaderName, value: &str) -> Response<Reply> {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
    response
}

/// The news now, and again whenever they change, for as long as the browser listens.
fn events(live: &Live) -> Response<Reply> {
    let (sender, receiver) = mpsc::channel(4);
    let mut news = live.listen();
    news.mark_changed();
    tokio::spawn(async move {
        loop {
            let said = tokio::select! {
                changed = news.changed() => match changed {
                    Ok(()) => page::events(&news.borrow_and_update()),
                    Err(_) => return,
                },
                () = tokio::time::sleep(HEARTBEAT) => ": \n\n".to_owned(),
            };
            if sender.send(Bytes::from(said)).await.is_err() {
                return;
            }
        }
    });
    let response =
        with_header(Response::new(Reply::Events(receiver)), CONTENT_TYPE, "text/event-stream");
    with_header(response, CACHE_CONTROL, "no-store")
}

/// What goes back: bytes that are all there, or events as they come.
enum Reply {
    Whole(Option<Bytes>),
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Reply {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let next = match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take()),
            Self::Events(receiver) => receiver.poll_recv(context),
        };
        next.map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Self::Events(_) => SizeHint::default(),
        }
    }
}
