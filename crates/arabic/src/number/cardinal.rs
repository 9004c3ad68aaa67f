//! One cardinal number in words, digits or both.

use crate::number::lexeme::Lexeme;
use crate::number::words::{Item, Words};

/// A number in millionths, so that `2.557 مليار` stays exact.
pub(super) type Micro = u128;

/// One, in millionths.
pub(super) const UNIT: Micro = 1_000_000;

/// A number as read.
#[derive(Debug, Clone)]
pub(super) struct Cardinal {
    pub(super) min: Micro,
    /// `None` for `عدة`.
    pub(super) max: Option<Micro>,
    /// `عشرات` and its kin.
    pub(super) is_vague: bool,
    /// The item after it.
    pub(super) next: usize,
    /// The value before the last `و`, and the item that the `و` stands on.
    pub(super) split: Option<(Micro, usize)>,
    /// The last word of scale that multiplied the whole number.
    scale: Micro,
}

impl Cardinal {
    pub(super) const fn exact(value: Micro, next: usize) -> Self {
        Self { min: value, max: Some(value), is_vague: false, next, split: None, scale: 1 }
    }

    /// In `بين 10 و20 ألفا` the first number counts thousands as the second does.
    pub(super) fn in_units_of(&self, other: &Self) -> Self {
        let shares = self.scale == 1 && other.scale > 1 && self.min <= other.min / other.scale;
        let scale = if shares { other.scale } else { 1 };
        let times = |value: Micro| value.saturating_mul(scale);
        Self { min: times(self.min), max: self.max.map(times), ..self.clone() }
    }
}

/// The number that begins with the item `at`; a `و` on that item is not the number's.
pub(super) fn cardinal(words: &Words, at: usize) -> Option<Cardinal> {
    let first = words.items.get(at)?;
    match first.lexeme()? {
        Lexeme::Many(unit) => many(words, at, unit, 2),
        Lexeme::Scale { value, plural: true } => many(words, at, value, 2),
        Lexeme::Few => few(words, at),
        Lexeme::Several if !first.article => several(words, at),
        Lexeme::Fraction(parts) if !first.article => fraction(words, at, parts),
        Lexeme::Unit(2) if first.article => None,
        lexeme if first.article && !may_be_definite(words, at, lexeme) => None,
        _ if follows_ordinal(words, at) => None,
        _ => sum(words, at),
    }
}

/// `الثلاثة`, `الـ12`; but `العشرون` is an ordinal more often than not, unless a word of measure stands before it (`يتجاوز
/// العشرين`), and `الاثنين` a Monday.
fn may_be_definite(words: &Words, at: usize, lexeme: Lexeme) -> bool {
    match lexeme {
        Lexeme::Digits { .. } | Lexeme::Unit(_) | Lexeme::Ten => true,
        Lexeme::Tens(_) => words.is_modified(at),
        _ => false,
    }
}

/// `الحادي عشر`, `الخامس والعشرين`
fn follows_ordinal(words: &Words, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.items[before].lexeme());
    let tail = matches!(words.items[at].lexeme(), Some(Lexeme::Ten | Lexeme::Tens(_)));
    before == Some(Lexeme::Ordinal) && tail
}

/// `عشرات`, `مئات الآلاف`, `آلاف`: at least `least` of the unit and fewer than ten.
fn many(words: &Words, at: usize, unit: u64, least: u64) -> Option<Cardinal> {
    let mut unit = Micro::from(unit);
    let mut next = at + 1;
    while let Some(scale) = unjoined(words, next).and_then(multiplier) {
        unit = unit.checked_mul(scale)?;
        next += 1;
    }
    let max = unit.checked_mul(10)?.checked_sub(1)?.checked_mul(UNIT)?;
    let min = unit.checked_mul(least.into())?.checked_mul(UNIT)?;
    Some(Cardinal { is_vague: true, max: Some(max), ..Cardinal::exact(min, next) })
}

fn unjoined(words: &Words, at: usize) -> Option<Lexeme> {
    words.items.get(at).filter(|item| !item.joined && !item.preposition).and_then(Item::lexeme)
}

fn multiplier(lexeme: Lexeme) -> Option<Micro> {
    match lexeme {
        Lexeme::Scale { value, .. } | Lexeme::Many(value) => Some(value.into()),
        _ => None,
    }
}

