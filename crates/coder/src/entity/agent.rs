//! Agents: people and bodies described by a word, by whose they are and what they are like.

use super::sector::sectors_of;
use super::{Class, GOVERNMENT, Resolved, Resolver};
use crate::phrase::Np;
use crate::unit::Unit;
use lexicon::{Kind, Target};

impl Resolver<'_, '_, '_> {
    pub(super) fn agent(&self, np: &Np, units: &[Unit], target: Target) -> Resolved {
        // `صواريخ من غزة`: whence they come says not whose they are
        let weapon = self.lexicon.tables().agents[target.index()].class == "weapon";
        let whose = |owner: &Resolved| !weapon || owner.class != Class::Place;
        self.agent_of(np, units, target, self.owner(np, units).filter(whose))
    }

    /// The apposed person or body; else the agent described by its owner and its adjectives.
    pub(crate) fn agent_of(
        &self,
        np: &Np,
        units: &[Unit],
        target: Target,
        owner: Option<Resolved>,
    ) -> Resolved {
        let target = self.leader_of_state(np, units, owner.as_ref()).unwrap_or(target);
        let agent = &self.lexicon.tables().agents[target.index()];
        // `من أخيه الرئيس الإريتري`
        let kin = agent.class == "kin" && units[np.head].clitics.pronoun.is_some();
        if let Some(person) =
            np.appositions.iter().map(|a| self.base(a, units)).find(|r| r.office.is_some()).filter(|_| kin)
        {
            return person;
        }
        if matches!(agent.class.as_str(), "person" | "office" | "group") {
            let apposed = np.appositions.iter().map(|a| self.base(a, units));
            let body =
                apposed.into_iter().find(|r| matches!(r.class, Class::Person | Class::Group) && !r.vague);
            let person = body.or_else(|| self.apposed(np, units).filter(|_| agent.class == "person"));
            if let Some(person) = person {
                // `الدكتور فلان` may be anybody
                let title = self.is_title(&units[np.head]);
                let sector = agent.sectors.first().filter(|s| !(title && *s == "EDU"));
                let sector = sector.map_or("", String::as_str);
                return self.with_agent(person, sector, owner.as_ref(), target);
            }
        }
        if agent.class == "group"
            && let Some(body) = self.listed_without_nationality(np, units)
        {
            return Resolved { head: Some(target), ..body };
        }
        if agent.class == "group"
            && let Some(body) = self.new_body(np, units, &agent.sectors, owner.as_ref())
        {
            return body;
        }
        // a spokesman says what his body says; its members and parts act for it
        if let Some(owner) = owner.as_ref().filter(|_| !is_source(agent)).filter(|o| {
            let of_body = o.actor.is_some() && o.class == Class::Group && !self.is_sided(np, units);
            agent.class == "office" || of_body && acts_for_body(agent)
        }) {
            let mut found = owner.clone();
            found.head = Some(target);
            return found;
        }
        let plural =
            units[np.head].bits().number() != Some(arabic::features::Number::Singular) || np.number.is_some();
        let noun = if plural { agent.en.get(1).or(agent.en.first()) } else { agent.en.first() };
        let mut found = Self::blank(match agent.class.as_str() {
            "vehicle" | "weapon" => Class::Group,
            "group" => Class::Group,
            "people" | "kin" => Class::People,
            _ => Class::Person,
        });
        found.ar = Some(self.text_of(np, units));
        found.sectors = self.sectors(&agent.sectors, np, units, owner.as_ref());
        if is_leader(agent)
            && found.sectors.is_empty()
            && owner.as_ref().is_some_and(|o| o.class == Class::Country)
        {
            found.sectors.push(GOVERNMENT.into());
        }
        found.head = Some(target);
        let place = owner.as_ref().and_then(|o| self.as_adjective(o));
        found.en = noun.map(|n| match &place {
            Some(place) => format!("{place} {n}"),
            None => n.clone(),
        });
        found.vague = owner.as_ref().is_none_or(|o| o.vague);
        // `المنظمات الدولية`, `المستوطنون`: the word itself tells whose they are
        let is_code = |s: &str| {
            matches!(s, "IGO" | "UNO" | "EUR" | "NGO" | "ISM" | "IMG" | "MNC")
                || self.lexicon.country_by_code(s).is_some()
        };
        found.code = agent.sectors.iter().find(|s| is_code(s)).cloned();
        found.sectors.retain(|s| !is_code(s));
        if let Some(owner) = owner {
            found.code = found.code.or(owner.code);
            found.affiliation = owner.affiliation;
        }
        found
    }

    /// `قادة فرنسا`: who commands a state leads it.
    fn leader_of_state(&self, np: &Np, units: &[Unit], owner: Option<&Resolved>) -> Option<Target> {
        let agents = &self.lexicon.tables().agents;
        let state = owner.is_some_and(|o| o.class == Class::Country);
        let of_state = np.genitive.as_deref().is_some_and(|g| units[g.head].is(Kind::Country));
        let head = units[np.head].target().filter(|t| t.kind() == Kind::Agent && state && of_state)?;
        let commands = is_leader(&agents[head.index()]);
        let leader = || self.lexicon.word(LEADER).map(|r| r.target).find(|t| t.kind() == Kind::Agent);
        commands.then(leader).flatten()
    }

    fn with_agent(
        &self,
        mut person: Resolved,
        sector: &str,
        owner: Option<&Resolved>,
        target: Target,
    ) -> Resolved {
        if person.actor.is_none() && person.sectors.is_empty() {
            person.sectors =
                if sector.is_empty() && owner.is_none() { Vec::new() } else { sectors_of(sector, owner) };
            person.code = owner.and_then(|o| o.code.clone());
        }
        person.head = Some(target);
        person
    }

    /// Whether the singular word is a title before a name too: `الدكتور`, `الأستاذ`.
    fn is_title(&self, unit: &Unit) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let singular = unit.bits().number() == Some(arabic::features::Number::Singular);
        let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        singular && readings.filter(|t| t.kind() == Kind::Noun).any(|t| nouns[t.index()].is("title"))
    }

    /// `قوات موالية لحكومة س`, `ميليشيات مدعومة من إيران`: on somebody's side, and not his.
    pub(super) fn is_sided(&self, np: &Np, units: &[Unit]) -> bool {
        let adjectives = &self.lexicon.tables().adjectives;
        let sided = |unit: &Unit| {
            let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
            unit.target()
                .into_iter()
                .chain(readings)
                .any(|t| t.kind() == Kind::Adjective && adjectives[t.index()].is("sided"))
        };
        np.adjectives.iter().any(|at| sided(&units[*at]))
    }
}

