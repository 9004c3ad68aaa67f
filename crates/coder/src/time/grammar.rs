//! The grammar: which items at a place make a date expression.
//!
//! Every rule reads from a [`Cursor`] and moves it past what it took. The first rule that fits wins; rules that take more
//! stand before those that take less.

mod clock;
mod date;
mod day;
mod offset;
mod period;
mod span;

use super::cursor::Cursor;
use super::form::Form;
use super::items::ItemKind;
use super::words::Cue;

/// A form with the name of the rule that read it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Parse {
    pub(super) form: Form,
    pub(super) rule: &'static str,
}

impl Parse {
    const fn new(form: Form, rule: &'static str) -> Self {
        Self { form, rule }
    }
}

type Rule = fn(&mut Cursor) -> Option<Parse>;

/// Reads the expression that begins at the cursor, if one does.
pub(super) fn parse(cursor: &mut Cursor) -> Option<Parse> {
    let rules = rules_for(cursor)?;
    rules.iter().find_map(|rule| cursor.attempt(rule))
}

/// The rules that can begin with the item at the cursor; `None` for the many items that begin nothing.
fn rules_for(cursor: &Cursor) -> Option<&'static [Rule]> {
    const NUMBER: &[Rule] =
        &[clock::clock, span::days, day::day, span::years, period::bare_year, period::year_heading];
    const NUMERAL: &[Rule] = &[clock::clock, day::feast_day, span::days, day::day];
    match cursor.item()?.kind {
        ItemKind::Number(..) | ItemKind::Marked => Some(NUMBER),
        ItemKind::Word if matches!(cursor.items.get(cursor.at + 1)?.kind, ItemKind::Number(..)) => {
            Some(&[offset::window, clock::clock])
        }
        ItemKind::Cue(cue, _) => match cue {
            Cue::Weekday(_) => Some(&[day::day]),
            Cue::Day(_) | Cue::Now => Some(&[day::day]),
            Cue::Part(_) => Some(&[day::day, day::night]),
            Cue::Unit(..) => Some(&[
                clock::clock,
                span::days,
                day::day,
                day::today,
                period::first_months,
                offset::window,
                span::years,
                span::months,
                period::unit,
            ]),
            Cue::This => Some(&[period::this]),
            Cue::SameBefore => Some(&[period::same]),
            Cue::Ordinal(_) | Cue::CompoundUnit(_) => Some(NUMERAL),
            Cue::Cardinal(_) | Cue::Ten(_) | Cue::Teen => {
                Some(&[clock::clock, span::days, day::day, offset::window])
            }
            Cue::Month { .. } => Some(&[span::months, period::month]),
            Cue::Feast(_) => Some(&[day::feast]),
            Cue::Season(_) => Some(&[period::season]),
            Cue::Decade(_) => Some(&[period::decade]),
            Cue::Fraction(_) => Some(&[period::fraction]),
            Cue::Edge(_) => Some(&[period::edge]),
            Cue::Since => Some(&[offset::since]),
            Cue::Before | Cue::After => Some(&[offset::offset]),
            Cue::DayFrom => Some(&[offset::day_from]),
            Cue::That => Some(&[period::that]),
            Cue::ThatTime => Some(&[period::that_time]),
            Cue::During => Some(&[offset::during]),
            Cue::Over => Some(&[offset::duration]),
            Cue::From | Cue::Between => Some(&[span::days, span::years, span::months]),
            Cue::Every | Cue::Set(_) => Some(&[offset::set]),
            Cue::DateWord => Some(&[day::announced]),
            Cue::Anniversary => Some(&[period::anniversary]),
            Cue::EventNoun(_) => Some(&[period::event_year]),
            _ => None,
        },
        _ => None,
    }
}
