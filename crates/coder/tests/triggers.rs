//! The sentences under the triggers are their tests: each is coded and compared with the reading beside it.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; what fails is listed with --nocapture")]

use coder::record::{Entity, Event, Status};
use coder::{Article, Coder};
use lexicon::Lexicon;
use lexicon::entry::{Example, Frame};
use std::collections::BTreeMap;

/// Sentences of each file that are read wrongly. They are right in Arabic and stay: they are the grammar's work list.
/// A number goes down as the grammar grows, never up; a file that is not listed has none.
const KNOWN_FAILURES: &[(&str, usize)] = &[
    ("accuse.txt", 7),
    ("agree.txt", 8),
    ("aid.txt", 8),
    ("assault.txt", 28),
    ("coerce.txt", 6),
    ("concede.txt", 5),
    ("consult.txt", 9),
    ("cooperate.txt", 5),
    ("mobilize.txt", 4),
    ("protest.txt", 11),
    ("reject.txt", 6),
    ("request.txt", 8),
    ("retreat.txt", 3),
    ("sanction.txt", 8),
    ("support.txt", 7),
    ("threaten.txt", 6),
];

/// Lines of each file that do not have their two `+` sentences and one `-` yet. The numbers only go down.
const KNOWN_WITHOUT_EXAMPLES: &[(&str, usize)] = &[];

/// What an example says of its event.
#[derive(Debug, Default)]
struct Expected<'e> {
    category: &'e str,
    modes: Vec<&'e str>,
    actor: Vec<&'e str>,
    recipient: Vec<&'e str>,
    place: Vec<&'e str>,
    status: &'e str,
}

/// `CATEGORY/mode actor=…; … recipient=… place=… status=…`: a value runs to the next key.
fn expected(reading: &str) -> Expected<'_> {
    const KEYS: [&str; 4] = ["actor=", "recipient=", "place=", "status="];
    let next_key = |text: &str| KEYS.iter().filter_map(|k| text.find(k)).min();
    let head_end = next_key(reading).unwrap_or(reading.len());
    let head = reading[..head_end].trim();
    let (category, modes) = head.split_once('/').unwrap_or((head, ""));
    let mut found = Expected {
        category,
        modes: modes.split(',').filter(|m| !m.is_empty()).collect(),
        ..Expected::default()
    };
    let mut rest = &reading[head_end..];
    while let Some((key, after)) = rest.split_once('=') {
        let end = next_key(after).unwrap_or(after.len());
        let parts = after[..end].split(';').map(str::trim).filter(|p| !p.is_empty());
        match key.trim() {
            "actor" => found.actor.extend(parts),
            "recipient" => found.recipient.extend(parts),
            "place" => found.place.extend(parts),
            _ => found.status = after[..end].trim(),
        }
        rest = &after[end..];
    }
    found
}

fn holds(text: &str, part: &str) -> bool {
    arabic::fold(text).contains(&arabic::fold(part))
}

fn is_named(entities: &[Entity], part: &str) -> bool {
    entities
        .iter()
        .any(|e| holds(&e.entity_text, part) || e.entity_name_ar.as_deref().is_some_and(|n| holds(n, part)))
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Asserted => "asserted",
        Status::Historical => "historical",
        Status::Future => "future",
        Status::Hypothetical => "hypothetical",
        Status::Negation => "negation",
    }
}

/// What of the reading an event does not have; empty where it is as expected. An unsaid status is asserted.
fn lacks(event: &Event, expected: &Expected<'_>) -> Vec<String> {
    let mut lacks = Vec::new();
    let mut need = |holds: bool, what: &str, part: &str| {
        if !holds {
            lacks.push(format!("{what} {part}"));
        }
    };
    for mode in &expected.modes {
        need(event.mode.iter().any(|m| m == mode), "mode", mode);
    }
    for part in &expected.actor {
        need(is_named(&event.actor, part), "actor", part);
    }
    for part in &expected.recipient {
        need(is_named(&event.recipient, part), "recipient", part);
    }
    for part in &expected.place {
        need(event.event_loc.iter().any(|l| holds(&l.extracted_place, part)), "place", part);
    }
    let wanted = if expected.status.is_empty() { "asserted" } else { expected.status };
    need(status(event.status) == wanted, "status", wanted);
    lacks
}

