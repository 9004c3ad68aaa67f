//! The day of events that carry none in their own sentence: the day of the same event elsewhere in the report, the day
//! that the report tells of, or the day of the report itself.
//!
//! The report tells of a day where the verb of its first sentence, or of its second, has one: `أعلن بيان أمس الأحد أن …` and
//! all that goes on from it is Sunday's. What is told as background (`كان … قد`, `يذكر أن`, `بعد تحرير المدينة`) has no such
//! day, and stays without one.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::draft::Draft;
use crate::governing::{Chosen, Governing};
use crate::merge::{Dated, Event};
use crate::phrase::{Element, Np};
use crate::record::Status;
use crate::time::{Granularity, Placement, TimeExpression, TimeValue};
use jiff::civil::Date;
use lexicon::{Kind, Lexicon};

/// An article whose events are dated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dating<'d> {
    pub(crate) doc: &'d Doc<'d>,
    pub(crate) lexicon: &'d Lexicon,
    pub(crate) times: &'d [TimeExpression],
    /// The day of the report.
    pub(crate) day: Option<Date>,
    /// The days between which it lies, where it is not known closely.
    pub(crate) interval: Option<(Date, Date)>,
}

/// How many days back the day that a report tells of may lie.
const RECENT: i32 = 6;

/// The rule that reads the year at the head of an entry: `1973 - استقالة الرئيس`.
const HEADING: &str = "year-heading";

/// How many sentences on a noun names the event that it named before.
const REACH: usize = 6;

