//! JSON lines: an article a line, never more than one line in memory.

use super::steps::Steps;
use super::{BYTE_ORDER_MARK, Columns, Document, Form, Input, Known, LIMIT, Raw, fields, lines, text_of};
use crate::problem::{Place, Problem, Reason};
use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// The lines of a file.
pub(super) struct Lines<R> {
    reader: R,
    file: Place,
    id: String,
    charset: Option<String>,
    /// The line being read, counted from 1.
    number: u64,
    /// Where the next one begins in the file.
    offset: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(reader: R, file: Place, id: String, charset: Option<String>) -> Self {
        Self { reader, file, id, charset, number: 0, offset: 0 }
    }
}

impl<R: BufRead> Steps for Lines<R> {
    /// The next line that is not blank.
    fn step(&mut self) -> io::Result<Option<Raw>> {
        loop {
            let mut bytes = Vec::new();
            let (read, cut) = lines::read(&mut self.reader, &mut bytes, LIMIT)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            let mut place = Place { line: Some(self.number), offset: Some(self.offset), ..self.file.clone() };
            self.offset += read;
            if cut {
                return Ok(Some(Err(Problem { place, reason: Reason::TooLong { limit: LIMIT } })));
            }
            if place.offset == Some(0) && bytes.starts_with(BYTE_ORDER_MARK) {
                bytes.drain(..BYTE_ORDER_MARK.len());
                place.offset = Some(BYTE_ORDER_MARK.len() as u64);
            }
            while bytes.last().is_some_and(u8::is_ascii_whitespace) {
                bytes.pop();
            }
            if !bytes.is_empty() {
                let id = format!("{}:{}", self.id, self.number);
                let known = Known { charset: self.charset.clone(), ..Known::default() };
                return Ok(Some(Ok((place, Document { id, form: Form::Object, bytes, known }))));
            }
        }
    }

    fn place(&self) -> Place {
        self.file.at(self.offset)
    }
}

/// The article of a JSON object.
pub(super) fn article(document: Document, place: Place, columns: &Columns) -> Result<Input, Reason> {
    let text = text_of(document.bytes, place.offset.unwrap_or(0), document.known.charset.as_deref())?;
    fields::article(object(&text)?, document.id, place, columns)
}

fn object(line: &str) -> Result<Map<String, Value>, Reason> {
    match serde_json::from_str(line) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => Err(Reason::NotAnObject(fields::type_of(&other))),
        Err(error) => {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Reason::NotJson { byte: error.column(), what })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps::Stream;
    use super::super::{Options, article};
    use super::*;
    use jiff::civil::{Date, date};

    type Item = Result<Box<Input>, Problem>;

    fn read(text: impl AsRef<[u8]>, published: Option<Date>) -> Vec<Item> {
        let options = Options { published, ..Options::default() };
        let lines = Lines::new(text.as_ref(), Place::file("f.jsonl"), "f.jsonl".to_owned(), None);
        let lines = Stream::new(lines, Some(Reason::Empty));
        lines.map(|raw| raw.and_then(|(place, document)| article(place, document, &options))).collect()
    }

    fn reason(item: &Item) -> (Option<u64>, &Reason) {
        let problem = item.as_ref().expect_err("a problem");
        (problem.place.line, &problem.reason)
    }

    #[test]
    fn all_keys_and_none() {
        let items = read(
            "\u{FEFF}{\"id\": 7, \"url\": \"u\", \"source\": \"s\", \"title\": \"ع\", \"published\": \"2020-01-02T03:04Z\", \
             \"text\": \"ن\", \"author\": \"a\"}\n\n  \n{\"text\": \"ن\"}",
            Some(date(2021, 1, 1)),
        );
        let [Ok(full), Ok(bare)] = &items[..] else { panic!("{items:?}") };
        assert_eq!((full.article.id.as_str(), full.article.text.as_str()), ("7", "ع\nن"));
        assert_eq!((full.article.published, full.dated_by_option), (Some(date(2020, 1, 2)), false));
        assert_eq!(full.further["author"], "a");
        assert_eq!(bare.article.id, "f.jsonl:4");
        assert_eq!((bare.article.published, bare.dated_by_option), (Some(date(2021, 1, 1)), true));
    }

    #[test]
    fn the_hash_is_that_of_the_line_without_its_break() {
        let hash = |text| read(text, None)[0].as_ref().expect("an article").article.source_sha256.clone();
        // printf '{"text": "a"}' | sha256sum
        let expected = "fcf7579b2db13f7ef57cfc1b2f6f843f23c06770f6b52d835a4048bffe39c32b";
        assert_eq!(hash("{\"text\": \"a\"}").as_deref(), Some(expected));
        assert_eq!(hash("{\"text\": \"a\"}\r\n").as_deref(), Some(expected));
    }

    #[test]
    fn each_bad_line_is_told_and_the_rest_is_read() {
        let mut text = Vec::new();
        for line in [
            &b"{\"text\": \"\xC7\"}"[..],
            b"{\"text\": ",
            b"[]",
            b"{}",
            b"{\"text\": 5}",
            b"{\"text\": \" \"}",
        ] {
            text.extend_from_slice(line);
            text.push(b'\n');
        }
        text.extend_from_slice(
            "{\"text\": \"ن\", \"published\": \"2020-13-01\"}\n{\"text\": \"ن\"}\n".as_bytes(),
        );
        let items = read(text, None);
        assert_eq!(reason(&items[0]), (Some(1), &Reason::NotUtf8 { offset: 10 }));
        assert!(matches!(reason(&items[1]), (Some(2), Reason::NotJson { byte: 8, .. })), "{:?}", items[1]);
        assert_eq!(reason(&items[2]), (Some(3), &Reason::NotAnObject("a list")));
        assert_eq!(reason(&items[3]), (Some(4), &Reason::MissingKey("text".into())));
        assert!(matches!(reason(&items[4]), (Some(5), Reason::WrongType { .. })));
        assert_eq!(reason(&items[5]), (Some(6), &Reason::Empty));
        assert_eq!(reason(&items[6]), (Some(7), &Reason::NotADate("2020-13-01".to_owned())));
        assert!(items[7].is_ok() && items.len() == 8);
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let mut text = vec![b'x'; LIMIT + 5];
        text.extend_from_slice("\n{\"text\": \"ن\"}".as_bytes());
        let items = read(text, None);
        assert_eq!(reason(&items[0]), (Some(1), &Reason::TooLong { limit: LIMIT }));
        assert!(items[1].is_ok());
    }

    #[test]
    fn a_file_of_blank_lines_is_empty() {
        assert_eq!(reason(&read("\n \n", None)[0]), (None, &Reason::Empty));
    }
}
