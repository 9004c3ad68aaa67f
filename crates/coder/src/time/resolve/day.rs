//! Days: which week a weekday means, which year a date without one.

use super::{Anchor, Resolved};
use crate::time::calendar::{from_hijri, to_hijri};
use crate::time::form::{DateForm, DayForm, Direction, MonthForm, MonthRef, YearRef};
use crate::time::value::{TimeValue, days_between, monday, plus_days, plus_months};
use crate::time::words::Calendar;
use jiff::civil::Date;

/// Resolves a day: a printed date wins over everything, a weekday over `اليوم` and `أمس`; what disagrees is marked.
pub(super) fn day(form: &DayForm, anchor: &Anchor) -> Resolved {
    let mut resolved = plain(form, anchor);
    if let Some(value) = &mut resolved.value {
        value.part = form.part;
        value.clock = form.clock;
        if form.overnight {
            value.last = plus_days(value.first, 1);
        }
    }
    resolved
}

fn plain(form: &DayForm, anchor: &Anchor) -> Resolved {
    if let Some(date) = form.date {
        return dated(form, date, anchor);
    }
    if let Some(step) = form.anaphoric {
        return anchor.told_before.map(|told| TimeValue::day(plus_days(told.first, i64::from(step)))).into();
    }
    let Some(reference) = anchor.reference else { return Resolved::default() };
    match (form.relative, form.weekday) {
        (Some(relative), weekday) => beside_today(plus_days(reference, i64::from(relative)), weekday),
        (None, Some(weekday)) => bare_weekday(form, weekday, reference, anchor),
        (None, None) => Resolved::default(),
    }
}

/// `اليوم الاثنين` in a report of Tuesday: the nearest Monday.
fn beside_today(day: Date, weekday: Option<i8>) -> Resolved {
    let off = weekday.map_or(0, |weekday| (i64::from(weekday) - weekday_of(day) + 3).rem_euclid(7) - 3);
    let value = Some(TimeValue::day(plus_days(day, off)));
    Resolved { value, contradiction: off != 0, inferred: None }
}

fn bare_weekday(form: &DayForm, weekday: i8, reference: Date, anchor: &Anchor) -> Resolved {
    let value = |day| Some(TimeValue::day(day));
    if let Some(week) = form.week {
        let day = plus_days(monday(reference), i64::from(week) * 7 + i64::from(weekday) - 1);
        return value(day).into();
    }
    let back = (weekday_of(reference) - i64::from(weekday)).rem_euclid(7);
    let ahead = (7 - back) % 7;
    let direction = anchor.direction.unwrap_or(Direction::Past);
    let open = form.shift.is_none_or(|shift| shift == 0);
    if let Some(day) = after_told(weekday, reference, anchor).filter(|_| open) {
        return Resolved { inferred: Some(direction), ..Resolved::from(value(day)) };
    }
    // `الأربعاء 22 فيفري … الأربعاء المقبل`
    if let Some(told) = anchor.told.filter(|told| form.shift == Some(1) && *told > reference)
        && weekday_of(told) == i64::from(weekday)
    {
        return value(plus_days(told, 7)).into();
    }
    let strictly = |days: i64| if days == 0 { 7 } else { days };
    let days = match (form.shift, direction) {
        (Some(-2), _) => -strictly(back) - 7,
        (Some(-1), _) => -strictly(back),
        (Some(1), _) => strictly(ahead),
        (Some(2), _) => strictly(ahead) + 7,
        // `منذ يوم الاثنين` on a Monday: what has gone on since this morning is told `منذ صباح الاثنين`
        (_, Direction::Past) if anchor.since && form.part.is_none() => -strictly(back),
        (_, Direction::Past) => -back,
        // agencies call their own day by its bare name (`يلتقي الوزيران الاثنين`); `يوم الاثنين` ahead is another one
        (_, Direction::Future) if anchor.says_today || form.after_noun => strictly(ahead),
        (_, Direction::Future) => ahead,
    };
    let told_by_word = matches!(form.shift, Some(shift) if shift != 0);
    Resolved {
        value: value(plus_days(reference, days)),
        contradiction: false,
        inferred: (!told_by_word).then_some(direction),
    }
}