/// `مصادر لبنانية` are not Lebanon: who tells without a name stays himself.
pub(crate) fn is_source(agent: &lexicon::entry::Agent) -> bool {
    agent.en.first().is_some_and(|en| en.ends_with("source"))
}

/// `جنود الجيش`, `وفد الحركة` act for their body; `عمال الشركة`, `أنصار الحزب`, `صحفيو القناة` for themselves.
fn acts_for_body(agent: &lexicon::entry::Agent) -> bool {
    const OWN: [&str; 9] = ["AGR", "BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REL", "SOC"];
    let own = agent.sectors.first().is_some_and(|s| OWN.contains(&s.as_str()));
    !(own && matches!(agent.class.as_str(), "person" | "people" | "kin"))
}

/// `قائد`, `زعيم`: who commands or leads.
pub(super) fn is_leader(agent: &lexicon::entry::Agent) -> bool {
    matches!(arabic::fold(&agent.ar).as_str(), COMMANDER | LEADER)
}

/// What they are who lead a state.
pub(super) const LEADS: &str = "leader";
/// `قائد`, `زعيم`, folded.
const COMMANDER: &str = "\u{0642}\u{0627}\u{0621}\u{062F}";
const LEADER: &str = "\u{0632}\u{0639}\u{064A}\u{0645}";
