//! Runs of `khabar add` and `khabar query` over articles of our own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, folder, khabar, line};
use std::path::Path;

const MEETING: &str = "التقى وزير الخارجية الأردني نظيره المصري في القاهرة أمس الأحد وبحثا وقف إطلاق النار.";
const ATTACK: &str = "قُتِلَ ثلاثة جنود عراقيين في هجوم شنه مسلحون مجهولون على نقطة تفتيش في بغداد اليوم الاثنين.";
const PROTEST: &str = "تظاهر آلاف المعلمين في تونس العاصمة اليوم الاثنين احتجاجا على تأخر الأجور.";

fn three() -> String {
    line("1", MEETING) + &line("2", ATTACK) + &line("3", PROTEST)
}

fn query(folder: &Path, filter: &[&str]) -> Run {
    khabar(folder, &[&["query", "--db", "events.db", "--format", "jsonl"], filter].concat())
}

fn events(run: &Run) -> Vec<String> {
    let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    run.out.lines().map(|line| value(line)["event"].as_str().unwrap().to_owned()).collect()
}

/// The story of each event.
fn stories(run: &Run) -> Vec<String> {
    let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    run.out.lines().map(|line| value(line)["story_id"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_was_added_is_what_code_prints() {
    let folder = folder("store-code", &[("news.jsonl", three().as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &["3 articles coded"]);
    let coded = khabar(&folder, &["code", "news.jsonl", "--format", "jsonl", "--statements", "said.jsonl"]);
    let stored = query(&folder, &[]);
    assert_eq!(stored.code, Some(0), "{}", stored.err);
    let stories = stories(&stored);
    assert!(!stored.out.is_empty() && stories.iter().all(|story| !story.is_empty()));
    let apart = |text: &str, none: &str| {
        stories.iter().fold(text.to_owned(), |text, story| {
            text.replace(&format!("\"{story}\""), none).replace(story, "")
        })
    };
    assert_eq!(apart(&stored.out, "null"), coded.out);
    let said = khabar(&folder, &["query", "--db", "events.db", "--what", "statements"]);
    assert_eq!(said.out, std::fs::read_to_string(folder.join("said.jsonl")).unwrap());
    for format in ["table", "csv"] {
        let coded = khabar(&folder, &["code", "news.jsonl", "--format", format]);
        let stored = khabar(&folder, &["query", "--db", "events.db", "--format", format]);
        assert_eq!(apart(&stored.out, ""), coded.out);
    }
}

#[test]
fn the_same_article_twice_changes_nothing_and_a_changed_one_is_a_new_version() {
    let changed = line("2", &ATTACK.replace("ثلاثة", "أربعة"));
    let folder =
        folder("store-versions", &[("news.jsonl", three().as_bytes()), ("later.jsonl", changed.as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &["3 articles coded"]);
    let before = query(&folder, &[]).out;
    let again = khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]);
    again.says(0, &["0 articles coded: 0 events, 0 statements; 3 articles stored before"]);
    assert_eq!(query(&folder, &[]).out, before);
    let later = khabar(&folder, &["add", "later.jsonl", "--db", "events.db"]);
    later.says(0, &["1 article coded", "1 among them new versions of stored ones"]);
    let after = query(&folder, &["--category", "ASSAULT"]).out;
    assert!(after.contains("أربعة") && !after.contains("ثلاثة"), "{after}");
    // the older text comes again: it is stored, and not the latest
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &["3 articles stored before"]);
    assert_eq!(query(&folder, &["--category", "ASSAULT"]).out, after);
}

#[test]
fn neither_jobs_nor_the_order_of_arrival_shows() {
    let (mut lines, numbers): (Vec<_>, _) = (Vec::new(), 0..40);
    for number in numbers {
        let text = [MEETING, ATTACK, PROTEST][number % 3].replace("ثلاثة", &number.to_string());
        lines.push(line(&number.to_string(), &text));
    }
    let forward: String = lines.concat();
    lines.reverse();
    let folder =
        folder("store-order", &[("a.jsonl", forward.as_bytes()), ("b.jsonl", lines.concat().as_bytes())]);
    khabar(&folder, &["add", "a.jsonl", "--db", "events.db", "--jobs", "1"]).says(0, &["40 articles coded"]);
    let first = query(&folder, &[]).out;
    assert!(first.contains("\"copy_of\":\""), "{first}");
    std::fs::remove_file(folder.join("events.db")).unwrap();
    khabar(&folder, &["add", "b.jsonl", "--db", "events.db", "--jobs", "3"]).says(0, &["40 articles coded"]);
    assert!(query(&folder, &[]).out == first);
}

#[test]
fn filters_find_what_they_say() {
    let folder = folder("store-filters", &[("news.jsonl", three().as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    for (filter, expected) in [
        (&["--category", "protest"][..], "PROTEST"),
        (&["--text", "قتل"], "ASSAULT"),
        (&["--text", "القاهره"], "CONSULT"),
        (&["--text", "بالقاهرة"], "CONSULT"),
        (&["--text", "\"إطلاق نار\""], "CONSULT"),
        (&["--text", "\"النار إطلاق\""], ""),
        (&["--text", "لا شيء كهذا"], ""),
        (&["--country", "TUN"], "PROTEST"),
        (&["--country", "irq"], "ASSAULT"),
        (&["--sector", "MIL"], "ASSAULT"),
        (&["--actor", "مسلحون"], "ASSAULT"),
        (&["--recipient", "جنود"], "ASSAULT"),
        (&["--place", "القاهرة"], "CONSULT"),
        (&["--place", "cairo"], "CONSULT"),
        (&["--to", "2024-05-12"], "CONSULT"),
        (&["--from", "2024-05-13", "--article", "3"], "PROTEST"),
        (&["--from", "2024-05-14"], ""),
        (&["--outlet", "none"], ""),
        (&["--status", "future"], ""),
        (&["--min-confidence", "1.0"], ""),
    ] {
        let found = query(&folder, filter);
        assert_eq!(found.code, Some(0), "{}", found.err);
        assert_eq!(events(&found).join(" "), expected, "{filter:?}: {}", found.out);
    }
}

#[test]
fn what_is_no_store_is_told() {
    let folder = folder("store-none", &[("a.txt", common::ARTICLE.as_bytes()), ("empty.db", b"")]);
    query(&folder, &[]).says(2, &["`events.db`: no such file", "khabar add"]);
    khabar(&folder, &["query", "--db", "a.txt"]).says(2, &["`a.txt`: not a store of khabar"]);
    khabar(&folder, &["add", "empty.db", "--db", "a.txt"]).says(2, &["`a.txt`: not a store of khabar"]);
    khabar(&folder, &["query", "--db", "empty.db"]).says(2, &["`empty.db`: not a store of khabar"]);
    khabar(&folder, &["add", "a.txt", "--db", "none/events.db"]).says(4, &["`none/events.db`: "]);
}

/// One text at one address under two ids, of which one has a further key: the lesser id stands, whichever came first.
#[test]
fn of_one_article_under_two_ids_the_lesser_stands_whichever_came_first() {
    let line = |id: &str, desk: &str| {
        let url = "https://a.example/1";
        let article = serde_json::json!({"id": id, "url": url, "source": "الميناء", "published": "2024-05-13", "title": "خبر",
            "text": ATTACK, "desk": desk});
        article.to_string() + "\n"
    };
    let (one, nine) = (line("p1", "one"), line("p9", "nine"));
    let other = one.replace("a.example/1", "b.example/2").replace("p1", "p5");
    let mut found = Vec::new();
    for (at, runs) in [
        vec![one.clone() + &nine + &other],
        vec![nine.clone() + &one + &other],
        vec![other.clone(), one.clone(), nine.clone()],
        vec![nine.clone(), other.clone(), one.clone(), nine.clone(), one.clone()],
    ]
    .into_iter()
    .enumerate()
    {
        let folder = folder(&format!("store-two-ids-{at}"), &[]);
        for run in runs {
            std::fs::write(folder.join("news.jsonl"), run).unwrap();
            khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
        }
        let articles = query(&folder, &["--what", "articles"]).out;
        assert!(articles.contains("\"p1\"") && !articles.contains("\"p9\""), "{articles}");
        let stories = khabar(&folder, &["stories", "--db", "events.db", "--format", "jsonl"]).out;
        found.push((query(&folder, &[]).out, articles, stories));
    }
    assert!(found.iter().all(|one| *one == found[0]), "{found:?}");
}
