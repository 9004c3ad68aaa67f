//! Tables: comma-, tab- or semicolon-separated values with a row of names, an article a row. Quotation marks as RFC 4180 and
//! spreadsheets write them; a row may go over many lines.

use super::steps::Steps;
use super::{BYTE_ORDER_MARK, Columns, Document, Form, Input, Known, LIMIT, Raw, fields, text_of};
use crate::problem::{Place, Problem, Reason};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde_json::{Map, Value};
use std::io::{self, BufRead};
use std::sync::Arc;

/// The names of a table's columns, and what stands between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    names: Vec<String>,
    delimiter: u8,
}

const DELIMITERS: [u8; 3] = [b'\t', b',', b';'];

/// The most columns of a table.
const WIDEST: usize = 4096;

/// What stands between the values, where the first line is a row of names: more than one, one of them ours.
pub(super) fn delimiter(start: &[u8], columns: &Columns) -> Option<u8> {
    let line = start.split(|byte| *byte == b'\n').next()?;
    // what takes a row apart costs more to make than a short page to read
    DELIMITERS.into_iter().filter(|delimiter| line.contains(delimiter)).find(|delimiter| {
        let names = cells(line, *delimiter);
        names.len() > 1
            && names.iter().any(|name| columns.names().any(|ours| name.as_slice() == ours.as_bytes()))
    })
}

/// The rows of a table.
pub(super) struct Rows<R> {
    reader: R,
    rows: Reader,
    head: Option<Arc<Head>>,
    delimiter: u8,
    file: Place,
    id: String,
    charset: Option<String>,
    offset: u64,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(reader: R, delimiter: u8, file: Place, id: String, charset: Option<String>) -> Self {
        let rows = ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, rows, head: None, delimiter, file, id, charset, offset: 0 }
    }

    /// The bytes of the next row, and whether there are too many to be kept; `None` at the end.
    fn row(&mut self) -> io::Result<Option<Result<Vec<u8>, Reason>>> {
        let (mut row, mut is_long) = (Vec::new(), false);
        let (mut output, mut ends) = ([0; 4096], [0; 64]);
        loop {
            let input = self.reader.fill_buf()?;
            let (result, read, _, _) = self.rows.read_record(input, &mut output, &mut ends);
            is_long |= row.len() + read > LIMIT;
            if is_long {
                row = Vec::new();
            } else {
                row.extend_from_slice(&input[..read]);
            }
            self.reader.consume(read);
            self.offset += read as u64;
            match result {
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record if is_long => {
                    return Ok(Some(Err(Reason::TooLong { limit: LIMIT })));
                }
                ReadRecordResult::Record => return Ok(Some(Ok(row))),
                _ => {}
            }
        }
    }

    fn head(&self, row: &[u8]) -> Head {
        let names = cells(row, self.delimiter);
        let names = names.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        Head { names, delimiter: self.delimiter }
    }
}

impl<R: BufRead> Steps for Rows<R> {
    fn step(&mut self) -> io::Result<Option<Raw>> {
        loop {
            let (line, offset) = (self.rows.line(), self.offset);
            let place = Place { line: Some(line), offset: Some(offset), ..self.file.clone() };
            let row = match self.row()? {
                None => return Ok(None),
                Some(Err(reason)) => return Ok(Some(Err(Problem { place, reason }))),
                Some(Ok(row)) => row,
            };
            let Some(head) = &self.head else {
                let row = row.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&row);
                self.head = Some(Arc::new(self.head(row)));
                continue;
            };
            let id = format!("{}:{line}", self.id);
            let form = Form::Row(Arc::clone(head));
            let known = Known { charset: self.charset.clone(), ..Known::default() };
            return Ok(Some(Ok((place, Document { id, form, bytes: row, known }))));
        }
    }

    fn place(&self) -> Place {
        self.file.at(self.offset)
    }
}

