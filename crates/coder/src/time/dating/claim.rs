//! From the words of a report to what each says of the report's day.

use super::{Claim, Hooks, KnownEvent, Reason, Tenure, TermState, plus_days, sentences};
use crate::time::form::{DateForm, DayForm, Direction, Form, MonthRef, YearRef};
use crate::time::landmark::{self, Named};
use crate::time::read::{Read, read};
use crate::time::value::{Granularity, TimeValue, days_between};
use crate::time::words::{Calendar, Unit, rows, splits, values};
use crate::time::{Context, Relation};
use arabic::{Token, TokenKind};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::LazyLock;

/// All evidence in the text, in its order.
pub(super) fn claims(text: &str, tokens: &[Token], hooks: &Hooks) -> Vec<Reason> {
    let reads = read(text, tokens, &Context::default(), true);
    let mut found: Vec<Reason> = reads.iter().filter_map(|read| of_expression(text, read)).collect();
    let mut current = false;
    for sentence in sentences(text, tokens).filter(|sentence| !sentence.is_empty()) {
        let bytes = within(sentence);
        let here: Vec<&Read> =
            reads.iter().filter(|read| bytes.contains(&read.expression.range.start)).collect();
        let named = landmark::named(text, sentence);
        found.extend(named.iter().filter(|_| says_last(text, sentence)).filter_map(last_of_kind));
        let landmarks = named.into_iter().map(|named| {
            let landmark = named.landmark;
            (KnownEvent { range: named.range, first: landmark.first, last: landmark.last }, "landmark")
        });
        let known = (hooks.events)(text, sentence).into_iter().map(|event| (event, "known-event"));
        let goes_on = here.iter().any(|read| is_recent_since(read));
        for (event, rule) in landmarks.chain(known) {
            let recent = (current || goes_on) && !here.iter().any(|read| is_memory(read));
            let news = recent.then(|| still_news(&event)).flatten();
            let claimed = of_event(event, rule, &here, &reads);
            let closer = matches!(claimed.claim, Claim::Between(..));
            found.extend(news.filter(|_| !closer));
            found.push(claimed);
        }
        current = goes_on;
        found.extend((hooks.tenures)(text, sentence).into_iter().flat_map(of_tenure));
    }
    found.sort_by_key(|reason| (reason.range.start, reason.range.end));
    found
}

/// `منذ بداية الأسبوع الماضي`, `منذ الأربعاء الماضي`: something that began days ago goes on.
fn is_recent_since(read: &Read) -> bool {
    let week = |form: &Form| matches!(form, Form::Shifted(Unit::Week, -1) | Form::Present(Unit::Week));
    read.expression.relation == Relation::Since
        && match &read.form {
            Form::Day(day) => day.shift == Some(-1) || day.relative.is_some(),
            Form::Edge(_, whole) => week(whole),
            form => week(form),
        }
}

/// `العدوان الأخير` with the name of a war: the next one has not begun.
fn last_of_kind(named: &Named) -> Option<Reason> {
    let next = named.landmark.next_of_kind()?;
    Some(reason(&named.range, "last-of-kind", Claim::Between(named.landmark.first, plus_days(next, -1))))
}

/// Whether the sentence calls a war the last one.
fn says_last(text: &str, sentence: &[Token]) -> bool {
    let words = sentence.iter().filter(|token| token.kind == TokenKind::Word);
    let words: Vec<String> = words.filter_map(|token| text.get(token.range())).map(arabic::fold).collect();
    let is = |word: &str, part: &str, definite: bool| {
        let known = |stem: &str| LAST_WAR.iter().any(|(kind, known)| *kind == part && known == stem);
        let mut splits = splits(word).into_iter().flatten();
        splits.any(|(stem, clitics)| (clitics.article || !definite) && known(stem))
    };
    words.windows(2).any(|pair| is(&pair[0], "war", false) && is(&pair[1], "last", true))
}

/// The words of `data/last_war.tsv`, with the part that each plays.
static LAST_WAR: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/last_war.tsv")).filter(|row| row.len() == 2);
    rows.flat_map(|row| values(row[1]).map(move |word| (row[0], arabic::fold(word)))).collect()
});

fn is_memory(read: &Read) -> bool {
    matches!(read.form, Form::Anniversary { .. })
}

/// How many days after its end a short event is told with what has gone on for days.
const STILL_NEWS: i64 = 21;

