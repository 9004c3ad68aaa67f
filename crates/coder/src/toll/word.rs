//! What a word says about people: that they are some, or one, and what befell them.

use super::{TollReader, What};
use crate::phrase::BETWEEN;
use crate::unit::{Function, Tag, Unit};
use arabic::features::Number;
use lexicon::Kind;

impl TollReader<'_, '_> {
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|u| u.tag == Tag::Number)
    }

    pub(super) fn is_among(&self, unit: &Unit) -> bool {
        unit.clitics.pronoun.is_some()
            && unit.function == Function::Preposition
            && unit.target().is_some_and(|t| {
                let lemma = self.lexicon.letters(t.index());
                lemma == BETWEEN || lemma == crate::phrase::FROM
            })
    }

    /// `اثنين من أفراد الشرطة`, `آخرون`: a number that stands for people.
    pub(super) fn is_partitive(&self, at: usize) -> bool {
        // `ستة على الأقل من رجال الإطفاء`
        let at = at + usize::from(self.unit(at).is_some_and(|u| u.function == Function::Particle));
        self.unit(at).is_some_and(|u| {
            u.function == Function::Preposition
                && u.target().is_some_and(|t| self.lexicon.letters(t.index()) == crate::phrase::FROM)
                && self.unit(at + 1).is_some_and(|n| self.is_people(n))
        })
    }

    /// Whether one of the word's readings names people.
    pub(super) fn is_people(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let names = |target: lexicon::Target| match target.kind() {
            Kind::Agent => !matches!(tables.agents[target.index()].class.as_str(), "vehicle" | "weapon"),
            Kind::Nisba | Kind::People | Kind::Office => true,
            Kind::Noun => tables.nouns[target.index()].is("quantity"),
            Kind::Adjective => matches!(unit.tag, Tag::Entry(..)) && unit.has_sound_ending,
            Kind::ActiveParticiple | Kind::PassiveParticiple => unit.has_sound_ending,
            _ => false,
        };
        unit.target().is_some_and(names)
            || unit
                .info
                .iter()
                .flat_map(|i| &i.analyses)
                .any(|a| a.target.kind() == Kind::Agent && names(a.target))
    }

    /// A noun in the singular for one human being.
    pub(super) fn is_person(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                matches!(self.lexicon.tables().agents[t.index()].class.as_str(), "person" | "kin" | "people")
            }
            Kind::Nisba => !unit.clitics.article,
            Kind::Office => true,
            _ => false,
        })
    }

    /// `شخص`, `قائد عسكري`: one; not a people or a body.
    pub(super) fn is_one(&self, unit: &Unit) -> bool {
        self.is_person(unit) && !unit.clitics.article
    }

    /// A person by name or title.
    pub(super) fn is_somebody(&self, unit: &Unit) -> bool {
        let actors = &self.lexicon.tables().actors;
        let one = unit.bits().number().is_none_or(|n| n == Number::Singular);
        one && unit.target().is_some_and(|t| match t.kind() {
            Kind::Actor => actors[t.index()].is_person(),
            Kind::GivenName | Kind::Office => true,
            Kind::Agent => self.is_person(unit),
            _ => false,
        })
    }

    pub(super) fn is_made_thing(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Noun => {
                let noun = &self.lexicon.tables().nouns[t.index()];
                ["building", "geo", "money", "time", "document"].iter().any(|c| noun.is(c))
            }
            Kind::Agent => {
                matches!(self.lexicon.tables().agents[t.index()].class.as_str(), "vehicle" | "weapon")
            }
            _ => false,
        })
    }

    /// `مقتل`, `إصابة`, `اعتقل`: a word whose frame says what a number counts, and whether only of certain words.
    pub(super) fn named_toll(&self, unit: &Unit) -> Option<(What, bool)> {
        let tables = self.lexicon.tables();
        let target = unit.target()?;
        let counts = target.kind() != Kind::ActiveParticiple;
        let frames = self.lexicon.frames_of(target).iter().filter(|_| counts);
        frames.map(|f| &tables.frames[*f as usize]).find_map(|frame| {
            let what = frame.switches.iter().find_map(|s| what(s))?;
            Some((what, !frame.with.is_empty() && what == What::Dead))
        })
    }

    /// `قتيل`, `جريح`, `معتقل`: a noun for people that says what befell them.
    pub(super) fn toll_of_people(&self, unit: &Unit) -> Option<What> {
        let tables = self.lexicon.tables();
        unit.info.iter().flat_map(|i| &i.analyses).find_map(|a| match a.target.kind() {
            Kind::Agent => tables.agents[a.target.index()].en.first().and_then(|en| toll_in_english(en)),
            Kind::Noun => tables.nouns[a.target.index()]
                .class
                .split(' ')
                .find_map(|c| c.strip_prefix("toll:"))
                .and_then(what),
            _ => None,
        })
    }
}

pub(super) fn what(name: &str) -> Option<What> {
    Some(match name {
        "dead" => What::Dead,
        "injured" => What::Injured,
        "arrested" => What::Arrested,
        "participants" => What::Participants,
        _ => return None,
    })
}

/// The agents' English says what befell them: `person killed`, `injured person`, `detainee`.
fn toll_in_english(en: &str) -> Option<What> {
    let of = |word: &[u8]| match word {
        b"killed" => Some(What::Dead),
        b"injured" | b"wounded" => Some(What::Injured),
        b"protester" => Some(What::Participants),
        _ => None,
    };
    let told = en.as_bytes().split(|b| *b == b' ').filter_map(of);
    told.min_by_key(|what| *what as u8).or_else(|| (en == "detainee").then_some(What::Arrested))
}
