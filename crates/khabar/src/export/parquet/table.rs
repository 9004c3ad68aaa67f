//! One Parquet file: rows of cells, gathered and written in groups.

use crate::output::{OutputError, Sink, Start};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Rows of a group, at most, and bytes of its texts.
const ROWS: usize = 8_192;
const BYTES: usize = 32 << 20;

/// What a column holds; every cell may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    Real,
    Flag,
    /// Days since 1970.
    Day,
}

/// A column: name and kind.
pub(super) type Column = (&'static str, Kind);

/// What stands in a row's column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    Whole(Option<i64>),
    Real(Option<f64>),
    Flag(Option<bool>),
    Day(Option<i32>),
}

/// A file that is written.
pub(super) struct Table {
    name: String,
    kinds: Vec<Kind>,
    writer: SerializedFileWriter<Target>,
    rows: Vec<Vec<Cell>>,
    bytes: usize,
}

/// The file under the writer of the library.
struct Target(Sink);

impl Table {
    /// A file that appears when it is complete.
    pub(super) fn create(path: &Path, name: &str, columns: &[Column]) -> Result<Self, OutputError> {
        let sink = Sink::file(path, Start::Once)?;
        let file = path.display().to_string();
        let schema = schema(name, columns).map_err(|error| failed(&file, error))?;
        // nothing in it tells of the run or of the library
        let properties = WriterProperties::builder()
            .set_created_by(concat!("khabar version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::SNAPPY)
            .build();
        let writer = SerializedFileWriter::new(Target(sink), Arc::new(schema), Arc::new(properties))
            .map_err(|error| failed(&file, error))?;
        let kinds = columns.iter().map(|(_, kind)| *kind).collect();
        Ok(Self { name: file, kinds, writer, rows: Vec::new(), bytes: 0 })
    }

    pub(super) fn push(&mut self, row: Vec<Cell>) -> Result<(), OutputError> {
        debug_assert!(
            row.len() == self.kinds.len(),
            "{}: {} cells for {} columns",
            self.name,
            row.len(),
            self.kinds.len()
        );
        self.bytes += row.iter().map(size).sum::<usize>();
        self.rows.push(row);
        if self.rows.len() >= ROWS || self.bytes >= BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), OutputError> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        let mut write = || -> Result<(), ParquetError> {
            let mut group = self.writer.next_row_group()?;
            for (at, kind) in self.kinds.iter().enumerate() {
                column(&mut group, *kind, rows.iter().filter_map(|row| row.get(at)))?;
            }
            group.close().map(|_| ())
        };
        if rows.is_empty() { Ok(()) } else { write().map_err(|error| failed(&self.name, error)) }
    }

    /// The last rows, then the file takes its name.
    pub(super) fn finish(mut self) -> Result<(), OutputError> {
        self.flush()?;
        let target = self.writer.into_inner().map_err(|error| failed(&self.name, error))?;
        target.0.finish()
    }
}

fn size(cell: &Cell) -> usize {
    match cell {
        Cell::Text(Some(text)) => text.len(),
        _ => 8,
    }
}

fn failed(name: &str, error: ParquetError) -> OutputError {
    let error = match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    };
    OutputError::Failed { name: name.to_owned(), error }
}

fn schema(name: &str, columns: &[Column]) -> Result<Type, ParquetError> {
    let fields = columns.iter().map(|(name, kind)| {
        let (physical, logical) = match kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Whole => (Physical::INT64, None),
            Kind::Real => (Physical::DOUBLE, None),
            Kind::Flag => (Physical::BOOLEAN, None),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let field = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    });
    Type::group_type_builder(name).with_fields(fields.collect::<Result<_, _>>()?).build()
}

fn column<'c>(
    group: &mut SerializedRowGroupWriter<'_, Target>,
    kind: Kind,
    cells: impl Iterator<Item = &'c Cell>,
) -> Result<(), ParquetError> {
    match kind {
        Kind::Text => values::<ByteArrayType>(group, cells, |cell| match cell {
            Cell::Text(text) => text.as_deref().map(ByteArray::from),
            _ => None,
        }),
        Kind::Whole => {
            values::<Int64Type>(
                group,
                cells,
                |cell| if let Cell::Whole(value) = cell { *value } else { None },
            )
        }
        Kind::Real => {
            values::<DoubleType>(
                group,
                cells,
                |cell| if let Cell::Real(value) = cell { *value } else { None },
            )
        }
        Kind::Flag => {
            values::<BoolType>(group, cells, |cell| if let Cell::Flag(value) = cell { *value } else { None })
        }
        Kind::Day => {
            values::<Int32Type>(group, cells, |cell| if let Cell::Day(value) = cell { *value } else { None })
        }
    }
}

fn values<'c, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Target>,
    cells: impl Iterator<Item = &'c Cell>,
    value: impl Fn(&'c Cell) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let cells: Vec<Option<T::T>> = cells.map(value).collect();
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let known: Vec<T::T> = cells.into_iter().flatten().collect();
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&known, Some(&levels), None)?;
        column.close()?;
    }
    Ok(())
}

impl io::Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map(|()| bytes.len()).map_err(plain)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(plain)
    }
}

/// What the system said, without our name of the file: the caller adds it.
fn plain(error: OutputError) -> io::Error {
    match error {
        OutputError::Closed => io::ErrorKind::BrokenPipe.into(),
        OutputError::Failed { error, .. } => error,
        OutputError::Store(error) => io::Error::other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    #[test]
    fn what_is_written_is_read() {
        let folder = std::env::temp_dir().join(format!("khabar-table-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("t.parquet");
        let columns = [
            ("text", Kind::Text),
            ("whole", Kind::Whole),
            ("real", Kind::Real),
            ("flag", Kind::Flag),
            ("day", Kind::Day),
        ];
        let write = || {
            let mut table = Table::create(&path, "t", &columns).expect("a table");
            for at in 0..ROWS + 5 {
                let number = at as i64;
                table
                    .push(vec![
                        Cell::Text(at.is_multiple_of(2).then(|| format!("خبر {at}"))),
                        Cell::Whole(Some(number)),
                        Cell::Real(None),
                        Cell::Flag(Some(at.is_multiple_of(3))),
                        Cell::Day(Some(19_856)),
                    ])
                    .expect("a row");
            }
            table.finish().expect("a file");
            std::fs::read(&path).expect("bytes")
        };
        let bytes = write();
        assert_eq!(bytes, write());
        let reader =
            SerializedFileReader::new(std::fs::File::open(&path).expect("a file")).expect("a reader");
        assert_eq!(reader.metadata().num_row_groups(), 2);
        assert_eq!(
            reader.metadata().file_metadata().created_by(),
            Some(concat!("khabar version ", env!("CARGO_PKG_VERSION")))
        );
        let rows: Vec<_> = reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), ROWS + 5);
        let cells: Vec<Field> = rows[2].get_column_iter().map(|(_, field)| field.clone()).collect();
        assert_eq!(
            cells,
            [
                Field::Str("خبر 2".to_owned()),
                Field::Long(2),
                Field::Null,
                Field::Bool(false),
                Field::Date(19_856)
            ]
        );
        assert_eq!(rows[1].get_column_iter().next().map(|(_, field)| field.clone()), Some(Field::Null));
    }
}
