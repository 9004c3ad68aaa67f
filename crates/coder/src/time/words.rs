//! The words of date expressions: the data files read into one table, and the look-up of a token in it.

use super::value::{DayPart, Edge};
use foldhash::HashMap;
use std::sync::LazyLock;

const WORDS: &str = include_str!("data/words.tsv");
const NAMES: &str = include_str!("data/names.tsv");
const NUMERALS: &str = include_str!("data/numerals.tsv");
const MONTHS: &str = include_str!("data/months.tsv");
const HIJRI_MONTHS: &str = include_str!("data/hijri_months.tsv");
const FEASTS: &str = include_str!("data/feasts.tsv");

/// What a word can be in a date expression. The values are explained in `data/words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Weekday(i8),
    Day(i8),
    Now,
    Part(DayPart),
    Unit(Unit, Count),
    Shift(i8),
    This,
    Same,
    SameBefore,
    Following(i8),
    In,
    Since,
    Before,
    After,
    Until,
    To,
    From,
    Starting,
    Between,
    During,
    Over,
    Edge(Edge),
    Approximate,
    Separating,
    Few,
    Every,
    Set(Unit),
    Season(i8),
    Fraction(Fraction),
    Decade(i16),
    Corresponding,
    DateWord,
    At,
    Zone(i16),
    ZoneWord,
    Era(Calendar),
    Anniversary,
    YearKind,
    NoDay,
    That,
    Except,
    GeneralNoun,
    Month {
        number: i8,
        calendar: Calendar,
        bound: bool,
    },
    Feast(u8),
    Ordinal(i64),
    Cardinal(i64),
    CompoundUnit(i64),
    Ten(i64),
    Teen,
    NotDate,
    PlaceNoun,
    EventNoun(bool),
    Counted,
    /// `كامل`
    Whole,
    /// `يليه`, `فيما`
    Then,
    /// `مناسبة`, `احتفال`
    Occasion,
    /// `غداة`
    DayFrom,
    /// `حينها`
    ThatTime,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// The number that a unit's form carries: `يوم`، `يومان`، `أيام`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    Many,
}

/// A part of a year or month with an ordinal before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fraction {
    Half,
    Third,
    Quarter,
}

/// The calendar of a month's name or a year's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Calendar {
    Gregorian,
    Hijri,
}

/// A feast of `data/feasts.tsv`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feast {
    pub(super) calendar: Calendar,
    pub(super) month: i8,
    pub(super) day: i8,
    pub(super) days: i8,
}

/// What was written onto the word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Clitics {
    pub(super) conjunction: bool,
    pub(super) preposition: Option<char>,
    pub(super) article: bool,
}

/// All entries that begin with one word.
#[derive(Debug, Default)]
struct Entry {
    alone: Option<Cue>,
    /// Phrases, longest first.
    phrases: Vec<Phrase>,
}

/// A phrase after its first word.
#[derive(Debug)]
struct Phrase {
    rest: Vec<Box<str>>,
    cue: Cue,
    /// Whether the first word must bear the article, or must not: `سوق الأحد` is a town, `السوق الأحد` is not.
    article: Option<bool>,
}

/// The table of all cues.
#[derive(Debug, Default)]
pub(super) struct Words {
    entries: HashMap<Box<str>, Entry>,
    filter: Filter,
    feasts: Vec<Feast>,
}

/// The built-in table.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::read);
    &WORDS
}

