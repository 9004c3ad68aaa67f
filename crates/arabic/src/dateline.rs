//! Datelines: the place, source and date before a report's first word.
//!
//! `لندن – رويترز`, `هراري 15-7 (اف ب) -`, `القاهرة (د ب أ)`, `بيروت - «الحياة»`, `الرياض: واس`, `تونس/ 12 يناير/`,
//! `موسكو – لندن ـ «الشرق الأوسط»:`. Read by form: up to four words are a place without being looked up. What makes a
//! dateline is a source of `data/agencies.txt`, a name in quotation marks or before a colon in the source's place, or a
//! date. A bare `لاهاي: ...` of one or two words is returned too, without agency and date: it is a dateline only if the
//! caller knows the place.
//!
//! Known failures: of `القاهرة - خالد محمود:` the byline is the agency, and so is the second place of `نابلس - رام الله:`.

use crate::fold::fold_into;
use crate::vocabulary::{Classes, Common, Stem, Vocabulary};
use crate::{Token, TokenKind, data, segmentations};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A dateline; all ranges count tokens, end exclusive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The places, in order.
    pub places: Vec<Range<usize>>,
    /// The agency, outlet or byline, without brackets and quotation marks.
    pub agency: Option<Range<usize>>,
    /// The date.
    pub date: Option<Range<usize>>,
    /// The first token of the report itself.
    pub end: usize,
}

/// The dateline at the token `start`, the first of an article or paragraph.
///
/// ```
/// let text = "هراري 15-7 (اف ب) - قال مسؤول";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let dateline = arabic::dateline(text, &tokens, 0).expect("an agency signs it");
/// let spell = |r: &std::ops::Range<usize>| &text[tokens[r.start].range().start..tokens[r.end - 1].range().end];
/// assert_eq!(dateline.places.iter().map(spell).collect::<Vec<_>>(), ["هراري"]);
/// assert_eq!(dateline.agency.as_ref().map(spell), Some("اف ب"));
/// assert_eq!(dateline.date.as_ref().map(spell), Some("15-7"));
/// assert_eq!(tokens[dateline.end].text(text), "قال");
/// ```
#[must_use]
pub fn dateline(text: &str, tokens: &[Token], start: usize) -> Option<Dateline> {
    let at = start.min(tokens.len());
    let mut reader = Reader { text, tokens, at, found: Dateline::default(), separated: false };
    reader.skip_bullets();
    while reader.step() {}
    reader.finish()
}

