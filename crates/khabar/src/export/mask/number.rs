//! Numbers that reach a person or an account, told from years, days, tolls, sums and coordinates by their shape and by
//! the words before them.

use super::{digit, is_latin, words};
use std::ops::Range;

/// Groups of digits in one number, at most.
const GROUPS: usize = 24;

/// Digits without a break that no toll has.
const LONG: usize = 9;

/// Groups of digits with signs between them.
struct Run {
    /// A `+` stands before it.
    is_international: bool,
    /// It is the fraction of a number: `33.312805123`.
    is_fraction: bool,
    groups: Vec<Range<usize>>,
}

pub(super) fn find(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let is_start = digit(text[at]).is_some() && !(at > 0 && is_latin(text[at - 1]));
        if !is_start {
            at += 1;
            continue;
        }
        let run = run(text, at);
        at = run.groups.last().map_or(at + 1, |group| group.end);
        for part in without_days(text, &run) {
            found.extend(masked(text, &run, part));
        }
    }
    found
}

fn run(text: &[char], start: usize) -> Run {
    let before = |back: usize| start.checked_sub(back).map(|at| text[at]);
    let is_international = before(1) == Some('+') || (before(1) == Some('(') && before(2) == Some('+'));
    let is_fraction =
        matches!(before(1), Some('.' | ',' | '٫' | '٬')) && before(2).is_some_and(|c| digit(c).is_some());
    let mut groups = vec![group(text, start)];
    while let Some(last) = groups.last().filter(|_| groups.len() < GROUPS) {
        match next(text, last.end, is_international) {
            Some(start) => groups.push(group(text, start)),
            None => break,
        }
    }
    Run { is_international, is_fraction, groups }
}

fn group(text: &[char], start: usize) -> Range<usize> {
    start..start + text[start..].iter().take_while(|c| digit(**c).is_some()).count()
}

/// Where the digits go on behind one or two signs.
fn next(text: &[char], end: usize, is_international: bool) -> Option<usize> {
    let joins = |c: char| " -/()\u{A0}\u{2010}\u{2011}\u{2013}".contains(c) || (is_international && c == '.');
    let signs = text[end..].iter().take(3).take_while(|c| joins(**c)).count();
    let start = end + signs;
    ((1..=2).contains(&signs) && text.get(start).is_some_and(|c| digit(*c).is_some())).then_some(start)
}

