//! Every word has an analysis, and its stem lies in the word as written.
#![no_main]

use arabic::analysis::Words;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    let words = Words::new(text, &tokens);
    for word in &words {
        let original = tokens[word.token].text(text);
        let stem = &original[word.analysis.span(original)];
        assert!(arabic::fold(stem).contains(words.stem(word)));
    }
});
