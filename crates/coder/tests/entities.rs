//! Whom the phrases of a report mean: names that no list knows, descriptions, and what points back.

use coder::Article;
use coder::record::Entity;
use jiff::civil::date;
use lexicon::Lexicon;
use std::fmt::Write as _;
use std::sync::LazyLock;

const CASES: &str = include_str!("data/entities.tsv");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn met(text: &str) -> Vec<Entity> {
    let mut article = Article::new("test", None, &text.replace(" / ", "\n"));
    article.published = Some(date(2022, 5, 15));
    coder::mentions(&article, &LEXICON)
}

/// What an entity has of the kind; `none` where it has nothing.
fn has(entity: &Entity, kind: &str) -> String {
    let found = match kind {
        "name" => entity.entity_name.clone(),
        "ar" => entity.entity_name_ar.clone(),
        "id" => entity.entity_id.clone(),
        "code" => entity.code.clone(),
        "sector" => Some(entity.sector.join(" ")).filter(|s| !s.is_empty()),
        "of" => Some(entity.affiliation.join(" ")).filter(|a| !a.is_empty()),
        other => Some(format!("no such thing as {other}")),
    };
    found.unwrap_or_else(|| "none".to_owned())
}

/// What is wrong with the last phrase of these words: one that means several is right where one of them is.
fn wrong(text: &str, phrase: &str, wanted: &str) -> String {
    let all = met(text);
    let last = all.iter().filter(|e| e.entity_text == phrase).map(|e| e.span).max();
    let here: Vec<&Entity> = all.iter().filter(|e| e.entity_text == phrase && Some(e.span) == last).collect();
    let mut out = String::new();
    if here.is_empty() {
        let _ = writeln!(
            out,
            "    no phrase {phrase}; there are: {:?}",
            all.iter().map(|e| &e.entity_text).collect::<Vec<_>>()
        );
    }
    for want in wanted.split("; ").filter(|_| !here.is_empty()) {
        let (kind, value) = want.split_once('=').expect("a kind and a value");
        let found: Vec<String> = here.iter().map(|e| has(e, kind)).collect();
        if !found.iter().any(|f| f == value) {
            let _ = writeln!(out, "    wanted {want}, found {found:?}");
        }
    }
    out
}

#[test]
fn phrases_mean_whom_the_report_means() {
    let mut report = String::new();
    let mut cases = 0;
    for line in CASES.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, phrase, wanted, known @ ..] = &columns[..] else { panic!("columns of {line}") };
        let found = wrong(text, phrase, wanted);
        if found.is_empty() == known.iter().any(|k| k.starts_with("FIXME")) {
            let _ = write!(report, "{text}\n{found}");
        }
        cases += 1;
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(cases >= 40);
}
