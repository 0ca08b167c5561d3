//! The reports of a conference: their entries in `conference.json` and their Markdown.

use super::conference::Desk;
use super::json_path::JsonPath;
use super::limits::MARKDOWN_BYTES;
use super::markdown;
use super::messages;
use super::model::{ReportEntry, Slug};
use super::problem::{Place, Severity};
use super::suggest::nearest;
use crate::bundle::{Photo, Report};

/// Every report, and whether its text could be read.
pub(crate) fn load_all(desk: &mut Desk<'_, '_, '_>, photos: &[Photo]) -> Vec<(Report, bool)> {
    let entries = desk.file.reports.iter().enumerate();
    entries
        .map(|(index, entry)| load(desk, entry, &JsonPath::item("reports", index), photos))
        .collect()
}

fn load(
    desk: &mut Desk<'_, '_, '_>,
    entry: &ReportEntry,
    path: &JsonPath,
    photos: &[Photo],
) -> (Report, bool) {
    check_document(desk, entry, path);
    let body = body(desk, entry, path, photos);
    let read = body.is_some();
    let report = Report {
        slug: entry.slug.0.clone(),
        title: entry.title.0.clone(),
        summary: entry.summary.0.clone(),
        document: entry.document.as_ref().map(|slug| slug.0.clone()),
        body: body.unwrap_or_default(),
    };
    (report, read)
}

fn check_document(desk: &mut Desk<'_, '_, '_>, entry: &ReportEntry, path: &JsonPath) {
    let known: Vec<&str> = desk.file.documents.iter().map(|one| one.slug.0.as_str()).collect();
    match &entry.document {
        Some(Slug(name)) if !name.is_empty() && !known.contains(&name.as_str()) => {
            let meant = nearest(name, known.iter().copied());
            let message = messages::no_such_document(name, meant, &known);
            desk.error(&path.key("document"), message);
        }
        _ => {}
    }
}

fn body(
    desk: &mut Desk<'_, '_, '_>,
    entry: &ReportEntry,
    path: &JsonPath,
    photos: &[Photo],
) -> Option<Vec<crate::text::Block>> {
    let found = desk.find(&entry.file, &path.key("file"))?;
    let text = desk.intake.text(&found, MARKDOWN_BYTES)?.text;
    let charts: Vec<&str> = desk.file.charts.iter().map(|one| one.slug.0.as_str()).collect();
    let (blocks, notes) = markdown::parse(&text, photos, &charts);
    if blocks.is_empty() && notes.is_empty() {
        desk.intake.error(Place::file(&found.path), messages::report_empty());
    }
    for note in notes {
        let place = Place::offset(&found.path, &text, note.offset);
        match note.severity {
            Severity::Error => desk.intake.error(place, note.message),
            Severity::Warning => desk.intake.warn(place, note.message),
        }
    }
    Some(blocks)
}
