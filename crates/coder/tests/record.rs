//! The rest of the record: places, numbers, mentions joined, modes, contexts, domains without events, confidence.

use coder::record::{Count, Event};
use coder::{Article, Coder, why};
use jiff::civil::date;
use lexicon::Lexicon;
use std::fmt::Write as _;
use std::sync::LazyLock;

const CASES: &str = include_str!("data/record.tsv");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn code(text: &str) -> Vec<Event> {
    let (title, body) = text.split_once(" // ").map_or((None, text), |(title, body)| (Some(title), body));
    let mut article = Article::new("test", title, &body.replace(" / ", "\n"));
    article.published = Some(date(2024, 5, 15));
    Coder::new(&LEXICON).code(&article).events
}

fn least(count: Option<&Count>) -> String {
    count.and_then(|c| c.min).map_or_else(|| "none".to_owned(), |n| n.to_string())
}

/// What the first event has of the kind; several joined by ` | `.
fn has(events: &[&Event], kind: &str) -> String {
    let Some(event) = events.first() else { return String::new() };
    let places = event.event_loc.iter();
    match kind {
        "place" => places.filter_map(|p| p.resolved_place.clone()).collect::<Vec<_>>().join(" | "),
        "at" => places.map(|p| p.extracted_place.clone()).collect::<Vec<_>>().join(" | "),
        "dead" => least(event.size.dead.as_ref()),
        "injured" => least(event.size.injured.as_ref()),
        "arrested" => least(event.size.arrested.as_ref()),
        "participants" => least(event.size.participants.as_ref()),
        "mode" => event.mode.join(" | "),
        "context" => event.context.join(" | "),
        "told" => event.further_mentions.iter().map(|m| m.text.clone()).collect::<Vec<_>>().join(" | "),
        other => format!("no such thing as {other}"),
    }
}

fn wrong(text: &str, category: &str, wanted: &str) -> String {
    let all = code(text);
    let named = |e: &&Event| category == "none" || format!("{:?}", e.event).to_uppercase() == category;
    let events: Vec<&Event> = all.iter().filter(named).collect();
    let mut out = String::new();
    for want in wanted.split("; ") {
        let (kind, value) = want.split_once('=').expect("a kind and a value");
        let found = if kind == "n" { events.len().to_string() } else { has(&events, kind) };
        let exact = matches!(kind, "n" | "dead" | "injured" | "arrested" | "participants");
        if if exact { found != value } else { !found.split(" | ").any(|f| f.contains(value)) } {
            let _ = writeln!(out, "    wanted {want}, found {found}");
        }
    }
    out
}

#[test]
fn records_hold_what_the_text_says() {
    let mut report = String::new();
    let mut cases = 0;
    for line in CASES.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, category, wanted, known @ ..] = &columns[..] else { panic!("columns of {line}") };
        let found = wrong(text, category, wanted);
        if found.is_empty() == known.iter().any(|k| k.starts_with("FIXME")) {
            let _ = write!(report, "{text}\n{found}");
        }
        cases += 1;
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(cases >= 15);
}

#[test]
fn places_and_counts_are_the_words_of_the_text() {
    for line in CASES.lines().filter(|l| !l.starts_with('#')) {
        let text = line.split('\t').next().expect("a text");
        let text = text.replace(" // ", "\n").replace(" / ", "\n");
        let points: Vec<char> = text.chars().collect();
        let words = |span: coder::record::Span| points[span.0..span.1].iter().collect::<String>();
        for event in code(line.split('\t').next().expect("a text")) {
            for place in &event.event_loc {
                assert_eq!(words(place.span), place.extracted_place);
            }
            let size = &event.size;
            for count in [&size.dead, &size.injured, &size.arrested, &size.participants].into_iter().flatten()
            {
                assert_eq!(words(count.span), count.text);
                assert!(count.max.is_none_or(|max| count.min.is_none_or(|min| min <= max)));
            }
        }
    }
}

#[test]
fn who_and_whom_make_a_record_surer_than_a_bare_noun() {
    let full = code("قصف الجيش التركي مواقع حزب العمال الكردستاني في شمال العراق أمس وقتل خمسة مسلحين.");
    let bare = code("وتحدث عن هجوم في المدينة.");
    let best = full.iter().map(|e| e.confidence).fold(0.0, f64::max);
    assert!(best > 0.5, "{best}");
    assert!(bare.iter().all(|e| e.confidence < best));
}

#[test]
fn why_names_the_words_and_the_line_of_every_role() {
    let events = code("اعتقلت الشرطة العراقية 40 شخصا في مدينة البصرة.");
    let told = why(events.first().expect("an arrest"), &LEXICON);
    for wanted in
        ["triggers/coerce.txt:", "actor:", "place: Basra", "arrested: 40 to 40", "`40 شخصا`", "confidence 0."]
    {
        assert!(told.contains(wanted), "{wanted} in\n{told}");
    }
}
