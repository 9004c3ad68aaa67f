//! What remains when the roles are filled: what the sentence claims, who is needed.

use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn finish(&self, mut draft: Draft<'l>, class: char) -> Option<Draft<'l>> {
        draft.actors.retain(|e| {
            e.class.acts() || (e.class == Class::Deed && e.code.is_some()) || e.class == Class::Place
        });
        for actor in draft.actors.iter_mut().filter(|a| a.class == Class::Place) {
            actor.sectors = vec!["GOV".into()];
        }
        let geographic_actor = draft.category == Category::Assault && class == 'n';
        if geographic_actor {
            let places: Vec<Resolved> =
                draft.actors.iter().filter(|a| a.class == Class::Place).cloned().collect();
            draft.places.extend(places.iter().filter_map(|p| self.site_of(p)));
            draft.actors.retain(|a| a.class != Class::Place);
        }
        if draft.recipients.is_empty() {
            draft.recipients = std::mem::take(&mut draft.themes);
            draft.recipients.extend(self.grieved(&draft));
        }
        let same = |a: &Resolved| draft.actors.iter().any(|b| b.same(a));
        draft.recipients = draft.recipients.iter().filter(|r| !same(r)).cloned().collect();
        // `قصفت مواقع للحوثيين`: the body, not its things
        if draft.recipients.iter().any(|r| r.class.acts()) {
            draft.recipients.retain(|r| !matches!(r.class, Class::Thing | Class::Place) || r.en.is_some());
        }
        let needs_actor = matches!(
            draft.category,
            Category::Support
                | Category::Agree
                | Category::Consult
                | Category::Request
                | Category::Accuse
                | Category::Reject
                | Category::Threaten
                | Category::Aid
                | Category::Cooperate
                | Category::Concede
        ) || draft.switch("needs-actor");
        if needs_actor && draft.actors.is_empty() {
            self.drop(draft.part, draft.frame, "nobody who acts was found".into());
            return None;
        }
        if draft.switch("needs-recipient") && draft.recipients.is_empty() {
            self.drop(draft.part, draft.frame, "nobody whom it befell was found".into());
            return None;
        }
        self.settle(&mut draft, class);
        self.status(&mut draft);
        // what did not happen is told of somebody and somebody, or is no report
        let both = !draft.actors.is_empty() && !draft.recipients.is_empty();
        if draft.status == Status::Negation && !both {
            self.drop(draft.part, draft.frame, "did not happen".into());
            return None;
        }
        Some(draft)
    }

    /// Whom a protest is against, by the words of its own sentence: `احتجاجا على عدم استجابة الحكومة`, `لمطالبة الوزارة بـ`.
    fn grieved(&self, draft: &Draft<'l>) -> Vec<Resolved> {
        if draft.category != Category::Protest {
            return Vec::new();
        }
        let sentence = self.sentence;
        let mut found = Vec::new();
        for part in draft.part + 1..sentence.parts.len() {
            let Some(np) = sentence.np(part) else { continue };
            let grievance = match &sentence.parts[part].element {
                Element::Pp(marker, _) => self.resolver.lexicon.marker(marker).grievance,
                _ => false,
            };
            let judges = self.judges(&sentence.units[np.head]);
            if grievance || judges {
                let from = if judges && np.genitive.is_none() { part + 1 } else { part };
                let inner = sentence.np(from).filter(|_| from == part || !sentence.is_verb(from));
                let entities = inner.map(|np| self.filler_of("", from, np));
                let acting = |e: &Resolved| e.class.acts() && !draft.actors.iter().any(|a| a.same(e));
                found = entities
                    .map(|f| if f.entities.iter().any(acting) { f.entities } else { f.behind })
                    .unwrap_or_default()
                    .into_iter()
                    .filter(acting)
                    .collect();
                if !found.is_empty() {
                    break;
                }
            }
        }
        found
    }

    /// Whether a noun condemns, refuses or demands: `تنديدا`, `للمطالبة`, `رفضا`.
    fn judges(&self, head: &Unit) -> bool {
        let judging = |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "REJECT" | "REQUEST");
        head.target().filter(|t| t.kind() == Kind::VerbalNoun || t.kind() == Kind::Noun).is_some_and(|t| {
            let plain = !head.clitics.article && head.clitics.pronoun.is_none();
            plain && self.frames(t).iter().any(judging)
        })
    }

    pub(super) fn status(&self, draft: &mut Draft<'l>) {
        let sentence = self.sentence;
        let unit = sentence.unit(draft.part);
        let mut status = Status::Asserted;
        for function in sentence.functions_before(draft.part) {
            match function {
                Function::Negation => status = Status::Negation,
                Function::Future if status == Status::Asserted => status = Status::Future,
                Function::Conditional => status = Status::Hypothetical,
                Function::Aspect if unit.bits().tense() == Some(arabic::verb::Tense::Imperfect) => {
                    status = Status::Hypothetical;
                }
                _ => {}
            }
        }
        if let Some(governed) = self.governed(draft.part).filter(|_| status == Status::Asserted) {
            status = governed;
        }
        if unit.clitics.future && status == Status::Asserted {
            status = Status::Future;
        }
        draft.status = status;
        self.shift(draft);
    }

    /// `يمكن أن يطلق`, `نفى أن يكون استهدف`: what a modal or a denial makes of its clause.
    pub(super) fn governed(&self, part: usize) -> Option<Status> {
        let tables = self.resolver.lexicon.tables();
        let mut after_clause = false;
        for at in (0..part).rev().take(6) {
            match &self.sentence.parts[at].element {
                // `إلا أنهم رفضوا`: another clause begins
                Element::Function(Function::Complementiser) => {
                    let before = at.checked_sub(1).map(|b| &self.sentence.parts[b].element);
                    if matches!(before, Some(Element::Function(f)) if *f != Function::Relative) {
                        return None;
                    }
                    after_clause = true;
                }
                Element::Mark(_) | Element::Function(Function::Subordinator) => return None,
                Element::Verb if after_clause => {
                    let target = self.sentence.unit(at).target().filter(|t| t.kind() == Kind::Verb)?;
                    let verb = &tables.verbs[target.index()];
                    return match () {
                        () if verb.is("modal") => Some(Status::Hypothetical),
                        () if verb.is("stance:deny") => Some(Status::Negation),
                        () => None,
                    };
                }
                // `أن يكون استهدف`: the auxiliary stands between
                Element::Verb if !self.sentence.auxiliaries.contains(&at) => return None,
                _ => {}
            }
        }
        None
    }

    /// The codebook's hard cases of things to come.
    pub(super) fn shift(&self, draft: &mut Draft<'l>) {
        if draft.status != Status::Future {
            return;
        }
        let to = match draft.category {
            Category::Consult | Category::Support | Category::Cooperate | Category::Aid => Category::Agree,
            Category::Retreat => Category::Concede,
            _ => return,
        };
        // `سيلتقي هادي مع السيسي`: one of them has said that he will
        if draft.category == Category::Consult && draft.leader.iter().any(|l| l.class.acts()) {
            let leads = |e: &Resolved| draft.leader.iter().any(|l| l.same(e));
            let (actors, others) = draft.actors.drain(..).partition(leads);
            draft.actors = actors;
            add(&mut draft.recipients, others);
        }
        draft.category = to;
        draft.modes.clear();
        draft.status = Status::Asserted;
    }
}
