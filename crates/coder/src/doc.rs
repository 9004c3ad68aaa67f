//! The article laid out: tokens with their folded letters, quotations, sentences, and the way from bytes to code points.

use crate::Article;
use crate::furniture::{self, Patterns};
use crate::record::Span;
use arabic::{Quotation, Token, TokenKind};
use std::ops::Range;

/// An article with its tokens.
#[derive(Debug)]
pub(crate) struct Doc<'a> {
    pub(crate) article: &'a Article,
    pub(crate) text: &'a str,
    pub(crate) tokens: Vec<Token>,
    /// Folded letters of all tokens, one after the other.
    folded: String,
    /// Where each token's folded letters begin; one more for the end.
    folded_at: Vec<u32>,
    /// Code points before each token; one more for the end.
    points_at: Vec<u32>,
    pub(crate) quotations: Vec<Quotation>,
    /// For each token, how it stands to the closed quotations.
    marks: Vec<Quoted>,
    /// Sentences as ranges of tokens; those of page furniture are left out.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Whether the text tells `ة` from `ه`.
    pub(crate) writes_teh: bool,
    /// Whether the text tells `ى` from `ي` in `إلى` and `على`.
    pub(crate) writes_maksura: bool,
    /// Whether the text writes hamza on its alefs.
    pub(crate) writes_hamza: bool,
    /// Lines that are not the article: their bytes and why.
    pub(crate) dropped: Vec<(Range<usize>, String)>,
    /// The bytes of the title.
    pub(crate) title: Option<Range<usize>>,
    /// The outlet: the reader's, else the one that a line of the page names as its source.
    pub(crate) outlet: Option<String>,
}

impl<'a> Doc<'a> {
    pub(crate) fn new(article: &'a Article, patterns: &Patterns<'_>) -> Self {
        let text = article.text.as_str();
        let tokens: Vec<Token> = arabic::tokens(text).collect();
        let furniture = furniture::furniture(article, patterns);
        let quotations = arabic::quotations(text, &tokens);
        let mut doc = Self {
            article,
            text,
            folded: String::with_capacity(text.len()),
            folded_at: Vec::with_capacity(tokens.len() + 1),
            points_at: Vec::with_capacity(tokens.len() + 1),
            marks: Vec::new(),
            sentences: arabic::sentence::sentences_with(text, &tokens, &quotations),
            quotations,
            writes_maksura: text.contains("\u{0644}\u{0649} "),
            writes_hamza: text.contains(arabic::letters::ALEF_HAMZA_ABOVE)
                || !text.contains("\u{0627}\u{0646} "),
            writes_teh: text.contains(arabic::letters::TEH_MARBUTA),
            dropped: furniture.lines,
            title: furniture.title,
            outlet: article.outlet.clone().or(furniture.outlet),
            tokens,
        };
        doc.index();
        doc.marks = quoted(&doc.quotations, doc.tokens.len());
        doc.drop_furniture();
        doc
    }

    fn index(&mut self) {
        let mut points = 0;
        for token in &self.tokens {
            self.folded_at.push(as_u32(self.folded.len()));
            self.points_at.push(points);
            let text = token.text(self.text);
            arabic::fold_into(text, &mut self.folded);
            points += as_u32(text.chars().count());
        }
        self.folded_at.push(as_u32(self.folded.len()));
        self.points_at.push(points);
    }

    fn drop_furniture(&mut self) {
        let Self { tokens, dropped, sentences, .. } = self;
        sentences.retain(|sentence| {
            let start = tokens[sentence.start].start as usize;
            !dropped.iter().any(|(line, _)| line.contains(&start))
        });
    }

    /// The tokens of the article without those of page furniture.
    pub(crate) fn kept(&self) -> Vec<Token> {
        if self.dropped.is_empty() {
            return self.tokens.clone();
        }
        let dropped = |token: &&Token| {
            let start = token.start as usize;
            !self.dropped.iter().any(|(line, _)| line.contains(&start))
        };
        self.tokens.iter().filter(dropped).copied().collect()
    }

    /// The folded letters of a token.
    pub(crate) fn folded(&self, token: usize) -> &str {
        &self.folded[self.folded_at[token] as usize..self.folded_at[token + 1] as usize]
    }

    /// Code points of a range of bytes.
    pub(crate) fn span(&self, bytes: Range<usize>) -> Span {
        Span(self.point(bytes.start), self.point(bytes.end))
    }

    fn point(&self, byte: usize) -> usize {
        let token = self.tokens.partition_point(|t| t.end as usize <= byte);
        let Some(start) = self.tokens.get(token).map(|t| t.start as usize) else {
            return *self.points_at.last().unwrap_or(&0) as usize;
        };
        self.points_at[token] as usize + self.text[start..byte].chars().count()
    }

    /// The token in which a byte lies.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.end as usize <= byte)
    }

    /// The bytes from token `first` to token `last`, both included.
    pub(crate) fn bytes(&self, first: usize, last: usize) -> Range<usize> {
        self.tokens[first].start as usize..self.tokens[last].end as usize
    }

    /// Byte in the original where the folded byte `at` of the token begins.
    pub(crate) fn inside(&self, token: usize, at: usize) -> usize {
        let start = self.tokens[token].start as usize;
        let mut folded = 0;
        let mut buffer = [0; 4];
        for (byte, c) in self.tokens[token].text(self.text).char_indices() {
            if folded >= at && !arabic::letters::is_mark(c) && !arabic::letters::is_invisible(c) {
                return start + byte;
            }
            arabic::fold::fold_char(c, |f| folded += f.encode_utf8(&mut buffer).len());
        }
        self.tokens[token].end as usize
    }

    /// Whether the token stands inside a quotation.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        self.marks.get(token).is_some_and(|m| m.inside)
    }

    /// Whether the token is the mark that closes a quotation.
    pub(crate) fn closes_quotation(&self, token: usize) -> bool {
        self.marks.get(token).is_some_and(|m| m.closes)
    }

    /// Whether a token holds a word, a number or a mark.
    pub(crate) fn is_solid(&self, token: usize) -> bool {
        !matches!(self.tokens[token].kind, TokenKind::Space | TokenKind::Break)
    }
}

/// How a token stands to the closed quotations of the text.
#[derive(Debug, Clone, Copy, Default)]
struct Quoted {
    inside: bool,
    closes: bool,
}

/// One pass over the tokens; quotations nest or stand side by side, so that a count of the open ones tells.
fn quoted(quotations: &[Quotation], tokens: usize) -> Vec<Quoted> {
    let mut marks = vec![Quoted::default(); tokens];
    let mut change = vec![0_i32; tokens + 1];
    for (open, close) in quotations.iter().filter_map(|q| Some((q.open, q.close?))) {
        change[open + 1] += 1;
        change[close] -= 1;
        marks[close].closes = true;
    }
    let mut depth = 0;
    for (mark, change) in marks.iter_mut().zip(change) {
        depth += change;
        mark.inside = depth > 0;
    }
    marks
}

fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
