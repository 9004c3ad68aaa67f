//! Which expression dates an event: the one in the trigger's clause, an adverbial that stands before it, or the sentence's.

use super::value::TimeValue;
use super::{Relation, TimeExpression, TimexType};
use std::ops::Range;

/// Where the chosen expression stands. The earlier the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// In the name of the event, right after the trigger: `هجوم 7 أكتوبر`.
    Name,
    /// In the clause of the trigger.
    Clause,
    /// A clause of its own just before the trigger's: `والاثنين الماضي، عقدت`.
    Adverbial,
    /// Elsewhere in the sentence, the nearest.
    Sentence,
}

/// The expression that dates an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventDate {
    /// Its number among the expressions given.
    pub index: usize,
    /// The days, from the beginning of a range to its end where two expressions tell one.
    pub value: TimeValue,
    /// Why this one.
    pub placement: Placement,
}

/// Chooses the expression that dates the event whose trigger stands at `trigger`, or none: then the report's day stands in.
///
/// `expressions` are those of the trigger's sentence, in order; `clauses` the sentence's clauses, nested or side by side. All
/// ranges are bytes of the same text.
///
/// ```
/// use coder::time::{Placement, event_date, expressions};
/// use jiff::civil::date;
/// let text = "والاثنين الماضي، عقدت الحركتان لقاء في غزة";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let found = expressions(text, &tokens, Some(date(2022, 8, 27)));
/// let comma = text.find('،').expect("it is there");
/// let trigger = text.find("عقدت").expect("it is there");
/// let chosen = event_date(&found, &[0..comma, comma..text.len()], trigger..trigger + "عقدت".len());
/// let chosen = chosen.expect("one dates it");
/// assert_eq!((chosen.value.first, chosen.placement), (date(2022, 8, 22), Placement::Adverbial));
/// ```
#[must_use]
pub fn event_date(
    expressions: &[TimeExpression],
    clauses: &[Range<usize>],
    trigger: Range<usize>,
) -> Option<EventDate> {
    let candidates = || expressions.iter().enumerate().filter(|(_, expression)| dates(expression, &trigger));
    let placed = candidates().filter_map(|(index, expression)| {
        let placement = placement(expression, clauses, &trigger);
        let rank = (placement, reluctance(expression), distance(&expression.range, &trigger), index);
        Some((rank, index, expression.value?, placement))
    });
    let (_, index, value, placement) = placed.min_by_key(|(rank, ..)| *rank)?;
    Some(EventDate { index, value: with_end(value, index, expressions), placement })
}

/// Whether the expression can date an event at all; a named one dates only the event whose name it stands in.
fn dates(expression: &TimeExpression, trigger: &Range<usize>) -> bool {
    let usable = expression.value.is_some() && expression.kind != TimexType::Set;
    usable && (!expression.named || in_name(expression, trigger))
}

/// `هجوم 7 أكتوبر`: the trigger ends where the date begins, or is read with it (`حرب 2006`).
fn in_name(expression: &TimeExpression, trigger: &Range<usize>) -> bool {
    let after = expression.range.start.checked_sub(trigger.end).is_some_and(|gap| gap <= 2);
    expression.named && (after || expression.range.contains(&trigger.start))
}

fn placement(expression: &TimeExpression, clauses: &[Range<usize>], trigger: &Range<usize>) -> Placement {
    if in_name(expression, trigger) {
        return Placement::Name;
    }
    let Some(own) = clause_of(clauses, trigger.start) else { return Placement::Sentence };
    if own.contains(&expression.range.start) && innermost(clauses, &expression.range, own) {
        return Placement::Clause;
    }
    // a clause that the expression fills but for a preposition and a mark
    let adverbial = clause_of(clauses, expression.range.start).is_some_and(|clause| {
        clause.end <= own.start
            && own.start - clause.end <= 3
            && clause.len() <= expression.range.len() + ADVERBIAL_ROOM
    });
    if adverbial { Placement::Adverbial } else { Placement::Sentence }
}

/// How many bytes beside its expression an adverbial clause may hold: a conjunction, `في وقت سابق من`, a mark.
const ADVERBIAL_ROOM: usize = 36;

/// The smallest clause around `at`.
fn clause_of(clauses: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    clauses.iter().filter(|clause| clause.contains(&at)).min_by_key(|clause| clause.len())
}

/// Whether no clause inside the trigger's holds the expression alone: a relative clause keeps its date to itself.
fn innermost(clauses: &[Range<usize>], expression: &Range<usize>, own: &Range<usize>) -> bool {
    clause_of(clauses, expression.start).is_none_or(|clause| clause == own)
}

/// How little an expression likes to date an event: days first, then what only bounds or measures it, then hours whose day
/// is taken from elsewhere.
fn reluctance(expression: &TimeExpression) -> u8 {
    match (expression.kind, expression.relation) {
        _ if expression.rule == "clock" => 4,
        _ if expression.rule == "now" => 3,
        (TimexType::Duration, _) => 2,
        (_, Relation::Before | Relation::After | Relation::Until) => 1,
        _ => 0,
    }
}

/// Bytes between the expression and the trigger; what follows the trigger counts as nearer, because Arabic puts its adverbs
/// of time after the verb.
const fn distance(expression: &Range<usize>, trigger: &Range<usize>) -> usize {
    if expression.start >= trigger.end {
        expression.start - trigger.end
    } else {
        trigger.start.saturating_sub(expression.end) * 2 + 1
    }
}

/// The value to the end of its range, where the next expression ends it: `من الجمعة إلى الاثنين`.
fn with_end(value: TimeValue, index: usize, expressions: &[TimeExpression]) -> TimeValue {
    let end = expressions
        .get(index + 1)
        .filter(|next| expressions[index].relation == Relation::From && next.relation == Relation::Until);
    match end.and_then(|end| end.value) {
        Some(end) if end.last >= value.first => TimeValue { last: end.last, ..value },
        _ => value,
    }
}
