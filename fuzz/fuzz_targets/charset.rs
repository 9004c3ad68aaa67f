//! Any bytes give a text; bytes of UTF-8 give theirs, unless they were misread before; what is mended once stays so.
#![no_main]

#[allow(dead_code)]
#[path = "../../crates/khabar/src/read/charset.rs"]
mod charset;
#[allow(dead_code)]
#[path = "../../crates/khabar/src/read/mojibake.rs"]
mod mojibake;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Option<&str>, &[u8])| {
    let (declared, bytes) = input;
    let decoded = charset::decode(bytes, declared);
    if let (charset::Basis::Valid, Ok(text)) = (decoded.basis, std::str::from_utf8(bytes)) {
        assert!(decoded.mended || decoded.text == text.strip_prefix('\u{FEFF}').unwrap_or(text));
        assert_eq!(decoded.replaced, 0);
    }
    let _ = (charset::declared_in(bytes), charset::is_utf16(bytes), decoded.is_sure());
    let _ = mojibake::mend(&decoded.text);
});
