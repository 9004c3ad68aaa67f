//! Months, seasons, feasts and parts of years: which year is meant.

use super::day::{cost, years_about};
use super::{Anchor, Resolved, years};
use crate::time::calendar::{from_hijri, hijri_month};
use crate::time::form::{Direction, MonthForm, YearRef};
use crate::time::value::{Granularity, TimeValue, days_between, plus_days, plus_months};
use crate::time::words::{Calendar, Feast, Fraction};
use jiff::civil::Date;

/// A month of the year that is told, or of the likeliest.
pub(super) fn month(month: MonthForm, year: YearRef, anchor: &Anchor) -> Resolved {
    let of_year = |year| whole_month(month, year);
    let fixed = |value: Option<TimeValue>| Resolved::from(value);
    match year {
        YearRef::Number(year, calendar) if calendar == month.calendar => fixed(of_year(year)),
        YearRef::Number(year, _) => {
            let middle = Date::new(i16::try_from(year).unwrap_or(0), 7, 1).ok();
            fixed(
                years_about(month.calendar, middle)
                    .filter_map(of_year)
                    .find(|value| i64::from(value.first.year()) == year),
            )
        }
        YearRef::Shifted(shift) => {
            let year = anchor.reference.map(|day| i64::from(day.year()) + i64::from(shift));
            fixed(year.and_then(of_year))
        }
        YearRef::Same => fixed(anchor.told_before.and_then(|told| of_year(i64::from(told.first.year())))),
        YearRef::MonthShifted(shift) => beside(month, shift, anchor).into(),
        YearRef::Unknown => {
            let candidates = years_about(month.calendar, anchor.reference).filter_map(of_year);
            let value = nearest(candidates, anchor.reference, anchor.direction);
            Resolved { value, contradiction: false, inferred: anchor.direction }
        }
    }
}

/// `مارس الماضي`: the last March that is over; `مارس المقبل`: the next that has not begun; `مارس الجاري`: the nearest.
fn beside(month: MonthForm, shift: i8, anchor: &Anchor) -> Option<TimeValue> {
    let reference = anchor.reference?;
    let mut months = years_about(month.calendar, Some(reference)).filter_map(|year| whole_month(month, year));
    match shift {
        -1 => months.filter(|value| value.last < reference).last(),
        1 => months.find(|value| value.first > reference),
        0 => nearest(months, Some(reference), None),
        ..-1 => months.next(),
        _ => months.last(),
    }
}

fn whole_month(month: MonthForm, year: i64) -> Option<TimeValue> {
    match month.calendar {
        Calendar::Gregorian => {
            Some(super::whole_month(Date::new(i16::try_from(year).ok()?, month.number, 1).ok()?))
        }
        Calendar::Hijri => {
            let (first, length) = hijri_month(year, month.number)?;
            Some(TimeValue::new(first, plus_days(first, i64::from(length) - 1), Granularity::Month))
        }
    }
}

/// The stretch nearest to the report, in the direction if one is known.
fn nearest(
    candidates: impl Iterator<Item = TimeValue>,
    reference: Option<Date>,
    direction: Option<Direction>,
) -> Option<TimeValue> {
    let reference = reference?;
    candidates.min_by_key(|value| {
        let distance = if value.first > reference {
            days_between(reference, value.first)
        } else {
            days_between(reference, value.last).min(0)
        };
        cost(distance, direction, false)
    })
}

/// A year of either calendar.
pub(super) fn year(number: i64, calendar: Calendar) -> Option<TimeValue> {
    match calendar {
        Calendar::Gregorian => years(number, number, Granularity::Year),
        Calendar::Hijri => {
            let (last, length) = hijri_month(number, 12)?;
            Some(TimeValue::new(
                from_hijri(number, 1, 1)?,
                plus_days(last, i64::from(length) - 1),
                Granularity::Year,
            ))
        }
    }
}

fn year_of(year: YearRef, anchor: &Anchor) -> Option<i64> {
    match year {
        YearRef::Number(number, Calendar::Gregorian) => Some(number),
        YearRef::Number(_, Calendar::Hijri) | YearRef::Unknown => None,
        YearRef::Shifted(shift) | YearRef::MonthShifted(shift) => {
            anchor.reference.map(|day| i64::from(day.year()) + i64::from(shift))
        }
        YearRef::Same => anchor.told_before.map(|told| i64::from(told.first.year())),
    }
}

/// A quarter, third or half of a year.
pub(super) fn fraction(fraction: Fraction, number: i64, year: YearRef, anchor: &Anchor) -> Option<TimeValue> {
    let (parts, granularity) = match fraction {
        Fraction::Half => (2, Granularity::Month),
        Fraction::Third => (3, Granularity::Month),
        Fraction::Quarter => (4, Granularity::Quarter),
    };
    let months = 12 / parts;
    let year = i16::try_from(year_of(year, anchor)?).ok()?;
    let first = Date::new(year, 1, 1).ok().filter(|_| (1..=parts).contains(&number))?;
    let first = plus_months(first, (number - 1) * months);
    Some(TimeValue::new(first, plus_days(plus_months(first, months), -1), granularity))
}

/// A season by the months that the weather services count: winter from December.
pub(super) fn season(season: i8, year: YearRef, anchor: &Anchor) -> Option<TimeValue> {
    let of_year = |year: i64| {
        let month = if season == 1 { 12 } else { season * 3 - 3 };
        let first = Date::new(i16::try_from(year).ok()?, month, 1).ok()?;
        Some(TimeValue::new(first, plus_days(plus_months(first, 3), -1), Granularity::Season))
    };
    let YearRef::Shifted(shift) = year else { return of_year(year_of(year, anchor)?) };
    let reference = anchor.reference?;
    let mut seasons = (-2..=2).filter_map(|by| of_year(i64::from(reference.year()) + by));
    match shift {
        ..0 => seasons.rfind(|value| value.last < reference),
        0 => nearest(seasons, Some(reference), None),
        1.. => seasons.find(|value| value.first > reference),
    }
}

/// A feast of the year that is told, or of the likeliest.
pub(super) fn feast(feast: Feast, day: Option<i64>, year: YearRef, anchor: &Anchor) -> Resolved {
    let of_year = |year: i64| {
        let first = match feast.calendar {
            Calendar::Gregorian => Date::new(i16::try_from(year).ok()?, feast.month, feast.day).ok()?,
            Calendar::Hijri => from_hijri(year, feast.month, feast.day)?,
        };
        Some(match day {
            Some(day) => TimeValue::day(plus_days(first, day - 1)),
            None => TimeValue::new(first, plus_days(first, i64::from(feast.days) - 1), Granularity::Day),
        })
    };
    let value = match year {
        YearRef::Number(number, calendar) if calendar == feast.calendar => of_year(number),
        YearRef::Unknown | YearRef::MonthShifted(_) => {
            let shift = if let YearRef::MonthShifted(shift) = year { shift } else { 0 };
            let direction = match shift {
                ..0 => Some(Direction::Past),
                0 => anchor.direction,
                1.. => Some(Direction::Future),
            };
            nearest(
                years_about(feast.calendar, anchor.reference).filter_map(of_year),
                anchor.reference,
                direction,
            )
        }
        told => {
            let year = year_of(told, anchor);
            let middle = year.and_then(|year| Date::new(i16::try_from(year).ok()?, 7, 1).ok());
            let mut feasts = years_about(feast.calendar, middle).filter_map(of_year);
            feasts.find(|value| Some(i64::from(value.first.year())) == year)
        }
    };
    Resolved { value, contradiction: false, inferred: anchor.direction.filter(|_| year == YearRef::Unknown) }
}
