//! An article from an entry of a feed, whose text is a fragment of HTML or plain.

use super::{Document, Input, mojibake, page, parse_date};
use crate::problem::{Place, Reason};
use coder::Article;
use jiff::civil::Date;

/// What a feed says of an entry beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
    /// The entry was published then or before.
    pub(super) updated: Option<String>,
    /// The feed's own title.
    pub(super) outlet: Option<String>,
    /// Whether the text is plain.
    pub(super) is_plain: bool,
}

/// The article of an entry; the document's bytes are its text.
pub(super) fn article(document: Document, entry: &Entry, place: Place) -> Result<Input, Reason> {
    // before the markup is taken off, which takes some of the signs that misread letters come out as for spaces
    let body = String::from_utf8_lossy(&document.bytes);
    let body = mojibake::mended(&body);
    let body = if entry.is_plain { body.into_owned() } else { page::lines(&body) };
    let line = |text: &str| page::lines(&mojibake::mended(text)).replace('\n', " ");
    let title = entry.title.as_deref().map(line);
    let article = Article {
        outlet: entry.outlet.as_deref().map(line).filter(|outlet| !outlet.is_empty()),
        published: entry.published.as_deref().map(day).transpose()?.flatten(),
        fetched: entry.updated.as_deref().map(day).transpose()?.flatten(),
        ..Article::new(document.id, title.as_deref(), &body)
    };
    if article.text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    Ok(Input::new(article, place))
}

/// The day of a date as feeds write it, without regard to time zones; an empty one is none.
fn day(text: &str) -> Result<Option<Date>, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = parse_date(text).or_else(|| mail_date(text));
    day.map(Some).ok_or_else(|| Reason::NotADate(text.chars().take(40).collect()))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day of a date as in mail: `Mon, 13 May 2024 10:00:00 +0300` (RFC 822 and its successors).
fn mail_date(text: &str) -> Option<Date> {
    let after = text.split_once(',').map_or(text, |(_, after)| after);
    let mut words = after.split_whitespace();
    let day = words.next()?.parse().ok()?;
    let month = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year = words.next()?;
    let number: i16 = year.parse().ok()?;
    let year = match year.len() {
        // two digits, as RFC 2822 reads them
        2 if number < 50 => 2000 + number,
        2 => 1900 + number,
        4 => number,
        _ => return None,
    };
    Date::new(year, month as i8 + 1, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_as_feeds_write_them() {
        for text in
            ["Mon, 13 May 2024 23:30:00 +0300", "13 May 24", "2024-05-13T23:30:00Z", " 13 MAY 2024 10:00 GMT"]
        {
            assert_eq!(day(text), Ok(Some(date(2024, 5, 13))), "{text}");
        }
        assert_eq!(day(" "), Ok(None));
        for text in ["yesterday", "Mon, 32 May 2024", "13 مايو 2024", "May 13, 2024", "13 May 202"] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
