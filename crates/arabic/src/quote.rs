//! Quotations: which marks open and close, in the wild mixtures that outlets print.
//!
//! The shape of a mark is a hint and no more: `”كلمة“`, `“كلمة"` and `»كلمة«` are all printed every day. What decides is the
//! space around it: an opening mark has a letter to its right (in reading order) and none to its left, or one of the
//! proclitics that are written onto the next word (`لـ"حزب الله"`). Where the space does not tell, a mark closes what is
//! open and else opens. Two single marks side by side (`''كلمة''`), `<<` and `>>` count as one double mark.
//!
//! Known failure: a quotation that runs on over a line break is closed by the break, and its closing mark is dropped.

use crate::letters as l;
use crate::{Token, TokenKind};
use std::ops::Range;

/// A quotation by the indices of its marks among the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark; of a doubled mark (`''`, `<<`) the one nearer to the words.
    pub open: usize,
    /// The closing mark, likewise; `None` where the line ends without one.
    pub close: Option<usize>,
    /// How many quotations lie around this one.
    pub depth: u8,
}

impl Quotation {
    /// The tokens between the marks; `tokens` are those given to [`quotations`].
    ///
    /// ```
    /// let text = "قال «سنعود»";
    /// let tokens: Vec<_> = arabic::tokens(text).collect();
    /// let quotation = arabic::quotations(text, &tokens)[0];
    /// assert_eq!(tokens[quotation.inside(&tokens)][0].text(text), "سنعود");
    /// ```
    #[must_use]
    pub fn inside(&self, tokens: &[Token]) -> Range<usize> {
        let line_end = || {
            let breaks = tokens[self.open..].iter().position(|t| t.kind == TokenKind::Break);
            breaks.map_or(tokens.len(), |offset| self.open + offset)
        };
        self.open + 1..self.close.unwrap_or_else(line_end)
    }
}

/// The quotations of `text`, in the order of their opening marks.
///
/// ```
/// let text = "قالت “حماس\" إن \"الاتفاق 'قريب' جدا\".";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let found = arabic::quotations(text, &tokens);
/// let words: Vec<_> = found.iter().map(|q| {
///     let inside = q.inside(&tokens);
///     &text[tokens[inside.start].range().start..tokens[inside.end - 1].range().end]
/// }).collect();
/// assert_eq!(words, ["حماس", "الاتفاق 'قريب' جدا", "قريب"]);
/// assert_eq!(found[2].depth, 1);
/// ```
#[must_use]
pub fn quotations(text: &str, tokens: &[Token]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut line = 0;
    while line < tokens.len() {
        let rest = &tokens[line..];
        let end = line + rest.iter().position(|t| t.kind == TokenKind::Break).unwrap_or(rest.len());
        quotations_of_line(text, tokens, line..end, &mut found);
        line = end + 1;
    }
    found
}

/// Double marks and single marks nest in each other; within a family every mark can close every other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    /// `<` or `>`: a mark only when doubled.
    Angle,
}

/// What the shape of a mark says, when the space around it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Opening,
    Closing,
    Neutral,
}

#[derive(Debug, Clone)]
struct Mark {
    family: Family,
    shape: Shape,
    /// One token, or two of a doubled mark.
    tokens: Range<usize>,
}

/// A quotation that waits for its closing mark: its place in the result and its family.
type Open = (usize, Family);

fn quotations_of_line(text: &str, tokens: &[Token], line: Range<usize>, found: &mut Vec<Quotation>) {
    let mut open: Vec<Open> = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let Some(mark) = mark_at(text, tokens, at, line.end) else {
            at += 1;
            continue;
        };
        at = mark.tokens.end;
        let around = Around::of(text, tokens, &line, &mark);
        if around.is_apostrophe(&mark) {
            continue;
        }
        match role(&mark, &around, open.iter().any(|(_, family)| *family == mark.family)) {
            Role::Opens => {
                open.push((found.len(), mark.family));
                let depth = u8::try_from(open.len() - 1).unwrap_or(u8::MAX);
                found.push(Quotation { open: mark.tokens.end - 1, close: None, depth });
            }
            Role::Closes => close(&mark, &mut open, found),
            Role::Nothing => {}
        }
    }
}

fn close(mark: &Mark, open: &mut Vec<Open>, found: &mut [Quotation]) {
    while let Some((index, family)) = open.pop() {
        if family == mark.family {
            found[index].close = Some(mark.tokens.start);
            return;
        }
    }
}

fn mark_at(text: &str, tokens: &[Token], at: usize, end: usize) -> Option<Mark> {
    let (family, shape) = family_and_shape(text, tokens[at])?;
    let doubled = family != Family::Double
        && at + 1 < end
        && family_and_shape(text, tokens[at + 1]).is_some_and(|next| next.0 == family);
    match (family, doubled) {
        (Family::Angle, false) => None,
        (_, true) => Some(Mark { family: Family::Double, shape, tokens: at..at + 2 }),
        _ => Some(Mark { family, shape, tokens: at..at + 1 }),
    }
}

fn family_and_shape(text: &str, token: Token) -> Option<(Family, Shape)> {
    if token.kind != TokenKind::Punctuation {
        return None;
    }
    Some(match token.text(text).chars().next()? {
        '\u{00AB}' | '\u{201C}' | '\u{201E}' | '\u{201F}' => (Family::Double, Shape::Opening),
        '\u{00BB}' | '\u{201D}' => (Family::Double, Shape::Closing),
        '\u{2018}' | '\u{201A}' | '\u{201B}' | '\u{2039}' => (Family::Single, Shape::Opening),
        '\u{2019}' | '\u{203A}' => (Family::Single, Shape::Closing),
        '\'' | '`' | '\u{00B4}' => (Family::Single, Shape::Neutral),
        '<' => (Family::Angle, Shape::Opening),
        '>' => (Family::Angle, Shape::Closing),
        c if l::is_quote(c) => (Family::Double, Shape::Neutral),
        _ => return None,
    })
}

