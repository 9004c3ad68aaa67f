//! Who speaks: the subject of a verb of saying, his name and titles, and who goes on speaking where none is named.

use super::*;
use crate::phrase::{BI, FROM, IN};
use crate::record::Via;
use arabic::features::Person;

/// Sentences over which an unnamed speaker is still the last one.
const MEMORY: usize = 12;
/// Sentences over which he comes before whoever acted in the sentence before.
const LATELY: usize = 3;

/// The speaker of a verb, and the noun phrases that are not he.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    pub(super) speaker: Vec<Resolved>,
    /// Whether the sentence names him with this verb.
    pub(super) explicit: bool,
    /// Bare noun phrases beside him.
    pub(super) rest: Vec<usize>,
    pub(super) voice: Voice,
}

impl RoleReader<'_, '_, '_> {
    /// The speaker of the verb that part `part` is.
    pub(super) fn speech_roles(&self, part: usize, manner: &Manner<'_>, opening: &Opening) -> Roles {
        let unit = self.sentence.unit(part);
        let bare = &opening.bare;
        let voice = Voice::of(unit);
        let pronoun = self.sentence.complementiser_pronoun(part).is_some();
        // `قيل إن`: nobody is told
        if unit.bits().passive() && !unit.bits().active() {
            return Roles { rest: bare.clone(), voice, ..Roles::default() };
        }
        if unit.bits().person() != Some(Person::Third) || pronoun {
            let speaker = if pronoun { self.elided(unit) } else { self.speaker_as_anaphora() };
            return Roles { speaker, explicit: false, rest: bare.clone(), voice };
        }
        let before = self.speaker_before(part, unit).or_else(|| self.subject_of_governor(part));
        let first = bare.first().copied().filter(|p| self.can_speak(*p, unit, manner, opening));
        let acts = |found: &[Resolved]| found.iter().any(|e| e.class.acts());
        let takes_before = before.as_ref().is_some_and(|(_, entities)| {
            unit.clitics.conjunction.is_none() && (acts(entities) || first.is_none())
        });
        let takes_before = takes_before
            && !first.zip(before.as_ref()).is_some_and(|(first, (at, _))| self.follows(part, first, *at));
        match (first, before) {
            (_, Some((at, entities))) if takes_before => {
                let voice = Voice { gender: voice.gender, number: self.number_at(at) };
                let (named, end) = self.named_speaker(at);
                let speaker = if end <= part { named } else { entities };
                Roles { speaker, explicit: true, rest: bare.clone(), voice }
            }
            (Some(first), _) => {
                let (speaker, end) = self.named_speaker(first);
                let voice = Voice { gender: voice.gender, number: self.number_at(first) };
                let rest = bare.iter().copied().filter(|p| *p >= end).collect();
                Roles { speaker, explicit: true, rest, voice }
            }
            _ => Roles { speaker: self.resumed(unit), explicit: false, rest: bare.clone(), voice },
        }
    }

    /// `احتجاجات وصف فيها المتظاهرون الرئيس بأنه`: an acting noun phrase right after the verb is the subject where its ending
    /// shows it, or a comma parts the verb from what stands before.
    fn follows(&self, part: usize, first: usize, before: usize) -> bool {
        let parts = &self.sentence.parts;
        let near = parts[part + 1..first].iter().all(|p| {
            matches!(p.element, Element::Pp(_, None) | Element::Time | Element::Function(Function::Particle))
        });
        let acts = self.entities_at(first).iter().any(|e| e.class.acts());
        let head = self.sentence.np(first).map(|np| &self.sentence.units[np.head]);
        let nominative = head
            .is_some_and(|h| h.has_sound_ending && self.resolver.doc.folded(h.last).ends_with(NOMINATIVE));
        let parted = before < part && parts[before..part].iter().any(is_comma) && !is_comma(&parts[part - 1]);
        near && acts && (nominative || parted && self.sentence.antecedent(part).is_none())
    }

    fn speaker_as_anaphora(&self) -> Vec<Resolved> {
        self.as_anaphora(self.discourse.speaker.clone())
    }

    /// A plural or several may be gone on from in the singular or the plural.
    fn number_at(&self, part: usize) -> Option<Number> {
        let np = self.sentence.np(part)?;
        let head = &self.sentence.units[np.head];
        let one = np.coordinated.is_empty() && np.number.is_none();
        head.bits().number().filter(|n| one && *n == Number::Singular)
    }

    /// The noun phrase before the verb that can be its subject.
    fn speaker_before(&self, part: usize, unit: &Unit) -> Option<(usize, Vec<Resolved>)> {
        let antecedent = self.sentence.antecedent(part);
        // `الوزير، أعلن`: over one comma
        let over = part.checked_sub(1).filter(|p| is_comma(&self.sentence.parts[*p])).unwrap_or(part);
        let before = antecedent.or_else(|| self.sentence.preceding(over))?;
        if !self.agrees(before, unit, true) {
            return None;
        }
        let entities = self.entities_at(before);
        let acts = entities.iter().any(|e| e.class.acts() || e.class == Class::Place);
        let np = self.sentence.np(before)?;
        let head = &self.sentence.units[np.head];
        let tells = self.is_document(np) || head.clitics.article && head.is(Kind::Noun);
        (acts || tells).then_some((before, entities))
    }

    /// `سبق للرئيس أن أعلن`: after `أن` the one before whom `ل` stands.
    fn subject_of_governor(&self, part: usize) -> Option<(usize, Vec<Resolved>)> {
        let that = part.checked_sub(1)?;
        let parts = &self.sentence.parts;
        if parts[that].element != Element::Function(Function::Complementiser) {
            return None;
        }
        let at = (that.saturating_sub(3)..that).rev().find(|p| match &parts[*p].element {
            Element::Pp(marker, Some(_)) => marker == crate::phrase::LI,
            _ => false,
        })?;
        let after_verb = at.checked_sub(1).is_some_and(|p| self.sentence.is_verb(p));
        let entities = self.entities_at(at);
        (after_verb && entities.iter().any(|e| e.class.acts())).then_some((at, entities))
    }

    /// Whether the noun phrase after the verb can be who speaks, not what is said.
    fn can_speak(&self, part: usize, verb: &Unit, manner: &Manner<'_>, opening: &Opening) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let plural = matches!(verb.bits().number(), Some(Number::Plural | Number::Dual));
        let after_content = opening.content.first().is_some_and(|c| *c < part);
        // `ودعا خلال لقائه المبعوث إلى`: who is asked or told may stand apart from the verb, who asks does not
        let apart = manner.addressee
            && opening.prepositional.iter().any(|p| *p < part && self.sentence.np(*p).is_some());
        if plural || after_content || apart || !self.agrees(part, verb, false) {
            return false;
        }
        let head = &self.sentence.units[np.head];
        let entities = self.entities_at(part);
        let acts = entities.iter().any(|e| e.class.acts() || e.class == Class::Place);
        let brings = opening.brings()
            || opening.bare.len() > 1 && (manner.noun || manner.addressee)
            || opening.object.is_some();
        if acts {
            return brings || !manner.noun;
        }
        let document = self.is_document(np);
        let verbal = head.is(Kind::VerbalNoun) && !document;
        // `اعتبر زارع أن`: one word right after the verb that no noun of the language accounts for
        let name = part > 0
            && self.sentence.is_verb(part - 1)
            && np.units.len() == 1
            && opening.start().is_some_and(|start| start > part)
            && !head.bits().accusative()
            && !matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase))
            && head.clitics.pronoun.is_none();
        if name {
            return true;
        }
        let said = head.clitics.pronoun.is_some() || verbal;
        let whose = np.genitive.as_deref().is_some_and(|g| self.sentence.units[g.head].clitics.article);
        let tells = document || head.clitics.article || whose && opening.start().is_some() || !manner.noun;
        brings && !said && tells
    }

    /// `تقرير`, `البيان`: written words speak.
    pub(super) fn is_document(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let nouns = &self.resolver.lexicon.tables().nouns;
        let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase))
            && readings
                .chain(head.target())
                .filter(|t| t.kind() == Kind::Noun)
                .any(|t| nouns[t.index()].is("document"))
    }

    // ---- names and titles ----

    /// The speaker whose phrase begins with part `first`, and one past its last part.
    fn named_speaker(&self, first: usize) -> (Vec<Resolved>, usize) {
        let entities = self.entities_at(first);
        let named = |at: usize| {
            matches!(self.sentence.parts.get(at).map(|p| &p.element), Some(Element::Np(_)))
                && self.names_person(at)
        };
        if self.is_title(first, &entities)
            && let Some(at) = self.name_after(first + 1).filter(|at| named(*at))
        {
            return (self.with_name(&entities, at), at + 1);
        }
        let described = self.is_title(first, &entities) && self.describes(first + 1);
        let entities = self.in_full(first, entities);
        if described {
            let bytes = bytes_of(self.resolver.doc, self.sentence, first + 1);
            let longer = entities.into_iter().map(|e| Resolved { bytes: e.bytes.start..bytes.end, ..e });
            return (longer.collect(), first + 2);
        }
        (entities, first + 1)
    }

    /// Where the name can stand that a title leaves open: right after it, after the places of the office, after a comma.
    fn name_after(&self, from: usize) -> Option<usize> {
        const PHRASES: usize = 3;
        let mut at = from;
        while at < from + PHRASES && self.is_plain_phrase(at) && self.medium(at..at + 1).is_none() {
            at += 1;
        }
        let comma = self.sentence.parts.get(at).is_some_and(is_comma);
        let name = at + usize::from(comma);
        self.sentence
            .np(name)
            .filter(|_| self.sentence.unit(name).clitics.conjunction.is_none())
            .map(|_| name)
    }

    /// A prepositional phrase without `و` before it.
    fn is_plain_phrase(&self, part: usize) -> bool {
        matches!(self.sentence.parts.get(part).map(|p| &p.element), Some(Element::Pp(_, Some(_))))
            && self.sentence.unit(part).clitics.conjunction.is_none()
    }

    /// `مصادر محلية مطلعة`: a further adjective that the noun phrase left behind.
    fn describes(&self, part: usize) -> bool {
        let Some(Element::Np(np)) = self.sentence.parts.get(part).map(|p| &p.element) else { return false };
        let head = &self.sentence.units[np.head];
        let adjective = matches!(
            head.kind(),
            Some(Kind::Adjective | Kind::Nisba | Kind::ActiveParticiple | Kind::PassiveParticiple)
        );
        adjective
            && !head.clitics.article
            && !head.bits().accusative()
            && np.units.len() == 1
            && !self.is_saying(head)
    }

    fn names_person(&self, part: usize) -> bool {
        let person = |e: &Resolved| {
            e.class == Class::Person && (e.actor.is_some() || e.ar.is_some() && e.office.is_none())
        };
        self.sentence.np(part).is_some_and(|np| {
            let entities = self.resolver.entities(np, &self.sentence.units);
            (np.name.is_some()
                || np.appositions.iter().any(|a| a.name.is_some())
                || entities[0].actor.is_some())
                && entities.first().is_some_and(person)
        })
    }

    /// Whether the phrase describes a person without a name.
    fn is_title(&self, part: usize, entities: &[Resolved]) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let [one] = entities else { return false };
        let apposed = np.appositions.iter().any(|a| a.name.is_some());
        // `المتحدث باسم الحركة` is the movement, but for the name after it
        let body = one.class == Class::Group && self.sentence.units[np.head].is(Kind::Agent);
        (one.actor.is_none() || body) && np.name.is_none() && !apposed
    }

    /// `رئيس اللجنة بمجلس النواب فلان`: the person named, with the title before him.
    fn with_name(&self, title: &[Resolved], at: usize) -> Vec<Resolved> {
        let mut entities = self.entities_at(at);
        if let (Some(person), Some(title)) = (entities.first_mut(), title.first()) {
            person.bytes = title.bytes.start..person.bytes.end.max(title.bytes.end);
            if person.actor.is_none() {
                person.code = person.code.take().or_else(|| title.code.clone());
                person.office = person.office.take().or_else(|| title.office.clone());
                if person.sectors.is_empty() {
                    person.sectors.clone_from(&title.sectors);
                }
                if let Some(body) = title.actor {
                    person.affiliation = vec![self.resolver.lexicon.actor(body).id.clone()];
                } else if person.affiliation.is_empty() {
                    person.affiliation.clone_from(&title.affiliation);
                }
            }
        }
        entities
    }

    /// The entities of a part with all their words.
    pub(super) fn described_in_full(&self, part: usize) -> Vec<Resolved> {
        self.in_full(part, self.entities_at(part))
    }

    /// Descriptions with all their words: `مسؤول في مكتب الرئيس`, `مسؤولون وشهود عيان`.
    fn in_full(&self, part: usize, mut entities: Vec<Resolved>) -> Vec<Resolved> {
        let Some(np) = self.sentence.np(part) else { return entities };
        if let Some(author) = self.author_before(part, np, &entities) {
            return author;
        }
        let described = |e: &Resolved| e.actor.is_none() && e.class != Class::Country;
        let whole = self
            .resolver
            .doc
            .bytes(self.sentence.units[np.units.start].first, self.sentence.units[np.units.end - 1].last);
        if entities.len() > 1 && entities.iter().all(described) {
            entities[0].bytes.end = whole.end.max(entities[0].bytes.end);
        }
        if let [one] = entities.as_mut_slice()
            && described(one)
            && np.name.is_none()
            && np.appositions.is_empty()
            && let Some(end) = self.complement_end(part)
        {
            one.bytes.end = end.max(one.bytes.end);
        }
        entities
    }

    /// Where the prepositional phrase of an indefinite description ends: `مسؤول في الجيش`, not `مسؤول في بيان`.
    fn complement_end(&self, part: usize) -> Option<usize> {
        let np = self.sentence.np(part)?;
        let source = self.is_source(np);
        let next = self.sentence.parts.get(part + 1)?;
        let Element::Pp(marker, Some(inner)) = &next.element else { return None };
        let belongs = matches!(marker.as_str(), FROM | IN | BI)
            && (source || !self.sentence.units[np.head].clitics.article)
            && self.medium(part + 1..part + 2).is_none()
            && self.sentence.units[next.units.start].clitics.conjunction.is_none()
            && !self.sentence.units[inner.head].is(Kind::VerbalNoun);
        belongs.then(|| bytes_of(self.resolver.doc, self.sentence, part + 1).end)
    }

    /// `مصدر`, `مصادر`
    pub(super) fn is_source(&self, np: &Np) -> bool {
        let agents = &self.resolver.lexicon.tables().agents;
        let head = self.sentence.units[np.head].target();
        head.filter(|t| t.kind() == Kind::Agent)
            .is_some_and(|t| agents[t.index()].en.first().is_some_and(|en| en.ends_with(SOURCE)))
    }

    /// `البيان`, `التقرير`, `المصدر` without a name: who was said to have written or said it.
    fn author_before(&self, part: usize, np: &Np, entities: &[Resolved]) -> Option<Vec<Resolved>> {
        let head = &self.sentence.units[np.head];
        let bare = np.genitive.is_none() && np.adjectives.is_empty() && np.attached.is_empty();
        let points_back = head.clitics.article && bare && (self.is_document(np) || self.is_source(np));
        let unknown = entities.iter().all(|e| e.actor.is_none() && e.via != Via::Anaphora);
        let points_back = points_back && !self.is_plain_phrase(part + 1);
        let last = if points_back {
            self.discourse.spoke.iter().rev().find(|s| !s.relayed).filter(|s| unknown && self.is_recent(s))?
        } else {
            self.holder(head, entities).filter(|_| head.clitics.article && bare && unknown)?
        };
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        let back =
            last.speaker.iter().map(|s| Resolved { bytes: bytes.clone(), via: Via::Anaphora, ..s.clone() });
        Some(back.collect())
    }

    /// `الوزيرة`: who spoke before and holds an office of that name.
    fn holder(&self, head: &Unit, entities: &[Resolved]) -> Option<&Spoke> {
        let [one] = entities else { return None };
        let office = one.en.as_deref().filter(|_| head.is(Kind::Office) && one.vague)?.to_lowercase();
        let holds = |s: &&Spoke| {
            s.speaker.iter().any(|r| {
                r.actor.is_some() && r.office.as_ref().is_some_and(|o| o.to_lowercase().contains(&office))
            })
        };
        self.discourse.spoke.iter().rev().take_while(|s| self.is_recent(s)).find(holds)
    }

    fn is_recent(&self, spoke: &Spoke) -> bool {
        spoke.sentence + MEMORY >= self.sentence.index
    }

    // ---- who goes on ----

    /// Who goes on speaking with a verb that names nobody: the last speaker of the sentence, its subject, the last before.
    pub(crate) fn resumed(&self, verb: &Unit) -> Vec<Resolved> {
        let voice = Voice::of(verb);
        let byte = self.resolver.doc.tokens[verb.first].start as usize;
        let inside = self.is_inside(byte);
        let here =
            self.said.iter().rev().find(|s| s.statement && s.nested == inside && s.voice.agrees(voice));
        if let Some(said) = here.filter(|s| !inside || !s.content.contains(&byte)) {
            return self.as_anaphora(said.speaker.clone());
        }
        let feminine = voice.gender == Some(Gender::Feminine);
        let fits = |group: &&Vec<Resolved>| {
            group.iter().any(|r| r.class.acts())
                && (!feminine || group.iter().all(|r| r.class != Class::Person))
        };
        let near = [&self.discourse.main, &self.discourse.subject];
        let near = if inside { [near[1], near[0]] } else { near };
        if let Some(subject) = near.into_iter().find(fits) {
            return self.as_anaphora(subject.clone());
        }
        let previous = &self.discourse.previous;
        let latest = || self.discourse.latest(|r| r.class.acts() && feminine == (r.class != Class::Person));
        self.last_voice(voice, LATELY)
            .or_else(|| fits(&previous).then(|| self.as_anaphora(previous.clone())))
            .or_else(|| self.last_voice(voice, MEMORY))
            .or_else(|| latest().map(|r| self.as_anaphora(vec![r])))
            .unwrap_or_default()
    }

    fn last_voice(&self, voice: Voice, sentences: usize) -> Option<Vec<Resolved>> {
        let near = |s: &&Spoke| s.sentence + sentences >= self.sentence.index;
        let mut before = self.discourse.spoke.iter().rev().take_while(near);
        before.find(|s| s.voice.agrees(voice)).map(|s| self.as_anaphora(s.speaker.clone()))
    }

    /// Whom a participle goes on from: who speaks in the sentence, else its first subject, the latest, the last speaker.
    pub(crate) fn goes_on(&self, participle: &Unit) -> Vec<Resolved> {
        self.goes_on_as(Voice { gender: participle.bits().gender(), number: None })
    }

    /// Whoever goes on and agrees.
    pub(crate) fn goes_on_as(&self, voice: Voice) -> Vec<Resolved> {
        // whoever was named last as speaking in this sentence
        let named =
            self.discourse.spoke.last().filter(|s| {
                s.sentence == self.sentence.index && s.voice.agrees(voice) && !s.speaker.is_empty()
            });
        if let Some(spoke) = named {
            return self.as_anaphora(spoke.speaker.clone());
        }
        let speaks = |nested: bool| {
            self.said.iter().rev().find(move |s| {
                s.statement && s.nested == nested && !s.speaker.is_empty() && s.voice.agrees(voice)
            })
        };
        if let Some(said) = speaks(false).or_else(|| speaks(true)) {
            return self.as_anaphora(said.speaker.clone());
        }
        let acts = |group: &&Vec<Resolved>| group.iter().any(|r| r.class.acts());
        let near = [&self.discourse.main, &self.discourse.subject].into_iter().find(acts).cloned();
        near.or_else(|| self.last_voice(voice, MEMORY)).unwrap_or_else(|| self.discourse.speaker.clone())
    }
}

/// `ون`
const NOMINATIVE: &str = "\u{0648}\u{0646}";
/// Of the English names of agents: what a source of news is called.
const SOURCE: &str = "source";
