//! Subject and objects of a verb, from order and agreement.

use super::*;

impl RoleReader<'_, '_, '_> {
    /// Subject, objects, and whether the verb is passive.
    #[allow(clippy::type_complexity, reason = "entities with the part they stand in")]
    pub(super) fn arguments(
        &mut self,
        part: usize,
        unit: &Unit,
        following: &Following,
    ) -> (Vec<Resolved>, Vec<(Vec<Resolved>, Option<usize>)>, bool) {
        let sentence = self.sentence;
        let bits = unit.bits();
        let bare = &following.bare;
        let plural = matches!(bits.number(), Some(Number::Plural | Number::Dual));
        let antecedent = sentence.antecedent(part);
        if let Some(pronoun) = sentence.complementiser_pronoun(part) {
            let passive =
                bits.passive() && (!bits.active() || bare.is_empty() && unit.clitics.pronoun.is_none());
            let mut objects: Vec<(Vec<Resolved>, Option<usize>)> = Vec::new();
            objects.extend(unit.clitics.pronoun.map(|p| (self.pronoun(p), None)));
            objects.extend(bare.iter().map(|p| (self.entities_at(*p), Some(*p))));
            let subject = self.topic(pronoun);
            return (subject, objects, passive && self.frames_take_victim(unit));
        }
        let before = antecedent.or_else(|| sentence.preceding(part)).filter(|p| self.agrees(*p, unit, true));
        let adjacent = bare.first().copied().filter(|_| !plural);
        let first = adjacent.map(|p| (p, self.entities_at(p)));
        let acts = |entities: &[Resolved]| {
            entities.iter().any(|e| e.class.acts() || (e.class == Class::Deed && e.code.is_some()))
        };
        let mut objects: Vec<(Vec<Resolved>, Option<usize>)> = Vec::new();
        if let Some(pronoun) = unit.clitics.pronoun {
            objects.push((self.pronoun(pronoun), None));
        }
        let mut rest = |from: usize| {
            for p in bare.iter().skip(from) {
                objects.push((self.entities_at(*p), Some(*p)));
            }
        };
        // a passive verb: its one noun phrase is what was done to somebody
        let has_object_pronoun = unit.clitics.pronoun.is_some();
        let passive = bits.passive()
            && !has_object_pronoun
            && (!bits.active() || self.reads_passive(part, bare, before, unit));
        if let Some(before) = before {
            let subject = self.with_via(
                self.entities_at(before),
                if sentence.headline {
                    Via::Headline
                } else if antecedent.is_some() {
                    Via::Apposition
                } else {
                    Via::Syntax
                },
            );
            let takes_first_as_subject = antecedent.is_some()
                && first.as_ref().is_some_and(|(p, e)| {
                    acts(e) && self.agrees(*p, unit, false) && (bare.len() > 1 || has_object_pronoun)
                });
            if !takes_first_as_subject
                && (acts(&subject) || first.is_none())
                && !self.prefers_following(
                    part,
                    first.as_ref().map(|f| f.1.as_slice()),
                    unit,
                    first.as_ref().map(|f| f.0),
                )
            {
                rest(0);
                return (subject, objects, passive);
            }
        }
        match first {
            Some((p, entities))
                if self.agrees(p, unit, false) && (acts(&entities) || bare.len() > 1 || passive) =>
            {
                rest(1);
                (entities, objects, passive)
            }
            // `أن جنرالا كبيرا في الجيش، قتل`: nobody stands there whom he could have killed
            _ if bare.is_empty()
                && !has_object_pronoun
                && bits.passive()
                && self.frames_take_victim(unit) =>
            {
                let victim = before.map(|b| self.entities_at(b)).unwrap_or_default();
                (victim, objects, true)
            }
            _ => {
                rest(0);
                let elided = self.elided(unit);
                (elided, objects, passive && before.is_none() && bare.is_empty())
            }
        }
    }

    /// Whom the pronoun of `أنه` means: the one who speaks or acts in the clause before.
    pub(super) fn topic(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        let subject =
            if self.discourse.subject.is_empty() { &self.discourse.main } else { &self.discourse.subject };
        if subject.iter().any(|r| r.class.acts()) {
            self.as_anaphora(subject.clone())
        } else {
            self.pronoun(pronoun)
        }
    }

    pub(super) fn frames_take_victim(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| {
            self.frames(t)
                .iter()
                .any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "victim"))
        })
    }

    /// After `و` and a verb a new clause begins with the verb: what stands before is not its subject.
    pub(super) fn prefers_following(
        &self,
        part: usize,
        first: Option<&[Resolved]>,
        unit: &Unit,
        at: Option<usize>,
    ) -> bool {
        let starts = unit.clitics.conjunction.is_some();
        let _ = part;
        starts
            && at.is_some_and(|p| self.agrees(p, unit, false))
            && first.is_some_and(|e| e.iter().any(|r| r.class.acts()))
    }

    pub(super) fn reads_passive(
        &self,
        part: usize,
        bare: &[usize],
        before: Option<usize>,
        unit: &Unit,
    ) -> bool {
        let counted = |p: usize| self.sentence.np(p).is_some_and(|np| np.number.is_some());
        let victim_frame = self.frames_take_victim(unit);
        let force = |entities: &[Resolved]| {
            entities.iter().any(|e| {
                e.class == Class::Country
                    || e.sectors
                        .iter()
                        .any(|s| matches!(s.as_str(), "MIL" | "COP" | "REB" | "SPY" | "PRM" | "GOV" | "JUD"))
                        && !e.vague
                    || e.class == Class::Deed
            })
        };
        let agent_phrase = self.sentence.following(part).prepositional.iter().any(|p| self.agent_marker(*p));
        match bare {
            _ if agent_phrase => true,
            [one] if unit.clitics.conjunction.is_some() && victim_frame && counted(*one) => true,
            [one] if before.is_none() => {
                (victim_frame && (counted(*one) || !force(&self.entities_at(*one)))) && !self.is_group(*one)
                    || counted(*one) && victim_frame
            }
            [] => before.is_some_and(|b| {
                victim_frame && (counted(b) || !force(&self.entities_at(b))) && !self.is_group(b)
            }),
            _ => false,
        }
    }

    pub(super) fn is_group(&self, part: usize) -> bool {
        self.entities_at(part).iter().any(|e| e.class == Class::Group)
    }

    pub(super) fn agent_marker(&self, part: usize) -> bool {
        matches!(&self.sentence.parts[part].element, Element::Pp(marker, Some(_)) if self.is_agent_marker(marker))
    }

    pub(super) fn is_agent_marker(&self, marker: &str) -> bool {
        self.resolver.lexicon.marker(marker).agent
    }

    pub(super) fn with_via(&self, mut entities: Vec<Resolved>, via: Via) -> Vec<Resolved> {
        for entity in entities.iter_mut().filter(|e| e.via == Via::Syntax) {
            entity.via = via;
        }
        entities
    }

    /// Whether verb and noun phrase agree in gender, as far as both show it; before its verb also in number.
    pub(super) fn agrees(&self, part: usize, verb: &Unit, precedes: bool) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        if matches!(self.sentence.parts[part].element, Element::Pp(..)) && !precedes {
            return false;
        }
        let head = &self.sentence.units[np.head];
        let bits = verb.bits();
        let several = !np.coordinated.is_empty() || np.number.is_some();
        let number = if several { Some(Number::Plural) } else { self.number(head) };
        if precedes && number == Some(Number::Singular) && matches!(bits.number(), Some(Number::Plural)) {
            return false;
        }
        if several && precedes {
            return true;
        }
        match (self.gender(np), bits.gender()) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    pub(super) fn number(&self, head: &Unit) -> Option<Number> {
        head.bits().number()
    }

    pub(super) fn gender(&self, np: &Np) -> Option<Gender> {
        let head = &self.sentence.units[np.head];
        if np.name.is_some() || np.number.is_some() {
            return None;
        }
        let tables = self.resolver.lexicon.tables();
        match head.target()? {
            t if t.kind() == Kind::Actor && tables.actors[t.index()].is_person() => None,
            t if matches!(t.kind(), Kind::Actor | Kind::Place) => {
                let folded = self.resolver.doc.folded(head.first);
                (head.first != head.last && folded.ends_with(arabic::letters::HEH))
                    .then_some(Gender::Feminine)
            }
            t if matches!(t.kind(), Kind::Country | Kind::Seat) => None,
            _ => match head.bits().number() {
                Some(Number::Singular) => head.bits().gender(),
                Some(Number::Plural)
                    if head.bits().gender() == Some(Gender::Masculine) && head.is(Kind::Agent) =>
                {
                    Some(Gender::Masculine)
                }
                _ => None,
            },
        }
    }
}
