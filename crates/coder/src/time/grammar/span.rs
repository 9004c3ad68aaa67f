//! From one day, month or year to another, where the first leaves unsaid what the second says: `من 4 إلى 11 نوفمبر 2017`.
//!
//! Two full days (`من الجمعة 9 سبتمبر إلى الاثنين 19 سبتمبر`) stay two expressions.

use super::{Parse, date};
use crate::time::cursor::Cursor;
use crate::time::form::{DateForm, DayForm, Form, MonthForm, MonthRef, YearRef};
use crate::time::items::ItemKind;
use crate::time::value::DayPart;
use crate::time::words::{Calendar, Count, Cue, Unit};

/// `بين 5 و7 أغسطس`، `يومي 5 و6 أغسطس`، `4-11 نوفمبر`
pub(super) fn days(cursor: &mut Cursor) -> Option<Parse> {
    let opening = opening(cursor);
    cursor.eat(|cue, _| {
        matches!(cue, Cue::Unit(Unit::Day, count) if count != Count::One || opening != Opening::None)
            .then_some(())
    });
    let listed = opening == Opening::None && cursor.at > 0 && is_plural_day(cursor);
    let pair = if listed || opening == Opening::Between { cursor.attempt(weekday_pair) } else { None };
    if pair.is_some() {
        return pair;
    }
    if opening == Opening::Between
        && let Some(pair) = cursor.attempt(date_pair)
    {
        return Some(pair);
    }
    let first = date::day_number(cursor)?;
    let last = loop {
        joined(cursor, opening, listed)?;
        if let Some(last) = cursor.attempt(date::date) {
            break last;
        }
        date::day_number(cursor).filter(|_| listed)?;
    };
    let from = DateForm { day: first, ..last };
    let valid = first < last.day || last.month == MonthRef::Same;
    let end = |date| Box::new(Form::Day(DayForm { date: Some(date), ..DayForm::default() }));
    valid.then(|| Parse::new(Form::Span(end(from), end(last)), if listed { "days" } else { "day-range" }))
}

/// `الليلة الفاصلة بين السبت والأحد`، `بين 18 و19 جانفي`
pub(super) fn night_between(cursor: &mut Cursor, part: DayPart) -> Option<Parse> {
    let Form::Span(mut first, last) = days(cursor)?.form else { return None };
    if let Form::Day(day) = &mut *first {
        day.part = Some(part);
    }
    Some(Parse::new(Form::Span(first, last), "night"))
}

fn is_plural_day(cursor: &Cursor) -> bool {
    let before = cursor.at.checked_sub(1).and_then(|before| cursor.items.cue(before));
    matches!(before, Some((Cue::Unit(Unit::Day, Count::Two | Count::Many), _)))
}

/// `بين 1 يناير و5 أبريل 2017`: the first day takes the year of the last.
fn date_pair(cursor: &mut Cursor) -> Option<Parse> {
    let mut first = date::date(cursor)?;
    joined(cursor, Opening::Between, false)?;
    let last = date::date(cursor)?;
    let (MonthRef::Named(from), MonthRef::Named(to)) = (first.month, last.month) else { return None };
    if first.year == YearRef::Unknown {
        first.year = year_before(last.year, from, to);
    }
    let end = |date| Box::new(Form::Day(DayForm { date: Some(date), ..DayForm::default() }));
    Some(Parse::new(Form::Span(end(first), end(last)), "day-range"))
}

/// `يومي الثلاثاء والأربعاء`, with their dates if given: `27 و28 ديسمبر`
fn weekday_pair(cursor: &mut Cursor) -> Option<Parse> {
    let weekday = |cue, article| match cue {
        Cue::Weekday(day) if article => Some(day),
        _ => None,
    };
    let first = cursor.eat(|cue, clitics| weekday(cue, clitics.article))?;
    let mut second = cursor.eat(|cue, clitics| weekday(cue, clitics.article && clitics.conjunction))?;
    while let Some(next) = cursor.eat(|cue, clitics| weekday(cue, clitics.article && clitics.conjunction)) {
        second = next;
    }
    let shift = cursor.eat(|cue, clitics| match cue {
        Cue::Shift(shift) if clitics.article => Some(shift),
        _ => None,
    });
    let dates = cursor.attempt(|ahead| {
        let first = date::day_number(ahead)?;
        joined(ahead, Opening::None, true)?;
        let last = date::date(ahead)?;
        Some((DateForm { day: first, ..last }, last))
    });
    let day = |weekday, date| {
        Box::new(Form::Day(DayForm { weekday: Some(weekday), shift, date, ..DayForm::default() }))
    };
    let (from, last) = dates.unzip();
    Some(Parse::new(Form::Span(day(first, from), day(second, last)), "days"))
}

