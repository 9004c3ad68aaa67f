//! A dateline's parts lie before the report that it opens.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    for start in [0, 1] {
        let Some(found) = arabic::dateline(text, &tokens, start) else { continue };
        assert!(found.end <= tokens.len());
        for part in found.places.iter().chain(&found.agency).chain(&found.date) {
            assert!(start <= part.start && part.start < part.end && part.end <= found.end);
        }
    }
});
