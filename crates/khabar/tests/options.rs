//! Options that do not go together are refused, and what a user expects of an option happens.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{filled, folder, khabar};
use serde_json::Value;

#[test]
fn options_that_do_nothing_together_are_refused() {
    let folder = filled("options-refused");
    let sql = "SELECT count(*) AS n FROM event";
    for (more, message) in [
        (&["query", "--sql", sql, "--category", "ASSAULT"][..], "`--sql` takes no filter beside it"),
        (&["query", "--sql", sql, "--from", "2024-01-01"], "`--sql` takes no filter beside it"),
        (&["query", "--sql", sql, "--format", "table"], "answers to `--sql` are CSV, or JSON lines"),
        (&["export", "--format", "geojson", "--excel"], "`--excel` is for CSV"),
    ] {
        let run = khabar(&folder, &[more, &["--db", "events.db"]].concat());
        assert_eq!(run.says(2, &[message]).out, "", "{more:?}");
    }
    khabar(&folder, &["query", "--db", "events.db", "--sql", sql]).says(0, &[]);
    khabar(&folder, &["export", "--db", "events.db", "--format", "acled", "--excel"]).says(0, &[]);
}

#[test]
fn a_table_with_so_many_rows_is_shown_and_csv_has_all() {
    let folder = filled("options-rows");
    let summary = |more: &[&str]| {
        khabar(&folder, &[&["summary", "--db", "events.db", "--table", "categories"], more].concat()).out
    };
    let all = summary(&[]);
    assert!(all.lines().count() > 4 && all.lines().next().unwrap().contains(','), "{all}");
    let some = summary(&["--rows", "2"]);
    assert!(
        !some.lines().next().unwrap().contains(',') && some.lines().count() < all.lines().count(),
        "{some}"
    );
    assert_eq!(summary(&["--rows", "2", "--format", "csv"]), all);
}

#[test]
fn why_a_judgement_is_may_stand_at_its_end() {
    let folder = filled("options-note");
    let run = khabar(&folder, &["query", "--db", "events.db", "--limit", "1", "--format", "jsonl"]);
    let event: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    let id = event["id"].as_str().unwrap();
    let words = ["correct", "--db", "events.db", "--by", "x", "accept", id, "--note", "read twice"];
    khabar(&folder, &[&words[..], &["--at", "2026-01-01T00:00:00Z"]].concat())
        .says(0, &["1 correction kept"]);
    let kept = khabar(&folder, &["corrections", "--db", "events.db"]).out;
    assert!(kept.contains("\"note\":\"read twice\"") && kept.contains("2026-01-01T00:00:00Z"), "{kept}");
}

#[test]
fn the_outlet_is_read_by_the_name_that_the_records_give_it() {
    let text = "هاجم مسلحون مجهولون نقطة تفتيش شمال بغداد.";
    let news = [
        serde_json::json!({"id": "1", "text": text, "outlet": "الأولى"}),
        serde_json::json!({"id": "2", "text": text, "outlet": "الأولى", "source": "الثانية"}),
        serde_json::json!({"id": "3", "text": text, "outlet": 7}),
    ];
    let news = news.map(|line| line.to_string() + "\n").concat();
    let table = format!("id,outlet,text\n4,الرابعة,{text}\n");
    let folder = folder("options-outlet", &[("news.jsonl", news.as_bytes()), ("news.csv", table.as_bytes())]);
    let run = khabar(&folder, &["code", "news.jsonl", "news.csv", "--format", "jsonl", "--keep", "outlet"]);
    let events = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let told: Vec<(Value, Value)> =
        events.map(|event| (event["article"]["outlet"].clone(), event["extra"]["outlet"].clone())).collect();
    assert_eq!(
        told,
        [
            ("الأولى".into(), Value::Null),
            ("الثانية".into(), "الأولى".into()),
            (Value::Null, 7.into()),
            ("الرابعة".into(), Value::Null)
        ]
    );
    // what the store prints of articles is read as it was
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let printed = khabar(&folder, &["query", "--db", "events.db", "--what", "articles"]).out;
    std::fs::write(folder.join("again.jsonl"), printed).unwrap();
    let again = khabar(&folder, &["code", "again.jsonl", "--format", "jsonl"]);
    assert!(again.out.contains("\"outlet\":\"الأولى\""), "{}", again.err);
}

#[test]
fn no_output_takes_the_place_of_a_store() {
    let folder = filled("options-own-store");
    let before = std::fs::read(folder.join("events.db")).unwrap();
    for more in [
        &["query"][..],
        &["stories"],
        &["summary"],
        &["export", "--format", "jsonl"],
        &["export", "--format", "geojson"],
        &["recode"],
    ] {
        let run = khabar(&folder, &[more, &["--db", "events.db", "-o", "events.db"]].concat());
        run.says(4, &["`events.db` cannot be written: it is a store: name another output"]);
        assert!(std::fs::read(folder.join("events.db")).unwrap() == before, "{more:?}");
    }
    khabar(&folder, &["query", "--db", "events.db"]).says(0, &[]);
}

#[test]
fn an_empty_value_is_refused() {
    let folder = filled("options-empty");
    for (option, value) in
        [("--actor", ""), ("--outlet", " "), ("--id", ""), ("--text", ""), ("--text", "\""), ("--text", "؟")]
    {
        khabar(&folder, &["query", "--db", "events.db", option, value]).says(2, &[option]);
    }
}
