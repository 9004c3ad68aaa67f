//! Which events, statements and articles are wanted.

use super::{Result, Store};
use arabic::search::keys;
use clap::Args;
use jiff::civil::Date;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Which events are wanted. Values of one option are alternatives; several options must all hold.
#[derive(Debug, Clone, Default, PartialEq, Args)]
pub(crate) struct Filter {
    /// Who acted: words of the name in Arabic or English, or an id of the lexicon
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Vec<String>,
    /// To whom it was done, in the same way
    #[arg(long, value_name = "NAME")]
    pub(crate) recipient: Vec<String>,
    /// Who acted or to whom it was done
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Vec<String>,
    /// Country of an actor, of a recipient or of the place: `SYR`, `IGO`
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) country: Vec<String>,
    /// Sector of an actor or recipient: `MIL`, `GOV`
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) sector: Vec<String>,
    /// PLOVER's category: `ASSAULT`
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) category: Vec<String>,
    /// PLOVER's mode: `firearms`
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) mode: Vec<String>,
    /// PLOVER's context: `military`
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) context: Vec<String>,
    /// What the text claims: `asserted`, `historical`, `future`, `hypothetical`, `negation`
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) status: Vec<String>,
    /// Where: words of the place as the text writes it, or of its English name
    #[arg(long, value_name = "NAME")]
    pub(crate) place: Vec<String>,
    /// On this day or later; an event that is dated to a month or year counts where any day of it fits
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) from: Option<Date>,
    /// On this day or before
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) to: Option<Date>,
    /// Who published the article, exactly
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Vec<String>,
    /// Only events that the coder is at least so sure of (0 to 1)
    #[arg(long, value_name = "X")]
    pub(crate) min_confidence: Option<f64>,
    /// Words that all stand in the article, whatever their vowel signs and clitics; in quotation marks, one after the other
    #[arg(long, value_name = "WORDS")]
    pub(crate) text: Option<String>,
    /// The article's id or address
    #[arg(long, value_name = "ID")]
    pub(crate) article: Vec<String>,
    /// The event's id
    #[arg(long, value_name = "ID")]
    pub(crate) id: Vec<String>,
    /// The story's id
    #[arg(long, value_name = "ID")]
    pub(crate) story: Vec<String>,
    /// Events that a person rejected, too
    #[arg(long)]
    pub(crate) rejected: bool,
}

fn date(text: &str) -> std::result::Result<Date, String> {
    crate::read::parse_date(text).ok_or_else(|| "not a date; write it as `2024-05-31`".to_owned())
}

/// Conditions in SQL, with the values of their parameters.
#[derive(Debug, Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    /// A condition; each `?` in it takes the next value.
    fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.into());
        self.values.extend(values);
    }

    /// `sql` with `?*` for one of several values; no condition where there are none.
    fn one_of(&mut self, sql: &str, values: &[String]) {
        if !values.is_empty() {
            let times = sql.matches("?*").count();
            let marks = vec!["?"; values.len()].join(", ");
            let each = values.iter().map(|value| Value::from(value.clone()));
            self.add(sql.replace("?*", &marks), (0..times).flat_map(|_| each.clone()));
        }
    }

    fn written(&self) -> String {
        self.sql.iter().map(|sql| format!(" AND ({sql})")).collect()
    }
}

