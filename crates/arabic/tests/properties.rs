//! What holds for every text: nothing panics, tokens concatenate to the input, spans lie on character boundaries, folding
//! is idempotent and leads back, sentences and clauses cover their words once.

use arabic::analysis::Words;
use arabic::{Folded, Token, TokenKind, fold, segmentations, tokens};
use proptest::prelude::*;
use std::collections::HashSet;
use std::ops::Range;

/// Texts of any characters, and texts that look like the press: Arabic letters, marks, digits and every kind of sign.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ء-غـ-ْٱپچڤگیک \n.،؛؟!…«»“”‘’\"'()\\[\\]:/%0-9٠-٩a-zA-Z\u{200f}\u{202b}\u{fe8e}\u{fefb}-]{0,120}",
        "((و|ف|ب|ل|ك|ال|لل|س|أ)?[ء-ي]{1,6}(ه|ها|هم|نا|ني|ي|ك|كم)?[ .،؟\n\"«»(-]{0,3}){0,12}",
        "((أكثر من|نحو|بين|عدة|بضع|مئات|ألف|آلاف|ثلاثة|عشر|وعشرين|مليون|ونصف|[0-9.,]{1,9}|و|إلى|المئة) ?){0,10}",
    ]
}

fn lies_in(range: &Range<usize>, text: &str) -> bool {
    range.start <= range.end && text.is_char_boundary(range.start) && text.is_char_boundary(range.end)
}

fn is_space(token: Token) -> bool {
    matches!(token.kind, TokenKind::Space | TokenKind::Break)
}

/// Ranges of tokens are in order, do not overlap, begin and end with text, and hold all of it.
fn partition(ranges: &[Range<usize>], tokens: &[Token], within: Range<usize>) -> Result<(), TestCaseError> {
    let mut at = within.start;
    for range in ranges {
        prop_assert!(range.start >= at && range.end > range.start && range.end <= within.end);
        prop_assert!(tokens[at..range.start].iter().all(|t| is_space(*t)));
        prop_assert!(!is_space(tokens[range.start]) && !is_space(tokens[range.end - 1]));
        at = range.end;
    }
    prop_assert!(tokens[at..within.end].iter().all(|t| is_space(*t)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_concatenate_to_the_input(text in texts()) {
        let all: String = tokens(&text).map(|t| t.text(&text)).collect();
        prop_assert_eq!(all, text.clone());
        prop_assert!(tokens(&text).all(|t| lies_in(&t.range(), &text) && !t.range().is_empty()));
    }

    #[test]
    fn folding_is_idempotent(text in texts()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_leads_back(text in texts()) {
        let folded = Folded::new(&text);
        prop_assert_eq!(&folded.text, &fold(&text));
        let mut before = 0;
        for (at, c) in folded.text.char_indices() {
            let original = folded.original(at..at + c.len_utf8());
            prop_assert!(lies_in(&original, &text) && !original.is_empty() && original.start >= before);
            before = original.start;
        }
    }

    #[test]
    fn segmentations_are_distinct_and_add_up(word in texts()) {
        let word = fold(&word);
        let all: Vec<_> = segmentations(&word).collect();
        prop_assert!(all[0].is_whole() && all[0].stem(&word) == word);
        prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        for split in &all {
            prop_assert!(lies_in(&split.stem, &word));
            let pronoun = split.pronoun.map_or("", |p| p.text());
            prop_assert!(word[split.stem.end..] == *pronoun);
        }
    }

    #[test]
    fn sentences_and_clauses_hold_every_word_once(text in texts()) {
        let tokens: Vec<_> = tokens(&text).collect();
        let sentences = arabic::sentences(&text, &tokens);
        partition(&sentences, &tokens, 0..tokens.len())?;
        for sentence in sentences {
            partition(&arabic::clauses(&text, &tokens, sentence.clone()), &tokens, sentence)?;
        }
    }

    #[test]
    fn quotations_nest(text in texts()) {
        let tokens: Vec<_> = tokens(&text).collect();
        let found = arabic::quotations(&text, &tokens);
        prop_assert!(found.is_sorted_by_key(|q| q.open));
        for quotation in &found {
            prop_assert!(quotation.close.is_none_or(|close| close > quotation.open && close < tokens.len()));
            prop_assert!(lies_in(&quotation.inside(&tokens), &"-".repeat(tokens.len())));
        }
        for (at, outer) in found.iter().enumerate() {
            let Some(close) = outer.close else { continue };
            let crosses = |inner: &&arabic::Quotation| inner.open < close && inner.close.is_some_and(|c| c > close);
            prop_assert!(found[at + 1..].iter().find(crosses).is_none());
        }
    }

    #[test]
    fn quantities_are_ordered(text in texts()) {
        let tokens: Vec<_> = tokens(&text).collect();
        let mut end = 0;
        for quantity in arabic::quantities(&text, &tokens) {
            prop_assert!(quantity.tokens.start >= end && !quantity.tokens.is_empty());
            end = quantity.tokens.end;
            prop_assert!(end <= tokens.len());
            if let (Some(min), Some(max)) = (quantity.min, quantity.max) {
                prop_assert!(min <= max);
            }
        }
    }

    #[test]
    fn datelines_lie_in_their_text(text in texts()) {
        let tokens: Vec<_> = tokens(&text).collect();
        if let Some(found) = arabic::dateline(&text, &tokens, 0) {
            let parts = found.places.iter().chain(&found.agency).chain(&found.date);
            prop_assert!(found.end <= tokens.len());
            for part in parts {
                prop_assert!(part.start < part.end && part.end <= found.end);
            }
        }
    }

    #[test]
    fn words_are_analysed_in_place(text in texts()) {
        let tokens: Vec<_> = tokens(&text).collect();
        let words = Words::new(&text, &tokens);
        prop_assert_eq!(words.as_slice().len(), tokens.iter().filter(|t| t.kind == TokenKind::Word).count());
        for word in &words {
            let original = tokens[word.token].text(&text);
            prop_assert_eq!(words.text(word), fold(original));
            let span = word.analysis.span(original);
            prop_assert!(lies_in(&span, original));
            // a ligature can straddle the stem's end
            prop_assert!(fold(&original[span]).contains(words.stem(word)));
        }
    }
}
