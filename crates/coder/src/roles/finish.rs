//! What remains when the roles are filled: places, what the sentence claims, who is needed.

use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn add_places(&self, draft: &mut Draft<'l>, filler: &Filler) {
        for entity in &filler.entities {
            // `استشهد خلال العدوان الإسرائيلي`: the deed around the event has its doer
            if entity.class == Class::Deed
                && entity.code.is_some()
                && draft.category == Category::Assault
                && draft.actors.is_empty()
            {
                draft.actors.push(entity.clone());
            }
            if let Some(place) = entity.place {
                draft.places.push((entity.bytes.clone(), place));
            }
        }
        // `قتل في عملية لقوات الأمن`
        let forceful = matches!(draft.category, Category::Assault | Category::Coerce);
        let within = !filler.marker.starts_with(arabic::letters::BEH)
            && filler.entities.iter().any(|e| matches!(e.class, Class::Deed | Class::Other));
        if forceful && within && draft.actors.is_empty() {
            add(&mut draft.actors, filler.behind.clone());
        }
    }

    /// Where no place stands in the clause, the nearest that the sentence states with a preposition of place.
    pub(super) fn nearest_place(&self, draft: &mut Draft<'l>) {
        if !draft.places.is_empty()
            || !matches!(
                draft.category,
                Category::Assault
                    | Category::Coerce
                    | Category::Protest
                    | Category::Consult
                    | Category::Mobilize
            )
        {
            return;
        }
        let mut found: Vec<(usize, Resolved)> = Vec::new();
        for (at, part) in self.sentence.parts.iter().enumerate() {
            if let Element::Np(np) | Element::Pp(_, Some(np)) = &part.element {
                let stated = matches!(&part.element, Element::Pp(m, _) if m == crate::phrase::IN || m == crate::phrase::BI || self.general_role(m) == "place");
                self.places_in(np, stated, at, &mut found);
            }
        }
        let nearest = found.into_iter().min_by_key(|(at, _)| (at.abs_diff(draft.part), *at));
        if let Some((_, place)) = nearest {
            draft.places.extend(place.place.map(|p| (place.bytes.clone(), p)));
        }
    }

    pub(super) fn places_in(&self, np: &Np, stated: bool, at: usize, found: &mut Vec<(usize, Resolved)>) {
        if stated {
            let entity = self.resolver.entity(np, &self.sentence.units);
            if entity.class == Class::Place && entity.place.is_some() {
                found.push((at, entity));
            }
        }
        for (marker, inner) in &np.attached {
            self.places_in(inner, marker == crate::phrase::IN || marker == crate::phrase::BI, at, found);
        }
        for inner in np.coordinated.iter().chain(np.genitive.as_deref()) {
            self.places_in(inner, stated && np.genitive.is_none(), at, found);
        }
    }

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
            draft.places.extend(places.iter().filter_map(|p| Some((p.bytes.clone(), p.place?))));
            draft.actors.retain(|a| a.class != Class::Place);
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
        self.nearest_place(&mut draft);
        self.status(&mut draft);
        Some(draft)
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
        draft.category = to;
        draft.modes.clear();
        draft.status = Status::Asserted;
    }
}
