//! Parquet packed with Zstandard. The library unpacks that in C alone, so it is told that the columns are not packed, and their
//! pages are unpacked here, in Rust.

use super::unpack;
use parquet::basic::Compression;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;
use std::fs::File;
use std::sync::Arc;

/// A file that may have such columns.
pub(super) struct Unpacked {
    inner: SerializedFileReader<File>,
    file: Arc<File>,
}

impl Unpacked {
    pub(super) fn new(file: File) -> Result<Self> {
        Ok(Self { file: Arc::new(file.try_clone()?), inner: SerializedFileReader::new(file)? })
    }
}

impl FileReader for Unpacked {
    fn metadata(&self) -> &ParquetMetaData {
        self.inner.metadata()
    }

    fn num_row_groups(&self) -> usize {
        self.inner.num_row_groups()
    }

    fn get_row_group(&self, number: usize) -> Result<Box<dyn RowGroupReader + '_>> {
        Ok(Box::new(Group { inner: self.inner.get_row_group(number)?, file: &self.file }))
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_file(projection, self)
    }
}

struct Group<'f> {
    inner: Box<dyn RowGroupReader + 'f>,
    file: &'f Arc<File>,
}

impl RowGroupReader for Group<'_> {
    fn metadata(&self) -> &RowGroupMetaData {
        self.inner.metadata()
    }

    fn num_columns(&self) -> usize {
        self.inner.num_columns()
    }

    fn get_column_page_reader(&self, number: usize) -> Result<Box<dyn PageReader>> {
        let column = self.metadata().column(number);
        match column.compression() {
            Compression::ZSTD(_) => {
                let rows = usize::try_from(self.metadata().num_rows())?;
                Ok(Box::new(Pages::new(Arc::clone(self.file), column, rows)?))
            }
            _ => self.inner.get_column_page_reader(number),
        }
    }

    fn get_column_bloom_filter(&self, number: usize) -> Option<&parquet::bloom_filter::Sbbf> {
        self.inner.get_column_bloom_filter(number)
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

/// The pages of a column.
struct Pages {
    packed: SerializedPageReader<File>,
    /// The most bytes of one page: the file says that all of them together have no more.
    limit: usize,
}

impl Pages {
    fn new(file: Arc<File>, column: &ColumnChunkMetaData, rows: usize) -> Result<Self> {
        let limit = usize::try_from(column.uncompressed_size())?;
        let as_if_plain = column.clone().into_builder().set_compression(Compression::UNCOMPRESSED).build()?;
        Ok(Self { packed: SerializedPageReader::new(file, &as_if_plain, rows, None)?, limit })
    }

    fn unpacked(&self, page: Page) -> Result<Page> {
        Ok(match page {
            Page::DataPage {
                buf,
                num_values,
                encoding,
                def_level_encoding,
                rep_level_encoding,
                statistics,
            } => {
                let buf = self.bytes(&buf, 0)?.into();
                Page::DataPage {
                    buf,
                    num_values,
                    encoding,
                    def_level_encoding,
                    rep_level_encoding,
                    statistics,
                }
            }
            Page::DictionaryPage { buf, num_values, encoding, is_sorted } => {
                Page::DictionaryPage { buf: self.bytes(&buf, 0)?.into(), num_values, encoding, is_sorted }
            }
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                num_nulls,
                num_rows,
                def_levels_byte_len,
                rep_levels_byte_len,
                is_compressed: true,
                statistics,
            } => {
                // the levels stand before the values and are not packed
                let levels = (def_levels_byte_len as usize).saturating_add(rep_levels_byte_len as usize);
                Page::DataPageV2 {
                    buf: self.bytes(&buf, levels)?.into(),
                    num_values,
                    encoding,
                    num_nulls,
                    num_rows,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    is_compressed: false,
                    statistics,
                }
            }
            plain => plain,
        })
    }

    /// The first bytes as they are, and the rest unpacked.
    fn bytes(&self, page: &[u8], plain: usize) -> Result<Vec<u8>> {
        let (plain, packed) = page
            .split_at_checked(plain)
            .ok_or_else(|| ParquetError::General("a page is cut off".to_owned()))?;
        let unpacked = unpack::frames(packed, self.limit)?;
        Ok([plain, &unpacked].concat())
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.packed.get_next_page()?;
        page.map(|page| self.unpacked(page)).transpose()
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.packed.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.packed.skip_next_page()
    }
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, Options, Origin, Source, article, documents};
    use crate::problem::Reason;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn written(version: u8) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/zstd-{version}.parquet"))
    }

    fn read(path: PathBuf) -> Vec<Result<(String, String), Reason>> {
        let source = Source { origin: Origin::File(path), id: "f".to_owned(), is_found: false, size: 0 };
        let made = documents(&source, &Context::default())
            .map(|raw| raw.and_then(|(place, document)| article(place, document, &Options::default())));
        made.map(|made| made.map(|input| (input.article.id, input.article.text)).map_err(|p| p.reason))
            .collect()
    }

    #[test]
    fn pages_of_both_versions() {
        for version in [1, 2] {
            let rows = read(written(version));
            let [Ok((first, text)), Err(Reason::MissingKey(_)), Ok((third, _))] = &rows[..] else {
                panic!("{rows:?}")
            };
            assert_eq!((first.as_str(), third.as_str()), ("7", "9"));
            assert!(text.starts_with("التقى وزير الخارجية الأردني") && text.ends_with("تعزيز التعاون."));
        }
    }

    /// A file that a fuzzer made: the library breaks off on what is less than nothing.
    #[test]
    fn a_column_of_less_than_nothing_is_told() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/negative.parquet");
        assert!(
            matches!(&read(file)[..], [Err(Reason::Damaged(what))] if what.contains("less than nothing"))
        );
    }

    #[test]
    fn broken_pages_are_told_and_nothing_breaks() {
        let whole = fs::read(written(1)).expect("a file");
        let broken = std::env::temp_dir().join(format!("khabar-zstd-{}.parquet", std::process::id()));
        for at in 4..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x15;
            fs::write(&broken, bytes).expect("a file");
            assert!(read(broken.clone()).len() <= 4, "{at}");
        }
        fs::remove_file(&broken).expect("the file");
    }
}
