//! Sentences and clauses hold every word once; quotations and asides lie in their line.
#![no_main]

use arabic::{Token, TokenKind, tokens};
use libfuzzer_sys::fuzz_target;
use std::ops::Range;

fn partition(ranges: &[Range<usize>], tokens: &[Token], within: Range<usize>) {
    let is_space = |t: &Token| matches!(t.kind, TokenKind::Space | TokenKind::Break);
    let mut at = within.start;
    for range in ranges {
        assert!(range.start >= at && range.end > range.start);
        assert!(tokens[at..range.start].iter().all(is_space));
        assert!(!is_space(&tokens[range.start]) && !is_space(&tokens[range.end - 1]));
        at = range.end;
    }
    assert!(tokens[at..within.end].iter().all(is_space));
}

fuzz_target!(|text: &str| {
    let tokens: Vec<_> = tokens(text).collect();
    let sentences = arabic::sentences(text, &tokens);
    partition(&sentences, &tokens, 0..tokens.len());
    for sentence in sentences {
        partition(&arabic::clauses(text, &tokens, sentence.clone()), &tokens, sentence);
    }
    for quotation in arabic::quotations(text, &tokens) {
        assert!(tokens[quotation.inside(&tokens)].iter().all(|t| t.kind != TokenKind::Break));
    }
    for aside in arabic::asides(text, &tokens) {
        assert!(!aside.is_empty() && tokens[aside].iter().all(|t| t.kind != TokenKind::Break));
    }
});
