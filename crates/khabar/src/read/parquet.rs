//! Parquet: an article a row, of the columns that are asked for, a few rows in memory.
//!
//! The file must lie on the disk, for its directory stands at its end. Rows count as lines.

use super::columns::Field as Ours;
use super::zstd_pages::Unpacked;
use super::{Columns, Document, Form, Input, Options, Raw, fields, text_of};
use crate::problem::{Place, Problem, Reason};
use jiff::{Timestamp, ToSpan, civil::Date};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::reader::FileReader;
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fs::File;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, Once};

/// Rows that are decoded at once.
const ROWS: usize = 64;

/// The most bytes that the columns asked for may unpack to in one group of rows, as a multiple of what they take.
const TIMES: i64 = 400;

/// The ratio says little of small groups.
const FREE: i64 = 16 << 20;

/// The rows of a file.
pub(super) struct Rows {
    rows: RowIter<'static>,
    text: String,
    file: Place,
    id: String,
    number: u64,
    /// Rows in the file, and its bytes, for the progress.
    count: u64,
    size: u64,
    bytes: Rc<Cell<u64>>,
    over: bool,
}

impl Rows {
    /// Opens a file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn open(
        file: File,
        place: &Place,
        id: &str,
        options: &Options,
        bytes: Rc<Cell<u64>>,
    ) -> Result<Self, Reason> {
        let size = file.metadata().map_err(|error| Reason::from_io(&error))?.len();
        let reader = guarded(|| Unpacked::new(file))?;
        let wanted = wanted(&reader, options)?;
        check(&reader, &wanted)?;
        let count = u64::try_from(reader.metadata().file_metadata().num_rows()).unwrap_or(0);
        let rows = guarded(|| RowIter::from_file_into(Box::new(reader)).project(Some(wanted)))?;
        let text = options.columns.of(Ours::Text).to_owned();
        let rows = rows.with_batch_size(ROWS);
        Ok(Self {
            rows,
            text,
            file: place.clone(),
            id: id.to_owned(),
            number: 0,
            count,
            size,
            bytes,
            over: false,
        })
    }

    fn document(&self, row: &Row) -> Document {
        let values = row.get_column_iter().map(|(name, field)| (name.clone(), value(field)));
        let mut values: Map<String, Value> = values.collect();
        // the bytes of a document are what its hash is of
        let bytes = match values.get_mut(&self.text).map(Value::take) {
            Some(Value::String(text)) => text.into_bytes(),
            _ => Vec::new(),
        };
        let id = format!("{}:{}", self.id, self.number);
        Document { id, form: Form::Values(Box::new(values)), bytes, ..Document::default() }
    }
}

/// The article of a row.
pub(super) fn article(
    document: Document,
    mut values: Map<String, Value>,
    place: Place,
    columns: &Columns,
) -> Result<Input, Reason> {
    if !document.bytes.is_empty() {
        values.insert(columns.of(Ours::Text).to_owned(), Value::String(text_of(document.bytes, 0, None)?));
    }
    fields::article(values, document.id, place, columns)
}

/// The columns that hold something of an article, or are to go along. Only plain columns do.
fn wanted(reader: &Unpacked, options: &Options) -> Result<Type, Reason> {
    let schema = reader.metadata().file_metadata().schema();
    let is_wanted = |column: &&Arc<Type>| {
        let name = column.name();
        column.is_primitive()
            && (options.columns.names().any(|ours| ours == name) || options.keep.iter().any(|k| k == name))
    };
    let columns: Vec<_> = schema.get_fields().iter().filter(is_wanted).cloned().collect();
    let text = options.columns.of(Ours::Text);
    if columns.iter().all(|column| column.name() != text) {
        return Err(Reason::MissingKey(text.to_owned()));
    }
    Type::group_type_builder(schema.name()).with_fields(columns).build().map_err(|error| damaged(&error))
}

