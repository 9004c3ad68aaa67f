//! The words and phrases of numbers, from the tables in `data/`.

use crate::data;
use crate::number::cardinal::Micro;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a word contributes to a number. The comments name the kinds of `data/number_words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// In millionths; `fraction` is the other reading where a separator may mean thousands or a decimal fraction.
    Digits { value: Micro, fraction: Option<Micro> },
    /// unit
    Unit(u64),
    /// one: a unit inside compounds only
    One,
    /// ten
    Ten,
    /// tens
    Tens(u64),
    /// hundred
    Hundred,
    /// hundreds
    Hundreds(u64),
    /// scale, scales
    Scale { value: u64, plural: bool },
    /// dual_scale
    DualScale(u64),
    /// many
    Many(u64),
    /// few
    Few,
    /// several
    Several,
    /// fraction
    Fraction(u64),
    /// ordinal
    Ordinal,
    /// word
    Word,
}

/// What a phrase says of the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modifier {
    Min,
    Max,
    About,
    Between,
    Several,
}

pub(super) static NUMBER_WORDS: LazyLock<HashMap<String, Lexeme>> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../../data/number_words.tsv"));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let (word, kind) = (columns.next()?, columns.next()?);
        Some((crate::fold(word), lexeme(kind, columns.next()?.parse().ok()?)?))
    })
    .collect()
});

/// The last letters of the number words, by which most words are passed over.
pub(super) static NUMBER_ENDINGS: LazyLock<HashSet<Box<[u8]>, FixedState>> =
    LazyLock::new(|| endings(NUMBER_WORDS.keys()));

fn endings<'w>(words: impl IntoIterator<Item = &'w String>) -> HashSet<Box<[u8]>, FixedState> {
    words.into_iter().map(|word| ending(word).into()).collect()
}

/// The bytes of the last two letters of an Arabic word, whatever its proclitics.
pub(super) fn ending(word: &str) -> &[u8] {
    const TWO: usize = 4;
    let bytes = word.as_bytes();
    &bytes[bytes.len().saturating_sub(TWO)..]
}

fn lexeme(kind: &str, value: u64) -> Option<Lexeme> {
    Some(match kind {
        "unit" => Lexeme::Unit(value),
        "one" => Lexeme::One,
        "ten" => Lexeme::Ten,
        "tens" => Lexeme::Tens(value),
        "hundred" => Lexeme::Hundred,
        "hundreds" => Lexeme::Hundreds(value),
        "scale" => Lexeme::Scale { value, plural: false },
        "scales" => Lexeme::Scale { value, plural: true },
        "dual_scale" => Lexeme::DualScale(value),
        "many" => Lexeme::Many(value),
        "few" => Lexeme::Few,
        "several" => Lexeme::Several,
        "fraction" => Lexeme::Fraction(value),
        "ordinal" => Lexeme::Ordinal,
        "word" => Lexeme::Word,
        _ => return None,
    })
}

pub(super) struct Modifiers {
    pub(super) phrases: HashMap<String, Modifier>,
    pub(super) firsts: HashSet<String>,
    /// The last letters of those, by which most words are passed over.
    pub(super) endings: HashSet<Box<[u8]>, FixedState>,
    pub(super) longest: usize,
}

pub(super) static MODIFIERS: LazyLock<Modifiers> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../../data/number_modifiers.tsv"));
    let phrases: HashMap<_, _> = rows
        .filter_map(|row| {
            let (phrase, kind) = row.split_once('\t')?;
            Some((crate::fold(phrase), modifier(kind)?))
        })
        .collect();
    let firsts = phrases.keys().filter_map(|p| p.split(' ').next()).map(str::to_owned).collect();
    let longest = phrases.keys().map(|p| p.split(' ').count()).max().unwrap_or(0);
    let endings = endings(&firsts);
    Modifiers { phrases, firsts, endings, longest }
});

fn modifier(kind: &str) -> Option<Modifier> {
    Some(match kind {
        "min" => Modifier::Min,
        "max" => Modifier::Max,
        "about" => Modifier::About,
        "between" => Modifier::Between,
        "several" => Modifier::Several,
        _ => return None,
    })
}

/// The first words of the modifiers that also stand behind the counted noun.
pub(super) static BEHIND: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../../data/number_modifiers_behind.txt")));
