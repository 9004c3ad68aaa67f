//! Date expressions: what the text says of time, resolved to days of the calendar against the day of the report.
//!
//! `expressions` finds them with the words that say them, `event_date` chooses the one that dates an event, and
//! `date_article` infers the day of a report that has lost its date. `docs/time.md` tells what is read and by which rules.
//!
//! The words are data (`time/data/*.tsv`); the rules are a grammar over them (`grammar`), which reads forms (`form`), and a
//! resolver (`resolve`) that turns forms into days. Everything is a pure function: no clock, no time zones.

mod calendar;
mod cursor;
mod form;
mod grammar;
mod items;
mod numeral;
mod resolve;
mod tense;
mod value;
mod words;

pub use calendar::{from_hijri, to_hijri};
pub use form::{Amount, Direction};
pub use value::{Clock, DayPart, Edge, Granularity, TimeValue};
pub use words::Unit;

use arabic::Token;
use cursor::Cursor;
use form::Form;
use grammar::Parse;
use items::{ItemKind, Items};
use jiff::civil::Date;
use resolve::{Anchor, Resolved, resolve};
use std::ops::Range;
use value::plus_days;
use words::Cue;

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
    let items = Items::read(text, tokens);
    let mut reader = Reader {
        items: &items,
        context,
        found: Vec::new(),
        told: None,
        began: None,
        says_today: says_today(&items),
        told_before: None,
    };
    let mut at = 0;
    while at < items.list.len() {
        at = reader.step(at);
    }
    reader.found
}

/// The state of a reading: what was found, and what later expressions can refer to.
struct Reader<'r, 't> {
    items: &'r Items<'t>,
    context: &'r Context<'r>,
    found: Vec<TimeExpression>,
    /// The last day told in this sentence.
    told: Option<Date>,
    /// The day from which a range in this sentence begins.
    began: Option<Date>,
    /// Whether the text calls its own day `اليوم`, so that a weekday's name alone is another day.
    says_today: bool,
    /// The last value told anywhere before.
    told_before: Option<TimeValue>,
}