/// Whether the columns can be unpacked, and to no more than is sound.
fn check(reader: &Unpacked, wanted: &Type) -> Result<(), Reason> {
    for group in reader.metadata().row_groups() {
        let columns = group.columns().iter().filter(|column| {
            let name = column.column_path().parts().first();
            wanted.get_fields().iter().any(|field| name.is_some_and(|name| field.name() == name))
        });
        for column in columns {
            if matches!(column.compression(), Compression::BROTLI(_) | Compression::LZO) {
                return Err(Reason::NotArticles(PACKED));
            }
            let (packed, unpacked) = (column.compressed_size(), column.uncompressed_size());
            let start = column.dictionary_page_offset().unwrap_or_else(|| column.data_page_offset());
            if start < 0 || packed < 0 || unpacked < 0 {
                return Err(Reason::Damaged(
                    "a column that begins before the file or has less than nothing".to_owned(),
                ));
            }
            if unpacked > FREE && unpacked / TIMES > packed {
                return Err(Reason::Bomb { times: TIMES as u64 });
            }
        }
    }
    Ok(())
}

const PACKED: &str = "a Parquet file packed with Brotli or LZO (write it with `compression=\"zstd\"`)";

impl Iterator for Rows {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        if self.over {
            return None;
        }
        let row = guarded(|| self.rows.next().transpose());
        let row = match row {
            Ok(Some(row)) => row,
            Ok(None) if self.number > 0 => {
                self.over = true;
                return None;
            }
            Ok(None) => {
                self.over = true;
                return Some(Err(Problem { place: self.file.clone(), reason: Reason::Empty }));
            }
            Err(reason) => {
                self.over = true;
                let place = Place { line: Some(self.number + 1), ..self.file.clone() };
                return Some(Err(Problem { place, reason }));
            }
        };
        let before = self.size * self.number / self.count.max(1);
        self.number += 1;
        let after = self.size * self.number / self.count.max(1);
        self.bytes.set(self.bytes.get() + after.saturating_sub(before));
        let place = Place { line: Some(self.number), ..self.file.clone() };
        Some(Ok((place, self.document(&row))))
    }
}

fn damaged(error: &ParquetError) -> Reason {
    Reason::Damaged(error.to_string())
}

thread_local! {
    /// Whether a fault is caught and told as the file's.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Lets faults that are caught go without the trace that others leave.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            if !IS_GUARDED.get() {
                tell(fault);
            }
        }));
    });
}

