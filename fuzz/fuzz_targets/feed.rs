//! Readers: feeds. No bytes make a reader panic, and every title lies in its text.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    khabar::testing::articles(&[b"<rss>", data].concat());
});
