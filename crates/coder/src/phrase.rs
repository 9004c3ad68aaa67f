//! The shallow parse: noun phrases and the elements of a sentence.
//!
//! A construct chain ends with its first definite member, and only adjectives and appositions can follow it: so in
//! unvocalised text the end of a noun phrase, and with it the border between subject and object, can mostly be seen.

mod adjective;
mod apposition;
mod aside;
mod body;
mod complement;
mod construct;
mod coordination;
mod element;
mod mark;
mod name;
mod noun_phrase;
mod quantity;

pub(crate) use adjective::{befalls_people, deed_frames};
pub(crate) use noun_phrase::is_owner;

use crate::unit::{Function, Unit};
use arabic::clitic::Preposition;
use lexicon::Lexicon;
use std::cell::Cell;
use std::ops::Range;

/// A noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Np {
    /// All its units.
    pub(crate) units: Range<usize>,
    /// The head noun, or the first unit of a name.
    pub(crate) head: usize,
    /// Units of a person's name that the lexicon does not know, head included.
    pub(crate) name: Option<Range<usize>>,
    /// Number words and digits before the head.
    pub(crate) number: Option<Range<usize>>,
    pub(crate) genitive: Option<Box<Np>>,
    pub(crate) adjectives: Vec<usize>,
    pub(crate) appositions: Vec<Np>,
    pub(crate) coordinated: Vec<Np>,
    /// Prepositional phrases that belong to the noun: `المتحدث باسم الجيش`, `عناصر من الشرطة`.
    pub(crate) attached: Vec<(String, Np)>,
}

impl Np {
    /// The last of the genitives within one another, or the phrase itself.
    pub(crate) fn innermost(&self) -> &Self {
        self.genitive.as_deref().map_or(self, Self::innermost)
    }
}

/// An element of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Element {
    Np(Np),
    /// A prepositional phrase: its preposition, folded; no noun phrase where a pronoun is written onto it.
    Pp(String, Option<Np>),
    Verb,
    Function(Function),
    Mark(char),
    /// An expression of time.
    Time,
    Other,
}

/// An element with its units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    pub(crate) units: Range<usize>,
    pub(crate) element: Element,
}

/// Parses the units of a sentence.
pub(crate) fn parts(units: &[Unit], headline: bool, lexicon: &Lexicon) -> Vec<Part> {
    let parser = Parser { units, headline, lexicon, depth: Cell::new(0), between: Cell::new(false) };
    let mut parts = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let part = parser.part(at);
        at = part.units.end;
        parts.push(part);
    }
    parts
}

struct Parser<'p> {
    units: &'p [Unit],
    headline: bool,
    lexicon: &'p Lexicon,
    /// How many noun phrases lie around the one that is being read.
    depth: Cell<u8>,
    /// Whether the phrase that is being read stands after `بين`, which needs two.
    between: Cell<bool>,
}

pub(crate) fn np(units: Range<usize>, head: usize) -> Np {
    Np {
        units,
        head,
        name: None,
        number: None,
        genitive: None,
        adjectives: Vec::new(),
        appositions: Vec::new(),
        coordinated: Vec::new(),
        attached: Vec::new(),
    }
}

/// The preposition written onto a nominal unit, as a frame names it.
pub(crate) fn clitic_marker(unit: &Unit) -> Option<&'static str> {
    match unit.clitics.preposition? {
        Preposition::Bi => Some(BI),
        Preposition::Li => Some(LI),
        Preposition::Ka => Some(KA),
    }
}

/// Prepositions as frames name them, folded.
pub(crate) const BI: &str = "\u{0628}";
pub(crate) const LI: &str = "\u{0644}";
pub(crate) const KA: &str = "\u{0643}";
pub(crate) const FROM: &str = "\u{0645}\u{0646}";
pub(crate) const IN: &str = "\u{0641}\u{064A}";
pub(crate) const ON: &str = "\u{0639}\u{0644}\u{064A}";
pub(crate) const TO: &str = "\u{0627}\u{0644}\u{064A}";
pub(crate) const ABOUT: &str = "\u{0639}\u{0646}";
pub(crate) const BETWEEN: &str = "\u{0628}\u{064A}\u{0646}";
/// `بينهم`, `منهم`: the members that are named; no preposition of the language is spelt so.
pub(crate) const AMONG: &str = "among";
