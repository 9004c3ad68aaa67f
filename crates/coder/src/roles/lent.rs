//! Roles that the words around the noun of a deed lend it: a light verb or noun, the verb that governs it, who speaks within it.

use super::arguments::acts;
use super::pronoun::DURING;
use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    /// Whether a verb counts dead or injured.
    pub(super) fn tells_toll(&self, verb: usize) -> bool {
        let counts = |s: &String| s == "dead" || s == "injured";
        let target = self.sentence.unit(verb).target();
        target.is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).switches.iter().any(counts)))
    }

    /// `أصيب ستة مدنيين جراء قصف الجيش`: beside those whom it hit, the genitive under arms is who did it.
    pub(super) fn bombed_by(&self, part: usize, verb: usize, frames: &[u32], fillers: &mut [Filler]) {
        let result = self.has_result(verb, part);
        if !result && !self.tells_toll(verb) {
            return;
        }
        let marks = self.resolver.lexicon.marker(self.marker_at(part));
        let cause = result || marks.cause || marks.after || self.marker_at(part) == IN;
        let attack = frames.iter().any(|f| self.frame(*f).event.starts_with("ASSAULT"));
        let doer = |f: &Filler| f.marker == "=actor" || f.marker == "adj" || self.is_agent_marker(&f.marker);
        // `قتل ستة جنود جراء استهداف الجيش`: they may be his
        let hit = |p: &usize| self.entities_at(*p).iter().any(Resolved::is_armed);
        let soldiers = self.sentence.following(verb).bare.iter().filter(|p| **p != part).any(hit);
        // `أدى استهداف الجيش إلى مقتل جنديين`
        let lost = |p: &usize| {
            let dead = self.sentence.np(*p).and_then(|np| np.genitive.as_deref());
            dead.is_some_and(|dead| self.entities(dead).iter().any(Resolved::is_armed))
        };
        let soldiers = soldiers || result && self.sentence.following(verb).prepositional.iter().any(lost);
        if !cause || !attack || soldiers || fillers.iter().any(doer) {
            return;
        }
        for filler in fillers.iter_mut().filter(|f| f.marker == "gen") {
            let armed = |e: &Resolved| e.class == Class::Group && e.is_armed();
            if !filler.entities.is_empty() && filler.entities.iter().all(armed) {
                filler.marker = "=actor".into();
            }
        }
    }

    /// `أدى قصف الجيش إلى`, `تسبب قصف الجيش في`: whether the part is the subject of a verb that tells what came of it.
    pub(super) fn has_result(&self, verb: usize, part: usize) -> bool {
        let target = self.sentence.unit(verb).target().filter(|t| t.kind() == Kind::Verb);
        let tells = target.is_some_and(|t| self.resolver.lexicon.tables().verbs[t.index()].is("result"));
        tells && self.sentence.following(verb).bare.first() == Some(&part)
    }

    /// `إثر تعرضه لهجوم`, `قيام مسلحين بخطف`: the light verb's noun before a deed, and its frame.
    pub(super) fn light_noun(&self, part: usize) -> Option<(usize, &'l Frame)> {
        if let Some(light) = self.light_noun_before(part) {
            return Some(light);
        }
        let Element::Pp(marker, _) = &self.sentence.parts[part].element else { return None };
        let at = (0..part).rev().find(|p| self.sentence.parts[*p].element != Element::Time)?;
        let takes =
            |f: &&Frame| f.slots.iter().any(|s| s.role == "theme" && s.required && s.marker == *marker);
        let mut light = self.light_frames(&self.sentence.units[self.sentence.np(at)?.head]);
        light.find(takes).map(|frame| (at, frame))
    }

    /// `تكثيف القوات قصفها`, `مواصلة الجيش غاراته`: the noun of a light verb with its doer, and the deed right behind.
    pub(super) fn light_noun_before(&self, part: usize) -> Option<(usize, &'l Frame)> {
        let at =
            part.checked_sub(1).filter(|_| matches!(self.sentence.parts[part].element, Element::Np(_)))?;
        let np = self.sentence.np(at).filter(|np| np.genitive.is_some())?;
        let takes = |f: &&Frame| f.slots.iter().any(|s| s.role == "theme" && s.marker == "obj");
        let mut light = self.light_frames(&self.sentence.units[np.head]);
        light.find(takes).map(|frame| (at, frame))
    }

    /// The frames of a light verb whose verbal noun a word is or can be: `الدخول`, `تقديم`.
    fn light_frames(&self, noun: &Unit) -> impl Iterator<Item = &'l Frame> {
        let word = self.resolver.doc.folded(noun.first);
        let word = word.get(usize::from(noun.clitics.stem_at)..).unwrap_or(word);
        let readings = self.resolver.lexicon.word(word.trim_start_matches(crate::word::ARTICLE));
        let nouns = noun.target().into_iter().chain(readings.map(|r| r.target));
        let nouns: Vec<Target> = nouns.filter(|t| t.kind() == Kind::VerbalNoun).collect();
        let frames = nouns.into_iter().flat_map(|t| self.frames(t)).map(|f| self.frame(*f));
        frames.filter(|f| f.event == "LIGHT")
    }

    /// Whom the noun of a light verb names gets the role of the verb's subject.
    pub(super) fn lent_by_noun(&self, at: usize, light: &Frame) -> Option<Filler> {
        let np = self.sentence.np(at)?;
        let who = match (&np.genitive, self.sentence.units[np.head].clitics.pronoun) {
            (Some(genitive), _) => self.entities(genitive),
            (None, Some(pronoun)) => self.pronoun(pronoun).into(),
            (None, None) => self.announced_by(at)?.into(),
        };
        let role = light.slots.iter().find(|s| s.marker == "subj").map_or("actor", |s| s.role.as_str());
        Some(Filler { part: Some(at), ..Filler::of(&format!("={role}"), who) })
    }

    /// `أعلنت النقابة الدخول في إضراب`, `قرر الأعوان خوض إضراب`: whoever announces or decides a light deed of nobody else's does it.
    fn announced_by(&self, at: usize) -> Option<Vec<Resolved>> {
        let sentence = self.sentence;
        let verb = sentence.governor(at).filter(|v| sentence.is_verb(*v))?;
        let unit = sentence.unit(verb);
        if !(self.is_saying(unit) || self.lends(verb, at)) {
            return None;
        }
        let arguments = self.arguments(verb, unit, &sentence.following(verb));
        let acts = !arguments.passive && arguments.subject.iter().any(|s| s.class.acts());
        acts.then_some(arguments.subject)
    }

    /// `شدد الرئيس في اتصال مع نظيره على`, `أبلغ الوزير نظيره في اتصال هاتفي أن`: who speaks within a contact and whom he speaks to have it.
    pub(super) fn in_contact(
        &self,
        part: usize,
        np: &Np,
        verb: usize,
        frames: &[u32],
        fillers: &mut Vec<Filler>,
    ) {
        let sentence = self.sentence;
        let head = &sentence.units[np.head];
        let within = matches!(&sentence.parts[part].element, Element::Pp(m, _) if m == IN || m == DURING);
        let contact = frames.iter().any(|f| {
            let frame = self.frame(*f);
            frame.event == "CONSULT" && !frame.modes.iter().any(|mode| mode == "visit")
        });
        if !within || !contact || head.is_definite() || !sentence.is_verb(verb) {
            return;
        }
        let somebody = |e: &Resolved| matches!(e.class, Class::Person | Class::Country | Class::Group);
        let other = fillers.iter().find(|f| f.entities.iter().any(|e| e.class.acts()));
        let with = other.is_some_and(|f| f.marker == WITH);
        // `في اتصال هاتفي مع عائشة`: nobody knows who that is
        let known = |e: &Resolved| e.actor.is_some() || e.code.is_some() || !e.sectors.is_empty();
        if other.is_some_and(|f| !with || !f.entities.iter().any(known)) {
            return;
        }
        let unit = sentence.unit(verb);
        let following = sentence.following(verb);
        let arguments = self.arguments(verb, unit, &following);
        if arguments.passive || arguments.subject.is_empty() || !arguments.subject.iter().all(somebody) {
            return;
        }
        let mut found =
            vec![Filler { part: Some(part), ..Filler::of("=both", self.as_anaphora(arguments.subject)) }];
        if !with {
            if !self.is_speech(unit) && !self.is_saying(unit) {
                return;
            }
            let object = arguments.objects.iter().find_map(|object| match object {
                Object::Part(at) => Some(self.entities_at(*at)),
                Object::Half(_, np) => Some(self.entities(np)),
                Object::Pronoun(_) => None,
            });
            let to = || following.prepositional.iter().copied().find(|p| self.marker_at(*p) == LI);
            let person =
                |e: &Resolved| e.class == Class::Person && !e.several && !(e.vague && e.office.is_none());
            let people = |met: &[Resolved]| !met.is_empty() && met.iter().all(person);
            // `أكد لنظيره دعم بلاده`: the object is what is said
            let object = object.filter(|met| people(met)).map(|met| met.to_vec());
            let Some(met) =
                object.or_else(|| to().map(|p| self.entities_at(p).to_vec()).filter(|met| people(met)))
            else {
                return;
            };
            found.push(Filler { part: Some(part), ..Filler::of("=both", met) });
        }
        fillers.extend(found);
    }

    /// `سيطرت الحركة على البلدة بعد معارك مع قوات النظام`: the subject of the clause fought them.
    pub(super) fn other_side(&self, draft: &mut Draft<'l>, governor: Option<usize>, following: &Following) {
        let with =
            |p: &usize| matches!(&self.sentence.parts[*p].element, Element::Pp(m, Some(_)) if m == WITH);
        let alone = draft.two_sided && following.prepositional.iter().any(with);
        let named = |p: &usize| draft.actors.len() == self.entities_at(*p).len();
        let only = alone && following.prepositional.iter().filter(|p| with(p)).any(named);
        let Some(verb) = governor.filter(|g| only && self.sentence.is_verb(*g)) else { return };
        if self.is_saying(self.sentence.unit(verb)) {
            return;
        }
        let arguments = self.arguments(verb, self.sentence.unit(verb), &self.sentence.following(verb));
        let others = arguments.subject.into_iter().filter(|s| s.class.acts());
        add(&mut draft.actors, self.as_anaphora(others.collect()));
    }

    /// What a light verb gives to the event noun that it governs: `شن س غارة على ص`.
    pub(super) fn lend(&mut self, part: usize, np: &Np, governor: usize, fillers: &mut Vec<Filler>) {
        let sentence = self.sentence;
        let unit = sentence.unit(governor);
        // `مجددا مطالبة دمشق بسحب جنودها`
        if unit.is(Kind::ActiveParticiple)
            && let Some(target) = unit.target()
        {
            if self.light_frame(unit, target, part).is_some() {
                let subject = self.participle_subject(unit);
                let lent = Filler::of("=actor", self.as_anaphora(subject));
                fillers.push(Filler { part: Some(governor), ..lent });
            }
            return;
        }
        let Some(target) = unit.target().filter(|t| t.kind() == Kind::Verb) else { return };
        // `أسفر عن مقتل`: a result has no doer of its own
        if self.resolver.lexicon.tables().verbs[target.index()].is("result") {
            return;
        }
        // `أعلنت الناطقة مقتل ستة`: who announces a killing has not done it, unless he commands
        let noun = sentence.units[np.head].target();
        let assault = noun.is_some_and(|t| self.tells_attack_here(part, self.frames(t)));
        // only what stands in the place of the event: `شن س غارة`, `تعرض س لهجوم`
        let Some(light) = self.light_frame(unit, target, part) else { return };
        // `تلقت العائلة خبر مقتل ابنها`: who hears of a deed is not whom it befell
        let news = || {
            let whole = sentence.np(part).filter(|whole| whole.head != np.head);
            whole.is_some_and(|whole| self.is_document(whole)) && self.is_forceful(&sentence.units[np.head])
        };
        if light.slots.iter().any(|s| s.marker == "subj" && s.role == "recipient") && news() {
            return;
        }
        // `أقرت إسرائيل بقتل الصحفية`, but `أقرت بمقتل جنود`: what somebody admits to have done himself
        let admitted = light.slots.iter().any(|s| s.marker == BI && s.role == "theme")
            && noun.is_some_and(|t| {
                t.kind() == Kind::VerbalNoun
                    && !self.frames(t).iter().any(|f| self.frame(*f).switches.iter().any(|s| s == "injured"))
            });
        // `وجهت الولايات المتحدة ضربات إلى مواقع`: a verb of words that is turned to a target tells none
        let aimed = light.slots.iter().any(|s| s.role == "recipient");
        // `واصلت إيران إعدام معارضين`: a verb of phase brings words only before `قائلا`
        let phase = self.resolver.lexicon.tables().verbs[target.index()].is("phase");
        let announced = assault && self.is_saying(unit) && !admitted && !aimed && !phase;
        let following = sentence.following(governor);
        let Arguments { subject, objects, passive } = self.arguments(governor, unit, &following);
        let is_subject = following.bare.first() == Some(&part) && !objects.contains(&Object::Part(part));
        // `أعلن الجيش مقتل اثنين من جنوده`
        // `أعلنت الحركة مقتل رئيس مكتبها السياسي`
        let own_word = |t: usize| {
            let word = self.resolver.doc.folded(t);
            OWN_ENDINGS.iter().any(|ending| word.ends_with(ending))
        };
        let mine = |u: &Unit| {
            u.is_nominal() && u.clitics.pronoun.is_some()
                || u.is(Kind::Office) && u.first < u.last && (u.first..u.last).any(own_word)
        };
        // `أعلن الجيش مقتل اثنين من جنوده وإصابة ثلاثة`
        let next = self.counted(part, np).unwrap_or(part);
        let told = |p: usize| self.sentence.np(p).is_some_and(|np| self.tells_deed(np));
        let own = (governor + 1..=next).filter(|p| told(*p) || Some(p) != following.bare.first()).any(|p| {
            self.sentence.np(p).is_some_and(|np| sentence.units[np.units.clone()].iter().skip(1).any(mine))
                || p > part && self.sentence.np(p).is_some_and(|np| mine(&sentence.units[np.head]))
        });
        // `أعلن رئيس الحركة قبول الحركة المبادرة`: a deed with its own doer and object is not of whoever announces it
        // but `أعلن البنك إقراض الأردن 300 مليون`: those who are given something are none who act
        let given = |f: &u32| {
            let frame = self.frame(*f);
            frame.event == "AID" && frame.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient")
        };
        let thing = fillers.iter().any(|f| f.marker == "obj" && !f.entities.iter().any(|e| e.class.acts()));
        let gives = thing && self.frames_of_verb(&sentence.units[np.head]).iter().any(given);
        let whole = self.resolver.lexicon.tables().verbs[target.index()].is("say")
            && !gives
            && fillers.iter().any(|f| f.marker == "obj")
            && fillers.iter().any(|f| f.marker == "gen" && f.entities.iter().any(|e| e.class.acts()));
        // `قوبل القرار بانتقادات`: what a passive light verb is done to
        let undergone = passive && light.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient");
        // `وأشارت الإدارة … ارتكبت مجزرة`: who speaks of it has not done it
        let carried = assault
            && self.discourse.subject_says
            && !subject.is_empty()
            && subject.iter().all(|s| s.via == Via::Anaphora)
            && sentence.preceding(governor).is_none();
        // `أعلن الوسيط عن الاتفاق`: those who agreed were named before
        let agreed = noun.is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).event == "AGREE"));
        let between = fillers.iter().any(|f| f.marker == "gen" && f.entities.iter().any(|e| e.class.acts()));
        let of_others =
            agreed && self.is_saying(unit) && (sentence.units[np.head].clitics.article || between);
        if passive && !undergone
            || of_others
            || whole
            || carried
            || is_subject
            || announced && (own || !subject.iter().any(commands) || subject.iter().any(speaks_for))
        {
            return;
        }
        // `أجرت النيابة تحقيقا مع المدير`: whom the noun's own frame turns to
        let turned = |marker: &str| {
            let own =
                |f: &u32| self.frame(*f).slots.iter().any(|s| s.marker == marker && s.role == "recipient");
            noun.is_some_and(|t| self.frames(t).iter().any(own))
        };
        for slot in &light.slots {
            if slot.role == "theme" || slot.role == "ignore" || slot.role == "both" && turned(&slot.marker) {
                continue;
            }
            let entities = match slot.marker.as_str() {
                "obj" if undergone => self.or_behind(governor, &subject),
                // `دفع الحكومة إلى قصف المدينة`: who is brought to do it
                "obj" if slot.role == "actor" => {
                    let brought = following.bare.iter().rfind(|p| **p < part);
                    brought.map(|p| self.entities_at(*p).to_vec()).unwrap_or_default()
                }
                _ if undergone => continue,
                "subj" if slot.role == "recipient" && !assault => self.or_behind(governor, &subject),
                "subj" => subject.clone(),
                marker => self.marked(&following, marker),
            };
            if !entities.is_empty() {
                fillers.push(Filler {
                    part: Some(governor),
                    ..Filler::of(&format!("={}", slot.role), entities)
                });
            }
        }
        if !undergone && light.slots.iter().all(|s| s.marker != "subj") && !subject.is_empty() {
            fillers.push(Filler { part: Some(governor), ..Filler::of("=actor", subject) });
        }
    }

    /// Whether the noun of a part tells an attack by the words around it: `قطع أشجار الزيتون`, not `قطع العلاقات`.
    fn tells_attack_here(&self, part: usize, frames: &[u32]) -> bool {
        let parts = &self.sentence.parts;
        let end = self.sentence.following(part).end.max(part + 1);
        let range = parts[part].units.start..parts[end - 1].units.end;
        let attacks = |f: &&u32| self.frame(**f).event == "ASSAULT";
        let given = |f: &u32| !self.frame(*f).with.is_empty() && self.has_its_words(*f, part, &range);
        let plain = |f: &u32| self.frame(*f).with.is_empty();
        frames.iter().filter(attacks).any(|f| plain(f) || given(f))
            && !frames.iter().filter(|f| !attacks(f)).any(given)
    }

    /// `أثارت تصريحات الوزير انتقادات`, `يثير القانون انتقادات`: who acts, else who stands behind the subject, else whose deed the
    /// sentence tells.
    fn or_behind(&self, verb: usize, subject: &[Resolved]) -> Vec<Resolved> {
        let acting = |who: &[Resolved]| who.iter().any(|e| e.class.acts() && e.via != Via::Anaphora);
        if acting(subject) {
            return subject.to_vec();
        }
        let following = self.sentence.following(verb);
        let at = self.sentence.antecedent(verb).or_else(|| self.sentence.preceding(verb));
        let at = at.or_else(|| following.bare.first().copied());
        let behind = at.and_then(|p| self.sentence.np(p).map(|np| self.behind(p, np))).unwrap_or_default();
        if behind.iter().any(|e| e.class.acts()) {
            return behind;
        }
        let main = self.as_anaphora(self.discourse.main.clone());
        if main.iter().any(|e| e.class.acts()) { main } else { subject.to_vec() }
    }

    /// `قام مسلحون يرتدون بزات عسكرية بخطف`: the light verb before a clause that only describes its subject.
    pub(super) fn over_relative(&self, verb: usize, part: usize) -> usize {
        // `أصدر المجلس بيانا تدين فيه القصف`: the verb has its object
        let describes = verb.checked_sub(1).is_some_and(|p| {
            let unit = self.sentence.unit(verb);
            self.sentence.np(p).is_some_and(|np| !self.sentence.units[np.head].is_definite())
                && self.sentence.is_verb(verb)
                && unit.clitics.conjunction.is_none()
                && unit.bits().tense() == Some(arabic::verb::Tense::Imperfect)
                && (matches!(self.sentence.parts[part].element, Element::Pp(..))
                    || acts(&self.entities_at(p)))
        });
        let outer = self.sentence.governor(verb).filter(|o| describes && self.lends(*o, part));
        outer.filter(|_| !self.lends(verb, part)).unwrap_or(verb)
    }

    /// Whether the verb is light, and the part stands where its event stands.
    pub(super) fn lends(&self, verb: usize, part: usize) -> bool {
        let unit = self.sentence.unit(verb);
        unit.target().is_some_and(|target| self.light_frame(unit, target, part).is_some())
    }

    /// The frame of a light verb, or of one that is spelt alike (`يدخل`), in which the part is the event.
    fn light_frame(&self, verb: &Unit, target: Target, part: usize) -> Option<&'l Frame> {
        let marker = self.marker_at(part);
        let is_event = |s: &Slot| s.role == "theme" && s.marker == marker;
        let light = |f: &&Frame| f.event == "LIGHT" && f.slots.iter().any(is_event);
        self.verb_frames(verb, target).into_iter().map(|f| self.frame(f)).find(light)
    }
}

/// `الناطقة باسم الشرطة`: who speaks for a force tells what it knows, and need not have done it.
fn speaks_for(who: &Resolved) -> bool {
    who.class == Class::Person && who.office.as_deref().is_some_and(|o| o.contains("spokes"))
}

/// Whether somebody has men under arms; one man by himself has none.
fn commands(who: &Resolved) -> bool {
    who.is_armed() && (who.class != Class::Person || who.several)
}

/// `ها`, `هم`: of a title that says whose it is, `رئيس مكتبها السياسي`.
const OWN_ENDINGS: [&str; 2] = ["\u{0647}\u{0627}", "\u{0647}\u{0645}"];
