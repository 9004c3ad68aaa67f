//! From triggers to events: which frame fires, and who fills its roles.

use crate::clause::{Following, Sentence};
use crate::draft::{Discourse, Draft, category};
use crate::entity::{Class, Resolved, Resolver};
use crate::ontology;
use crate::phrase::{BETWEEN, Element, FROM, Np};
use crate::record::{Category, Status, Via};
use crate::speech::Said;
use crate::unit::{Function, Unit};
use arabic::features::{Gender, Number};
use lexicon::entry::{Frame, Slot};
use lexicon::{Kind, Target};
use std::cell::RefCell;

/// Reads the events of one sentence.
pub(crate) struct RoleReader<'r, 'a, 'l> {
    pub(crate) resolver: &'r Resolver<'r, 'a, 'l>,
    pub(crate) sentence: &'r Sentence,
    pub(crate) discourse: &'r mut Discourse,
    /// What was considered and dropped: bytes of the trigger, the lexicon's line, why.
    pub(crate) dropped: RefCell<Vec<Dropped>>,
    /// What is said in the sentence, in the order of the verbs.
    pub(crate) said: Vec<Said>,
}

/// A trigger that gave no event, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dropped {
    pub(crate) sentence: usize,
    pub(crate) trigger: std::ops::Range<usize>,
    pub(crate) entry: String,
    pub(crate) why: String,
}

/// An argument found for a frame.
struct Filler {
    marker: String,
    entities: Vec<Resolved>,
    part: Option<usize>,
}

