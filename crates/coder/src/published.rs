//! The day of the report: what the reader knows, or what the text's own words give.

use crate::doc::Doc;
use crate::names::Names;
use crate::time::{
    Claim, Dating, Granularity, Hooks, Tenure, TermState, TimeExpression, date_article, expressions,
};
use arabic::Token;
use jiff::civil::Date;
use lexicon::entry::Role;
use lexicon::{Kind, Lexicon};
use std::ops::Range;

/// The day that relative expressions are read against, and the record's account of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Published {
    /// The day, where it is known or inferred closely enough to read `أمس` against it.
    pub(crate) day: Option<Date>,
    /// The likeliest day.
    pub(crate) best: Option<Date>,
    /// Where the day is from.
    pub(crate) basis: Option<String>,
    /// First and last possible day, where it was inferred.
    pub(crate) interval: Option<(Date, Date)>,
}

/// The widest interval, in days, whose best day dates events too.
const CLOSE: i32 = 31;

/// The day of the report, as the reader knows it, as its address or a line above the text prints it, or as its words give
/// it; and the expressions of time read against that day.
pub(crate) fn published(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> (Published, Vec<TimeExpression>) {
    let published = stated(doc).unwrap_or_else(|| inferred(doc, names, lexicon));
    let times = expressions_of(doc, published.day);
    match published.day.and_then(|day| own_day(&times, day)) {
        Some(own) => (Published { day: Some(own), ..published }, expressions_of(doc, Some(own))),
        None => (published, times),
    }
}

/// The day that the reader, the page's address or a line above the text gives.
fn stated(doc: &Doc<'_>) -> Option<Published> {
    let known =
        |day, basis| Published { day: Some(day), best: Some(day), basis: Some(basis), interval: None };
    let address = || doc.article.url.as_deref().and_then(day_in_address);
    doc.article
        .published
        .map(|day| known(day, doc.article.published_basis.clone().unwrap_or_else(|| "metadata".to_owned())))
        .or_else(|| address().map(|day| known(day, "url".to_owned())))
        .or_else(|| printed_day(doc).map(|(day, line)| known(day, format!("page-date \u{ab}{line}\u{bb}"))))
}

fn inferred(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> Published {
    let dating = infer(doc, names, lexicon);
    let interval = dating.interval;
    let close = interval.is_some_and(|(first, last)| first.until(last).is_ok_and(|s| s.get_days() <= CLOSE));
    // a day without bounds is a guess
    let best = dating.best.filter(|_| interval.is_some());
    Published { day: best.filter(|_| close), best, basis: basis(doc, &dating), interval }
}

/// The expressions are read in one go, because they refer to each other: `اليوم التالي`.
fn expressions_of(doc: &Doc<'_>, day: Option<Date>) -> Vec<TimeExpression> {
    expressions(doc.text, &doc.kept(), day)
}

/// What the text's own words give of its day.
pub(crate) fn infer(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> Dating {
    let tenures = |_: &str, tokens: &[Token]| tenures(doc, names, lexicon, tokens);
    let hooks = Hooks { latest: doc.article.fetched, tenures: &tenures, ..Hooks::default() };
    date_article(doc.text, &doc.kept(), &hooks)
}

/// The day that the text calls today where that is a day or two beside the report's: it appeared after midnight, or was
/// fetched a day late. `اليوم الخميس` in a report of Friday makes its `أمس` Wednesday.
fn own_day(times: &[TimeExpression], day: Date) -> Option<Date> {
    const BESIDE: i32 = 2;
    let mut others = times
        .iter()
        .filter(|t| t.rule == "today" && t.contradiction)
        .filter_map(|t| t.value.map(|value| value.first));
    let first = others.next()?;
    let beside = first.until(day).is_ok_and(|span| span.get_days().abs() <= BESIDE);
    (first != day && beside && others.all(|other| other == first)).then_some(first)
}

/// `/2015/08/03/`, `/20150803/`, `2015-08-03` in the address of a page.
pub(crate) fn day_in_address(url: &str) -> Option<Date> {
    let numbers: Vec<&str> = url.split(|c: char| !c.is_ascii_digit()).collect();
    let one = |n: &&str| (n.len() == 8).then(|| as_day(&n[..4], &n[4..6], &n[6..])).flatten();
    let three = |n: &[&str]| as_day(n[0], n[1], n[2]);
    numbers.windows(3).find_map(three).or_else(|| numbers.iter().find_map(one))
}

fn as_day(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let year = year.parse().ok().filter(|year| (1990..2100).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The full date that stands on a line of its own above the text, with little else: `الاثنين 22 أغسطس 2022 - 14:30`.
fn printed_day<'d>(doc: &Doc<'d>) -> Option<(Date, &'d str)> {
    const WORDS: usize = 10;
    const LINES: usize = 12;
    let lines = doc.text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    let title = doc.title.clone().map(|title| &doc.text[title]);
    lines
        .filter(|line| title != Some(*line))
        .take_while(|line| line.split_whitespace().count() <= WORDS)
        .find_map(|line| date_of_line(line).map(|day| (day, line)))
}

/// The day of a line that is a date and hardly more.
pub(crate) fn date_of_line(line: &str) -> Option<Date> {
    let tokens: Vec<Token> = arabic::tokens(line).collect();
    let times = expressions(line, &tokens, None);
    let full = |t: &&TimeExpression| {
        let day = t.value.is_some_and(|v| v.is_day() && v.granularity == Granularity::Day);
        day && !t.named && !t.contradiction
    };
    let time = times.iter().find(full)?;
    let told: usize = times.iter().map(|t| t.range.len()).sum();
    // `نشر في: 22/08/2022`
    let labelled = line[..time.range.start].trim_end().ends_with(':');
    time.value.filter(|_| labelled || told * 2 >= line.len()).map(|value| value.first)
}

/// The kept reasons, in words: `weekday «الاثنين»; anniversary «الذكرى الـ53 لإحراق المسجد الأقصى»`.
fn basis(doc: &Doc<'_>, dating: &Dating) -> Option<String> {
    dating.interval?;
    let kept = dating.reasons.iter().filter(|r| r.kept && !matches!(r.claim, Claim::NearWeekday(_)));
    let told: Vec<String> =
        kept.map(|r| format!("{} \u{ab}{}\u{bb}", r.rule, &doc.text[r.range.clone()])).take(6).collect();
    Some(told.join("; "))
}

/// Holders of offices named with their office: `الرئيس الأميركي دونالد ترامب`.
fn tenures(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon, tokens: &[Token]) -> Vec<Tenure> {
    const REACH: usize = 10;
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let start = doc.tokens.partition_point(|t| t.start < first.start);
    let end = doc.tokens.partition_point(|t| t.start <= last.start);
    let mut found = Vec::new();
    for token in start..end {
        let person = names.at(token).iter().find(|h| {
            h.target.kind() == Kind::Actor && h.words > 1 && lexicon.actor(h.target.index()).is_person()
        });
        let Some(person) = person else { continue };
        let offices = (token.saturating_sub(REACH)..token)
            .flat_map(|t| names.at(t))
            .filter(|h| h.target.kind() == Kind::Office);
        let ids: Vec<&str> =
            offices.map(|h| lexicon.tables().offices[h.target.index()].id.as_str()).collect();
        // the secretary-general of another party is another office
        let owner = |r: &Role| {
            lexicon.actor_by_id(&r.of).is_none_or(|actor| {
                let mut near = (token.saturating_sub(REACH)..token).flat_map(|t| names.at(t));
                near.any(|h| h.target.kind() == Kind::Actor && h.target.index() == actor)
            })
        };
        let roles = lexicon.actor(person.target.index()).roles.iter();
        let roles = roles.filter(|r| ids.contains(&r.office.as_str()) && owner(r));
        if let Some(term) = term(roles) {
            found.push(Tenure {
                range: doc.bytes(token, person.last),
                from: term.0,
                to: term.1,
                state: state(
                    doc,
                    token.saturating_sub(REACH)..(person.last + 1 + REACH / 2).min(doc.tokens.len()),
                    token,
                ),
            });
        }
    }
    found
}

/// What the words around an office and its holder say of the term; a noun that only remembers it stands shortly before.
fn state(doc: &Doc<'_>, tokens: Range<usize>, holder: usize) -> TermState {
    const SHORTLY: usize = 12;
    let near = holder.saturating_sub(SHORTLY)..holder;
    let said = tokens.filter_map(|t| TermState::of_word(doc.folded(t)).map(|state| (t, state)));
    let fits = |(t, state): &(usize, TermState)| *state != TermState::Remembered || near.contains(t);
    let remembered = || near.clone().filter_map(|t| of_stem(doc.folded(t))).next();
    said.filter(fits).map(|(_, state)| state).next().or_else(remembered).unwrap_or_default()
}

/// What a word says of a term without its clitics.
fn of_stem(word: &str) -> Option<TermState> {
    use arabic::letters as l;
    let bare = word.strip_prefix([l::WAW, l::LAM, l::BEH]).unwrap_or(word);
    let stem = bare
        .strip_prefix(l::LAM)
        .or_else(|| bare.strip_prefix(l::ALEF)?.strip_prefix(l::LAM))
        .unwrap_or(bare);
    [bare, stem].into_iter().filter_map(TermState::of_word).find(|state| *state == TermState::Remembered)
}

/// From the first day of the first to the last day of the last of the terms.
fn term<'r>(roles: impl Iterator<Item = &'r Role>) -> Option<(Option<Date>, Option<Date>)> {
    let mut bounds: Option<(Option<Date>, Option<Date>)> = None;
    for role in roles {
        let (from, to) = (first_day(&role.from), last_day(&role.to));
        bounds = Some(match bounds {
            None => (from, to),
            Some((f, t)) => (f.zip(from).map(|(a, b)| a.min(b)), t.zip(to).map(|(a, b)| a.max(b))),
        });
    }
    bounds
}

fn numbers(date: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    Some((year, parts.next().and_then(|m| m.parse().ok()), parts.next().and_then(|d| d.parse().ok())))
}

fn first_day(date: &str) -> Option<Date> {
    let (year, month, day) = numbers(date)?;
    Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()
}

fn last_day(date: &str) -> Option<Date> {
    let (year, month, day) = numbers(date)?;
    let month = Date::new(year, month.unwrap_or(12), 1).ok()?;
    day.map_or(Some(month.last_of_month()), |day| Date::new(year, month.month(), day).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_bears_its_day() {
        let day = |url| day_in_address(url).map(|day| day.to_string());
        assert_eq!(day("http://www.example.org/2015/20150803/du8.htm").as_deref(), Some("2015-08-03"));
        assert_eq!(day("https://example.org/2015/07/27/article_976437.html").as_deref(), Some("2015-07-27"));
        assert_eq!(day("https://example.org/news/2021-5-9-strike").as_deref(), Some("2021-05-09"));
        assert_eq!(day("https://example.org/article/105/77867"), None);
        assert_eq!(day("https://example.org/2015/13/45/x"), None);
    }

    #[test]
    fn a_line_that_is_a_date_is_the_pages() {
        let day = |line| date_of_line(line).map(|day| day.to_string());
        assert_eq!(day("الاثنين 22 أغسطس 2022 - 14:30").as_deref(), Some("2022-08-22"));
        assert_eq!(day("نشر في: 22/08/2022").as_deref(), Some("2022-08-22"));
        assert_eq!(day("قتل خمسة في 22 أغسطس 2022"), None);
        assert_eq!(day("الاثنين 22 أغسطس"), None);
    }
}
