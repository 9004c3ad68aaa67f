//! What a date expression says: the days it covers, how finely it says it, and the part of the day.

use jiff::civil::Date;

/// The unit in which a value names its first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A day.
    Day,
    /// A week, Monday to Sunday as in ISO 8601.
    Week,
    /// A month, of the sun year or the Hijri year.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// Three months from December, March, June or September.
    Season,
    /// A year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years from one that ends in 01.
    Century,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// `بعد منتصف الليل`: the small hours.
    AfterMidnight,
    /// `فجر`
    Dawn,
    /// `صباح`
    Morning,
    /// `ظهر`
    Noon,
    /// `عصر`، `بعد الظهر`
    Afternoon,
    /// `مساء`
    Evening,
    /// `ليل`
    Night,
    /// `منتصف الليل`
    Midnight,
}

impl DayPart {
    /// TIMEX3's letters for the part: morning, midday, afternoon, evening, night.
    #[must_use]
    pub const fn timex3(self) -> &'static str {
        match self {
            Self::Dawn | Self::Morning => "TMO",
            Self::Noon => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night | Self::Midnight | Self::AfterMidnight => "TNI",
        }
    }
}

/// The beginning, middle or end of a longer stretch: `مطلع`، `منتصف`، `أواخر`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Its first third.
    Start,
    /// Its second third.
    Middle,
    /// Its last third.
    End,
}

/// A time of day on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0–24.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// Minutes ahead of Greenwich where the text names the zone; local time otherwise.
    pub zone: Option<i16>,
}

/// The days that an expression covers.
///
/// ```
/// use coder::time::{Granularity, TimeValue};
/// use jiff::civil::date;
/// let august = TimeValue::new(date(2022, 8, 1), date(2022, 8, 31), Granularity::Month);
/// assert_eq!(august.iso(), ("2022-08".to_owned(), None));
/// assert_eq!(TimeValue::day(date(2022, 8, 22)).timex3(), "2022-08-22");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeValue {
    /// The first day.
    pub first: Date,
    /// The last day, inclusive.
    pub last: Date,
    /// The unit of both ends: a range of days has two days here, a range of months two months.
    pub granularity: Granularity,
    /// The part of the day, of the first day where there are several.
    pub part: Option<DayPart>,
    /// The hour, where one is given.
    pub clock: Option<Clock>,
    /// Set where only the beginning, middle or end is meant; `first` and `last` are already narrowed to it.
    pub edge: Option<Edge>,
    /// Whether the text is vague: `قبل أيام`، `نحو أسبوعين`.
    pub approximate: bool,
}

impl TimeValue {
    /// A stretch from the first day to the last, inclusive.
    #[must_use]
    pub const fn new(first: Date, last: Date, granularity: Granularity) -> Self {
        Self { first, last, granularity, part: None, clock: None, edge: None, approximate: false }
    }

