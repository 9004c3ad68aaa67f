//! The expressions of time of an article laid open, each with its value and the reason for it, and what dates the article.

use crate::article::Article;
use crate::coding::info;
use crate::doc::Doc;
use crate::furniture::Patterns;
use crate::names::Names;
use crate::published::{infer, published};
use crate::record::{ArticleInfo, Span};
use crate::time::{self, Claim, Direction, Granularity, Relation, TimeExpression, TimexType};
use crate::word::WordTable;
use lexicon::Lexicon;
use serde::Serialize;

/// An article's expressions of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dates {
    /// The article, with its day and where that is from.
    pub article: ArticleInfo,
    /// What the words of an article without a date say of its day.
    pub reasons: Vec<Reason>,
    /// In the order of the text.
    pub expressions: Vec<Expression>,
}

/// A piece of evidence for the day of an article that carries none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What kind of evidence it is.
    pub rule: &'static str,
    /// What it says: `on 2022-08-22`, `from 2022-08-05`, `a Monday`.
    pub says: String,
    /// Whether the interval honours it.
    pub kept: bool,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expression {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// First day, ISO 8601, as precise as the words; `null` where that cannot be told.
    pub date: Option<String>,
    /// Last day, where it is another.
    pub enddate: Option<String>,
    /// `day`, `week`, `month`, `quarter`, `season`, `year`, `decade`, `century`.
    pub granularity: Option<&'static str>,
    /// TIMEX3's class: `DATE`, `TIME`, `DURATION`, `SET`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// TIMEX3's value: `2022-08-22TEV`, `2022-W34`, `P3D`.
    pub timex3: Option<String>,
    /// How the preposition relates it to what happened: `at`, `since`, `from`, `until`, `before`, `after`, `during`.
    pub relation: &'static str,
    /// The rule that read it.
    pub rule: &'static str,
    /// `past` or `future`, where the verb or the frame around chose the week or the year.
    pub by_tense: Option<&'static str>,
    /// Its parts disagree with each other or with the article's day.
    pub contradiction: bool,
    /// It is part of the name of an event: `هجوم 7 أكتوبر`.
    pub named: bool,
}

pub(crate) fn dates(article: &Article, lexicon: &Lexicon) -> Dates {
    let doc = Doc::new(article, &Patterns::new(lexicon));
    let names = Names::new(&doc, lexicon, &mut WordTable::default());
    let (published, times) = published(&doc, &names, lexicon);
    let undated = published.interval.is_some() || published.best.is_none();
    let evidence = if undated { infer(&doc, &names, lexicon).reasons } else { Vec::new() };
    Dates {
        article: info(&doc, &published),
        reasons: evidence.iter().map(|reason| told(&doc, reason)).collect(),
        expressions: times.iter().map(|time| expression(&doc, time)).collect(),
    }
}

fn told(doc: &Doc<'_>, reason: &time::Reason) -> Reason {
    Reason {
        text: doc.text[reason.range.clone()].to_owned(),
        span: doc.span(reason.range.clone()),
        rule: reason.rule,
        says: says(reason.claim),
        kept: reason.kept,
    }
}

fn says(claim: Claim) -> String {
    match claim {
        Claim::On(day) => format!("on {day}"),
        Claim::From(day) => format!("from {day}"),
        Claim::Until(day) => format!("until {day}"),
        Claim::Between(first, last) => format!("from {first} until {last}"),
        Claim::Weekday(day) => format!("a {}", weekday(day)),
        Claim::NearWeekday(day) => format!("a {} or soon after", weekday(day)),
        Claim::InMonth { month, first, last } => {
            format!("from {month:02}-{first:02} until {month:02}-{last:02}")
        }
        Claim::After { month, day, weekday: on, least, most } => {
            let on = on.map(|day| format!(", a {}", weekday(day))).unwrap_or_default();
            format!("{least} to {most} days after {month:02}-{day:02}{on}")
        }
    }
}

/// 1 Monday – 7 Sunday.
fn weekday(day: i8) -> &'static str {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    DAYS[usize::try_from(i16::from(day) - 1).unwrap_or(0) % 7]
}

fn expression(doc: &Doc<'_>, time: &TimeExpression) -> Expression {
    let iso = time.value.map(|value| value.iso());
    let amount = time.amount.filter(|_| time.value.is_none()).map(time::Amount::timex3);
    Expression {
        text: doc.text[time.range.clone()].to_owned(),
        span: doc.span(time.range.clone()),
        date: iso.as_ref().map(|(first, _)| first.clone()),
        enddate: iso.and_then(|(_, last)| last),
        granularity: time.value.map(|value| granularity(value.granularity)),
        kind: kind(time.kind),
        timex3: time.value.map(|value| value.timex3()).or(amount),
        relation: relation(time.relation),
        rule: time.rule,
        by_tense: time.inferred.map(|direction| match direction {
            Direction::Past => "past",
            Direction::Future => "future",
        }),
        contradiction: time.contradiction,
        named: time.named,
    }
}

const fn granularity(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Day => "day",
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Quarter => "quarter",
        Granularity::Season => "season",
        Granularity::Year => "year",
        Granularity::Decade => "decade",
        Granularity::Century => "century",
    }
}

const fn kind(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}

const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::At => "at",
        Relation::Since => "since",
        Relation::From => "from",
        Relation::Until => "until",
        Relation::Before => "before",
        Relation::After => "after",
        Relation::During => "during",
    }
}
