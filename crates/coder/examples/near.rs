//! Near misses, for reading: pairs that share a key and were not joined though little was lacking; and how fast pairs are
//! compared. JSON lines of events in, one line a pair out: `cargo run --profile fast -p khabar-coder --example near < events.jsonl`
use coder::story::{MOST_HOLDERS, Report, compare};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut reports = Vec::new();
    for line in io::stdin().lock().lines() {
        let event: coder::Event = serde_json::from_str(&line?)?;
        reports.extend(Report::of(&event));
    }
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (number, report) in reports.iter().enumerate() {
        for key in report.keys() {
            holders.entry(key).or_default().push(number);
        }
    }
    let few = holders.values().filter(|held| held.len() <= MOST_HOLDERS);
    let pairs: BTreeSet<(usize, usize)> = few
        .flat_map(|held| held.iter().flat_map(|a| held.iter().filter(move |b| a < b).map(|b| (*a, *b))))
        .collect();
    let began = std::time::Instant::now();
    let mut out = io::stdout().lock();
    let mut near = Vec::new();
    for (a, b) in &pairs {
        let verdict = compare(&reports[*a], &reports[*b]);
        let close = verdict.points >= verdict.needed - 1.0 && !verdict.is_joined();
        if close && verdict.contradiction.is_none() && reports[*a].article_id != reports[*b].article_id {
            near.push((*a, *b, verdict));
        }
    }
    eprintln!(
        "{} reports, {} pairs in {:?}, {} near",
        reports.len(),
        pairs.len(),
        began.elapsed(),
        near.len()
    );
    for (a, b, verdict) in near {
        let of = |n: usize| [&reports[n].event_id, &reports[n].article_id];
        writeln!(out, "{}", serde_json::json!({"a": of(a), "b": of(b), "verdict": verdict}))?;
    }
    Ok(())
}
