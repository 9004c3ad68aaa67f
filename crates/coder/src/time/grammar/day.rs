//! Days: weekdays, days beside today, dates, with the part of the day.

use super::{Parse, date, span};
use crate::time::cursor::Cursor;
use crate::time::form::{DateForm, DayForm, Form, MonthRef, YearRef};
use crate::time::items::ItemKind;
use crate::time::value::DayPart;
use crate::time::words::{Calendar, Clitics, Count, Cue, Unit};

const LOOSE: &[char] = &[arabic::letters::COMMA, ',', '(', '-', '\u{2013}'];

/// A day: an optional part of the day and `يوم`, then what tells the day.
pub(super) fn day(cursor: &mut Cursor) -> Option<Parse> {
    let mut form = DayForm { part: cursor.eat(|cue, _| part(cue)), ..DayForm::default() };
    if form.part.is_some() {
        cursor.eat_cue(Cue::From);
    }
    let noun = cursor.eat(|cue, clitics| match cue {
        Cue::Unit(Unit::Day, Count::One) => Some(clitics.article),
        _ => None,
    });
    if noun == Some(true) {
        cursor.at -= 1;
        return cursor.attempt(|ahead| today_with(ahead, form.part));
    }
    form.after_noun = noun.is_some();
    let rule = core(cursor, &mut form, noun.is_some())?;
    modifiers(cursor, &mut form);
    later_part(cursor, &mut form);
    Some(Parse::new(Form::Day(form), rule))
}

/// `اليوم`, alone or with its weekday and date.
pub(super) fn today(cursor: &mut Cursor) -> Option<Parse> {
    today_with(cursor, None)
}

fn today_with(cursor: &mut Cursor, part: Option<DayPart>) -> Option<Parse> {
    cursor.eat(|cue, clitics| (cue == Cue::Unit(Unit::Day, Count::One) && clitics.article).then_some(()))?;
    let mut form = DayForm { part, ..DayForm::default() };
    if let Some(step) = cursor.eat(|cue, _| step(cue)) {
        form.anaphoric = Some(step);
        return Some(Parse::new(Form::Day(form), "day-after-told"));
    }
    let other = cursor.cue().is_some_and(|(cue, clitics)| clitics.article && names_another_day(cue));
    // `ذلك اليوم`, `كل اليوم`
    let told = cursor.at.checked_sub(2).and_then(|before| cursor.items.cue(before));
    if other || told.is_some_and(|(cue, _)| matches!(cue, Cue::That | Cue::Every)) {
        return None;
    }
    form.relative = Some(0);
    weekday_and_date(cursor, &mut form);
    later_part(cursor, &mut form);
    Some(Parse::new(Form::Day(form), "today"))
}

const fn step(cue: Cue) -> Option<i8> {
    match cue {
        Cue::Following(step) => Some(step),
        Cue::Same => Some(0),
        _ => None,
    }
}

/// Whether an adjective after `اليوم` makes it a day of another kind: `اليوم العالمي`، `اليوم الأول`.
const fn names_another_day(cue: Cue) -> bool {
    matches!(
        cue,
        Cue::NoDay | Cue::Ordinal(_) | Cue::YearKind | Cue::Shift(_) | Cue::CompoundUnit(_) | Cue::Ten(_)
    )
}

/// What tells the day: a day beside today, a weekday or a date.
fn core(cursor: &mut Cursor, form: &mut DayForm, after_noun: bool) -> Option<&'static str> {
    // without its article it is the particle `أن`
    if cursor.eat(|cue, clitics| (cue == Cue::Now && clitics.article).then_some(())).is_some() {
        form.relative = Some(0);
        return Some("now");
    }
    if let Some(relative) = cursor.eat(relative_day) {
        form.relative = Some(relative);
        weekday_and_date(cursor, form);
        return Some("relative-day");
    }
    if weekday(cursor, form) {
        return Some("weekday");
    }
    let date =
        cursor.attempt(date::date).or_else(|| cursor.attempt(date::day_and_month).filter(|_| after_noun))?;
    form.date = Some(date);
    corresponding(cursor);
    Some(rule_of(date))
}

const fn rule_of(date: DateForm) -> &'static str {
    match date.month {
        MonthRef::Named(month) if matches!(month.calendar, Calendar::Hijri) => "hijri-date",
        MonthRef::Named(_) => "date",
        MonthRef::Unknown | MonthRef::Shifted(_) | MonthRef::Same => "day-of-month",
    }
}