impl<'l> RoleReader<'_, '_, 'l> {
    pub(crate) fn read(&mut self) -> Vec<Draft<'l>> {
        let mut drafts = Vec::new();
        self.discourse.subject.clear();
        self.discourse.main.clear();
        for part in 0..self.sentence.parts.len() {
            let said = self.said_at(part);
            self.said.extend(said);
            match &self.sentence.parts[part].element {
                Element::Verb => {
                    let draft = self.verb(part);
                    self.note_attack(draft.as_ref());
                    drafts.extend(draft);
                }
                Element::Np(np) | Element::Pp(_, Some(np)) => {
                    if self.sentence.opens_participle_clause(part, np) {
                        drafts.extend(self.participle(part, np));
                    } else {
                        self.nouns(part, np, &mut drafts);
                        self.note_attack(drafts.last());
                    }
                    self.remember(part);
                }
                _ => {}
            }
        }
        drafts
    }

    fn note_attack(&mut self, draft: Option<&Draft<'l>>) {
        if draft.is_some_and(|d| d.category == Category::Assault) {
            self.discourse.attack = Some(self.sentence.index);
        }
    }

    fn remember(&mut self, part: usize) {
        if let Some(np) = self.sentence.np(part) {
            let entities = self.resolver.entities(np, &self.sentence.units);
            self.discourse.mention(&entities);
        }
    }

    fn frames(&self, target: Target) -> &'l [u32] {
        let tables = self.resolver.lexicon.tables();
        match target.kind() {
            Kind::Verb | Kind::VerbalNoun | Kind::ActiveParticiple => &tables.verbs[target.index()].frames,
            Kind::Noun | Kind::EventPhrase => &tables.nouns[target.index()].frames,
            _ => &[],
        }
    }

    fn frame(&self, number: u32) -> &'l Frame {
        &self.resolver.lexicon.tables().frames[number as usize]
    }

    /// The subject of the verb that part `part` is.
    pub(crate) fn subject_of(&mut self, part: usize) -> Vec<Resolved> {
        let following = self.sentence.following(part);
        let unit = self.sentence.unit(part);
        self.arguments(part, unit, &following).0
    }

    // ---- verbs ----

    fn verb(&mut self, part: usize) -> Option<Draft<'l>> {
        let sentence = self.sentence;
        let unit = sentence.unit(part);
        let target = unit.target()?;
        let following = sentence.following(part);
        if sentence.is_generic(part) {
            return None;
        }
        let (subject, objects, passive) = self.arguments(part, unit, &following);
        if !passive && !subject.is_empty() {
            self.discourse.subject.clone_from(&subject);
            if self.discourse.main.is_empty() && sentence.antecedent(part).is_none() {
                self.discourse.main.clone_from(&subject);
            }
        }
        let frames = self.verb_frames(unit, target);
        let mut fillers = self.prepositional(&following);
        if let Some(clause) = following.clause {
            fillers.push(Filler { marker: AN.into(), entities: Vec::new(), part: Some(clause) });
        }
        let (subject_marker, object_marker) = if passive { ("obj", "subj") } else { ("subj", "obj") };
        fillers.push(Filler { marker: subject_marker.into(), entities: subject, part: None });
        for (number, (entities, at)) in objects.into_iter().enumerate() {
            let marker = if number == 0 { object_marker } else { "obj2" };
            fillers.push(Filler { marker: marker.into(), entities, part: at });
        }
        self.fire(&frames, 'v', part, unit, &following, fillers, passive)
    }

    /// The frames of the verb that was chosen, then those of other verbs that are spelt alike: `يزور` is of زار and of زوّر.
    fn verb_frames(&self, unit: &Unit, target: Target) -> Vec<u32> {
        let mut frames = self.frames(target).to_vec();
        let alike = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| {
            a.target.kind() == Kind::Verb
                && a.target != target
                && a.clitics == unit.clitics
                && (a.bits.tense(), a.bits.person()) == (unit.bits().tense(), unit.bits().person())
        });
        for analysis in alike {
            let more = self.frames(analysis.target).iter().filter(|f| !frames.contains(f));
            let more: Vec<u32> = more.copied().collect();
            frames.extend(more);
        }
        frames
    }

    /// Subject, objects, and whether the verb is passive.
    #[allow(clippy::type_complexity, reason = "entities with the part they stand in")]
    fn arguments(
        &mut self,
        part: usize,
        unit: &Unit,
        following: &Following,
    ) -> (Vec<Resolved>, Vec<(Vec<Resolved>, Option<usize>)>, bool) {
        let sentence = self.sentence;
        let bits = unit.bits();
        let bare = &following.bare;
        let plural = matches!(bits.number(), Some(Number::Plural | Number::Dual));
        let antecedent = sentence.antecedent(part);
        if let Some(pronoun) = sentence.complementiser_pronoun(part) {
            let passive =
                bits.passive() && (!bits.active() || bare.is_empty() && unit.clitics.pronoun.is_none());
            let mut objects: Vec<(Vec<Resolved>, Option<usize>)> = Vec::new();
            objects.extend(unit.clitics.pronoun.map(|p| (self.pronoun(p), None)));
            objects.extend(bare.iter().map(|p| (self.entities_at(*p), Some(*p))));
            let subject = self.topic(pronoun);
            return (subject, objects, passive && self.frames_take_victim(unit));
        }
        let before = antecedent.or_else(|| sentence.preceding(part)).filter(|p| self.agrees(*p, unit, true));
        let adjacent = bare.first().copied().filter(|_| !plural);
        let first = adjacent.map(|p| (p, self.entities_at(p)));
        let acts = |entities: &[Resolved]| {
            entities.iter().any(|e| e.class.acts() || (e.class == Class::Deed && e.code.is_some()))
        };
        let mut objects: Vec<(Vec<Resolved>, Option<usize>)> = Vec::new();
        if let Some(pronoun) = unit.clitics.pronoun {
            objects.push((self.pronoun(pronoun), None));
        }
        let mut rest = |from: usize| {
            for p in bare.iter().skip(from) {
                objects.push((self.entities_at(*p), Some(*p)));
            }
        };
        // a passive verb: its one noun phrase is what was done to somebody
        let has_object_pronoun = unit.clitics.pronoun.is_some();
        let passive = bits.passive()
            && !has_object_pronoun
            && (!bits.active() || self.reads_passive(part, bare, before, unit));
        if let Some(before) = before {
            let subject = self.with_via(
                self.entities_at(before),
                if sentence.headline {
                    Via::Headline
                } else if antecedent.is_some() {
                    Via::Apposition
                } else {
                    Via::Syntax
                },
            );
            let takes_first_as_subject = antecedent.is_some()
                && first.as_ref().is_some_and(|(p, e)| {
                    acts(e) && self.agrees(*p, unit, false) && (bare.len() > 1 || has_object_pronoun)
                });
            if !takes_first_as_subject
                && (acts(&subject) || first.is_none())
                && !self.prefers_following(
                    part,
                    first.as_ref().map(|f| f.1.as_slice()),
                    unit,
                    first.as_ref().map(|f| f.0),
                )
            {
                rest(0);
                return (subject, objects, passive);
            }
        }
        match first {
            Some((p, entities))
                if self.agrees(p, unit, false) && (acts(&entities) || bare.len() > 1 || passive) =>
            {
                rest(1);
                (entities, objects, passive)
            }
            // `أن جنرالا كبيرا في الجيش، قتل`: nobody stands there whom he could have killed
            _ if bare.is_empty()
                && !has_object_pronoun
                && bits.passive()
                && self.frames_take_victim(unit) =>
            {
                let victim = before.map(|b| self.entities_at(b)).unwrap_or_default();
                (victim, objects, true)
            }
            _ => {
                rest(0);
                let elided = self.elided(unit);
                (elided, objects, passive && before.is_none() && bare.is_empty())
            }
        }
    }

    /// Whom the pronoun of `أنه` means: the one who speaks or acts in the clause before.
    fn topic(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        let subject =
            if self.discourse.subject.is_empty() { &self.discourse.main } else { &self.discourse.subject };
        if subject.iter().any(|r| r.class.acts()) {
            self.as_anaphora(subject.clone())
        } else {
            self.pronoun(pronoun)
        }
    }

    fn frames_take_victim(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| {
            self.frames(t)
                .iter()
                .any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "victim"))
        })
    }

    /// After `و` and a verb a new clause begins with the verb: what stands before is not its subject.
    fn prefers_following(
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

    fn reads_passive(&self, part: usize, bare: &[usize], before: Option<usize>, unit: &Unit) -> bool {
        let counted = |p: usize| self.sentence.np(p).is_some_and(|np| np.number.is_some());
        let victim_frame = self.frames_take_victim(unit);
        let force = |entities: &[Resolved]| {
            entities.iter().any(|e| {
                e.class == Class::Country
                    || e.sectors
                        .iter()
                        .any(|s| matches!(s.as_str(), "MIL" | "COP" | "REB" | "SPY" | "PRM" | "GOV" | "JUD"))
                        && !e.vague
                    || e.class == Class::Deed
            })
        };
        let agent_phrase = self.sentence.following(part).prepositional.iter().any(|p| self.agent_marker(*p));
        match bare {
            _ if agent_phrase => true,
            [one] if unit.clitics.conjunction.is_some() && victim_frame && counted(*one) => true,
            [one] if before.is_none() => {
                (victim_frame && (counted(*one) || !force(&self.entities_at(*one)))) && !self.is_group(*one)
                    || counted(*one) && victim_frame
            }
            [] => before.is_some_and(|b| {
                victim_frame && (counted(b) || !force(&self.entities_at(b))) && !self.is_group(b)
            }),
            _ => false,
        }
    }

    fn is_group(&self, part: usize) -> bool {
        self.entities_at(part).iter().any(|e| e.class == Class::Group)
    }

    fn agent_marker(&self, part: usize) -> bool {
        matches!(&self.sentence.parts[part].element, Element::Pp(marker, Some(_)) if self.is_agent_marker(marker))
    }

    fn is_agent_marker(&self, marker: &str) -> bool {
        self.resolver.lexicon.marker(marker).agent
    }

    fn with_via(&self, mut entities: Vec<Resolved>, via: Via) -> Vec<Resolved> {
        for entity in entities.iter_mut().filter(|e| e.via == Via::Syntax) {
            entity.via = via;
        }
        entities
    }

    /// Whether verb and noun phrase agree in gender, as far as both show it; before its verb also in number.
    fn agrees(&self, part: usize, verb: &Unit, precedes: bool) -> bool {
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

    fn number(&self, head: &Unit) -> Option<Number> {
        head.bits().number()
    }

    fn gender(&self, np: &Np) -> Option<Gender> {
        let head = &self.sentence.units[np.head];
        if np.name.is_some() || np.number.is_some() {
            return None;
        }
        let tables = self.resolver.lexicon.tables();
        match head.target()? {
            t if t.kind() == Kind::Actor && tables.actors[t.index()].is_person() => None,
            t if matches!(t.kind(), Kind::Actor | Kind::Place) => {
                let folded = self.resolver.doc.folded(head.first);
                (head.first != head.last && folded.ends_with(arabic::letters::HEH))
                    .then_some(Gender::Feminine)
            }
            t if matches!(t.kind(), Kind::Country | Kind::Seat) => None,
            _ => match head.bits().number() {
                Some(Number::Singular) => head.bits().gender(),
                Some(Number::Plural)
                    if head.bits().gender() == Some(Gender::Masculine) && head.is(Kind::Agent) =>
                {
                    Some(Gender::Masculine)
                }
                _ => None,
            },
        }
    }

    fn entities_at(&self, part: usize) -> Vec<Resolved> {
        self.sentence.np(part).map(|np| self.entities(np)).unwrap_or_default()
    }

    /// The entities of a phrase; definite descriptions point back into the article.
    fn entities(&self, np: &Np) -> Vec<Resolved> {
        let units = &self.sentence.units;
        let found = self.resolver.entities(np, units);
        if found.len() != 1 || !found[0].vague {
            return found;
        }
        let head = &units[np.head];
        if let Some(office) = head.target().filter(|t| t.kind() == Kind::Office)
            && let Some(of) = np
                .genitive
                .as_deref()
                .map(|g| self.entities(g))
                .and_then(|e| e.into_iter().find(|e| !e.vague))
        {
            let mut held = self.resolver.office_of(np, units, office, Some(of));
            held.bytes = self.resolver.bytes(np, units);
            return vec![held];
        }
        // `قيادات من الحركتين`: the bodies that the people are of
        if let Some((_, of)) = np.attached.iter().find(|(m, _)| m == FROM) {
            let bodies = self.entities(of);
            if bodies.iter().all(|b| !b.vague && b.class.acts()) {
                let bytes = self.resolver.bytes(np, units);
                return bodies.into_iter().map(|b| Resolved { bytes: bytes.clone(), ..b }).collect();
            }
        }
        let anchored = np.genitive.is_some() || !np.attached.is_empty() || np.number.is_some();
        if !(head.clitics.article || head.clitics.pronoun.is_some() || head.is(Kind::Function)) || anchored {
            return found;
        }
        self.point_back(np, head, &found[0]).unwrap_or(found)
    }

    /// `الحركة`, `الوزير`, `الحركتان`, `قواته`: the entity that the description points back to.
    fn point_back(&self, np: &Np, head: &Unit, found: &Resolved) -> Option<Vec<Resolved>> {
        let target = head.target()?;
        if let Some(pronoun) = head.clitics.pronoun.filter(|_| target.kind() == Kind::Agent) {
            let owner = self.pronoun(pronoun).into_iter().next()?;
            let mut mine = found.clone();
            mine.code = owner.code.clone();
            mine.en = match (&owner.en, &found.en) {
                (Some(of), Some(what)) => Some(format!("{of} {what}")),
                (_, what) => what.clone(),
            };
            mine.vague = false;
            mine.via = Via::Anaphora;
            return Some(vec![mine]);
        }
        let tables = self.resolver.lexicon.tables();
        let kinds: &[&str] = match target.kind() {
            Kind::Agent
                if tables.agents[target.index()].class == "group"
                    && found
                        .sectors
                        .iter()
                        .all(|s| matches!(s.as_str(), "PTY" | "REB" | "SOC" | "UAF" | "PRM")) =>
            {
                &["party", "armed-group", "movement", "alliance"]
            }
            Kind::Agent | Kind::Office | Kind::Noun | Kind::Nisba | Kind::Adjective => &[],
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
        let back = self.discourse.described(target, head.bits(), kinds, self.resolver.lexicon);
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

    /// `الطائرات الحربية` without a country are those of the force spoken of last.
    fn crew(&self, target: Target, found: &Resolved) -> Option<Vec<Resolved>> {
        let agents = &self.resolver.lexicon.tables().agents;
        let vehicle = target.kind() == Kind::Agent && agents[target.index()].class == "vehicle";
        let force = self
            .discourse
            .latest(|r| vehicle && r.sectors.iter().any(|s| s == "MIL") && r.class == Class::Group)?;
        let _ = found;
        Some(vec![force])
    }

    /// `الشرطة`, `الحكومة` without a country are those of the country that the article is about.
    fn at_home(&self, found: &Resolved) -> Option<Vec<Resolved>> {
        let state = found
            .sectors
            .first()
            .is_some_and(|s| matches!(s.as_str(), "GOV" | "MIL" | "COP" | "JUD" | "LEG"));
        let home = self.resolver.home.filter(|_| state && found.class == Class::Group)?;
        let at = self.resolver.lexicon.country_by_code(home)?;
        let country = self.resolver.as_adjective(&self.resolver.country(Target::new(Kind::Country, at)))?;
        let mut body = found.clone();
        body.en = found.en.as_ref().map(|e| format!("{country} {e}"));
        body.code = Some(home.to_owned());
        body.vague = false;
        Some(vec![body])
    }

    fn pronoun(&self, pronoun: arabic::clitic::Pronoun) -> Vec<Resolved> {
        use arabic::features::Person;
        let back = match (pronoun.person(), pronoun.number()) {
            (Person::First, _) => return self.as_anaphora(self.discourse.speaker.clone()),
            (_, Number::Dual) => self.discourse.pair(|_| true),
            _ => {
                let feminine = pronoun.gender() == Some(Gender::Feminine);
                let subject = &self.discourse.subject;
                let fits = |r: &Resolved| (r.class != Class::Person) == feminine;
                if subject.first().is_some_and(fits) {
                    Some(subject.clone())
                } else {
                    self.discourse.latest(fits).map(|r| vec![r])
                }
            }
        };
        self.as_anaphora(back.unwrap_or_default())
    }

    fn as_anaphora(&self, mut entities: Vec<Resolved>) -> Vec<Resolved> {
        for entity in &mut entities {
            entity.via = Via::Anaphora;
        }
        entities
    }

    /// The subject of a verb that names none: the clause's before it, or the speaker.
    fn elided(&self, verb: &Unit) -> Vec<Resolved> {
        use arabic::features::Person;
        let bits = verb.bits();
        if bits.person() == Some(Person::First) {
            return self.as_anaphora(self.discourse.speaker.clone());
        }
        if bits.number() == Some(Number::Dual) {
            let feminine = bits.gender() == Some(Gender::Feminine);
            if let Some(pair) = self.discourse.pair(|r| (r.class != Class::Person) == feminine) {
                return self.as_anaphora(pair);
            }
        }
        let subject = &self.discourse.subject;
        let fits = |r: &Resolved| match bits.gender() {
            Some(Gender::Feminine) => r.class != Class::Person,
            _ => true,
        };
        let acts = |group: &[Resolved]| group.iter().any(|r| r.class.acts());
        // `وقال`, `وأضاف`: whoever spoke goes on speaking, not the subject of what he said
        let main = &self.discourse.main;
        if self.is_saying(verb) && self.resumes(verb) && acts(main) && main.iter().all(fits) {
            return self.as_anaphora(main.clone());
        }
        if acts(subject) && subject.iter().all(fits) {
            return self.as_anaphora(subject.clone());
        }
        let speaker = &self.discourse.speaker;
        if acts(speaker) && speaker.iter().all(fits) {
            return self.as_anaphora(speaker.clone());
        }
        Vec::new()
    }

    /// Whether a mark stands before the verb: after a comma or a quotation the first subject goes on.
    fn resumes(&self, verb: &Unit) -> bool {
        let before =
            self.sentence.units.iter().position(|u| u.first == verb.first).and_then(|at| at.checked_sub(1));
        before.is_none_or(|at| self.sentence.units[at].is_mark())
    }

    // ---- participles ----

    /// Whom a participle clause goes on from: the sentence's first subject, else the latest, else the speaker.
    pub(crate) fn goes_on(&self) -> Vec<Resolved> {
        let Discourse { main, subject, speaker, .. } = &*self.discourse;
        let acts = |group: &&Vec<Resolved>| group.iter().any(|r| r.class.acts());
        [main, subject, speaker].into_iter().find(acts).cloned().unwrap_or_default()
    }

    /// `مشيدا بالمقاومة`, `داعيا إياهم إلى`: the clause's subject goes on acting.
    fn participle(&mut self, part: usize, np: &Np) -> Option<Draft<'l>> {
        let unit = &self.sentence.units[np.head];
        let target = unit.target()?;
        let following = self.sentence.following(part);
        let mut fillers = self.prepositional(&following);
        if let Some(clause) = following.clause {
            fillers.push(Filler { marker: AN.into(), entities: Vec::new(), part: Some(clause) });
        }
        let own = np.genitive.as_deref().map(|g| self.entities(g));
        if let Some(entities) = own {
            fillers.push(Filler { marker: "obj".into(), entities, part: Some(part) });
        }
        for bare in &following.bare {
            fillers.push(Filler {
                marker: "obj".into(),
                entities: self.entities_at(*bare),
                part: Some(*bare),
            });
        }
        let subject = self.goes_on();
        fillers.push(Filler { marker: "subj".into(), entities: self.as_anaphora(subject), part: None });
        self.fire(self.frames(target), 'p', part, unit, &following, fillers, false)
    }

    // ---- nouns ----

    fn nouns(&mut self, part: usize, np: &Np, drafts: &mut Vec<Draft<'l>>) {
        for phrase in std::iter::once(np).chain(&np.coordinated) {
            self.noun_chain(part, phrase, drafts);
        }
    }

    fn noun_chain(&mut self, part: usize, np: &Np, drafts: &mut Vec<Draft<'l>>) {
        let unit = &self.sentence.units[np.head];
        if let Some(target) =
            unit.target().filter(|t| matches!(t.kind(), Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase))
            && !self.frames(target).is_empty()
        {
            drafts.extend(self.noun(part, np, target));
        }
        if let Some(genitive) = &np.genitive {
            self.noun_chain(part, genitive, drafts);
            for other in &genitive.coordinated {
                self.noun_chain(part, other, drafts);
            }
        }
        for (_, attached) in &np.attached {
            self.noun_chain(part, attached, drafts);
        }
    }

    fn noun(&mut self, part: usize, np: &Np, target: Target) -> Option<Draft<'l>> {
        let sentence = self.sentence;
        let unit = &sentence.units[np.head];
        let following = sentence.following(part);
        let mut fillers = self.prepositional(&following);
        for (marker, attached) in &np.attached {
            fillers.push(Filler {
                marker: marker.clone(),
                entities: self.entities(attached),
                part: Some(part),
            });
        }
        if let Some(nation) = np.adjectives.iter().find_map(|a| self.resolver.adjective(&sentence.units[*a]))
        {
            fillers.push(Filler { marker: "adj".into(), entities: vec![nation], part: Some(part) });
        }
        let construct = |entities: Vec<Resolved>| {
            entities
                .into_iter()
                .map(|e| Resolved { via: if e.via == Via::Syntax { Via::Construct } else { e.via }, ..e })
                .collect()
        };
        if let Some(genitive) = &np.genitive {
            fillers.push(Filler {
                marker: "gen".into(),
                entities: construct(self.entities(genitive)),
                part: Some(part),
            });
            // `استهداف المدينة`, with a nationality at the end: `العدوان الإسرائيلي`
            if fillers.iter().all(|f| f.marker != "adj")
                && let Some(nation) = self.trailing_nation(genitive)
            {
                fillers.push(Filler { marker: "adj".into(), entities: vec![nation], part: Some(part) });
            }
            self.verbal_object(part, np, &mut fillers);
        } else if let Some(pronoun) = unit.clitics.pronoun {
            fillers.push(Filler { marker: "gen".into(), entities: self.pronoun(pronoun), part: Some(part) });
        }
        let governor = sentence.governor(part);
        if let Some(governor) = governor {
            self.lend(part, governor, &mut fillers);
        }
        let frames = self.frames(target);
        let mut draft = self.fire(frames, 'n', part, unit, &following, fillers, false)?;
        draft.nominal = true;
        draft.definite = unit.clitics.article;
        draft.trigger = self.trigger_bytes(np.head);
        let told = self.judge_noun(&mut draft, part, np, governor);
        if !told {
            self.drop(part, draft.frame, "the noun names a topic, a wish or another event's theme".into());
        }
        told.then_some(draft)
    }

    /// `استهداف إسرائيل مدرسة`: after its subject a verbal noun has its object.
    fn verbal_object(&self, part: usize, np: &Np, fillers: &mut Vec<Filler>) {
        let acts = |f: &Filler| {
            f.marker == "gen"
                && f.entities
                    .iter()
                    .any(|e| matches!(e.class, Class::Country | Class::Group | Class::Person) && !e.vague)
        };
        let next = self.sentence.parts.get(part + 1);
        let adjacent = next.is_some_and(|p| matches!(p.element, Element::Np(_)))
            && np.units.end == self.sentence.parts[part].units.end;
        if adjacent && fillers.iter().any(acts) && self.sentence.unit(part + 1).clitics.conjunction.is_none()
        {
            let entities = self.entities_at(part + 1);
            fillers.push(Filler { marker: "obj".into(), entities, part: Some(part + 1) });
        }
    }

    fn trailing_nation(&self, np: &Np) -> Option<Resolved> {
        let head = &self.sentence.units[np.head];
        if head.is_name() || head.is(Kind::Agent) || head.is(Kind::Office) || head.is(Kind::People) {
            return None;
        }
        np.adjectives.iter().find_map(|a| self.resolver.adjective(&self.sentence.units[*a]))
    }

    /// What a light verb gives to the event noun that it governs: `شن س غارة على ص`.
    fn lend(&mut self, part: usize, governor: usize, fillers: &mut Vec<Filler>) {
        let sentence = self.sentence;
        let unit = sentence.unit(governor);
        let Some(target) = unit.target().filter(|t| t.kind() == Kind::Verb) else { return };
        // `أسفر عن مقتل`: a result has no doer of its own
        if self.resolver.lexicon.tables().verbs[target.index()].is("result") {
            return;
        }
        let Some(light) = self.frames(target).iter().map(|f| self.frame(*f)).find(|f| f.event == "LIGHT")
        else {
            return;
        };
        // only what stands in the place of the event: `شن س غارة`, `تعرض س لهجوم`
        let marker = match &sentence.parts[part].element {
            Element::Pp(marker, _) => marker.as_str(),
            _ => "obj",
        };
        if !light.slots.iter().any(|s| s.role == "theme" && s.marker == marker) {
            return;
        }
        let following = sentence.following(governor);
        let (subject, objects, passive) = self.arguments(governor, unit, &following);
        let is_subject =
            following.bare.first() == Some(&part) && objects.iter().all(|(_, at)| *at != Some(part));
        if passive || is_subject {
            return;
        }
        for slot in &light.slots {
            if slot.role == "theme" || slot.role == "ignore" {
                continue;
            }
            let entities = match slot.marker.as_str() {
                "subj" => subject.clone(),
                marker => self.marked(&following, marker),
            };
            if !entities.is_empty() {
                fillers.push(Filler { marker: format!("={}", slot.role), entities, part: Some(governor) });
            }
        }
        if light.slots.iter().all(|s| s.marker != "subj") && !subject.is_empty() {
            fillers.push(Filler { marker: "=actor".into(), entities: subject, part: Some(governor) });
        }
    }

    fn marked(&self, following: &Following, marker: &str) -> Vec<Resolved> {
        following
            .prepositional
            .iter()
            .filter(|p| matches!(&self.sentence.parts[**p].element, Element::Pp(m, _) if m == marker))
            .flat_map(|p| self.entities_at(*p))
            .collect()
    }

    /// Whether a noun reports an event where it stands, rather than naming a topic, a wish or another event's theme.
    fn judge_noun(&self, draft: &mut Draft<'l>, part: usize, np: &Np, governor: Option<usize>) -> bool {
        let filled = !draft.actors.is_empty() || !draft.recipients.is_empty();
        let marker = match &self.sentence.parts[part].element {
            Element::Pp(marker, _) => marker.as_str(),
            _ => "",
        };
        let purpose = matches!(marker, "\u{0644}" | "\u{0627}\u{0644}\u{064A}") || self.is_purpose(marker);
        let governed_by =
            governor.and_then(|g| self.sentence.unit(g).target()).map(|t| self.frames(t)).unwrap_or_default();
        let lent = governed_by.iter().any(|f| {
            let frame = self.frame(*f);
            frame.event == "LIGHT" && frame.slots.iter().any(|s| s.role == "theme" && s.marker == marker)
        });
        let purpose = purpose && !lent;
        let wished = governed_by.iter().any(|f| {
            let frame = self.frame(*f);
            frame.with.is_empty()
                && matches!(frame.event.as_str(), "REQUEST" | "THREATEN" | "AGREE" | "REJECT")
        });
        let alleged = marker == "\u{0628}" && governed_by.iter().any(|f| self.frame(*f).event == "ACCUSE");
        let asks = np.units.start > 0;
        if alleged
            || (purpose && asks && !matches!(draft.category, Category::Protest))
            || (wished
                && matches!(
                    marker,
                    "\u{0628}" | "\u{0627}\u{0644}\u{064A}" | "\u{0639}\u{0644}\u{064A}" | "\u{0645}\u{0646}"
                ))
        {
            return false;
        }
        match draft.category {
            Category::Assault | Category::Protest => {
                filled || !draft.places.is_empty() || np.number.is_some()
            }
            Category::Consult => !draft.actors.is_empty(),
            // `تم إيقاف شاب`: nobody is said to have done it
            Category::Coerce | Category::Sanction | Category::Retreat if !draft.recipients.is_empty() => true,
            _ => !draft.actors.is_empty(),
        }
    }

    fn is_purpose(&self, marker: &str) -> bool {
        self.resolver.lexicon.marker(marker).purpose
    }

    // ---- frames ----

    fn prepositional(&self, following: &Following) -> Vec<Filler> {
        following
            .prepositional
            .iter()
            .filter_map(|p| match &self.sentence.parts[*p].element {
                // `بينهم أطفال`: among them
                Element::Pp(marker, None) if marker == BETWEEN => None,
                Element::Pp(marker, np) => {
                    let entities = match np {
                        Some(np) => self.entities(np),
                        None => self
                            .sentence
                            .unit(*p)
                            .clitics
                            .pronoun
                            .map(|pr| self.pronoun(pr))
                            .unwrap_or_default(),
                    };
                    Some(Filler { marker: marker.clone(), entities, part: Some(*p) })
                }
                _ => None,
            })
            .collect()
    }

    /// The first frame whose conditions hold, with its roles filled.
    #[allow(clippy::too_many_arguments, reason = "one place where trigger, clause and arguments meet")]
    fn fire(
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
        let frame = frames.iter().map(|f| self.frame(*f)).find(|frame| {
            match self.missing(frame, class, part, &range, &fillers) {
                None => true,
                Some(why) => {
                    if !why.is_empty() {
                        self.drop(part, frame, why);
                    }
                    false
                }
            }
        })?;
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
            places: Vec::new(),
            status: Status::Asserted,
            units: range,
            nominal: false,
            definite: false,
            notes: Vec::new(),
            confidence: 0.5,
        };
        let _ = unit;
        self.fill(&mut draft, fillers, class, passive);
        self.finish(draft, class)
    }

    /// What the frame lacks here; empty where it is not meant for this kind of word at all.
    fn missing(
        &self,
        frame: &Frame,
        class: char,
        part: usize,
        range: &std::ops::Range<usize>,
        fillers: &[Filler],
    ) -> Option<String> {
        if frame.event == "LIGHT" || !(frame.only.is_empty() || frame.only.contains(class)) {
            return Some(String::new());
        }
        let given = |s: &Slot| {
            fillers.iter().any(|f| f.marker == s.marker && (f.part.is_some() || !f.entities.is_empty()))
        };
        if let Some(slot) = frame.slots.iter().find(|s| s.required && !given(s)) {
            return Some(format!("argument `{}` is not there", slot.marker));
        }
        // a toll beside an attack is of the attack, whatever words stand around it
        let toll = frame.switches.iter().any(|s| s == "dead" || s == "injured")
            && self.discourse.attack_at(self.sentence.index);
        if !frame.with.is_empty()
            && !toll
            && !frame.with.iter().any(|w| self.stands_in(w, range, part, frame.event == "CONSULT"))
        {
            return Some(format!("none of its words is there: {}", frame.with.join(" ")));
        }
        frame
            .without
            .iter()
            .find(|w| self.stands_in(w, range, part, true))
            .map(|w| format!("`{w}` blocks it"))
    }

    fn drop(&self, part: usize, frame: &Frame, why: String) {
        let trigger = self.trigger_bytes(self.sentence.parts[part].units.start);
        self.dropped.borrow_mut().push(Dropped {
            sentence: self.sentence.index,
            trigger,
            entry: frame.entry.clone(),
            why,
        });
    }

    /// Whether a word stands among the units, with or without its clitics.
    fn stands_in(&self, word: &str, range: &std::ops::Range<usize>, part: usize, whole: bool) -> bool {
        const BEFORE: usize = 4;
        const AFTER: usize = 14;
        let trigger = self.sentence.parts[part].units.start;
        let start = if whole { trigger.saturating_sub(BEFORE) } else { trigger };
        let end = range.end.min(self.sentence.parts[part].units.end + AFTER).max(start);
        self.sentence.units[start..end].iter().any(|unit| {
            unit.tokens().filter(|t| self.resolver.doc.is_solid(*t)).any(|t| {
                let folded = self.resolver.doc.folded(t);
                folded == word || strip(folded).any(|s| s == word)
            })
        })
    }

    fn trigger_bytes(&self, unit: usize) -> std::ops::Range<usize> {
        let unit = &self.sentence.units[unit];
        let mut skip = usize::from(unit.clitics.stem_at);
        if unit.clitics.article && skip > 0 && unit.clitics.preposition.is_some() {
            skip = usize::from(unit.clitics.stem_at);
        }
        let start = self.resolver.doc.inside(unit.first, skip);
        start..self.resolver.doc.tokens[unit.last].end as usize
    }

    fn fill(&self, draft: &mut Draft<'l>, fillers: Vec<Filler>, class: char, passive: bool) {
        let frame = draft.frame;
        let object_elsewhere = fillers.iter().any(|f| {
            f.marker != "gen"
                && f.marker != "adj"
                && frame
                    .slots
                    .iter()
                    .any(|s| s.marker == f.marker && matches!(s.role.as_str(), "recipient" | "victim"))
        });
        let has_subject =
            !passive && class != 'n' && fillers.iter().any(|f| f.marker == "subj" && !f.entities.is_empty());
        for filler in fillers {
            let mut role = self.role(frame, &filler, class, object_elsewhere, passive);
            // `أدانت الحكومة التصريحات من قبل …`: with an active verb the agent phrase belongs to the object
            if has_subject && self.is_agent_marker(&filler.marker) {
                let of_object =
                    matches!(draft.category, Category::Accuse | Category::Support | Category::Reject);
                role = if of_object { "recipient".into() } else { String::new() };
            }
            self.give(draft, &role, filler);
        }
    }

    /// The role that the frame, or the general rules, give to an argument.
    fn role(
        &self,
        frame: &Frame,
        filler: &Filler,
        class: char,
        object_elsewhere: bool,
        passive: bool,
    ) -> String {
        let slot =
            |marker: &str| frame.slots.iter().find(|s| s.marker == marker).map(|s: &Slot| s.role.clone());
        let marker = filler.marker.as_str();
        if let Some(role) = marker.strip_prefix('=') {
            return role.to_owned();
        }
        let subject_role = || slot("subj").unwrap_or_else(|| "actor".into());
        match marker {
            "subj" if passive => String::new(),
            "subj" => subject_role(),
            "obj" if passive => slot("obj").unwrap_or_else(|| "recipient".into()),
            "adj" => slot("adj").unwrap_or_else(|| match subject_role().as_str() {
                "both" => "both".into(),
                _ => "actor".into(),
            }),
            "gen" => slot("gen").unwrap_or_else(|| match slot("obj") {
                Some(role) if class == 'n' && !object_elsewhere => role,
                _ => subject_role(),
            }),
            _ => slot(marker).unwrap_or_else(|| self.general_role(marker).to_owned()),
        }
    }

    fn general_role(&self, marker: &str) -> &'static str {
        let marks = self.resolver.lexicon.marker(marker);
        match marker {
            _ if marks.agent => "actor",
            _ if marks.against => "recipient",
            _ if marks.place => "place",
            BETWEEN => "between",
            FROM => "",
            _ => "place",
        }
    }

    fn give(&self, draft: &mut Draft<'l>, role: &str, filler: Filler) {
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
            "both" => add(&mut draft.actors, filler.entities),
            "between" if symmetric => add(&mut draft.actors, filler.entities),
            "recipient" | "victim" => {
                for entity in &filler.entities {
                    if let Some(place) = entity.place.filter(|p| p.kind() == Kind::Place) {
                        draft.places.push((entity.bytes.clone(), place));
                    }
                }
                add_any(&mut draft.recipients, filler.entities);
            }
            "place" | "theme" | "instrument" if role == "place" => {
                self.add_places(draft, &filler);
            }
            _ => {}
        }
    }

    fn add_places(&self, draft: &mut Draft<'l>, filler: &Filler) {
        for entity in &filler.entities {
            // `استشهد خلال العدوان الإسرائيلي`: the deed around the event has its doer
            if entity.class == Class::Deed
                && entity.code.is_some()
                && draft.category == Category::Assault
                && draft.actors.is_empty()
            {
                draft.actors.push(entity.clone());
            }
            if let Some(place) = entity.place {
                draft.places.push((entity.bytes.clone(), place));
            }
        }
    }

    /// Where no place stands in the clause, the nearest that the sentence states with a preposition of place.
    fn nearest_place(&self, draft: &mut Draft<'l>) {
        if !draft.places.is_empty()
            || !matches!(
                draft.category,
                Category::Assault
                    | Category::Coerce
                    | Category::Protest
                    | Category::Consult
                    | Category::Mobilize
            )
        {
            return;
        }
        let mut found: Vec<(usize, Resolved)> = Vec::new();
        for (at, part) in self.sentence.parts.iter().enumerate() {
            if let Element::Np(np) | Element::Pp(_, Some(np)) = &part.element {
                let stated = matches!(&part.element, Element::Pp(m, _) if m == crate::phrase::IN || m == crate::phrase::BI || self.general_role(m) == "place");
                self.places_in(np, stated, at, &mut found);
            }
        }
        let nearest = found.into_iter().min_by_key(|(at, _)| (at.abs_diff(draft.part), *at));
        if let Some((_, place)) = nearest {
            draft.places.extend(place.place.map(|p| (place.bytes.clone(), p)));
        }
    }

    fn places_in(&self, np: &Np, stated: bool, at: usize, found: &mut Vec<(usize, Resolved)>) {
        if stated {
            let entity = self.resolver.entity(np, &self.sentence.units);
            if entity.class == Class::Place && entity.place.is_some() {
                found.push((at, entity));
            }
        }
        for (marker, inner) in &np.attached {
            self.places_in(inner, marker == crate::phrase::IN || marker == crate::phrase::BI, at, found);
        }
        for inner in np.coordinated.iter().chain(np.genitive.as_deref()) {
            self.places_in(inner, stated && np.genitive.is_none(), at, found);
        }
    }

    fn finish(&self, mut draft: Draft<'l>, class: char) -> Option<Draft<'l>> {
        draft.actors.retain(|e| {
            e.class.acts() || (e.class == Class::Deed && e.code.is_some()) || e.class == Class::Place
        });
        for actor in draft.actors.iter_mut().filter(|a| a.class == Class::Place) {
            actor.sectors = vec!["GOV".into()];
        }
        let geographic_actor = draft.category == Category::Assault && class == 'n';
        if geographic_actor {
            let places: Vec<Resolved> =
                draft.actors.iter().filter(|a| a.class == Class::Place).cloned().collect();
            draft.places.extend(places.iter().filter_map(|p| Some((p.bytes.clone(), p.place?))));
            draft.actors.retain(|a| a.class != Class::Place);
        }
        let same = |a: &Resolved| draft.actors.iter().any(|b| b.same(a));
        draft.recipients = draft.recipients.iter().filter(|r| !same(r)).cloned().collect();
        let needs_actor = matches!(
            draft.category,
            Category::Support
                | Category::Agree
                | Category::Consult
                | Category::Request
                | Category::Accuse
                | Category::Reject
                | Category::Threaten
                | Category::Aid
                | Category::Cooperate
                | Category::Concede
        ) || draft.switch("needs-actor");
        if needs_actor && draft.actors.is_empty() {
            self.drop(draft.part, draft.frame, "nobody who acts was found".into());
            return None;
        }
        if draft.switch("needs-recipient") && draft.recipients.is_empty() {
            self.drop(draft.part, draft.frame, "nobody whom it befell was found".into());
            return None;
        }
        self.nearest_place(&mut draft);
        self.status(&mut draft);
        Some(draft)
    }

    fn status(&self, draft: &mut Draft<'l>) {
        let sentence = self.sentence;
        let unit = sentence.unit(draft.part);
        let mut status = Status::Asserted;
        for function in sentence.functions_before(draft.part) {
            match function {
                Function::Negation => status = Status::Negation,
                Function::Future if status == Status::Asserted => status = Status::Future,
                Function::Conditional => status = Status::Hypothetical,
                Function::Aspect if unit.bits().tense() == Some(arabic::verb::Tense::Imperfect) => {
                    status = Status::Hypothetical;
                }
                _ => {}
            }
        }
        if let Some(governed) = self.governed(draft.part).filter(|_| status == Status::Asserted) {
            status = governed;
        }
        if unit.clitics.future && status == Status::Asserted {
            status = Status::Future;
        }
        draft.status = status;
        self.shift(draft);
    }

    /// `يمكن أن يطلق`, `نفى أن يكون استهدف`: what a modal or a denial makes of its clause.
    fn governed(&self, part: usize) -> Option<Status> {
        let tables = self.resolver.lexicon.tables();
        let mut after_clause = false;
        for at in (0..part).rev().take(6) {
            match &self.sentence.parts[at].element {
                Element::Function(Function::Complementiser) => after_clause = true,
                Element::Mark(_) | Element::Function(Function::Subordinator) => return None,
                Element::Verb if after_clause => {
                    let target = self.sentence.unit(at).target().filter(|t| t.kind() == Kind::Verb)?;
                    let verb = &tables.verbs[target.index()];
                    return match () {
                        () if verb.is("modal") => Some(Status::Hypothetical),
                        () if verb.is("stance:deny") => Some(Status::Negation),
                        () => None,
                    };
                }
                // `أن يكون استهدف`: the auxiliary stands between
                Element::Verb if !self.sentence.auxiliaries.contains(&at) => return None,
                _ => {}
            }
        }
        None
    }

    /// The codebook's hard cases of things to come.
    fn shift(&self, draft: &mut Draft<'l>) {
        if draft.status != Status::Future {
            return;
        }
        let to = match draft.category {
            Category::Consult | Category::Support | Category::Cooperate | Category::Aid => Category::Agree,
            Category::Retreat => Category::Concede,
            _ => return,
        };
        draft.category = to;
        draft.modes.clear();
        draft.status = Status::Asserted;
    }
}

const AN: &str = "\u{0627}\u{0646}";

fn add(to: &mut Vec<Resolved>, entities: Vec<Resolved>) {
    for entity in entities {
        if !to.iter().any(|e| e.same(&entity)) {
            to.push(entity);
        }
    }
}

fn add_any(to: &mut Vec<Resolved>, entities: Vec<Resolved>) {
    add(
        to,
        entities
            .into_iter()
            .filter(|e| !matches!(e.class, Class::Other | Class::Deed) || e.code.is_some())
            .collect(),
    );
}

/// The word without proclitics that it may carry.
fn strip(word: &str) -> impl Iterator<Item = &str> {
    use arabic::letters as l;
    let no_conjunction = word.strip_prefix([l::WAW, l::FEH]);
    let bases = [Some(word), no_conjunction];
    bases.into_iter().flatten().flat_map(|base| {
        let no_preposition = base.strip_prefix([l::BEH, l::LAM, l::KAF]);
        [Some(base), no_preposition].into_iter().flatten().flat_map(|b| {
            [Some(b), b.strip_prefix("\u{0627}\u{0644}"), b.strip_suffix("\u{0627}")].into_iter().flatten()
        })
    })
}
