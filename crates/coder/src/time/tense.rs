//! Whether what an expression dates lies behind the report or ahead of it, by the form of the words around it.
//!
//! This is the stand-in for a governing verb that the caller knows: see [`Context`](super::Context). It asks the nearest
//! telling word before the expression in its sentence, then the nearest after it.

use super::form::Direction;
use super::items::{ItemKind, Items};
use super::words::{Cue, rows, values, without_article};
use arabic::letters as l;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

const DATA: &str = include_str!("data/tense.tsv");

/// How many items before and after an expression are asked.
const BEFORE: usize = 40;
const AFTER: usize = 8;
/// How near a telling word is surely the expression's.
const NEAR: usize = 10;
/// How far before an imperfect `كان` still reaches it.
const WAS_REACHES: usize = 12;

/// What a word tells; explained in `data/tense.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signal {
    FutureNoun,
    PastNoun,
    FutureVerb,
    PastVerb,
    Call,
    Report,
    Plan,
    Was,
    Neutral,
    Imperfect,
}

/// A direction, and whether only a verb of saying told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) direction: Direction,
    pub(super) weak: bool,
    /// A form that means nothing else, and near: `سيعقد`, a perfect, `المقرر`.
    pub(super) sure: bool,
}

impl Told {
    const FUTURE: Self = Self { direction: Direction::Future, weak: false, sure: false };
    const PAST: Self = Self { direction: Direction::Past, weak: false, sure: false };
    const REPORTED: Self = Self { direction: Direction::Past, weak: true, sure: false };
}

#[derive(Debug, Default)]
struct Table {
    words: HashMap<Box<str>, Signal>,
    /// Some are perfects as well, and stand in `words` as such.
    plans: HashSet<Box<str>>,
    neutral_starts: Vec<String>,
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        let mut table = Table::default();
        for row in rows(DATA).filter(|row| row.len() == 2) {
            let words = values(row[1]).map(arabic::fold);
            match signal_named(row[0]) {
                Some(Signal::Plan) => table.plans.extend(words.map(String::into_boxed_str)),
                Some(signal) => table.words.extend(words.map(|word| (word.into_boxed_str(), signal))),
                None => table.neutral_starts.extend(words),
            }
        }
        table
    });
    &TABLE
}

fn signal_named(name: &str) -> Option<Signal> {
    Some(match name {
        "future-noun" => Signal::FutureNoun,
        "past-noun" => Signal::PastNoun,
        "future-verb" => Signal::FutureVerb,
        "past-verb" => Signal::PastVerb,
        "call" => Signal::Call,
        "report" => Signal::Report,
        "plan" => Signal::Plan,
        "was" => Signal::Was,
        "neutral" => Signal::Neutral,
        _ => return None,
    })
}

/// The direction of the expression that covers the items `from..to`.
pub(super) fn direction(items: &Items, from: usize, to: usize) -> Option<Told> {
    before(items, from).or_else(|| after(items, to))
}

fn before(items: &Items, from: usize) -> Option<Told> {
    let (mut planned, mut described) = (false, false);
    for at in (from.saturating_sub(BEFORE)..from).rev().take_while(|at| !items.ends_sentence(*at)) {
        match signal(items, at) {
            Some(Signal::FutureNoun | Signal::FutureVerb) => {
                return Some(Told { sure: from - at < NEAR, ..Told::FUTURE });
            }
            Some(Signal::PastNoun | Signal::PastVerb) => {
                return Some(Told { sure: from - at < NEAR, ..Told::PAST });
            }
            Some(Signal::Call) => return Some(Told::FUTURE),
            Some(Signal::Was) => return Some(Told::PAST),
            Some(Signal::Imperfect) if was_before(items, at) => return Some(Told::PAST),
            // `فتح مسلحان يستقلان دراجة النار مساء الأربعاء`: what the deed is told of by the verb before
            Some(Signal::Imperfect) if describes(items, at) => described = true,
            Some(Signal::Imperfect) => return Some(Told::FUTURE),
            Some(Signal::Report) if planned || described => return Some(Told::FUTURE),
            Some(Signal::Report) => return Some(Told::REPORTED),
            Some(Signal::Plan) => planned = true,
            Some(Signal::Neutral) | None => {}
        }
    }
    described.then_some(Told::FUTURE)
}

/// Whether the word before is an indefinite noun that the imperfect at `at` may describe.
fn describes(items: &Items, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| !items.ends_sentence(*before)) else { return false };
    if !items.get(before).is_some_and(|item| matches!(item.kind, ItemKind::Word)) {
        return false;
    }
    let word = arabic::fold(items.source(before));
    let article = without_article(&word).0.len() < word.len();
    !article && word.chars().count() > 3 && signal(items, before).is_none()
}

fn was_before(items: &Items, from: usize) -> bool {
    let first = from.saturating_sub(WAS_REACHES);
    (first..from)
        .rev()
        .take_while(|at| !items.ends_sentence(*at))
        .any(|at| signal(items, at) == Some(Signal::Was))
}

