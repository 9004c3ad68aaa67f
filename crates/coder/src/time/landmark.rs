//! Events with a known date that the press names without it: `data/landmarks.tsv`.

use super::words::{rows, splits, values, without_article};
use arabic::{Token, TokenKind};
use foldhash::HashMap;
use jiff::civil::Date;
use std::ops::Range;
use std::sync::LazyLock;

const DATA: &str = include_str!("data/landmarks.tsv");

/// An event with a known date.
#[derive(Debug)]
pub(super) struct Landmark {
    pub(super) id: &'static str,
    pub(super) first: Date,
    /// The last day; `None` where it went on.
    pub(super) last: Option<Date>,
    /// What it is one of; empty for none.
    series: &'static str,
    /// Alternatives; of an alternative all phrases must stand in one sentence; of a phrase its words as stems.
    names: Vec<Vec<Vec<Box<str>>>>,
}

impl Landmark {
    /// The first day of the next event of its series.
    pub(super) fn next_of_kind(&self) -> Option<Date> {
        let of_kind = index().landmarks.iter().filter(|other| other.series == self.series);
        of_kind.map(|other| other.first).filter(|first| !self.series.is_empty() && *first > self.first).min()
    }
}

/// A landmark named in a text: which, and the bytes of the phrase that stands first in its name.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) landmark: &'static Landmark,
    pub(super) range: Range<usize>,
}

struct Index {
    landmarks: Vec<Landmark>,
    /// The stem that a name's first phrase begins with: landmark and alternative.
    by_first: HashMap<Box<str>, Vec<(usize, usize)>>,
}

fn index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        let landmarks: Vec<Landmark> = rows(DATA).filter_map(|row| landmark(&row)).collect();
        let mut by_first: HashMap<Box<str>, Vec<(usize, usize)>> = HashMap::default();
        for (at, landmark) in landmarks.iter().enumerate() {
            for (alternative, name) in landmark.names.iter().enumerate() {
                if let Some(word) = name.first().and_then(|phrase| phrase.first()) {
                    by_first.entry(word.clone()).or_default().push((at, alternative));
                }
            }
        }
        Index { landmarks, by_first }
    });
    &INDEX
}

/// The year's day of `منذ 7 أكتوبر`, `ما قبل 11 سبتمبر`: what is told as a turn of the times, by `data/turning_days.tsv`.
pub(super) fn turning_day(month: i8, day: i64) -> Option<Date> {
    let days =
        rows(include_str!("data/turning_days.tsv")).filter_map(|row| row.first()?.parse::<Date>().ok());
    days.into_iter().find(|date| date.month() == month && i64::from(date.day()) == day)
}

fn landmark(row: &[&'static str]) -> Option<Landmark> {
    let ([id, first, last, names], series) = match row {
        [id, first, last, names] => ([id, first, last, names], ""),
        [id, first, last, names, series] => ([id, first, last, names], *series),
        _ => return None,
    };
    let first: Date = first.parse().ok()?;
    let phrase =
        |phrase: &str| phrase.split_whitespace().map(|word| stem(&arabic::fold(word)).into()).collect();
    let names = values(names).map(|name| name.split('+').map(|part| phrase(part.trim())).collect()).collect();
    Some(Landmark { id, first, last: last.parse().ok(), series, names })
}

fn stem(word: &str) -> &str {
    without_article(word).0
}

/// A word of a text, folded, with its bytes.
struct Word {
    folded: String,
    range: Range<usize>,
}

impl Word {
    /// Whether the word is `stem` with or without clitics. A word of the data may bear its own clitics (`بالقدس`).
    fn is(&self, stem: &str) -> bool {
        splits(&self.folded).into_iter().flatten().any(|(split, _)| split == stem)
    }
}

/// The landmarks named in the sentence that `tokens` are.
pub(super) fn named(text: &str, tokens: &[Token]) -> Vec<Named> {
    let words: Vec<Word> = tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .filter_map(|token| {
            let folded = arabic::fold(text.get(token.range())?);
            Some(Word { folded, range: token.range() })
        })
        .collect();
    let index = index();
    let mut found: Vec<Named> = Vec::new();
    for at in 0..words.len() {
        let stems = splits(&words[at].folded);
        let candidates = stems.iter().flatten().filter_map(|(stem, _)| index.by_first.get(*stem)).flatten();
        for (landmark, alternative) in candidates {
            let landmark = &index.landmarks[*landmark];
            let known = found.iter().any(|named| named.landmark.id == landmark.id);
            if let Some(range) = matched(&landmark.names[*alternative], &words, at).filter(|_| !known) {
                found.push(Named { landmark, range });
            }
        }
    }
    found
}

/// The bytes of the first phrase where the name stands: that phrase at `at`, the others anywhere.
fn matched(name: &[Vec<Box<str>>], words: &[Word], at: usize) -> Option<Range<usize>> {
    let (first, others) = name.split_first()?;
    let stands = |phrase: &[Box<str>], at: usize| {
        let words = words.get(at..at + phrase.len());
        words.is_some_and(|words| words.iter().zip(phrase).all(|(word, stem)| word.is(stem)))
    };
    let all = stands(first, at) && others.iter().all(|phrase| (0..words.len()).any(|at| stands(phrase, at)));
    all.then(|| words[at].range.start..words[at + first.len() - 1].range.end)
}