/// The article of a row.
pub(super) fn article(
    document: Document,
    head: &Head,
    place: Place,
    columns: &Columns,
) -> Result<Input, Reason> {
    let row = text_of(document.bytes, place.offset.unwrap_or(0), document.known.charset.as_deref())?;
    fields::article(values(&row, head), document.id, place, columns)
}

/// The values of a row by the names of their columns.
fn values(row: &str, head: &Head) -> Map<String, Value> {
    let cells = cells(row.as_bytes(), head.delimiter);
    let values = cells.into_iter().map(|cell| match String::from_utf8(cell) {
        // the row is text, and quotation marks and delimiters are ASCII
        Ok(cell) if !cell.is_empty() => Value::String(cell),
        _ => Value::Null,
    });
    head.names.iter().cloned().zip(values).filter(|(name, _)| !name.is_empty()).collect()
}

/// The values of one row, without their quotation marks.
fn cells(row: &[u8], delimiter: u8) -> Vec<Vec<u8>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut output, mut ends) = (vec![0; row.len() + 1], vec![0; 16]);
    let (mut read, mut written, mut ended) = (0, 0, 0);
    loop {
        let (result, more, wrote, ends_more) =
            reader.read_record(&row[read..], &mut output[written..], &mut ends[ended..]);
        (read, written, ended) = (read + more, written + wrote, ended + ends_more);
        match result {
            ReadRecordResult::OutputEndsFull if ends.len() < WIDEST => ends.resize(ends.len() * 2, 0),
            // at the end of the input an empty one says that it is over
            ReadRecordResult::InputEmpty => {}
            _ => break,
        }
    }
    let starts = std::iter::once(0).chain(ends[..ended].iter().copied());
    starts.zip(&ends[..ended]).map(|(start, end)| output[start..*end].to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::steps::Stream;
    use super::*;

    fn rows(text: &str) -> Vec<Raw> {
        let delimiter = delimiter(text.as_bytes(), &Columns::default()).expect("a table");
        let rows = Rows::new(text.as_bytes(), delimiter, Place::file("f"), "f".to_owned(), None);
        Stream::new(rows, None).collect()
    }

    fn values_of(raw: &Raw) -> Map<String, Value> {
        let (_, document) = raw.as_ref().expect("a row");
        let Form::Row(head) = &document.form else { panic!("{:?}", document.form) };
        values(std::str::from_utf8(&document.bytes).expect("text"), head)
    }

    #[test]
    fn a_row_may_go_over_lines_and_hold_what_parts_the_values() {
        let rows = rows("\u{FEFF}text,id,\n\"ن، \"\"س\"\",\nو\",7,\n\nع,8,x\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(values_of(&rows[0])["text"], "ن، \"س\",\nو");
        assert_eq!(values_of(&rows[1])["id"], "8");
        assert_eq!(values_of(&rows[1]).len(), 2);
        let lines: Vec<_> = rows.iter().flatten().map(|(place, _)| place.line).collect();
        assert_eq!(lines, [Some(2), Some(4)]);
    }

    #[test]
    fn tabs_and_semicolons() {
        assert_eq!(values_of(&rows("id\ttext\n1\tن, س\n")[0])["text"], "ن, س");
        assert_eq!(values_of(&rows("id;text\r\n1;ن, س\r\n")[0])["text"], "ن, س");
    }

    #[test]
    fn what_is_no_table() {
        for text in ["", "text", "قال، ونفى\n", "one, two\n", "a text, with commas\n"] {
            assert_eq!(delimiter(text.as_bytes(), &Columns::default()), None, "{text}");
        }
        let columns: Columns = "text=body".parse().expect("a map");
        assert_eq!(delimiter(b"date,body\n", &columns), Some(b','));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_bounded() {
        let text = format!("id,text\n1,\"{}", "x\n".repeat(LIMIT));
        let rows = rows(&text);
        assert!(matches!(&rows[..], [Err(Problem { reason: Reason::TooLong { .. }, .. })]), "{}", rows.len());
    }

    #[test]
    fn more_columns_than_any_table_has() {
        assert!(cells(&[b','; 100_000], b',').len() <= 2 * WIDEST);
    }
}
