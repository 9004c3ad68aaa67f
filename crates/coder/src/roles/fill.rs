//! Which role an argument takes: by the slots of the frame, else by the general rules.

use super::*;
use crate::phrase::BI;
use crate::word::ARTICLE;
use arabic::letters::ALEF;

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn fill(
        &self,
        draft: &mut Draft<'l>,
        mut fillers: Vec<Filler>,
        class: char,
        passive: bool,
        own_pronoun: bool,
    ) {
        let frame = draft.frame;
        if class == 'n' {
            self.doer_by_li(draft, &mut fillers);
            self.object_by_li(draft, &mut fillers);
        }
        // `لقاء ثلاثي بحضور وزراء`: those who are present, where nobody else is named who met
        let others = |f: &Filler| f.marker != IN_PRESENCE && f.entities.iter().any(|e| e.class.acts());
        if draft.category == Category::Consult && class == 'n' && !fillers.iter().any(others) {
            fillers.iter_mut().filter(|f| f.marker == IN_PRESENCE).for_each(|f| f.marker = "=both".into());
        }
        if class == 'n' {
            fillers.retain(|f| !self.is_agent_of_another(f, draft));
        }
        if own_pronoun && self.is_blamed_by_pronoun(draft, &fillers) {
            fillers.iter_mut().filter(|f| f.marker == "gen").for_each(|f| f.marker = "=recipient".into());
        }
        // `اتهامه من قبل أستاذة`, `انتقاد الحكومة من قبل المعارضة`: beside its doer a noun has whom it is turned to
        let acting = frame.slots.iter().any(|s| s.marker == "gen" && s.role == "actor");
        if class == 'n' && acting && fillers.iter().any(|f| self.names_doer(f)) {
            fillers.iter_mut().filter(|f| f.marker == "gen").for_each(|f| f.marker = "=recipient".into());
        }
        // who acts is known before the deed around the event is asked for its doer
        fillers.sort_by_key(|f| !(f.marker == "subj" || f.marker.starts_with('=')));
        // `رفضه`, `إدانتها`: who speaks stands on the noun; whom a deed befalls does too (`اعتقاله`)
        let speaks = crate::merge::is_speech(draft.category);
        let object_elsewhere = own_pronoun && speaks
            || fillers.iter().any(|f| {
                f.marker == OBJECT
                    || class == 'n' && self.is_object_behind(f, draft)
                    || f.marker != "gen"
                        && f.marker != "adj"
                        && frame.slots.iter().any(|s| {
                            s.marker == f.marker && matches!(s.role.as_str(), "recipient" | "victim")
                        })
            });
        // `قام مسلحون بخطف نائب رئيس البلدية`: the light verb has given the doer
        let object_elsewhere = object_elsewhere
            && !(fillers.iter().any(|f| f.marker == "=actor")
                && matches!(
                    draft.category,
                    Category::Assault
                        | Category::Coerce
                        | Category::Aid
                        | Category::Retreat
                        | Category::Sanction
                        | Category::Mobilize
                ));
        let suffers = frame
            .slots
            .iter()
            .any(|s| s.marker == "subj" && matches!(s.role.as_str(), "victim" | "recipient"));
        let has_subject = !passive
            && !suffers
            && class != 'n'
            && fillers.iter().any(|f| f.marker == "subj" && !f.entities.is_empty());
        let lent = class == 'n' && fillers.iter().any(|f| f.marker == "=actor");
        let judged = self.after_judged_deed(draft, &fillers);
        let accused = draft.category == Category::Accuse
            && fillers.iter().any(|f| {
                self.resolver.lexicon.marker(&f.marker).against && f.entities.iter().any(|e| e.class.acts())
            });
        // `وجه إليهم تهمة التآمر ضد الدولة`: of the charge, whose accused stand before
        let accused_already = draft.category == Category::Accuse
            && fillers.iter().any(|f| {
                let turned = matches!(f.marker.as_str(), LI | TO) && f.part.is_some();
                turned && frame.slots.iter().any(|s| s.marker == f.marker && s.role == "recipient")
            });
        let addressed = fillers.iter().any(|f| matches!(f.marker.as_str(), LI | TO) && f.part.is_some());
        // `وجه للمتهمين تهم الاعتداء على حرية المواطنين`: the charges' own words
        let first_accused = fillers
            .iter()
            .filter(|_| accused_already)
            .filter(|f| matches!(f.marker.as_str(), LI | TO))
            .filter_map(|f| f.part)
            .min();
        let met_besides = fillers
            .iter()
            .any(|f| (f.marker == "obj" || f.marker == WITH) && f.entities.iter().any(|e| e.class.acts()));
        for (number, mut filler) in fillers.into_iter().enumerate() {
            let later = matches!(filler.marker.as_str(), LI | TO)
                && first_accused.is_some_and(|first| filler.part.is_some_and(|p| p > first));
            if accused_already && (later || self.resolver.lexicon.marker(&filler.marker).against) {
                continue;
            }
            // `رفع شكوى إلى مجلس الأمن ضد إسرائيل`: before whom, not against whom
            let before = accused && !accused_already && matches!(filler.marker.as_str(), LI | TO);
            if judged.contains(&number) || before {
                continue;
            }
            // `قام بزيارة المحافظة`, `اغتصاب جنود فتيات`: the doer is somebody else
            if lent && filler.marker == "gen" && filler.entities.iter().any(|e| e.class.acts()) {
                let people = filler
                    .part
                    .and_then(|p| self.sentence.np(p))
                    .is_some_and(|np| np.genitive.as_deref().is_some_and(|g| self.two_peoples(g).is_some()));
                if people {
                    continue;
                }
                // `مجددا مطالبة دمشق بسحب جنودها`, not `جددت دعوة تونس للمجتمع الدولي`
                let asked = draft.category == Category::Request && !addressed;
                // `أعلن الصليب الأحمر مساعدة نازحين`
                let helped = draft.category == Category::Aid
                    && frame.slots.iter().any(|s| s.marker == "gen" && s.role == "actor");
                // `بدأت روسيا غزو أوكرانيا`
                let attacked = draft.category == Category::Assault
                    && filler.entities.iter().all(|e| matches!(e.class, Class::Country | Class::Group));
                if draft.modes.contains(&"visit") || asked || helped || attacked {
                    self.give(draft, "recipient", filler);
                    continue;
                }
            }
            if filler.marker == "subj" && !passive {
                draft.leader = filler.entities.to_vec();
            }
            if filler.entities.iter().any(|e| e.class == Class::Deed) && filler.behind.is_empty() {
                draft.of_deed = true;
                draft.judges_attack |= self.is_of_force(&filler);
            }
            let judged = matches!(
                draft.category,
                Category::Accuse | Category::Reject | Category::Support | Category::Threaten
            );
            // `اعتبرها انتهاكا لسيادة اليمن`: of what it is called
            let predicate = |p: usize| {
                let bare = matches!(self.sentence.parts[p].element, Element::Np(_));
                self.sentence.np(p).filter(|_| bare).is_some_and(|np| {
                    let head = &self.sentence.units[np.head];
                    head.bits().accusative() && !head.is_definite()
                })
            };
            if filler.marker == "obj2" && filler.part.is_some_and(predicate) {
                filler.behind.clear();
            }
            if judged && !draft.of_deed && matches!(filler.marker.as_str(), FROM | LI) {
                let acting = filler.entities.iter().filter(|e| e.class.acts());
                let named: Vec<Resolved> = acting.cloned().collect();
                draft.themes.extend(if named.is_empty() { filler.behind.clone() } else { named });
            }
            if class == 'v' && filler.marker == "obj" {
                draft.objects.extend(self.object_name(&filler));
            }
            let stands_alone = filler.behind.is_empty() && !filler.entities.iter().any(|e| e.class.acts());
            if judged
                && stands_alone
                && draft.judged.is_empty()
                && frame.slots.iter().any(|s| s.marker == filler.marker)
            {
                (draft.judged, draft.judged_name) = self.deed_by_name(&filler).unwrap_or_default();
                draft.judges_told = self.is_any_deed(draft.category, &filler);
            }
            // `اجتماع المكتب بالحمامات`: where, not with whom
            // `التقى اليوم بتونس نظيره`
            let there = filler.marker == BI
                && filler.entities.iter().all(|e| {
                    e.class == Class::Place || met_besides && e.class == Class::Country && e.place.is_some()
                });
            if there && draft.category == Category::Consult {
                filler.marker = IN.into();
            }
            let mut role = self.role(frame, &filler, class, object_elsewhere, passive, own_pronoun);
            // `تنديدا باعتقال نشطاء`: those whom the deed befell are not those whom the protest blames
            let np = filler.part.and_then(|p| self.sentence.np(p));
            let grieves = self.resolver.lexicon.marker(&filler.marker).grievance;
            if role == "recipient"
                && grieves
                && frame.event == "PROTEST"
                && np.is_some_and(|np| self.tells_victims(np, &filler) || self.is_one_of_theirs(np, &filler))
            {
                role = String::new();
            }
            // `رفضها تهجير السكان`: nor are they those who are refused or blamed
            let blames = matches!(draft.category, Category::Accuse | Category::Reject);
            if blames
                && matches!(filler.marker.as_str(), "obj" | OBJECT)
                && np.is_some_and(|np| self.tells_victims(np, &filler))
                // `رحبت باعتقال الوزير`, `أشادت بقرار إقالة المدير`
                || (blames || draft.category == Category::Support)
                    && np.is_some_and(|np| self.befalls_genitive(np))
            {
                filler.behind.clear();
            }
            // `أدانت الحكومة التصريحات من قبل …`: with an active verb the agent phrase belongs to the object
            if has_subject && self.is_agent_marker(&filler.marker) {
                let of_object =
                    matches!(draft.category, Category::Accuse | Category::Support | Category::Reject);
                role = if of_object { "recipient".into() } else { String::new() };
            }
            self.give(draft, &role, filler);
        }
    }

    /// `بعد اتهامه بإشعال الفتنة`, `ستتم إحالتهم على النيابة`: whether a noun's pronoun is whoever is accused, where nobody else is.
    fn is_blamed_by_pronoun(&self, draft: &Draft<'l>, fillers: &[Filler]) -> bool {
        let next = draft.part + 1;
        let quoted = self.sentence.parts.get(next).is_some_and(|p| matches!(p.element, Element::Mark(_)));
        let behind = next + usize::from(quoted);
        let slot =
            |marker: &str, role: &str| draft.frame.slots.iter().any(|s| s.marker == marker && s.role == role);
        let another =
            |f: &Filler| f.marker != "gen" && f.marker != BI && f.entities.iter().any(|e| e.class.acts());
        let adjoins = |marker: &str| fillers.iter().any(|f| f.marker == marker && f.part == Some(behind));
        let charged = slot(BI, "theme") && adjoins(BI) && !fillers.iter().any(another);
        let referred = slot("obj", "recipient") && (adjoins(ON) || adjoins(TO));
        draft.category == Category::Accuse && (charged || referred)
    }

    /// `هدنة` of `أعلن هدنة`, `اتفاق` of `وقع اتفاقا`
    fn object_name(&self, filler: &Filler) -> Option<String> {
        let np = filler.part.and_then(|p| self.sentence.np(p))?;
        let head = &self.sentence.units[np.head];
        let thing = matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase));
        let word = self.resolver.doc.folded(head.first);
        let word = word.strip_prefix(ARTICLE).unwrap_or(word);
        let bare = if head.bits().accusative() { word.strip_suffix(ALEF).unwrap_or(word) } else { word };
        thing.then(|| bare.to_owned())
    }

    /// `قرار العفو`: what a paper or a decision is of.
    fn decided<'n>(&self, np: &'n Np) -> &'n Np {
        np.genitive.as_deref().filter(|_| self.is_noun_of(np, "document")).unwrap_or(np)
    }

    /// `الاستقالة`, `قرار العفو`: the frames of a deed that is named with its article and nothing more, and its name.
    fn deed_by_name(&self, filler: &Filler) -> Option<(&'l [u32], String)> {
        let np = filler.part.and_then(|p| self.sentence.np(p))?;
        let inner = self.decided(np);
        let head = &self.sentence.units[inner.head];
        let alone = head.clitics.article && inner.genitive.is_none() && inner.attached.is_empty();
        let frames = head.target().filter(|_| alone).map(|t| self.frames(t))?;
        let word = self.resolver.doc.folded(head.first);
        let name = word.find(ARTICLE).map_or(word, |at| &word[at + ARTICLE.len()..]);
        Some((frames, name.to_owned()))
    }

    /// `رفض الخطوة`, `نددت بهذا القرار`, `توعد بالرد`: a word for a deed told before, and nothing more.
    fn is_any_deed(&self, category: Category, filler: &Filler) -> bool {
        let Some(np) = filler.part.and_then(|p| self.sentence.np(p)) else { return false };
        let head = &self.sentence.units[np.head];
        let nouns = &self.resolver.lexicon.tables().nouns;
        let class = if category == Category::Threaten { "answer" } else { "act" };
        let lone = head.clitics.article && np.genitive.is_none() && np.attached.is_empty();
        let told = category == Category::Threaten || lone && np.adjectives.is_empty();
        let is = |t: Target| t.kind() == Kind::Noun && nouns[t.index()].is(class);
        let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        told && head.target().into_iter().chain(readings).any(is)
    }

    /// `إطلاق سراحه بعد إيقافه من قبل الشرطة`, `أدين الهجوم من قبل المجلس`: an agent phrase is of the deed next to it, or of the verb of
    /// judgement whose passive the noun is the subject of.
    fn is_agent_of_another(&self, filler: &Filler, draft: &Draft<'_>) -> bool {
        let Some(at) = filler.part.filter(|_| self.is_agent_marker(&filler.marker)) else { return false };
        let parts = &self.sentence.parts;
        let slots = &draft.frame.slots;
        let own =
            |p: usize| matches!(&parts[p].element, Element::Pp(m, _) if slots.iter().any(|s| s.marker == *m));
        let judges = |f: u32| matches!(self.frame(f).event.as_str(), "ACCUSE" | "SUPPORT" | "REJECT");
        let judged = |verb: usize| {
            let unit = self.sentence.unit(verb);
            let frames = unit.target().map(|t| self.verb_frames(unit, t)).unwrap_or_default();
            unit.is_verb() && unit.bits().passive() && frames.into_iter().any(judges)
        };
        let bare = matches!(parts[draft.part].element, Element::Np(_));
        (draft.part + 1..at).any(|p| self.is_event_noun(p) && !own(p))
            || bare && draft.part.checked_sub(1).is_some_and(judged)
    }

    /// Whether a part is a noun of a deed that makes events.
    fn is_event_noun(&self, part: usize) -> bool {
        let head = self.sentence.np(part).and_then(|np| self.sentence.units[np.head].target());
        head.is_some_and(|t| {
            matches!(t.kind(), Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase)
                && !self.frames(t).is_empty()
        })
    }

    #[allow(clippy::too_many_arguments, reason = "what decides a role, from one place")]
    /// The role that the frame, or the general rules, give to an argument.
    pub(super) fn role(
        &self,
        frame: &Frame,
        filler: &Filler,
        class: char,
        object_elsewhere: bool,
        passive: bool,
        own_pronoun: bool,
    ) -> String {
        let slot =
            |marker: &str| frame.slots.iter().find(|s| s.marker == marker).map(|s: &Slot| s.role.clone());
        let marker = filler.marker.as_str();
        match marker {
            judge::CALLER if frame.event == "PROTEST" => return "actor".into(),
            judge::CALLER => return String::new(),
            OBJECT => return slot("obj").unwrap_or_default(),
            _ => {}
        }
        if let Some(role) = marker.strip_prefix('=') {
            return role.to_owned();
        }
        let subject_role = || slot("subj").unwrap_or_else(|| "actor".into());
        match marker {
            // `استُقبل الوزير من قبل نظيره`: the agent has the role of the verb's own subject
            _ if passive && self.is_agent_marker(marker) && subject_role() == "recipient" => {
                "recipient".into()
            }
            "obj" if passive && subject_role() == "recipient" => slot("obj").unwrap_or_default(),
            "subj" if passive => String::new(),
            "subj" => subject_role(),
            "obj" if passive => slot("obj").unwrap_or_else(|| "recipient".into()),
            "obj" if class == 'n' => slot("obj").unwrap_or_else(|| match frame.event.as_str() {
                "CONSULT" | "AGREE" => "both".into(),
                _ => "recipient".into(),
            }),
            // `اقتحامها للمسجد`: the pronoun has done it
            LI if own_pronoun && class == 'n' && slot(LI).as_deref() == Some("actor") => "recipient".into(),
            "gen" if own_pronoun && slot(LI).as_deref() == Some("actor") => "actor".into(),
            // `بعد اقتحامه من عناصر الجيش`: by whom
            FROM if class == 'n'
                && own_pronoun
                && slot(FROM).is_none()
                && is_force_of(frame, &filler.entities) =>
            {
                "actor".into()
            }
            // `وجه انتقادات للحكومة`, `تعهد بالدعم للبنان`
            LI | TO
                if slot(marker).is_none()
                    && addresses(frame)
                    && filler.entities.iter().all(|e| e.class.acts()) =>
            {
                "recipient".into()
            }
            WITH if matches!(class, 'v' | 'p') && frame.event == "AGREE" && slot(WITH).is_none() => {
                "recipient".into()
            }
            WITH if frame.event == "REJECT" => slot(WITH).unwrap_or_else(|| "recipient".into()),
            "adj" => slot("adj").unwrap_or_else(|| match subject_role().as_str() {
                "both" => "both".into(),
                _ => "actor".into(),
            }),
            "gen" if class == 'v' => slot("gen").unwrap_or_default(),
            "gen" => slot("gen").unwrap_or_else(|| match slot("obj") {
                Some(role) if class == 'n' && !object_elsewhere => role,
                // `قررت الكويت سحب سفيرها من طهران`: what is somebody's does not act of itself
                Some(role)
                    if class == 'n'
                        && !own_pronoun
                        && matches!(frame.event.as_str(), "SANCTION" | "RETREAT" | "MOBILIZE")
                        && role == "theme"
                        && !filler.entities.is_empty()
                        && filler.entities.iter().all(|e| e.via == Via::Anaphora) =>
                {
                    role
                }
                _ => subject_role(),
            }),
            // `أطلقت النار باتجاه القوات`
            _ if frame.event == "ASSAULT"
                && slot(marker).is_none()
                && DIRECTIONS.contains(&marker)
                && filler.entities.iter().any(|e| e.class.acts()) =>
            {
                "recipient".into()
            }
            // `رحبت باتفاق بين س وص`: they are of the noun, not of the verb
            BETWEEN if class != 'n' => slot(marker).unwrap_or_default(),
            _ => slot(marker).unwrap_or_else(|| self.general_role(marker).to_owned()),
        }
    }

    pub(super) fn general_role(&self, marker: &str) -> &'static str {
        let marks = self.resolver.lexicon.marker(marker);
        match marker {
            _ if marks.agent => "actor",
            _ if marks.against || marks.grievance => "recipient",
            _ if marks.ranks => "victim",
            _ if marks.place => "place",
            BETWEEN => "between",
            FROM => "",
            _ => "place",
        }
    }

    /// Whether a phrase is a deed of force with people behind it, unarmed and no authority, who can only have suffered it.
    pub(super) fn tells_victims(&self, np: &Np, filler: &Filler) -> bool {
        let force = |f: &u32| {
            let frame = self.frame(*f);
            matches!(category(&frame.event), Some(Category::Assault | Category::Coerce | Category::Sanction))
                && frame.slots.iter().any(|s| matches!(s.marker.as_str(), "obj" | "gen") && s.role != "actor")
        };
        let deed = self.sentence.units[np.head].target().is_some_and(|t| self.frames(t).iter().any(force));
        let suffers = |e: &Resolved| matches!(e.class, Class::Person | Class::People) && is_powerless(e);
        let acts = filler.entities.iter().any(|e| e.class.acts());
        let people: &[Resolved] = if acts { &filler.entities } else { &filler.behind };
        deed && !people.is_empty() && people.iter().all(suffers)
    }

    /// `نشر الجيش وحدات`, `استخدام الشرطة الغاز`: what the deed was done with, behind who did it.
    fn is_object_behind(&self, filler: &Filler, draft: &Draft<'l>) -> bool {
        let theme = draft.frame.slots.iter().any(|s| s.marker == "obj" && s.role == "theme");
        filler.marker == "obj" && theme && filler.part.is_some_and(|p| p > draft.part)
    }

    /// `اعتقال الوزير`, `قرار إقالة المدير`: whether the genitive names a person whom the deed befalls.
    pub(super) fn befalls_genitive(&self, np: &Np) -> bool {
        let inner = self.decided(np);
        let befalls = |f: &u32| {
            let frame = self.frame(*f);
            let force = matches!(
                category(&frame.event),
                Some(Category::Assault | Category::Coerce | Category::Sanction)
            );
            force && give::befalls_genitive(frame)
        };
        let deed = |t: Target| {
            t.kind() == Kind::Noun && !self.frames(t).is_empty() && self.frames(t).iter().all(befalls)
        };
        let person = |e: &Resolved| matches!(e.class, Class::Person | Class::People);
        self.sentence.units[inner.head].target().is_some_and(deed)
            && inner.genitive.as_deref().is_some_and(|of| {
                let of = self.entities(of);
                !of.is_empty() && of.iter().all(person)
            })
    }

    /// `أدان الاحتجاز التعسفي لموظفي المنظمة`, `ندد باستخدام القوة ضد المحتجين`: whom the condemned deed befell is not whom it blames.
    fn after_judged_deed(&self, draft: &Draft<'l>, fillers: &[Filler]) -> Vec<usize> {
        if !matches!(draft.category, Category::Accuse | Category::Reject) {
            return Vec::new();
        }
        let given = |marker: &str| {
            draft
                .frame
                .slots
                .iter()
                .any(|s| s.marker == marker && matches!(s.role.as_str(), "recipient" | "theme"))
        };
        let deed = |f: &Filler| {
            let np = f.part.and_then(|p| self.sentence.np(p));
            given(&f.marker)
                && !f.entities.iter().any(|e| e.class.acts())
                && np.is_some_and(|np| {
                    self.tells_deed(np) && !self.is_word_of(draft.frame, f.part.unwrap_or_default())
                })
        };
        let Some(deed) = fillers.iter().find(|f| deed(f)).and_then(|f| f.part) else { return Vec::new() };
        let victim = |f: &Filler| {
            let marks = self.resolver.lexicon.marker(&f.marker);
            let of_deed = f.marker == LI && f.part == Some(deed + 1) || marks.against && !marks.grievance;
            of_deed && f.part.is_some_and(|p| p > deed)
        };
        fillers.iter().enumerate().filter(|(_, f)| victim(f)).map(|(number, _)| number).collect()
    }
}

