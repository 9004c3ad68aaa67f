//! Edits as a person types them: names are looked up, what hangs together is changed together, and what cannot be is refused.
//!
//! What is kept says all: whoever takes it into another store needs no lexicon.

mod check;
mod place;
mod who;

use crate::store::edit::{edited, value};
use crate::store::parts::Part;
use crate::store::unquoted::misquoted;
use coder::Event;
use lexicon::Lexicon;
use serde_json::{Map, Value};

/// An edit as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Given {
    pub(crate) field: String,
    pub(crate) value: Value,
    /// What was found of names, for the person who gave them.
    pub(crate) notes: Vec<String>,
}

/// What edits are read with.
struct Reader<'r> {
    event: &'r Event,
    lexicon: &'r Lexicon,
    notes: Vec<String>,
}

/// What a person typed for a field of an event, as it is kept. `text` is the article's.
///
/// # Errors
/// What is wrong with the field or the value, and what is allowed, for a person to read.
pub(crate) fn given(
    event: &Event,
    text: &str,
    field: &str,
    typed: &str,
    lexicon: &Lexicon,
) -> Result<Given, String> {
    let mut reader = Reader { event, lexicon, notes: Vec::new() };
    let (field, value) = reader.read(field, value(field, typed))?;
    let after = edited(event, &field, &value)?;
    check::check(event, &after, lexicon)?;
    if let Some((words, span)) = misquoted(&after, text) {
        return Err(format!(
            "the words at {}–{} of the article are not `{words}`: leave `span` out of what is not quoted",
            span.0, span.1
        ));
    }
    Ok(Given { field, value, notes: reader.notes })
}

impl Reader<'_> {
    /// The field and the value with all that the lexicon knows of the names in it.
    fn read(&mut self, field: &str, value: Value) -> Result<(String, Value), String> {
        let path: Vec<&str> = field.split('.').collect();
        let value = match (path.as_slice(), value) {
            ([list], Value::Array(all)) if let Some(part) = Part::of(list) => {
                Value::Array(all.into_iter().map(|one| self.part(part, one)).collect::<Result<_, _>>()?)
            }
            ([list], Value::Null) if Part::of(list).is_some() => Value::Array(Vec::new()),
            ([list], one) if let Some(part) = Part::of(list) => Value::Array(vec![self.part(part, one)?]),
            ([list, _], one) if let Some(part) = Part::of(list) => self.part(part, one)?,
            (["attribution", _, "speaker"], one) => self.part(Part::Entity, one)?,
            (["event_loc", at, what @ ("resolved_place" | "city" | "country" | "country_code")], to) => {
                let whole = at.parse().ok().and_then(|at: usize| self.event.event_loc.get(at));
                if let (Some(whole), Some(to)) = (whole, to.as_str()) {
                    let moved = place::moved(whole, what, to, self.lexicon)?;
                    return Ok((format!("event_loc.{at}"), object(&moved)));
                }
                to
            }
            (_, value) => value,
        };
        Ok((field.to_owned(), value))
    }

    /// An actor, place or link of who says so: a name is looked up, fields are completed.
    fn part(&mut self, part: Part, given: Value) -> Result<Value, String> {
        Ok(match (part, given) {
            (Part::Entity, Value::String(name)) if !name.trim().is_empty() => self.entity(name.trim())?,
            (Part::Place, Value::String(name)) if !name.trim().is_empty() => self.place(name.trim())?,
            (Part::Attribution, Value::String(name)) if !name.trim().is_empty() => {
                let mut link = Map::new();
                link.insert("speaker".to_owned(), self.entity(name.trim())?);
                Value::Object(link)
            }
            (Part::Attribution, Value::Object(mut fields)) => {
                if let Some(speaker) = fields.remove("speaker") {
                    fields.insert("speaker".to_owned(), self.part(Part::Entity, speaker)?);
                }
                Value::Object(fields)
            }
            (Part::Place, Value::Object(mut fields)) => {
                let code = fields.get("country_code").and_then(Value::as_str);
                let country = code.and_then(|code| self.lexicon.country_name(code)).map(Value::from);
                if let Some(country) = country.filter(|_| fields.get("country").is_none_or(Value::is_null)) {
                    fields.insert("country".to_owned(), country);
                }
                Value::Object(fields)
            }
            (_, other) => other,
        })
    }

    fn entity(&mut self, name: &str) -> Result<Value, String> {
        let day = self.event.date.as_deref().or(self.event.article.published.as_deref());
        let day = day.filter(|day| day.len() == 10);
        let codes: Vec<&str> = codes(self.event).collect();
        Ok(match who::known(name, day, &codes, self.lexicon)? {
            Some(entity) => {
                let names = [&entity.entity_id, &entity.code].into_iter().flatten();
                let known: Vec<&str> =
                    names.map(String::as_str).chain(entity.sector.iter().map(String::as_str)).collect();
                self.notes.push(format!(
                    "`{name}` is {} [{}]",
                    crate::export::name(&entity),
                    known.join(" ")
                ));
                object(&entity)
            }
            None => self.new_name(name),
        })
    }

    fn place(&mut self, name: &str) -> Result<Value, String> {
        let here: Vec<&str> =
            self.event.event_loc.iter().filter_map(|place| place.country_code.as_deref()).collect();
        Ok(match place::known(name, &here, self.lexicon)? {
            Some(place) => {
                let found = place.resolved_place.as_deref().unwrap_or_default();
                let country = place.country_code.as_deref().unwrap_or("no country");
                self.notes.push(format!("`{name}` is {found} [{country}]"));
                object(&place)
            }
            None => self.new_name(name),
        })
    }

    fn new_name(&mut self, name: &str) -> Value {
        self.notes.push(format!(
            "`{name}` is no name, id or country code that the lexicon has: it is kept as a new name"
        ));
        name.into()
    }
}

/// The countries that an event is of.
fn codes(event: &Event) -> impl Iterator<Item = &str> {
    let places = event.event_loc.iter().filter_map(|place| place.country_code.as_deref());
    places.chain(event.actor.iter().chain(&event.recipient).filter_map(|entity| entity.code.as_deref()))
}

/// A part of a record as JSON, without a span that is nowhere.
fn object(part: &impl serde::Serialize) -> Value {
    let mut whole = serde_json::to_value(part).unwrap_or_default();
    if let Some(fields) =
        whole.as_object_mut().filter(|fields| fields.get("span") == Some(&serde_json::json!([0, 0])))
    {
        fields.remove("span");
        fields.remove("via");
    }
    whole
}
