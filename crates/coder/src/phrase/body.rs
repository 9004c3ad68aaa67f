//! Words for bodies, as far as their phrases depend on it: those that bear a name, bear arms, make laws.

use super::Parser;
use crate::unit::Unit;
use lexicon::Kind;

impl Parser<'_> {
    pub(super) fn is_body(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Actor => !tables.actors[t.index()].is_person(),
            Kind::Agent => tables.agents[t.index()].class == "group",
            Kind::Country | Kind::Seat | Kind::Place => true,
            _ => false,
        })
    }

    /// Whether a word, in any reading, is of a kind of body that bears a name after it; of a phrase, its first word.
    pub(super) fn bears_name(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let bears = |t: lexicon::Target| t.kind() == Kind::Noun && tables.nouns[t.index()].is("named");
        let phrase = unit.target().filter(|t| unit.info.is_none() && t.kind() == Kind::Agent);
        let first = phrase.and_then(|t| tables.agents[t.index()].ar.split(' ').next());
        unit.target().is_some_and(bears)
            || unit.info.iter().flat_map(|i| &i.analyses).any(|a| bears(a.target))
            || first.is_some_and(|word| self.lexicon.word(&arabic::fold(word)).any(|r| bears(r.target)))
    }

    /// Whether a word means a body of soldiers or police.
    pub(super) fn is_armed(&self, unit: &Unit) -> bool {
        let tables = self.lexicon.tables();
        let armed = |sectors: &[String]| sectors.first().is_some_and(|s| s == "MIL" || s == "COP");
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                let agent = &tables.agents[t.index()];
                agent.class == "group" && armed(&agent.sectors)
            }
            Kind::Actor => {
                let actor = &tables.actors[t.index()];
                !actor.is_person() && armed(&actor.sectors)
            }
            _ => false,
        })
    }

    pub(super) fn is_parliament(&self, unit: &Unit) -> bool {
        let agents = &self.lexicon.tables().agents;
        let legislates = |t: lexicon::Target| agents[t.index()].sectors.first().is_some_and(|s| s == "LEG");
        unit.target().filter(|t| t.kind() == Kind::Agent).is_some_and(legislates)
    }
}
