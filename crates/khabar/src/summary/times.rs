//! Events over time as stacked columns, by quad class.

use super::count::Counts;
use super::dates::Span;
use super::plural::{counted, grouped};
use super::svg::{LETTERS, NARROW_LETTERS, Side, WIDTH, escaped, opened, wide};
use super::words::Language;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Colours of the quad classes, from the palette of Okabe and Ito (2008), which is told apart without red or green. Their
/// order in a column is always the same and neighbours differ in lightness, for print in black and white.
const COLOURS: [&str; 4] = ["#56b4e9", "#0072b2", "#f0e442", "#d55e00"];

/// The names of the quad classes.
pub(super) const QUADS: [&str; 4] =
    ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];

const HEIGHT: f64 = 260.0;
const TOP: f64 = 30.0;
const FLOOR: f64 = HEIGHT - 34.0;
/// Room beside the columns for the numbers.
const MARGIN: f64 = 56.0;

/// Columns of one plot, at most: more weeks are drawn by month, then by quarter, then by year.
const COLUMNS: usize = 72;
/// How far a name may stand from its column; names are farther from each other.
const ASIDE: f64 = 8.0;
/// Names under the columns, at most.
const NAMES: usize = 12;

/// Events by span of time.
pub(super) struct Times {
    pub(super) span: Span,
    /// By the first day of each span, without gaps: the numbers of the quad classes.
    pub(super) columns: BTreeMap<String, [u64; 4]>,
    /// Events that are too old to be drawn.
    pub(super) earlier: u64,
}

/// The events over time, in the shortest spans that there is room for.
pub(super) fn times(counts: &Counts) -> Option<Times> {
    let (since, last) = drawn_days(counts)?;
    let is_drawn = |day: &str| (since.as_str()..=last.as_str()).contains(&day);
    let earlier = counts.days.iter().filter(|((day, _), _)| !is_drawn(day)).map(|(_, count)| count).sum();
    let spans = Span::ALL.into_iter().map(|span| (span, firsts(span, &since, &last)));
    let (span, firsts) = spans.into_iter().find(|(_, firsts)| firsts.len() <= COLUMNS)?;
    let mut columns: BTreeMap<String, [u64; 4]> = firsts.into_iter().map(|first| (first, [0; 4])).collect();
    for ((day, quad), count) in counts.days.iter().filter(|((day, _), _)| is_drawn(day)) {
        let column = span.first_day(day).and_then(|first| columns.get_mut(&first));
        if let Some(sum) = column.and_then(|column| column.get_mut(usize::from(*quad).saturating_sub(1))) {
            *sum += count;
        }
    }
    Some(Times { span, columns, earlier })
}

/// From eight weeks before the first report, or the first event after that, to the last event.
fn drawn_days(counts: &Counts) -> Option<(String, String)> {
    let first = counts.days.keys().next().map(|(day, _)| day.clone())?;
    let last = counts.days.keys().next_back().map(|(day, _)| day.clone())?;
    let published: Option<Date> = counts.published.as_ref().and_then(|(first, _)| first.parse().ok());
    let since = published.and_then(|day| day.checked_sub(8.weeks()).ok()).map(|day| day.to_string());
    Some((since.filter(|since| *since > first && *since <= last).unwrap_or(first), last))
}

/// The first days of all spans between two days; more than can be drawn where there are more.
fn firsts(span: Span, since: &str, last: &str) -> Vec<String> {
    let mut firsts = Vec::new();
    let mut next = span.first_day(since);
    while let Some(first) = next.filter(|first| first.as_str() <= last && firsts.len() <= COLUMNS) {
        next = span.next(&first);
        firsts.push(first);
    }
    firsts
}

/// The legend of the quad classes.
pub(super) fn legend(language: Language) -> String {
    let each = QUADS.iter().zip(COLOURS).map(|(quad, colour)| {
        let name = escaped(language.word(quad));
        format!("<li><i style=\"background:{colour}\"></i>{name}</li>")
    });
    format!("<ul class=\"legend\">{}</ul>", each.collect::<String>())
}

