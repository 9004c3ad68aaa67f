//! Stories as people put them together and apart: at once, after coding again, and in whatever order reports and judgements come.
//! The reports in `data/stories` are ours.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, add, filled, folder, khabar, story_lines};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn read(folder: &Path, words: &[&str]) -> String {
    let run = khabar(folder, &[words, &["--db", "events.db"]].concat());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{words:?}");
    run.out
}

fn stories(folder: &Path) -> Vec<Value> {
    let out = read(folder, &["stories", "--format", "jsonl"]);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The articles that tell a story.
fn articles(story: &Value) -> BTreeSet<String> {
    let reports = story["reports"].as_array().unwrap();
    reports.iter().map(|report| report["article_id"].as_str().unwrap().to_owned()).collect()
}

/// The story that an event is in, or that had this id.
fn told(folder: &Path, id: &str) -> Value {
    serde_json::from_str(&read(folder, &["story", id, "--format", "jsonl"])).unwrap()
}

/// The first story that an article's report is in.
fn of(folder: &Path, article: &str) -> Value {
    stories(folder).into_iter().find(|story| articles(story).contains(article)).unwrap()
}

fn id(story: &Value) -> &str {
    story["id"].as_str().unwrap()
}

/// How many stories the summary counts.
fn counted(folder: &Path) -> u32 {
    let summary = read(folder, &["summary", "--table", "stories"]);
    let rows = summary.lines().skip(1).filter_map(|row| row.split(',').nth(1)?.parse::<u32>().ok());
    rows.sum()
}

/// The record of an article in a story.
fn event(story: &Value, article: &str) -> String {
    let reports = story["reports"].as_array().unwrap();
    let report = reports.iter().find(|report| report["article_id"] == article).unwrap();
    report["event_id"].as_str().unwrap().to_owned()
}

/// `khabar correct`, by a person of ours at a fixed time.
fn correct(folder: &Path, at: u32, words: &[&str]) -> Run {
    let at = format!("2026-01-01T00:00:{at:02}Z");
    khabar(folder, &[&["correct", "--db", "events.db", "--by", "رنا", "--at", &at][..], words].concat())
}

fn set<const N: usize>(articles: [&str; N]) -> BTreeSet<String> {
    articles.map(str::to_owned).into()
}

const MOSUL: [&str; 4] = ["mosul-bomb-1", "mosul-bomb-2", "mosul-bomb-3", "mosul-bomb-4"];

#[test]
fn merged_stories_are_one_everywhere_at_once() {
    let folder = filled("story-merge");
    let (before, before_counted) = (stories(&folder).len(), counted(&folder));
    let bomb = of(&folder, "mosul-bomb-1");
    assert_eq!(articles(&bomb), set(MOSUL));
    // another attack that reports tell of
    let other = stories(&folder)
        .into_iter()
        .find(|story| story["event"] == "ASSAULT" && id(story) != id(&bomb) && articles(story).len() > 1)
        .unwrap();
    let all: BTreeSet<String> = articles(&bomb).union(&articles(&other)).cloned().collect();
    let done = correct(&folder, 1, &["merge", "story", id(&other), id(&bomb)]);
    done.says(0, &["1 correction kept", &format!(": {} reports, ", all.len())]);
    let merged = of(&folder, "mosul-bomb-1");
    assert_eq!(articles(&merged), all);
    assert_eq!(stories(&folder).len(), before - 1);
    assert!([id(&bomb), id(&other)].contains(&id(&merged)), "the id is that of the first report");
    let link = merged["links"].as_array().unwrap().iter().find(|link| link["points"] == 0.0).unwrap();
    assert_eq!(link["reasons"][0]["what"], "merged by رنا, 2026-01-01T00:00:01Z");
    for old in [id(&bomb), id(&other)] {
        assert!(read(&folder, &["story", old]).starts_with(id(&merged)));
    }
    let printed = read(&folder, &["query", "--story", id(&merged), "--format", "jsonl"]);
    assert_eq!(printed.lines().count(), merged["reports"].as_array().unwrap().len());
    let exported =
        read(&folder, &["export", "--format", "jsonl", "--where", &format!("story={}", id(&merged))]);
    assert_eq!(exported.lines().count(), printed.lines().count());
    assert_eq!(counted(&folder), before_counted - 1);
}

#[test]
fn a_split_story_is_two_everywhere_at_once() {
    let folder = filled("story-split");
    let before = stories(&folder).len();
    let bomb = of(&folder, "mosul-bomb-1");
    let taken = event(&bomb, "mosul-bomb-3");
    let done = correct(&folder, 1, &["split", "story", id(&bomb), &taken]);
    done.says(0, &["1 correction kept", ": 3 reports, 3 outlets", ": 1 report, 1 outlet"]);
    assert_eq!(stories(&folder).len(), before + 1);
    assert_eq!(articles(&told(&folder, &taken)), set(["mosul-bomb-3"]));
    let rest = of(&folder, "mosul-bomb-1");
    assert_eq!(articles(&rest), set(["mosul-bomb-1", "mosul-bomb-2", "mosul-bomb-4"]));
    assert_eq!(rest["links"].as_array().unwrap().len(), 2, "what joined the rest is told");
    assert_eq!(read(&folder, &["query", "--story", id(&rest), "--format", "jsonl"]).lines().count(), 3);
    let exported = read(&folder, &["export", "--format", "jsonl"]);
    let alone = format!("\"story_id\":\"{}\"", id(&told(&folder, &taken)));
    assert_eq!(exported.matches(&alone).count(), 1);
}

#[test]
fn what_was_said_survives_coding_again() {
    let folder = filled("story-recode");
    let (bomb, others) = (of(&folder, "mosul-bomb-1"), stories(&folder));
    let other = others.iter().find(|story| story["event"] == "PROTEST").unwrap();
    correct(&folder, 1, &["split", "story", id(&bomb), &event(&bomb, "mosul-bomb-3")]).says(0, &[]);
    correct(&folder, 2, &["merge", "story", id(&bomb), id(other)]).says(0, &[]);
    let before = read(&folder, &["stories", "--format", "jsonl"]);
    khabar(&folder, &["recode", "--db", "events.db"]).says(0, &["corrections: 2 hold"]);
    assert_eq!(read(&folder, &["stories", "--format", "jsonl"]), before);
    // as a later lexicon might have it: all rows are others, all records change and come back
    let store = rusqlite::Connection::open(folder.join("events.db")).unwrap();
    store.execute_batch("PRAGMA foreign_keys = ON; UPDATE event SET record = json_set(record, '$.id', 'x' || id, '$.confidence', 0.125)").unwrap();
    drop(store);
    khabar(&folder, &["recode", "--db", "events.db"]).says(0, &["corrections: 2 hold"]);
    assert_eq!(read(&folder, &["stories", "--format", "jsonl"]), before);
}

#[test]
fn neither_the_order_of_reports_nor_that_of_judgements_changes_what_is_said() {
    let whole = filled("story-order");
    let bomb = of(&whole, "mosul-bomb-1");
    let all = stories(&whole);
    let protests: Vec<&Value> = all.iter().filter(|story| story["event"] == "PROTEST").collect();
    correct(
        &whole,
        1,
        &["split", "story", id(&bomb), &event(&bomb, "mosul-bomb-3"), &event(&bomb, "mosul-bomb-4")],
    )
    .says(0, &[]);
    correct(&whole, 2, &["merge", "story", id(protests[0]), id(protests[1])]).says(0, &[]);
    correct(&whole, 3, &["merge", "story", id(protests[1]), id(protests[2])]).says(0, &[]);
    let said = read(&whole, &["corrections"]);
    let expected = read(&whole, &["stories", "--format", "jsonl"]);
    for (seed, pieces) in [(1, 3), (2, 5), (3, 2)] {
        let folder = folder(&format!("story-order-{seed}"), &[("said.jsonl", said.as_bytes())]);
        let mut lines = story_lines();
        let length = lines.len();
        (0..length).for_each(|at| lines.swap(at, at * 7 * seed % length));
        for (number, piece) in lines.chunks(length.div_ceil(pieces)).enumerate() {
            add(&folder, &format!("{number}.jsonl"), piece);
            // before most reports are there, and again
            khabar(&folder, &["corrections", "--db", "events.db", "--import", "said.jsonl"]).says(0, &[]);
        }
        let told = read(&folder, &["stories", "--format", "jsonl"]);
        assert!(told == expected, "in {pieces} pieces");
        assert_eq!(read(&folder, &["corrections"]), said);
    }
}

#[test]
fn a_report_that_comes_later_goes_where_it_belongs() {
    let folder = folder("story-later", &[]);
    let (later, first): (Vec<String>, Vec<String>) =
        story_lines().into_iter().partition(|line| line.contains("\"mosul-bomb-2\""));
    add(&folder, "first.jsonl", &first);
    let bomb = of(&folder, "mosul-bomb-1");
    correct(&folder, 1, &["split", "story", id(&bomb), &event(&bomb, "mosul-bomb-3")]).says(0, &[]);
    add(&folder, "later.jsonl", &later);
    let found = of(&folder, "mosul-bomb-2");
    assert!(!articles(&found).is_superset(&set(["mosul-bomb-1", "mosul-bomb-3"])), "{found}");
    assert!(articles(&found).len() > 1, "{found}");
}

#[test]
fn the_later_of_two_judgements_holds_and_is_told() {
    let folder = filled("story-conflict");
    let before = read(&folder, &["stories", "--format", "jsonl"]);
    let bomb = of(&folder, "mosul-bomb-1");
    let third = event(&bomb, "mosul-bomb-3");
    correct(&folder, 1, &["split", "story", id(&bomb), &third]).says(0, &[]);
    let (one, other) = (of(&folder, "mosul-bomb-1"), told(&folder, &third));
    correct(&folder, 3, &["merge", "story", id(&one), id(&other)]).says(
        0,
        &["note: the split of these reports by رنا (2026-01-01T00:00:01Z) was before and holds no more"],
    );
    assert_eq!(articles(&of(&folder, "mosul-bomb-1")), set(MOSUL));
    // said of an earlier day: the merge is later
    correct(&folder, 2, &["split", "story", id(&bomb), &third])
        .says(0, &["note: the merge of these reports by رنا (2026-01-01T00:00:03Z) is later and holds"]);
    let merged = read(&folder, &["stories", "--format", "jsonl"]);
    assert_eq!(merged.lines().count(), before.lines().count());
    correct(&folder, 4, &["split", "story", id(&bomb), &third]).says(
        0,
        &["note: the merge of these reports by رنا (2026-01-01T00:00:03Z) was before and holds no more"],
    );
    assert_eq!(articles(&told(&folder, &third)), set(["mosul-bomb-3"]));
}

#[test]
fn what_cannot_be_is_told_and_nothing_is_kept() {
    let folder = filled("story-wrong");
    let bomb = of(&folder, "mosul-bomb-1");
    let (story, third) = (id(&bomb), event(&bomb, "mosul-bomb-3"));
    let all: Vec<String> = MOSUL.iter().map(|article| event(&bomb, article)).collect();
    let others = stories(&folder);
    let other = others.iter().find(|other| id(other) != story).unwrap();
    let elsewhere = other["reports"][0]["event_id"].as_str().unwrap();
    let split_all: Vec<&str> =
        ["split", "story", story].into_iter().chain(all.iter().map(String::as_str)).collect();
    for (words, message) in [
        (&["merge", "story", story, story][..], "are one story already"),
        (&["merge", "story", story, &third], "are one story already"),
        (&["merge", "story", story, "s0"], "no story `s0`: `khabar stories` prints the ids"),
        (&["split", "story", story, elsewhere], "is not of the story"),
        (&["split", "story", story, "nothing"], "no event `nothing`"),
        (&["split", "story", "s0", &third], "no story `s0`"),
        (&split_all, "these are all reports of the story"),
    ] {
        correct(&folder, 1, words).says(2, &[message]);
    }
    assert_eq!(read(&folder, &["corrections"]), "");
}

#[test]
fn what_was_said_of_reports_that_are_gone_is_kept_and_told() {
    let folder = filled("story-gone");
    let bomb = of(&folder, "mosul-bomb-1");
    correct(&folder, 1, &["split", "story", id(&bomb), &event(&bomb, "mosul-bomb-3")]).says(0, &[]);
    let line = story_lines().into_iter().find(|line| line.contains("\"mosul-bomb-3\"")).unwrap();
    let mut other: Value = serde_json::from_str(&line).unwrap();
    let (text, title) = (other["text"].take(), other["title"].take());
    other["title"] = "خبر".into();
    other["text"] = "لا شيء يذكر في هذا الخبر القصير.".into();
    add(&folder, "other.jsonl", &[other.to_string()])
        .says(0, &["corrections: 0 hold, 1 lost what they are about"]);
    let lost = read(&folder, &["corrections", "--lost"]);
    assert_eq!(lost.lines().count(), 1, "{lost}");
    assert_eq!(articles(&of(&folder, "mosul-bomb-1")), set(["mosul-bomb-1", "mosul-bomb-2", "mosul-bomb-4"]));
    // and the old words come back, with others behind them
    other["text"] = format!("{}\nوهذا سطر آخر.", text.as_str().unwrap()).into();
    other["title"] = title;
    add(&folder, "again.jsonl", &[other.to_string()]);
    let found =
        read(&folder, &["query", "--article", "mosul-bomb-3", "--category", "ASSAULT", "--format", "jsonl"]);
    let alone: Value = serde_json::from_str(found.lines().next().unwrap()).unwrap();
    let alone = alone["id"].as_str().unwrap();
    assert_eq!(articles(&told(&folder, alone)), set(["mosul-bomb-3"]));
    // one that is rejected is of no story, and comes back to its own
    correct(&folder, 2, &["merge", "story", id(&of(&folder, "mosul-bomb-1")), alone]).says(0, &[]);
    assert_eq!(articles(&of(&folder, "mosul-bomb-1")), set(MOSUL));
    correct(&folder, 3, &["reject", alone]).says(0, &[]);
    assert_eq!(articles(&of(&folder, "mosul-bomb-1")).len(), 3);
    correct(&folder, 4, &["accept", alone]).says(0, &[]);
    assert_eq!(articles(&of(&folder, "mosul-bomb-1")), set(MOSUL));
}
