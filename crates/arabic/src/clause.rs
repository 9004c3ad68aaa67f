//! Clauses of a sentence, by form alone: where the punctuation or a conjunction of the press begins a new one.
//!
//! A clause begins
//! - after `،`, `,`, `؛`, `;`, `:` and after a dash between spaces;
//! - before a word or phrase of `data/clause_openers.txt` (`بينما`, `إلا أن`, `في حين`), with or without `و` before it;
//! - before `و` or `ف` with a verb, as [`crate::analysis`] reads it: `ويقول`, `وستعلن`, `وأضافت`.
//!
//! Brackets hold together: no clause begins within a short aside.
//!
//! Known failures: commas set off appositions too (`الرئيس، أحمد السيد، قال`), so a clause is a piece to look in first and
//! no full clause of grammar; a verbal noun that is spelt like its verb (`قتل وجرح`) begins one.

use crate::analysis::{Before, Context, Orthography, Reading};
use crate::aside::asides;
use crate::fold::fold_into;
use crate::letters as l;
use crate::sentence::{is_word, trimmed};
use crate::vocabulary::{Classes, Common};
use crate::{Token, TokenKind, data};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The clauses of `sentence`, a range of token indices, as ranges of token indices without white space at their ends.
///
/// Every token but white space is in exactly one; the mark that ends a clause stays with it.
///
/// # Panics
/// When `sentence` ends beyond the tokens.
///
/// ```
/// let text = "قصفت الطائرات المدينة، وقال شهود إن حريقا اندلع بينما كان السكان نائمين.";
/// let tokens: Vec<_> = arabic::tokens(text).collect();
/// let clauses: Vec<_> = arabic::clauses(text, &tokens, 0..tokens.len())
///     .into_iter()
///     .map(|c| &text[tokens[c.start].range().start..tokens[c.end - 1].range().end])
///     .collect();
/// assert_eq!(clauses, ["قصفت الطائرات المدينة،", "وقال شهود إن حريقا اندلع", "بينما كان السكان نائمين."]);
/// ```
#[must_use]
pub fn clauses(text: &str, tokens: &[Token], sentence: Range<usize>) -> Vec<Range<usize>> {
    let orthography = Orthography::of(spelling(text, &tokens[sentence.clone()]));
    let mut asides = asides(text, &tokens[sentence.clone()]).into_iter().peekable();
    let mut found = Vec::new();
    let (mut start, mut at) = (sentence.start, sentence.start);
    let mut has_word = false;
    while at < sentence.end {
        if let Some(aside) = asides.next_if(|aside| aside.start + sentence.start <= at) {
            let end = aside.end + sentence.start;
            if end > at && aside.len() < LONG_ASIDE {
                has_word |= tokens[at..end].iter().any(|t| is_word(*t));
                at = end;
            }
            continue;
        }
        let (boundary, opener) = match tokens[at].kind {
            TokenKind::Punctuation if ends_clause(text, tokens, at) => (Some(at + 1), 1),
            TokenKind::Word => match opener(text, &tokens[at..sentence.end], orthography) {
                0 => (None, 1),
                opener => (Some(at), opener),
            },
            _ => (None, 1),
        };
        if let Some(boundary) = boundary.filter(|_| has_word) {
            found.extend(trimmed(tokens, start..boundary));
            (start, has_word) = (boundary, false);
        }
        has_word |= is_word(tokens[at]);
        at += opener;
    }
    found.extend(trimmed(tokens, start..sentence.end));
    found
}

/// Tokens from which an aside counts as long, some twenty words: its clauses are then clauses of the sentence.
const LONG_ASIDE: usize = 40;

/// The text that `tokens` cover.
fn spelling<'t>(text: &'t str, tokens: &[Token]) -> &'t str {
    match tokens {
        [] => "",
        [first, .., last] | [first @ last] => &text[first.range().start..last.range().end],
    }
}

fn ends_clause(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_space =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.kind == TokenKind::Space);
    match tokens[at].text(text) {
        "\u{060C}" | "," | "\u{061B}" | ";" | ":" => true,
        "-" | "\u{2013}" | "\u{2014}" => is_space(at.checked_sub(1)) && is_space(Some(at + 1)),
        _ => false,
    }
}

/// How many of `tokens` are the words that begin a clause here: a listed phrase, or a verb with its conjunction.
fn opener(text: &str, tokens: &[Token], orthography: Orthography) -> usize {
    let word = crate::fold(tokens[0].text(text));
    let original = tokens[0].text(text);
    phrase(&word, text, tokens).unwrap_or_else(|| usize::from(joins_verb(original, &word, orthography)))
}

