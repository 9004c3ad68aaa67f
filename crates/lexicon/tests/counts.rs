//! The counts that `docs/lexicon.md` tells.

use lexicon::Lexicon;
use lexicon::entry::Role;
use std::path::Path;

const OPEN: &str = "<!-- counts -->\n";
const CLOSE: &str = "<!-- /counts -->";

fn counts(lexicon: &Lexicon) -> String {
    let tables = lexicon.tables();
    let persons = tables.actors.iter().filter(|a| a.is_person());
    let roles: usize = persons.clone().map(|a| a.roles.len()).sum();
    let triggers = tables.verbs.iter().chain(tables.nouns.iter()).filter(|w| !w.frames.is_empty()).count();
    let rows = [
        ("actors", tables.actors.len()),
        ("persons", persons.clone().count()),
        ("organisations", tables.actors.len() - persons.count()),
        ("roles", roles),
        ("offices", tables.offices.len()),
        ("countries", tables.countries.len()),
        ("places", tables.places.len()),
        ("agents", tables.agents.len()),
        ("verbs", tables.verbs.len()),
        ("nouns", tables.nouns.len()),
        ("adjectives", tables.adjectives.len()),
        ("function-words", tables.functions.len()),
        ("triggers", triggers),
        ("frames", tables.frames.len()),
        ("themes", tables.themes.len()),
        ("furniture", tables.furniture.len()),
    ];
    let rows: String = rows.iter().map(|(kind, count)| format!("| {kind} | {count} |\n")).collect();
    format!("| kind | entries |\n|---|---|\n{rows}")
}

/// Places that somebody built or keeps: what the press names beside towns.
const FACILITIES: [&str; 12] = [
    "airport",
    "base",
    "building",
    "camp",
    "crossing",
    "dam",
    "hospital",
    "oilfield",
    "port",
    "prison",
    "university",
    "worship",
];

/// What the lexicon was made to know at the least: it may grow, and must not shrink below.
#[test]
fn nobody_is_lost() {
    let lexicon = Lexicon::builtin();
    let tables = lexicon.tables();
    let persons = || tables.actors.iter().filter(|a| a.is_person());
    let organisations = || tables.actors.iter().filter(|a| !a.is_person());
    let dated = |role: &Role| !(role.from.is_empty() && role.to.is_empty());
    let least = [
        ("actors", tables.actors.len(), 1200),
        ("persons with dated offices", persons().filter(|a| a.roles.iter().any(dated)).count(), 600),
        ("organisations", organisations().count(), 450),
        ("outlets", organisations().filter(|a| a.kind == "outlet").count(), 120),
        ("countries", tables.countries.len(), 250),
        ("places", tables.places.len(), 1500),
        ("facilities", tables.places.iter().filter(|p| FACILITIES.contains(&p.kind.as_str())).count(), 300),
    ];
    for (what, count, wanted) in least {
        assert!(count >= wanted, "{count} {what}, {wanted} are wanted");
    }
}

#[test]
fn the_documentation_counts_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/lexicon.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(OPEN).unwrap();
    let (told, after) = rest.split_once(CLOSE).unwrap();
    let true_counts = counts(&Lexicon::builtin());
    if std::env::var_os("KHABAR_COUNTS").is_some() {
        std::fs::write(&path, format!("{before}{OPEN}{true_counts}{CLOSE}{after}")).unwrap();
        return;
    }
    assert_eq!(
        told, true_counts,
        "write them anew: KHABAR_COUNTS=write cargo test -p khabar-lexicon --test counts"
    );
}
