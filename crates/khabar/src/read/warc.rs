//! Web archives (ISO 28500): the pages among the records of a WARC file, one at a time.
//!
//! Records of pages that were found (`response`), of files (`resource`) and of extracted text (`conversion`) hold articles;
//! requests, redirects, pictures and the like are passed over. The day on which a page was fetched bounds its own.

use super::http::{HEAD, Response, value};
use super::steps::Steps;
use super::{BYTE_ORDER_MARK, Document, Form, Known, LIMIT, Raw, charset, lines, parse_date};
use crate::problem::{Place, Problem, Reason};
use std::io::{self, BufRead, Read};

/// The records of a file.
pub(super) struct Records<R> {
    reader: R,
    file: Place,
    id: String,
    /// Where the next byte stands in the unpacked file.
    offset: u64,
    /// A version line that was read while looking for it.
    version: bool,
}

/// What a record came to.
type Step = Result<Option<Document>, Reason>;

impl<R: BufRead> Records<R> {
    pub(super) const fn new(reader: R, file: Place, id: String) -> Self {
        Self { reader, file, id, offset: 0, version: false }
    }

    /// Goes behind the next version line; what stands before it, blank lines apart, is a problem. `None` at the end.
    fn begin(&mut self) -> io::Result<Option<Result<u64, Reason>>> {
        let mut line = Vec::new();
        let mut lost = false;
        loop {
            let start = self.offset;
            let (read, cut) = lines::read(&mut self.reader, &mut line, HEAD)?;
            if read == 0 {
                return Ok(lost.then_some(Err(Reason::Damaged(GAP.to_owned()))));
            }
            self.offset += read;
            let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line);
            if line.starts_with(b"WARC/") {
                self.version = lost;
                return Ok(Some(if lost { Err(Reason::Damaged(GAP.to_owned())) } else { Ok(start) }));
            }
            lost |= cut || !line.trim_ascii().is_empty();
        }
    }

    /// The head of a record, up to the empty line.
    fn head(&mut self) -> io::Result<Result<Vec<u8>, Reason>> {
        let (mut head, mut line) = (Vec::new(), Vec::new());
        loop {
            let (read, cut) = lines::read(&mut self.reader, &mut line, HEAD)?;
            self.offset += read;
            if read == 0 {
                return Ok(Err(Reason::CutOff));
            }
            if cut || head.len() + line.len() > HEAD {
                return Ok(Err(Reason::LongHead { limit: HEAD }));
            }
            if line.trim_ascii().is_empty() {
                return Ok(Ok(head));
            }
            head.extend_from_slice(&line);
        }
    }

    /// The record behind a head.
    fn record(&mut self, head: &[u8], start: u64) -> io::Result<Step> {
        let Some(length) = value(head, "content-length").and_then(|length| length.parse().ok()) else {
            return Ok(Err(Reason::Damaged("a record without a length".to_owned())));
        };
        let end = self.offset.saturating_add(length);
        let step = self.document(head, length, start)?;
        let rest = end.saturating_sub(self.offset);
        let is_whole = self.skip(rest)? == rest;
        Ok(if is_whole || step.is_err() { step } else { Err(Reason::CutOff) })
    }

    fn document(&mut self, head: &[u8], length: u64, start: u64) -> io::Result<Step> {
        let (kind, type_) =
            (value(head, "warc-type").unwrap_or_default(), value(head, "content-type").unwrap_or_default());
        let form = match kind {
            "response" => Form::Response,
            "resource" if type_.starts_with("text/html") => Form::Page,
            "conversion" | "resource" if type_.starts_with("text/plain") => Form::Text,
            _ => return Ok(Ok(None)),
        };
        let mut bytes = Vec::new();
        self.read(&mut bytes, length.min(HEAD as u64))?;
        if form == Form::Response {
            match Response::of(&bytes) {
                Some(response) if response.is_page() => {}
                None if bytes.len() >= HEAD => return Ok(Err(Reason::LongHead { limit: HEAD })),
                _ => return Ok(Ok(None)),
            }
        }
        if length > LIMIT as u64 {
            return Ok(Err(Reason::TooLong { limit: LIMIT }));
        }
        let rest = length - bytes.len() as u64;
        self.read(&mut bytes, rest)?;
        if (bytes.len() as u64) < length {
            return Ok(Err(Reason::CutOff));
        }
        let mut known = known(head);
        if form != Form::Response {
            known.charset = charset::of_content_type(type_);
        }
        Ok(Ok(Some(Document { id: self.id(head, start), form, bytes, known })))
    }

    fn read(&mut self, bytes: &mut Vec<u8>, length: u64) -> io::Result<()> {
        let read = Read::take(&mut self.reader, length).read_to_end(bytes)?;
        self.offset += read as u64;
        Ok(())
    }

    /// Passes so many bytes; how many there were.
    fn skip(&mut self, length: u64) -> io::Result<u64> {
        let mut left = length;
        while left > 0 {
            let there = self.reader.fill_buf()?.len();
            if there == 0 {
                break;
            }
            let passed = there.min(usize::try_from(left).unwrap_or(usize::MAX));
            self.reader.consume(passed);
            left -= passed as u64;
        }
        self.offset += length - left;
        Ok(length - left)
    }

    /// The record's own id, or where it stands.
    fn id(&self, head: &[u8], start: u64) -> String {
        let own = value(head, "warc-record-id").map(|id| id.trim_matches(['<', '>']));
        let own = own.map(|id| id.strip_prefix("urn:uuid:").unwrap_or(id)).filter(|id| !id.is_empty());
        own.map_or_else(|| format!("{}:{start}", self.id), str::to_owned)
    }

    fn begin_or_go_on(&mut self) -> io::Result<Option<Result<u64, Reason>>> {
        if std::mem::take(&mut self.version) { Ok(Some(Ok(self.offset))) } else { self.begin() }
    }

    fn problem(&self, offset: u64, reason: Reason) -> Problem {
        Problem { place: self.file.at(offset), reason }
    }
}

