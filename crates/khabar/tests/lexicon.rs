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

/// A folder in which every line breaks one rule.
#[test]
fn every_rule_names_file_line_and_mend() {
    let actors = concat!(
        "b-kind\tperzon\tB\tفلان الفلاني\tJOR\tGOV\n",
        "b-code\tperson\tB\tعلان العلاني\tXXX\tGOV\n",
        "b-sector\tperson\tB\tزيد الزيدي الجديد\tJOR\tGOVT\n",
        "b-parent\tparty\tB\tحزب الاختبار الجديد\tJOR\tPTY\tnobody\n",
        "b-source\tperson\tB\tعمرو العمري الجديد\tJOR\tGOV\t\t\tinformation-minister@JOR 1950..1951\n",
        "b-king\tperson\tB\tملك الاختبار الجديد\tJOR\tGOV\t\t\tking@JOR 2010..2012\ttest\n",
        "b-order\tperson\tB\tبكر البكري الجديد\tJOR\tGOV\t\t\tmayor@JOR 1950..1951 | mayor@JOR 1940..1941\ttest\n",
        "b-word\tparty\tB\tكتاب\tJOR\tPTY\n",
        "B_id\tparty\tB\tحزب المعرف الجديد\tJOR\tPTY\n",
        "b-of\tperson\tB\tخالد الخالدي الجديد\tJOR\tGOV\t\t\tking@ABX 1940..1941\ttest\n",
        "b-self\tparty\tB\tحزب نفسه الجديد\tJOR\tPTY\tb-self\n",
    );
    let places = concat!(
        "p-type\tP\tقرية الاختبار الأولى\thamlet\tJOR\n",
        "p-country\tP\tقرية الاختبار الثانية\tvillage\tJO\n",
        "p-adm\tP\tقرية الاختبار الثالثة\tvillage\tJOR\tnowhere\n",
        "p-box\tP\tقرية الاختبار الرابعة\tvillage\tJOR\t\t36.1\t31.5\n",
        "p-guard\tP\tقرية الاختبار الخامسة\tvillage\tJOR\t\t\t\t\tmaybe\n",
        "p-word\tP\tكتاب\tvillage\tJOR\n",
    );
    let triggers = concat!(
        "دكدك\tverb دكدك QI\tASSAULT\tobj=recipient\n",
        "\t- دكدك اللاعب الكرة.\n",
        "دكدك\tverb دكدك QI\tASALT\tobj=recipient\n",
    );
    let offices = concat!("o-sector\tO\tوزير الاختبار\tGOVX\t1\n", "o-seats\tO\tوزير التجربة\tGOV\ttwo\n",);
    let agents = concat!("مجرب\t+ون\tx\ttester\tCVL\tperson\n", "مختبر\t+ون\tm\ttester\tXVL\tthing\n",);
    let files = [
        ("own/actors/bad.tsv", actors.as_bytes()),
        ("own/places/bad.tsv", places.as_bytes()),
        ("own/triggers/bad.txt", triggers.as_bytes()),
        ("own/offices.tsv", offices.as_bytes()),
        ("own/agents.tsv", agents.as_bytes()),
    ];
    let run = khabar(&folder("rules", &files), &["lexicon", "check", "own"]);
    assert_eq!(run.code, Some(1));
    let told = [
        "actors/bad.tsv:1: `perzon` is not a value of column `kind` (hint: person, ",
        "actors/bad.tsv:2: `XXX` is not a value of column `country` (hint: an ISO3 code",
        "actors/bad.tsv:3: `GOVT` is not a value of column `sectors` (hint: AGR, ",
        "actors/bad.tsv:4: `nobody` is not a value of column `parent` (hint: an actor's id)",
        "actors/bad.tsv:5: column `source` is empty (hint: dates need a source",
        "actors/bad.tsv:6: `king@JOR 2010..2012` has another holder (hint: `abdullah-ii-of-jordan` (",
        "actors/bad.tsv:7: `1940` is not a date or a span of dates in order (hint: roles stand in the order",
        "actors/bad.tsv:8: `كتاب` is also a common word (hint: mark it with `?`",
        "actors/bad.tsv:9: `B_id` is not a value of column `id` (hint: lower-case letters",
        "actors/bad.tsv:10: `ABX` is not a value of column `roles` (hint: an ISO3 code",
        "actors/bad.tsv:11: `b-self` is not a value of column `parent` (hint: an actor cannot be a part",
        "agents.tsv:1: `x` is not a value of column `gender` (hint: m, f)",
        "agents.tsv:2: `thing` is not a value of column `class` (hint: person, ",
        "agents.tsv:2: `XVL` is not a value of column `sectors` (hint: AGR, ",
        "offices.tsv:1: `GOVX` is not a value of column `sector` (hint: AGR, ",
        "offices.tsv:2: `two` is not a value of column `seats` (hint: 1, many)",
        "places/bad.tsv:1: `hamlet` is not a value of column `type` (hint: admin1, ",
        "places/bad.tsv:2: `JO` is not a value of column `country` (hint: an ISO3 code",
        "places/bad.tsv:3: `nowhere` is not a value of column `admin1` (hint: a place's id)",
        "places/bad.tsv:4: `36.1 31.5` is not a number in range (hint: JOR lies between ",
        "places/bad.tsv:5: `maybe` is not a value of column `guard` (hint: word, person, shared",
        "places/bad.tsv:6: `كتاب` is also a common word (hint: mark it with `?`",
        "triggers/bad.txt:1: `دكدك` has no example in this frame (hint: under the line: TAB",
        "triggers/bad.txt:3: `ASALT` is not a value of column `event` (hint: a category in capitals",
        "triggers/bad.txt:3: `دكدك` has no example in this frame",
    ];
    for (line, told) in run.out.lines().zip(told) {
        assert!(line.starts_with(told), "`{told}` is not at the head of `{line}`");
    }
    assert_eq!(run.out.lines().count(), told.len() + 1, "{}", run.out);
    assert!(run.out.ends_with("5 files, 24 lines, 25 problems\n"), "{}", run.out);
}

