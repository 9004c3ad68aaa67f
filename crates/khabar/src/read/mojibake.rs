//! Text that was read in a wrong charset before it came here, put right: `Ø§Ù„`, `ط§ظ„`, `Çá`.

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};
use std::borrow::Cow;

/// The text as it was meant, where it was misread; `None` where nothing shows that it was. Parts that are well stay as
/// they are, and so does what cannot be put right.
pub(crate) fn mend(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    once(text).or_else(|| twice(text))
}

/// The text as it was meant.
pub(crate) fn mended(text: &str) -> Cow<'_, str> {
    mend(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What was misread once, and what came of that once more: `Ã˜Â§`.
fn twice(text: &str) -> Option<String> {
    const LEADS: [&str; 2] = ["\u{C3}\u{2DC}", "\u{C3}\u{2122}"];
    if !LEADS.iter().any(|lead| text.contains(lead)) {
        return None;
    }
    let word = |piece: &str| {
        let word = piece.trim_end_matches(|c: char| c.is_ascii());
        let inner = bytes(word, WINDOWS_1252).and_then(|bytes| String::from_utf8(bytes).ok());
        inner.map_or_else(|| piece.to_owned(), |inner| inner + &piece[word.len()..])
    };
    once(&text.split_inclusive(|c: char| c.is_ascii()).map(word).collect::<String>())
}

fn once(text: &str) -> Option<String> {
    let in_latin = || {
        // one letter at a time is found a word of the machine at a time
        let found = |lead: char| text.matches(lead).take(LEAST).count();
        let has = ('\u{D8}'..='\u{DB}').map(found).sum::<usize>() >= LEAST;
        has.then(|| as_utf8(text, WINDOWS_1252, is_lead_in_latin)).flatten()
    };
    let in_arabic =
        || is_full_of_leads(text).then(|| as_utf8(text, WINDOWS_1256, is_lead_in_arabic)).flatten();
    in_latin().or_else(in_arabic).or_else(|| latin_for_arabic(text))
}

/// Leads that there must be.
const LEAST: usize = 3;

/// Whether more than every third letter beyond ASCII is a tah or zah; in running Arabic it is one in thirty. The beginning of
/// a text tells.
fn is_full_of_leads(text: &str) -> bool {
    const SAMPLE: usize = 2000;
    let (mut leads, mut letters) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()).take(SAMPLE) {
        letters += 1;
        leads += usize::from(is_lead_in_arabic(c));
    }
    leads >= LEAST && leads * 3 > letters
}

/// `Ø` and `Ù`, and the leads of the Persian letters: the first byte of an Arabic letter in UTF-8, read as Latin.
const fn is_lead_in_latin(c: char) -> bool {
    matches!(c, '\u{D8}'..='\u{DB}')
}

/// The same bytes read as windows-1256: tah and zah, which stand in few words.
const fn is_lead_in_arabic(c: char) -> bool {
    matches!(c, arabic::letters::TAH | arabic::letters::ZAH)
}

/// Puts right what was UTF-8 and was read as `misread`, word by word, as far as the bytes are UTF-8.
fn as_utf8(text: &str, misread: &'static Encoding, is_lead: fn(char) -> bool) -> Option<String> {
    let (mut out, mut mended) = (String::with_capacity(text.len()), 0_usize);
    for piece in text.split_inclusive(|c: char| c.is_ascii()) {
        let word = piece.trim_end_matches(|c: char| c.is_ascii());
        match meant(word, misread).filter(|_| word.contains(is_lead)) {
            Some(meant) => {
                mended += 1;
                out.push_str(&meant);
                out.push_str(&piece[word.len()..]);
            }
            None => out.push_str(piece),
        }
    }
    (mended > 0).then_some(out)
}

/// The UTF-8 of which `word` is the reading in another charset, if it is and holds Arabic.
fn meant(word: &str, misread: &'static Encoding) -> Option<String> {
    let bytes = bytes(word, misread)?;
    let text = String::from_utf8(bytes).ok()?;
    text.contains(arabic::letters::is_arabic_letter).then_some(text)
}

/// The bytes of which `text` is the reading. Latin-1 has letters where windows-1252 has none, and programs mix the two.
fn bytes(text: &str, charset: &'static Encoding) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut buffer = [0; 4];
    for c in text.chars() {
        let (encoded, _, unmappable) = charset.encode(c.encode_utf8(&mut buffer));
        match (unmappable, u8::try_from(u32::from(c))) {
            (false, _) => bytes.extend_from_slice(&encoded),
            (true, Ok(byte @ 0x80..=0x9F)) => bytes.push(byte),
            _ => return None,
        }
    }
    Some(bytes)
}

/// Puts right what was windows-1256 and was read as Latin: there is no Arabic in it, most of its letters bear accents, and
/// read anew it has words with the Arabic article.
fn latin_for_arabic(text: &str) -> Option<String> {
    const ARTICLE: &str = "\u{0627}\u{0644}";
    const SAMPLE: usize = 20_000;
    if text.chars().take(SAMPLE).any(arabic::letters::is_arabic_letter) {
        return None;
    }
    let (mut accented, mut plain) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if arabic::letters::is_arabic_letter(c) {
            return None;
        }
        accented += usize::from(!c.is_ascii());
        plain += usize::from(c.is_ascii());
    }
    if accented < 8 || accented < plain {
        return None;
    }
    let meant = WINDOWS_1256.decode_without_bom_handling(&bytes(text, WINDOWS_1252)?).0.into_owned();
    meant.split_whitespace().any(|word| word.starts_with(ARTICLE)).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "قال وزير الخارجية في القاهرة، أمس: إن 3 دول (Egypt) ترحب بالاتفاق.";

    fn misread(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn utf8_read_as_latin_or_as_windows_1256() {
        assert_eq!(misread("ال", WINDOWS_1252), "Ø§Ù„");
        for encoding in [WINDOWS_1252, WINDOWS_1256] {
            assert_eq!(mend(&misread(TEXT, encoding)).as_deref(), Some(TEXT), "{}", encoding.name());
        }
        let latin_1: String = TEXT.bytes().map(char::from).collect();
        assert_eq!(mend(&latin_1).as_deref(), Some(TEXT));
    }

    #[test]
    fn twice_misread() {
        let twice = misread(&misread(TEXT, WINDOWS_1252), WINDOWS_1252);
        assert_eq!(mend(&twice).as_deref(), Some(TEXT));
    }

    #[test]
    fn windows_1256_read_as_latin() {
        let (bytes, _, _) = WINDOWS_1256.encode(TEXT);
        let latin = WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned();
        assert_eq!(mend(&latin).as_deref(), Some(TEXT));
    }

    #[test]
    fn a_misread_title_above_a_text_that_is_well() {
        let mixed = format!("{}\n{TEXT}", misread("عنوان الخبر", WINDOWS_1252));
        assert_eq!(mend(&mixed), Some(format!("عنوان الخبر\n{TEXT}")));
    }

    #[test]
    fn what_is_well_is_left_alone() {
        for text in [
            TEXT,
            "طالب طارق طبيب ظاهر",
            "Ça a été décidé à Genève par le général",
            "Ø",
            "Åland är en ö",
            "ظلت طوابير الخبز طويلة، وطالبت النقابات بظروف أفضل",
            "",
        ] {
            assert_eq!(mend(text), None, "{text}");
        }
    }
}
