//! Days and periods of a plot, in words.

use super::words::Language;
use crate::export::Period;
use jiff::civil::Date;

/// What one column of the plot stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    Week,
    Month,
    Quarter,
    Year,
}

impl Span {
    pub(super) const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The key of the heading.
    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Week => "weeks",
            Self::Month => "months",
            Self::Quarter => "quarters",
            Self::Year => "years",
        }
    }

    /// The key of the column's name in a table.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The first day of the span that a day (`YYYY-MM-DD`) lies in.
    pub(super) fn first_day(self, day: &str) -> Option<String> {
        match self {
            Self::Week => Period::Week.first_day(day),
            Self::Month => Period::Month.first_day(day),
            Self::Quarter => {
                let date: Date = day.get(..10)?.parse().ok()?;
                Some(format!("{:04}-{:02}-01", date.year(), (date.month() - 1) / 3 * 3 + 1))
            }
            Self::Year => Period::Year.first_day(day),
        }
    }

    /// The first day of the span after that which begins on this day.
    pub(super) fn next(self, first: &str) -> Option<String> {
        let last: Date = match self {
            Self::Week => Period::Week.last_day(first)?.parse().ok()?,
            Self::Month => Period::Month.last_day(first)?.parse().ok()?,
            Self::Quarter => month_after(month_after(first.parse().ok()?)?)?.last_of_month(),
            Self::Year => Period::Year.last_day(first)?.parse().ok()?,
        };
        last.tomorrow().ok().map(|day| day.to_string())
    }

    /// The span that begins on this day, in words: `6 May 2024`, `May 2024`, `Apr–Jun 2024`, `2024`.
    pub(super) fn name(self, first: &str, language: Language) -> String {
        let Ok(date) = first.parse::<Date>() else { return first.to_owned() };
        let (month, year) = (month(date, language), date.year());
        match self {
            Self::Week => day(first, language),
            Self::Month => format!("{month} {year}"),
            Self::Quarter => {
                let last = month_after(date).and_then(month_after).unwrap_or(date);
                format!("{month}–{} {year}", self::month(last, language))
            }
            Self::Year => year.to_string(),
        }
    }
}

fn month_after(date: Date) -> Option<Date> {
    date.last_of_month().tomorrow().ok()
}

fn month(date: Date, language: Language) -> &'static str {
    const KEYS: [&str; 12] = [
        "month_01", "month_02", "month_03", "month_04", "month_05", "month_06", "month_07", "month_08",
        "month_09", "month_10", "month_11", "month_12",
    ];
    let key = usize::try_from(date.month() - 1).ok().and_then(|at| KEYS.get(at)).copied();
    key.map_or("", |key| language.word(key))
}

/// A day in words: `6 May 2024`. What is no day stays as it is.
pub(super) fn day(day: &str, language: Language) -> String {
    let Some(date) = day.get(..10).and_then(|day| day.parse::<Date>().ok()) else { return day.to_owned() };
    format!("{} {} {}", date.day(), month(date, language), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_follow_each_other_and_have_names() {
        for (span, day, first, next, en, ar) in [
            (Span::Week, "2024-05-12", "2024-05-06", "2024-05-13", "6 May 2024", "6 مايو 2024"),
            (Span::Month, "2024-02-29", "2024-02-01", "2024-03-01", "Feb 2024", "فبراير 2024"),
            (Span::Quarter, "2024-12-31", "2024-10-01", "2025-01-01", "Oct–Dec 2024", "أكتوبر–ديسمبر 2024"),
            (Span::Year, "2024-05-12", "2024-01-01", "2025-01-01", "2024", "2024"),
        ] {
            assert_eq!(span.first_day(day).as_deref(), Some(first));
            assert_eq!(span.next(first).as_deref(), Some(next));
            assert_eq!(span.name(first, Language::En), en);
            assert_eq!(span.name(first, Language::Ar), ar);
        }
        assert_eq!(day("soon", Language::En), "soon");
    }
}
