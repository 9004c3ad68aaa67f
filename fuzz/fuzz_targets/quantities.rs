//! Quantities are ordered, do not overlap, and their bounds are too.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    let mut end = 0;
    for quantity in arabic::quantities(text, &tokens) {
        assert!(quantity.tokens.start >= end && quantity.tokens.end > quantity.tokens.start);
        end = quantity.tokens.end;
        if let (Some(min), Some(max)) = (quantity.min, quantity.max) {
            assert!(min <= max);
        }
    }
    assert!(end <= tokens.len());
});
