//! Who speaks: in statements, and in what events' reports rest on. What people say of entities holds for them, too.

use super::entry::bare_statement;
use super::names::{self, Met};
use super::said::Apart;
use super::{Result, Store};
use coder::record::{Attribution, Entity, Span};
use rusqlite::params;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Entities that are others in a sentence of an article: those of the statements in it whose words stand there.
type Split<'s> = Vec<(Span, &'s Apart)>;

/// A statement as it is stored.
struct Row {
    article: i64,
    record: String,
    edited: Option<String>,
}

impl Store {
    /// Brings the statements up to date: `merged` are keys of entities that are another's, `split` those that are others in
    /// these events.
    pub(super) fn settle_statements(
        &self,
        merged: &BTreeMap<String, String>,
        split: &BTreeMap<i64, Apart>,
        met: &Met,
    ) -> Result<()> {
        let mut touched: BTreeSet<i64> =
            self.all_numbers("SELECT number FROM statement WHERE edited IS NOT NULL")?.into_iter().collect();
        let sql = "SELECT statement.number FROM entity JOIN statement ON speaker = entity.number WHERE key = ?1 \
            UNION SELECT statement.number FROM entity JOIN statement ON addressee = entity.number WHERE key = ?1";
        for key in merged.keys() {
            touched.extend(self.numbers_by(sql, key)?);
        }
        let mut apart: BTreeMap<i64, Split<'_>> = BTreeMap::new();
        for (event, others) in split {
            let sql = "SELECT article, sentence_start, sentence_end FROM event WHERE number = ?1";
            let row =
                |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
            let (article, start, end): (i64, i64, i64) = self.row(sql, *event, row)?;
            apart.entry(article).or_default().push((Span(start as usize, end as usize), others));
            touched.extend(self.numbers_of("SELECT number FROM statement WHERE article = ?1", article)?);
        }
        touched.into_iter().try_for_each(|number| self.settle_statement(number, merged, &apart, met))
    }

    fn settle_statement(
        &self,
        number: i64,
        merged: &BTreeMap<String, String>,
        apart: &BTreeMap<i64, Split<'_>>,
        met: &Met,
    ) -> Result<()> {
        let sql = "SELECT article, record, edited FROM statement WHERE number = ?1";
        let row = self.row(sql, number, |row| {
            Ok(Row { article: row.get(0)?, record: row.get(1)?, edited: row.get(2)? })
        })?;
        let mut statement = self.read_statement(&row.record)?;
        let apart = apart.get(&row.article).map(Vec::as_slice).unwrap_or_default();
        for entity in [&mut statement.speaker, &mut statement.addressee].into_iter().flatten() {
            let here = |sentence: &Span| sentence.0 <= entity.span.0 && entity.span.1 <= sentence.1;
            let split: Vec<&Apart> =
                apart.iter().filter(|(sentence, _)| here(sentence)).map(|(_, others)| *others).collect();
            self.rename_entity(entity, &split, merged)?;
        }
        let edited = Some(bare_statement(&statement)).filter(|edited| *edited != row.record);
        if edited == row.edited {
            return Ok(());
        }
        let known = |entity: &Option<Entity>| {
            entity.as_ref().map(|entity| names::entity(self, met, entity)).transpose()
        };
        let (speaker, addressee) = (known(&statement.speaker)?, known(&statement.addressee)?);
        let sql = "UPDATE statement SET edited = ?2, speaker = ?3, addressee = ?4 WHERE number = ?1";
        self.insert(sql, params![number, edited, speaker, addressee]).map(drop)
    }

    /// Enters who the reports of all events rest on, for a store that did not.
    pub(super) fn put_all_speakers(&self) -> Result<()> {
        #[derive(Deserialize)]
        struct Said {
            attribution: Vec<Attribution>,
        }
        let sql = "SELECT number FROM event WHERE instr(coalesce(edited, record), '\"attribution\":[{') > 0";
        let met = Met::default();
        for number in self.all_numbers(sql)? {
            let record = "SELECT coalesce(edited, record) FROM event WHERE number = ?1";
            let record: String = self.row(record, number, |row| row.get(0))?;
            self.put_speakers(number, &self.parse::<Said>(&record)?.attribution, &met)?;
        }
        Ok(())
    }
}
