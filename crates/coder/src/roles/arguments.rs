//! Subject and objects of a verb, from order and agreement.

use super::*;
use arabic::clitic::Pronoun;

/// Who acts, on whom.
pub(super) struct Arguments {
    pub(super) subject: Vec<Resolved>,
    pub(super) objects: Vec<Object>,
    pub(super) passive: bool,
}

/// An object: written onto the verb, or a phrase of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Pronoun(Pronoun),
    Part(usize),
    /// The later half of a part: `أقال [الرئيس التونسي] [رئيس الحكومة]`.
    Half(usize, Box<Np>),
}

/// A phrase and its genitive as two phrases.
fn split_off_genitive(np: &Np) -> Option<(Np, Np)> {
    let mut subject = np.clone();
    let mut object = *subject.genitive.take()?;
    let before = subject.adjectives.iter().take_while(|a| **a < object.units.start).count();
    object.adjectives.extend(subject.adjectives.drain(before..));
    object.appositions.append(&mut subject.appositions);
    object.coordinated.append(&mut subject.coordinated);
    object.attached.append(&mut subject.attached);
    object.units.end = np.units.end;
    subject.units.end = object.units.start;
    Some((subject, object))
}

fn acts(entities: &[Resolved]) -> bool {
    entities.iter().any(|e| e.class.acts() || (e.class == Class::Deed && e.code.is_some()))
}

