//! Names and fixed phrases of the lexicon in an article: actors, countries, places, offices, phrases.

use crate::doc::Doc;
use crate::word::{WordInfo, WordTable};
use arabic::TokenKind;
use lexicon::{Bits, Kind, Lexicon, NameStart, Target};
use std::collections::HashSet;
use std::rc::Rc;

/// A name or phrase found at a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NameHit {
    /// The last token of the name.
    pub(crate) last: usize,
    /// How many words it has.
    pub(crate) words: u8,
    /// Bytes of the first token's folded letters before the name: its proclitics.
    pub(crate) skip: u8,
    pub(crate) target: Target,
    pub(crate) bits: Bits,
}

/// All names of an article.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// For each token, what begins there, longest first.
    at: Vec<Vec<NameHit>>,
    /// For each word of a sentence, what it can be.
    words: Vec<Option<Rc<WordInfo>>>,
    /// Actors whose full name stands in the article.
    pub(crate) in_full: HashSet<usize>,
    /// Codes of the countries that the article names, by name, place or body.
    pub(crate) countries: HashSet<String>,
}

impl Names {
    pub(crate) fn new(doc: &Doc<'_>, lexicon: &Lexicon, words: &mut WordTable) -> Self {
        let mut names = Self {
            at: vec![Vec::new(); doc.tokens.len()],
            words: vec![None; doc.tokens.len()],
            in_full: HashSet::new(),
            countries: HashSet::new(),
        };
        let mut following = Vec::new();
        for sentence in &doc.sentences {
            for token in sentence.clone().filter(|t| doc.tokens[*t].kind == TokenKind::Word) {
                let info = words.get(doc.folded(token), lexicon);
                if !info.names.is_empty() {
                    following_words(doc, token, sentence.end, &mut following);
                    names.at[token] = hits(doc, lexicon, &info.names, token, &following);
                }
                names.words[token] = Some(info);
            }
        }
        for hit in names.at.iter().flatten() {
            if hit.target.kind() == Kind::Actor && !hit.bits.short() && !hit.bits.guarded() && hit.words > 1 {
                names.in_full.insert(hit.target.index());
            }
        }
        names.add_last_names(doc, lexicon);
        names.settle_shared(doc, lexicon);
        names.countries = names.named_countries(lexicon);
        names.countries.extend(names.countries_after_prepositions(doc, lexicon));
        names
    }

    /// `ماتيو رينتسي … رينتسي`: the last name of a person whom the article names in full, where it is no word of the language.
    fn add_last_names(&mut self, doc: &Doc<'_>, lexicon: &Lexicon) {
        const SHORTEST: usize = 4;
        let persons = &lexicon.tables().actors;
        let in_full = self.at.iter().flatten().filter(|h| {
            h.target.kind() == Kind::Actor
                && h.words > 1
                && !h.bits.short()
                && !h.bits.guarded()
                && persons[h.target.index()].is_person()
        });
        let mut last: Vec<(&str, NameHit)> = in_full.map(|h| (doc.folded(h.last), *h)).collect();
        last.retain(|(word, _)| word.chars().count() >= SHORTEST);
        let all = last.clone();
        last.retain(|(word, hit)| all.iter().all(|(w, h)| w != word || h.target == hit.target));
        last.dedup_by_key(|(word, _)| *word);
        if last.is_empty() {
            return;
        }
        for token in 0..self.at.len() {
            // `رياض المالكي … المالكي`: not the better known one of that name, of whom the article does not speak
            let another = |h: &NameHit| {
                h.target.kind() == Kind::Actor
                    && h.bits.short()
                    && h.words == 1
                    && !self.in_full.contains(&h.target.index())
            };
            // `الرئيس ترامب` is he, whoever of his family is named in full
            let titled = || {
                let before = (0..token).rev().find(|t| doc.is_solid(*t));
                before.is_some_and(|t| doc.folded(t).ends_with(PRESIDENT))
            };
            let better_known = !self.at[token].is_empty() && self.at[token].iter().all(another) && !titled();
            let unknown = |info: &Rc<WordInfo>| info.analyses.is_empty();
            let strange = self.at[token].is_empty() && self.words[token].as_ref().is_some_and(unknown);
            if !strange && !better_known {
                continue;
            }
            let found = starts(doc.folded(token)).into_iter().find_map(|(skip, rest)| {
                let (_, hit) = last.iter().find(|(word, _)| *word == rest)?;
                Some(NameHit { last: token, words: 1, skip, ..*hit })
            });
            if let Some(hit) = found {
                self.at[token] = vec![hit];
            }
        }
    }

