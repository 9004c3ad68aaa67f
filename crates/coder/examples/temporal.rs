//! Date expressions and dating on files of rows, for scoring.
//!
//! - `temporal resolve ROWS.jsonl OUT.jsonl [--show]`: a row has `sentence`, `dct` (the day of the report), `deictic` (the
//!   expression) with `start` (about where it begins, in code points) and `explicit`, the date printed after it, which is
//!   blanked before reading. One line goes out for each: `{"doc", "start", "value"}`, the value a day or null.
//! - `temporal date ARTICLES.jsonl OUT.jsonl [LATEST]`: dates articles (`id`, `title`, `text`) whose own date is hidden, to
//!   `{"id", "interval", "best", "reasons"}`.
//! - `temporal speed ARTICLES.jsonl`: microseconds for an article, tokens given.
//!
//! OUT must not exist: nothing is ever overwritten.

use coder::time::{Hooks, TimeExpression, date_article, expressions};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::error::Error;
use std::fs::{File, read_to_string};
use std::io::{BufWriter, Write};
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["resolve", rows, out] => resolve(rows, out, false),
        ["resolve", rows, out, "--show"] => resolve(rows, out, true),
        ["date", articles, out] => date(articles, out, None),
        ["date", articles, out, latest] => date(articles, out, Some(latest.parse()?)),
        ["speed", articles] => speed(articles),
        _ => {
            Err("usage: temporal resolve ROWS OUT [--show] | date ARTICLES OUT [LATEST] | speed ARTICLES"
                .into())
        }
    }
}

fn lines(path: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    Ok(read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn resolve(rows: &str, out: &str, show: bool) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create_new(out)?);
    let mut errors = std::io::stderr().lock();
    for row in lines(rows)? {
        let (answer, text, found) = answer(&row).ok_or_else(|| format!("row lacks a field: {row}"))?;
        let value = answer.and_then(|expression| expression.value).map(|value| value.first.to_string());
        if show && value.as_deref() != row["gold"].as_str() {
            writeln!(errors, "{} gold {} got {value:?}\n    {text}\n    {found:?}", row["dct"], row["gold"])?;
        }
        writeln!(out, "{}", json!({"doc": row["doc"], "start": row["start"], "value": value}))?;
    }
    Ok(())
}

type Answer = (Option<TimeExpression>, String, Vec<(String, String, &'static str, String)>);

/// The expression that covers the row's words, with the blanked sentence and all that was found in it.
fn answer(row: &Value) -> Option<Answer> {
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

fn text_of(article: &Value) -> String {
    let title = article["title"].as_str().unwrap_or_default();
    format!("{title}\n{}", article["text"].as_str().unwrap_or_default())
}

fn date(articles: &str, out: &str, latest: Option<Date>) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create_new(out)?);
    for article in lines(articles)? {
        let text = text_of(&article);
        let tokens: Vec<_> = arabic::tokens(&text).collect();
        let dating = date_article(&text, &tokens, &Hooks { latest, ..Hooks::default() });
        let interval = dating.interval.map(|(first, last)| [first.to_string(), last.to_string()]);
        let reasons: Vec<_> = dating
            .reasons
            .iter()
            .map(|r| json!([text[r.range.clone()], r.rule, format!("{:?}", r.claim), r.kept]))
            .collect();
        let best = dating.best.map(|best| best.to_string());
        writeln!(
            out,
            "{}",
            json!({"id": article["id"], "interval": interval, "best": best, "reasons": reasons})
        )?;
    }
    Ok(())
}

fn speed(articles: &str) -> Result<(), Box<dyn Error>> {
    let read: Vec<_> = lines(articles)?
        .iter()
        .map(|article| {
            let text = text_of(article);
            let tokens: Vec<_> = arabic::tokens(&text).collect();
            (text, tokens, article["published"].as_str().and_then(|day| day.parse::<Date>().ok()))
        })
        .collect();
    let mut best = f64::INFINITY;
    for _ in 0..10 {
        let start = Instant::now();
        let found: usize = read.iter().map(|(text, tokens, day)| expressions(text, tokens, *day).len()).sum();
        std::hint::black_box(found);
        best = best.min(start.elapsed().as_secs_f64());
    }
    let bytes: usize = read.iter().map(|(text, ..)| text.len()).sum();
    let (articles, bytes) = (f64::from(u32::try_from(read.len())?), f64::from(u32::try_from(bytes)?));
    writeln!(
        std::io::stdout(),
        "{:.1} µs an article of {:.0} bytes, {:.0} MB/s",
        best * 1e6 / articles,
        bytes / articles,
        bytes / best / 1e6
    )?;
    Ok(())
}
