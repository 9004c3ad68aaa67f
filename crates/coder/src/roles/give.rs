//! What a role does with its argument: actors, recipients, places, and whom a theme names.

use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn give(&self, draft: &mut Draft<'l>, role: &str, filler: Filler) {
        let symmetric = matches!(
            draft.category,
            Category::Consult
                | Category::Agree
                | Category::Cooperate
                | Category::Retreat
                | Category::Assault
                | Category::Support
        );
        match role {
            "actor" => add(&mut draft.actors, filler.entities),
            // `التقى بقصر الاتحادية`: where, not whom
            "both" if filler.marker == crate::phrase::BI && self.is_building(&filler) => {
                self.add_places(draft, &filler);
            }
            "both" | "between" if role == "both" || symmetric => {
                draft.two_sided |= draft.category == Category::Assault;
                add(&mut draft.actors, filler.entities);
            }
            // `انسحب المقاتلون من الحي`
            "recipient"
                if draft.category == Category::Retreat
                    && (is_all_place(&filler.entities)
                        || filler.marker == FROM
                            && filler.part.is_some_and(|p| self.sentence.np(p).is_none())
                        || filler.marker == FROM
                            && filler.entities.iter().all(|e| e.class == Class::Country)) =>
            {
                self.add_places(draft, &filler);
                draft.places.extend(filler.entities.iter().filter_map(|e| self.site_of(e)));
            }
            "recipient" | "victim" => {
                for entity in &filler.entities {
                    // `استهداف تل أبيب`: a seat of government that is hit is a city
                    let hit = matches!(draft.category, Category::Assault | Category::Coerce)
                        && self
                            .site_of(entity)
                            .and_then(|s| s.target)
                            .is_some_and(|t| t.kind() == Kind::Place);
                    let place = entity.place.is_some_and(|p| p.kind() == Kind::Place);
                    if hit || place || entity.class == Class::Place {
                        draft.places.extend(self.site_of(entity));
                    }
                }
                let stands_for = matches!(
                    draft.category,
                    Category::Accuse
                        | Category::Support
                        | Category::Reject
                        | Category::Protest
                        | Category::Request
                        | Category::Threaten
                        | Category::Concede
                );
                // `استهدف دورية للجيش`: whose the thing is
                let owned = matches!(draft.category, Category::Assault | Category::Coerce)
                    && filler.entities.iter().all(|e| e.class == Class::Other);
                let stands_for = stands_for || owned;
                let before = draft.recipients.len();
                add_any(&mut draft.recipients, filler.entities);
                if stands_for && draft.recipients.len() == before {
                    add_any(&mut draft.recipients, filler.behind);
                }
            }
            "place" => self.add_places(draft, &filler),
            // `لوح بفرض عقوبات على العراق`, `توعد بشن هجمات في فرنسا`
            "theme" if draft.category == Category::Threaten && filler.behind.is_empty() => {
                let aimed = filler.part.map(|p| self.aimed_at(p)).unwrap_or_default();
                draft.themes.extend(aimed);
            }
            // `تعهدت بتسليم كييف منظومات`, `وعد بدعم الجيش`
            "theme"
                if draft.category == Category::Agree
                    && draft.recipients.is_empty()
                    && filler.marker != AN =>
            {
                let helped = filler.part.map(|p| self.helped_by(p)).unwrap_or_default();
                draft.themes.extend(helped);
            }
            // `طالب بوقف القصف الإسرائيلي`, `هدد بضرب إسرائيل`
            "theme"
                if matches!(draft.category, Category::Request | Category::Threaten)
                    && filler.marker != AN
                    && draft.recipients.is_empty() =>
            {
                draft.themes.extend(filler.behind.into_iter().filter(|e| !e.vague));
            }
            // `دعا إلى أن تقوم الحكومة بـ`
            "theme" if draft.category == Category::Request && filler.marker == AN => {
                let asked = filler.part.map(|p| self.first_subject(p)).unwrap_or_default();
                draft.themes.extend(asked);
            }
            // `اعتبر أن تصريحات الوزير مضللة`: who stands behind the clause's subject
            "theme" if draft.category == Category::Accuse && filler.marker == AN => {
                let judged = filler.part.map(|p| self.judged_in_clause(p)).unwrap_or_default();
                draft.themes.extend(judged.into_iter().filter(|e| !e.vague));
            }
            // `رفض القرار الأميركي`, `رفضوا لقاءه`, `اعتبرت ممارسات الجيش جرائم`
            "theme"
                if matches!(filler.marker.as_str(), "obj" | "gen")
                    && matches!(
                        draft.category,
                        Category::Reject | Category::Accuse | Category::Support | Category::Sanction
                    ) =>
            {
                add_any(&mut draft.recipients, filler.behind);
            }
            // `قضت المحكمة بإعدام 11 متهما`
            "theme"
                if matches!(draft.category, Category::Sanction | Category::Coerce)
                    && draft.recipients.is_empty() =>
            {
                let sentenced =
                    filler.part.and_then(|p| self.sentence.np(p)).and_then(|np| np.genitive.as_deref());
                let sentenced = sentenced.map(|np| self.entities(np)).unwrap_or_default();
                draft.themes.extend(sentenced.into_iter().filter(|e| e.class.acts()));
            }
            _ => {}
        }
    }

    /// Whether the phrase is headed by a word for a building, or the name of a seat that begins with one.
    fn is_building(&self, filler: &Filler) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let building = |t: Target| t.kind() == Kind::Noun && nouns[t.index()].is("building");
        let Some(np) = filler.part.and_then(|p| self.sentence.np(p)) else { return false };
        let unit = &self.sentence.units[np.head];
        let first = strip(self.resolver.doc.folded(unit.first)).flat_map(|w| self.resolver.lexicon.word(w));
        unit.target().is_some_and(building) || unit.is(Kind::Seat) && first.map(|r| r.target).any(building)
    }

    /// Whom the preposition right after a noun of a deed names: `فرض عقوبات على العراق`, `هجمات في فرنسا`.
    fn aimed_at(&self, part: usize) -> Vec<Resolved> {
        let Some(Element::Pp(marker, Some(np))) = self.sentence.parts.get(part + 1).map(|p| &p.element)
        else {
            return Vec::new();
        };
        let against =
            marker == ON || marker == crate::phrase::IN || self.resolver.lexicon.marker(marker).against;
        let found = if against { self.entities(np) } else { Vec::new() };
        found.into_iter().filter(|e| e.class.acts() && !e.vague).collect()
    }

    /// Of a noun that gives or backs: the state or body that is its genitive.
    fn helped_by(&self, part: usize) -> Vec<Resolved> {
        let Some(np) = self.sentence.np(part) else { return Vec::new() };
        let gives = |f: &u32| matches!(self.frame(*f).event.as_str(), "AID" | "SUPPORT");
        let giving = self.sentence.units[np.head].target().is_some_and(|t| self.frames(t).iter().any(gives));
        let helped = np.genitive.as_deref().filter(|_| giving).map(|g| self.entities(g)).unwrap_or_default();
        helped.into_iter().filter(|e| matches!(e.class, Class::Country | Class::Group)).collect()
    }

    /// The subject of the clause that part `opens` opens.
    fn first_subject(&self, opens: usize) -> Vec<Resolved> {
        let end = self.sentence.parts.len().min(opens + 6);
        let verb = (opens + 1..end).find(|at| self.sentence.is_verb(*at));
        let named = |e: &Resolved| e.class.acts() && !e.vague && e.via != Via::Anaphora;
        let subject = |v| {
            let following = self.sentence.following(v);
            self.arguments(v, self.sentence.unit(v), &following).subject
        };
        verb.map(subject).unwrap_or_default().into_iter().filter(named).collect()
    }

    /// Of the clause that part `opens` opens: who its first noun phrase means, or who stands behind it.
    fn judged_in_clause(&self, opens: usize) -> Vec<Resolved> {
        let Some(np) = self.sentence.np(opens + 1) else { return Vec::new() };
        if !matches!(self.sentence.parts[opens + 1].element, Element::Np(_)) {
            return Vec::new();
        }
        let own = self.entities(np);
        if own.iter().any(|e| e.class.acts()) { own } else { self.behind(opens + 1, np) }
    }
}

/// Whether only places are meant.
fn is_all_place(entities: &[Resolved]) -> bool {
    !entities.is_empty() && entities.iter().all(|e| e.class == Class::Place)
}
