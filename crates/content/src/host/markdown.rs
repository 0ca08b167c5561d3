//! A report's Markdown as typed blocks: CommonMark with tables, without raw HTML.
//!
//! Whatever the blocks cannot hold is told rather than dropped: the text is somebody's words.

use std::collections::HashMap;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag,
};

use super::href;
use super::limits::MARKDOWN_DEPTH;
use super::messages::{self, Message};
use super::problem::Severity;
use super::slug;
use super::suggest::nearest;
use crate::bundle::Photo;
use crate::text::{Block, Inline, plain};

/// A problem in the text and the byte it is about.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) offset: usize,
    pub(crate) severity: Severity,
    pub(crate) message: Message,
}

/// The blocks of a report, and everything that is wrong with it.
///
/// `charts` are the slugs of the conference's charts.
pub(crate) fn parse(text: &str, photos: &[Photo], charts: &[&str]) -> (Vec<Block>, Vec<Note>) {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let mut builder = Builder {
        events: parser.peekable(),
        photos,
        charts,
        ids: HashMap::new(),
        anchors: Vec::new(),
        notes: Vec::new(),
    };
    let blocks = builder.blocks(0);
    builder.check_anchors();
    (blocks, builder.notes)
}

struct Builder<'a> {
    events: Peekable<OffsetIter<'a>>,
    photos: &'a [Photo],
    charts: &'a [&'a str],
    /// The heading ids given so far, and the number the next one of the same words tries first.
    ids: HashMap<String, usize>,
    /// Links to headings, checked when all headings are known.
    anchors: Vec<(usize, String)>,
    notes: Vec<Note>,
}

/// A photo or a chart met in a run of text.
struct Placed {
    offset: usize,
    block: Block,
}

/// A run of text and what is placed in it.
#[derive(Default)]
struct Run {
    inlines: Vec<Inline>,
    placed: Vec<Placed>,
}

impl<'a> Builder<'a> {
    fn error(&mut self, offset: usize, message: Message) {
        let severity = Severity::Error;
        self.notes.push(Note { offset, severity, message });
    }

    fn warn(&mut self, offset: usize, message: Message) {
        let severity = Severity::Warning;
        self.notes.push(Note { offset, severity, message });
    }

