//! Furniture by its place: menus and bylines above the paragraphs, captions among them, tags below, headlines told again.

use super::{Kind, Line, Page};

/// Leaves out what its place shows to be furniture.
pub(super) fn layout(page: &mut Page<'_>) {
    let Some((first, last)) = paragraphs(page) else { return };
    let lone = lone_lines(page, first, last);
    let told = Told::new(page);
    let headline = headline(page, first);
    for at in 0..page.lines.len() {
        if page.lines[at].is_title || page.reasons[at].is_some() {
            continue;
        }
        let line = &page.lines[at];
        let reason = if !line.has_arabic() {
            Some("nothing Arabic in it")
        } else if let Some(reason) = told.reason(line, at) {
            Some(reason)
        } else if is_date(line) {
            Some("the line of the date")
        } else if at > last && line.words <= BELOW && !line.is_ended {
            Some("a label below the article")
        } else if at < first && is_above(line) {
            Some("a menu or byline above the article")
        } else if headline.is_some_and(|headline| at < headline) && is_outlet(page, line) {
            Some("the outlet's name")
        } else if at < last
            && (is_credited(page, line)
                || at > first && is_caption(line)
                || headline.is_some_and(|headline| at > headline) && is_scene(page, line))
        {
            Some("a picture's caption")
        } else if lone.contains(&at) {
            Some("a picture's caption, among paragraphs that end with a full stop")
        } else {
            None
        };
        page.reasons[at] = reason.map(str::to_owned);
    }
}

/// The first and the last paragraph. On a page that ends none with a full stop, long lines are paragraphs.
fn paragraphs(page: &Page<'_>) -> Option<(usize, usize)> {
    let bounds = |with_long: bool| {
        let is_body = |line: &Line<'_>| if with_long { line.is_long() } else { line.is_body() };
        let mut bodies =
            (0..page.lines.len()).filter(|at| page.reasons[*at].is_none() && is_body(&page.lines[*at]));
        let first = bodies.next()?;
        Some((first, bodies.next_back().unwrap_or(first)))
    };
    bounds(false).or_else(|| bounds(true))
}

/// The headline above the paragraphs: the reader's title, or the first line that can be one and names no outlet.
fn headline(page: &Page<'_>, first: usize) -> Option<usize> {
    const WORDS: usize = 4;
    let own = page.lines.iter().position(|line| line.is_title);
    own.or_else(|| {
        (0..first).find(|at| {
            let line = &page.lines[*at];
            page.reasons[*at].is_none() && line.words >= WORDS && !is_outlet(page, line) && !is_date(line)
        })
    })
}

/// A line that is an outlet's name: few words, and they end as such names do.
fn is_outlet(page: &Page<'_>, line: &Line<'_>) -> bool {
    const WORDS: usize = 6;
    !line.is_ended
        && line.words <= WORDS
        && page.of(Kind::Outlet).any(|known| line.folded.ends_with(known.pattern))
}

/// A line that says what a picture shows: a few words that begin as captions do, or end in brackets with a stroke between two
/// credits.
fn is_scene(page: &Page<'_>, line: &Line<'_>) -> bool {
    const WORDS: usize = 12;
    const CREDITED: usize = 25;
    let begins = || page.of(Kind::Caption).any(|known| line.folded.starts_with(known.pattern));
    let credited = || {
        let credits = line.text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        credits.is_some_and(|(_, credits)| credits.contains(['/', '-']) && credits.split(' ').count() <= 5)
    };
    !line.is_ended && (line.words <= WORDS && begins() || line.words <= CREDITED && credited())
}

