//! Readers: Parquet, which lies in a file. Faults of the library on broken files are caught and told.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fs;

fuzz_target!(|data: &[u8]| {
    let file = std::env::temp_dir().join(format!("khabar-fuzz-{}.parquet", std::process::id()));
    fs::write(&file, [b"PAR1", data].concat()).expect("a file");
    khabar::testing::documents(&file);
});
