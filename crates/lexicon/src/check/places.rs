//! Places: their types, divisions, guards, and that they lie where their country does.

use super::{Check, ProblemKind, one_of};
use crate::Problem;
use crate::compiler::source::Row;
use std::collections::BTreeMap;

const TYPES: [&str; 27] = [
    "admin1",
    "admin2",
    "airport",
    "base",
    "building",
    "camp",
    "city",
    "crossing",
    "dam",
    "desert",
    "district",
    "hospital",
    "island",
    "mountain",
    "oilfield",
    "port",
    "prison",
    "region",
    "river",
    "road",
    "sea",
    "square",
    "strait",
    "town",
    "university",
    "village",
    "worship",
];
const GUARDS: [&str; 3] = ["word", "person", "shared"];
/// Islands, seas and fields may lie off the coast.
const OFFSHORE: [&str; 4] = ["sea", "strait", "oilfield", "island"];

type Boxes = BTreeMap<&'static str, [f64; 4]>;

impl Check<'_> {
    pub(super) fn places(&self) -> Vec<Problem> {
        let boxes = boxes();
        self.rows("places/").flat_map(|row| self.place(&row, &boxes)).collect()
    }

    fn place(&self, row: &Row<'_>, boxes: &Boxes) -> Vec<Problem> {
        let mut problems: Vec<Problem> = one_of(row, "type", row.column(3), &TYPES).into_iter().collect();
        let code = row.column(4);
        if !code.is_empty() && self.lexicon.country_by_code(code).is_none() {
            let hint = "an ISO3 code of `countries.tsv`";
            problems.push(row.problem(ProblemKind::Unknown("country", code.to_owned()), hint));
        }
        let division = row.column(5);
        if !division.is_empty() && self.lexicon.place_by_id(division).is_none() {
            problems.push(row.problem(ProblemKind::Unknown("admin1", division.to_owned()), "a place's id"));
        }
        for guard in row.values(9).filter(|g| !GUARDS.contains(g) && !g.starts_with("needs:")) {
            let hint = "word, person, shared, or `needs:WORD,WORD`";
            problems.push(row.problem(ProblemKind::Unknown("guard", guard.to_owned()), hint));
        }
        problems.extend(outside(row, boxes));
        problems
    }
}

fn outside(row: &Row<'_>, boxes: &Boxes) -> Option<Problem> {
    let [south, west, north, east] = *boxes.get(row.column(4))?;
    let (lat, lon): (f64, f64) = (row.column(6).parse().ok()?, row.column(7).parse().ok()?);
    let inside = (south..=north).contains(&lat) && (west..=east).contains(&lon);
    (!inside && !OFFSHORE.contains(&row.column(3))).then(|| {
        let hint =
            format!("{} lies between {south} {west} and {north} {east}: latitude first", row.column(4));
        row.problem(ProblemKind::Number(format!("{lat} {lon}")), hint)
    })
}

/// Bounds of countries: degrees south, west, north, east.
fn boxes() -> Boxes {
    let lines = include_str!("boxes.tsv").lines().filter(|line| !line.starts_with('#'));
    let numbers = |line: &'static str| {
        let mut columns = line.split('\t');
        let code = columns.next()?;
        let mut degrees = columns.map(str::parse::<f64>);
        let mut next = || degrees.next()?.ok();
        Some((code, [next()?, next()?, next()?, next()?]))
    };
    lines.filter_map(numbers).collect()
}
