//! The rules that the data files keep, as `data/README.md` states them. Each test names every line that breaks its rule.

mod common;

use arabic::fold;
use lexicon::compiler::read::marked;
use lexicon::compiler::source::{Row, rows};
use lexicon::{Lexicon, Source};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Lines that break a rule; none may.
fn none(broken: Vec<String>) {
    assert!(broken.is_empty(), "{} lines:\n{}", broken.len(), broken.join("\n"));
}

fn below<'s>(sources: &'s [Source], folder: &str) -> Vec<Row<'s>> {
    sources.iter().filter(|s| s.path.starts_with(folder) && s.path.ends_with(".tsv")).flat_map(rows).collect()
}

/// The lines of a table beside this test.
fn table(text: &str) -> Vec<Vec<&str>> {
    text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect()
}

#[test]
fn the_compiler_finds_nothing_wrong() {
    let (_, problems) = Lexicon::from_sources(&common::sources());
    none(problems.iter().map(ToString::to_string).collect());
}

#[test]
fn files_are_sorted_by_their_first_column() {
    let mut broken = Vec::new();
    for source in common::sources().iter().filter(|s| s.path.ends_with(".tsv")) {
        let rows: Vec<Row<'_>> = rows(source).collect();
        let falls = rows.windows(2).filter(|pair| pair[0].column(0) > pair[1].column(0));
        broken.extend(falls.map(|pair| format!("{}: after `{}`", pair[1].place(), pair[0].column(0))));
    }
    none(broken);
}

#[test]
fn ids_are_unique_and_written_alike() {
    let sources = common::sources();
    let mut broken = Vec::new();
    for kind in ["actors/", "places/", "offices.tsv"] {
        let mut seen = BTreeMap::new();
        for row in below(&sources, kind) {
            let id = row.column(0);
            let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if !plain || id.is_empty() {
                broken.push(format!("{}: `{id}`", row.place()));
            }
            if let Some(first) = seen.insert(id.to_owned(), row.place()) {
                broken.push(format!("{}: `{id}` is also at {first}", row.place()));
            }
        }
    }
    none(broken);
}

const KINDS: [&str; 19] = [
    "person",
    "government",
    "ministry",
    "military",
    "security",
    "parliament",
    "court",
    "party",
    "armed-group",
    "alliance",
    "union",
    "igo",
    "igo-organ",
    "ngo",
    "company",
    "university",
    "outlet",
    "institution",
    "movement",
];
const CODES: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];
/// PLOVER's sectors.
const SECTORS: [&str; 29] = [
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IDG", "INT", "JEW", "JRN", "JUD", "LAB",
    "LEG", "MED", "MIL", "OPP", "PRE", "PRM", "PTY", "RAD", "REB", "REF", "REL", "SOC", "SPY", "UAF",
];
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

#[test]
fn actors_have_known_kinds_codes_sectors_and_parents() {
    let sources = common::sources();
    let actors = below(&sources, "actors/");
    let ids: HashSet<&str> = actors.iter().map(|row| row.column(0)).collect();
    let countries: HashSet<&str> = below(&sources, "countries.tsv").iter().map(|row| row.column(0)).collect();
    let mut broken = Vec::new();
    for row in &actors {
        let mut wrong = |what: &str, value: &str| broken.push(format!("{}: {what} `{value}`", row.place()));
        if !KINDS.contains(&row.column(1)) {
            wrong("kind", row.column(1));
        }
        if !countries.contains(row.column(4)) && !CODES.contains(&row.column(4)) {
            wrong("country", row.column(4));
        }
        row.column(5)
            .split(' ')
            .filter(|s| !s.is_empty() && !SECTORS.contains(s))
            .for_each(|s| wrong("sector", s));
        if !row.column(6).is_empty() && !ids.contains(row.column(6)) {
            wrong("parent", row.column(6));
        }
        if row.values(8).any(|role| role.contains(' ')) && row.column(9).is_empty() {
            wrong("dates without a source", row.column(8));
        }
    }
    none(broken);
}

