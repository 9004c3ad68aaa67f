//! A person's value in place of the program's, in one field of a record.

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
    if matches!(field, "mode" | "context") && !text.trim_start().starts_with('[') {
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
    let first = field.split('.').next().unwrap_or_default();
    if !FIELDS.contains(&first) || field.ends_with("span") {
        return Err(format!(
            "`{field}` is no field to edit: give one of {}, or one below them, as `actor.0.code`",
            FIELDS.join(", ")
        ));
    }
    let mut record = serde_json::to_value(event).map_err(|error| error.to_string())?;
    let place = record.pointer_mut(&format!("/{}", field.replace('.', "/")));
    let place = place.ok_or_else(|| {
        format!("the event has no `{field}`; lists are counted from 0, as in `actor.0.code`")
    })?;
    *place = value.clone();
    let mut event = read(record, field, value)?;
    if matches!(first, "event" | "mode") {
        rescore(&mut event, first)?;
    }
    check(&event, first)?;
    Ok(event)
}

/// The record as a value; where a text was meant and a number was read, once more with the text.
fn read(mut record: Value, field: &str, value: &Value) -> Result<Event, String> {
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
        return Err(format!("`{unknown}` is no mode of {}", crate::output::word(&category)));
    }
    event.mode.retain(|mode| ontology::mode(category, mode).is_some());
    let modes: Vec<&str> = event.mode.iter().map(AsRef::as_ref).collect();
    event.quad_code = ontology::quad(category);
    event.event_scale = ontology::scale(category, &modes);
    Ok(())
}

fn check(event: &Event, field: &str) -> Result<(), String> {
    let dates = [&event.date, &event.enddate];
    if let Some(date) = dates.into_iter().flatten().find(|date| super::add::days(Some(date), None).is_none())
    {
        return Err(format!("`{date}` is not a date; write it as `2024-05-31`, `2024-05` or `2024`"));
    }
    match event.context.iter().find(|context| ontology::context(context).is_none()) {
        Some(unknown) if field == "context" => Err(format!("`{unknown}` is none of PLOVER's contexts")),
        _ => Ok(()),
    }
}
