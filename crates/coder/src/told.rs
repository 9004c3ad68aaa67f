//! The day of events that carry none in their own sentence: the day of the same event elsewhere in the report, the day
//! that the report tells of, or the day of the report itself.
//!
//! The report tells of a day where the verb of its first sentence, or of its second, has one: `أعلن بيان أمس الأحد أن …` and
//! all that goes on from it is Sunday's. What is told as background (`كان … قد`, `يذكر أن`, `بعد تحرير المدينة`) has no such
//! day, and stays without one.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::draft::{Draft, category};
use crate::entity::Resolved;
use crate::governing::{Chosen, Governing};
use crate::merge::{Dated, Event, is_speech};
use crate::pointing::same_kind;
use crate::record::{Category, Status};
use crate::time::{DayPart, Granularity, Placement, Relation, TimeExpression, TimeValue, Unit};
use crate::unit::Function;
use arabic::verb::Tense;
use jiff::ToSpan;
use jiff::civil::Date;
use lexicon::entry::Word;
use lexicon::{Kind, Lexicon};
use std::cell::LazyCell;

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

/// The rule by which an event has the day that the report tells of.
const TOLD: &str = "told-day";

/// The rule that reads `بعد يوم من`.
const OFFSET: &str = "offset-from-event";

impl<'d> Dating<'d> {
    pub(crate) fn governing(&self, sentence: &'d Sentence) -> Governing<'d> {
        Governing { doc: self.doc, lexicon: self.lexicon, sentence, times: self.times, day: self.day }
    }

    /// The day that the words of its sentence give an event.
    pub(crate) fn own(&self, sentence: &'d Sentence, draft: &Draft<'_>) -> Option<Dated> {
        if self.offset_before(draft, sentence).is_some() {
            return None;
        }
        let governing = self.governing(sentence);
        let part = governing.part_at(draft.trigger.start)?;
        let fits = |value: &TimeValue| self.fits(draft.status, value);
        let chosen = governing.choose(draft.trigger.clone(), part, fits);
        let chosen =
            chosen.or_else(|| self.relative_day(&governing, part, fits).filter(|_| draft.nominal))?;
        Some(self.dated(chosen, self.times[chosen.time].rule))
    }

    /// Whether a verb of the present tells of it, with an expression of a time after the report: `يزور غدا`, `يعقد اجتماع الأسبوع المقبل`.
    pub(crate) fn is_to_come(&self, sentence: &'d Sentence, draft: &Draft<'_>) -> bool {
        let governing = self.governing(sentence);
        let Some((day, part)) = self.day.zip(governing.part_at(draft.trigger.start)) else { return false };
        let verb = if sentence.is_verb(part) { Some(part) } else { sentence.governor(part) };
        let now = |verb: usize| {
            let bits = sentence.unit(verb).bits();
            sentence.is_verb(verb)
                && bits.tense() == Some(Tense::Imperfect)
                && !sentence.functions_before(verb).any(|f| f == Function::Negation)
                && !(0..verb).rev().take(2).any(|p| sentence.auxiliaries.contains(&p))
        };
        let chosen = || governing.choose(draft.trigger.clone(), part, |value| value.first > day);
        // `قرر الاتحاد الإضراب العام بعد غد`
        let planned = draft.category == Category::Protest && draft.nominal;
        (planned || verb.is_some_and(now))
            && chosen().is_some_and(|chosen| chosen.placement == Placement::Clause)
    }

    /// What happened did not happen after the report, and what is announced not before it.
    pub(crate) fn fits(&self, status: Status, value: &TimeValue) -> bool {
        self.day.is_none_or(|day| match status {
            Status::Asserted | Status::Historical => value.first <= day,
            Status::Future => value.last >= day,
            Status::Hypothetical | Status::Negation => true,
        })
    }

    /// Whether the report of its day can be about that day.
    pub(crate) fn is_recent(&self, day: Date) -> bool {
        let back = self.day.map_or(-1, |own| day.until(own).map_or(-1, |span| span.get_days()));
        (0..=RECENT).contains(&back)
    }

    pub(crate) fn dated(&self, chosen: Chosen, rule: &str) -> Dated {
        let (date, enddate) = chosen.value.iso();
        let words = self.times[chosen.time].range.clone();
        let weak = chosen.placement == Placement::Earlier;
        Dated { date, enddate, rule: rule.to_owned(), words: Some(words), weak }
    }

    /// Dates the events that have no date of their own, or only that of an earlier clause.
    pub(crate) fn complete(&self, events: &mut [Event<'_>], sentences: &'d [Sentence]) {
        let told = LazyCell::new(|| self.told_days(sentences));
        for at in 0..events.len() {
            let event = &events[at];
            if event.draft.status != Status::Asserted || event.date.as_ref().is_some_and(|date| !date.weak) {
                continue;
            }
            let date = if event.apart { None } else { self.pointed_day(event, events, sentences) };
            if event.date.is_none() || date.is_some() {
                events[at].date =
                    date.or_else(|| self.day_around(event, told[event.draft.sentence], sentences, events));
            }
        }
    }

    /// The day of an event without one: so many days beside another, that of its headline's body, or the report's.
    fn day_around(
        &self,
        event: &Event<'_>,
        told: Option<Chosen>,
        sentences: &'d [Sentence],
        events: &[Event<'_>],
    ) -> Option<Dated> {
        let sentence = &sentences[event.draft.sentence];
        if let Some(offset) = self.offset_before(&event.draft, sentence) {
            return self.beside(offset, told, sentence);
        }
        let told = told.filter(|chosen| !self.is_answered_since(*chosen, event, events, sentences));
        let news = || self.is_news(&event.draft, sentences);
        same_kind(event, events).or_else(|| if news() { self.stand_in(told) } else { None })
    }

    /// `مساء أمس`, `الليلة الماضية`: what others say of it, in another sentence, they say on the day of the report.
    fn is_answered_since(
        &self,
        told: Chosen,
        event: &Event<'_>,
        events: &[Event<'_>],
        sentences: &'d [Sentence],
    ) -> bool {
        let late = |part| matches!(part, DayPart::Evening | DayPart::Night | DayPart::Midnight);
        if !told.value.part.is_some_and(late) || !is_speech(event.draft.category) {
            return false;
        }
        let words = &self.times[told.time].range;
        let of_told = |other: &&Event<'_>| {
            other.date.as_ref().is_some_and(|date| date.words.as_ref() == Some(words) && date.rule != TOLD)
        };
        let mut dated = events.iter().filter(of_told);
        let draft = &event.draft;
        let others = !draft.actors.is_empty()
            && dated.all(|other| {
                let same = |a: &Resolved| other.draft.actors.iter().any(|b| a.same(b));
                other.draft.sentence != draft.sentence && !draft.actors.iter().any(same)
            });
        // `لفت إلى أن الوزير دعا`: who is told to have said it
        let reported = || {
            let sentence = &sentences[draft.sentence];
            let part = self.governing(sentence).part_at(draft.trigger.start);
            part.is_some_and(|p| (0..p).any(|b| sentence.function(b) == Function::Complementiser))
        };
        others && !reported()
    }

    /// Whether the event is told as news: not as background to it. Who speaks `عقب لقائه الوزير` has met him that day.
    fn is_news(&self, draft: &Draft<'_>, sentences: &'d [Sentence]) -> bool {
        let governing = self.governing(&sentences[draft.sentence]);
        let part = governing.part_at(draft.trigger.start);
        part.is_none_or(|part| {
            let met = draft.category == Category::Consult && governing.is_after_meeting(part);
            // `المحتجين الذين تظاهروا`, `اللقاء الذي جمعه بالوزير`: they still do, and it is what is told of
            // `الرئيس، الذي اتهم واشنطن`: who speaks does so beside what he does
            let still = (matches!(draft.category, Category::Protest | Category::Consult)
                || is_speech(draft.category))
                && governing.is_relative(part);
            (met || still || !governing.is_subordinate(part)) && !governing.is_told_as_past(part)
        })
    }

    /// `بعد يومين من مقتل`: the expression that puts the event so much before or after another.
    pub(crate) fn offset_before(&self, draft: &Draft<'_>, sentence: &Sentence) -> Option<usize> {
        // `من`, and an adjective or number before the noun
        const BETWEEN: usize = 2;
        let governing =
            Governing { doc: self.doc, lexicon: self.lexicon, sentence, times: self.times, day: self.day };
        let mut here = governing.here();
        let token = |byte: usize| self.doc.token_at(byte);
        here.find(|t| {
            let time = &self.times[*t];
            let gap = token(draft.trigger.start).checked_sub(token(time.range.end.saturating_sub(1)));
            time.rule == OFFSET && gap.is_some_and(|gap| (1..=BETWEEN).contains(&gap))
        })
    }

    /// The day so many days before or after the deed that its sentence tells; none for what is not counted in days.
    fn beside(&self, offset: usize, told: Option<Chosen>, sentence: &'d Sentence) -> Option<Dated> {
        let time = &self.times[offset];
        let amount = time.amount.filter(|amount| amount.unit == Unit::Day && !amount.approximate)?;
        let governing = self.governing(sentence);
        let part = governing.part_at(time.range.start)?;
        let verb = (0..part).rev().find(|p| sentence.is_verb(*p) && !sentence.auxiliaries.contains(p));
        let own = verb.and_then(|verb| {
            let unit = sentence.unit(verb);
            governing.choose(self.doc.bytes(unit.first, unit.last), verb, TimeValue::is_day)
        });
        let from = own.or(told).map(|chosen| chosen.value.first).or(self.day)?;
        let back = if time.relation == Relation::After { -1 } else { 1 };
        let days = back * i64::from(amount.count?);
        let date = from.checked_add(days.days()).ok()?.to_string();
        Some(Dated { date, enddate: None, rule: OFFSET.into(), words: Some(time.range.clone()), weak: false })
    }

    /// The day that the report tells of, else its own.
    fn stand_in(&self, told: Option<Chosen>) -> Option<Dated> {
        let own = || {
            self.day.map(|day| Dated {
                date: day.to_string(),
                enddate: None,
                rule: "published".into(),
                words: None,
                weak: true,
            })
        };
        told.map(|chosen| self.dated(chosen, TOLD)).or_else(own).or_else(|| self.coarse())
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
        Some(Dated { date, enddate: None, rule: "published-interval".into(), words: None, weak: true })
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
        // a line of place and agency tells nothing
        let tells = |s: &&'d Sentence| !s.headline && (0..s.parts.len()).any(|p| s.is_verb(p));
        let body = || sentences.iter().filter(tells).take(2);
        let of_today = |t: usize| self.times[t].value.is_some_and(|v| v.is_day() && v.first == day);
        if body().take(1).any(|s| self.governing(s).here().any(of_today)) {
            return None;
        }
        let mut body = body();
        let first = body.next()?;
        // what is said on a day is of the deed told before; another deed has a day of its own
        let second = body.next().filter(|second| {
            self.leads(second, Self::says)
                || (self.leads(second, Self::declares) && self.leads(first, Self::declares))
        });
        self.main_day(first, day).or_else(|| self.main_day(second?, day))
    }

    /// Whether a complementiser parts a verb from the first of its sentence.
    fn is_said(&self, sentence: &Sentence, first: usize, verb: usize) -> bool {
        (first + 1..verb).any(|p| sentence.function(p) == Function::Complementiser)
    }

    /// Whether the first verb of the sentence is of that kind.
    fn leads(&self, sentence: &Sentence, is: impl Fn(&Self, &Word) -> bool) -> bool {
        let verb = (0..sentence.parts.len()).find(|p| sentence.is_verb(*p));
        let target = verb.and_then(|p| sentence.unit(p).target()).filter(|t| t.kind() == Kind::Verb);
        target.is_some_and(|t| is(self, &self.lexicon.tables().verbs[t.index()]))
    }

    /// A verb of saying, or one that leaves it to its noun what was done: `جاء ذلك`, `أجرى`.
    fn says(&self, verb: &Word) -> bool {
        verb.is("say") || verb.is("light") || verb.is("aux")
    }

    /// A verb of saying, or one whose deed is said: `طالب`, `أدان`.
    fn declares(&self, verb: &Word) -> bool {
        let frames = &self.lexicon.tables().frames;
        verb.is("say")
            || verb.frames.iter().any(|f| category(&frames[*f as usize].event).is_some_and(is_speech))
    }

    /// The day that dates the first dated verb of a sentence, but for those of relative clauses.
    fn main_day(&self, sentence: &'d Sentence, day: Date) -> Option<Chosen> {
        let governing = self.governing(sentence);
        let main = |p: &usize| {
            sentence.is_verb(*p) && !sentence.auxiliaries.contains(p) && !governing.is_subordinate(*p)
        };
        let mut verbs = (0..sentence.parts.len()).filter(main).peekable();
        let first = *verbs.peek()?;
        if governing.is_told_as_past(first) {
            return None;
        }
        // `طالبت قطر …، وقالت إن الوفد غادر أمس`: what is said beside a deed has a day of its own
        let speaks = self.leads(sentence, Self::says);
        verbs.filter(|verb| speaks || !self.is_said(sentence, first, *verb)).find_map(|verb| {
            let unit = sentence.unit(verb);
            let chosen = governing.choose(self.doc.bytes(unit.first, unit.last), verb, |value| {
                value.granularity == Granularity::Day && self.is_recent(value.first)
            })?;
            (chosen.value.first < day && chosen.placement == Placement::Clause).then_some(chosen)
        })
    }
}