    /// `عمان` is Jordan's capital where the article speaks of Jordan and not of Oman, `طرابلس` in Lebanon where it does not speak of Libya:
    /// of a name that a state, or the seat of one, shares with a place of another, what the rest of the article is about stays.
    fn settle_shared(&mut self, doc: &Doc<'_>, lexicon: &Lexicon) {
        let state = |hit: &NameHit| matches!(hit.target.kind(), Kind::Country | Kind::Seat);
        let place = |hit: &NameHit| matches!(hit.target.kind(), Kind::Seat | Kind::Place);
        let code = |hit: &NameHit| code_of(hit, lexicon);
        let span = |hit: &NameHit| (hit.last, hit.skip);
        let contested = |hits: &[NameHit]| {
            hits.iter().any(|a| {
                let rival = |b: &NameHit| span(a) == span(b) && place(b) && code(b) != code(a);
                state(a) && a.words == 1 && hits.iter().any(rival)
            })
        };
        let tokens: Vec<usize> = (0..self.at.len()).filter(|t| contested(&self.at[*t])).collect();
        if tokens.is_empty() {
            return;
        }
        let mut told: HashSet<&str> = HashSet::new();
        for (token, hits) in self.at.iter().enumerate().filter(|(t, _)| tokens.binary_search(t).is_err()) {
            told.extend(hits.iter().filter(|h| !h.bits.guarded() && !h.bits.short()).map(code));
            let nations = self.words[token]
                .iter()
                .flat_map(|info| &info.analyses)
                .filter(|a| a.target.kind() == Kind::Nisba && !a.bits.guarded());
            told.extend(nations.map(|a| lexicon.tables().countries[a.target.index()].code.as_str()));
        }
        told.remove("");
        for token in tokens {
            let written = doc.tokens[token].text(doc.text);
            let doubled = written.contains(arabic::letters::SHADDA);
            let rounded = written.contains(arabic::letters::DAMMA);
            let hits = &self.at[token];
            let is_told = |hit: &NameHit| told.contains(code(hit));
            let as_written = |hit: &NameHit| match hit.target.kind() {
                Kind::Country => !doubled,
                _ => !rounded,
            };
            let keeps = |hit: &NameHit| {
                let rivals = || hits.iter().filter(|o| span(o) == span(hit) && code(o) != code(hit));
                let beaten = !is_told(hit) && rivals().any(is_told);
                as_written(hit) && !beaten || rivals().next().is_none()
            };
            let stays = |hit: &&NameHit| !(state(hit) || place(hit)) || keeps(hit);
            self.at[token] = hits.iter().filter(stays).copied().collect();
        }
    }

    fn named_countries(&self, lexicon: &Lexicon) -> HashSet<String> {
        let hits = self.at.iter().flatten().filter(|h| !h.bits.guarded() && !h.bits.short());
        let mut codes: Vec<&str> = hits.map(|hit| code_of(hit, lexicon)).filter(|c| c.len() == 3).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().map(str::to_owned).collect()
    }

    /// `في مالي`: a name that is also a common word is the country after a preposition, where its guard says so.
    fn countries_after_prepositions(&self, doc: &Doc<'_>, lexicon: &Lexicon) -> Vec<String> {
        let countries = &lexicon.tables().countries;
        let mut found = Vec::new();
        for (token, hits) in self.at.iter().enumerate() {
            for hit in hits.iter().filter(|h| h.bits.guarded() && h.target.kind() == Kind::Country) {
                let country = &countries[hit.target.index()];
                let before = || (0..token).rev().find(|t| doc.is_solid(*t)).map(|t| doc.folded(t));
                // `شمالي مالي`
                let nouns = &lexicon.tables().nouns;
                let direction = |word: &str| {
                    let mut readings = lexicon.word(word).map(|reading| reading.target);
                    readings.any(|t| t.kind() == Kind::Noun && nouns[t.index()].is("direction"))
                };
                let preposition = |word: &str| PREPOSITIONS.contains(&word) || direction(word);
                if country.guard.contains("=preposition")
                    && hit.skip == 0
                    && before().is_some_and(preposition)
                {
                    found.push(country.code.clone());
                }
            }
        }
        found
    }

    /// What the word at a token can be; nothing for other tokens, and for those outside of sentences.
    pub(crate) fn word(&self, token: usize) -> Option<&Rc<WordInfo>> {
        self.words[token].as_ref()
    }

    /// What begins at a token, longest first.
    pub(crate) fn at(&self, token: usize) -> &[NameHit] {
        &self.at[token]
    }
}

