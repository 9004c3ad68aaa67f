//! Bodies that no list knows: `حركة شباب الشمال`, `نقابة عمال الموانئ`, kept under the name that the text gives them.

use super::{Class, Resolved, Resolver};
use crate::phrase::Np;
use crate::unit::{Tag, Unit};
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
        if !self.bears_name(head, "named") || !self.has_own_name(np, units) {
            return None;
        }
        let armed = self.bears_name(head, "armed");
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

    /// Whether the word, in any reading as a noun, is of a kind that bears a name after it, without article or possessor.
    pub(super) fn bears_name(&self, head: &Unit, class: &str) -> bool {
        let nouns = &self.lexicon.tables().nouns;
        let bare = !head.clitics.article && head.clitics.pronoun.is_none();
        let is = |t: Target| t.kind() == Kind::Noun && nouns[t.index()].is(class);
        let mut readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        bare && (head.target().is_some_and(is) || readings.any(is))
    }

    /// Whether what follows names the body: a definite genitive that is no person, state or listed body, or words that no
    /// lexicon knows.
    fn has_own_name(&self, np: &Np, units: &[Unit]) -> bool {
        let Some(name) = np.genitive.as_deref().or_else(|| np.appositions.first()) else { return false };
        if np.number.is_some() {
            return false;
        }
        let first = &units[name.head];
        let strange = matches!(first.tag, Tag::Unknown | Tag::Foreign) || first.is(Kind::GivenName);
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
