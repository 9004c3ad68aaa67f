//! Coordination: noun phrases joined by `و` and by commas.

use super::{Np, Parser, clitic_marker};
use crate::unit::{Function, Tag, Unit};
use arabic::clitic::Conjunction;
use lexicon::Kind;

impl Parser<'_> {
    pub(super) fn coordinate(&self, phrase: &mut Np) {
        loop {
            let at = phrase.units.end;
            let after_quote = self.over_quotes(at);
            let at = if self.joins(after_quote) { after_quote } else { at };
            let comma = self.is_comma(at) && (self.listed(at + 1) || self.lists_names(phrase, at + 1));
            let at = if comma { at + 1 } else { at };
            let next_at = if self.is_lone_and(at) { self.over_quotes(at + 1) } else { at };
            let Some(next) = self.units.get(next_at) else { return };
            let joined = next_at > at
                || comma
                || next.clitics.conjunction == Some(Conjunction::Wa) && clitic_marker(next).is_none();
            let counted = next.tag == Tag::Number && (phrase.number.is_some() || self.is_person(phrase));
            if !joined || !(next.is_nominal() || counted) {
                return;
            }
            let Some(other) =
                self.noun_phrase_without_coordination(next_at).or_else(|| self.counted_of(next_at))
            else {
                return;
            };
            // `اثنين من جنوده وإصابة ثلاثة`: people and a deed are two things
            if (self.is_person(phrase) || phrase.number.is_some()) && self.is_event(&self.units[other.head]) {
                return;
            }
            let second = self.between.get() && self.depth.get() == 0 && phrase.coordinated.is_empty();
            let before_verb = self.units.get(other.units.end).is_some_and(Unit::is_verb);
            // `غارات على لبنان واليونيفيل تشكو`: a headline goes on with another clause
            let clause = self.headline && self.after_preposition(phrase) && self.goes_on_now(other.units.end);
            if before_verb && !second && (clause || !self.alike(phrase, &other)) {
                return;
            }
            phrase.units.end = other.units.end;
            if (self.shares_head(phrase, &other) || self.shares_deed(phrase, &other))
                && let Some(first) = phrase.genitive.as_deref_mut()
            {
                first.units.end = other.units.end;
                first.coordinated.push(other);
                continue;
            }
            phrase.coordinated.push(other);
        }
    }

    /// `وزراء خارجية مصر والأردن`, `حكومات فرنسا وألمانيا`: several people or bodies, of the states that stand behind one another.
    fn shares_head(&self, phrase: &Np, other: &Np) -> bool {
        use arabic::features::Number;
        let head = &self.units[phrase.head];
        let several = matches!(head.bits().number(), Some(Number::Dual | Number::Plural));
        let bare = |np: &Np| {
            self.units[np.head].is(Kind::Country)
                && np.genitive.is_none()
                && np.adjectives.is_empty()
                && np.appositions.is_empty()
                && np.attached.is_empty()
        };
        let alone =
            phrase.coordinated.is_empty() && phrase.appositions.is_empty() && phrase.attached.is_empty();
        let of = phrase.genitive.as_deref();
        several
            && alone
            && matches!(head.kind(), Some(Kind::Office | Kind::Agent))
            && of.is_some_and(|of| bare(of) && phrase.adjectives.is_empty())
            && bare(other)
    }

    /// `إضراب إطارات وأعوان المستشفى`: people whose one deed is told.
    fn shares_deed(&self, phrase: &Np, other: &Np) -> bool {
        let of = phrase.genitive.as_deref();
        // `توصل إسرائيل وحماس إلى هدنة`
        let named = |np: &Np| self.units[np.head].is_name() && np.attached.is_empty();
        let deed = phrase.coordinated.is_empty() && self.is_event(&self.units[phrase.head]);
        if deed && of.is_some_and(named) && named(other) {
            return true;
        }
        deed && of.is_some_and(|of| self.is_person(of) && of.attached.is_empty()) && self.is_person(other)
    }

    /// Whether a preposition stands before a phrase: it is no subject, nor is what is joined to it.
    fn after_preposition(&self, phrase: &Np) -> bool {
        let governed = |at: usize| {
            let unit = &self.units[at];
            unit.function == Function::Preposition && unit.clitics.pronoun.is_none()
        };
        clitic_marker(&self.units[phrase.units.start]).is_some()
            || phrase.units.start.checked_sub(1).is_some_and(governed)
    }

    /// Whether a verb of the present, as headlines tell what happened, stands here without `و`.
    fn goes_on_now(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| {
            u.bits().tense() == Some(arabic::verb::Tense::Imperfect) && u.clitics.conjunction.is_none()
        })
    }

    /// A noun or name for people.
    pub(super) fn is_person(&self, phrase: &Np) -> bool {
        let head = &self.units[phrase.head];
        let agents = &self.lexicon.tables().agents;
        head.target().is_some_and(|t| match t.kind() {
            Kind::Agent => matches!(agents[t.index()].class.as_str(), "person" | "kin" | "people"),
            Kind::Office | Kind::People => true,
            _ => false,
        })
    }

    /// A noun that tells of an event.
    pub(super) fn is_event(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| {
            matches!(t.kind(), Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase)
                && !self.lexicon.frames_of(t).is_empty()
        })
    }

    /// Whether two phrases are of one kind, so that they share a verb.
    fn alike(&self, a: &Np, b: &Np) -> bool {
        let counted = a.number.is_some() && b.number.is_some();
        let (a, b) = (&self.units[a.head], &self.units[b.head]);
        counted || a.is_name() && b.is_name()
    }

    /// `و` apart from its word: before a quotation mark or a number.
    fn is_lone_and(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| {
            let clitic =
                u.tag == Tag::Clitic && u.clitics.conjunction.is_some() && clitic_marker(u).is_none();
            let word = u.function == Function::Conjunction && self.is_quote(at + 1);
            clitic || word
        })
    }

    /// Whether what stands here goes on a coordination.
    fn joins(&self, at: usize) -> bool {
        self.is_lone_and(at)
            || self.units.get(at).is_some_and(|u| {
                // `بين "إسرائيل" والفلسطينيين`
                let named = u.is_name() || matches!(u.kind(), Some(Kind::People | Kind::Nisba));
                u.clitics.conjunction == Some(Conjunction::Wa) && clitic_marker(u).is_none() && named
            })
    }

    /// `، وX`: a list with commas.
    fn listed(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|u| u.clitics.conjunction == Some(Conjunction::Wa) && u.is_name())
    }

    /// `السعودية، القاهرة، أبو ظبي والمنامة`: names with commas, the last with `و`.
    fn lists_names(&self, phrase: &Np, start: usize) -> bool {
        const LONGEST: usize = 14;
        let names = |u: &Unit| u.is_name() && clitic_marker(u).is_none();
        if !self.units[phrase.head].is_name() || !self.units.get(start).is_some_and(names) {
            return false;
        }
        let rest = self.units[start..].iter().take(LONGEST);
        let list = rest.take_while(|u| {
            names(u) || self.adjective_like(u) || matches!(u.tag, Tag::Mark('\u{060C}' | ','))
        });
        list.filter(|u| names(u)).any(|u| u.clitics.conjunction == Some(Conjunction::Wa))
    }
}
