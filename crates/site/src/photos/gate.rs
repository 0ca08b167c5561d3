//! Holds the memory of decoding within bounds, however many cores there are.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many pixels may be in work at once: about 600 MB at ten bytes each.
pub(super) const PIXELS: u64 = content::limits::PHOTO_PIXELS;

/// Lets in as many pixels as it has room for; who comes later waits.
#[derive(Debug)]
pub(super) struct Gate {
    room: Mutex<u64>,
    freed: Condvar,
    most: u64,
}

/// The room that somebody has taken, until it is dropped.
#[derive(Debug)]
pub(super) struct Inside<'a> {
    gate: &'a Gate,
    pixels: u64,
}

impl Gate {
    pub(super) fn new(most: u64) -> Self {
        Self { room: Mutex::new(most), freed: Condvar::new(), most }
    }

    /// Waits until there is room. What is larger than all of it goes in alone.
    pub(super) fn enter(&self, pixels: u64) -> Inside<'_> {
        let pixels = pixels.min(self.most);
        let room = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.freed.wait_while(room, |room| *room < pixels);
        *waited.unwrap_or_else(PoisonError::into_inner) -= pixels;
        Inside { gate: self, pixels }
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        *self.gate.room.lock().unwrap_or_else(PoisonError::into_inner) += self.pixels;
        self.gate.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    #[test]
    fn never_more_are_inside_than_there_is_room() {
        let gate = Gate::new(10);
        let (inside, most) = (AtomicU64::new(0), AtomicU64::new(0));
        thread::scope(|scope| {
            for pixels in [3, 4, 10, 25, 6, 1, 7, 2] {
                let (gate, inside, most) = (&gate, &inside, &most);
                scope.spawn(move || {
                    let room = gate.enter(pixels);
                    let now = inside.fetch_add(pixels.min(10), Ordering::SeqCst) + pixels.min(10);
                    most.fetch_max(now, Ordering::SeqCst);
                    thread::yield_now();
                    inside.fetch_sub(pixels.min(10), Ordering::SeqCst);
                    drop(room);
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 10, "{most:?}");
        assert_eq!(*gate.room.lock().unwrap(), 10);
    }
}
