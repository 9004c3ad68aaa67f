//! Page furniture: lines that a saved page carries and the article does not.

use crate::Article;
use lexicon::Lexicon;
use lexicon::entry::Furniture;
use std::ops::Range;

/// The lines of the article's text that are not the article: their bytes and the reason.
pub(crate) fn lines(article: &Article, lexicon: &Lexicon) -> Vec<(Range<usize>, String)> {
    let patterns = &lexicon.tables().furniture;
    let mut dropped: Vec<(Range<usize>, String)> = Vec::new();
    let mut at = 0;
    let mut seen_body = 0;
    for line in article.text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if is_title(article, &range) || line.trim().is_empty() {
            continue;
        }
        let folded = arabic::fold(line);
        let folded = folded.trim().trim_start_matches(['-', '*', '\u{2022}', '|', ' ']);
        let bare = folded.trim_end_matches([':', '.', ' ', '\u{2026}', '\u{061F}', '!']);
        match patterns.iter().find(|p| matches(p, folded, bare)) {
            // an article does not end before it has begun: the first lines of a page are menus
            Some(p) if p.kind == "cuts" && seen_body > 0 => {
                dropped.push((range.start..article.text.len(), p.reason.clone()));
                break;
            }
            Some(p) => dropped.push((range, p.reason.clone())),
            None => seen_body += usize::from(folded.split(' ').count() > 8),
        }
    }
    dropped
}

fn is_title(article: &Article, line: &Range<usize>) -> bool {
    article.title.as_ref().is_some_and(|title| title.start < line.end && line.start < title.end)
}

/// Whether the pattern is that of the line, which is `bare` without the marks at its end.
fn matches(pattern: &Furniture, line: &str, bare: &str) -> bool {
    let p = pattern.pattern.as_str();
    match pattern.kind.as_str() {
        "equals" => bare == p,
        "cuts" => bare == p || (line.starts_with(p) && line.split(' ').count() <= p.split(' ').count() + 4),
        "starts" => line.starts_with(p),
        "ends" => line.ends_with(p),
        _ => line.contains(p),
    }
}
