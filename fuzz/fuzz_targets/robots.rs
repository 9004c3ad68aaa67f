//! What a site allows: no `robots.txt` and no path make the rules panic or take long.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (text, path) = input;
    khabar::testing::robots(text, path);
});
