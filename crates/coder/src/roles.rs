//! From triggers to events: which frame fires, and who fills its roles.

mod agreement;
mod arguments;
mod behind;
mod body;
mod dative;
mod document;
mod fill;
mod fillers;
mod finish;
mod force;
mod frames;
mod give;
mod halves;
mod judge;
mod lent;
mod nouns;
mod passive;
mod person;
pub(crate) mod places;
mod pronoun;
mod protest;
mod reference;
mod relative;
mod transitive;
mod unreal;
mod words;

use self::arguments::{Arguments, Object};
use crate::clause::{Following, Sentence};
use crate::draft::{Discourse, Draft, category};
use crate::entity::{Class, Resolved, Resolver};
use crate::ontology;
use crate::phrase::{AMONG, BETWEEN, BI, Element, FROM, IN, LI, Np, ON, TO};
use crate::record::{Category, Status, Via};
use crate::site::Stated;
use crate::speech::Said;
use crate::unit::{Function, Unit, is_cut_short};
use arabic::features::{Gender, Number};
use lexicon::entry::{Frame, Slot};
use lexicon::{Kind, Target};
use std::cell::RefCell;
use std::rc::Rc;

/// Reads the events of one sentence.
pub(crate) struct RoleReader<'r, 'a, 'l> {
    pub(crate) resolver: &'r Resolver<'r, 'a, 'l>,
    pub(crate) sentence: &'r Sentence,
    pub(crate) discourse: &'r mut Discourse,
    /// What was considered and dropped: bytes of the trigger, the lexicon's line, why.
    pub(crate) dropped: RefCell<Vec<Dropped>>,
    /// Whom the phrases of the sentence mean, as far as they were read.
    pub(crate) spreads: RefCell<Vec<Meant>>,
    /// The same with what they point back to, as long as nobody else is spoken of.
    pub(crate) meant: RefCell<Vec<Meant>>,
    /// What is said in the sentence, in the order of the verbs.
    pub(crate) said: Vec<Said>,
    /// The places that the sentence speaks of.
    pub(crate) sites: &'r [Stated],
}

/// A phrase of the sentence, and whom it means.
type Meant = (*const Np, Rc<[Resolved]>);

/// A trigger that gave no event, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dropped {
    pub(crate) sentence: usize,
    pub(crate) trigger: std::ops::Range<usize>,
    pub(crate) entry: String,
    pub(crate) why: String,
}

impl Dropped {
    pub(crate) fn of(draft: &Draft<'_>, why: &str) -> Self {
        Self {
            sentence: draft.sentence,
            trigger: draft.trigger.clone(),
            entry: draft.frame.entry.clone(),
            why: why.to_owned(),
        }
    }
}

/// An argument found for a frame.
struct Filler {
    marker: String,
    entities: Rc<[Resolved]>,
    part: Option<usize>,
    /// Where the words mean a deed or a thing: who stands behind it.
    behind: Vec<Resolved>,
}

impl Filler {
    /// Entities without a place of their own in the sentence.
    fn of(marker: &str, entities: impl Into<Rc<[Resolved]>>) -> Self {
        Self { marker: marker.to_owned(), entities: entities.into(), part: None, behind: Vec::new() }
    }

    /// A clause that the trigger governs.
    fn clause(part: usize) -> Self {
        Self { part: Some(part), ..Self::of(AN, Vec::new()) }
    }
}

