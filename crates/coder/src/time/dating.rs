//! Dating a report whose day is lost, from what its own words give away.
//!
//! Each piece of evidence bounds the day or singles days out: `اليوم الاثنين 22 أوت 2022` names it, `أمس الجمعة` makes it a
//! Saturday, `الخامس من أغسطس الجاري` puts it into an August, a date in the past is not after it, an anniversary lies near
//! it, a landmark event lies before it, an office-holder's term around it. The days that contradict nothing make the
//! interval; the best is the one that the softer habits of the press speak for.

mod claim;
mod combine;

use super::value::plus_days;
use super::words::{rows, values};
use arabic::Token;
use claim::claims;
use combine::combine;
use jiff::civil::Date;
use std::ops::Range;
use std::sync::LazyLock;

/// What is inferred of the day of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dating {
    /// The days between which it lies, both inclusive; `None` where the text gives nothing away, or bounds the day on one
    /// side only and the caller knows no latest day.
    pub interval: Option<(Date, Date)>,
    /// The likeliest day.
    pub best: Option<Date>,
    /// Every piece of evidence, in the order of the text, those that were overruled too.
    pub reasons: Vec<Reason>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What kind of evidence: `today`, `weekday`, `month`, `past-date`, `future-date`, `anniversary`, `landmark`, `tenure`,
    /// `known-event` and their like.
    pub rule: &'static str,
    /// What it says of the day.
    pub claim: Claim,
    /// Whether the interval honours it.
    pub kept: bool,
}

/// What a piece of evidence says of the report's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Claim {
    /// It is this day.
    On(Date),
    /// It is this day or later.
    From(Date),
    /// It is this day or earlier.
    Until(Date),
    /// It lies between these days.
    Between(Date, Date),
    /// It is this day of the week, 1 Monday – 7 Sunday.
    Weekday(i8),
    /// It is most likely this day of the week or soon after.
    NearWeekday(i8),
    /// It lies in this month of some year, between these days of it.
    InMonth {
        /// 1–12.
        month: i8,
        /// First day of the month that is possible.
        first: i8,
        /// Last day of the month that is possible.
        last: i8,
    },
    /// It lies so many days after a certain day of some year: the day's month, number and weekday, and the least and most
    /// days after it.
    After {
        /// 1–12.
        month: i8,
        /// Day of the month.
        day: i8,
        /// 1 Monday – 7 Sunday, where the text tells it.
        weekday: Option<i8>,
        /// The least days after it; negative where the day may lie ahead of the report.
        least: i16,
        /// The most days after it.
        most: i16,
    },
}

/// What the caller knows beside the text.
#[derive(Clone, Copy)]
pub struct Hooks<'h> {
    /// The last day possible: the page was fetched or the archive closed then.
    pub latest: Option<Date>,
    /// The terms of office that the tokens of a sentence name: `الرئيس الأميركي دونالد ترامب`.
    pub tenures: &'h dyn Fn(&str, &[Token]) -> Vec<Tenure>,
    /// Dated events that the tokens of a sentence name, beside the built-in landmarks: what other reports tell of.
    pub events: &'h dyn Fn(&str, &[Token]) -> Vec<KnownEvent>,
}

impl Default for Hooks<'_> {
    fn default() -> Self {
        Self { latest: None, tenures: &|_, _| Vec::new(), events: &|_, _| Vec::new() }
    }
}

/// A term of office named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The first day of the term, if known.
    pub from: Option<Date>,
    /// The last day of the term, if known and over.
    pub to: Option<Date>,
    /// Whether the text calls the holder former: the report lies after the term; or coming: it may lie before.
    pub state: TermState,
}

/// What the words beside an office say of its holder's term.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermState {
    /// Nothing: it is running.
    #[default]
    Running,
    /// `السابق`, `الراحل`: it is over.
    Former,
    /// `المنتخب`, `المرشح`: it has not begun.
    Coming,
    /// `زمن الرئيس`, `ذكرى وفاة الزعيم`: it is spoken of whenever.
    Remembered,
}

impl TermState {
    /// What a folded word beside an office says of the term.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        static WORDS: LazyLock<Vec<(String, TermState)>> = LazyLock::new(|| {
            let state = |kind: &str| match kind {
                "former" => TermState::Former,
                "coming" => TermState::Coming,
                _ => TermState::Remembered,
            };
            let words = rows(TERMS).filter(|row| row.len() == 2);
            words
                .flat_map(|row| values(row[1]).map(move |word| (arabic::fold(word), state(row[0]))))
                .collect()
        });
        WORDS.iter().find(|(known, _)| known == word).map(|(_, state)| *state)
    }
}

const TERMS: &str = include_str!("data/terms.tsv");

/// A dated event named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownEvent {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Its first day.
    pub first: Date,
    /// Its last day; `None` where it went on.
    pub last: Option<Date>,
}

/// Infers the day of a report from its text. `tokens` are those of the article without the page's furniture: a teaser for
/// a later article would date the report after itself.
///
/// ```
/// use coder::time::{Hooks, date_article};
/// use jiff::civil::date;
/// let text = "أعلن البيان اليوم الاثنين أن القوات قصفت المدينة في الخامس من أغسطس الجاري، في الذكرى الـ53 لإحراق المسجد الأقصى.";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let dating = date_article(text, &tokens, &Hooks::default());
/// assert_eq!(dating.best, Some(date(2022, 8, 22)));
/// ```
#[must_use]
pub fn date_article(text: &str, tokens: &[Token], hooks: &Hooks) -> Dating {
    let tokens = above_teasers(text, tokens);
    let mut reasons = claims(text, tokens, hooks);
    let (interval, best) = combine(&mut reasons, hooks.latest);
    Dating { interval, best, reasons }
}

/// The tokens above the first line that announces other articles, unless nothing stands above it.
fn above_teasers<'t>(text: &str, tokens: &'t [Token]) -> &'t [Token] {
    let mut start = 0;
    for line in tokens.split_inclusive(|token| token.kind == arabic::TokenKind::Break) {
        let words =
            line.iter().filter(|token| token.kind == arabic::TokenKind::Word).map(|token| token.range());
        let line_words: Vec<_> =
            words.filter_map(|range| text.get(range)).take(5).map(arabic::fold).collect();
        if start > 0 && is_teaser(&line_words.join(" ")) {
            return &tokens[..start];
        }
        start += line.len();
    }
    tokens
}

fn is_teaser(line: &str) -> bool {
    rows(TEASERS).any(|row| row.first().is_some_and(|teaser| arabic::fold(teaser) == line))
}

const TEASERS: &str = include_str!("data/teasers.tsv");

/// The slices of tokens between full stops and line breaks.
fn sentences<'t>(text: &'t str, tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
    tokens.split(|token| {
        let source = text.get(token.range()).unwrap_or_default();
        match token.kind {
            arabic::TokenKind::Break => true,
            arabic::TokenKind::Punctuation => {
                source.starts_with(['.', '!', '?', arabic::letters::QUESTION_MARK])
            }
            _ => false,
        }
    })
}