impl Times {
    /// The plot. In Arabic time runs from right to left.
    pub(super) fn drawn(&self, language: Language) -> String {
        let most = self.columns.values().map(|column| column.iter().sum()).max().unwrap_or(0);
        let ticks = ticks(most);
        let top = ticks.last().copied().unwrap_or(1) as f64;
        let title = language.word(self.span.heading());
        let mut svg = opened("times", HEIGHT, title, &self.described(language), language);
        scale(&ticks, language, &mut svg);
        let step = (WIDTH - MARGIN) / self.columns.len().max(1) as f64;
        let width = (step * 0.85).min(40.0);
        for (at, (first, column)) in self.columns.iter().enumerate() {
            let x = across(MARGIN + step * (at as f64 + 0.5), language) - width / 2.0;
            let mut y = FLOOR;
            let _ = write!(svg, "<g><title>{}</title>", escaped(&self.told(first, column, language)));
            for (count, colour) in column.iter().zip(COLOURS).filter(|(count, _)| **count > 0) {
                let height = (FLOOR - TOP) * *count as f64 / top;
                y -= height;
                let _ = write!(
                    svg,
                    "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
                );
            }
            svg.push_str("</g>");
        }
        self.names(step, language, &mut svg);
        svg.push_str("</svg>");
        svg
    }

    /// Names under some of the columns, so many as have room; on a narrow screen every second one.
    fn names(&self, step: f64, language: Language, svg: &mut String) {
        let names: Vec<String> = self.columns.keys().map(|first| self.span.name(first, language)).collect();
        let widest = |letters| names.iter().map(|name| wide(name, letters)).fold(0.0, f64::max);
        let room = ((WIDTH - MARGIN) / (widest(LETTERS) + 10.0)) as usize;
        let every = names.len().div_ceil(room.clamp(1, NAMES)).max(1);
        for (nth, (at, name)) in names.iter().enumerate().step_by(every).enumerate() {
            let x = across(MARGIN + step * (at as f64 + 0.5), language);
            let (letters, class) = match nth % 2 {
                0 => (NARROW_LETTERS, ""),
                _ => (LETTERS, " class=\"minor\""),
            };
            // near the edge a name moves inwards, but not far from its column
            let half = wide(name, letters) / 2.0;
            let inside = x.max(half).min(WIDTH - half);
            if (x - inside).abs() > ASIDE {
                continue;
            }
            let x = inside;
            let _ = write!(
                svg,
                "<text x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\"{class}>{}</text>",
                HEIGHT - 10.0,
                escaped(name)
            );
        }
    }

    fn told(&self, first: &str, column: &[u64; 4], language: Language) -> String {
        let all = counted(column.iter().sum(), "event", language);
        let each = QUADS.iter().zip(column).filter(|(_, count)| **count > 0);
        let each: Vec<String> =
            each.map(|(quad, count)| format!("{} {}", language.word(quad), grouped(*count))).collect();
        let kinds = if each.is_empty() { String::new() } else { format!(" ({})", each.join("، ")) };
        let kinds = if language == Language::En { kinds.replace('،', ",") } else { kinds };
        format!("{}: {all}{kinds}", self.span.name(first, language))
    }

    /// The plot in a sentence: from when to when, how many, and when most.
    fn described(&self, language: Language) -> String {
        let sum = |column: &[u64; 4]| column.iter().sum::<u64>();
        let all: u64 = self.columns.values().map(sum).sum();
        let name = |first: &String| self.span.name(first, language);
        let ends = self.columns.keys().next().zip(self.columns.keys().next_back());
        let ends = ends.map(|(first, last)| format!("{} – {}", name(first), name(last))).unwrap_or_default();
        // of several that have as many the first
        let most = self.columns.iter().rev().max_by_key(|(_, column)| sum(column));
        let most = most
            .map(|(first, column)| format!("{}: {}", name(first), counted(sum(column), "event", language)));
        let (all, word) = (counted(all, "event", language), language.word("most"));
        format!("{ends}: {all}. {word}: {}.", most.unwrap_or_default())
    }
}

/// Lines across with their numbers, and what is counted.
fn scale(ticks: &[u64], language: Language, svg: &mut String) {
    let top = ticks.last().copied().unwrap_or(1) as f64;
    let (from, to) = (across(MARGIN, language), across(WIDTH, language));
    let x = across(MARGIN - 6.0, language);
    let anchor = if language == Language::En { Side::Left } else { Side::Right }.anchor(language);
    for tick in ticks {
        let y = FLOOR - (FLOOR - TOP) * *tick as f64 / top;
        let class = if *tick == 0 { "axis" } else { "grid" };
        let _ = write!(
            svg,
            "<line x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" class=\"{class}\"/>\
             <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            y + 4.0,
            grouped(*tick)
        );
    }
    let anchor = if language == Language::En { Side::Right } else { Side::Left }.anchor(language);
    let _ = write!(
        svg,
        "<text x=\"{:.1}\" y=\"16\" text-anchor=\"{anchor}\">{}</text>",
        across(0.0, language),
        escaped(language.word("number_of_events"))
    );
}

/// A distance from the side where reading begins.
fn across(x: f64, language: Language) -> f64 {
    if language == Language::En { x } else { WIDTH - x }
}