#[test]
fn no_actor_is_its_own_ancestor() {
    let lexicon = Lexicon::builtin();
    let mut broken = Vec::new();
    for actor in &lexicon.tables().actors {
        let mut seen = HashSet::from([actor.id.as_str()]);
        let mut above = actor.parent.as_deref();
        while let Some(id) = above {
            if !seen.insert(id) {
                broken.push(format!("{}: `{}` by `{id}`", actor.entry, actor.id));
                break;
            }
            above = lexicon.actor_by_id(id).and_then(|at| lexicon.actor(at).parent.as_deref());
        }
    }
    none(broken);
}

#[test]
fn roles_stand_in_the_order_of_time() {
    let mut broken = Vec::new();
    for actor in Lexicon::builtin().tables().actors.iter().filter(|a| a.is_person()) {
        let starts: Vec<&str> =
            actor.roles.iter().map(|r| r.from.as_str()).filter(|d| !d.is_empty()).collect();
        if starts.windows(2).any(|pair| before(pair[1], pair[0])) {
            broken.push(format!("{}: {starts:?}", actor.entry));
        }
    }
    none(broken);
}

/// Whether one date lies before the other as far as both are known.
fn before(one: &str, other: &str) -> bool {
    let shared = one.len().min(other.len());
    one[..shared] < other[..shared]
}

#[test]
fn one_seat_has_one_holder_a_day() {
    let lexicon = Lexicon::builtin();
    let one_seat: HashSet<&str> =
        lexicon.tables().offices.iter().filter(|o| !o.many).map(|o| o.id.as_str()).collect();
    #[allow(clippy::type_complexity, reason = "office and owner, with every holder and his days")]
    let mut holders: BTreeMap<(&str, &str), Vec<(&str, &str, &str)>> = BTreeMap::new();
    for actor in lexicon.tables().actors.iter().filter(|a| a.is_person()) {
        for role in actor.roles.iter().filter(|r| one_seat.contains(r.office.as_str())) {
            let held = (role.from.as_str(), role.to.as_str(), actor.entry.as_str());
            holders.entry((&role.office, &role.of)).or_default().push(held);
        }
    }
    let mut broken = Vec::new();
    for (seat, held) in &holders {
        for (at, one) in held.iter().enumerate() {
            let others = held[at + 1..].iter().filter(|other| one.2 != other.2 && overlap(one, other));
            broken.extend(others.map(|other| format!("{seat:?}: {one:?} {other:?}")));
        }
    }
    none(broken);
}

/// Whether two spans share more than their boundary, as far as their dates are known.
fn overlap(one: &(&str, &str, &str), other: &(&str, &str, &str)) -> bool {
    let is_known = |span: &(&str, &str, &str)| !span.0.is_empty() || !span.1.is_empty();
    let starts_first = |a: &(&str, &str, &str), b: &(&str, &str, &str)| b.1.is_empty() || before(a.0, b.1);
    is_known(one) && is_known(other) && starts_first(one, other) && starts_first(other, one)
}

#[test]
fn names_are_in_arabic_letters() {
    let sources = common::sources();
    let mut broken = Vec::new();
    for (folder, column) in [("actors/", 3), ("places/", 2), ("countries.tsv", 2), ("offices.tsv", 2)] {
        for row in below(&sources, folder) {
            if row.column(column).is_empty() {
                broken.push(format!("{}: no Arabic name", row.place()));
            }
            let foreign = row
                .values(column)
                .filter(|name| marked(name).name.contains(|c: char| c.is_ascii_alphabetic()));
            broken.extend(foreign.map(|name| format!("{}: `{name}`", row.place())));
        }
    }
    none(broken);
}

