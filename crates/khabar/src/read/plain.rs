//! Plain text: one article a file.

use super::{BYTE_ORDER_MARK, Input, Item, LIMIT, utf8};
use crate::problem::{Place, Problem, Reason};
use coder::Article;
use jiff::civil::Date;
use serde_json::Map;
use std::io::Read;

/// Reads the one article of a text file. A byte-order mark is not part of its text.
pub(super) fn read(reader: impl Read, place: Place, id: String, published: Option<Date>) -> Item {
    match text(reader) {
        Ok(text) => {
            let article = Article { published, ..Article::from_plain_text(id, &text) };
            Ok(Box::new(Input { article, place, dated_by_option: published.is_some(), further: Map::new() }))
        }
        Err(reason) => Err(Problem { place, reason }),
    }
}

fn text(reader: impl Read) -> Result<String, Reason> {
    let mut bytes = Vec::new();
    reader.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|error| Reason::from_io(&error))?;
    if bytes.len() > LIMIT {
        return Err(Reason::TooLong { limit: LIMIT });
    }
    let mut text = utf8(bytes, 0)?;
    if text.as_bytes().starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    if text.trim().is_empty() { Err(Reason::Empty) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(text("\u{FEFF}خبر".as_bytes()), Ok("خبر".to_owned()));
    }

    #[test]
    fn the_offset_of_a_bad_byte_counts_from_the_file() {
        assert_eq!(text(&b"ab\xC7\xE1"[..]), Err(Reason::NotUtf8 { offset: 2, utf16: false }));
        assert_eq!(text(&b"\xFF\xFE\x27\x06"[..]), Err(Reason::NotUtf8 { offset: 0, utf16: true }));
    }

    #[test]
    fn white_space_is_empty() {
        assert_eq!(text("\u{FEFF} \n\u{A0}".as_bytes()), Err(Reason::Empty));
    }
}