/// The folded phrases of the list, and the words that they begin with.
struct Openers {
    phrases: HashSet<String>,
    longest: usize,
}

static OPENERS: LazyLock<Openers> = LazyLock::new(|| {
    let phrases = data::folded_set(include_str!("../data/clause_openers.txt"));
    let longest = phrases.iter().map(|p| p.split(' ').count()).max().unwrap_or(0);
    Openers { phrases, longest }
});

/// The length in tokens of the shortest listed phrase that `tokens` begin with.
fn phrase(word: &str, text: &str, tokens: &[Token]) -> Option<usize> {
    let bare = word.strip_prefix(l::WAW).unwrap_or(word);
    let mut phrases = [word.to_owned(), bare.to_owned()];
    let known = |phrases: &[String]| phrases.iter().any(|p| OPENERS.phrases.contains(p));
    if known(&phrases) {
        return Some(1);
    }
    let words = tokens.iter().enumerate().skip(1).filter(|(_, t)| t.kind != TokenKind::Space);
    for (at, token) in
        words.take(OPENERS.longest.saturating_sub(1)).take_while(|(_, t)| t.kind == TokenKind::Word)
    {
        for phrase in &mut phrases {
            phrase.push(' ');
            fold_into(token.text(text), phrase);
        }
        if known(&phrases) {
            return Some(at + 1);
        }
    }
    None
}

/// `و` or `ف` on a verb: read as one, or one that the press uses daily.
fn joins_verb(original: &str, folded: &str, orthography: Orthography) -> bool {
    if !folded.starts_with([l::WAW, l::FEH]) {
        return false;
    }
    let best = Context::new(original, folded, orthography, Before::Other).best(&Common);
    let is_read_as_verb = matches!(best.reading, Reading::Perfect(_) | Reading::Imperfect(_));
    // `ونساء`: nouns that could be "we" in the imperfect are nouns
    let first_person = best.known.has(Classes::NOUN)
        && !best.known.has(Classes::PERFECT)
        && best.segmentation.stem(folded).starts_with([l::NOON, l::ALEF]);
    let may_be_verb = best.known.has(Classes::VERB)
        && !best.known.has(Classes::NAME | Classes::PARTICLE)
        && !first_person
        && !original.contains([l::FATHATAN, l::DAMMATAN, l::KASRATAN]);
    let split = &best.segmentation;
    split.conjunction.is_some()
        && split.preposition.is_none()
        && !split.article
        && (is_read_as_verb || (may_be_verb && split.pronoun.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clauses separated by ` | `.
    fn splits_as(expected: &str) {
        let parts: Vec<_> = expected.split(" | ").collect();
        let text = parts.join(" ");
        let tokens: Vec<_> = crate::tokens(&text).collect();
        let spell =
            |c: Range<usize>| text[tokens[c.start].range().start..tokens[c.end - 1].range().end].to_owned();
        let found: Vec<_> = clauses(&text, &tokens, 0..tokens.len()).into_iter().map(spell).collect();
        assert_eq!(found, parts);
    }

    #[test]
    fn punctuation_and_conjunctions_begin_clauses() {
        splits_as("وقال الوزير: | نريد السلام، | لكن الشروط صعبة");
        splits_as("وصل الوفد | وأجرى محادثات | وسيعود غدا");
        splits_as("تظاهر المئات | في حين أغلقت المحال | إلا أن الشرطة لم تتدخل");
        splits_as("ارتفع النفط | فيما تراجع الذهب | مما أقلق المستثمرين");
        splits_as("وقال إنه سيعود | ولكنه لم يعد");
    }

    #[test]
    fn brackets_hold_together() {
        splits_as("قال الحزب (يسار، وكان معارضا) إنه سيشارك، | وغادر");
        splits_as("1) وصل الوفد، | ثم غادر");
    }

    #[test]
    fn nouns_with_a_conjunction_do_not() {
        splits_as("وصل الوزير والسفير ووفد كبير");
        splits_as("زار تونس ومصر وتونس");
        splits_as("قابل ضحية وشاهدًا من رجال ونساء المدينة");
    }

    #[test]
    fn a_verbal_noun_spelt_like_its_verb_begins_one() {
        // FIXME: `قتل وجرح` is one noun phrase here
        splits_as("أسفر الهجوم عن قتل | وجرح العشرات");
    }
}
