//! One conference: its `conference.json`, and everything that file names.

use std::collections::BTreeSet;

use super::chart;
use super::document::{self, Document};
use super::facts;
use super::intake::Intake;
use super::json_path::JsonPath;
use super::messages;
use super::model::{ConferenceFile, DocumentEntry, IsoDate, RelativePath, Slug, Words};
use super::photo;
use super::problem::Place;
use super::relative;
use super::report;
use super::schema;
use super::slug;
use super::source::FileEntry;
use super::table;
use crate::bundle::{Conference, Date, Document as Ruling, Period};

/// A conference's folder, its file, and where problems go.
pub(crate) struct Desk<'d, 'i, 's> {
    pub(crate) intake: &'i mut Intake<'s>,
    pub(crate) folder: &'d str,
    pub(crate) document: &'d Document,
    pub(crate) file: &'d ConferenceFile,
}

/// Where a conference's file stands.
pub(crate) fn file_of(folder: &str) -> String {
    format!("{folder}/conference.json")
}

/// Reads one conference; `place` is where `site.json` names it.
pub(crate) fn load(intake: &mut Intake<'_>, folder: &str, place: Place<'_>) -> Option<Conference> {
    let entry = intake.find(&file_of(folder), place)?;
    let (file, document) = document::read::<ConferenceFile>(intake, &entry, &schema::CONFERENCE)?;
    let mut desk = Desk { intake, folder, document: &document, file: &file };
    let conference = desk.conference();
    intake.survey(folder);
    Some(conference)
}

impl Desk<'_, '_, '_> {
    fn conference(&mut self) -> Conference {
        let file = self.file;
        self.check_slugs();
        let documents = self.documents();
        let photos = photo::load_all(self);
        let reports = report::load_all(self, &photos);
        let tables = table::load_all(self);
        facts::check(self, &tables, &reports);
        let key_figures = facts::key_figures(self, &tables);
        let charts = chart::load_all(self);
        let date = self.date(&file.date, &JsonPath::default().key("date"));
        Conference {
            slug: self.folder.to_owned(),
            title: file.title.0.clone(),
            short_title: file.short_title.0.clone(),
            date: date.unwrap_or(UNKNOWN_DAY),
            summary: file.summary.0.clone(),
            organiser: file.organiser.0.clone(),
            byline: words(file.byline.as_ref()),
            participants: file.participants.iter().map(|one| one.0.clone()).collect(),
            key_figures,
            reports: reports.into_iter().map(|(report, _)| report).collect(),
            documents,
            albums: photo::albums(file),
            photos,
            tables: tables.into_iter().filter_map(|loaded| loaded.table).collect(),
            charts,
        }
    }

    fn check_slugs(&mut self) {
        let file = self.file;
        self.check_unique("reports", file.reports.iter().map(|one| &one.slug));
        self.check_unique("documents", file.documents.iter().map(|one| &one.slug));
        self.check_unique("albums", file.albums.iter().map(|one| &one.slug));
        self.check_unique("photos", file.photos.iter().map(|one| &one.slug));
        self.check_unique("tables", file.tables.iter().map(|one| &one.slug));
        self.check_unique("charts", file.charts.iter().map(|one| &one.slug));
    }

    fn check_unique<'a>(&mut self, list: &str, slugs: impl Iterator<Item = &'a Slug>) {
        let mut seen = BTreeSet::new();
        for (index, Slug(slug)) in slugs.enumerate() {
            let path = JsonPath::item(list, index).key("slug");
            if !slug.trim().is_empty() && !seen.insert(slug) {
                self.error(&path, messages::slug_twice(slug));
            }
            if slug::is_device(slug) {
                self.error(&path, messages::device_slug(slug));
            }
        }
    }

    fn documents(&mut self) -> Vec<Ruling> {
        let entries = self.file.documents.iter().enumerate();
        entries
            .map(|(index, entry)| self.ruling(entry, &JsonPath::item("documents", index)))
            .collect()
    }

    fn ruling(&mut self, entry: &DocumentEntry, path: &JsonPath) -> Ruling {
        let (start, end) = (entry.period.start, entry.period.end);
        if start > end && end > 0 {
            self.error(&path.key("period"), messages::period_reversed(start, end));
        }
        let date = entry.date.as_ref();
        Ruling {
            slug: entry.slug.0.clone(),
            kind: entry.kind.0.clone(),
            number: entry.number.0.clone(),
            title: entry.title.0.clone(),
            date: date.and_then(|date| self.date(date, &path.key("date"))),
            period: Period { start, end },
            issuer: entry.issuer.0.clone(),
            note: words(entry.note.as_ref()),
        }
    }

    /// A day. The schema tells a malformed one in the same words, and those count once.
    fn date(&mut self, written: &IsoDate, path: &JsonPath) -> Option<Date> {
        let date = Date::parse_iso(&written.0);
        if date.is_none() && !written.0.trim().is_empty() {
            self.error(path, messages::date(&written.0));
        }
        date
    }

    /// Finds a file named in `conference.json`; refuses paths that lead out before looking.
    pub(crate) fn find(&mut self, file: &RelativePath, path: &JsonPath) -> Option<FileEntry> {
        let place = self.document.at(path);
        if file.0.is_empty() {
            return None;
        }
        if let Some(fault) = relative::fault(&file.0) {
            let message = messages::path(&file.0, Some(fault));
            self.intake.error(place, message);
            return None;
        }
        self.intake.find(&format!("{}/{}", self.folder, file.0), place)
    }

    pub(crate) fn error(&mut self, path: &JsonPath, message: messages::Message) {
        self.intake.error(self.document.at(path), message);
    }
}

/// Stands in for a date that is told as a problem; never reaches a bundle.
const UNKNOWN_DAY: Date = Date { year: 1900, month: 1, day: 1 };

pub(crate) fn words(written: Option<&Words>) -> Option<String> {
    written.map(|words| words.0.clone())
}
