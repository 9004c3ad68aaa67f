//! The parts of a record as a person gives them: an actor, a place, a link of who says so, a number of people. What is not given is
//! empty, and nothing of them stands in the text unless a span says where.

use serde_json::{Map, Value, json};

/// What a list of the record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Entity,
    Place,
    Attribution,
}

impl Part {
    /// What the list of this name holds.
    pub(crate) fn of(list: &str) -> Option<Self> {
        Some(match list {
            "actor" | "recipient" => Self::Entity,
            "event_loc" => Self::Place,
            "attribution" => Self::Attribution,
            _ => return None,
        })
    }

    fn blank(self) -> Value {
        match self {
            Self::Entity => json!({
                "entity_name": null, "entity_name_ar": null, "entity_id": null, "wikidata_id": null, "code": null, "sector": [],
                "office": null, "affiliation": [], "entity_text": "", "span": [0, 0], "via": "syntax",
            }),
            Self::Place => json!({
                "extracted_place": "", "resolved_place": null, "lat": null, "lon": null, "city": null, "district": null,
                "province": null, "country": null, "country_code": null, "resolution": null, "span": [0, 0],
            }),
            Self::Attribution => {
                json!({"speaker": null, "verb": null, "medium": null, "kind": "indirect", "span": [0, 0]})
            }
        }
    }

    /// The field that holds its words, and those that name it where the words are not given.
    const fn words(self) -> Option<(&'static str, &'static [&'static str])> {
        match self {
            Self::Entity => Some(("entity_text", &["entity_name_ar", "entity_name", "entity_id"])),
            Self::Place => {
                Some(("extracted_place", &["resolved_place", "city", "province", "country", "country_code"]))
            }
            Self::Attribution => None,
        }
    }
}

/// A part of which a person gave a name or some fields.
///
/// # Errors
/// What is wrong with it, for a person to read.
pub(crate) fn completed(part: Part, given: &Value) -> Result<Value, String> {
    match given {
        Value::String(name) if name.trim().is_empty() => {
            Err("an empty name: give a name, or `null` for none".to_owned())
        }
        Value::String(name) => Ok(named(part, name.trim())),
        Value::Object(fields) => {
            let mut whole = filled(part.blank(), fields)?;
            if part == Part::Attribution && whole["speaker"].is_object() | whole["speaker"].is_string() {
                whole["speaker"] = completed(Part::Entity, &whole["speaker"])?;
            }
            if let Some((words, names)) = part.words()
                && whole[words].as_str().is_none_or(str::is_empty)
            {
                let name = names.iter().find_map(|name| whole[*name].as_str());
                whole[words] =
                    name.ok_or_else(|| format!("`{given}` has no name: give `{}`", names[0]))?.into();
            }
            Ok(whole)
        }
        other => Err(format!(
            "`{other}` is no name: give a name, an id or a code of the lexicon, or fields as JSON"
        )),
    }
}

/// Whom or what the lexicon does not know, by the name.
fn named(part: Part, name: &str) -> Value {
    let mut whole = part.blank();
    let is_arabic = name.chars().any(|letter| ('\u{0600}'..='\u{06FF}').contains(&letter));
    match part {
        Part::Entity => {
            whole[if is_arabic { "entity_name_ar" } else { "entity_name" }] = name.into();
            whole["entity_text"] = name.into();
        }
        Part::Place => {
            whole["extracted_place"] = name.into();
            if !is_arabic {
                whole["resolved_place"] = name.into();
            }
        }
        Part::Attribution => whole["speaker"] = named(Part::Entity, name),
    }
    whole
}

/// A blank with the given fields; what is `null` there keeps what the blank has.
fn filled(mut blank: Value, given: &Map<String, Value>) -> Result<Value, String> {
    let known: Vec<String> =
        blank.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
    for (key, value) in given {
        if !known.contains(key) {
            return Err(format!("`{key}` is no field of it: give some of {}", known.join(", ")));
        }
        // as the records tell what is a corrector's
        let is_correctors = key == "via" && value == super::unquoted::VIA;
        if !value.is_null() && !is_correctors {
            blank[key] = value.clone();
        }
    }
    Ok(blank)
}

const COUNT: &str = "give a number, `4-6`, `>=4`, `<=6`, or `null`";

/// A number of people: `4`, `"4-6"`, `">=4"`, `"<=6"`, or its fields.
pub(crate) fn count(given: &Value) -> Result<Value, String> {
    let refused = || format!("`{}` is no number of people: {COUNT}", shown(given));
    let (min, max) = match given {
        Value::Null => return Ok(Value::Null),
        Value::Number(number) => {
            let number = number.as_u64().ok_or_else(refused)?;
            (Some(number), Some(number))
        }
        Value::String(text) => range(text).ok_or_else(refused)?,
        Value::Object(fields) => return of_fields(fields).and_then(|whole| whole.ok_or_else(refused)),
        _ => return Err(refused()),
    };
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        return Err(refused());
    }
    Ok(json!({"min": min, "max": max, "text": "", "span": [0, 0], "of": []}))
}