/// What is said where a record does not begin as one.
const GAP: &str = "something between the records, as where the length of one is wrong";

fn known(head: &[u8]) -> Known {
    Known {
        url: value(head, "warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned()),
        fetched: value(head, "warc-date").and_then(parse_date),
        charset: None,
    }
}

impl<R: BufRead> Steps for Records<R> {
    /// The next record that holds a document.
    fn step(&mut self) -> io::Result<Option<Raw>> {
        loop {
            let start = match self.begin_or_go_on()? {
                None => return Ok(None),
                Some(Ok(start)) => start,
                Some(Err(reason)) => return Ok(Some(Err(self.problem(self.offset, reason)))),
            };
            let step = match self.head()? {
                Ok(head) => self.record(&head, start)?,
                Err(reason) => Err(reason),
            };
            match step {
                Ok(None) => {}
                Ok(Some(document)) => return Ok(Some(Ok((self.file.at(start), document)))),
                Err(reason) => return Ok(Some(Err(self.problem(start, reason)))),
            }
        }
    }

    fn place(&self) -> Place {
        self.file.at(self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps::Stream;
    use super::*;

    const PAGE: &str = "<html><p>text</p></html>";

    /// A record with a length that may be wrong.
    fn record(kind: &str, type_: &str, body: &str, length: usize) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}-1>\r\nWARC-Date: 2019-08-31T21:59:59Z\r\n\
             WARC-Target-URI: https://news.example/{kind}\r\nContent-Type: {type_}\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
        )
    }

    fn whole(kind: &str, type_: &str, body: &str) -> String {
        record(kind, type_, body, body.len())
    }

    fn response(head: &str, body: &str) -> String {
        whole("response", "application/http; msgtype=response", &format!("HTTP/1.1 {head}\r\n\r\n{body}"))
    }

    fn page() -> String {
        response("200 OK\r\nContent-Type: text/html", PAGE)
    }

    fn read(archive: &str) -> Vec<Raw> {
        let records = Records::new(archive.as_bytes(), Place::file("f"), "f".to_owned());
        Stream::new(records, Some(Reason::NoPages)).collect()
    }

    fn problems(archive: &str) -> Vec<(Option<u64>, Reason)> {
        read(archive).into_iter().filter_map(Result::err).map(|p| (p.place.offset, p.reason)).collect()
    }

    #[test]
    fn pages_and_texts_among_other_records() {
        let archive = [
            whole("warcinfo", "application/warc-fields", "software: x"),
            whole("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
            page(),
            response("404 Not Found\r\nContent-Type: text/html", PAGE),
            response("200 OK\r\nContent-Type: image/png", "PNG"),
            whole("resource", "text/html", PAGE),
            whole("conversion", "text/plain", "text"),
            whole("metadata", "text/plain", "text"),
        ];
        let documents: Vec<_> =
            read(&archive.concat()).into_iter().map(|raw| raw.expect("a document")).collect();
        let forms: Vec<_> = documents.iter().map(|(_, document)| &document.form).collect();
        assert_eq!(forms, [&Form::Response, &Form::Page, &Form::Text]);
        let (place, document) = &documents[0];
        assert_eq!(place.offset, Some((archive[0].len() + archive[1].len()) as u64));
        assert_eq!(document.id, "response-1");
        assert_eq!(document.known.url.as_deref(), Some("https://news.example/response"));
        assert_eq!(document.known.fetched, Some(jiff::civil::date(2019, 8, 31)));
    }

    #[test]
    fn a_wrong_length_costs_its_record_and_the_next_is_found() {
        let short = record("response", "application/http", &format!("HTTP/1.1 200 OK\r\n\r\n{PAGE}"), 30);
        let read = read(&(page() + &short + &page() + &page()));
        let found: Vec<_> = read.iter().map(|raw| raw.as_ref().map(|_| ()).map_err(|p| &p.reason)).collect();
        let gap = Reason::Damaged(GAP.to_owned());
        // the one that was cut short is still a page
        assert_eq!(found, [Ok(()), Ok(()), Err(&gap), Ok(()), Ok(())]);
    }

    #[test]
    fn lengths_that_are_missing_or_beyond_the_end() {
        let without = page().replace("Content-Length", "Content-Size");
        assert_eq!(problems(&without)[0], (Some(0), Reason::Damaged("a record without a length".to_owned())));
        let long = record("response", "application/http", "HTTP/1.1 200 OK\r\n\r\n", 9999);
        assert_eq!(problems(&long), [(Some(0), Reason::CutOff)]);
        let endless = page().replace("Content-Length: ", "Content-Length: 99999999999");
        assert_eq!(problems(&endless), [(Some(0), Reason::TooLong { limit: LIMIT })]);
        let negative = page().replace("Content-Length: ", "Content-Length: -");
        assert!(matches!(problems(&negative)[0].1, Reason::Damaged(_)));
        assert_eq!(problems("WARC/1.0\r\nContent-Length: 5"), [(Some(0), Reason::CutOff)]);
    }

    #[test]
    fn heads_without_end() {
        let bomb = format!("WARC/1.0\r\n{}", "X-Field: value\r\n".repeat(HEAD));
        assert_eq!(problems(&(bomb + "\r\n" + &page()))[0], (Some(0), Reason::LongHead { limit: HEAD }));
        let bomb = format!("200 OK\r\n{}", "X-Field: value\r\n".repeat(HEAD));
        let read = read(&(response(&bomb, PAGE) + &page()));
        assert_eq!(read[0].as_ref().expect_err("a bomb").reason, Reason::LongHead { limit: HEAD });
        assert!(read[1].is_ok() && read.len() == 2);
    }

    #[test]
    fn records_that_are_too_long_are_passed_by() {
        let long = response("200 OK\r\nContent-Type: text/html", &"x".repeat(LIMIT));
        let picture = response("200 OK\r\nContent-Type: image/png", &"x".repeat(LIMIT));
        let read = read(&(long + &picture + &page()));
        assert_eq!(read[0].as_ref().expect_err("long").reason, Reason::TooLong { limit: LIMIT });
        assert!(read[1].is_ok() && read.len() == 2);
    }

    #[test]
    fn an_archive_without_pages_is_told() {
        assert_eq!(
            problems(&whole("warcinfo", "application/warc-fields", "software: x")),
            [(None, Reason::NoPages)]
        );
    }
}
