//! JSON lines: an article a line, never more than one line in memory.

use super::{BYTE_ORDER_MARK, Input, Item, LIMIT, parse_date, utf8};
use crate::problem::{Place, Problem, Reason};
use coder::Article;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};

/// The articles of a file of JSON lines.
pub(super) struct Lines<R> {
    reader: R,
    file: Place,
    id: String,
    published: Option<Date>,
    /// The line being read, counted from 1.
    number: u64,
    /// Where it begins in the file.
    offset: u64,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    /// No article and no problem yet.
    Nothing,
    Something,
    Over,
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(reader: R, file: Place, id: String, published: Option<Date>) -> Self {
        Self { reader, file, id, published, number: 0, offset: 0, state: State::Nothing }
    }

    /// The next line that is not blank; `None` at the end.
    fn line(&mut self) -> io::Result<Option<Result<String, Reason>>> {
        loop {
            let mut line = Vec::new();
            let (read, cut) = read_line(&mut self.reader, &mut line)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            let start = self.offset;
            self.offset += read;
            if cut {
                return Ok(Some(Err(Reason::TooLong { limit: LIMIT })));
            }
            if start == 0 && line.starts_with(BYTE_ORDER_MARK) {
                // a space in its place keeps the offsets of what follows
                line[..BYTE_ORDER_MARK.len()].fill(b' ');
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(utf8(line, start)));
            }
        }
    }

    fn article(&self, line: &str) -> Result<Input, Reason> {
        let mut fields = object(line)?;
        let id = id(&mut fields)?.unwrap_or_else(|| format!("{}:{}", self.id, self.number));
        let title = string(&mut fields, "title")?;
        let url = string(&mut fields, "url")?;
        let outlet = string(&mut fields, "source")?;
        let own = date(&mut fields, "published")?;
        let fetched = date(&mut fields, "fetched")?;
        let text = string(&mut fields, "text")?.ok_or(Reason::MissingKey("text"))?;
        let article = Article {
            url,
            outlet,
            published: own.or(self.published),
            fetched,
            ..Article::new(id, title.as_deref(), &text)
        };
        if article.text.trim().is_empty() {
            return Err(Reason::Empty);
        }
        let dated_by_option = own.is_none() && self.published.is_some();
        Ok(Input { article, place: self.place(), dated_by_option, further: fields })
    }

    fn place(&self) -> Place {
        Place { line: Some(self.number), ..self.file.clone() }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.state == State::Over {
            return None;
        }
        match self.line() {
            Ok(Some(line)) => {
                self.state = State::Something;
                let article = line.and_then(|line| self.article(&line));
                Some(article.map(Box::new).map_err(|reason| Problem { place: self.place(), reason }))
            }
            Ok(None) if self.state == State::Something => None,
            Ok(None) => {
                self.state = State::Over;
                Some(Err(Problem { place: self.file.clone(), reason: Reason::Empty }))
            }
            Err(error) => {
                self.state = State::Over;
                Some(Err(Problem { place: self.file.clone(), reason: Reason::from_io(&error) }))
            }
        }
    }
}

/// Reads a line into `line` and says how many bytes passed, and whether the line was too long to be kept.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<(u64, bool)> {
    let mut read = reader.by_ref().take(LIMIT as u64 + 1).read_until(b'\n', line)?;
    let cut = line.len() > LIMIT && line.last() != Some(&b'\n');
    if cut {
        *line = Vec::new();
        read += reader.skip_until(b'\n')?;
    }
    Ok((read as u64, cut))
}

fn object(line: &str) -> Result<Map<String, Value>, Reason> {
    match serde_json::from_str(line.trim_end_matches(['\n', '\r'])) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(other) => Err(Reason::NotAnObject(type_of(&other))),
        Err(error) => {
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Reason::NotJson { byte: error.column(), what })
        }
    }
}

/// Takes a key that holds a string; `null` is the same as no key.
fn string(fields: &mut Map<String, Value>, key: &'static str) -> Result<Option<String>, Reason> {
    match fields.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(Reason::WrongType { key, found: type_of(&other), wanted: "a string" }),
    }
}

/// The id: a string, or a whole number as many archives count.
fn id(fields: &mut Map<String, Value>) -> Result<Option<String>, Reason> {
    match fields.get("id") {
        Some(Value::Number(number)) if !number.is_f64() => {
            let id = number.to_string();
            fields.remove("id");
            Ok(Some(id))
        }
        _ => Ok(string(fields, "id")?.filter(|id| !id.is_empty())),
    }
}

fn date(fields: &mut Map<String, Value>, key: &'static str) -> Result<Option<Date>, Reason> {
    match string(fields, key)? {
        Some(text) if !text.trim().is_empty() => {
            parse_date(&text).map(Some).ok_or_else(|| Reason::NotADate(text.chars().take(40).collect()))
        }
        _ => Ok(None),
    }
}

const fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: impl AsRef<[u8]>, published: Option<Date>) -> Vec<Item> {
        Lines::new(text.as_ref(), Place::file("f.jsonl"), "f.jsonl".to_owned(), published).collect()
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
        assert_eq!(reason(&items[0]), (Some(1), &Reason::NotUtf8 { offset: 10, utf16: false }));
        assert!(matches!(reason(&items[1]), (Some(2), Reason::NotJson { byte: 9, .. })), "{:?}", items[1]);
        assert_eq!(reason(&items[2]), (Some(3), &Reason::NotAnObject("a list")));
        assert_eq!(reason(&items[3]), (Some(4), &Reason::MissingKey("text")));
        assert!(matches!(reason(&items[4]), (Some(5), Reason::WrongType { key: "text", .. })));
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
