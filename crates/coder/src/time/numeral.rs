//! Numbers in digits or words, as far as dates and periods need them.

use super::cursor::Cursor;
use super::words::Cue;

/// A number read: its value, and whether its form is an ordinal (`الخامس`) .
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) value: i64,
    pub(super) ordinal: bool,
}

/// A number in digits (up to four) or words: `5`، `الـ53`، `الخامس والعشرين`، `ثلاثة عشر`.
pub(super) fn numeral(cursor: &mut Cursor) -> Option<Numeral> {
    cursor
        .attempt(|ahead| {
            ahead.eat_article();
            ahead.eat_number(1, 4).map(|value| Numeral { value, ordinal: false })
        })
        .or_else(|| cursor.attempt(words))
}

fn words(cursor: &mut Cursor) -> Option<Numeral> {
    if let Some(ten) = cursor.eat(|cue, _| tens(cue)) {
        return Some(Numeral { value: ten, ordinal: false });
    }
    if cursor.eat_cue(Cue::Teen) {
        return Some(Numeral { value: 10, ordinal: false });
    }
    let (unit, ordinal) = cursor.eat(|cue, clitics| match cue {
        Cue::Ordinal(value) => Some((value, true)),
        Cue::Cardinal(value) => Some((value, false)),
        Cue::CompoundUnit(value) => Some((value, true)),
        // `أحد عشر`، `اثنين وعشرين`: the weekdays' words without their article
        Cue::Weekday(7) if !clitics.article => Some((1, false)),
        Cue::Weekday(1) if !clitics.article => Some((2, false)),
        _ => None,
    })?;
    let alone = !matches!(cursor.items.cue(cursor.at - 1)?.0, Cue::CompoundUnit(_) | Cue::Weekday(_));
    if unit < 10 && cursor.eat_cue(Cue::Teen) {
        return Some(Numeral { value: unit + 10, ordinal });
    }
    let ten = cursor.eat(|cue, clitics| tens(cue).filter(|ten| clitics.conjunction && *ten < 100));
    match ten {
        Some(ten) if unit < 10 => Some(Numeral { value: unit + ten, ordinal }),
        None if alone => Some(Numeral { value: unit, ordinal }),
        _ => None,
    }
}

const fn tens(cue: Cue) -> Option<i64> {
    match cue {
        Cue::Ten(value) => Some(value),
        _ => None,
    }
}
