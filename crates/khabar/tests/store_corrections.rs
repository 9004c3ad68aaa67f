//! Runs of `khabar correct`, `khabar corrections` and `khabar recode`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, folder, khabar, line};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const ATTACK: &str = "قتل ثلاثة جنود عراقيين في هجوم شنه مسلحون مجهولون على نقطة تفتيش في بغداد اليوم الاثنين.";
const MEETING: &str = "التقى وزير الخارجية الأردني نظيره المصري في القاهرة أمس الأحد وبحثا وقف إطلاق النار.";

fn store(test: &str) -> PathBuf {
    let news = line("1", ATTACK) + &line("2", MEETING);
    let folder = folder(test, &[("news.jsonl", news.as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &["2 articles coded"]);
    folder
}

fn query(folder: &Path, filter: &[&str]) -> Run {
    khabar(folder, &[&["query", "--db", "events.db", "--format", "jsonl"], filter].concat())
}

fn event(folder: &Path, category: &str) -> Value {
    let run = query(folder, &["--category", category, "--rejected"]);
    serde_json::from_str(run.out.lines().next().unwrap_or_else(|| panic!("no {category}: {}", run.err)))
        .unwrap()
}

fn id(folder: &Path, category: &str) -> String {
    event(folder, category)["id"].as_str().unwrap().to_owned()
}

/// `khabar correct`, by a person of ours at a fixed time.
fn correct(folder: &Path, at: u32, words: &[&str]) -> Run {
    let at = format!("2026-01-01T00:00:{at:02}Z");
    khabar(folder, &[&["correct", "--db", "events.db", "--by", "رنا", "--at", &at][..], words].concat())
}

fn corrections(folder: &Path) -> Vec<Value> {
    let run = khabar(folder, &["corrections", "--db", "events.db"]);
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_rejected_event_is_left_out_and_an_accepted_one_stays() {
    let folder = store("correct-judge");
    let attack = id(&folder, "ASSAULT");
    correct(&folder, 1, &["reject", &attack]).says(0, &["1 correction kept"]);
    assert_eq!(query(&folder, &["--category", "ASSAULT"]).out, "");
    assert_eq!(id(&folder, "ASSAULT"), attack);
    // a later judgement wins
    correct(&folder, 2, &["accept", &attack]).says(0, &["1 correction kept"]);
    assert_ne!(query(&folder, &["--category", "ASSAULT"]).out, "");
    let kept = corrections(&folder);
    assert_eq!(kept.len(), 2);
    assert_eq!(
        (&kept[0]["action"], &kept[0]["made_by"], &kept[0]["state"]),
        (&"reject".into(), &"رنا".into(), &"applied".into())
    );
    assert_eq!(kept[1]["made_at"], "2026-01-01T00:00:02Z");
}

#[test]
fn an_edited_field_is_printed_and_found() {
    let folder = store("correct-edit");
    let attack = id(&folder, "ASSAULT");
    for (second, field, value) in [
        (1, "date", "2024-05-12"),
        (2, "size.dead.min", "4"),
        (3, "mode", "firearms,explosives"),
        (4, "actor.0.code", "IRQ"),
        (5, "enddate", "null"),
    ] {
        correct(&folder, second, &["edit", &attack, field, value]).says(0, &["1 correction kept"]);
    }
    let edited = event(&folder, "ASSAULT");
    assert_eq!(edited["date"], "2024-05-12");
    assert_eq!(edited["size"]["dead"]["min"], 4);
    assert_eq!(edited["mode"], serde_json::json!(["firearms", "explosives"]));
    assert_eq!(query(&folder, &["--mode", "explosives"]).out.lines().count(), 1);
    assert_eq!(
        query(&folder, &["--from", "2024-05-12", "--to", "2024-05-12", "--category", "ASSAULT"])
            .out
            .lines()
            .count(),
        1
    );
    // another category has other numbers and other modes
    correct(&folder, 6, &["edit", &attack, "event", "COERCE"]).says(0, &[]);
    let edited = event(&folder, "COERCE");
    assert_eq!(
        (&edited["quad_code"], &edited["event_scale"], &edited["mode"]),
        (&4.into(), &Value::from(-7.0), &Value::Array(vec![]))
    );
    let reading = "SELECT json_extract(record, '$.event') AS program, event AS person FROM event WHERE edited IS NOT NULL";
    let both = khabar(&folder, &["query", "--db", "events.db", "--sql", reading]);
    assert_eq!(both.out, "program,person\nASSAULT,COERCE\n");
}

#[test]
fn what_does_not_fit_is_told_and_nothing_is_kept() {
    let folder = store("correct-wrong");
    let attack = id(&folder, "ASSAULT");
    let attack = attack.as_str();
    for (words, message) in [
        (&["accept", "nothing"][..], "no event `nothing`"),
        (&["accept", attack, "nothing"], "no event `nothing`"),
        (&["edit", attack, "date", "soon"], "`soon` is not a date"),
        (&["edit", attack, "event", "WAR"], "`WAR` is none of PLOVER's categories"),
        (&["edit", attack, "mode", "visit"], "`visit` is no mode of ASSAULT"),
        (&["edit", attack, "context", "weather"], "`weather` is none of PLOVER's contexts"),
        (&["edit", attack, "actor.9.code", "IRQ"], "the event has no `actor.9.code`"),
        (&["edit", attack, "id", "x"], "`id` is no field to edit"),
        (&["edit", attack, "actor.0.span", "[1,2]"], "is no field to edit"),
        (&["merge", "entity", "nobody", "noone"], "no entity `nobody`"),
        (&["merge", "story", "1", "2"], "no story `1`"),
    ] {
        correct(&folder, 1, words).says(2, &[message]);
    }
    assert_eq!(corrections(&folder).len(), 0);
    khabar(&folder, &["correct", "--db", "none.db", "--by", "x", "accept", "1"])
        .says(2, &["`none.db`: no such file"]);
    assert!(!folder.join("none.db").exists());
    khabar(&folder, &["correct", "--db", "events.db", "accept", "1"]).says(2, &["--by"]);
}

#[test]
fn entities_that_are_one_get_one_name() {
    let folder = store("correct-merge");
    let names = "SELECT DISTINCT name_ar FROM entity JOIN event_entity ON entity = number ORDER BY name_ar";
    let names = khabar(&folder, &["query", "--db", "events.db", "--sql", names]).out;
    let names: Vec<&str> = names.lines().skip(1).collect();
    let key = |at: usize| names[at].trim_matches('"').to_owned();
    let before = query(&folder, &[]).out;
    correct(&folder, 1, &["merge", "entity", &key(0), &key(1)]).says(0, &["1 correction kept"]);
    let after = query(&folder, &[]).out;
    assert!(after != before && !after.contains(&format!("\"entity_name_ar\":\"{}\"", key(1))), "{after}");
}

/// The names of who speaks: in statements, in what events rest on, and in the exported tables of both.
fn speakers(folder: &Path) -> Vec<String> {
    let sql = "SELECT 'said ' || entity.name FROM statement JOIN entity ON entity.number = speaker \
        UNION ALL SELECT 'rests ' || entity.name FROM event_speaker JOIN entity ON entity.number = entity ORDER BY 1";
    let rows = khabar(folder, &["query", "--db", "events.db", "--sql", sql]);
    let mut names: Vec<String> = rows.out.lines().skip(1).map(str::to_owned).collect();
    for (form, path) in
        [("statements", "/speaker/entity_name"), ("jsonl", "/attribution/0/speaker/entity_name")]
    {
        let exported = khabar(folder, &["export", "--db", "events.db", "--format", form]);
        let value = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        names.extend(
            exported.out.lines().filter_map(|line| Some(value(line).pointer(path)?.as_str()?.to_owned())),
        );
    }
    names
}

#[test]
fn merged_and_split_entities_are_so_where_they_speak_too() {
    let articles = include_bytes!("data/exports/articles.jsonl");
    let folder = folder("correct-speakers", &[("news.jsonl", articles)]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let before = speakers(&folder);
    let named = |name: &str, names: &[String]| names.iter().filter(|known| known.ends_with(name)).count();
    assert_eq!(named("Ayman Safadi", &before), 6, "{before:?}");
    let said = |who: &str| query(&folder, &["--what", "statements", "--actor", who]).out.lines().count();
    correct(&folder, 1, &["merge", "entity", "sameh-shoukry", "ayman-safadi"]).says(0, &[]);
    let after = speakers(&folder);
    assert_eq!((named("Ayman Safadi", &after), named("Sameh Shoukry", &after)), (0, 6), "{after:?}");
    assert_eq!((said("sameh-shoukry"), said("ayman-safadi")), (1, 0));
    // and after the texts were coded again
    khabar(&folder, &["recode", "--db", "events.db"]).says(0, &["corrections: 1 hold"]);
    assert_eq!(speakers(&folder), after);
    // in the sentence of this event it is somebody else; a later judgement, upon the first
    let accused = id(&folder, "ACCUSE");
    correct(&folder, 2, &["split", "entity", "ayman-safadi", &accused]).says(0, &[]);
    let apart = speakers(&folder);
    assert_eq!(named("Sameh Shoukry", &apart), 2, "only that of the other event of the sentence: {apart:?}");
    let statement = khabar(&folder, &["export", "--db", "events.db", "--format", "statements"]);
    assert!(statement.out.contains("\"edited\":true"), "{}", statement.out);
}

/// Who acts in the event.
fn actors(folder: &Path, id: &str) -> Vec<String> {
    let run = query(folder, &["--id", id]);
    let event: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    let name = |entity: &Value| {
        entity["entity_name"].as_str().or_else(|| entity["entity_name_ar"].as_str()).unwrap().to_owned()
    };
    event["actor"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn a_merge_is_undone_by_the_name_that_one_sees() {
    let news = line("1", "أدانت الجزائر الهجوم على المدنيين في السودان.")
        + &line("2", "أدانت مصر القصف على مستشفى في غزة.");
    let folder = folder("correct-unmerge", &[("news.jsonl", news.as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let of = |who: &str| {
        let run = query(&folder, &["--actor", who, "--category", "ACCUSE"]);
        let event: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
        event["id"].as_str().unwrap().to_owned()
    };
    let (algerian, egyptian) = (of("Algeria"), of("Egypt"));
    correct(&folder, 1, &["merge", "entity", "Egypt", "Algeria"]).says(0, &["1 correction kept"]);
    assert_eq!(actors(&folder, &algerian), ["Egypt"]);
    correct(&folder, 2, &["split", "entity", "Egypt", &algerian]).says(0, &["1 correction kept"]);
    assert_eq!(actors(&folder, &algerian), ["Algeria"]);
    assert_eq!(query(&folder, &["--actor", "Algeria", "--category", "ACCUSE"]).out.lines().count(), 1);
    // a later merge holds, and where the text itself has the name, it is somebody else
    correct(&folder, 3, &["merge", "entity", "Egypt", "Algeria"]).says(0, &[]);
    assert_eq!(actors(&folder, &algerian), ["Egypt"]);
    correct(&folder, 4, &["split", "entity", "Egypt", &egyptian]).says(0, &[]);
    assert_eq!(actors(&folder, &egyptian), ["مصر"]);
    // by the name of the text, too, which the event does not show now
    correct(&folder, 5, &["split", "entity", "Algeria", &algerian]).says(0, &[]);
    assert_eq!(actors(&folder, &algerian), ["الجزائر"]);
    assert_eq!(corrections(&folder).len(), 5);
    let algeria_here = format!("`Algeria` is not in the event `{egyptian}`: give whom it has: `Egypt`");
    correct(&folder, 6, &["split", "entity", "Algeria", &egyptian]).says(2, &[&algeria_here]);
    correct(&folder, 6, &["merge", "entity", "Egypt", "Egypt"]).says(2, &["are one entity already"]);
    assert_eq!(corrections(&folder).len(), 5);
}

#[test]
fn who_said_so_goes_along_with_the_exports() {
    let articles = include_bytes!("data/exports/articles.jsonl");
    let folder = folder("correct-exported", &[("news.jsonl", articles)]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let (attack, meeting) = (id(&folder, "ASSAULT"), id(&folder, "CONSULT"));
    correct(&folder, 1, &["edit", &attack, "date", "2024-05-10"]).says(0, &[]);
    correct(&folder, 2, &["--note", "من دفتر الوكالة، desk@akhbar.example", "accept", &attack]).says(0, &[]);
    correct(&folder, 3, &["reject", &meeting]).says(0, &[]);
    correct(&folder, 4, &["merge", "story", &attack, &id(&folder, "ACCUSE")]).says(0, &[]);
    let export = |form: &str, more: &[&str]| {
        let run = khabar(&folder, &[&["export", "--db", "events.db", "--format", form], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out
    };
    let values =
        |out: &str| -> Vec<Value> { out.lines().map(|line| serde_json::from_str(line).unwrap()).collect() };
    let exported = values(&export("jsonl", &[]));
    let event = exported.iter().find(|event| event["id"] == attack.as_str()).unwrap();
    assert_eq!(
        [
            &event["judgement"],
            &event["edited"],
            &event["reviewed_by"],
            &event["reviewed_at"],
            &event["review_note"]
        ],
        [
            &Value::from("accepted"),
            &Value::from(true),
            &Value::from("رنا"),
            &Value::from("2026-01-01T00:00:02Z"),
            &Value::from("من دفتر الوكالة، ****@******.*******")
        ]
    );
    assert!(exported.iter().filter(|event| event["reviewed_by"].is_null()).count() > 3);
    for form in ["polecat", "acled", "geojson", "ftm", "annotations"] {
        let out = export(form, &[]);
        assert!(
            out.contains("رنا") && out.contains("2026-01-01T00:00:02Z") && !out.contains("desk@"),
            "{form}: {out}"
        );
    }
    let all = values(&export("corrections", &[]));
    let actions: Vec<&str> = all.iter().map(|said| said["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["edit", "accept", "reject", "merge"]);
    assert_eq!((&all[0]["field"], &all[0]["value"]), (&"date".into(), &"2024-05-10".into()));
    assert_eq!(all[0]["about"][0]["event_id"], attack.as_str());
    assert!(all[0]["about"][0]["story_id"].is_string() && all[2]["about"][0]["is_found"] == true);
    assert_eq!(
        (all[3]["about"].as_array().unwrap().len(), &all[3]["about"][0]["part"]),
        (2, &"merged".into())
    );
    assert!(export("corrections", &["--unmasked"]).contains("desk@akhbar.example"));
    // those about what the filter wants, rejected records among it
    let some = values(&export("corrections", &["--category", "CONSULT"]));
    assert_eq!((some.len(), &some[0]["action"]), (1, &"reject".into()));
    for out in ["one", "two"] {
        export("parquet", &["--output", out]);
    }
    for table in ["corrections", "stories", "events", "statements"] {
        let bytes = |out: &str| fs::read(folder.join(out).join(format!("{table}.parquet"))).unwrap();
        assert!(bytes("one") == bytes("two") && bytes("one").starts_with(b"PAR1"), "{table}");
    }
}

#[test]
fn what_is_said_later_holds_within_one_second_too() {
    let folder = store("correct-second");
    let attack = id(&folder, "ASSAULT");
    let day = |folder: &Path| event(folder, "ASSAULT")["date"].as_str().unwrap().to_owned();
    let now = |day: &str| {
        let words = ["correct", "--db", "events.db", "--by", "رنا", "edit", &attack, "date", day];
        khabar(&folder, &words).says(0, &["1 correction kept"]);
    };
    for at in 0..6 {
        // of one time, as people say it
        for first in [10, 20] {
            let said = format!("2019-10-{}", first + at);
            correct(&folder, 1, &["edit", &attack, "date", &said]).says(0, &["1 correction kept"]);
            assert_eq!(day(&folder), said);
        }
    }
    for at in 0..6 {
        // as fast as the program runs
        for first in [10, 20] {
            let said = format!("2019-11-{}", first + at);
            now(&said);
            assert_eq!(day(&folder), said);
        }
    }
    // and in another store
    let other = store("correct-second-other");
    let written = khabar(&folder, &["corrections", "--db", "events.db"]).out;
    let mut lines: Vec<&str> = written.lines().collect();
    lines.reverse();
    fs::write(other.join("said.jsonl"), lines.join("\n")).unwrap();
    khabar(&other, &["corrections", "--db", "events.db", "--import", "said.jsonl"])
        .says(0, &["24 corrections kept"]);
    assert_eq!(day(&other), "2019-11-25");
    assert_eq!(khabar(&other, &["corrections", "--db", "events.db"]).out, written);
}

#[test]
fn what_is_said_now_holds_over_what_a_clock_ahead_dated() {
    let folder = store("correct-ahead");
    let attack = id(&folder, "ASSAULT");
    correct(&folder, 1, &["edit", &attack, "date", "2024-05-11"]).says(0, &[]);
    let written = khabar(&folder, &["corrections", "--db", "events.db"]).out;
    let ahead = written.replace("2026-01-01T00:00:01Z", "2199-01-01T03:00:01+03:00");
    fs::write(folder.join("ahead.jsonl"), ahead.replace("05-11", "05-12")).unwrap();
    khabar(&folder, &["corrections", "--db", "events.db", "--import", "ahead.jsonl"]).says(0, &[]);
    assert_eq!(corrections(&folder)[1]["made_at"], "2199-01-01T00:00:01Z");
    khabar(&folder, &["correct", "--db", "events.db", "--by", "x", "edit", &attack, "date", "2024-05-10"])
        .says(0, &[]);
    assert_eq!(event(&folder, "ASSAULT")["date"], "2024-05-10");
    fs::write(folder.join("bad.jsonl"), written.replace("2026-01-01T00:00:01Z", "soon")).unwrap();
    khabar(&folder, &["corrections", "--db", "events.db", "--import", "bad.jsonl"])
        .says(2, &["`bad.jsonl`, line 1 is no correction: `soon` is no time"]);
}

#[test]
fn the_work_of_two_people_is_joined() {
    let one = store("correct-join-one");
    let two = store("correct-join-two");
    let attack = id(&one, "ASSAULT");
    let attack = attack.as_str();
    correct(&one, 1, &["edit", attack, "date", "2024-05-11"]).says(0, &[]);
    correct(&one, 3, &["accept", attack]).says(0, &[]);
    correct(&two, 2, &["edit", attack, "date", "2024-05-10"]).says(0, &[]);
    let written = |folder: &Path| khabar(folder, &["corrections", "--db", "events.db"]).out;
    fs::write(two.join("one.jsonl"), written(&one)).unwrap();
    fs::write(one.join("two.jsonl"), written(&two)).unwrap();
    khabar(&two, &["corrections", "--db", "events.db", "--import", "one.jsonl"])
        .says(0, &["2 corrections kept"]);
    khabar(&one, &["corrections", "--db", "events.db", "--import", "two.jsonl"])
        .says(0, &["1 correction kept"]);
    khabar(&one, &["corrections", "--db", "events.db", "--import", "two.jsonl"])
        .says(0, &["0 corrections kept, 1 known before"]);
    assert_eq!(written(&one), written(&two));
    assert_eq!(query(&one, &[]).out, query(&two, &[]).out);
    assert_eq!(event(&one, "ASSAULT")["date"], "2024-05-10", "the later edit holds");
    fs::write(one.join("bad.jsonl"), written(&two) + "{\"made_by\": 1}\n").unwrap();
    khabar(&one, &["corrections", "--db", "events.db", "--import", "bad.jsonl"])
        .says(2, &["`bad.jsonl`, line 4 is no correction"]);
}

#[test]
fn corrections_survive_coding_again() {
    let folder = store("correct-recode");
    let attack = id(&folder, "ASSAULT");
    correct(&folder, 1, &["edit", &attack, "date", "2024-05-11"]).says(0, &[]);
    let before = query(&folder, &[]).out;
    let again = khabar(&folder, &["recode", "--db", "events.db"]);
    again.says(0, &["2 articles coded again, 0 of them changed", "corrections: 1 hold"]);
    assert_eq!((again.out.as_str(), query(&folder, &[]).out), ("", before));
    // the reading is another: as a later lexicon might have it
    let other = rusqlite::Connection::open(folder.join("events.db")).unwrap();
    other
        .execute_batch(
            "UPDATE event SET record = json_set(record, '$.id', 'older', '$.status', 'future'), edited = NULL WHERE event = 'ASSAULT';
             DELETE FROM event WHERE event = 'CONSULT'",
        )
        .unwrap();
    drop(other);
    let dry = khabar(&folder, &["recode", "--db", "events.db", "--dry-run"]);
    dry.says(0, &["nothing was written"]);
    let again = khabar(&folder, &["recode", "--db", "events.db", "--output", "changes.jsonl"]);
    again.says(0, &["2 articles coded again, 2 of them changed: 1 events added, 0 removed, 1 changed"]);
    let changes = fs::read_to_string(folder.join("changes.jsonl")).unwrap();
    assert_eq!(dry.out, changes);
    assert!(changes.contains("\"fields\":{\"status\":[\"future\",\"asserted\"]}"), "{changes}");
    assert_eq!(event(&folder, "ASSAULT")["date"], "2024-05-11");
    assert_eq!(corrections(&folder)[0]["state"], "applied");
}

#[test]
fn a_correction_whose_event_is_gone_is_told_and_kept() {
    let folder = store("correct-lost");
    correct(&folder, 1, &["accept", &id(&folder, "CONSULT")]).says(0, &[]);
    // the outlet prints another text
    fs::write(folder.join("later.jsonl"), line("2", "لا شيء يذكر في هذا الخبر القصير.")).unwrap();
    khabar(&folder, &["add", "later.jsonl", "--db", "events.db"]).says(0, &["new versions"]);
    assert_eq!(corrections(&folder)[0]["state"], "lost");
    let lost = khabar(&folder, &["corrections", "--db", "events.db", "--lost"]);
    assert_eq!(lost.out.lines().count(), 1);
    // and then the old words among others
    fs::write(folder.join("last.jsonl"), line("2", &format!("{MEETING} وغادر الوزير القاهرة مساء.")))
        .unwrap();
    khabar(&folder, &["add", "last.jsonl", "--db", "events.db"]).says(0, &["new versions"]);
    assert_eq!(corrections(&folder)[0]["state"], "applied");
}
