//! Amounts of time, and what lies so far before or after.

use super::Parse;
use crate::time::cursor::Cursor;
use crate::time::form::{Amount, Direction, Form};
use crate::time::items::ItemKind;
use crate::time::numeral::numeral;
use crate::time::words::{Count, Cue, Fraction, Unit};

/// `منذ أسبوعين`
pub(super) fn since(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::Since).then_some(())?;
    // `منذ أكثر من شهر`, but not `منذ يوم الخميس`
    let amount = amount(cursor)?;
    not_a_day(cursor)?;
    Some(Parse::new(Form::Offset(amount, Direction::Past), "since"))
}

/// `قبل ثلاثة أيام`، `بعد يومين`، `بعد يوم من`
pub(super) fn offset(cursor: &mut Cursor) -> Option<Parse> {
    let direction = cursor.eat(|cue, _| match cue {
        Cue::Before => Some(Direction::Past),
        Cue::After => Some(Direction::Future),
        _ => None,
    })?;
    let amount = amount(cursor)?;
    not_a_day(cursor)?;
    let of_event = match cursor.cue() {
        Some((Cue::From, _)) => true,
        _ => {
            cursor.item().is_some_and(|item| matches!(item.kind, ItemKind::Word))
                && is_on(cursor)
                && direction == Direction::Future
        }
    };
    if of_event {
        cursor.at += 1;
        return Some(Parse::new(Form::FromEvent(amount, direction), "offset-from-event"));
    }
    Some(Parse::new(Form::Offset(amount, direction), "offset"))
}

/// `غداة مقتل`, the day after
pub(super) fn day_from(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::DayFrom).then_some(())?;
    let day = Amount { count: Some(1), unit: Unit::Day, approximate: false };
    Some(Parse::new(Form::FromEvent(day, Direction::Future), "offset-from-event"))
}

/// `بعد يوم على`
fn is_on(cursor: &Cursor) -> bool {
    const ON: &str = "\u{0639}\u{0644}\u{064A}";
    arabic::fold(cursor.items.source(cursor.at)) == ON
}

/// `قبل يوم الخميس`، `بعد عام 2019`، `خلال شهري مارس` are no amounts; `قبل ثلاثة أيام الخميس` is.
fn not_a_day(cursor: &Cursor) -> Option<()> {
    let numbered = cursor.at.checked_sub(2).and_then(|at| cursor.items.get(at)).is_some_and(|item| {
        let kind = item.kind;
        matches!(kind, ItemKind::Number(..) | ItemKind::Cue(Cue::Cardinal(_) | Cue::Ten(_) | Cue::Teen, _))
    });
    let follows = match cursor.item().map(|item| item.kind) {
        Some(ItemKind::Number(..)) => true,
        Some(ItemKind::Cue(Cue::Weekday(_), clitics)) => clitics.article,
        Some(ItemKind::Cue(cue, _)) => {
            matches!(cue, Cue::Day(_) | Cue::Month { .. } | Cue::Ordinal(_) | Cue::Feast(_))
        }
        _ => false,
    };
    (numbered || !follows).then_some(())
}

/// `خلال 24 ساعة`، `خلال الأيام الثلاثة الماضية`
pub(super) fn during(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::During).then_some(())?;
    if let Some(parse) = cursor.attempt(window) {
        return Some(parse);
    }
    let amount = amount(cursor)?;
    not_a_day(cursor)?;
    Some(Parse::new(Form::Window(amount, None), "window"))
}

