//! Feeds: the entries of RSS 0.9–2.0, RDF and Atom, one at a time, however long the feed is.
//!
//! Entities that a feed defines for itself are not expanded, and nothing outside is fetched for it.

use super::entry::Entry;
use super::lines::read_buffered;
use super::{Document, Form, Known, LIMIT, Raw};
use crate::problem::{Place, Problem, Reason};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// Elements deeper than browsers go are no feed's.
const DEEPEST: usize = 512;

/// The entries of a feed.
pub(super) struct Feed<R> {
    xml: Reader<Rationed<R>>,
    /// The bytes that may still be read for the entry at hand.
    ration: Rc<Cell<usize>>,
    buffer: Vec<u8>,
    file: Place,
    id: String,
    outlet: Option<String>,
    /// The names of the open elements.
    path: Vec<String>,
    /// The entry at hand, and how deep its element is.
    draft: Option<(Draft, usize)>,
    /// Entries so far.
    number: u64,
    over: bool,
}

/// An entry while it is read.
#[derive(Debug, Default)]
struct Draft {
    offset: u64,
    title: Option<String>,
    link: Option<String>,
    guid: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    content: Option<String>,
    summary: Option<String>,
}

impl Draft {
    /// Where the text of an element goes.
    fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "title" => &mut self.title,
            "link" => &mut self.link,
            "guid" | "id" => &mut self.guid,
            "pubDate" | "dc:date" | "published" | "issued" => &mut self.published,
            "updated" | "modified" => &mut self.updated,
            "content:encoded" | "content" => &mut self.content,
            "description" | "summary" => &mut self.summary,
            _ => return None,
        })
    }

    fn document(self, id: &str, number: u64, outlet: Option<String>) -> Document {
        let said = |field: Option<String>| field.filter(|text| !text.trim().is_empty());
        let url = said(self.link).map(|link| link.trim().to_owned());
        let guid = said(self.guid).map(|guid| guid.trim().to_owned());
        let body = said(self.content).or(said(self.summary)).unwrap_or_default();
        let entry = Entry {
            title: said(self.title),
            published: said(self.published),
            updated: said(self.updated),
            outlet,
            is_plain: false,
        };
        Document {
            id: guid.or_else(|| url.clone()).unwrap_or_else(|| format!("{id}:{number}")),
            form: Form::Entry(Box::new(entry)),
            bytes: body.into_bytes(),
            known: Known { url, ..Known::default() },
        }
    }
}

