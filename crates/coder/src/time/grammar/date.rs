//! A day of a month, in words or digits, and the names of months and years.

use crate::time::cursor::Cursor;
use crate::time::form::{DateForm, MonthForm, MonthRef, YearRef};
use crate::time::items::ItemKind;
use crate::time::numeral::numeral;
use crate::time::words::{Calendar, Count, Cue, Unit};

const DOUBLING: &[char] = &['/', '(', '-', '\\', '\u{2013}'];

/// A day of a month: `5 أغسطس 2022`، `الخامس من آب/أغسطس الجاري`، `12/3/2018`.
pub(super) fn date(cursor: &mut Cursor) -> Option<DateForm> {
    cursor.attempt(numeric).or_else(|| cursor.attempt(worded))
}

fn worded(cursor: &mut Cursor) -> Option<DateForm> {
    let day = day_number(cursor)?;
    let (month, year) = month_of_day(cursor)?;
    Some(DateForm { day, month, year })
}

/// The number of a day in a month.
pub(super) fn day_number(cursor: &mut Cursor) -> Option<i64> {
    let long = matches!(cursor.item()?.kind, ItemKind::Number(_, digits) if digits > 2);
    (!long && !feminine_ordinal(cursor))
        .then(|| numeral(cursor))?
        .map(|number| number.value)
        .filter(|day| (1..=31).contains(day))
}

/// `الأولى`, `الثالثة`: weeks and hours, never days of a month.
fn feminine_ordinal(cursor: &Cursor) -> bool {
    let Some((Cue::Ordinal(number), _)) = cursor.cue() else { return false };
    let word = arabic::fold(cursor.items.source(cursor.at));
    word.ends_with(arabic::letters::HEH) || (number == 1 && word.ends_with(arabic::letters::YEH))
}

/// What follows the day's number: the month and the year.
pub(super) fn month_of_day(cursor: &mut Cursor) -> Option<(MonthRef, YearRef)> {
    cursor.attempt(|ahead| {
        ahead.eat_cue(Cue::From);
        let named = ahead.attempt(|inner| {
            inner.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Month, Count::One)).then_some(()));
            month_name(inner).map(|(month, _)| month)
        });
        if let Some(month) = named {
            return Some((MonthRef::Named(month), year(ahead)));
        }
        relative_month(ahead).map(|month| (month, YearRef::Unknown))
    })
}

/// `الشهر الجاري`، `هذا الشهر`، `الشهر نفسه`، `نفس الشهر`
fn relative_month(cursor: &mut Cursor) -> Option<MonthRef> {
    let before = cursor.eat(|cue, _| match cue {
        Cue::This => Some(MonthRef::Shifted(0)),
        Cue::SameBefore => Some(MonthRef::Same),
        _ => None,
    });
    cursor.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Month, Count::One)).then_some(()))?;
    before.or_else(|| {
        cursor.eat(|cue, _| match cue {
            Cue::Shift(shift) => Some(MonthRef::Shifted(shift)),
            // `ذات` before its noun is also written after it
            Cue::Same | Cue::SameBefore => Some(MonthRef::Same),
            _ => None,
        })
    })
}

/// The name of a month, with its second name if it has one: `آب/أغسطس`، `تشرين الثاني (نوفمبر)`. Also tells whether the
/// name alone is bound, which a second name heals.
pub(super) fn month_name(cursor: &mut Cursor) -> Option<(MonthForm, bool)> {
    let (month, bound) = cursor.eat(|cue, _| one_month(cue))?;
    let doubled = cursor.attempt(|ahead| {
        let mark = ahead.eat_mark(DOUBLING);
        let (second, _) = ahead.eat(|cue, clitics| one_month(cue).filter(|_| !clitics.conjunction))?;
        if mark == Some('(') {
            ahead.eat_mark(&[')'])?;
        }
        (second == month).then_some(())
    });
    Some((month, bound && doubled.is_none()))
}

const fn one_month(cue: Cue) -> Option<(MonthForm, bool)> {
    match cue {
        Cue::Month { number, calendar, bound } => Some((MonthForm { number, calendar }, bound)),
        _ => None,
    }
}

/// The year after a month, in any of its forms; [`YearRef::Unknown`] where none follows.
pub(super) fn year(cursor: &mut Cursor) -> YearRef {
    cursor.attempt(year_after).unwrap_or(YearRef::Unknown)
}

