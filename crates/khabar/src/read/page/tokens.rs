//! The tags and texts of a page, one after the other, as a browser cuts them.
//!
//! No tree: what a page opens and never closes costs nothing here. A tag keeps its first attributes only, and those are
//! slices of the page, so that a tag with a million of them is passed over in one go.

/// The most attributes of one tag that are looked at.
const ATTRIBUTES: usize = 48;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'h> {
    /// Text with its character references as they stand.
    Text(&'h str),
    Start(Tag<'h>),
    /// The name of a tag that ends.
    End(&'h str),
    /// The content of an element in which nothing is a tag: a script, a title.
    Raw(Tag<'h>, &'h str),
}

/// A tag that begins an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    /// As written, in whatever case.
    pub(super) name: &'h str,
    /// Everything between the name and the closing bracket.
    attributes: &'h str,
}

impl<'h> Tag<'h> {
    /// The value of an attribute, with its character references as they stand; empty where it has none.
    pub(super) fn attribute(&self, name: &str) -> Option<&'h str> {
        self.attributes().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The first attributes with their values.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'h str, &'h str)> + use<'h> {
        Attributes { rest: self.attributes }.take(ATTRIBUTES)
    }

    pub(super) fn has_attributes(&self) -> bool {
        self.attributes.len() > 1
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Elements whose content is text to a browser, whatever tags it seems to hold.
const RAW: [&str; 9] =
    ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext"];

/// The pieces of a page.
pub(super) struct Tokens<'h> {
    html: &'h str,
    at: usize,
    /// Whether no comment ends any more: looked for once, not for each that begins.
    unending: bool,
}

impl<'h> Tokens<'h> {
    pub(super) const fn new(html: &'h str) -> Self {
        Self { html, at: 0, unending: false }
    }

    fn rest(&self) -> &'h str {
        &self.html[self.at..]
    }

    /// The piece that begins with `<`, or nothing where it is no tag that counts.
    fn markup(&mut self) -> Option<Token<'h>> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'!' | b'?') => {
                self.at += self.comment(rest);
                None
            }
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let name = name(&rest[2..]);
                self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
                Some(Token::End(name))
            }
            Some(b'/') => {
                self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
                None
            }
            Some(letter) if letter.is_ascii_alphabetic() => self.start(rest),
            _ => {
                self.at += 1;
                Some(Token::Text(&rest[..1]))
            }
        }
    }

    /// How long the comment or declaration is with which `rest` begins. One that never ends hides only up to its next
    /// bracket.
    fn comment(&mut self, rest: &str) -> usize {
        let past = |end: &str| rest.find(end).map(|at| at + end.len());
        let end = match rest {
            _ if self.unending => ">",
            _ if rest.starts_with("<![CDATA[") => "]]>",
            _ if rest.starts_with("<!-->") || rest.starts_with("<!--->") => ">",
            _ if rest.starts_with("<!--") => "-->",
            _ => ">",
        };
        let found = past(end);
        self.unending |= found.is_none();
        found.or_else(|| past(">")).unwrap_or(rest.len())
    }

    fn start(&mut self, rest: &'h str) -> Option<Token<'h>> {
        let name = name(&rest[1..]);
        let from = 1 + name.len();
        let Some(end) = tag_end(&rest.as_bytes()[from..]).map(|end| from + end) else {
            // a page that breaks off in a tag
            self.at = self.html.len();
            return None;
        };
        let tag = Tag { name, attributes: &rest[from..end] };
        self.at += end + 1;
        match RAW.iter().find(|raw| tag.is(raw)) {
            Some(raw) => {
                let content = self.raw(raw);
                Some(Token::Raw(tag, content))
            }
            None => Some(Token::Start(tag)),
        }
    }

    /// The content up to the end tag of that name, which is passed over; to the end of the page where there is none.
    fn raw(&mut self, name: &str) -> &'h str {
        let rest = self.rest();
        let mut from = 0;
        while let Some(found) = rest[from..].find("</") {
            let at = from + found;
            let after = &rest.as_bytes()[at + 2..];
            let is_end =
                after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes());
            if is_end {
                self.at += at + rest[at..].find('>').map_or(rest.len() - at, |end| end + 1);
                return &rest[..at];
            }
            from = at + 2;
        }
        self.at = self.html.len();
        rest
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        while self.at < self.html.len() {
            let rest = self.rest();
            if rest.starts_with('<') {
                match self.markup() {
                    Some(token) => return Some(token),
                    None => continue,
                }
            }
            let end = rest.find('<').unwrap_or(rest.len());
            self.at += end;
            return Some(Token::Text(&rest[..end]));
        }
        None
    }
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    &text[..end]
}

