//! What a stream holds, told by how it begins and not by its name.

use super::transcode::transcoded;
use super::{BYTE_ORDER_MARK, Columns, charset, json, page, table};
use encoding_rs::{Encoding, UTF_8};
use std::io::{self, BufRead, Cursor, Read};

/// The form of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Zstd,
    /// A web archive.
    Warc,
    /// RSS, RDF or Atom.
    Feed,
    /// One JSON document: a JSON Feed, or an article over many lines.
    Json,
    /// A JSON object a line.
    Lines,
    /// Rows of values with this byte between them, under a row of names.
    Table(u8),
    Parquet,
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

/// A stream that was recognised, with all its bytes.
pub(super) struct Recognised {
    pub(super) kind: Kind,
    pub(super) reader: Box<dyn BufRead>,
    /// The charset of lines and rows that are not in UTF-8, as far as the first of them show it.
    pub(super) charset: Option<String>,
}

/// What the stream holds. `declared` is the label of the charset that the transport says it is in.
pub(super) fn recognise(
    mut reader: Box<dyn BufRead>,
    columns: &Columns,
    declared: Option<&str>,
) -> io::Result<Recognised> {
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
    let (kind, encoding) = decoded_kind(&start, columns, declared);
    let reader: Box<dyn BufRead> = Box::new(Cursor::new(start).chain(reader));
    let charset = encoding.map(|encoding| encoding.name().to_owned());
    Ok(match encoding {
        // lines of a file put together from others can be in charsets of their own, a feed is in one
        Some(encoding) if matches!(kind, Kind::Feed | Kind::Json) || !encoding.is_ascii_compatible() => {
            Recognised { kind, reader: transcoded(reader, encoding), charset: None }
        }
        _ => Recognised { kind, reader, charset },
    })
}

/// The kind, and the charset where it is not UTF-8 and the stream is cut before it is decoded.
fn decoded_kind(
    start: &[u8],
    columns: &Columns,
    declared: Option<&str>,
) -> (Kind, Option<&'static Encoding>) {
    let plain = kind(start, columns);
    let is_text = matches!(plain, Kind::Text { .. } | Kind::Lines | Kind::Feed | Kind::Json | Kind::Table(_));
    // text of two bytes a letter can happen to be UTF-8, with zeros in it
    if !is_text || is_utf8(start) && !charset::is_utf16(start) {
        return (plain, None);
    }
    let declared = declared.map(str::to_owned).or_else(|| charset::declared_in(start));
    let decoded = charset::decode(start, declared.as_deref());
    let encoding = Encoding::for_label(decoded.charset.as_bytes());
    let encoding = encoding.filter(|encoding| *encoding != UTF_8 && decoded.is_sure());
    match kind(decoded.text.as_bytes(), columns) {
        // one text is decoded as a whole, by all its letters
        kind @ (Kind::Text { .. } | Kind::Page) => (kind, None),
        kind => (kind, encoding),
    }
}

/// Whether the bytes are UTF-8, but for a letter at the end that was cut.
fn is_utf8(start: &[u8]) -> bool {
    std::str::from_utf8(start).map_or_else(|error| error.error_len().is_none(), |_| true)
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

fn kind(start: &[u8], columns: &Columns) -> Kind {
    if start.starts_with(b"\x1F\x8B") {
        return Kind::Gzip;
    }
    // a skippable frame may come before the first of Zstandard
    if start.starts_with(b"\x28\xB5\x2F\xFD")
        || (start.len() > 4 && start[0] & 0xF0 == 0x50 && start[1..4] == *b"\x2A\x4D\x18")
    {
        return Kind::Zstd;
    }
    if start.starts_with(b"PAR1") {
        return Kind::Parquet;
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Kind::Other(name);
    }
    let is_wide = charset::is_utf16(start);
    if !is_wide && start.contains(&0) {
        return Kind::Other("a file of bytes that are no text");
    }
    let text = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start).trim_ascii_start();
    if text.starts_with(b"WARC/") {
        return Kind::Warc;
    }
    if text.starts_with(b"{") {
        let line = text[1..].split(|byte| *byte == b'\n').next().unwrap_or_default();
        let is_whole =
            line.trim_ascii().is_empty() || text.windows(json::MARK.len()).any(|window| window == json::MARK);
        return if is_whole && text.len() > 1 { Kind::Json } else { Kind::Lines };
    }
    if matches!(root(text), Some(b"rss" | b"feed" | b"rdf:RDF" | b"RDF")) {
        return Kind::Feed;
    }
    if page::is_page(text) {
        return Kind::Page;
    }
    if let Some(delimiter) = table::delimiter(text, columns) {
        return Kind::Table(delimiter);
    }
    Kind::Text { is_arabic: is_wide || has_arabic(start) }
}

/// The name of the first element of XML, behind declarations and comments.
fn root(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        text = text.trim_ascii_start().strip_prefix(b"<")?;
        let end = match text {
            [b'!', b'-', b'-', ..] => find(text, b"-->")? + 3,
            [b'?', ..] => find(text, b"?>")? + 2,
            // a document type may hold declarations of its own
            [b'!', ..] if find(text, b">")? > find(text, b"[").unwrap_or(usize::MAX) => {
                find(text, b"]>").map_or(text.len(), |at| at + 2)
            }
            [b'!', ..] => find(text, b">")? + 1,
            _ => {
                let end =
                    text.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
                return Some(&text[..end.unwrap_or(text.len())]);
            }
        };
        text = &text[end..];
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
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
        let cases: [(&[u8], Kind); 22] = [
            (b"WARC/1.0\r\n", Kind::Warc),
            (b"PAR1\x15\0", Kind::Parquet),
            (b"<?xml version=\"1.0\"?>\n<!-- x > y --><rss version=\"2.0\">", Kind::Feed),
            (b"<feed xmlns=\"http://www.w3.org/2005/Atom\">", Kind::Feed),
            (b"<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", Kind::Feed),
            (b"<rdf:RDF>", Kind::Feed),
            (b"<?xml version=\"1.0\"?><html><p>", Kind::Page),
            (b"{\n  \"text\": \"\"\n}", Kind::Json),
            (b"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", Kind::Json),
            (b"id,text\n1,x\n", Kind::Table(b',')),
            (b"id\ttext\n1\tx\n", Kind::Table(b'\t')),
            (b"<", Kind::Text { is_arabic: false }),
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
    fn what_is_cut_by_signs_is_read_in_its_charset() {
        let table = "id,text\n1,قال الوزير نعم للمبادرة\n";
        let wide: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (narrow, _, _) = encoding_rs::WINDOWS_1256.encode(table);
        let recognised =
            |bytes| recognise(Box::new(Cursor::new(bytes)), &Columns::default(), None).expect("no I/O");
        let mut wide = recognised([b"\xFF\xFE".to_vec(), wide].concat());
        let mut read = String::new();
        wide.reader.read_to_string(&mut read).expect("no I/O");
        assert_eq!((wide.kind, wide.charset, read.as_str()), (Kind::Table(b','), None, table));
        let narrow = recognised(narrow.into_owned());
        assert_eq!((narrow.kind, narrow.charset.as_deref()), (Kind::Table(b','), Some("windows-1256")));
    }

    #[test]
    fn the_stream_is_given_back_whole() {
        let text = "{}\n".repeat(LOOKED_AT);
        let mut recognised =
            recognise(Box::new(Cursor::new(text.clone())), &Columns::default(), None).expect("no I/O");
        let mut read = String::new();
        recognised.reader.read_to_string(&mut read).expect("no I/O");
        assert!(read == text);
    }
}
