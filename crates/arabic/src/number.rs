//! Quantities: digits and number words, with what the writer says about how exact they are.
//!
//! `ثلاثة وعشرين`, `ألفين و500`, `1.5 مليون`, `مئتان وخمسة وثلاثون ألفا`, `أكثر من 360`, `بين 5 و7`, `عشرات الآلاف`. The reading is
//! raw: years, scores, dates, clock times and telephone numbers come out as the numbers that they are, and the caller
//! decides. Ordinals do not come out, nor does `أحد` by itself.
//!
//! What vague words are taken to mean:
//! - `عشرات`, `مئات`, `آلاف`, `ملايين`: at least two of the unit, fewer than ten (`عشرات` is 20 to 99), approximate;
//! - `بضعة`: 3 to 9, or that many of the unit that follows; `عدة`, `عدد من`: 2 or more;
//! - `أكثر من N`: N or more, without an upper end (the press does not mean N + 1); `أقل من N`: N or fewer;
//! - `نحو N`: N, approximate;
//! - a decimal number that stays one: rounded down for the minimum, up for the maximum.
//!
//! One separator with three digits after it is read as thousands (`1.250`, `1,250`), unless a word of scale follows (`2.557
//! مليار`). Words: Ryding 2005, § 15; the modifiers and words are in `data/number_modifiers.tsv` and `data/number_words.tsv`.
//!
//! Known failures: `بين ألف وخمسمئة` as a range of 500 to 1000 is read as 1000 to 500 and put in order; `ألّف` (he
//! composed) is 1000; `في آن واحد` holds a 1; of `ثلاثة أرباع` only the three comes out; `20-30` is two numbers.

mod cardinal;
mod digits;
mod lexeme;
mod words;

use crate::number::cardinal::{Cardinal, Micro, UNIT, cardinal};
use crate::number::lexeme::{Lexeme, Modifier};
use crate::number::words::{Item, Words};
use crate::{Token, letters as l};
use std::ops::Range;

/// A quantity that a text states.
///
/// ```
/// let text = "أصيب نحو ثلاثة وعشرين شخصا";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let quantity = &arabic::quantities(text, &tokens)[0];
/// assert_eq!((quantity.min, quantity.max, quantity.approximate), (Some(23), Some(23), true));
/// assert_eq!(tokens[quantity.tokens.start].text(text), "نحو");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The least that is meant; `None` when only an upper end is stated.
    pub min: Option<u64>,
    /// The most that is meant; `None` when open.
    pub max: Option<u64>,
    /// The tokens that state it, the words before it (`أكثر من`) included. `على الأقل` behind the counted noun is not.
    pub tokens: Range<usize>,
    /// Whether the writer calls it rough (`نحو`), or the word is (`عشرات`).
    pub approximate: bool,
    /// Whether it is a percentage (`%`, `في المئة`); the sign or words belong to `tokens`.
    pub percent: bool,
}

/// The quantities of `text`, in order, none within another.
///
/// ```
/// let text = "قتل ما لا يقل عن 12 شخصا ونزح عشرات الآلاف، وقدرت الخسائر بنحو 1.5 مليون دولار";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let found: Vec<_> =
///     arabic::quantities(text, &tokens).iter().map(|q| (q.min, q.max, q.approximate)).collect();
/// assert_eq!(found, [
///     (Some(12), None, false),
///     (Some(20_000), Some(99_999), true),
///     (Some(1_500_000), Some(1_500_000), true),
/// ]);
/// ```
#[must_use]
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let fold = |at: usize, folded: &mut String| crate::fold_into(tokens[at].text(text), folded);
    read(&Words::new(text, tokens, fold))
}

/// [`quantities`], for callers that have the folded letters of each token already.
///
/// ```
/// let text = "نحو ثلاثين";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let folded: Vec<_> = tokens.iter().map(|token| arabic::fold(token.text(text))).collect();
/// let quantities = arabic::number::quantities_with(text, &tokens, |at| &folded[at]);
/// assert_eq!(quantities, arabic::quantities(text, &tokens));
/// ```
#[must_use]
pub fn quantities_with<'f>(text: &str, tokens: &[Token], folded: impl Fn(usize) -> &'f str) -> Vec<Quantity> {
    read(&Words::new(text, tokens, |at, all| all.push_str(folded(at))))
}

