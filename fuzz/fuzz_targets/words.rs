//! Every word has an analysis, whose pieces lie in the word as written, one after the other.
#![no_main]

use arabic::analysis::{Context, Orthography, Words};
use arabic::vocabulary::Common;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    let orthography = Orthography::of(text);
    let words = Words::new(text, &tokens);
    for word in &words {
        let original = tokens[word.token].text(text);
        let stem = &original[word.analysis.span(original)];
        assert!(arabic::fold(stem).contains(words.stem(word)));
        let mut start = 0;
        for (_, range) in word.analysis.pieces(original) {
            assert!(range.start >= start && !original[range.clone()].is_empty() || range.is_empty());
            start = range.start;
        }
        let context = Context::new(original, words.text(word), orthography, word.before);
        let all = context.ranked(&Common);
        assert!(all[0] == word.analysis && all.is_sorted_by_key(|other| -other.score));
    }
});