impl RoleReader<'_, '_, '_> {
    /// Who acts, on whom, and whether the verb is passive.
    pub(super) fn arguments(&self, part: usize, unit: &Unit, following: &Following) -> Arguments {
        let sentence = self.sentence;
        let bits = unit.bits();
        let bare = &following.bare;
        let pronoun = unit.clitics.pronoun;
        let told = |subject: Vec<Resolved>, from: usize, passive: bool| {
            let named = bare.iter().skip(from).filter(|p| !self.is_direction(**p)).map(|p| Object::Part(*p));
            let objects = pronoun.map(Object::Pronoun).into_iter().chain(named).collect();
            Arguments { subject, objects, passive }
        };
        if let Some(topic) = sentence.complementiser_pronoun(part) {
            let passive = bits.passive() && (!bits.active() || bare.is_empty() && pronoun.is_none());
            return told(self.topic(topic), 0, passive && self.frames_take_victim(unit));
        }
        // `أحث جميع الأطراف`: whoever speaks says it of himself
        if bits.person() == Some(arabic::features::Person::First) {
            return told(self.elided(unit), 0, false);
        }
        let antecedent = sentence.antecedent(part).map(|at| self.over_place(at, unit));
        let before = antecedent.or_else(|| sentence.preceding(part)).filter(|p| self.agrees(*p, unit, true));
        // a plural verb has its subject before it, an oblique noun after a verb is its object
        let plural = matches!(bits.number(), Some(Number::Plural | Number::Dual));
        let adjacent = bare.first().copied().filter(|p| !plural && !self.is_oblique(*p));
        let first = adjacent.map(|p| (p, self.entities_at(p)));
        // a passive verb: its one noun phrase is what was done to somebody
        let passive = bits.passive()
            && pronoun.is_none()
            && (!bits.active() || self.reads_passive(part, bare, before, unit));
        // `الانفجار الذي استهدف المسجد`: the deed itself did it, and who stands behind it
        if let Some(at) = antecedent.filter(|at| {
            let agrees = self.agrees(*at, unit, true) || self.genitive_agrees(*at, unit);
            pronoun.is_none() && self.is_deed(*at) && agrees
        }) {
            let doer = self.sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(doer, 0, passive);
        }
        // `في تفجير شاحنات استهدفت القرية`: the verb is of the genitive
        if antecedent.is_some_and(|at| pronoun.is_none() && self.is_of_genitive(at, unit)) {
            return told(Vec::new(), 0, false);
        }
        // `الهجوم استهدف دورية`: what stands right before the verb and does nothing by itself is its subject all the same
        if let Some(at) =
            before.filter(|at| pronoun.is_none() && self.stands_before(*at, part) && self.is_deed(*at))
        {
            let doer = self.sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(doer, 0, false);
        }
        // `إن سياسة الاستيطان تهدد بجعل …`: a thing that a complementiser opens is the subject, and does nothing
        if let Some(at) =
            before.filter(|at| antecedent.is_none() && pronoun.is_none() && sentence.is_opened(*at))
            && self.is_thing(at)
            && self.gender_shown(at, unit)
        {
            let doer = self.sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(if self.is_speech(unit) { Vec::new() } else { doer }, 0, passive);
        }
        // `الوزير أقاله المجلس`: the pronoun takes up the phrase before the verb, and the one after it acts
        if let (Some(at), Some(taken), Some((_, entities))) = (before, pronoun, &first)
            && antecedent.is_none()
            && self.is_taken_up(at, part, taken)
        {
            let mut told = told(entities.clone(), 1, false);
            told.objects[0] = Object::Part(at);
            return told;
        }
        if let Some(before) = before
            && let Some(subject) = self.subject_before(part, unit, before, antecedent, first.as_ref(), bare)
        {
            return told(subject, 0, passive);
        }
        if let ([part], None, false) = (&bare[..], pronoun, passive)
            && self.agrees(*part, unit, false)
            && self.takes_object(unit)
            && let Some((subject, object)) =
                self.halves(*part, self.needs_object(unit) || self.turns_to_people(unit))
        {
            let objects = vec![Object::Half(*part, Box::new(object))];
            return Arguments { subject: self.entities(&subject), objects, passive: false };
        }
        if let Some((p, entities)) = &first
            && self.agrees(*p, unit, false)
            && (acts(entities) || bare.len() > 1 || passive)
            && (passive || !self.goes_to_elided(unit, *p, bare))
        {
            let mut told = told(entities.clone(), 1, passive);
            // `عسكريين خطفهم مقاتلون`: the pronoun takes up the phrase before the verb
            if let (Some(before), Some(Object::Pronoun(_))) = (before, told.objects.first()) {
                told.objects[0] = Object::Part(before);
            }
            return told;
        }
        // `أن جنرالا كبيرا في الجيش، قتل`: nobody stands there whom he could have killed
        if bare.is_empty() && pronoun.is_none() && bits.passive() && self.needs_object(unit) {
            let victim = before.map(|b| self.entities_at(b)).unwrap_or_default();
            return told(victim, 0, true);
        }
        // `الآفة التي تهدد المجتمع`: a thing does it, and not whoever spoke or acted before
        if antecedent.is_some_and(|at| self.agrees(at, unit, true)) && !self.is_resumed(part, following) {
            return told(Vec::new(), 0, passive);
        }
        told(self.elided(unit), 0, passive && before.is_none() && bare.is_empty())
    }

    /// Whether a pronoun after a relative takes up its antecedent: `القرار الذي اتخذه`, `البلدة التي سيطر عليها`.
    fn is_resumed(&self, verb: usize, following: &Following) -> bool {
        let on_preposition = |p: &usize| matches!(self.sentence.parts[*p].element, Element::Pp(_, None));
        let on_noun = |p: &usize| {
            let units = &self.sentence.units[self.sentence.parts[*p].units.clone()];
            units.iter().any(|u| u.clitics.pronoun.is_some())
        };
        self.sentence.unit(verb).clitics.pronoun.is_some()
            || following.prepositional.iter().any(on_preposition)
            || following.bare.iter().any(on_noun)
    }

    /// Whether the verb agrees with the thing in an event noun's genitive, and not with the noun: `تفجير شاحنات استهدفت`.
    fn is_of_genitive(&self, part: usize, verb: &Unit) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let Some(inner) = np.genitive.as_deref() else { return false };
        let (head, inner_head) = (&self.sentence.units[np.head], &self.sentence.units[inner.head]);
        let agents = &self.resolver.lexicon.tables().agents;
        let thing = inner_head.target().is_some_and(|t| {
            t.kind() == Kind::Agent && matches!(agents[t.index()].class.as_str(), "vehicle" | "weapon")
        });
        let event = head.target().is_some_and(|t| !self.frames(t).is_empty());
        let feminine =
            verb.bits().gender() == Some(Gender::Feminine) && head.bits().gender() == Some(Gender::Masculine);
        thing && event && feminine && verb.bits().active()
    }

    /// Whether a pronoun on the verb means the phrase right before it.
    fn is_taken_up(&self, phrase: usize, verb: usize, pronoun: Pronoun) -> bool {
        let third = pronoun.person() == arabic::features::Person::Third;
        let gender = self.sentence.np(phrase).and_then(|np| self.gender(np));
        third && self.stands_before(phrase, verb) && gender.is_none_or(|g| pronoun.gender() == Some(g))
    }

    /// Whether only adverbs and particles stand between a phrase and its verb.
    fn stands_before(&self, phrase: usize, verb: usize) -> bool {
        let light = |p: usize| {
            matches!(
                self.sentence.parts[p].element,
                Element::Time
                    | Element::Function(
                        Function::Aspect | Function::Negation | Function::Future | Function::Particle
                    )
            )
        };
        self.sentence.unit(verb).clitics.conjunction.is_none()
            && matches!(self.sentence.parts[phrase].element, Element::Np(_))
            && (phrase + 1..verb).all(light)
    }

    /// `انفجار عبوة ناسفة استهدفت آليتهم`: the clause is of the last noun of the phrase.
    fn genitive_agrees(&self, part: usize, verb: &Unit) -> bool {
        let genitive = self.sentence.np(part).and_then(|np| np.genitive.as_deref());
        let gender =
            genitive.and_then(|g| self.gender(g).or_else(|| self.sentence.units[g.head].bits().gender()));
        gender.is_some() && gender == verb.bits().gender()
    }

    /// A deed, a weapon or a thing without a doer in its own words: nobody.
    fn is_deed(&self, part: usize) -> bool {
        let entities = self.entities_at(part);
        let nobody = |e: &Resolved| matches!(e.class, Class::Deed) && e.code.is_none() || self.is_weapon(e);
        !entities.is_empty() && entities.iter().all(nobody)
    }

    /// A noun that the lexicon knows as one of a thing or a deed, and that means nobody.
    fn is_thing(&self, part: usize) -> bool {
        let noun = self.sentence.np(part).map(|np| &self.sentence.units[np.head]);
        let known = noun.is_some_and(|u| matches!(u.kind(), Some(Kind::Noun | Kind::VerbalNoun)));
        known && self.entities_at(part).iter().all(|e| matches!(e.class, Class::Other | Class::Deed))
    }

    /// Whether a phrase and a verb show the same gender.
    fn gender_shown(&self, part: usize, verb: &Unit) -> bool {
        let gender = self.sentence.np(part).and_then(|np| self.gender(np));
        gender.is_some() && gender == verb.bits().gender()
    }

    /// Whether all that the verb tells is told by words.
    fn is_speech(&self, verb: &Unit) -> bool {
        let frames = verb.target().map(|t| self.frames(t)).unwrap_or_default();
        let by_words = |f: &u32| category(&self.frame(*f).event).is_some_and(crate::merge::is_speech);
        !frames.is_empty() && frames.iter().all(by_words)
    }

    fn takes_object(&self, unit: &Unit) -> bool {
        let takes =
            |s: &Slot| s.marker == "obj" && matches!(s.role.as_str(), "recipient" | "victim" | "both");
        unit.target().is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).slots.iter().any(takes)))
    }

    /// `شكر`, `اتهم`: praise and blame have somebody for their object.
    fn turns_to_people(&self, unit: &Unit) -> bool {
        let turns = |f: &u32| {
            let frame = self.frame(*f);
            matches!(frame.event.as_str(), "ACCUSE" | "SUPPORT")
                && frame.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient")
        };
        unit.target().is_some_and(|t| self.frames(t).iter().any(turns))
    }

    /// Subject and object that stand side by side and could be read as one phrase: two titles, two nouns for people.
    fn halves(&self, part: usize, needed: bool) -> Option<(Np, Np)> {
        let np = self.sentence.np(part)?;
        self.titles(np, needed)
            .or_else(|| self.two_peoples(np))
            .or_else(|| self.people_after(np, needed))
            .or_else(|| self.two_persons(np, needed))
    }

    /// `دهس مستوطن طفلة`, `اختطفت مجموعة مسلحة مدير مصرف`: after a verb that needs somebody whom it befalls, an armed or hostile
    /// somebody and one more person.
    fn two_persons(&self, np: &Np, needed: bool) -> Option<(Np, Np)> {
        const HOSTILE: [&str; 8] = ["UAF", "REB", "MIL", "COP", "CRM", "PRM", "ISR", "RAD"];
        let tables = self.resolver.lexicon.tables();
        let units = &self.sentence.units;
        let head = &units[np.head];
        let genitive =
            np.genitive.as_deref().filter(|_| needed && !head.is_definite() && np.number.is_none())?;
        let hostile = head.target().is_some_and(|t| {
            t.kind() == Kind::Agent
                && tables.agents[t.index()].sectors.iter().any(|s| HOSTILE.contains(&s.as_str()))
        });
        let other = &units[genitive.head];
        let person = other.target().is_some_and(|t| match t.kind() {
            Kind::Agent => matches!(tables.agents[t.index()].class.as_str(), "person" | "kin"),
            Kind::Office => true,
            _ => false,
        });
        (hostile && person && !other.clitics.article).then(|| split_off_genitive(np)).flatten()
    }

    /// `ضرب رجال الأمن المتظاهرين`: a word for people in the oblique case, which could be an adjective but for its ending.
    fn people_after(&self, np: &Np, needed: bool) -> Option<(Np, Np)> {
        let units = &self.sentence.units;
        let oblique = |at: usize| {
            let folded = self.resolver.doc.folded(units[at].last);
            units[at].bits().number() == Some(Number::Plural) && folded.ends_with(OBLIQUE)
        };
        let head = &units[np.head];
        if !(head.is(Kind::Agent) || head.is(Kind::Office) || head.is(Kind::Actor)) {
            return None;
        }
        let adverse = |at: &usize| units[*at].is(Kind::Agent) && (oblique(*at) || needed);
        let number = np.adjectives.iter().position(adverse)?;
        let at = np.adjectives[number];
        if !(np.appositions.iter().all(|a| a.units.start < at) && at > np.head && units[at].clitics.article) {
            return None;
        }
        let mut subject = np.clone();
        let rest: Vec<usize> = subject.adjectives.drain(number..).skip(1).collect();
        let mut object = Np {
            units: at..np.units.end,
            head: at,
            name: None,
            number: None,
            genitive: None,
            adjectives: rest,
            appositions: Vec::new(),
            coordinated: std::mem::take(&mut subject.coordinated),
            attached: Vec::new(),
        };
        if subject.attached.iter().all(|(_, a)| a.units.start > at) {
            object.attached = std::mem::take(&mut subject.attached);
        }
        subject.units.end = at;
        Some((subject, object))
    }

    /// `أقال الرئيس التونسي قيس سعيد رئيس الحكومة`: a title after a person is another's, but for a deputy's second office.
    fn titles(&self, np: &Np, needed: bool) -> Option<(Np, Np)> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let deputy = || {
            let office = head.target().filter(|t| t.kind() == Kind::Office)?;
            let id = self.resolver.lexicon.tables().offices[office.index()].id.as_str();
            Some(["deputy", "vice", "crown"].iter().any(|d| id.starts_with(d)))
        };
        let someone =
            head.is(Kind::Office) || head.is(Kind::Agent) || head.is(Kind::Actor) || np.name.is_some();
        if !someone || deputy() == Some(true) {
            return None;
        }
        // `الرئيس [قيس سعيد رئيس الحكومة]`
        if let [name] = &np.appositions[..]
            && let Some((inner, object)) = self.titles(name, needed).filter(|_| head.is(Kind::Office))
        {
            let mut subject = np.clone();
            subject.units.end = inner.units.end;
            subject.appositions = vec![inner];
            return Some((subject, object));
        }
        let number = np.appositions.iter().position(|a| {
            let title = &units[a.head];
            // `استجوب قاضي التحقيق اللبناني رياض سلامة`: he is known, and no judge
            if needed && title.is(Kind::Actor) && head.is(Kind::Office) && self.never_held(head, title) {
                return true;
            }
            let definite = title.clitics.article || title.closes_definite || a.genitive.is_some();
            let joined = a.units.start.checked_sub(1).is_some_and(|b| !units[b].is_mark());
            // `أمير قطر الشيخ تميم`: the first title with a name is his own
            let noun = (number_of(np, a) > 0 || np.name.is_some() || head.is(Kind::Actor))
                && title.clitics.article
                && title.target().is_some_and(|t| {
                    t.kind() == Kind::Noun && self.resolver.lexicon.tables().nouns[t.index()].is("title")
                });
            (title.is(Kind::Office) || title.is(Kind::Agent) || noun) && definite && joined
        })?;
        let mut subject = np.clone();
        let mut object = np.appositions[number].clone();
        object.appositions.extend(subject.appositions.drain(number..).skip(1));
        object.coordinated = std::mem::take(&mut subject.coordinated);
        object.units.end = np.units.end;
        subject.units.end = object.units.start;
        Some((subject, object))
    }

    /// Whether a known person is not known to have ever held the office.
    fn never_held(&self, office: &Unit, person: &Unit) -> bool {
        let tables = self.resolver.lexicon.tables();
        let (Some(office), Some(person)) = (office.target(), person.target()) else { return false };
        let roles = &tables.actors[person.index()].roles;
        let id = tables.offices[office.index()].id.as_str();
        !roles.is_empty() && tables.actors[person.index()].is_person() && roles.iter().all(|r| r.office != id)
    }

    /// `هجرت ميليشيات عائلات`, `احتجز مسلح رهائن`: people of people are rather subject and object.
    pub(super) fn two_peoples(&self, np: &Np) -> Option<(Np, Np)> {
        let units = &self.sentence.units;
        let genitive = np.genitive.as_deref()?;
        let people = |n: &Np| {
            let tables = self.resolver.lexicon.tables();
            let agent = units[n.head].target().filter(|t| t.kind() == Kind::Agent);
            agent.is_some_and(|t| {
                matches!(tables.agents[t.index()].class.as_str(), "person" | "group" | "people")
            })
        };
        let plain = |n: &Np| !units[n.head].is_definite() && n.name.is_none();
        let several = matches!(units[genitive.head].bits().number(), Some(Number::Plural | Number::Dual))
            || genitive.number.is_some();
        if !(people(np) && people(genitive) && plain(np) && plain(genitive) && several) || np.number.is_some()
        {
            return None;
        }
        split_off_genitive(np)
    }

    /// The phrase before the verb as its subject, unless one after it has the better claim.
    fn subject_before(
        &self,
        part: usize,
        unit: &Unit,
        before: usize,
        antecedent: Option<usize>,
        first: Option<&(usize, Vec<Resolved>)>,
        bare: &[usize],
    ) -> Option<Vec<Resolved>> {
        let via = match () {
            () if self.sentence.headline => Via::Headline,
            () if antecedent.is_some() => Via::Apposition,
            () => Via::Syntax,
        };
        let mut subject = self.with_via(self.entities_at(before), via);
        // `صفوف المعلمين الذين تظاهروا`: the verb is of the people in the phrase
        let within = if antecedent.is_some() && !acts(&subject) {
            self.people_within(before, unit)
        } else {
            Vec::new()
        };
        if !within.is_empty() {
            subject = self.with_via(within, via);
        }
        let fits = |(p, e): &&(usize, Vec<Resolved>)| acts(e) && self.agrees(*p, unit, false);
        let resumed = unit.clitics.pronoun.is_some();
        let takes_first =
            first.as_ref().is_some_and(fits) && (resumed || antecedent.is_some() && bare.len() > 1);
        let follows = self.prefers_following(part, first.map(|f| f.1.as_slice()), unit, first.map(|f| f.0));
        (!takes_first && !follows && (acts(&subject) || first.is_none())).then_some(subject)
    }

    /// `السكان في مدينة كذا الذين خرجوا`: a masculine plural is of the people before the place.
    fn over_place(&self, part: usize, verb: &Unit) -> usize {
        let bits = verb.bits();
        let persons = bits.number() == Some(Number::Plural) && bits.gender() != Some(Gender::Feminine);
        let in_place =
            matches!(&self.sentence.parts[part].element, Element::Pp(m, _) if m == crate::phrase::IN);
        let before = part.checked_sub(1).filter(|b| persons && in_place && self.sentence.np(*b).is_some());
        let people = |p: usize| acts(&self.entities_at(p)) || !self.people_within(p, verb).is_empty();
        before.filter(|b| !people(part) && people(*b)).unwrap_or(part)
    }

    /// The innermost people of a phrase, for a plural verb.
    fn people_within(&self, part: usize, verb: &Unit) -> Vec<Resolved> {
        let plural = matches!(verb.bits().number(), Some(Number::Plural | Number::Dual));
        let mut np = self.sentence.np(part).filter(|_| plural);
        while let Some(inner) = np.and_then(|n| n.genitive.as_deref()) {
            let found = self.entities(inner);
            if acts(&found) {
                return found;
            }
            np = Some(inner);
        }
        Vec::new()
    }

    /// `واتهم إسرائيل بـ`, `ودعا المجتمع الدولي إلى`: the verb goes on with the subject before it, and its one noun phrase is
    /// the object.
    pub(crate) fn goes_to_elided(&self, unit: &Unit, part: usize, bare: &[usize]) -> bool {
        if bare.len() != 1 || unit.clitics.pronoun.is_some() || unit.clitics.conjunction.is_none() {
            return false;
        }
        let elided = self.elided(unit);
        let object = unit.target().is_some_and(|t| {
            self.frames(t)
                .iter()
                .any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "recipient"))
        });
        let accuses = unit.target().is_some_and(|t| {
            let frames = self.frames(t);
            let object = |f: &u32, needed: bool| {
                self.frame(*f)
                    .slots
                    .iter()
                    .any(|s| s.marker == "obj" && (s.required || !needed && s.role == "recipient"))
            };
            let blames = |f: &u32| self.frame(*f).event == "ACCUSE" && object(f, false);
            !frames.is_empty() && frames.iter().all(|f| object(f, true)) || frames.iter().any(blames)
        });
        let transitive = unit.target().is_some_and(|t| {
            self.frames(t).iter().any(|f| self.frame(*f).switches.iter().any(|s| s == "transitive"))
        });
        let entities = self.entities_at(part);
        let same = |e: &Resolved| elided.iter().any(|o| o.same(e));
        acts(&elided)
            && !entities.iter().any(same)
            && object
            && (accuses || transitive || entities.iter().all(|e| e.vague && e.class != Class::Person))
    }

    /// `الحوثيين`, `المسؤولين`: a sound plural or dual in the oblique case is no subject.
    fn is_oblique(&self, part: usize) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let head = &self.sentence.units[np.head];
        let folded = self.resolver.doc.folded(head.last);
        let plural = matches!(head.bits().number(), Some(Number::Plural | Number::Dual))
            && !head.bits().construct()
            && np.genitive.is_none()
            && folded.ends_with(OBLIQUE);
        let nation = head.first == head.last && head.is(Kind::Actor) && folded.ends_with(OBLIQUE_NISBA);
        let accusative = head.bits().accusative() && np.number.is_none();
        np.number.is_none() && (plural || nation || accusative)
    }

    /// Whom the pronoun of `أنه` means: the one who speaks or acts in the clause before.
    pub(super) fn topic(&self, pronoun: Pronoun) -> Vec<Resolved> {
        let subject =
            if self.discourse.subject.is_empty() { &self.discourse.main } else { &self.discourse.subject };
        let several = pronoun.number() != Number::Singular;
        let fits = |r: &Resolved| r.class.acts() && (!several || r.several || r.class == Class::Group);
        if subject.iter().any(fits) || several && subject.len() > 1 {
            self.as_anaphora(subject.clone())
        } else {
            self.pronoun(pronoun)
        }
    }

    /// Whether all that the verb tells needs somebody whom it befalls.
    pub(super) fn needs_object(&self, unit: &Unit) -> bool {
        self.frames_take_victim(unit)
            || unit.target().is_some_and(|t| {
                let needs = |f: &u32| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.required);
                let frames = self.frames(t);
                !frames.is_empty() && frames.iter().all(needs)
            })
    }

    pub(super) fn frames_take_victim(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| {
            self.frames(t)
                .iter()
                .any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "victim"))
        })
    }

    /// After `و` and a verb a new clause begins with the verb: what stands before is not its subject.
    pub(super) fn prefers_following(
        &self,
        part: usize,
        first: Option<&[Resolved]>,
        unit: &Unit,
        at: Option<usize>,
    ) -> bool {
        let starts = unit.clitics.conjunction.is_some();
        let _ = part;
        starts
            && at.is_some_and(|p| self.agrees(p, unit, false))
            && first.is_some_and(|e| e.iter().any(|r| r.class.acts()))
    }

    /// Whether a body or a state acted in the clause before and goes on acting.
    fn goes_on_with_force(&self, unit: &Unit) -> bool {
        let elided = self.elided(unit);
        elided.iter().any(|e| matches!(e.class, Class::Group | Class::Country))
            && !self.discourse.subject_says
    }

    pub(super) fn reads_passive(
        &self,
        part: usize,
        bare: &[usize],
        before: Option<usize>,
        unit: &Unit,
    ) -> bool {
        let counted = |p: usize| self.sentence.np(p).is_some_and(|np| np.number.is_some());
        let victim_frame = self.needs_object(unit);
        // a body that has done it to somebody named too far off; a person alone beside the verb is its victim
        let force = |entities: &[Resolved]| {
            entities.iter().any(|e| matches!(e.class, Class::Country | Class::Group | Class::Deed))
        };
        let indefinite = |p: usize| {
            self.sentence.np(p).is_some_and(|np| {
                !self.sentence.units[np.head].is_definite() && np.name.is_none() && np.genitive.is_none()
            })
        };
        // `للاحتجاج على مقتل مدنيين على يد`: of the noun before it
        let of_noun = |p: usize| (part + 1..p).rev().take(2).any(|b| self.sentence.governs.contains(&b));
        // what stands apart from the first phrase is not its object: `ستة أشخاص، هم أربعة رجال`, `قتلوا غرب كركوك`
        let core: Vec<usize> = bare
            .iter()
            .enumerate()
            .filter(|(n, p)| {
                !(self.is_direction(**p) || *n > 0 && counted(bare[0]) && self.stands_apart(**p))
            })
            .map(|(_, p)| *p)
            .collect();
        let bare = &core[..];
        let agent_phrase =
            self.sentence.following(part).prepositional.iter().any(|p| self.agent_marker(*p) && !of_noun(*p));
        let pair =
            |p: usize| self.sentence.np(p).is_some_and(|np| self.two_persons(np, victim_frame).is_some());
        match bare {
            _ if agent_phrase => victim_frame,
            // `واعتقلت سبعة مواطنين`: the force of the clause before, whom the verb agrees with
            [one]
                if unit.clitics.conjunction.is_some()
                    && counted(*one)
                    && bits_feminine(unit)
                    && self.goes_on_with_force(unit) =>
            {
                false
            }
            // `دهس مستوطن طفلة`
            [one] if pair(*one) => false,
            [one] if unit.clitics.conjunction.is_some() && victim_frame && counted(*one) => true,
            [one] if before.is_none() => {
                victim_frame && (counted(*one) || indefinite(*one) || !force(&self.entities_at(*one)))
            }
            [] => before.is_some_and(|b| {
                victim_frame && (counted(b) || indefinite(b) || !force(&self.entities_at(b)))
            }),
            _ => false,
        }
    }

    /// Whether a mark, a pronoun or `و` parts a phrase from what stands before it.
    fn stands_apart(&self, part: usize) -> bool {
        let parts = |e: &Element| {
            matches!(e, Element::Mark(_) | Element::Function(Function::Pronoun | Function::Conjunction))
        };
        self.sentence.unit(part).clitics.conjunction.is_some()
            || part.checked_sub(1).is_some_and(|b| parts(&self.sentence.parts[b].element))
    }

    /// `غرب كركوك`: where, not whom.
    pub(super) fn is_direction(&self, part: usize) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let head = self.sentence.np(part).and_then(|np| self.sentence.units[np.head].target());
        head.is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("direction"))
    }

    pub(super) fn agent_marker(&self, part: usize) -> bool {
        matches!(&self.sentence.parts[part].element, Element::Pp(marker, Some(_)) if self.is_agent_marker(marker))
    }

    pub(super) fn is_agent_marker(&self, marker: &str) -> bool {
        self.resolver.lexicon.marker(marker).agent
    }

    pub(super) fn with_via(&self, mut entities: Vec<Resolved>, via: Via) -> Vec<Resolved> {
        for entity in entities.iter_mut().filter(|e| e.via == Via::Syntax) {
            entity.via = via;
        }
        entities
    }

    /// Whether verb and noun phrase agree in gender, as far as both show it; before its verb also in number.
    pub(crate) fn agrees(&self, part: usize, verb: &Unit, precedes: bool) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        if matches!(self.sentence.parts[part].element, Element::Pp(..)) && !precedes {
            return false;
        }
        let head = &self.sentence.units[np.head];
        let bits = verb.bits();
        let several = !np.coordinated.is_empty() || np.number.is_some();
        let number = if several { Some(Number::Plural) } else { self.number(head) };
        if precedes && number == Some(Number::Singular) && matches!(bits.number(), Some(Number::Plural)) {
            return false;
        }
        if several && precedes {
            return true;
        }
        match (self.gender(np), bits.gender()) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    pub(super) fn number(&self, head: &Unit) -> Option<Number> {
        head.bits().number()
    }

    pub(super) fn gender(&self, np: &Np) -> Option<Gender> {
        let head = &self.sentence.units[np.head];
        if np.name.is_some() || np.number.is_some() && !head.is(Kind::Agent) {
            return np.attached.iter().find(|(m, _)| m == FROM).and_then(|(_, of)| self.gender(of));
        }
        let tables = self.resolver.lexicon.tables();
        match head.target()? {
            t if t.kind() == Kind::Actor && tables.actors[t.index()].is_person() => None,
            t if matches!(t.kind(), Kind::Actor | Kind::Place) => {
                let folded = self.resolver.doc.folded(head.first);
                (head.first != head.last && folded.ends_with(arabic::letters::HEH))
                    .then_some(Gender::Feminine)
            }
            t if t.kind() == Kind::Seat => None,
            t if t.kind() == Kind::Country => {
                let code = tables.countries[t.index()].code.as_str();
                (!MASCULINE.contains(&code)).then_some(Gender::Feminine)
            }
            _ => match head.bits().number() {
                Some(Number::Singular) => head.bits().gender(),
                // a broken plural takes either: `قالت مصادر`, `قال جنود`
                Some(Number::Plural)
                    if head.bits().gender() == Some(Gender::Masculine) && head.has_sound_ending =>
                {
                    Some(Gender::Masculine)
                }
                _ => None,
            },
        }
    }
}

/// The number of an apposition among those of its phrase.
fn number_of(np: &Np, apposition: &Np) -> usize {
    np.appositions.iter().position(|a| std::ptr::eq(a, apposition)).unwrap_or_default()
}

/// Whether a verb shows a feminine singular.
fn bits_feminine(verb: &Unit) -> bool {
    verb.bits().gender() == Some(Gender::Feminine) && verb.bits().number() == Some(Number::Singular)
}

/// The states whose names can be masculine; all others are feminine.
const MASCULINE: [&str; 9] = ["IRQ", "LBN", "JOR", "MAR", "SDN", "YEM", "SOM", "SSD", "VAT"];
/// `ين`, and `يين` of relational adjectives.
const OBLIQUE: &str = "\u{064A}\u{0646}";
const OBLIQUE_NISBA: &str = "\u{064A}\u{064A}\u{0646}";
