//! A JSON document that is no lines: a JSON Feed, or one article.

use super::entry::Entry;
use super::{Document, Form, Known, LIMIT, Raw, Reader, one};
use crate::problem::{Place, Problem, Reason};
use serde_json::Value;
use std::io::Read;

/// What every JSON Feed says of itself.
pub(super) const MARK: &[u8] = b"https://jsonfeed.org/version/";

/// The documents of a JSON document.
pub(super) fn read(reader: impl Read, place: Place, id: &str) -> Reader {
    let mut bytes = Vec::new();
    let read = reader.take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    let problem = |reason| one(Err(Problem { place: place.clone(), reason }));
    match read {
        Err(error) => return problem(Reason::from_io(&error)),
        Ok(_) if bytes.len() > LIMIT => return problem(Reason::TooLong { limit: LIMIT }),
        Ok(_) => {}
    }
    let Ok(mut feed) = serde_json::from_slice::<Value>(&bytes) else {
        // the one who makes an article of it says what is wrong
        return one(Ok((
            place,
            Document { id: id.to_owned(), form: Form::Object, bytes, ..Document::default() },
        )));
    };
    let is_feed = feed["version"].as_str().is_some_and(|version| version.as_bytes().starts_with(MARK));
    match feed["items"].take() {
        Value::Array(items) if is_feed => {
            let (id, outlet) = (id.to_owned(), string(&feed["title"]));
            Box::new(items.into_iter().zip(1..).map(move |(item, number)| -> Raw {
                Ok((place.clone(), entry(&item, format!("{id}:{number}"), outlet.clone())))
            }))
        }
        _ => {
            one(Ok((place, Document { id: id.to_owned(), form: Form::Object, bytes, ..Document::default() })))
        }
    }
}

fn entry(item: &Value, id: String, outlet: Option<String>) -> Document {
    let html = string(&item["content_html"]);
    let entry = Entry {
        title: string(&item["title"]),
        published: string(&item["date_published"]),
        updated: string(&item["date_modified"]),
        outlet,
        is_plain: html.is_none(),
    };
    let body = html.or_else(|| string(&item["content_text"])).or_else(|| string(&item["summary"]));
    let url = string(&item["url"]);
    let own = match &item["id"] {
        Value::Number(number) => Some(number.to_string()),
        other => string(other),
    };
    Document {
        id: own.or_else(|| url.clone()).unwrap_or(id),
        form: Form::Entry(Box::new(entry)),
        bytes: body.unwrap_or_default().into_bytes(),
        known: Known { url, ..Known::default() },
    }
}

fn string(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::{Options, article};
    use super::*;

    fn articles(text: &str) -> Vec<Result<coder::Article, Reason>> {
        let raws = read(text.as_bytes(), Place::file("f"), "f");
        let made =
            raws.map(|raw| raw.and_then(|(place, document)| article(place, document, &Options::default())));
        made.map(|made| made.map(|input| input.article).map_err(|problem| problem.reason)).collect()
    }

    #[test]
    fn a_feed_of_items() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "صحيفة", "items": [
            {"id": 7, "url": "https://a.example/1", "title": "عنوان", "content_html": "<p>نص</p>", "date_published": "2024-05-13T10:00:00Z"},
            {"content_text": "5 < 6"}, 5]}"#;
        let made = articles(feed);
        let [Ok(first), Ok(second), Err(Reason::Empty)] = &made[..] else { panic!("{made:?}") };
        assert_eq!((first.id.as_str(), first.text.as_str()), ("7", "عنوان\nنص"));
        assert_eq!(
            (first.outlet.as_deref(), first.published),
            (Some("صحيفة"), Some(jiff::civil::date(2024, 5, 13)))
        );
        assert_eq!((second.id.as_str(), second.text.as_str()), ("f:2", "5 < 6"));
    }

    #[test]
    fn one_article_over_many_lines() {
        let made = articles("{\n  \"id\": \"a\",\n  \"text\": \"نص\"\n}\n");
        assert_eq!(made[0].as_ref().map(|article| article.text.as_str()), Ok("نص"));
        assert!(matches!(articles("{\n  \"text\": ")[..], [Err(Reason::NotJson { .. })]));
    }
}
