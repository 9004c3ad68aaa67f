//! The day of an event that its own sentence leaves open and another sentence tells: where the same noun names it, or where a
//! definite noun says when the deed that the report is about was done (`الهجوم الذي وقع مساء أمس`).

use crate::clause::Sentence;
use crate::draft::{Draft, category};
use crate::governing::{Chosen, Governing};
use crate::merge::{Dated, Event};
use crate::phrase::{Element, Np};
use crate::record::{Category, Status};
use crate::time::{Granularity, TimeValue};
use crate::told::Dating;
use lexicon::{Kind, Target};

/// How many sentences on a noun names the event that it named before.
const REACH: usize = 6;

/// How many sentences from the head of a report tell what it is about.
const LEAD: usize = 3;

impl<'d> Dating<'d> {
    /// The day that another sentence gives the event by a noun.
    pub(crate) fn pointed_day(
        &self,
        event: &Event<'_>,
        events: &[Event<'_>],
        sentences: &'d [Sentence],
    ) -> Option<Dated> {
        let main = || self.main_deed(event, events, sentences);
        self.same_noun(&event.draft, sentences).or_else(main)
    }

    /// Of the deed that the report is about, the first of its category: the day of a definite noun of that category in a
    /// sentence after it, where a verb of happening or a relative clause gives it one.
    fn main_deed(&self, event: &Event<'_>, events: &[Event<'_>], sentences: &'d [Sentence]) -> Option<Dated> {
        let draft = &event.draft;
        let physical = matches!(draft.category, Category::Assault | Category::Protest | Category::Consult);
        let kin = |other: &&Event<'_>| other.draft.category == draft.category && !std::ptr::eq(*other, event);
        let first = events.iter().filter(kin).all(|other| other.draft.trigger.start > draft.trigger.start);
        let told: usize = sentences.iter().take(draft.sentence).filter(|s| !s.headline).count();
        if !physical || !first || told > LEAD {
            return None;
        }
        let after = sentences.iter().skip(draft.sentence + 1).take(REACH);
        // another event of the kind comes between
        let taken = |s: &&Sentence| events.iter().filter(kin).all(|e| e.draft.sentence != s.index);
        after.take_while(taken).find_map(|sentence| self.day_of_kind(draft.category, sentence))
    }

    /// The day of a definite noun of the category: `الهجوم الذي وقع أمس`, `وقع الهجوم أمس`.
    fn day_of_kind(&self, kind: Category, sentence: &'d Sentence) -> Option<Dated> {
        let governing = self.governing(sentence);
        (0..sentence.parts.len()).find_map(|part| {
            let unit = &sentence.units[sentence.np(part)?.head];
            if !unit.clitics.article || !self.names_kind(unit.target()?, kind) {
                return None;
            }
            let fits = |value: &TimeValue| value.is_day() && self.is_recent(value.first);
            let happened = || {
                let verb = part.checked_sub(1).filter(|verb| self.happens(sentence, *verb))?;
                let unit = sentence.unit(verb);
                governing.choose(self.doc.bytes(unit.first, unit.last), verb, fits)
            };
            let chosen = self.relative_day(&governing, part, fits).or_else(happened)?;
            Some(self.dated(chosen, "same-event"))
        })
    }

    /// Whether a noun names events of the category.
    fn names_kind(&self, target: Target, kind: Category) -> bool {
        let is = |f: &u32| category(&self.lexicon.tables().frames[*f as usize].event) == Some(kind);
        matches!(target.kind(), Kind::VerbalNoun | Kind::Noun | Kind::EventPhrase)
            && self.lexicon.frames_of(target).iter().any(is)
    }

    /// `وقع`, `حدث`, `نفذ`: a verb that leaves the event to its noun.
    fn happens(&self, sentence: &Sentence, part: usize) -> bool {
        let target =
            sentence.unit(part).target().filter(|t| t.kind() == Kind::Verb && sentence.is_verb(part));
        target.is_some_and(|t| self.lexicon.tables().verbs[t.index()].is("light"))
    }

    /// The day of the event that the same noun names in another sentence: of `الهجوم` in `خلال الهجوم`, where `شنت هجوما أمس`
    /// went before, and of `الهجوم` where `الهجوم الذي وقع الأحد` follows.
    fn same_noun(&self, draft: &Draft<'_>, sentences: &'d [Sentence]) -> Option<Dated> {
        let here = &sentences[draft.sentence];
        let noun = self.definite_noun(draft, here)?;
        let near = |s: &&Sentence| s.index != here.index && s.index.abs_diff(here.index) <= REACH;
        let (before, after): (Vec<_>, Vec<_>) =
            sentences.iter().filter(near).partition(|s| s.index < here.index);
        before.into_iter().rev().chain(after).find_map(|sentence| self.day_of_noun(&noun, sentence))
    }

