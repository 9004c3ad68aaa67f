//! Keys that very many reports hold: all that hold one are too many to be compared with each other.
//!
//! The holders of such a key stand in several orders, each made of the words of their sentences (min-wise hashing), so that
//! reports of much the same words stand close together in one of them. In each a report is compared with those [`BESIDE`] it, on
//! either side. The orders are functions of the reports alone, so it does not matter which came first; an arrival changes the
//! company of those beside it, and no others'.

use super::groups::{Edge, Reports};
use super::shelf::OnDisk;
use super::{Result, Store};
use crate::copies::mixed;
use coder::story::{MOST_HOLDERS, compare, hash};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

/// How many orders there are.
const PASSES: usize = 4;

/// How many on either side; the schema's trigger says the same.
const BESIDE: usize = 8;

/// Letters of a word that tells something.
const LETTERS: usize = 3;

/// Where a report stands in a crowd.
struct Spot {
    key: i64,
    pass: i64,
    rank: i64,
}

impl Store {
    /// Whether so many hold the key that they stand in orders.
    pub(super) fn is_crowded(&self, key: i64) -> Result<bool> {
        Ok(!self.numbers_of("SELECT 1 FROM story_crowd WHERE key = ?1 LIMIT 1", key)?.is_empty())
    }

    /// Puts the holders of a key in their orders, if they are very many, and takes them out, if they are no more. Those whose
    /// company that changes: all of them.
    pub(super) fn crowd(&self, key: i64) -> Result<Vec<i64>> {
        let (was, count) = (self.is_crowded(key)?, self.held_by(key)?);
        if was == (count > MOST_HOLDERS) {
            return Ok(Vec::new());
        }
        let holders = self.holders_of(key, usize::MAX >> 1)?;
        if was {
            self.insert("DELETE FROM story_crowd WHERE key = ?1", [key])?;
        }
        for holder in holders.iter().filter(|_| !was) {
            self.stand(key, *holder, &self.ranks(*holder)?)?;
        }
        Ok(holders)
    }

    /// Gives an event its place among the holders of those of its keys that are crowded.
    pub(super) fn stand_among(&self, event: i64, keys: impl Iterator<Item = i64>) -> Result<()> {
        if !self.has_crowds()? {
            return Ok(());
        }
        self.insert("DELETE FROM story_crowd WHERE event = ?1", [event])?;
        let mut ranks = None;
        for key in keys {
            if self.is_crowded(key)? {
                let ranks = match &ranks {
                    Some(ranks) => ranks,
                    None => ranks.insert(self.ranks(event)?),
                };
                self.stand(key, event, ranks)?;
            }
        }
        Ok(())
    }

    fn stand(&self, key: i64, event: i64, ranks: &[i64; PASSES]) -> Result<()> {
        for (pass, rank) in (0_i64..).zip(ranks) {
            let sql = "INSERT OR IGNORE INTO story_crowd (key, pass, rank, event) VALUES (?1, ?2, ?3, ?4)";
            self.insert(sql, params![key, pass, rank, event])?;
        }
        Ok(())
    }

    /// Where an event stands in each order: by its least word, then by what it is.
    fn ranks(&self, event: i64) -> Result<[i64; PASSES]> {
        let event = self.event_at(event)?.event;
        let folded = arabic::fold(&event.sentence.text);
        let words: Vec<u64> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= LETTERS)
            .map(number)
            .collect();
        let (article, span) = (&event.article, event.trigger.span);
        let further = [&article.url, &article.outlet, &article.published];
        let parts: Vec<&str> = [article.text_sha256.as_str(), &article.id]
            .into_iter()
            .chain(further.into_iter().map(|part| part.as_deref().unwrap_or_default()))
            .collect();
        let own = number(&format!("{} {} {} {:?}", parts.join(" "), span.0, span.1, event.event));
        let in_pass = |word: u64, pass: usize| mixed(word.rotate_left(16 * pass as u32) ^ pass as u64);
        Ok(std::array::from_fn(|pass| {
            let least = words.iter().map(|word| in_pass(*word, pass)).min().unwrap_or_default();
            ((least >> 33) << 32 | in_pass(own, pass) >> 32) as i64
        }))
    }

    /// The events that stand beside one in a crowd.
    pub(super) fn beside(&self, event: i64) -> Result<BTreeSet<i64>> {
        let sql = "SELECT key, pass, rank FROM story_crowd WHERE event = ?1";
        let row =
            |row: &rusqlite::Row<'_>| Ok(Spot { key: row.get(0)?, pass: row.get(1)?, rank: row.get(2)? });
        let read = || -> rusqlite::Result<Vec<Spot>> {
            self.connection.prepare_cached(sql)?.query_map([event], row)?.collect()
        };
        let mut beside = BTreeSet::new();
        for Spot { key, pass, rank } in read().map_err(|error| self.error(&error))? {
            for (than, order) in [("<", "DESC"), (">", "ASC")] {
                let sql = format!(
                    "SELECT event FROM story_crowd WHERE key = ?1 AND pass = ?2 AND (rank, event) {than} (?3, ?4) \
                     ORDER BY rank {order}, event {order} LIMIT {BESIDE}"
                );
                let near = || -> rusqlite::Result<Vec<i64>> {
                    let mut sql = self.connection.prepare_cached(&sql)?;
                    sql.query_map(params![key, pass, rank, event], |row| row.get(0))?.collect()
                };
                beside.extend(near().map_err(|error| self.error(&error))?);
            }
        }
        Ok(beside)
    }

    /// Whether any key is crowded.
    pub(super) fn has_crowds(&self) -> Result<bool> {
        Ok(!self.all_numbers("SELECT 1 FROM story_crowd LIMIT 1")?.is_empty())
    }

    /// What joins a report to those that stand beside it.
    pub(super) fn joined_in_crowds(&self, number: usize, shelf: &mut OnDisk<'_>) -> Result<Vec<Edge>> {
        let mut edges = Vec::new();
        for near in self.beside(number as i64)? {
            let (Some(one), Some(other)) = (shelf.live(number as i64)?, shelf.live(near)?) else { continue };
            let verdict = compare(&one, &other);
            if verdict.is_joined() {
                let near = near as usize;
                edges.push((number.min(near), number.max(near), verdict));
            }
        }
        Ok(edges)
    }
}

/// The edges between known reports, each once, the surest first, then in the order of the reports.
pub(super) fn in_order(edges: Vec<Edge>, reports: &Reports) -> Vec<Edge> {
    let each: BTreeMap<(usize, usize), Edge> =
        edges.into_iter().map(|edge| ((edge.0, edge.1), edge)).collect();
    let order = |number: &usize| reports.get(number).map(|report| (&report.order, *number));
    let mut edges: Vec<Edge> = each
        .into_values()
        .map(
            |(one, other, verdict)| {
                if order(&one) <= order(&other) { (one, other, verdict) } else { (other, one, verdict) }
            },
        )
        .collect();
    edges.sort_by(|a, b| {
        let places = |edge: &Edge| (order(&edge.0), order(&edge.1));
        b.2.points.total_cmp(&a.2.points).then_with(|| places(a).cmp(&places(b)))
    });
    edges
}

/// A text as a number, the same in every version of the program: stores keep what is made of it.
fn number(text: &str) -> u64 {
    mixed(hash(text))
}
