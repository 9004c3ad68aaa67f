//! Readers: from paths to articles, one at a time.
//!
//! A reader cuts a source into [`Document`]s, the raw bytes of one article each, on the reading thread; [`article`] makes an
//! article of a document, on any thread. Nothing here stops at a bad input: a problem stands in the stream where the
//! article would have stood. No reader holds more than one document.

mod all;
mod charset;
mod columns;
mod entry;
mod feed;
mod fetch;
mod fields;
mod http;
mod json;
mod jsonl;
mod lines;
mod mojibake;
mod page;
mod parquet;
mod plain;
mod public;
mod recognise;
mod robots;
mod steps;
mod table;
mod transcode;
mod unpack;
mod walk;
mod warc;
mod web;
mod zstd_pages;

pub(crate) use all::{All, Position};
pub(crate) use columns::Columns;
pub(crate) use fetch::{Fetcher, addresses};
pub(crate) use walk::{Step, find, on_the_web, total};

use crate::problem::{Place, Problem, Reason};
use coder::Article;
use jiff::civil::Date;
use recognise::{Kind, Recognised};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use steps::Stream;

/// The most bytes of one document: a page, a line of JSON, an entry of a feed. A run holds a few of them at once.
pub(crate) const LIMIT: usize = 16 << 20;

/// The most bytes of one article that are coded, more than twenty thousand words. Where no full stop ends a sentence, the
/// coder's time and memory grow with the square of the length: so much takes ten seconds and 300 MB, and not hours.
pub(crate) const CODED: usize = 256 << 10;

/// The raw bytes of one article, and what their container says of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Document {
    /// The article's id, unless it says its own.
    pub(crate) id: String,
    pub(crate) form: Form,
    pub(crate) bytes: Vec<u8>,
    /// What the container knows of the article.
    pub(crate) known: Known,
}

/// The form of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Form {
    /// Plain text.
    #[default]
    Text,
    /// The beginning of a plain text that is too long to be held; the hash of it all.
    Beginning([u8; 32]),
    /// A JSON object.
    Object,
    /// A row of a table, with the names of its columns.
    Row(Arc<table::Head>),
    /// The values of a row, of which the bytes are the text.
    Values(Box<Map<String, Value>>),
    /// An entry of a feed, of which the bytes are the text.
    Entry(Box<entry::Entry>),
    /// A page of the web.
    Page,
    /// A page as it came over HTTP, with its head.
    Response,
}

impl Form {
    /// Whether it is a page, which takes many times its bytes when it is parsed.
    pub(crate) const fn is_page(&self) -> bool {
        matches!(self, Self::Page | Self::Response)
    }
}

/// What a container says of an article in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) url: Option<String>,
    /// The last day possible: an archive fetched the page then.
    pub(crate) fetched: Option<Date>,
    /// The charset that the container declares.
    pub(crate) charset: Option<String>,
}

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
    /// What was left out of its page on purpose, and why.
    pub(crate) left_out: Vec<(String, &'static str)>,
    /// Places where its bytes are no letters.
    pub(crate) replaced: usize,
}

impl Input {
    pub(crate) fn new(article: Article, place: Place) -> Self {
        Self {
            article,
            place,
            dated_by_option: false,
            further: Map::new(),
            left_out: Vec::new(),
            replaced: 0,
        }
    }

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

/// One step of reading: where, and the document that was there.
pub(crate) type Raw = Result<(Place, Document), Problem>;

/// What a reader is.
pub(crate) type Reader = Box<dyn Iterator<Item = Raw>>;

/// Something to read articles from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) origin: Origin,
    /// The id of its article, or what the ids of its articles begin with.
    pub(crate) id: String,
    /// Whether it was found in a folder, among files that may be no articles.
    pub(crate) is_found: bool,
    /// Bytes, where known.
    pub(crate) size: u64,
}

/// Where a source is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    File(PathBuf),
    Stdin,
    /// On the web.
    Address(String),
}

impl Source {
    fn place(&self) -> Place {
        match &self.origin {
            Origin::File(path) => Place::file(path.to_string_lossy()),
            Origin::Stdin => Place::file("-"),
            Origin::Address(address) => Place::file(address),
        }
    }
}

