//! Addresses of e-mail, also written out (`name (at) host.org`), and who logs in at an address on the web.

use super::is_latin;
use std::ops::Range;

/// The longest name or host that is looked at.
const LONGEST: usize = 256;

pub(super) fn find(text: &[char]) -> Vec<Range<usize>> {
    let at_signs = (0..text.len()).filter_map(|at| sign(text, at).map(|length| (at, length)));
    at_signs.filter_map(|(at, length)| login(text, at).or_else(|| email(text, at, at + length))).collect()
}

/// The length of what stands for an at sign here.
fn sign(text: &[char], at: usize) -> Option<usize> {
    if text[at] == '@' {
        return Some(1);
    }
    ["[at]", "(at)"]
        .iter()
        .map(|sign| sign.chars().collect::<Vec<_>>())
        .find_map(|sign| text[at..].starts_with(&sign).then_some(sign.len()))
}

/// The letters before and after an at sign, where both are there and the host has a dot.
fn email(text: &[char], at: usize, behind: usize) -> Option<Range<usize>> {
    let is_written_out = behind - at > 1;
    let before = if is_written_out { trimmed_back(text, at) } else { at };
    let after = if is_written_out { trimmed_on(text, behind) } else { behind };
    let in_name = |c: &&char| is_latin(**c) || "._%+-".contains(**c);
    let name = text[..before].iter().rev().take(LONGEST).take_while(in_name).count();
    let host = text[after..].iter().take(LONGEST).take_while(|c| is_latin(**c) || ".-".contains(**c));
    let mut host: Vec<char> = host.copied().collect();
    while host.last().is_some_and(|c| !is_latin(*c)) {
        host.pop();
    }
    let has_letters = text[before - name..before].iter().any(|c| is_latin(*c));
    let has_dot = host.iter().rposition(|c| *c == '.').is_some_and(|dot| dot > 0 && host.len() - dot > 2);
    (has_letters && has_dot).then(|| before - name..after + host.len())
}

fn trimmed_back(text: &[char], at: usize) -> usize {
    at - text[..at].iter().rev().take(1).filter(|c| **c == ' ').count()
}

fn trimmed_on(text: &[char], at: usize) -> usize {
    at + text[at..].iter().take(1).filter(|c| **c == ' ').count()
}

/// What stands between `://` and an at sign of the same word, before any slash.
fn login(text: &[char], at: usize) -> Option<Range<usize>> {
    let is_part = |c: &&char| !c.is_whitespace() && **c != '/';
    let length = text[..at].iter().rev().take(LONGEST).take_while(is_part).count();
    let start = at - length;
    (length > 0 && start >= 3 && text[start - 3..start] == [':', '/', '/']).then_some(start..at)
}
