//! A person's value in place of the program's, in one field of a record.

use super::parts::{Part, completed, count, with_bound};
use super::unquoted::drop_ways;
use crate::vocabulary::{CATEGORIES, CONTEXTS, STATUSES, refused};
use coder::Event;
use coder::ontology;
use coder::record::Category;
use serde_json::Value;

/// Fields that a person may change, with what stands below them.
const FIELDS: [&str; 11] = [
    "date",
    "enddate",
    "event",
    "mode",
    "status",
    "context",
    "actor",
    "recipient",
    "event_loc",
    "size",
    "attribution",
];

/// The value as the command line gives it: JSON where it is JSON, else the text itself; for a list, texts with commas between.
pub(crate) fn value(field: &str, text: &str) -> Value {
    let is_list = matches!(field.rsplit('.').next(), Some("mode" | "context" | "sector" | "affiliation"));
    if is_list && !text.trim_start().starts_with('[') {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        return parts.map(Value::from).collect();
    }
    let is_text = matches!(field, "date" | "enddate" | "event" | "status");
    match serde_json::from_str(text) {
        Ok(Value::Number(_) | Value::Bool(_)) if is_text => Value::from(text),
        Ok(value) => value,
        Err(_) => Value::from(text),
    }
}

/// The record with this value in this field.
///
/// # Errors
/// What is wrong with the field or the value, for a person to read.
pub(crate) fn edited(event: &Event, field: &str, value: &Value) -> Result<Event, String> {
    let path: Vec<&str> = field.split('.').collect();
    let first = path.first().copied().unwrap_or_default();
    if !FIELDS.contains(&first) || matches!(path.last(), Some(&("span" | "via"))) {
        return Err(format!(
            "`{field}` is no field to edit: give one of {}, or one below them, as `actor.0.code`",
            FIELDS.join(", ")
        ));
    }
    let mut record = serde_json::to_value(event).map_err(|error| error.to_string())?;
    put(&mut record, &path, value)?;
    let mut event = read(record, field, value)?;
    if matches!(first, "event" | "mode") {
        rescore(&mut event, first)?;
    }
    check(&event, first)?;
    drop_ways(&mut event);
    Ok(event)
}

/// Puts a value where the path leads: numbers of people, parts of a list, or any other field.
fn put(record: &mut Value, path: &[&str], value: &Value) -> Result<(), String> {
    match *path {
        ["size", kind] if is_kind(record, kind) => record["size"][kind] = count(value)?,
        ["size", kind, bound @ ("min" | "max")] if is_kind(record, kind) => {
            record["size"][kind] = with_bound(&record["size"][kind], bound, value)?;
        }
        [list] if let Some(part) = Part::of(list) => {
            let all = match value {
                Value::Array(all) => all.iter().map(|one| completed(part, one)).collect::<Result<_, _>>()?,
                Value::Null => Vec::new(),
                one => vec![completed(part, one)?],
            };
            record[list] = Value::Array(all);
        }
        [list, at] if let Some(part) = Part::of(list) => put_one(record, (list, at), part, value)?,
        ["attribution", _, "speaker"] if !value.is_null() => {
            put_plain(record, path, completed(Part::Entity, value)?)?;
        }
        _ => put_plain(record, path, value.clone())?,
    }
    Ok(())
}

/// Whether there are numbers of people of this kind: `dead`.
fn is_kind(record: &Value, kind: &str) -> bool {
    record["size"].get(kind).is_some()
}

/// One more of a list (`recipient.+`), another in its place (`recipient.0`), or none (`recipient.0 null`).
fn put_one(record: &mut Value, (list, at): (&str, &str), part: Part, value: &Value) -> Result<(), String> {
    let all = record[list].as_array_mut().ok_or_else(|| absent(list))?;
    if at == "+" {
        all.push(completed(part, value)?);
        return Ok(());
    }
    let field = || format!("{list}.{at}");
    let at: usize = at.parse().ok().filter(|at| *at < all.len()).ok_or_else(|| absent(&field()))?;
    if value.is_null() {
        all.remove(at);
    } else {
        all[at] = completed(part, value)?;
    }
    Ok(())
}

