//! What filters refuse and what they tell of, in every command that takes them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, filled, khabar};
use std::path::Path;

fn asked(folder: &Path, command: &str, more: &[&str]) -> Run {
    let form: &[&str] = match command {
        "export" => &["--format", "jsonl"],
        "summary" => &["--table", "categories", "--format", "csv"],
        _ => &["--format", "jsonl"],
    };
    khabar(folder, &[&[command, "--db", "events.db"], form, more].concat())
}

const COMMANDS: [&str; 4] = ["query", "stories", "summary", "export"];

#[test]
fn words_of_no_closed_list_are_refused_with_the_nearest() {
    let folder = filled("filters-refused");
    for (more, message) in [
        (&["--category", "ASAULT"][..], "`ASAULT` is none of PLOVER's categories: did you mean `ASSAULT`?"),
        (&["--category", "FOO"], "there are AGREE, CONSULT"),
        (&["--status", "assertd"], "did you mean `asserted`?"),
        (&["--mode", "fire-arms"], "did you mean `firearms`?"),
        (&["--context", "militery"], "did you mean `military`?"),
        (&["--sector", "MLI"], "`MLI` is no sector"),
        (&["--country", "ZZZ"], "`ZZZ` is no code of a country"),
        (&["--country", ""], "no value: give a code"),
        (&["--min-confidence", "2"], "not a number from 0 to 1"),
        (&["--from", "2024-06-01", "--to", "2024-05-01"], "`--from 2024-06-01` is after `--to 2024-05-01`"),
    ] {
        for command in COMMANDS {
            assert_eq!(asked(&folder, command, more).says(2, &[message]).out, "", "{command} {more:?}");
        }
    }
    for condition in ["country", "country=", "category=ASAULT", "min-confidence=2"] {
        for command in ["export", "summary"] {
            asked(&folder, command, &["--where", condition]).says(2, &["error: "]);
        }
    }
}

#[test]
fn ids_and_names_that_nothing_has_are_told() {
    let folder = filled("filters-told");
    for (more, message) in [
        (["--id", "nope"], "note: no event `nope`"),
        (["--story", "nope"], "note: no story `nope`"),
        (["--article", "nope"], "note: no article has the id or address `nope`"),
        (["--outlet", "nope"], "note: no article is of the outlet `nope`"),
        (["--actor", "nope"], "note: nobody here bears the name or id `nope`"),
        (["--who", "nope"], "note: nobody here bears the name or id `nope`"),
        (["--place", "nope"], "note: no place here bears the name `nope`"),
    ] {
        for command in COMMANDS {
            asked(&folder, command, &more).says(0, &[message]);
        }
    }
    let sql = "SELECT outlet FROM article WHERE outlet IS NOT NULL ORDER BY length(outlet) DESC LIMIT 1";
    let rows = khabar(&folder, &["query", "--db", "events.db", "--sql", sql, "--format", "jsonl"]).out;
    let row: serde_json::Value = serde_json::from_str(&rows).unwrap();
    let outlet = row["outlet"].as_str().unwrap();
    asked(&folder, "query", &["--outlet", &format!("{outlet}ة")])
        .says(0, &[&format!("did you mean `{outlet}`?")]);
    assert!(!asked(&folder, "query", &["--outlet", outlet]).err.contains("note"));
}

#[test]
fn blanks_around_values_do_not_matter() {
    let folder = filled("filters-blanks");
    let plain = asked(&folder, "export", &["--country", "SYR,IRQ"]);
    assert!(plain.out.lines().count() > 0);
    for condition in ["country = SYR, IRQ", "country=syr,irq"] {
        assert_eq!(asked(&folder, "export", &["--where", condition]).out, plain.out, "{condition}");
    }
    assert_eq!(asked(&folder, "export", &["--country", " SYR , IRQ"]).out, plain.out);
}

#[test]
fn a_story_is_found_by_an_id_of_before() {
    let folder = filled("filters-story");
    let sql = "SELECT own, story FROM story_event WHERE own <> story ORDER BY own LIMIT 1";
    let rows = khabar(&folder, &["query", "--db", "events.db", "--sql", sql]);
    let (before, now) = rows.out.lines().nth(1).unwrap().split_once(',').unwrap();
    let by_now = asked(&folder, "query", &["--story", now]).out;
    assert!(by_now.lines().count() > 1);
    for command in COMMANDS {
        let found = asked(&folder, command, &["--story", before]);
        assert_eq!(found.out, asked(&folder, command, &["--story", now]).out, "{command}");
        assert!(!found.err.contains("note"), "{}", found.err);
    }
}
