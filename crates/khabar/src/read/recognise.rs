//! What a stream holds, told by how it begins and not by its name.

use super::{BYTE_ORDER_MARK, Columns, charset, page};
use std::io::{self, BufRead, Cursor, Read};

/// The form of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    /// A JSON object a line.
    Lines,
    /// A page of the web.
    Page,
    /// Plain text, the default; whether Arabic letters are among its first.
    Text {
        is_arabic: bool,
    },
    /// Something that holds no articles.
    Other(&'static str),
}

/// So many bytes at most are looked at.
const LOOKED_AT: usize = 16 << 10;

/// Where a line ends within so many bytes, a slow pipe is not waited for.
const ENOUGH: usize = 1 << 10;

/// What the stream holds; the stream is given back with all its bytes.
pub(super) fn recognise(
    mut reader: Box<dyn BufRead>,
    columns: &Columns,
) -> io::Result<(Kind, Box<dyn BufRead>)> {
    let mut start = Vec::new();
    loop {
        let chunk = reader.fill_buf()?;
        let taken = chunk.len().min(LOOKED_AT - start.len());
        start.extend_from_slice(&chunk[..taken]);
        reader.consume(taken);
        let is_enough = start.len() >= ENOUGH && start.contains(&b'\n');
        if taken == 0 || start.len() >= LOOKED_AT || is_enough {
            break;
        }
    }
    let kind = kind(&start, columns);
    Ok((kind, Box::new(Cursor::new(start).chain(reader))))
}

/// Files whose first bytes say what they are, and that are no text.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"BZh", "a bzip2 file"),
    (b"\xFD7zXZ", "an xz file"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7FELF", "a program"),
];

fn kind(start: &[u8], _columns: &Columns) -> Kind {
    if start.starts_with(b"\x1F\x8B") {
        return Kind::Gzip;
    }
    // a skippable frame may come before the first of Zstandard
    if start.starts_with(b"\x28\xB5\x2F\xFD")
        || (start.len() > 4 && start[0] & 0xF0 == 0x50 && start[1..4] == *b"\x2A\x4D\x18")
    {
        return Kind::Zstd;
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Kind::Other(name);
    }
    let is_wide = charset::is_utf16(start);
    if !is_wide && start.contains(&0) {
        return Kind::Other("a file of bytes that are no text");
    }
    let text = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start).trim_ascii_start();
    if text.starts_with(b"{") {
        return Kind::Lines;
    }
    if page::is_page(text) {
        return Kind::Page;
    }
    Kind::Text { is_arabic: is_wide || has_arabic(start) }
}

/// Whether the bytes begin letters of the Arabic block in UTF-8.
fn has_arabic(start: &[u8]) -> bool {
    String::from_utf8_lossy(start).chars().any(arabic::letters::is_arabic_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        let cases: [(&[u8], Kind); 10] = [
            (b"\n<!DOCTYPE html><html>", Kind::Page),
            ("\u{FEFF}\n {\"text\": \"\"}".as_bytes(), Kind::Lines),
            ("قال {الوزير}".as_bytes(), Kind::Text { is_arabic: true }),
            (b"", Kind::Text { is_arabic: false }),
            (b"# Notes", Kind::Text { is_arabic: false }),
            (b"%PDF-1.7", Kind::Other("a PDF file")),
            (b"a\0b", Kind::Other("a file of bytes that are no text")),
            (b"\x1F\x8B\x08", Kind::Gzip),
            (b"\x28\xB5\x2F\xFD\0", Kind::Zstd),
            (b"\x50\x2A\x4D\x18\x04", Kind::Zstd),
        ];
        for (start, expected) in cases {
            assert_eq!(kind(start, &Columns::default()), expected, "{start:?}");
        }
    }

    #[test]
    fn the_stream_is_given_back_whole() {
        let text = "{}\n".repeat(LOOKED_AT);
        let (_, mut reader) =
            recognise(Box::new(Cursor::new(text.clone())), &Columns::default()).expect("no I/O");
        let mut read = String::new();
        reader.read_to_string(&mut read).expect("no I/O");
        assert!(read == text);
    }
}
