//! Protests: whom they are against, and what protesters do.

use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    /// What protesters demand, block or break is their protest (`طالب المتظاهرون`, `اقتحم محتجون البرلمان`), unless somebody dies.
    pub(super) fn by_protesters(&self, draft: &mut Draft<'l>, class: char) {
        // `رشق شبان المتظاهرين بالحجارة`: not what protesters do
        let on_them = !draft.recipients.is_empty()
            && draft.recipients.iter().all(|r| self.protests(r))
            && !draft.actors.is_empty()
            && !draft.actors.iter().any(|a| self.protests(a));
        if draft.category == Category::Protest && draft.modes.contains(&"riot") && on_them {
            draft.category = Category::Assault;
            draft.modes = vec!["primitive"];
        }
        let all = !draft.actors.is_empty()
            && (draft.actors.iter().all(|a| self.protests(a))
                || draft.category == Category::Coerce
                    && draft.actors.iter().all(is_crowd)
                    && self.demands_behind(draft));
        let hurt = draft.switch("dead") || draft.switch("injured") || draft.switch("arrested");
        if !all || hurt || class != 'v' {
            return;
        }
        let has = |mode: &str| draft.modes.contains(&mode);
        let mode = match draft.category {
            Category::Request => "demo",
            Category::Accuse if !has("investigate") => "demo",
            Category::Coerce if has("restrict") => "obstruct",
            Category::Coerce if has("seize") => "riot",
            Category::Assault if has("firearms") || has("abduct") || has("explosives") => return,
            Category::Assault => "riot",
            _ => return,
        };
        draft.category = Category::Protest;
        draft.modes = vec![mode];
    }

    /// `أغلق عشرات الخريجين الطريق مطالبين بـ`, `قطع السكان الطريق احتجاجا على`: whether the clause says what is demanded or refused.
    fn demands_behind(&self, draft: &Draft<'l>) -> bool {
        let end = self.sentence.following(draft.part).end;
        let parts = draft.part + 1..self.sentence.parts.len();
        let clause = parts.take_while(|p| *p < end || !self.sentence.is_verb(*p));
        clause.filter_map(|p| self.sentence.np(p)).any(|np| {
            let head = &self.sentence.units[np.head];
            let participle = head.is(Kind::ActiveParticiple) && head.bits().number() == Some(Number::Plural);
            let reason =
                matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun)) && head.bits().accusative();
            (participle || reason) && self.judges(head)
        })
    }

    /// Whether an entity is told of by a word for protesters.
    fn protests(&self, entity: &Resolved) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        entity.head.is_some_and(|h| {
            h.kind() == Kind::Agent && agents[h.index()].en.first().is_some_and(|en| en.ends_with(PROTESTER))
        })
    }

    /// Whom a protest is against, by the words of its own sentence: `احتجاجا على عدم استجابة الحكومة`, `لمطالبة الوزارة بـ`.
    pub(super) fn grieved(&self, draft: &Draft<'l>) -> Vec<Resolved> {
        if draft.category != Category::Protest {
            return Vec::new();
        }
        let mut found: Vec<Resolved> = Vec::new();
        for part in draft.part..self.sentence.parts.len() {
            let joined = self.sentence.unit(part).clitics.conjunction.is_some();
            let own = part == draft.part;
            if !own && self.sentence.is_verb(part) && self.is_of_others(draft, part) {
                break;
            }
            if !own && self.sentence.is_verb(part) && found.is_empty() {
                let acting = |e: &Resolved| e.class.acts() && !draft.actors.iter().any(|a| a.same(e));
                found = self.judged_by(part).into_iter().filter(acting).collect();
            } else if found.is_empty() || joined && !own {
                found.extend(self.grieved_at(draft, part));
            }
        }
        let found = if found.is_empty() { self.shouted_down(draft) } else { found };
        if found.is_empty() { self.faced(draft) } else { found }
    }

    /// Whether a verb that a conjunction joins has a subject of its own, who does not protest: what he says is no matter of the protest.
    fn is_of_others(&self, draft: &Draft<'l>, verb: usize) -> bool {
        let unit = self.sentence.unit(verb);
        let joined = unit.clitics.conjunction.is_some()
            || self.sentence.functions_before(verb).next() == Some(Function::Subordinator);
        let Arguments { subject, passive, .. } = self.arguments(verb, unit, &self.sentence.following(verb));
        let others = |e: &Resolved| {
            e.class.acts()
                && e.via != Via::Anaphora
                && !self.protests(e)
                && !draft.actors.iter().any(|a| a.same(e))
        };
        joined && !passive && !subject.is_empty() && subject.iter().all(others)
    }

    /// Whom the phrase at `part` blames or asks, where a noun, an adjective or a preposition there does.
    fn grieved_at(&self, draft: &Draft<'l>, part: usize) -> Vec<Resolved> {
        let sentence = self.sentence;
        let acting = |e: &Resolved| e.class.acts() && !draft.actors.iter().any(|a| a.same(e));
        let Some(np) = sentence.np(part) else { return Vec::new() };
        let marks = |p: usize| match &sentence.parts[p].element {
            Element::Pp(marker, _) => self.resolver.lexicon.marker(marker),
            _ => lexicon::Marker::default(),
        };
        let grievance = marks(part).grievance;
        let judges = (part > draft.part || np.head != sentence.parts[part].units.start)
            && self.judges(&sentence.units[np.head]);
        let chain = std::iter::successors(Some(np), |phrase| phrase.genitive.as_deref());
        let mut adjectives = chain.flat_map(|phrase| &phrase.adjectives);
        let described = adjectives.any(|at| self.judges_as_adjective(&sentence.units[*at]));
        // `تلبية لدعوة النقابة`: whose call it is
        let called = judges && !grievance && !described && np.genitive.is_some() && self.is_of_caller(np);
        if !(grievance || judges || described) || called {
            return Vec::new();
        }
        // `احتجاجا على حملة اليمين`, `مطالبين بوضوح برحيل السلطات`, `مسيرات منددة بالانقلاب`
        let from = if described || judges && np.genitive.is_none() { part + 1 } else { part };
        let aside = |p: &usize| {
            matches!(sentence.parts[*p].element, Element::Time | Element::Function(Function::Particle))
        };
        (from..sentence.parts.len().min(from + 3))
            .filter(|p| !aside(p))
            .take(2)
            .take_while(|p| sentence.np(*p).is_some() && !(*p > part && grievance && marks(*p).against))
            .filter_map(|p| sentence.np(p).map(|np| (np, self.filler_of("", p, np))))
            .filter(|(np, filler)| {
                !(grievance && (self.tells_victims(np, filler) || self.is_one_of_theirs(np, filler)))
            })
            .map(|(_, f)| if f.entities.iter().any(acting) { f.entities.to_vec() } else { f.behind })
            .map(|entities| entities.into_iter().filter(acting).collect::<Vec<_>>())
            .find(|entities| !entities.is_empty())
            // `مطالبين بالإفراج عن المعتقلين`: for whom it is asked
            .filter(|entities| grievance || !entities.iter().all(is_crowd))
            .unwrap_or_default()
    }

    /// `تلبية لدعوة النقابة`, `استجابة لنداء الحزب`: a noun whose genitive is whoever calls for the protest.
    fn is_of_caller(&self, np: &Np) -> bool {
        let before = np.units.start.checked_sub(1).map(|b| &self.sentence.units[b]);
        before.is_some_and(|u| ANSWERING.contains(&self.resolver.doc.folded(u.first)))
    }

    /// `احتجاجا على نقل ثلاثة من زملائهم`: people of no office who are told of as those of somebody, behind a deed.
    pub(super) fn is_one_of_theirs(&self, np: &Np, filler: &Filler) -> bool {
        let units = &self.sentence.units[np.units.clone()];
        let deed = self.sentence.units[np.head].is(Kind::VerbalNoun);
        let people = if filler.entities.iter().any(|e| e.class.acts()) {
            &filler.entities[..]
        } else {
            &filler.behind
        };
        let private = |e: &Resolved| {
            matches!(e.class, Class::Person | Class::People)
                && e.actor.is_none()
                && e.sectors.iter().all(|s| s == "CVL")
        };
        deed && units.iter().any(|u| u.clitics.pronoun.is_some()) && people.iter().all(private)
    }

    /// `هتفوا «يسقط الرئيس»`, `رددوا «الموت لفلان»`: whose fall or death is shouted for.
    fn shouted_down(&self, draft: &Draft<'l>) -> Vec<Resolved> {
        let tables = self.resolver.lexicon.tables();
        let acting = |e: &Resolved| e.class.acts() && !draft.actors.iter().any(|a| a.same(e));
        let called = |at: &usize| {
            let falls = self.sentence.is_verb(*at)
                && self.sentence.unit(*at).info.iter().flat_map(|i| &i.analyses).any(|a| {
                    a.target.kind() == Kind::Verb
                        && tables.verbs[a.target.index()].lemma == FALL
                        && a.bits.tense() == Some(arabic::verb::Tense::Imperfect)
                });
            let noun = self.sentence.unit(*at).target().filter(|t| t.kind() == Kind::Noun);
            let dies = noun.is_some_and(|t| tables.nouns[t.index()].lemma == DEATH);
            falls || dies
        };
        let calls = (draft.part + 1..self.sentence.parts.len()).filter(called);
        calls.flat_map(|at| self.entities_at(at + 1).to_vec()).filter(acting).take(2).collect()
    }

    /// `أمام وزارة التربية`, `نحو السفارة التونسية`: a protest before the seat of a state or a body is turned to it.
    fn faced(&self, draft: &Draft<'l>) -> Vec<Resolved> {
        const SECTORS: [&str; 8] = ["GOV", "LEG", "JUD", "MIL", "COP", "PTY", "BUS", "IGO"];
        let before = |marker: &str| FACING.contains(&marker);
        let seat = |e: &Resolved| {
            let body =
                e.class == Class::Group || e.class == Class::Thing && e.en.is_some() && e.code.is_some();
            body && (e.class == Class::Group && e.sectors.is_empty()
                || e.sectors.iter().any(|s| SECTORS.contains(&s.as_str())))
                && !draft.actors.iter().any(|a| a.same(e))
        };
        let parts = draft.part..self.sentence.parts.len().min(draft.part + 9);
        let facing = parts
            .filter(|p| matches!(&self.sentence.parts[*p].element, Element::Pp(m, Some(_)) if before(m)));
        let there = |p: usize| {
            let found = self.entities_at(p);
            if found.iter().any(&seat) {
                return found.to_vec();
            }
            self.sentence.np(p).map(|np| self.behind(p, np)).unwrap_or_default()
        };
        facing.flat_map(there).filter(&seat).take(1).collect()
    }

    /// Whether a noun condemns, refuses or demands: `تنديدا`, `للمطالبة`, `رفضا`.
    fn judges(&self, head: &Unit) -> bool {
        let judging = |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "REJECT" | "REQUEST");
        let kinds = [Kind::VerbalNoun, Kind::Noun, Kind::ActiveParticiple];
        // `مطالبين بوضوح برحيل`: an adjective that is a participle too
        let participle = || {
            let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
            readings.into_iter().find(|t| head.is(Kind::Adjective) && t.kind() == Kind::ActiveParticiple)
        };
        let target = head.target().filter(|t| kinds.contains(&t.kind())).or_else(participle);
        target.is_some_and(|t| {
            let bound = matches!(head.clitics.preposition, Some(arabic::clitic::Preposition::Bi));
            let plain = !head.clitics.article && head.clitics.pronoun.is_none() && !bound;
            plain && self.frames(t).iter().any(judging)
        })
    }

    /// `تظاهرة تطالب رئيس الوزراء`: whom a verb of demand or blame after the protest has for its object.
    fn judged_by(&self, verb: usize) -> Vec<Resolved> {
        let unit = self.sentence.unit(verb);
        let judging = |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "REJECT" | "REQUEST");
        if !unit.target().is_some_and(|t| self.frames(t).iter().any(judging)) {
            return Vec::new();
        }
        let following = self.sentence.following(verb);
        let objects = self.arguments(verb, unit, &following).objects;
        let parts = objects.iter().filter_map(|o| if let Object::Part(at) = o { Some(*at) } else { None });
        parts.flat_map(|at| self.entities_at(at).to_vec()).collect()
    }

    /// `هتافات مناهضة لإيران`, `مسيرة منددة بالانقلاب`
    pub(super) fn judges_as_adjective(&self, unit: &Unit) -> bool {
        let judging = |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "REJECT" | "REQUEST");
        let readings = unit.info.iter().flat_map(|i| &i.analyses);
        let participle = |k: Kind| matches!(k, Kind::ActiveParticiple | Kind::VerbalNoun);
        let against = |t: Target| {
            let tables = self.resolver.lexicon.tables();
            match t.kind() {
                Kind::Adjective => tables.adjectives[t.index()].is("against"),
                Kind::ActiveParticiple | Kind::VerbalNoun => tables.verbs[t.index()].is("against"),
                _ => false,
            }
        };
        readings
            .map(|a| a.target)
            .any(|t| against(t) || participle(t.kind()) && self.frames(t).iter().any(judging))
    }

    /// `اشتباكات بين الشرطة والمتظاهرين`: a protest is of those who protest, against the police.
    pub(super) fn part_from_police(&self, draft: &mut Draft<'l>) {
        let police = |r: &Resolved| {
            r.class == Class::Group && r.sectors.first().is_some_and(|s| matches!(s.as_str(), "COP" | "MIL"))
        };
        if draft.actors.iter().all(police) {
            return;
        }
        let (police, actors) = std::mem::take(&mut draft.actors).into_iter().partition(police);
        draft.actors = actors;
        draft.recipients.extend::<Vec<Resolved>>(police);
    }
}

