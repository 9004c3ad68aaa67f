//! The store where things go wrong: runs that are killed, disks that are full, files that may not be written, older and newer
//! schemas, and SQL that would change something.

mod common;

use common::{command, folder, khabar, line};
use rusqlite::Connection;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

const ATTACK: &str = "قتل ثلاثة جنود عراقيين في هجوم شنه مسلحون مجهولون على نقطة تفتيش في بغداد اليوم الاثنين.";

/// So many articles, no two of them alike.
fn articles(count: usize) -> String {
    let text = |number: usize| {
        ATTACK.replace("ثلاثة", &number.to_string()) + &format!(" وأدان الوزير الهجوم رقم {number}.")
    };
    (1..=count).map(|number| line(&format!("{number:05}"), &text(number))).collect()
}

fn printed(folder: &Path, db: &str, what: &str) -> String {
    let run = khabar(folder, &["query", "--db", db, "--format", "jsonl", "--what", what]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out
}

#[test]
fn a_killed_run_leaves_whole_articles_and_is_gone_on_with() {
    let folder = folder("store-killed", &[("news.jsonl", articles(600).as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "plain.db"]).says(0, &["600 articles coded"]);
    let [events, all] = ["events", "articles"].map(|what| printed(&folder, "plain.db", what));
    let add = ["add", "news.jsonl", "--db", "killed.db"];
    for milliseconds in [40, 120, 250, 500] {
        let mut run = command(&folder, &add).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        // where it is over already, there is nothing to kill
        let _ = run.kill();
        run.wait().unwrap();
        if !folder.join("killed.db").exists() || folder.join("killed.db").metadata().unwrap().len() == 0 {
            continue;
        }
        let read = khabar(&folder, &["query", "--db", "killed.db", "--what", "articles"]);
        if read.code == Some(2) {
            // before the first table
            continue;
        }
        assert!(read.out.lines().all(|line| all.contains(line)), "{}", read.err);
        let some = printed(&folder, "killed.db", "events");
        assert!(some.lines().all(|line| events.contains(line)));
        let per_article = events.lines().count() / 600;
        assert_eq!(some.lines().count(), per_article * read.out.lines().count(), "whole articles only");
    }
    khabar(&folder, &add).says(0, &[]);
    assert!(printed(&folder, "killed.db", "events") == events);
    assert!(printed(&folder, "killed.db", "articles") == all);
}

#[test]
fn sql_reads_and_does_not_write() {
    let folder = folder("store-sql", &[("news.jsonl", articles(3).as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let before = printed(&folder, "events.db", "events");
    let ask = |sql: &str, form: &str| {
        khabar(&folder, &["query", "--db", "events.db", "--format", form, "--sql", sql])
    };
    let found =
        ask("SELECT id, version, 'a' AS id, NULL AS no, '=1' AS f FROM article ORDER BY id LIMIT 1", "csv");
    assert_eq!(found.out, "id,version,id_3,no,f\n00001,1,a,,'=1\n");
    let found =
        ask("SELECT id, 1.5 AS x, NULL AS no, x'ff' AS bytes FROM article ORDER BY id LIMIT 1", "jsonl");
    assert_eq!(found.out, "{\"id\":\"00001\",\"x\":1.5,\"no\":null,\"bytes\":\"ff\"}\n");
    let evidence = ask("SELECT text FROM evidence WHERE field = 'trigger' ORDER BY event LIMIT 1", "csv");
    assert!(evidence.out.starts_with("text\n") && evidence.out.lines().count() == 2, "{}", evidence.out);
    for (sql, message) in [
        ("DELETE FROM event", "`--sql` only reads"),
        ("UPDATE event SET date = NULL", "`--sql` only reads"),
        ("CREATE TABLE t (a)", "`--sql` only reads"),
        ("VACUUM INTO 'copy.db'", "`--sql` only reads"),
        ("PRAGMA user_version = 9", "`--sql` only reads"),
        ("ATTACH 'other.db' AS other", "`--sql` only reads"),
        ("SELECT 1; DELETE FROM event", "one question at a time"),
        ("", "SQL is empty"),
        ("SELECT nonesuch FROM event", "no such column: nonesuch"),
        ("SELEC 1", "SQL: "),
    ] {
        ask(sql, "csv").says(2, &[message]);
    }
    assert!(!folder.join("copy.db").exists() && !folder.join("other.db").exists());
    assert_eq!(printed(&folder, "events.db", "events"), before);
}

/// A store as the first version left it, put together by the SQL of then.
#[test]
fn a_store_of_an_older_schema_is_brought_up_to_date_and_a_newer_one_is_refused() {
    let folder = folder("store-old", &[("news.jsonl", articles(2).as_bytes())]);
    let old = Connection::open(folder.join("old.db")).unwrap();
    old.execute_batch(include_str!("../src/store/schema_1.sql")).unwrap();
    old.execute_batch("PRAGMA application_id = 1265132146; PRAGMA user_version = 1;").unwrap();
    old.execute_batch(
        "INSERT INTO article (key, version, is_current, version_sha256, id, text, text_sha256, further, given, coder, \
         coder_version, codebook) VALUES ('id a', 1, 1, 'x', 'a', 'نص', 'y', '{}', '{}', 'khabar', '0', 'PLOVER 2.0')",
    )
    .unwrap();
    drop(old);
    let read = khabar(&folder, &["query", "--db", "old.db", "--what", "articles"]);
    assert!(read.code == Some(0) && read.out.contains("\"id\":\"a\""), "{}", read.err);
    khabar(&folder, &["add", "news.jsonl", "--db", "old.db"]).says(0, &["2 articles coded"]);
    let now = khabar(
        &folder,
        &["query", "--db", "old.db", "--sql", "SELECT user_version AS v FROM pragma_user_version"],
    );
    assert_eq!(now.out, "v\n5\n");
    let newer = Connection::open(folder.join("old.db")).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(newer);
    for arguments in [&["query", "--db", "old.db"][..], &["add", "news.jsonl", "--db", "old.db"]] {
        khabar(&folder, arguments).says(2, &["made by a newer khabar (schema 99)", "use the newer khabar"]);
    }
}

/// A store as the version before left it: its tables, filled with what today's program reads.
#[test]
fn a_store_of_the_schema_before_opens_and_says_the_same() {
    let articles = include_bytes!("data/exports/articles.jsonl");
    let folder = folder("store-before", &[("news.jsonl", articles)]);
    khabar(&folder, &["add", "news.jsonl", "--db", "new.db"]).says(0, &[]);
    let old = Connection::open(folder.join("old.db")).unwrap();
    for step in [
        include_str!("../src/store/schema_1.sql"),
        include_str!("../src/store/schema_2.sql"),
        include_str!("../src/store/schema_3.sql"),
        "PRAGMA application_id = 1265132146; PRAGMA user_version = 3; ATTACH 'new.db' AS new;",
    ] {
        old.execute_batch(&step.replace("new.db", folder.join("new.db").to_str().unwrap())).unwrap();
    }
    let parts = ["event_mode", "event_context", "event_entity", "event_place"];
    let tables = ["article", "entity", "place", "sector_list", "event", "signature", "band"];
    for table in tables.iter().chain(&parts) {
        old.execute_batch(&format!("INSERT INTO {table} SELECT * FROM new.{table}")).unwrap();
    }
    let columns = "number, article, position, speaker, addressee, verb, kind, medium, content_start, content_end, record";
    old.execute_batch(&format!("INSERT INTO statement SELECT {columns} FROM new.statement; DETACH new"))
        .unwrap();
    drop(old);
    for what in ["statements", "articles"] {
        assert_eq!(printed(&folder, "old.db", what), printed(&folder, "new.db", what));
    }
    // the next run joins what waits
    khabar(&folder, &["add", "news.jsonl", "--db", "old.db"]).says(0, &["3 articles stored before"]);
    assert_eq!(printed(&folder, "old.db", "events"), printed(&folder, "new.db", "events"));
    for sql in [
        "SELECT * FROM event_speaker",
        "SELECT user_version FROM pragma_user_version",
        "SELECT * FROM story_event",
    ] {
        let ask = |db: &str| khabar(&folder, &["query", "--db", db, "--sql", sql]).out;
        assert_eq!(ask("old.db"), ask("new.db"), "{sql}");
    }
    assert!(
        khabar(&folder, &["query", "--db", "old.db", "--sql", "SELECT * FROM event_speaker"])
            .out
            .lines()
            .count()
            > 2
    );
}

/// A store of schema 4 knew no key of a text: two copies of what is dated to a year were two rows of one story, which said 1 report.
#[test]
fn stories_that_an_older_program_joined_are_joined_again_by_the_next_run() {
    let line = |id: &str| {
        let text = "وكانت الشرطة العراقية قد اعتقلت المتهم في بغداد عام 2008.";
        serde_json::json!({"id": id, "title": "خبر", "published": "2024-05-10", "text": text}).to_string()
            + "\n"
    };
    let folder = folder("store-joined-before", &[("news.jsonl", (line("a") + &line("b")).as_bytes())]);
    let stories = || khabar(&folder, &["stories", "--db", "events.db", "--min-reports", "2"]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let before = stories();
    assert_eq!((before.out.lines().count(), before.err.as_str()), (1, ""), "{}", before.out);
    let old = Connection::open(folder.join("events.db")).unwrap();
    old.execute_batch(
        "DELETE FROM story_key; UPDATE story SET reports = 1, record = ''; PRAGMA user_version = 4",
    )
    .unwrap();
    drop(old);
    stories().says(0, &["or an older khabar joined them; run the same `khabar add` again"]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &["2 articles stored before"]);
    assert_eq!(stories(), before);
}

#[test]
fn a_store_that_another_program_writes_is_read_and_not_written() {
    let folder = folder(
        "store-busy",
        &[("news.jsonl", articles(2).as_bytes()), ("more.jsonl", articles(3).as_bytes())],
    );
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let other = Connection::open(folder.join("events.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE article SET outlet = 'x'").unwrap();
    assert_eq!(printed(&folder, "events.db", "articles").lines().count(), 2);
    khabar(&folder, &["add", "more.jsonl", "--db", "events.db"])
        .says(4, &["another program is writing it", "hint: wait"]);
    other.execute_batch("ROLLBACK").unwrap();
    khabar(&folder, &["add", "more.jsonl", "--db", "events.db"]).says(0, &["1 article coded"]);
}

/// Files of more than so many bytes are not written, as on a full disk.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_what_is_stored_stays() {
    let folder = folder(
        "store-full",
        &[("few.jsonl", articles(20).as_bytes()), ("news.jsonl", articles(900).as_bytes())],
    );
    khabar(&folder, &["add", "few.jsonl", "--db", "events.db"]).says(0, &[]);
    let before = printed(&folder, "events.db", "events");
    let shell = format!(
        "trap '' XFSZ; ulimit -f 800; exec {} add news.jsonl --db events.db --quiet",
        env!("CARGO_BIN_EXE_khabar")
    );
    let run = std::process::Command::new("sh").arg("-c").arg(shell).current_dir(&folder).output().unwrap();
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(4), "{told}");
    assert!(
        told.contains("error: `events.db`: ") && told.contains("What is stored is kept")
            || told.contains("what is stored is kept"),
        "{told}"
    );
    let after = printed(&folder, "events.db", "events");
    assert!(before.lines().all(|line| after.contains(line)));
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    assert_eq!(printed(&folder, "events.db", "articles").lines().count(), 900);
}

#[test]
fn a_damaged_file_is_told() {
    let folder = folder("store-damaged", &[("news.jsonl", articles(300).as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db"]).says(0, &[]);
    let path = folder.join("events.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 8..bytes.len() * 7 / 8;
    bytes[middle].fill(0x5A);
    std::fs::write(&path, bytes).unwrap();
    khabar(&folder, &["query", "--db", "events.db", "--format", "jsonl"])
        .says(4, &["`events.db`: damaged", "hint: take"]);
}
