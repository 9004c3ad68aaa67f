//! From what an expression says to the days that it means, seen from the day of the report.

mod day;
mod period;

use super::form::{Amount, Direction, Form};
use super::value::{Granularity, TimeValue, monday, plus_days, plus_months};
use super::words::{Unit, words};
use jiff::civil::Date;

/// What is known when an expression is resolved.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Anchor {
    /// The day of the report.
    pub(super) reference: Option<Date>,
    /// Whether the expression lies behind the report or ahead of it, where words tell.
    pub(super) direction: Option<Direction>,
    /// The last day told in the same sentence.
    pub(super) told: Option<Date>,
    /// The day told before it in the sentence, where it is an earlier one.
    pub(super) told_from: Option<Date>,
    /// The day told by the expression that stands right before this one.
    pub(super) just_told: Option<Date>,
    /// The last value told anywhere before.
    pub(super) told_before: Option<TimeValue>,
    /// The day from which the range begins that this expression ends.
    pub(super) began: Option<Date>,
    /// Whether `منذ` stands before it.
    pub(super) since: bool,
    /// Whether the text calls its own day `اليوم`.
    pub(super) says_today: bool,
    /// Whether the text is a chronology of its day: `في مثل هذا اليوم`.
    pub(super) on_this_day: bool,
}

/// A resolved expression.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Resolved {
    pub(super) value: Option<TimeValue>,
    /// The parts of the expression disagree: its weekday, its date, its distance from the report.
    pub(super) contradiction: bool,
    /// The direction that decided, where the expression itself tells none.
    pub(super) inferred: Option<Direction>,
}

impl From<Option<TimeValue>> for Resolved {
    fn from(value: Option<TimeValue>) -> Self {
        Self { value, ..Self::default() }
    }
}

/// Resolves a form.
pub(super) fn resolve(form: &Form, anchor: &Anchor) -> Resolved {
    match form {
        Form::Day(form) => day::day(form, anchor),
        Form::Clock(clock, part) => {
            let day = anchor.told.or(anchor.reference);
            day.map(|day| TimeValue { clock: Some(*clock), part: *part, ..TimeValue::day(day) }).into()
        }
        Form::Shifted(unit, shift) => anchor.reference.map(|day| shifted(day, *unit, *shift)).into(),
        Form::Present(unit) => anchor.reference.map(|day| shifted(day, *unit, 0)).into(),
        Form::Heading(year) => heading(*year, anchor).into(),
        Form::Anaphoric(unit, step) => {
            anchor.told_before.map(|told| shifted(told.first, *unit, *step)).into()
        }
        Form::ThatTime => that_time(anchor).into(),
        Form::Month(month, year) => period::month(*month, *year, anchor),
        Form::Year(number, calendar) => period::year(*number, *calendar).into(),
        Form::Decade(decade, century) => {
            let first = century.unwrap_or(1900) + decade;
            years(first, first + 9, Granularity::Decade).into()
        }
        Form::Century(number) => years(number * 100 - 99, number * 100, Granularity::Century).into(),
        Form::Fraction(fraction, number, year) => period::fraction(*fraction, *number, *year, anchor).into(),
        Form::Season(season, year) => period::season(*season, *year, anchor).into(),
        Form::Feast { index, day, year } => words()
            .feast(*index)
            .map_or_else(Resolved::default, |feast| period::feast(feast, *day, *year, anchor)),
        Form::Offset(amount, Direction::Future) if anchor.direction != Some(Direction::Future) => {
            anchor.told.map(|day| moved(day, *amount, Direction::Future)).into()
        }
        Form::Offset(amount, direction) => anchor.reference.map(|day| moved(day, *amount, *direction)).into(),
        Form::Window(amount, direction) => window(*amount, *direction, anchor),
        Form::Edge(edge, whole) => {
            let present = matches!(**whole, Form::Present(_));
            let whole = resolve(whole, anchor);
            let value = whole.value.map(|value| value.narrowed(*edge));
            if present { beside_now(value, anchor) } else { Resolved { value, ..whole } }
        }
        Form::Span(first, last) => span(first, last, anchor),
        Form::FromEvent(..) | Form::Duration(_) | Form::Set(_) | Form::Anniversary { .. } => {
            Resolved::default()
        }
    }
}

/// `وقتل حينها عشرة` speaks of what is over; where the report's own day was told last, it is not meant.
fn that_time(anchor: &Anchor) -> Option<TimeValue> {
    anchor.told_before.filter(|told| anchor.reference.is_some_and(|day| told.last < day))
}

/// The day of the report in another year, or the whole year.
fn heading(year: i64, anchor: &Anchor) -> Option<TimeValue> {
    let whole = years(year, year, Granularity::Year)?;
    let day = anchor.reference.filter(|_| anchor.on_this_day);
    let day = day.and_then(|day| Date::new(whole.first.year(), day.month(), day.day()).ok());
    Some(day.map_or(whole, TimeValue::day))
}

/// `سجلت مواجهات في نهاية الأسبوع` in a report of Monday: what is told as past and would lie ahead is a week back, or two
/// days of rest.
fn beside_now(value: Option<TimeValue>, anchor: &Anchor) -> Resolved {
    let ahead = |value: &TimeValue| anchor.reference.is_some_and(|day| value.first > day);
    let past = anchor.direction == Some(Direction::Past);
    let value = value.map(|value| match value.granularity {
        Granularity::Week if past && ahead(&value) => {
            TimeValue { first: plus_days(value.first, -7), last: plus_days(value.last, -7), ..value }
        }
        _ => value,
    });
    Resolved { value, inferred: anchor.direction, ..Resolved::default() }
}

