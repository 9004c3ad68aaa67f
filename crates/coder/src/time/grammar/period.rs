//! Longer stretches: weeks, months, years, seasons, decades, centuries, their parts and edges.

use super::{Parse, date};
use crate::time::cursor::Cursor;
use crate::time::form::{Form, MonthForm, YearRef};
use crate::time::items::ItemKind;
use crate::time::numeral::numeral;
use crate::time::words::{Calendar, Clitics, Count, Cue, Unit};

/// A unit with what places it: `الأسبوع الماضي`، `عام 2019`، `شهر رمضان`، `القرن التاسع عشر`.
pub(super) fn unit(cursor: &mut Cursor) -> Option<Parse> {
    let after_general = cursor.at.checked_sub(1).and_then(|before| cursor.items.cue(before));
    let general = after_general.is_some_and(|(cue, _)| cue == Cue::GeneralNoun);
    let (unit, clitics) = cursor.eat(|cue, clitics| match cue {
        Cue::Unit(unit, Count::One) if unit >= Unit::Week => Some((unit, clitics)),
        _ => None,
    })?;
    if let Some(parse) = cursor.attempt(|ahead| numbered(ahead, unit, clitics)) {
        return Some(parse);
    }
    placed(cursor, unit, clitics, general)
}

fn numbered(cursor: &mut Cursor, unit: Unit, clitics: Clitics) -> Option<Parse> {
    match unit {
        Unit::Month => named_month(cursor),
        Unit::Year => {
            cursor.eat_cue(Cue::YearKind);
            if let Some(year) = cursor.attempt(short_year) {
                return Some(Parse::new(Form::Year(year, Calendar::Gregorian), "year"));
            }
            let year = date::year_number(cursor)?;
            let form = spanning_year(cursor, year)?;
            Some(Parse::new(form, "year"))
        }
        // `العقد الأول من القرن الحادي والعشرين`
        Unit::Decade if clitics.article => {
            let number =
                numeral(cursor).filter(|number| number.ordinal && (1..=10).contains(&number.value))?;
            cursor.eat_cue(Cue::From).then_some(())?;
            let century = century(cursor)?;
            Some(Parse::new(Form::Decade((number.value - 1) * 10, Some(century)), "decade"))
        }
        Unit::Century if clitics.article => {
            let number = numeral(cursor).filter(|number| (1..=30).contains(&number.value))?;
            Some(Parse::new(Form::Century(number.value), "century"))
        }
        _ => None,
    }
}

/// `عام 48`: the year of the last century; not `عام 48 قتيلا`.
fn short_year(cursor: &mut Cursor) -> Option<i64> {
    let year = cursor.eat_number(2, 2).filter(|year| (45..=99).contains(year))?;
    let counts = match cursor.item().map(|item| item.kind) {
        Some(ItemKind::Cue(cue, _)) => matches!(cue, Cue::Counted | Cue::Unit(..)),
        Some(ItemKind::Mark(mark)) => matches!(mark, '%' | '$' | '/' | '-' | '.'),
        Some(ItemKind::Number(..) | ItemKind::Marked) => true,
        _ => false,
    };
    (!counts).then_some(1900 + year)
}

/// A year, or two where the text writes `2016/2017`.
fn spanning_year(cursor: &mut Cursor, year: YearRef) -> Option<Form> {
    let YearRef::Number(first, calendar) = year else { return None };
    let second = cursor.attempt(|ahead| {
        ahead.eat_mark(&['/', '-', '\u{2013}'])?;
        ahead.eat_number(4, 4).filter(|second| *second == first + 1)
    });
    let form = Form::Year(first, calendar);
    Some(match second {
        Some(second) => Form::Span(Box::new(form), Box::new(Form::Year(second, calendar))),
        None => form,
    })
}

fn placed(cursor: &mut Cursor, unit: Unit, clitics: Clitics, general: bool) -> Option<Parse> {
    cursor.eat_cue(Cue::YearKind);
    let definite = clitics.article;
    let (form, rule) = cursor.eat(|cue, shift_clitics| match cue {
        Cue::Shift(shift)
            if definite && (shift_clitics.article || shift.abs() == 2) && !(general && shift == 0) =>
        {
            Some((Form::Shifted(unit, i64::from(shift)), "period"))
        }
        Cue::Following(step) if definite && shift_clitics.article && !general => {
            Some((Form::Anaphoric(unit, i64::from(step)), "period-after-told"))
        }
        Cue::Same if definite => Some((Form::Anaphoric(unit, 0), "period-told")),
        _ => None,
    })?;
    Some(Parse::new(form, rule))
}

