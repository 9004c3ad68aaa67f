//! How many independent sources tell a story.

use super::report::Report;
use super::words::shared;
use crate::record::Event;

/// For each report the number of the source that it is from: reports of one outlet are one source, and so are near-copies
/// of one text. Numbers are those of the first report of a source.
pub(super) fn sources(reports: &[&Event]) -> Vec<usize> {
    let sentences: Vec<Vec<u32>> = reports.iter().map(|event| Report::words_of(event)).collect();
    let mut source: Vec<usize> = (0..reports.len()).collect();
    for at in 0..reports.len() {
        for earlier in 0..at {
            let copied =
                is_copy(reports[earlier], reports[at]) || is_alike(&sentences[earlier], &sentences[at]);
            if copied || same_outlet(reports[earlier], reports[at]) {
                let (kept, gone) = (source[earlier].min(source[at]), source[earlier].max(source[at]));
                source.iter_mut().filter(|s| **s == gone).for_each(|s| *s = kept);
            }
        }
    }
    source
}

/// Which reports repeat another's text.
pub(super) fn repeats(reports: &[&Event]) -> Vec<bool> {
    let sentences: Vec<Vec<u32>> = reports.iter().map(|event| Report::words_of(event)).collect();
    let repeats = |at: usize| {
        (0..at).any(|earlier| {
            is_copy(reports[earlier], reports[at]) || is_alike(&sentences[earlier], &sentences[at])
        })
    };
    (0..reports.len()).map(repeats).collect()
}

/// One of the two is marked as a copy of the other, or both as copies of a third.
fn is_copy(a: &Event, b: &Event) -> bool {
    let original = |event: &Event| event.article.copy_of.clone().unwrap_or_else(|| event.article.id.clone());
    original(a) == original(b)
}

/// Sentences of eight words or more that share nine in ten.
fn is_alike(a: &[u32], b: &[u32]) -> bool {
    let both = shared(a, b);
    both >= 8 && both * 10 >= a.len().max(b.len()) * 9
}

/// Reports whose outlet is not known are taken for one outlet: they are not known to be independent.
fn same_outlet(a: &Event, b: &Event) -> bool {
    outlet(a) == outlet(b)
}

/// The outlet, else the host of the address.
pub(super) fn outlet(event: &Event) -> Option<&str> {
    let host = || event.article.url.as_deref()?.split("://").nth(1)?.split('/').next();
    event.article.outlet.as_deref().or_else(host)
}
