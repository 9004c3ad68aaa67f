//! What stands before the parser: a page goes in, a small well-formed one comes out, with the evidence of its head beside it.
//!
//! Parsers of HTML need time that grows with the square of the depth (4,000 nested lists took nine seconds), and most of a
//! news page is scripts, drawings and menus. So this pass, in time linear to the page, closes every element that it opens,
//! opens none deeper than browsers do, and leaves out what holds no text of an article. What it lets through says the same
//! to any parser.

use super::tokens::{Tag, Token, Tokens};
use std::borrow::Cow;

/// Elements open at once. Browsers stop here too; what lies deeper keeps its text and loses its tags.
pub(super) const DEPTH: usize = 512;

/// The most elements that go on to the parser.
pub(super) const ELEMENTS: usize = 60_000;

/// The most bytes that go on to the parser; twenty times the text that is coded of an article.
pub(super) const KEPT: usize = 5 << 20;

/// A page after the gate.
#[derive(Debug, Default)]
pub(super) struct Gated {
    /// Its body, well-formed.
    pub(super) html: String,
    pub(super) evidence: Evidence,
    /// Whether the page went on beyond what is kept.
    pub(super) cut: bool,
}

/// What a page says of itself. Texts are as in the page, character references unresolved.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) canonical: Option<String>,
    /// Name (or property) and content.
    pub(super) metas: Vec<(String, String)>,
    /// Scripts of linked data.
    pub(super) linked: Vec<String>,
    /// Headings of the first three ranks.
    pub(super) headings: Vec<String>,
    /// Times that the page marks as such: the machine's form, and the reader's.
    pub(super) times: Vec<Time>,
    /// Texts of elements that are named after dates.
    pub(super) dates: Vec<String>,
    /// Texts under pictures.
    pub(super) captions: Vec<String>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct Time {
    pub(super) machine: String,
    /// Whether it is marked as that of publication.
    pub(super) of_publication: bool,
    /// Whether it follows a heading.
    pub(super) below_heading: bool,
}

/// Bounds of the evidence: a page of nothing but metadata is no article.
const MOST: usize = 200;
const LINE: usize = 600;
const LINKED: usize = 1 << 20;

/// Elements without content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements whose content is no text of an article.
const LEFT_OUT: [&str; 15] = [
    "noscript",
    "template",
    "svg",
    "math",
    "select",
    "button",
    "canvas",
    "object",
    "audio",
    "video",
    "nav",
    "footer",
    "figcaption",
    "dialog",
    "map",
];