/// Whether the frame tells of force, and those are some who use it.
fn is_force_of(frame: &Frame, who: &[Resolved]) -> bool {
    let armed = |e: &Resolved| e.class.acts() && e.is_armed();
    matches!(category(&frame.event), Some(Category::Assault | Category::Coerce))
        && !who.is_empty()
        && who.iter().all(armed)
}

/// Whether what the frame tells is turned to somebody.
fn addresses(frame: &Frame) -> bool {
    matches!(frame.event.as_str(), "AGREE" | "AID" | "SUPPORT" | "CONCEDE" | "ACCUSE" | "THREATEN" | "REJECT")
}

/// `باتجاه`, `نحو`, `صوب`, `تجاه`, folded.
const DIRECTIONS: [&str; 4] = [
    "\u{0628}\u{0627}\u{062A}\u{062C}\u{0627}\u{0647}",
    "\u{0646}\u{062D}\u{0648}",
    "\u{0635}\u{0648}\u{0628}",
    "\u{062A}\u{062C}\u{0627}\u{0647}",
];
/// `بحضور`
const IN_PRESENCE: &str = "\u{0628}\u{062D}\u{0636}\u{0648}\u{0631}";
/// The marker of a verbal noun's object that stands with `ل`.
pub(super) const OBJECT: &str = "=object";

/// Whether somebody is nobody known and of no body that arrests and dismisses others.
pub(super) fn is_powerless(entity: &Resolved) -> bool {
    const AUTHORITY: [&str; 7] = ["GOV", "MIL", "COP", "REB", "UAF", "PRM", "SPY"];
    entity.actor.is_none() && !entity.sectors.iter().any(|s| AUTHORITY.contains(&s.as_str()))
}