/// The most words of a place.
const PLACE_WORDS: usize = 4;

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    found: Dateline,
    /// Whether the last thing read was a dash, slash, colon or comma.
    separated: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `-`, `–`, `ـ`, `/`, `|`, `،`
    Separator,
    /// `:`
    Colon,
    Open,
    Close,
    Other,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> TokenKind {
        self.tokens.get(at).map_or(TokenKind::Break, |t| t.kind)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    fn sign(&self, at: usize) -> Sign {
        match self.word(at) {
            "-" | "\u{2013}" | "\u{2014}" | "/" | "\u{060C}" | "," | "|" => Sign::Separator,
            tatweel if !tatweel.is_empty() && tatweel.chars().all(|c| c == crate::letters::TATWEEL) => {
                Sign::Separator
            }
            ":" => Sign::Colon,
            "(" | "[" => Sign::Open,
            ")" | "]" => Sign::Close,
            mark if mark.chars().all(crate::letters::is_quote) && !mark.is_empty() => Sign::Open,
            _ => Sign::Other,
        }
    }

    fn skip_spaces(&mut self) {
        while self.kind(self.at) == TokenKind::Space {
            self.at += 1;
        }
    }

    fn skip_bullets(&mut self) {
        self.skip_spaces();
        while matches!(self.word(self.at), "*" | "\u{2022}" | "-" | "\u{25CF}" | "\u{25AA}") {
            self.at += 1;
            self.skip_spaces();
        }
    }

    /// Whether there was one more part; the report begins where there is none.
    fn step(&mut self) -> bool {
        self.skip_spaces();
        match (self.kind(self.at), self.sign(self.at)) {
            (TokenKind::Break, _) => false,
            (_, Sign::Separator) => self.separator(),
            (_, Sign::Colon) => self.colon(),
            (_, Sign::Open) => self.enclosed(),
            (TokenKind::Number, _) => self.date(),
            (TokenKind::Word | TokenKind::Foreign, _) => self.agency() || self.place(),
            _ => false,
        }
    }

    /// A comma separates only a date: `واشنطن، 5 مارس (رويترز)`.
    fn separator(&mut self) -> bool {
        let is_comma = matches!(self.word(self.at), "\u{060C}" | ",");
        let date_follows = self.date_at(self.past_space(self.at + 1)).is_some();
        if is_comma && !date_follows {
            return false;
        }
        self.at += 1;
        self.separated = true;
        true
    }

    fn past_space(&self, at: usize) -> usize {
        if self.kind(at) == TokenKind::Space { at + 1 } else { at }
    }

    /// Whether a dash, a colon or the end of the line comes next.
    fn ends_at(&self, at: usize) -> bool {
        let next = self.past_space(at);
        matches!(self.sign(next), Sign::Separator | Sign::Colon) || self.kind(next) == TokenKind::Break
    }

    /// A colon ends the dateline unless a source follows it: `الرياض: واس`.
    fn colon(&mut self) -> bool {
        let colon = self.at;
        self.at += 1;
        self.separated = true;
        self.skip_spaces();
        let source_follows = self.found.agency.is_none()
            && (self.known_agency(self.at).is_some_and(|end| self.ends_at(end))
                || self.sign(self.at) == Sign::Separator);
        if source_follows {
            return true;
        }
        if self.found.agency.is_none() && self.found.places.len() > 1 {
            self.last_place_is_source(colon);
        }
        false
    }

    /// In `القاهرة - خالد محمود:` the last of several parts, of two words or more, is who reports.
    fn last_place_is_source(&mut self, colon: usize) {
        let has_two_words = |r: &Range<usize>| self.words(r.clone()) >= 2 && r.end <= colon;
        if self.found.places.last().is_some_and(has_two_words) {
            self.found.agency = self.found.places.pop();
        }
    }

    fn words(&self, range: Range<usize>) -> usize {
        self.tokens[range].iter().filter(|t| t.kind == TokenKind::Word).count()
    }

    /// `(د ب أ)`, `«الحياة»`, `(15-7)`, or a second place: `بلعين (الضفة الغربية)`.
    fn enclosed(&mut self) -> bool {
        let open = self.at;
        let quoted = self.word(open).chars().all(crate::letters::is_quote);
        let close = (open + 1..self.tokens.len().min(open + 14))
            .take_while(|at| self.kind(*at) != TokenKind::Break)
            .find(|at| if quoted { self.sign(*at) == Sign::Open } else { self.sign(*at) == Sign::Close });
        let Some(close) = close else { return false };
        let Some(inside) = crate::sentence::trimmed(self.tokens, open + 1..close) else { return false };
        let is_agency = self.known_agency(inside.start).is_some_and(|end| end == inside.end);
        let placed = !self.found.places.is_empty();
        if self.found.agency.is_none() && ((is_agency && !quoted) || (quoted && self.separated && placed)) {
            self.found.agency = Some(inside);
        } else if self.found.date.is_none() && self.date_at(inside.start) == Some(inside.end) {
            self.found.date = Some(inside);
        } else if !quoted
            && placed
            && !self.separated
            && self.found.agency.is_none()
            && self.is_place(inside.clone())
        {
            self.found.places.push(inside);
        } else {
            return false;
        }
        self.at = close + 1;
        self.separated = false;
        true
    }

    fn date(&mut self) -> bool {
        let Some(end) = self.date_at(self.at).filter(|_| self.found.date.is_none()) else { return false };
        self.found.date = Some(self.at..end);
        self.at = end;
        self.separated = false;
        true
    }

    /// `15-7`, `15/7/2006`, `12 يناير`, `12 كانون الثاني 2011`: the token after it.
    fn date_at(&self, at: usize) -> Option<usize> {
        let is_number = |at: usize| self.kind(at) == TokenKind::Number;
        if !is_number(at) {
            return None;
        }
        if matches!(self.word(at + 1), "-" | "/") && is_number(at + 2) {
            let more = matches!(self.word(at + 3), "-" | "/") && is_number(at + 4);
            return Some(if more { at + 5 } else { at + 3 });
        }
        let mut end = self.past_space(at + 1);
        if !MONTH_WORDS.contains(&crate::fold(self.word(end))) {
            return None;
        }
        end += 1;
        // the second word of `كانون الثاني`, and the year
        let second = self.past_space(end);
        if self.kind(second) == TokenKind::Word && self.word(second).starts_with(ARTICLE) {
            end = second + 1;
        }
        let year = self.past_space(end);
        Some(if is_number(year) { year + 1 } else { end })
    }

    /// A source without brackets: behind a separator, or at the start with one behind it.
    fn agency(&mut self) -> bool {
        let Some(end) = self.known_agency(self.at).filter(|_| self.found.agency.is_none()) else {
            return false;
        };
        let starts = self.found.places.is_empty() && self.found.date.is_none();
        if !self.ends_at(end) && (!self.separated || starts) {
            return false;
        }
        self.found.agency = Some(self.at..end);
        self.at = end;
        self.separated = false;
        true
    }

    /// The token after the listed source that begins here, the longest.
    fn known_agency(&self, at: usize) -> Option<usize> {
        let mut letters = String::new();
        let mut found = None;
        for next in at..self.tokens.len().min(at + 10) {
            match self.kind(next) {
                TokenKind::Word | TokenKind::Foreign | TokenKind::Number => {
                    fold_into(self.word(next), &mut letters);
                }
                TokenKind::Space => continue,
                _ if self.word(next) == "." => {}
                _ => break,
            }
            if AGENCIES.contains(&letters) {
                found = Some(next + 1);
            }
        }
        found
    }

    /// Up to four words before the next sign; `في` before a date is skipped.
    fn place(&mut self) -> bool {
        let is_first = self.found.places.is_empty() && self.found.agency.is_none();
        if !(is_first || self.separated) {
            return false;
        }
        let start = self.at;
        let mut end = start;
        let mut at = start;
        while matches!(self.kind(at), TokenKind::Word | TokenKind::Space) && self.sign(at) == Sign::Other {
            let date_follows = self.word(at) == IN && self.date_at(at + 2).is_some();
            if date_follows {
                at += 2;
                break;
            }
            at += 1;
            if self.kind(at - 1) == TokenKind::Word {
                end = at;
            }
        }
        let stops = self.kind(at) == TokenKind::Number || self.sign(at) != Sign::Other;
        if end == start || !stops || !self.is_place(start..end) {
            return false;
        }
        self.found.places.push(start..end);
        self.at = at;
        self.separated = false;
        true
    }

    /// Few words, none of them a verb, a particle or a word that agencies are called by.
    fn is_place(&self, range: Range<usize>) -> bool {
        let words = self.tokens[range.clone()].iter().filter(|t| t.kind == TokenKind::Word);
        self.words(range.clone()) <= PLACE_WORDS
            && self.tokens[range].iter().all(|t| matches!(t.kind, TokenKind::Word | TokenKind::Space))
            && words.map(|t| crate::fold(t.text(self.text))).all(|word| may_be_in_place(&word))
    }

    fn finish(mut self) -> Option<Dateline> {
        self.skip_spaces();
        self.found.end = self.at;
        let found = &self.found;
        let is_dated = found.date.is_some() && found.places.len() == 1 && self.separated;
        let is_short = found.places.len() == 1 && self.words(found.places[0].clone()) <= 2;
        let colon = self.tokens[..self.at].iter().rposition(|t| t.kind != TokenKind::Space);
        let is_bare = is_short && colon.is_some_and(|at| self.sign(at) == Sign::Colon);
        (found.agency.is_some() || (is_dated && is_short) || is_bare).then_some(self.found)
    }
}

const ARTICLE: &str = "\u{0627}\u{0644}";
const IN: &str = "\u{0641}\u{064A}";

fn may_be_in_place(word: &str) -> bool {
    let verb_or_particle = Classes::VERB | Classes::PARTICLE;
    segmentations(word)
        .filter(|s| s.is_whole() || (s.conjunction.is_some() && s.clitics() == 1))
        .map(|s| Common.knows(Stem::free(s.stem(word))))
        .all(|known| known.has(Classes::NAME) || !known.has(verb_or_particle))
}

/// The listed sources, folded, without spaces.
static AGENCIES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let listed = data::folded_set(include_str!("../data/agencies.txt"));
    listed.into_iter().map(|name| name.replace(' ', "")).collect()
});

static MONTH_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../data/month_words.txt")));
