//! Numbers in digits.

use crate::letters as l;
use crate::number::cardinal::{Micro, UNIT};
use crate::number::lexeme::Lexeme;
use crate::{Token, TokenKind};
use std::ops::Range;

/// How many tokens one number in digits takes: `25 000`, and `20ر4` where `ر` is the decimal sign.
pub(super) fn digit_groups(text: &str, tokens: &[Token]) -> usize {
    let is_plain = |t: Token, len: Range<usize>| {
        t.kind == TokenKind::Number
            && len.contains(&t.text(text).chars().filter(|c| l::is_digit(*c)).count())
            && t.text(text).chars().all(|c| l::is_digit(c) || l::is_invisible(c))
    };
    match tokens {
        [whole, mark, part, ..]
            if mark.text(text) == REH && is_plain(*part, 1..4) && is_plain(*whole, 1..16) =>
        {
            3
        }
        [first, ..] if is_plain(*first, 1..4) => {
            let pairs = tokens[1..].chunks_exact(2);
            let is_group = |pair: &&[Token]| {
                let spaced = pair[0].kind == TokenKind::Space && pair[0].range().len() <= 2;
                spaced && is_plain(pair[1], 3..4)
            };
            1 + 2 * pairs.take_while(is_group).count()
        }
        _ => 1,
    }
}

const REH: &str = "\u{0631}";

/// The value of folded digits with separators between them.
pub(super) fn digits(text: &str) -> Option<Lexeme> {
    let text = text.trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let is_decimal = parts.len() == 2 && !text.contains(' ');
    let is_thousands = parts.len() > 1
        && !parts[0].starts_with('0')
        && parts[0].len() <= 3
        && parts[1..].iter().all(|p| p.len() == 3);
    let decimal = || decimal(parts[0], parts[1]);
    if parts.len() == 1 || is_thousands {
        let value = parts.concat().parse::<Micro>().ok()?.checked_mul(UNIT)?;
        Some(Lexeme::Digits { value, fraction: is_decimal.then(decimal).flatten() })
    } else if is_decimal {
        Some(Lexeme::Digits { value: decimal()?, fraction: None })
    } else {
        None
    }
}

/// In millionths; digits behind the sixth are dropped.
fn decimal(whole: &str, part: &str) -> Option<Micro> {
    let part = format!("{part:0<6}");
    let micros = part.get(..6)?.parse::<Micro>().ok()?;
    whole.parse::<Micro>().ok()?.checked_mul(UNIT)?.checked_add(micros)
}