impl<R: BufRead> Feed<R> {
    pub(super) fn new(reader: R, file: Place, id: String) -> Self {
        let ration = Rc::new(Cell::new(LIMIT));
        let mut xml = Reader::from_reader(Rationed { inner: reader, left: Rc::clone(&ration) });
        let config = xml.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            xml,
            ration,
            buffer: Vec::new(),
            file,
            id,
            outlet: None,
            path: Vec::new(),
            draft: None,
            number: 0,
            over: false,
        }
    }

    /// The next entry; `None` at the end.
    fn step(&mut self) -> Result<Option<(Place, Document)>, quick_xml::Error> {
        loop {
            if self.draft.is_none() {
                self.ration.set(LIMIT);
            }
            let mut buffer = std::mem::take(&mut self.buffer);
            buffer.clear();
            let offset = self.xml.buffer_position();
            let event = self.xml.read_event_into(&mut buffer)?;
            let is_over = matches!(event, Event::Eof);
            let entry = self.event(event, offset);
            self.buffer = buffer;
            if is_over || self.path.len() > DEEPEST {
                return Ok(None);
            }
            if let Some(draft) = entry {
                self.number += 1;
                let place = self.file.at(draft.offset);
                return Ok(Some((place, draft.document(&self.id, self.number, self.outlet.clone()))));
            }
        }
    }

    /// Takes an event; an entry that it ends.
    fn event(&mut self, event: Event<'_>, offset: u64) -> Option<Draft> {
        match event {
            Event::Start(start) => self.start(&start, offset),
            Event::Empty(empty) => self.link(&empty),
            Event::Text(text) => self.text(&text),
            Event::CData(text) => self.text(&text),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::End(_) => return self.end(),
            _ => {}
        }
        None
    }

    fn start(&mut self, start: &BytesStart<'_>, offset: u64) {
        let name = start.name();
        let name: &str = name.as_ref();
        if self.draft.is_none() && matches!(name, "item" | "entry") {
            self.draft = Some((Draft { offset, ..Draft::default() }, self.path.len() + 1));
        } else if self.is_within() {
            // HTML that is not hidden from XML
            self.text(&format!("<{name}>"));
        }
        self.path.push(name.to_owned());
        self.link(start);
    }

    /// Atom's links: `<link rel="alternate" href="..."/>`.
    fn link(&mut self, start: &BytesStart<'_>) {
        let value = |name| {
            let attribute = start.try_get_attribute(name).ok().flatten()?;
            Some(
                unescape(&attribute.value)
                    .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned),
            )
        };
        let is_link = start.name().as_ref() == "link" && value("rel").is_none_or(|rel| rel == "alternate");
        if let Some((draft, _)) = &mut self.draft
            && is_link
            && draft.link.is_none()
        {
            draft.link = value("href");
        } else if self.is_within() && start.name().as_ref() == "br" {
            self.text("<br>");
        }
    }

    fn end(&mut self) -> Option<Draft> {
        let name = self.path.pop()?;
        if self.is_within() {
            self.text(&format!("</{name}>"));
        }
        if self.draft.as_ref().is_some_and(|(_, depth)| self.path.len() < *depth) {
            return self.draft.take().map(|(draft, _)| draft);
        }
        None
    }

    /// Whether the place is deeper than an entry's own fields.
    fn is_within(&self) -> bool {
        self.draft.as_ref().is_some_and(|(_, depth)| self.path.len() > *depth)
    }

    /// Whether the place is in elements of a field's own, which are kept as they stand.
    fn is_markup(&self) -> bool {
        self.draft.as_ref().is_some_and(|(_, depth)| self.path.len() > *depth + 1)
    }

    /// Text of the field at hand.
    fn text(&mut self, text: &str) {
        match &mut self.draft {
            Some((draft, depth)) => {
                let field = self.path.get(*depth).and_then(|name| draft.field(name));
                if let Some(field) = field {
                    field.get_or_insert_default().push_str(text);
                }
            }
            None => {
                let is_title = matches!(&self.path[..], [.., above, last]
                    if last == "title" && matches!(above.as_str(), "channel" | "feed"));
                if is_title && self.outlet.as_ref().is_none_or(|outlet| outlet.len() < 1000) {
                    self.outlet.get_or_insert_default().push_str(text);
                }
            }
        }
    }

    /// A character by its number or one of XML's five names; others stay as they are, for HTML may know them.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        let number = reference.resolve_char_ref().ok().flatten().map(String::from);
        let named = resolve_predefined_entity(reference);
        match number.as_deref().or(named) {
            Some(character) if !self.is_markup() => self.text(character),
            _ => self.text(&format!("&{};", &**reference)),
        }
    }

    fn reason(&self, error: &quick_xml::Error) -> Reason {
        match error {
            quick_xml::Error::Io(_) if self.ration.get() == 0 => Reason::TooLong { limit: LIMIT },
            quick_xml::Error::Io(error) => Reason::from_io(error),
            quick_xml::Error::Syntax(_) => Reason::CutOff,
            other => Reason::Damaged(other.to_string()),
        }
    }
}

impl<R: BufRead> Iterator for Feed<R> {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        if self.over {
            return None;
        }
        let step = self.step();
        let problem = |reason| Some(Err(Problem { place: self.file.at(self.xml.buffer_position()), reason }));
        self.over = !matches!(step, Ok(Some(_)));
        match step {
            Ok(Some(entry)) => Some(Ok(entry)),
            Ok(None) if self.path.len() > DEEPEST => {
                problem(Reason::Damaged("elements within elements without end".to_owned()))
            }
            Ok(None) if self.draft.is_some() => problem(Reason::CutOff),
            Ok(None) if self.number == 0 => problem(Reason::Empty),
            Ok(None) => None,
            Err(error) => problem(self.reason(&error)),
        }
    }
}

/// A stream that gives no more than was allowed.
struct Rationed<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: BufRead> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, buffer)
    }
}

