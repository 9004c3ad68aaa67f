//! Who says what to whom: statements and attributions of short texts written for the test.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; what fails is listed with --nocapture")]

use coder::record::{Event, SpeechKind, Statement};
use coder::{Article, Coded, Coder};
use jiff::civil::date;
use lexicon::Lexicon;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn code(title: Option<&str>, body: &str) -> Coded {
    let mut article = Article::new("test", title, body);
    article.published = Some(date(2018, 5, 10));
    Coder::new(&LEXICON).code(&article)
}

fn told(statement: &Statement) -> String {
    let names = |e: &coder::record::Entity| {
        format!("{} [{}]", e.entity_text, e.entity_name.as_deref().unwrap_or("-"))
    };
    format!(
        "{} | {} | {} | {:?} | {} | {}",
        statement.speaker.as_ref().map_or("-".into(), names),
        statement.addressee.as_ref().map_or("-".into(), names),
        statement.verb,
        statement.kind,
        statement.medium.as_deref().unwrap_or("-"),
        statement.content.text
    )
}

/// Whether the words are those of a wanted column: `-` for nothing, else the beginning.
fn shows(found: Option<&str>, wanted: &str) -> bool {
    match found {
        None => wanted == "-",
        Some(found) => wanted == "*" || found.starts_with(wanted),
    }
}

fn right(statement: &Statement, wanted: &[&str]) -> bool {
    let [speaker, addressee, verb, kind, medium, content, end] = wanted[..] else {
        panic!("seven columns after the sentence: {wanted:?}");
    };
    let text = |e: &Option<coder::record::Entity>| e.as_ref().map(|e| e.entity_text.clone());
    let name = |e: &Option<coder::record::Entity>| e.as_ref().and_then(|e| e.entity_name.clone());
    let speaks = shows(text(&statement.speaker).as_deref(), speaker)
        || name(&statement.speaker).as_deref() == Some(speaker);
    let hears = addressee == "*" || shows(text(&statement.addressee).as_deref(), addressee);
    speaks
        && hears
        && statement.verb == verb
        && format!("{:?}", statement.kind).to_lowercase() == kind
        && (medium == "*" || shows(statement.medium.as_deref(), medium))
        && statement.content.text.starts_with(content)
        && statement.content.text.trim_end_matches('.').ends_with(end)
}

/// Lines of `data/statements.tsv`: a text, and a statement that must be found in it.
#[test]
fn statements_have_speaker_kind_and_words() {
    let mut wrong = 0;
    for line in include_str!("data/statements.tsv").lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let coded = code(None, columns[0]);
        if !coded.statements.iter().any(|s| right(s, &columns[1..])) {
            wrong += 1;
            let read: Vec<String> = coded.statements.iter().map(told).collect();
            println!(
                "{}\n  wanted {}\n  read {}",
                columns[0],
                columns[1..].join(" | "),
                read.join("\n       ")
            );
        }
    }
    assert_eq!(wrong, 0, "statements are read wrongly");
}

/// Lines of `data/no_statements.tsv`: texts in which nobody is told to say anything.
#[test]
fn what_is_not_said_is_no_statement() {
    let mut wrong = 0;
    for text in include_str!("data/no_statements.tsv").lines().filter(|l| !l.starts_with('#')) {
        let coded = code(None, text);
        if !coded.statements.is_empty() {
            wrong += 1;
            let read: Vec<String> = coded.statements.iter().map(told).collect();
            println!("{text}\n  read {}", read.join("\n       "));
        }
    }
    assert_eq!(wrong, 0, "statements are read where there are none");
}

fn speakers(event: &Event) -> Vec<String> {
    let text =
        |a: &coder::record::Attribution| a.speaker.as_ref().map_or("-".into(), |s| s.entity_text.clone());
    event.attribution.iter().map(text).collect()
}

fn attribution(body: &str, trigger: &str) -> Vec<String> {
    let coded = code(None, body);
    let found = coded.events.iter().find(|e| e.trigger.text == trigger);
    speakers(found.unwrap_or_else(|| panic!("`{trigger}` in {:?}", coded.events)))
}

#[test]
fn an_event_that_the_article_itself_tells_has_no_attribution() {
    let body = "اعتقلت الشرطة خمسة متظاهرين في العاصمة. وقال الوزير إن الوضع هادئ.";
    assert!(attribution(body, "اعتقلت").is_empty());
}