impl Filter {
    fn events(&self) -> Conditions {
        let mut all = Conditions::default();
        let upper = |values: &[String]| values.iter().map(|value| value.to_uppercase()).collect::<Vec<_>>();
        let lower = |values: &[String]| values.iter().map(|value| value.to_lowercase()).collect::<Vec<_>>();
        all.one_of("event.event IN (?*)", &upper(&self.category));
        all.one_of("event.number IN (SELECT event FROM event_mode WHERE mode IN (?*))", &lower(&self.mode));
        all.one_of(
            "event.number IN (SELECT event FROM event_context WHERE context IN (?*))",
            &lower(&self.context),
        );
        all.one_of("event.status IN (?*)", &lower(&self.status));
        all.one_of("event.id IN (?*)", &self.id);
        all.one_of("event.number IN (SELECT event FROM story_event WHERE story IN (?*))", &self.story);
        all.one_of(
            "event.number IN (SELECT event FROM event_entity WHERE code IN (?*) UNION SELECT event FROM event_place JOIN place \
             ON place.number = event_place.place WHERE country_code IN (?*))",
            &upper(&self.country),
        );
        for (names, role) in [
            (&self.actor, " AND role = 'actor'"),
            (&self.recipient, " AND role = 'recipient'"),
            (&self.who, ""),
        ] {
            named(&mut all, names, |entities| {
                format!("event.number IN (SELECT event FROM event_entity WHERE entity IN ({entities}){role})")
            });
        }
        self.sectors(&mut all, &upper(&self.sector));
        self.places(&mut all);
        self.days(&mut all, "event.date_first", "event.date_last");
        if let Some(least) = self.min_confidence {
            all.add("event.confidence >= ?", [Value::from(least)]);
        }
        if !self.rejected {
            all.add("event.judgement IS NOT 'rejected'", []);
        }
        self.article(&mut all);
        all
    }

    fn statements(&self) -> Conditions {
        let mut all = Conditions::default();
        named(&mut all, &self.actor, |entities| format!("statement.speaker IN ({entities})"));
        named(&mut all, &self.recipient, |entities| format!("statement.addressee IN ({entities})"));
        named(&mut all, &self.who, |entities| format!("statement.speaker IN ({entities})"));
        self.articles_of(&mut all);
        all
    }

    fn articles_of(&self, all: &mut Conditions) {
        self.days(all, "article.published", "article.published");
        self.article(all);
    }

    fn sectors(&self, all: &mut Conditions, sectors: &[String]) {
        if !sectors.is_empty() {
            let each = vec!["' ' || sectors || ' ' LIKE ?"; sectors.len()].join(" OR ");
            let values = sectors.iter().map(|sector| Value::from(format!("% {sector} %")));
            all.add(
                format!(
                    "event.number IN (SELECT event FROM event_entity WHERE sectors IN (SELECT sectors FROM sector_list WHERE {each}))"
                ),
                values,
            );
        }
    }

    fn places(&self, all: &mut Conditions) {
        let queries: Vec<String> = self.place.iter().map(|name| query(name)).collect();
        all.one_of_each(
            "event.number IN (SELECT event FROM event_place WHERE place IN (SELECT rowid FROM place_words WHERE place_words MATCH ?))",
            &queries,
        );
    }

    fn days(&self, all: &mut Conditions, first: &str, last: &str) {
        if let Some(day) = self.from {
            all.add(format!("{last} >= ?"), [Value::from(day.to_string())]);
        }
        if let Some(day) = self.to {
            all.add(format!("{first} <= ?"), [Value::from(day.to_string())]);
        }
    }

    fn article(&self, all: &mut Conditions) {
        all.one_of("article.outlet IN (?*)", &self.outlet);
        all.one_of("article.id IN (?*) OR article.url IN (?*)", &self.article);
        if let Some(text) = &self.text {
            let sql = "article.number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)";
            all.add(sql, [Value::from(query(text))]);
        }
    }
}

impl Conditions {
    /// `sql` for each value, of which one must hold.
    fn one_of_each(&mut self, sql: &str, values: &[String]) {
        if !values.is_empty() {
            let sql = vec![sql; values.len()].join(" OR ");
            self.add(sql, values.iter().map(|value| Value::from(value.clone())));
        }
    }
}