impl<'d> Dating<'d> {
    fn governing(&self, sentence: &'d Sentence) -> Governing<'d> {
        Governing { doc: self.doc, lexicon: self.lexicon, sentence, times: self.times }
    }

    /// The day that the words of its sentence give an event.
    pub(crate) fn own(&self, sentence: &'d Sentence, draft: &Draft<'_>) -> Option<Dated> {
        let governing = self.governing(sentence);
        let part = governing.part_at(draft.trigger.start)?;
        let fits = |value: &TimeValue| self.fits(draft.status, value);
        let chosen = governing.choose(draft.trigger.clone(), part, fits);
        let chosen =
            chosen.or_else(|| self.relative_day(&governing, part, fits).filter(|_| draft.nominal))?;
        Some(self.dated(chosen, self.times[chosen.time].rule))
    }

    /// What happened did not happen after the report, and what is announced not before it.
    fn fits(&self, status: Status, value: &TimeValue) -> bool {
        self.day.is_none_or(|day| match status {
            Status::Asserted | Status::Historical => value.first <= day,
            Status::Future => value.last >= day,
            Status::Hypothetical | Status::Negation => true,
        })
    }

    fn dated(&self, chosen: Chosen, rule: &str) -> Dated {
        let (date, enddate) = chosen.value.iso();
        let words = self.times[chosen.time].range.clone();
        Dated { date, enddate, rule: rule.to_owned(), words: Some(words) }
    }

    /// Dates the events that have no date of their own.
    pub(crate) fn complete(&self, events: &mut [Event<'_>], sentences: &'d [Sentence]) {
        let told = self.told_days(sentences);
        for at in 0..events.len() {
            let event = &events[at];
            if event.date.is_some() || event.draft.status != Status::Asserted {
                continue;
            }
            let elsewhere = || self.same_noun(&event.draft, sentences);
            let date = elsewhere().or_else(|| {
                let body = same_kind(event, events);
                body.or_else(|| {
                    if self.is_news(&event.draft, sentences) {
                        self.stand_in(told[event.draft.sentence])
                    } else {
                        None
                    }
                })
            });
            events[at].date = date;
        }
    }

    /// Whether the event is told as news: not as background to it.
    fn is_news(&self, draft: &Draft<'_>, sentences: &'d [Sentence]) -> bool {
        let governing = self.governing(&sentences[draft.sentence]);
        let part = governing.part_at(draft.trigger.start);
        part.is_none_or(|part| !governing.is_subordinate(part) && !governing.is_told_as_past(part))
    }

    /// The day that the report tells of, else its own.
    fn stand_in(&self, told: Option<Chosen>) -> Option<Dated> {
        let own = || {
            self.day.map(|day| Dated {
                date: day.to_string(),
                enddate: None,
                rule: "published".into(),
                words: None,
            })
        };
        told.map(|chosen| self.dated(chosen, "told-day")).or_else(own).or_else(|| self.coarse())
    }

    /// The month or year of a report whose day is not known: as precise as is sure.
    fn coarse(&self) -> Option<Dated> {
        let (first, last) = self.interval?;
        let date = if (first.year(), first.month()) == (last.year(), last.month()) {
            first.strftime("%Y-%m").to_string()
        } else if first.year() == last.year() {
            first.strftime("%Y").to_string()
        } else {
            return None;
        };
        Some(Dated { date, enddate: None, rule: "published-interval".into(), words: None })
    }

    /// For each sentence the day before the report's that it tells of: that of the main verb of the first sentence or the
    /// second, until the report turns to another matter; in a chronology, that of the entry.
    fn told_days(&self, sentences: &'d [Sentence]) -> Vec<Option<Chosen>> {
        let mut told = self.lead_day(sentences);
        let mut days = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let governing = self.governing(sentence);
            let heading = governing.here().find(|t| self.times[*t].rule == HEADING);
            if let Some((time, value)) = heading.and_then(|t| Some((t, self.times[t].value?))) {
                told = Some(Chosen { time, value, placement: Placement::Clause });
            } else if governing.turns() {
                told = self.day.and_then(|day| self.main_day(sentence, day));
            }
            days.push(told);
        }
        days
    }

    /// The day of the report's first sentence, or its second.
    fn lead_day(&self, sentences: &'d [Sentence]) -> Option<Chosen> {
        let day = self.day?;
        let body = || sentences.iter().filter(|s| !s.headline).take(2);
        let of_today = |t: usize| self.times[t].value.is_some_and(|v| v.is_day() && v.first == day);
        if body().take(1).any(|s| self.governing(s).here().any(of_today)) {
            return None;
        }
        body().find_map(|sentence| self.main_day(sentence, day))
    }

    /// The day that dates the first dated verb of a sentence, but for those of relative clauses.
    fn main_day(&self, sentence: &'d Sentence, day: Date) -> Option<Chosen> {
        let governing = self.governing(sentence);
        let main = |p: &usize| {
            sentence.is_verb(*p) && !sentence.auxiliaries.contains(p) && !governing.is_subordinate(*p)
        };
        let mut verbs = (0..sentence.parts.len()).filter(main).peekable();
        if governing.is_told_as_past(*verbs.peek()?) {
            return None;
        }
        verbs.find_map(|verb| {
            let unit = sentence.unit(verb);
            let chosen = governing.choose(self.doc.bytes(unit.first, unit.last), verb, |value| {
                let back = value.first.until(day).map_or(-1, |span| span.get_days());
                value.granularity == Granularity::Day && (0..=RECENT).contains(&back)
            })?;
            (chosen.value.first < day && chosen.placement == Placement::Clause).then_some(chosen)
        })
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
        let governing = Governing { doc: self.doc, lexicon: self.lexicon, sentence, times: self.times };
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
    fn relative_day(
        &self,
        governing: &Governing<'_>,
        part: usize,
        fits: impl Fn(&TimeValue) -> bool,
    ) -> Option<Chosen> {
        let sentence = governing.sentence;
        let verb = (part + 1..sentence.parts.len()).take(3).find(|p| sentence.is_verb(*p))?;
        if sentence.antecedent(verb) != Some(part) {
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
fn same_kind(event: &Event<'_>, events: &[Event<'_>]) -> Option<Dated> {
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
