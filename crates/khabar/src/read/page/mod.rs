//! The article of a web page: its title and paragraphs, the day it appeared, its outlet, author and address.
//!
//! A page passes a gate first ([`gate`]), which leaves out what is no text and bounds what a parser would choke on; then
//! Readability finds the article; the page's own metadata say the rest. No I/O, no clock, and no panic on any bytes.

mod body;
mod day;
mod gate;
mod head;
mod lines;
mod linked;
mod tokens;

#[allow(unused_imports, reason = "for the entries of feeds, which come next")]
pub(super) use lines::lines;

use jiff::civil::Date;

/// The article of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) title: Option<String>,
    /// Its paragraphs, a line each.
    pub(crate) text: String,
    /// The day of publication and where it is from: `metadata: datePublished`, `url`, `page-date «...»`.
    pub(crate) published: Option<(Date, String)>,
    pub(crate) url: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) author: Option<String>,
    /// As the page declares it.
    pub(crate) language: Option<String>,
    /// What was left out of the page's text on purpose, and why.
    pub(crate) left_out: Vec<(String, &'static str)>,
    /// Whether the page went on beyond what is read.
    pub(crate) cut: bool,
}

/// The article of a page that was read from `url`, no later than `latest`.
pub(crate) fn article(html: &str, url: Option<&str>, latest: Option<Date>) -> Page {
    let gated = gate::gate(html);
    let linked = linked::linked(&gated.evidence.linked);
    let head = head::head(&gated.evidence, &linked, &gated.html, url);
    let (text, links) = body::body(&gated.html, linked.body.as_deref());
    let captions = gated.evidence.captions.iter().map(|caption| lines::plain(caption));
    let captions =
        captions.filter(|caption| !caption.is_empty()).map(|caption| (caption, "a picture's caption"));
    let links = links.into_iter().map(|link| (link, "a link to another page"));
    Page {
        text,
        published: day::day(&gated.evidence, &linked, head.url.as_deref().or(url), latest, || {
            let lines = lines::pieces_of(&gated.html).into_iter().map(|line| line.text).collect::<Vec<_>>();
            day::near_title(&lines, head.title.as_deref())
        }),
        title: head.title,
        url: head.url,
        outlet: head.outlet,
        author: head.author,
        language: head.language.or_else(|| linked.language.clone()),
        left_out: captions.chain(links).collect(),
        cut: gated.cut,
    }
}

/// Whether bytes begin as a web page does.
pub(crate) fn is_page(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let begins =
        |what: &str| start.len() >= what.len() && start[..what.len()].eq_ignore_ascii_case(what.as_bytes());
    let is_xhtml = begins("<?xml") && {
        let start = &start[..start.len().min(1024)];
        start.windows(5).any(|window| window.eq_ignore_ascii_case(b"<html"))
    };
    is_xhtml
        || [
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<meta",
            "<title",
            "<div",
            "<p>",
            "<article",
            "<script",
            "<table",
            "<!--",
        ]
        .into_iter()
        .any(begins)
}

#[cfg(test)]
mod tests;