/// `هذا الأسبوع`، `هذا الصيف`، `هذا المساء`
pub(super) fn this(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::This).then_some(())?;
    cursor.eat(|cue, clitics| {
        if !clitics.article || clitics.conjunction {
            return None;
        }
        let day = |relative, weekday, part| crate::time::form::DayForm {
            relative,
            weekday,
            part,
            shift: weekday.map(|_| 0),
            ..Default::default()
        };
        let form = match cue {
            Cue::Unit(Unit::Day, Count::One) => Form::Day(day(Some(0), None, None)),
            Cue::Unit(unit, Count::One) if unit >= Unit::Week => Form::Shifted(unit, 0),
            Cue::Part(part) => Form::Day(day(Some(0), None, Some(part))),
            Cue::Weekday(weekday) => Form::Day(day(None, Some(weekday), None)),
            Cue::Season(season) => Form::Season(season, YearRef::Shifted(0)),
            _ => return None,
        };
        Some(Parse::new(form, "this"))
    })
}

/// `نفس اليوم`، `ذات الأسبوع`
pub(super) fn same(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::SameBefore).then_some(())?;
    told(cursor)
}

/// `ذلك اليوم`، `تلك السنة`; not `منذ ذلك اليوم`, which goes on until today
pub(super) fn that(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat(|cue, clitics| (cue == Cue::That && !goes_on(clitics)).then_some(()))?;
    bounds_nothing(cursor, 2)?;
    told(cursor)
}

/// `اليوم`، `الأسبوع`: the one that was told of before.
fn told(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat(|cue, clitics| match cue {
        Cue::Unit(Unit::Day, Count::One) if clitics.article => {
            let day = crate::time::form::DayForm { anaphoric: Some(0), ..Default::default() };
            Some(Parse::new(Form::Day(day), "day-told"))
        }
        Cue::Unit(unit, Count::One) if clitics.article && unit >= Unit::Week => {
            Some(Parse::new(Form::Anaphoric(unit, 0), "period-told"))
        }
        _ => None,
    })
}

/// `حينها`، `في ذلك الوقت`
pub(super) fn that_time(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat(|cue, clitics| (cue == Cue::ThatTime && !goes_on(clitics)).then_some(()))?;
    bounds_nothing(cursor, 2)?;
    Some(Parse::new(Form::ThatTime, "time-told"))
}

/// `كذلك اليوم`, `لذلك اليوم`: no day is pointed at.
fn goes_on(clitics: Clitics) -> bool {
    clitics.preposition.is_some()
}

/// Whether the item so far before the cursor is no `منذ`, `حتى` or `قبل`.
fn bounds_nothing(cursor: &Cursor, back: usize) -> Option<()> {
    let before = cursor.at.checked_sub(back).and_then(|at| cursor.items.cue(at)).map(|(cue, _)| cue);
    (!matches!(before, Some(Cue::Since | Cue::Until | Cue::To | Cue::Before | Cue::After))).then_some(())
}

/// `الأشهر الستة الأولى من العام الحالي`، `الأشهر الثلاثة الأخيرة من 2021`
pub(super) fn first_months(cursor: &mut Cursor) -> Option<Parse> {
    cursor
        .eat(|cue, clitics| (cue == Cue::Unit(Unit::Month, Count::Many) && clitics.article).then_some(()))?;
    let count = numeral(cursor).filter(|number| (2..=11).contains(&number.value))?.value;
    let first = cursor.eat(|cue, clitics| match cue {
        Cue::Ordinal(1) if clitics.article => Some(true),
        Cue::Shift(-1) if clitics.article => Some(false),
        _ => None,
    })?;
    cursor.eat_cue(Cue::From).then_some(())?;
    let year = cursor.attempt(date::year_number).or_else(|| cursor.attempt(date::relative_year))?;
    let count = i8::try_from(count).ok()?;
    let (from, to) = if first { (1, count) } else { (13 - count, 12) };
    let month = |number| Box::new(Form::Month(MonthForm { number, calendar: Calendar::Gregorian }, year));
    Some(Parse::new(Form::Span(month(from), month(to)), "month-range"))
}

