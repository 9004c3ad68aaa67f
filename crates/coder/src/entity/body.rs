//! Bodies that no list knows: `حركة شباب الشمال`, `نقابة عمال الموانئ`, kept under the name that the text gives them.

use super::{Class, Resolved, Resolver};
use crate::phrase::{LI, Np};
use crate::unit::{Tag, Unit};
use crate::word::ARTICLE;
use arabic::features::Number;
use lexicon::{Kind, Target};

/// Sectors that say less than those of the members or the trade in a body's name: `جمعية القضاة`, `نقابة المعلمين`.
const GENERAL: [&str; 3] = ["SOC", "CVL", "GOV"];
/// The armed groups of nobody's army.
const ARMED: &str = "REB";

impl Resolver<'_, '_, '_> {
    /// A body of a kind that bears names, with a name of its own; `None` for a description (`حزب معارض`, `أحزاب المعارضة`).
    pub(super) fn new_body(
        &self,
        np: &Np,
        units: &[Unit],
        own: &[String],
        owner: Option<&Resolved>,
    ) -> Option<Resolved> {
        let head = &units[np.head];
        // `الهيئة العليا للإغاثة`: the article stands where the name goes on
        let closed = head.clitics.article || head.info.is_none() && head.closes_definite;
        // but `الهيئة الإدارية للاتحاد` is the union's
        let part = |of: &Np| head.info.is_none() && self.is_listed_body(&units[of.head]);
        let purpose = closed && np.attached.iter().any(|(marker, of)| marker == LI && !part(of));
        let armed = self.bears_name(head, "armed");
        let own_name = if closed { purpose } else { self.has_own_name(np, units, armed) };
        if !self.bears_name(head, "named") || !own_name {
            return None;
        }
        let number = head.bits().number();
        if number == Some(Number::Dual) || number == Some(Number::Plural) && !armed {
            return None;
        }
        let mut found = Self::blank(Class::Group);
        found.ar = Some(self.text_of(np, units));
        found.head = head.target();
        found.sectors = if armed { vec![ARMED.to_owned()] } else { self.body_sectors(own, np, units) };
        let nation = self.nationality(np, units);
        found.code = nation.and_then(|n| n.code).or_else(|| owner.and_then(|o| o.code.clone()));
        Some(found)
    }

    /// `الوكالة الوطنية اللبنانية للإعلام`: a body of the country that is listed without its nationality.
    pub(super) fn listed_without_nationality(&self, np: &Np, units: &[Unit]) -> Option<Resolved> {
        let nation = np.adjectives.iter().find(|at| units[**at].is(Kind::Nisba))?;
        let code = self.adjective(&units[*nation])?.code?;
        let left = |at: &usize| at != nation && !units[*at].is_mark();
        let words: Vec<&str> = np
            .units
            .clone()
            .filter(left)
            .flat_map(|at| units[at].tokens())
            .filter(|t| self.doc.is_solid(*t))
            .map(|t| self.doc.folded(t))
            .collect();
        if words.len() < 2 {
            return None;
        }
        let is_such = |at: &usize| {
            let actor = self.lexicon.actor(*at);
            actor.country == code && !actor.is_person()
        };
        let found = self.lexicon.phrase(&words.join(" ")).filter(|r| r.target.kind() == Kind::Actor);
        let bodies: Vec<usize> = found.map(|r| r.target.index()).filter(is_such).collect();
        if let [one] = bodies[..] { Some(self.named(one)) } else { None }
    }

    /// `حزب الله العراقي`, `كتائب الفاروق الليبية`: the namesake in another country of a body that the lexicon lists.
    pub(super) fn namesake(&self, np: &Np, units: &[Unit], actor: usize) -> Option<Resolved> {
        const KINDS: [&str; 5] = ["armed-group", "movement", "ngo", "party", "union"];
        let listed = self.lexicon.actor(actor);
        let nation = np.adjectives.iter().find(|at| units[**at].is(Kind::Nisba))?;
        let code = self.adjective(&units[*nation])?.code?;
        let of_state = self.lexicon.country_by_code(&listed.country).is_some();
        if !of_state || listed.country == code || !KINDS.contains(&listed.kind.as_str()) {
            return None;
        }
        let mut found = Self::blank(Class::Group);
        found.ar = Some(self.text_of(np, units));
        found.code = Some(code);
        found.sectors.clone_from(&listed.sectors);
        Some(found)
    }

    /// A body by its name, or by what it is.
    fn is_listed_body(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Actor => !self.lexicon.actor(t.index()).is_person(),
            Kind::Agent => self.lexicon.tables().agents[t.index()].class == "group",
            kind => kind == Kind::Country,
        })
    }

    /// Whether the word, in any reading as a noun, is of a kind that bears a name after it, without possessor.
    pub(super) fn bears_name(&self, head: &Unit, class: &str) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let bare = head.clitics.pronoun.is_none();
        let is = |t: Target| t.kind() == Kind::Noun && nouns[t.index()].is(class);
        let mut readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let first = || {
            self.lexicon.word(self.doc.folded(head.first).trim_start_matches(ARTICLE)).any(|r| is(r.target))
        };
        bare && (head.target().is_some_and(is)
            || readings.any(is)
            || head.info.is_none() && head.is(Kind::Agent) && first())
    }

    /// Whether what follows names the body: a definite genitive that is no person, state or listed body, or words that no
    /// lexicon knows.
    fn has_own_name(&self, np: &Np, units: &[Unit], armed: bool) -> bool {
        let Some(name) = np.genitive.as_deref().or_else(|| np.appositions.first()) else { return false };
        if np.number.is_some() {
            return false;
        }
        let first = &units[name.head];
        let strange = matches!(first.tag, Tag::Unknown | Tag::Foreign) || first.is(Kind::GivenName);
        // `كتائب` and `لواء` are called after men
        let person = |t: Target| t.kind() == Kind::Actor && self.lexicon.actor(t.index()).is_person();
        if armed && first.target().is_some_and(person) {
            return true;
        }
        let listed = matches!(
            first.kind(),
            Some(Kind::Actor | Kind::Office | Kind::Country | Kind::Seat | Kind::Place | Kind::Nisba)
        );
        strange || !listed && super::is_definite(name, units)
    }

    /// What a body is for: the trade or the members in its name, before the kind of body itself.
    fn body_sectors(&self, own: &[String], np: &Np, units: &[Unit]) -> Vec<String> {
        let inner = np.genitive.iter().map(|g| &**g).chain(np.attached.iter().map(|(_, inner)| inner));
        let members: Vec<Resolved> = inner.map(|inner| self.base(inner, units)).collect();
        let mut told = self.sectors_told_by(np, units);
        told.extend(members.into_iter().flat_map(|m| m.sectors).filter(|s| !GENERAL.contains(&s.as_str())));
        let mut sectors: Vec<String> = if own.iter().any(|s| s == "PTY") { Vec::new() } else { told };
        for sector in own {
            if !sectors.contains(sector) {
                sectors.push(sector.clone());
            }
        }
        sectors
    }
}
