//! Whether a noun reports an event where it stands, rather than naming a topic, a wish or another event's theme.

use super::*;

/// `ذكرى`, folded.
const ANNIVERSARY: &str = "\u{0630}\u{0643}\u{0631}\u{064A}";
/// The marker of those who call for what the noun names: they are its actors where it is a protest.
pub(super) const CALLER: &str = "=caller";

impl RoleReader<'_, '_, '_> {
    pub(super) fn judge_noun(
        &self,
        draft: &Draft<'_>,
        np: &Np,
        above: Option<usize>,
        governor: Option<usize>,
    ) -> bool {
        let part = draft.part;
        let lent = governor.is_some_and(|g| self.lends(g, part)) || self.light_noun(part).is_some();
        let announced = draft.category == Category::Protest && draft.status == Status::Future;
        // `بعد الدعوة للقيام باحتجاجات`: the light noun itself is called for
        let light = self.light_noun(part);
        // `جددت رفضها تهجير السكان`
        let addressed = draft.category != Category::Assault
            && matches!(self.sentence.parts[part].element, Element::Np(_))
            && self.sentence.is_object_of_noun(part);
        let passed_over = addressed
            || self.is_told_in_art(part)
            || self.is_remembered(part)
            || self.under_notion(part, above)
            || light.is_some_and(|(at, _)| self.under_notion(at, None))
            || self.will_be(light.map_or(part, |(at, _)| at))
            || draft.category == Category::Protest && !announced && self.is_threatened(governor)
            || self.is_any(np)
            || above.is_none() && self.is_forbidden(part, governor)
            || !lent
                && (draft.category != Category::Protest && self.is_predicate(part, governor)
                    || self.is_generic_deed(draft, np, governor))
            || !lent
                && !announced
                && (!self.is_answered(draft) && self.is_theme(part, governor)
                    || self.is_purpose_of(draft, governor))
            || !lent && self.is_known(draft, np);
        let passed_over = passed_over || !lent && !announced && self.joins_theme(draft, governor);
        let told = matches!(draft.category, Category::Assault | Category::Protest)
            && (self.is_told_on(draft)
                || self.is_cause_of_toll(draft, governor)
                || self.is_subject_of_result(draft, governor));
        !passed_over && (told || self.says_enough(draft, np) || draft.category == Category::Assault && lent)
    }

    /// `يروي الفيلم قصة هجوم`, `تتناول الرواية اعتقال شاعر`: what a work of art is about.
    pub(super) fn is_told_in_art(&self, part: usize) -> bool {
        let sentence = self.sentence;
        let tables = self.resolver.lexicon.tables();
        let work = |p: usize| {
            let head = sentence.np(p).and_then(|np| sentence.units[np.head].target());
            head.is_some_and(|t| t.kind() == Kind::Noun && tables.nouns[t.index()].is("work"))
        };
        let tells = |verb: &usize| {
            let target = sentence.unit(*verb).target().filter(|t| t.kind() == Kind::Verb);
            target.is_some_and(|t| tables.verbs[t.index()].is("narrate"))
        };
        let verb = (0..part).rev().find(|p| sentence.is_verb(*p)).filter(tells);
        verb.is_some_and(|v| {
            let behind = sentence.following(v).bare.first().copied().filter(|p| *p < part);
            behind.is_some_and(work) || sentence.preceding(v).is_some_and(work)
        })
    }

    /// `إحياء لذكرى استشهاد`: a deed of which only the day is kept.
    fn is_remembered(&self, part: usize) -> bool {
        let before = part.checked_sub(1).map(|b| &self.sentence.parts[b]);
        before.is_some_and(|b| {
            let word = self.resolver.doc.folded(self.sentence.units[b.units.end - 1].last);
            b.element == Element::Time && word.ends_with(ANNIVERSARY)
        })
    }

    /// `إقدام الحزب على استهداف المدينة سيكلفه`, `حظر الحزب سينتهك`: a deed of which it is told what it would bring.
    fn will_be(&self, part: usize) -> bool {
        const REACH: usize = 8;
        let sentence = self.sentence;
        let opened = part.checked_sub(1).is_some_and(|before| {
            sentence.parts[before].element == Element::Function(Function::Complementiser)
        });
        let verb = (part + 1..sentence.parts.len().min(part + REACH)).find(|p| sentence.is_verb(*p));
        opened
            && verb.is_some_and(|v| {
                sentence.unit(v).clitics.future && sentence.unit(v).clitics.conjunction.is_none()
            })
    }

    /// `هدد الأطباء بالدخول في إضراب`: a strike that is only threatened.
    fn is_threatened(&self, governor: Option<usize>) -> bool {
        let target = governor.and_then(|g| self.sentence.unit(g).target());
        let threatens = |f: &u32| self.frame(*f).event == "THREATEN";
        target.is_some_and(|t| self.frames(t).iter().any(threatens))
    }

    /// `لتأمين وقف إطلاق النار في غزة وإطلاق سراح الرهائن`: a noun that `و` joins to a purpose or a theme is one too.
    fn joins_theme(&self, draft: &Draft<'_>, governor: Option<usize>) -> bool {
        const REACH: usize = 4;
        let sentence = self.sentence;
        let joined = sentence.unit(draft.part).clitics.conjunction == Some(arabic::clitic::Conjunction::Wa)
            && matches!(sentence.parts[draft.part].element, Element::Np(_));
        if !joined || !matches!(draft.category, Category::Retreat | Category::Aid | Category::Coerce) {
            return false;
        }
        let before = (0..draft.part).rev().take(REACH).take_while(|p| {
            matches!(sentence.parts[*p].element, Element::Np(_) | Element::Pp(..) | Element::Time)
        });
        let deed = |p: &usize| {
            let np = sentence.np(*p).filter(|_| self.marker_at(*p) != "obj");
            np.is_some_and(|np| {
                matches!(sentence.units[np.head].kind(), Some(Kind::VerbalNoun | Kind::EventPhrase))
            })
        };
        let Some(lead) = before.into_iter().find(deed) else { return false };
        let marker = self.marker_at(lead);
        let purpose = matches!(marker, LI | TO) || self.resolver.lexicon.marker(marker).purpose;
        purpose || self.is_theme(lead, governor)
    }

    /// Whether the noun names who took part, where, or how many: without all of that it is a mere word.
    fn says_enough(&self, draft: &Draft<'_>, np: &Np) -> bool {
        let filled = !draft.actors.is_empty() || !draft.recipients.is_empty();
        match draft.category {
            Category::Assault | Category::Protest => {
                let indefinite = draft.category == Category::Protest && !self.is_definite(np);
                filled
                    || !draft.places.is_empty()
                    || np.number.is_some()
                    || self.is_aimed(draft, np)
                    || indefinite
            }
            Category::Consult => !draft.actors.is_empty(),
            // `تم إيقاف شاب`: nobody is said to have done it
            Category::Coerce | Category::Sanction | Category::Retreat if !draft.recipients.is_empty() => true,
            // `انطلقت محاكمة 300 شاب`
            Category::Accuse if draft.switch("needs-recipient") && !draft.recipients.is_empty() => true,
            // `أسفرت عن إنقاذ 90 مهاجرا`
            Category::Aid => !draft.actors.is_empty() || rescues(draft),
            _ => !draft.actors.is_empty(),
        }
    }

    /// `إطلاق الصواريخ على عسقلان`, `تدميرها`: whom it befell is said, although nobody knows him.
    fn is_aimed(&self, draft: &Draft<'_>, np: &Np) -> bool {
        let aims = |at: &usize| {
            let Element::Pp(marker, _) = &self.sentence.parts[*at].element else { return false };
            let slot = draft.frame.slots.iter().find(|s| s.marker == *marker);
            slot.is_some_and(|s| matches!(s.role.as_str(), "recipient" | "victim"))
                || self.resolver.lexicon.marker(marker).against
        };
        draft.category == Category::Assault
            && (self.sentence.units[np.head].clitics.pronoun.is_some()
                || self.sentence.following(draft.part).prepositional.iter().any(aims))
    }

    /// `الاحتجاجات التي شهدتها البلاد`, `اشتباكات وقعت أمس`: a verb of happening goes on with the noun.
    fn is_told_on(&self, draft: &Draft<'_>) -> bool {
        let tables = self.resolver.lexicon.tables();
        let verb = (draft.part + 1..self.sentence.parts.len()).take(3).find(|p| self.sentence.is_verb(*p));
        let happens = |t: Target| {
            t.kind() == Kind::Verb
                && (tables.verbs[t.index()].is("light")
                    || self.frames(t).iter().any(|f| self.frame(*f).event == "LIGHT"))
        };
        verb.is_some_and(|v| {
            let relative = (draft.part + 1..v)
                .any(|p| matches!(self.sentence.parts[p].element, Element::Function(Function::Relative)));
            let plain = (draft.part + 1..v).all(|p| {
                matches!(
                    self.sentence.parts[p].element,
                    Element::Function(_) | Element::Time | Element::Pp(..)
                )
            });
            plain
                && (relative || !draft.definite)
                && self.sentence.unit(v).bits().tense() == Some(arabic::verb::Tense::Perfect)
                && self.sentence.unit(v).target().is_some_and(happens)
        })
    }

    /// `رفضت تايلاند طلب ماليزيا`: what somebody else has asked or said is refused.
    fn is_answered(&self, draft: &Draft<'_>) -> bool {
        let speaks = matches!(draft.category, Category::Request | Category::Threaten | Category::Accuse);
        speaks
            && self.marker_at(draft.part) == "obj"
            && draft.actors.iter().any(|a| !a.vague && a.via == Via::Construct)
    }

    /// `قتل جنود في كمين`: the attack beside its toll.
    fn is_cause_of_toll(&self, draft: &Draft<'_>, governor: Option<usize>) -> bool {
        governor.is_some_and(|g| self.tells_toll(g)) && !draft.definite && self.is_in(draft)
    }

    /// `أوقع الهجوم 13 قتيلا`, `التفجير خلف عشرات القتلى`: people were killed or hurt by it.
    fn is_subject_of_result(&self, draft: &Draft<'_>, governor: Option<usize>) -> bool {
        let tables = self.resolver.lexicon.tables();
        let after =
            || (draft.part + 1..self.sentence.parts.len()).take(4).find(|p| self.sentence.is_verb(*p));
        let governor = governor.filter(|g| self.sentence.is_verb(*g) && *g + 1 == draft.part);
        let verb = governor.or_else(|| after().filter(|v| self.sentence.preceding(*v) == Some(draft.part)));
        let Some(verb) = verb else { return false };
        // any reading of the verb: `خلف` is of form I too
        let readings = self.sentence.unit(verb).info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let results =
            readings.filter(|t| t.kind() == Kind::Verb).any(|t| tables.verbs[t.index()].is("result"));
        let hurt = |u: &Unit| {
            u.target().is_some_and(|t| match t.kind() {
                Kind::Agent => {
                    let en = tables.agents[t.index()].en.first().map_or("", String::as_str);
                    en.contains("killed") || en.contains("injured")
                }
                _ => self
                    .frames(t)
                    .iter()
                    .any(|f| self.frame(*f).switches.iter().any(|s| s == "dead" || s == "injured")),
            })
        };
        let start = self.sentence.parts[verb].units.start;
        let end = self.sentence.units.len().min(start + 8);
        results && self.marker_at(draft.part) == "obj" && self.sentence.units[start..end].iter().any(hurt)
    }

    fn is_definite(&self, np: &Np) -> bool {
        self.sentence.units[np.head].is_definite()
            || np.genitive.as_deref().is_some_and(|g| {
                let head = &self.sentence.units[g.head];
                head.is_definite() || g.genitive.is_some() || g.name.is_some()
            })
    }

    /// `يمثل عدوانا`: what something is called, not what happened.
    fn is_predicate(&self, part: usize, governor: Option<usize>) -> bool {
        let verbs = &self.resolver.lexicon.tables().verbs;
        // any reading of the verb: `يمثل` is of form I too
        let analyses = |g: usize| self.sentence.unit(g).info.iter().flat_map(|i| &i.analyses);
        let calls = |t: Target| t.kind() == Kind::Verb && verbs[t.index()].is("copula");
        let indefinite = self.sentence.np(part).is_none_or(|np| !self.is_definite(np));
        let governor = governor.filter(|g| self.sentence.is_verb(*g) && indefinite);
        self.marker_at(part) == "obj" && governor.is_some_and(|g| analyses(g).any(|a| calls(a.target)))
    }

    /// `قتل الأبرياء`, `خطف الصحافيين`: a deed as such, done by nobody to a kind of people, with no number, place or day.
    fn is_generic_deed(&self, draft: &Draft<'_>, np: &Np, governor: Option<usize>) -> bool {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let target = governor.and_then(|g| self.sentence.unit(g).target()).filter(|t| t.kind() == Kind::Verb);
        let result = target.is_some_and(|t| verbs[t.index()].is("result") || verbs[t.index()].is("light"));
        let counted = |np: &Np| np.number.is_some();
        let kind_of_people = np.genitive.as_deref().is_some_and(|g| {
            let head = &self.sentence.units[g.head];
            head.clitics.article && !counted(g) && head.bits().number() == Some(Number::Plural)
        });
        draft.category == Category::Assault
            && !result
            && !self.sentence.headline
            && kind_of_people
            && draft.actors.is_empty()
            && draft.places.is_empty()
            && draft.recipients.iter().all(|r| r.vague)
    }

    pub(super) fn marker_at(&self, part: usize) -> &str {
        match &self.sentence.parts[part].element {
            // `موجة جديدة من الغارات`: as many as there are, in the place of the word that counts them
            Element::Pp(marker, Some(_)) if marker == FROM && self.counts_what_follows(part) => "obj",
            Element::Pp(marker, _) => marker.as_str(),
            _ => "obj",
        }
    }

    fn counts_what_follows(&self, part: usize) -> bool {
        let before =
            part.checked_sub(1).filter(|b| matches!(self.sentence.parts[*b].element, Element::Np(_)));
        before.is_some_and(|b| {
            let plain = self.sentence.np(b).is_some_and(|np| np.genitive.is_none());
            plain && self.is_noun(b, "quantity")
        })
    }

    /// `جريمة اغتيال`, `خطة للهجوم`, `متهم في تفجير`: the word before makes a topic, a plan or a charge of it.
    fn under_notion(&self, part: usize, above: Option<usize>) -> bool {
        if let Some(above) = above {
            return self.makes_notion(above) || self.after_intent(part);
        }
        if self.claimer(part).is_some() {
            return false;
        }
        if self.after_intent(part) {
            return true;
        }
        let Some(before) = part.checked_sub(1).filter(|_| self.marker_at(part) != "obj") else {
            return false;
        };
        let Some(mut np) = self.sentence.np(before) else { return false };
        loop {
            if self.makes_notion(np.head) {
                return true;
            }
            match &np.genitive {
                Some(genitive) => np = genitive,
                None => return false,
            }
        }
    }

    /// `عزمها تقديم مساعدات`, `استعداده لزيارة`: the deed of which the noun before it tells somebody's mind.
    fn after_intent(&self, part: usize) -> bool {
        part.checked_sub(1).and_then(|before| self.sentence.np(before)).is_some_and(|np| self.is_intended(np))
    }

    /// `عزمها`, `استعداد الحكومة`: somebody's mind to do something.
    pub(super) fn is_intended(&self, np: &Np) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let unit = &self.sentence.units[np.head];
        let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let whose = unit.clitics.pronoun.is_some() || np.genitive.is_some();
        whose
            && readings.chain(unit.target()).any(|t| t.kind() == Kind::Noun && nouns[t.index()].is("intent"))
    }

    /// `دون اعتداء على أحد`, `يحظر القانون التعذيب`: what is left undone or forbidden.
    fn is_forbidden(&self, part: usize, governor: Option<usize>) -> bool {
        let rule = governor
            .is_some_and(|g| self.sentence.is_verb(g) && self.is_rule(g, &self.sentence.following(g)));
        rule || self.resolver.lexicon.marker(self.marker_at(part)).without
    }

    /// `أي هجوم`
    fn is_any(&self, np: &Np) -> bool {
        let before = np.units.start.checked_sub(1);
        [before, Some(np.units.start)].into_iter().flatten().any(|at| {
            let unit = &self.sentence.units[at];
            self.resolver.doc.folded(unit.first).trim_start_matches(['\u{0628}', '\u{0644}']) == ANY
        })
    }

    fn makes_notion(&self, unit: usize) -> bool {
        let tables = self.resolver.lexicon.tables();
        let unit = &self.sentence.units[unit];
        unit.info.iter().flat_map(|i| &i.analyses).any(|a| match a.target.kind() {
            Kind::Noun => tables.nouns[a.target.index()].is("notion"),
            Kind::Adjective => tables.adjectives[a.target.index()].class == "notion",
            _ => false,
        })
    }

    /// `المطالبة بإقالة`, `هدد بقصف`, `يسمح القانون بإطلاق النار`: what somebody asks, threatens or may do.
    fn is_theme(&self, part: usize, governor: Option<usize>) -> bool {
        let marker = self.marker_at(part);
        let of_verb = governor.and_then(|g| self.sentence.unit(g).target());
        // `طالب بتوفير الحماية ومنع الغرباء`
        let joined = marker == "obj" && self.sentence.unit(part).clitics.conjunction.is_some();
        let takes = |target: Target, verb: Option<usize>| {
            self.frames(target).iter().any(|number| {
                let frame = self.frame(*number);
                let speaks = matches!(
                    frame.event.as_str(),
                    "REQUEST" | "THREATEN" | "AGREE" | "REJECT" | "CONCEDE" | "ACCUSE"
                ) || frame.lemma == PERMIT
                    || frame.event == "SANCTION" && marker != "obj";
                speaks
                    && frame.slots.iter().any(|s| s.role == "theme" && (s.marker == marker || joined))
                    && verb.filter(|_| marker == "obj").is_none_or(|verb| self.is_meant(*number, verb))
            })
        };
        // `أمكن إيقاف شخصين`: it was done
        let done = governor.is_some_and(|g| {
            let verbs = &self.resolver.lexicon.tables().verbs;
            let happens = |t: Target| t.kind() == Kind::Verb && verbs[t.index()].is("happens");
            self.is_what_happens(g, part)
                && of_verb.is_some_and(happens)
                && self.sentence.unit(g).bits().tense() == Some(arabic::verb::Tense::Perfect)
        });
        of_verb.is_some_and(|t| takes(t, governor) || !done && self.is_intent(t, marker))
            || marker != "obj" && self.heads_before(part).into_iter().any(|t| takes(t, None))
    }

    /// Whether the words that a verb's frame needs stand in its clause, so that what it asks or rejects may be meant at all.
    fn is_meant(&self, number: u32, verb: usize) -> bool {
        let parts = &self.sentence.parts;
        self.frame(number).with.is_empty() || {
            let end = self.sentence.following(verb).end;
            self.has_its_words(number, verb, &(parts[verb].units.start..parts[end - 1].units.end))
        }
    }

    /// The heads of the phrases before a part in its clause, the nearest first.
    fn heads_before(&self, part: usize) -> Vec<Target> {
        const REACH: usize = 3;
        let mut heads = Vec::new();
        for at in (0..part).rev().take(REACH) {
            match &self.sentence.parts[at].element {
                Element::Np(np) | Element::Pp(_, Some(np)) => self.heads(np, &mut heads),
                Element::Time => {}
                _ => break,
            }
        }
        heads
    }

    fn heads(&self, np: &Np, heads: &mut Vec<Target>) {
        heads.extend(self.sentence.units[np.head].target());
        for inner in np.genitive.as_deref().into_iter().chain(&np.coordinated) {
            self.heads(inner, heads);
        }
    }

    fn is_in(&self, draft: &Draft<'_>) -> bool {
        matches!(self.marker_at(draft.part), IN | BI)
    }

    /// `يعتزم شن هجوم`, `يخطط لهجوم`: what is wanted has not happened.
    fn is_intent(&self, verb: Target, marker: &str) -> bool {
        verb.kind() == Kind::Verb
            && self.resolver.lexicon.tables().verbs[verb.index()].is("modal")
            && marker != IN
    }

    fn is_purpose_of(&self, draft: &Draft<'_>, governor: Option<usize>) -> bool {
        let marker = self.marker_at(draft.part);
        let purpose = matches!(marker, LI | TO) || self.resolver.lexicon.marker(marker).purpose;
        let first = self.sentence.parts[draft.part].units.start == 0;
        let threat = governor.and_then(|g| self.sentence.unit(g).target()).is_some_and(|t| {
            self.frames(t).iter().any(|f| matches!(self.frame(*f).event.as_str(), "THREATEN" | "REJECT"))
        });
        purpose && !first && (draft.category != Category::Protest || threat)
    }

    /// `بشأن الهجوم`, `منذ اغتيال زعيمها`: a deed that the reader is taken to know of.
    fn is_known(&self, draft: &Draft<'_>, np: &Np) -> bool {
        let marker = self.resolver.lexicon.marker(self.marker_at(draft.part));
        let forceful = matches!(draft.category, Category::Assault | Category::Coerce | Category::Sanction);
        let definite = self.is_definite(np);
        let counted = np.number.is_some() || np.genitive.as_deref().is_some_and(|g| g.number.is_some());
        let nameless = draft.category == Category::Assault && draft.actors.is_empty() && !counted;
        let aside = matches!(self.marker_at(draft.part), FROM | ON)
            || marker.after
            || marker.place && !self.is_in(draft);
        marker.topic || definite && (marker.backdrop && forceful || nameless && aside)
    }

    /// `دعا إلى إضراب`: a verb of asking, and what it asks for.
    pub(super) fn calls_for(&self, verb: usize, part: usize) -> bool {
        let marker = self.marker_at(part);
        let frames = self.sentence.unit(verb).target().map(|t| self.frames(t)).unwrap_or_default();
        marker != "obj"
            && frames.iter().map(|f| self.frame(*f)).any(|frame| {
                frame.event == "REQUEST"
                    && frame.slots.iter().any(|s| s.role == "theme" && s.marker == marker)
            })
    }
}

/// Whether the noun tells of people who were saved: its genitive is whom it befell.
fn rescues(draft: &Draft<'_>) -> bool {
    draft.frame.slots.iter().any(|s| s.marker == "gen" && s.role == "recipient")
        && draft.recipients.iter().any(|r| matches!(r.class, Class::Person | Class::People))
}

/// `أي`
const ANY: &str = "\u{0627}\u{064A}";
/// `سمح`
const PERMIT: &str = "\u{0633}\u{0645}\u{062D}";
