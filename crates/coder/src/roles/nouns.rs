//! Events told by nouns, and by participles that go on from a clause.

use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    /// `مشيدا بالمقاومة`, `داعيا إياهم إلى`: the clause's subject goes on acting.
    pub(super) fn participle(&mut self, part: usize, np: &Np) -> Option<Draft<'l>> {
        let unit = &self.sentence.units[np.head];
        let target = unit.target()?;
        let following = self.sentence.following(part);
        let mut fillers = self.prepositional(&following);
        if let Some(clause) = following.clause {
            fillers.push(Filler::clause(clause));
        }
        if let Some(genitive) = np.genitive.as_deref() {
            fillers.push(self.filler_of("obj", part, genitive));
        }
        let subject = self.participle_subject(unit);
        // `مهنئا إياه بـ`: before what is asked of him
        if let Some(pronoun) = self.object_apart(part) {
            fillers
                .push(Filler { part: Some(part + 1), ..Filler::of("obj", self.another(pronoun, &subject)) });
            fillers.extend(following.bare.iter().map(|bare| self.filler("obj2", *bare)));
        } else {
            fillers.extend(following.bare.iter().map(|bare| self.filler("obj", *bare)));
        }
        fillers.push(Filler::of("subj", self.as_anaphora(subject)));
        let frames = self.frames(target).iter().copied();
        let frames: Vec<u32> = match self.goes_on_as_verb(unit) {
            true => frames.collect(),
            false => frames.filter(|f| !frames::goes_on_as_verb(self.frame(*f), 'p')).collect(),
        };
        fillers.extend(self.turned_to(&frames, part, &following));
        self.fire(&frames, 'p', part, unit, &following, fillers, false)
    }

    /// `متهما إسرائيل`, `معترضة على القرار`: a participle in the case that it has after its clause; not `مؤيدات دامغة`, `متعهد رحلات`,
    /// `مراسلة لمجلس النواب`.
    fn goes_on_as_verb(&self, participle: &Unit) -> bool {
        let bits = participle.bits();
        let noun = |t: Target| matches!(t.kind(), Kind::Noun | Kind::VerbalNoun);
        // a noun with a pronoun is spelt otherwise
        let readings = participle.info.iter().flat_map(|i| &i.analyses);
        let readings = readings.filter(|a| a.clitics.pronoun.is_none()).map(|a| a.target);
        match (bits.number(), bits.gender()) {
            (Some(Number::Singular), Some(Gender::Masculine)) => bits.accusative(),
            (Some(Number::Singular), _) => !readings.into_iter().any(noun),
            _ => self.resolver.doc.folded(participle.last).ends_with(agreement::OBLIQUE),
        }
    }

    /// Whoever speaks goes on speaking; force goes on from the verb before: `قالت الوزارة: شنت إسرائيل عدوانا مستهدفة الأبنية`.
    pub(super) fn participle_subject(&self, participle: &Unit) -> Vec<Resolved> {
        if !self.is_forceful(participle) {
            return self.goes_on(participle);
        }
        let Discourse { subject, subject_says, .. } = &*self.discourse;
        if !subject_says && subject.iter().any(|s| s.class.acts()) {
            return subject.clone();
        }
        if self.said.iter().any(|said| !said.speaker.is_empty()) {
            Vec::new()
        } else {
            self.goes_on(participle)
        }
    }

    pub(super) fn nouns(&mut self, part: usize, np: &Np, drafts: &mut Vec<Draft<'l>>) {
        for phrase in std::iter::once(np).chain(&np.coordinated) {
            self.noun_chain(part, phrase, None, drafts);
        }
    }

    /// The event nouns of a phrase; `above` is the head that governs it within its chain.
    fn noun_chain(&mut self, part: usize, np: &Np, above: Option<usize>, drafts: &mut Vec<Draft<'l>>) {
        let unit = &self.sentence.units[np.head];
        if let Some(target) =
            unit.target().filter(|t| matches!(t.kind(), Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase))
            && !self.frames(target).is_empty()
        {
            let named_for = above.is_some_and(|head| self.is_body_noun(head));
            let draft = self.noun(part, np, above, target).filter(|d| {
                let topic = named_for && !matches!(d.category, Category::Assault | Category::Protest);
                if topic {
                    self.drop(part, d.frame, "what a body is named for".into());
                }
                !topic
            });
            let draft = draft.map(|mut draft| {
                draft.happens = above.is_none() && self.is_said_to_happen(part);
                self.share_doer(&mut draft, np, drafts);
                self.doer_who_tells(&mut draft);
                draft
            });
            drafts.extend(draft);
        }
        if let Some(genitive) = &np.genitive {
            for phrase in std::iter::once(&**genitive).chain(&genitive.coordinated) {
                self.noun_chain(part, phrase, Some(np.head), drafts);
            }
        }
        for attached in np.attached.iter().map(|(_, a)| a).chain(&np.appositions) {
            self.noun_chain(part, attached, Some(np.head), drafts);
        }
    }

    /// `وقع إطلاق نار`, `هز انفجار العاصمة`, `شهدت المدينة عملية خطف`: the subject of a verb of happening, or the object of one whose subject
    /// is the place.
    fn is_said_to_happen(&self, part: usize) -> bool {
        let sentence = self.sentence;
        let Some(verb) = sentence.governor(part).filter(|g| sentence.is_verb(*g)) else { return false };
        let place = |f: &u32| {
            let frame = self.frame(*f);
            frame.event == "LIGHT" && frame.slots.iter().any(|s| s.marker == "subj" && s.role == "place")
        };
        let shows = sentence.unit(verb).target().is_some_and(|t| self.frames(t).iter().any(place));
        let first = sentence.following(verb).bare.first() == Some(&part);
        shows || first && self.is_what_happens(verb, part)
    }

    /// `لجنة التشاور`, `وفد المفاوضات`
    fn is_body_noun(&self, head: usize) -> bool {
        let unit = &self.sentence.units[head];
        let agents = &self.resolver.lexicon.tables().agents;
        unit.target().is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "group")
    }

    /// `إقدام الشرطة على اقتحام المسجد والاعتداء على المصلين`: verbal nouns joined by `و` have one doer.
    fn share_doer(&self, draft: &mut Draft<'l>, np: &Np, before: &[Draft<'l>]) {
        let joined = self.sentence.units[np.head].clitics.conjunction.is_some();
        let forceful = |c: Category| matches!(c, Category::Assault | Category::Coerce | Category::Sanction);
        let last =
            before.last().filter(|d| d.nominal && d.sentence == draft.sentence && !d.actors.is_empty());
        if let Some(last) = last
            && joined
            && draft.actors.is_empty()
            && forceful(draft.category)
            && forceful(last.category)
        {
            let others = last.actors.iter().filter(|a| !draft.recipients.iter().any(|r| r.same(a)));
            draft.actors = others.cloned().map(|a| Resolved { via: Via::Anaphora, ..a }).collect();
        }
    }

    /// `أعلنت الوزارة أنه تم فرض عقوبات على`: a body of the state that tells of what was done with force of law has done it.
    fn doer_who_tells(&self, draft: &mut Draft<'l>) {
        let by_law = matches!(draft.category, Category::Sanction | Category::Coerce);
        let carried_out = self.sentence.governor(draft.part).is_some_and(|g| {
            let verbs = &self.resolver.lexicon.tables().verbs;
            let light = |t: Target| t.kind() == Kind::Verb && verbs[t.index()].is("light");
            self.sentence.unit(g).target().is_some_and(light) && !self.is_saying(self.sentence.unit(g))
        });
        let of_state = |r: &Resolved| {
            let sector = |s: &String| matches!(s.as_str(), "GOV" | "COP" | "JUD" | "MIL");
            r.class == Class::Group && !r.vague && r.sectors.first().is_some_and(sector)
        };
        let told = |s: &&Said| {
            s.content.contains(&draft.trigger.start)
                && !s.speaker.is_empty()
                && s.speaker.iter().all(of_state)
        };
        if by_law && carried_out && draft.actors.is_empty() {
            let teller = self.said.iter().rev().find(told).map(|s| s.speaker.clone());
            draft.actors = self.as_anaphora(teller.unwrap_or_default());
        }
    }

    fn noun(&mut self, part: usize, np: &Np, above: Option<usize>, target: Target) -> Option<Draft<'l>> {
        let sentence = self.sentence;
        let unit = &sentence.units[np.head];
        let frames = self.frames(target);
        if !self.can_fire(frames, 'n') && self.frames_of_verb(unit).is_empty() {
            return None;
        }
        let mut following = sentence.following(part);
        // `مواجهات اندلعت بين الجيشين`: what stands behind the verb of happening that goes on with the noun
        if let Some(verb) = self.happening(part, np) {
            let behind = sentence.following(verb);
            let sides = |p: &usize| matches!(&sentence.parts[*p].element, Element::Pp(m, Some(_)) if m == BETWEEN || m == WITH);
            if behind.bare.is_empty() {
                following.prepositional.extend(behind.prepositional.into_iter().filter(sides));
            }
            following.end = following.end.max(behind.end);
        }
        // `أحكام تراوحت بين سنتين وخمس بحق`: what stands behind the verb that only measures the deed
        if let Some(verb) = self.spanning(part, np) {
            let behind = sentence.following(verb);
            let own = |p: &usize| {
                let marker = self.marker_at(*p);
                let takes = |f: &u32| {
                    self.frame(*f).slots.iter().any(|s| s.marker == marker && s.role == "recipient")
                };
                marker != BETWEEN && frames.iter().any(takes)
            };
            following.prepositional.extend(behind.prepositional.into_iter().filter(own));
            following.end = following.end.max(behind.end);
        }
        let mut fillers = self.prepositional(&following);
        for (marker, attached) in &np.attached {
            fillers.push(self.filler_of(marker, part, attached));
        }
        if let Some(nation) = np.adjectives.iter().find_map(|a| self.resolver.adjective(&sentence.units[*a]))
        {
            fillers.push(Filler { part: Some(part), ..Filler::of("adj", vec![nation]) });
        }
        let construct = |entities: &[Resolved]| {
            entities
                .iter()
                .cloned()
                .map(|e| Resolved { via: if e.via == Via::Syntax { Via::Construct } else { e.via }, ..e })
                .collect()
        };
        if let Some(genitive) = &np.genitive {
            // `اغتصاب جنود فتيات`
            if let Some((doers, victims)) = self.two_peoples(genitive) {
                fillers.push(Filler { part: Some(part), ..Filler::of("=actor", self.entities(&doers)) });
                fillers.push(self.filler_of("obj", part, &victims));
            }
            let own = self.filler_of("gen", part, genitive);
            fillers.push(Filler { entities: construct(&own.entities), ..own });
            // `حرمان أسرى من العلاج`
            for (marker, attached) in genitive.attached.iter().filter(|(marker, _)| marker == FROM) {
                if fillers.iter().all(|f| f.marker != *marker) {
                    fillers.push(self.filler_of(marker, part, attached));
                }
            }
            // `استهداف المدينة`, with a nationality at the end: `العدوان الإسرائيلي`
            if fillers.iter().all(|f| f.marker != "adj")
                && let Some(nation) = self.trailing_nation(genitive)
            {
                // `مقاطعة المنتجات السويدية`: whose goods they are
                let boycott = |f: &u32| self.frame(*f).modes.iter().any(|m| m == "boycott");
                let goods = frames.iter().any(boycott);
                let marker = if goods { "=recipient" } else { "adj" };
                fillers.push(Filler { part: Some(part), ..Filler::of(marker, vec![nation]) });
            }
            self.verbal_object(part, np, &mut fillers);
            self.people_and_object(part, np, genitive, frames, &mut fillers);
            self.object_of_word(part, frames, &mut fillers);
            self.visitor_with_li(frames, &mut fillers);
        } else if let Some(shared) = self.shared_complement(np) {
            // `مقتل وإصابة 25 جنديا`
            let own = self.filler_of("gen", part, shared);
            fillers.push(Filler { entities: construct(&own.entities), ..own });
        } else if let Some(counted) = self.counted(part, np) {
            let own = self.filler("gen", counted);
            fillers.push(Filler { entities: construct(&own.entities), ..own });
        } else if unit.clitics.pronoun.is_some() && self.light_noun_before(part).is_some() {
            // `مواصلة الجيش قصفه`: whose deed it is stands before it
            self.verbal_object(part, np, &mut fillers);
        } else if let Some(pronoun) = unit.clitics.pronoun {
            self.verbal_object(part, np, &mut fillers);
            fillers.push(match self.taken_up(part) {
                Some(topic) => Filler { part: Some(part), ..self.filler("gen", topic) },
                None => Filler { part: Some(part), ..Filler::of("gen", self.pronoun(pronoun)) },
            });
        }
        // `أعلنت موسكو السفير شخصا غير مرغوب فيه`: the verb's object, of which the phrase tells
        if unit.is(Kind::EventPhrase)
            && let Some(object) = self.object_of_predicate(part)
        {
            fillers.push(self.filler("obj", object));
        }
        // `، مجددا مطالبة دمشق بسحب جنودها`
        let again = part.checked_sub(2).is_some_and(|mark| {
            matches!(sentence.parts[mark].element, Element::Mark(',' | '\u{060C}'))
                && self.resolver.doc.folded(sentence.units[sentence.parts[part - 1].units.start].first)
                    == AGAIN
        });
        if again && matches!(sentence.parts[part].element, Element::Np(_)) {
            let main = self.as_anaphora(self.discourse.main.clone());
            fillers.push(Filler { part: Some(part), ..Filler::of("=actor", main) });
        }
        // `لهجوم شنه متشددون`
        if let Some(doers) = self.relative_doer(part, np) {
            fillers.push(Filler { part: Some(part), ..Filler::of("=actor", doers) });
        }
        // `مظاهرة شارك فيها مئات`
        if let Some(people) = self.relative_participants(part) {
            fillers.push(Filler { marker: "=actor".into(), ..self.filler("obj", people) });
        }
        // `الهجوم الذي تعرضت له قاعدة`
        if let Some(at) = self.relative_sufferer(part, np) {
            fillers.push(Filler { marker: "=recipient".into(), ..self.filler("obj", at) });
        }
        let governor = sentence.governor(part).map(|g| self.over_relative(g, part));
        if let Some(governor) = governor {
            self.bombed_by(part, governor, frames, &mut fillers);
            self.lend(part, np, governor, &mut fillers);
            self.in_contact(part, np, governor, frames, &mut fillers);
        }
        // `أمكن لأعوان الحرس حجز كمية`
        if let Some(able) = governor.and_then(|g| self.enabled(g, part)) {
            fillers.push(Filler { marker: "=actor".into(), ..self.filler(LI, able) });
        }
        if let Some((at, light)) = self.light_noun(part) {
            fillers.extend(self.lent_by_noun(at, light));
        }
        if let Some(claimers) = self.claimer(part) {
            fillers.push(Filler { part: Some(part), ..Filler::of("=actor", claimers) });
        }
        let caller = governor.filter(|g| self.calls_for(*g, part));
        if let Some(caller) = caller {
            let following = self.sentence.following(caller);
            let subject = self.arguments(caller, self.sentence.unit(caller), &following).subject;
            fillers.push(Filler { part: Some(caller), ..Filler::of(judge::CALLER, subject) });
        }
        // `في اتصال هاتفي مع وكالة أنباء من طرابلس`
        let told = part + 1 < sentence.parts.len() && self.is_told_press(part + 1);
        let contact = frames.iter().map(|f| self.frame(*f)).find(|f| f.event == "CONSULT");
        if let Some(frame) = contact.filter(|_| told) {
            self.drop(part, frame, "an interview is no meeting".into());
            return None;
        }
        // `تم اعتقال نشطاء من قبل الشرطة`: the doer is told as one is with a passive
        let by = fillers.iter().find(|f| self.names_doer(f)).map(|f| f.entities.clone());
        if let Some(doers) = by {
            fillers.push(Filler { entities: doers, ..Filler::of("=actor", Vec::new()) });
        }
        let decreed = self.decreed(part, np, frames);
        let decree = decreed.is_some();
        if let Some(who) = decreed {
            fillers.push(Filler::of("=actor", who));
        }
        let mut draft = self.fire(frames, 'n', part, unit, &following, fillers, false)?;
        self.other_side(&mut draft, governor, &following);
        draft.nominal = true;
        draft.definite = unit.clitics.article || unit.clitics.pronoun.is_some();
        draft.pointed =
            np.units.start < np.head && sentence.units[np.units.start].function == Function::Demonstrative;
        let marks = self.resolver.lexicon.marker(self.marker_at(part));
        draft.came_before = marks.after || marks.aside;
        draft.trigger = self.trigger_bytes(np.head);
        if caller.is_some() && draft.category == Category::Protest && draft.status == Status::Asserted {
            draft.status = Status::Future;
        }
        // `استدعت السفير احتجاجا`: why, and no protest in the street
        let lent = || governor.is_some_and(|g| self.lends(g, part));
        let reason = draft.category == Category::Protest
            && np.units.len() == 1
            && unit.bits().accusative()
            && draft.actors.is_empty()
            && governor.is_some()
            && !lent();
        if reason {
            self.drop(part, draft.frame, "it tells why something else was done".into());
            return None;
        }
        // `انسحب من الاتفاق النووي مع إيران`: one that was made before
        let left = draft.category == Category::Agree && draft.definite && self.marker_at(part) == FROM;
        let told = decree || !left && self.judge_noun(&draft, np, above, governor);
        if !told {
            self.drop(part, draft.frame, "the noun names a topic, a wish or another event's theme".into());
        }
        told.then_some(draft)
    }

    /// The part with those who could do the deed, behind a verb by which it was possible.
    fn enabled(&self, verb: usize, part: usize) -> Option<usize> {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let target = self.sentence.unit(verb).target().filter(|t| t.kind() == Kind::Verb)?;
        let enables = verbs[target.index()].is("modal") && verbs[target.index()].is("happens");
        (verb + 1..part).find(|p| {
            let marked = matches!(&self.sentence.parts[*p].element, Element::Pp(m, Some(_)) if m == LI);
            enables && marked && self.entities_at(*p).iter().any(|e| e.class.acts())
        })
    }

    /// `مظاهرة شارك فيها مئات`, `المسيرة التي خرج فيها الطلاب`: the part with those who take part in what the noun names.
    fn relative_participants(&self, part: usize) -> Option<usize> {
        let sentence = self.sentence;
        let tables = self.resolver.lexicon.tables();
        let opens = matches!(sentence.parts.get(part + 1)?.element, Element::Function(Function::Relative));
        let verb = Some(part + 1 + usize::from(opens)).filter(|v| sentence.is_verb(*v))?;
        let unit = sentence.unit(verb);
        let joins = unit.target().filter(|t| t.kind() == Kind::Verb).map(|t| &tables.verbs[t.index()]);
        let within = match &sentence.parts.get(verb + 1)?.element {
            Element::Pp(marker, None) => marker == IN && sentence.unit(verb + 1).clitics.pronoun.is_some(),
            _ => false,
        };
        let plain = unit.clitics.conjunction.is_none() && unit.clitics.pronoun.is_none();
        let people = verb + 2;
        let bare = matches!(sentence.parts.get(people)?.element, Element::Np(_));
        let acts = || self.entities_at(people).iter().any(|e| e.class.acts());
        (joins?.is("joins") && within && plain && bare && acts()).then_some(people)
    }

    /// `مواجهات اندلعت`, `الاشتباكات التي وقعت`: the verb right behind a noun of a deed that says no more than that it happened.
    fn happening(&self, part: usize, np: &Np) -> Option<usize> {
        let sentence = self.sentence;
        if np.units.end != sentence.parts[part].units.end {
            return None;
        }
        let relative = sentence.function(part + 1) == Function::Relative;
        let verb = if relative { part + 2 } else { part + 1 };
        let unit = Some(verb).filter(|v| sentence.is_verb(*v)).map(|v| sentence.unit(v))?;
        let verbs = &self.resolver.lexicon.tables().verbs;
        let takes_object = |f: &u32| self.frame(*f).slots.iter().any(|s| s.marker == "obj");
        // `لقاءات عقدت في قم بين`: of a verb that takes the noun, its passive
        let passive = || unit.bits().passive() && sentence.following(verb).bare.is_empty();
        let told = unit.target().filter(|t| t.kind() == Kind::Verb).is_some_and(|t| {
            let light = self.frames(t).iter().any(|f| self.frame(*f).event == "LIGHT");
            (verbs[t.index()].is("light") || light) && (passive() || !self.frames(t).iter().any(takes_object))
        });
        (told && unit.clitics.pronoun.is_none() && unit.clitics.conjunction.is_none()).then_some(verb)
    }

    /// `أحكام بالسجن تراوحت بين`: the verb behind the noun, and behind one phrase of it, that tells how much or how long it is.
    fn spanning(&self, part: usize, np: &Np) -> Option<usize> {
        let sentence = self.sentence;
        let phrase =
            matches!(sentence.parts.get(part + 1).map(|p| &p.element), Some(Element::Pp(_, Some(_))));
        let verb = if phrase { part + 2 } else { part + 1 };
        let unit = Some(verb).filter(|v| sentence.is_verb(*v)).map(|v| sentence.unit(v))?;
        let verbs = &self.resolver.lexicon.tables().verbs;
        let spans = unit.target().is_some_and(|t| t.kind() == Kind::Verb && verbs[t.index()].is("spans"));
        let plain = unit.clitics.conjunction.is_none() && unit.clitics.pronoun.is_none();
        (spans && plain && !sentence.units[np.head].is_definite()).then_some(verb)
    }

    /// The object of the verb before a phrase that is said of it: `أعلنت موسكو السفير شخصا غير مرغوب فيه`.
    fn object_of_predicate(&self, part: usize) -> Option<usize> {
        let bare = matches!(self.sentence.parts[part].element, Element::Np(_));
        let verb = self.sentence.governor(part).filter(|g| bare && self.sentence.is_verb(*g))?;
        let arguments = self.arguments(verb, self.sentence.unit(verb), &self.sentence.following(verb));
        arguments.objects.into_iter().find_map(|object| match object {
            Object::Part(at) if at < part && arguments::acts(&self.entities_at(at)) => Some(at),
            _ => None,
        })
    }

    /// What stands after the second of two deeds joined by `و` is of both.
    fn shared_complement<'n>(&self, np: &'n Np) -> Option<&'n Np> {
        let units = &self.sentence.units;
        let second = np.coordinated.first()?;
        let deeds = [np, second].iter().all(|n| {
            units[n.head].target().is_some_and(|t| {
                self.frames(t).iter().any(|f| matches!(self.frame(*f).event.as_str(), "ASSAULT" | "COERCE"))
            })
        });
        let bare =
            np.units.start == np.head && np.head + 1 == second.units.start && !units[np.head].is_definite();
        second.genitive.as_deref().filter(|_| deeds && bare)
    }

    /// `المخابئ تم تدميرها`: the phrase before the light verb that the deed's pronoun takes up.
    fn taken_up(&self, part: usize) -> Option<usize> {
        let verb = part.checked_sub(1).filter(|v| self.sentence.is_verb(*v))?;
        let verbs = &self.resolver.lexicon.tables().verbs;
        let helps = self
            .sentence
            .unit(verb)
            .target()
            .is_some_and(|t| t.kind() == Kind::Verb && verbs[t.index()].is("light"));
        let before = self.sentence.preceding(verb).filter(|_| helps)?;
        (!self.entities_at(before).is_empty()).then_some(before)
    }

    /// `ترحيل عشرات المهاجرين`, `مقتل 12 جنديا`: a number begins the genitive.
    pub(super) fn counted(&self, part: usize, np: &Np) -> Option<usize> {
        let next = self.sentence.parts.get(part + 1)?;
        let Element::Np(following) = &next.element else { return None };
        let adjoins = np.units.end == self.sentence.parts[part].units.end
            && np.head + 1 == np.units.end
            && !self.sentence.units[np.head].is_definite();
        let number = following.number.as_ref().is_some_and(|n| n.start == next.units.start);
        (adjoins && number && self.sentence.unit(part + 1).clitics.conjunction.is_none()).then_some(part + 1)
    }

    /// `استهداف إسرائيل مدرسة`: after its subject a verbal noun has its object.
    pub(super) fn verbal_object(&self, part: usize, np: &Np, fillers: &mut Vec<Filler>) {
        // `دعوة الأمين العام طرفي النزاع`: of a call, whoever makes it
        let calls = self.sentence.units[np.head]
            .target()
            .is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).event == "REQUEST"));
        let acts = |f: &Filler| {
            f.marker == "gen"
                && f.entities.iter().any(|e| {
                    matches!(e.class, Class::Country | Class::Group | Class::Person) && (calls || !e.vague)
                })
        };
        let object = (part + 1..self.sentence.parts.len().min(part + 5)).find(|p| {
            let bare = matches!(self.sentence.parts[*p].element, Element::Np(_));
            bare && self.sentence.noun_before(*p) == Some(part)
        });
        if let Some(object) = object.filter(|_| unit_has_pronoun(np, self.sentence)) {
            fillers.push(self.filler("obj", object));
            return;
        }
        // `اعتقال أجهزة الأمن بالإسكندرية رئيس الحزب`: over the place and the time
        if fillers.iter().any(acts)
            && let Some(object) = self.object_over_setting(part)
        {
            fillers.push(self.filler("obj", object));
            return;
        }
        let next = self.sentence.parts.get(part + 1);
        let adjacent = next.is_some_and(|p| matches!(p.element, Element::Np(_)))
            && np.units.end == self.sentence.parts[part].units.end;
        if adjacent
            && !self.is_direction(part + 1)
            && fillers.iter().any(acts)
            && self.sentence.unit(part + 1).clitics.conjunction.is_none()
        {
            fillers.push(self.filler("obj", part + 1));
        }
    }

    /// `اقتحام محتجين السفارة`: people who are not known, and right behind them what is definite, of a deed that has its genitive for its
    /// object else.
    fn people_and_object(
        &self,
        part: usize,
        np: &Np,
        people: &Np,
        frames: &[u32],
        fillers: &mut Vec<Filler>,
    ) {
        let sentence = self.sentence;
        let head = &sentence.units[people.head];
        let several = !head.is_definite() && head.bits().number() == Some(Number::Plural);
        let somebody = |e: &Resolved| matches!(e.class, Class::Person | Class::People);
        let unknown = several && people.genitive.is_none() && self.entities(people).iter().all(somebody);
        let adjoins = np.units.end == sentence.parts[part].units.end && people.units.end == np.units.end;
        let object = part + 1;
        let definite = sentence.parts.get(object).is_some_and(|p| match &p.element {
            Element::Np(behind) => {
                sentence.units[behind.head].is_definite()
                    && sentence.units[behind.units.start].clitics.conjunction.is_none()
            }
            _ => false,
        });
        let takes = |f: &u32| {
            let frame = self.frame(*f);
            frame.slots.iter().any(|s| matches!(s.marker.as_str(), "gen" | "obj") && s.role == "recipient")
        };
        if unknown && adjoins && definite && frames.iter().any(takes) {
            fillers.iter_mut().filter(|f| f.marker == "gen").for_each(|f| f.marker = "=actor".into());
            if fillers.iter().all(|f| f.marker != "obj") {
                fillers.push(self.filler("=recipient", object));
            }
        }
    }

    /// The phrase behind the place or the time that stand after a verbal noun and its subject, right after them.
    fn object_over_setting(&self, part: usize) -> Option<usize> {
        let parts = &self.sentence.parts;
        let sets = |p: usize| match &parts[p].element {
            Element::Time => true,
            Element::Pp(marker, Some(np)) => {
                let place = |e: &Resolved| matches!(e.class, Class::Place | Class::Country);
                matches!(marker.as_str(), IN | BI) && self.entities(np).iter().all(place)
            }
            _ => false,
        };
        let object = (part + 1..parts.len()).find(|p| !sets(*p)).filter(|p| *p > part + 1)?;
        let people = self.entities_at(object).iter().any(|e| e.class.acts() && e.class != Class::Country);
        let plain = matches!(parts[object].element, Element::Np(_))
            && self.sentence.unit(object).clitics.conjunction.is_none()
            && !self.is_direction(object);
        let verb = (object + 1..parts.len()).find(|p| self.sentence.is_verb(*p));
        let opens = verb.is_some_and(|v| self.stands_before(object, v));
        (plain && people && !opens).then_some(object)
    }

    /// `زيارة عمل للوزير إلى صفاقس`, `زيارة رسمية لرئيس الحكومة لقرية`: of two who follow the person is on the visit.
    fn visitor_with_li(&self, frames: &[u32], fillers: &mut [Filler]) {
        let visit = frames.iter().any(|f| self.frame(*f).modes.iter().any(|m| m == "visit"));
        let goal = |f: &Filler| matches!(f.marker.as_str(), LI | TO);
        let goals = fillers.iter().filter(|f| goal(f)).count();
        let person = |f: &&mut Filler| {
            f.marker == LI && !f.entities.is_empty() && f.entities.iter().all(|e| e.class == Class::Person)
        };
        if visit
            && goals > 1
            && let Some(filler) = fillers.iter_mut().find(person)
        {
            filler.marker = "=actor".into();
        }
    }

    /// `إطلاق السلطات سراح 13 موقوفا`: behind who acts, the word that makes the noun an event, and of whom it is.
    fn object_of_word(&self, part: usize, frames: &[u32], fillers: &mut Vec<Filler>) {
        let takes = |frame: &Frame| frame.slots.iter().any(|s| s.marker == "gen" && s.role == "recipient");
        let next = part + 1;
        let object = self.sentence.parts.get(next).filter(|p| matches!(p.element, Element::Np(_)));
        let word = object.is_some()
            && frames.iter().map(|f| self.frame(*f)).any(|f| takes(f) && self.is_word_of(f, next));
        let of = self.sentence.np(next).and_then(|np| np.genitive.as_deref()).filter(|_| word);
        if let Some(of) = of {
            let acting = |f: &&mut Filler| f.marker == "gen" && f.entities.iter().any(|e| e.class.acts());
            fillers.iter_mut().filter(acting).for_each(|f| f.marker = "=actor".into());
            fillers.push(self.filler_of("=recipient", next, of));
        }
    }

    pub(super) fn trailing_nation(&self, np: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[np.head];
        if head.is_name() || head.is(Kind::Agent) || head.is(Kind::Office) || head.is(Kind::People) {
            return None;
        }
        // `تحرير مخطوف سوري`: of who is meant, and not of the deed
        let own = |a: &&usize| !head.is_definite() && !self.sentence.units[**a].clitics.article;
        let mut nations = np.adjectives.iter().filter(|a| !own(a));
        nations.find_map(|a| self.resolver.adjective(&self.sentence.units[*a]))
    }

    pub(super) fn marked(&self, following: &Following, marker: &str) -> Vec<Resolved> {
        following
            .prepositional
            .iter()
            .filter(|p| matches!(&self.sentence.parts[**p].element, Element::Pp(m, _) if m == marker))
            .flat_map(|p| self.entities_at(*p).to_vec())
            .collect()
    }
}

fn unit_has_pronoun(np: &Np, sentence: &Sentence) -> bool {
    sentence.units[np.head].clitics.pronoun.is_some()
}

/// `مجددا`
const AGAIN: &str = "\u{0645}\u{062C}\u{062F}\u{062F}\u{0627}";