fn of_fields(fields: &Map<String, Value>) -> Result<Option<Value>, String> {
    let whole = filled(json!({"min": null, "max": null, "text": "", "span": [0, 0], "of": []}), fields)?;
    let bounds = (whole["min"].as_u64(), whole["max"].as_u64());
    let is_range = match bounds {
        (Some(min), Some(max)) => min <= max,
        (None, None) => false,
        _ => true,
    };
    Ok(is_range.then_some(whole))
}

fn range(text: &str) -> Option<(Option<u64>, Option<u64>)> {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let text = text.trim();
    if let Some(least) = text.strip_prefix(">=").or_else(|| text.strip_prefix('\u{2265}')) {
        return Some((Some(number(least)?), None));
    }
    if let Some(most) = text.strip_prefix("<=").or_else(|| text.strip_prefix('\u{2264}')) {
        return Some((None, Some(number(most)?)));
    }
    match text.split_once(['-', '\u{2013}']) {
        Some((min, max)) => Some((Some(number(min)?), Some(number(max)?))),
        None => number(text).map(|number| (Some(number), Some(number))),
    }
}

/// A number of people with one bound set. The other bound is unknown where it contradicts: of `3`, at least 4 is `4` and more.
pub(crate) fn with_bound(count: &Value, bound: &str, given: &Value) -> Result<Value, String> {
    let number = match given {
        Value::Null => None,
        Value::String(text) => Some(text.trim().parse::<u64>().map_err(|_| refused_bound(given))?),
        other => Some(other.as_u64().ok_or_else(|| refused_bound(given))?),
    };
    let blank = json!({"min": null, "max": null, "text": "", "span": [0, 0], "of": []});
    let mut whole = if count.is_null() { blank } else { count.clone() };
    whole[bound] = number.into();
    let (min, max) = (whole["min"].as_u64(), whole["max"].as_u64());
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        whole[if bound == "min" { "max" } else { "min" }] = Value::Null;
    }
    Ok(if min.or(max).is_none() { Value::Null } else { whole })
}

fn refused_bound(given: &Value) -> String {
    format!("`{}` is no bound: give a number, or `null` where it is unknown", shown(given))
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_as_they_are_written() {
        let bounds = |given: Value| count(&given).map(|count| (count["min"].as_u64(), count["max"].as_u64()));
        for (given, expected) in [
            (json!(4), Ok((Some(4), Some(4)))),
            (json!("4-6"), Ok((Some(4), Some(6)))),
            (json!(">=4"), Ok((Some(4), None))),
            (json!("<= 6"), Ok((None, Some(6)))),
            (json!({"min": 4, "max": 4}), Ok((Some(4), Some(4)))),
        ] {
            assert_eq!(bounds(given.clone()), expected, "{given}");
        }
        for wrong in [
            json!("6-4"),
            json!(-1),
            json!(1.5),
            json!("many"),
            json!({"min": 9, "max": 4}),
            json!({}),
            json!([4]),
        ] {
            assert!(bounds(wrong.clone()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_bound_drops_the_one_that_contradicts() {
        let three = count(&json!(3)).expect("a number");
        let more = with_bound(&three, "min", &json!(4)).expect("a bound");
        assert_eq!((&more["min"], &more["max"]), (&json!(4), &Value::Null));
        assert_eq!(with_bound(&Value::Null, "min", &json!(4)).expect("a bound")["min"], 4);
        assert_eq!(with_bound(&more, "min", &Value::Null), Ok(Value::Null));
    }

    #[test]
    fn fields_that_are_none_and_parts_without_a_name_are_refused() {
        assert!(
            completed(Part::Entity, &json!({"nam": "x"})).is_err_and(|why| why.contains("`nam` is no field"))
        );
        assert!(
            completed(Part::Entity, &json!({"code": "LBY"})).is_err_and(|why| why.contains("has no name"))
        );
        assert_eq!(
            completed(Part::Attribution, &json!("Reuters")).expect("a part")["speaker"]["entity_name"],
            "Reuters"
        );
    }
}
