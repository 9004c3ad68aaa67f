//! Plots as SVG, drawn by hand: bars over time, bars of names, points on a map. No scripts, no fonts, no images.

use super::count::{Count, Counts, Place};
use super::words::Language;
use crate::export::Period;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Colours of the quad classes, told apart by those who see no red and green, too.
const COLOURS: [&str; 4] = ["#7fb3d5", "#1f618d", "#f0b27a", "#a93226"];

/// The names of the quad classes.
pub(super) const QUADS: [&str; 4] =
    ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 240.0;

/// Bars of one plot, at most: more days are drawn by month, then by year.
const BARS: usize = 160;

/// A text as HTML has it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The legend of the quad classes.
pub(super) fn legend(language: Language) -> String {
    let each = QUADS.iter().zip(COLOURS).map(|(quad, colour)| {
        format!(
            "<span class=\"key\"><i style=\"background:{colour}\"></i>{}</span>",
            escaped(language.word(quad))
        )
    });
    format!("<p class=\"legend\">{}</p>", each.collect::<String>())
}

/// Events over time by quad class: the key of the heading, the plot, and how many events are too old to be drawn.
pub(super) fn times(counts: &Counts) -> Option<(&'static str, String, u64)> {
    let (since, last) = drawn_days(counts)?;
    let is_drawn = |day: &str| (since.as_str()..=last.as_str()).contains(&day);
    let earlier = counts.days.iter().filter(|((day, _), _)| !is_drawn(day)).map(|(_, count)| count).sum();
    let periods = [(Period::Week, "weeks"), (Period::Month, "months"), (Period::Year, "years")];
    let (period, heading, firsts) = periods
        .into_iter()
        .map(|(period, heading)| (period, heading, firsts(period, &since, &last)))
        .find(|(.., firsts)| firsts.len() <= BARS)?;
    let mut bars: BTreeMap<String, [u64; 4]> = firsts.into_iter().map(|first| (first, [0; 4])).collect();
    for ((day, quad), count) in counts.days.iter().filter(|((day, _), _)| is_drawn(day)) {
        let bar = period.first_day(day).and_then(|first| bars.get_mut(&first));
        if let Some(sum) = bar.and_then(|bar| bar.get_mut(usize::from(*quad).saturating_sub(1))) {
            *sum += count;
        }
    }
    Some((heading, columns(&bars), earlier))
}

/// From eight weeks before the first report, or the first event after that, to the last event.
fn drawn_days(counts: &Counts) -> Option<(String, String)> {
    let first = counts.days.keys().next().map(|(day, _)| day.clone())?;
    let last = counts.days.keys().next_back().map(|(day, _)| day.clone())?;
    let published: Option<Date> = counts.published.as_ref().and_then(|(first, _)| first.parse().ok());
    let since = published.and_then(|day| day.checked_sub(8.weeks()).ok()).map(|day| day.to_string());
    Some((since.filter(|since| *since > first && *since <= last).unwrap_or(first), last))
}

/// The first days of all periods between two days; more than can be drawn where there are more.
fn firsts(period: Period, since: &str, last: &str) -> Vec<String> {
    let mut firsts = Vec::new();
    let mut next = period.first_day(since);
    while let Some(first) = next.filter(|first| first.as_str() <= last && firsts.len() <= BARS) {
        let end: Option<Date> = period.last_day(&first).and_then(|day| day.parse().ok());
        next = end.and_then(|day| day.tomorrow().ok()).map(|day| day.to_string());
        firsts.push(first);
    }
    firsts
}

fn columns(bars: &BTreeMap<String, [u64; 4]>) -> String {
    let most = bars.values().map(|bar| bar.iter().sum::<u64>()).max().unwrap_or(1).max(1) as f64;
    let step = (WIDTH - 50.0) / bars.len().max(1) as f64;
    let (width, floor) = ((step * 0.85).min(40.0), HEIGHT - 30.0);
    let mut svg = opened(HEIGHT);
    for part in [0.5, 1.0] {
        let y = floor - (floor - 15.0) * part;
        let _ = write!(
            svg,
            "<line x1=\"45\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\" class=\"grid\"/><text x=\"40\" y=\"{:.1}\" class=\"end\">{}</text>",
            y + 4.0,
            (most * part).round()
        );
    }
    let every = bars.len().div_ceil(10).max(1);
    for (at, (first, bar)) in bars.iter().enumerate() {
        let x = 45.0 + step * at as f64;
        let mut y = floor;
        let all: u64 = bar.iter().sum();
        let _ = write!(
            svg,
            "<g><title>{first}: {all} ({} / {} / {} / {})</title>",
            bar[0], bar[1], bar[2], bar[3]
        );
        for (count, colour) in bar.iter().zip(COLOURS).filter(|(count, _)| **count > 0) {
            let height = (floor - 15.0) * *count as f64 / most;
            y -= height;
            let _ = write!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
            );
        }
        svg.push_str("</g>");
        if at % every == 0 {
            let class = if x > WIDTH - 70.0 { " class=\"end\"" } else { "" };
            let at = if class.is_empty() { x } else { WIDTH };
            let _ = write!(svg, "<text x=\"{at:.1}\" y=\"{:.1}\"{class}>{first}</text>", HEIGHT - 10.0);
        }
    }
    svg.push_str("</svg>");
    svg
}