    /// One day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self::new(day, day, Granularity::Day)
    }

    /// Whether the value is one day and no longer.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.first == self.last
    }

    /// ISO 8601, as precise as the text: the date, and the end where it differs. `2022-08-22`, `2022-08`, `2019`; weeks by
    /// their days, quarters and seasons by their months, decades and centuries by their years.
    #[must_use]
    pub fn iso(&self) -> (String, Option<String>) {
        let (first, last) = (self.iso_of(self.first), self.iso_of(self.last));
        let end = (first != last).then_some(last);
        (first, end)
    }

    fn iso_of(&self, day: Date) -> String {
        match self.granularity {
            Granularity::Day | Granularity::Week => iso_day(day),
            // a Hijri month, or the first third of a season, is no whole month of the sun year
            Granularity::Month | Granularity::Quarter | Granularity::Season if !self.whole_months() => {
                iso_day(day)
            }
            Granularity::Month | Granularity::Quarter | Granularity::Season => iso_month(day),
            Granularity::Year if !self.whole_years() => self.iso_within_year(day),
            Granularity::Year | Granularity::Decade | Granularity::Century => format!("{:04}", day.year()),
        }
    }

    fn iso_within_year(&self, day: Date) -> String {
        if self.edge.is_some() && self.first.year() == self.last.year() {
            format!("{:04}", day.year())
        } else if self.whole_months() {
            iso_month(day)
        } else {
            iso_day(day)
        }
    }

    fn whole_months(&self) -> bool {
        let whole = self.first.day() == 1 && self.last.day() == self.last.days_in_month();
        whole || (self.edge.is_some() && self.first.first_of_month() == self.last.first_of_month())
    }

    fn whole_years(&self) -> bool {
        self.first.day_of_year() == 1 && self.last.day_of_year() == self.last.days_in_year()
    }

    /// The value of a TIMEX3 tag: `2022-08-22TEV`, `2022-W34`, `2022-08`, `2022-Q3`, `2022-SU`, `2019`, `199`, `19`; a range is
    /// its two ends with a slash.
    #[must_use]
    pub fn timex3(&self) -> String {
        let last_start = self.unit_start(self.last);
        if self.unit_start(self.first) == last_start || self.edge.is_some() {
            return self.timex3_of(self.first);
        }
        format!("{}/{}", self.timex3_of(self.first), self.timex3_of(last_start))
    }

    fn unit_start(&self, day: Date) -> Date {
        let (year, month) = (day.year(), day.month());
        let first = match self.granularity {
            Granularity::Day => return day,
            Granularity::Week => return monday(day),
            Granularity::Month if self.whole_months() => (year, month),
            Granularity::Month => return self.first,
            Granularity::Quarter => (year, (month - 1) / 3 * 3 + 1),
            Granularity::Season if month < 3 => (year - 1, 12),
            Granularity::Season => (year, month / 3 * 3),
            Granularity::Year => (year, 1),
            Granularity::Decade => (year - year.rem_euclid(10), 1),
            Granularity::Century => ((year - 1) - (year - 1).rem_euclid(100) + 1, 1),
        };
        Date::new(first.0, first.1, 1).unwrap_or(day)
    }

    fn timex3_of(&self, day: Date) -> String {
        let year = day.year();
        match self.granularity {
            Granularity::Day => format!("{}{}", iso_day(day), self.timex3_time()),
            Granularity::Week => {
                let week = day.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Granularity::Month if self.whole_months() => iso_month(day),
            Granularity::Month => format!("{}/{}", iso_day(self.first), iso_day(self.last)),
            Granularity::Quarter => format!("{year:04}-Q{}", (day.month() - 1) / 3 + 1),
            Granularity::Season => format!("{year:04}-{}", season(day.month())),
            Granularity::Year => format!("{year:04}"),
            Granularity::Decade => format!("{:03}", year.div_euclid(10)),
            Granularity::Century => format!("{:02}", (year - 1).div_euclid(100)),
        }
    }

    fn timex3_time(&self) -> String {
        match (self.clock, self.part) {
            (Some(clock), _) => format!("T{:02}:{:02}", clock.hour, clock.minute),
            (None, Some(part)) => part.timex3().to_owned(),
            (None, None) => String::new(),
        }
    }

    /// The third of the stretch that `edge` names; a stretch under three days stays whole.
    #[must_use]
    pub(super) fn narrowed(mut self, edge: Edge) -> Self {
        let days = days_between(self.first, self.last) + 1;
        let third = days / 3;
        if third > 0 {
            let (skip_first, skip_last) = match edge {
                Edge::Start => (0, days - third),
                Edge::Middle => (third, third),
                Edge::End => (days - third, 0),
            };
            self.first = plus_days(self.first, skip_first);
            self.last = plus_days(self.last, -skip_last);
        }
        self.edge = Some(edge);
        self
    }
}

fn iso_day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn iso_month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

const fn season(month: i8) -> &'static str {
    match month {
        3..=5 => "SP",
        6..=8 => "SU",
        9..=11 => "FA",
        _ => "WI",
    }
}

/// The Monday of the week that `day` stands in.
pub(super) fn monday(day: Date) -> Date {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// `day` moved by `days`; the ends of the calendar hold.
pub(super) fn plus_days(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default())
}

/// How many days `to` is after `from`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// `day` moved by months; the end of a shorter month holds.
pub(super) fn plus_months(day: Date, months: i64) -> Date {
    day.saturating_add(jiff::Span::new().try_months(months).unwrap_or_default())
}