/// The byte of the bracket that closes a tag: not one within a quoted value.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if mark == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            // a mark opens a value only after the sign for it
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    // a value that is never closed: the first bracket ends the tag after all
    quote.and_then(|_| bytes.iter().position(|byte| *byte == b'>'))
}

/// The attributes of a tag.
struct Attributes<'h> {
    rest: &'h str,
}

impl<'h> Iterator for Attributes<'h> {
    type Item = (&'h str, &'h str);

    fn next(&mut self) -> Option<(&'h str, &'h str)> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // a first sign of equality belongs to the name
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '/' | '='))
            .map_or(rest.len(), |(at, _)| at);
        let (key, after) = rest.split_at(end);
        let trimmed = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = trimmed.strip_prefix('=') else {
            self.rest = after;
            return Some((key, ""));
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, rest) = match value.as_bytes().first() {
            Some(mark @ (b'"' | b'\'')) => {
                let value = &value[1..];
                let end = value.find(char::from(*mark)).unwrap_or(value.len());
                (&value[..end], value.get(end + 1..).unwrap_or_default())
            }
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((key, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        Tokens::new(html)
            .map(|token| match token {
                Token::Text(text) => format!("\"{text}\""),
                Token::Start(tag) => format!("<{}>", tag.name),
                Token::End(name) => format!("</{name}>"),
                Token::Raw(tag, content) => format!("<{}:{content}>", tag.name),
            })
            .collect()
    }

    #[test]
    fn tags_texts_and_what_is_neither() {
        assert_eq!(
            shown("a<P class='x>y'>b</P ><!-- <i> --><!doctype html>3 < 4<br/>"),
            ["\"a\"", "<P>", "\"b\"", "</P>", "\"3 \"", "\"<\"", "\" 4\"", "<br>"]
        );
        assert_eq!(shown("<script>if (a<b) '</p>'</SCRIPT>x"), ["<script:if (a<b) '</p>'>", "\"x\""]);
    }

    #[test]
    fn what_breaks_off() {
        assert_eq!(shown("a<div class=\"x"), ["\"a\""]);
        assert_eq!(shown("a<!-- b> c"), ["\"a\"", "\" c\""]);
        assert_eq!(shown("<title>a"), ["<title:a>"]);
        // a value that nobody closed does not swallow the page
        assert_eq!(shown("<a href=\"x>b</a>"), ["<a>", "\"b\"", "</a>"]);
    }

    #[test]
    fn attributes_in_all_their_dresses() {
        let Some(Token::Start(tag)) = Tokens::new("<a One=1 two='b c' three = \"d\" four/>").next() else {
            panic!("a tag")
        };
        let values = ["one", "TWO", "three", "four", "five"].map(|name| tag.attribute(name));
        assert_eq!(values, [Some("1"), Some("b c"), Some("d"), Some(""), None]);
    }

    #[test]
    fn a_bomb_of_attributes_is_passed_over() {
        let html = format!("<p {} last=1>x", "a=b ".repeat(1_000_000));
        let Some(Token::Start(tag)) = Tokens::new(&html).next() else { panic!("a tag") };
        assert_eq!(tag.attribute("last"), None);
    }
}