#[test]
fn places_have_known_types_countries_and_divisions() {
    let sources = common::sources();
    let places = below(&sources, "places/");
    let ids: HashSet<&str> = places.iter().map(|row| row.column(0)).collect();
    let countries: HashSet<&str> = below(&sources, "countries.tsv").iter().map(|row| row.column(0)).collect();
    let mut broken = Vec::new();
    for row in &places {
        let mut wrong = |what: &str, value: &str| broken.push(format!("{}: {what} `{value}`", row.place()));
        if !TYPES.contains(&row.column(3)) {
            wrong("type", row.column(3));
        }
        if !row.column(4).is_empty() && !countries.contains(row.column(4)) {
            wrong("country", row.column(4));
        }
        if !row.column(5).is_empty() && !ids.contains(row.column(5)) {
            wrong("admin1", row.column(5));
        }
        let guards = ["word", "person", "shared"];
        row.values(9)
            .filter(|g| !guards.contains(g) && !g.starts_with("needs:"))
            .for_each(|g| wrong("guard", g));
    }
    none(broken);
}

#[test]
fn places_lie_in_their_countries() {
    let boxes: BTreeMap<&str, Vec<f64>> = table(include_str!("data/boxes.tsv"))
        .into_iter()
        .map(|row| (row[0], row[1..].iter().map(|degrees| degrees.parse().unwrap()).collect()))
        .collect();
    let mut broken = Vec::new();
    for place in &Lexicon::builtin().tables().places {
        let (Some(lat), Some(lon), Some(bounds)) = (place.lat, place.lon, boxes.get(place.country.as_str()))
        else {
            continue;
        };
        let inside = (bounds[0]..=bounds[2]).contains(&lat) && (bounds[1]..=bounds[3]).contains(&lon);
        // islands, seas and fields may lie off the coast
        let offshore = matches!(place.kind.as_str(), "sea" | "strait" | "oilfield" | "island");
        if !inside && !offshore {
            broken.push(format!("`{}` at {lat} {lon}, outside {}", place.id, place.country));
        }
    }
    none(broken);
}

#[test]
fn a_name_that_is_a_common_word_is_marked() {
    let sources = common::sources();
    let words = common_words();
    let exceptions: BTreeSet<(&str, &str)> =
        table(include_str!("data/common_words.tsv")).iter().map(|row| (row[0], row[1])).collect();
    let mut unmarked = BTreeSet::new();
    for (folder, column) in [("actors/", 3), ("places/", 2)] {
        for row in
            below(&sources, folder).into_iter().filter(|row| folder == "actors/" || row.column(9).is_empty())
        {
            let plain = row.values(column).filter(|name| !name.starts_with(['~', '?']));
            unmarked
                .extend(plain.filter(|name| words.contains(&fold(name))).map(|name| (row.column(0), name)));
        }
    }
    let told = |pair: &&(&str, &str)| {
        format!("`{}` of `{}`: mark it with `?`, or give a reason in common_words.tsv", pair.1, pair.0)
    };
    none(unmarked.difference(&exceptions).map(|pair| told(&pair)).collect());
    none(exceptions.difference(&unmarked).map(|pair| format!("{pair:?} is no exception any more")).collect());
}

/// The citation forms of the vocabulary, nouns and adjectives also with the article.
fn common_words() -> HashSet<String> {
    let lexicon = Lexicon::builtin();
    let tables = lexicon.tables();
    let nominal = tables.nouns.iter().chain(tables.adjectives.iter()).map(|w| w.lemma.as_str());
    let nominal: Vec<String> =
        nominal.chain(tables.agents.iter().map(|a| a.ar.as_str())).map(fold_owned).collect();
    let article = fold("ال");
    let definite = nominal.iter().map(|word| format!("{article}{word}")).collect::<Vec<_>>();
    let verbs = tables.verbs.iter().map(|w| fold_owned(&w.lemma));
    let functions = tables.functions.iter().map(|f| fold_owned(&f.lemma));
    verbs.chain(functions).chain(definite).chain(nominal).collect()
}

fn fold_owned(word: &str) -> String {
    fold(word).to_string()
}
