//! The dates of events, from the rows of `data/event_dates.tsv`.

#![allow(clippy::unwrap_used, reason = "tests")]

use coder::{Article, Coder, Event};
use lexicon::Lexicon;
use std::fmt::Write as _;

const ROWS: &str = include_str!("data/event_dates.tsv");

#[test]
fn every_event_is_dated_as_written() {
    let lexicon = Lexicon::builtin();
    let mut coder = Coder::new(&lexicon);
    let mut wrong = String::new();
    let mut rows = 0;
    for row in ROWS.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let columns: Vec<_> = row.split('\t').collect();
        let [published, title, text, trigger, wanted] = columns[..] else { panic!("five columns: {row}") };
        let mut article = Article::new("test", Some(title).filter(|t| *t != "-"), &text.replace(" / ", "\n"));
        article.published = published.parse().ok();
        let coded = coder.code(&article);
        let told = |event: &&Event| {
            event.trigger.text == trigger || event.further_mentions.iter().any(|m| m.text == trigger)
        };
        let event = coded.events.iter().find(told);
        let date = event.map(|event| {
            let end = event.enddate.as_ref().map(|end| format!("/{end}")).unwrap_or_default();
            event.date.as_ref().map_or_else(|| "-".to_owned(), |date| format!("{date}{end}"))
        });
        if date.as_deref() != Some(wanted) {
            let basis = event.map(|event| &event.date_basis);
            let triggers: Vec<_> = coded.events.iter().map(|event| event.trigger.text.as_str()).collect();
            let _ = writeln!(
                wrong,
                "{text}\n    {trigger}: wanted {wanted}, found {date:?} {basis:?} of {triggers:?}"
            );
        }
        rows += 1;
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(rows >= 25);
}