/// The condition on entities of these names or ids.
fn named(all: &mut Conditions, names: &[String], condition: impl Fn(&str) -> String) {
    if !names.is_empty() {
        let one = "SELECT number FROM entity WHERE entity_id = ? UNION SELECT rowid FROM entity_words WHERE entity_words MATCH ?";
        let entities = vec![one; names.len()].join(" UNION ");
        let values = names.iter().flat_map(|name| [Value::from(name.clone()), Value::from(query(name))]);
        all.add(condition(&entities), values);
    }
}

/// What is asked for, as FTS5 takes it: words all of which must be there; between quotation marks, one after the other.
pub(crate) fn query(text: &str) -> String {
    let mut parts = Vec::new();
    for (at, part) in text.split(['"', '\u{201C}', '\u{201D}', '«', '»']).enumerate() {
        let words = part.split(|c: char| c.is_whitespace() || (c.is_ascii() && !c.is_alphanumeric()));
        let words: Vec<Vec<String>> =
            words.map(keys).filter(|keys| keys.iter().any(|key| !key.is_empty())).collect();
        if at % 2 == 1 && words.len() > 1 {
            parts.push(phrase(&words));
        } else {
            parts.extend(
                words.iter().map(|keys| alternatives(keys.iter().map(|key| format!("\"{key}\"")).collect())),
            );
        }
    }
    // what has no word finds nothing
    if parts.is_empty() { "\"\"".to_owned() } else { parts.join(" AND ") }
}

/// Phrases in every spelling of their words; of many, only the first words vary.
fn phrase(words: &[Vec<String>]) -> String {
    const MOST: usize = 16;
    let mut phrases = vec![String::new()];
    for keys in words {
        let keys = if phrases.len() * keys.len() > MOST { &keys[..1] } else { keys };
        phrases =
            phrases.iter().flat_map(|before| keys.iter().map(move |key| format!("{before} {key}"))).collect();
    }
    alternatives(phrases.iter().map(|phrase| format!("\"{}\"", phrase.trim())).collect())
}

fn alternatives(parts: Vec<String>) -> String {
    if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(" OR ")) }
}

impl Store {
    /// The numbers of the events that are wanted, in their order.
    pub(super) fn event_numbers(&self, filter: &Filter) -> Result<Vec<i64>> {
        let tables = "event JOIN article ON article.number = event.article";
        self.numbers("event.number", tables, &filter.events(), ", event.position")
    }

    /// The numbers of the statements that are wanted, in their order.
    pub(super) fn statement_numbers(&self, filter: &Filter) -> Result<Vec<i64>> {
        let tables = "statement JOIN article ON article.number = statement.article";
        self.numbers("statement.number", tables, &filter.statements(), ", statement.position")
    }

    /// The numbers of the articles that are wanted, in their order.
    pub(super) fn article_numbers(&self, filter: &Filter) -> Result<Vec<i64>> {
        let mut conditions = Conditions::default();
        filter.articles_of(&mut conditions);
        self.numbers("article.number", "article", &conditions, "")
    }

    fn numbers(&self, what: &str, tables: &str, conditions: &Conditions, then: &str) -> Result<Vec<i64>> {
        let sql = format!(
            "SELECT {what} FROM {tables} WHERE article.is_current = 1{} ORDER BY article.published, article.key{then}",
            conditions.written()
        );
        let read = || -> rusqlite::Result<Vec<i64>> {
            let mut statement = self.connection.prepare(&sql)?;
            statement.query_map(params_from_iter(&conditions.values), |row| row.get(0))?.collect()
        };
        read().map_err(|error| self.error(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn what_is_asked_for_is_written_for_the_index() {
        for (asked, written) in [
            ("قُتِل", "\"قتل\""),
            ("القاهرة", "\"قاهره\""),
            ("Hamas OR", "\"hamas\" AND \"or\""),
            ("\"وقف إطلاق النار\"", "\"وقف اطلاق نار\""),
            ("a\"b", "\"a\" AND \"b\""),
            ("", "\"\""),
            ("* ) (", "\"\""),
        ] {
            assert_eq!(query(asked), written, "{asked}");
        }
    }
}
