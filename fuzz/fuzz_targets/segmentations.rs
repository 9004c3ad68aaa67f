//! Segmentations are distinct, the whole word comes first, and clitics and stem add up.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let word = arabic::fold(text);
    let all: Vec<_> = arabic::segmentations(&word).collect();
    assert!(all[0].is_whole());
    for (at, split) in all.iter().enumerate() {
        let pronoun = split.pronoun.map_or("", |p| p.text());
        assert!(word.ends_with(pronoun) && split.stem.end + pronoun.len() == word.len());
        assert!(word.contains(split.stem(&word)));
        assert!(!all[..at].contains(split));
    }
});