/// Elements that go on under their own names.
const KEPT_AS_IS: [&str; 40] = [
    "a",
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "label",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that stand within a line and close no paragraph.
const WITHIN_LINES: [&str; 14] = [
    "span", "label", "noscript", "template", "svg", "math", "select", "button", "canvas", "object", "audio",
    "video", "map", "summary",
];

/// Elements at which a search for an open element ends.
const WALLS: [&str; 4] = ["table", "td", "th", "caption"];

/// Lets a page through.
pub(super) fn gate(html: &str) -> Gated {
    let mut gate = Gate { out: String::with_capacity(html.len() / 4), ..Gate::default() };
    for token in Tokens::new(html) {
        if gate.elements >= ELEMENTS || gate.out.len() >= KEPT {
            gate.cut = true;
            break;
        }
        match token {
            Token::Text(text) => gate.text(text),
            Token::Start(tag) => gate.start(&tag),
            Token::End(name) => gate.end(&lower(name)),
            Token::Raw(tag, content) => gate.evidence.raw(&tag, content),
        }
    }
    gate.close_to(0);
    Gated { html: gate.out, evidence: gate.evidence, cut: gate.cut }
}

#[derive(Default)]
struct Gate {
    out: String,
    open: Vec<Open>,
    /// How many of the open elements stand above the one whose content is left out.
    hidden_from: Option<usize>,
    elements: usize,
    evidence: Evidence,
    /// What is being written down besides: where, and down to which depth.
    listening: Option<(Listening, usize, String)>,
    cut: bool,
}

struct Open {
    name: &'static str,
    /// Whether the parser saw it.
    shown: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Listening {
    Heading,
    Date,
    Caption,
}

impl Gate {
    fn text(&mut self, text: &str) {
        if let Some((_, _, heard)) = &mut self.listening
            && heard.len() < LINE
        {
            heard.push_str(&text[..text.floor_char_boundary(LINE)]);
        }
        if self.hidden_from.is_none() {
            match text {
                "<" => self.out.push_str("&lt;"),
                _ => self.out.push_str(text),
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let written = lower(tag.name);
        let name = written.as_ref();
        if VOID.contains(&name) {
            return self.void(name, tag);
        }
        if name == "html" {
            self.evidence.language =
                self.evidence.language.take().or_else(|| tag.attribute("lang").map(short));
            return;
        }
        if name == "time" {
            self.time(tag);
        }
        let Some(name) = known(name) else { return };
        if self.open.len() >= DEPTH {
            return self.flatten();
        }
        self.close_implied(name);
        let dress = if tag.has_attributes() { Dress::of(tag) } else { Dress::default() };
        let hides = LEFT_OUT.contains(&name) || dress.is_hidden || dress.is_embedded && name == "blockquote";
        if hides && self.hidden_from.is_none() {
            self.hidden_from = Some(self.open.len());
        }
        let shown = self.hidden_from.is_none();
        if shown {
            self.elements += 1;
            self.write(name, &dress);
        }
        self.open.push(Open { name, shown });
        self.listen(name, dress.is_date);
    }

    /// In the place of an element that would lie too deep, the line ends.
    fn flatten(&mut self) {
        const BREAK: &str = "<br>\n";
        if self.hidden_from.is_none() && !self.out.ends_with(BREAK) {
            self.elements += 1;
            self.out.push_str(BREAK);
        }
    }

    fn void(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "meta" => self.evidence.meta(tag),
            "link" => self.evidence.link(tag),
            "br" | "hr" if self.hidden_from.is_none() => {
                self.elements += 1;
                // the parser may take a break for the end of a paragraph and drop it: the words must not grow together
                self.out.push_str(if name == "br" { "<br>\n" } else { "<hr>" });
            }
            _ => {}
        }
        if let Some((_, _, heard)) = &mut self.listening {
            heard.push(' ');
        }
    }

    fn time(&mut self, tag: &Tag<'_>) {
        let Some(machine) = tag.attribute("datetime").filter(|_| self.evidence.times.len() < MOST) else {
            return;
        };
        let mentions = |name: &str, words: &[&str]| {
            let value = tag.attribute(name).unwrap_or_default().to_ascii_lowercase();
            words.iter().any(|word| value.contains(word))
        };
        self.evidence.times.push(Time {
            machine: short(machine),
            of_publication: tag.attribute("pubdate").is_some()
                || mentions("itemprop", &["datepublished"])
                || mentions("class", &["publish", "entry-date"]),
            below_heading: !self.evidence.headings.is_empty(),
        });
    }

    /// Begins to write down what a heading, a date or a caption says.
    fn listen(&mut self, name: &str, is_date: bool) {
        let what = match name {
            _ if is_date => Listening::Date,
            "h1" | "h2" | "h3" => Listening::Heading,
            "figcaption" => Listening::Caption,
            _ => return,
        };
        // of two elements that are named after dates, one within the other, the inner one holds it
        let is_inner = what == Listening::Date
            && self.listening.as_ref().is_some_and(|(outer, ..)| *outer == Listening::Date);
        if self.listening.is_none() || is_inner {
            self.listening = Some((what, self.open.len() - 1, String::new()));
        }
    }

    fn heard(&mut self) {
        let Some((what, _, text)) = self.listening.take() else { return };
        let list = match what {
            Listening::Heading => &mut self.evidence.headings,
            Listening::Date if text.len() > LINE / 2 => return,
            Listening::Date => &mut self.evidence.dates,
            Listening::Caption => &mut self.evidence.captions,
        };
        if list.len() < MOST && !text.trim().is_empty() {
            list.push(text);
        }
    }

    fn write(&mut self, name: &str, dress: &Dress<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in SEEN.iter().zip(dress.seen).filter(|(_, value)| !value.is_empty()) {
            self.attribute(key, value);
        }
        if let Some(href) = dress.href {
            // how much is links counts, not where they lead
            self.attribute("href", if href.starts_with('#') { "#" } else { "/" });
        }
        self.out.push('>');
    }

    fn attribute(&mut self, key: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(key);
        self.out.push_str("=\"");
        let end = value.floor_char_boundary(LINE);
        self.out.extend(value[..end].chars().filter(|c| !matches!(c, '"' | '<' | '>')));
        self.out.push('"');
    }

    fn end(&mut self, written: &str) {
        if written == "p" && !self.open.iter().rev().any(|open| open.name == "p") || VOID.contains(&written) {
            return;
        }
        let Some(name) = known(written) else { return };
        let crosses_walls =
            matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption");
        for at in (0..self.open.len()).rev() {
            if self.open[at].name == name {
                return self.close_to(at);
            }
            if !crosses_walls && WALLS.contains(&self.open[at].name) {
                return;
            }
        }
    }

    /// Closes what an element of this name ends by beginning: a paragraph the one before it, an item its neighbour.
    fn close_implied(&mut self, name: &str) {
        let (closed, walls): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "a" => (&["a"], &[]),
            _ if WITHIN_LINES.contains(&name) => return,
            _ => (&["p"], &[]),
        };
        for at in (0..self.open.len()).rev() {
            let open = self.open[at].name;
            if closed.contains(&open) {
                return self.close_to(at);
            }
            if walls.contains(&open) || WALLS.contains(&open) {
                return;
            }
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            if open.shown {
                self.out.push_str("</");
                self.out.push_str(open.name);
                self.out.push('>');
            }
            let left = self.open.len();
            if self.hidden_from == Some(left) {
                self.hidden_from = None;
            }
            if let Some((_, listening_from, heard)) = &mut self.listening {
                if *listening_from == left {
                    self.heard();
                } else {
                    heard.push(' ');
                }
            }
        }
    }
}

impl Evidence {
    fn raw(&mut self, tag: &Tag<'_>, content: &str) {
        if tag.is("title") && self.title.is_empty() {
            self.title = short(content.trim());
        }
        let is_linked = |tag: &Tag<'_>| {
            tag.attribute("type")
                .is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
        };
        let held: usize = self.linked.iter().map(String::len).sum();
        if tag.is("script") && held + content.len() <= LINKED && is_linked(tag) {
            self.linked.push(content.to_owned());
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let name = ["property", "name", "itemprop"].into_iter().find_map(|key| tag.attribute(key));
        if let (Some(name), Some(content)) = (name, tag.attribute("content"))
            && self.metas.len() < MOST
            && !content.trim().is_empty()
        {
            self.metas.push((name.trim().to_ascii_lowercase(), short(content)));
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        let is_canonical = tag.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if is_canonical && self.canonical.is_none() {
            self.canonical = tag.attribute("href").map(short);
        }
    }
}

/// The name under which an element goes on; none for one that only dresses its text (`b`, `font`).
fn known(name: &str) -> Option<&'static str> {
    if let Some(name) = KEPT_AS_IS.iter().chain(&LEFT_OUT).find(|kept| **kept == name) {
        return Some(name);
    }
    match name {
        // an element of the page's own makes a block more often than not
        _ if name.contains('-') => Some("div"),
        "time" => Some("span"),
        _ => None,
    }
}

/// The attributes that Readability looks at, besides where a link leads.
const SEEN: [&str; 5] = ["class", "id", "role", "itemprop", "rel"];

/// What the attributes of an element say, read in one go.
#[derive(Default)]
struct Dress<'h> {
    /// The values of those in [`SEEN`].
    seen: [&'h str; 5],
    href: Option<&'h str>,
    /// Not shown to readers.
    is_hidden: bool,
    /// Named after the date that it holds.
    is_date: bool,
    /// A post of a social network, if the element is a quotation.
    is_embedded: bool,
}

impl<'h> Dress<'h> {
    fn of(tag: &Tag<'h>) -> Self {
        let mut dress = Self::default();
        for (key, value) in tag.attributes() {
            let key = lower(key);
            match key.as_ref() {
                "href" => dress.href = Some(value),
                "hidden" => dress.is_hidden = true,
                "aria-hidden" => dress.is_hidden |= value == "true",
                "style" => dress.is_hidden |= is_undisplayed(value),
                key => {
                    let Some(at) = SEEN.iter().position(|seen| *seen == key) else { continue };
                    // of an attribute given twice, the first counts
                    if dress.seen[at].is_empty() {
                        dress.seen[at] = value;
                        dress.is_date |= matches!(key, "class" | "id" | "itemprop") && is_date(value);
                        dress.is_embedded |= key == "class" && POSTS.iter().any(|post| value.contains(post));
                    }
                }
            }
        }
        dress
    }
}

const POSTS: [&str; 4] = ["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed"];

fn is_undisplayed(style: &str) -> bool {
    style.contains("none") && style.replace(' ', "").to_ascii_lowercase().contains("display:none")
}

/// Whether an element is named after a date.
fn is_date(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    ["date", "time", "publish", "posted"].iter().any(|word| value.contains(word))
        && !["update", "timeline", "sometimes", "times-", "candidate", "validate"]
            .iter()
            .any(|word| value.contains(word))
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn short(text: &str) -> String {
    text[..text.floor_char_boundary(4 * LINE)].to_owned()
}
