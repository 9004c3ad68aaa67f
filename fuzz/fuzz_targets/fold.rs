//! Folding is idempotent and leads back to the original.
#![no_main]

use arabic::{Folded, fold};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let folded = Folded::new(text);
    assert_eq!(folded.text, fold(text));
    assert_eq!(folded.text, fold(&folded.text));
    for (at, c) in folded.text.char_indices() {
        let original = folded.original(at..at + c.len_utf8());
        assert!(!text[original].is_empty());
    }
});
