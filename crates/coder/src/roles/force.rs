//! Whom an act of force hits: not its own weapons, but who passes by and what stands beside an explosion.

use super::*;

impl RoleReader<'_, '_, '_> {
    /// `فجر مسلحون عبوة ناسفة`: nobody hits a weapon.
    pub(super) fn weapons_aside(&self, draft: &mut Draft<'_>) {
        draft.recipients.retain(|r| !r.is_weapon(self.resolver.lexicon));
        draft.beside = self.hit_beside(draft);
    }

    /// `لدى مرور موكب الوزير`, and of explosions `قرب دورية للجيش`, `أمام مقر الشرطة`.
    fn hit_beside(&self, draft: &Draft<'_>) -> Vec<Resolved> {
        let explodes = draft.modes.iter().any(|m| matches!(*m, "explosives" | "suicide-attack"));
        let parts = draft.part + 1..self.sentence.parts.len();
        let within = parts.take_while(|p| self.sentence.parts[*p].units.start < draft.units.end);
        let known = |e: &Resolved| {
            e.class.acts()
                && e.class != Class::Country
                && e.place.is_none()
                && !draft.actors.iter().any(|a| a.same(e))
        };
        let hit = |p: usize| {
            let Element::Pp(marker, Some(np)) = &self.sentence.parts[p].element else { return Vec::new() };
            let found = match np.genitive.as_deref().filter(|_| self.passes(np)) {
                Some(passing) => self.entities(passing).to_vec(),
                // `فجر نفسه وسط مصلين`
                None if explodes && self.resolver.lexicon.marker(marker).amid => self.entities(np).to_vec(),
                None if explodes && self.resolver.lexicon.marker(marker).near => {
                    let filler = self.filler_of(marker, p, np);
                    let meant = filler.entities.iter().any(known);
                    let found = if meant { &*filler.entities } else { &*filler.behind };
                    found.iter().filter(|e| self.is_target(e)).cloned().collect()
                }
                None => Vec::new(),
            };
            found.into_iter().filter(known).collect()
        };
        within.map(hit).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// `أعلن التنظيم مسؤوليته عن خطف`: who claims the deed that part `at` names.
    pub(super) fn claimer(&self, at: usize) -> Option<Vec<Resolved>> {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let noun = self.sentence.np(at.checked_sub(1)?)?;
        let claims = self.sentence.units[noun.head]
            .target()
            .is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("responsibility"));
        let about = matches!(&self.sentence.parts[at].element, Element::Pp(marker, _) if marker == ABOUT);
        let verb = self.sentence.governor(at).filter(|v| claims && about && self.sentence.is_verb(*v))?;
        let unit = self.sentence.unit(verb);
        let verbs = &self.resolver.lexicon.tables().verbs;
        let takes = self.is_saying(unit)
            || unit.target().is_some_and(|t| t.kind() == Kind::Verb && verbs[t.index()].is("claim"));
        let mut who = if takes {
            self.arguments(verb, unit, &self.sentence.following(verb)).subject
        } else {
            Vec::new()
        };
        who.retain(|w| w.class.acts());
        (!who.is_empty()).then_some(who)
    }

    /// A patrol, a convoy, a police post: what bombs are meant for.
    fn is_target(&self, entity: &Resolved) -> bool {
        const FORCES: [&str; 6] = ["COP", "MIL", "PRM", "REB", "UAF", "SPY"];
        entity.is_vehicle(self.resolver.lexicon)
            || entity.sectors.first().is_some_and(|s| FORCES.contains(&s.as_str()))
    }

    fn passes(&self, np: &Np) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let head = self.sentence.units[np.head].target();
        head.is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("passing"))
    }
}

/// `عن`
const ABOUT: &str = "\u{0639}\u{0646}";