/// The lines of a data file without comments, split into columns.
pub(super) fn rows(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// The values of a column.
pub(super) fn values(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').map(str::trim).filter(|value| !value.is_empty())
}

impl Words {
    fn read() -> Self {
        let mut words = Self::default();
        words.read_with(WORDS, |row| cue(row[0], row[1]));
        words.read_with(NAMES, |row| cue(row[0], row[1]));
        words.read_with(NUMERALS, |row| numeral(row[0], row[1]));
        words.read_with(MONTHS, |row| month(row, Calendar::Gregorian));
        words.read_with(HIJRI_MONTHS, |row| month(row, Calendar::Hijri));
        for (index, row) in rows(FEASTS).enumerate() {
            words.feasts.extend(feast(&row));
            let cue = Cue::Feast(u8::try_from(index).unwrap_or(u8::MAX));
            values(row.last().copied().unwrap_or_default()).for_each(|name| words.insert(name, cue));
        }
        words
    }

    fn read_with(&mut self, data: &'static str, cue_of: impl Fn(&[&'static str]) -> Option<Cue>) {
        for row in rows(data).filter(|row| row.len() == 3) {
            if let Some(cue) = cue_of(&row) {
                values(row[2]).for_each(|name| self.insert(name, cue));
            }
        }
    }

    fn insert(&mut self, name: &str, cue: Cue) {
        let mut parts = name.split_whitespace().map(|word| arabic::fold(word).into_boxed_str());
        let Some(first) = parts.next() else { return };
        let (stem, article) = without_article(&first);
        self.filter.insert(stem);
        let entry = self.entries.entry(stem.into()).or_default();
        let rest: Vec<_> = parts.collect();
        if rest.is_empty() {
            entry.alone = Some(cue);
        } else {
            entry.phrases.push(Phrase { rest, cue, article: (cue == Cue::NotDate).then_some(article) });
            entry.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
    }

    pub(super) fn feast(&self, index: u8) -> Option<Feast> {
        self.feasts.get(usize::from(index)).copied()
    }

    /// The cue of the folded `word`, its clitics taken off where that is needed, and how many further words belong to
    /// it; `is_next` tells whether the word that stands so many places after it is the given one.
    pub(super) fn look_up(
        &self,
        word: &str,
        mut is_next: impl FnMut(usize, &str) -> bool,
    ) -> Option<(Cue, Clitics, usize)> {
        let mut alone = None;
        for (stem, clitics) in splits(word).into_iter().flatten() {
            if !self.filter.may_hold(stem) {
                continue;
            }
            let Some(entry) = self.entries.get(stem) else { continue };
            let phrase = entry.phrases.iter().find(|phrase| {
                phrase.article.is_none_or(|article| article == clitics.article)
                    && phrase.rest.iter().enumerate().all(|(at, part)| is_next(at, part))
            });
            if let Some(phrase) = phrase {
                return Some((phrase.cue, clitics, phrase.rest.len()));
            }
            alone = alone.or(entry.alone.map(|cue| (cue, clitics, 0)));
        }
        alone
    }
}

/// Says of most words that are not in the table that they are not, by three of their bytes and their length: most words
/// of a text are no date words, and this is an eighth of the cost of a look-up.
#[derive(Debug)]
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    fn slot(stem: &str) -> usize {
        let bytes = stem.as_bytes();
        let byte = |at: usize| usize::from(bytes.get(at).copied().unwrap_or(0));
        let last = bytes.len().saturating_sub(1);
        (byte(1) + byte(3) * 37 + byte(last) * 5 + bytes.len() * 251) % 4096
    }

    fn insert(&mut self, stem: &str) {
        let slot = Self::slot(stem);
        self.0[slot / 64] |= 1 << (slot % 64);
    }

    fn may_hold(&self, stem: &str) -> bool {
        let slot = Self::slot(stem);
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// The ways to take clitics off a folded word that a date word can bear: as it stands, without a conjunction, without a
/// preposition, without both; each with the article off.
pub(super) fn splits(word: &str) -> [Option<(&str, Clitics)>; 4] {
    use arabic::letters as l;
    let strip = |word: &'_ str, letters: &[char]| -> Option<usize> {
        let first = word.chars().next().filter(|c| letters.contains(c))?;
        (word.len() > 3 * first.len_utf8()).then_some(first.len_utf8())
    };
    let bare = |stem, conjunction, preposition| {
        let (stem, article) = without_article(stem);
        (stem, Clitics { conjunction, preposition, article })
    };
    let conjunction = strip(word, &[l::WAW, l::FEH]);
    let preposition = strip(word, &[l::BEH, l::LAM, l::KAF]);
    let after = conjunction.map(|at| &word[at..]);
    let both = after.and_then(|rest| strip(rest, &[l::BEH, l::LAM, l::KAF]).map(|at| (rest, at)));
    [
        Some(bare(word, false, None)),
        after.map(|rest| bare(rest, true, None)),
        preposition.map(|at| prepositional(word, at, false)),
        both.map(|(rest, at)| prepositional(rest, at, true)),
    ]
}

/// A word whose first `at` bytes are a preposition; after `ل` the article has lost its alef.
fn prepositional(word: &str, at: usize, conjunction: bool) -> (&str, Clitics) {
    use arabic::letters as l;
    let preposition = word.chars().next();
    let rest = &word[at..];
    let (stem, article) = match rest.strip_prefix(l::LAM) {
        Some(stem) if preposition == Some(l::LAM) => (stem, true),
        _ => without_article(rest),
    };
    (stem, Clitics { conjunction, preposition, article })
}

