//! Which events, statements and articles are wanted.

use super::plan::Conditions;
use arabic::search::keys;
use clap::Args;
use jiff::civil::Date;
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
    #[arg(long, value_name = "X", value_parser = crate::cli::confidence)]
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
    /// The story's id, or one that it had before
    #[arg(long, value_name = "ID")]
    pub(crate) story: Vec<String>,
    /// Events that a person rejected, too
    #[arg(long)]
    pub(crate) rejected: bool,
    /// So many at most
    #[arg(skip)]
    pub(crate) limit: Option<usize>,
}

fn date(text: &str) -> Result<Date, String> {
    crate::read::parse_date(text).ok_or_else(|| "not a date; write it as `2024-05-31`".to_owned())
}

impl Filter {
    pub(super) fn events(&self) -> Conditions {
        let mut all = Conditions::default();
        let [categories, countries, sectors] =
            [&self.category, &self.country, &self.sector].map(|values| upper(values));
        let [modes, contexts, statuses] =
            [&self.mode, &self.context, &self.status].map(|values| lower(values));
        all.event("event", &categories);
        all.part("event_mode", "mode", &modes);
        all.part("event_context", "context", &contexts);
        all.event("id", &self.id);
        all.part("story_event", "story", &self.story);
        all.countries(&countries);
        for (names, role) in [(&self.actor, "'actor'"), (&self.recipient, "'recipient'"), (&self.who, "role")]
        {
            all.entities(names, role);
        }
        all.sectors(&sectors);
        all.places(&self.place);
        all.days_of_events(self.from, self.to);
        all.plain("event.status", &statuses);
        if let Some(least) = self.min_confidence {
            all.check("event.confidence >= ?", [Value::from(least)]);
        }
        if !self.rejected {
            all.check("event.judgement IS NOT 'rejected'", []);
        }
        self.article(&mut all, "event");
        all
    }

    pub(super) fn statements(&self) -> Conditions {
        let mut all = Conditions::default();
        for (names, column) in
            [(&self.actor, "speaker"), (&self.recipient, "addressee"), (&self.who, "speaker")]
        {
            if let Some((entities, values)) = named(names) {
                let rows = format!("SELECT number FROM statement WHERE {column} IN ({entities})");
                all.find(rows, format!("statement.{column} IN ({entities})"), values);
            }
        }
        self.published(&mut all);
        self.article(&mut all, "statement");
        all
    }

    pub(super) fn articles(&self) -> Conditions {
        let mut all = Conditions::default();
        self.published(&mut all);
        self.article(&mut all, "article");
        all
    }

    fn published(&self, all: &mut Conditions) {
        for (day, compare) in [(self.from, ">="), (self.to, "<=")] {
            if let Some(day) = day {
                all.check(format!("article.published {compare} ?"), [Value::from(day.to_string())]);
            }
        }
    }

    /// Conditions on the article of the rows of `table`. Several are one: articles are few, and to see that one is not wanted
    /// nothing of it need be read.
    fn article(&self, all: &mut Conditions, table: &str) {
        let mut articles: Vec<(String, Vec<Value>)> = Vec::new();
        if !self.outlet.is_empty() {
            let sql = format!("SELECT number FROM article WHERE outlet IN ({})", marks(&self.outlet));
            articles.push((sql, texts(&self.outlet)));
        }
        if !self.article.is_empty() {
            let marks = marks(&self.article);
            let keys = self.article.iter().map(|url| Value::from(format!("url {url}")));
            let sql = format!(
                "SELECT number FROM article WHERE id IN ({marks}) UNION SELECT number FROM article WHERE key IN ({marks})"
            );
            articles.push((sql, texts(&self.article).into_iter().chain(keys).collect()));
        }
        let words = self.text.as_deref().map(|text| Value::from(query(text)));
        if !articles.is_empty() || words.is_some() {
            all.of_articles(table, &articles, words);
        }
    }
}

impl Conditions {
    /// A column of the event itself that has an index.
    fn event(&mut self, column: &str, values: &[String]) {
        if !values.is_empty() {
            let condition = format!("{column} IN ({})", marks(values));
            self.find(
                format!("SELECT number FROM event WHERE {condition}"),
                format!("event.{condition}"),
                texts(values),
            );
        }
    }

    /// A column that has none.
    fn plain(&mut self, column: &str, values: &[String]) {
        if !values.is_empty() {
            self.check(format!("{column} IN ({})", marks(values)), texts(values));
        }
    }

    /// A table of parts of events.
    fn part(&mut self, table: &str, column: &str, values: &[String]) {
        if !values.is_empty() {
            let condition = format!("{column} IN ({})", marks(values));
            self.parts(table, &condition, texts(values));
        }
    }

    fn parts(&mut self, table: &str, condition: &str, values: Vec<Value>) {
        let rows = format!("SELECT event FROM {table} WHERE {condition}");
        // by the event, whatever the condition: the sign keeps its column's index out, which would be asked for each value
        let check = format!(
            "EXISTS (SELECT 1 FROM {table} AS part WHERE part.event = event.number AND +{condition})"
        );
        self.find(rows, check, values);
    }

