//! Names of people that the lexicon does not know: given names, particles and strange words in a row.

use super::{Np, Parser, clitic_marker};
use crate::unit::{Tag, Unit};
use lexicon::Kind;

impl Parser<'_> {
    pub(super) fn starts_name(&self, at: usize) -> bool {
        let unit = &self.units[at];
        unit.is(Kind::GivenName)
            || unit.is(Kind::NameParticle)
            || (unit.tag == Tag::Unknown && !unit.clitics.article && self.after_title(at))
            || unit.tag == Tag::Unknown
                && !unit.clitics.article
                && self.units.get(at + 1).is_some_and(|n| {
                    n.is(Kind::NameParticle)
                        || n.tag == Tag::Unknown
                            && n.clitics.conjunction.is_none()
                            && clitic_marker(n).is_none()
                            && n.clitics.pronoun.is_none()
                })
    }

    /// Given names, particles and unknown words in a row are one name.
    pub(super) fn extend_name(&self, phrase: &mut Np) {
        const LONGEST: usize = 7;
        let start = phrase.head;
        let mut end = start + 1;
        while end < self.units.len() && end - start < LONGEST {
            let unit = &self.units[end];
            let bare = unit.clitics.conjunction.is_none()
                && clitic_marker(unit).is_none()
                && (unit.clitics.pronoun.is_none() || unit.tag == Tag::Unknown);
            let continues = match unit.tag {
                Tag::Entry(t, _) => {
                    matches!(t.kind(), Kind::GivenName | Kind::NameParticle)
                        || (t.kind() == Kind::Actor && unit.first == unit.last && !self.is_quote(end - 1))
                        || self.units[end - 1].is(Kind::NameParticle) && unit.is_nominal()
                        || end - start <= 2 && self.is_surname(unit)
                        || end - start == 1 && (is_plain_surname(unit) || self.is_word_for_family(unit, end))
                        || (self.could_be_name(unit)
                            && !matches!(t.kind(), Kind::Function | Kind::Verb)
                            && end - start < 4)
                }
                Tag::Unknown => true,
                _ => false,
            };
            if !bare || !continues {
                break;
            }
            end += 1;
        }
        phrase.name = Some(start..end);
        phrase.units.end = end;
    }

    fn after_title(&self, at: usize) -> bool {
        let tables = self.lexicon.tables();
        at.checked_sub(1).map(|b| &self.units[b]).is_some_and(|before| match before.target() {
            Some(t) if t.kind() == Kind::Noun => tables.nouns[t.index()].is("title"),
            Some(t) => matches!(t.kind(), Kind::Office | Kind::Nisba | Kind::Agent),
            None => false,
        })
    }

    /// `محمد الحربي`: after one given name an adjective with its article is the family's.
    fn is_surname(&self, unit: &Unit) -> bool {
        let adjective = matches!(unit.kind(), Some(Kind::Adjective | Kind::Nisba | Kind::OtherNisba));
        // `كتائب الفاروق الليبية`: the country of something else
        let feminine = unit.bits().gender() == Some(arabic::features::Gender::Feminine);
        unit.clitics.article && adjective && !(feminine && unit.is(Kind::Nisba))
    }

    /// `يونس فراشين، الكاتب العام`: right after one given name a word, before a comma and the person's title.
    fn is_word_for_family(&self, unit: &Unit, at: usize) -> bool {
        let word = matches!(unit.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::Adjective));
        let comma = |u: &Unit| matches!(u.tag, Tag::Mark('\u{060C}' | ','));
        let title = |u: &Unit| {
            let agents = &self.lexicon.tables().agents;
            let person = |t: lexicon::Target| t.kind() == Kind::Agent && agents[t.index()].class == "person";
            u.clitics.conjunction.is_none()
                && clitic_marker(u).is_none()
                && u.target().is_some_and(|t| t.kind() == Kind::Office || person(t))
        };
        word && !unit.clitics.article
            && !unit.bits().accusative()
            && self.units.get(at + 1).is_some_and(comma)
            && self.units.get(at + 2).is_some_and(title)
    }

    fn could_be_name(&self, unit: &Unit) -> bool {
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::GivenName)
    }
}

/// `محمد قصير`, `محمد سعيدان`: right after one given name an indefinite adjective is the family's too.
fn is_plain_surname(unit: &Unit) -> bool {
    use arabic::features::Number;
    let bits = unit.bits();
    let one = bits.number() == Some(Number::Singular);
    let two = bits.number() == Some(Number::Dual) && !unit.ends_oblique && !bits.construct();
    unit.is(Kind::Adjective)
        && !unit.clitics.article
        && bits.gender() == Some(arabic::features::Gender::Masculine)
        && (one || two)
        && !bits.accusative()
}
