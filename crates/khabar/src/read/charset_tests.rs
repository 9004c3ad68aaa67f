//! Charsets as archives have them.

use super::*;
use encoding_rs::WINDOWS_1252;

const TEXT: &str =
    "أعلن وزير الخارجية المصري، أمس الأحد، أن بلاده ترحب بالاتفاق الذي وقعته الحكومة مع المعارضة في القاهرة.";

fn bytes(encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(TEXT).0.into_owned()
}

fn decoded(bytes: &[u8], declared: Option<&str>) -> (String, &'static str, Basis) {
    let decoded = decode(bytes, declared);
    (decoded.text.into_owned(), decoded.charset, decoded.basis)
}

#[test]
fn utf8_is_utf8_whatever_is_declared() {
    for declared in [None, Some("windows-1256"), Some("nonsense")] {
        assert_eq!(decoded(TEXT.as_bytes(), declared), (TEXT.to_owned(), "UTF-8", Basis::Valid));
    }
    assert_eq!(decoded(format!("\u{FEFF}{TEXT}").as_bytes(), None).0, TEXT);
}

#[test]
fn arabic_charsets_declared_rightly_wrongly_and_not_at_all() {
    for (encoding, label) in [(WINDOWS_1256, "cp1256"), (ISO_8859_6, "arabic")] {
        let bytes = bytes(encoding);
        assert_eq!(decoded(&bytes, Some(label)), (TEXT.to_owned(), encoding.name(), Basis::Declared));
        for wrong in [None, Some("utf-8"), Some("iso-8859-1"), Some("windows-1252"), Some("x")] {
            assert_eq!(
                decoded(&bytes, wrong),
                (TEXT.to_owned(), encoding.name(), Basis::Detected),
                "{wrong:?}"
            );
        }
    }
}

#[test]
fn a_headline_is_enough() {
    let (bytes, _, _) = WINDOWS_1256.encode("الرئيس المصري يستقبل وزير الخارجية");
    assert_eq!(decode(&bytes, None).charset, "windows-1256");
}

#[test]
fn two_bytes_a_letter_with_and_without_a_mark() {
    let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(decoded(&little, None), (TEXT.to_owned(), "UTF-16LE", Basis::Detected));
    assert_eq!(decoded(&big, None), (TEXT.to_owned(), "UTF-16BE", Basis::Detected));
    let marked = [&b"\xFF\xFE"[..], &little].concat();
    assert_eq!(decoded(&marked, None), (TEXT.to_owned(), "UTF-16LE", Basis::Mark));
}

#[test]
fn utf8_with_a_broken_byte_stays_utf8() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 2);
    bytes.push(0xD8);
    let found = decode(&bytes, Some("windows-1256"));
    assert_eq!((found.charset, found.replaced), ("UTF-8", 2));
    assert_eq!(found.text.chars().take(40).collect::<String>(), TEXT.chars().take(40).collect::<String>());
}

#[test]
fn latin_stays_latin() {
    let french = "Le général a été reçu à Genève par le président, déclare une source diplomatique élevée.";
    let (bytes, _, _) = WINDOWS_1252.encode(french);
    assert_eq!(decoded(&bytes, Some("iso-8859-1")), (french.to_owned(), "windows-1252", Basis::Declared));
    assert_eq!(decode(&bytes, None).text, french);
}

#[test]
fn what_was_misread_before_is_mended() {
    let misread = WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes()).0.into_owned();
    let found = decode(misread.as_bytes(), None);
    assert_eq!((found.text.as_ref(), found.mended, found.charset), (TEXT, true, "UTF-8"));
}

#[test]
fn declarations_in_pages_and_headers() {
    let declared = |text: &str| declared_in(text.as_bytes());
    assert_eq!(declared("<html><META charset='Windows-1256'>").as_deref(), Some("windows-1256"));
    assert_eq!(
        declared("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-6\" />").as_deref(),
        Some("iso-8859-6")
    );
    assert_eq!(declared("<?xml version='1.0' encoding=\"UTF-8\"?><rss>").as_deref(), Some("utf-8"));
    assert_eq!(declared("<meta name=x><p>charset=y"), None);
    assert_eq!(of_content_type("text/html; Charset=Windows-1256").as_deref(), Some("windows-1256"));
    assert_eq!(of_content_type("text/html"), None);
}