fn after(items: &Items, to: usize) -> Option<Told> {
    (to..to + AFTER).take_while(|at| !items.ends_sentence(*at)).find_map(|at| match signal(items, at)? {
        Signal::FutureNoun | Signal::FutureVerb | Signal::Imperfect => Some(Told::FUTURE),
        Signal::PastNoun | Signal::PastVerb | Signal::Was | Signal::Call => Some(Told::PAST),
        Signal::Report => Some(Told::REPORTED),
        Signal::Neutral | Signal::Plan => None,
    })
}

fn signal(items: &Items, at: usize) -> Option<Signal> {
    let item = items.get(at)?;
    if !matches!(item.kind, ItemKind::Word | ItemKind::Cue(..)) {
        return None;
    }
    let word = arabic::fold(items.source(at));
    let signal = of_word(&word).or_else(|| {
        let rest = word.strip_prefix([l::WAW, l::FEH]).filter(|rest| rest.len() >= 4)?;
        of_word(rest)
    });
    let signal =
        signal.or_else(|| (bears_object(&word) && opens_clause(items, at)).then_some(Signal::PastVerb))?;
    if signal != Signal::PastVerb || word.ends_with(l::TEH) {
        return Some(signal);
    }
    if table().plans.contains(&*word) {
        return Some(if opens_clause(items, at) { signal } else { Signal::Plan });
    }
    (!governed(items, at)).then_some(signal)
}

/// `بثتها`, `نقلته`: the form of a perfect with its object, and of many a noun, which seldom opens a clause.
fn bears_object(word: &str) -> bool {
    let verb = [[l::HEH, l::ALEF].as_slice(), &[l::HEH, l::MEEM], &[l::HEH]]
        .iter()
        .find_map(|pronoun| word.strip_suffix(&*pronoun.iter().collect::<String>()));
    verb.is_some_and(|verb| verb.ends_with(l::TEH) && (3..=6).contains(&verb.chars().count()))
}

/// Whether nothing, a mark or a particle of clauses stands before the item at `at`: there a verb is a verb.
fn opens_clause(items: &Items, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    items.ends_sentence(before) || matches!(items.get(before).map(|item| item.kind), Some(ItemKind::Mark(_)))
}

/// Whether the word at `at` stands where only a noun can: after a preposition or a verb of deciding.
fn governed(items: &Items, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if let Some((cue, _)) = items.cue(before) {
        return matches!(
            cue,
            Cue::In | Cue::From | Cue::Until | Cue::To | Cue::After | Cue::Before | Cue::During
        );
    }
    let word = arabic::fold(items.source(before));
    let told = table().words.get(&*word);
    let verbal = matches!(told, Some(Signal::Call | Signal::FutureVerb)) || table().plans.contains(&*word);
    verbal || PREPOSITIONS.contains(&&*word)
}

/// `على`، `عن`، `عدم`
const PREPOSITIONS: [&str; 3] = ["\u{0639}\u{0644}\u{064A}", "\u{0639}\u{0646}", "\u{0639}\u{062F}\u{0645}"];

fn of_word(word: &str) -> Option<Signal> {
    if let Some(signal) = table().words.get(word) {
        return Some(*signal);
    }
    let (stem, _) = without_article(word);
    let nominal = |stem: &str| {
        if table().plans.contains(stem) {
            return Some(Signal::Plan);
        }
        let signal = table().words.get(stem).copied()?;
        matches!(signal, Signal::FutureNoun | Signal::PastNoun).then_some(signal)
    };
    if stem.len() < word.len() || table().plans.contains(word) {
        return nominal(stem);
    }
    let rest = word.strip_prefix([l::BEH, l::LAM]).filter(|rest| rest.len() >= 4);
    rest.and_then(|rest| nominal(rest.strip_prefix(l::LAM).unwrap_or(without_article(rest).0)))
        .or_else(|| by_form(word))
}

/// `سيعقد`، `ستنظم`: future; `يعقد`: imperfect; `أعلنت`: perfect.
fn by_form(word: &str) -> Option<Signal> {
    let letters = word.chars().count();
    let mut chars = word.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    if table().neutral_starts.iter().any(|start| word.starts_with(&**start)) {
        return None;
    }
    if first == l::SEEN && letters >= 4 && matches!(second, l::YEH | l::TEH | l::NOON) {
        return Some(Signal::FutureVerb);
    }
    if first == l::YEH && (3..=8).contains(&letters) {
        return Some(Signal::Imperfect);
    }
    // ات، وت، يت end nouns as well
    let mut last = word.chars().rev();
    let feminine = last.next() == Some(l::TEH) && !matches!(last.next(), Some(l::ALEF | l::WAW | l::YEH));
    (feminine && (4..=7).contains(&letters)).then_some(Signal::PastVerb)
}