    fn countries(&mut self, codes: &[String]) {
        if !codes.is_empty() {
            let marks = marks(codes);
            let places = format!("SELECT number FROM place WHERE country_code IN ({marks})");
            let rows = format!(
                "SELECT event FROM event_entity WHERE code IN ({marks}) UNION ALL SELECT event FROM event_place WHERE place IN ({places})"
            );
            let check = format!(
                "EXISTS (SELECT 1 FROM event_entity AS part WHERE part.event = event.number AND code IN ({marks})) OR \
                 EXISTS (SELECT 1 FROM event_place AS part WHERE part.event = event.number AND +place IN ({places}))"
            );
            self.find(rows, check, texts(codes).into_iter().chain(texts(codes)).collect());
        }
    }

    fn entities(&mut self, names: &[String], role: &str) {
        if let Some((entities, values)) = named(names) {
            self.parts("event_entity", &format!("entity IN ({entities}) AND role = {role}"), values);
        }
    }

    fn sectors(&mut self, sectors: &[String]) {
        if !sectors.is_empty() {
            let each = vec!["' ' || sectors || ' ' LIKE ?"; sectors.len()].join(" OR ");
            let values = sectors.iter().map(|sector| Value::from(format!("% {sector} %"))).collect();
            self.parts(
                "event_entity",
                &format!("sectors IN (SELECT sectors FROM sector_list WHERE {each})"),
                values,
            );
        }
    }

    fn places(&mut self, names: &[String]) {
        if !names.is_empty() {
            let places =
                vec!["SELECT rowid FROM place_words WHERE place_words MATCH ?"; names.len()].join(" UNION ");
            let values = names.iter().map(|name| Value::from(query(name))).collect();
            self.parts("event_place", &format!("place IN ({places})"), values);
        }
    }

    /// Events of which any possible day lies there. Most have one day: those of several have an index of their own.
    fn days_of_events(&mut self, from: Option<Date>, to: Option<Date>) {
        if from.is_none() && to.is_none() {
            return;
        }
        let day = |day: Option<Date>, none: &str| {
            Value::from(day.map_or_else(|| none.to_owned(), |day| day.to_string()))
        };
        let (from, to) = (day(from, "-"), day(to, "~"));
        let check = "event.date_last >= ? AND event.date_first <= ?";
        let rows = "SELECT number FROM event WHERE date_first BETWEEN ?1 AND ?2 UNION ALL SELECT number FROM event \
            WHERE date_last > date_first AND date_first < ?1 AND date_last >= ?1";
        let rows = rows.replace("?1", "?").replacen("?2", "?", 1);
        let values = vec![from.clone(), to.clone(), from.clone(), from.clone()];
        self.find_otherwise(rows, values, check.to_owned(), vec![from, to]);
    }

    /// Rows of these articles, in which these words stand.
    fn of_articles(&mut self, table: &str, articles: &[(String, Vec<Value>)], words: Option<Value>) {
        let (number, column) = match table {
            "article" => ("number", "article.number".to_owned()),
            _ => ("article", format!("{table}.article")),
        };
        let one_of = |column: &str| {
            let each = articles.iter().map(|(sql, _)| format!("{column} IN ({sql})"));
            each.collect::<Vec<_>>()
        };
        let values: Vec<Value> = articles.iter().flat_map(|(_, values)| values.clone()).collect();
        let Some(words) = words else {
            let rows = format!("SELECT number FROM {table} WHERE {}", one_of(number).join(" AND "));
            return self.find(rows, one_of(&column).join(" AND "), values);
        };
        // row by row, so that whoever counts need not wait for all; the sign keeps the words from being asked for each article
        let mut found = vec!["article_words MATCH ?".to_owned()];
        found.extend(one_of("+article_words.rowid"));
        let rows = format!(
            "SELECT {table}.number FROM article_words CROSS JOIN {table} ON {table}.{number} = article_words.rowid WHERE {}",
            found.join(" AND ")
        );
        let mut checks =
            vec![format!("{column} IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")];
        checks.extend(one_of(&column));
        let values = std::iter::once(words).chain(values).collect();
        self.find(rows, checks.join(" AND "), values);
    }
}

fn upper(values: &[String]) -> Vec<String> {
    values.iter().map(|value| value.to_uppercase()).collect()
}

fn lower(values: &[String]) -> Vec<String> {
    values.iter().map(|value| value.to_lowercase()).collect()
}

fn texts(values: &[String]) -> Vec<Value> {
    values.iter().map(|value| Value::from(value.clone())).collect()
}

fn marks(values: &[String]) -> String {
    vec!["?"; values.len()].join(", ")
}

/// The question for entities of these names or ids, where there are any.
pub(super) fn named(names: &[String]) -> Option<(String, Vec<Value>)> {
    let one = "SELECT number FROM entity WHERE key = ? UNION SELECT rowid FROM entity_words WHERE entity_words MATCH ?";
    let values = names.iter().flat_map(|name| [Value::from(format!("id {name}")), Value::from(query(name))]);
    (!names.is_empty()).then(|| (vec![one; names.len()].join(" UNION "), values.collect()))
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