/// A short event told in one breath with what began a week ago is news itself.
fn still_news(event: &KnownEvent) -> Option<Reason> {
    let last = event.last.filter(|last| days_between(event.first, *last) <= STILL_NEWS)?;
    let claim = Claim::Between(event.first, plus_days(last, STILL_NEWS));
    Some(reason(&event.range, "still-news", claim))
}

fn within(sentence: &[Token]) -> Range<usize> {
    let bytes = |token: Option<&Token>| token.map_or(0..0, |token| token.range());
    bytes(sentence.first()).start..bytes(sentence.last()).end
}

fn reason(range: &Range<usize>, rule: &'static str, claim: Claim) -> Reason {
    Reason { range: range.clone(), rule, claim, kept: true }
}

fn of_expression(text: &str, read: &Read) -> Option<Reason> {
    let range = &read.expression.range;
    let (rule, claim) = match &read.form {
        Form::Day(day) => of_day(text, read, day)?,
        Form::Month(_, YearRef::Number(..)) | Form::Span(..) => bounded(read, read.expression.value?)?,
        Form::Year(..) if !read.expression.named => of_year(text, read, read.expression.value?)?,
        Form::Anniversary { number: Some(_), .. } => {
            let day = read.expression.value?.first;
            ("anniversary", Claim::Between(plus_days(day, -ANNIVERSARY), plus_days(day, ANNIVERSARY)))
        }
        _ => return None,
    };
    Some(reason(range, rule, claim))
}

/// How many days before and after it an anniversary is spoken of.
const ANNIVERSARY: i64 = 10;

/// A date with its year: behind the report or ahead of it. Where no form of verb makes that sure, what is told as past
/// may be an announcement, so the bound is loosened.
fn bounded(read: &Read, value: TimeValue) -> Option<(&'static str, Claim)> {
    let past = read.direction == Some(Direction::Past);
    if value.granularity > Granularity::Month {
        return None;
    }
    match read.expression.relation {
        Relation::Since => Some(("past-date", Claim::From(value.first))),
        _ if past && read.sure && value.granularity == Granularity::Day => {
            Some(("past-date", Claim::From(plus_days(value.first, -LIKELY))))
        }
        _ if past => Some(("past-date", Claim::From(plus_days(value.first, -LOOSE)))),
        Relation::At if read.sure => Some(("future-date", Claim::Until(plus_days(value.last, SURE)))),
        _ => None,
    }
}

/// How many days a bound is loosened, by how sure the tense is; set on a corpus of dated radio news so that 99 % of the
/// intervals hold the truth.
const SURE: i64 = 7;
const LIKELY: i64 = 45;
const LOOSE: i64 = 200;

/// How many days before it begins a year is already spoken of as if it were there.
const YEAR_AHEAD: i64 = 100;

/// A year alone bounds the report only from below, and loosely: budgets, plans and tournaments bear the years to come, and
/// `لسنة 2017` is mostly one of them.
fn of_year(text: &str, read: &Read, value: TimeValue) -> Option<(&'static str, Claim)> {
    let source = text.get(read.expression.range.clone())?;
    let planned = source.starts_with(arabic::letters::LAM);
    let past = read.expression.relation == Relation::Since || read.direction == Some(Direction::Past);
    (past && !planned).then(|| ("past-year", Claim::From(plus_days(value.first, -YEAR_AHEAD))))
}

fn of_day(text: &str, read: &Read, day: &DayForm) -> Option<(&'static str, Claim)> {
    if let Some(date) = day.date {
        return of_date(read, day, date);
    }
    if let (Some(relative), Some(weekday)) = (day.relative, day.weekday) {
        return Some(("weekday", Claim::Weekday(moved(weekday, -relative))));
    }
    let weekday = day.weekday.filter(|_| day.shift.is_none() && day.week.is_none())?;
    if earlier_that_day(text, &read.expression.range) {
        return Some(("weekday", Claim::Weekday(weekday)));
    }
    let past = read.direction != Some(Direction::Future) && read.expression.relation == Relation::At;
    past.then_some(("bare-weekday", Claim::NearWeekday(weekday)))
}

/// `في وقت سابق الأحد`: said on that Sunday.
fn earlier_that_day(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let mut words = before.rsplit(' ').filter(|word| !word.is_empty()).map(arabic::fold);
    let (last, time) = (words.next(), words.next());
    matches!(last.as_deref(), Some(EARLIER | LATER | LATE)) && time.as_deref() == Some(TIME)
}

const EARLIER: &str = "\u{0633}\u{0627}\u{0628}\u{0642}";
const LATER: &str = "\u{0644}\u{0627}\u{062D}\u{0642}";
const LATE: &str = "\u{0645}\u{062A}\u{0627}\u{062E}\u{0631}";
const TIME: &str = "\u{0648}\u{0642}\u{062A}";

