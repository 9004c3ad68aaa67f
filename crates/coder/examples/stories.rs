//! Joins event records into stories, for scoring: JSON lines of events in, one line a story out.
//!
//! `cargo run --profile fast -p khabar-coder --example stories < events.jsonl`
use coder::story::{Report, join};
use std::io::{self, BufRead, Write};
use std::rc::Rc;

fn main() -> io::Result<()> {
    let mut reports = Vec::new();
    for line in io::stdin().lock().lines() {
        let event: coder::Event = serde_json::from_str(&line?)?;
        reports.extend(Report::of(&event).map(Rc::new));
    }
    let began = std::time::Instant::now();
    let all = join(&reports);
    eprintln!("{} reports in {:?}", reports.len(), began.elapsed());
    let mut out = io::stdout().lock();
    for story in all.iter().flat_map(|n| &n.stories) {
        let events: Vec<_> =
            story.reports.iter().map(|n| [&reports[*n].event_id, &reports[*n].article_id]).collect();
        let denials: Vec<_> =
            story.denials.iter().map(|n| [&reports[*n].event_id, &reports[*n].article_id]).collect();
        let links: Vec<_> = story
            .links
            .iter()
            .map(|(a, b, v)| (&reports[*a].article_id, &reports[*b].article_id, v))
            .collect();
        let line = serde_json::json!({"id": story.id, "events": events, "denials": denials, "links": links});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
