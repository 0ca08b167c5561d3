//! The browser's entry. On the host this binary has nothing to do: the site crate prerenders.

fn main() {
    ky_yeu::start();
}
