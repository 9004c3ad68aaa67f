//! The words and phrases of numbers, from the tables in `data/`.

use crate::data;
use crate::letters as l;
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

pub(super) static NUMBER_WORDS: LazyLock<HashMap<String, Lexeme, FixedState>> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../../data/number_words.tsv"));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let (word, kind) = (columns.next()?, columns.next()?);
        Some((crate::fold(word), lexeme(kind, columns.next()?.parse().ok()?)?))
    })
    .collect()
});

/// How the number words end, by which most words are passed over.
pub(super) static NUMBER_ENDINGS: LazyLock<Endings> = LazyLock::new(|| Endings::of(NUMBER_WORDS.keys()));

/// Words by their last letters.
pub(super) struct Endings {
    words: HashMap<u32, Vec<Box<str>>, FixedState>,
    /// A bit for the slot of each of the letters.
    slots: [u64; SLOTS / 64],
}

const SLOTS: usize = 4096;

impl Endings {
    fn of<'w>(words: impl IntoIterator<Item = &'w String>) -> Self {
        let mut endings = Self { words: HashMap::default(), slots: [0; SLOTS / 64] };
        for word in words {
            let letters = last_letters(word);
            endings.slots[slot(letters) / 64] |= 1 << (slot(letters) % 64);
            endings.words.entry(letters).or_default().push(word.as_str().into());
        }
        endings
    }

    /// Whether `word` is one of the words behind letters that can be proclitics.
    pub(super) fn end(&self, word: &str) -> bool {
        let is_proclitic = |c| matches!(c, l::WAW | l::FEH | l::BEH | l::LAM | l::KAF | l::SEEN | l::ALEF);
        let letters = last_letters(word);
        if self.slots[slot(letters) / 64] >> (slot(letters) % 64) & 1 == 0 {
            return false;
        }
        let alike = self.words.get(&letters);
        alike
            .into_iter()
            .flatten()
            .any(|known| word.strip_suffix(&**known).is_some_and(|before| before.chars().all(is_proclitic)))
    }
}

/// The bytes of the last two letters of an Arabic word as a number.
fn last_letters(word: &str) -> u32 {
    const TWO: usize = 4;
    word.bytes().rev().take(TWO).fold(0, |number, byte| number << 8 | u32::from(byte))
}

fn slot(letters: u32) -> usize {
    const SPREAD: u32 = 0x9E37_79B1;
    letters.wrapping_mul(SPREAD) as usize >> 20
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
    pub(super) phrases: HashMap<String, Modifier, FixedState>,
    pub(super) firsts: HashSet<String, FixedState>,
    /// How those end, by which most words are passed over.
    pub(super) endings: Endings,
    pub(super) longest: usize,
}

pub(super) static MODIFIERS: LazyLock<Modifiers> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../../data/number_modifiers.tsv"));
    let phrases: HashMap<_, _, FixedState> = rows
        .filter_map(|row| {
            let (phrase, kind) = row.split_once('\t')?;
            Some((crate::fold(phrase), modifier(kind)?))
        })
        .collect();
    let firsts: HashSet<String, FixedState> =
        phrases.keys().filter_map(|p| p.split(' ').next()).map(str::to_owned).collect();
    let longest = phrases.keys().map(|p| p.split(' ').count()).max().unwrap_or(0);
    let endings = Endings::of(&firsts);
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