/// The weekday so many days later.
const fn moved(weekday: i8, days: i8) -> i8 {
    (weekday - 1 + days).rem_euclid(7) + 1
}

fn of_date(read: &Read, day: &DayForm, date: DateForm) -> Option<(&'static str, Claim)> {
    let value = read.expression.value.filter(|value| value.granularity == Granularity::Day);
    if let Some(value) = value {
        return of_full_date(read, day, value.first);
    }
    let MonthRef::Named(month) = date.month else { return None };
    let number = i8::try_from(date.day).ok().filter(|_| month.calendar == Calendar::Gregorian)?;
    let after =
        |least, most| Claim::After { month: month.number, day: number, weekday: day.weekday, least, most };
    match date.year {
        YearRef::Unknown | YearRef::MonthShifted(0) if day.relative.is_some() => {
            let relative = -i16::from(day.relative?);
            Some(("today", after(relative, relative + 1)))
        }
        // the weekday tells the year: `الثلاثاء 28 فيفري الجاري`
        YearRef::MonthShifted(0) if day.weekday.is_some() => {
            let number = i16::from(number);
            let length = match month.number {
                2 => 29,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            Some(("month", after(1 - number, length - number)))
        }
        YearRef::MonthShifted(0) => {
            let surely_past = read.sure && read.direction == Some(Direction::Past);
            let first = if surely_past { number } else { 1 };
            Some(("month", Claim::InMonth { month: month.number, first, last: 31 }))
        }
        YearRef::Unknown => day.weekday.map(|_| ("weekday-with-date", after(-NEAR, NEAR))),
        _ => None,
    }
}

/// A date without a year lies within about two months of its report.
const NEAR: i16 = 60;

fn of_full_date(read: &Read, day: &DayForm, date: Date) -> Option<(&'static str, Claim)> {
    let off = day.weekday.is_some_and(|weekday| weekday != date.weekday().to_monday_one_offset());
    match day.relative {
        // a misprint: its weekday may still be right
        Some(relative) if off => {
            day.weekday.map(|weekday| ("weekday", Claim::Weekday(moved(weekday, -relative))))
        }
        Some(relative) => Some(("today", Claim::On(plus_days(date, -i64::from(relative))))),
        None if off => None,
        None => bounded(read, TimeValue::day(date)),
    }
}

/// A known event lies before the report; if the sentence puts it on `الأربعاء الماضي`, in the week before; if it is a war
/// and something goes on `منذ الاثنين الماضي`, the day on which it began, in the week after that.
fn of_event(event: KnownEvent, rule: &'static str, here: &[&Read], everywhere: &[Read]) -> Reason {
    let weekday = event.first.weekday().to_monday_one_offset();
    let that_day = |read: &Read| match &read.form {
        Form::Day(day) => day.weekday == Some(weekday) && day.date.is_none() && day.relative.is_none(),
        _ => false,
    };
    let last_week =
        |read: &Read| matches!(&read.form, Form::Day(day) if day.shift == Some(-1)) && that_day(read);
    let since = |read: &Read| read.expression.relation == Relation::Since && that_day(read);
    let one_day = event.last == Some(event.first);
    let week = match one_day {
        true => here.iter().any(|read| last_week(read)),
        false => event.last.is_some() && everywhere.iter().any(since),
    };
    let claim = match week {
        true => Claim::Between(plus_days(event.first, 1), plus_days(event.first, 7)),
        false => Claim::From(event.first),
    };
    reason(&event.range, rule, claim)
}

/// How many days after it ends a holder is still told with the office, as when he is dismissed or killed; how many before
/// it begins already; and how many before it somebody is told as coming to it. Set on a corpus of dated radio news.
const OUTGOING: i64 = 60;
const INCOMING: i64 = 30;
const COMING: i64 = 150;

fn of_tenure(tenure: Tenure) -> Vec<Reason> {
    let Tenure { range, from, to, state } = tenure;
    let until = to.map(|to| Claim::Until(plus_days(to, OUTGOING)));
    let from = |days: i64| from.map(|from| Claim::From(plus_days(from, -days)));
    let claims = match state {
        TermState::Former => [to.map(|to| Claim::From(plus_days(to, -INCOMING))), None],
        TermState::Running => [from(INCOMING), until],
        TermState::Coming => [from(COMING), until],
        TermState::Remembered => [None, None],
    };
    claims.into_iter().flatten().map(|claim| reason(&range, "tenure", claim)).collect()
}
