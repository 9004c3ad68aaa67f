//! Words of Latin letters and digits that no language has: wallets of cryptocurrencies, and IBANs.

use super::{digit, is_latin};
use std::ops::Range;

/// Letters and digits of an IBAN, at least and at most (ISO 13616).
const IBAN: std::ops::RangeInclusive<usize> = 15..=34;

/// The shortest and the longest address of a wallet.
pub(super) const WALLET: std::ops::RangeInclusive<usize> = 25..=128;

pub(super) fn find(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !is_latin(text[at]) {
            at += 1;
            continue;
        }
        let end = at + text[at..].iter().take_while(|c| is_latin(**c)).count();
        let wide = at + text[at..].iter().take_while(|c| is_latin(**c) || "-_".contains(**c)).count();
        if let Some(iban) = iban(text, at) {
            at = iban.end.max(end);
            found.push(iban);
        } else if is_ton(&text[at..wide]) {
            found.push(at..wide);
            at = wide;
        } else {
            if is_wallet(&text[at..end]) {
                found.push(at..end);
            }
            at = end;
        }
    }
    found
}

/// Bitcoin, Litecoin, Tron, Monero, Solana, Ripple (base 58), Bitcoin and others (bech32), Ethereum (hexadecimal), and
/// their keys: long words of letters and digits mixed.
fn is_wallet(word: &[char]) -> bool {
    if !WALLET.contains(&word.len()) {
        return false;
    }
    let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
    let is_mixed = digits >= 3 && word.len() - digits >= 3;
    let has = |test: fn(&char) -> bool| word.iter().any(test);
    let is_base58 = !word.iter().any(|c| "0OIl".contains(*c))
        && has(char::is_ascii_uppercase)
        && has(char::is_ascii_lowercase);
    let prefix: String = word.iter().take(5).collect::<String>().to_ascii_lowercase();
    let is_bech32 = ["bc1", "tb1", "ltc1", "addr1", "bnb1"].iter().any(|known| prefix.starts_with(known));
    let hexadecimal = if prefix.starts_with("0x") { &word[2..] } else { word };
    let is_key = hexadecimal.len() >= 40 && hexadecimal.iter().all(char::is_ascii_hexdigit);
    is_mixed && (is_base58 || is_bech32 || is_key)
}

/// A wallet of The Open Network: 48 letters of base 64.
fn is_ton(word: &[char]) -> bool {
    word.len() == 48 && ["EQ", "UQ"].iter().any(|start| word.starts_with(&start.chars().collect::<Vec<_>>()))
}

/// An account's international number: two letters, two digits, and groups of letters and digits.
fn iban(text: &[char], start: usize) -> Option<Range<usize>> {
    let head = text.get(start..start + 4)?;
    if !head[..2].iter().all(char::is_ascii_uppercase) || !head[2..].iter().all(|c| digit(*c).is_some()) {
        return None;
    }
    let (mut at, mut signs, mut digits) = (start, 0, 0);
    loop {
        let group: Vec<char> = text[at..].iter().take_while(|c| is_part(**c)).copied().collect();
        let of_digits = group.iter().filter(|c| digit(**c).is_some()).count();
        let is_bank = signs == 4 && group.len() == 4;
        let goes_on = !group.is_empty() && (of_digits * 2 >= group.len() || is_bank || at == start);
        if !goes_on || signs + group.len() > *IBAN.end() {
            // the sign before belongs to what follows
            at -= usize::from(at > start);
            break;
        }
        (at, signs, digits) = (at + group.len(), signs + group.len(), digits + of_digits);
        match text.get(at) {
            Some(' ' | '-' | '\u{A0}') => at += 1,
            _ => break,
        }
    }
    (IBAN.contains(&signs) && digits >= 8).then_some(start..at)
}

fn is_part(c: char) -> bool {
    c.is_ascii_uppercase() || digit(c).is_some()
}
