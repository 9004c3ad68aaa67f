//! The entries of the lexicon, as the data files give them.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A country: its names stand for its government, its adjective gives nationality.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// English name.
    pub en: String,
    /// English adjective of nationality.
    pub en_adjective: String,
    /// Arabic names, the usual one first.
    pub ar: Vec<String>,
    /// Arabic adjectives of nationality, masculine, without article.
    pub nisba: Vec<String>,
    /// Arabic name of the capital, for `العاصمة الروسية`; empty where it is disputed which city is meant.
    pub capital: String,
    /// Centre, degrees north.
    pub lat: Option<f64>,
    /// Centre, degrees east.
    pub lon: Option<f64>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Why a name alone is not enough, where it is not.
    pub guard: String,
    /// Codes of which one must be named in the article for an outlet's own word to mean this country.
    pub stance_needs: Vec<String>,
}

/// A named person or body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Stable id.
    pub id: String,
    /// `person`, `armed-group`, …: see `data/README.md`.
    pub kind: String,
    /// English names, canonical first.
    pub en: Vec<String>,
    /// Arabic names, canonical first, without their marks.
    pub ar: Vec<String>,
    /// ISO3 or PLOVER's code.
    pub country: String,
    /// PLOVER sectors, the primary first.
    pub sectors: Vec<String>,
    /// Id of the actor that this one is part of.
    pub parent: Option<String>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Offices held, or states of an organisation.
    pub roles: Vec<Role>,
    /// The line: `actors/lebanon.tsv:12`.
    pub entry: String,
}

impl Actor {
    /// Whether it is a person.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.kind == "person"
    }

    /// The countries in which a body of no country acts.
    pub fn theatres(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().filter(|r| r.office == "theatre").map(|r| r.of.as_str())
    }
}

/// An office held, with its time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Id of the office, or `exists`, `sector …`, `named …` for organisations.
    pub office: String,
    /// ISO3 code or actor id; empty for organisations' own states.
    pub of: String,
    /// First day, as precise as known; empty when unknown.
    pub from: String,
    /// Last day, as precise as known; empty while it lasts or when unknown.
    pub to: String,
}

/// The title of a public office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Stable id.
    pub id: String,
    /// English.
    pub en: String,
    /// Arabic titles.
    pub ar: Vec<String>,
    /// PLOVER sector.
    pub sector: String,
    /// Whether several hold it at once.
    pub many: bool,
    /// Titles of one state's alone, folded, with its code: `خادم الحرمين الشريفين`.
    pub own: Vec<(String, String)>,
}

/// A noun for people or things that act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Arabic citation form.
    pub ar: String,
    /// English singular and plural.
    pub en: Vec<String>,
    /// PLOVER sectors.
    pub sectors: Vec<String>,
    /// `person`, `group`, `vehicle`, `weapon`, `office`, `kin`, `people`.
    pub class: String,
}

/// A place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Stable id.
    pub id: String,
    /// English name.
    pub en: String,
    /// Arabic names, the usual one first.
    pub ar: Vec<String>,
    /// `city`, `admin1`, `hospital`, …: see `data/README.md`.
    pub kind: String,
    /// ISO3; empty for what lies in none or several.
    pub country: String,
    /// First-level division.
    pub admin1: String,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Why the name alone is not enough, where it is not.
    pub guard: String,
}

/// A word of the general vocabulary or of the triggers: a lemma with its class and frames.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Citation form.
    pub lemma: String,
    /// Class from the data: `say`, `aux`, `light`, `building`, `geo`, …; several separated by a space.
    pub class: String,
    /// Numbers of the frames that this word may fire, in the order they are tried.
    pub frames: Vec<u32>,
}

impl Word {
    /// Whether the word has the class.
    #[must_use]
    #[inline]
    pub fn is(&self, class: &str) -> bool {
        // most words have no class, or one
        match self.class.len().cmp(&class.len()) {
            Ordering::Less => false,
            Ordering::Equal => self.class == class,
            Ordering::Greater => self.class.as_bytes().split(|b| *b == b' ').any(|c| c == class.as_bytes()),
        }
    }
}

/// A case frame: what a trigger says of its arguments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Citation form of the trigger.
    pub lemma: String,
    /// PLOVER category in capitals; `LIGHT` for verbs that lend their subject to an event noun.
    pub event: String,
    /// Modes that the trigger alone states.
    pub modes: Vec<String>,
    /// Which argument gives what.
    pub slots: Vec<Slot>,
    /// Word classes of the lemma that fire: any of `v` finite verb, `n` verbal noun or noun, `p` participle; empty means all.
    pub only: String,
    /// Words of which one must stand in the clause after the trigger.
    pub with: Vec<String>,
    /// Words of which none may stand in the clause.
    pub without: Vec<String>,
    /// Further switches, such as `theme`: see `data/triggers/README.md`.
    pub switches: Vec<String>,
    /// The line: `triggers/assault.txt:12`.
    pub entry: String,
}

/// One argument of a frame.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// `subj`, `obj`, `gen`, `adj`, a preposition, or `أن` for a clause.
    pub marker: String,
    /// `actor`, `recipient`, `both`, `place`, `theme`, `victim`, `instrument`, `source`.
    pub role: String,
    /// Whether the frame fires only with it.
    pub required: bool,
}

/// A function word or fixed adverbial phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// The word or phrase.
    pub lemma: String,
    /// `prep`, `conj`, `sub`, `neg`, `comp`, `rel`, `dem`, `pron`, …
    pub class: String,
    /// Further features.
    pub features: String,
}

impl Function {
    /// Whether the word has the feature.
    #[must_use]
    pub fn has(&self, feature: &str) -> bool {
        self.features.split(' ').any(|f| f == feature)
    }
}

/// Words that decide a mode or a context, or show a domain where there are no events.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// `mode`, `context`, `block`.
    pub kind: String,
    /// Category for modes, empty otherwise.
    pub category: String,
    /// The mode, context or domain.
    pub value: String,
}

/// A line of page furniture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// `equals`, `starts`, `contains`, `ends`, `cuts`, `box`, `credit`, `source`, `nobody`.
    pub kind: String,
    /// Folded pattern.
    pub pattern: String,
    /// Why such a line is not the article.
    pub reason: String,
}

/// An example under a trigger: a sentence and how it must, or must not, be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The line: `triggers/assault.txt:13`.
    pub entry: String,
    /// The trigger's citation form.
    pub lemma: String,
    /// The sentence.
    pub sentence: String,
    /// The reading, `CATEGORY actor=… recipient=…`; `None` where nothing may be coded.
    pub reading: Option<String>,
}

/// All entries, by kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is a table of the kind its type says")]
pub struct Tables {
    pub countries: Vec<Country>,
    pub actors: Vec<Actor>,
    pub offices: Vec<Office>,
    pub agents: Vec<Agent>,
    pub places: Vec<Place>,
    pub verbs: Vec<Word>,
    pub nouns: Vec<Word>,
    pub adjectives: Vec<Word>,
    pub functions: Vec<Function>,
    pub frames: Vec<Frame>,
    pub themes: Vec<Theme>,
    pub furniture: Vec<Furniture>,
}
