//! Dating of reports without a date: the rows of `data/time_dating.tsv`, and what the caller's hooks add.

#![allow(clippy::unwrap_used, reason = "tests")]

use arabic::Token;
use coder::time::{
    Claim, Dating, Hooks, KnownEvent, Placement, Tenure, TermState, date_article, event_date, expressions,
};
use jiff::civil::{Date, date};

const ROWS: &str = include_str!("data/time_dating.tsv");

fn dated(text: &str, hooks: &Hooks) -> Dating {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    date_article(text, &tokens, hooks)
}

#[test]
fn every_row_is_dated_as_written() {
    for row in ROWS.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<_> = row.split('\t').collect();
        let [latest, text, first, last, best] = columns[..] else { panic!("five columns: {row}") };
        let found = dated(text, &Hooks { latest: latest.parse().ok(), ..Hooks::default() });
        let wanted: Option<(Date, Date)> = first.parse().ok().zip(last.parse().ok());
        assert_eq!((found.interval, found.best), (wanted, best.parse().ok()), "{row}\n{:?}", found.reasons);
    }
}

/// The whole text is one holder of one office.
fn holder(from: Option<Date>, to: Option<Date>, state: TermState) -> impl Fn(&str, &[Token]) -> Vec<Tenure> {
    move |_, tokens| vec![Tenure { range: tokens[0].range(), from, to, state }]
}

#[test]
fn a_term_of_office_bounds_the_day() {
    let term = (Some(date(2021, 9, 10)), Some(date(2025, 2, 8)));
    let tenures = holder(term.0, term.1, TermState::Running);
    let found = dated("قال رئيس الحكومة إن الوضع هادئ", &Hooks { tenures: &tenures, ..Hooks::default() });
    // a month before it begins, two after it ends
    assert_eq!(found.interval, Some((date(2021, 8, 11), date(2025, 4, 9))));
    let tenures = holder(term.0, term.1, TermState::Former);
    let latest = Some(date(2026, 1, 1));
    let found = dated(
        "قال رئيس الحكومة السابق إن الوضع هادئ",
        &Hooks { latest, tenures: &tenures, ..Hooks::default() },
    );
    assert_eq!(found.interval, Some(date(2025, 1, 9)).zip(latest));
}

#[test]
fn an_event_of_another_report_dates_this_one() {
    let events = |_: &str, tokens: &[Token]| {
        let day = date(2022, 8, 22);
        vec![KnownEvent { range: tokens[0].range(), first: day, last: Some(day) }]
    };
    let text = "والاثنين الماضي عقدت الحركتان لقاء في غزة بعد لقاء أمس الجمعة";
    let found = dated(text, &Hooks { events: &events, ..Hooks::default() });
    assert_eq!(found.interval, Some((date(2022, 8, 23), date(2022, 8, 29))));
    assert_eq!(found.best, Some(date(2022, 8, 27)));
}

#[test]
fn what_stands_below_the_article_is_not_asked() {
    let text = "قتل جندي اليوم الاثنين 22 أغسطس 2022.\nشاهد أيضا\nوقع الحادث اليوم الثلاثاء 7 فبراير 2023.";
    let found = dated(text, &Hooks::default());
    assert_eq!(found.best, Some(date(2022, 8, 22)));
    assert!(found.reasons.iter().all(|reason| reason.claim != Claim::On(date(2023, 2, 7))));
}

#[test]
fn a_range_of_two_expressions_dates_from_its_beginning_to_its_end() {
    let text = "استمر القصف من السبت إلى الاثنين";
    let tokens: Vec<_> = arabic::tokens(text).collect();
    let found = expressions(text, &tokens, Some(date(2022, 8, 23)));
    let trigger = text.find("القصف").unwrap();
    let chosen = event_date(&found, trigger..trigger + 2, |_| Some(Placement::Clause)).unwrap();
    assert_eq!((chosen.value.first, chosen.value.last), (date(2022, 8, 20), date(2022, 8, 22)));
}

#[test]
fn a_term_that_is_remembered_bounds_nothing() {
    let tenures = holder(Some(date(1957, 7, 25)), Some(date(1987, 11, 7)), TermState::Remembered);
    let hooks = Hooks { latest: Some(date(2024, 1, 1)), tenures: &tenures, ..Hooks::default() };
    assert_eq!(dated("في ذكرى وفاة الزعيم الحبيب بورقيبة", &hooks).interval, None);
    assert_eq!(TermState::of_word("زمن"), Some(TermState::Remembered));
}
