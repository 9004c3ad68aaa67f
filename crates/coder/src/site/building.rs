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
            let (marker, np) = match &part.element {
                Element::Pp(marker, Some(np)) => (marker.as_str(), np),
                // `قصفت الفرقة حي طريق السد`
                Element::Np(np) => ("", np),
                _ => continue,
            };
            let inside = marker == IN || marker == BI;
            let stands = marker != ON && self.resolver.lexicon.marker(marker).place;
            let head = &self.sentence.units[np.head];
            let before = stands && !inside && marker != WITH;
            // `أمام القصر الرئاسي`, `قرب السوق المركزي`
            let described = before && head.clitics.article && !np.adjectives.is_empty();
            let named = np.genitive.is_some() || described;
            // `بسجن 14 شخصا`: what is done to them
            let done = head.is(Kind::VerbalNoun);
            let building = (inside || stands) && named && !done && self.is_one_building(head);
            let spot = (inside || stands || marker.is_empty()) && self.is_spot(np);
            if !(building || spot || (before && self.is_body(head))) || np.number.is_some() {
                continue;
            }
            let numbered = np.genitive.is_none() && spot && !building;
            let end = (np.units.end + usize::from(numbered)).min(np.units.start + LONGEST_BUILDING);
            let site = Site {
                bytes: self.bytes(np.units.start, end - 1),
                target: None,
                country: self.resolver.home.map(str::to_owned),
                by: By::Clause,
            };
            found.push(Stated {
                site,
                units: np.units.start..np.units.start + 1,
                how: if marker.is_empty() { How::Bare } else { How::In },
                back: false,
                quoted: self.is_quoted(np.head),
            });
        }
        found
    }

    /// `حي طريق السد`, `قرية أم الخير`, `تلة شعير`: a place of a kind that has a name of its own, with the name.
    fn is_spot(&self, np: &crate::phrase::Np) -> bool {
        let head = &self.sentence.units[np.head];
        let plain = !head.clitics.article && head.clitics.pronoun.is_none() && np.adjectives.is_empty();
        let lemma = |t: lexicon::Target| {
            let nouns = &self.resolver.lexicon.tables().nouns;
            t.kind() == Kind::Noun && SPOTS.contains(&arabic::fold(&nouns[t.index()].lemma).as_str())
        };
        let of_kind = head
            .info
            .iter()
            .flat_map(|i| &i.analyses)
            .any(|a| lemma(a.target) && a.bits.number() == Some(arabic::features::Number::Singular));
        // `حي تسعين`
        let number = self
            .sentence
            .units
            .get(np.units.end)
            .is_some_and(|u| u.tag == crate::unit::Tag::Number && np.units.end == np.head + 1);
        if plain && of_kind && number && head.bits().number() == Some(arabic::features::Number::Singular) {
            return true;
        }
        // what the lexicon knows by its name is stated by that
        let unknown = np.genitive.as_deref().is_some_and(|g| {
            let of = &self.sentence.units[g.head];
            of.clitics.pronoun.is_none()
                && !matches!(of.kind(), Some(Kind::Place | Kind::Country | Kind::Seat | Kind::Actor))
        });
        plain && of_kind && unknown
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
/// Kinds of places that bear names: `حي`, `قرية`, `بلدة`, `ساحة`, `شارع`, `مخيم`, `تلة`, `تل`, `معبر`, `حاجز`, `جسر`, `دوار`, `ميدان`, `مستوطنة`,
/// `حارة`, `ضاحية`, folded.
const SPOTS: [&str; 16] = [
    "\u{062D}\u{064A}",
    "\u{0642}\u{0631}\u{064A}\u{0647}",
    "\u{0628}\u{0644}\u{062F}\u{0647}",
    "\u{0633}\u{0627}\u{062D}\u{0647}",
    "\u{0634}\u{0627}\u{0631}\u{0639}",
    "\u{0645}\u{062E}\u{064A}\u{0645}",
    "\u{062A}\u{0644}\u{0647}",
    "\u{062A}\u{0644}",
    "\u{0645}\u{0639}\u{0628}\u{0631}",
    "\u{062D}\u{0627}\u{062C}\u{0632}",
    "\u{062C}\u{0633}\u{0631}",
    "\u{062F}\u{0648}\u{0627}\u{0631}",
    "\u{0645}\u{064A}\u{062F}\u{0627}\u{0646}",
    "\u{0645}\u{0633}\u{062A}\u{0648}\u{0637}\u{0646}\u{0647}",
    "\u{062D}\u{0627}\u{0631}\u{0647}",
    "\u{0636}\u{0627}\u{062D}\u{064A}\u{0647}",
];
