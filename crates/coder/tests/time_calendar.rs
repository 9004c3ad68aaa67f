//! The Umm al-Qura table and the word lists.

#![allow(clippy::unwrap_used, reason = "tests")]

use coder::time::{from_hijri, to_hijri};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

#[test]
fn every_day_goes_there_and_back() {
    let (mut day, mut days) = (from_hijri(1343, 1, 1).unwrap(), 0);
    let last = from_hijri(1500, 12, 29).unwrap();
    let mut before: Option<(i64, i8, i8)> = None;
    while day <= last {
        let hijri = to_hijri(day).unwrap();
        assert_eq!(from_hijri(hijri.0, hijri.1, hijri.2), Some(day));
        assert!(before < Some(hijri), "{before:?} {hijri:?}");
        (before, days) = (Some(hijri), days + 1);
        day = day.tomorrow().unwrap();
    }
    assert!(days > 55_000);
}

#[test]
fn days_that_history_knows() {
    let known: [((i64, i8, i8), Date); 6] = [
        // the seizure of the Grand Mosque
        ((1400, 1, 1), date(1979, 11, 20)),
        ((1420, 1, 1), date(1999, 4, 17)),
        ((1438, 9, 1), date(2017, 5, 27)),
        ((1443, 10, 1), date(2022, 5, 2)),
        ((1444, 9, 1), date(2023, 3, 23)),
        ((1445, 12, 10), date(2024, 6, 16)),
    ];
    for ((year, month, day), on) in known {
        assert_eq!(from_hijri(year, month, day), Some(on), "{year}-{month}-{day}");
    }
    assert_eq!(from_hijri(1342, 12, 29), None);
    assert_eq!(from_hijri(1501, 1, 1), None);
    assert_eq!(to_hijri(date(1900, 1, 1)), None);
}

/// Each folded word stands once in the lists that make one table.
#[test]
fn no_word_has_two_meanings() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/time/data/");
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for name in ["words.tsv", "names.tsv", "numerals.tsv", "months.tsv", "hijri_months.tsv", "feasts.tsv"] {
        let text = std::fs::read_to_string(format!("{folder}{name}")).unwrap();
        for row in text.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let columns: Vec<_> = row.split('\t').collect();
            for word in columns.last().unwrap().split('|').map(|word| arabic::fold(word.trim())) {
                let here = format!("{name}: {}", columns[..2].join(" "));
                let bare = word.strip_prefix("ال").filter(|bare| bare.len() >= 4).unwrap_or(&word).to_owned();
                if let Some(other) = seen.insert(bare, here.clone()) {
                    panic!("{word} stands in {here} and in {other}");
                }
            }
        }
    }
}

/// Landmarks are sorted, dated, and end after they begin.
#[test]
fn landmarks_are_in_order() {
    let text = include_str!("../src/time/data/landmarks.tsv");
    let rows: Vec<Vec<&str>> =
        text.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t').collect()).collect();
    assert!(rows.is_sorted_by_key(|row| row[0]));
    for row in &rows {
        let first: Date = row[1].parse().unwrap();
        assert!(row[2].is_empty() || first <= row[2].parse().unwrap(), "{row:?}");
        assert!((4..=5).contains(&row.len()) && row[3..].iter().all(|column| !column.is_empty()), "{row:?}");
    }
}