/// What the command line says of all articles.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// The day of articles that carry none.
    pub(crate) published: Option<Date>,
    /// The last day possible of articles that carry none.
    pub(crate) fetched: Option<Date>,
    pub(crate) columns: Columns,
    /// Further keys or columns that go along.
    pub(crate) keep: Vec<String>,
}

/// What a reader needs to know besides the source.
#[derive(Clone, Default)]
pub(crate) struct Context {
    pub(crate) options: Options,
    /// Bytes read so far, over all sources.
    pub(crate) bytes: Rc<Cell<u64>>,
    /// How pages are fetched, where any are.
    pub(crate) fetcher: Option<Rc<Fetcher>>,
    /// The charset that the transport declares of the source at hand.
    pub(crate) charset: Option<String>,
}

/// The documents of one source.
pub(crate) fn documents(source: &Source, context: &Context) -> Reader {
    let bytes = Rc::clone(&context.bytes);
    let opened: io::Result<Box<dyn Read>> = match &source.origin {
        Origin::File(path) => File::open(path).map(|file| Box::new(file) as _),
        Origin::Stdin => Ok(Box::new(io::stdin())),
        Origin::Address(address) => return fetched(address, source, context),
    };
    match opened {
        Ok(inner) => {
            let reader = BufReader::with_capacity(1 << 17, Counted { inner, bytes });
            within(Box::new(reader), source, context, 0)
        }
        Err(error) => one(Err(Problem { place: source.place(), reason: Reason::from_io(&error) })),
    }
}

/// The documents of what stands at an address of the web.
fn fetched(address: &str, source: &Source, context: &Context) -> Reader {
    let fetcher = context.fetcher.as_ref().expect("addresses come with a fetcher");
    let fetched = match fetcher.fetch(address) {
        Ok(fetched) => fetched,
        Err(reason) => return one(Err(Problem { place: source.place(), reason })),
    };
    let reader = Counted { inner: Cursor::new(fetched.bytes), bytes: Rc::clone(&context.bytes) };
    let context = Context { charset: fetched.charset.clone(), ..context.clone() };
    let documents = within(Box::new(BufReader::new(reader)), source, &context, 0);
    Box::new(documents.map(move |raw| {
        raw.map(|(place, mut document)| {
            let known = &mut document.known;
            known.fetched = known.fetched.or(Some(fetched.day));
            if document.form.is_page() {
                known.url.get_or_insert_with(|| fetched.url.clone());
            }
            if document.form.is_page() || document.form == Form::Text {
                known.charset = known.charset.take().or_else(|| fetched.charset.clone());
            }
            (place, document)
        })
    }))
}

/// The documents of a stream, which may be packed in layers.
fn within(reader: Box<dyn BufRead>, source: &Source, context: &Context, depth: usize) -> Reader {
    let place = source.place();
    let Recognised { kind, reader, charset } =
        match recognise::recognise(reader, &context.options.columns, context.charset.as_deref()) {
            Ok(recognised) => recognised,
            Err(error) => return one(Err(Problem { place, reason: Reason::from_io(&error) })),
        };
    let id = source.id.clone();
    match kind {
        Kind::Gzip | Kind::Zstd if depth >= unpack::LAYERS => {
            one(Err(Problem { place, reason: Reason::Damaged("packed too many times".to_owned()) }))
        }
        Kind::Gzip => within(unpack::gzip(reader), source, context, depth + 1),
        Kind::Zstd => within(unpack::zstd(reader), source, context, depth + 1),
        Kind::Warc => Box::new(Stream::new(warc::Records::new(reader, place, id), Some(Reason::NoPages))),
        Kind::Feed => Box::new(feed::Feed::new(reader, place, id)),
        Kind::Json => json::read(reader, place, &id),
        Kind::Lines => {
            Box::new(Stream::new(jsonl::Lines::new(reader, place, id, charset), Some(Reason::Empty)))
        }
        Kind::Table(delimiter) => {
            Box::new(Stream::new(table::Rows::new(reader, delimiter, place, id, charset), None))
        }
        Kind::Parquet => parquet(source, context, depth),
        Kind::Page => one(web::read(reader, place, id)),
        Kind::Text { is_arabic } if source.is_found && !is_arabic && !named_text(source) => {
            one(Err(Problem { place, reason: Reason::PassedOver }))
        }
        Kind::Text { .. } => one(plain::read(reader, place, id)),
        Kind::Other(_) if source.is_found && !named_text(source) => {
            one(Err(Problem { place, reason: Reason::PassedOver }))
        }
        Kind::Other(what) => one(Err(Problem { place, reason: Reason::NotArticles(what) })),
    }
}

