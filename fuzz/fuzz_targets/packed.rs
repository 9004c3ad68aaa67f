//! Readers: gzip and Zstandard, by the first byte. No bytes make one panic, and none unpack without bounds.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, data)) = data.split_first() else { return };
    let magic: &[u8] = if first % 2 == 0 { b"\x1F\x8B\x08" } else { b"\x28\xB5\x2F\xFD" };
    khabar::testing::articles(&[magic, data].concat());
});
