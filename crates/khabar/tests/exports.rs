//! `khabar export` and `khabar summary`: the binary over a store of articles of ours.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, folder, khabar};
use std::fs;
use std::path::{Path, PathBuf};

const ARTICLES: &str = include_str!("data/exports/articles.jsonl");

/// A folder with a store of three articles.
fn stored(test: &str) -> PathBuf {
    let folder = folder(test, &[("news.jsonl", ARTICLES.as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db", "--quiet"]).says(0, &[]);
    folder
}

fn export(folder: &Path, form: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["export", "--db", "events.db", "--format", form];
    arguments.extend(more);
    khabar(folder, &arguments)
}

const TEXTS: [&str; 9] =
    ["jsonl", "statements", "polecat", "acled", "graphml", "gexf", "geojson", "ftm", "annotations"];

#[test]
fn every_form_is_written_and_the_same_twice() {
    let folder = stored("exports-forms");
    for form in TEXTS {
        let first = export(&folder, form, &[]);
        assert_eq!(first.code, Some(0), "{form}: {}", first.err);
        assert!(first.out.len() > 100, "{form}: {}", first.out);
        assert_eq!(first.out, export(&folder, form, &[]).out, "{form}");
        export(&folder, form, &["--output", "out.txt"]).says(0, &[]);
        assert_eq!(fs::read_to_string(folder.join("out.txt")).unwrap(), first.out, "{form}");
    }
}

#[test]
fn what_reaches_somebody_is_masked_unless_asked_for() {
    let folder = stored("exports-masked");
    for form in TEXTS {
        let with_text: &[&str] = if ["graphml", "gexf"].contains(&form) { &[] } else { &["--with-text"] };
        let masked = export(&folder, form, with_text).out;
        for secret in ["٠٧٧٠١٢٣٤٥٦٧", "desk@akhbar", "desk:pass"] {
            assert!(!masked.contains(secret), "{form}: {secret}");
        }
    }
    let open = export(&folder, "jsonl", &["--with-text", "--unmasked"]).out;
    assert!(["٠٧٧٠١٢٣٤٥٦٧", "desk@akhbar", "desk:pass"].iter().all(|secret| open.contains(secret)));
    assert!(
        !export(&folder, "jsonl", &["--unmasked"]).out.contains("desk@akhbar"),
        "the text goes along unasked"
    );
}

#[test]
fn without_the_texts_quotations_are_short_and_stand_where_they_say() {
    let text = format!(
        "أعلنت وزارة الدفاع العراقية أن طائراتها قصفت مواقع لتنظيم الدولة الإسلامية في محافظة نينوى، {} يوم السبت.",
        "بعد عملية استطلاع طويلة شاركت فيها وحدات كثيرة ".repeat(6).trim_end()
    );
    let article = serde_json::json!({"id": "long", "published": "2016-11-20", "text": text}).to_string();
    let folder = folder("exports-quotations", &[("news.jsonl", article.as_bytes())]);
    khabar(&folder, &["add", "news.jsonl", "--db", "events.db", "--quiet"]).says(0, &[]);
    let quoted = |form: &str, more: &[&str], field: &str| -> Vec<(String, usize, usize)> {
        let out = export(&folder, form, more).out;
        let records = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let quotation = |record: serde_json::Value| {
            let at = |end: usize| usize::try_from(record[field]["span"][end].as_u64().unwrap()).unwrap();
            (record[field]["text"].as_str().unwrap().to_owned(), at(0), at(1))
        };
        records.map(quotation).collect()
    };
    for (form, field) in [("jsonl", "sentence"), ("statements", "content")] {
        let whole = quoted(form, &["--with-text"], field);
        assert!(
            !whole.is_empty() && whole.iter().all(|(words, ..)| words.chars().count() > 200),
            "{whole:?}"
        );
        for (longest, more) in [(120, [].as_slice()), (60, &["--quotations", "60"])] {
            let short = quoted(form, more, field);
            assert_eq!(short.len(), whole.len());
            for (words, start, end) in short {
                assert!((40..=longest).contains(&words.chars().count()), "{form}: {words}");
                assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), words);
            }
        }
    }
    assert!(quoted("jsonl", &[], "sentence").iter().any(|(words, ..)| words.contains("قصفت")));
    export(&folder, "jsonl", &["--quotations", "10"]).says(2, &["--quotations", "40"]);
}

#[test]
fn filters_are_options_or_conditions() {
    let folder = stored("exports-filters");
    let by_option = export(&folder, "jsonl", &["--category", "CONSULT"]);
    let by_condition = export(&folder, "jsonl", &["--where", "category=consult"]);
    assert_eq!(by_option.out.lines().count(), 1);
    assert_eq!(by_option, by_condition);
    export(&folder, "jsonl", &["--where", "colour=red"]).says(2, &["`--where`", "--colour", "hint"]);
}

#[test]
fn excel_is_told_that_it_is_utf_8() {
    let folder = stored("exports-excel");
    for form in ["polecat", "acled"] {
        assert!(export(&folder, form, &["--excel"]).out.starts_with('\u{FEFF}'));
        assert!(!export(&folder, form, &[]).out.starts_with('\u{FEFF}'));
    }
}

#[test]
fn folders_of_files_are_written_whole() {
    let folder = stored("exports-folders");
    export(&folder, "parquet", &[]).says(2, &["--output FOLDER"]);
    export(&folder, "cas", &["--output", "cas"]).says(2, &["--with-text"]);
    export(&folder, "cas", &["--output", "cas", "--with-text"]).says(0, &["3 files in `cas`"]);
    assert_eq!(fs::read_dir(folder.join("cas")).unwrap().count(), 3);
    for out in ["one", "two"] {
        export(&folder, "parquet", &["--output", out, "--with-text"]).says(0, &[]);
    }
    let tables = ["articles", "corrections", "event_actors", "events", "mentions", "statements", "stories"];
    for table in tables {
        let bytes = |out: &str| fs::read(folder.join(out).join(format!("{table}.parquet"))).unwrap();
        assert!(bytes("one") == bytes("two") && bytes("one").starts_with(b"PAR1"), "{table}");
    }
    assert_eq!(
        fs::read_dir(folder.join("one")).unwrap().count(),
        tables.len(),
        "nothing else is left behind"
    );
}

#[test]
fn an_export_is_read_as_articles_again() {
    let folder = stored("exports-again");
    export(&folder, "parquet", &["--output", "out", "--with-text"]).says(0, &[]);
    let run = khabar(
        &folder,
        &["code", "out/articles.parquet", "--map", "id=article_id,source=outlet", "--format", "jsonl"],
    );
    run.says(0, &[]);
    assert!(run.out.lines().count() > 5, "{}", run.out);
}

#[test]
fn what_cannot_be_is_told() {
    let folder = stored("exports-told");
    khabar(&folder, &["export", "--db", "none.db", "--format", "jsonl"]).says(2, &["none.db", "khabar add"]);
    khabar(&folder, &["export", "--db", "news.jsonl", "--format", "jsonl"]).says(2, &["news.jsonl"]);
    fs::write(folder.join("file"), "x").unwrap();
    export(&folder, "parquet", &["--output", "file"]).says(4, &["`file`"]);
    export(&folder, "jsonl", &["--output", "no/such/folder/x"]).says(4, &["cannot be written"]);
}

#[test]
fn a_summary_is_a_table_a_csv_or_a_page() {
    let folder = stored("exports-summary");
    let summary = |more: &[&str]| {
        let mut arguments = vec!["summary", "--db", "events.db"];
        arguments.extend(more);
        let run = khabar(&folder, &arguments);
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out
    };
    let table = summary(&[]);
    assert!(table.contains("By category") && table.contains("Who and to whom"), "{table}");
    assert!(summary(&["--lang", "ar"]).contains("حسب الفئة"));
    let weeks = summary(&["--format", "csv"]);
    assert!(
        weeks.starts_with("week,category,events,stories\n") && weeks.contains("2024-05-06,ASSAULT,"),
        "{weeks}"
    );
    assert!(
        summary(&["--table", "places"])
            .starts_with("place,province,country,precision,lat,lon,events,stories\n")
    );
    summary(&["--output", "page.html", "--lang", "ar"]);
    let page = fs::read_to_string(folder.join("page.html")).unwrap();
    assert!(
        page.contains("lang=\"ar\" dir=\"rtl\"")
            && page.contains("<svg")
            && !page.contains("http://www.example")
    );
    assert!(page.contains("بغداد") && page.contains("العراق") && !page.contains("Baghdad"), "{page}");
    summary(&["--output", "again.html", "--lang", "ar"]);
    assert_eq!(fs::read_to_string(folder.join("again.html")).unwrap(), page);
    let places = |language: &str| summary(&["--table", "places", "--lang", language]);
    assert_eq!(places("ar"), places("en"));
    assert!(summary(&["--where", "country=FRA"]).starts_with("0 events"));
    assert!(summary(&["--where", "country=FRA", "--lang", "ar"]).starts_with("لا أحداث · لا قصص"));
}