fn category(event: &Event) -> String {
    serde_json::to_value(event.event).unwrap().as_str().unwrap().to_owned()
}

/// Why the sentence is not read as its line says.
fn failure(example: &Example, entry: &str, events: &[Event]) -> Option<String> {
    let Some(reading) = &example.reading else {
        let wrong = events.iter().find(|e| e.trigger.entry == entry)?;
        return Some(format!("is coded: {}", category(wrong)));
    };
    let expected = expected(reading);
    // a toll beside its attack is one event, told twice
    let is_told = |e: &&Event| e.trigger.lemma == example.lemma || !e.further_mentions.is_empty();
    let candidates = events.iter().filter(|e| category(e) == expected.category).filter(is_told);
    match candidates.map(|e| lacks(e, &expected)).min_by_key(Vec::len) {
        None => Some("no such event".into()),
        Some(lacks) => (!lacks.is_empty()).then(|| format!("lacks {}", lacks.join(", "))),
    }
}

fn file_and_line(entry: &str) -> (&str, usize) {
    let (file, line) = entry.rsplit_once(':').unwrap();
    (file, line.parse().unwrap())
}

/// The line that an example stands under: the nearest above it.
fn frame_of<'l>(frames: &BTreeMap<(&str, usize), &'l Frame>, example: &Example) -> &'l Frame {
    let (file, line) = file_and_line(&example.entry);
    frames.range(..(file, line)).next_back().unwrap().1
}

fn frames(lexicon: &Lexicon) -> BTreeMap<(&str, usize), &Frame> {
    lexicon.tables().frames.iter().map(|f| (file_and_line(&f.entry), f)).collect()
}

/// Asserts that no file has more than its known number, and prints what is wrong.
fn at_most(known: &[(&str, usize)], wrong: &BTreeMap<String, Vec<String>>) {
    let mut over = Vec::new();
    for (file, lines) in wrong {
        let most = known.iter().find(|(f, _)| file.ends_with(f)).map_or(0, |(_, n)| *n);
        println!("{file}: {} wrong, {most} known\n  {}", lines.len(), lines.join("\n  "));
        if lines.len() > most {
            over.push(format!("{file}: {} instead of {most}", lines.len()));
        }
    }
    assert!(over.is_empty(), "more than were known: {over:?}");
}

#[test]
fn examples_are_read_as_their_lines_say() {
    let lexicon = Lexicon::builtin();
    let frames = frames(&lexicon);
    let mut coder = Coder::new(&lexicon);
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for example in lexicon::examples() {
        let entry = &frame_of(&frames, &example).entry;
        let mut article = Article::new(example.entry.as_str(), None, &example.sentence);
        article.published = Some("2024-05-15".parse().unwrap());
        if let Some(why) = failure(&example, entry, &coder.code(&article).events) {
            let file = file_and_line(&example.entry).0.to_owned();
            wrong.entry(file).or_default().push(format!("{}: {why}: {}", example.entry, example.sentence));
        }
    }
    at_most(KNOWN_FAILURES, &wrong);
}

#[test]
fn every_line_has_two_examples_and_a_counterexample() {
    let lexicon = Lexicon::builtin();
    let frames = frames(&lexicon);
    let mut counts: BTreeMap<&str, (usize, usize)> =
        frames.values().map(|f| (f.entry.as_str(), (0, 0))).collect();
    for example in lexicon::examples() {
        let count = counts.get_mut(frame_of(&frames, &example).entry.as_str()).unwrap();
        if example.reading.is_some() { count.0 += 1 } else { count.1 += 1 }
    }
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for frame in frames.values().filter(|f| f.event != "LIGHT") {
        let (right, left_alone) = counts[frame.entry.as_str()];
        if right < 2 || left_alone < 1 {
            let file = file_and_line(&frame.entry).0.to_owned();
            wrong
                .entry(file)
                .or_default()
                .push(format!("{}: {} has {right} + and {left_alone} -", frame.entry, frame.lemma));
        }
    }
    at_most(KNOWN_WITHOUT_EXAMPLES, &wrong);
}
