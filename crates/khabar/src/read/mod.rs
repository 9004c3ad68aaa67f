//! Readers: from paths to articles, one at a time.
//!
//! Nothing here stops at a bad input: a problem stands in the stream where the article would have stood.

mod jsonl;
mod plain;
mod walk;

pub(crate) use walk::{Found, find};

use crate::problem::{Place, Problem, Reason};
use coder::Article;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::rc::Rc;

/// The most bytes that a file of plain text, or a line of JSON, may have. A run holds a few of them at once.
pub(crate) const LIMIT: usize = 64 << 20;

/// The most bytes of one article that are coded, more than twenty thousand words. Where no full stop ends a sentence, the
/// coder's time and memory grow with the square of the length: so much takes ten seconds and 300 MB, and not hours.
pub(crate) const CODED: usize = 256 << 10;

/// An article with what the reader knows beside it.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) article: Article,
    /// Where it was read.
    pub(crate) place: Place,
    /// Whether the day of publication is the command line's and not the article's own.
    pub(crate) dated_by_option: bool,
    /// Keys of its JSON line that the coder has no use for, as they stood.
    pub(crate) further: Map<String, Value>,
}

impl Input {
    /// Cuts off what is too much to code; whether anything was.
    pub(crate) fn cut(&mut self) -> bool {
        let text = &mut self.article.text;
        let is_long = text.len() > CODED;
        if is_long {
            text.truncate(text.floor_char_boundary(CODED));
            // half a word would be another word
            text.truncate(text.rfind(char::is_whitespace).unwrap_or(text.len()));
            text.shrink_to_fit();
            self.article.title = self.article.title.take().filter(|title| title.end <= text.len());
        }
        is_long
    }
}

/// One step of reading.
pub(crate) type Item = Result<Box<Input>, Problem>;

/// Something to read articles from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// The file, or none for standard input.
    pub(crate) path: Option<PathBuf>,
    /// The id of its article, or what the ids of its articles begin with.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// Bytes, where known.
    pub(crate) size: u64,
}

/// The form of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One article.
    Plain,
    /// An article a line.
    Lines,
    /// One of the two, as its first character tells.
    Stream,
}

/// What a reader needs to know besides the source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    /// The day of articles that carry none.
    pub(crate) published: Option<Date>,
    /// The last day possible of articles that carry none.
    pub(crate) fetched: Option<Date>,
    /// Bytes read so far, over all sources.
    pub(crate) bytes: Rc<Cell<u64>>,
}

/// The articles of one source.
pub(crate) fn articles(source: Source, context: &Context) -> Box<dyn Iterator<Item = Item>> {
    let place = Place::file(source.path.as_ref().map_or("-".into(), |path| path.to_string_lossy()));
    match open(&source, context).and_then(|reader| begin(reader, source.kind)) {
        Ok((reader, Kind::Lines)) => Box::new(jsonl::Lines::new(reader, place, source.id, context.published)),
        Ok((reader, _)) => {
            Box::new(std::iter::once(plain::read(reader, place, source.id, context.published)))
        }
        Err(error) => Box::new(std::iter::once(Err(Problem { place, reason: Reason::from_io(&error) }))),
    }
}

fn open(source: &Source, context: &Context) -> io::Result<Box<dyn BufRead>> {
    let bytes = Rc::clone(&context.bytes);
    Ok(match &source.path {
        Some(path) => {
            Box::new(BufReader::with_capacity(1 << 16, Counted { inner: File::open(path)?, bytes }))
        }
        None => Box::new(BufReader::with_capacity(1 << 16, Counted { inner: io::stdin(), bytes })),
    })
}

/// Looks at the first character of a stream: an opening brace begins lines of JSON.
fn begin(mut reader: Box<dyn BufRead>, kind: Kind) -> io::Result<(Box<dyn BufRead>, Kind)> {
    if kind != Kind::Stream {
        return Ok((reader, kind));
    }
    let start = reader.fill_buf()?;
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start);
    let is_json = start.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    Ok((reader, if is_json { Kind::Lines } else { Kind::Plain }))
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of `bytes`, or at which byte it stops being UTF-8; `base` is where they stand in the file.
fn utf8(bytes: Vec<u8>, base: u64) -> Result<String, Reason> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = base + error.utf8_error().valid_up_to() as u64;
        let bytes = error.as_bytes();
        Reason::NotUtf8 { offset, utf16: bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") }
    })
}

impl Reason {
    fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

/// The day of an ISO 8601 date, with or without a time after it: `2024-05-31`, `2024/05/31`, `2024-05-31T10:00:00Z`.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
    let is_time = time.is_empty() || time.starts_with(['T', 't', ' ']);
    is_time.then(|| day.replace('/', "-").parse().ok()).flatten()
}

/// Counts the bytes that pass.
struct Counted<R> {
    inner: R,
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_with_and_without_a_time() {
        for text in ["2024-05-31", "2024/05/31", " 2024-05-31T23:59:59+03:00", "2024-05-31 08:00"] {
            assert_eq!(parse_date(text), Some(date(2024, 5, 31)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in
            ["", "2024", "2024-13-01", "2024-02-30", "31-05-2024", "2024-05-312", "٢٠٢٤-٠٥-٣١", "yesterday"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let article = Article::new("1", Some("عنوان"), &"كلمة ".repeat(CODED / 9 + 1));
        let mut input =
            Input { article, place: Place::file("f"), dated_by_option: false, further: Map::new() };
        assert!(input.cut() && !input.cut());
        assert!(input.article.text.ends_with("كلمة") && CODED - input.article.text.len() < 10);
        assert_eq!(input.article.title_text(), Some("عنوان"));
    }

    #[test]
    fn a_stream_is_lines_where_it_begins_with_a_brace() {
        let kind = |text: &'static str| begin(Box::new(text.as_bytes()), Kind::Stream).expect("no I/O").1;
        assert_eq!(kind("\u{FEFF}\n {\"text\": \"\"}"), Kind::Lines);
        assert_eq!(kind("قال {الوزير}"), Kind::Plain);
        assert_eq!(kind(""), Kind::Plain);
    }
}