impl<R: BufRead> BufRead for Rationed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::other("an entry is too long"));
        }
        let there = self.inner.fill_buf()?;
        Ok(&there[..there.len().min(left)])
    }

    fn consume(&mut self, amount: usize) {
        self.left.set(self.left.get().saturating_sub(amount));
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, article};
    use super::*;
    use jiff::civil::date;

    fn read(feed: &str) -> Vec<Raw> {
        Feed::new(feed.as_bytes(), Place::file("f"), "f".to_owned()).collect()
    }

    fn reasons(feed: &str) -> Vec<Reason> {
        read(feed).into_iter().filter_map(Result::err).map(|problem| problem.reason).collect()
    }

    /// Title and text, id, address, outlet, day of the first entry.
    fn first(feed: &str) -> coder::Article {
        let (place, document) = read(feed).remove(0).expect("an entry");
        article(place, document, &Options::default()).expect("an article").article
    }

    #[test]
    fn rss_with_its_extensions() {
        let article = first(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>صحيفة</title><image><title>شعار</title></image>\
             <item><title>عنوان &amp;quot;الخبر&amp;quot;</title><media:title>صورة</media:title><link>https://a.example/1</link>\
             <guid isPermaLink=\"false\">7</guid><pubDate>Mon, 13 May 2024 23:30:00 +0300</pubDate><description>مقدمة</description>\
             <content:encoded><![CDATA[<p>فقرة&nbsp;أولى</p><p>فقرة <b>ثانية</b></p>]]></content:encoded></item></channel></rss>",
        );
        assert_eq!(article.text, "عنوان \"الخبر\"\nفقرة أولى\nفقرة ثانية");
        assert_eq!((article.id.as_str(), article.url.as_deref()), ("7", Some("https://a.example/1")));
        assert_eq!((article.outlet.as_deref(), article.published), (Some("صحيفة"), Some(date(2024, 5, 13))));
    }

    #[test]
    fn atom_with_markup_that_xml_sees() {
        let article = first(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>موقع</title><entry><title type=\"html\">عنوان</title>\
             <link rel=\"self\" href=\"https://a.example/self\"/><link href=\"https://a.example/1?a=1&amp;b=2\"/><updated>2024-05-14T01:00:00Z</updated>\
             <content type=\"xhtml\"><div><p>فقرة &lt;أولى&gt;</p><p>ثانية</p></div></content></entry></feed>",
        );
        assert_eq!(article.text, "عنوان\nفقرة <أولى>\nثانية");
        assert_eq!(article.id, "https://a.example/1?a=1&b=2");
        assert_eq!((article.published, article.fetched), (None, Some(date(2024, 5, 14))));
    }

    #[test]
    fn rdf_has_its_items_beside_the_channel() {
        let article = first(
            "<rdf:RDF><channel><title>صحيفة</title></channel><item><title>عنوان</title><description>نص</description>\
             <dc:date>2024-05-13</dc:date></item></rdf:RDF>",
        );
        assert_eq!((article.text.as_str(), article.outlet.as_deref()), ("عنوان\nنص", Some("صحيفة")));
        assert_eq!((article.id.as_str(), article.published), ("f:1", Some(date(2024, 5, 13))));
    }

    /// Entities of a feed's own are neither expanded nor fetched: a billion laughs stay one.
    #[test]
    fn entities_of_its_own_are_not_expanded() {
        let laughs: String =
            (1..30).map(|n| format!("<!ENTITY l{n} \"&l{};&l{};\">", n - 1, n - 1)).collect();
        let article = first(&format!(
            "<!DOCTYPE rss [<!ENTITY l0 \"ضحك\">{laughs}<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><channel><item>\
             <title>عنوان</title><description>قال &l29; ثم &file; نعم</description></item></channel></rss>"
        ));
        assert_eq!(article.text, "عنوان\nقال &l29; ثم &file; نعم");
    }

    #[test]
    fn feeds_that_end_before_their_time_give_what_came_before() {
        let entry = "<item><title>عنوان</title></item>";
        for cut in ["<item><title>عن", "<item><title>عنوان</ti", "<item><![CDATA[", "<item>"] {
            let feed = format!("<rss><channel>{entry}{cut}");
            assert_eq!(read(&feed).iter().filter(|raw| raw.is_ok()).count(), 1, "{cut}");
            assert_eq!(reasons(&feed), [Reason::CutOff], "{cut}");
        }
        assert_eq!(reasons("<rss><channel></channel></rss>"), [Reason::Empty]);
    }

    #[test]
    fn elements_within_elements_without_end() {
        let deep = format!("<rss><channel><item><description>{}", "<b>".repeat(100_000));
        assert!(matches!(&reasons(&deep)[..], [Reason::Damaged(_)]));
    }

    #[test]
    fn an_entry_without_end_is_given_up() {
        let endless = format!("<rss><channel><item><description>{}", "نص ".repeat(LIMIT / 4));
        assert_eq!(reasons(&endless), [Reason::TooLong { limit: LIMIT }]);
        let endless = format!("<rss><channel><item a=\"{}", "x".repeat(LIMIT));
        assert_eq!(reasons(&endless), [Reason::TooLong { limit: LIMIT }]);
    }

    /// However long a feed is, an entry is all that is held.
    #[test]
    fn a_feed_without_end_goes_on() {
        struct Endless(u64);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let entry =
                    b"<item><title>x</title><description>yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy</description></item>";
                let written = entry.len().min(buffer.len());
                buffer[..written].copy_from_slice(&entry[..written]);
                self.0 += 1;
                Ok(written)
            }
        }
        let head = &b"<rss><channel>"[..];
        let reader = io::BufReader::with_capacity(4096, head.chain(Endless(0)));
        let mut feed = Feed::new(reader, Place::file("f"), "f".to_owned());
        let count = 2 * LIMIT / 90;
        assert!(feed.by_ref().take(count).all(|raw| raw.is_ok()));
        assert!(feed.buffer.capacity() < 4096);
    }
}
