//! `khabar lexicon` and the user's own words, names and places.

mod common;

use common::{folder, khabar, khabar_reading};
use serde_json::Value;

const OWN: &str = "own-movement\tmovement\tMovement of the Test\tحركة الاختبار الكبير\tJOR\tPTY\n";

fn show(arguments: &[&str]) -> String {
    let run = khabar(&folder("show", &[]), &[&["lexicon", "show"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out
}

#[test]
fn an_office_is_answered_for_the_day() {
    assert!(show(&["قائد فيلق القدس", "--on", "2017-05-01"]).contains("qasem-soleimani"));
    assert!(show(&["قائد", "فيلق", "القدس", "--on", "2021-05-01"]).contains("esmail-qaani"));
}

#[test]
fn an_entry_says_where_it_stands() {
    assert!(show(&["hezbollah"]).contains("actors/lebanon.tsv:"));
    assert!(show(&["دمشق"]).contains("places/syria.tsv:"));
}

#[test]
fn a_verb_shows_its_spellings_and_frames() {
    let out = show(&["هاجم"]);
    assert!(
        out.contains("ASSAULT") && out.contains("triggers/assault.txt:") && out.contains("يهاجمون"),
        "{out}"
    );
}

#[test]
fn what_is_not_known_is_said() {
    khabar(&folder("unknown", &[]), &["lexicon", "show", "xyzzy"]).says(1, &["nothing is known of `xyzzy`"]);
}

#[test]
fn lists_are_lines_of_json_where_wanted() {
    let run = khabar(
        &folder("list", &[]),
        &["lexicon", "list", "persons", "--country", "LBN", "--format", "jsonl"],
    );
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() > 50 && lines.iter().all(|line| line["country"] == "LBN"));
}

#[test]
fn a_sound_folder_is_said_to_be_sound() {
    let folder = folder("sound", &[("own/actors/own.tsv", OWN.as_bytes())]);
    let run = khabar(&folder, &["lexicon", "check", "own"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "1 files, 1 lines, 0 problems\n"));
}

#[test]
fn every_problem_is_told_with_its_line() {
    let actors = "# comment\na\tperson\tA\tLatin\tJOR\nb\tperson\tB\tباء جديدة\tJOR\tGOV\t\t\tking@JOR 2020..2010\ttest\n";
    let folder = folder("broken", &[("own/actors/own.tsv", actors.as_bytes()), ("own/odd.tsv", b"x\ty\n")]);
    let run = khabar(&folder, &["lexicon", "check", "own"]);
    assert_eq!(run.code, Some(1));
    for told in
        ["actors/own.tsv:2: `Latin` is not in Arabic letters", "actors/own.tsv:3: `2020..2010`", "odd.tsv:1:"]
    {
        assert!(run.out.contains(told), "`{told}` is not in {}", run.out);
    }
}

#[test]
fn a_folder_that_is_none_is_a_wrong_command() {
    khabar(&folder("none", &[]), &["lexicon", "check", "nowhere"]).says(2, &["nowhere"]);
}

#[test]
fn own_entries_are_read_and_win() {
    let own = format!("{OWN}hezbollah\tarmed-group\tParty renamed\tحزب الله\tLBN\tREB\n");
    let article = "أعلنت حركة الاختبار الكبير أنها هاجمت قاعدة للجيش الأردني أمس.\n";
    let folder = folder("own", &[("own/actors/own.tsv", own.as_bytes()), ("a.txt", article.as_bytes())]);
    let run = khabar(&folder, &["lexicon", "show", "hezbollah", "--lexicon", "own"]);
    assert!(run.out.contains("Party renamed"), "{}{}", run.out, run.err);
    let run = khabar(&folder, &["code", "a.txt", "--lexicon", "own", "--published", "2024-05-13"]);
    assert!(run.out.contains("own-movement"), "{}{}", run.out, run.err);
}

#[test]
fn places_of_the_gazetteer_are_added_and_broken_lines_told() {
    let row = "42\tTest Village\tTest Village\tTestville,قرية التجربة الجديدة\t31.5\t36.1\tP\tPPL\tJO\t\t01\t\t\t\t1200\t\t700\tAsia/Amman\t2020-01-01\n";
    let file = format!("{row}broken line\n");
    let folder = folder("gazetteer", &[("JO.txt", file.as_bytes())]);
    let run = khabar(&folder, &["lexicon", "show", "قرية التجربة الجديدة", "--gazetteer", "JO.txt"]);
    run.says(0, &["`JO.txt`, line 2: 1 columns"]);
    assert!(run.out.contains("village geonames-42 (Test Village), JOR at 31.5 36.1"), "{}", run.out);
}

#[test]
fn phrases_are_resolved_line_by_line() {
    let lines = "{\"text\": \"قائد فيلق القدس\", \"day\": \"2021-05-01\"}\n{\"text\": \"الشرطة العراقية\"}\n";
    let run = khabar_reading(&folder("resolve", &[]), &["lexicon", "resolve", "--jsonl"], lines.as_bytes());
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["found"][0]["id"], "esmail-qaani");
    assert_eq!(lines[1]["country"][0], "IRQ");
}
