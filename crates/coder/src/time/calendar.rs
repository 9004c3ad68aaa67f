//! The Umm al-Qura calendar: Hijri dates to days of the sun year and back, by table.
//!
//! A crate would do it too, but the maintained one, `icu_calendar`, brings some twenty crates into the build and computes
//! the years before 1420 by a rule that the printed calendar did not yet follow; the table is eight kilobytes.

use super::value::{days_between, plus_days};
use super::words::rows;
use jiff::civil::Date;
use std::sync::LazyLock;

const TABLE: &str = include_str!("data/umm_al_qura.tsv");

struct Year {
    number: i64,
    first: Date,
    lengths: [u8; 12],
}

fn years() -> &'static [Year] {
    static YEARS: LazyLock<Vec<Year>> = LazyLock::new(|| rows(TABLE).filter_map(|row| year(&row)).collect());
    &YEARS
}

fn year(row: &[&str]) -> Option<Year> {
    let [number, first, lengths] = row else { return None };
    let mut months = [0; 12];
    for (month, length) in months.iter_mut().zip(lengths.split(' ')) {
        *month = length.parse().ok()?;
    }
    Some(Year { number: number.parse().ok()?, first: first.parse().ok()?, lengths: months })
}

/// The day of the sun year on which a Hijri date falls; `None` outside the table (1343–1500) or the month.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(coder::time::from_hijri(1444, 9, 1), Some(date(2023, 3, 23)));
/// assert_eq!(coder::time::from_hijri(1444, 9, 31), None);
/// ```
#[must_use]
pub fn from_hijri(year: i64, month: i8, day: i8) -> Option<Date> {
    let (first, length) = hijri_month(year, month)?;
    (1..=length).contains(&day).then(|| plus_days(first, i64::from(day) - 1))
}

/// The Hijri year, month and day of a day of the sun year; `None` outside the table.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(coder::time::to_hijri(date(2023, 3, 23)), Some((1444, 9, 1)));
/// ```
#[must_use]
pub fn to_hijri(day: Date) -> Option<(i64, i8, i8)> {
    let index = years().partition_point(|year| year.first <= day).checked_sub(1)?;
    let year = &years()[index];
    let mut rest = days_between(year.first, day);
    for (month, length) in (1..).zip(year.lengths) {
        if rest < i64::from(length) {
            return Some((year.number, month, i8::try_from(rest).ok()? + 1));
        }
        rest -= i64::from(length);
    }
    None
}

/// The first day of a Hijri month and how many days it has.
pub(super) fn hijri_month(year: i64, month: i8) -> Option<(Date, i8)> {
    let index = usize::try_from(year - years().first()?.number).ok()?;
    let year = years().get(index)?;
    let month = usize::try_from(month).ok()?.checked_sub(1)?;
    let length = *year.lengths.get(month)?;
    let before: i64 = year.lengths[..month].iter().map(|days| i64::from(*days)).sum();
    Some((plus_days(year.first, before), i8::try_from(length).ok()?))
}