#[test]
fn the_outermost_speaker_stands_first() {
    let body = "قالت قناة الجزيرة إن وزير الدفاع أعلن أن الجيش قصف مواقع المسلحين في المدينة.";
    let chain = attribution(body, "قصف");
    assert_eq!(chain.len(), 2, "{chain:?}");
    assert!(chain[0].contains("الجزيرة") && chain[1].contains("وزير الدفاع"), "{chain:?}");
}

#[test]
fn a_source_beside_the_clause_is_its_attribution() {
    let body = "قتل سبعة مدنيين في غارة جوية على السوق، بحسب مصادر طبية.";
    let coded = code(None, body);
    let event = &coded.events[0];
    assert_eq!(speakers(event), ["مصادر طبية"]);
    assert_eq!(coded.statements.len(), 1, "{:?}", coded.statements.iter().map(told).collect::<Vec<_>>());
}

#[test]
fn who_announces_his_own_deed_is_its_source_but_not_of_what_he_only_says() {
    let body = "أعلنت وزارة الداخلية المصرية أنها اعتقلت عشرة متظاهرين في القاهرة.";
    assert_eq!(attribution(body, "اعتقلت").len(), 1);
    let body = "وقال الرئيس التونسي إنه يدعو الأحزاب إلى الحوار.";
    assert!(attribution(body, "يدعو").is_empty());
}

#[test]
fn what_is_blamed_is_not_told_by_who_blames() {
    let body = "أدانت وزارة الخارجية المصرية الهجوم على المسجد في كابول.";
    let coded = code(None, body);
    assert!(coded.events.iter().all(|e| e.attribution.is_empty()), "{:?}", coded.events);
}

#[test]
fn a_quotation_goes_on_over_its_sentences() {
    let body = "وقال رئيس البلدية: «عدنا صباح اليوم إلى البلدة مع عائلاتنا. لم نجد شيئا مما تركناه هناك. قصف الجيش منازلنا في الليل ثم انسحب.»\nواعتقلت الشرطة ثلاثة متظاهرين.";
    assert_eq!(attribution(body, "قصف").len(), 1);
    assert!(attribution(body, "اعتقلت").is_empty());
}

#[test]
fn a_quotation_goes_on_over_its_paragraphs() {
    let body = "وقال رئيس البلدية في رسالة إلى السكان: «عدنا صباح اليوم إلى البلدة مع عائلاتنا بعد غياب طويل.\nقصف الجيش منازلنا في الليل ثم انسحب».\nواعتقلت الشرطة ثلاثة متظاهرين.";
    assert_eq!(attribution(body, "قصف").len(), 1);
    assert!(attribution(body, "اعتقلت").is_empty());
}

#[test]
fn a_quotation_that_never_closes_ends_with_its_line() {
    let body = "وقال رئيس البلدية: «عدنا صباح اليوم إلى البلدة مع عائلاتنا.\nواعتقلت الشرطة ثلاثة متظاهرين.";
    let coded = code(None, body);
    assert_eq!(coded.statements[0].kind, SpeechKind::Direct);
    assert!(coded.statements[0].content.text.ends_with("عائلاتنا."), "{}", told(&coded.statements[0]));
    assert!(attribution(body, "اعتقلت").is_empty());
}

#[test]
fn headlines_name_their_speaker_before_the_colon() {
    let coded =
        code(Some("رئيس الحكومة: لن نقبل بشروط الصندوق"), "تواصلت المفاوضات أمس في العاصمة بين الجانبين.");
    let spoken = coded.statements.first().expect("a statement");
    assert_eq!(spoken.kind, SpeechKind::Direct);
    assert_eq!(spoken.content.text, "لن نقبل بشروط الصندوق");
    // a place before the colon is where the news is from
    let coded = code(Some("تونس: قانون جديد للمالية"), "صادق المجلس أمس على القانون.");
    assert!(coded.statements.is_empty(), "{:?}", coded.statements.iter().map(told).collect::<Vec<_>>());
}

#[test]
fn odd_quotations_and_endless_phrases_do_no_harm() {
    let endless = "قال الوزير في ".repeat(3000);
    let marks = "قال الوزير «".repeat(2000);
    let lines = "قال: «نعم\n«".repeat(2000);
    for text in [endless, "\"".repeat(100_000), marks, lines, "وقال وأكد وأضاف ".repeat(1000)] {
        let again = code(None, &text);
        assert_eq!(code(None, &text), again);
    }
}