/// A weekday that goes on from a day told before it: what repeats the day just told is that day; the end of a range comes after its beginning, and what is announced
/// after a day ahead comes on that day or later.
fn after_told(weekday: i8, reference: Date, anchor: &Anchor) -> Option<Date> {
    let days = |from: Date| (i64::from(weekday) - weekday_of(from)).rem_euclid(7);
    if let Some(same) = anchor.just_told.filter(|told| days(*told) == 0 && anchor.began.is_none()) {
        return Some(same);
    }
    if let Some(began) = anchor.began {
        return Some(plus_days(began, (days(began) + 6) % 7 + 1));
    }
    let told = anchor.told.filter(|told| *told > reference && anchor.direction != Some(Direction::Past))?;
    // `تنطلق يوم 20 وتنتهي يوم 24 ويتخللها إضراب الأربعاء`
    let within = anchor.told_from.filter(|from| *from > reference && days_between(*from, told) < 7);
    if let Some(day) = within.map(|from| plus_days(from, (days(from) + 6) % 7 + 1)).filter(|day| *day < told)
    {
        return Some(day);
    }
    Some(plus_days(told, days(told)))
}

/// 1 Monday – 7 Sunday.
fn weekday_of(day: Date) -> i64 {
    i64::from(day.weekday().to_monday_one_offset())
}

/// A day of a month: among the years and months that the words leave open, the likeliest.
fn dated(form: &DayForm, date: DateForm, anchor: &Anchor) -> Resolved {
    let candidates = candidates(date, anchor);
    let fixed = candidates.len() == 1;
    let near = anchor.reference.map(|day| plus_days(day, form.relative.map_or(0, i64::from)));
    let told = form.shift.and_then(direction_of_shift).or_else(|| direction_of_year(date.year));
    let direction = told.or(anchor.direction);
    let best = candidates.into_iter().min_by_key(|day| {
        let distance = near.map_or(0, |near| days_between(near, *day));
        cost(distance, direction, told.is_some()) + mismatch(*day, form.weekday)
    });
    let Some(day) = best else { return Resolved::default() };
    if let Some(near) = near.filter(|near| form.relative.is_some() && misprinted(day, *near, form.weekday)) {
        return Resolved { value: Some(TimeValue::day(near)), contradiction: true, inferred: None };
    }
    if let Some(day) = near.and_then(|near| in_another_year(date, day, near, form.weekday)) {
        return Resolved { value: Some(TimeValue::day(day)), contradiction: true, inferred: None };
    }
    let weekday_off = form.weekday.is_some_and(|weekday| i64::from(weekday) != weekday_of(day));
    let relative_off = form.relative.is_some() && near.is_some_and(|near| near != day);
    Resolved {
        value: Some(TimeValue::day(day)),
        contradiction: weekday_off || relative_off,
        inferred: anchor.direction.filter(|_| !fixed && told.is_none()),
    }
}

/// `اليوم الأربعاء 11 جانفي 2016` in a report of Wednesday, 11 January 2017: two witnesses against one.
fn misprinted(printed: Date, day: Date, weekday: Option<i8>) -> bool {
    weekday.is_some_and(|weekday| {
        let weekday = i64::from(weekday);
        printed != day && weekday_of(printed) != weekday && weekday_of(day) == weekday
    })
}

/// `السبت 3 جوان 2016` in a report of Sunday, 4 June 2017: the weekday and the nearness stand against the year.
fn in_another_year(date: DateForm, printed: Date, near: Date, weekday: Option<i8>) -> Option<Date> {
    const NEAR: i64 = 60;
    let weekday = i64::from(weekday.filter(|_| matches!(date.year, YearRef::Number(..)))?);
    let beside = Date::new(near.year(), printed.month(), printed.day()).ok()?;
    let off = weekday_of(printed) != weekday && (near.year() - printed.year()).abs() == 1;
    (off && weekday_of(beside) == weekday && days_between(beside, near).abs() <= NEAR).then_some(beside)
}

