//! The days on which a report puts its event.

use crate::record::Event;
use jiff::civil::Date;

/// First and last day, counted from 1970, and how they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) basis: Basis,
}

/// How well a report knows the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Basis {
    /// Its words tell the day.
    Stated,
    /// It was news of the day of the report: then or shortly before.
    Report,
    /// Nothing tells the day; the event is no later than the report.
    Before,
}

/// Longer intervals are too coarse to look reports up by.
const LONG: i32 = 7;

impl Days {
    /// The days of an event; `None` where neither it nor its article has any.
    pub(super) fn of(event: &Event) -> Option<Self> {
        let Some((first, last)) = event.date.as_deref().and_then(interval) else {
            let published = interval(event.article.published.as_deref()?)?.0;
            return Some(Self { first: published - LONG, last: published, basis: Basis::Before });
        };
        let last = event.enddate.as_deref().and_then(interval).map_or(last, |(_, end)| end.max(first));
        let is_report = event.date_basis.as_ref().is_none_or(|basis| basis.rule == "published");
        let basis = if is_report && first == last { Basis::Report } else { Basis::Stated };
        Some(Self { first: if basis == Basis::Report { first - 1 } else { first }, last, basis })
    }

    /// One day, by its words.
    pub(super) const fn is_day(self) -> bool {
        self.first == self.last && matches!(self.basis, Basis::Stated)
    }

    pub(super) const fn is_long(self) -> bool {
        self.last - self.first > LONG
    }

    /// Days between the two; 0 where they meet.
    pub(super) fn apart(self, other: Self) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }

    /// The days under which a report is looked up. A day is looked up under the next one too, so that reports a day apart
    /// meet.
    pub(super) fn looked_up(self) -> impl Iterator<Item = i32> {
        let last = match self.basis {
            Basis::Stated => self.last + 1,
            Basis::Report | Basis::Before => self.last,
        };
        let first = if matches!(self.basis, Basis::Before) { last - 1 } else { self.first };
        (first..=last).take(if self.is_long() { 0 } else { LONG as usize + 2 })
    }
}

/// First and last day of `2022-08-22`, `2022-08`, `2022`.
fn interval(text: &str) -> Option<(i32, i32)> {
    let number = |at: std::ops::Range<usize>| text.get(at)?.parse::<i16>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7), number(8..10));
    let at = |month: i16, day: i16| Date::new(year, month as i8, day as i8).ok();
    let (first, last) = match (month, day) {
        (Some(month), Some(day)) => (at(month, day)?, at(month, day)?),
        (Some(month), None) => (at(month, 1)?, at(month, 1)?.last_of_month()),
        _ => (at(1, 1)?, at(12, 31)?),
    };
    Some((counted(first), counted(last)))
}

/// Days since 1970.
fn counted(date: Date) -> i32 {
    date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_long_as_they_are_coarse() {
        let length = |text| interval(text).map(|(first, last)| last - first);
        assert_eq!(length("2022-08-22"), Some(0));
        assert_eq!(length("2022-02"), Some(27));
        assert_eq!(length("2020"), Some(365));
        assert_eq!(interval("1970-01-02"), Some((1, 1)));
        for bad in ["", "x", "2022-13", "2022-02-30", "يوم"] {
            assert_eq!(interval(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_side_by_side_are_looked_up_together() {
        let day = |first| Days { first, last: first, basis: Basis::Stated };
        let news = Days { first: 9, last: 10, basis: Basis::Report };
        let meets = |a: Days, b: Days| a.looked_up().any(|d| b.looked_up().any(|e| d == e));
        assert!(meets(day(9), day(10)) && meets(day(10), news) && meets(day(8), news));
        assert!(!meets(day(7), day(9)) && !meets(day(11), news));
        assert_eq!(day(7).apart(day(9)), 2);
        assert_eq!(day(9).apart(news), 0);
    }
}