/// The neighbours of a mark, as far as they tell its role.
#[derive(Debug, Clone, Copy)]
struct Around {
    before: Neighbour,
    after: Neighbour,
    more_marks: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// Space, or the end of the line.
    Space,
    /// A word or number.
    Word(TokenKind),
    /// Proclitics that belong to the word after the mark.
    Proclitic,
    /// `(`, a colon, a dash, an opening mark: what a quotation opens after.
    Opener,
    /// A stop, a comma, `)`: what a quotation closes before.
    Closer,
    /// Another quotation mark.
    Mark,
}

impl Around {
    fn of(text: &str, tokens: &[Token], line: &Range<usize>, mark: &Mark) -> Self {
        let before = mark.tokens.start.checked_sub(1).filter(|at| line.contains(at)).map(|at| tokens[at]);
        let after = Some(mark.tokens.end).filter(|at| line.contains(at)).map(|at| tokens[at]);
        let same = |at: usize| mark_at(text, tokens, at, line.end).is_some_and(|m| m.family == mark.family);
        Self {
            before: neighbour(text, before, true),
            after: neighbour(text, after, false),
            more_marks: (mark.tokens.end..line.end).any(same),
        }
    }

    /// `l'Etat`, `90'`
    fn is_apostrophe(self, mark: &Mark) -> bool {
        let foreign = |n| matches!(n, Neighbour::Word(TokenKind::Foreign | TokenKind::Number));
        mark.family == Family::Single && foreign(self.before) && foreign(self.after)
    }

    fn can_open(self) -> bool {
        !matches!(self.after, Neighbour::Space | Neighbour::Closer)
    }

    fn can_close(self) -> bool {
        !matches!(self.before, Neighbour::Space | Neighbour::Opener | Neighbour::Proclitic)
    }
}

fn neighbour(text: &str, token: Option<Token>, before: bool) -> Neighbour {
    let Some(token) = token else { return Neighbour::Space };
    match token.kind {
        TokenKind::Space | TokenKind::Break => Neighbour::Space,
        TokenKind::Word if before && is_proclitic(token.text(text)) => Neighbour::Proclitic,
        TokenKind::Word | TokenKind::Foreign | TokenKind::Number => Neighbour::Word(token.kind),
        TokenKind::Punctuation if family_and_shape(text, token).is_some() => Neighbour::Mark,
        TokenKind::Punctuation => match token.text(text).chars().next() {
            Some('(' | '[' | '{' | '/' | '-' | '\u{2013}' | '\u{2014}') => Neighbour::Opener,
            Some(':') if before => Neighbour::Opener,
            _ => Neighbour::Closer,
        },
    }
}

/// `لـ`, `بـ`, `و`, `ال`: clitics all through.
fn is_proclitic(word: &str) -> bool {
    let folded = crate::fold(word);
    crate::segmentations(&folded).any(|s| s.stem.is_empty() && s.pronoun.is_none())
}

enum Role {
    Opens,
    Closes,
    Nothing,
}

fn role(mark: &Mark, around: &Around, is_open: bool) -> Role {
    match (around.can_open(), around.can_close()) {
        (true, false) => Role::Opens,
        (false, true) if is_open => Role::Closes,
        (false, true) => Role::Nothing,
        (true, true) if is_open && mark.shape != Shape::Opening => Role::Closes,
        (true, true) => Role::Opens,
        (false, false) if is_open => Role::Closes,
        (false, false) if around.more_marks && mark.shape != Shape::Closing => Role::Opens,
        (false, false) => Role::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<(String, u8)> {
        let tokens: Vec<_> = crate::tokens(text).collect();
        let spell = |q: &Quotation| {
            let inside: String = tokens[q.inside(&tokens)].iter().map(|t| t.text(text)).collect();
            (inside + if q.close.is_none() { "…" } else { "" }, q.depth)
        };
        quotations(text, &tokens).iter().map(spell).collect()
    }

    #[test]
    fn outlets_mix_their_marks() {
        for text in [
            "قالت «الحركة» أمس",
            "قالت »الحركة« أمس",
            "قالت “الحركة” أمس",
            "قالت ”الحركة“ أمس",
            "قالت “الحركة\" أمس",
            "قالت ''الحركة'' أمس",
            "قالت ‘الحركة’ أمس",
            "قالت <<الحركة>> أمس",
            "قالت ”الحركة” أمس",
            "قالت \" الحركة \" أمس",
            "بيان لـ\"الحركة\"، أمس",
            "بيان و“الحركة”.",
        ] {
            let inside: Vec<_> = quoted(text).into_iter().map(|(q, _)| q.trim().to_owned()).collect();
            assert_eq!(inside, ["الحركة"], "{text}");
        }
    }

    #[test]
    fn quotations_nest() {
        let expected = [("إن \"السلام\" قريب".to_owned(), 0), ("السلام".to_owned(), 1)];
        assert_eq!(quoted("قال \"إن \"السلام\" قريب\" وغادر"), expected);
        assert_eq!(quoted("قال «لا حديث عن \"صفقة\"»")[1], ("صفقة".to_owned(), 1));
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_line() {
        assert_eq!(quoted("قال \"سنعود غدا\nوغادر"), [("سنعود غدا…".to_owned(), 0)]);
    }

    #[test]
    fn a_mark_that_only_closes_is_nothing() {
        assert!(quoted("صحيفة واشنطن بوست\" الأمريكية").is_empty());
        assert!(quoted("في L'Equipe وl’Etat").is_empty());
    }
}
