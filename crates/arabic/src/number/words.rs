//! What single words and phrases say about numbers.

use crate::fold::fold_into;
use crate::letters as l;
use crate::number::cardinal::{Micro, UNIT};
use crate::{Preposition, Token, TokenKind, data, segmentations};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// What a word contributes to a number. The comments name the kinds of `data/number_words.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// In millionths; `fraction` is the other reading where a separator may mean thousands or a decimal fraction.
    Digits { value: Micro, fraction: Option<Micro> },
    /// unit
    Unit(u64),
    /// one: a unit inside compounds only
    One,
    /// ten
    Ten,
    /// tens
    Tens(u64),
    /// hundred
    Hundred,
    /// hundreds
    Hundreds(u64),
    /// scale, scales
    Scale { value: u64, plural: bool },
    /// dual_scale
    DualScale(u64),
    /// many
    Many(u64),
    /// few
    Few,
    /// several
    Several,
    /// fraction
    Fraction(u64),
    /// ordinal
    Ordinal,
    /// word
    Word,
}

/// What a phrase says of the number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modifier {
    Min,
    Max,
    About,
    Between,
    Several,
}

/// One word, number or mark of the text.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The first and the last token.
    pub(super) tokens: (usize, usize),
    text: Range<usize>,
    kind: TokenKind,
    lexeme: Option<Lexeme>,
    /// `و` stands before it.
    pub(super) joined: bool,
    /// `ب`, `ل` or `ك` stands before it.
    pub(super) preposition: bool,
    pub(super) article: bool,
    /// The original has the sign of nunation, which tells `ألفاً` from `ألفا شخص`.
    pub(super) nunation: bool,
}

impl Item {
    pub(super) const fn lexeme(&self) -> Option<Lexeme> {
        self.lexeme
    }

    pub(super) const fn is_mark(&self) -> bool {
        matches!(self.kind, TokenKind::Punctuation | TokenKind::Break)
    }
}

/// The text as items, proclitics taken off.
pub(super) struct Words {
    folded: String,
    pub(super) items: Vec<Item>,
}

impl Words {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut words = Self { folded: String::with_capacity(text.len()), items: Vec::new() };
        let mut at = 0;
        while at < tokens.len() {
            at += words.push(text, tokens, at);
        }
        words
    }

    /// The folded text of an item, its own proclitics included.
    pub(super) fn text(&self, item: &Item) -> &str {
        &self.folded[item.text.clone()]
    }

    /// Adds the item of the token `at`; returns how many tokens it took.
    fn push(&mut self, text: &str, tokens: &[Token], at: usize) -> usize {
        let token = tokens[at];
        if token.kind == TokenKind::Space {
            return 1;
        }
        let start = self.folded.len();
        let taken = if token.kind == TokenKind::Number { digit_groups(text, &tokens[at..]) } else { 1 };
        for token in &tokens[at..at + taken] {
            fold_into(token.text(text), &mut self.folded);
        }
        let mut item = Item {
            tokens: (at, at + taken - 1),
            text: start..self.folded.len(),
            kind: token.kind,
            lexeme: None,
            joined: false,
            preposition: false,
            article: false,
            nunation: token.text(text).contains(l::FATHATAN),
        };
        match token.kind {
            TokenKind::Number => item.lexeme = digits(&self.folded[start..]),
            TokenKind::Word => read(&self.folded[start..], token.text(text), &mut item),
            _ => {}
        }
        self.take_detached(&mut item, at);
        self.items.push(item);
        taken
    }

    /// Moves proclitics that stand apart (`و500`, `الـ 12`) from the item before onto `item`.
    fn take_detached(&mut self, item: &mut Item, at: usize) {
        if item.lexeme.is_none() {
            return;
        }
        let Some(before) = self.items.last() else { return };
        let near = at - before.tokens.1 <= 2;
        let word = &self.folded[before.text.clone()];
        let clitics = segmentations(word).find(|s| s.stem.is_empty() && s.pronoun.is_none());
        if let Some(clitics) = clitics.filter(|_| near && before.kind == TokenKind::Word) {
            item.joined |= clitics.conjunction.is_some();
            item.preposition |= clitics.preposition.is_some();
            item.article |= clitics.article;
            self.items.pop();
        }
    }

    /// The modifier whose words begin at the item, and the item after them: the longest that matches.
    pub(super) fn modifier(&self, at: usize) -> Option<(Modifier, usize)> {
        let first = self.items.get(at).filter(|item| item.kind == TokenKind::Word)?;
        let whole = self.text(first);
        let starts = segmentations(whole)
            .filter(|s| s.pronoun.is_none() && !s.article && !s.future)
            .map(|s| s.stem(whole))
            .filter(|stem| MODIFIERS.firsts.contains(*stem));
        starts.filter_map(|start| self.longest_modifier(start, at)).max_by_key(|(_, next)| *next)
    }

    fn longest_modifier(&self, start: &str, at: usize) -> Option<(Modifier, usize)> {
        let mut phrase = start.to_owned();
        let mut found = MODIFIERS.phrases.get(&phrase).map(|m| (*m, at + 1));
        for next in at + 1..self.items.len().min(at + MODIFIERS.longest) {
            phrase.push(' ');
            phrase.push_str(self.text(&self.items[next]));
            found = MODIFIERS.phrases.get(&phrase).map(|m| (*m, next + 1)).or(found);
        }
        found
    }

    /// `على الأقل`, `على الأكثر`, `تقريبا` among the next four words, before any mark or number.
    pub(super) fn modifier_behind(&self, at: usize) -> Option<Modifier> {
        for next in at..self.items.len().min(at + 4) {
            let item = &self.items[next];
            if item.is_mark() || item.lexeme.is_some() {
                return None;
            }
            let found = self.modifier(next).filter(|_| BEHIND.contains(self.text(item)));
            if let Some((modifier, end)) = found {
                let more = self.items.get(end).is_some_and(|item| item.lexeme.is_some());
                return (!more).then_some(modifier);
            }
        }
        None
    }
}

