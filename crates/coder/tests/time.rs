//! Date expressions from the tables in `data/time_*.tsv`, and what must hold of any text.

#![allow(clippy::unwrap_used, reason = "tests")]

use coder::time::{TimeExpression, expressions};
use jiff::civil::Date;
use proptest::prelude::*;
use std::fmt::Write as _;

/// A row: the file and line it stands on, and its columns.
struct Row {
    place: String,
    columns: [String; 4],
}

fn rows() -> Vec<Row> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with("time_"));
    files.retain(|path| !path.ends_with("time_dating.tsv"));
    files.sort();
    files.iter().flat_map(|path| rows_of(path)).collect()
}

fn rows_of(path: &std::path::Path) -> Vec<Row> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(at, line)| {
            let mut columns = line.split('\t').map(str::to_owned);
            let columns = std::array::from_fn(|_| columns.next().unwrap_or_default());
            Row { place: format!("{name}:{}", at + 1), columns }
        })
        .collect()
}

fn read(text: &str, reference: Option<Date>) -> Vec<TimeExpression> {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    expressions(text, &tokens, reference)
}

fn shown(expression: &TimeExpression) -> String {
    let disagrees = if expression.contradiction { "!" } else { "" };
    let value = expression.value.map(|value| value.timex3());
    let counted = expression.amount.filter(|_| expression.rule == "duration" || expression.rule == "set");
    let value = value.or_else(|| counted.map(coder::time::Amount::timex3)).unwrap_or_else(|| "?".to_owned());
    format!("{disagrees}{value}")
}

#[test]
fn every_row_reads_as_written() {
    let mut wrong = String::new();
    for Row { place, columns: [reference, text, words, values] } in rows() {
        let found = read(&text, reference.parse().ok());
        let found_words: Vec<_> = found.iter().map(|e| &text[e.range.clone()]).collect();
        let found_values: Vec<_> = found.iter().map(shown).collect();
        let (found_words, found_values) = (found_words.join(" | "), found_values.join(" | "));
        if (&*found_words, &*found_values) != (words.trim(), values.trim()) {
            let _ = writeln!(
                wrong,
                "{place}: {text}\n    wanted {words} = {values}\n    found  {found_words} = {found_values}"
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn there_are_rows_enough() {
    assert!(rows().len() >= 250);
}

/// Words of dates and marks, thrown together.
fn jumble() -> impl Strategy<Value = String> {
    let words: Vec<String> = rows()
        .iter()
        .flat_map(|row| row.columns[1].split(' ').map(str::to_owned).collect::<Vec<_>>())
        .chain(
            ["\n", "،", "(", ")", "/", "-", ":", "2022", "31", "0", "99999999999", "٣١", "و", "الـ"]
                .map(str::to_owned),
        )
        .collect();
    prop::collection::vec(prop::sample::select(words), 0..40).prop_map(|words| words.join(" "))
}

fn hold(text: &str, reference: Option<Date>) {
    let mut end = 0;
    for expression in read(text, reference) {
        assert!(text.get(expression.range.clone()).is_some(), "off a character boundary");
        assert!(
            end <= expression.range.start && expression.range.start < expression.range.end,
            "out of order"
        );
        end = expression.range.end;
        if let Some(value) = expression.value {
            assert!(value.first <= value.last, "{:?} {}", expression, &text[expression.range.clone()]);
            let _ = (value.iso(), value.timex3());
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        hold(&text, Some(Date::constant(2022, 8, 22)));
    }

    #[test]
    fn any_jumble_is_read(text in jumble(), year in -9999_i16..=9999, day in 1_i8..28) {
        hold(&text, None);
        hold(&text, Date::new(year, 2, day).ok());
    }
}
