//! Resolves date expressions from a file of rows, for scoring: `temporal ROWS.jsonl OUT.jsonl [--show]`.
//!
//! A row has `sentence`, `dct` (the day of the report), `deictic` (the expression) with `start` (about where it begins, in
//! code points), and `explicit`, the date printed after it, which is blanked before reading. One line goes out for each:
//! `{"doc", "start", "value"}`, the value a day or null.

use coder::time::{TimeExpression, expressions};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::error::Error;
use std::io::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(rows), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: temporal ROWS.jsonl OUT.jsonl [--show]".into());
    };
    let show = arguments.next().is_some();
    let mut out = std::io::BufWriter::new(std::fs::File::create(out)?);
    let mut errors = std::io::stderr().lock();
    for line in std::fs::read_to_string(rows)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let (answer, text, found) = answer(&row).ok_or_else(|| format!("row lacks a field: {line}"))?;
        let value = answer.and_then(|expression| expression.value).map(|value| value.first.to_string());
        if show && value.as_deref() != row["gold"].as_str() {
            writeln!(errors, "{} gold {} got {value:?}\n    {text}\n    {found:?}", row["dct"], row["gold"])?;
        }
        writeln!(out, "{}", json!({"doc": row["doc"], "start": row["start"], "value": value}))?;
    }
    Ok(())
}

type Found<'r> = (Option<TimeExpression>, String, Vec<(String, String, &'static str, String)>);

/// The expression that covers the row's words, with the blanked sentence and all that was found in it.
fn answer(row: &Value) -> Option<Found<'_>> {
    let (sentence, deictic) = (row["sentence"].as_str()?, row["deictic"].as_str()?.trim());
    let start = usize::try_from(row["start"].as_u64()?).ok()?;
    let about = sentence.char_indices().nth(start.saturating_sub(6)).map_or(0, |(at, _)| at);
    let at = sentence.get(about..)?.find(deictic).map(|found| about + found)?;
    let text = blanked(sentence, row["explicit"].as_str()?, at + deictic.len());
    let reference: Option<Date> = row["dct"].as_str()?.parse().ok();
    let tokens: Vec<_> = arabic::tokens(&text).collect();
    let found = expressions(&text, &tokens, reference);
    let covering = found.iter().find(|e| e.range.start < at + deictic.len() && e.range.end > at).cloned();
    let shown = found
        .iter()
        .map(|e| {
            let value = e.value.map(|value| value.timex3()).unwrap_or_default();
            (text[e.range.clone()].to_owned(), value, e.rule, format!("{:?} {:?}", e.relation, e.inferred))
        })
        .collect();
    Some((covering, text, shown))
}

/// The sentence with the first printed date after `from` replaced by as many spaces.
fn blanked(sentence: &str, printed: &str, from: usize) -> String {
    let Some(at) = sentence.get(from..).and_then(|rest| rest.find(printed)).map(|found| from + found) else {
        return sentence.to_owned();
    };
    let spaces = " ".repeat(printed.chars().count());
    format!("{}{spaces}{}", &sentence[..at], &sentence[at + printed.len()..])
}
