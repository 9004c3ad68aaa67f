//! Whom a phrase means within the article: itself, or somebody whom its words point back to.

use super::person::called;
use super::*;

impl RoleReader<'_, '_, '_> {
    pub(crate) fn entities_at(&self, part: usize) -> Rc<[Resolved]> {
        self.sentence.np(part).map(|np| self.entities(np)).unwrap_or_default()
    }

    /// The entities of a phrase and of what is coordinated to it; definite descriptions point back into the article.
    pub(super) fn entities(&self, np: &Np) -> Rc<[Resolved]> {
        if !self.sentence.holds(np) {
            return self.entities_now(np);
        }
        let known = |(phrase, _): &&Meant| std::ptr::eq(*phrase, np);
        if let Some((_, found)) = self.meant.borrow().iter().find(known) {
            return Rc::clone(found);
        }
        let found = self.entities_now(np);
        self.meant.borrow_mut().push((np, Rc::clone(&found)));
        found
    }

    /// Whom the phrases mean is read anew: somebody else has spoken, acted or been named.
    pub(crate) fn forget(&mut self) {
        self.meant.get_mut().clear();
    }

    fn entities_now(&self, np: &Np) -> Rc<[Resolved]> {
        if np.coordinated.is_empty() {
            return self.own_entities(np);
        }
        let mut all = self.own_entities(np).to_vec();
        for phrase in &np.coordinated {
            let more = match self.of_genitive_before(np, phrase).or_else(|| self.of_title_before(np, phrase))
            {
                Some(found) => vec![found],
                None => self.own_entities(phrase).to_vec(),
            };
            if let ([title], [person]) = (&all[..], &more[..])
                && self.is_other_title(title, person)
            {
                all.clear();
            }
            all.extend(more);
        }
        all.into()
    }

    /// `رئيس الحكومة الأسبق ورئيس الحزب فلان`: a title without its name that the one who is named behind it has held.
    fn is_other_title(&self, title: &Resolved, person: &Resolved) -> bool {
        let tables = self.resolver.lexicon.tables();
        let office =
            title.head.filter(|h| h.kind() == Kind::Office && title.actor.is_none() && !title.several);
        let named = person.actor.filter(|_| person.class == Class::Person && !person.several);
        office.zip(named).is_some_and(|(office, named)| {
            let id = &tables.offices[office.index()].id;
            tables.actors[named].roles.iter().any(|role| role.office == *id)
        })
    }

    /// `وزيرا الداخلية والدفاع`: what two or more hold, of whom the word for the office is said once.
    fn of_title_before(&self, np: &Np, phrase: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let (head, of) = (&units[np.head], &units[phrase.head]);
        let several = matches!(head.bits().number(), Some(Number::Dual | Number::Plural));
        let title = head.target().filter(|t| several && matches!(t.kind(), Kind::Office | Kind::Agent))?;
        let tables = self.resolver.lexicon.tables();
        let written = match title.kind() {
            Kind::Office => tables.offices[title.index()].ar.first()?,
            _ => &tables.agents[title.index()].ar,
        };
        let first = written.split(' ').next().filter(|first| first.len() < written.len())?;
        let word =
            strip(self.resolver.doc.folded(of.first)).map(|w| w.trim_start_matches(crate::word::ARTICLE));
        let office = word.into_iter().find_map(|word| {
            let titles = [
                format!("{} {word}", arabic::fold(first)),
                format!("{} \u{0627}\u{0644}{word}", arabic::fold(first)),
            ];
            titles.iter().find_map(|t| {
                let mut readings = self.resolver.lexicon.phrase(t).map(|r| r.target);
                readings.find(|t| matches!(t.kind(), Kind::Office | Kind::Agent))
            })
        })?;
        let alone = phrase.genitive.is_none() && phrase.appositions.is_empty() && of.is_definite();
        let owner = self.resolver.nationality(phrase, units).or_else(|| self.resolver.nationality(np, units));
        alone.then(|| {
            let found = match office.kind() {
                Kind::Office => self.resolver.office_of(phrase, units, office, owner),
                _ => self.resolver.agent_of(phrase, units, office, owner),
            };
            Resolved { bytes: self.resolver.bytes(phrase, units), ..found }
        })
    }

    /// `سفارة السعودية وقنصليتها`: the pronoun of the second is of whom the first is.
    fn of_genitive_before(&self, np: &Np, phrase: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[phrase.head];
        let pronoun = head.clitics.pronoun.filter(|p| p.number() == Number::Singular)?;
        let own = self.spread(phrase);
        let [one] = &own[..] else { return None };
        let of = self.own_entities(np.genitive.as_deref()?);
        let [owner] = &of[..] else { return None };
        let feminine = pronoun.gender() == Some(Gender::Feminine);
        let agrees = match owner.class {
            Class::Country => feminine && self.can_be_feminine(owner),
            Class::Person => !feminine && !owner.several && one.class != Class::Person,
            _ => false,
        };
        let third = pronoun.person() == arabic::features::Person::Third;
        (agrees && third && phrase.genitive.is_none()).then(|| self.of_owner(phrase, head, one, owner))
    }

    /// Whom a phrase and what is coordinated to it mean, whoever was spoken of before.
    pub(crate) fn by_themselves(&self, np: &Np) -> Vec<Resolved> {
        self.alone(np).to_vec()
    }

    /// The same, shared.
    pub(super) fn alone(&self, np: &Np) -> Rc<[Resolved]> {
        if np.coordinated.is_empty() {
            return self.spread(np);
        }
        std::iter::once(np).chain(&np.coordinated).flat_map(|phrase| self.spread(phrase).to_vec()).collect()
    }

    fn own_entities(&self, np: &Np) -> Rc<[Resolved]> {
        let units = &self.sentence.units;
        // `دول عربية بينها مصر والأردن`: those named act
        if let Some((_, members)) = np.attached.iter().find(|(m, _)| m == AMONG) {
            return self.entities(members);
        }
        if let Some(all) = self.all_of_them(np) {
            return all.into();
        }
        if let Some(person) = self.honoured(np) {
            return [person].into();
        }
        if let Some(some) = self.some_of_them(np) {
            return some.into();
        }
        if let Some(others) = self.others(np) {
            return [others].into();
        }
        if let Some(counterpart) = self.counterpart(np) {
            return [counterpart].into();
        }
        if let Some(two) = self.two_states(np) {
            return two.into();
        }
        if self.is_last(np) {
            return self.named_last(np).into_iter().collect();
        }
        if let Some(person) = self.titled_by_forename(np) {
            return [person].into();
        }
        let found = self.spread(np);
        if let [one] = &found[..]
            && let Some(person) = self.named_before(np, one)
        {
            return [person].into();
        }
        if let Some(own) = self.own_country(np) {
            return [own].into();
        }
        if let Some(own) = self.own_head(np) {
            return [own].into();
        }
        if let Some(body) = self.of_nation(np, &found) {
            return [body].into();
        }
        if found.len() != 1 || !found[0].vague {
            return found;
        }
        let head = &units[np.head];
        if let Some(held) = self.of_whom(np, head) {
            return [held].into();
        }
        if let Some(person) = self.titled_before(np) {
            return [person].into();
        }
        if let Some(head) = self.head_of_body(np) {
            return [head].into();
        }
        // `قيادات من الحركتين`: the bodies that the people are of
        if let Some((_, of)) = np.attached.iter().find(|(m, _)| m == FROM) {
            let bodies = self.entities(of);
            if bodies.iter().all(|b| !b.vague && b.class.acts()) {
                let bytes = self.resolver.bytes(np, units);
                return bodies.iter().map(|b| Resolved { bytes: bytes.clone(), ..b.clone() }).collect();
            }
        }
        if let Some(body) = self.in_state(np, head, &found[0]) {
            return [body].into();
        }
        if let Some(body) = self.body_of(np, &found[0]).or_else(|| self.body_of_members(np, head)) {
            return [body].into();
        }
        // `القوات المتمردة` are not the state's
        let other = |at: &usize| !matches!(units[*at].kind(), Some(Kind::Nisba | Kind::OtherNisba));
        let anchored = np.adjectives.iter().any(other)
            || np.genitive.is_some()
            || !np.attached.is_empty()
            || np.number.is_some();
        // `النيابة العامة`
        let definite = head.clitics.article || head.is(Kind::Agent) && head.closes_definite;
        if !(definite || head.clitics.pronoun.is_some() || head.is(Kind::Function)) || anchored {
            return found;
        }
        self.point_back(np, head, &found[0]).map_or(found, Rc::from)
    }

    /// `الدول الأربع`, `الأحزاب الثلاثة`: the states or bodies that were told of together, as many as the number says.
    fn all_of_them(&self, np: &Np) -> Option<Vec<Resolved>> {
        let units = &self.sentence.units;
        let number =
            np.adjectives.iter().map(|at| &units[*at]).find(|u| u.tag == crate::unit::Tag::Number)?;
        let doc = self.resolver.doc;
        let tokens = &doc.tokens[number.first..=number.last];
        let quantities =
            arabic::number::quantities_with(doc.text, tokens, |at| doc.folded(number.first + at));
        let count = usize::try_from(quantities.first()?.min?).ok()?;
        let states = self.is_noun_of(np, "state")
            || units[np.head].target().is_some_and(|t| {
                let agents = &self.resolver.lexicon.tables().agents;
                t.kind() == Kind::Agent && agents[t.index()].en.first().is_some_and(|en| en == "state")
            });
        let fits = |r: &Resolved| match states {
            true => r.class == Class::Country,
            false => r.class == Class::Group && !r.vague,
        };
        let bytes = self.resolver.bytes(np, units);
        let found = self.discourse.so_many(count, fits)?;
        Some(found.into_iter().map(|r| Resolved { bytes: bytes.clone(), via: Via::Anaphora, ..r }).collect())
    }

    /// Whom the phrase alone means, read once for a phrase that stands in the sentence as a part or beside one.
    pub(super) fn spread(&self, np: &Np) -> Rc<[Resolved]> {
        if !self.sentence.holds(np) {
            return self.resolver.spread(np, &self.sentence.units).into();
        }
        let known = |(phrase, _): &&Meant| std::ptr::eq(*phrase, np);
        if let Some((_, found)) = self.spreads.borrow().iter().find(known) {
            return Rc::clone(found);
        }
        let found: Rc<[Resolved]> = self.resolver.spread(np, &self.sentence.units).into();
        self.spreads.borrow_mut().push((np, Rc::clone(&found)));
        found
    }

    /// Notes whom a phrase and the phrases within it mean, where that is asked for.
    pub(super) fn meet(&mut self, np: &Np) {
        let Some(mut met) = self.discourse.met.take() else { return };
        let mut phrases = vec![np];
        while let Some(phrase) = phrases.pop() {
            met.extend_from_slice(&self.entities(phrase));
            phrases.extend(phrase.genitive.as_deref());
            phrases.extend(phrase.attached.iter().map(|(_, inner)| inner));
            phrases.extend(phrase.appositions.iter().chain(&phrase.coordinated));
            met.extend(
                phrase.adjectives.iter().filter_map(|at| self.resolver.adjective(&self.sentence.units[*at])),
            );
        }
        self.discourse.met = Some(met);
    }

    /// `الحركة`, `الوزير`, `الحركتان`, `قواته`: the entity that the description points back to.
    pub(super) fn point_back(&self, np: &Np, head: &Unit, found: &Resolved) -> Option<Vec<Resolved>> {
        let target = head.target()?;
        if let Some(pronoun) = head.clitics.pronoun.filter(|_| target.kind() == Kind::Agent) {
            let owner = self.pronoun(pronoun).into_iter().next();
            // `وأطلقت قواته`: forces are of a state or of a body under arms
            let owns = |r: &Resolved| {
                r.class == Class::Country || r.is_armed() || r.sectors.first().is_some_and(|s| s == "GOV")
            };
            let owner = match owner {
                Some(owner) if !found.is_armed() || owns(&owner) => Some(owner),
                other => self.discourse.latest(|r| found.is_armed() && owns(r)).or(other),
            }?;
            // `مقاتليها`: of an armed group rather than of the state named last
            let outlaws = found.sectors.iter().any(|s| s == "REB" || s == "UAF");
            let leads = |r: &Resolved| {
                r.class == Class::Group
                    && r.actor.is_some()
                    && r.sectors.iter().any(|s| s == "REB" || s == "PRM")
            };
            let group = self.discourse.latest(leads).filter(|_| outlaws && owner.class == Class::Country);
            return Some(vec![self.of_owner(np, head, found, &group.unwrap_or(owner))]);
        }
        let kinds = match target.kind() {
            Kind::Agent | Kind::Office | Kind::Noun | Kind::Nisba | Kind::Adjective => self.kinds_of(head),
            // `الأخير`: the person mentioned last
            Kind::Function => {
                return self.discourse.person().map(|p| {
                    vec![Resolved {
                        via: Via::Anaphora,
                        bytes: self.resolver.bytes(np, &self.sentence.units),
                        ..p
                    }]
                });
            }
            _ => return None,
        };
        let sectors: Vec<String> = found.sectors.iter().filter(|s| *s != "UAF").cloned().collect();
        let back = self.discourse.described(target, head.bits(), &kinds, &sectors, self.resolver.lexicon);
        let back = back.or_else(|| self.rebels(head, found));
        let back = back.or_else(|| self.crew(target, found)).or_else(|| self.at_home(found));
        back.map(|entities| {
            entities
                .into_iter()
                .map(|e| Resolved {
                    via: Via::Anaphora,
                    bytes: self.resolver.bytes(np, &self.sentence.units),
                    ..e
                })
                .collect()
        })
    }

    /// `الأخير`, `الأخيرة`, alone.
    pub(super) fn is_last(&self, np: &Np) -> bool {
        let word = self.resolver.doc.folded(self.sentence.units[np.head].first);
        np.units.len() == 1 && (word == LAST_OF_WOMEN || word == LAST_OF_MEN)
    }

    /// `تعهد الأخير`, `اتهمت الأخيرة`: whoever of that gender was named last.
    fn named_last(&self, np: &Np) -> Option<Resolved> {
        let feminine = self.resolver.doc.folded(self.sentence.units[np.head].first) == LAST_OF_WOMEN;
        let fits = |r: &Resolved| match feminine {
            true => r.class.acts() && self.can_be_feminine(r),
            false => r.class == Class::Person && !r.several,
        };
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        self.discourse.last(fits).map(|last| Resolved { via: Via::Anaphora, bytes, ..last })
    }

    /// `البلدين الصديقين`, `الدولتان`: the two states spoken of last, or those of the two who were.
    fn two_states(&self, np: &Np) -> Option<Vec<Resolved>> {
        let tables = self.resolver.lexicon.tables();
        let head = &self.sentence.units[np.head];
        let state = match head.target()? {
            t if t.kind() == Kind::Noun => tables.nouns[t.index()].is("country"),
            t if t.kind() == Kind::Agent => {
                tables.agents[t.index()].en.first().is_some_and(|en| en == "state")
            }
            _ => false,
        };
        let two = head.bits().number() == Some(Number::Dual) && np.genitive.is_none() && np.number.is_none();
        if !(state && two && head.clitics.article) {
            return None;
        }
        let pair = self.discourse.pair(|r| r.code.is_some()).filter(|pair| pair[0].code != pair[1].code)?;
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        pair.iter()
            .map(|side| {
                let at = self.resolver.lexicon.country_by_code(side.code.as_deref()?)?;
                let country = self.resolver.country(Target::new(Kind::Country, at));
                Some(Resolved { via: Via::Anaphora, bytes: bytes.clone(), ..country })
            })
            .collect()
    }

    /// `سبعة منهم`, `عددا منهم`, `بعضهم`: of those spoken of last.
    fn some_of_them(&self, np: &Np) -> Option<Vec<Resolved>> {
        let units = &self.sentence.units;
        let lexicon = self.resolver.lexicon;
        let head = &units[np.head];
        let third = |p: arabic::clitic::Pronoun| {
            p.person() == arabic::features::Person::Third && p.number() == Number::Plural
        };
        let quantity = head
            .target()
            .is_some_and(|t| t.kind() == Kind::Noun && lexicon.tables().nouns[t.index()].is("quantity"));
        let number = np.number.is_some() && head.tag == crate::unit::Tag::Number;
        if !(number || quantity) || np.genitive.is_some() {
            return None;
        }
        let on_it = head.clitics.pronoun.is_some_and(third);
        let behind = units.get(np.units.end).is_some_and(|next| {
            let function = next.target().filter(|_| next.function == Function::Preposition);
            let from = function.is_some_and(|t| lexicon.letters(t.index()) == FROM);
            from && next.clitics.pronoun.is_some_and(third)
        });
        let crowd = &self.discourse.crowd;
        let some = (on_it || behind) && !crowd.is_empty();
        some.then(|| {
            let last = np.units.end - usize::from(!behind);
            let bytes = self.resolver.doc.bytes(units[np.units.start].first, units[last].last);
            self.as_anaphora(
                crowd.iter().map(|one| Resolved { bytes: bytes.clone(), ..one.clone() }).collect(),
            )
        })
    }

    /// `قتل 21 مصريا وأصيب 69 آخرون`: others are of the people told of before them; of a body only whose it is.
    fn others(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let word = self.resolver.doc.folded(head.first);
        let counted = np.number.is_some() || head.has_sound_ending;
        if !OTHERS.contains(&word) || !counted || np.genitive.is_some() {
            return None;
        }
        let people = |p: usize| {
            let np = self.sentence.np(p)?;
            self.spread(np)
                .iter()
                .rfind(|e| matches!(e.class, Class::Person | Class::People | Class::Group))
                .cloned()
        };
        let own = self.sentence.parts.iter().position(|p| p.units.contains(&np.head))?;
        let before = (0..own).rev().find_map(people)?;
        let mut found = self.resolver.entity(np, units);
        found.code = before.code;
        if before.class != Class::Group && before.actor.is_none() && before.several {
            (found.en, found.sectors, found.class) = (before.en, before.sectors, before.class);
        }
        found.via = Via::Anaphora;
        Some(found)
    }

    /// `نظيره التركي`: who holds the subject's office in the other country.
    fn counterpart(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let noun = units[np.head].target().filter(|t| t.kind() == Kind::Noun)?;
        if !self.resolver.lexicon.tables().nouns[noun.index()].is("counterpart") {
            return None;
        }
        let person = |e: &&Resolved| e.class == Class::Person;
        let named = np.appositions.iter().find_map(|a| self.entities(a).iter().find(person).cloned());
        let bytes = self.resolver.bytes(np, units);
        if let Some(person) = named {
            return Some(Resolved { bytes, ..person });
        }
        let before = self.within_part_before(np);
        let subject = before.iter().chain(&self.discourse.subject).chain(&self.discourse.main);
        let office =
            subject.filter_map(|s| s.office.as_deref()).find_map(|o| self.resolver.office_named(o))?;
        let nation = self.resolver.nationality(np, units);
        let of = nation.or_else(|| np.genitive.as_deref().map(|g| self.resolver.entity(g, units)))?;
        let held = self.resolver.office_of(np, units, office, Some(of));
        Some(Resolved { bytes, via: Via::Anaphora, ..held })
    }

    /// `استقبال الرئيس العراقي لنظيره`, `لقاء الوزير مع نظيره`: who stands in the phrase of a deed right before.
    fn within_part_before(&self, np: &Np) -> Vec<Resolved> {
        let parts = &self.sentence.parts;
        let own = |p: &crate::phrase::Part| p.units.contains(&np.head);
        let at = parts.iter().position(own);
        // `بين الرئيس التركي ونظيره الأذري`
        let joined = at
            .and_then(|p| self.sentence.np(p))
            .filter(|first| first.coordinated.iter().any(|c| c.head == np.head));
        if let Some(first) = joined {
            return self.spread(first).to_vec();
        }
        let before = at.and_then(|at| at.checked_sub(1));
        let of = before.and_then(|p| self.sentence.np(p)).and_then(|np| np.genitive.as_deref());
        of.map(|of| self.spread(of).to_vec()).unwrap_or_default()
    }

    /// `سموه`, `جلالته`, `فخامته`: the person spoken of last who can be called so.
    fn honoured(&self, np: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[np.head];
        let target = head.target().filter(|t| t.kind() == Kind::Noun && head.clitics.pronoun.is_some())?;
        let is_title = self.resolver.lexicon.tables().nouns[target.index()].class.starts_with("title");
        let title = &self.resolver.lexicon.tables().nouns[target.index()].class;
        let person = is_title.then(|| {
            let known = |r: &Resolved| r.actor.is_some() || r.office.is_some();
            let royal = title.split(' ').any(|class| class == "highness" || class == "majesty");
            let reigns = |r: &Resolved| r.code.as_deref().is_none_or(|code| MONARCHIES.contains(&code));
            let fits = |r: &Resolved| {
                r.class == Class::Person
                    && known(r)
                    && called(title, r.office.as_deref())
                    && (!royal || reigns(r))
            };
            self.discourse.latest(fits).or_else(|| self.discourse.person())
        })??;
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        Some(Resolved { via: Via::Anaphora, bytes, ..person })
    }

    /// `زعيم الحركة`, `مسلحو التنظيم`: an office or agent of a body that points back.
    fn of_whom(&self, np: &Np, head: &Unit) -> Option<Resolved> {
        let units = &self.sentence.units;
        let target = head.target().filter(|t| matches!(t.kind(), Kind::Office | Kind::Agent))?;
        let body = self.entities(np.genitive.as_deref()?).iter().find(|e| !e.vague)?.clone();
        let found = if target.kind() == Kind::Office {
            self.resolver.office_of(np, units, target, Some(body))
        } else {
            self.resolver.agent_of(np, units, target, Some(body))
        };
        Some(Resolved { bytes: self.resolver.bytes(np, units), ..found })
    }

    /// `المتمردون`: the armed group spoken of last.
    fn rebels(&self, head: &Unit, found: &Resolved) -> Option<Vec<Resolved>> {
        let rebels = head.is(Kind::Agent) && found.sectors.iter().any(|s| s == "REB");
        let of_rebels = |r: &Resolved| r.class == Class::Group && r.sectors.iter().any(|s| s == "REB");
        self.discourse.latest(|r| rebels && r.actor.is_some() && of_rebels(r)).map(|r| vec![r])
    }

    /// `الطائرات الحربية` without a country are those of the force spoken of last.
    pub(super) fn crew(&self, target: Target, found: &Resolved) -> Option<Vec<Resolved>> {
        let agents = &self.resolver.lexicon.tables().agents;
        let vehicle = target.kind() == Kind::Agent && agents[target.index()].class == "vehicle";
        let force = self
            .discourse
            .latest(|r| vehicle && r.sectors.iter().any(|s| s == "MIL") && r.class == Class::Group)?;
        let _ = found;
        Some(vec![force])
    }

    /// `المجلس العسكري في مالي`, `الحكومة في السودان`: a body of the state that is named right after it.
    fn in_state(&self, np: &Np, head: &Unit, found: &Resolved) -> Option<Resolved> {
        let units = &self.sentence.units;
        let target = head.target().filter(|t| t.kind() == Kind::Agent && found.class == Class::Group)?;
        let of_state = |s: &String| matches!(s.as_str(), "GOV" | "MIL" | "COP" | "JUD" | "LEG");
        let next = self.sentence.parts.iter().find(|p| p.units.start == np.units.end)?;
        let Element::Pp(marker, Some(inner)) = &next.element else { return None };
        let named = marker == IN && units[inner.head].is(Kind::Country) && inner.units.len() == 1;
        let state = self.entities(inner).first().filter(|_| named)?.clone();
        if head.clitics.pronoun.is_some()
            || self.is_vehicle(found)
            || !found.sectors.first().is_some_and(of_state)
        {
            return None;
        }
        let body = self.resolver.agent_of(np, units, target, Some(state));
        Some(Resolved { bytes: self.resolver.bytes(np, units), ..body })
    }

    /// `الشرطة`, `الحكومة` without a country are those of the country that the article is about.
    pub(super) fn at_home(&self, found: &Resolved) -> Option<Vec<Resolved>> {
        let state = found
            .sectors
            .first()
            .is_some_and(|s| matches!(s.as_str(), "GOV" | "MIL" | "COP" | "JUD" | "LEG"));
        // `الدول الأعضاء` are no state's
        let states = found.en.as_deref().is_some_and(|en| en.ends_with("states"));
        let group = state && !states && found.class == Class::Group && !self.is_vehicle(found);
        let local = self.resolver.local.get(self.sentence.index).and_then(|(_, code)| code.as_deref());
        let home = self.domestic().or(local).or(self.resolver.home).filter(|_| group)?;
        let army = found.sectors.first().is_some_and(|s| s == "MIL");
        let home = self.speaking_army().filter(|_| army).unwrap_or(if army && home == NO_ARMY {
            ARMY_THERE
        } else {
            home
        });
        let at = self.resolver.lexicon.country_by_code(home)?;
        let country = self.resolver.as_adjective(&self.resolver.country(Target::new(Kind::Country, at)))?;
        let mut body = found.clone();
        body.en = found.en.as_ref().map(|e| format!("{country} {e}"));
        body.code = Some(home.to_owned());
        body.vague = false;
        Some(vec![body])
    }

    /// The state within which the subject of the clause acts: `أعطى زعيم المعارضة الكينية الحكومة مهلة`, where the article is about another.
    fn domestic(&self) -> Option<&str> {
        const WITHIN: [&str; 8] = ["OPP", "PTY", "LEG", "JUD", "LAB", "COP", "MIL", "GOV"];
        const ABROAD: [&str; 4] = ["foreign", "ambassador", "envoy", "representative"];
        let within = |r: &&Resolved| {
            let office = r.office.as_deref().unwrap_or_default();
            matches!(r.class, Class::Person | Class::Group)
                && r.via != Via::Anaphora
                && r.sectors.iter().any(|s| WITHIN.contains(&s.as_str()))
                && !ABROAD.iter().any(|word| office.contains(word))
        };
        let code = self.discourse.subject.iter().find(within)?.code.as_deref()?;
        self.resolver.lexicon.country_by_code(code).map(|_| code)
    }

    /// `تقدم وزير النقل اليمني باستقالته إلى الرئيس`: a head of state or government told by his bare title is the subject's own.
    fn own_head(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let office = head.target().filter(|t| t.kind() == Kind::Office)?;
        let title = &self.resolver.lexicon.tables().offices[office.index()];
        let bare = np.genitive.is_none()
            && np.adjectives.is_empty()
            && np.attached.is_empty()
            && np.appositions.is_empty()
            && np.number.is_none()
            && head.clitics.pronoun.is_none();
        let definite = head.clitics.article || head.closes_definite;
        let code = self.domestic().filter(|_| bare && definite && title.sector == "GOV" && !title.many)?;
        let at = self.resolver.lexicon.country_by_code(code)?;
        let state = self.resolver.country(Target::new(Kind::Country, at));
        let held = self.resolver.office_of(np, units, office, Some(state));
        let other = |r: &Resolved| !self.discourse.subject.iter().any(|s| s.same(r));
        let bytes = self.resolver.bytes(np, units);
        held.actor.is_some().then_some(held).filter(other).map(|held| Resolved {
            bytes,
            via: Via::Anaphora,
            ..held
        })
    }

    /// `أضاف الجيش: أطلقت القوات النار`: an army that speaks speaks of its own.
    fn speaking_army(&self) -> Option<&str> {
        let army = |s: &&Resolved| s.class == Class::Group && s.sectors.first().is_some_and(|s| s == "MIL");
        self.discourse.speaker.iter().find(army).and_then(|s| s.code.as_deref())
    }

    /// `الطائرات الحربية`: whose they are is not told by where they fly.
    fn is_vehicle(&self, found: &Resolved) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        found.head.is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "vehicle")
    }
}

/// In the Palestinian territories `الجيش` is Israel's.
const NO_ARMY: &str = "PSE";
const ARMY_THERE: &str = "ISR";

/// The monarchies whose rulers and princes the press of the region calls by their titles.
const MONARCHIES: [&str; 16] = [
    "ARE", "BEL", "BHR", "DNK", "ESP", "GBR", "JOR", "JPN", "KWT", "MAR", "NLD", "NOR", "OMN", "QAT", "SAU",
    "SWE",
];

/// `الأخير`, `الأخيرة`, folded.
const LAST_OF_MEN: &str = "\u{0627}\u{0644}\u{0627}\u{062E}\u{064A}\u{0631}";
const LAST_OF_WOMEN: &str = "\u{0627}\u{0644}\u{0627}\u{062E}\u{064A}\u{0631}\u{0647}";

/// `آخرون`, `آخرين`, folded.
const OTHERS: [&str; 2] =
    ["\u{0627}\u{062E}\u{0631}\u{0648}\u{0646}", "\u{0627}\u{062E}\u{0631}\u{064A}\u{0646}"];
