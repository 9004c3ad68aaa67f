//! Tokens concatenate to the input.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for token in arabic::tokens(text) {
        let range = token.range();
        assert!(range.start == end && range.end > end);
        assert!(text.is_char_boundary(range.end));
        end = range.end;
    }
    assert_eq!(end, text.len());
});
