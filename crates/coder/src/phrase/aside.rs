//! Apposition between commas: `قائد فيلق القدس، التابع للحرس الثوري، إسماعيل قاآني،`.

use super::{ABOUT, BI, IN, LI, Np, Parser, clitic_marker, np};
use crate::unit::{Function, Tag, Unit};
use lexicon::Kind;

impl Parser<'_> {
    /// `قائد فيلق القدس، التابع للحرس الثوري، إسماعيل قاآني،` and `كتائب القسام، الذراع المسلح لحماس،`: what stands between
    /// commas after a title or a name belongs to it.
    pub(super) fn between_commas(&self, phrase: &mut Np) {
        let head = &self.units[phrase.head];
        let at = if head.is(Kind::Office) {
            self.over_service(phrase.units.end)
        } else {
            self.over_place(phrase.units.end)
        };
        let at = self.over_quotes(at);
        let titled = head.is(Kind::Office) || head.is(Kind::Agent);
        let named = phrase.name.is_some() || head.is(Kind::Actor);
        if !self.is_comma(at) || !(titled || named) || !phrase.appositions.is_empty() && !named {
            return;
        }
        let aside = self.aside(at + 1).filter(|_| titled || named);
        let start = aside.unwrap_or(at + 1);
        if titled && phrase.appositions.is_empty() && aside.is_none() && self.comma_name(phrase, at + 1) {
            return;
        }
        let person = self.units.get(start).is_some_and(|u| {
            (u.is(Kind::Actor) || self.starts_name(start) && u.is(Kind::GivenName))
                && u.clitics.conjunction.is_none()
        });
        // `رئيس الجمهورية، السيد عبد العزيز بوتفليقة، `
        let person =
            person || self.units.get(start).is_some_and(|u| self.is_title(u)) && self.titles_a_name(start);
        if titled
            && person
            && self.units[start].clitics.preposition.is_none()
            && let Some(name) = self.noun_phrase_without_coordination(start)
        {
            phrase.units.end = name.units.end;
            phrase.appositions.push(name);
            if self.is_comma(phrase.units.end)
                && self.units.get(phrase.units.end + 1).is_none_or(|u| u.clitics.conjunction.is_none())
            {
                phrase.units.end += 1;
            }
            return;
        }
        if let Some(end) = aside {
            phrase.units.end = end;
            return;
        }
        let title = self.units.get(at + 1).is_some_and(|u| {
            u.clitics.conjunction.is_none()
                && clitic_marker(u).is_none()
                && (u.is(Kind::Office)
                    || u.is(Kind::Noun) && u.clitics.article
                    || u.is(Kind::Agent) && u.clitics.article)
        });
        if named
            && title
            && !self.is_outlet(head)
            && let Some(inner) = self.noun_phrase_without_coordination(at + 1)
        {
            let mut end = inner.units.end;
            // the phrase's own complement: `الذراع المسلح لحركة حماس`
            while let Some(unit) = self
                .units
                .get(end)
                .filter(|u| clitic_marker(u) == Some(LI) || u.function == Function::Preposition)
            {
                let next = if unit.function == Function::Preposition { end + 1 } else { end };
                let Some(more) = self.noun_phrase_without_coordination(next) else { break };
                if clitic_marker(unit) != Some(LI) && self.marker(unit) != IN {
                    break;
                }
                end = more.units.end;
            }
            let closing = self.over_quotes(end);
            if self.is_comma(closing) {
                phrase.appositions.push(inner);
                phrase.units.end = closing + 1;
            } else if clitic_marker(&self.units[end - 1]) == Some(LI) || end > inner.units.end {
                phrase.appositions.push(inner);
                phrase.units.end = end;
            }
        }
    }

    /// `بحسب ما ذكرت رويترز، النواب`: behind the name of an agency comes who acts.
    fn is_outlet(&self, unit: &Unit) -> bool {
        let actors = &self.lexicon.tables().actors;
        unit.target().is_some_and(|t| t.kind() == Kind::Actor && actors[t.index()].kind == "outlet")
    }

    /// `كاتب عام النقابة بصفاقس، فلان،`: one past a place, where a comma follows it.
    fn over_place(&self, at: usize) -> usize {
        let written = |u: &Unit| clitic_marker(u) == Some(BI) && u.clitics.conjunction.is_none();
        let place = self.units.get(at).is_some_and(|u| {
            written(u) && matches!(u.kind(), Some(Kind::Place | Kind::Seat | Kind::Country))
        });
        if place && self.is_comma(at + 1) { at + 1 } else { at }
    }

    /// `النائب بالبرلمان عن حزب الأمل عن ولاية سوسة، فلان،`: one past what an office is of and stands for, where a comma follows it.
    fn over_service(&self, start: usize) -> usize {
        const MOST: usize = 3;
        let mut at = start;
        for _ in 0..MOST {
            let Some(unit) = self.units.get(at).filter(|u| u.clitics.conjunction.is_none()) else { break };
            let serves = unit.function == Function::Preposition
                && unit.clitics.pronoun.is_none()
                && matches!(self.marker(unit), ABOUT | IN);
            let of = match clitic_marker(unit) {
                Some(BI | LI) if unit.is_nominal() => self.noun_phrase_without_coordination(at),
                _ if serves => self.noun_phrase_without_coordination(at + 1),
                _ => None,
            };
            let Some(of) = of else { break };
            at = of.units.end;
            if self.is_comma(at) {
                return at;
            }
        }
        start
    }

    /// `زعيم الحزب، الهاشمي الحامدي، …`: words between two commas that can only be the name of the one titled.
    fn comma_name(&self, phrase: &mut Np, start: usize) -> bool {
        const LONGEST: usize = 4;
        let name_like = |u: &Unit| {
            let kind = matches!(u.tag, Tag::Unknown)
                || matches!(
                    u.kind(),
                    Some(
                        Kind::GivenName
                            | Kind::NameParticle
                            | Kind::OtherNisba
                            | Kind::Nisba
                            | Kind::Adjective
                            | Kind::ActiveParticiple
                            | Kind::PassiveParticiple
                    )
                )
                || u.is(Kind::Actor) && u.bits().short();
            kind && u.clitics.conjunction.is_none()
                && clitic_marker(u).is_none()
                && u.clitics.pronoun.is_none()
        };
        let end =
            (start..self.units.len().min(start + LONGEST)).take_while(|a| name_like(&self.units[*a])).count()
                + start;
        let strange = |a: usize| {
            let unit = &self.units[a];
            unit.tag == Tag::Unknown || unit.is(Kind::GivenName) || unit.is(Kind::NameParticle)
        };
        // `الهاشمي الحامدي`: two relational adjectives with articles after a man's title are his name
        let surnames = end == start + 2 && (start..end).all(|a| self.units[a].clitics.article);
        if end < start + 2 || !self.is_comma(end) || !(surnames || (start..end).any(strange)) {
            return false;
        }
        phrase.appositions.push(Np { name: Some(start..end), ..np(start..end, start) });
        phrase.units.end = end;
        true
    }

    /// `التابع للحرس الثوري الإيراني،`: an adjectival aside that ends with a comma; one past the comma.
    fn aside(&self, start: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let unit = self.units.get(start)?;
        let adjectival = unit.clitics.article
            && unit.clitics.conjunction.is_none()
            && matches!(
                unit.kind(),
                Some(Kind::ActiveParticiple | Kind::PassiveParticiple | Kind::Adjective)
            );
        if !adjectival {
            return None;
        }
        let end = (start + 1..(start + LONGEST).min(self.units.len()))
            .take_while(|at| !self.units[*at].is_verb())
            .find(|at| self.is_comma(*at))?;
        Some(end + 1)
    }
}
