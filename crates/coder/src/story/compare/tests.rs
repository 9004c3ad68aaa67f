//! Whether a comparison is the same either way round, for reports put together of all sorts of parts.

use super::super::party::Party;
use super::super::report::{Order, Range};
use super::*;
use crate::record::{Span, Status};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Id, country, sector, name and what it belongs to.
type Described<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a [&'a str]);

/// Persons and bodies, states under several names, people of several kinds, and the same under other sectors.
const PARTIES: [Described<'static>; 18] = [
    (Some("afek"), Some("TUN"), Some("PTY"), None, &[]),
    (Some("essebsi"), Some("TUN"), Some("GOV"), None, &["presidency"]),
    (Some("presidency"), Some("TUN"), Some("GOV"), None, &[]),
    (None, Some("TUN"), Some("GOV"), Some("Tunisia"), &[]),
    (None, Some("TUN"), None, Some("Tunisia"), &[]),
    (None, Some("TUN"), Some("GOV"), Some("Tunisian government"), &[]),
    (None, Some("TUN"), Some("COP"), Some("Tunisian authorities"), &[]),
    (None, Some("TUN"), Some("GOV"), Some("Tunisian authorities"), &[]),
    (None, Some("TUN"), Some("EDU"), Some("teachers"), &[]),
    (Some("teachers-union"), Some("TUN"), Some("EDU"), None, &[]),
    (Some("zarif"), Some("IRN"), Some("GOV"), None, &[]),
    (Some("zarif"), Some("IRN"), Some("ELI"), None, &[]),
    (None, Some("IRN"), Some("GOV"), Some("Iran"), &[]),
    (None, Some("IRN"), Some("MIL"), Some("soldiers"), &[]),
    (Some("guards"), Some("IRN"), Some("MIL"), None, &[]),
    (None, Some("IRQ"), Some("UAF"), Some("gunmen"), &[]),
    (None, Some("IRQ"), Some("UAF"), Some("militants"), &[]),
    (None, None, Some("CVL"), Some("سالم العبدلي"), &[]),
];

const MODES: [&str; 11] = [
    "aerial",
    "drone",
    "heavy-weapons",
    "explosives",
    "destroy",
    "suicide-attack",
    "firearms",
    "targeted",
    "visit",
    "third-party",
    "multilateral",
];

const CATEGORIES: [Category; 5] =
    [Category::Assault, Category::Protest, Category::Consult, Category::Coerce, Category::Request];

fn some_parties() -> impl Strategy<Value = Vec<Party>> {
    subsequence(PARTIES.to_vec(), 0..4).prop_map(|described| {
        let text = |part: Option<&str>| part.map(str::to_owned);
        let party = |(id, code, sector, name, belongs): Described<'_>| {
            Party::new([text(id), text(code), text(name), text(sector)], belongs)
        };
        let mut parties: Vec<Party> = described.into_iter().map(party).collect();
        parties.sort();
        parties
    })
}

fn some_places() -> impl Strategy<Value = Vec<crate::record::Location>> {
    let place = |resolution: &str, name: &str, province: Option<&str>, country: &str| {
        let (lat, lon) = if name == "Rafah" { (31.3, 34.2) } else { (34.0, 44.0) };
        serde_json::from_value(serde_json::json!({
            "extracted_place": name, "resolved_place": name, "lat": lat, "lon": lon, "city": null, "district": null,
            "province": province, "country": country, "country_code": country, "resolution": resolution, "span": [0, 1],
        }))
        .expect("a place")
    };
    let all: Vec<crate::record::Location> = vec![
        place("city", "Mosul", Some("Ninawa"), "IRQ"),
        place("province", "Ninawa", None, "IRQ"),
        place("country", "Iraq", None, "IRQ"),
        place("city", "Rafah", Some("Rafah"), "PSE"),
        place("city", "Rafah", Some("North Sinai"), "EGY"),
        place("facility", "Rafah crossing", Some("Rafah"), "PSE"),
        place("region", "Gaza Strip", None, "PSE"),
        place("province", "Rafah", Some("Gaza Strip"), "PSE"),
        place("city", "Hebron", Some("Hebron"), "PSE"),
        place("city", "Halhul", Some("Hebron"), "PSE"),
    ];
    subsequence(all, 0..3)
}

fn some_days() -> impl Strategy<Value = Option<super::super::days::Days>> {
    let basis = select(vec![Basis::Stated, Basis::Report, Basis::Before]);
    let days = (0..4_i32, 0..3_i32, basis);
    prop::option::of(days.prop_map(|(first, length, basis)| super::super::days::Days {
        first,
        last: first + length,
        basis,
    }))
}

fn some_report() -> impl Strategy<Value = Report> {
    let count = prop::option::of((1..40_u64, prop::option::of(0..3_u64)));
    let counts = prop::array::uniform4(count).prop_map(|counts| {
        counts.map(|count| count.map(|(min, more)| Range { min, max: more.map(|m| min + m) }))
    });
    let words = || subsequence((0..12_u32).collect::<Vec<_>>(), 0..12);
    let texts = (
        select(vec!["x", "y"]),
        select(vec!["2024-05-10", "2024-05-11"]),
        0..3_usize,
        0..2_u64,
        any::<bool>(),
    );
    let modes = subsequence(MODES.to_vec(), 0..3);
    let what = (select(CATEGORIES.to_vec()), some_days(), some_places(), some_parties(), some_parties());
    (what, counts, modes, words(), words(), texts).prop_map(
        |((category, days, places, actors, recipients), counts, modes, words, sentence, texts)| {
            let (text, published, at, lemma, is_title) = texts;
            let order = Order {
                published: Some(published.to_owned()),
                text_sha256: text.to_owned(),
                span: Span(at, at + 1),
                category,
                article_id: text.to_owned(),
                url: None,
                outlet: None,
                title: None,
            };
            Report {
                event_id: format!("{text}{at}"),
                article_id: text.to_owned(),
                order,
                status: Status::Asserted,
                category,
                days,
                places: super::super::place::known(&places),
                actors,
                recipients,
                counts,
                modes: modes.into_iter().map(str::to_owned).collect(),
                lemma,
                words,
                sentence,
                is_title,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]
    #[test]
    fn a_comparison_is_the_same_either_way_round(a in some_report(), b in some_report()) {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a));
    }

    #[test]
    fn so_it_is_for_two_of_one_category(a in some_report(), mut b in some_report()) {
        b.category = a.category;
        b.order.category = a.category;
        prop_assert_eq!(compare(&a, &b), compare(&b, &a));
    }
}
