//! Whom a phrase, a pronoun or an unspoken subject means, within the article.

use super::*;

impl RoleReader<'_, '_, '_> {
    pub(crate) fn entities_at(&self, part: usize) -> Vec<Resolved> {
        self.sentence.np(part).map(|np| self.entities(np)).unwrap_or_default()
    }

    /// Notes whom a phrase and the phrases within it mean, where that is asked for.
    pub(super) fn meet(&mut self, np: &Np) {
        let Some(mut met) = self.discourse.met.take() else { return };
        let mut phrases = vec![np];
        while let Some(phrase) = phrases.pop() {
            met.extend(self.entities(phrase));
            phrases.extend(phrase.genitive.as_deref());
            phrases.extend(phrase.attached.iter().map(|(_, inner)| inner));
            phrases.extend(phrase.appositions.iter().chain(&phrase.coordinated));
            met.extend(
                phrase.adjectives.iter().filter_map(|at| self.resolver.adjective(&self.sentence.units[*at])),
            );
        }
        self.discourse.met = Some(met);
    }

    /// The entities of a phrase and of what is coordinated to it; definite descriptions point back into the article.
    pub(super) fn entities(&self, np: &Np) -> Vec<Resolved> {
        std::iter::once(np).chain(&np.coordinated).flat_map(|phrase| self.own_entities(phrase)).collect()
    }

    /// Who stands behind a deed or a thing: `القرار الأميركي`, `سياسة الحكومة`, `الهجوم الذي نفذته إسرائيل`, `الاتفاق بين س وص`.
    pub(super) fn behind(&self, part: usize, np: &Np) -> Vec<Resolved> {
        const BEHIND: [Class; 4] = [Class::Person, Class::Group, Class::Country, Class::People];
        let units = &self.sentence.units;
        let acting = |inner: &Np| -> Vec<Resolved> {
            self.entities(inner).into_iter().filter(|e| BEHIND.contains(&e.class)).collect()
        };
        if let Some(doer) = self.relative_doer(part, np) {
            return doer;
        }
        if let Some(nation) = np.adjectives.iter().find_map(|a| self.resolver.adjective(&units[*a])) {
            return vec![nation];
        }
        let attached = np.attached.iter().filter(|(m, _)| m == BETWEEN || m == LI || self.is_agent_marker(m));
        let mut found: Vec<Resolved> = attached.flat_map(|(_, inner)| acting(inner)).collect();
        // `الاتفاق بين س وص`, `مواقع للحوثيين`
        let next = self.sentence.parts.get(part + 1).map(|p| &p.element);
        if let Some(Element::Pp(marker, Some(inner))) = next
            && (marker == BETWEEN || marker == LI || self.is_agent_marker(marker))
            && np.units.end == self.sentence.parts[part].units.end
        {
            found.extend(acting(inner));
        }
        if let Some(genitive) = np.genitive.as_deref().filter(|_| found.is_empty()) {
            found = acting(genitive);
            if found.is_empty() {
                found = self.behind(part, genitive);
            }
        }
        found
    }

    /// `الهجوم الذي نفذته إسرائيل`, `هجوم شنه مسلحون`: the subject of the relative clause in which the deed is the object.
    pub(super) fn relative_doer(&self, part: usize, np: &Np) -> Option<Vec<Resolved>> {
        let sentence = self.sentence;
        if np.units.end != sentence.parts.get(part)?.units.end {
            return None;
        }
        let opens = matches!(sentence.parts.get(part + 1)?.element, Element::Function(Function::Relative));
        let verb = if opens { part + 2 } else { part + 1 };
        let unit = sentence.is_verb(verb).then(|| sentence.unit(verb))?;
        // `بالدور الذي تقوم به سلطنة عمان`
        let on_preposition = || match sentence.parts.get(verb + 1).map(|p| &p.element) {
            Some(Element::Pp(marker, None)) if opens && marker == crate::phrase::BI => {
                sentence.unit(verb + 1).clitics.pronoun
            }
            _ => None,
        };
        let pronoun = unit.clitics.pronoun.or_else(on_preposition);
        let pronoun = pronoun.filter(|_| unit.clitics.conjunction.is_none())?;
        // `مقتل رئيس الحكومة التي يديرها الحوثيون`: the clause is of the last noun
        let singular = pronoun.number() == Number::Singular;
        if singular && self.gender(np).zip(pronoun.gender()).is_some_and(|(a, b)| a != b) {
            return None;
        }
        if self.takes_stance(unit) || self.undergoes(unit) {
            return None;
        }
        let first = *sentence.following(verb).bare.first()?;
        let doers: Vec<Resolved> = self.entities_at(first).into_iter().filter(|e| e.class.acts()).collect();
        (!doers.is_empty()).then_some(doers)
    }

    /// `الهجوم الذي شهدته البلاد`, `الهجوم الذي تعرض له الجيش`: the subject is where it happened or whom it befell.
    fn undergoes(&self, verb: &Unit) -> bool {
        let bears = |s: &Slot| s.marker == "subj" && matches!(s.role.as_str(), "place" | "recipient");
        let place = |f: &u32| self.frame(*f).slots.iter().any(bears);
        verb.target().is_some_and(|t| self.frames(t).iter().any(place))
    }

    /// `الهجوم الذي أدانته واشنطن`: who judges a deed has not done it.
    fn takes_stance(&self, verb: &Unit) -> bool {
        let Some(target) = verb.target().filter(|t| t.kind() == Kind::Verb) else { return true };
        let judges =
            |f: &u32| matches!(self.frame(*f).event.as_str(), "ACCUSE" | "SUPPORT" | "REJECT" | "REQUEST");
        let light = self.frames(target).iter().any(|f| self.frame(*f).event == "LIGHT");
        !light && (self.frames(target).iter().any(judges) || self.is_saying(verb))
    }

    /// Whom the phrase alone means, read once for a phrase that stands in the sentence as a part or beside one.
    pub(super) fn spread(&self, np: &Np) -> Vec<Resolved> {
        if !self.sentence.holds(np) {
            return self.resolver.spread(np, &self.sentence.units);
        }
        let known = |(phrase, _): &&(*const Np, Vec<Resolved>)| std::ptr::eq(*phrase, np);
        if let Some((_, found)) = self.spreads.borrow().iter().find(known) {
            return found.clone();
        }
        let found = self.resolver.spread(np, &self.sentence.units);
        self.spreads.borrow_mut().push((np, found.clone()));
        found
    }

    fn own_entities(&self, np: &Np) -> Vec<Resolved> {
        let units = &self.sentence.units;
        // `دول عربية بينها مصر والأردن`: those named act
        if let Some((_, members)) = np.attached.iter().find(|(m, _)| m == AMONG) {
            return self.entities(members);
        }
        if let Some(person) = self.honoured(np) {
            return vec![person];
        }
        if let Some(some) = self.some_of_them(np) {
            return some;
        }
        if let Some(counterpart) = self.counterpart(np) {
            return vec![counterpart];
        }
        let found = self.spread(np);
        if let [one] = &found[..]
            && let Some(person) = self.named_before(np, one)
        {
            return vec![person];
        }
        if let Some(own) = self.own_country(np) {
            return vec![own];
        }
        if let Some(body) = self.of_nation(np, &found) {
            return vec![body];
        }
        if found.len() != 1 || !found[0].vague {
            return found;
        }
        let head = &units[np.head];
        if let Some(held) = self.of_whom(np, head) {
            return vec![held];
        }
        if let Some(person) = self.titled_before(np) {
            return vec![person];
        }
        if let Some(head) = self.head_of_body(np) {
            return vec![head];
        }
        // `قيادات من الحركتين`: the bodies that the people are of
        if let Some((_, of)) = np.attached.iter().find(|(m, _)| m == FROM) {
            let bodies = self.entities(of);
            if bodies.iter().all(|b| !b.vague && b.class.acts()) {
                let bytes = self.resolver.bytes(np, units);
                return bodies.into_iter().map(|b| Resolved { bytes: bytes.clone(), ..b }).collect();
            }
        }
        if let Some(body) = self.body_of(np, &found[0]) {
            return vec![body];
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
        self.point_back(np, head, &found[0]).unwrap_or(found)
    }

    /// `كير` after `سلفا كير`, `خالد الهمداني` after `النائب خالد بن سالم الهمداني`: the person of whom this is the shorter name.
    fn named_before(&self, np: &Np, found: &Resolved) -> Option<Resolved> {
        let units = &self.sentence.units;
        let strange = matches!(found.class, Class::Person | Class::Other) && found.actor.is_none();
        let bare = np.genitive.is_none() && np.attached.is_empty() && np.number.is_none();
        if !strange
            || !bare
            || !np.adjectives.is_empty()
            || !np.appositions.is_empty()
            || found.office.is_some()
        {
            return None;
        }
        let head = &units[np.head];
        let can_name = head.tag == crate::unit::Tag::Unknown
            || matches!(
                head.kind(),
                Some(
                    Kind::GivenName
                        | Kind::NameParticle
                        | Kind::Adjective
                        | Kind::ActiveParticiple
                        | Kind::PassiveParticiple
                )
            );
        let short = arabic::fold(found.ar.as_deref().filter(|_| can_name && head.clitics.pronoun.is_none())?);
        let lexicon = self.resolver.lexicon;
        let end = without_article(short.split_whitespace().last()?);
        // the last word is folded first: most names differ in it
        let ends_alike = |name: &str| {
            name.split_whitespace().last().is_some_and(|w| without_article(&arabic::fold(w)) == end)
        };
        let is_long = |name: &str| ends_alike(name) && shortens(&short, &arabic::fold(name));
        let bears = |r: &Resolved| match r.actor {
            Some(actor) => lexicon.actor(actor).ar.iter().any(|name| is_long(name)),
            None => r.ar.as_deref().is_some_and(is_long),
        };
        let known = |r: &Resolved| r.actor.is_some() || !r.sectors.is_empty();
        let person = self.discourse.latest(|r| r.class == Class::Person && known(r) && bears(r))?;
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..person })
    }

    /// `سبعة منهم`: of those spoken of last.
    fn some_of_them(&self, np: &Np) -> Option<Vec<Resolved>> {
        let units = &self.sentence.units;
        let bare = np.number.is_some() && units[np.head].tag == crate::unit::Tag::Number;
        let next = units.get(np.units.end).filter(|_| bare)?;
        let of = next.target().filter(|_| next.function == Function::Preposition)?;
        next.clitics.pronoun?;
        let marker = arabic::fold(&self.resolver.lexicon.tables().functions[of.index()].lemma);
        let crowd = self.as_anaphora(self.discourse.crowd.clone());
        (marker == FROM && !crowd.is_empty()).then_some(crowd)
    }

    /// `نظيره التركي`: who holds the subject's office in the other country.
    fn counterpart(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let noun = units[np.head].target().filter(|t| t.kind() == Kind::Noun)?;
        if !self.resolver.lexicon.tables().nouns[noun.index()].is("counterpart") {
            return None;
        }
        let named = np.appositions.iter().flat_map(|a| self.entities(a)).find(|e| e.class == Class::Person);
        let bytes = self.resolver.bytes(np, units);
        if let Some(person) = named {
            return Some(Resolved { bytes, ..person });
        }
        let subject = self.discourse.subject.iter().chain(&self.discourse.main);
        let office =
            subject.filter_map(|s| s.office.as_deref()).find_map(|o| self.resolver.office_named(o))?;
        let nation = self.resolver.nationality(np, units);
        let of = nation.or_else(|| np.genitive.as_deref().map(|g| self.resolver.entity(g, units)))?;
        let held = self.resolver.office_of(np, units, office, Some(of));
        Some(Resolved { bytes, via: Via::Anaphora, ..held })
    }

    /// `سموه`, `جلالته`, `فخامته`: the person spoken of last.
    fn honoured(&self, np: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[np.head];
        let target = head.target().filter(|t| t.kind() == Kind::Noun && head.clitics.pronoun.is_some())?;
        let is_title = self.resolver.lexicon.tables().nouns[target.index()].class.starts_with("title");
        let person = is_title.then(|| self.discourse.person())??;
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        Some(Resolved { via: Via::Anaphora, bytes, ..person })
    }

    /// `رئيس الحركة`: who leads the body spoken of last, on the day.
    fn head_of_body(&self, np: &Np) -> Option<Resolved> {
        const HEADS: [&str; 4] = ["movement-leader", "politburo-chief", "secretary-general", "party-leader"];
        const KINDS: [&str; 4] = ["party", "armed-group", "movement", "alliance"];
        let units = &self.sentence.units;
        let lexicon = self.resolver.lexicon;
        let office = units[np.head].target().filter(|t| t.kind() == Kind::Office)?;
        let plain = np.genitive.is_none() && np.attached.is_empty() && np.appositions.is_empty();
        let title = &lexicon.tables().offices[office.index()];
        if !plain || title.many || title.sector == "GOV" || !units[np.head].closes_definite {
            return None;
        }
        // what the press calls a head is by its body's own titles the secretary or the chief of its bureau
        let offices = || std::iter::once(title.id.as_str()).chain(HEADS);
        let leads = |r: &Resolved| {
            let body = r.actor.filter(|a| KINDS.contains(&lexicon.actor(*a).kind.as_str()))?;
            let of = lexicon.actor(body).id.as_str();
            offices().find(|office| lexicon.holders(office, of, self.resolver.day).len() == 1)
        };
        let Some(body) = self.discourse.latest(|r| leads(r).is_some()) else {
            return self.head_of_named(np, office);
        };
        let id = leads(&body)?;
        let at = lexicon.tables().offices.iter().position(|o| o.id == id)?;
        let held = self.resolver.office_of(np, units, Target::new(Kind::Office, at), Some(body));
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..held })
    }

    /// `الوزير` after `وزير الخارجية فلان`, `رئيس المجلس` after `رئيس مجلس النواب فلان`: the person whose title begins so.
    fn titled_before(&self, np: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[np.head];
        let inner = np.genitive.as_deref();
        let ends = inner.is_none_or(|g| g.units.len() == 1 && self.sentence.units[g.head].clitics.article);
        let plain = np.units.len() == 1 + usize::from(inner.is_some()) && head.clitics.pronoun.is_none();
        let definite = head.clitics.article || head.closes_definite || inner.is_some();
        if !plain || !ends || !definite || !matches!(head.kind(), Some(Kind::Office | Kind::Agent)) {
            return None;
        }
        let doc = self.resolver.doc;
        let mut bytes = self.resolver.bytes(np, &self.sentence.units);
        if head.clitics.preposition.is_some() && head.clitics.article {
            // `للوزير` has lost its alef
            bytes.start = doc.tokens[head.last].end as usize
                - doc.text[bytes.clone()].trim_start_matches(arabic::letters::LAM).len();
        }
        let title = bare_words(&doc.text[bytes]);
        let titled = |r: &Resolved| {
            let text = &doc.text[r.bytes.clone()];
            let first = text.split_whitespace().next().map(|w| without_article(&arabic::fold(w)).to_owned());
            if first.as_ref() != title.first() {
                return false;
            }
            let said = bare_words(text);
            said.len() > title.len() && said.starts_with(&title)
        };
        let known = |r: &Resolved| {
            r.class == Class::Person && (r.actor.is_some() || r.ar.is_some() && r.en.is_none())
        };
        let person = self.discourse.latest(|r| known(r) && titled(r))?;
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        Some(Resolved { bytes, via: Via::Anaphora, ..person })
    }

    /// `رئيس اللجنة`: of the body spoken of last whose name begins with the word that ends the title.
    fn head_of_named(&self, np: &Np, office: Target) -> Option<Resolved> {
        let units = &self.sentence.units;
        let lexicon = self.resolver.lexicon;
        let word = self.resolver.doc.folded(units[np.head].last);
        let bears = |r: &Resolved| match r.actor {
            Some(actor) => begins(&lexicon.actor(actor).ar, word),
            None => r.ar.as_ref().is_some_and(|name| begins(std::slice::from_ref(name), word)),
        };
        let body = self.discourse.latest(|r| r.class == Class::Group && !r.vague && bears(r))?;
        let held = self.resolver.office_of(np, units, office, Some(body));
        Some(Resolved { bytes: self.resolver.bytes(np, units), via: Via::Anaphora, ..held })
    }

    /// `بلاده`: the country of whoever speaks or acts.
    fn own_country(&self, np: &Np) -> Option<Resolved> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let pronoun = head.clitics.pronoun?;
        let noun = head.target().filter(|t| t.kind() == Kind::Noun)?;
        let is_country = self.resolver.lexicon.tables().nouns[noun.index()].is("country");
        // `إعلان الرئيس الأميركي اعتراف بلاده`: of the person named last, else of whoever acts
        let here = self.goes_on_or(pronoun);
        let last = || self.discourse.person().filter(|p| p.code.is_some()).into_iter().collect::<Vec<_>>();
        let persons = if here.iter().any(|o| o.class == Class::Person) { here } else { last() };
        let owner = is_country.then_some(persons)?.into_iter().find(|o| o.code.is_some())?;
        let at = self.resolver.lexicon.country_by_code(owner.code.as_deref()?)?;
        let country = self.resolver.country(Target::new(Kind::Country, at));
        Some(Resolved { via: Via::Anaphora, bytes: self.resolver.bytes(np, units), ..country })
    }

    fn goes_on_or(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        let going_on = self.goes_on_as(crate::speech::Voice::default());
        if going_on.is_empty() { self.pronoun(pronoun) } else { going_on }
    }

    /// A body told without its full name: the latest whose name begins with these words (`المركز`, `وزارة الخارجية`), else
    /// the one of the article's country that bears them with the nationality (`الجيش`, `مجلس النواب`).
    fn body_of(&self, np: &Np, found: &Resolved) -> Option<Resolved> {
        let units = &self.sentence.units;
        if !np.adjectives.is_empty() || np.number.is_some() || found.class != Class::Group {
            return None;
        }
        let bytes = self.resolver.bytes(np, units);
        let words = arabic::fold(self.resolver.doc.text[bytes.clone()].trim());
        let lexicon = self.resolver.lexicon;
        let is_definite =
            units[np.head].clitics.article || np.genitive.is_some() || units[np.head].info.is_none();
        let told = self.discourse.latest(|r| {
            r.actor.is_some_and(|a| r.class == Class::Group && begins(&lexicon.actor(a).ar, &words))
        });
        let body = told.or_else(|| self.resolver.national(&words));
        let body = body.or_else(|| self.named_in_full(&units[np.head], &words)).filter(|_| is_definite)?;
        Some(Resolved { via: Via::Anaphora, bytes, head: found.head, ..body })
    }

    /// `التحالف` before its full name: the one body of its kind that the article names so.
    fn named_in_full(&self, head: &Unit, words: &str) -> Option<Resolved> {
        let lexicon = self.resolver.lexicon;
        let kinds = self.kinds_of(head);
        let is_such = |at: &&usize| {
            let actor = lexicon.actor(**at);
            kinds.contains(&actor.kind.as_str()) && begins(&actor.ar, words)
        };
        let mut such = self.resolver.in_full.iter().filter(is_such);
        let (one, other) = (such.next()?, such.next());
        other.is_none().then(|| self.resolver.named(*one))
    }

    /// `زعيم الحركة`, `مسلحو التنظيم`: an office or agent of a body that points back.
    fn of_whom(&self, np: &Np, head: &Unit) -> Option<Resolved> {
        let units = &self.sentence.units;
        let target = head.target().filter(|t| matches!(t.kind(), Kind::Office | Kind::Agent))?;
        let body = self.entities(np.genitive.as_deref()?).into_iter().find(|e| !e.vague)?;
        let found = if target.kind() == Kind::Office {
            self.resolver.office_of(np, units, target, Some(body))
        } else {
            self.resolver.agent_of(np, units, target, Some(body))
        };
        Some(Resolved { bytes: self.resolver.bytes(np, units), ..found })
    }

    /// `الحركة`, `الوزير`, `الحركتان`, `قواته`: the entity that the description points back to.
    pub(super) fn point_back(&self, np: &Np, head: &Unit, found: &Resolved) -> Option<Vec<Resolved>> {
        let target = head.target()?;
        if let Some(pronoun) = head.clitics.pronoun.filter(|_| target.kind() == Kind::Agent) {
            let owner = self.pronoun(pronoun).into_iter().next()?;
            return Some(vec![self.of_owner(np, head, found, &owner)]);
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

    /// `الحركة الفلسطينية`, `الحزب التركي`: the body of that kind and country that was spoken of last.
    fn of_nation(&self, np: &Np, found: &[Resolved]) -> Option<Resolved> {
        let units = &self.sentence.units;
        let [one] = found else { return None };
        let head = &units[np.head];
        let nations = np.adjectives.iter().all(|at| units[*at].is(Kind::Nisba)) && !np.adjectives.is_empty();
        let plain = np.genitive.is_none() && np.attached.is_empty() && np.appositions.is_empty();
        let singular = head.bits().number() == Some(Number::Singular) && np.number.is_none();
        if !(nations && plain && singular && head.clitics.article && one.actor.is_none()) {
            return None;
        }
        let lexicon = self.resolver.lexicon;
        let kinds = self.kinds_of(head);
        let such = |at: usize| {
            let actor = lexicon.actor(at);
            kinds.contains(&actor.kind.as_str()) && Some(&actor.country) == one.code.as_ref()
        };
        let body = self.discourse.latest(|r| r.class == Class::Group && r.actor.is_some_and(such))?;
        let bytes = self.resolver.bytes(np, units);
        Some(Resolved { via: Via::Anaphora, bytes, head: one.head, ..body })
    }

    /// The kinds of actors that a word for a body points back to: `الحزب`, `المنظمة`.
    fn kinds_of(&self, head: &Unit) -> Vec<&str> {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        let points = |t: Target| {
            let class = &nouns[t.index()].class;
            class.split(' ').find_map(|c| c.strip_prefix("points:"))
        };
        let kinds = readings.filter(|t| t.kind() == Kind::Noun).find_map(points);
        kinds.into_iter().flat_map(|kinds| kinds.split(',')).collect()
    }

    /// `حزبه`, `قواته`, `حكومتها`: the party of a politician, the forces of a head of state, else what the words describe.
    fn of_owner(&self, np: &Np, head: &Unit, found: &Resolved, owner: &Resolved) -> Resolved {
        let lexicon = self.resolver.lexicon;
        let kinds = self.kinds_of(head);
        let is_such = |at: &usize| kinds.contains(&lexicon.actor(*at).kind.as_str());
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        let affiliations = owner.affiliation.iter().filter(|_| owner.class == Class::Person);
        if let Some(body) = affiliations.filter_map(|id| lexicon.actor_by_id(id)).find(is_such) {
            return Resolved { via: Via::Anaphora, bytes, head: found.head, ..self.resolver.named(body) };
        }
        let state = owner.class == Class::Country || owner.sectors.first().is_some_and(|s| s == "GOV");
        let country = owner.code.as_deref().filter(|_| state).and_then(|c| lexicon.country_by_code(c));
        let country = country.map(|at| self.resolver.country(Target::new(Kind::Country, at)));
        let of = country.as_ref().map_or_else(|| owner.en.clone(), |c| self.resolver.as_adjective(c));
        let en = match (of, &found.en) {
            (Some(of), Some(what)) => Some(format!("{of} {what}")),
            (_, what) => what.clone(),
        };
        Resolved { en, code: owner.code.clone(), vague: false, via: Via::Anaphora, bytes, ..found.clone() }
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

    /// `الشرطة`, `الحكومة` without a country are those of the country that the article is about.
    pub(super) fn at_home(&self, found: &Resolved) -> Option<Vec<Resolved>> {
        let state = found
            .sectors
            .first()
            .is_some_and(|s| matches!(s.as_str(), "GOV" | "MIL" | "COP" | "JUD" | "LEG"));
        let group = state && found.class == Class::Group && !self.is_vehicle(found);
        let local = self.resolver.local.get(self.sentence.index).and_then(|(_, code)| code.as_deref());
        let home = local.or(self.resolver.home).filter(|_| group)?;
        let at = self.resolver.lexicon.country_by_code(home)?;
        let country = self.resolver.as_adjective(&self.resolver.country(Target::new(Kind::Country, at)))?;
        let mut body = found.clone();
        body.en = found.en.as_ref().map(|e| format!("{country} {e}"));
        body.code = Some(home.to_owned());
        body.vague = false;
        Some(vec![body])
    }

    /// `الطائرات الحربية`: whose they are is not told by where they fly.
    fn is_vehicle(&self, found: &Resolved) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        found.head.is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "vehicle")
    }

    pub(super) fn pronoun(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        use arabic::features::Person;
        let back = match (pronoun.person(), pronoun.number()) {
            (Person::First, _) => return self.as_anaphora(self.discourse.speaker.clone()),
            (_, Number::Dual) => self.discourse.pair(|_| true),
            (_, Number::Plural) => {
                let subject = &self.discourse.subject;
                let many = subject.len() > 1 || subject.iter().any(|r| r.several && r.class.acts());
                Some(if many { subject.clone() } else { self.discourse.crowd.clone() })
            }
            _ => {
                let feminine = pronoun.gender() == Some(Gender::Feminine);
                let subject = &self.discourse.subject;
                let fits = |r: &Resolved| (r.class != Class::Person) == feminine && (feminine || !r.several);
                if subject.first().is_some_and(fits) {
                    Some(subject.clone())
                } else {
                    self.discourse.latest(fits).map(|r| vec![r])
                }
            }
        };
        self.as_anaphora(back.unwrap_or_default())
    }

    pub(crate) fn as_anaphora(&self, mut entities: Vec<Resolved>) -> Vec<Resolved> {
        for entity in &mut entities {
            entity.via = Via::Anaphora;
        }
        entities
    }

    /// The subject of a verb that names none: the clause's before it, or the speaker.
    pub(crate) fn elided(&self, verb: &Unit) -> Vec<Resolved> {
        use arabic::features::Person;
        let bits = verb.bits();
        if bits.person() == Some(Person::First) {
            return self.as_anaphora(self.discourse.speaker.clone());
        }
        if bits.number() == Some(Number::Dual) {
            let feminine = bits.gender() == Some(Gender::Feminine);
            // `دعمت الحركتان … ودعتا`: the two who act go on, before two who are only named
            let Discourse { subject, main, previous, speaker, .. } = &*self.discourse;
            let two = |group: &&Vec<Resolved>| {
                group.len() == 2
                    && group.iter().all(|r| r.class.acts() && (r.class != Class::Person) == feminine)
            };
            if let Some(pair) = [subject, main, previous, speaker].into_iter().find(two) {
                return self.as_anaphora(pair.clone());
            }
            if let Some(pair) = self.discourse.pair(|r| (r.class != Class::Person) == feminine) {
                return self.as_anaphora(pair);
            }
        }
        let subject = &self.discourse.subject;
        let many = |group: &[Resolved]| group.len() > 1 || group.iter().any(|r| r.several && r.class.acts());
        if bits.number() == Some(Number::Plural) && !many(subject) && !self.discourse.crowd.is_empty() {
            return self.as_anaphora(self.discourse.crowd.clone());
        }
        let fits = |r: &Resolved| match bits.gender() {
            Some(Gender::Feminine) => r.class != Class::Person,
            _ => true,
        };
        let acts = |group: &[Resolved]| group.iter().any(|r| r.class.acts());
        // `وقال`, `وأضاف`: whoever spoke goes on speaking, not the subject of what he said
        if self.is_saying(verb) && self.resumes(verb) {
            let speaker = self.resumed(verb);
            if !speaker.is_empty() {
                return speaker;
            }
        }
        // `أعلنت الوزارة أن … قتل`: force is not carried over from who speaks of it
        if self.is_forceful(verb) && (self.discourse.subject_says || subject.is_empty()) {
            return Vec::new();
        }
        if acts(subject) && subject.iter().all(fits) {
            return self.as_anaphora(subject.clone());
        }
        // who spoke last goes on speaking; he does not go on acting
        let speaker = &self.discourse.speaker;
        if self.turns_to_somebody(verb) && acts(speaker) && speaker.iter().all(fits) {
            return self.as_anaphora(speaker.clone());
        }
        Vec::new()
    }

    /// Whether the verb is of saying, or tells what is done by words.
    fn turns_to_somebody(&self, verb: &Unit) -> bool {
        let by_words = |f: &u32| {
            matches!(
                self.frame(*f).event.as_str(),
                "ACCUSE" | "SUPPORT" | "REJECT" | "REQUEST" | "THREATEN" | "AGREE" | "CONCEDE"
            )
        };
        self.is_saying(verb) || verb.target().is_some_and(|t| self.frames(t).iter().any(by_words))
    }

    /// Whether all that the verb tells is force.
    fn is_forceful(&self, verb: &Unit) -> bool {
        let force = |f: &u32| matches!(self.frame(*f).event.as_str(), "ASSAULT" | "COERCE" | "MOBILIZE");
        verb.target()
            .map(|t| self.frames(t))
            .is_some_and(|frames| !frames.is_empty() && frames.iter().all(force))
    }

    /// Whether a mark stands before the verb: after a comma or a quotation the first subject goes on.
    pub(super) fn resumes(&self, verb: &Unit) -> bool {
        let before =
            self.sentence.units.iter().position(|u| u.first == verb.first).and_then(|at| at.checked_sub(1));
        before.is_none_or(|at| self.sentence.units[at].is_mark())
    }
}

