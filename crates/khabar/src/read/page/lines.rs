//! A fragment of HTML as lines of text: a block a line, as a reader sees it.

use super::tokens::{Token, Tokens};

/// Elements that stand within a line; all others begin and end one.
const WITHIN_LINES: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];

/// A line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether all of it leads elsewhere.
    pub(super) is_link: bool,
}

/// The text of a fragment. Spaces run together; blank lines are left out.
pub(crate) fn lines(html: &str) -> String {
    let lines: Vec<String> = lines_of(html).into_iter().map(|line| line.text).collect();
    lines.join("\n")
}

/// The lines of a fragment.
pub(super) fn lines_of(html: &str) -> Vec<Line> {
    cut(html, breaks)
}

/// The lines of a fragment cut at every `span` too: a date and an author often stand side by side without a space.
pub(super) fn pieces_of(html: &str) -> Vec<Line> {
    cut(html, |name| breaks(name) || name.eq_ignore_ascii_case("span"))
}

fn cut(html: &str, breaks: impl Fn(&str) -> bool) -> Vec<Line> {
    let (mut out, mut line) = (Vec::new(), Begun::default());
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => line.push(text),
            Token::Start(tag) if breaks(tag.name) => line.end(&mut out),
            Token::End(name) if breaks(name) => line.end(&mut out),
            Token::Start(tag) if tag.is("a") => line.in_link = tag.attribute("href").is_some(),
            Token::End(name) if name.eq_ignore_ascii_case("a") => line.in_link = false,
            _ => {}
        }
    }
    line.end(&mut out);
    out
}

/// The line being read.
#[derive(Default)]
struct Begun {
    text: String,
    in_link: bool,
    has_more_than_links: bool,
}

impl Begun {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.has_more_than_links |= !self.in_link && text.contains(char::is_alphanumeric);
    }

    fn end(&mut self, out: &mut Vec<Line>) {
        let text = plain(&self.text);
        if !text.is_empty() {
            out.push(Line { text, is_link: !self.has_more_than_links });
        }
        self.text.clear();
        self.has_more_than_links = false;
    }
}

fn breaks(name: &str) -> bool {
    !WITHIN_LINES.iter().any(|within| name.eq_ignore_ascii_case(within))
}

/// Text of a page as it is read: references resolved, white space run together.
pub(super) fn plain(text: &str) -> String {
    let resolved = html_escape::decode_html_entities(text);
    let mut out = String::with_capacity(resolved.len());
    for word in resolved.split(|c: char| c.is_whitespace() || c == '\u{0}').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_dress_is_not() {
        assert_eq!(
            lines(
                "<div><p>قال <b>الوزير</b>&nbsp;إن\n<a href=x>بلاده</a></p>تدعم<br/>السلام<ul><li>1<li>2</ul></div>"
            ),
            "قال الوزير إن بلاده\nتدعم\nالسلام\n1\n2"
        );
        assert_eq!(lines("a<script>b</script>c"), "ac");
    }

    #[test]
    fn lines_that_are_links() {
        let links: Vec<bool> =
            lines_of("<p><a href=/>خبر آخر</a></p><p>انظر <a href=/>هنا</a></p><p>« <a href=/>خبر</a> »</p><p><a name=1>فقرة</a>")
                .iter()
                .map(|line| line.is_link)
                .collect();
        assert_eq!(links, [true, false, true, false]);
    }
}