/// The built-in files themselves keep every rule, and may all be given as a user's own.
#[test]
fn the_built_in_data_is_without_problems() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../lexicon/data");
    khabar(&folder("data", &[]), &["lexicon", "check", data]).says(0, &[]);
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

/// Rows as GeoNames has them: without alternates, with vowel signs, with a carriage return, an Arabic name alone, a name with
/// a bar, another alphabet of the same script, a feature that is no place, a row that was cut.
#[test]
fn odd_rows_of_the_gazetteer() {
    let row = |id: u32, name: &str, alternates: &str, feature: &str| {
        format!(
            "{id}\t{name}\t{name}\t{alternates}\t15.5\t44.25\t{feature}\tYE\t\t11\t\t\t\t0\t\t2210\tAsia/Aden\t2018-09-05"
        )
    };
    let rows = [
        row(1, "Al Tajriba Awwal", "", "P\tPPL"),
        row(2, "Al Tajriba Thani", "Al Tajriba Thani,قَرْيَة التَّجْرِبَة الثَّانِيَة", "P\tPPL"),
        row(3, "Al Tajriba Thalith", "قرية التجربة الثالثة\u{60C} الجديدة", "P\tPPLA2") + "\r",
        row(4, "سجن التجربة الرابع", "", "S\tPRN"),
        row(5, "Bar", "قرية|التجربة", "P\tPPL"),
        row(6, "Farm", "مزرعة التجربة السادسة", "S\tFRM"),
        row(7, "Cut", "قرية التجربة السابعة", "P\tPPL")[..60]
            .trim_end_matches(|c: char| !c.is_ascii())
            .to_owned(),
    ];
    let folder = folder("odd-gazetteer", &[("YE.txt", (rows.join("\n") + "\n").as_bytes())]);
    let show = |name: &str| khabar(&folder, &["lexicon", "show", name, "--gazetteer", "YE.txt"]);
    for (name, told) in [
        ("قرية التجربة الثانية", "village geonames-2 (Al Tajriba Thani), YEM at 15.5 44.25"),
        ("سجن التجربة الرابع", "prison geonames-4"),
    ] {
        let run = show(name);
        assert!(run.out.contains(told), "`{told}` is not in {}{}", run.out, run.err);
        assert!(run.err.contains("`YE.txt`, line 7: ") && !run.err.contains("line 3"), "{}", run.err);
    }
    for unknown in ["مزرعة التجربة السادسة", "قرية التجربة السابعة"] {
        show(unknown).says(1, &[]);
    }
}
