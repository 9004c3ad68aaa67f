//! Whether what a filter asks for can be there: a word that is none of a closed list is refused, a name that nothing bears is told.

use super::filter::{named, query};
use super::{Filter, Result, Store, StoreError};
use crate::vocabulary::{CATEGORIES, CODES, CONTEXTS, MODES, SECTORS, STATUSES, is_code, nearest, refused};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// A closed list: the option, whether its words are capitals, what one is not that is none of it, and the words.
type List<'f> = (&'static str, &'f [String], bool, &'static str, &'static [&'static str]);

impl Store {
    /// The filter without blanks around its values, and with the stories that those of before have become; and a note for
    /// each value that nothing here has.
    ///
    /// # Errors
    /// A value that cannot be: no word of a closed list, an empty one, an end before the beginning. What SQLite says.
    pub(crate) fn asked(&self, filter: &Filter) -> Result<(Filter, Vec<String>)> {
        let mut filter = filter.trimmed();
        self.check_empty(&filter)?;
        self.check_lists(&filter)?;
        if let Some((from, to)) = filter.from.zip(filter.to).filter(|(from, to)| from > to) {
            return Err(
                self.refuse(format!("`--from {from}` is after `--to {to}`: nothing lies between them"))
            );
        }
        let mut notes = Vec::new();
        for story in &mut filter.story {
            match self.story(story)? {
                Some(found) => *story = found.id,
                None => notes.push(format!("no story `{story}`: `khabar stories` lists them")),
            }
        }
        self.note_absent(&filter, &mut notes)?;
        Ok((filter, notes))
    }

    fn check_empty(&self, filter: &Filter) -> Result<()> {
        let lists = [
            ("actor", &filter.actor),
            ("recipient", &filter.recipient),
            ("who", &filter.who),
            ("place", &filter.place),
            ("outlet", &filter.outlet),
            ("article", &filter.article),
            ("id", &filter.id),
            ("story", &filter.story),
        ];
        if let Some((option, _)) = lists.iter().find(|(_, values)| values.iter().any(String::is_empty)) {
            return Err(self.refused(option, "the value is empty"));
        }
        // `"`, `؟`
        let is_word = |text: &String| text.chars().any(char::is_alphanumeric);
        if filter.text.as_ref().is_some_and(|text| !is_word(text)) {
            return Err(self.refused("text", "there is no word in it"));
        }
        Ok(())
    }

    fn check_lists(&self, filter: &Filter) -> Result<()> {
        let lists: [List<'_>; 4] = [
            ("category", &filter.category, true, "none of PLOVER's categories", &CATEGORIES),
            ("mode", &filter.mode, false, "none of PLOVER's modes", MODES.as_slice()),
            ("context", &filter.context, false, "none of PLOVER's contexts", &CONTEXTS),
            ("status", &filter.status, false, "nothing that a text claims", &STATUSES),
        ];
        for (option, values, is_upper, what, words) in lists {
            let folded = |value: &String| if is_upper { value.to_uppercase() } else { value.to_lowercase() };
            if let Some(wrong) = values.iter().find(|value| !words.contains(&folded(value).as_str())) {
                return Err(self.refused(option, &refused(wrong, what, words)));
            }
        }
        for sector in &filter.sector {
            let upper = sector.to_uppercase();
            let sql = "SELECT 1 FROM sector_list WHERE ' ' || sectors || ' ' LIKE '% ' || ?1 || ' %'";
            if !SECTORS.contains(&upper.as_str()) && !self.is_there(sql, [Value::from(upper)])? {
                return Err(self.refused("sector", &refused(sector, "no sector", &SECTORS)));
            }
        }
        for country in &filter.country {
            let upper = country.to_uppercase();
            let sql = "SELECT 1 FROM event_entity WHERE code = ?1 UNION ALL SELECT 1 FROM place WHERE country_code = ?1";
            if !is_code(&upper) && !self.is_there(sql, [Value::from(upper)])? {
                return Err(self.refused("country", &no_country(country)));
            }
        }
        Ok(())
    }

