//! The day of the report: what the reader knows, or what the text's own words give.

use crate::doc::Doc;
use crate::names::Names;
use crate::time::{Claim, Dating, Hooks, Tenure, date_article};
use arabic::Token;
use jiff::civil::Date;
use lexicon::entry::Role;
use lexicon::{Kind, Lexicon};

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

/// The day of the report.
pub(crate) fn published(doc: &Doc<'_>, names: &Names, lexicon: &Lexicon) -> Published {
    if let Some(day) = doc.article.published {
        return Published { day: Some(day), best: Some(day), basis: Some("metadata".into()), interval: None };
    }
    let kept: Vec<Token> = doc.sentences.iter().flat_map(|s| doc.tokens[s.clone()].iter().copied()).collect();
    let tenures = |_: &str, tokens: &[Token]| tenures(doc, names, lexicon, tokens);
    let dating = date_article(doc.text, &kept, &Hooks { tenures: &tenures, ..Hooks::default() });
    let close =
        dating.interval.is_some_and(|(first, last)| first.until(last).is_ok_and(|s| s.get_days() <= CLOSE));
    Published {
        day: dating.best.filter(|_| close),
        best: dating.best,
        basis: basis(doc, &dating),
        interval: dating.interval,
    }
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
        let roles =
            lexicon.actor(person.target.index()).roles.iter().filter(|r| ids.contains(&r.office.as_str()));
        if let Some(term) = term(roles) {
            found.push(Tenure {
                range: doc.bytes(token, person.last),
                from: term.0,
                to: term.1,
                former: false,
            });
        }
    }
    found
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
