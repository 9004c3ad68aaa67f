//! Land and borders of the map: `map/outlines.txt`, with its source in `map/NOTICE.md`.

const DATA: &str = include_str!("map/outlines.txt");

/// Parts of a degree that the numbers count.
const UNIT: f64 = 20.0;

/// A point: degrees east, degrees north.
pub(super) type Point = (f64, f64);

/// A frame: west, south, east, north.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) west: f64,
    pub(super) south: f64,
    pub(super) east: f64,
    pub(super) north: f64,
}

impl Frame {
    const fn holds(&self, (lon, lat): Point) -> bool {
        self.west <= lon && lon <= self.east && self.south <= lat && lat <= self.north
    }
}

/// The parts of the land that lie in the frame, as rings.
pub(super) fn land(frame: Frame) -> Vec<Vec<Point>> {
    lines("land").map(|ring| clipped(ring, frame)).filter(|ring| ring.len() > 2).collect()
}

/// The parts of the borders that lie in the frame, with the points next to it.
pub(super) fn borders(frame: Frame) -> Vec<Vec<Point>> {
    let mut parts = Vec::new();
    for line in lines("border") {
        let is_near = |at: usize| {
            let last = (at + 1).min(line.len() - 1);
            line[at.saturating_sub(1)..=last].iter().any(|point| frame.holds(*point))
        };
        let near: Vec<bool> = (0..line.len()).map(is_near).collect();
        let numbered: Vec<(bool, Point)> = near.into_iter().zip(line).collect();
        for part in numbered.split(|(is_near, _)| !is_near).filter(|part| part.len() > 1) {
            parts.push(part.iter().map(|(_, point)| *point).collect());
        }
    }
    parts
}

/// The lines of a kind: a point, then the differences from each to the next.
fn lines(kind: &str) -> impl Iterator<Item = Vec<Point>> {
    DATA.lines().filter_map(move |line| {
        let (_, numbers) = line.split_once(' ').filter(|(first, _)| *first == kind)?;
        let numbers: Vec<i32> = numbers.split(' ').filter_map(|number| number.parse().ok()).collect();
        let sums = numbers.chunks_exact(2).scan((0, 0), |(x, y), step| {
            *x += step[0];
            *y += step[1];
            Some((f64::from(*x) / UNIT, f64::from(*y) / UNIT))
        });
        Some(sums.collect())
    })
}

/// A ring cut to the frame, one side after the other (Sutherland and Hodgman 1974).
fn clipped(ring: Vec<Point>, frame: Frame) -> Vec<Point> {
    let ring = cut(&ring, |(lon, _)| lon - frame.west);
    let ring = cut(&ring, |(lon, _)| frame.east - lon);
    let ring = cut(&ring, |(_, lat)| lat - frame.south);
    cut(&ring, |(_, lat)| frame.north - lat)
}

/// The part of a ring whose points are not below nought.
fn cut(ring: &[Point], inside: impl Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::new();
    let before = ring.last().into_iter().chain(ring);
    for (from, to) in before.zip(ring) {
        let (one, other) = (inside(*from), inside(*to));
        if (one < 0.0) != (other < 0.0) {
            let share = one / (one - other);
            kept.push((from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share));
        }
        if other >= 0.0 {
            kept.push(*to);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const TUNISIA: Frame = Frame { west: 7.0, south: 30.0, east: 12.0, north: 38.0 };

    #[test]
    fn the_file_is_whole_and_small() {
        assert!(DATA.len() < 60_000);
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let (kind, numbers) = line.split_once(' ').expect("numbers");
            assert!(matches!(kind, "land" | "border"), "{kind}");
            let numbers: Vec<Option<i32>> = numbers.split(' ').map(|number| number.parse().ok()).collect();
            assert!(numbers.len() >= 4 && numbers.len().is_multiple_of(2));
            assert!(numbers.iter().all(Option::is_some));
        }
        for (lon, lat) in lines("land").chain(lines("border")).flatten() {
            assert!(lon.abs() <= 180.0 && lat.abs() <= 90.0, "{lon} {lat}");
        }
    }

    #[test]
    fn a_frame_holds_what_lies_in_it() {
        let land = land(TUNISIA);
        assert!(!land.is_empty() && land.iter().flatten().all(|point| TUNISIA.holds(*point)));
        assert!(!borders(TUNISIA).is_empty());
        let sea = Frame { west: -40.0, south: 30.0, east: -35.0, north: 33.0 };
        assert!(super::land(sea).is_empty() && borders(sea).is_empty());
    }

    #[test]
    fn inland_the_land_fills_the_frame() {
        let sahara = Frame { west: 2.0, south: 24.0, east: 5.0, north: 28.0 };
        let corners: Vec<Point> = land(sahara).concat();
        for corner in [(2.0, 24.0), (5.0, 24.0), (5.0, 28.0), (2.0, 28.0)] {
            assert!(corners.contains(&corner), "{corners:?}");
        }
    }
}
