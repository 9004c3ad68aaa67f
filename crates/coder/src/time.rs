//! Date expressions: what the text says of time, resolved to days of the calendar against the day of the report.
//!
//! `expressions` finds them with the words that say them, `event_date` chooses the one that dates an event, and
//! `date_article` infers the day of a report that has lost its date. `docs/time.md` tells what is read and by which rules.
//!
//! The words are data (`time/data/*.tsv`); the rules are a grammar over them (`grammar`), which reads forms (`form`), and a
//! resolver (`resolve`) that turns forms into days. Everything is a pure function: no clock, no time zones.

mod calendar;
mod cursor;
mod dating;
mod form;
mod govern;
mod grammar;
mod items;
mod landmark;
mod numeral;
mod read;
mod resolve;
mod tense;
mod value;
mod words;

pub use calendar::{from_hijri, to_hijri};
pub use dating::{Claim, Dating, Hooks, KnownEvent, Reason, Tenure, TermState, date_article};
pub use form::{Amount, Direction};
pub use govern::{EventDate, Placement, event_date};
pub use value::{Clock, DayPart, Edge, Granularity, TimeValue};
pub use words::Unit;

use arabic::Token;
use jiff::civil::Date;
use std::ops::Range;

/// An expression of time in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Bytes of the text, end exclusive; always on character boundaries.
    pub range: Range<usize>,
    /// The days it means; `None` where that cannot be told, as for durations, or without the day of the report.
    pub value: Option<TimeValue>,
    /// What is counted, for durations, repetitions and distances.
    pub amount: Option<Amount>,
    /// TIMEX3's class.
    pub kind: TimexType,
    /// How the preposition before it relates it to what happened.
    pub relation: Relation,
    /// The rule that read it.
    pub rule: &'static str,
    /// Its parts disagree: `اليوم الاثنين` in a report of Tuesday, `الجمعة 5 مارس` where that is a Thursday. The value
    /// follows the printed date first, the weekday second.
    pub contradiction: bool,
    /// The direction that chose the week or year, where the expression itself tells none.
    pub inferred: Option<Direction>,
    /// It is part of the name of an event (`هجوم 7 أكتوبر`) and dates nothing else.
    pub named: bool,
}

/// The classes of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexType {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A part of a day or an hour.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

/// How the preposition before an expression relates it to what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// On that day, in that time.
    At,
    /// `منذ`
    Since,
    /// `من`، `بداية من`
    From,
    /// `إلى`، `حتى`
    Until,
    /// `قبل`
    Before,
    /// `بعد`
    After,
    /// `خلال`
    During,
}

/// What the caller knows beside the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'c> {
    /// The day of the report. Without it, relative expressions are found and stay without value.
    pub reference: Option<Date>,
    /// Verbs with their tense, in the order of the text. Where none stands in the sentence of an expression, the words
    /// around the expression are asked by their form.
    pub governors: &'c [Governor],
}

/// A verb, verbal noun or participle whose time is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governor {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Whether it tells of what was or of what will be.
    pub direction: Direction,
}

/// The expressions of time in `text`, in its order, resolved against the day of the report.
///
/// `tokens` are the tokens of the text or of a part of it. Nothing in a text makes this fail.
///
/// ```
/// use coder::time::expressions;
/// use jiff::civil::date;
/// let text = "اجتمع الوزيران مساء أمس الجمعة.";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let found = expressions(text, &tokens, Some(date(2022, 8, 27)));
/// assert_eq!(&text[found[0].range.clone()], "مساء أمس الجمعة");
/// assert_eq!(found[0].value.map(|value| value.first), Some(date(2022, 8, 26)));
/// ```
#[must_use]
pub fn expressions(text: &str, tokens: &[Token], reference: Option<Date>) -> Vec<TimeExpression> {
    expressions_in(text, tokens, &Context { reference, governors: &[] })
}

/// The expressions of time in `text`, with what the caller knows of its verbs.
#[must_use]
pub fn expressions_in(text: &str, tokens: &[Token], context: &Context) -> Vec<TimeExpression> {
    read::read(text, tokens, context, false).into_iter().map(|read| read.expression).collect()
}
