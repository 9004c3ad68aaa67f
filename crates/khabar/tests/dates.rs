//! `khabar dates`: expressions of time with their values and reasons.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{folder, khabar, line};
use serde_json::Value;

const UNDATED: &str = "أعلن البيان اليوم الاثنين أن القوات قصفت المدينة في الخامس من أغسطس الجاري، في الذكرى الـ53 لإحراق المسجد الأقصى.";

fn records(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_expression_has_its_value_and_its_rule() {
    let text = "زار الوزير عمان أمس الأحد، ويعقد الجمعة اجتماعا بعد هجوم 7 أكتوبر.";
    let here = folder("dates", &[("a.jsonl", line("a", text).as_bytes())]);
    let run = khabar(&here, &["dates", "a.jsonl"]);
    run.says(0, &["1 article coded"]);
    let record = &records(&run.out)[0];
    assert_eq!(record["article"]["published_basis"], "metadata");
    assert_eq!(record["reasons"], Value::Array(Vec::new()));
    let of = |at: usize, key: &str| record["expressions"][at][key].clone();
    assert_eq!((of(0, "date"), of(0, "rule")), ("2024-05-12".into(), "relative-day".into()));
    assert_eq!((of(1, "date"), of(1, "by_tense")), ("2024-05-17".into(), "future".into()));
    assert_eq!((of(2, "date"), of(2, "named")), ("2023-10-07".into(), true.into()));
    let whole = format!("خبر\n{text}");
    let span = |at: usize, end: usize| {
        usize::try_from(record["expressions"][at]["span"][end].as_u64().unwrap()).unwrap()
    };
    let quoted: String = whole.chars().skip(span(0, 0)).take(span(0, 1) - span(0, 0)).collect();
    assert_eq!(of(0, "text"), quoted);
}

#[test]
fn an_article_without_a_date_is_dated_with_reasons() {
    let here = folder("dates-undated", &[("a.txt", UNDATED.as_bytes())]);
    let record = &records(&khabar(&here, &["dates", "a.txt"]).out)[0];
    assert_eq!(record["article"]["published"], "2022-08-22");
    let rules: Vec<&str> =
        record["reasons"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert!(["weekday", "month", "anniversary"].iter().all(|rule| rules.contains(rule)), "{rules:?}");
    let run = khabar(&here, &["dates", "a.txt", "--format", "table"]);
    for words in ["2022-08-22", "between", "this report: a Monday, weekday"] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
}

#[test]
fn the_day_of_fetching_ends_the_interval() {
    let text = "اندلعت المعارك في 5 أغسطس 2022 وما زالت مستمرة.";
    let here = folder("dates-fetched", &[("a.txt", text.as_bytes())]);
    let interval = |arguments: &[&str]| {
        records(&khabar(&here, arguments).out)[0]["article"]["published_interval"].clone()
    };
    assert_eq!(interval(&["dates", "a.txt"]), Value::Null);
    assert_eq!(interval(&["dates", "a.txt", "--fetched", "2022-12-31"])[1], "2022-12-31");
}
