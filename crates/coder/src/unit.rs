//! Units: the words of a sentence, names and phrases taken as one, each with the reading that fits its place.

mod ending;
mod function;
mod homonym;
mod name;
mod participle;
mod place;
mod read;
mod reading;
mod verb;

pub(crate) use function::Function;
pub(crate) use read::UnitReader;
pub(crate) use verb::is_cut_short;

use crate::word::ARTICLE;
use crate::word::{Clitics, WordInfo};
use lexicon::{Bits, Kind, Lexicon, Target};
use std::ops::Range;
use std::rc::Rc;

/// What a unit is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// An entry of the lexicon, in the reading that was chosen.
    Entry(Target, Bits),
    /// A word of Arabic letters that the lexicon does not know.
    Unknown,
    /// Proclitics that stand apart from their word.
    Clitic,
    /// A number in digits.
    Number,
    /// A word in another alphabet.
    Foreign,
    /// An expression of time: its number among the article's.
    Time(usize),
    /// A mark: its first character.
    Mark(char),
}

/// A word, name, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// First token.
    pub(crate) first: usize,
    /// Last token.
    pub(crate) last: usize,
    pub(crate) clitics: Clitics,
    pub(crate) tag: Tag,
    /// For single words, all readings.
    pub(crate) info: Option<Rc<WordInfo>>,
    /// Other targets of the same name.
    pub(crate) others: Vec<Target>,
    /// The class of a function word.
    pub(crate) function: Function,
    /// Whether the word ends in `ون` or `ين`.
    pub(crate) has_sound_ending: bool,
    /// Whether the word ends in `ين`.
    pub(crate) ends_oblique: bool,
    /// Whether the last of several words has the article: `رئيس الحكومة`.
    pub(crate) closes_definite: bool,
}

impl Unit {
    pub(crate) fn kind(&self) -> Option<Kind> {
        if let Tag::Entry(target, _) = self.tag { Some(target.kind()) } else { None }
    }

    pub(crate) fn target(&self) -> Option<Target> {
        if let Tag::Entry(target, _) = self.tag { Some(target) } else { None }
    }

    pub(crate) fn bits(&self) -> Bits {
        if let Tag::Entry(_, bits) = self.tag { bits } else { Bits::default() }
    }

    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    pub(crate) fn is_verb(&self) -> bool {
        self.is(Kind::Verb)
    }

    pub(crate) fn is_mark(&self) -> bool {
        matches!(self.tag, Tag::Mark(_))
    }

    /// Whether it can head or go on a noun phrase.
    pub(crate) fn is_nominal(&self) -> bool {
        match self.tag {
            Tag::Unknown => true,
            Tag::Foreign => true,
            Tag::Entry(target, _) => !matches!(target.kind(), Kind::Verb | Kind::Function | Kind::Theme),
            _ => false,
        }
    }

    /// Whether it names somebody or some place.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.kind(), Some(Kind::Actor | Kind::Country | Kind::Seat | Kind::Place | Kind::GivenName))
    }

    /// Whether the word itself is definite: by article, possessor or as a name.
    pub(crate) fn is_definite(&self) -> bool {
        self.clitics.article
            || self.clitics.pronoun.is_some()
            || self.is_name()
            || self.bits().definite()
            || self.closes_definite
    }

    /// `حفظه الله`, `رحمه الله`: what is wished to whoever is named before.
    pub(crate) fn is_blessing(&self, lexicon: &Lexicon) -> bool {
        let functions = &lexicon.tables().functions;
        self.target().is_some_and(|t| t.kind() == Kind::Function && functions[t.index()].has("blessing"))
    }

    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first..self.last + 1
    }

    /// A unit of these tokens, of which no more is known than its tag.
    fn bare(tokens: Range<usize>, tag: Tag) -> Self {
        Self {
            first: tokens.start,
            last: tokens.end - 1,
            clitics: Clitics::default(),
            tag,
            info: None,
            others: Vec::new(),
            function: Function::None,
            has_sound_ending: false,
            ends_oblique: false,
            closes_definite: false,
        }
    }
}

/// `ون`, `ين`
const SOUND_ENDINGS: [&str; 2] = ["\u{0648}\u{0646}", "\u{064A}\u{0646}"];
/// `ان`, folded from `أن`, `إن`, `أنّ`, `إنّ`.
const AN: &str = "\u{0627}\u{0646}";
