//! Stories: how reports are joined, stored and shown. The reports in `data/stories` are ours.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use coder::story::{self, Report};
use common::{Run, add, filled, folder, khabar, story_lines};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The same on every run, another for each seed.
fn shuffled<T>(mut list: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for at in (1..list.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(at, (state >> 33) as usize % (at + 1));
    }
    list
}

fn stories(folder: &Path, more: &[&str]) -> Run {
    let run = khabar(folder, &[&["stories", "--db", "events.db", "--format", "jsonl"], more].concat());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.err);
    run
}

fn first(run: &Run) -> serde_json::Value {
    serde_json::from_str(run.out.lines().next().unwrap()).unwrap()
}

/// Events in stories, as they are joined in memory.
fn joined(events: &[coder::Event]) -> BTreeSet<(String, Vec<String>)> {
    let reports: Vec<Rc<Report>> = events.iter().filter_map(Report::of).map(Rc::new).collect();
    let neighbourhoods = story::join(&reports);
    let stories = neighbourhoods.iter().flat_map(|n| &n.stories);
    let ids = |story: &story::Joined| story.reports.iter().map(|n| reports[*n].event_id.clone()).collect();
    stories.map(|story| (story.id.clone(), ids(story))).collect()
}

#[test]
fn the_order_of_reports_changes_no_story() {
    let events = coded("stories-shuffled", &story_lines());
    let expected = joined(&events);
    assert!(expected.len() > 100 && expected.iter().any(|(_, reports)| reports.len() >= 4));
    for seed in 0..100 {
        assert_eq!(joined(&shuffled(events.clone(), seed)), expected, "seed {seed}");
    }
}

#[test]
fn stories_grow_as_reports_arrive_as_if_all_had_come_at_once() {
    let whole = filled("stories-at-once");
    let expected = stories(&whole, &[]).out;
    assert!(expected.lines().count() > 100);
    sound(&whole, &expected);
    for (seed, pieces) in [(1, 1), (2, 2), (3, 7), (4, 25), (5, 60)] {
        let arrived = arriving(&format!("stories-in-{pieces}"), shuffled(story_lines(), seed), pieces);
        let found = stories(&arrived, &[]).out;
        assert_eq!(without_copies(&found), without_copies(&expected), "in {pieces} pieces");
        sound(&arrived, &found);
    }
}

/// A store to which the lines came in so many runs.
fn arriving(name: &str, lines: Vec<String>, pieces: usize) -> PathBuf {
    let folder = folder(name, &[]);
    for (number, piece) in lines.chunks(lines.len().div_ceil(pieces)).enumerate() {
        add(&folder, &format!("{number}.jsonl"), piece);
    }
    folder
}

/// What is listed and what the tables hold are the same: each story once, with as many reports as there are rows, and none is left over.
fn sound(folder: &Path, listed: &str) {
    let store = rusqlite::Connection::open(folder.join("events.db")).unwrap();
    let count = |sql: &str| store.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap() as usize;
    let told = "SELECT count(*) FROM story_event WHERE story_event.story = story.id AND relation = 'report'";
    assert_eq!(count(&format!("SELECT count(*) FROM story WHERE reports <> ({told})")), 0);
    assert_eq!(count(&format!("SELECT count(*) FROM story WHERE record = '' AND ({told}) <> 1")), 0);
    let mut ids = BTreeSet::new();
    let mut reports = 0;
    for line in listed.lines() {
        let story: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(ids.insert(story["id"].as_str().unwrap().to_owned()), "{} is listed twice", story["id"]);
        reports += story["reports"].as_array().unwrap().len();
    }
    assert_eq!(ids.len(), count("SELECT count(*) FROM story"));
    assert_eq!(reports, count("SELECT count(*) FROM story_event WHERE relation = 'report'"));
}

/// The lines of the corpus that lies beside the checkout; where it is not there, what to say.
fn corpus() -> Result<Vec<String>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/ant.jsonl.gz");
    let Ok(file) = fs::File::open(&path) else {
        return Err(format!("skipped: `{}` is not there", path.display()));
    };
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).unwrap();
    Ok(text.lines().map(str::to_owned).collect())
}