/// What the library says, its own faults on broken files included.
fn guarded<T>(work: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Reason> {
    hush();
    IS_GUARDED.set(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(false);
    match result {
        Ok(result) => result.map_err(|error| damaged(&error)),
        Err(_) => Err(Reason::Damaged("a file that the Parquet library breaks off on".to_owned())),
    }
}

/// A value as JSON has it; days and times as ISO 8601.
fn value(field: &Field) -> Value {
    let time =
        |time: Result<Timestamp, jiff::Error>| time.map_or(Value::Null, |time| time.to_string().into());
    match field {
        Field::Str(text) => text.as_str().into(),
        Field::Bytes(bytes) => bytes.as_utf8().map_or(Value::Null, Value::from),
        Field::Bool(value) => (*value).into(),
        Field::Byte(number) => (*number).into(),
        Field::Short(number) => (*number).into(),
        Field::Int(number) => (*number).into(),
        Field::Long(number) => (*number).into(),
        Field::UByte(number) => (*number).into(),
        Field::UShort(number) => (*number).into(),
        Field::UInt(number) => (*number).into(),
        Field::ULong(number) => (*number).into(),
        Field::Float(number) => (*number).into(),
        Field::Double(number) => (*number).into(),
        Field::Date(days) => {
            let day = Date::constant(1970, 1, 1).checked_add(i64::from(*days).days());
            day.map_or(Value::Null, |day| day.to_string().into())
        }
        Field::TimestampMillis(milliseconds) => time(Timestamp::from_millisecond(*milliseconds)),
        Field::TimestampMicros(microseconds) => time(Timestamp::from_microsecond(*microseconds)),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use super::*;
    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;
    use std::fs;
    use std::path::PathBuf;

    const SCHEMA: &str = "message articles { optional binary body (UTF8); optional int32 day (DATE); optional int64 uid; \
        optional binary desk (UTF8); }";

    fn file(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("khabar-parquet-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        folder.join(name)
    }

    /// Three rows, the second without a text.
    fn written(name: &str, compression: Compression) -> PathBuf {
        let path = file(name);
        let schema = Arc::new(parse_message_type(SCHEMA).expect("a schema"));
        let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
        let file = File::create(&path).expect("a file");
        let mut writer = SerializedFileWriter::new(file, schema, properties).expect("a writer");
        let mut group = writer.next_row_group().expect("a group");
        let text = |texts: &[&str]| texts.iter().map(|text| ByteArray::from(*text)).collect::<Vec<_>>();
        let mut column = group.next_column().expect("a column").expect("body");
        let bodies = text(&["قال الوزير نعم.", "قال الرئيس لا."]);
        column.typed::<ByteArrayType>().write_batch(&bodies, Some(&[1, 0, 1]), None).expect("values");
        column.close().expect("closed");
        let mut column = group.next_column().expect("a column").expect("day");
        column.typed::<Int32Type>().write_batch(&[19856, 19857], Some(&[1, 1, 0]), None).expect("values");
        column.close().expect("closed");
        let mut column = group.next_column().expect("a column").expect("uid");
        column.typed::<Int64Type>().write_batch(&[7, 8, 9], Some(&[1, 1, 1]), None).expect("values");
        column.close().expect("closed");
        let mut column = group.next_column().expect("a column").expect("desk");
        column
            .typed::<ByteArrayType>()
            .write_batch(&text(&["world"]), Some(&[1, 0, 0]), None)
            .expect("values");
        column.close().expect("closed");
        group.close().expect("closed");
        writer.close().expect("closed");
        path
    }

    fn options() -> Options {
        let columns = "text=body,published=day,id=uid".parse().expect("a map");
        Options { columns, keep: vec!["desk".to_owned()], ..Options::default() }
    }

    fn rows(path: &PathBuf, options: &Options) -> Result<Rows, Reason> {
        Rows::open(File::open(path).expect("a file"), &Place::file("f"), "f", options, Rc::default())
    }

    #[test]
    fn rows_with_the_columns_that_are_asked_for() {
        for compression in [
            Compression::UNCOMPRESSED,
            Compression::SNAPPY,
            Compression::LZ4_RAW,
            Compression::GZIP(Default::default()),
        ] {
            let options = options();
            let rows = rows(&written("rows", compression), &options).expect("a file");
            let made = rows.map(|raw| raw.and_then(|(place, document)| article(place, document, &options)));
            let made: Vec<_> =
                made.map(|made| made.map_err(|problem| (problem.place.line, problem.reason))).collect();
            let [Ok(first), Err(second), Ok(third)] = &made[..] else { panic!("{made:?}") };
            assert_eq!((first.article.id.as_str(), first.article.text.as_str()), ("7", "قال الوزير نعم."));
            assert_eq!(first.article.published, Some(jiff::civil::date(2024, 5, 13)));
            assert_eq!(first.further["desk"], "world");
            assert_eq!(*second, (Some(2), Reason::MissingKey("body".to_owned())));
            assert_eq!((third.article.id.as_str(), third.article.published), ("9", None));
        }
    }

    #[test]
    fn a_file_without_the_text_is_told() {
        let reason = rows(&written("textless", Compression::SNAPPY), &Options::default()).err();
        assert_eq!(reason, Some(Reason::MissingKey("text".to_owned())));
    }

    #[test]
    fn broken_files_are_told_and_nothing_breaks() {
        let whole = fs::read(written("whole", Compression::SNAPPY)).expect("a file");
        let path = file("broken");
        for at in (0..whole.len()).step_by(7) {
            let mut broken = whole.clone();
            broken[at] ^= 0x55;
            fs::write(&path, &broken).expect("a file");
            if let Ok(rows) = rows(&path, &options()) {
                assert!(rows.take(10).count() <= 4);
            }
            fs::write(&path, &whole[..at]).expect("a file");
            assert!(matches!(rows(&path, &options()), Err(Reason::Damaged(_))), "{at}");
        }
    }
}
