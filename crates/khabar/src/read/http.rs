//! A page as it came over HTTP: head, chunks, and what it was packed with.

use super::{Document, Form, LIMIT, charset};
use crate::problem::Reason;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// The most bytes of the head of a record or a response.
pub(super) const HEAD: usize = 64 << 10;

/// A field of a head.
pub(super) type Header<'b> = (&'b str, &'b str);

/// The fields of a head, in their order; lines that are none are passed over.
pub(super) fn headers(lines: &[u8]) -> impl Iterator<Item = Header<'_>> {
    let lines = lines.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.trim(), value.trim()))
}

/// The value of the first field of that name.
pub(super) fn value<'b>(lines: &'b [u8], name: &str) -> Option<&'b str> {
    headers(lines).find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// A response, cut into its head and its body.
pub(super) struct Response<'b> {
    pub(super) status: u16,
    head: &'b [u8],
    pub(super) body: &'b [u8],
}

impl<'b> Response<'b> {
    /// Cuts a response; `None` where its head has no end.
    pub(super) fn of(bytes: &'b [u8]) -> Option<Self> {
        let body = end_of_head(bytes)?;
        let (head, body) = bytes.split_at(body);
        let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = String::from_utf8_lossy(line);
        let status = line.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Some(Self { status, head, body })
    }

    pub(super) fn content_type(&self) -> Option<&'b str> {
        value(self.head, "content-type")
    }

    /// Whether it is a web page that was found.
    pub(super) fn is_page(&self) -> bool {
        let kind = self.content_type().unwrap_or("text/html").to_ascii_lowercase();
        self.status == 200 && (kind.starts_with("text/html") || kind.starts_with("application/xhtml"))
    }

    /// The body without chunks and packing. Archives often keep the fields that announce them and not the things
    /// themselves: what is not there is not taken off.
    ///
    /// # Errors
    /// A packing that is not read, or a body that is too long.
    pub(super) fn content(&self) -> Result<Vec<u8>, Reason> {
        let is = |name, what: &str| {
            value(self.head, name).is_some_and(|value| value.to_ascii_lowercase().contains(what))
        };
        let chunks = is("transfer-encoding", "chunked").then(|| without_chunks(self.body)).flatten();
        let body = chunks.unwrap_or_else(|| self.body.to_vec());
        if body.starts_with(b"\x1F\x8B") {
            return unpacked(MultiGzDecoder::new(&body[..]));
        }
        let is_open = body.trim_ascii_start().starts_with(b"<");
        if is("content-encoding", "deflate") && !is_open {
            let is_zlib = body.first().is_some_and(|byte| byte & 0x0F == 8);
            return if is_zlib {
                unpacked(ZlibDecoder::new(&body[..]))
            } else {
                unpacked(DeflateDecoder::new(&body[..]))
            };
        }
        if is("content-encoding", "br") && !is_open {
            return Err(Reason::Damaged("a page packed with Brotli, which is not unpacked".to_owned()));
        }
        Ok(body)
    }
}

/// The page of a response, with the charset that its head declares.
pub(super) fn page(mut document: Document) -> Result<Document, Reason> {
    let response = Response::of(&document.bytes).ok_or(Reason::LongHead { limit: HEAD })?;
    let declared = response.content_type().and_then(charset::of_content_type);
    let content = response.content()?;
    document.known.charset = declared.or(document.known.charset);
    Ok(Document { bytes: content, form: Form::Page, ..document })
}

/// Where the body begins: behind the first empty line.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let looked_at = &bytes[..bytes.len().min(HEAD)];
    let mut start = 0;
    for line in looked_at.split_inclusive(|byte| *byte == b'\n') {
        start += line.len();
        if line == b"\r\n" || line == b"\n" {
            return Some(start);
        }
    }
    None
}

/// The chunks put together; `None` where there are none. The last may be cut off.
fn without_chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = body.iter().take(100).position(|byte| *byte == b'\n')?;
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let Ok(size) = usize::from_str_radix(size, 16) else {
            // what follows the first chunks is no chunk: they were cut off
            return (!whole.is_empty()).then_some(whole);
        };
        body = &body[end + 1..];
        if size == 0 || body.is_empty() {
            return Some(whole);
        }
        let (chunk, rest) = body.split_at(size.min(body.len()));
        whole.extend_from_slice(chunk);
        body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if body.is_empty() {
            return Some(whole);
        }
    }
}

/// What is unpacked, up to where it is damaged or ends before its time.
pub(super) fn unpacked(reader: impl Read) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let result = reader.take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    match result {
        _ if bytes.len() > LIMIT => Err(Reason::TooLong { limit: LIMIT }),
        Err(error) if bytes.is_empty() => Err(Reason::from_io(&error)),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn content(head: &str, body: &[u8]) -> Result<Vec<u8>, Reason> {
        let bytes = [head.as_bytes(), b"\r\n", body].concat();
        Response::of(&bytes).expect("a head").content()
    }

    #[test]
    fn heads_of_all_kinds() {
        let of = |head: &'static str| {
            Response::of(head.as_bytes()).map(|r| (r.status, r.is_page(), r.body.to_vec()))
        };
        assert_eq!(
            of("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>"),
            Some((200, true, b"<p>".to_vec()))
        );
        assert_eq!(of("HTTP/2 200\ncontent-type: application/xhtml+xml\n\n"), Some((200, true, Vec::new())));
        assert_eq!(
            of("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"),
            Some((404, false, Vec::new()))
        );
        assert_eq!(of("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"), Some((200, false, Vec::new())));
        assert_eq!(of("nonsense\r\n\r\n"), Some((0, false, Vec::new())));
        assert_eq!(of("HTTP/1.1 200 OK\r\nX: y\r\n"), None);
    }

    #[test]
    fn a_head_without_end_is_none() {
        let bomb = format!("HTTP/1.1 200 OK\r\n{}", "X-Field: value\r\n".repeat(HEAD)) + "\r\n";
        assert!(Response::of(bomb.as_bytes()).is_none());
    }

    #[test]
    fn chunks_are_put_together_where_there_are_any() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";
        assert_eq!(content(head, b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), Ok(b"abcde".to_vec()));
        assert_eq!(content(head, b"3\r\nabc\r\n9\r\nde"), Ok(b"abcde".to_vec()));
        assert_eq!(content(head, b"<html>\n<p>"), Ok(b"<html>\n<p>".to_vec()));
        assert_eq!(content(head, b"ffffffffffffffff\r\nab"), Ok(b"ab".to_vec()));
    }

    #[test]
    fn packing_is_taken_off_where_there_is_any() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(b"<p>text").expect("memory");
        let gzip = gzip.finish().expect("memory");
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(b"<p>text").expect("memory");
        let zlib = zlib.finish().expect("memory");
        let head = |what| format!("HTTP/1.1 200 OK\r\nContent-Encoding: {what}\r\n");
        for (what, body) in
            [("gzip", &gzip[..]), ("gzip", b"<p>text"), ("deflate", &zlib), ("br", b"<p>text")]
        {
            assert_eq!(content(&head(what), body), Ok(b"<p>text".to_vec()), "{what}");
        }
        assert!(matches!(content(&head("br"), b"\x1B\x2A\0"), Err(Reason::Damaged(_))));
    }

    #[test]
    fn a_page_that_unpacks_to_too_much_is_refused() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(&vec![b' '; LIMIT + 1]).expect("memory");
        let body = gzip.finish().expect("memory");
        assert_eq!(content("HTTP/1.1 200 OK\r\n", &body), Err(Reason::TooLong { limit: LIMIT }));
    }
}
