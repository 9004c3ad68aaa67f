//! The element that begins at a unit: a noun phrase, a preposition with its noun, a verb, a function word, a mark.

use super::{BETWEEN, Element, Parser, Part, clitic_marker};
use crate::unit::{Function, Tag, Unit};
use lexicon::Kind;

impl Parser<'_> {
    pub(super) fn part(&self, at: usize) -> Part {
        let unit = &self.units[at];
        let one = |element| Part { units: at..at + 1, element };
        match unit.tag {
            Tag::Mark(c) => one(Element::Mark(c)),
            Tag::Time(_) => one(Element::Time),
            Tag::Clitic => self.clitic(at),
            _ if unit.is_verb() => one(Element::Verb),
            _ if unit.function == Function::Preposition => self.preposition(at),
            _ if unit.function == Function::Demonstrative => {
                self.noun_phrase(at).map_or(one(Element::Function(unit.function)), |np| Part {
                    units: np.units.clone(),
                    element: Element::Np(np),
                })
            }
            // `لعدم استجابة الحكومة`
            _ if self.negates_noun(at) && clitic_marker(unit).is_some() => match self.noun_phrase(at + 1) {
                Some(np) => Part {
                    units: at..np.units.end,
                    element: Element::Pp(clitic_marker(unit).unwrap_or_default().to_owned(), Some(np)),
                },
                None => one(Element::Function(unit.function)),
            },
            _ if unit.is(Kind::Function) => one(Element::Function(unit.function)),
            _ => match self.noun_phrase(at) {
                Some(np) => {
                    let units = np.units.clone();
                    let element = match clitic_marker(unit) {
                        Some(marker) => Element::Pp(marker.to_owned(), Some(np)),
                        None => Element::Np(np),
                    };
                    Part { units, element }
                }
                None => one(Element::Other),
            },
        }
    }

    /// Proclitics apart from their word: `لـ"حزب الله"`, `و500`.
    fn clitic(&self, at: usize) -> Part {
        let unit = &self.units[at];
        if let Some(marker) = clitic_marker(unit).filter(|_| unit.clitics.pronoun.is_some()) {
            return Part { units: at..at + 1, element: Element::Pp(marker.to_owned(), None) };
        }
        let np = self.noun_phrase(self.over_quotes(at + 1));
        match (clitic_marker(unit), np) {
            (Some(marker), Some(np)) => {
                Part { units: at..np.units.end, element: Element::Pp(marker.to_owned(), Some(np)) }
            }
            (None, Some(np)) if unit.clitics.article => {
                Part { units: at..np.units.end, element: Element::Np(np) }
            }
            _ => Part { units: at..at + 1, element: Element::Function(Function::Conjunction) },
        }
    }

    pub(super) fn preposition(&self, at: usize) -> Part {
        let unit = &self.units[at];
        let marker = self.marker(unit);
        let start = self.over_quotes(at + 1);
        // `احتجاجا على عدم استجابة الحكومة`: a noun that negates
        let start = if self.negates_noun(start) { start + 1 } else { start };
        self.between.set(marker == BETWEEN);
        let np = if unit.clitics.pronoun.is_some() {
            None
        } else {
            self.way(marker, start).or_else(|| self.noun_phrase(start))
        };
        self.between.set(false);
        let np = np.filter(|np| {
            let first = &self.units[np.units.start];
            clitic_marker(first).is_none_or(|m| self.ends_in_clitic(unit, m))
                && first.clitics.conjunction.is_none()
        });
        // `حين هاجموا`: what is a preposition and a subordinator is the latter before a verb
        if np.is_none() && self.units.get(at + 1).is_some_and(Unit::is_verb) && self.subordinates(unit) {
            return Part { units: at..at + 1, element: Element::Function(Function::Subordinator) };
        }
        let end = np.as_ref().map_or(at + 1, |np| np.units.end);
        Part { units: at..end, element: Element::Pp(marker.to_owned(), np) }
    }

    /// `بشكل مفاجئ المهاجرين`: behind what asks how, indefinite adjectives alone.
    fn way(&self, marker: &str, start: usize) -> Option<super::Np> {
        let describes = |at: &usize| {
            self.units.get(*at).is_some_and(|u| {
                matches!(
                    u.kind(),
                    Some(
                        Kind::Adjective | Kind::OtherNisba | Kind::ActiveParticiple | Kind::PassiveParticiple
                    )
                ) && !u.clitics.article
                    && u.clitics.conjunction.is_none()
                    && clitic_marker(u).is_none()
            })
        };
        let end = (start..).find(|at| !describes(at)).filter(|end| *end > start)?;
        self.lexicon.marker(marker).manner.then(|| super::np(start..end, start))
    }

    /// Whether a preposition has a reading that opens a clause of time.
    fn subordinates(&self, unit: &Unit) -> bool {
        let functions = &self.lexicon.tables().functions;
        let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        readings.filter(|t| t.kind() == Kind::Function).any(|t| {
            let function = &functions[t.index()];
            function.class == "subord" && function.has("time")
        })
    }

    fn negates_noun(&self, at: usize) -> bool {
        let functions = &self.lexicon.tables().functions;
        self.units.get(at).is_some_and(|u| {
            u.function == Function::Negation
                && u.clitics.pronoun.is_none()
                && u.target().is_some_and(|t| functions[t.index()].has("nominal"))
        }) && self.units.get(at + 1).is_some_and(|u| u.is_nominal() && clitic_marker(u).is_none())
    }

    /// `وفقا لـ`: the preposition's last word is written onto the noun.
    fn ends_in_clitic(&self, unit: &Unit, marker: &str) -> bool {
        let functions = &self.lexicon.tables().functions;
        unit.target().is_some_and(|t| {
            functions[t.index()].lemma.rsplit_once(' ').is_some_and(|(_, last)| last == marker)
        })
    }

    pub(super) fn marker(&self, unit: &Unit) -> &str {
        unit.target().map_or("", |t| self.lexicon.letters(t.index()))
    }
}