    /// Tells of ids, names and outlets that nothing has: a mistyped one looks like one that did nothing.
    fn note_absent(&self, filter: &Filter, notes: &mut Vec<String>) -> Result<()> {
        for id in &filter.id {
            let sql = "SELECT 1 FROM event JOIN article ON article.number = event.article WHERE event.id = ?1 AND is_current = 1";
            if !self.is_there(sql, [Value::from(id.clone())])? {
                notes.push(format!("no event `{id}`"));
                continue;
            }
            let sql = format!("{sql} AND judgement IS NOT 'rejected'");
            if !filter.rejected && !self.is_there(&sql, [Value::from(id.clone())])? {
                notes.push(format!("a person rejected the event `{id}`: `--rejected` prints it"));
            }
        }
        for article in &filter.article {
            let sql = "SELECT 1 FROM article WHERE id = ?1 OR key = 'url ' || ?1";
            if !self.is_there(sql, [Value::from(article.clone())])? {
                notes.push(format!("no article has the id or address `{article}`"));
            }
        }
        for outlet in &filter.outlet {
            if !self.is_there("SELECT 1 FROM article WHERE outlet = ?1", [Value::from(outlet.clone())])? {
                notes.push(format!("no article is of the outlet `{outlet}`{}", self.meant_outlet(outlet)?));
            }
        }
        for name in filter.actor.iter().chain(&filter.recipient).chain(&filter.who) {
            let (sql, values) = named(std::slice::from_ref(name)).unwrap_or_default();
            if !self.is_there(&sql, values)? {
                notes.push(format!("nobody here bears the name or id `{name}`"));
            }
        }
        for name in &filter.place {
            let sql = "SELECT 1 FROM place_words WHERE place_words MATCH ?1";
            if !self.is_there(sql, [Value::from(query(name))])? {
                notes.push(format!("no place here bears the name `{name}`"));
            }
        }
        Ok(())
    }

    /// The outlet whose name is nearest.
    fn meant_outlet(&self, outlet: &str) -> Result<String> {
        let sql = "SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL ORDER BY outlet";
        let read = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        let outlets = read().map_err(|error| self.error(&error))?;
        let meant = nearest(outlet, outlets.iter().map(String::as_str));
        Ok(meant.map_or(String::new(), |meant| format!(": did you mean `{meant}`?")))
    }

    fn is_there(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<bool> {
        let found =
            self.connection.prepare_cached(sql).and_then(|mut sql| sql.exists(params_from_iter(values)));
        found.map_err(|error| self.error(&error))
    }

    fn refused(&self, option: &str, why: &str) -> StoreError {
        self.refuse(format!("--{option}: {why}"))
    }
}

fn no_country(code: &str) -> String {
    if code.is_empty() {
        return "no value: give a code, as `SYR`".to_owned();
    }
    let codes = crate::export::codes::codes().chain(CODES);
    let meant = nearest(code, codes).map_or(String::new(), |meant| format!(": did you mean `{meant}`?"));
    format!(
        "`{code}` is no code of a country (ISO 3166-1, three letters), nor one of {}{meant}",
        CODES.join(", ")
    )
}

impl Filter {
    /// Without blanks around the values.
    fn trimmed(&self) -> Self {
        let mut filter = self.clone();
        let lists = [
            &mut filter.actor,
            &mut filter.recipient,
            &mut filter.who,
            &mut filter.country,
            &mut filter.sector,
            &mut filter.category,
            &mut filter.mode,
            &mut filter.context,
            &mut filter.status,
            &mut filter.place,
            &mut filter.outlet,
            &mut filter.article,
            &mut filter.id,
            &mut filter.story,
        ];
        for value in lists.into_iter().flatten() {
            *value = value.trim().to_owned();
        }
        filter
    }
}