/// A month without a day.
pub(super) fn month(cursor: &mut Cursor) -> Option<Parse> {
    let before = cursor.at.checked_sub(1).and_then(|before| cursor.items.cue(before)).map(|(cue, _)| cue);
    let (form, bound) = date::month_name(cursor)?;
    let year = date::year(cursor);
    let placed = year != YearRef::Unknown
        || matches!(
            before,
            Some(
                Cue::In
                    | Cue::Since
                    | Cue::During
                    | Cue::Until
                    | Cue::To
                    | Cue::Before
                    | Cue::Edge(_)
                    | Cue::Unit(Unit::Month, _)
            )
        );
    if bound && !placed {
        return None;
    }
    let rule = if form.calendar == Calendar::Hijri { "hijri-month" } else { "month" };
    Some(Parse::new(Form::Month(form, year), rule))
}

fn named_month(cursor: &mut Cursor) -> Option<Parse> {
    let (month, _) = date::month_name(cursor)?;
    let rule = if month.calendar == Calendar::Hijri { "hijri-month" } else { "month" };
    Some(Parse::new(Form::Month(month, date::year(cursor)), rule))
}

/// A year by its number alone, after a preposition of time: `في 2019`.
pub(super) fn bare_year(cursor: &mut Cursor) -> Option<Parse> {
    let before = cursor.at.checked_sub(1).and_then(|before| cursor.items.cue(before)).map(|(cue, _)| cue);
    let announced = matches!(
        before,
        Some(
            Cue::In
                | Cue::Since
                | Cue::Until
                | Cue::To
                | Cue::During
                | Cue::Edge(_)
                | Cue::Before
                | Cue::After
                | Cue::Season(_)
        )
    );
    let number = cursor
        .eat_number(4, 4)
        .filter(|year| announced && (1900..=2100).contains(year) && year % 100 != 0)?;
    let (mut counted, mut marked) = (false, false);
    if let Some(item) = cursor.item() {
        counted = matches!(item.kind, ItemKind::Cue(Cue::Counted | Cue::Unit(..), _));
        marked =
            matches!(item.kind, ItemKind::Mark('%' | '$' | ':')) || matches!(item.kind, ItemKind::Number(..));
    }
    if counted || marked {
        return None;
    }
    cursor.eat_cue(Cue::Era(Calendar::Gregorian));
    Some(Parse::new(spanning_year(cursor, YearRef::Number(number, Calendar::Gregorian))?, "bare-year"))
}

/// A year at the head of an entry of a chronology: `1973 - استقالة الرئيس`، `2011: اندلاع الثورة`.
pub(super) fn year_heading(cursor: &mut Cursor) -> Option<Parse> {
    let before = cursor.at.checked_sub(1);
    let colon = |at: usize| matches!(cursor.items.get(at).map(|item| item.kind), Some(ItemKind::Mark(':')));
    let heads = before.is_none_or(|at| cursor.items.ends_sentence(at) || colon(at));
    let number = cursor.eat_number(4, 4).filter(|year| heads && (1000..=2100).contains(year))?;
    let mut ahead = *cursor;
    ahead.eat_mark(&['-', '\u{2013}', '\u{2014}', ':'])?;
    let goes_on = matches!(ahead.item()?.kind, ItemKind::Word | ItemKind::Cue(..));
    goes_on.then(|| Parse::new(Form::Heading(number), "year-heading"))
}

/// A year after the name of an event: `حرب 2006`.
pub(super) fn event_year(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat(|cue, _| matches!(cue, Cue::EventNoun(_)).then_some(()))?;
    let number = cursor.eat_number(4, 4).filter(|year| (1900..=2100).contains(year))?;
    Some(Parse::new(Form::Year(number, Calendar::Gregorian), "event-year"))
}