/// `بين عامي 2010 و2015`، `من 2010 إلى 2015`، `عامي 2010 و2011`، `2016-2017`
pub(super) fn years(cursor: &mut Cursor) -> Option<Parse> {
    let opening = opening(cursor);
    let noun = cursor.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Year, _)).then_some(()));
    let listed = noun.is_some();
    let year = |cursor: &mut Cursor| match date::year_number(cursor)? {
        YearRef::Number(number, Calendar::Gregorian) => Some(number),
        _ => None,
    };
    let first = year(cursor)?;
    joined(cursor, opening, listed)?;
    let last = year(cursor).filter(|last| first < *last && *last < first + 200)?;
    if opening == Opening::None && noun.is_none() && last != first + 1 {
        return None;
    }
    let form = |year| Box::new(Form::Year(year, Calendar::Gregorian));
    Some(Parse::new(Form::Span(form(first), form(last)), "year-range"))
}

/// `بين مارس ومايو 2019`، `من يناير إلى مارس`، `شهري أكتوبر ونوفمبر 2016`; `يناير ومارس` alone is two months
/// and stays so.
pub(super) fn months(cursor: &mut Cursor) -> Option<Parse> {
    let opening = opening(cursor);
    let noun = cursor.eat(|cue, _| match cue {
        Cue::Unit(Unit::Month, count) => Some(count),
        _ => None,
    });
    let listed = matches!(noun, Some(Count::Two | Count::Many));
    if opening == Opening::None && !listed {
        return None;
    }
    let (first, _) = date::month_name(cursor)?;
    let first_year = date::year(cursor);
    let (last, _) = match opening {
        Opening::Between | Opening::None => {
            let mut last = None;
            while cursor.cue().is_some_and(|(_, clitics)| clitics.conjunction) {
                last = Some(date::month_name(cursor)?);
            }
            last?
        }
        Opening::From if until(cursor).is_some() => {
            cursor.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Month, _)).then_some(()));
            date::month_name(cursor)?
        }
        Opening::From => return None,
    };
    let last_year = date::year(cursor);
    let start_year =
        if first_year == YearRef::Unknown { year_before(last_year, first, last) } else { first_year };
    let start = Form::Month(first, start_year);
    Some(Parse::new(Form::Span(Box::new(start), Box::new(Form::Month(last, last_year))), "month-range"))
}

/// The year of the first month by that of the last: the year before where the range runs over new year.
const fn year_before(year: YearRef, first: MonthForm, last: MonthForm) -> YearRef {
    match year {
        YearRef::Number(number, calendar) if first.number > last.number => {
            YearRef::Number(number - 1, calendar)
        }
        year => year,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    None,
    From,
    Between,
}

fn opening(cursor: &mut Cursor) -> Opening {
    let opening = cursor.eat(|cue, _| match cue {
        Cue::From => Some(Opening::From),
        Cue::Between => Some(Opening::Between),
        _ => None,
    });
    opening.unwrap_or(Opening::None)
}

/// What stands between the ends: `إلى`, `و`, a dash, by how the range began.
fn joined(cursor: &mut Cursor, opening: Opening, listed: bool) -> Option<()> {
    match opening {
        Opening::From => until(cursor)?,
        Opening::Between => conjunction(cursor)?,
        Opening::None if listed => {
            cursor.eat_mark(&[arabic::letters::COMMA]);
            conjunction(cursor)?;
        }
        Opening::None => {
            let next = matches!(cursor.items.get(cursor.at + 1)?.kind, ItemKind::Number(..));
            cursor.eat_mark(&['-', '\u{2013}', '/']).filter(|_| next)?;
        }
    }
    cursor.eat(|cue, _| matches!(cue, Cue::Unit(Unit::Day, Count::One)).then_some(()));
    Some(())
}

fn conjunction(cursor: &mut Cursor) -> Option<()> {
    let worded = cursor.cue().is_some_and(|(_, clitics)| clitics.conjunction);
    (cursor.eat_conjunction() || worded).then_some(())
}

/// `إلى`، `حتى`
fn until(cursor: &mut Cursor) -> Option<()> {
    cursor.eat(|cue, _| matches!(cue, Cue::Until | Cue::To).then_some(()))
}