/// `الأيام الثلاثة الماضية`، `الـ24 ساعة الماضية`، `اليومين المقبلين`
pub(super) fn window(cursor: &mut Cursor) -> Option<Parse> {
    let before = cursor.attempt(numeral).map(|number| number.value);
    cursor.eat_article();
    let few_before = cursor.eat_cue(Cue::Few);
    let (unit, count, article) = cursor.eat(|cue, clitics| match cue {
        Cue::Unit(unit, count) => Some((unit, count, clitics.article)),
        _ => None,
    })?;
    let after = cursor.attempt(numeral).map(|number| number.value);
    let few = few_before | cursor.eat_cue(Cue::Few);
    if count == Count::One && before.is_none() || !(article || before.is_some()) {
        return None;
    }
    let direction = cursor.eat(|cue, clitics| match cue {
        Cue::Shift(..=-1) if clitics.article => Some(Direction::Past),
        Cue::Shift(1..) if clitics.article => Some(Direction::Future),
        _ => None,
    })?;
    let number = match count {
        Count::Two => Some(2),
        _ => before.or(after),
    };
    let amount =
        Amount { count: number.and_then(|number| u32::try_from(number).ok()), unit, approximate: few };
    Some(Parse::new(Form::Window(amount, Some(direction)), "window"))
}

/// `لمدة 3 أيام`، `على مدى أسبوعين`، `استمر 3 أيام`
pub(super) fn duration(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::Over).then_some(())?;
    if let Some(parse) = cursor.attempt(window) {
        return Some(parse);
    }
    Some(Parse::new(Form::Duration(amount(cursor)?), "duration"))
}

/// `كل يوم جمعة`، `كل أسبوع`، `سنويا`
pub(super) fn set(cursor: &mut Cursor) -> Option<Parse> {
    let every = |unit| Amount { count: Some(1), unit, approximate: false };
    if let Some(unit) = cursor.eat(|cue, _| match cue {
        Cue::Set(unit) => Some(unit),
        _ => None,
    }) {
        return Some(Parse::new(Form::Set(every(unit)), "set"));
    }
    cursor.eat_cue(Cue::Every).then_some(())?;
    let weekday = cursor.attempt(|ahead| {
        ahead.eat_cue(Cue::Unit(Unit::Day, Count::One));
        ahead.eat(|cue, _| matches!(cue, Cue::Weekday(_)).then_some(()))
    });
    if weekday.is_some() {
        return Some(Parse::new(Form::Set(every(Unit::Week)), "set"));
    }
    if cursor.cue().is_some_and(|(_, clitics)| clitics.article) {
        return None;
    }
    Some(Parse::new(Form::Set(amount(cursor)?), "set"))
}

/// A number of units: `ثلاثة أيام`، `أسبوعين`، `نحو 24 ساعة`، `يوم واحد`، `عدة أشهر`، `أيام`.
fn amount(cursor: &mut Cursor) -> Option<Amount> {
    let mut approximate = cursor.eat_cue(Cue::Approximate);
    let few = cursor.eat_cue(Cue::Few);
    if few {
        cursor.eat_cue(Cue::From);
    }
    let number = cursor.attempt(numeral).filter(|number| !number.ordinal).map(|number| number.value);
    approximate |= cursor.eat_cue(Cue::Approximate);
    let (unit, count) = cursor.eat(|cue, clitics| match cue {
        Cue::Unit(unit, count) if !clitics.article && clitics.preposition.is_none() => Some((unit, count)),
        _ => None,
    })?;
    let few = few | cursor.eat_cue(Cue::Few);
    let number = match count {
        _ if number.is_some() => number,
        Count::One if few => None,
        // `عقد` alone is holding a meeting
        Count::One if unit == Unit::Decade && !cursor.eat_cue(Cue::Cardinal(1)) => return None,
        Count::One => {
            cursor.eat_cue(Cue::Cardinal(1));
            Some(1)
        }
        Count::Two => Some(2),
        Count::Many => None,
    };
    half(cursor);
    let vague = number.is_none();
    let count = number.and_then(|number| u32::try_from(number).ok());
    Some(Amount { count, unit, approximate: approximate || vague })
}

/// `ونصف` after a number of units: the count stays whole.
fn half(cursor: &mut Cursor) {
    cursor.eat(|cue, clitics| (cue == Cue::Fraction(Fraction::Half) && clitics.conjunction).then_some(()));
}