fn opened(height: f64) -> String {
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" direction=\"ltr\" xmlns=\"http://www.w3.org/2000/svg\">"
    )
}

/// A bar in a row of a table, as wide as its share of the most.
pub(super) fn bar(count: u64, most: u64) -> String {
    let share = 100.0 * count as f64 / most.max(1) as f64;
    format!("<span class=\"bar\"><i style=\"width:{share:.1}%\"></i></span>")
}

/// Places of a map that bear their names.
const NAMED: usize = 15;

/// A place on the map.
struct Point<'p> {
    lon: f64,
    lat: f64,
    place: &'p Place,
    events: u64,
}

/// Places on the globe's plane, the largest circles beneath; towns filled, what is less precise hollow. Beside it how many
/// events lie beyond the frame, which holds all but the outermost hundredth on each side.
pub(super) fn map(places: &BTreeMap<Place, Count>) -> Option<(String, u64)> {
    let point = |(place, count): (&'_ Place, &Count)| {
        Some((place.lon.parse().ok()?, place.lat.parse().ok()?, count.events))
    };
    let mut points: Vec<Point<'_>> = places
        .iter()
        .filter_map(|(place, count)| {
            point((place, count)).map(|(lon, lat, events)| Point { lon, lat, place, events })
        })
        .collect();
    points.sort_by(|one, other| other.events.cmp(&one.events).then(one.place.cmp(other.place)));
    let most = points.first()?.events as f64;
    let window = Window::around(&points);
    let (inside, outside): (Vec<_>, Vec<_>) = points.iter().partition(|point| window.holds(point));
    let mut svg = opened(window.height);
    let _ = write!(svg, "<rect width=\"{WIDTH}\" height=\"{:.1}\" class=\"sea\"/>", window.height);
    window.grid(&mut svg);
    inside.iter().for_each(|point| circle(point, most, &window, &mut svg));
    apart(&inside, &window).iter().for_each(|point| label(point, &window, &mut svg));
    svg.push_str("</svg>");
    Some((svg, outside.iter().map(|point| point.events).sum()))
}

/// The first places whose names do not run into those before.
fn apart<'p>(points: &[&'p Point<'p>], window: &Window) -> Vec<&'p Point<'p>> {
    const LINE: f64 = 13.0;
    const LETTER: f64 = 7.0;
    let mut named: Vec<&Point<'_>> = Vec::new();
    for point in points {
        let (x, y) = window.at(point.lon, point.lat);
        let is_free = named.iter().all(|other| {
            let (other_x, other_y) = window.at(other.lon, other.lat);
            let first = if other_x < x { other } else { point };
            (y - other_y).abs() > LINE
                || (x - other_x).abs() > LETTER * first.place.name.chars().count() as f64
        });
        if is_free && named.len() < NAMED {
            named.push(point);
        }
    }
    named
}

fn circle(point: &Point<'_>, most: f64, window: &Window, svg: &mut String) {
    let (x, y) = window.at(point.lon, point.lat);
    let radius = 3.0 + 17.0 * (point.events as f64 / most).sqrt();
    let kind = if matches!(point.place.precision.as_str(), "city" | "facility") { "town" } else { "area" };
    let _ = write!(
        svg,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" class=\"{kind}\"><title>{}, {}: {}</title></circle>",
        escaped(&point.place.name),
        escaped(&point.place.country),
        point.events
    );
}

fn label(point: &Point<'_>, window: &Window, svg: &mut String) {
    let (x, y) = window.at(point.lon, point.lat);
    let (x, class) = if x > WIDTH - 120.0 { (x - 6.0, " class=\"end\"") } else { (x + 6.0, "") };
    let _ =
        write!(svg, "<text x=\"{x:.1}\" y=\"{:.1}\"{class}>{}</text>", y - 4.0, escaped(&point.place.name));
}

/// The part of the globe that is drawn.
struct Window {
    west: f64,
    north: f64,
    /// Pixels a degree.
    scale: f64,
    height: f64,
}