    /// The noun with the article that names the event or the time in which it happened, without its clitics.
    fn definite_noun(&self, draft: &Draft<'_>, sentence: &Sentence) -> Option<String> {
        let governing =
            Governing { doc: self.doc, lexicon: self.lexicon, sentence, times: self.times, day: self.day };
        let part = governing.part_at(draft.trigger.start)?;
        let definite = |part: usize| sentence.np(part).filter(|np| sentence.units[np.head].clitics.article);
        let own = if draft.nominal { Some(part) } else { sentence.antecedent(part) };
        let during =
            || (0..part).chain(sentence.following(part).prepositional).find(|p| self.is_during(sentence, *p));
        let np = own.and_then(definite).or_else(|| during().and_then(definite))?;
        self.stem(sentence, np)
    }

    /// `خلال`, `أثناء`
    fn is_during(&self, sentence: &Sentence, part: usize) -> bool {
        let target = sentence.unit(part).target().filter(|t| t.kind() == Kind::Function);
        target.is_some_and(|t| {
            let function = &self.lexicon.tables().functions[t.index()];
            function.class == "prep" && function.features == "time"
        })
    }

    /// The day of what a noun of the sentence names.
    fn day_of_noun(&self, noun: &str, sentence: &'d Sentence) -> Option<Dated> {
        let governing = self.governing(sentence);
        (0..sentence.parts.len()).find_map(|part| {
            let np = match &sentence.parts[part].element {
                Element::Np(np) | Element::Pp(_, Some(np)) => np,
                _ => return None,
            };
            if self.stem(sentence, np)? != noun {
                return None;
            }
            let unit = &sentence.units[np.head];
            let bytes = self.doc.bytes(unit.first, unit.last);
            let fits = |value: &TimeValue| {
                value.granularity <= Granularity::Week && self.fits(Status::Asserted, value)
            };
            let own = governing.choose(bytes, part, fits);
            let chosen = own.or_else(|| self.relative_day(&governing, part, fits))?;
            Some(self.dated(chosen, "same-event"))
        })
    }

    /// The day in the relative clause of a noun phrase: `الهجوم الذي وقع الأحد`.
    pub(crate) fn relative_day(
        &self,
        governing: &Governing<'_>,
        part: usize,
        fits: impl Fn(&TimeValue) -> bool,
    ) -> Option<Chosen> {
        let sentence = governing.sentence;
        let verb = (part + 1..sentence.parts.len()).take(3).find(|p| sentence.is_verb(*p))?;
        // `نفذوا مسيرة جابت المدينة أمس`
        let bare = || {
            let np = sentence
                .np(part)
                .filter(|np| !sentence.units[np.head].is_definite() && np.genitive.is_none());
            let plain = sentence.unit(verb).clitics.conjunction.is_none();
            verb == part + 1 && plain && np.is_some() && sentence.governs.contains(&part)
        };
        if sentence.antecedent(verb) != Some(part) && !bare() {
            return None;
        }
        let unit = sentence.unit(verb);
        let chosen = governing.choose(self.doc.bytes(unit.first, unit.last), verb, fits)?;
        (self.times[chosen.time].range.start > self.doc.tokens[unit.last].start as usize).then_some(chosen)
    }

    /// The head of a noun phrase without conjunction, preposition, article and the alef of its indefinite accusative.
    fn stem(&self, sentence: &Sentence, np: &Np) -> Option<String> {
        use arabic::letters as l;
        let unit = &sentence.units[np.head];
        let mut word = self.doc.folded(unit.first);
        if unit.clitics.conjunction.is_some() {
            word = word.strip_prefix([l::WAW, l::FEH]).unwrap_or(word);
        }
        if unit.clitics.preposition.is_some() {
            word = word.strip_prefix([l::BEH, l::LAM, l::KAF]).unwrap_or(word);
        }
        if unit.clitics.article {
            word = word.trim_start_matches(l::ALEF).strip_prefix(l::LAM).unwrap_or(word);
        } else {
            word = word.strip_suffix(l::ALEF).unwrap_or(word);
        }
        (word.chars().count() > 2).then(|| word.to_owned())
    }
}

/// The date of the event of the body that a headline tells: of its category, with one of its actors or recipients.
pub(crate) fn same_kind(event: &Event<'_>, events: &[Event<'_>]) -> Option<Dated> {
    let headline = &event.draft;
    if !event.headline {
        return None;
    }
    let shared = |other: &Draft<'_>| {
        let pairs = [(&headline.actors, &other.actors), (&headline.recipients, &other.recipients)];
        pairs.iter().any(|(ours, theirs)| ours.iter().any(|a| theirs.iter().any(|b| a.same(b))))
    };
    let same = |other: &&Event<'_>| {
        !other.headline
            && other.draft.category == headline.category
            && other.draft.status == headline.status
            && shared(&other.draft)
    };
    let body = events.iter().filter(same).find_map(|other| other.date.clone())?;
    Some(Dated { rule: "same-event".into(), ..body }).filter(|date| date.words.is_some())
}