/// `بضعة أشخاص`, `بضعة عشر`, `بضع مئات`
fn few(words: &Words, at: usize) -> Option<Cardinal> {
    let (low, high, next) = match unjoined(words, at + 1) {
        Some(Lexeme::Ten) => (13, 19, at + 2),
        Some(Lexeme::Many(unit) | Lexeme::Scale { value: unit, plural: true }) => {
            return many(words, at + 1, unit, 3);
        }
        _ => (3, 9, at + 1),
    };
    Some(Cardinal { is_vague: true, max: Some(high * UNIT), ..Cardinal::exact(low * UNIT, next) })
}

/// `عدة أشخاص`, `عدة آلاف`
fn several(words: &Words, at: usize) -> Option<Cardinal> {
    match unjoined(words, at + 1) {
        Some(Lexeme::Many(unit) | Lexeme::Scale { value: unit, plural: true }) => {
            many(words, at + 1, unit, 2)
        }
        _ => Some(Cardinal { max: None, ..Cardinal::exact(2 * UNIT, at + 1) }),
    }
}

/// `نصف مليون`; a fraction of anything else is no quantity.
fn fraction(words: &Words, at: usize, parts: u64) -> Option<Cardinal> {
    let scale = unjoined(words, at + 1).and_then(multiplier)?;
    Some(Cardinal::exact(scale.checked_mul(UNIT)? / Micro::from(parts), at + 2))
}

/// The state of a sum that is being read.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// The parts that a word of scale has closed.
    total: Micro,
    /// The part below the next scale.
    current: Micro,
    /// The last scale, none before the first.
    scale: Option<Micro>,
    last: Option<Lexeme>,
}

fn sum(words: &Words, at: usize) -> Option<Cardinal> {
    let mut sum = Sum::default();
    let mut split = None;
    let mut next = at;
    while let Some(item) = words.items.get(next) {
        let joined = item.joined && next > at;
        let starts = next == at || !(item.preposition || (item.article && !words.items[at].article));
        let Some(lexeme) = item.lexeme().filter(|_| starts) else { break };
        let Some((grown, taken)) = sum.with(lexeme, joined, item, words, next) else { break };
        if joined {
            split = Some((sum.value()?, next));
        }
        sum = grown;
        next += taken;
    }
    let whole_scale = if sum.current == 0 && split.is_none() { sum.scale.unwrap_or(1) } else { 1 };
    (next > at).then_some(())?;
    Some(Cardinal { split, scale: whole_scale, ..Cardinal::exact(sum.value()?, next) })
}

impl Sum {
    fn value(self) -> Option<Micro> {
        self.total.checked_add(self.current)
    }

    fn is_new(self) -> bool {
        self.last.is_none()
    }

    /// The sum with one more word, and how many items that took; `None` where the number ends before it.
    fn with(
        self,
        lexeme: Lexeme,
        joined: bool,
        item: &Item,
        words: &Words,
        at: usize,
    ) -> Option<(Self, usize)> {
        let below = |limit: Micro| self.current.is_multiple_of(limit * UNIT);
        let adds = |limit: Micro| self.is_new() || (joined && below(limit) && self.adds_words());
        let behind = unjoined(words, at + 1);
        let plus = |n: u64| self.current.checked_add(Micro::from(n) * UNIT);
        let (current, taken) = match lexeme {
            Lexeme::Unit(n) if adds(100) && behind == Some(Lexeme::Ten) => (plus(n + 10)?, 2),
            Lexeme::One if adds(100) && behind == Some(Lexeme::Ten) => (plus(11)?, 2),
            Lexeme::Unit(n) if adds(1000) && n > 2 && behind == Some(Lexeme::Hundred) => (plus(n * 100)?, 2),
            Lexeme::Unit(n) if adds(100) => (plus(n)?, 1),
            Lexeme::One if adds(100) && tens_follow(words, at + 1) => (plus(1)?, 1),
            Lexeme::Ten if adds(100) => (plus(10)?, 1),
            Lexeme::Tens(n) if adds(100) || self.takes_tens(joined) => (plus(n)?, 1),
            Lexeme::Hundred if adds(1000) => (plus(100)?, 1),
            Lexeme::Hundreds(n) if adds(1000) => (plus(n)?, 1),
            Lexeme::Digits { value, fraction } if self.takes_digits(joined, value) => {
                let scaled = matches!(behind, Some(Lexeme::Scale { .. }));
                (self.current.checked_add(fraction.filter(|_| scaled).unwrap_or(value))?, 1)
            }
            Lexeme::Fraction(parts) if joined => return self.with_fraction(parts, words, at),
            Lexeme::Scale { value, .. } => {
                return self.with_scale(value, joined, item, words, at).map(|s| (s, 1));
            }
            Lexeme::DualScale(value) if self.is_new() || joined => {
                return self.add_scale(2 * Micro::from(value), value.into()).map(|s| (s, 1));
            }
            _ => return None,
        };
        Some((Self { current, last: Some(lexeme), ..self }, taken))
    }

