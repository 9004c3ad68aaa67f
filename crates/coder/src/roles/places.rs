//! Where an event of a sentence took place: as far as the sentence says.

use super::*;
use crate::site::{By, How, Site, Stated, entity_site};

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn add_places(&self, draft: &mut Draft<'l>, filler: &Filler) {
        let stated = self.states_place(draft.frame, &filler.marker);
        let marks = self.resolver.lexicon.marker(&filler.marker);
        let apart = marks.after || marks.topic || marks.grievance || self.is_answer_to(&filler.marker);
        let force = self.is_of_force(filler);
        for entity in &*filler.entities {
            // `استشهد خلال العدوان الإسرائيلي`: the deed around the event has its doer
            if entity.class == Class::Deed
                && entity.code.is_some()
                && draft.category == Category::Assault
                && draft.actors.is_empty()
                && force
                && !apart
            {
                draft.actors.push(entity.clone());
            }
            let place = matches!(entity.class, Class::Place | Class::Country);
            if stated && place && acts(draft.category) && !self.is_of_topic(entity) {
                draft.places.extend(self.site_of(entity));
            }
        }
        // `قتل في عملية لقوات الأمن`, but `فجر عبوة لدى مرور الموكب`, `مركزا لتجنيد الشرطة`
        let marks = self.resolver.lexicon.marker(&filler.marker);
        // not `رغم احتجاجات المعارضة`, `أسفر القصف عن مقتل`
        let around = filler.marker == IN || !marks.place && (marks.backdrop || marks.cause || marks.amid);
        let within = around
            && !filler.marker.starts_with(arabic::letters::BEH)
            && !matches!(filler.marker.as_str(), "obj" | "obj2" | "subj" | "gen" | "adj")
            && filler.entities.iter().any(|e| matches!(e.class, Class::Deed | Class::Other));
        // `قتلى أثناء صلاتهم`: whose prayer it is has killed nobody
        let theirs = filler.part.and_then(|p| self.sentence.np(p)).is_some_and(|np| {
            let head = &self.sentence.units[np.head];
            head.clitics.pronoun.is_some()
                && head.target().is_none_or(|t| !self.frames(t).iter().any(|f| is_force(self.frame(*f))))
        });
        let within = within && !theirs;
        let forceful = matches!(draft.category, Category::Assault | Category::Coerce);
        if forceful && within && !apart && draft.actors.is_empty() {
            let acting = filler.behind.iter().filter(|e| force || e.is_armed());
            add(&mut draft.actors, acting.cloned().collect());
        }
    }

    /// `خلال قصف إسرائيلي`, `في سلسلة من الغارات`, not `خلال زيارة الوزير`: whether the deed around an event is one of force.
    pub(super) fn is_of_force(&self, filler: &Filler) -> bool {
        filler.part.and_then(|p| self.sentence.np(p)).is_some_and(|np| self.names_force(np))
    }

    fn names_force(&self, np: &Np) -> bool {
        let head = self.sentence.units[np.head].target();
        let inner = np.genitive.as_deref().into_iter().chain(np.attached.iter().map(|(_, inner)| inner));
        head.is_some_and(|t| self.frames(t).iter().any(|f| is_force(self.frame(*f))))
            || inner.into_iter().any(|np| self.names_force(np))
    }

    /// `ردا على`, `في أعقاب`, `تحت حماية`: what is answered, what went before, what covers.
    fn is_answer_to(&self, marker: &str) -> bool {
        marker == UNDER || marker.contains(' ') && self.resolver.lexicon.marker(marker).aside
    }

    /// Whether the preposition, or the frame, says that a place stands after it.
    fn states_place(&self, frame: &Frame, marker: &str) -> bool {
        marker == IN
            || marker == BI
            || self.resolver.lexicon.marker(marker).place
            || frame.slots.iter().any(|s| s.marker == marker && s.role == "place")
    }

    /// `التطورات في القدس`: the place of what is talked of.
    fn is_of_topic(&self, entity: &Resolved) -> bool {
        let of = |s: &&Stated| s.site.bytes.start < entity.bytes.end && entity.bytes.start < s.site.bytes.end;
        self.sites.iter().filter(of).any(|s| s.how == How::Bare)
    }

    pub(super) fn site_of(&self, entity: &Resolved) -> Option<Site> {
        let Some(target) = entity.place else {
            let over = |s: &&Stated| {
                s.site.bytes.start >= entity.bytes.start && s.site.bytes.start < entity.bytes.end && !s.back
            };
            return self.sites.iter().find(over).map(|s| s.site.clone());
        };
        Some(entity_site(entity.bytes.clone(), target, self.resolver.doc, self.resolver.lexicon))
    }

    /// The places that the clause states beside those of its roles; else the nearest of the sentence.
    pub(super) fn settle(&self, draft: &mut Draft<'l>, class: char) {
        let own = if acts(draft.category) || class == 'n' {
            self.of_deed(draft, class)
        } else {
            self.of_words(draft)
        };
        if let Some(site) = self.where_clause(draft) {
            draft.places = vec![site];
            return;
        }
        for site in own.into_iter().chain(self.where_signed(draft, class)) {
            add_site(&mut draft.places, site);
        }
        if draft.places.is_empty() && acts(draft.category) {
            draft.places = self.nearest(draft);
        }
        if let Some(town) = self.town_of(&draft.places) {
            draft.places.push(town);
        }
        draft.places.sort_by_key(|s| s.width(self.resolver.lexicon));
    }

    /// `وقعت الحكومة والحركة في القاهرة اتفاقية`: between those who sign together and what they sign.
    fn where_signed(&self, draft: &Draft<'l>, class: char) -> Vec<Site> {
        let together = draft.frame.slots.iter().any(|s| s.marker == "subj" && s.role == "both");
        if acts(draft.category) || class != 'v' || !together {
            return Vec::new();
        }
        let parts = &self.sentence.parts;
        let bare = self.sentence.following(draft.part).bare;
        let [subject, .., signed] = bare[..] else { return Vec::new() };
        let between = parts[subject].units.end..parts[signed].units.start;
        let stated = |s: &&Stated| s.how == How::In && contains(&between, s);
        self.sites.iter().filter(stated).map(|s| s.site.clone()).collect()
    }

    /// `بالقرب من مدرسة للبنات في منطقة سترة`: where a building without a name stands.
    fn town_of(&self, places: &[Site]) -> Option<Site> {
        const BEHIND: usize = 4;
        let nameless = !places.is_empty() && places.iter().all(|p| p.target.is_none());
        let end = places.iter().map(|p| p.bytes.end).max().filter(|_| nameless)?;
        let units = &self.sentence.units;
        let last = units.iter().rposition(|u| self.resolver.doc.tokens[u.last].end as usize <= end)?;
        let behind = |s: &&Stated| {
            s.how == How::In
                && s.site.target.is_some_and(|t| t.kind() == Kind::Place)
                && s.units.start > last
                && s.units.start <= last + 1 + BEHIND
                && !units[last + 1..s.units.start].iter().any(|u| u.is_verb() || u.is_mark())
        };
        self.sites.iter().find(behind).map(|s| s.site.clone())
    }

    /// The places in the clause of a deed: where it was, what it was aimed at, where a visit went.
    fn of_deed(&self, draft: &Draft<'l>, class: char) -> Vec<Site> {
        const AIM: usize = 4;
        let trigger = self.trigger_unit(draft);
        let aims = matches!(draft.category, Category::Assault | Category::Coerce);
        let meets = matches!(draft.category, Category::Consult | Category::Agree);
        let fits = |s: &&Stated| {
            let after = s.units.start > trigger && s.units.start <= trigger + AIM;
            let place = s.site.target.is_some_and(|t| t.kind() == Kind::Place);
            match s.how {
                How::In => acts(draft.category),
                How::At => aims && after && (place || s.site.target.is_some()),
                // `اتفاق فيينا`, `تحرير الموصل`
                How::Bare => {
                    let hit = draft.category == Category::Assault
                        && self.sentence.units[s.units.start].is(Kind::Place);
                    (meets || hit) && place && class == 'n' && self.is_of_trigger(draft, s.units.start)
                }
                // `نزلوا إلى شوارع المدينة`
                How::To if draft.category == Category::Protest => class == 'v' && after,
                How::To => draft.category == Category::Consult && draft.modes.contains(&"visit"),
                How::From => false,
            }
        };
        let inside = || self.sites.iter().filter(|s| contains(&draft.units, s));
        let found: Vec<Site> = inside().filter(fits).map(|s| s.site.clone()).collect();
        // `أطلقوا صواريخ من جنوب لبنان`: where it came from, where nothing says where it hit
        let origin = |s: &&Stated| s.how == How::From && draft.category == Category::Assault && class == 'v';
        if found.is_empty() { inside().filter(origin).map(|s| s.site.clone()).collect() } else { found }
    }

    /// Whether an actor is the place in `شرق تركيا`, `جنوب لبنان`.
    pub(super) fn is_whereabouts(&self, entity: &Resolved) -> bool {
        let inside =
            |s: &&Stated| s.site.bytes.start < entity.bytes.start && entity.bytes.end <= s.site.bytes.end;
        matches!(entity.class, Class::Country | Class::Place)
            && self.sites.iter().any(|s| inside(&s) && s.how == How::In)
    }

    /// `اتفاق فيينا`: whether the word before names the event.
    fn is_of_trigger(&self, draft: &Draft<'l>, unit: usize) -> bool {
        let before = unit.checked_sub(1).and_then(|b| self.sentence.units[b].target());
        before.is_some_and(|t| self.frames(t).iter().any(|f| std::ptr::eq(self.frame(*f), draft.frame)))
    }

    /// `إلى أربيل حيث التقى`: the place right before the clause.
    fn where_clause(&self, draft: &Draft<'l>) -> Option<Site> {
        let trigger = self.trigger_unit(draft);
        let opens = trigger >= 1 && self.sentence.units[trigger - 1].function == Function::Subordinator;
        let before = self.sites.iter().find(|s| opens && s.units.end + 1 == trigger)?;
        Some(Site { by: By::Sentence, ..before.site.clone() })
    }

    /// The place of words is where the speaker is: stated with him, before what he says.
    fn of_words(&self, draft: &Draft<'l>) -> Vec<Site> {
        const BESIDE: usize = 4;
        let units = &self.sentence.units;
        let ends: Vec<usize> = draft
            .actors
            .iter()
            .filter_map(|a| {
                units.iter().rposition(|u| self.resolver.doc.tokens[u.last].end as usize <= a.bytes.end)
            })
            .collect();
        let beside = |s: &&Stated| {
            s.how == How::In
                && s.site.target.is_some()
                && ends.iter().any(|end| {
                    let between = (*end).min(s.units.start)..s.units.start;
                    let apart =
                        |u: &Unit| u.is_verb() || u.is_mark() || u.function == Function::Complementiser;
                    s.units.start <= end + BESIDE
                        && s.units.end + 6 > *end
                        && !units[between].iter().skip(1).any(apart)
                })
        };
        let found: Vec<Site> = self.sites.iter().filter(beside).map(|s| s.site.clone()).collect();
        if found.is_empty() { self.opened_from(draft).into_iter().collect() } else { found }
    }

    /// `ومن طوكيو، حث رئيس الوزراء`, `وفي بكين، دانت الخارجية`: the place that a sentence opens with, before a comma and its first verb.
    fn opened_from(&self, draft: &Draft<'l>) -> Option<Site> {
        let first = (0..self.sentence.parts.len()).find(|p| self.sentence.is_verb(*p))?;
        let stated = self.sites.iter().find(|s| s.units.start <= 2)?;
        let comma = self.sentence.units.get(stated.units.end).is_some_and(Unit::is_mark);
        let opens = comma && matches!(stated.how, How::In | How::From) && stated.site.target.is_some();
        (opens && first == draft.part && stated.units.end < self.trigger_unit(draft))
            .then(|| stated.site.clone())
    }

    fn trigger_unit(&self, draft: &Draft<'l>) -> usize {
        self.sentence.parts[draft.part].units.start
    }

    /// The nearest place of the sentence that stands with a preposition of place, with those that stand at it
    /// (`في إقليم ماردين بجنوب شرق البلاد`).
    fn nearest(&self, draft: &Draft<'l>) -> Vec<Site> {
        let trigger = self.trigger_unit(draft);
        let goes =
            |s: &&Stated| s.how == How::In || (s.how == How::To && draft.category == Category::Consult);
        let distance = |s: &&Stated| (s.units.start.abs_diff(trigger), s.units.start);
        let nearest = self.sites.iter().filter(goes).min_by_key(distance);
        let Some(nearest) = nearest else { return Vec::new() };
        let touches = |s: &&Stated| {
            std::ptr::eq(*s, nearest)
                || (s.how == How::In
                    && (s.units.start == nearest.units.end || s.units.end == nearest.units.start))
        };
        // `وفي بلدة برقة أطلق مستوطنون النار`: the scene of the verb right behind it
        let verb = (0..self.sentence.parts.len()).find(|p| self.sentence.is_verb(*p));
        let opens = verb == Some(draft.part) && nearest.units.start <= 2 && nearest.units.end <= trigger;
        let by = if opens { By::Clause } else { By::Sentence };
        let found = self.sites.iter().filter(touches);
        found.map(|s| Site { by, ..s.site.clone() }).collect()
    }
}

fn contains(units: &std::ops::Range<usize>, stated: &Stated) -> bool {
    units.start <= stated.units.start && stated.units.end <= units.end
}

fn add_site(places: &mut Vec<Site>, site: Site) {
    let inside = |a: &Site, b: &Site| a.bytes.start <= b.bytes.start && b.bytes.end <= a.bytes.end;
    if !places
        .iter()
        .any(|p| inside(p, &site) || inside(&site, p) || (p.target.is_some() && p.target == site.target))
    {
        places.push(site);
    }
}

/// Whether an event of the category is a deed in the world, which has a place, rather than words.
pub(crate) fn acts(category: Category) -> bool {
    matches!(
        category,
        Category::Assault
            | Category::Coerce
            | Category::Protest
            | Category::Consult
            | Category::Mobilize
            | Category::Retreat
            | Category::Aid
            | Category::Cooperate
    )
}

/// `تحت`
const UNDER: &str = "\u{062A}\u{062D}\u{062A}";

fn is_force(frame: &Frame) -> bool {
    matches!(frame.event.as_str(), "ASSAULT" | "COERCE" | "MOBILIZE")
}