fn relative_day(cue: Cue, clitics: Clitics) -> Option<i8> {
    match cue {
        // `بغد` is no word of the press, `كأمس` is "like yesterday"
        Cue::Day(days) if clitics.preposition != Some(arabic::letters::KAF) => Some(days),
        _ => None,
    }
}

fn weekday_and_date(cursor: &mut Cursor, form: &mut DayForm) {
    cursor.attempt(|ahead| {
        ahead.eat_mark(LOOSE);
        weekday(ahead, form).then(|| ahead.eat_mark(&[')']))
    });
    if form.weekday.is_none() && form.date.is_none() {
        form.date = cursor.attempt(|ahead| {
            ahead.eat_mark(LOOSE);
            date::date(ahead)
        });
    }
}

/// A weekday and the date that follows it.
fn weekday(cursor: &mut Cursor, form: &mut DayForm) -> bool {
    let found = cursor.eat(|cue, clitics| match cue {
        Cue::Weekday(day) if clitics.article => Some(day),
        _ => None,
    });
    form.weekday = found;
    if found.is_none() || cursor.cue().is_some_and(|(cue, clitics)| cue == Cue::Teen && !clitics.conjunction)
    {
        return false;
    }
    modifiers(cursor, form);
    form.date = cursor.attempt(date_after_weekday);
    true
}

fn date_after_weekday(cursor: &mut Cursor) -> Option<DateForm> {
    let mark = cursor.eat_mark(LOOSE);
    cursor.eat_cue(Cue::Corresponding);
    // `الموافق لـ 25`، `الموافق في 25`
    cursor.eat_article();
    let lam = cursor.item().is_some_and(|item| matches!(item.kind, ItemKind::Word))
        && arabic::fold(cursor.items.source(cursor.at)).chars().eq([arabic::letters::LAM]);
    cursor.at += usize::from(lam);
    cursor.eat_cue(Cue::In);
    let date = cursor
        .attempt(date::date)
        .or_else(|| cursor.attempt(date::day_and_month))
        .or_else(|| cursor.attempt(bare_number).filter(|_| mark.is_none()))?;
    corresponding(cursor);
    if mark == Some('(') {
        cursor.eat_mark(&[')']);
    }
    Some(date)
}

/// `الثلاثاء 20` with a list going on: the month stands with the last day of the list.
fn bare_number(cursor: &mut Cursor) -> Option<DateForm> {
    let day = cursor.eat_number(1, 2).filter(|day| (1..=31).contains(day))?;
    let listed =
        cursor.cue().is_some_and(|(cue, clitics)| matches!(cue, Cue::Weekday(_)) && clitics.conjunction);
    listed.then_some(DateForm { day, month: MonthRef::Unknown, year: YearRef::Unknown })
}

/// The same day in the other calendar: `الموافق 5 أغسطس`، `(15 رمضان 1438هـ)`. The first writing is kept.
fn corresponding(cursor: &mut Cursor) {
    cursor.attempt(|ahead| {
        let mark = ahead.eat_mark(LOOSE);
        let word = ahead.eat_cue(Cue::Corresponding);
        ahead.eat_cue(Cue::In);
        let date = ahead.attempt(date::date)?;
        let hijri = matches!(date.month, MonthRef::Named(month) if month.calendar == Calendar::Hijri);
        if mark == Some('(') {
            ahead.eat_mark(&[')'])?;
        }
        (word || (mark.is_some() && hijri)).then_some(())
    });
}

/// `الماضي`، `المقبل`، `من الأسبوع المقبل` after the day.
fn modifiers(cursor: &mut Cursor, form: &mut DayForm) {
    if form.weekday.is_none() || form.date.is_some() {
        return;
    }
    let shift = cursor.eat(|cue, clitics| match cue {
        Cue::Shift(shift) if clitics.article || shift.abs() == 2 => Some(shift),
        _ => None,
    });
    form.shift = form.shift.or(shift);
    form.week = form.week.or_else(|| cursor.attempt(of_week));
}

fn of_week(cursor: &mut Cursor) -> Option<i8> {
    cursor.eat_cue(Cue::From).then_some(())?;
    let this = cursor.eat_cue(Cue::This);
    cursor.eat(|cue, _| (cue == Cue::Unit(Unit::Week, Count::One)).then_some(()))?;
    if this {
        return Some(0);
    }
    cursor.eat(|cue, _| match cue {
        Cue::Shift(shift) => Some(shift),
        _ => None,
    })
}

