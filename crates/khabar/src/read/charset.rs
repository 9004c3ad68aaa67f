//! From bytes to text: UTF-8 where the bytes are UTF-8, then the byte-order mark, then what is declared, then a guess.
//!
//! Old Arabic archives are in windows-1256 or ISO-8859-6, and often say so wrongly or not at all.

use super::mojibake;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use std::borrow::Cow;

/// How the charset is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    /// The bytes are UTF-8 throughout.
    Valid,
    /// A byte-order mark says so.
    Mark,
    /// The transport or the page says so.
    Declared,
    /// Guessed from the letters.
    Detected,
}

/// A text with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded<'b> {
    /// Without a byte-order mark.
    pub(crate) text: Cow<'b, str>,
    /// The name that the Encoding Standard gives the charset.
    pub(crate) charset: &'static str,
    pub(crate) basis: Basis,
    /// Whether text that had been read in a wrong charset before (`Ø§Ù„`) was put right.
    pub(crate) mended: bool,
    /// Characters that stand for bytes that could not be read.
    pub(crate) replaced: usize,
}

impl Decoded<'_> {
    /// Whether the charset is known, or guessed from Arabic letters. A guess of another language's is a guess.
    pub(crate) fn is_sure(&self) -> bool {
        self.basis != Basis::Detected
            || [UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1256, ISO_8859_6]
                .iter()
                .any(|known| known.name() == self.charset)
    }
}

/// Decodes bytes of text or of a page. `declared` is a charset's label, from HTTP, HTML or XML.
pub(crate) fn decode<'b>(bytes: &'b [u8], declared: Option<&str>) -> Decoded<'b> {
    let (encoding, basis) = charset(bytes, declared);
    let (text, _) = match (basis, std::str::from_utf8(bytes)) {
        (Basis::Valid, Ok(text)) => (Cow::Borrowed(text.strip_prefix(MARK).unwrap_or(text)), false),
        _ => encoding.decode_with_bom_removal(bytes),
    };
    let mended = mojibake::mend(&text);
    let is_mended = mended.is_some();
    let text = mended.map_or(text, Cow::Owned);
    let replaced = match basis {
        Basis::Valid => 0,
        _ => text.matches(char::REPLACEMENT_CHARACTER).count(),
    };
    Decoded { text, charset: encoding.name(), basis, mended: is_mended, replaced }
}

const MARK: char = '\u{FEFF}';

fn charset(bytes: &[u8], declared: Option<&str>) -> (&'static Encoding, Basis) {
    if let Some(wide) = unmarked_utf16(bytes) {
        return (wide, Basis::Detected);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, Basis::Valid);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, Basis::Mark);
    }
    if is_broken_utf8(bytes) {
        return (UTF_8, Basis::Detected);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match declared.filter(|encoding| is_borne_out(encoding, bytes)) {
        Some(encoding) => (encoding, Basis::Declared),
        None => (detected(bytes), Basis::Detected),
    }
}

/// Whether the bytes are UTF-8 but for a few: a page that was cut within a letter, or patched together. In other charsets
/// of Arabic hardly any two bytes happen to be UTF-8.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    const WELL: usize = 20;
    let (mut well, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        well += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    well > broken * WELL
}

/// Whether what is declared makes sense of the bytes: without errors, and not accented Latin where a guess finds Arabic.
fn is_borne_out(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding == UTF_8 || encoding == UTF_16LE || encoding == UTF_16BE {
        // the bytes are not UTF-8, and pages in two bytes a letter could not declare it in one
        return false;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (text, had_errors) = encoding.decode_without_bom_handling(sample);
    let is_arabic = || share(&text) > 50;
    !had_errors && (is_arabic() || !is_arabic_charset(detected(bytes)))
}

/// Bytes looked at for a guess.
const SAMPLE: usize = 64 << 10;

fn detected(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if is_arabic_charset(guess) {
        return guess;
    }
    // a title and a date are too little for the detector: Arabic where nearly all letters beyond ASCII come out so
    let best =
        [WINDOWS_1256, ISO_8859_6].into_iter().map(|e| (words(&e.decode_without_bom_handling(sample).0), e));
    best.max_by_key(|(words, _)| *words)
        .filter(|(words, _)| *words > 0)
        .map_or(guess, |(_, encoding)| encoding)
}

fn is_arabic_charset(encoding: &'static Encoding) -> bool {
    encoding == WINDOWS_1256 || encoding == ISO_8859_6
}

/// Of the letters beyond ASCII, how many in a hundred are Arabic.
fn share(text: &str) -> usize {
    let (mut letters, mut arabic) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()) {
        letters += 1;
        arabic += usize::from(arabic::letters::is_arabic_letter(c));
    }
    (arabic * 100).checked_div(letters).unwrap_or(0)
}

/// Words with the Arabic article, in a text whose letters beyond ASCII are nearly all Arabic: in any other reading of the
/// bytes there are none.
fn words(text: &str) -> usize {
    const ARTICLE: &str = "\u{0627}\u{0644}";
    if share(text) < 90 {
        return 0;
    }
    text.split_whitespace().filter(|word| word.starts_with(ARTICLE) && word.chars().count() > 4).count()
}

/// Text of two bytes a letter without a mark: Arabic letters and spaces are in the blocks 06 and 00, at every other byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const LEAST: usize = 16;
    let sample = &bytes[..bytes.len().min(1 << 10)];
    if sample.len() < LEAST || Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let of_block =
        |at: usize| sample.iter().skip(at).step_by(2).filter(|byte| matches!(byte, 0 | 6)).count() * 2;
    let most = sample.len() * 9 / 10;
    if of_block(1) > most {
        Some(UTF_16LE)
    } else if of_block(0) > most {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The charset that a page or XML file declares in its first bytes: `<meta charset=...>`, `<?xml encoding=...?>`.
pub(crate) fn declared_in(bytes: &[u8]) -> Option<String> {
    let start: String =
        bytes[..bytes.len().min(4 << 10)].iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let xml = start.trim_start().starts_with("<?xml").then(|| start.find("?>")).flatten();
    let of_xml = xml.and_then(|end| value(&start[..end], "encoding"));
    of_xml.or_else(|| {
        let metas = start.split("<meta").skip(1);
        metas.filter_map(|meta| value(meta.split('>').next().unwrap_or_default(), "charset")).next()
    })
}

/// Whether bytes begin as text of two bytes a letter does, with or without a mark.
pub(crate) fn is_utf16(start: &[u8]) -> bool {
    let marked = Encoding::for_bom(start).is_some_and(|(encoding, _)| encoding != UTF_8);
    marked || unmarked_utf16(start).is_some()
}

/// The charset of `Content-Type: text/html; charset=windows-1256`.
pub(crate) fn of_content_type(value_of_header: &str) -> Option<String> {
    value(&value_of_header.to_ascii_lowercase(), "charset")
}

fn value(text: &str, key: &str) -> Option<String> {
    let after = text[text.find(key)? + key.len()..].trim_start().strip_prefix('=')?;
    let after = after.trim_start().trim_start_matches(['"', '\'']);
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')));
    let label = &after[..end.unwrap_or(after.len())];
    (!label.is_empty() && label.len() <= 40).then(|| label.to_owned())
}

#[cfg(test)]
#[path = "charset_tests.rs"]
mod tests;
