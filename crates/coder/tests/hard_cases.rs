//! What the codebook settles where categories meet, and what sentences that claim nothing must give: nothing.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; what fails is listed with --nocapture")]

use coder::record::{Event, Status};
use coder::{Article, Coder};
use jiff::civil::date;
use lexicon::Lexicon;

fn category(event: &Event) -> String {
    format!("{:?}", event.event).to_uppercase()
}

fn status(status: Status) -> String {
    format!("{status:?}").to_lowercase()
}

/// Whether one thing that is wanted is so: `CATEGORY/mode:status`, `!CATEGORY`, `0`, `n=1`, `n<=1`.
fn holds(events: &[Event], wanted: &str) -> bool {
    if let Some(not) = wanted.strip_prefix('!') {
        return events.iter().all(|e| category(e) != not);
    }
    if let Some(most) = wanted.strip_prefix("n<=") {
        return events.len() <= most.parse().unwrap();
    }
    if let Some(number) = wanted.strip_prefix("n=") {
        return events.len() == number.parse::<usize>().unwrap();
    }
    if let Ok(most) = wanted.parse::<usize>() {
        return events.len() <= most;
    }
    let (kind, claim) = wanted.split_once(':').unwrap_or((wanted, ""));
    let (name, mode) = kind.split_once('/').unwrap_or((kind, ""));
    events.iter().any(|e| {
        (name.is_empty() || category(e) == name)
            && (mode.is_empty() || e.mode.iter().any(|m| m == mode))
            && (claim.is_empty() || status(e.status) == claim)
    })
}

/// Lines of `data/hard_cases.tsv`.
#[test]
fn settled_hard_cases_are_read_as_the_codebook_says() {
    let lexicon = Lexicon::builtin();
    let mut wrong = 0;
    for line in include_str!("data/hard_cases.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (text, wanted) = line.split_once('\t').expect("a text and what is wanted");
        let mut article = Article::new("test", None, text);
        article.published = Some(date(2019, 5, 14));
        let events = Coder::new(&lexicon).code(&article).events;
        if !wanted.split(' ').all(|all| all.split('|').any(|one| holds(&events, one))) {
            wrong += 1;
            let read = |e: &Event| format!("{}/{:?}:{}", category(e), e.mode, status(e.status));
            println!("{text}\n  wanted {wanted}\n  read {:?}", events.iter().map(read).collect::<Vec<_>>());
        }
    }
    assert_eq!(wrong, 0, "hard cases are read wrongly");
}
