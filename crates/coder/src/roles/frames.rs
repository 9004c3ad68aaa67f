//! Which frame fires, and who fills its roles.

use super::*;
use std::collections::BTreeSet;
use std::rc::Rc;

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn prepositional(&self, following: &Following) -> Vec<Filler> {
        following
            .prepositional
            .iter()
            .filter(|p| !self.is_of_noun_before(**p, following))
            .filter_map(|p| match &self.sentence.parts[*p].element {
                // `بينهم أطفال`: among them
                Element::Pp(marker, None) if marker == BETWEEN => None,
                // `احتجاجا على حملة اليمين ضد الجمعيات`: of the deed that is protested against
                Element::Pp(marker, Some(_)) if self.is_of_grievance(*p, marker) => None,
                Element::Pp(marker, Some(np)) => Some(self.filler_of(marker, *p, np)),
                Element::Pp(marker, None) => {
                    let pronoun = self.sentence.unit(*p).clitics.pronoun;
                    let entities = pronoun.map(|pr| self.pronoun(pr)).unwrap_or_default();
                    Some(Filler { part: Some(*p), ..Filler::of(marker, entities) })
                }
                _ => None,
            })
            .collect()
    }

    /// `طلبت من أنقرة سحب قواتها من المعسكر`, `دعا إلى وقف المجازر بحق المدنيين`: the same preposition a second time, or one of
    /// those against whom a deed is, right after the noun of a deed, belongs to that noun.
    fn is_of_noun_before(&self, part: usize, following: &Following) -> bool {
        let Element::Pp(marker, Some(_)) = &self.sentence.parts[part].element else { return false };
        let Some(before) = part.checked_sub(1).filter(|b| *b > 0 && self.sentence.np(*b).is_some()) else {
            return false;
        };
        let among = following.bare.contains(&before) || following.prepositional.contains(&before);
        let again = following.prepositional.iter().any(|p| {
            *p < before && matches!(&self.sentence.parts[*p].element, Element::Pp(m, _) if m == marker)
        });
        let deed = self.sentence.np(before).is_some_and(|np| self.tells_deed(np));
        let against = self.resolver.lexicon.marker(marker).against
            && matches!(self.sentence.parts[before].element, Element::Pp(..));
        among && deed && (again && marker == FROM || against)
    }

    /// Whether the head of a phrase, or of its genitive, is a verbal noun or a noun of events.
    fn tells_deed(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let event = head.target().is_some_and(|t| {
            matches!(t.kind(), Kind::VerbalNoun | Kind::EventPhrase)
                || t.kind() == Kind::Noun && !self.frames(t).is_empty()
        });
        event || np.genitive.as_deref().is_some_and(|g| self.tells_deed(g))
    }

    /// Whether a phrase with `ضد` hangs on what is protested against right before it.
    fn is_of_grievance(&self, part: usize, marker: &str) -> bool {
        let lexicon = self.resolver.lexicon;
        let grievance = part.checked_sub(1).is_some_and(|b| {
            matches!(&self.sentence.parts[b].element, Element::Pp(m, Some(_)) if lexicon.marker(m).grievance)
        });
        grievance && lexicon.marker(marker).against
    }

    /// The phrase that part `at` is, as an argument.
    pub(super) fn filler(&self, marker: &str, at: usize) -> Filler {
        match self.sentence.np(at) {
            Some(np) => self.filler_of(marker, at, np),
            None => Filler { part: Some(at), ..Filler::of(marker, Vec::new()) },
        }
    }

    /// A phrase of part `at` as an argument, with who stands behind it.
    pub(super) fn filler_of(&self, marker: &str, at: usize, np: &Np) -> Filler {
        let entities = self.entities(np);
        let nobody = !entities.iter().any(|e| e.class.acts());
        let mut behind = if nobody { self.behind(at, np) } else { Vec::new() };
        if let Some(pronoun) =
            self.sentence.units[np.head].clitics.pronoun.filter(|_| nobody && behind.is_empty())
        {
            behind = self.pronoun(pronoun);
        }
        Filler { marker: marker.to_owned(), entities, part: Some(at), behind }
    }

    /// The first frame whose conditions hold, with its roles filled.
    #[allow(clippy::too_many_arguments, reason = "one place where trigger, clause and arguments meet")]
    pub(super) fn fire(
        &self,
        frames: &[u32],
        class: char,
        part: usize,
        unit: &Unit,
        following: &Following,
        fillers: Vec<Filler>,
        passive: bool,
    ) -> Option<Draft<'l>> {
        let sentence = self.sentence;
        let range = sentence.parts[part].units.start..sentence.parts[following.end - 1].units.end;
        // `وصف الهجوم بأنه عمل إرهابي`: the frame's words may stand in the clause that it governs
        // `أصيب السفير عندما تعرضت قافلته لهجوم`
        let goes_on = following.clause.or_else(|| self.clause_of_time(following.end));
        let reach =
            goes_on.map_or(range.end, |c| sentence.units.len().min(sentence.parts[c].units.end + CLAUSE));
        let frame = self.fitting(frames, class, part, &(range.start..reach.max(range.end)), &fillers)?;
        let category = category(&frame.event)?;
        let mut draft = Draft {
            category,
            modes: frame.modes.iter().filter_map(|m| ontology::mode(category, m)).collect(),
            frame,
            sentence: sentence.index,
            part,
            trigger: self.trigger_bytes(sentence.parts[part].units.start),
            actors: Vec::new(),
            recipients: Vec::new(),
            turns_to_now: unit.clitics.conjunction.is_some()
                && unit.bits().tense() == Some(arabic::verb::Tense::Imperfect),
            leader: Vec::new(),
            beside: Vec::new(),
            themes: Vec::new(),
            of_deed: false,
            places: Vec::new(),
            status: Status::Asserted,
            units: range,
            nominal: false,
            definite: false,
            nouns: Vec::new(),
            pointed: false,
            two_sided: false,
            notes: Vec::new(),
            confidence: 0.5,
        };
        let own_pronoun = class == 'n' && unit.clitics.pronoun.is_some();
        self.fill(&mut draft, fillers, class, passive, own_pronoun);
        self.finish(draft, class)
    }

    /// Where a clause that says when it was follows: `عندما`, `حين`, `بعد أن`.
    fn clause_of_time(&self, at: usize) -> Option<usize> {
        let opens = |p: &crate::phrase::Part| p.element == Element::Function(Function::Subordinator);
        self.sentence.parts.get(at).is_some_and(opens).then_some(at)
    }

    /// The first frame whose conditions hold. Of verbs that are spelt alike (`أجّل` and `أجلى`) the one whose own words stand
    /// there goes before one that asks for none.
    fn fitting(
        &self,
        frames: &[u32],
        class: char,
        part: usize,
        range: &std::ops::Range<usize>,
        fillers: &[Filler],
    ) -> Option<&'l Frame> {
        let mut found: Option<&Frame> = None;
        for number in frames {
            let frame = self.frame(*number);
            if found.is_some_and(|first| frame.with.is_empty() || first.lemma == frame.lemma) {
                continue;
            }
            match self.missing(*number, class, part, range, fillers) {
                None if found.is_none_or(|first| first.with.is_empty()) => found = Some(frame),
                Some(Lack::Class) => {}
                Some(why) if found.is_none() => self.drop(part, frame, why.to_string()),
                _ => {}
            }
            if found.is_some_and(|first| !first.with.is_empty()) {
                break;
            }
        }
        found
    }

    /// Whether `عدم` stands between the part's preposition and its noun.
    pub(super) fn negated_before(&self, part: usize) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let between = self.sentence.parts[part].units.start..np.units.start;
        self.sentence.units[between].iter().any(|u| u.function == Function::Negation)
    }

    /// What the frame lacks here.
    fn missing(
        &self,
        number: u32,
        class: char,
        part: usize,
        range: &std::ops::Range<usize>,
        fillers: &[Filler],
    ) -> Option<Lack<'l>> {
        let frame = self.frame(number);
        if frame.event == "LIGHT" || !(frame.only.is_empty() || frame.only.contains(class)) {
            return Some(Lack::Class);
        }
        let given = |s: &Slot| {
            fillers.iter().any(|f| f.marker == s.marker && (f.part.is_some() || !f.entities.is_empty()))
        };
        if let Some(slot) = frame.slots.iter().find(|s| s.required && !given(s)) {
            return Some(Lack::Argument(&slot.marker));
        }
        // a toll beside an attack is of the attack, whatever words stand around it
        let toll = frame.switches.iter().any(|s| s == "dead" || s == "injured")
            && self.discourse.attack_at(self.sentence.index);
        if !frame.with.is_empty() && !toll && !self.has_its_words(number, part, range) {
            return Some(Lack::Words(&frame.with));
        }
        if frame.without.is_empty() {
            return None;
        }
        // `أقال الرئيس عمر البشير`: a name is no word
        let actors = &self.resolver.lexicon.tables().actors;
        let person = |t: Target| {
            t.kind() == Kind::GivenName || t.kind() == Kind::Actor && actors[t.index()].is_person()
        };
        let name = |u: &&Unit| u.target().is_some_and(person);
        let around = self.around(range, part, true).filter(|u| !name(u));
        let stands = |word: &&String| around.clone().any(|u| self.is_written(u, std::slice::from_ref(*word)));
        frame.without.iter().find(stands).map(|word| Lack::Blocked(word))
    }

    pub(super) fn drop(&self, part: usize, frame: &Frame, why: String) {
        let trigger = self.trigger_bytes(self.sentence.parts[part].units.start);
        self.dropped.borrow_mut().push(Dropped {
            sentence: self.sentence.index,
            trigger,
            entry: frame.entry.clone(),
            why,
        });
    }

    /// Whether one of the words that the frame needs stands around the trigger, in whatever form.
    fn has_its_words(&self, number: u32, part: usize, range: &std::ops::Range<usize>) -> bool {
        let frame = self.frame(number);
        let own = self.sentence.unit(part).first;
        let entries = self.entries_of(number);
        let apart = self.apart_in_time(part, range);
        let around = self.around(range, part, frame.event == "CONSULT");
        let mut around = around.filter(|u| !apart.iter().any(|tokens| tokens.contains(&u.first)));
        around.any(|u| self.is_written(u, &frame.with) || u.first != own && is_form(u, &entries))
    }

    /// `أعلن الجيش السيطرة على المدينة بعد انسحاب …`: the tokens of phrases that tell what went before, with what follows them.
    fn apart_in_time(&self, part: usize, range: &std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
        let speech = self.sentence.unit(part);
        if !self.sentence.is_verb(part) || !self.is_saying(speech) {
            return Vec::new();
        }
        let parts = self.sentence.parts.iter().skip(part + 1).take_while(|p| p.units.end <= range.end);
        let after = |p: &&crate::phrase::Part| matches!(&p.element, Element::Pp(marker, Some(_)) if self.resolver.lexicon.marker(marker).after);
        let tokens = |p: &crate::phrase::Part| {
            self.sentence.units[p.units.start].first..self.sentence.units[p.units.end - 1].last + 1
        };
        parts.filter(after).map(tokens).collect()
    }

    /// Whether the noun of a part is one of the words that the frame needs.
    pub(super) fn is_word_of(&self, frame: &Frame, part: usize) -> bool {
        let noun = self.sentence.np(part).map(|np| &self.sentence.units[np.head]);
        noun.is_some_and(|unit| self.is_written(unit, &frame.with))
    }

    /// The units among which the words of a frame are looked for.
    fn around(
        &self,
        range: &std::ops::Range<usize>,
        part: usize,
        whole: bool,
    ) -> impl Iterator<Item = &Unit> + Clone {
        const BEFORE: usize = 4;
        const AFTER: usize = 14;
        let trigger = self.sentence.parts[part].units.start;
        let start = if whole { trigger.saturating_sub(BEFORE) } else { trigger };
        let end = range.end.min(self.sentence.parts[part].units.end + AFTER).max(start);
        let before = self.before(part, trigger);
        self.sentence.units[start..end].iter().chain(&self.sentence.units[before])
    }

    /// Whether one of the words stands in the unit, with or without its clitics.
    fn is_written(&self, unit: &Unit, words: &[String]) -> bool {
        let tokens = unit.tokens().filter(|t| self.resolver.doc.is_solid(*t));
        let mut letters = tokens.map(|t| self.resolver.doc.folded(t));
        letters.any(|folded| {
            let mut likely = words.iter().filter(|word| could_be(folded, word));
            likely.any(|word| strip(folded).any(|s| s == word))
        })
    }

    /// `سيارة مفخخة انفجرت`, `أقدم متظاهرون على اقتحام`: the units of a verb's subject before it, or of the light verb that
    /// lends to a noun with what stands between; of other verbs that govern a noun the verb alone.
    fn before(&self, part: usize, trigger: usize) -> std::ops::Range<usize> {
        let units = |p: usize| self.sentence.parts[p].units.clone();
        if self.sentence.is_verb(part) {
            return self.sentence.preceding(part).map_or(0..0, units);
        }
        match self.sentence.governor(part) {
            Some(verb) if self.lends(verb, part) => units(verb).start..trigger.max(units(verb).end),
            Some(verb) => units(verb),
            None => 0..0,
        }
    }

    /// The entries that the words of a frame can be of, in their order, looked up once.
    fn entries_of(&self, number: u32) -> Rc<[Target]> {
        const SHORTEST: usize = 3;
        if let Some(known) = self.discourse.entries.borrow().get(&number) {
            return Rc::clone(known);
        }
        let long = self.frame(number).with.iter().filter(|word| word.chars().count() >= SHORTEST);
        let readings = long.flat_map(|word| strip(word)).flat_map(|w| self.resolver.lexicon.word(w));
        let entries: BTreeSet<Target> = readings.map(|r| r.target).filter(|t| inflected(t.kind())).collect();
        let entries: Rc<[Target]> = entries.into_iter().collect();
        self.discourse.entries.borrow_mut().insert(number, Rc::clone(&entries));
        entries
    }

    pub(super) fn trigger_bytes(&self, unit: usize) -> std::ops::Range<usize> {
        let unit = &self.sentence.units[unit];
        let mut skip = usize::from(unit.clitics.stem_at);
        if unit.clitics.article && skip > 0 && unit.clitics.preposition.is_some() {
            skip = usize::from(unit.clitics.stem_at);
        }
        let start = self.resolver.doc.inside(unit.first, skip);
        start..self.resolver.doc.tokens[unit.last].end as usize
    }

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
        // `رفضه`, `إدانتها`: who speaks stands on the noun; whom a deed befalls does too (`اعتقاله`)
        let speaks = matches!(
            draft.category,
            Category::Support
                | Category::Accuse
                | Category::Reject
                | Category::Request
                | Category::Threaten
                | Category::Agree
                | Category::Concede
        );
        let object_elsewhere = own_pronoun && speaks
            || fillers.iter().any(|f| {
                f.marker == OBJECT
                    || f.marker != "gen"
                        && f.marker != "adj"
                        && frame.slots.iter().any(|s| {
                            s.marker == f.marker && matches!(s.role.as_str(), "recipient" | "victim")
                        })
            });
        // `قام مسلحون بخطف نائب رئيس البلدية`: the light verb has given the doer
        let object_elsewhere = object_elsewhere
            && !(fillers.iter().any(|f| f.marker == "=actor")
                && matches!(draft.category, Category::Assault | Category::Coerce | Category::Aid));
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
        for (number, filler) in fillers.into_iter().enumerate() {
            if judged.contains(&number) {
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
                if draft.modes.contains(&"visit") {
                    self.give(draft, "recipient", filler);
                    continue;
                }
            }
            if filler.marker == "subj" && !passive {
                draft.leader.clone_from(&filler.entities);
            }
            if filler.entities.iter().any(|e| e.class == Class::Deed) && filler.behind.is_empty() {
                draft.of_deed = true;
            }
            let judged = matches!(
                draft.category,
                Category::Accuse | Category::Reject | Category::Support | Category::Threaten
            );
            if judged && !draft.of_deed && matches!(filler.marker.as_str(), FROM | LI) {
                let acting = filler.entities.iter().filter(|e| e.class.acts());
                let named: Vec<Resolved> = acting.cloned().collect();
                draft.themes.extend(if named.is_empty() { filler.behind.clone() } else { named });
            }
            let mut role = self.role(frame, &filler, class, object_elsewhere, passive, own_pronoun);
            // `أدانت الحكومة التصريحات من قبل …`: with an active verb the agent phrase belongs to the object
            if has_subject && self.is_agent_marker(&filler.marker) {
                let of_object =
                    matches!(draft.category, Category::Accuse | Category::Support | Category::Reject);
                role = if of_object { "recipient".into() } else { String::new() };
            }
            self.give(draft, &role, filler);
        }
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

    /// Whom the preposition right after a noun of a deed names: `فرض عقوبات على العراق`, `هجمات في فرنسا`.
    fn aimed_at(&self, part: usize) -> Vec<Resolved> {
        let Some(Element::Pp(marker, Some(np))) = self.sentence.parts.get(part + 1).map(|p| &p.element)
        else {
            return Vec::new();
        };
        let against =
            marker == ON_IT || marker == crate::phrase::IN || self.resolver.lexicon.marker(marker).against;
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

    /// Whether the phrase is headed by a word for a building, or the name of a seat that begins with one.
    fn is_building(&self, filler: &Filler) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let building = |t: Target| t.kind() == Kind::Noun && nouns[t.index()].is("building");
        let Some(np) = filler.part.and_then(|p| self.sentence.np(p)) else { return false };
        let unit = &self.sentence.units[np.head];
        let first = strip(self.resolver.doc.folded(unit.first)).flat_map(|w| self.resolver.lexicon.word(w));
        unit.target().is_some_and(building) || unit.is(Kind::Seat) && first.map(|r| r.target).any(building)
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

    /// `مسيرة للأساتذة`, `قصف لقوات الدعم السريع على المدينة`, `بإقالة كير لمشار`: whose a protest or an attack is; beside a genitive
    /// that acts, whom it befalls.
    fn doer_by_li(&self, draft: &Draft<'l>, fillers: &mut [Filler]) {
        let near = |f: &Filler| f.part.is_some_and(|p| p == draft.part || p == draft.part + 1);
        let acts = |f: &Filler| f.entities.iter().any(|e| e.class.acts());
        let slot =
            |marker: &str, role: &str| draft.frame.slots.iter().any(|s| s.marker == marker && s.role == role);
        let owned =
            fillers.iter().any(|f| matches!(f.marker.as_str(), "gen" | "adj") || f.marker.starts_with('='));
        let named = |f: &Filler| f.marker == "gen" && f.entities.iter().any(|e| e.class.acts() && !e.several);
        let armed = |f: &Filler| f.entities.iter().any(is_force);
        let attack = draft.category == Category::Assault && slot(ON_IT, "recipient");
        let swapped = slot("gen", "recipient")
            && fillers.iter().any(named)
            && fillers.iter().any(|f| f.marker == LI && near(f) && acts(f));
        for filler in fillers.iter_mut().filter(|f| near(f)) {
            match filler.marker.as_str() {
                LI if !owned && acts(filler) && draft.category == Category::Protest => {
                    filler.marker = "=actor".into();
                }
                LI if !owned && attack && armed(filler) => filler.marker = "=actor".into(),
                LI if swapped && acts(filler) => filler.marker = "=recipient".into(),
                "gen" if swapped => filler.marker = "=actor".into(),
                _ => {}
            }
        }
    }

    /// `مساندتهم للوزير`, `استهداف إسرائيل للمدنيين`: a verbal noun has its object with `ل`.
    fn object_by_li(&self, draft: &Draft<'l>, fillers: &mut [Filler]) {
        let slot = |marker: &str| draft.frame.slots.iter().any(|s| s.marker == marker);
        if !slot("obj") || slot(LI) {
            return;
        }
        let near = |f: &Filler| f.part.is_some_and(|p| p == draft.part || p == draft.part + 1);
        let somebody = |f: &Filler| {
            f.entities.iter().chain(&f.behind).any(|e| e.class.acts() || e.class == Class::Place)
        };
        for filler in fillers.iter_mut().filter(|f| f.marker == LI && near(f) && somebody(f)) {
            filler.marker = OBJECT.into();
        }
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
            // `وجه انتقادات للحكومة`, `تعهد بالدعم للبنان`
            LI | TO
                if slot(marker).is_none()
                    && addresses(frame)
                    && filler.entities.iter().all(|e| e.class.acts()) =>
            {
                "recipient".into()
            }
            WITH if class == 'v' && frame.event == "AGREE" && slot(WITH).is_none() => "recipient".into(),
            WITH if frame.event == "REJECT" => slot(WITH).unwrap_or_else(|| "recipient".into()),
            "adj" => slot("adj").unwrap_or_else(|| match subject_role().as_str() {
                "both" => "both".into(),
                _ => "actor".into(),
            }),
            "gen" if class == 'v' => slot("gen").unwrap_or_default(),
            "gen" => slot("gen").unwrap_or_else(|| match slot("obj") {
                Some(role) if class == 'n' && !object_elsewhere => role,
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
            _ if marks.place => "place",
            BETWEEN => "between",
            FROM => "",
            _ => "place",
        }
    }

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
}

/// Whether only places are meant.
fn is_all_place(entities: &[Resolved]) -> bool {
    !entities.is_empty() && entities.iter().all(|e| e.class == Class::Place)
}

/// What keeps a frame from firing.
enum Lack<'l> {
    /// It is not meant for this kind of word at all.
    Class,
    /// The marker of an argument that it needs.
    Argument(&'l str),
    /// The words of which it needs one.
    Words(&'l [String]),
    /// A word that must not stand there.
    Blocked(&'l str),
}

impl std::fmt::Display for Lack<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Class => Ok(()),
            Self::Argument(marker) => write!(f, "argument `{marker}` is not there"),
            Self::Words(words) => write!(f, "none of its words is there: {}", words.join(" ")),
            Self::Blocked(word) => write!(f, "`{word}` blocks it"),
        }
    }
}