/// A part of the day after the day: `أمس مساء`، `الأحد صباحا`; not where it begins the next day's expression.
fn later_part(cursor: &mut Cursor, form: &mut DayForm) {
    if form.part.is_some() {
        overnight(cursor, form);
        return;
    }
    form.part = cursor.attempt(|ahead| {
        let part = ahead.eat(|cue, clitics| part(cue).filter(|_| !clitics.conjunction))?;
        let next_day = ahead.cue().is_some_and(|(cue, clitics)| match cue {
            Cue::Weekday(_) => clitics.article,
            Cue::Day(_) | Cue::Unit(Unit::Day, Count::One) => true,
            _ => false,
        });
        (!next_day).then_some(part)
    });
}

/// The night between two days: `ليل السبت الأحد`، `ليلة الجمعة - السبت`.
fn overnight(cursor: &mut Cursor, form: &mut DayForm) {
    let (Some(DayPart::Night), Some(first)) = (form.part, form.weekday) else { return };
    let found = cursor.attempt(|ahead| {
        ahead.eat_mark(&['-', '/', '\u{2013}']);
        let second = ahead.eat(|cue, clitics| match cue {
            Cue::Weekday(day) if clitics.article && !clitics.conjunction => Some(day),
            _ => None,
        })?;
        (second == first % 7 + 1).then_some(())
    });
    form.overnight = found.is_some();
}

const fn part(cue: Cue) -> Option<DayPart> {
    match cue {
        Cue::Part(part) => Some(part),
        _ => None,
    }
}

/// `الليلة`، `الليلة الماضية`، `بعد منتصف الليلة الماضية`: nights beside the present one.
pub(super) fn night(cursor: &mut Cursor) -> Option<Parse> {
    let (part, article) = cursor.eat(|cue, clitics| part(cue).map(|part| (part, clitics.article)))?;
    if cursor.eat_cue(Cue::Separating) {
        return span::night_between(cursor, part);
    }
    let shift = cursor.eat(|cue, clitics| match cue {
        Cue::Shift(shift) if clitics.article || shift.abs() == 2 => Some(shift),
        _ => None,
    });
    let relative = match (part, shift) {
        // the hours after midnight belong to the following day
        (DayPart::AfterMidnight, Some(shift @ ..=-1)) => shift + 1,
        (DayPart::Night | DayPart::Midnight, Some(shift @ ..=-1)) => shift,
        (_, Some(1)) => 0,
        (DayPart::Night, None) if article && is_feminine_night(cursor) => 0,
        _ => return None,
    };
    let form = DayForm { relative: Some(relative), part: Some(part), ..DayForm::default() };
    Some(Parse::new(Form::Day(form), "night"))
}

/// `الليلة` is tonight; `الليل` is the night in general.
fn is_feminine_night(cursor: &Cursor) -> bool {
    arabic::fold(cursor.items.source(cursor.at - 1)).ends_with(arabic::letters::HEH)
}

/// A date after a word that announces it: `بتاريخ 5/8`.
pub(super) fn announced(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::DateWord).then_some(())?;
    cursor.eat_mark(&[':']);
    let (form, rule) = cursor
        .attempt(|ahead| {
            let date = date::date(ahead).or_else(|| ahead.attempt(date::day_and_month))?;
            corresponding(ahead);
            Some((DayForm { date: Some(date), ..DayForm::default() }, rule_of(date)))
        })
        .or_else(|| match day(cursor)? {
            Parse { form: Form::Day(form), rule } => Some((form, rule)),
            Parse { .. } => None,
        })?;
    Some(Parse::new(Form::Day(form), rule))
}

/// `ثاني أيام عيد الفطر`
pub(super) fn feast_day(cursor: &mut Cursor) -> Option<Parse> {
    let number = cursor.eat(|cue, _| match cue {
        Cue::Ordinal(number) => Some(number),
        _ => None,
    })?;
    cursor.eat(|cue, _| (cue == Cue::Unit(Unit::Day, Count::Many)).then_some(()))?;
    named_feast(cursor, Some(number))
}

/// A feast with its year.
pub(super) fn feast(cursor: &mut Cursor) -> Option<Parse> {
    named_feast(cursor, None)
}

fn named_feast(cursor: &mut Cursor, day: Option<i64>) -> Option<Parse> {
    let index = cursor.eat(|cue, _| match cue {
        Cue::Feast(index) => Some(index),
        _ => None,
    })?;
    let year = date::year(cursor);
    Some(Parse::new(Form::Feast { index, day, year }, "feast"))
}
