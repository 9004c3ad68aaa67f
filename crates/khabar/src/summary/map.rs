//! Where the events are: points on a map of land and borders, the largest named.

use super::count::{Count, Counts, Place};
use super::names::Names;
use super::outlines::{self, Frame};
use super::plural::counted;
use super::svg::{LETTERS, NARROW_LETTERS, Side, WIDTH, escaped, opened, wide};
use super::words::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Places that bear their names: on any screen, and where there is room for smaller letters.
const NAMED_ANYWHERE: usize = 6;
const NAMED: usize = 14;
/// Of the largest places this many are tried, so that no small place is named amid large ones without.
const TRIED: usize = 60;

const TALLEST: f64 = 460.0;

/// A place on the map.
struct Point<'p> {
    lon: f64,
    lat: f64,
    place: &'p Place,
    events: u64,
    name: String,
}

/// A map.
pub(super) struct Map {
    /// The key of its title.
    pub(super) title: &'static str,
    pub(super) svg: String,
    /// Events of the largest circle.
    pub(super) most: u64,
    /// Events that lie beyond the frame.
    pub(super) beyond: u64,
}

/// A map of all events but the outermost hundredth on each side. Where most lie in a small part of it, one of that part
/// stands before.
pub(super) fn maps(counts: &Counts, names: &Names, language: Language) -> Vec<Map> {
    /// How much smaller the part is.
    const SMALLER: f64 = 4.0;
    let points = points(&counts.places, |place| names.place(counts, place));
    if points.is_empty() {
        return Vec::new();
    }
    let (near, all) = (Window::around(&points, 10), Window::around(&points, 100));
    let windows = match near.degrees() * SMALLER < all.degrees() {
        true => vec![("map_near", near), ("map_all", all)],
        false => vec![("map", all)],
    };
    windows.iter().map(|(title, window)| map(title, &points, window, names, language)).collect()
}

/// Places on the plane, the largest circles beneath; towns filled, what is less precise hollow.
fn map(title: &'static str, points: &[Point<'_>], window: &Window, names: &Names, language: Language) -> Map {
    let (inside, outside): (Vec<_>, Vec<_>) = points.iter().partition(|point| window.holds(point));
    let most = inside.first().map_or(0, |point| point.events);
    let largest: Vec<String> = inside
        .iter()
        .take(5)
        .map(|point| format!("{}: {}", point.name, counted(point.events, "event", language)))
        .collect();
    let mut svg = opened(title, window.height, language.word(title), &largest.join("; "), language);
    let _ = write!(svg, "<rect width=\"{WIDTH}\" height=\"{:.0}\" class=\"sea\"/>", window.height);
    window.outlines(&mut svg);
    window.grid(language, &mut svg);
    for point in &inside {
        circle(point, radius(point, most), window, names, language, &mut svg);
    }
    for label in labels(&inside, most, window) {
        label.drawn(language, &mut svg);
    }
    svg.push_str("</svg>");
    Map { title, svg, most, beyond: outside.iter().map(|point| point.events).sum() }
}

fn points(places: &BTreeMap<Place, Count>, name: impl Fn(&Place) -> String) -> Vec<Point<'_>> {
    let point = |(place, count): (&'_ Place, &Count)| {
        Some((place.lon.parse().ok()?, place.lat.parse().ok()?, count.events))
    };
    let mut points: Vec<Point<'_>> = places
        .iter()
        .filter_map(|(place, count)| {
            let (lon, lat, events) = point((place, count))?;
            Some(Point { lon, lat, place, events, name: name(place) })
        })
        .collect();
    points.sort_by(|one, other| other.events.cmp(&one.events).then(one.place.cmp(other.place)));
    points
}

fn radius(point: &Point<'_>, most: u64) -> f64 {
    2.5 + 14.5 * (point.events as f64 / most.max(1) as f64).sqrt()
}

