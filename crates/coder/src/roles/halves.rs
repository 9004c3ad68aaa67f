//! Subject and object side by side, read as one phrase: `أقال [الرئيس التونسي] [رئيس الحكومة]`.

use super::agreement::OBLIQUE;
use super::words::Wanted;
use super::*;

impl RoleReader<'_, '_, '_> {
    /// Subject and object that stand side by side and could be read as one phrase: two titles, two nouns for people.
    pub(super) fn halves(&self, part: usize, needed: bool) -> Option<(Np, Np)> {
        let np = self.sentence.np(part)?;
        self.titles(np, needed)
            .or_else(|| self.two_peoples(np))
            .or_else(|| self.people_after(np, needed))
            .or_else(|| self.two_persons(np, needed))
    }

    /// `قبل أن يطلق جندي النار`: a word for people, and right behind it the word that makes the verb before them an event.
    pub(super) fn people_and_word(&self, np: &Np, verb: &Unit) -> Option<(Np, Np)> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let genitive = np.genitive.as_deref().filter(|g| g.head == np.head + 1 && !head.is_definite())?;
        let wanted = |f: &u32| {
            let frame = self.frame(*f);
            frame.slots.iter().any(|s| s.marker == "obj" && s.role == "theme")
                && self.is_written(&units[genitive.head], &Wanted::of(&frame.with))
        };
        let word = verb.target().is_some_and(|t| self.frames(t).iter().any(wanted));
        (word && head.is(Kind::Agent)).then(|| split_off_genitive(np)).flatten()
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
        // `شكر الجانبان العراق وعمان`: two who were named before, and states that they turn to
        let two = head.clitics.article && head.bits().number() == Some(Number::Dual);
        let someone =
            two || head.is(Kind::Office) || head.is(Kind::Agent) || head.is(Kind::Actor) || np.name.is_some();
        if !someone || deputy() == Some(true) {
            return None;
        }
        // `الرئيس [قيس سعيد رئيس الحكومة]`
        let title = head.is(Kind::Office) || head.is(Kind::Agent) && head.clitics.article;
        if let [name] = &np.appositions[..]
            && let Some((inner, object)) = self.titles(name, needed).filter(|_| title)
        {
            let mut subject = np.clone();
            subject.units.end = inner.units.end;
            subject.appositions = vec![inner];
            return Some((subject, object));
        }
        let number = np.appositions.iter().position(|a| {
            let title = &units[a.head];
            // `استجوب قاضي التحقيق اللبناني رياض سلامة`: he is known, and no judge
            // `اتهم زعيم حزب معارض مؤيد للأكراد أردوغان`: a name explains only what is definite
            let nameless =
                || self.is_indefinite(np) || self.never_held(head, title) && !self.holds_it(np, title);
            if needed && title.is(Kind::Actor) && head.is(Kind::Office) && nameless() {
                return true;
            }
            if two && title.is(Kind::Country) {
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
        // `استقبل محمد بن زايد ولي عهد أبوظبي وزير الدفاع الفرنسي`: the first title behind a name is his own
        let own = &units[object.head];
        let held = own.is(Kind::Office)
            && units[subject.head].is(Kind::Actor)
            && !self.never_held(own, &units[subject.head]);
        let another = |a: &Np| {
            let title = &units[a.head];
            (title.is(Kind::Office) || title.is(Kind::Agent)) && (title.is_definite() || a.genitive.is_some())
        };
        if held && object.appositions.first().is_some_and(another) {
            let mut next = object.appositions.remove(0);
            next.coordinated = std::mem::take(&mut object.coordinated);
            next.appositions.append(&mut object.appositions);
            next.units.end = object.units.end;
            object.units.end = next.units.start;
            subject.units.end = object.units.end;
            subject.appositions.push(object);
            return Some((subject, next));
        }
        Some((subject, object))
    }

    /// `زعيم حزب معارض`: neither the noun nor what it is of is definite.
    fn is_indefinite(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let of = np.genitive.as_deref();
        !head.is_definite()
            && of.is_some_and(|of| of.genitive.is_none() && !self.sentence.units[of.head].is_definite())
    }

    /// `رئيس الولايات المتحدة دونالد ترامب`: whether the title without the name means that person.
    fn holds_it(&self, np: &Np, person: &Unit) -> bool {
        let title = Np { appositions: Vec::new(), ..np.clone() };
        let holder = self.resolver.entity(&title, &self.sentence.units).actor;
        holder.is_some() && holder == person.target().map(Target::index)
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

    /// `دهس مستوطن طفلة`, `اختطفت مجموعة مسلحة مدير مصرف`: after a verb that needs somebody whom it befalls, an armed or hostile
    /// somebody and one more person.
    pub(super) fn two_persons(&self, np: &Np, needed: bool) -> Option<(Np, Np)> {
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
            Kind::Agent => matches!(tables.agents[t.index()].class.as_str(), "person" | "kin" | "group"),
            Kind::Office => true,
            // `اقتحم انتحاري مستشفى`
            Kind::Noun => tables.nouns[t.index()].is("building"),
            _ => false,
        });
        // `قتل رجل ابنه`: his own kin, of whom he is none
        let own = other.clitics.pronoun.is_some()
            && other
                .target()
                .is_some_and(|t| t.kind() == Kind::Agent && tables.agents[t.index()].class == "kin")
            && head
                .target()
                .is_some_and(|t| t.kind() == Kind::Agent && tables.agents[t.index()].class == "person");
        ((hostile || own) && person && !other.clitics.article).then(|| split_off_genitive(np)).flatten()
    }
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

/// The number of an apposition among those of its phrase.
fn number_of(np: &Np, apposition: &Np) -> usize {
    np.appositions.iter().position(|a| std::ptr::eq(a, apposition)).unwrap_or_default()
}