impl<'l> RoleReader<'_, '_, 'l> {
    pub(crate) fn read(&mut self) -> Vec<Draft<'l>> {
        let mut drafts = Vec::new();
        self.discourse.subject.clear();
        self.discourse.aside = false;
        self.discourse.outer = None;
        self.discourse.previous = std::mem::take(&mut self.discourse.main);
        for part in 0..self.sentence.parts.len() {
            let said = self.said_at(part);
            if !said.is_empty() {
                self.said.extend(said);
                self.forget();
            }
            match &self.sentence.parts[part].element {
                Element::Verb if self.sentence.is_quoted_word(part) => {}
                Element::Verb => {
                    let draft = self.verb(part);
                    self.note_attack(draft.as_ref());
                    self.note_pair(draft.as_ref());
                    self.note_claim(part);
                    drafts.extend(draft);
                }
                Element::Np(np) | Element::Pp(_, Some(np)) => {
                    if self.sentence.opens_participle_clause(part, np) {
                        drafts.extend(self.participle(part, np));
                    } else {
                        self.nouns(part, np, &mut drafts);
                        self.note_attack(drafts.last());
                        self.note_pair(drafts.last().filter(|d| d.part == part));
                    }
                    self.remember(part);
                }
                _ => {}
            }
        }
        let drafts = self.without_calls(drafts);
        self.without_nouns_of_verbs(drafts)
    }

    /// `أكد الرئيس دعم بلاده`, `أعربت عن إدانتها`: the noun that makes the verb an event is not another; what it knows goes over.
    fn without_nouns_of_verbs(&self, mut drafts: Vec<Draft<'l>>) -> Vec<Draft<'l>> {
        let mut at = 0;
        while at < drafts.len() {
            let noun = &drafts[at];
            let makes = |verb: &Draft<'l>| {
                // `قررت السعودية تقديم منحة`: what is promised has not been done
                let promised = verb.category == Category::Agree
                    && matches!(noun.category, Category::Aid | Category::Cooperate)
                    && self.sentence.governor(noun.part) == Some(verb.part);
                !verb.nominal
                    && noun.nominal
                    && crate::merge::is_speech(verb.category)
                    && (verb.category == noun.category
                        || promised
                        || verb.category == Category::Reject && noun.category == Category::Accuse
                        || noun.frame.with.is_empty() && crate::merge::is_speech(noun.category))
                    && verb.part < noun.part
                    && verb.units.contains(&self.sentence.parts[noun.part].units.start)
                    && self.is_word_of(verb.frame, noun.part)
            };
            let Some(verb) = drafts.iter().position(makes) else {
                at += 1;
                continue;
            };
            let noun = drafts.remove(at);
            self.drop(noun.part, noun.frame, "it makes the verb before it an event".into());
            let verb = &mut drafts[if verb > at { verb - 1 } else { verb }];
            verb.nouns.push(noun.trigger.clone());
            // `أعلنت رفضها قرار الرئيس`: what another has decided is blamed
            if verb.category == Category::Reject && noun.category == Category::Accuse {
                (verb.category, verb.modes) = (noun.category, noun.modes.clone());
            }
            for (known, new) in [(&mut verb.actors, noun.actors), (&mut verb.recipients, noun.recipients)] {
                if known.is_empty() {
                    *known = new;
                }
            }
            let actors = &verb.actors;
            verb.recipients.retain(|r| !actors.iter().any(|a| a.same(r)));
        }
        drafts
    }

    /// `دعت إلى إضراب`: a protest that is called for is the event, not the call.
    fn without_calls(&self, mut drafts: Vec<Draft<'l>>) -> Vec<Draft<'l>> {
        let callers: Vec<usize> = drafts
            .iter()
            .filter(|d| d.category == Category::Protest && d.status == Status::Future)
            .filter_map(|d| self.sentence.governor(d.part).filter(|g| self.calls_for(*g, d.part)))
            .collect();
        drafts.retain(|d| d.category != Category::Request || !callers.contains(&d.part));
        drafts
    }

    /// `تبنت حركة طالبان الهجوم`, `أعلنت مسؤوليتها عن`
    fn note_claim(&mut self, part: usize) {
        let tables = self.resolver.lexicon.tables();
        let unit = self.sentence.unit(part);
        let Some(verb) = unit.target().filter(|t| t.kind() == Kind::Verb) else { return };
        // `ولم تتبن أي جهة الهجوم`
        if self.sentence.functions_before(part).any(|f| f == Function::Negation) {
            return;
        }
        let following = self.sentence.following(part);
        let responsible = |p: &usize| {
            let noun = self.sentence.np(*p).and_then(|np| self.sentence.units[np.head].target());
            noun.is_some_and(|t| t.kind() == Kind::Noun && tables.nouns[t.index()].is("responsibility"))
        };
        let takes = following.bare.iter().any(responsible) && self.is_saying(unit);
        if tables.verbs[verb.index()].is("claim") || takes {
            let who = self.arguments(part, unit, &following).subject;
            if who.iter().any(|w| w.class.acts()) {
                self.discourse.claims.push((self.sentence.index, who));
            }
        }
    }

    /// `عقد الوزير جلسة مباحثات مع نظيره`: the two who met are `الجانبان` from then on.
    fn note_pair(&mut self, draft: Option<&Draft<'l>>) {
        let met = draft.filter(|d| d.category == Category::Consult && d.actors.len() == 2);
        let known = |r: &Resolved| !r.vague && r.class.acts();
        if let Some(draft) = met.filter(|d| d.actors.iter().all(known)) {
            self.mention(&draft.actors);
        }
    }

    pub(super) fn note_attack(&mut self, draft: Option<&Draft<'l>>) {
        if draft.is_some_and(|d| d.category == Category::Assault) {
            self.discourse.attack = Some(self.sentence.index);
        }
    }

    pub(super) fn remember(&mut self, part: usize) {
        if let Some(np) = self.sentence.np(part) {
            self.meet(np);
            if self.is_told_press(part) || self.is_seat_as_place(part) {
                return;
            }
            let entities = self.alone(np);
            if self.only_reports(part, &entities) {
                return;
            }
            self.mention_within(np, &entities);
            self.mention(&entities);
            if let [one] = &entities[..]
                && one.class == Class::Person
                && one.vague
                && !one.several
                // `السفير شخصا غير مرغوب فيه`
                && !self.sentence.parts.get(part + 1).is_some_and(|p| self.sentence.units[p.units.start].is(Kind::EventPhrase))
            {
                self.discourse.lone = Some((self.sentence.index, one.clone()));
            }
            self.remember_crowd(np);
        }
    }

    /// `من منزله في تونس العاصمة`: a town where something is, and not the government that sits there.
    fn is_seat_as_place(&self, part: usize) -> bool {
        let Element::Pp(marker, Some(np)) = &self.sentence.parts[part].element else { return false };
        matches!(marker.as_str(), IN | BI) && self.sentence.units[np.head].is(Kind::Seat)
    }

    /// `أفاد مراسل القناة بأن`: an outlet, or a reporter without a name, who tells of what befell others.
    fn only_reports(&self, part: usize, who: &[Resolved]) -> bool {
        let says = |v: usize| self.sentence.is_verb(v) && self.is_saying(self.sentence.unit(v));
        part.checked_sub(1).is_some_and(says) && !who.is_empty() && who.iter().all(|e| self.is_reporter(e))
    }

    /// An outlet, or a reporter without a name.
    pub(super) fn is_reporter(&self, who: &Resolved) -> bool {
        let actors = &self.resolver.lexicon.tables().actors;
        let press = who.sectors.iter().any(|s| s == "JRN");
        press
            && match who.actor {
                Some(number) => actors[number].kind == "outlet",
                None => who.class == Class::Person && who.en.is_some() && !who.several,
            }
    }

    /// `تسليح الحوثيين`, `إعلان الرئيس`: a body named within the phrase of a deed or a thing, or who said what is told.
    fn mention_within(&mut self, np: &Np, entities: &[Resolved]) {
        if entities.iter().any(|e| e.class.acts()) {
            return;
        }
        let verbs = &self.resolver.lexicon.tables().verbs;
        let head = self.sentence.units[np.head].target();
        let told = head.is_some_and(|t| t.kind() == Kind::VerbalNoun && verbs[t.index()].is("say"));
        for inner in np.genitive.as_deref().into_iter().chain(np.attached.iter().map(|(_, inner)| inner)) {
            // `سراح الصحفي فلان`, `اغتيال القيادي فلان`
            let known = |e: &Resolved| e.class == Class::Person && e.ar.is_some() && !e.sectors.is_empty();
            let named = |e: &&Resolved| {
                e.actor.is_some() && (told || e.class == Class::Group) || !e.vague && !e.several && known(e)
            };
            let within: Vec<Resolved> = self.spread(inner).iter().filter(named).cloned().collect();
            self.mention(&within);
            // `اختطاف مدير المكتب قبل أن يطلقوا سراحه`
            let deed = head.is_some_and(|t| matches!(t.kind(), Kind::VerbalNoun | Kind::Noun));
            if let [one] = &self.spread(inner)[..]
                && deed
                && one.class == Class::Person
                && one.vague
                && !one.several
            {
                self.discourse.lone = Some((self.sentence.index, one.clone()));
            }
        }
    }

    fn mention(&mut self, group: &[Resolved]) {
        if self.discourse.mention(group) {
            self.forget();
        }
    }

    /// `إطلاق سراح ثلاثة تونسيين … احتجازهم`: several who are named within a phrase.
    fn remember_crowd(&mut self, np: &Np) {
        for inner in np.genitive.as_deref().into_iter().chain(np.attached.iter().map(|(_, a)| a)) {
            let entities = self.alone(inner);
            if entities.iter().any(|e| e.several && e.class.acts()) {
                self.discourse.crowd = entities.iter().filter(|e| e.class.acts()).cloned().collect();
                self.forget();
            }
            self.remember_crowd(inner);
        }
    }

    pub(super) fn frames(&self, target: Target) -> &'l [u32] {
        self.resolver.lexicon.frames_of(target)
    }

    pub(super) fn frame(&self, number: u32) -> &'l Frame {
        &self.resolver.lexicon.tables().frames[number as usize]
    }

    pub(super) fn verb(&mut self, part: usize) -> Option<Draft<'l>> {
        let sentence = self.sentence;
        let unit = sentence.unit(part);
        let target = unit.target()?;
        let following = sentence.following(part);
        if sentence.is_generic(part) || self.is_call(unit) || self.is_rule(part, &following) {
            return None;
        }
        let Arguments { subject, objects, passive } = self.arguments(part, unit, &following);
        if !passive && !subject.is_empty() {
            self.enter(part);
            self.discourse.subject.clone_from(&subject);
            self.discourse.subject_says = self.is_saying(unit);
            let own = subject.iter().all(|s| s.via != Via::Anaphora);
            self.discourse.aside = own && self.opens_meanwhile(part);
            self.discourse.anew = own
                && sentence.antecedent(part).is_none()
                && unit.clitics.conjunction.is_some()
                && !self.discourse.main.is_empty();
            if self.discourse.main.is_empty() && sentence.antecedent(part).is_none() {
                self.discourse.main.clone_from(&subject);
            }
            self.forget();
        }
        let visitor = self.visitor(part, &following);
        let frames = self.verb_frames(unit, target);
        if !self.can_fire(&frames, 'v') {
            return None;
        }
        let mut fillers = self.prepositional(&following);
        if let Some(clause) = following.clause {
            fillers.push(Filler::clause(clause));
        }
        fillers.extend((part + 1..following.end).find_map(|p| self.behind_clause(p)));
        fillers.extend(self.turned_to(&frames, part, &following));
        for filler in &mut fillers {
            let alone = filler.part.filter(|p| matches!(sentence.parts[*p].element, Element::Pp(_, None)));
            if let Some(pronoun) = alone.and_then(|p| sentence.unit(p).clitics.pronoun) {
                match self.deed_before(part, pronoun, &frames) {
                    Some(behind) => (filler.behind, filler.entities) = (behind, Rc::default()),
                    None => filler.entities = self.another(pronoun, &subject).into(),
                }
            }
        }
        let objects = if objects.is_empty() && !passive && !subject.is_empty() {
            self.behind_statement(unit, &following).into_iter().collect()
        } else {
            objects
        };
        let objects = match self.object_apart(part) {
            Some(pronoun) if objects.is_empty() && !passive => vec![Object::Pronoun(pronoun)],
            _ => objects,
        };
        let doer = subject.clone();
        let (subject_marker, object_marker) = if passive { ("obj", "subj") } else { ("subj", "obj") };
        fillers.push(Filler::of(subject_marker, subject));
        for (number, object) in objects.into_iter().enumerate() {
            let marker = if number == 0 { object_marker } else { "obj2" };
            fillers.push(match object {
                Object::Pronoun(pronoun) => {
                    let struck = self.struck_before(part, &frames);
                    match self.deed_before(part, pronoun, &frames) {
                        Some(behind) if struck.is_none() => {
                            Filler { behind, ..Filler::of(marker, Vec::new()) }
                        }
                        _ => Filler::of(marker, struck.unwrap_or_else(|| self.another(pronoun, &doer))),
                    }
                }
                Object::Part(at) => self.filler(marker, at),
                Object::Half(at, np) => self.filler_of(marker, at, &np),
            });
        }
        self.genitives(&frames, &following, &mut fillers);
        self.needs_of_objects(&frames, &following, &mut fillers);
        let mut draft = self.fire(&frames, 'v', part, unit, &following, fillers, passive)?;
        if let Some(whose) = self.whose_stance(&draft, &following) {
            draft.actors = whose;
        }
        if let Some(asked) = self.asked_again(&draft, &following) {
            draft.recipients = asked;
        }
        if draft.category == Category::Consult && draft.actors.len() == 1 {
            let met = draft.actors.clone();
            add(&mut draft.actors, visitor.into_iter().filter(|v| !met.iter().any(|m| m.same(v))).collect());
        }
        // `الذين يقتلون المصلين`: what somebody does as a habit
        let habit = unit.bits().tense() == Some(arabic::verb::Tense::Imperfect)
            && sentence.antecedent(part).is_some_and(|noun| !self.is_noun(noun, "time"));
        // `المنظمة التي تدافع عن حقوق الأطفال`
        let stands_for = draft.category == Category::Support && draft.recipients.iter().all(|r| r.vague);
        if habit && (draft.category == Category::Assault || stands_for) && !sentence.headline {
            self.drop(part, draft.frame, "a habit tells who somebody is".into());
            return None;
        }
        // `اللقاء الذي حضره`: the verb tells of the event that its definite antecedent names
        if self.antecedent_names(part, draft.category) {
            (draft.nominal, draft.definite) = (true, true);
            draft.pointed = draft.category == Category::Assault;
        }
        Some(draft)
    }

    /// `أعرب عن شكره للحكومة`: to whom the word is turned that makes the verb an event, behind its pronoun.
    fn turned_to(&self, frames: &[u32], verb: usize, following: &Following) -> Option<Filler> {
        let to = (verb + 2..following.end).find(|p| {
            let word = |f: &u32| self.is_word_of(self.frame(*f), *p - 1);
            matches!(&self.sentence.parts[*p].element, Element::Pp(m, _) if m == LI)
                && !following.prepositional.contains(p)
                && frames.iter().any(word)
        })?;
        // `جدد انتقاده لها`
        let pronoun = self.sentence.unit(to).clitics.pronoun.filter(|_| self.sentence.np(to).is_none());
        Some(match pronoun {
            Some(pronoun) => Filler { part: Some(to), ..Filler::of(LI, self.pronoun(pronoun)) },
            None => self.filler(LI, to),
        })
    }

    /// `أكد رئيس اللجنة استنكار مجلس النواب لـ`: whose stance it is that somebody voices, where the noun for it names them.
    fn whose_stance(&self, draft: &Draft<'_>, following: &Following) -> Option<Vec<Resolved>> {
        if !matches!(draft.category, Category::Accuse | Category::Support | Category::Reject) {
            return None;
        }
        let mut parts = following.bare.iter().chain(&following.prepositional).copied();
        let word = parts.find(|p| self.is_word_of(draft.frame, *p))?;
        let deed = self.sentence.np(word).filter(|np| self.tells_deed(np))?;
        let whose = self.entities(deed.genitive.as_deref()?);
        let body = |e: &Resolved| matches!(e.class, Class::Group | Class::Country) && !e.vague;
        let told_of = |e: &Resolved| draft.recipients.iter().any(|r| r.same(e));
        let all = !whose.is_empty() && whose.iter().all(|e| body(e) && !told_of(e));
        (all && !draft.actors.is_empty()).then(|| whose.to_vec())
    }

    /// `جدد الناطق مطالبة دمشق بسحب جنودها`: who repeats a demand makes it, of whom its noun names.
    fn asked_again(&self, draft: &Draft<'_>, following: &Following) -> Option<Vec<Resolved>> {
        if draft.category != Category::Request || !draft.recipients.is_empty() || draft.actors.is_empty() {
            return None;
        }
        let word = following.bare.iter().copied().find(|p| self.is_word_of(draft.frame, *p))?;
        let asked = self.entities(self.sentence.np(word)?.genitive.as_deref()?);
        let other = |e: &Resolved| e.class.acts() && !draft.actors.iter().any(|a| a.same(e));
        (!asked.is_empty() && asked.iter().all(other)).then(|| asked.to_vec())
    }

    /// `شكرت المنظمة في بيان الحكومة القطرية على`: behind the subject and the words in which it spoke, a verb that lacks its object has it.
    fn behind_statement(&self, verb: &Unit, following: &Following) -> Option<Object> {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let lacks = verb.target().is_some_and(|t| {
            let takes = |f: &u32| self.frame(*f).slots.iter().any(|s| s.marker == "obj");
            self.frames(t).iter().any(takes) && !self.frames_take_victim(verb)
        });
        let first = following.bare.first().filter(|_| lacks)?;
        let words = |p: &usize| {
            let Element::Pp(marker, Some(np)) = &self.sentence.parts[*p].element else { return false };
            let noun = self.sentence.units[np.head].target().filter(|t| t.kind() == Kind::Noun);
            marker == IN && noun.is_some_and(|t| nouns[t.index()].is("document"))
        };
        let part = following.prepositional.iter().copied().find(|p| p > first && words(p))?;
        let np = self.sentence.np(part)?;
        let genitive = np.genitive.as_deref().filter(|_| np.head == np.units.start)?;
        let acting = self.entities(genitive).iter().any(|e| e.class.acts());
        // `عدت الوزارة في بيان القصف انتهاكا`: or what it judges
        let judges = |f: &u32| self.frame(*f).slots.iter().any(|s| s.marker == "obj" && s.role == "theme");
        let thing = verb.target().is_some_and(|t| self.frames(t).iter().any(judges))
            && matches!(self.sentence.units[genitive.head].kind(), Some(Kind::Noun | Kind::VerbalNoun));
        (acting || thing).then(|| Object::Half(part, Box::new(genitive.clone())))
    }

    /// Whether `فيما`, `بينما`, `في حين` open the verb's clause.
    fn opens_meanwhile(&self, verb: usize) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        // `في وقت كلف رئيس الوزراء نائبه`
        let while_then = verb.checked_sub(1).is_some_and(|at| {
            let within = matches!(&self.sentence.parts[at].element, Element::Pp(m, Some(_)) if m == IN);
            within && self.is_noun(at, "time")
        });
        if while_then {
            return true;
        }
        let before = (verb.saturating_sub(2)..verb).rev().find(|p| {
            matches!(
                self.sentence.parts[*p].element,
                Element::Function(Function::Subordinator | Function::Conjunction)
            )
        });
        let opener = before.and_then(|p| self.sentence.unit(p).target());
        opener.is_some_and(|t| t.kind() == Kind::Function && functions[t.index()].has("contrast"))
    }

    /// Keeps the subject around a relative clause while its verbs have theirs.
    fn enter(&mut self, verb: usize) {
        if self.sentence.antecedent(verb).is_none() {
            self.discourse.outer = None;
        } else if self.discourse.outer.is_none() {
            let around = std::mem::take(&mut self.discourse.subject);
            self.discourse.outer = Some((around, self.discourse.subject_says));
        }
    }

    /// `وصل في زيارة التقى خلالها الرئيس`, `وصل إلى بيروت حيث التقى الرئيس`: who is on the visit, or went to the place, where somebody is
    /// met.
    fn visitor(&self, part: usize, following: &Following) -> Vec<Resolved> {
        const REACH: usize = 6;
        let during = following.prepositional.iter().any(|p| {
            matches!(self.sentence.parts[*p].element, Element::Pp(_, None))
                && self.sentence.unit(*p).clitics.pronoun.is_some()
        });
        let visit = |f: &u32| self.frame(*f).event == "CONSULT";
        let told = |at: usize| {
            let head = self.sentence.np(at).and_then(|np| self.sentence.units[np.head].target());
            head.is_some_and(|t| self.frames(t).iter().any(visit))
        };
        let on_visit = during && (part.saturating_sub(REACH)..part).any(told);
        if !on_visit && !self.is_where(part) {
            return Vec::new();
        }
        let person = |r: &&Resolved| r.class == Class::Person;
        let mut persons: Vec<Resolved> = self.discourse.main.iter().filter(person).cloned().collect();
        // `أوفدت الحكومة وكيل الوزارة إلى أربيل حيث التقى`: whom she sent
        if persons.is_empty() {
            let start = self.resolver.doc.tokens[self.sentence.tokens.start].start as usize;
            let sent = |r: &Resolved| r.class == Class::Person && !r.several && r.bytes.start >= start;
            persons.extend(self.discourse.latest(sent));
        }
        self.as_anaphora(persons)
    }

    /// Whether `حيث` opens the verb's clause.
    fn is_where(&self, verb: usize) -> bool {
        let functions = &self.resolver.lexicon.tables().functions;
        let opener = verb.checked_sub(1).and_then(|before| self.sentence.unit(before).target());
        opener.filter(|t| t.kind() == Kind::Function).is_some_and(|t| {
            let function = &functions[t.index()];
            function.has("relative") && function.has("place")
        })
    }

    /// Whether the verb stands in a relative clause to a noun that names events of the category: a definite one, or an attack.
    fn antecedent_names(&self, part: usize, event: Category) -> bool {
        let noun = self.sentence.antecedent(part).and_then(|at| self.sentence.np(at));
        noun.map(|np| &self.sentence.units[np.head])
            .filter(|u| u.clitics.article || event == Category::Assault)
            .and_then(Unit::target)
            .is_some_and(|target| {
                self.frames(target).iter().any(|f| category(&self.frame(*f).event) == Some(event))
            })
    }

    /// `أطلقت الحركة سراح رهينتين`: of whom the object is, where the frame asks for it.
    fn genitives(&self, frames: &[u32], following: &Following, fillers: &mut Vec<Filler>) {
        if !frames.iter().any(|f| self.frame(*f).slots.iter().any(|s| s.marker == "gen")) {
            return;
        }
        for part in &following.bare {
            let Some(np) = self.sentence.np(*part) else { continue };
            fillers.extend(np.genitive.as_deref().map(|np| self.filler_of("gen", *part, np)));
            // `أطلقت سراحهم`, `يخلوا سبيله`
            let word = |f: &u32| self.is_form_of_word(*f, *part);
            let pronoun = self.sentence.units[np.head].clitics.pronoun.filter(|_| frames.iter().any(word));
            if let Some(pronoun) = pronoun.filter(|_| np.genitive.is_none()) {
                let who = self.another(pronoun, &self.discourse.subject);
                fillers.push(Filler { part: Some(*part), ..Filler::of("gen", who) });
            }
        }
    }

    /// `أعفت روسيا دولا أفريقية من الديون`: what the frame needs may have been read as the object's own.
    fn needs_of_objects(&self, frames: &[u32], following: &Following, fillers: &mut Vec<Filler>) {
        let needed: Vec<&str> = frames
            .iter()
            .flat_map(|f| &self.frame(*f).slots)
            .filter(|s| s.required && !matches!(s.marker.as_str(), "subj" | "obj" | "gen" | "adj"))
            .map(|s| s.marker.as_str())
            .collect();
        for part in &following.bare {
            let Some(np) = self.sentence.np(*part) else { continue };
            for (marker, inner) in &np.attached {
                if needed.contains(&marker.as_str()) && fillers.iter().all(|f| f.marker != *marker) {
                    fillers.push(self.filler_of(marker, *part, inner));
                }
            }
        }
    }

    /// `يمنع القانون بيع السلاح`, `ينص الدستور على`: what a rule says has not happened.
    fn is_rule(&self, part: usize, following: &Following) -> bool {
        let tables = self.resolver.lexicon.tables();
        let subject = self.sentence.preceding(part).or_else(|| following.bare.first().copied());
        let head = subject.and_then(|p| self.sentence.np(p)).map(|np| &self.sentence.units[np.head]);
        let rules = |t: Target| t.kind() == Kind::Noun && tables.nouns[t.index()].is("rule");
        self.sentence.unit(part).bits().tense() == Some(arabic::verb::Tense::Imperfect)
            && !self.sentence.unit(part).clitics.future
            && head.and_then(Unit::target).is_some_and(rules)
    }

    /// `اقتل`, `تعالوا تفاوضوا`: an imperative, or words to a second person, report nothing.
    fn is_call(&self, unit: &Unit) -> bool {
        use arabic::features::Person;
        unit.bits().tense() == Some(arabic::verb::Tense::Imperative)
            || unit.bits().person() == Some(Person::Second)
    }

    /// The frames of the verb that was chosen, then those of other verbs that are spelt alike: `يزور` is of زار and of زوّر.
    pub(super) fn verb_frames(&self, unit: &Unit, target: Target) -> Vec<u32> {
        let mut frames = self.frames(target).to_vec();
        let units = &self.sentence.units;
        let at = units.iter().position(|u| u.first == unit.first);
        let before = at.and_then(|at| at.checked_sub(1)).map(|at| &units[at]);
        let alike = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| {
            a.target.kind() == Kind::Verb
                && a.target != target
                && a.clitics == unit.clitics
                && (a.bits.tense(), a.bits.person()) == (unit.bits().tense(), unit.bits().person())
                && !is_cut_short(self.resolver.lexicon, self.resolver.doc, a, unit.first, before)
        });
        for analysis in alike {
            let more = self.frames(analysis.target).iter().filter(|f| !frames.contains(f));
            let more: Vec<u32> = more.copied().collect();
            frames.extend(more);
        }
        frames
    }
}

/// `مع`
const WITH: &str = "\u{0645}\u{0639}";
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
        // `للتحقيق`: the preposition has swallowed the article's alef
        let no_article = base.strip_prefix("\u{0644}\u{0644}");
        [Some(base), no_preposition, no_article].into_iter().flatten().flat_map(|b| {
            [Some(b), b.strip_prefix("\u{0627}\u{0644}"), b.strip_suffix("\u{0627}")].into_iter().flatten()
        })
    })
}
