//! Asides: what stands between brackets.

use crate::{Token, TokenKind};
use std::ops::Range;

/// The asides of `text` as ranges of token indices without their brackets, in the order of their opening brackets.
///
/// Brackets are `()`, `[]`, `{}` and the ornate `﴾﴿`, in whichever direction the writer's keyboard turned the ornate ones.
/// They pair within a line and by their kind; asides may nest. A bracket without its other half, such as that of the
/// list item `1)`, and a pair with nothing in it make none.
///
/// ```
/// let text = "1) قال الحزب (الإسلامي [سابقا]) إنه سيشارك";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let found: Vec<_> = arabic::asides(text, &tokens)
///     .into_iter()
///     .map(|a| &text[tokens[a.start].range().start..tokens[a.end - 1].range().end])
///     .collect();
/// assert_eq!(found, ["الإسلامي [سابقا]", "سابقا"]);
/// ```
#[must_use]
pub fn asides(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = Open::default();
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            open = Open::default();
        }
        let Some((kind, side)) = bracket(text, *token) else { continue };
        if side == Side::Opens || (side == Side::Either && !open.has(kind)) {
            open.push(at, kind);
        } else if open.has(kind) {
            found.extend(open.pop(kind).map(|bracket| bracket + 1..at));
        }
    }
    found.retain(|aside| !aside.is_empty());
    found.sort_by_key(|aside| aside.start);
    found
}

/// The brackets that wait for their other half. Counted by kind, so that a search is made only for what is there: then a
/// line of nothing but brackets takes linear time.
#[derive(Debug, Default)]
struct Open {
    brackets: Vec<(usize, Kind)>,
    of_kind: [usize; 4],
}

impl Open {
    const fn has(&self, kind: Kind) -> bool {
        self.of_kind[kind as usize] > 0
    }

    fn push(&mut self, at: usize, kind: Kind) {
        self.brackets.push((at, kind));
        self.of_kind[kind as usize] += 1;
    }

    /// The last bracket of `kind`; those after it are given up.
    fn pop(&mut self, kind: Kind) -> Option<usize> {
        while let Some((at, last)) = self.brackets.pop() {
            self.of_kind[last as usize] -= 1;
            if last == kind {
                return Some(at);
            }
        }
        None
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Round,
    Square,
    Curly,
    Ornate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// Opens, or closes what is open.
    Either,
}

fn bracket(text: &str, token: Token) -> Option<(Kind, Side)> {
    if token.kind != TokenKind::Punctuation {
        return None;
    }
    Some(match token.text(text) {
        "(" => (Kind::Round, Side::Opens),
        ")" => (Kind::Round, Side::Closes),
        "[" => (Kind::Square, Side::Opens),
        "]" => (Kind::Square, Side::Closes),
        "{" => (Kind::Curly, Side::Opens),
        "}" => (Kind::Curly, Side::Closes),
        "\u{FD3E}" | "\u{FD3F}" => (Kind::Ornate, Side::Either),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tokens: Vec<_> = crate::tokens(text).collect();
        let spell = |a: Range<usize>| tokens[a].iter().map(|t| t.text(text)).collect();
        asides(text, &tokens).into_iter().map(spell).collect()
    }

    #[test]
    fn brackets_pair_by_their_kind() {
        assert_eq!(found("الجيش (أمس) وقادته [سرا]"), ["أمس", "سرا"]);
        assert_eq!(found("قال (إن [الحكم) باطل]"), ["إن [الحكم"]);
        assert_eq!(found("((مكرر))"), ["(مكرر)", "مكرر"]);
        assert_eq!(found("تلا ﴿آية﴾ وتلا ﴾أخرى﴿"), ["آية", "أخرى"]);
    }

    #[test]
    fn half_a_pair_is_none() {
        assert!(found("1) أولا 2) ثانيا").is_empty());
        assert!(found("قال (ثم\nسكت)").is_empty());
        assert!(found("صيغة ()").is_empty());
    }
}