fn year_after(cursor: &mut Cursor) -> Option<YearRef> {
    let shifted = cursor.eat(|cue, clitics| match cue {
        Cue::Shift(shift) if clitics.article => Some(YearRef::MonthShifted(shift)),
        _ => None,
    });
    if shifted.is_some() {
        return shifted;
    }
    let mark = cursor.eat_mark(&['/', ',', '(', '-', arabic::letters::COMMA]);
    if mark.is_none() {
        cursor.eat_cue(Cue::From);
    }
    let year =
        cursor.attempt(year_number).or_else(|| cursor.attempt(relative_year).filter(|_| mark.is_none()))?;
    if mark == Some('(') {
        cursor.eat_mark(&[')'])?;
    }
    Some(year)
}

/// A year by its number, with or without its word and era: `2022`، `عام 2022م`، `1438هـ`.
pub(super) fn year_number(cursor: &mut Cursor) -> Option<YearRef> {
    cursor.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Year, Count::One)).then_some(()));
    let number = cursor.eat_number(4, 4)?;
    let era = cursor.eat(|cue, _| match cue {
        Cue::Era(calendar) => Some(calendar),
        _ => None,
    });
    let calendar = match (era, number) {
        (Some(calendar), _) => calendar,
        (None, 1700..=2200) => Calendar::Gregorian,
        (None, 1300..=1500) => Calendar::Hijri,
        _ => return None,
    };
    Some(YearRef::Number(number, calendar))
}

/// `العام الماضي`، `هذا العام`، `العام نفسه`
pub(super) fn relative_year(cursor: &mut Cursor) -> Option<YearRef> {
    let before = cursor.eat(|cue, _| match cue {
        Cue::This => Some(YearRef::Shifted(0)),
        Cue::SameBefore => Some(YearRef::Same),
        _ => None,
    });
    cursor.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Year, Count::One)).then_some(()))?;
    before.or_else(|| {
        cursor.eat(|cue, _| match cue {
            Cue::Shift(shift) => Some(YearRef::Shifted(shift)),
            Cue::Same => Some(YearRef::Same),
            _ => None,
        })
    })
}

/// A date in digits: day, month and year with one mark between them, the year first or last. The day comes first, as
/// Arabic outlets write, unless the second number can only be a day.
fn numeric(cursor: &mut Cursor) -> Option<DateForm> {
    let parts = cursor.attempt(marked_parts).or_else(|| cursor.attempt(separate_parts))?;
    let [first, second, third] = parts;
    let (year, month, day) = if first > 31 { (first, second, third) } else { (third, second, first) };
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    let calendar = if (1300..=1500).contains(&year) { Calendar::Hijri } else { Calendar::Gregorian };
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && (1300..=2200).contains(&year);
    cursor.eat(|cue, _| matches!(cue, Cue::Era(_)).then_some(()));
    let number = i8::try_from(month).ok().filter(|_| valid)?;
    let month = MonthRef::Named(MonthForm { number, calendar });
    Some(DateForm { day, month, year: YearRef::Number(year, calendar) })
}

fn separate_parts(cursor: &mut Cursor) -> Option<[i64; 3]> {
    let first = cursor.eat_number(1, 4)?;
    let mark = cursor.eat_mark(&['/', '-', '\\'])?;
    let second = cursor.eat_number(1, 2)?;
    cursor.eat_mark(&[mark])?;
    let third = cursor.eat_number(1, 4)?;
    Some([first, second, third])
}

/// A date whose marks are full stops is one number token: `12.3.2018`.
fn marked_parts(cursor: &mut Cursor) -> Option<[i64; 3]> {
    if !matches!(cursor.item()?.kind, ItemKind::Marked) {
        return None;
    }
    let source = arabic::fold(cursor.items.source(cursor.at));
    let mut parts = source.split('.').map(str::parse);
    let parts =
        [parts.next()?.ok()?, parts.next()?.ok()?, parts.next().filter(|_| parts.next().is_none())?.ok()?];
    cursor.at += 1;
    Some(parts)
}

/// A day and month in digits without a year, `5/8`: only where a word before announces a date.
pub(super) fn day_and_month(cursor: &mut Cursor) -> Option<DateForm> {
    let day = cursor.eat_number(1, 2)?;
    cursor.eat_mark(&['/'])?;
    let month = cursor.eat_number(1, 2)?;
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    let number = i8::try_from(month).ok().filter(|_| (1..=12).contains(&month) && (1..=31).contains(&day))?;
    let month = MonthRef::Named(MonthForm { number, calendar: Calendar::Gregorian });
    Some(DateForm { day, month, year: YearRef::Unknown })
}