impl Reader<'_, '_> {
    /// Reads the expression that begins at `at`, if any, and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if self.items.ends_sentence(at) {
            (self.told, self.began) = (None, None);
            return at + 1;
        }
        let mut cursor = Cursor { items: self.items, at };
        let Some(parse) = grammar::parse(&mut cursor) else { return at + 1 };
        if !self.names_a_place(at) {
            self.keep(at, cursor.at, &parse);
        }
        cursor.at.max(at + 1)
    }

    fn cue_before(&self, at: usize) -> Option<Cue> {
        let (cue, clitics) = self.items.cue(at.checked_sub(1)?)?;
        (!clitics.article).then_some(cue)
    }

    /// `شارع 9 أفريل` is a street.
    fn names_a_place(&self, at: usize) -> bool {
        let numbered = matches!(self.items.get(at).map(|item| item.kind), Some(ItemKind::Number(..)));
        numbered && self.cue_before(at) == Some(Cue::PlaceNoun)
    }

    fn keep(&mut self, from: usize, to: usize, parse: &Parse) {
        let relation = relation(self.cue_before(from), parse);
        let named = parse.rule == "event-year" || self.cue_before(from) == Some(Cue::EventNoun);
        let direction = match parse.form.tells_its_direction() {
            true => None,
            false => self.direction(from, to, relation).or(named.then_some(Direction::Past)),
        };
        let anchor = Anchor {
            reference: self.context.reference,
            direction,
            told: self.told,
            told_before: self.told_before,
            began: self.began.filter(|_| relation == Relation::Until),
            says_today: self.says_today,
        };
        let Resolved { value, contradiction, inferred } = resolve(&parse.form, &anchor);
        self.mend_beginning(relation, value);
        if let Some(value) = value {
            self.told_before = Some(value);
            if matches!(parse.form, Form::Day(_) | Form::Feast { .. }) {
                self.told = Some(value.first);
                self.began = Some(value.first).filter(|_| relation == Relation::From);
            }
        }
        self.found.push(TimeExpression {
            range: self.items.range(from, to),
            value,
            amount: amount(&parse.form),
            kind: kind(&parse.form),
            relation,
            rule: parse.rule,
            contradiction,
            inferred,
            named,
        });
    }

    /// A range that ends ahead of the report and begins on a bare weekday begins ahead too: `من الجمعة إلى الاثنين 19 سبتمبر`.
    fn mend_beginning(&mut self, relation: Relation, end: Option<TimeValue>) {
        let (Some(reference), Some(end)) = (self.context.reference, end) else { return };
        let Some(beginning) = self.found.last_mut().filter(|_| relation == Relation::Until) else { return };
        let Some(value) = &mut beginning.value else { return };
        let behind = beginning.relation == Relation::From && beginning.inferred == Some(Direction::Past);
        if behind && value.first < reference && end.first > reference && value.is_day() {
            let next = plus_days(value.first, 7);
            (value.first, value.last) = (next, next);
            beginning.inferred = Some(Direction::Future);
        }
    }

    /// The direction by the preposition, the caller's verbs, or the words around.
    fn direction(&self, from: usize, to: usize, relation: Relation) -> Option<Direction> {
        if relation == Relation::Since {
            return Some(Direction::Past);
        }
        if let Some(direction) = self.governed(from) {
            return Some(direction);
        }
        let before = self.cue_before(from);
        if before == Some(Cue::To) && self.began.is_none() {
            return Some(Direction::Future);
        }
        let told = tense::direction(self.items, from, to);
        let announces =
            matches!(relation, Relation::Until | Relation::Before) || before == Some(Cue::Starting);
        match told {
            Some(told) if !(told.weak && announces) => Some(told.direction),
            _ => announces.then_some(Direction::Future),
        }
    }

    /// The direction of the caller's nearest verb in the same sentence, those before first.
    fn governed(&self, from: usize) -> Option<Direction> {
        if self.context.governors.is_empty() {
            return None;
        }
        let first = (0..from).rev().take_while(|at| !self.items.ends_sentence(*at)).last().unwrap_or(from);
        let last = (from..self.items.list.len()).take_while(|at| !self.items.ends_sentence(*at)).last()?;
        let sentence = self.items.range(first, last + 1);
        let start = self.items.get(from)?.start;
        let here =
            || self.context.governors.iter().filter(|governor| sentence.contains(&governor.range.start));
        let before = here().rfind(|governor| governor.range.start < start);
        before
            .or_else(|| here().find(|governor| governor.range.start > start))
            .map(|governor| governor.direction)
    }
}

/// Whether `اليوم` stands beside its weekday anywhere in the text.
fn says_today(items: &Items) -> bool {
    items.list.windows(2).any(|pair| {
        let cue = |item: &items::Item| match item.kind {
            ItemKind::Cue(cue, clitics) if clitics.article => Some(cue),
            _ => None,
        };
        matches!(
            (cue(&pair[0]), cue(&pair[1])),
            (Some(Cue::Unit(Unit::Day, words::Count::One)), Some(Cue::Weekday(_)))
        )
    })
}

fn relation(before: Option<Cue>, parse: &Parse) -> Relation {
    match (&parse.form, before) {
        (Form::Offset(..), _) if parse.rule == "since" => Relation::Since,
        (Form::Window(..), _) => Relation::During,
        (Form::Offset(..) | Form::FromEvent(..), _) => Relation::At,
        (_, Some(Cue::Since)) => Relation::Since,
        (_, Some(Cue::From | Cue::Starting)) => Relation::From,
        (_, Some(Cue::Until | Cue::To)) => Relation::Until,
        (_, Some(Cue::Before)) => Relation::Before,
        (_, Some(Cue::After)) => Relation::After,
        (_, Some(Cue::During)) => Relation::During,
        _ => Relation::At,
    }
}

const fn amount(form: &Form) -> Option<Amount> {
    match form {
        Form::Offset(amount, _)
        | Form::FromEvent(amount, _)
        | Form::Window(amount, _)
        | Form::Duration(amount)
        | Form::Set(amount) => Some(*amount),
        _ => None,
    }
}

const fn kind(form: &Form) -> TimexType {
    match form {
        Form::Clock(..) => TimexType::Time,
        Form::Day(day) if day.part.is_some() || day.clock.is_some() => TimexType::Time,
        Form::Window(..) | Form::Duration(_) => TimexType::Duration,
        Form::Set(_) => TimexType::Set,
        _ => TimexType::Date,
    }
}