impl Window {
    fn around(points: &[Point<'_>]) -> Self {
        let (west, east) = bounds(points, |point| point.lon);
        let (south, north) = bounds(points, |point| point.lat);
        let width = (east - west).max(2.0) * 1.1;
        let tall = (north - south).max(1.0) * 1.1;
        let scale = (WIDTH / width).min(500.0 / tall);
        let west = (west + east) / 2.0 - WIDTH / scale / 2.0;
        Self { west, north: (south + north) / 2.0 + tall / 2.0, scale, height: tall * scale }
    }

    fn holds(&self, point: &Point<'_>) -> bool {
        let (x, y) = self.at(point.lon, point.lat);
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }

    fn at(&self, lon: f64, lat: f64) -> (f64, f64) {
        ((lon - self.west) * self.scale, (self.north - lat) * self.scale)
    }

    /// Lines every so many degrees, with their numbers.
    fn grid(&self, svg: &mut String) {
        let degrees = WIDTH / self.scale;
        let step =
            [1.0, 2.0, 5.0, 10.0, 20.0, 30.0].into_iter().find(|step| degrees / step <= 10.0).unwrap_or(60.0);
        let mut lon = (self.west / step).ceil() * step;
        while lon <= self.west + degrees {
            let x = self.at(lon, 0.0).0;
            let _ = write!(
                svg,
                "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{:.1}\" class=\"grid\"/><text x=\"{x:.1}\" y=\"12\">{}°</text>",
                self.height,
                lon + 0.0
            );
            lon += step;
        }
        let mut lat = ((self.north - self.height / self.scale) / step).ceil() * step;
        while lat <= self.north {
            let y = self.at(0.0, lat).1;
            let _ = write!(
                svg,
                "<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\" class=\"grid\"/><text x=\"4\" y=\"{y:.1}\">{}°</text>",
                lat + 0.0
            );
            lat += step;
        }
    }
}

/// Between which values all events lie but the outermost hundredth on each side.
fn bounds(points: &[Point<'_>], value: impl Fn(&Point<'_>) -> f64) -> (f64, f64) {
    let mut sorted: Vec<(f64, u64)> = points.iter().map(|point| (value(point), point.events)).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let beyond = sorted.iter().map(|(_, events)| events).sum::<u64>() / 100;
    (first_past(sorted.iter(), beyond), first_past(sorted.iter().rev(), beyond))
}

/// The first value with which more events than those are passed.
fn first_past<'v>(mut values: impl Iterator<Item = &'v (f64, u64)>, beyond: u64) -> f64 {
    let mut passed = 0;
    let past = values.find(|(_, events)| {
        passed += events;
        passed > beyond
    });
    past.map_or(0.0, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_holds_all_but_the_outermost() {
        let count = |events| Count { events, ..Count::default() };
        let place = |name: &str, lon: i32, lat: i32| Place {
            name: name.to_owned(),
            lon: lon.to_string(),
            lat: lat.to_string(),
            ..Place::default()
        };
        let places = BTreeMap::from([
            (place("a", 44, 33), count(150)),
            (place("b", 35, 31), count(60)),
            (place("far", -120, 50), count(1)),
            (Place::default(), count(9)),
        ]);
        let (svg, beyond) = map(&places).expect("a map");
        assert_eq!((svg.matches("<circle").count(), beyond), (2, 1));
        assert!(!svg.contains("-0°") && svg.contains(">a</text>"));
        assert!(map(&BTreeMap::new()).is_none());
    }

    #[test]
    fn many_weeks_are_drawn_by_month_and_many_months_by_year() {
        for (last, heading) in [("2024-05-12", "weeks"), ("2029-05-12", "months"), ("2060-01-01", "years")] {
            let days = BTreeMap::from([(("2024-01-01".to_owned(), 1), 2), ((last.to_owned(), 4), 1)]);
            let mut counts = Counts::default();
            counts.days = days;
            let (drawn, svg, earlier) = times(&counts).expect("a plot");
            assert_eq!((drawn, earlier), (heading, 0));
            assert_eq!(svg.matches("<rect").count(), 2, "{heading}");
        }
        assert!(times(&Counts::default()).is_none());
    }

    #[test]
    fn what_is_long_past_is_told_and_not_drawn() {
        let days = BTreeMap::from([(("1948-05-15".to_owned(), 4), 3), (("2024-05-01".to_owned(), 1), 1)]);
        let published = Some(("2024-05-02".to_owned(), "2024-05-02".to_owned()));
        let mut counts = Counts::default();
        (counts.days, counts.published) = (days, published);
        assert_eq!(times(&counts).map(|(heading, _, earlier)| (heading, earlier)), Some(("weeks", 3)));
    }
}