/// Any other field. The words of the text are no longer where they were when they are others.
fn put_plain(record: &mut Value, path: &[&str], value: Value) -> Result<(), String> {
    let field = path.join(".");
    let place = record.pointer_mut(&format!("/{}", path.join("/"))).ok_or_else(|| absent(&field))?;
    let is_other = *place != value;
    *place = value;
    let quotes = matches!(
        path,
        [_, _, "entity_text" | "extracted_place" | "verb"]
            | [_, _, "speaker", "entity_text"]
            | ["size", _, "text"]
    );
    let span = format!("/{}/span", path[..path.len() - 1].join("/"));
    if let Some(span) = record.pointer_mut(&span).filter(|_| quotes && is_other) {
        *span = serde_json::json!([0, 0]);
    }
    Ok(())
}

fn absent(field: &str) -> String {
    let list = field.split('.').next().filter(|list| Part::of(list).is_some());
    let mend = list.map_or(String::new(), |list| format!("; `{list}.+` adds one"));
    format!("the event has no `{field}`; lists are counted from 0, as in `actor.0.code`{mend}")
}

/// The record as a value; where a text was meant and a number was read, once more with the text.
fn read(mut record: Value, field: &str, value: &Value) -> Result<Event, String> {
    let lists: [(&str, &str, &[&str]); 2] = [
        ("event", "none of PLOVER's categories", &CATEGORIES),
        ("status", "nothing that a text claims", &STATUSES),
    ];
    for (_, what, words) in lists.iter().filter(|(name, ..)| *name == field) {
        let word = value.as_str().unwrap_or_default();
        if !words.contains(&word) {
            return Err(refused(word, what, words));
        }
    }
    serde_json::from_value(record.clone()).or_else(|error| {
        let mend = || format!("`{value}` does not fit in `{field}`: {error}");
        let place = record.pointer_mut(&format!("/{}", field.replace('.', "/"))).ok_or_else(mend)?;
        if !value.is_number() {
            return Err(mend());
        }
        *place = Value::from(value.to_string());
        serde_json::from_value(record).map_err(|_| mend())
    })
}
/// The numbers that follow from category and modes. Modes of another category go with it.
fn rescore(event: &mut Event, field: &str) -> Result<(), String> {
    let category: Category = event.event;
    let unknown = event.mode.iter().find(|mode| ontology::mode(category, mode).is_none());
    if let Some(unknown) = unknown.filter(|_| field == "mode") {
        let modes: Vec<&str> = ontology::modes(category).collect();
        if modes.is_empty() {
            return Err(format!("{} has no modes", crate::output::word(&category)));
        }
        return Err(refused(unknown, &format!("no mode of {}", crate::output::word(&category)), &modes));
    }
    event.mode.retain(|mode| ontology::mode(category, mode).is_some());
    let modes: Vec<&str> = event.mode.iter().map(AsRef::as_ref).collect();
    event.quad_code = ontology::quad(category);
    event.event_scale = ontology::scale(category, &modes);
    Ok(())
}

fn check(event: &Event, field: &str) -> Result<(), String> {
    for place in event.event_loc.iter().filter(|_| field == "event_loc") {
        let both = [(place.lat, 90.0, "north: -90 to 90"), (place.lon, 180.0, "east: -180 to 180")];
        for (degrees, most, what) in both {
            if let Some(degrees) = degrees.filter(|degrees| !(-most..=most).contains(degrees)) {
                return Err(format!("`{degrees}` is not on the earth: give degrees {what}"));
            }
        }
    }
    let dates = [&event.date, &event.enddate];
    if let Some(date) = dates.into_iter().flatten().find(|date| super::add::days(Some(date), None).is_none())
    {
        return Err(format!("`{date}` is not a date; write it as `2024-05-31`, `2024-05` or `2024`"));
    }
    match event.context.iter().find(|context| ontology::context(context).is_none()) {
        Some(unknown) if field == "context" => Err(refused(unknown, "none of PLOVER's contexts", &CONTEXTS)),
        _ => Ok(()),
    }
}
