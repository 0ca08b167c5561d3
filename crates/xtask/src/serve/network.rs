//! The port, and the addresses by which this machine is reached.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use crate::words;

const PORT: u16 = 8080;
/// How many ports after the usual one are tried, when nobody asked for a certain one.
const MORE_PORTS: u16 = 20;

/// Opens the port that was asked for; else the usual one, or the next that is free.
pub(crate) fn listen(ip: IpAddr, port: Option<u16>) -> Result<TcpListener, String> {
    if let Some(port) = port {
        return bind(ip, port).map_err(|why| words::port_is_busy(port, why));
    }
    let first = bind(ip, PORT);
    let Err(why) = first else { return first.map_err(|why| words::port_is_busy(PORT, why)) };
    for port in PORT + 1..=PORT + MORE_PORTS {
        if let Ok(listener) = bind(ip, port) {
            println!("{}", words::another_port(PORT, port));
            return Ok(listener);
        }
    }
    Err(words::port_is_busy(PORT, why))
}

fn bind(ip: IpAddr, port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((ip, port))
}

/// The address for a browser on this machine.
pub(crate) fn url_here(at: SocketAddr) -> String {
    let ip = if at.ip().is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { at.ip() };
    url(ip, at.port())
}

/// The address for a phone on the same network.
pub(crate) fn url_on_network(at: SocketAddr) -> Option<String> {
    let ip = if at.ip().is_unspecified() { outward_address()? } else { at.ip() };
    is_reachable(ip).then(|| url(ip, at.port()))
}

/// The address that this machine would send from. Connecting a UDP socket sends nothing; the
/// address is one that is kept for examples.
fn outward_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// Whether another machine could mean this one by it.
fn is_reachable(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_unspecified() && !ip.is_link_local(),
        IpAddr::V6(ip) => !ip.is_loopback() && !ip.is_unspecified(),
    }
}

fn url(ip: IpAddr, port: u16) -> String {
    format!("http://{}/", SocketAddr::new(ip, port))
}

/// Half blocks, light on dark, with the quiet margin that cameras need.
pub(crate) fn qr_code(text: &str) -> String {
    let Ok(code) = QrCode::new(text) else { return String::new() };
    code.render::<Dense1x2>()
        .dark_color(Dense1x2::Light)
        .light_color(Dense1x2::Dark)
        .quiet_zone(true)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    #[test]
    fn this_machine_is_named_by_an_address_that_works() {
        assert_eq!(url_here(at("127.0.0.1:8080")), "http://127.0.0.1:8080/");
        assert_eq!(url_here(at("0.0.0.0:81")), "http://127.0.0.1:81/");
        assert_eq!(url_here(at("[::1]:81")), "http://[::1]:81/");
    }

    #[test]
    fn a_phone_is_never_sent_to_itself() {
        assert_eq!(url_on_network(at("192.168.1.7:80")), Some("http://192.168.1.7:80/".into()));
        assert_eq!(url_on_network(at("127.0.0.1:8080")), None);
        for ip in ["169.254.3.4", "0.0.0.0", "::1"] {
            assert!(!is_reachable(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn a_busy_port_is_told_with_another_to_try() {
        let held = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = held.local_addr().unwrap().port();
        let told = listen(Ipv4Addr::LOCALHOST.into(), Some(port)).unwrap_err();
        assert!(told.contains(&port.to_string()) && told.contains("--port"), "{told}");
    }

    #[test]
    fn the_code_is_square_with_a_margin() {
        let code = qr_code("http://192.168.1.7:8080/");
        let lines: Vec<_> = code.lines().map(|line| line.chars().count()).collect();
        assert!(lines.len() >= 15 && lines.iter().all(|width| *width == lines[0]));
        assert!(code.lines().next().unwrap().chars().all(|c| c == '█'), "{code}");
    }
}
