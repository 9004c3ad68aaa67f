//! Times of day on the clock.

use super::{Parse, day};
use crate::time::cursor::Cursor;
use crate::time::form::Form;
use crate::time::items::ItemKind;
use crate::time::numeral::numeral;
use crate::time::value::{Clock, DayPart};
use crate::time::words::{Calendar, Count, Cue, Fraction, Unit};

/// `الساعة العاشرة صباحا`، `الساعة 16 و47 دقيقة`، `10:30 بتوقيت غرينتش`، `السابعة مساء`, with the day where it follows as
/// in `الساعة التاسعة من صباح الأحد`.
pub(super) fn clock(cursor: &mut Cursor) -> Option<Parse> {
    let worded = cursor
        .eat(|cue, clitics| (cue == Cue::Unit(Unit::Hour, Count::One) && clitics.article).then_some(()));
    let (mut clock, digital) = match worded {
        Some(()) => hour_after_word(cursor)?,
        None => hour_alone(cursor)?,
    };
    let part = part_after(cursor);
    let zone = cursor.attempt(zone);
    if let Some(zone) = zone {
        clock.zone = zone;
    }
    let day = cursor.attempt(day_of_clock);
    let day_part = day.as_ref().and_then(|day| day.part);
    if worded.is_none() && !digital && part.or(day_part).is_none() {
        return None;
    }
    let part = part.or(day_part);
    clock.hour = on_24_hours(clock.hour, part);
    Some(match day {
        Some(day) => Parse::new(
            Form::Day(crate::time::form::DayForm { clock: Some(clock), part, ..day }),
            "clock-of-day",
        ),
        None => Parse::new(Form::Clock(clock, part), "clock"),
    })
}

/// `من صباح الأحد`، `من يوم الثلاثاء`
fn day_of_clock(cursor: &mut Cursor) -> Option<crate::time::form::DayForm> {
    cursor.eat_cue(Cue::From);
    match day::day(cursor)?.form {
        Form::Day(day) if day.part.is_some() || day.weekday.is_some() || day.relative.is_some() => Some(day),
        _ => None,
    }
}

fn hour_after_word(cursor: &mut Cursor) -> Option<(Clock, bool)> {
    if let Some(clock) = cursor.attempt(digits) {
        return Some((clock, true));
    }
    let hour = numeral(cursor)?.value;
    Some((at(hour, minutes_in_words(cursor))?, false))
}

/// Without its word an hour is a time only as `10:30`, or as an ordinal before a part of the day.
fn hour_alone(cursor: &mut Cursor) -> Option<(Clock, bool)> {
    if let Some(clock) = cursor.attempt(digits) {
        return Some((clock, true));
    }
    let definite = cursor.cue()?.1.article;
    let hour = numeral(cursor)
        .filter(|hour| definite && (hour.ordinal || hour.value == 1) && hour.value <= 12)?
        .value;
    Some((at(hour, minutes_in_words(cursor))?, false))
}

/// `10:30`, or `10.30` after the word hour.
fn digits(cursor: &mut Cursor) -> Option<Clock> {
    if matches!(cursor.item()?.kind, ItemKind::Marked) {
        let after_hour = cursor.at.checked_sub(1).and_then(|before| cursor.items.cue(before))?;
        if after_hour.0 != Cue::Unit(Unit::Hour, Count::One) {
            return None;
        }
        let source = arabic::fold(cursor.items.source(cursor.at));
        let (hour, minute) = source.split_once('.')?;
        let minute = minute.parse().ok().filter(|_| minute.len() == 2)?;
        cursor.at += 1;
        return at(hour.parse().ok()?, minute);
    }
    let joined = cursor.items.adjacent(cursor.at) && cursor.items.adjacent(cursor.at + 1);
    let hour = cursor.eat_number(1, 2).filter(|_| joined)?;
    cursor.eat_mark(&[':'])?;
    let minute = cursor.eat_number(2, 2)?;
    let going_on = cursor.items.adjacent(cursor.at - 1)
        && matches!(cursor.item().map(|item| item.kind), Some(ItemKind::Mark(':')));
    if going_on {
        // seconds
        cursor.at += 1;
        cursor.eat_number(2, 2)?;
    }
    at(hour, minute)
}

fn at(hour: i64, minute: i64) -> Option<Clock> {
    let hour = u8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
    let minute = u8::try_from(minute).ok().filter(|minute| *minute < 60)?;
    Some(Clock { hour, minute, zone: None })
}

/// `و47 دقيقة`، `والنصف`، `إلا ربعا` after the hour; an hour less something counts its minutes down from 60.
fn minutes_in_words(cursor: &mut Cursor) -> i64 {
    let counted = cursor.attempt(|ahead| {
        ahead.eat_conjunction().then_some(())?;
        let minutes = ahead.eat_number(1, 2)?;
        ahead.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Minute, _)).then_some(minutes))
    });
    counted
        .or_else(|| cursor.eat(|cue, clitics| if clitics.conjunction { fraction_minutes(cue) } else { None }))
        .unwrap_or(0)
}

const fn fraction_minutes(cue: Cue) -> Option<i64> {
    match cue {
        Cue::Fraction(Fraction::Half) => Some(30),
        Cue::Fraction(Fraction::Third) => Some(20),
        Cue::Fraction(Fraction::Quarter) => Some(15),
        _ => None,
    }
}

fn part_after(cursor: &mut Cursor) -> Option<DayPart> {
    let part = cursor.eat(|cue, clitics| match cue {
        Cue::Part(part) if !clitics.conjunction && clitics.preposition.is_none() && !clitics.article => {
            Some(part)
        }
        _ => None,
    });
    part.or_else(|| cursor.eat_cue(Cue::Era(Calendar::Gregorian)).then_some(DayPart::Evening))
}

/// `بتوقيت غرينتش`، `(ت.غ)`; `Some(None)` for a zone that is named and not known.
fn zone(cursor: &mut Cursor) -> Option<Option<i16>> {
    cursor.eat_cue(Cue::ZoneWord).then_some(())?;
    let zone = cursor.eat(|cue, _| match cue {
        Cue::Zone(minutes) => Some(minutes),
        _ => None,
    });
    Some(zone)
}

/// The hour on a clock of twenty-four by the part of the day.
const fn on_24_hours(hour: u8, part: Option<DayPart>) -> u8 {
    match (part, hour) {
        (Some(DayPart::Evening | DayPart::Afternoon), 1..=11) | (Some(DayPart::Night), 6..=11) => hour + 12,
        (Some(DayPart::Noon), 1..=4) => hour + 12,
        (Some(DayPart::Night | DayPart::Dawn | DayPart::AfterMidnight | DayPart::Midnight), 12) => 0,
        _ => hour,
    }
}