/// The events of these articles.
fn coded(name: &str, lines: &[String]) -> Vec<coder::Event> {
    let folder = folder(name, &[("all.jsonl", (lines.join("\n") + "\n").as_bytes())]);
    let run = khabar(&folder, &["code", "all.jsonl", "--format", "jsonl"]);
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Compares each report with all that share a key with it, both ways round. How many pairs there were.
fn compared_both_ways(events: &[coder::Event]) -> usize {
    let reports: Vec<Report> = events.iter().filter_map(Report::of).collect();
    let mut holders: BTreeMap<story::Key, Vec<usize>> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for (number, report) in reports.iter().enumerate() {
        for key in report.keys() {
            let others = holders.entry(key).or_default();
            pairs.extend(others.iter().map(|other| (*other, number)));
            others.push(number);
        }
    }
    for (one, other) in &pairs {
        let (a, b) = (&reports[*one], &reports[*other]);
        assert_eq!(story::compare(a, b), story::compare(b, a), "{} {}", a.event_id, b.event_id);
    }
    pairs.len()
}

#[test]
fn reports_are_compared_the_same_either_way_round() {
    assert!(compared_both_ways(&coded("stories-both-ways", &story_lines())) > 250);
    match corpus() {
        Ok(lines) => assert!(compared_both_ways(&coded("stories-both-ways-corpus", &lines)) > 5000),
        Err(skipped) => println!("{skipped}"),
    }
}

#[test]
fn the_stories_of_an_archive_do_not_depend_on_its_order() {
    let lines = match corpus() {
        Ok(lines) => lines,
        Err(skipped) => return println!("{skipped}"),
    };
    let whole = arriving("stories-archive", lines.clone(), 1);
    let expected = stories(&whole, &[]).out;
    sound(&whole, &expected);
    for (seed, pieces) in [(1, 1), (2, 5), (3, 9)] {
        let arrived =
            arriving(&format!("stories-archive-{pieces}-{seed}"), shuffled(lines.clone(), seed), pieces);
        let found = stories(&arrived, &[]).out;
        assert!(found == expected, "seed {seed}, in {pieces} pieces");
        sound(&arrived, &found);
    }
}

/// A list of headlines that names a party of Tunisia beside the country, and a minister of another country who goes there.
#[test]
fn two_reports_make_the_same_stories_in_each_order_and_in_one_run_or_two() {
    let lines = [
        r#"{"id": "agenda", "source": "الميناء", "title": "عناوين المساء", "published": "2017-06-17", "text": "آفاق تونس : الحزب يعرض برنامجه على الصحافة جواد ظريف يزور تونس"}"#,
        r#"{"id": "visit", "source": "الجبل", "title": "جواد ظريف في تونس", "published": "2017-06-17", "text": "يزور وزير الخارجية الإيراني محمد جواد ظريف تونس اليوم السبت."}"#,
    ]
    .map(str::to_owned);
    let mut found = BTreeSet::new();
    for (order, lines) in [lines.to_vec(), lines.iter().rev().cloned().collect()].into_iter().enumerate() {
        for pieces in [1, 2] {
            let arrived = arriving(&format!("stories-two-{order}-{pieces}"), lines.clone(), pieces);
            let listed = stories(&arrived, &["--category", "CONSULT"]).out;
            assert_eq!(listed.lines().count(), 2, "{listed}");
            sound(&arrived, &stories(&arrived, &[]).out);
            found.insert(listed);
        }
    }
    assert_eq!(found.len(), 1);
}

/// One text under two ids, telling what is dated to a year alone.
#[test]
fn copies_of_what_is_dated_to_a_year_are_one_story_in_either_order() {
    let line = |id: &str, source: &str| {
        serde_json::json!({"id": id, "source": source, "published": "2024-05-10", "title": "خبر عن محكمة",
            "text": "وكانت الشرطة العراقية قد اعتقلت المتهم في بغداد عام 2008."})
        .to_string()
    };
    let lines = [line("a", "الميناء"), line("b", "الجبل")];
    let mut found = BTreeSet::new();
    for (order, lines) in [lines.to_vec(), lines.iter().rev().cloned().collect()].into_iter().enumerate() {
        for pieces in [1, 2] {
            let arrived = arriving(&format!("stories-year-{order}-{pieces}"), lines.clone(), pieces);
            let listed = stories(&arrived, &["--min-reports", "2"]).out;
            assert_eq!(listed.lines().count(), 1, "{listed}");
            sound(&arrived, &listed);
            found.insert(listed);
        }
    }
    assert_eq!(found.len(), 1);
}

/// Which of two copies is the original is told by the store.
fn without_copies(text: &str) -> String {
    text.replace("\"is_copy\":true", "\"is_copy\":false")
}

#[test]
fn a_new_version_leaves_the_story_and_comes_back() {
    let folder = filled("stories-version");
    let before = stories(&folder, &[]).out;
    let all = story_lines();
    let at = all.iter().position(|line| line.contains("\"mosul-bomb-2\"")).unwrap();
    let changed = all[at].replace("الموصل", "البصرة");
    add(&folder, "changed.jsonl", &[changed]);
    let mosul = first(&stories(&folder, &["--place", "Mosul", "--min-reports", "2"]));
    assert_eq!(mosul["reports"].as_array().unwrap().len(), 3, "{mosul}");
    add(&folder, "again.jsonl", &[all[at].clone().replace("  ", " ") + " "]);
    assert_ne!(stories(&folder, &[]).out, "");
    assert!(before.contains("mosul-bomb-2"));
}

#[test]
fn what_a_person_rejects_is_told_by_no_story() {
    let folder = filled("stories-rejected");
    let before = stories(&folder, &[]).out;
    let records =
        khabar(&folder, &["query", "--db", "events.db", "--article", "mosul-bomb-3", "--format", "jsonl"]);
    let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    let ids: Vec<String> =
        records.out.lines().map(|line| value(line)["id"].as_str().unwrap().to_owned()).collect();
    let judge = |judgement: &str, at: &str| {
        let judge = ["correct", "--db", "events.db", "--by", "somebody", "--at", at, judgement];
        let run =
            khabar(&folder, &judge.into_iter().chain(ids.iter().map(String::as_str)).collect::<Vec<_>>());
        assert_eq!(run.code, Some(0), "{}", run.err);
    };
    judge("reject", "2024-01-01T00:00:00Z");
    let rejected = stories(&folder, &[]).out;
    assert!(!rejected.contains("mosul-bomb-3") && before.contains("mosul-bomb-3"));
    judge("accept", "2024-01-02T00:00:00Z");
    assert_eq!(stories(&folder, &[]).out, before);
}

#[test]
fn what_an_interrupted_run_left_to_join_is_told_and_joined_by_the_next() {
    let folder = filled("stories-interrupted");
    let before = stories(&folder, &[]).out;
    let store = rusqlite::Connection::open(folder.join("events.db")).unwrap();
    let all = "INSERT INTO story_pending SELECT number FROM event; DELETE FROM story_event; DELETE FROM story; DELETE FROM story_key";
    store.execute_batch(all).unwrap();
    drop(store);
    let warned = khabar(&folder, &["stories", "--db", "events.db", "--format", "jsonl"]);
    warned.says(0, &["warning: the last run was interrupted", "run the same `khabar add` again"]);
    add(&folder, "all.jsonl", &story_lines());
    assert_eq!(stories(&folder, &[]).out, before);
}

/// So many changes wait that they are taken in hand in two parts: the rejected report comes in the second, one of its story in the first.
#[test]
fn a_rejected_report_that_waits_for_its_turn_ends_no_run() {
    let folder = filled("stories-turns");
    let mosul = first(&stories(&folder, &["--place", "Mosul", "--min-reports", "2"]));
    let id = mosul["id"].as_str().unwrap();
    let last = mosul["reports"].as_array().unwrap().last().unwrap()["event_id"].as_str().unwrap();
    khabar(&folder, &["correct", "--db", "events.db", "--by", "somebody", "reject", last]).says(0, &[]);
    let store = rusqlite::Connection::open(folder.join("events.db")).unwrap();
    let (of, rejected) = (
        "(SELECT event FROM story_event WHERE story = ?1 ORDER BY event LIMIT 1)",
        "(SELECT number FROM event WHERE id = ?2)",
    );
    // as it was before its turn came: its keys are there, and both wait
    let keys = format!("INSERT INTO story_key SELECT {rejected}, key FROM story_key WHERE event = {of}");
    let wait = format!("INSERT INTO story_pending SELECT {of} UNION SELECT {rejected}");
    assert!(store.execute(&keys, [id, last]).unwrap() > 0);
    assert_eq!(store.execute(&wait, [id, last]).unwrap(), 2);
    let gone = "WITH RECURSIVE gone (event) AS (SELECT -4095 UNION ALL SELECT event + 1 FROM gone WHERE event < -1) \
        INSERT INTO story_pending SELECT event FROM gone";
    store.execute_batch(gone).unwrap();
    drop(store);
    add(&folder, "one.jsonl", &story_lines()[..1]);
    let left = first(&stories(&folder, &["--place", "Mosul", "--min-reports", "2"]));
    let reports = |story: &serde_json::Value| story["reports"].as_array().unwrap().len();
    assert_eq!(reports(&left) + 1, reports(&mosul));
    sound(&folder, &stories(&folder, &[]).out);
}

#[test]
fn events_that_are_lost_leave_their_stories() {
    let folder = filled("stories-lost");
    let store = rusqlite::Connection::open(folder.join("events.db")).unwrap();
    store.execute_batch("PRAGMA foreign_keys = ON; DELETE FROM article WHERE id = 'mosul-bomb-3'").unwrap();
    drop(store);
    add(&folder, "one.jsonl", &story_lines()[..1]);
    let story = first(&stories(&folder, &["--place", "Mosul", "--min-reports", "2"]));
    assert_eq!(story["reports"].as_array().unwrap().len(), 3);
    assert_eq!(story["size"]["dead"]["value"]["min"], 11);
}

#[test]
fn a_story_is_listed_with_its_best_values_and_laid_out() {
    let folder = filled("stories-shown");
    let list = khabar(
        &folder,
        &["stories", "--db", "events.db", "--place", "Mosul", "--min-reports", "2", "--format", "csv"],
    );
    let rows: Vec<&str> = list.out.lines().collect();
    assert_eq!(rows.len(), 2, "{}", list.out);
    assert!(rows[0].starts_with("id,date,enddate,event,mode,actor,"));
    assert!(rows[1].contains(",2018-03-06,,ASSAULT,explosives,Islamic State,"), "{}", rows[1]);
    assert!(rows[1].contains("dead | injured"));
    let id = rows[1].split(',').next().unwrap();
    let shown = khabar(&folder, &["story", id, "--db", "events.db"]);
    for text in [
        "dead      11  (2 of 4)",
        "told by   4 reports of 4 independent outlets",
        "they disagree on dead",
        "same town +3",
    ] {
        assert!(shown.out.contains(text), "`{text}` is not in\n{}", shown.out);
    }
    let event = first(&khabar(&folder, &["query", "--db", "events.db", "--story", id, "--format", "jsonl"]));
    assert_eq!(event["story_id"], id);
    let by_event = khabar(&folder, &["story", event["id"].as_str().unwrap(), "--db", "events.db"]);
    assert_eq!(by_event.out, shown.out);
    let csv = khabar(&folder, &["story", id, "--db", "events.db", "--format", "csv"]);
    assert_eq!(csv.out.lines().count(), 5);
    assert!(stories(&folder, &["--min-outlets", "3"]).out.lines().count() >= 5);
    assert!(
        stories(&folder, &["--disagreeing"]).out.lines().all(|line| line.contains("\"disagreements\":[{"))
    );
    assert_eq!(stories(&folder, &["--limit", "2"]).out.lines().count(), 2);
    let table = khabar(&folder, &["stories", "--db", "events.db", "--limit", "3", "--format", "table"]);
    assert_eq!(table.out.lines().count(), 9);
    khabar(&folder, &["story", "nonsense", "--db", "events.db"])
        .says(2, &["`nonsense`", "`khabar stories` lists"]);
}

#[test]
fn a_story_of_one_id_at_two_addresses_shows_both_in_either_order() {
    let line = |url: &str| {
        serde_json::json!({"id": "same", "url": url, "source": "الميناء", "published": "2024-05-13", "title": "خبر",
            "text": "قتل ثلاثة جنود عراقيين في هجوم شنه مسلحون مجهولون على نقطة تفتيش في بغداد اليوم الاثنين."})
        .to_string()
    };
    let lines = [line("https://a.example/1"), line("https://b.example/2")];
    let mut found = BTreeSet::new();
    for (order, lines) in [lines.to_vec(), lines.iter().rev().cloned().collect()].into_iter().enumerate() {
        let arrived = arriving(&format!("stories-two-addresses-{order}"), lines, 1);
        let story = first(&stories(&arrived, &["--min-reports", "2"]));
        let id = story["id"].as_str().unwrap();
        let rows = khabar(&arrived, &["story", id, "--db", "events.db", "--format", "csv"]).out;
        let of = |url: &str| rows.matches(url).count();
        assert_eq!(
            (rows.lines().count(), of("https://a.example/1"), of("https://b.example/2")),
            (3, 1, 1),
            "{rows}"
        );
        found.insert(rows);
    }
    assert_eq!(found.len(), 1);
}

#[test]
fn a_summary_counts_the_stories_that_are_listed() {
    let folder = filled("stories-summary");
    for filter in [&[][..], &["--category", "ASSAULT"], &["--status", "asserted"]] {
        let listed = stories(&folder, filter).out.lines().count();
        let summary =
            khabar(&folder, &[&["summary", "--db", "events.db", "--format", "table"], filter].concat());
        let counted = format!("· {listed} stories ·");
        assert!(
            summary.out.lines().next().unwrap().contains(&counted),
            "`{counted}` is not in {}",
            summary.out
        );
        let sizes = ["summary", "--db", "events.db", "--table", "stories", "--format", "csv"];
        let sizes = khabar(&folder, &[&sizes, filter].concat());
        let sum: usize = sizes
            .out
            .lines()
            .skip(1)
            .map(|row| row.split(',').next_back().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(sum, listed, "{}", sizes.out);
    }
}

#[test]
fn the_id_that_a_story_had_before_still_finds_it() {
    let folder = folder("stories-ids", &[]);
    let all: Vec<String> =
        story_lines().into_iter().filter(|line| line.contains("\"id\": \"mosul-bomb-")).collect();
    assert_eq!(all.len(), 4);
    add(&folder, "later.jsonl", &all[2..]);
    let before = first(&stories(&folder, &["--min-reports", "2"]))["id"].as_str().unwrap().to_owned();
    add(&folder, "earlier.jsonl", &all[..2]);
    let after = first(&stories(&folder, &["--min-reports", "4"]))["id"].as_str().unwrap().to_owned();
    assert_ne!(before, after);
    let found = khabar(&folder, &["story", &before, "--db", "events.db"]);
    assert!(found.out.starts_with(&after), "{}", found.out);
}

/// A day on which one city has more attacks than are compared with each other, and on which one text is printed by very many.
fn crowd() -> Vec<String> {
    let line = |id: String, outlet: usize, text: String| {
        serde_json::json!({"id": id, "source": format!("صحيفة {outlet}"), "published": "2024-05-13", "text": text}).to_string()
    };
    let wire =
        "قتل سبعة عشر جنديا اليوم الاثنين في هجوم شنه مسلحون على مستودع للذخيرة قرب المطار القديم في حلب.";
    let other =
        "لقي سبعة عشر جنديا مصرعهم اليوم الاثنين عندما هاجم مسلحون مستودع الذخيرة قرب المطار القديم في حلب.";
    let ends = [
        "وقالت مصادر طبية إن الجرحى نقلوا إلى المستشفى",
        "ولم تعلن أي جهة مسؤوليتها",
        "وهرعت سيارات الإسعاف إلى المكان",
    ];
    let mut all: Vec<String> = (0..300)
        .map(|at| line(format!("wire-{at}"), at, format!("{wire} {}، رقم {at}.", ends[at % 3])))
        .collect();
    let places =
        ["المدرسة", "السوق", "الجسر", "المحطة", "المخبز", "الجامعة", "المصنع", "الملعب", "الفندق", "المعبر"];
    all.extend((0..100).map(|at| {
        let (place, dead) = (places[at % 10], at / 10 + 2);
        let text = format!("قتل {dead} مدنيين اليوم الاثنين في قصف على {place} في حلب. رقم {at}.");
        line(format!("shell-{at}"), at, text)
    }));
    all.push(line("other".to_owned(), 999, other.to_owned()));
    all
}

#[test]
fn what_very_many_tell_is_one_story_in_whatever_order_they_come() {
    let whole = folder("stories-crowd", &[]);
    add(&whole, "all.jsonl", &crowd());
    let expected = without_copies(&stories(&whole, &[]).out);
    let told = first(&stories(&whole, &["--min-reports", "101"]));
    let reports = told["reports"].as_array().unwrap();
    assert_eq!(reports.len(), 301);
    assert!(reports.iter().any(|report| report["article_id"] == "other"), "other words of the same");
    assert_eq!(stories(&whole, &["--min-reports", "101"]).out.lines().count(), 1);
    // one on this side of too many, then beyond it, then all
    for (seed, sizes) in [(1, [200, 57, 1000].as_slice()), (2, &[100, 100, 100, 1000])] {
        let folder = folder(&format!("stories-crowd-{seed}"), &[]);
        let mut lines = shuffled(crowd(), seed);
        for (number, size) in sizes.iter().enumerate() {
            let rest = lines.split_off((*size).min(lines.len()));
            add(&folder, &format!("{number}.jsonl"), &lines);
            lines = rest;
        }
        assert!(without_copies(&stories(&folder, &[]).out) == expected, "seed {seed}");
    }
    // those that leave take nobody with them
    let store = rusqlite::Connection::open(whole.join("events.db")).unwrap();
    store.execute_batch("PRAGMA foreign_keys = ON; DELETE FROM event WHERE article IN (SELECT number FROM article WHERE id LIKE 'wire-1%')").unwrap();
    drop(store);
    add(&whole, "one.jsonl", &crowd()[..1]);
    let rest: Vec<String> = crowd().into_iter().filter(|line| !line.contains("\"wire-1")).collect();
    let fewer = folder("stories-crowd-fewer", &[]);
    add(&fewer, "rest.jsonl", &rest);
    assert!(without_copies(&stories(&whole, &[]).out) == without_copies(&stories(&fewer, &[]).out));
}

#[test]
fn seeds_two_and_four_tell_one_meeting_and_seed_three_two_calls() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds/articles.jsonl");
    let Ok(text) = fs::read_to_string(&seeds) else {
        println!("skipped: `{}` is not there", seeds.display());
        return;
    };
    let folder = folder("stories-seeds", &[]);
    add(&folder, "seeds.jsonl", &text.lines().map(dated).collect::<Vec<_>>());
    let consult = stories(&folder, &["--category", "CONSULT"]).out;
    let with = |line: &&str, seed: &str| line.contains(&format!("\"article_id\":\"{seed}"));
    let meeting: Vec<&str> = consult.lines().filter(|line| with(line, "002") && with(line, "004")).collect();
    assert_eq!(meeting.len(), 1, "{consult}");
    assert!(meeting[0].contains("\"date\":{\"value\":\"2022-08-22\""), "{}", meeting[0]);
    assert!(meeting[0].contains("\"outlets\":2"), "{}", meeting[0]);
    let calls = consult.lines().filter(|line| with(line, "003") && line.contains("\"phone\"")).count();
    assert_eq!(calls, 2, "{consult}");
}

/// The seed with its day and outlet, which its page had lost.
fn dated(line: &str) -> String {
    let days = [("002", "2022-08-22", "one"), ("003", "2021-05-16", "two"), ("004", "2022-08-27", "three")];
    let mut seed: serde_json::Value = serde_json::from_str(line).unwrap();
    for (name, day, outlet) in days {
        if seed["id"].as_str().unwrap().starts_with(name) {
            seed["published"] = day.into();
            seed["source"] = outlet.into();
        }
    }
    seed.to_string()
}