/// Round numbers from nought to at least the most: steps of 1, 2 or 5 times a power of ten, at most five of them.
fn ticks(most: u64) -> Vec<u64> {
    const STEPS: u64 = 5;
    let most = most.max(1);
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let steps = powers.flat_map(|power| [1, 2, 5].map(|digit| power.saturating_mul(digit)));
    let step = steps.into_iter().find(|step| most.div_ceil(*step) <= STEPS).unwrap_or(most);
    (0..=most.div_ceil(step)).map(|at| at.saturating_mul(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(days: &[(&str, u8, u64)]) -> Counts {
        let mut counts = Counts::default();
        counts.days = days.iter().map(|(day, quad, count)| (((*day).to_owned(), *quad), *count)).collect();
        counts
    }

    #[test]
    fn numbers_beside_the_columns_are_round() {
        for (most, expected) in [
            (0, vec![0, 1]),
            (1, vec![0, 1]),
            (3, vec![0, 1, 2, 3]),
            (7, vec![0, 2, 4, 6, 8]),
            (23, vec![0, 5, 10, 15, 20, 25]),
            (187, vec![0, 50, 100, 150, 200]),
            (4321, vec![0, 1000, 2000, 3000, 4000, 5000]),
        ] {
            assert_eq!(ticks(most), expected, "{most}");
        }
        assert!(ticks(u64::MAX).len() <= 6);
    }

    #[test]
    fn many_weeks_are_drawn_by_month_then_by_quarter_then_by_year() {
        for (last, heading, columns) in [
            ("2024-05-12", "weeks", 19),
            ("2029-05-12", "months", 65),
            ("2035-05-12", "quarters", 46),
            ("2060-01-01", "years", 37),
        ] {
            let times = times(&counts(&[("2024-01-01", 1, 2), (last, 4, 1)])).expect("a plot");
            assert_eq!((times.span.heading(), times.columns.len(), times.earlier), (heading, columns, 0));
            let svg = times.drawn(Language::En);
            assert_eq!(svg.matches("<rect").count(), 2, "{heading}");
            assert!(svg.matches("text-anchor=\"middle\"").count() <= NAMES, "{heading}");
        }
        assert!(times(&Counts::default()).is_none());
    }

    #[test]
    fn names_stay_within_the_plot() {
        for days in [["2024-01-01", "2024-02-12"], ["2013-08-26", "2017-06-20"], ["2000-01-01", "2016-01-01"]]
        {
            let times = times(&counts(&days.map(|day| (day, 1, 1)))).expect("a plot");
            for language in [Language::En, Language::Ar] {
                let svg = times.drawn(language);
                let names: Vec<&str> =
                    svg.split("<text ").filter(|text| text.contains("\"middle\"")).collect();
                assert!((3..=NAMES).contains(&names.len()), "{svg}");
                for name in names {
                    let x: f64 = name.split('"').nth(1).and_then(|x| x.parse().ok()).expect("a place");
                    let text = name.split(['>', '<']).nth(1).expect("a name");
                    let half = wide(text, LETTERS) / 2.0;
                    assert!(x - half > -0.1 && x + half < WIDTH + 0.1, "{name}");
                }
            }
        }
    }

    #[test]
    fn a_month_without_events_is_a_column_of_none() {
        let times = times(&counts(&[("2020-01-01", 1, 2), ("2023-03-01", 4, 1)])).expect("a plot");
        assert_eq!(times.columns.get("2021-02-01"), Some(&[0; 4]));
        assert!(times.drawn(Language::En).contains("<title>Feb 2021: 0 events</title>"));
        let arabic = times.drawn(Language::Ar);
        assert!(arabic.contains("<title>فبراير 2021: لا أحداث</title>"));
        assert!(arabic.contains("<title>يناير 2020: حدثان (تعاون لفظي 2)</title>"));
        assert!(arabic.contains("direction=\"rtl\""));
    }

    #[test]
    fn a_plot_says_what_it_shows() {
        let svg = times(&counts(&[("2024-01-01", 1, 2), ("2024-01-08", 4, 1)]))
            .expect("a plot")
            .drawn(Language::En);
        assert!(
            svg.contains(">1 Jan 2024 – 8 Jan 2024: 3 events. Most: 1 Jan 2024: 2 events.</desc>"),
            "{svg}"
        );
        assert!(svg.contains(">number of events</text>"));
    }

    #[test]
    fn what_is_long_past_is_told_and_not_drawn() {
        let mut counts = counts(&[("1948-05-15", 4, 3), ("2024-05-01", 1, 1)]);
        counts.published = Some(("2024-05-02".to_owned(), "2024-05-02".to_owned()));
        assert_eq!(times(&counts).map(|times| (times.span.heading(), times.earlier)), Some(("weeks", 3)));
    }
}
