//! `site.json` and the conferences it names.

use std::collections::BTreeSet;

use super::conference;
use super::document::{self, Document};
use super::href;
use super::intake::Intake;
use super::json_path::JsonPath;
use super::messages;
use super::model::{LinkEntry, SiteFile, Slug};
use super::photo;
use super::problem::Place;
use super::schema;
use super::slug;
use super::suggest::nearest;
use crate::bundle::{Bundle, Conference, RelatedLink, Site};

const FILE: &str = "site.json";

/// Reads the whole site.
pub(crate) fn load(intake: &mut Intake<'_>) -> Option<Bundle> {
    let entry = intake.find(FILE, Place::file(FILE))?;
    let (file, document) = document::read::<SiteFile>(intake, &entry, &schema::SITE)?;
    let site = site(intake, &file, &document);
    let mut conferences = conferences(intake, &file.conferences, &document);
    warn_unnamed(intake, &file.conferences);
    warn_same(intake, &conferences);
    conferences.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
    Some(Bundle { site, conferences })
}

fn site(intake: &mut Intake<'_>, file: &SiteFile, document: &Document) -> Site {
    if let Some(url) = &file.base_url {
        let place = document.at(&JsonPath::default().key("baseUrl"));
        if url.0.contains(['?', '#']) {
            intake.error(place, messages::base_url(&url.0));
        } else {
            check_address(intake, place, &url.0);
        }
    }
    let base_url = file.base_url.as_ref().map(|url| url.0.trim_end_matches('/'));
    let links_path = JsonPath::default().key("relatedLinks").key("links");
    for (index, link) in file.related_links.links.iter().enumerate() {
        let place = document.at(&links_path.index(index).key("href"));
        check_address(intake, place, &link.href.0);
    }
    Site {
        title: file.title.0.clone(),
        organisation: file.organisation.0.clone(),
        base_url: base_url.map(|url| format!("{url}/")),
        related_title: file.related_links.title.0.clone(),
        related_links: file.related_links.links.iter().map(related).collect(),
    }
}

/// An address the schema lets through may still be none; what both tell counts once.
fn check_address(intake: &mut Intake<'_>, place: Place<'_>, address: &str) {
    if !address.trim().is_empty() && !href::is_web_address(address) {
        intake.error(place, messages::web_address(address));
    }
}

fn related(link: &LinkEntry) -> RelatedLink {
    RelatedLink { label: link.label.0.clone(), href: link.href.0.clone() }
}

fn conferences(intake: &mut Intake<'_>, slugs: &[Slug], document: &Document) -> Vec<Conference> {
    let folders = folders(intake);
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for (index, Slug(slug)) in slugs.iter().enumerate() {
        let place = document.at(&JsonPath::item("conferences", index));
        if slug.trim().is_empty() {
            continue;
        }
        if !seen.insert(slug) {
            intake.error(place, messages::slug_twice(slug));
            continue;
        }
        check_name(intake, &place, slug);
        if folders.contains(slug) {
            out.extend(conference::load(intake, slug, place));
        } else {
            let meant = nearest(slug, folders.iter().map(String::as_str));
            intake.error(place, messages::no_such_folder(slug, meant));
        }
    }
    out
}

fn check_name(intake: &mut Intake<'_>, place: &Place<'_>, slug: &str) {
    if slug::RESERVED.contains(&slug) {
        intake.error(place.clone(), messages::reserved_slug(slug));
    }
    if slug::is_device(slug) {
        intake.error(place.clone(), messages::device_slug(slug));
    }
}

fn folders(intake: &Intake<'_>) -> BTreeSet<String> {
    let inside = intake.paths().filter_map(|path| path.split_once('/'));
    inside.map(|(folder, _)| folder.to_owned()).collect()
}

/// Files and folders that nothing names: forgotten, or left behind.
fn warn_unnamed(intake: &mut Intake<'_>, conferences: &[Slug]) {
    let is_conference = |folder: &str| conferences.iter().any(|slug| slug.0 == folder);
    // Where conference.json could not be read, nobody knows what it names.
    let read: BTreeSet<String> =
        folders(intake).into_iter().filter(|folder| intake.is_surveyed(folder)).collect();
    let paths: Vec<String> = intake.paths().map(str::to_owned).collect();
    let mut told = BTreeSet::new();
    for path in &paths {
        if intake.is_named(path) {
            continue;
        }
        match path.split_once('/') {
            Some((folder, _)) if !is_conference(folder) => {
                if told.insert(folder) {
                    intake.warn(Place::file(folder), messages::unnamed_folder(folder));
                }
            }
            Some((folder, _)) if !read.contains(folder) => {}
            Some((_, file)) if photo::is_picture(file) => {
                intake.warn(Place::file(path), messages::unnamed_photo(file));
            }
            _ => intake.warn(Place::file(path), messages::unnamed_file()),
        }
    }
}

/// A copied folder whose title and date nobody changed.
fn warn_same(intake: &mut Intake<'_>, conferences: &[Conference]) {
    for (index, one) in conferences.iter().enumerate() {
        let mut before = conferences.iter().take(index);
        let twin = before.find(|other| other.date == one.date && other.title == one.title);
        if let Some(twin) = twin {
            let file = conference::file_of(&one.slug);
            intake.warn(Place::file(&file), messages::same_conference(&twin.slug));
        }
    }
}