    /// The blocks up to the end of their container, and that end.
    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            // A tight list's items hold text without a paragraph around it.
            if self.events.peek().is_some_and(|(event, _)| is_inline(event)) {
                let run = self.run(depth);
                blocks.extend(self.paragraph(run));
                continue;
            }
            match self.events.next() {
                None | Some((Event::End(_), _)) => return blocks,
                Some((Event::Rule, _)) => blocks.push(Block::ThematicBreak),
                Some((Event::Start(tag), range)) if depth >= MARKDOWN_DEPTH => {
                    drop(tag);
                    self.too_deep(range.start);
                }
                Some((Event::Start(tag), range)) => {
                    blocks.extend(self.block(tag, range.start, depth));
                }
                Some(_) => {}
            }
        }
    }

    fn block(&mut self, tag: Tag<'a>, offset: usize, depth: usize) -> Option<Block> {
        match tag {
            Tag::Paragraph => {
                let run = self.closed_run(depth);
                self.paragraph(run)
            }
            Tag::Heading { level, .. } => Some(self.heading(level, offset, depth)),
            Tag::List(None) => Some(Block::BulletList(self.items(depth))),
            Tag::List(Some(start)) => Some(Block::OrderedList {
                start: u32::try_from(start).unwrap_or(1),
                items: self.items(depth),
            }),
            Tag::CodeBlock(kind) => Some(self.code(&kind)),
            Tag::Table(_) => Some(self.table(depth)),
            Tag::HtmlBlock => {
                self.html_block();
                None
            }
            // A quotation; no other block is switched on, and if one were, its text is kept.
            _ => Some(Block::Quote(self.blocks(depth + 1))),
        }
    }

    /// Drops a container that stands too deep, once it has been told.
    fn too_deep(&mut self, offset: usize) {
        let message = messages::md_too_deep();
        if !self.notes.iter().any(|note| note.message == message) {
            self.error(offset, message);
        }
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn items(&mut self, depth: usize) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            items.push(self.blocks(depth + 1));
        }
        items
    }

    fn paragraph(&mut self, run: Run) -> Option<Block> {
        let blank = plain(&run.inlines).trim().is_empty();
        match run.placed.as_slice() {
            [one] if blank => return Some(one.block.clone()),
            placed => self.refuse_placed(placed),
        }
        (!blank).then_some(Block::Paragraph(run.inlines))
    }

    fn refuse_placed(&mut self, placed: &[Placed]) {
        for one in placed {
            self.error(one.offset, messages::md_photo_not_alone());
        }
    }

    fn heading(&mut self, level: HeadingLevel, offset: usize, depth: usize) -> Block {
        let run = self.closed_run(depth);
        self.refuse_placed(&run.placed);
        if level == HeadingLevel::H1 {
            self.error(offset, messages::md_heading_1());
        }
        Block::Heading {
            level: level as u8,
            id: self.new_id(&plain(&run.inlines)),
            text: run.inlines,
        }
    }

    /// A heading's id, with `-2`, `-3`… where the same words come again.
    fn new_id(&mut self, text: &str) -> String {
        let base = match slug::fold(text) {
            empty if empty.is_empty() => "muc".to_owned(),
            id => id,
        };
        let mut number = self.ids.get(&base).copied().unwrap_or(1);
        let mut id = base.clone();
        while self.ids.contains_key(&id) {
            number += 1;
            id = format!("{base}-{number}");
        }
        self.ids.insert(base, number);
        self.ids.entry(id.clone()).or_insert(1);
        id
    }

    fn code(&mut self, _kind: &CodeBlockKind<'_>) -> Block {
        let mut code = String::new();
        while let Some((Event::Text(text), _)) = self.events.next() {
            code.push_str(&text);
        }
        Block::Code(code)
    }

    fn table(&mut self, depth: usize) -> Block {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((Event::Start(tag), _)) = self.events.next() {
            let cells = self.cells(depth);
            match tag {
                Tag::TableHead => head = cells,
                _ => rows.push(cells),
            }
        }
        Block::Table { head, rows }
    }

    fn cells(&mut self, depth: usize) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(_), _)) = self.events.next() {
            let run = self.closed_run(depth);
            self.refuse_placed(&run.placed);
            cells.push(run.inlines);
        }
        cells
    }

    /// Comments are an editor's notes and are dropped; any other HTML is told, once a block.
    fn html_block(&mut self) {
        let mut open_comment = None;
        let mut told = false;
        while let Some((Event::Html(html) | Event::Text(html), range)) = self.events.next() {
            if told {
                continue;
            }
            let stray = after_comments(&html, &mut open_comment, &range);
            if let Some(at) = stray {
                let line = html.get(at..).unwrap_or_default();
                let message = match line.starts_with('<') {
                    true => messages::md_html(line),
                    false => messages::md_text_after_comment(),
                };
                self.error(range.start + at, message);
                told = true;
            }
        }
        if let Some(offset) = open_comment.filter(|_| !told) {
            self.error(offset, messages::md_comment_unclosed());
        }
    }

    /// A run of text and the end of what it stands in.
    fn closed_run(&mut self, depth: usize) -> Run {
        let run = self.run(depth);
        self.events.next_if(|(event, _)| matches!(event, Event::End(_)));
        run
    }

    fn run(&mut self, depth: usize) -> Run {
        let mut run = Run::default();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Text(text) => push_text(&mut run.inlines, &text),
                Event::SoftBreak => push_text(&mut run.inlines, " "),
                Event::Code(code) => run.inlines.push(Inline::Code(code.into_string())),
                Event::HardBreak => run.inlines.push(Inline::Break),
                Event::InlineHtml(html) if html.starts_with("<!--") => {}
                Event::InlineHtml(html) => self.error(range.start, messages::md_html(&html)),
                Event::Start(_) if depth >= MARKDOWN_DEPTH => self.too_deep(range.start),
                Event::Start(tag) => self.inline(tag, range.start, depth, &mut run),
                _ => {}
            }
        }
        run
    }

    fn inline(&mut self, tag: Tag<'a>, offset: usize, depth: usize, run: &mut Run) {
        let inner = self.closed_run(depth + 1);
        self.refuse_placed(&inner.placed);
        match tag {
            Tag::Emphasis => run.inlines.push(Inline::Emphasis(inner.inlines)),
            Tag::Strong => run.inlines.push(Inline::Strong(inner.inlines)),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.check_title(&title, offset);
                run.inlines.push(self.link(link_type, &dest_url, inner.inlines, offset));
            }
            Tag::Image { dest_url, title, .. } => {
                self.check_title(&title, offset);
                run.placed.extend(self.placed(&dest_url, &inner.inlines, offset));
            }
            _ => run.inlines.extend(inner.inlines),
        }
    }

    fn check_title(&mut self, title: &str, offset: usize) {
        if !title.is_empty() {
            self.warn(offset, messages::md_title_lost(title));
        }
    }

    /// A link; one that is not taken leaves its text as emphasis that never reaches a page.
    fn link(&mut self, kind: LinkType, target: &str, text: Vec<Inline>, offset: usize) -> Inline {
        let href = match kind {
            LinkType::Email => format!("mailto:{target}"),
            _ => target.to_owned(),
        };
        if let Some(fault) = href::fault(&href) {
            self.error(offset, messages::md_link(&href, fault));
            return Inline::Emphasis(text);
        }
        if let Some(anchor) = href.strip_prefix('#').filter(|anchor| !anchor.is_empty()) {
            self.anchors.push((offset, anchor.to_owned()));
        }
        Inline::Link { href, text }
    }

    /// What an image's address places in the text: a photo or a chart of the conference.
    fn placed(&mut self, target: &str, alt: &[Inline], offset: usize) -> Option<Placed> {
        let written = plain(alt);
        let own = !written.trim().is_empty();
        let block = if let Some(slug) = target.strip_prefix("photo:") {
            let photo = self.photo(slug, offset)?;
            let caption = if own { written } else { photo.caption.clone() };
            Block::Photo { slug: slug.to_owned(), caption }
        } else if let Some(slug) = target.strip_prefix("chart:") {
            self.check_chart(slug, offset)?;
            Block::Chart { slug: slug.to_owned(), caption: written }
        } else {
            self.error(offset, messages::md_image(target));
            return None;
        };
        Some(Placed { offset, block })
    }

    fn photo(&mut self, slug: &str, offset: usize) -> Option<&'a Photo> {
        let found = self.photos.iter().find(|photo| photo.slug == slug);
        if found.is_none() {
            let known: Vec<&str> = self.photos.iter().map(|photo| photo.slug.as_str()).collect();
            let meant = nearest(slug, known.iter().copied());
            self.error(offset, messages::no_such_photo(slug, meant, &known));
        }
        found
    }

    fn check_chart(&mut self, slug: &str, offset: usize) -> Option<()> {
        if self.charts.contains(&slug) {
            return Some(());
        }
        let meant = nearest(slug, self.charts.iter().copied());
        self.error(offset, messages::no_such_chart(slug, meant, self.charts));
        None
    }

    fn check_anchors(&mut self) {
        for (offset, anchor) in std::mem::take(&mut self.anchors) {
            if self.ids.contains_key(&anchor) {
                continue;
            }
            let mut known: Vec<&str> = self.ids.keys().map(String::as_str).collect();
            known.sort_unstable();
            let meant = nearest(&anchor, known.iter().copied());
            let message = messages::md_no_such_anchor(&anchor, meant, &known);
            self.error(offset, message);
        }
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::SoftBreak
        | Event::HardBreak => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    }
}

/// Text comes in pieces; readers of the tree see it whole.
fn push_text(inlines: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        last.push_str(text);
    } else {
        inlines.push(Inline::Text(text.to_owned()));
    }
}

/// The byte of a line of HTML where something other than a comment stands. `open` is where a
/// comment opened that this line, or one after it, has to close.
fn after_comments(line: &str, open: &mut Option<usize>, range: &Range<usize>) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = line.get(at..)?;
        if open.is_some() {
            at += rest.find("-->")? + 3;
            *open = None;
            continue;
        }
        let space = rest.len() - rest.trim_start().len();
        at += space;
        let rest = rest.get(space..).filter(|rest| !rest.is_empty())?;
        if !rest.starts_with("<!--") {
            return Some(at);
        }
        *open = Some(range.start + at);
        at += 4;
    }
}

#[cfg(test)]
mod tests;