/// A season with its year: `صيف 2019`، `الصيف الماضي`.
pub(super) fn season(cursor: &mut Cursor) -> Option<Parse> {
    let season = cursor.eat(|cue, _| match cue {
        Cue::Season(season) => Some(season),
        _ => None,
    })?;
    let year = match cursor.attempt(date::year_number).or_else(|| cursor.attempt(season_year))? {
        YearRef::MonthShifted(shift) => YearRef::Shifted(shift),
        year => year,
    };
    Some(Parse::new(Form::Season(season, year), "season"))
}

fn season_year(cursor: &mut Cursor) -> Option<YearRef> {
    let shift = cursor.eat(|cue, clitics| match cue {
        Cue::Shift(shift) if clitics.article => Some(YearRef::Shifted(shift)),
        _ => None,
    });
    shift.or_else(|| {
        cursor.eat_cue(Cue::From);
        date::year_number(cursor).or_else(|| date::relative_year(cursor))
    })
}

/// `الثمانينيات`، `سبعينات القرن الماضي`; not `الثلاثينيات من عمره`.
pub(super) fn decade(cursor: &mut Cursor) -> Option<Parse> {
    let decade = cursor.eat(|cue, _| match cue {
        Cue::Decade(decade) => Some(i64::from(decade)),
        _ => None,
    })?;
    let from = cursor.eat_cue(Cue::From);
    let century = cursor.attempt(century);
    if from && century.is_none() {
        return None;
    }
    Some(Parse::new(Form::Decade(decade, century), "decade"))
}

/// The first year less one of `القرن الماضي`، `القرن الحادي والعشرين`.
fn century(cursor: &mut Cursor) -> Option<i64> {
    match unit(cursor)?.form {
        Form::Century(number) => Some((number - 1) * 100),
        Form::Shifted(Unit::Century, shift) => Some(2000 + shift * 100),
        _ => None,
    }
}

/// `الربع الأول من عام 2017`
pub(super) fn fraction(cursor: &mut Cursor) -> Option<Parse> {
    let fraction = cursor.eat(|cue, _| match cue {
        Cue::Fraction(fraction) => Some(fraction),
        _ => None,
    })?;
    let number = match cursor.eat(|cue, _| match cue {
        Cue::Ordinal(number) => Some(number),
        Cue::Shift(-1) => Some(-1),
        _ => None,
    })? {
        -1 => 4,
        number => number,
    };
    cursor.eat_cue(Cue::From);
    let year = cursor.attempt(date::year_number).or_else(|| cursor.attempt(date::relative_year))?;
    Some(Parse::new(Form::Fraction(fraction, number, year), "fraction"))
}

/// `مطلع الشهر الجاري`، `أواخر 2019`، `نهاية الأسبوع`
pub(super) fn edge(cursor: &mut Cursor) -> Option<Parse> {
    let edge = cursor.eat(|cue, _| match cue {
        Cue::Edge(edge) => Some(edge),
        _ => None,
    })?;
    let whole = cursor.attempt(|ahead| {
        unit(ahead)
            .or_else(|| ahead.attempt(this))
            .or_else(|| ahead.attempt(month))
            .or_else(|| ahead.attempt(bare_year))
            .or_else(|| ahead.attempt(decade))
            .or_else(|| ahead.attempt(season))
            .map(|parse| parse.form)
    });
    let whole = whole.or_else(|| cursor.attempt(bare_unit))?;
    Some(Parse::new(Form::Edge(edge, Box::new(whole)), "edge"))
}

/// `نهاية الأسبوع`: the present one.
fn bare_unit(cursor: &mut Cursor) -> Option<Form> {
    if matches!(cursor.items.cue(cursor.at + 1), Some((Cue::YearKind | Cue::Following(_), _))) {
        return None;
    }
    cursor.eat(|cue, clitics| match cue {
        Cue::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year), Count::One) if clitics.article => {
            Some(Form::Present(unit))
        }
        _ => None,
    })
}

/// `الذكرى الـ53 لـ`
pub(super) fn anniversary(cursor: &mut Cursor) -> Option<Parse> {
    cursor.eat_cue(Cue::Anniversary).then_some(())?;
    let number = numeral(cursor).map(|number| number.value);
    Some(Parse::new(Form::Anniversary { number, event: cursor.at }, "anniversary"))
}
