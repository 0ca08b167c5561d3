//! The lightbox in the browser's history: opening it is one entry, which one Back takes away again.
//!
//! The entry bears the photo's own address and a mark. Whoever reloads it gets the photo's page, and
//! from then on it is that page's entry: the app takes the mark off. So an entry with a mark always
//! follows that of the page it was opened from, within one document.

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A thumbnail was chosen.
    Asked(usize),
    /// Within the lightbox, another photo was gone to.
    Went(usize),
    /// The lightbox is to be closed.
    Closed,
    /// Back or Forward led to an entry: one with the mark, of this photo, or one without.
    Arrived(Option<usize>),
    /// The browser refused to make an entry.
    Refused,
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Make an entry with the mark and the photo's address.
    Push(usize),
    /// Give the entry the address of another photo.
    Replace(usize),
    /// Go back by one entry. That takes a while, and is told as an arrival.
    Back,
    /// Show a photo in the lightbox.
    Show(usize),
    /// Take the lightbox away.
    Hide,
}

/// Where the visit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visit {
    /// The page alone.
    #[default]
    Page,
    /// The lightbox, in an entry of its own.
    Lightbox,
    /// The lightbox, where no entry could be made.
    Bare,
    /// The lightbox is away, its entry not yet. A photo that was asked for meanwhile waits.
    Leaving(Option<usize>),
}

impl Visit {
    /// What follows from a happening.
    #[must_use]
    pub fn next(self, happening: Happening) -> (Self, Vec<Act>) {
        match happening {
            Happening::Asked(photo) => self.asked(photo),
            Happening::Went(photo) => self.went(photo),
            Happening::Closed => self.closed(),
            Happening::Arrived(entry) => self.arrived(entry),
            Happening::Refused => (if self == Self::Lightbox { Self::Bare } else { self }, vec![]),
        }
    }

    fn asked(self, photo: usize) -> (Self, Vec<Act>) {
        match self {
            Self::Page => (Self::Lightbox, vec![Act::Push(photo), Act::Show(photo)]),
            Self::Lightbox => (self, vec![Act::Replace(photo), Act::Show(photo)]),
            Self::Bare => (self, vec![Act::Show(photo)]),
            Self::Leaving(_) => (Self::Leaving(Some(photo)), vec![]),
        }
    }

    fn went(self, photo: usize) -> (Self, Vec<Act>) {
        (self, if self == Self::Lightbox { vec![Act::Replace(photo)] } else { vec![] })
    }

    fn closed(self) -> (Self, Vec<Act>) {
        match self {
            Self::Page => (self, vec![]),
            Self::Lightbox => (Self::Leaving(None), vec![Act::Hide, Act::Back]),
            Self::Bare => (Self::Page, vec![Act::Hide]),
            Self::Leaving(_) => (Self::Leaving(None), vec![]),
        }
    }

    fn arrived(self, entry: Option<usize>) -> (Self, Vec<Act>) {
        match (self, entry) {
            (_, Some(photo)) => (Self::Lightbox, vec![Act::Show(photo)]),
            (Self::Lightbox | Self::Bare, None) => (Self::Page, vec![Act::Hide]),
            (Self::Leaving(Some(photo)), None) => Self::Page.asked(photo),
            (Self::Page | Self::Leaving(None), None) => (Self::Page, vec![]),
        }
    }
}

#[cfg(test)]
#[path = "visit/tests.rs"]
mod tests;
