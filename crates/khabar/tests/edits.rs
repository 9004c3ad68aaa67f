//! Runs of `khabar correct edit`: what can be typed, what it makes of the record and of the exports, and what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, folder, khabar, line};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const ATTACK: &str = "قتل ثلاثة جنود عراقيين في هجوم شنه مسلحون مجهولون على نقطة تفتيش في بغداد اليوم الاثنين.";
const BLAME: &str = "أدانت الجزائر الهجوم على المدنيين في طرابلس.";

fn store(test: &str) -> PathBuf {
    let news = line("1", ATTACK) + &line("2", BLAME);
    let folder = folder(test, &[("news.jsonl", news.as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &["2 articles coded"]);
    folder
}

fn events(folder: &Path) -> Vec<Value> {
    let run = khabar(folder, &["query", "--db", "events.db", "--format", "jsonl"]);
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The id of the first event of this category.
fn id(folder: &Path, category: &str) -> String {
    events(folder).iter().find(|event| event["event"] == category).unwrap()["id"].as_str().unwrap().to_owned()
}

fn field(folder: &Path, id: &str, pointer: &str) -> Value {
    events(folder).iter().find(|event| event["id"] == id).unwrap().pointer(pointer).unwrap().clone()
}

fn edit(folder: &Path, id: &str, field: &str, value: &str) -> Run {
    khabar(folder, &["correct", "--db", "events.db", "--by", "رنا", "edit", id, field, value])
}

#[test]
fn numbers_of_people_are_typed_as_they_are_written() {
    let folder = store("edit-size");
    let (attack, blame) = (id(&folder, "ASSAULT"), id(&folder, "ACCUSE"));
    let attack =
        if field(&folder, &attack, "/size/dead").is_null() { panic!("the toll is read") } else { attack };
    for (event, path, typed, min, max) in [
        (&blame, "size.dead.min", "4", json!(4), Value::Null),
        (&blame, "size.dead", "4", json!(4), json!(4)),
        (&blame, "size.injured", "4-6", json!(4), json!(6)),
        (&attack, "size.dead", ">=4", json!(4), Value::Null),
        (&attack, "size.dead", r#"{"min":4,"max":4}"#, json!(4), json!(4)),
        (&attack, "size.dead.min", "5", json!(5), Value::Null),
    ] {
        edit(&folder, event, path, typed).says(0, &["1 correction kept"]);
        let kind = path.split('.').nth(1).unwrap();
        let count = field(&folder, event, &format!("/size/{kind}"));
        assert_eq!((&count["min"], &count["max"]), (&min, &max), "{path} {typed}");
        assert_eq!((&count["span"], &count["text"]), (&Value::Null, &json!("")), "{path} {typed}");
    }
    edit(&folder, &attack, "size.dead", "null").says(0, &[]);
    assert_eq!(field(&folder, &attack, "/size/dead"), Value::Null);
    for wrong in ["many", "6-4", r#"{"min":9,"max":4}"#] {
        edit(&folder, &attack, "size.dead", wrong).says(2, &["is no number of people: give a number, `4-6`"]);
    }
}

#[test]
fn who_and_where_are_given_by_a_name_an_id_or_a_code() {
    let folder = store("edit-who");
    let blame = id(&folder, "ACCUSE");
    let who = |at: &str| field(&folder, &blame, at);
    for (path, typed, at, name, code) in [
        ("recipient", "Libya", "/recipient/0", "Libya", "LBY"),
        ("recipient.+", "EGY", "/recipient/1", "Egypt", "EGY"),
        ("recipient.1", "hezbollah", "/recipient/1", "Hezbollah", "LBN"),
        ("recipient", "الجيش الليبي", "/recipient/0", "Libyan Armed Forces", "LBY"),
        ("actor", r#"["Hezbollah","Algeria"]"#, "/actor/1", "Algeria", "DZA"),
        ("attribution.+", "Reuters", "/attribution/0/speaker", "Reuters", "GBR"),
    ] {
        edit(&folder, &blame, path, typed).says(0, &["note: `", "1 correction kept"]);
        let found = who(at);
        assert_eq!((&found["entity_name"], &found["code"]), (&name.into(), &code.into()), "{typed}");
        assert_eq!((&found["span"], &found["via"]), (&Value::Null, &"correction".into()), "{typed}");
    }
    edit(&folder, &blame, "recipient.0", "فرسان الوادي الأزرق").says(0, &["it is kept as a new name"]);
    assert_eq!(who("/recipient/0/entity_name_ar"), "فرسان الوادي الأزرق");
    edit(&folder, &blame, "recipient", "[]").says(0, &[]);
    assert_eq!(who("/recipient"), json!([]));
    edit(&folder, &blame, "actor.0", "null").says(0, &[]);
    assert_eq!(who("/actor/0/entity_name"), "Algeria");
    edit(&folder, &blame, "event_loc", "Benghazi").says(0, &["note: `Benghazi` is Benghazi [LBY]"]);
    let place = who("/event_loc/0");
    assert_eq!((&place["city"], &place["country_code"]), (&"Benghazi".into(), &"LBY".into()));
    assert!(place["lat"].is_number() && place["span"].is_null(), "{place}");
    let found = khabar(&folder, &["query", "--db", "events.db", "--place", "Benghazi", "--format", "jsonl"]);
    assert_eq!(found.out.lines().count(), 1);
    edit(&folder, &blame, "event_loc", "تونس").says(2, &["several places bear the name `تونس`: give an id"]);
}

#[test]
fn what_belongs_to_a_name_or_country_goes_with_it() {
    let folder = store("edit-place");
    let attack = events(&folder)
        .iter()
        .find(|event| event["event_loc"][0]["extracted_place"] == "طرابلس")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let place = || field(&folder, &attack, "/event_loc/0");
    assert_eq!(place()["country_code"], "LBY");
    edit(&folder, &attack, "event_loc.0.country_code", "LBN").says(0, &[]);
    let moved = place();
    assert_eq!((&moved["country"], &moved["province"]), (&"Lebanon".into(), &"North Governorate".into()));
    assert_eq!(moved["extracted_place"], "طرابلس");
    assert!(moved["span"].is_array(), "the words stand where they stood: {moved}");
    edit(&folder, &attack, "event_loc.0.country", "Egypt").says(0, &[]);
    let moved = place();
    assert_eq!((&moved["country_code"], &moved["resolved_place"]), (&"EGY".into(), &"Tripoli".into()));
    assert!(
        ["lat", "lon", "city", "province", "resolution"].iter().all(|what| moved[*what].is_null()),
        "{moved}"
    );
    edit(&folder, &attack, "event_loc.0.resolved_place", "Alexandria").says(0, &[]);
    assert_eq!(place()["city"], "Alexandria");
    edit(&folder, &attack, "event_loc.0.city", "Nowhere").says(0, &[]);
    assert!(place()["lat"].is_null() && place()["country_code"] == "EGY");
}

#[test]
fn what_cannot_be_is_refused_with_what_is_allowed() {
    let folder = store("edit-wrong");
    let attack = id(&folder, "ASSAULT");
    for (path, typed, message) in [
        ("actor.0.code", "XQZ", "`XQZ` is no code: give a country's by ISO 3166-1, as `SYR`, or one of IGO"),
        ("event_loc.0.country_code", "ABC", "`ABC` is no country's code"),
        ("event_loc.0.country", "Lebanom", "`Lebanom` is no country's English name: did you mean `Lebanon`?"),
        ("event_loc.0.lat", "200", "`200` is not on the earth: give degrees north: -90 to 90"),
        ("event_loc.0.lon", "-181", "give degrees east: -180 to 180"),
        ("event_loc.0.resolution", "exact", "`exact` is no precision of a point"),
        ("actor.0.sector", r#"["FOO"]"#, "`FOO` is no sector: there are AGR"),
        ("actor.0.sector", "MLI", "`MLI` is no sector"),
        ("actor.0.entity_id", "nobody-of-us", "`nobody-of-us` is no id of the lexicon"),
        ("enddate", "2024-05-01", "it would end on 2024-05-01, before it begins on 2024-05-13"),
        ("date", "2024-5-1", "`2024-5-1` is not a date"),
        (
            "recipient",
            r#"[{"entity_name":"X","span":[9000,9001]}]"#,
            "the words at 9000–9001 of the article are not `X`",
        ),
        ("recipient", r#"{"nam":"X"}"#, "`nam` is no field of it: give some of"),
        ("recipient", r#"{"code":"LBY"}"#, "has no name: give `entity_name_ar`"),
        ("recipient.7", "Libya", "`recipient.+` adds one"),
        ("recipient", "", "an empty name"),
    ] {
        edit(&folder, &attack, path, typed).says(2, &[message]);
    }
    let kept = khabar(&folder, &["corrections", "--db", "events.db"]);
    assert_eq!(kept.out, "");
    // words that do stand there are quoted
    let words = "نقطة تفتيش";
    let at = field(&folder, &attack, "/sentence/text").as_str().unwrap().find(words).map(|at| {
        let text = field(&folder, &attack, "/sentence/text");
        text.as_str().unwrap()[..at].chars().count()
            + field(&folder, &attack, "/sentence/span/0").as_u64().unwrap() as usize
    });
    let span = json!([at.unwrap(), at.unwrap() + words.chars().count()]);
    let typed = json!([{"entity_name_ar": words, "entity_text": words, "span": span}]).to_string();
    edit(&folder, &attack, "recipient", &typed).says(0, &[]);
    assert_eq!(field(&folder, &attack, "/recipient/0/span"), span);
}

#[test]
fn what_a_person_put_is_a_correctors_in_every_export() {
    let folder = store("edit-exports");
    let blame = id(&folder, "ACCUSE");
    for (path, typed) in
        [("recipient", "Libya"), ("event_loc", "Benghazi"), ("size.dead", "4"), ("attribution.+", "Reuters")]
    {
        edit(&folder, &blame, path, typed).says(0, &[]);
    }
    let export = |form: &str| {
        let run = khabar(&folder, &["export", "--db", "events.db", "--format", form, "--with-text"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out
    };
    let lines = export("jsonl");
    let values: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let event = values.iter().find(|event| event["id"] == blame.as_str()).unwrap();
    for at in ["/recipient/0", "/event_loc/0", "/size/dead", "/attribution/0", "/attribution/0/speaker"] {
        assert!(event.pointer(at).unwrap()["span"].is_null(), "{at}");
    }
    assert_eq!(event["recipient"][0]["via"], "correction");
    // annotations are of words
    assert!(!export("annotations").contains("Benghazi"));
    for form in ["polecat", "acled", "geojson", "ftm", "graphml"] {
        assert!(export(form).contains("Libya"), "{form}");
    }
    assert!(export("ftm").contains("\"dead: 4\""));
    let rows = "SELECT via, span_start, span_end FROM event_entity WHERE text = 'Libya'";
    let rows = khabar(&folder, &["query", "--db", "events.db", "--sql", rows]);
    assert_eq!(rows.out, "via,span_start,span_end\ncorrection,0,0\n");
    khabar(&folder, &["export", "--db", "events.db", "--format", "cas", "--with-text", "--output", "cas"])
        .says(0, &[]);
    khabar(&folder, &["export", "--db", "events.db", "--format", "parquet", "--output", "tables"])
        .says(0, &[]);
    let why = khabar(&folder, &["query", "--db", "events.db", "--why"]);
    assert!(why.out.contains("`Libya` of a correction"), "{}", why.out);
    let kept = khabar(&folder, &["query", "--db", "events.db", "--keep", "x", "--format", "jsonl"]);
    assert!(
        kept.out.contains("\"entity_text\":\"Libya\",\"span\":null,\"via\":\"correction\""),
        "{}",
        kept.out
    );
    // and the same after coding again, and in another store
    let before = khabar(&folder, &["query", "--db", "events.db", "--format", "jsonl"]).out;
    khabar(&folder, &["recode", "--db", "events.db"]).says(0, &["corrections: 4 hold"]);
    assert_eq!(khabar(&folder, &["query", "--db", "events.db", "--format", "jsonl"]).out, before);
    let other = store("edit-exports-other");
    fs::write(other.join("said.jsonl"), khabar(&folder, &["corrections", "--db", "events.db"]).out).unwrap();
    khabar(&other, &["corrections", "--db", "events.db", "--import", "said.jsonl"])
        .says(0, &["4 corrections kept"]);
    assert_eq!(khabar(&other, &["query", "--db", "events.db", "--format", "jsonl"]).out, before);
}

#[test]
fn a_span_is_dropped_where_another_text_stands() {
    let folder = store("edit-version");
    let attack = id(&folder, "ASSAULT");
    let actor = field(&folder, &attack, "/actor");
    edit(&folder, &attack, "recipient", &actor.to_string()).says(0, &[]);
    assert_eq!(field(&folder, &attack, "/recipient"), actor);
    // the outlet prints a sentence before it
    fs::write(folder.join("later.jsonl"), line("1", &format!("هذه أخبار اليوم من العراق. {ATTACK}")))
        .unwrap();
    khabar(&folder, &["add", "later.jsonl", "--db", "events.db"]).says(0, &["new versions"]);
    let later = id(&folder, "ASSAULT");
    let recipient = field(&folder, &later, "/recipient/0");
    assert_eq!((&recipient["entity_text"], &recipient["span"]), (&"مسلحون مجهولون".into(), &Value::Null));
}

#[test]
fn an_edit_to_nothing_is_taken_in_elsewhere_as_it_was_made() {
    let folder = store("edit-null");
    let (attack, blame) = (id(&folder, "ASSAULT"), id(&folder, "ACCUSE"));
    fs::copy(folder.join("events.db"), folder.join("other.db")).unwrap();
    edit(&folder, &attack, "date", "null").says(0, &[]);
    edit(&folder, &attack, "size.dead", "null").says(0, &[]);
    edit(&folder, &blame, "recipient", "[]").says(0, &[]);
    khabar(&folder, &["correct", "--db", "events.db", "--by", "رنا", "accept", &attack]).says(0, &[]);
    let said = khabar(&folder, &["corrections", "--db", "events.db"]).out;
    fs::write(folder.join("said.jsonl"), &said).unwrap();
    khabar(&folder, &["corrections", "--db", "other.db", "--import", "said.jsonl"])
        .says(0, &["4 corrections kept"]);
    let printed = |db: &str| khabar(&folder, &["query", "--db", db, "--format", "jsonl"]).out;
    assert_eq!(printed("other.db"), printed("events.db"));
    assert_eq!(khabar(&folder, &["corrections", "--db", "other.db"]).out, said);
    khabar(&folder, &["corrections", "--db", "events.db", "--import", "said.jsonl"])
        .says(0, &["4 known before"]);
    khabar(&folder, &["corrections", "--db", "events.db", "--import", "nosuch.jsonl"])
        .says(2, &["`nosuch.jsonl` cannot be read"]);
}

#[test]
fn a_mistyped_word_of_a_list_is_refused_with_the_one_that_was_meant() {
    let folder = store("edit-words");
    let (attack, blame) = (id(&folder, "ASSAULT"), id(&folder, "ACCUSE"));
    for (event, field, typed, message) in [
        (&attack, "event", "ASSALT", "did you mean `ASSAULT`?"),
        (&attack, "status", "assertd", "did you mean `asserted`?"),
        (&attack, "mode", "fierarms", "did you mean `firearms`?"),
        (&attack, "context", "militery", "did you mean `military`?"),
        (&blame, "mode", "visit", "there are disapprove, investigate, allege"),
    ] {
        edit(&folder, event, field, typed).says(2, &[message]);
    }
    edit(&folder, &blame, "event", "AGREE").says(0, &[]);
    edit(&folder, &blame, "mode", "visit").says(2, &["AGREE has no modes"]);
}
