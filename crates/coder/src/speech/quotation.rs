//! Quotations that run on: over the stops of their line, and over the paragraphs after it.

use crate::doc::Doc;
use arabic::TokenKind;
use std::ops::Range;

/// Tokens looked at for the mark that closes a quotation in a later paragraph.
const REACH: usize = 1200;
/// Paragraphs that one quotation may run over.
const PARAGRAPHS: usize = 8;

/// The tokens inside the quotation that opens with `token`.
///
/// A quotation that its line leaves open goes on where a later paragraph closes it, or where each paragraph opens anew;
/// else its closing mark was forgotten, and it ends with its sentence.
pub(super) fn at(doc: &Doc<'_>, token: usize) -> Option<Range<usize>> {
    let found = doc.quotations.partition_point(|q| q.open < token);
    let quotation = doc.quotations.get(found).filter(|q| q.open == token)?;
    let start = quotation.open + 1;
    let end = match quotation.close {
        Some(close) => close,
        None => running(doc, start).unwrap_or_else(|| sentence_end(doc, start)),
    };
    (start < end).then_some(start..end)
}

fn sentence_end(doc: &Doc<'_>, from: usize) -> usize {
    let at = doc.sentences.partition_point(|s| s.end <= from);
    doc.sentences.get(at).map_or_else(|| line_end(doc, from), |s| s.end.max(from))
}

fn line_end(doc: &Doc<'_>, from: usize) -> usize {
    let limit = doc.tokens.len().min(from + REACH);
    (from..limit).find(|t| doc.tokens[*t].kind == TokenKind::Break).unwrap_or(limit)
}

/// Where an open quotation closes in a later paragraph.
fn running(doc: &Doc<'_>, from: usize) -> Option<usize> {
    let limit = doc.tokens.len().min(from + REACH);
    let mut line = line_end(doc, from);
    for _ in 0..PARAGRAPHS {
        let start = (line..limit).find(|t| doc.is_solid(*t))?;
        let end = line_end(doc, start);
        let mut marks = (start..end).filter(|t| is_quote(doc, *t));
        let first = marks.next();
        let opens_anew = first == Some(start) && !doc.closes_quotation(start);
        let closed = |at: usize| doc.quotations.get(doc.quotations.partition_point(|q| q.open < at));
        if opens_anew {
            match closed(start).filter(|q| q.open == start) {
                Some(again) => match again.close {
                    // the paragraph's own quotation closes at its end: it was the last
                    Some(close) if (close + 1..end).filter(|t| doc.is_solid(*t)).count() <= 1 => {
                        return Some(close);
                    }
                    Some(_) => return None,
                    None => {}
                },
                None => return Some(start),
            }
        } else {
            // quotations of the same marks that open and close between are no part of one
            let mut own =
                first.into_iter().chain(marks).skip_while(|t| belongs(doc, *t) && !alike(doc, *t, from - 1));
            match own.next() {
                Some(mark) if belongs(doc, mark) => return None,
                Some(orphan) => return Some(orphan),
                None => {}
            }
        }
        line = end;
    }
    None
}

/// Whether the mark opens or closes a quotation of its own line.
fn belongs(doc: &Doc<'_>, token: usize) -> bool {
    let at = doc.quotations.partition_point(|q| q.open < token);
    doc.quotations.get(at).is_some_and(|q| q.open == token) || doc.closes_quotation(token)
}

/// Whether two marks open quotations in the same way.
fn alike(doc: &Doc<'_>, a: usize, b: usize) -> bool {
    doc.tokens[a].text(doc.text) == doc.tokens[b].text(doc.text)
}

fn is_quote(doc: &Doc<'_>, token: usize) -> bool {
    doc.tokens[token].kind == TokenKind::Punctuation && crate::names::is_quote(doc, token)
}
