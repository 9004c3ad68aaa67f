//! Plain text: one article a file.

use super::{Document, Form, Input, Raw, charset};
use crate::problem::{Place, Problem, Reason};
use coder::Article;
use sha2::{Digest, Sha256};
use std::io::{self, Read};

/// The most bytes of a file of plain text.
const LONGEST: u64 = 64 << 20;

/// So much of it is held: several times what is coded.
const HELD: u64 = 2 << 20;

/// The one document of a text file.
pub(super) fn read(reader: impl Read, place: Place, id: String) -> Raw {
    match held(reader) {
        Ok((bytes, form)) => Ok((place, Document { id, form, bytes, ..Document::default() })),
        Err(reason) => Err(Problem { place, reason }),
    }
}

/// The beginning of the file, all of it where that is all; the rest is hashed and let go.
fn held(mut reader: impl Read) -> Result<(Vec<u8>, Form), Reason> {
    let from_io = |error: io::Error| Reason::from_io(&error);
    let mut bytes = Vec::new();
    reader.by_ref().take(HELD).read_to_end(&mut bytes).map_err(from_io)?;
    let mut hash = Sha256::new_with_prefix(&bytes);
    let (mut all, mut rest) = (bytes.len() as u64, vec![0; 1 << 16]);
    while all >= HELD {
        let read = match reader.read(&mut rest) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(from_io)?,
        };
        if read == 0 {
            break;
        }
        all += read as u64;
        if all > LONGEST {
            return Err(Reason::TooLong { limit: LONGEST as usize });
        }
        hash.update(&rest[..read]);
    }
    let form = if all > HELD { Form::Beginning(hash.finalize().into()) } else { Form::Text };
    Ok((bytes, form))
}

/// The article of a text. A byte-order mark is not part of it.
pub(super) fn article(document: Document, place: Place) -> Result<Input, Reason> {
    let mut bytes = document.bytes;
    if matches!(document.form, Form::Beginning(_)) {
        whole_characters(&mut bytes);
    }
    let decoded = charset::decode(&bytes, document.known.charset.as_deref());
    if !decoded.is_sure() {
        let offset = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len) as u64;
        return Err(Reason::NotUtf8 { offset });
    }
    if decoded.text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let article = Article::from_plain_text(document.id, &decoded.text);
    let replaced = decoded.replaced;
    Ok(Input { replaced, ..Input::new(article, place) })
}

/// Takes off the character of UTF-8 at the end that was cut in two.
fn whole_characters(bytes: &mut Vec<u8>) {
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, Reason> {
        let (place, document) =
            read(bytes, Place::file("f"), "f".to_owned()).map_err(|problem| problem.reason)?;
        article(document, place).map(|input| input.article.text)
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(text("\u{FEFF}خبر".as_bytes()), Ok("خبر".to_owned()));
    }

    #[test]
    fn the_offset_of_a_bad_byte_counts_from_the_file() {
        assert_eq!(text(&b"ab\xC0\xE1\x80"[..]), Err(Reason::NotUtf8 { offset: 2 }));
    }

    #[test]
    fn the_charsets_of_arabic() {
        let windows = b"\xC7\xE1\xCE\xC8\xD1 \xC7\xE1\xED\xE6\xE3";
        assert_eq!(
            text(&windows[..]).as_deref(),
            Ok("\u{627}\u{644}\u{62E}\u{628}\u{631} \u{627}\u{644}\u{64A}\u{648}\u{645}")
        );
        assert_eq!(text(&b"\xFF\xFE\x27\x06"[..]).as_deref(), Ok("\u{627}"));
    }

    #[test]
    fn white_space_is_empty() {
        assert_eq!(text("\u{FEFF} \n\u{A0}".as_bytes()), Err(Reason::Empty));
    }

    #[test]
    fn a_long_text_is_held_in_part_and_hashed_as_a_whole() {
        let long = "أ".repeat(HELD as usize);
        let (bytes, form) = held(format!("x{long}").as_bytes()).expect("a text");
        assert_eq!(bytes.len() as u64, HELD);
        assert_eq!(form, Form::Beginning(Sha256::digest(format!("x{long}")).into()));
        assert!(text(format!("x{long}").as_bytes()).expect("a text").ends_with('أ'));
    }

    #[test]
    fn a_text_without_end_is_given_up() {
        let reason = held(io::repeat(b'a')).expect_err("too long");
        assert_eq!(reason, Reason::TooLong { limit: LONGEST as usize });
    }
}
