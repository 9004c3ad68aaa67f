//! An article from named values: the keys of a JSON object, the columns of a table.

use super::columns::Field;
use super::{Columns, Input, mojibake, parse_date};
use crate::problem::{Place, Reason};
use coder::Article;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// The article that the values make; those that the coder has no use for are kept aside.
pub(super) fn article(
    mut values: Map<String, Value>,
    id: String,
    place: Place,
    columns: &Columns,
) -> Result<Input, Reason> {
    let own_id = self::id(&values, columns.of(Field::Id))?;
    let title = string(&values, columns.of(Field::Title))?.map(mojibake::mended);
    let url = string(&values, columns.of(Field::Url))?.map(str::to_owned);
    let source = string(&values, columns.of(Field::Source))?;
    let second =
        columns.outlet().filter(|key| source.is_none() && values.get(*key).is_some_and(Value::is_string));
    let outlet = source.or_else(|| values.get(second?)?.as_str());
    let outlet = outlet.map(|outlet| mojibake::mended(outlet).into_owned());
    let published = date(&values, columns.of(Field::Published))?;
    let fetched = date(&values, columns.of(Field::Fetched))?;
    let key = columns.of(Field::Text);
    let text = string(&values, key)?.ok_or_else(|| Reason::MissingKey(key.to_owned()))?;
    let text = mojibake::mended(text);
    let article = Article {
        url,
        outlet,
        published,
        fetched,
        ..Article::new(own_id.unwrap_or(id), title.as_deref(), &text)
    };
    if article.text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let read = |name: &&str| Some(*name) != columns.outlet() || second.is_some();
    columns.names().filter(read).for_each(|name| drop(values.remove(name)));
    Ok(Input { further: values, ..Input::new(article, place) })
}

/// The value of a key that holds a string; `null` is the same as no key.
fn string<'v>(values: &'v Map<String, Value>, key: &str) -> Result<Option<&'v str>, Reason> {
    match values.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => {
            Err(Reason::WrongType { key: key.to_owned(), found: type_of(other), wanted: "a string" })
        }
    }
}

/// The id: a string, or a whole number as many archives count.
fn id(values: &Map<String, Value>, key: &str) -> Result<Option<String>, Reason> {
    match values.get(key) {
        Some(Value::Number(number)) if !number.is_f64() => Ok(Some(number.to_string())),
        _ => Ok(string(values, key)?.filter(|id| !id.is_empty()).map(str::to_owned)),
    }
}

fn date(values: &Map<String, Value>, key: &str) -> Result<Option<Date>, Reason> {
    match string(values, key)? {
        Some(text) if !text.trim().is_empty() => {
            parse_date(text).map(Some).ok_or_else(|| Reason::NotADate(text.chars().take(40).collect()))
        }
        _ => Ok(None),
    }
}

pub(super) const fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