const fn direction_of_shift(shift: i8) -> Option<Direction> {
    match shift {
        ..0 => Some(Direction::Past),
        0 => None,
        1.. => Some(Direction::Future),
    }
}

const fn direction_of_year(year: YearRef) -> Option<Direction> {
    match year {
        YearRef::MonthShifted(shift) => direction_of_shift(shift),
        _ => None,
    }
}

/// How unlikely a day so far from the report is: nearness counts, and a day against the direction counts as eight times as
/// far, or, where the expression itself tells the direction, as out of the question.
pub(super) const fn cost(distance: i64, direction: Option<Direction>, told: bool) -> i64 {
    let against = match direction {
        Some(Direction::Past) => distance > 0,
        Some(Direction::Future) => distance < 0,
        None => false,
    };
    let factor = if !against {
        1
    } else if told {
        1000
    } else {
        8
    };
    distance.abs() * factor
}

/// A weekday that does not fit weighs like half a year: it picks the year where years differ, and no more.
fn mismatch(day: Date, weekday: Option<i8>) -> i64 {
    match weekday {
        Some(weekday) if day.weekday().to_monday_one_offset() != weekday => 200,
        _ => 0,
    }
}

/// The days that a day of a month can be.
fn candidates(date: DateForm, anchor: &Anchor) -> Vec<Date> {
    let reference = anchor.reference;
    match date.month {
        MonthRef::Named(month) => of_years(month, date, anchor),
        MonthRef::Shifted(shift) => reference
            .and_then(|day| in_month(plus_months(day.first_of_month(), i64::from(shift)), date.day))
            .into_iter()
            .collect(),
        MonthRef::Same => {
            anchor.told_before.and_then(|told| in_month(told.first, date.day)).into_iter().collect()
        }
        MonthRef::Unknown => {
            let months = reference
                .into_iter()
                .flat_map(|day| (-2..=2).map(move |by| plus_months(day.first_of_month(), by)));
            months.filter_map(|month| in_month(month, date.day)).collect()
        }
    }
}

fn in_month(month: Date, day: i64) -> Option<Date> {
    Date::new(month.year(), month.month(), i8::try_from(day).ok()?).ok()
}

fn of_years(month: MonthForm, date: DateForm, anchor: &Anchor) -> Vec<Date> {
    let day = i8::try_from(date.day).unwrap_or(0);
    let on = |year: i64| on_year(month, year, day);
    match date.year {
        YearRef::Number(year, calendar) if calendar == month.calendar => on(year).into_iter().collect(),
        YearRef::Number(year, _) => {
            years_about(month.calendar, Date::new(i16::try_from(year).unwrap_or(0), 7, 1).ok())
                .filter_map(on)
                .filter(|day| i64::from(day.year()) == year)
                .collect()
        }
        YearRef::Shifted(shift) => {
            let year = anchor.reference.map(|day| i64::from(day.year()) + i64::from(shift));
            year.and_then(on).into_iter().collect()
        }
        YearRef::Same => {
            anchor.told_before.and_then(|told| on(i64::from(told.first.year()))).into_iter().collect()
        }
        YearRef::Unknown | YearRef::MonthShifted(_) => {
            years_about(month.calendar, anchor.reference).filter_map(on).collect()
        }
    }
}

fn on_year(month: MonthForm, year: i64, day: i8) -> Option<Date> {
    match month.calendar {
        Calendar::Gregorian => Date::new(i16::try_from(year).ok()?, month.number, day).ok(),
        Calendar::Hijri => from_hijri(year, month.number, day),
    }
}

/// The year that a day stands in and its neighbours, of either calendar.
pub(super) fn years_about(calendar: Calendar, day: Option<Date>) -> impl Iterator<Item = i64> {
    let year = day.and_then(|day| match calendar {
        Calendar::Gregorian => Some(i64::from(day.year())),
        Calendar::Hijri => to_hijri(day).map(|(year, ..)| year),
    });
    year.into_iter().flat_map(|year| year - 1..=year + 1)
}