fn circle(
    point: &Point<'_>,
    radius: f64,
    window: &Window,
    names: &Names,
    language: Language,
    svg: &mut String,
) {
    let (x, y) = window.at(point.lon, point.lat);
    let kind = if matches!(point.place.precision.as_str(), "city" | "facility") { "town" } else { "area" };
    let country = names.country(&point.place.country);
    let comma = if language == Language::En { ", " } else { "، " };
    let place = if country.is_empty() || country == point.name {
        point.name.clone()
    } else {
        format!("{}{comma}{country}", point.name)
    };
    let _ = write!(
        svg,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" class=\"{kind}\"><title>{}: {}</title></circle>",
        escaped(&place),
        escaped(&counted(point.events, "event", language))
    );
}

/// A name with its place on the page.
struct Label<'p> {
    name: &'p str,
    x: f64,
    y: f64,
    side: Side,
    /// Whether narrow screens have no room for it.
    is_minor: bool,
}

impl Label<'_> {
    /// Left, top, right and bottom in letters of a size.
    fn bounds(&self, letters: f64) -> [f64; 4] {
        let wide = wide(self.name, letters);
        let left = match self.side {
            Side::Left => self.x - wide,
            Side::Right => self.x,
            Side::Over => self.x - wide / 2.0,
        };
        [left, self.y - letters * 0.85, left + wide, self.y + letters * 0.25]
    }

    fn drawn(&self, language: Language, svg: &mut String) {
        let class = if self.is_minor { "name minor" } else { "name" };
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\" class=\"{class}\">{}</text>",
            self.x,
            self.y,
            self.side.anchor(language),
            escaped(self.name)
        );
    }
}

/// Names of the largest places that run into no other name: first in the letters of narrow screens, then more in small ones.
fn labels<'p>(points: &[&'p Point<'p>], most: u64, window: &Window) -> Vec<Label<'p>> {
    let mut labels: Vec<Label<'p>> = Vec::new();
    let mut is_named = vec![false; points.len()];
    for (letters, is_minor, named) in [(NARROW_LETTERS, false, NAMED_ANYWHERE), (LETTERS, true, NAMED)] {
        for (at, point) in points.iter().enumerate().take(TRIED) {
            if is_named[at] || labels.len() >= named {
                continue;
            }
            let free = beside(point, radius(point, most), window, is_minor).into_iter().find(|label| {
                let bounds = label.bounds(letters);
                window.has_room_for(bounds)
                    && labels.iter().all(|other| !overlap(bounds, other.bounds(letters)))
            });
            if let Some(label) = free {
                is_named[at] = true;
                labels.push(label);
            }
        }
    }
    labels
}

/// The sides where a name may stand, the best first.
fn beside<'p>(point: &'p Point<'p>, radius: f64, window: &Window, is_minor: bool) -> [Label<'p>; 3] {
    let (x, y) = window.at(point.lon, point.lat);
    // beside a large circle, above its middle, the name is nearer
    let gap = radius.min(12.0) + 3.0;
    let label = |side, x, y| Label { name: &point.name, x, y, side, is_minor };
    [
        label(Side::Right, x + gap, y + 4.0),
        label(Side::Left, x - gap, y + 4.0),
        label(Side::Over, x, y - radius - 3.0),
    ]
}

fn overlap(one: [f64; 4], other: [f64; 4]) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// The part of the globe that is drawn, on a plane where a degree east is shorter the farther from the equator its middle is.
struct Window {
    west: f64,
    north: f64,
    /// Units of the plot to a degree of longitude, and of latitude.
    across: f64,
    down: f64,
    height: f64,
}