/// The country of what is named.
fn code_of<'l>(hit: &NameHit, lexicon: &'l Lexicon) -> &'l str {
    let tables = lexicon.tables();
    match hit.target.kind() {
        Kind::Country | Kind::Seat => tables.countries[hit.target.index()].code.as_str(),
        Kind::Place => tables.places[hit.target.index()].country.as_str(),
        Kind::Actor => tables.actors[hit.target.index()].country.as_str(),
        _ => "",
    }
}

fn hits(
    doc: &Doc<'_>,
    lexicon: &Lexicon,
    beginnings: &[Beginning],
    token: usize,
    following: &[usize],
) -> Vec<NameHit> {
    let mut found = Vec::new();
    for &Beginning { skip, short, start } in beginnings {
        lexicon.names_from(
            start,
            |at| following.get(at - 1).map(|t| doc.folded(*t)),
            |words, reading| {
                // `وفي` begins `في حين`, but is no name alone
                if words == 1 && short {
                    return;
                }
                let last = if words == 1 { token } else { following[words - 2] };
                let (target, bits) = (reading.target, reading.bits);
                found.push(NameHit {
                    last,
                    words: u8::try_from(words).unwrap_or(u8::MAX),
                    skip,
                    target,
                    bits,
                });
            },
        );
    }
    // an office or a name says more than a description of the same words
    found.sort_by_key(|hit| {
        (
            std::cmp::Reverse(hit.words),
            hit.skip,
            hit.bits.guarded(),
            matches!(hit.target.kind(), Kind::Agent | Kind::Nisba),
        )
    });
    found
}

/// Puts into `words` the words after `token` in the sentence as far as a name could run: over quotation marks, not over
/// other marks.
fn following_words(doc: &Doc<'_>, token: usize, end: usize, words: &mut Vec<usize>) {
    const LONGEST: usize = 9;
    words.clear();
    for next in token + 1..end {
        match doc.tokens[next].kind {
            // `حركة 23 مارس`
            TokenKind::Word | TokenKind::Number => words.push(next),
            TokenKind::Space => {}
            TokenKind::Punctuation if is_quote(doc, next) => {}
            _ => break,
        }
        if words.len() == LONGEST {
            break;
        }
    }
}

/// `في`, `إلى`, `من`
pub(crate) const PREPOSITIONS: [&str; 3] =
    ["\u{0641}\u{064A}", "\u{0627}\u{0644}\u{064A}", "\u{0645}\u{0646}"];

pub(crate) fn is_quote(doc: &Doc<'_>, token: usize) -> bool {
    doc.tokens[token].text(doc.text).chars().all(arabic::letters::is_quote)
}

/// A way to begin a name with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beginning {
    /// Bytes of the word before the name.
    skip: u8,
    /// Whether what is left without its proclitics has fewer than three letters.
    short: bool,
    start: NameStart,
}

/// The ways in which names of the lexicon begin with the folded word.
pub(crate) fn beginnings(word: &str, lexicon: &Lexicon) -> Vec<Beginning> {
    let beginning = |(skip, first): (u8, std::borrow::Cow<'_, str>)| {
        let short = skip > 0 && first.chars().count() < 3;
        lexicon.name_start(&first).map(|start| Beginning { skip, short, start })
    };
    starts(word).into_iter().filter_map(beginning).collect()
}

/// The word as it stands, and without its conjunction and preposition; `لل` gives back the article.
fn starts(word: &str) -> Vec<(u8, std::borrow::Cow<'_, str>)> {
    use arabic::letters as l;
    let mut starts = vec![(0, word.into())];
    let conjunction = word.strip_prefix([l::WAW, l::FEH]).filter(|r| r.chars().count() >= 2);
    for (skip, rest) in [(0, Some(word)), (2, conjunction)] {
        let Some(rest) = rest else { continue };
        if skip > 0 {
            starts.push((skip, rest.into()));
        }
        let Some(after) = rest.strip_prefix([l::BEH, l::LAM, l::KAF]).filter(|r| r.chars().count() >= 3)
        else {
            continue;
        };
        starts.push((skip + 2, after.into()));
        if rest.starts_with(l::LAM) && after.starts_with(l::LAM) {
            // `للجيش` is of `الجيش`, `للجنة` of `اللجنة`
            starts.push((skip, format!("{}{}", l::ALEF, after).into()));
            starts.push((skip, format!("{}{}", l::ALEF, rest).into()));
        }
    }
    starts
}

/// `لرئيس`, folded, as it ends `الرئيس` and `للرئيس`.
const PRESIDENT: &str = "\u{0644}\u{0631}\u{0621}\u{064A}\u{0633}";