/// The unit that `day` stands in, moved by so many.
fn shifted(day: Date, unit: Unit, shift: i64) -> TimeValue {
    let year = i64::from(day.year());
    let whole =
        |first, last, granularity| years(first, last, granularity).unwrap_or_else(|| TimeValue::day(day));
    match unit {
        Unit::Minute | Unit::Hour => TimeValue::day(day),
        Unit::Day => TimeValue::day(plus_days(day, shift)),
        Unit::Week => {
            let first = plus_days(monday(day), shift * 7);
            TimeValue::new(first, plus_days(first, 6), Granularity::Week)
        }
        Unit::Month => whole_month(plus_months(day.first_of_month(), shift)),
        Unit::Year => whole(year + shift, year + shift, Granularity::Year),
        Unit::Decade => {
            let first = (year.div_euclid(10) + shift) * 10;
            whole(first, first + 9, Granularity::Decade)
        }
        Unit::Century => {
            let first = ((year - 1).div_euclid(100) + shift) * 100 + 1;
            whole(first, first + 99, Granularity::Century)
        }
    }
}

pub(super) fn whole_month(day: Date) -> TimeValue {
    TimeValue::new(day.first_of_month(), day.last_of_month(), Granularity::Month)
}

/// From the first day of one year to the last of another.
pub(super) fn years(first: i64, last: i64, granularity: Granularity) -> Option<TimeValue> {
    let first = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
    let last = Date::new(i16::try_from(last).ok()?, 12, 31).ok()?;
    Some(TimeValue::new(first, last, granularity))
}

/// The few that `أيام` or `أسابيع` without a number means: from two to nine.
const FEW: (i64, i64) = (2, 9);

/// The unit that lies so far from `day`.
pub(super) fn moved(day: Date, amount: Amount, direction: Direction) -> TimeValue {
    let sign = if direction == Direction::Past { -1 } else { 1 };
    let (near, far) = amount.count.map_or(FEW, |count| (i64::from(count), i64::from(count)));
    let (one, other) = (step(day, amount.unit, sign * near), step(day, amount.unit, sign * far));
    let (first, last) = if one.first <= other.first { (one, other) } else { (other, one) };
    TimeValue { last: last.last, approximate: amount.approximate, ..first }
}

fn step(day: Date, unit: Unit, by: i64) -> TimeValue {
    match unit {
        Unit::Minute => TimeValue::day(day),
        Unit::Hour => TimeValue::day(plus_days(day, by / 24)),
        Unit::Decade => shifted(day, Unit::Year, by * 10),
        Unit::Century => shifted(day, Unit::Year, by * 100),
        _ => shifted(day, unit, by),
    }
}

/// The whole time between the report and so far before or after it.
fn window(amount: Amount, direction: Option<Direction>, anchor: &Anchor) -> Resolved {
    let inferred = anchor.direction.unwrap_or(Direction::Past);
    let value = anchor.reference.map(|day| {
        let far = moved(day, round_up(amount), direction.unwrap_or(inferred));
        let day_wise = matches!(amount.unit, Unit::Week);
        let (near, granularity) = if day_wise { (day, Granularity::Day) } else { (day, far.granularity) };
        let sign = if direction.unwrap_or(inferred) == Direction::Past { -1 } else { 1 };
        let weeks = i64::from(amount.count.unwrap_or(9)) * 7 * sign;
        let edge = if day_wise {
            plus_days(day, weeks)
        } else if sign < 0 {
            far.first
        } else {
            far.last
        };
        TimeValue {
            approximate: amount.approximate,
            ..TimeValue::new(near.min(edge), near.max(edge), granularity)
        }
    });
    Resolved { value, inferred: direction.is_none().then_some(inferred), ..Resolved::default() }
}

/// `24 ساعة` reach into the next day, and so do ten.
fn round_up(amount: Amount) -> Amount {
    let hours = amount.unit == Unit::Hour;
    let count = amount.count.filter(|_| hours).map(|count| count.div_ceil(24) * 24);
    if hours { Amount { count: count.or(Some(24)), ..amount } } else { amount }
}

/// From one to another. The end is resolved first, because it bears the month and year.
fn span(first: &Form, last: &Form, anchor: &Anchor) -> Resolved {
    let to = resolve(last, anchor);
    let inner = Anchor { told: to.value.map(|value| value.first), ..*anchor };
    let from = resolve(first, &inner);
    let (Some(mut start), Some(mut end)) = (from.value, to.value) else { return Resolved::default() };
    if end.first < start.first && start.granularity == Granularity::Day {
        // the nearer weekday is the second of the pair: the first stands a week before, or the second after
        if start.first < plus_days(end.first, 7) && anchor.direction == Some(Direction::Future) {
            end = TimeValue::day(plus_days(end.first, 7));
        } else {
            start = TimeValue::day(plus_days(start.first, -7));
        }
    }
    if end.first < start.first {
        start.first = plus_months(start.first, -12);
    }
    let value = TimeValue { part: start.part, ..TimeValue::new(start.first, end.last, end.granularity) };
    Resolved {
        value: Some(value).filter(|value| value.first <= value.last),
        contradiction: from.contradiction || to.contradiction,
        inferred: to.inferred.or(from.inferred),
    }
}