    /// Words do not add to digits: `5 وستة` are two numbers.
    fn adds_words(self) -> bool {
        !matches!(self.last, Some(Lexeme::Digits { .. })) && (self.current > 0 || self.total > 0)
    }

    /// `ثلاثة وعشرون`
    fn takes_tens(self, joined: bool) -> bool {
        let ones = self.current / UNIT % 100;
        joined && (1..=9).contains(&ones) && matches!(self.last, Some(Lexeme::Unit(_) | Lexeme::One))
    }

    /// At the start, and behind a scale or a hundred: `ألفين و500`.
    fn takes_digits(self, joined: bool, value: Micro) -> bool {
        let room = match self.last {
            Some(Lexeme::Scale { .. } | Lexeme::DualScale(_)) => self.scale.unwrap_or(0),
            Some(Lexeme::Hundred | Lexeme::Hundreds(_)) => 100,
            _ => 0,
        };
        self.is_new() || (joined && value < room * UNIT)
    }

    /// `ألف` and up: times what stands before it, or one more behind a larger scale.
    fn with_scale(self, value: u64, joined: bool, item: &Item, words: &Words, at: usize) -> Option<Self> {
        let scale = Micro::from(value);
        let smaller = self.scale.is_none_or(|last| scale < last);
        match (joined, self.current) {
            _ if self.is_new() => {
                let times = if is_construct_dual(words, item, at) { 2 } else { 1 };
                self.add_scale(times * scale, scale)
            }
            (true, 0) if smaller => self.add_scale(scale, scale),
            (false, current) if current > 0 && smaller => {
                let total = self.total.checked_add(current.checked_mul(scale)?)?;
                Some(Self { total, current: 0, scale: Some(scale), last: SCALE })
            }
            // `ألف مليار`
            (false, 0) if !smaller && self.last == SCALE => {
                Some(Self { total: self.total.checked_mul(scale)?, scale: Some(scale), ..self })
            }
            _ => None,
        }
    }

    fn add_scale(self, amount: Micro, scale: Micro) -> Option<Self> {
        if self.current > 0 || self.scale.is_some_and(|last| scale >= last) {
            return None;
        }
        let total = self.total.checked_add(amount.checked_mul(UNIT)?)?;
        Some(Self { total, current: 0, scale: Some(scale), last: SCALE })
    }

    /// `مليون ونصف`, `مليون ونصف المليون`, `ثلاثة ونصف`
    fn with_fraction(self, parts: u64, words: &Words, at: usize) -> Option<(Self, usize)> {
        let whole = match self.last {
            SCALE => self.scale?,
            Some(Lexeme::Unit(_) | Lexeme::Ten | Lexeme::Digits { .. }) => 1,
            _ => return None,
        };
        let repeats = unjoined(words, at + 1).and_then(multiplier).is_some_and(|scale| scale == whole);
        let total = self.total.checked_add(whole.checked_mul(UNIT)? / Micro::from(parts))?;
        Some((Self { total, last: Some(Lexeme::Fraction(parts)), ..self }, 1 + usize::from(repeats)))
    }
}

/// `last` behind any word of scale.
const SCALE: Option<Lexeme> = Some(Lexeme::Scale { value: 0, plural: false });

fn tens_follow(words: &Words, at: usize) -> bool {
    words.items.get(at).is_some_and(|item| item.joined && matches!(item.lexeme(), Some(Lexeme::Tens(_))))
}

/// `ألفا شخص` is two thousand; `ألفاً`, and `ألفا` before a further number or a mark, one.
fn is_construct_dual(words: &Words, item: &Item, at: usize) -> bool {
    let next = words.items.get(at + 1);
    words.text(item).ends_with(crate::letters::ALEF)
        && !item.nunation
        && next.is_some_and(|next| !next.is_mark() && next.lexeme().is_none())
}
