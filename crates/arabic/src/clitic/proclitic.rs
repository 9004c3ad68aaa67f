//! The runs of clitics that may stand before a stem.

use crate::clitic::{Conjunction, Preposition};
use crate::data;
use crate::letters as l;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A run of proclitics and the bytes that it takes off.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chain {
    pub(super) interrogative: bool,
    pub(super) conjunction: Option<Conjunction>,
    pub(super) preposition: Option<Preposition>,
    pub(super) article: bool,
    pub(super) future: bool,
    pub(super) len: usize,
}

/// The proclitic runs of one word. Three contexts (nothing, a conjunction, an interrogative with or without one) take at
/// most four runs each.
#[derive(Debug, Clone)]
pub(super) struct Chains {
    pub(super) items: [Chain; 16],
    pub(super) len: usize,
}

impl Chains {
    fn push(&mut self, chain: Chain) {
        if let Some(slot) = self.items.get_mut(self.len) {
            *slot = chain;
            self.len += 1;
        }
    }
}

pub(super) fn chains(word: &str) -> Chains {
    let mut out = Chains { items: [Chain::default(); 16], len: 0 };
    let bare = Chain::default();
    out.push(bare);
    after_conjunction(word, bare, &mut out);
    if let Some(joined) = conjunction(word, bare) {
        out.push(joined);
        after_conjunction(word, joined, &mut out);
    }
    if word.starts_with(l::ALEF) && asks(word) {
        let asked = Chain { interrogative: true, len: l::ALEF.len_utf8(), ..bare };
        out.push(asked);
        if let Some(joined) = conjunction(word, asked) {
            out.push(joined);
        }
    }
    out
}

fn conjunction(word: &str, before: Chain) -> Option<Chain> {
    let (conjunction, len) = match word[before.len..].chars().next()? {
        l::WAW => (Conjunction::Wa, l::WAW.len_utf8()),
        l::FEH => (Conjunction::Fa, l::FEH.len_utf8()),
        _ => return None,
    };
    Some(Chain { conjunction: Some(conjunction), len: before.len + len, ..before })
}

/// What follows a conjunction or stands first: the article, the future, or a preposition with or without article.
fn after_conjunction(word: &str, before: Chain, out: &mut Chains) {
    let rest = &word[before.len..];
    let mut letters = rest.chars();
    let Some(first) = letters.next() else { return };
    let one = Chain { len: before.len + first.len_utf8(), ..before };
    let article_follows = letters.as_str().starts_with(ARTICLE);
    let preposition = match first {
        l::ALEF if rest.starts_with(ARTICLE) => {
            return out.push(Chain { article: true, len: before.len + ARTICLE.len(), ..before });
        }
        l::SEEN => return out.push(Chain { future: true, ..one }),
        l::LAM => return lam(one, letters.next(), out),
        l::BEH => Preposition::Bi,
        l::KAF => Preposition::Ka,
        _ => return,
    };
    let one = Chain { preposition: Some(preposition), ..one };
    out.push(one);
    if article_follows {
        out.push(Chain { article: true, len: one.len + ARTICLE.len(), ..one });
    }
}

/// `ل` alone; before another `ل`, the article too, whose own lam may be the stem's first letter at the same time.
fn lam(one: Chain, next: Option<char>, out: &mut Chains) {
    let one = Chain { preposition: Some(Preposition::Li), ..one };
    out.push(one);
    if next == Some(l::LAM) {
        out.push(Chain { article: true, len: one.len + l::LAM.len_utf8(), ..one });
        out.push(Chain { article: true, ..one });
    }
}

const ARTICLE: &str = "\u{0627}\u{0644}";

/// The particles that the interrogative stands before, folded.
static INTERROGATIVE_HOSTS: LazyLock<HashSet<String>> =
    LazyLock::new(|| data::folded_set(include_str!("../../data/interrogative_hosts.txt")));

fn asks(word: &str) -> bool {
    let host = &word[l::ALEF.len_utf8()..];
    let host = host.strip_prefix([l::WAW, l::FEH]).unwrap_or(host);
    INTERROGATIVE_HOSTS.contains(host)
}