fn read(words: &Words) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.items.len() {
        match quantity(words, at) {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// Two, where the folded `word` has the ending of a dual noun (`جنديين`, `طفلتان`); the stem needs three letters.
///
/// By form alone: `-ين` is also the plural (`مهندسين`), and `سكان` and `لبنان` end like duals. The caller knows the noun.
///
/// ```
/// assert_eq!(arabic::number::dual_count("جنديين"), Some(2));
/// assert_eq!(arabic::number::dual_count("جنود"), None);
/// ```
#[must_use]
pub fn dual_count(word: &str) -> Option<u64> {
    let stem = word.strip_suffix(l::NOON)?.strip_suffix([l::ALEF, l::YEH])?;
    stem.chars().nth(2).map(|_| 2)
}

/// Least and most, in millionths.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    min: Option<Micro>,
    max: Option<Micro>,
    approximate: bool,
}

/// The quantity that begins with the item `at`, and the item after it.
fn quantity(words: &Words, at: usize) -> Option<(Quantity, usize)> {
    let (modifiers, number) = modifiers(words, at)?;
    let (mut bounds, next) = match modifiers.last() {
        Some(Modifier::Several) => (Bounds { min: Some(2 * UNIT), max: None, approximate: false }, number),
        Some(Modifier::Between) if !follows(words, at, FROM) => between(words, number)?,
        _ => range(words, number)?,
    };
    for modifier in modifiers.iter().rev() {
        bounds = apply(*modifier, bounds);
    }
    if let Some(modifier) = words.modifier_behind(next) {
        bounds = apply(modifier, bounds);
    }
    let (percent, next) = percent(words, next);
    let tokens = words.items[at].tokens.0..words.items[next - 1].tokens.1 + 1;
    let Bounds { min, max, approximate } = bounds;
    let quantity = Quantity {
        min: whole(min, Micro::checked_div)?,
        max: whole(max, |n, unit| n.checked_add(unit - 1)?.checked_div(unit))?,
        tokens,
        approximate,
        percent,
    };
    Some((quantity, next))
}

/// In whole units; the outer `None` is a number too large to hold.
fn whole(value: Option<Micro>, divide: impl Fn(Micro, Micro) -> Option<Micro>) -> Option<Option<u64>> {
    let Some(value) = value else { return Some(None) };
    Some(Some(u64::try_from(divide(value, UNIT)?).ok()?))
}

/// The most words of measure that stand before one number: `ما لا يقل عن نحو`, `أكثر من`.
const MODIFIERS: usize = 4;

/// The words of measure before a number; none where a conjunction parts them from it: what stands before it then, as in
/// `على الأقل وأكثر من مئة`, says something of another number.
fn modifiers(words: &Words, mut at: usize) -> Option<(Vec<Modifier>, usize)> {
    let mut found = Vec::new();
    while let Some((modifier, next)) = words.modifier(at).filter(|_| found.len() < MODIFIERS) {
        if !found.is_empty() && words.is_joined(at) {
            return None;
        }
        found.push(modifier);
        at = next;
        if matches!(modifier, Modifier::Several | Modifier::Between) {
            break;
        }
    }
    let parted = !found.is_empty() && words.is_joined(at);
    (!parted).then_some((found, at))
}

const fn apply(modifier: Modifier, bounds: Bounds) -> Bounds {
    match modifier {
        Modifier::Min => Bounds { max: None, ..bounds },
        Modifier::Max => Bounds { min: None, ..bounds },
        Modifier::About => Bounds { approximate: true, ..bounds },
        Modifier::Between | Modifier::Several => bounds,
    }
}

const fn exactly(number: &Cardinal) -> Bounds {
    Bounds { min: Some(number.min), max: number.max, approximate: number.is_vague }
}

/// From one number to the other, whichever is larger.
fn span(first: &Cardinal, second: &Cardinal) -> Bounds {
    let (first, second) = (first.in_units_of(second), second);
    let (low, high) = if first.min <= second.min { (&first, second) } else { (second, &first) };
    Bounds { min: Some(low.min), max: high.max, approximate: low.is_vague || high.is_vague }
}

/// One number, or two with `أو` or `إلى` between them; after `من` the two are where something rose from and to.
fn range(words: &Words, at: usize) -> Option<(Bounds, usize)> {
    let first = cardinal(words, at)?;
    let is = |at: usize, word: &str| words.items.get(at).is_some_and(|i| words.text(i) == word);
    let second = (is(first.next, OR) || (is(first.next, TO) && !follows(words, at, FROM)))
        .then(|| cardinal(words, first.next + 1))
        .flatten();
    Some(second.map_or_else(|| (exactly(&first), first.next), |second| (span(&first, &second), second.next)))
}

fn follows(words: &Words, at: usize, word: &str) -> bool {
    at.checked_sub(1).is_some_and(|before| words.text(&words.items[before]) == word)
}

const FROM: &str = "\u{0645}\u{0646}";
const TO: &str = "\u{0627}\u{0644}\u{064A}";
const OR: &str = "\u{0627}\u{0648}";

/// How many words of the counted noun may stand between the two numbers of `بين 5 آلاف شخص و7 آلاف`.
const COUNTED_WORDS: usize = 2;

/// The two numbers after `بين`; one alone is that number.
fn between(words: &Words, at: usize) -> Option<(Bounds, usize)> {
    let first = cardinal(words, at)?;
    for gap in 0..=COUNTED_WORDS {
        let next = first.next + gap;
        let Some(item) = words.items.get(next).filter(|item| !item.is_mark()) else { break };
        let number = next + usize::from(words.text(item) == TO);
        if (number > next || item.joined)
            && let Some(second) = cardinal(words, number)
        {
            return Some((span(&first, &second), second.next));
        }
    }
    // `بين خمسة وعشرة` is two numbers, `بين خمسة وعشرين` too when no third one follows
    let parts = first.split.and_then(|(value, next)| Some((value, cardinal(words, next)?)));
    Some(match parts {
        Some((value, second)) => (span(&Cardinal::exact(value, at), &second), second.next),
        None => (exactly(&first), first.next),
    })
}

/// `%` or `في المئة` behind the number.
fn percent(words: &Words, at: usize) -> (bool, usize) {
    let lexeme = |at: usize| words.items.get(at).and_then(Item::lexeme);
    let is_hundred = |at: usize| {
        words.items.get(at).is_some_and(|i| i.article) && matches!(lexeme(at), Some(Lexeme::Hundred))
    };
    let Some(item) = words.items.get(at) else { return (false, at) };
    if words.text(item) == "%" || (item.preposition && is_hundred(at)) {
        (true, at + 1)
    } else if words.text(item) == IN && is_hundred(at + 1) {
        (true, at + 2)
    } else {
        (false, at)
    }
}

const IN: &str = "\u{0641}\u{064A}";
