//! Which expression dates an event: the one in its name, in its clause, or in an earlier clause that it goes on from.

use super::value::TimeValue;
use super::{Relation, TimeExpression, TimexType};
use std::ops::Range;

/// Where the chosen expression stands. The earlier the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placement {
    /// In the name of the event, right after the trigger: `هجوم 7 أكتوبر`.
    Name,
    /// In the clause of the trigger, or an adverbial before it: `والاثنين الماضي، عقدت`.
    Clause,
    /// In an earlier clause of the sentence that the trigger's goes on from: `أعلنت أمس أن جنديا قتل`.
    Earlier,
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

/// Chooses the expression that dates the event whose trigger stands at `trigger` (bytes of the text), or none.
///
/// `expressions` are those of the trigger's sentence, in order. `placement` tells by number how each stands to the trigger,
/// which takes a parse; `None` for one that dates something else.
///
/// ```
/// use coder::time::{Placement, event_date, expressions};
/// use jiff::civil::date;
/// let text = "والاثنين الماضي، عقدت الحركتان لقاء في غزة";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let found = expressions(text, &tokens, Some(date(2022, 8, 27)));
/// let trigger = text.find("عقدت").expect("it is there");
/// let chosen = event_date(&found, trigger..trigger + "عقدت".len(), |_| Some(Placement::Clause));
/// assert_eq!(chosen.map(|chosen| chosen.value.first), Some(date(2022, 8, 22)));
/// ```
#[must_use]
pub fn event_date(
    expressions: &[TimeExpression],
    trigger: Range<usize>,
    placement: impl Fn(usize) -> Option<Placement>,
) -> Option<EventDate> {
    let candidates = expressions.iter().enumerate().filter(|(_, expression)| dates(expression, &trigger));
    let placed = candidates.filter_map(|(index, expression)| {
        let named = in_name(expression, &trigger).then_some(Placement::Name);
        let placement = named.or_else(|| placement(index))?;
        let reluctance = reluctance(expression);
        // what bounds or measures one clause says nothing of the next
        if placement == Placement::Earlier && reluctance > 0 {
            return None;
        }
        let rank = (placement, reluctance, distance(&expression.range, &trigger), index);
        Some((rank, index, expression.value?, placement))
    });
    let (_, index, value, placement) = placed.min_by_key(|(rank, ..)| *rank)?;
    Some(EventDate { index, value: with_end(value, index, expressions), placement })
}

/// Whether the expression can date an event at all; a named one dates only the event whose name it stands in.
fn dates(expression: &TimeExpression, trigger: &Range<usize>) -> bool {
    // what is done in memory of a day is not done on it
    let memory = expression.rule == "anniversary";
    let usable = expression.value.is_some() && expression.kind != TimexType::Set && !memory;
    usable && (!expression.named || in_name(expression, trigger))
}

/// `هجوم 7 أكتوبر`: the trigger ends where the date begins, or is read with it (`حرب 2006`).
fn in_name(expression: &TimeExpression, trigger: &Range<usize>) -> bool {
    let after = expression.range.start.checked_sub(trigger.end).is_some_and(|gap| gap <= 2);
    expression.named && (after || expression.range.contains(&trigger.start))
}

/// How little an expression likes to date an event: days first, then what only bounds or measures it, then hours whose day
/// is taken from elsewhere.
fn reluctance(expression: &TimeExpression) -> u8 {
    match (expression.kind, expression.relation) {
        _ if expression.rule == "clock" => 4,
        _ if expression.rule == "now" => 3,
        (TimexType::Duration, _) => 2,
        (_, Relation::Before | Relation::After | Relation::Until | Relation::Since) => 1,
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
