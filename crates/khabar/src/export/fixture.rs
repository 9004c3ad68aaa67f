//! Three articles of ours with their records, for the tests of the formats: `tests/data/exports`.

use super::masked;
use super::report::{Marked, Report, Review, Said};
use super::writer::Writer;
use coder::record::{ArticleInfo, CiteInfo};
use coder::{Event, Statement};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Line {
    info: ArticleInfo,
    cite: CiteInfo,
    text: String,
    version: i64,
    events: Vec<EventLine>,
    statements: Vec<Statement>,
}

#[derive(Deserialize)]
struct EventLine {
    event: Event,
    judgement: Option<String>,
    edited: bool,
    #[serde(default)]
    review: Option<(String, String, String)>,
}

/// The reports, masked.
pub(super) fn reports() -> Vec<Report> {
    let mut reports = unmasked();
    reports.iter_mut().for_each(masked::report);
    reports
}

/// The reports as they are.
pub(super) fn unmasked() -> Vec<Report> {
    let lines = fs::read_to_string(folder().join("reports.jsonl")).expect("the fixture");
    lines.lines().map(|line| report(serde_json::from_str(line).expect("a report"))).collect()
}

fn report(line: Line) -> Report {
    let events = line.events.into_iter().map(|marked| Marked {
        event: marked.event,
        judgement: marked.judgement.map(|_| "accepted"),
        is_edited: marked.edited,
        review: marked.review.map(|(by, at, note)| Review { by, at, note: Some(note) }),
    });
    Report {
        info: line.info,
        cite: line.cite,
        text: line.text,
        version: line.version,
        events: events.collect(),
        statements: line
            .statements
            .into_iter()
            .map(|statement| Said { statement, is_edited: false })
            .collect(),
    }
}

/// What a format makes of the reports.
pub(super) fn written(writer: &mut dyn Writer) -> Vec<u8> {
    let mut out = Vec::new();
    writer.head(&mut out);
    reports().iter().for_each(|report| writer.report(report, &mut out));
    writer.tail(&mut out);
    out
}

/// What a format makes of the reports when another outlet prints the same texts under the same ids at other addresses.
pub(super) fn written_twice(writer: &mut dyn Writer) -> Vec<u8> {
    let mut out = Vec::new();
    writer.head(&mut out);
    for mut report in reports() {
        writer.report(&report, &mut out);
        report.info.url = Some(format!("https://again.example/{}", report.info.id));
        writer.report(&report, &mut out);
    }
    writer.tail(&mut out);
    out
}

/// Asserts that a format makes what was agreed; with `KHABAR_BLESS` set, what it makes is agreed from now on.
#[track_caller]
pub(super) fn golden(name: &str, writer: &mut dyn Writer) {
    agreed(name, &written(writer));
}

/// Asserts that these are the bytes that were agreed.
#[track_caller]
pub(super) fn agreed(name: &str, bytes: &[u8]) {
    let path = folder().join("golden").join(name);
    if std::env::var_os("KHABAR_BLESS").is_some() {
        fs::write(&path, bytes).expect("a golden file");
    }
    let golden = fs::read(&path).unwrap_or_default();
    assert!(golden == bytes, "{name} differs:\n{}", String::from_utf8_lossy(bytes));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports")
}