impl Window {
    /// What holds all but one in so many events on each side.
    fn around(points: &[Point<'_>], share: u64) -> Self {
        let (west, east) = bounds(points, share, |point| point.lon);
        let (south, north) = bounds(points, share, |point| point.lat);
        // a tenth more on each side, and never so near that no outline is in sight
        let tall = (north - south).max(3.0) * 1.2;
        let middle = f64::midpoint(south, north);
        let shorter = middle.to_radians().cos().max(0.2);
        let width = (east - west).max(4.0) * 1.2;
        let down = (WIDTH / (width * shorter)).min(TALLEST / tall);
        let across = down * shorter;
        let height = (tall * down).max(220.0);
        Self {
            west: f64::midpoint(west, east) - WIDTH / across / 2.0,
            north: middle + height / down / 2.0,
            across,
            down,
            height,
        }
    }

    /// How large it is, in square degrees.
    fn degrees(&self) -> f64 {
        WIDTH / self.across * self.height / self.down
    }

    fn holds(&self, point: &Point<'_>) -> bool {
        let (x, y) = self.at(point.lon, point.lat);
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }

    fn has_room_for(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        left >= 2.0 && right <= WIDTH - 2.0 && top >= 2.0 && bottom <= self.height - 2.0
    }

    fn at(&self, lon: f64, lat: f64) -> (f64, f64) {
        ((lon - self.west) * self.across, (self.north - lat) * self.down)
    }

    /// The window and a little more, so that no cut shows.
    fn frame(&self) -> Frame {
        let edge = 10.0 / self.down;
        Frame {
            west: self.west - edge,
            south: self.north - self.height / self.down - edge,
            east: self.west + WIDTH / self.across + edge,
            north: self.north + edge,
        }
    }

    fn outlines(&self, svg: &mut String) {
        let path = |lines: Vec<Vec<outlines::Point>>, end: &str| -> String {
            lines.iter().map(|line| self.path(line) + end).collect()
        };
        let _ = write!(
            svg,
            "<path class=\"land\" d=\"{}\"/><path class=\"border\" d=\"{}\"/>",
            path(outlines::land(self.frame()), "Z"),
            path(outlines::borders(self.frame()), "")
        );
    }

    /// A line in tenths of a unit, without the points that fall together.
    fn path(&self, line: &[outlines::Point]) -> String {
        let mut points: Vec<String> = line
            .iter()
            .map(|(lon, lat)| {
                let (x, y) = self.at(*lon, *lat);
                format!("{x:.1} {y:.1}")
            })
            .collect();
        points.dedup();
        format!("M{}", points.join("L"))
    }

    /// Lines every so many degrees, with their numbers on the left and at the foot.
    fn grid(&self, language: Language, svg: &mut String) {
        let degrees = WIDTH / self.across;
        let step =
            [1.0, 2.0, 5.0, 10.0, 20.0, 30.0].into_iter().find(|step| degrees / step <= 6.0).unwrap_or(60.0);
        let foot = self.height - 5.0;
        for lon in multiples(step, self.west, self.west + degrees) {
            let x = self.at(lon, 0.0).0;
            let _ = write!(
                svg,
                "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{:.1}\" class=\"grid\"/>",
                self.height
            );
            if (50.0..WIDTH - 40.0).contains(&x) {
                let _ = write!(
                    svg,
                    "<text x=\"{x:.1}\" y=\"{foot:.1}\" text-anchor=\"middle\" class=\"degree\">{}</text>",
                    degree(lon, "east", "west", language)
                );
            }
        }
        let anchor = Side::Right.anchor(language);
        for lat in multiples(step, self.north - self.height / self.down, self.north) {
            let y = self.at(0.0, lat).1;
            let _ = write!(svg, "<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\" class=\"grid\"/>");
            if (16.0..self.height - 24.0).contains(&y) {
                let _ = write!(
                    svg,
                    "<text x=\"4\" y=\"{:.1}\" text-anchor=\"{anchor}\" class=\"degree\">{}</text>",
                    y - 3.0,
                    degree(lat, "north", "south", language)
                );
            }
        }
    }
}

/// Degrees with their side of the globe.
fn degree(value: f64, positive: &str, negative: &str, language: Language) -> String {
    if value == 0.0 {
        return "0°".to_owned();
    }
    format!("{}°\u{A0}{}", value.abs(), language.word(if value < 0.0 { negative } else { positive }))
}

/// The multiples of a step between two values.
fn multiples(step: f64, from: f64, to: f64) -> impl Iterator<Item = f64> {
    let first = (from / step).ceil();
    (0..).map(move |at| (first + f64::from(at)) * step).take_while(move |value| *value <= to)
}

/// Between which values all events lie but one in so many on each side.
fn bounds(points: &[Point<'_>], share: u64, value: impl Fn(&Point<'_>) -> f64) -> (f64, f64) {
    let mut sorted: Vec<(f64, u64)> = points.iter().map(|point| (value(point), point.events)).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let beyond = sorted.iter().map(|(_, events)| events).sum::<u64>() / share;
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

    fn place(name: &str, lon: f64, lat: f64) -> Place {
        Place { name: name.to_owned(), lon: lon.to_string(), lat: lat.to_string(), ..Place::default() }
    }

    fn counts(places: impl IntoIterator<Item = (Place, u64)>) -> Counts {
        let count = |events| Count { events, ..Count::default() };
        let mut counts = Counts::default();
        counts.places = places.into_iter().map(|(place, events)| (place, count(events))).collect();
        counts
    }

    fn drawn(counts: &Counts, language: Language) -> Vec<Map> {
        maps(counts, &Names::of(language), language)
    }

    #[test]
    fn the_map_holds_all_but_the_outermost() {
        let counts = counts([
            (place("a", 44.0, 33.0), 150),
            (place("b", 35.0, 31.0), 60),
            (place("far", -120.0, 50.0), 1),
            (Place::default(), 9),
        ]);
        let maps = drawn(&counts, Language::En);
        let [map] = maps.as_slice() else { panic!("one map") };
        assert_eq!((map.svg.matches("<circle").count(), map.most, map.beyond), (2, 150, 1));
        assert!(map.svg.contains(">a</text>") && map.svg.contains(">40°\u{A0}E</text>"));
        assert!(map.svg.contains("class=\"land\" d=\"M") && map.svg.contains("class=\"border\" d=\"M"));
        assert!(map.svg.contains("</title><desc id=\"map-text\">a: 150 events; b: 60 events</desc>"));
        assert!(drawn(&Counts::default(), Language::En).is_empty());
    }

    #[test]
    fn where_most_events_are_is_drawn_larger() {
        let places = [
            (place("Sfax", 10.76, 34.74), 90),
            (place("Sousse", 10.64, 35.83), 90),
            (place("Washington", -77.0, 38.9), 9),
            (place("Sydney", 151.2, -33.9), 9),
        ];
        let maps = drawn(&counts(places), Language::Ar);
        let told: Vec<_> = maps.iter().map(|map| (map.title, map.beyond)).collect();
        assert_eq!(told, [("map_near", 18), ("map_all", 0)]);
        let wide = &maps[1].svg;
        assert!(
            wide.contains("60°\u{A0}غربا") && wide.contains("60°\u{A0}شرقا") && wide.contains(">0°<"),
            "{wide}"
        );
    }

    #[test]
    fn one_place_is_drawn_with_what_lies_around_it() {
        let maps = drawn(&counts([(place("Sfax", 10.76, 34.74), 1)]), Language::En);
        let [map] = maps.as_slice() else { panic!("one map") };
        assert!(map.svg.contains("class=\"land\" d=\"M") && map.svg.contains("<title>Sfax: 1 event</title>"));
    }

    #[test]
    fn names_do_not_run_into_each_other() {
        let crowd = (0..60).map(|at| {
            let at = f64::from(at);
            (place(&format!("Town number {at}"), 9.0 + at % 8.0 * 0.3, 34.0 + at / 8.0 * 0.3), 70)
        });
        let counts = counts(crowd);
        let points = points(&counts.places, |place| place.name.clone());
        let window = Window::around(&points, 100);
        let labels = labels(&points.iter().collect::<Vec<_>>(), 70, &window);
        assert!((3..=NAMED).contains(&labels.len()), "{}", labels.len());
        let none_overlaps = |labels: &[&Label<'_>], letters: f64| {
            labels.iter().enumerate().all(|(at, one)| {
                labels[..at].iter().all(|other| !overlap(one.bounds(letters), other.bounds(letters)))
            })
        };
        assert!(none_overlaps(&labels.iter().collect::<Vec<_>>(), LETTERS));
        let major: Vec<&Label<'_>> = labels.iter().filter(|label| !label.is_minor).collect();
        assert!(none_overlaps(&major, NARROW_LETTERS));
    }
}
