//! Buildings, and the seats of bodies before which something happens: `أمام وزارة التربية`.

use super::relation::How;
use super::stated::{SiteReader, Stated};
use super::{By, Site};
use crate::phrase::{BI, Element, IN, ON};
use crate::unit::Unit;
use lexicon::Kind;

impl SiteReader<'_, '_, '_> {
    /// `أمام قصر الحكومة`, `في مستشفى الشفاء`, `أمام وزارة التربية`: a building, or the seat of a body before which one stands.
    pub(super) fn buildings(&self) -> Vec<Stated> {
        let mut found = Vec::new();
        for part in &self.sentence.parts {
            let Element::Pp(marker, Some(np)) = &part.element else { continue };
            let inside = marker == IN || marker == BI;
            let stands = marker != ON && self.resolver.lexicon.marker(marker).place;
            let head = &self.sentence.units[np.head];
            let building = (inside || stands) && np.genitive.is_some() && self.is_one_building(head);
            let before = stands && !inside && marker != WITH;
            if !(building || (before && self.is_body(head))) || np.number.is_some() {
                continue;
            }
            let end = np.units.end.min(np.units.start + LONGEST_BUILDING);
            let site = Site {
                bytes: self.bytes(np.units.start, end - 1),
                target: None,
                country: self.resolver.home.map(str::to_owned),
                by: By::Clause,
            };
            found.push(Stated {
                site,
                units: np.units.start..np.units.start + 1,
                how: How::In,
                back: false,
                quoted: self.is_quoted(np.head),
            });
        }
        found
    }

    fn is_one_building(&self, unit: &Unit) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| {
            a.target.kind() == Kind::Noun
                && nouns[a.target.index()].is("building")
                && a.bits.number() != Some(arabic::features::Number::Plural)
        })
    }

    fn is_body(&self, unit: &Unit) -> bool {
        let tables = self.resolver.lexicon.tables();
        let one = unit.bits().number() != Some(arabic::features::Number::Plural);
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => one && tables.agents[t.index()].class == "group" && !unit.clitics.article,
            Kind::Actor => !tables.actors[t.index()].is_person(),
            _ => false,
        })
    }
}

/// `لدى`: with somebody, not at his house.
const WITH: &str = "\u{0644}\u{062F}\u{064A}";
const LONGEST_BUILDING: usize = 6;
