//! From the evidence to the interval and the best day.

use super::{Claim, Reason, plus_days};
use crate::time::value::days_between;
use jiff::civil::Date;

/// How far the evidence of months and weekdays is followed beyond the latest dated mention.
const HORIZON: i64 = 12 * 366;

/// How many days after the latest dated mention the first day that fits is still the right one.
const SOON: i64 = 400;

/// The first and last day possible and the best; marks the evidence that was overruled.
pub(super) fn combine(reasons: &mut [Reason], latest: Option<Date>) -> (Option<(Date, Date)>, Option<Date>) {
    if let Some(day) = named_day(reasons) {
        overrule(reasons, |claim| holds(claim, day) || holds(claim, plus_days(day, 1)));
        // the report may appear after midnight
        let last = plus_days(day, 1);
        return (Some((day, latest.map_or(last, |latest| last.min(latest).max(day)))), Some(day));
    }
    let (lower, upper) = bounds(reasons, latest);
    let Some(lower) = lower else { return (None, None) };
    let limit = upper.unwrap_or_else(|| plus_days(lower, HORIZON));
    let cyclic = reasons.iter().any(|reason| is_cyclic(reason.claim));
    let days: Vec<Date> = first_cluster(reasons, lower, limit);
    let soon = days.first().is_some_and(|first| days_between(lower, *first) <= SOON);
    let near = soon && recent(reasons, lower);
    let late = |day: Date| latest.map_or(plus_days(day, 1), |latest| plus_days(day, 1).min(latest));
    let interval = match (days.first(), days.last()) {
        (Some(first), Some(last)) if cyclic && near => Some((*first, late(*last).max(*last))),
        (Some(first), Some(_)) if cyclic => upper.map(|upper| (*first, upper)),
        _ => upper.map(|upper| (lower, upper)),
    };
    let best = best(reasons, if cyclic { days } else { first_days(lower, limit) });
    (interval, best)
}

/// The day that `اليوم` or `أمس` with a full date names: the one named most often, the first of those.
fn named_day(reasons: &[Reason]) -> Option<Date> {
    let days = || {
        reasons.iter().filter_map(|reason| match reason.claim {
            Claim::On(day) => Some(day),
            _ => None,
        })
    };
    let weekdays = |day: Date| {
        reasons.iter().filter(|reason| reason.rule == "weekday" && holds(reason.claim, day)).count()
    };
    let mut best: Option<(Date, usize)> = None;
    for day in days() {
        let votes = days().filter(|other| *other == day).count() * 2 + weekdays(day);
        if best.is_none_or(|(_, most)| votes > most) {
            best = Some((day, votes));
        }
    }
    best.map(|(day, _)| day)
}

/// The latest lower bound and the earliest upper bound. A bound from above that contradicts one from below is overruled:
/// what the text says of the past is surer than what it expects.
fn bounds(reasons: &mut [Reason], latest: Option<Date>) -> (Option<Date>, Option<Date>) {
    let from = |claim| match claim {
        Claim::From(day) | Claim::Between(day, _) => Some(day),
        _ => None,
    };
    let until = |claim| match claim {
        Claim::Until(day) | Claim::Between(_, day) => Some(day),
        _ => None,
    };
    let in_time = |day: &Date| latest.is_none_or(|latest| *day <= latest);
    let lower = reasons.iter().filter_map(|reason| from(reason.claim)).filter(in_time).max();
    overrule(reasons, |claim| {
        until(claim).is_none_or(|day| lower.is_none_or(|lower| lower <= day))
            && from(claim).is_none_or(|day| in_time(&day))
    });
    let upper = reasons
        .iter()
        .filter(|reason| reason.kept)
        .filter_map(|reason| until(reason.claim))
        .chain(latest)
        .min();
    (lower, upper)
}

fn overrule(reasons: &mut [Reason], keeps: impl Fn(Claim) -> bool) {
    for reason in reasons {
        reason.kept &= keeps(reason.claim);
    }
}

/// Whether the lower bound is told by a day and not by a year or an event of long ago: only then is the next August that
/// fits the right one.
fn recent(reasons: &[Reason], lower: Date) -> bool {
    reasons.iter().any(|reason| match reason.claim {
        Claim::From(day) => day == lower && reason.rule == "past-date",
        Claim::Between(..) => reason.kept,
        _ => false,
    })
}

/// Whether the claim comes true in every year or week again.
const fn is_cyclic(claim: Claim) -> bool {
    matches!(claim, Claim::InMonth { .. } | Claim::After { .. })
}

/// The first stretch of days from `lower` on that contradict no evidence, with gaps under a month.
fn first_cluster(reasons: &[Reason], lower: Date, limit: Date) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    let mut day = lower;
    while day <= limit {
        if reasons.iter().filter(|reason| reason.kept).all(|reason| holds(reason.claim, day)) {
            days.push(day);
        } else if days.last().is_some_and(|last| days_between(*last, day) > 31) {
            break;
        }
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    days
}

/// The days from `lower` on that are worth weighing where months tell nothing.
fn first_days(lower: Date, last: Date) -> Vec<Date> {
    (0..28).map(|days| plus_days(lower, days)).filter(|day| *day <= last).collect()
}

/// The day that most evidence speaks for, the first of those.
fn best(reasons: &[Reason], days: Vec<Date>) -> Option<Date> {
    let weight = |day: Date| -> i64 {
        reasons.iter().filter(|reason| reason.kept).map(|reason| support(reason, day)).sum()
    };
    days.into_iter().rev().max_by_key(|day| weight(*day))
}

/// How much a claim speaks for a day.
fn support(reason: &Reason, day: Date) -> i64 {
    let claim = reason.claim;
    match claim {
        // news grows old
        Claim::Between(first, _) if reason.rule == "still-news" => -days_between(first, day),
        Claim::Weekday(_) if holds(claim, day) => 20,
        // the press names today's weekday and yesterday's
        Claim::NearWeekday(weekday) => match (day.weekday().to_monday_one_offset() - weekday).rem_euclid(7) {
            0 => 5,
            1 => 4,
            2 => 2,
            _ => 0,
        },
        Claim::Between(first, last) => {
            // what is put on `الاثنين الماضي` was mostly two to five days ago
            let middle = days_between(first, last) / 2;
            -(days_between(first, day) - middle).abs()
        }
        _ => 0,
    }
}

/// Whether the report can be of `day` by the claim.
fn holds(claim: Claim, day: Date) -> bool {
    let weekday_of = |day: Date| day.weekday().to_monday_one_offset();
    match claim {
        Claim::On(on) => on == day,
        Claim::From(from) => from <= day,
        Claim::Until(until) => day <= until,
        Claim::Between(first, last) => first <= day && day <= last,
        Claim::Weekday(weekday) => weekday_of(day) == weekday,
        Claim::NearWeekday(_) => true,
        Claim::InMonth { month, first, last } => day.month() == month && (first..=last).contains(&day.day()),
        Claim::After { month, day: number, weekday, least, most } => (-1..=1).any(|by| {
            let on = Date::new(day.year() + by, month, number).ok();
            on.filter(|on| weekday.is_none_or(|weekday| weekday_of(*on) == weekday))
                .is_some_and(|on| (i64::from(least)..=i64::from(most)).contains(&days_between(on, day)))
        }),
    }
}
