//! Expressions as the grammar reads them, before they are resolved against a day.

use super::value::{Clock, DayPart, Edge};
use super::words::{Calendar, Fraction, Unit};

/// What an expression says, in its own terms.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// A day, told by any of weekday, distance from today and date.
    Day(DayForm),
    /// A unit moved from the present one: `الأسبوع الماضي`.
    Shifted(Unit, i64),
    /// The unit of which an edge is told: `نهاية الأسبوع`.
    Present(Unit),
    /// A unit counted from the one told before: `الأسبوع التالي`، `الشهر نفسه`.
    Anaphoric(Unit, i64),
    /// The time told before: `حينها`.
    ThatTime,
    /// A month.
    Month(MonthForm, YearRef),
    /// A year.
    Year(i64, Calendar),
    /// A year at the head of an entry; the day of the report in it, where the text tells `في مثل هذا اليوم`.
    Heading(i64),
    /// A decade: its first year within the century, and the century if told, as its first year less one.
    Decade(i64, Option<i64>),
    /// A century by number.
    Century(i64),
    /// A part of a year: quarter, third or half, counted from 1.
    Fraction(Fraction, i64, YearRef),
    /// A season.
    Season(i8, YearRef),
    /// A feast, and which of its days.
    Feast { index: u8, day: Option<i64>, year: YearRef },
    /// So much before or after the report: `قبل ثلاثة أيام`.
    Offset(Amount, Direction),
    /// So much before or after something told: `بعد يومين من`.
    FromEvent(Amount, Direction),
    /// The whole time between the report and so much before or after it: `خلال الأيام الثلاثة الماضية`.
    Window(Amount, Option<Direction>),
    /// A length of time: `لمدة 3 أيام`.
    Duration(Amount),
    /// A repetition: `كل يوم جمعة`، `سنويا`.
    Set(Amount),
    /// The hour alone.
    Clock(Clock, Option<DayPart>),
    /// The beginning, middle or end of something.
    Edge(Edge, Box<Form>),
    /// From one to another.
    Span(Box<Form>, Box<Form>),
    /// `الذكرى الـ53 لـ`, and the item after it, where the event is named.
    Anniversary { number: Option<i64>, event: usize },
}

impl Form {
    /// Whether no verb is needed to place it.
    pub(super) const fn tells_its_direction(&self) -> bool {
        match self {
            Self::Day(day) => match (day.relative, day.date) {
                (_, Some(date)) => {
                    matches!(date.year, YearRef::Number(..) | YearRef::Shifted(_) | YearRef::Same)
                }
                (relative, None) => relative.is_some() || day.anaphoric.is_some(),
            },
            Self::Month(_, year) => matches!(year, YearRef::Number(..) | YearRef::Shifted(_) | YearRef::Same),
            Self::Shifted(..)
            | Self::Anaphoric(..)
            | Self::ThatTime
            | Self::Year(..)
            | Self::Heading(_)
            | Self::Decade(..)
            | Self::Century(_)
            | Self::Fraction(..)
            | Self::Season(..)
            | Self::Duration(_)
            | Self::Set(_)
            | Self::Clock(..)
            | Self::FromEvent(..)
            | Self::Anniversary { .. } => true,
            _ => false,
        }
    }
}

/// A day.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct DayForm {
    /// Days from today.
    pub(super) relative: Option<i8>,
    /// Days from the day told before.
    pub(super) anaphoric: Option<i8>,
    /// 1 Monday – 7 Sunday.
    pub(super) weekday: Option<i8>,
    /// Whether `يوم` stands before it.
    pub(super) after_noun: bool,
    /// `الماضي`، `المقبل`
    pub(super) shift: Option<i8>,
    /// `من الأسبوع المقبل`
    pub(super) week: Option<i8>,
    /// Day of the month, with what is told of month and year.
    pub(super) date: Option<DateForm>,
    pub(super) part: Option<DayPart>,
    pub(super) clock: Option<Clock>,
    /// `ليل السبت الأحد`: the night reaches into the next day.
    pub(super) overnight: bool,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateForm {
    pub(super) day: i64,
    pub(super) month: MonthRef,
    pub(super) year: YearRef,
}

/// What is told of a date's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthRef {
    /// Nothing: `الثلاثاء 20`.
    Unknown,
    /// Its name.
    Named(MonthForm),
    /// Its place beside the present one: `5 من الشهر الجاري`.
    Shifted(i8),
    /// The one told before: `5 من الشهر نفسه`.
    Same,
}

/// A named month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthForm {
    pub(super) number: i8,
    pub(super) calendar: Calendar,
}

/// What is told of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearRef {
    /// Nothing.
    Unknown,
    /// Its number.
    Number(i64, Calendar),
    /// Its place beside the present one: `من العام الماضي`.
    Shifted(i8),
    /// The month's place beside the present one: `5 أغسطس الجاري`.
    MonthShifted(i8),
    /// The one told before.
    Same,
}

/// A number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// How many; `None` where the text says only a few.
    pub count: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// Whether the text says about so many.
    pub approximate: bool,
}

impl Amount {
    /// The value of a TIMEX3 duration: `P3D`, `PT24H`, `PXD` where the number is not told.
    ///
    /// ```
    /// use coder::time::{Amount, Unit};
    /// assert_eq!(Amount { count: Some(24), unit: Unit::Hour, approximate: false }.timex3(), "PT24H");
    /// ```
    #[must_use]
    pub fn timex3(self) -> String {
        let (prefix, letter) = match self.unit {
            Unit::Minute => ("PT", "M"),
            Unit::Hour => ("PT", "H"),
            Unit::Day => ("P", "D"),
            Unit::Week => ("P", "W"),
            Unit::Month => ("P", "M"),
            Unit::Year => ("P", "Y"),
            Unit::Decade => ("P", "DE"),
            Unit::Century => ("P", "CE"),
        };
        let count = self.count.map_or_else(|| "X".to_owned(), |count| count.to_string());
        format!("{prefix}{count}{letter}")
    }
}

/// Behind the report or ahead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Behind it.
    Past,
    /// Ahead of it.
    Future,
}