/// Whether a folded name is another or its shorter form: the last word of two, or the first and the last with some between.
fn shortens(short: &str, full: &str) -> bool {
    let few: Vec<&str> = short.split_whitespace().collect();
    let many: Vec<&str> = full.split_whitespace().collect();
    let last = |words: &[&str]| words.last().map(|w| without_article(w).to_owned());
    let (Some(word), true) = (few.first(), last(&few) == last(&many)) else { return false };
    let mut rest = many.iter();
    let within = few.iter().all(|w| rest.any(|other| without_article(w) == without_article(other)));
    match few.len() {
        1 => many.len() > 1 && word.chars().count() > 2,
        _ => within && (many.first() == Some(word) || full.ends_with(short)),
    }
}

/// Whether one of the names begins with the folded words and goes on, articles aside: `حركة النهضة` with `الحركة`.
fn begins(names: &[String], words: &str) -> bool {
    let words = without_article(words);
    names
        .iter()
        .map(|name| arabic::fold(name))
        .any(|name| without_article(&name).strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')))
}

/// The folded words, each without its article.
fn bare_words(text: &str) -> Vec<String> {
    arabic::fold(text).split_whitespace().map(|word| without_article(word).to_owned()).collect()
}

fn without_article(word: &str) -> &str {
    word.strip_prefix(ARTICLE).unwrap_or(word)
}

/// `ال`
const ARTICLE: &str = "\u{0627}\u{0644}";