/// The documents of a stream, whatever it holds.
pub(crate) fn stream(reader: Box<dyn BufRead>, source: &Source, context: &Context) -> Reader {
    within(reader, source, context, 0)
}

/// Whether a `robots.txt` allows a path.
pub(crate) fn robots_allow(text: &str, path: &str) -> bool {
    robots::Rules::read(text).allow(path)
}

/// The rows of a Parquet file, whose directory stands at its end.
fn parquet(source: &Source, context: &Context, depth: usize) -> Reader {
    let place = source.place();
    let file = match &source.origin {
        Origin::File(path) if depth == 0 => File::open(path).map_err(|error| Reason::from_io(&error)),
        _ => Err(Reason::OnlyOnDisk("a Parquet file")),
    };
    let bytes = Rc::clone(&context.bytes);
    let rows = file.and_then(|file| parquet::Rows::open(file, &place, &source.id, &context.options, bytes));
    match rows {
        Ok(rows) => Box::new(rows),
        Err(reason) => one(Err(Problem { place, reason })),
    }
}

/// Whether a file in a folder says by its name that it means to be an article.
fn named_text(source: &Source) -> bool {
    let name = source.id.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    name.ends_with(".txt") || name.ends_with(".jsonl")
}

fn one(raw: Raw) -> Reader {
    Box::new(std::iter::once(raw))
}

/// Makes an article of a document.
///
/// # Errors
/// What keeps it from being one.
pub(crate) fn article(
    place: Place,
    mut document: Document,
    options: &Options,
) -> Result<Box<Input>, Problem> {
    if document.form == Form::Response {
        document = http::page(document).map_err(|reason| Problem { place: place.clone(), reason })?;
    }
    let hash = match &document.form {
        Form::Beginning(hash) => *hash,
        _ => Sha256::digest(&document.bytes).into(),
    };
    let known = document.known.clone();
    let (form, at, columns) = (document.form.clone(), place.clone(), &options.columns);
    let made = match form {
        Form::Text | Form::Beginning(_) => plain::article(document, at),
        Form::Object => jsonl::article(document, at, columns),
        Form::Row(head) => table::article(document, &head, at, columns),
        Form::Values(values) => parquet::article(document, *values, at, columns),
        Form::Entry(entry) => entry::article(document, &entry, at),
        Form::Page | Form::Response => web::article(document, at, options.fetched),
    };
    let mut input = made.map_err(|reason| Problem { place, reason })?;
    let article = &mut input.article;
    article.source_sha256 = Some(hex(&hash));
    article.url = article.url.take().or(known.url);
    article.fetched = article.fetched.or(known.fetched).or(options.fetched);
    input.dated_by_option = article.published.is_none() && options.published.is_some();
    article.published = article.published.or(options.published);
    Ok(Box::new(input))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of the document, or at which byte of the file it stops being UTF-8; `base` is where it stands there. What is not
/// UTF-8 is read in the charset that its letters show.
fn text_of(bytes: Vec<u8>, base: u64, charset: Option<&str>) -> Result<String, Reason> {
    String::from_utf8(bytes).or_else(|error| {
        let decoded = charset::decode(error.as_bytes(), charset);
        let is_read = decoded.is_sure() && decoded.replaced == 0;
        let offset = base + error.utf8_error().valid_up_to() as u64;
        if is_read { Ok(decoded.text.into_owned()) } else { Err(Reason::NotUtf8 { offset }) }
    })
}

impl Reason {
    pub(crate) fn from_io(error: &io::Error) -> Self {
        if let Some(refused) = error.get_ref().and_then(|error| error.downcast_ref::<unpack::TooMuch>()) {
            return Self::Bomb { times: refused.times };
        }
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::UnexpectedEof => Self::CutOff,
            // flate2 says that the input is invalid where gzip's own numbers do not fit
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Self::Damaged(error.to_string()),
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
        let mut input = Input::new(article, Place::file("f"));
        assert!(input.cut() && !input.cut());
        assert!(input.article.text.ends_with("كلمة") && CODED - input.article.text.len() < 10);
        assert_eq!(input.article.title_text(), Some("عنوان"));
    }
}
