//! Who speaks: the subject of a verb of saying, his name and titles, and who goes on speaking where none is named.

use super::*;
use crate::unit::Tag;
use arabic::features::Person;

/// The speaker of a verb, and the noun phrases that are not he.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    pub(super) speaker: Vec<Resolved>,
    /// Whether the sentence names him with this verb.
    pub(super) explicit: bool,
    /// Whether it is said by nobody: of a thing, or what people say.
    pub(super) nobody: bool,
    /// The parts of his title and name.
    pub(super) named: Range<usize>,
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
            return Roles { speaker, rest: bare.clone(), voice, ..Roles::default() };
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
                let (named, end) = self.named_speaker(at, manner);
                let speaker = self.as_author(at, if end <= part { named } else { entities });
                Roles { speaker, explicit: true, nobody: false, named: at..end, rest: bare.clone(), voice }
            }
            // `… إن العنف تصاعد، وحث القادة على`: who spoke goes on, and whom he urges follows
            (Some(first), _) if manner.addressee && self.goes_on_to(part, first, bare) => {
                Roles { speaker: self.resumed(unit), rest: bare.clone(), voice, ..Roles::default() }
            }
            (Some(first), _) => {
                let (speaker, end) = self.named_speaker(first, manner);
                let speaker = self.as_author(first, speaker);
                let voice = Voice { gender: voice.gender, number: self.number_at(first) };
                let rest = bare.iter().copied().filter(|p| *p >= end).collect();
                Roles { speaker, explicit: true, nobody: false, named: first..end, rest, voice }
            }
            // `المعلومات التي تشير إلى أن`, `يذكر أن`: nobody says it
            _ if self.tells_of_thing(part, unit) || self.is_impersonal(part, manner) => {
                Roles { rest: bare.clone(), nobody: true, voice, ..Roles::default() }
            }
            _ => Roles { speaker: self.resumed(unit), rest: bare.clone(), voice, ..Roles::default() },
        }
    }

    /// Whether the verb goes on from who spoke before in the sentence, and the one noun phrase after it is whom he turns to.
    fn goes_on_to(&self, part: usize, first: usize, bare: &[usize]) -> bool {
        let unit = self.sentence.unit(part);
        // `ودعا الجانبين إلى التهدئة، عارضا وساطته`: the ending shows that he is no subject
        if unit.clitics.conjunction.is_some() && (self.is_oblique(first) || self.calls_on_all(unit, first)) {
            return true;
        }
        if bare.len() != 1 || unit.clitics.conjunction.is_none() || part == 0 {
            return false;
        }
        let here = |s: &Said| s.statement && !s.speaker.is_empty() && s.voice.agrees(Voice::of(unit));
        let spoke = is_comma(&self.sentence.parts[part - 1]) && self.said.iter().any(here);
        let group =
            |e: &Resolved| e.several || matches!(e.class, Class::Group | Class::Country | Class::People);
        spoke && self.entities_at(first).iter().all(group) || self.goes_to_elided(unit, first, bare)
    }

    /// Whether the verb stands in a relative clause to something that cannot speak.
    fn tells_of_thing(&self, part: usize, unit: &Unit) -> bool {
        let takes_up = self.takes_up(part) || self.sentence.is_generic(part);
        let antecedent = self.sentence.antecedent(part).filter(|_| !takes_up);
        let speaks = |e: &Resolved| e.class.acts() || e.class == Class::Place;
        let thing = |at: usize| self.agrees(at, unit, true) && !self.entities_at(at).iter().any(speaks);
        antecedent.or_else(|| self.subject_thing(part, unit)).is_some_and(thing)
    }

    /// `إعلانا ينتقد`, `إن السياسة تهدد`: a noun right before the verb, indefinite or opened by `إن`.
    fn subject_thing(&self, part: usize, unit: &Unit) -> Option<usize> {
        let at = part.checked_sub(1).filter(|_| unit.clitics.conjunction.is_none())?;
        let nouns = &self.resolver.lexicon.tables().nouns;
        let told = unit.bits().tense() == Some(arabic::verb::Tense::Imperfect);
        let some = |t: lexicon::Target| t.kind() == Kind::Noun && nouns[t.index()].is("quantity");
        let common = |p: usize| {
            self.sentence.np(p).filter(|np| {
                let head = &self.sentence.units[np.head];
                matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase))
                    && !head.target().is_some_and(some)
                    && (told && p == at || !self.is_document(np))
            })
        };
        let bare = matches!(self.sentence.parts[at].element, Element::Np(_));
        let indefinite = |np: &Np| !self.sentence.units[np.head].is_definite() && np.name.is_none();
        if bare && common(at).is_some_and(indefinite) {
            return Some(at);
        }
        let subject = self.sentence.preceding(part)?;
        let opened = subject
            .checked_sub(1)
            .is_some_and(|p| self.sentence.parts[p].element == Element::Function(Function::Complementiser));
        (opened && common(subject).is_some()).then_some(subject)
    }

    /// `يذكر أن`, `ويتوقع أن`: the imperfect of a verb that says so what people say.
    fn is_impersonal(&self, part: usize, manner: &Manner<'_>) -> bool {
        let bits = self.sentence.unit(part).bits();
        manner.impersonal
            && bits.tense() == Some(arabic::verb::Tense::Imperfect)
            && bits.gender() == Some(Gender::Masculine)
            && bits.number() == Some(Number::Singular)
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
        // `الوزير، أعلن`, `كان الوزير، قد أعلن`: over one comma
        let plain = self.over_particles(part);
        let over = plain.checked_sub(1).filter(|p| is_comma(&self.sentence.parts[*p])).unwrap_or(part);
        let before = antecedent.or_else(|| self.sentence.preceding(over))?;
        // `الهجوم الذي كشفت عنه روسيا`: what the relative clause is about is not its subject
        let taken_up = antecedent.is_some() && self.takes_up(part);
        if taken_up || !self.agrees(before, unit, true) || self.is_dateline(before, part) {
            return None;
        }
        let entities = self.entities_at(before);
        let acts = entities.iter().any(|e| e.class.acts() || e.class == Class::Place);
        let np = self.sentence.np(before)?;
        let head = &self.sentence.units[np.head];
        let tells =
            self.is_document(np) || head.clitics.article && head.is(Kind::Noun) && antecedent.is_none();
        (acts || tells).then(|| (before, entities.to_vec()))
    }

    /// The first of the particles right before the part: `قد أعلن`.
    fn over_particles(&self, part: usize) -> usize {
        let particle = |p: usize| {
            matches!(
                self.sentence.parts[p].element,
                Element::Function(Function::Aspect | Function::Negation | Function::Future)
            )
        };
        (0..part).rev().take_while(|p| particle(*p)).last().unwrap_or(part)
    }

    /// Whether a pronoun on the verb or right after it takes up its antecedent.
    fn takes_up(&self, part: usize) -> bool {
        self.sentence.unit(part).clitics.pronoun.is_some()
            || matches!(self.sentence.parts.get(part + 1).map(|p| &p.element), Some(Element::Pp(_, None)))
                && self.sentence.unit(part + 1).clitics.pronoun.is_some()
    }

    /// `الخرطوم 10 يوليو (وكالات) - أعلنت مصادر`: a place before a bracket or dash.
    pub(crate) fn is_dateline(&self, before: usize, part: usize) -> bool {
        // `شفق نيوز/ أمهل شيوخ العشائر الحكومة`
        let marks = |p: &Part| {
            matches!(p.element, Element::Mark(')' | '-' | '\u{2013}' | '\u{2014}'))
                || before == 0 && p.element == Element::Mark('/')
        };
        let outlet = |e: &Resolved| e.class == Class::Group && e.sectors.first().is_some_and(|s| s == "JRN");
        let place = |e: &Resolved| matches!(e.class, Class::Country | Class::Place) || outlet(e);
        // `بروكسل (وكالات) رحب الاتحاد`: the bracket is within the phrase
        let closes = |np: &Np| {
            before == 0
                && self.sentence.units[np.units.clone()].last().is_some_and(|u| u.tag == Tag::Mark(')'))
        };
        let marked = self.sentence.parts[before..part].iter().any(marks)
            || self.sentence.np(before).is_some_and(closes);
        marked && self.entities_at(before).iter().all(place)
    }

    /// `سبق للرئيس أن أعلن`: after `أن` the one before whom `ل` stands.
    pub(crate) fn subject_of_governor(&self, part: usize) -> Option<(usize, Vec<Resolved>)> {
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
        (after_verb && entities.iter().any(|e| e.class.acts())).then(|| (at, entities.to_vec()))
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
        // `ووصف الاستعمار بأنه`: what is called so, after a verb that names nobody
        let called = manner.calls && opening.bare.len() == 1;
        if called && (!acts || verb.clitics.conjunction.is_some() && !self.discourse.spoke.is_empty()) {
            return false;
        }
        if acts {
            return brings || !manner.noun;
        }
        let document = self.is_document(np);
        let verbal = head.is(Kind::VerbalNoun) && !document;
        // `اعتبر زارع أن`: one word right after the verb that no noun of the language accounts for
        let unknown = head.tag == Tag::Unknown;
        let name = part > 0
            && self.sentence.is_verb(part - 1)
            && (np.units.len() == 1 || unknown)
            && (opening.start().is_some_and(|start| start > part) || unknown && opening.bare.len() > 1)
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
    pub(crate) fn is_document(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let nouns = &self.resolver.lexicon.tables().nouns;
        let readings = head.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
        matches!(head.kind(), Some(Kind::Noun | Kind::VerbalNoun | Kind::EventPhrase))
            && readings
                .chain(head.target())
                .filter(|t| t.kind() == Kind::Noun)
                .any(|t| nouns[t.index()].is("document"))
    }
}

/// `ون`
const NOMINATIVE: &str = "\u{0648}\u{0646}";
