//! Periods that edges are added up over.

use clap::ValueEnum;
use jiff::ToSpan;
use jiff::civil::Date;

/// A period of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Period {
    /// Weeks from Monday
    Week,
    Month,
    Year,
    /// One period for all
    All,
}

impl Period {
    /// The first day of the period that a date lies in; `None` where the date is less precise than the period.
    pub(crate) fn first_day(self, date: &str) -> Option<String> {
        match self {
            Self::Week => {
                let day: Date = date.get(..10)?.parse().ok()?;
                let since = i64::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(since.days()).ok().map(|day| day.to_string())
            }
            Self::Month => date.get(..7).map(|month| format!("{month}-01")),
            Self::Year => date.get(..4).map(|year| format!("{year}-01-01")),
            Self::All => None,
        }
    }

    /// The last day of the period that begins on this day.
    pub(crate) fn last_day(self, first: &str) -> Option<String> {
        let first: Date = first.parse().ok()?;
        let last = match self {
            Self::Week => first.checked_add(6.days()).ok()?,
            Self::Month => first.last_of_month(),
            Self::Year => first.last_of_year(),
            Self::All => return None,
        };
        Some(last.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_first_and_last_days() {
        for (period, date, first, last) in [
            (Period::Week, "2024-05-12", Some("2024-05-06"), Some("2024-05-12")),
            (Period::Month, "2024-02", Some("2024-02-01"), Some("2024-02-29")),
            (Period::Year, "2024", Some("2024-01-01"), Some("2024-12-31")),
            (Period::Week, "2024-05", None, None),
            (Period::Month, "2024", None, None),
            (Period::All, "2024-05-12", None, None),
        ] {
            let day = period.first_day(date);
            assert_eq!(day.as_deref(), first, "{period:?} {date}");
            assert_eq!(day.and_then(|day| period.last_day(&day)).as_deref(), last);
        }
    }
}