/// The groups of a run between those that are days and years: `12-05-2024`, `2024/5/12`, `2011-2013`.
fn without_days<'r>(text: &[char], run: &'r Run) -> Vec<&'r [Range<usize>]> {
    let groups = &run.groups;
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while at < groups.len() {
        let days = if run.is_international { 0 } else { days(text, &groups[at..]) };
        if days > 0 {
            parts.push(&groups[start..at]);
            start = at + days;
        }
        at += days.max(1);
    }
    parts.push(&groups[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// How many groups from here are a day, a month or a range of years.
fn days(text: &[char], groups: &[Range<usize>]) -> usize {
    let is_year =
        |at: usize| groups.get(at).is_some_and(|g| g.len() == 4 && (1800..2100).contains(&value(text, g)));
    let is_small = |at: usize| groups.get(at).is_some_and(|g| g.len() <= 2 && value(text, g) <= 31);
    let dashed =
        |at: usize| groups.get(at + 1).is_some_and(|g| !text[groups[at].end..g.start].contains(&' '));
    let is_compact = groups.first().is_some_and(|g| g.len() == 8 && is_compact_day(value(text, g)));
    match () {
        () if is_compact => 1,
        () if is_small(0) && is_small(1) && is_year(2) && dashed(0) && dashed(1) => 3,
        () if is_year(0) && is_small(1) && is_small(2) && dashed(0) && dashed(1) => 3,
        () if is_year(0) && is_year(1) => 2,
        () if is_small(0) && is_year(1) && dashed(0) => 2,
        () if is_year(0) && is_small(1) && dashed(0) => 2,
        () => 0,
    }
}

/// `20240513`.
fn is_compact_day(number: u32) -> bool {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    (1800..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn value(text: &[char], group: &Range<usize>) -> u32 {
    text[group.clone()]
        .iter()
        .filter_map(|c| digit(*c))
        .fold(0, |value, digit| value.saturating_mul(10).saturating_add(digit))
}

/// What of a number is to be masked: the whole, or a group of it that is long enough by itself.
fn masked(text: &[char], run: &Run, groups: &[Range<usize>]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return Vec::new() };
    let is_first = run.groups.first() == Some(first);
    if is_first && run.is_fraction {
        return Vec::new();
    }
    let digits: Vec<u32> =
        groups.iter().flat_map(|group| &text[group.clone()]).filter_map(|c| digit(*c)).collect();
    let is_phone = (is_first && run.is_international && (8..=15).contains(&digits.len()))
        || is_national(text, groups, &digits);
    if is_phone || is_account(text, groups, &digits) || is_announced(text, groups, &digits) {
        return std::iter::once(first.start..last.end).collect();
    }
    let is_long = |group: &&Range<usize>| group.len() >= LONG && !is_round(text, group);
    groups.iter().filter(is_long).cloned().collect()
}

/// A number with its country's or town's code: it begins with a nought.
fn is_national(text: &[char], groups: &[Range<usize>], digits: &[u32]) -> bool {
    let is_decimal = groups.last().is_some_and(|group| goes_on(text, group.end));
    // `01/234567` is a number, `07/08/09/12` are days
    let slashes = groups.windows(2).filter(|two| text[two[0].end..two[1].start].contains(&'/')).count();
    if slashes > 1 || (slashes == 1 && groups.iter().all(|group| group.len() < 3)) {
        return false;
    }
    match digits {
        [0, 0, 1..=9, ..] => (10..=17).contains(&digits.len()),
        [0, 1..=9, ..] => (8..=12).contains(&digits.len()) && !is_decimal,
        _ => false,
    }
}

/// A decimal point or a comma with digits behind it.
fn goes_on(text: &[char], end: usize) -> bool {
    matches!(text.get(end), Some('.' | ',' | '٫' | '٬'))
        && text.get(end + 1).is_some_and(|c| digit(*c).is_some())
}

/// A card's number in fours, or groups with dashes that are neither thousands nor years.
fn is_account(text: &[char], groups: &[Range<usize>], digits: &[u32]) -> bool {
    let [first, rest @ ..] = groups else { return false };
    let is_thousands = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let is_spaced =
        groups.windows(2).all(|two| text[two[0].end..two[1].start].iter().all(|c| c.is_whitespace()));
    let is_slashed = groups.windows(2).any(|two| text[two[0].end..two[1].start].contains(&'/'));
    match () {
        () if rest.is_empty() || is_slashed => false,
        () if is_spaced => !is_thousands && digits.len() >= 13 && groups.iter().all(|group| group.len() >= 3),
        () => {
            (LONG..=24).contains(&digits.len())
                && groups.iter().any(|group| group.len() > 4 || group.len() == 3)
                || (groups.len() >= 3 && groups.iter().all(|group| group.len() == 4))
        }
    }
}

/// The words before say what it is.
fn is_announced(text: &[char], groups: &[Range<usize>], digits: &[u32]) -> bool {
    let ends_round = groups.last().is_some_and(|last| is_round(text, last) || goes_on(text, last.end));
    (6..=24).contains(&digits.len())
        && !ends_round
        && groups.first().is_some_and(|first| words::announce(text, first.start))
}

/// A round number is a sum or a toll.
fn is_round(text: &[char], group: &Range<usize>) -> bool {
    group.len() >= 6 && text[group.end - 3..group.end].iter().all(|c| digit(*c) == Some(0))
}