/// Whether a unit is another form of a word of these entries: `استعدادهم` of `استعداد`, `قذائف` of `قذيفة`.
fn is_form(unit: &Unit, entries: &[Target]) -> bool {
    let readings = || unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
    let has = |target: Target| entries.binary_search(&target).is_ok();
    unit.target().is_some_and(|t| inflected(t.kind()) && (has(t) || readings().any(has)))
}

/// Whether the word ends as [`strip`] leaves it: a quick look that spares most words the stripping.
fn could_be(folded: &str, word: &str) -> bool {
    let (folded, word) = (folded.as_bytes(), word.as_bytes());
    let (end, last) = (folded.last(), word.last());
    end == last && folded.ends_with(word)
        || end == ALEF.last() && folded.strip_suffix(ALEF).is_some_and(|f| f.ends_with(word))
}

/// Whether what the frame tells is turned to somebody.
fn addresses(frame: &Frame) -> bool {
    matches!(frame.event.as_str(), "AGREE" | "AID" | "SUPPORT" | "CONCEDE" | "ACCUSE" | "THREATEN" | "REJECT")
}

/// Whether words of this kind stand for all their forms.
fn inflected(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Noun | Kind::VerbalNoun | Kind::Agent | Kind::Adjective | Kind::OtherNisba | Kind::Verb
    )
}

/// Whether somebody has arms.
fn is_force(who: &Resolved) -> bool {
    let armed = |s: &String| matches!(s.as_str(), "MIL" | "REB" | "UAF" | "PRM" | "COP" | "SPY");
    who.class.acts() && who.sectors.first().is_some_and(armed)
}

/// `باتجاه`, `نحو`, `صوب`, `تجاه`, folded.
const DIRECTIONS: [&str; 4] = [
    "\u{0628}\u{0627}\u{062A}\u{062C}\u{0627}\u{0647}",
    "\u{0646}\u{062D}\u{0648}",
    "\u{0635}\u{0648}\u{0628}",
    "\u{062A}\u{062C}\u{0627}\u{0647}",
];
/// `على`
const ON_IT: &str = "\u{0639}\u{0644}\u{064A}";
/// `ل`
const LI: &str = "\u{0644}";
/// The bytes of the letter alef.
const ALEF: &[u8] = "\u{0627}".as_bytes();
/// How many units of a governed clause are searched.
const CLAUSE: usize = 5;
/// The marker of a verbal noun's object that stands with `ل`.
const OBJECT: &str = "=object";
