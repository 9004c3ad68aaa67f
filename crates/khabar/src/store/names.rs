//! Entities and places: a row for each that is told apart, found again by its key.

use super::{Result, Store};
use arabic::search::Keys;
use coder::record::{Entity, Location};
use rusqlite::{OptionalExtension, params};
use std::cell::RefCell;
use std::collections::HashMap;

/// The numbers of entities and places met before, so that they are not asked for again.
#[derive(Debug, Default)]
pub(super) struct Met {
    entities: RefCell<HashMap<String, i64>>,
    places: RefCell<HashMap<String, i64>>,
    keys: RefCell<Keys>,
}

/// Beyond so many names all are forgotten.
const MOST: usize = 200_000;

/// What makes two mentions one entity: the lexicon's id, else the names.
pub(crate) fn entity_key(entity: &Entity) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match &entity.entity_id {
        Some(id) => format!("id {id}"),
        None if entity.entity_name.is_none() && entity.entity_name_ar.is_none() => {
            format!("text {}", arabic::fold(&entity.entity_text))
        }
        None => format!("name {} | {}", text(&entity.entity_name), text(&entity.entity_name_ar)),
    }
}

/// The number of an entity, which is stored where it is new.
pub(super) fn entity(store: &Store, met: &Met, entity: &Entity) -> Result<i64> {
    let key = entity_key(entity);
    if let Some(number) = met.entities.borrow().get(&key) {
        return Ok(*number);
    }
    let number = match find(store, "SELECT number FROM entity WHERE key = ?1", &key)? {
        Some(number) => number,
        None => add_entity(store, met, entity, &key)?,
    };
    remember(&met.entities, key, number);
    Ok(number)
}

fn add_entity(store: &Store, met: &Met, entity: &Entity, key: &str) -> Result<i64> {
    let Entity { entity_id, entity_name, entity_name_ar, wikidata_id, entity_text, .. } = entity;
    let sql = "INSERT INTO entity (key, entity_id, name, name_ar, wikidata_id) VALUES (?1, ?2, ?3, ?4, ?5)";
    let arabic = entity_name_ar.as_ref().or(entity_name.is_none().then_some(entity_text));
    let number = store.insert(sql, params![key, entity_id, entity_name, arabic, wikidata_id])?;
    let names = [entity_name.as_deref(), arabic.map(String::as_str)];
    index(store, met, "INSERT INTO entity_words (rowid, words) VALUES (?1, ?2)", number, &names)?;
    Ok(number)
}

/// The number of a place, which is stored where it is new.
pub(super) fn place(store: &Store, met: &Met, place: &Location) -> Result<i64> {
    let Location { resolved_place, city, district, province, country, country_code, .. } = place;
    let text = met.keys.borrow_mut().words(&place.extracted_place);
    let point =
        [place.lat, place.lon].map(|degrees| degrees.map_or(String::new(), |degrees| degrees.to_string()));
    let parts = [resolved_place, city, district, province, country, country_code];
    let parts: Vec<&str> = parts.into_iter().map(|part| part.as_deref().unwrap_or_default()).collect();
    let key = format!(
        "{text} | {} | {} | {}",
        parts.join(" | "),
        point.join(" | "),
        place.resolution.as_deref().unwrap_or("")
    );
    if let Some(number) = met.places.borrow().get(&key) {
        return Ok(*number);
    }
    let number = match find(store, "SELECT number FROM place WHERE key = ?1", &key)? {
        Some(number) => number,
        None => add_place(store, met, place, &key)?,
    };
    remember(&met.places, key, number);
    Ok(number)
}

fn add_place(store: &Store, met: &Met, place: &Location, key: &str) -> Result<i64> {
    let Location { resolved_place, city, district, province, country, country_code, lat, lon, .. } = place;
    let sql = "INSERT INTO place (key, text, resolved_place, city, district, province, country, country_code, lat, lon, resolution) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let (text, resolution) = (&place.extracted_place, place.resolution.as_deref());
    let values = params![
        key,
        text,
        resolved_place,
        city,
        district,
        province,
        country,
        country_code,
        lat,
        lon,
        resolution
    ];
    let number = store.insert(sql, values)?;
    let names = [
        Some(text.as_str()),
        resolved_place.as_deref(),
        city.as_deref(),
        province.as_deref(),
        country.as_deref(),
    ];
    index(store, met, "INSERT INTO place_words (rowid, words) VALUES (?1, ?2)", number, &names)?;
    Ok(number)
}

fn index(store: &Store, met: &Met, sql: &str, number: i64, names: &[Option<&str>]) -> Result<()> {
    let names: Vec<&str> = names.iter().copied().flatten().collect();
    let words = met.keys.borrow_mut().words(&names.join(" "));
    store.insert(sql, params![number, words]).map(drop)
}

fn find(store: &Store, sql: &str, key: &str) -> Result<Option<i64>> {
    let found = store
        .connection
        .prepare_cached(sql)
        .and_then(|mut sql| sql.query_row([key], |row| row.get(0)).optional());
    found.map_err(|error| store.error(&error))
}

fn remember(met: &RefCell<HashMap<String, i64>>, key: String, number: i64) {
    let mut met = met.borrow_mut();
    if met.len() >= MOST {
        met.clear();
    }
    met.insert(key, number);
}

impl Met {
    /// What was written since is not there: the numbers are asked for again.
    pub(super) fn forget(&self) {
        self.entities.borrow_mut().clear();
        self.places.borrow_mut().clear();
    }
}