/// The word without `ال`, where at least two letters remain, and whether it was there.
pub(super) fn without_article(word: &str) -> (&str, bool) {
    const ARTICLE: &str = "\u{0627}\u{0644}";
    match word.strip_prefix(ARTICLE) {
        Some(stem) if stem.len() >= 4 => (stem, true),
        _ => (word, false),
    }
}

fn cue(kind: &str, value: &str) -> Option<Cue> {
    Some(match kind {
        "weekday" => Cue::Weekday(value.parse().ok()?),
        "day" => Cue::Day(value.parse().ok()?),
        "now" => Cue::Now,
        "part" => Cue::Part(part(value)?),
        "unit" => {
            let (unit_name, count_name) = value.split_once(' ')?;
            Cue::Unit(unit(unit_name)?, count(count_name)?)
        }
        "shift" => Cue::Shift(value.parse().ok()?),
        "this" => Cue::This,
        "same" => Cue::Same,
        "same-before" => Cue::SameBefore,
        "following" => Cue::Following(value.parse().ok()?),
        "in" => Cue::In,
        "since" => Cue::Since,
        "before" => Cue::Before,
        "after" => Cue::After,
        "until" => Cue::Until,
        "to" => Cue::To,
        "from" => Cue::From,
        "starting" => Cue::Starting,
        "between" => Cue::Between,
        "during" => Cue::During,
        "over" => Cue::Over,
        "edge" => Cue::Edge(edge(value)?),
        "approximate" => Cue::Approximate,
        "separating" => Cue::Separating,
        "few" => Cue::Few,
        "every" => Cue::Every,
        "set" => Cue::Set(unit(value)?),
        "season" => Cue::Season(value.parse().ok()?),
        "fraction" => Cue::Fraction(fraction(value)?),
        "decade" => Cue::Decade(value.parse().ok()?),
        "corresponding" => Cue::Corresponding,
        "date-word" => Cue::DateWord,
        "at" => Cue::At,
        "zone" => Cue::Zone(value.parse().ok()?),
        "zone-word" => Cue::ZoneWord,
        "era" if value == "hijri" => Cue::Era(Calendar::Hijri),
        "era" => Cue::Era(Calendar::Gregorian),
        "anniversary" => Cue::Anniversary,
        "year-kind" => Cue::YearKind,
        "no-day" => Cue::NoDay,
        "that" => Cue::That,
        "except" => Cue::Except,
        "general-noun" => Cue::GeneralNoun,
        "not-date" => Cue::NotDate,
        "place-noun" => Cue::PlaceNoun,
        "event-noun" => Cue::EventNoun(value == "1"),
        "counted" => Cue::Counted,
        "whole" => Cue::Whole,
        "then" => Cue::Then,
        "occasion" => Cue::Occasion,
        "day-from" => Cue::DayFrom,
        "that-time" => Cue::ThatTime,
        _ => return None,
    })
}

fn numeral(class: &str, value: &str) -> Option<Cue> {
    let value = value.parse().ok()?;
    Some(match class {
        "ordinal" => Cue::Ordinal(value),
        "cardinal" => Cue::Cardinal(value),
        "unit" => Cue::CompoundUnit(value),
        "teen" => Cue::Teen,
        "ten" => Cue::Ten(value),
        _ => return None,
    })
}

fn month(row: &[&str], calendar: Calendar) -> Option<Cue> {
    Some(Cue::Month { number: row[0].parse().ok()?, calendar, bound: row[1] == "bound" })
}

fn feast(row: &[&str]) -> Option<Feast> {
    let [calendar, date, days, _] = row else { return None };
    let (month, day) = date.split_once('-')?;
    let calendar = if *calendar == "hijri" { Calendar::Hijri } else { Calendar::Gregorian };
    Some(Feast { calendar, month: month.parse().ok()?, day: day.parse().ok()?, days: days.parse().ok()? })
}

fn part(name: &str) -> Option<DayPart> {
    Some(match name {
        "after-midnight" => DayPart::AfterMidnight,
        "midnight" => DayPart::Midnight,
        "dawn" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return None,
    })
}

fn edge(name: &str) -> Option<Edge> {
    Some(match name {
        "start" => Edge::Start,
        "middle" => Edge::Middle,
        "end" => Edge::End,
        _ => return None,
    })
}

fn fraction(name: &str) -> Option<Fraction> {
    Some(match name {
        "half" => Fraction::Half,
        "third" => Fraction::Third,
        "quarter" => Fraction::Quarter,
        _ => return None,
    })
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn count(name: &str) -> Option<Count> {
    Some(match name {
        "1" => Count::One,
        "2" => Count::Two,
        "many" => Count::Many,
        _ => return None,
    })
}