/// Why a first line with a blank line below it is no title after all.
pub(super) fn no_title(line: &Line<'_>) -> Option<&'static str> {
    const SECTION: usize = 2;
    if is_date(line) {
        Some("the line of the date")
    } else {
        (line.words <= SECTION && !line.is_ended).then_some("a menu or byline above the article")
    }
}

/// A line below the last paragraph with so few words is a tag, a source, a button.
const BELOW: usize = 6;

/// A menu's entry, or a line such as `إسطنبول / ... / ...`, `كتب - ...`.
fn is_above(line: &Line<'_>) -> bool {
    const ENTRY: usize = 3;
    const BYLINE: usize = 7;
    const DATED: usize = 10;
    let is_byline =
        line.text.contains(['/', ':', '(', '\u{BB}', '\u{203A}']) || is_parted(line) || line.has_digit();
    let is_dated = line.words <= DATED && line.text.split_whitespace().next_back().is_some_and(is_year);
    !line.is_ended && (line.words <= ENTRY || line.words <= BYLINE && is_byline || is_dated)
}

/// Whether a line has two parts with a mark between them: `... - ...`, `... | ...`.
fn is_parted(line: &Line<'_>) -> bool {
    [" - ", " | ", " \u{2013} ", " \u{2014} "].iter().any(|mark| line.text.contains(mark))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
}

/// A full date and hardly more.
fn is_date(line: &Line<'_>) -> bool {
    const WORDS: usize = 14;
    line.words <= WORDS
        && line.has_digit()
        && !line.text.ends_with('.')
        && crate::published::date_of_line(line.text).is_some()
}

/// What stands among paragraphs in two parts, and no mark ends: `... - a photographer`.
fn is_caption(line: &Line<'_>) -> bool {
    const WORDS: usize = 14;
    !line.is_ended && line.words <= WORDS && is_parted(line) && !is_item(line.text)
}

/// A line that ends in a picture's credit. The credit of a whole text follows its full stop.
fn is_credited(page: &Page<'_>, line: &Line<'_>) -> bool {
    page.of(Kind::Credit).any(|credit| {
        line.folded
            .strip_suffix(credit.pattern)
            .is_some_and(|caption| !caption.trim_end().ends_with(['.', '\u{061F}', '!', '"']))
    })
}

/// Headlines and captions that stand more than once.
struct Told {
    title: String,
    keys: Vec<String>,
}

impl Told {
    fn new(page: &Page<'_>) -> Self {
        let title = page.lines.iter().find(|line| line.is_title).map(Line::key).unwrap_or_default();
        let keys =
            page.lines.iter().map(|line| if line.is_body() { String::new() } else { line.key() }).collect();
        Self { title, keys }
    }

    fn reason(&self, line: &Line<'_>, at: usize) -> Option<&'static str> {
        const WORDS: usize = 4;
        let own = &self.keys[at];
        if line.words < WORDS || own.is_empty() {
            return None;
        }
        let others = || self.keys.iter().enumerate().filter(|(other, _)| *other != at);
        if self.title == *own
            || !self.title.is_empty() && own.contains(&self.title) && own.len() < self.title.len() * 3 / 2
        {
            Some("the headline again")
        } else if self.title.contains(own) {
            Some("a part of the headline again")
        } else if !line.is_ended && others().any(|(_, key)| key == own) {
            Some("a line that stands here twice")
        } else {
            None
        }
    }
}

/// The lines longer than a heading that no mark ends, where many paragraphs stand and a mark ends each other one: captions.
/// A heading has few words; a writer who leaves marks out does so more than once or twice.
fn lone_lines(page: &Page<'_>, first: usize, last: usize) -> Vec<usize> {
    const CAPTION: std::ops::RangeInclusive<usize> = 8..=30;
    const PARAGRAPHS: usize = 4;
    const MOST: usize = 2;
    let among = first + 1..last;
    let bodies = page.lines[first..=last].iter().filter(|line| line.is_body()).count();
    let open = |at: &usize| {
        let line = &page.lines[*at];
        page.reasons[*at].is_none() && !line.is_ended && line.words >= *CAPTION.start() && !line.is_title
    };
    let lone: Vec<usize> = among.filter(open).collect();
    if bodies < PARAGRAPHS || lone.len() > MOST {
        return Vec::new();
    }
    lone.into_iter()
        .filter(|at| CAPTION.contains(&page.lines[*at].words) && !is_item(page.lines[*at].text))
        .collect()
}

/// Whether a line is an item of a list.
fn is_item(text: &str) -> bool {
    text.starts_with(['-', '*', '\u{2022}', '\u{2013}']) || text.starts_with(char::is_numeric)
}