/// Whether an entity is several people of no office and without arms.
fn is_crowd(entity: &Resolved) -> bool {
    const PLAIN: [&str; 5] = ["CVL", "LAB", "EDU", "SOC", "AGR"];
    entity.several
        && entity.actor.is_none()
        && matches!(entity.class, Class::Person | Class::People)
        && entity.sectors.iter().all(|s| PLAIN.contains(&s.as_str()))
}

/// `تلبية`, `استجابة`, folded.
const ANSWERING: [&str; 2] =
    ["\u{062A}\u{0644}\u{0628}\u{064A}\u{0647}", "\u{0627}\u{0633}\u{062A}\u{062C}\u{0627}\u{0628}\u{0647}"];
/// `سقط`
const FALL: &str = "\u{0633}\u{0642}\u{0637}";
/// `موت`
const DEATH: &str = "\u{0645}\u{0648}\u{062A}";
/// How the agents' English ends for those who protest.
const PROTESTER: &str = "protester";

/// `أمام`, `قبالة`, `نحو`, `خارج`: where protesters stand before a building.
const FACING: [&str; 4] = [
    "\u{0627}\u{0645}\u{0627}\u{0645}",
    "\u{0642}\u{0628}\u{0627}\u{0644}\u{0647}",
    "\u{0646}\u{062D}\u{0648}",
    "\u{062E}\u{0627}\u{0631}\u{062C}",
];