/// How many tokens one number in digits takes: `25 000`, and `20ر4` where `ر` is the decimal sign.
fn digit_groups(text: &str, tokens: &[Token]) -> usize {
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
fn digits(text: &str) -> Option<Lexeme> {
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

/// Finds the number word under the proclitics.
fn read(folded: &str, original: &str, item: &mut Item) {
    let found =
        segmentations(folded).filter(|s| s.pronoun.is_none() && !s.future && !s.interrogative).find_map(
            |s| Some((*NUMBER_WORDS.get(s.stem(folded))?, s)).filter(|(lexeme, _)| fits(*lexeme, original)),
        );
    let Some((lexeme, clitics)) = found else { return };
    if lexeme == Lexeme::Word {
        return;
    }
    item.lexeme = Some(lexeme);
    item.joined = clitics.conjunction.is_some();
    item.preposition = clitics.preposition.is_some_and(|p| p != Preposition::Ka || !clitics.article);
    item.article = clitics.article;
}

/// What folding has made alike: `بعدة` is "with several" and `بعده` "after him", `وأحد` "and one of" and `واحد` one.
fn fits(lexeme: Lexeme, original: &str) -> bool {
    match lexeme {
        Lexeme::Several => original.contains(l::TEH_MARBUTA),
        Lexeme::Unit(1) => !original.contains(l::ALEF_HAMZA_ABOVE),
        _ => true,
    }
}

static NUMBER_WORDS: LazyLock<HashMap<String, Lexeme>> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../../data/number_words.tsv"));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let (word, kind) = (columns.next()?, columns.next()?);
        Some((crate::fold(word), lexeme(kind, columns.next()?.parse().ok()?)?))
    })
    .collect()
});

fn lexeme(kind: &str, value: u64) -> Option<Lexeme> {
    Some(match kind {
        "unit" => Lexeme::Unit(value),
        "one" => Lexeme::One,
        "ten" => Lexeme::Ten,
        "tens" => Lexeme::Tens(value),
        "hundred" => Lexeme::Hundred,
        "hundreds" => Lexeme::Hundreds(value),
        "scale" => Lexeme::Scale { value, plural: false },
        "scales" => Lexeme::Scale { value, plural: true },
        "dual_scale" => Lexeme::DualScale(value),
        "many" => Lexeme::Many(value),
        "few" => Lexeme::Few,
        "several" => Lexeme::Several,
        "fraction" => Lexeme::Fraction(value),
        "ordinal" => Lexeme::Ordinal,
        "word" => Lexeme::Word,
        _ => return None,
    })
}

struct Modifiers {
    phrases: HashMap<String, Modifier>,
    firsts: HashSet<String>,
    longest: usize,
}

static MODIFIERS: LazyLock<Modifiers> = LazyLock::new(|| {
    let rows = data::entries(include_str!("../../data/number_modifiers.tsv"));
    let phrases: HashMap<_, _> = rows
        .filter_map(|row| {
            let (phrase, kind) = row.split_once('\t')?;
            Some((crate::fold(phrase), modifier(kind)?))
        })
        .collect();
    let firsts = phrases.keys().filter_map(|p| p.split(' ').next()).map(str::to_owned).collect();
    let longest = phrases.keys().map(|p| p.split(' ').count()).max().unwrap_or(0);
    Modifiers { phrases, firsts, longest }
});

fn modifier(kind: &str) -> Option<Modifier> {
    Some(match kind {
        "min" => Modifier::Min,
        "max" => Modifier::Max,
        "about" => Modifier::About,
        "between" => Modifier::Between,
        "several" => Modifier::Several,
        _ => return None,
    })
}

/// The first words of the modifiers that also stand behind the counted noun.
static BEHIND: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../../data/number_modifiers_behind.txt")));
