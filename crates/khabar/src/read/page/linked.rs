//! What a page's linked data (JSON-LD) says of its article.

use super::lines::{lines, plain};
use serde_json::Value;

/// An article as linked data tells it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) body: Option<String>,
    pub(super) language: Option<String>,
}

/// Objects within objects that are looked into.
const DEPTH: usize = 6;

/// What the scripts say of the first article in them.
pub(super) fn linked(scripts: &[String]) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let article = values.iter().find_map(|value| article(value, DEPTH));
    article.map(read).unwrap_or_default()
}

/// Many pages write line breaks into their strings, which JSON does not allow.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_end_matches(';');
    let script = script.strip_prefix("<!--").and_then(|s| s.strip_suffix("-->")).unwrap_or(script);
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")))
        .ok()
}

fn article(value: &Value, depth: usize) -> Option<&Value> {
    let inside = |value| depth.checked_sub(1).and_then(|depth| article(value, depth));
    match value {
        Value::Array(values) => values.iter().find_map(inside),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(_) => {
            ["@graph", "mainEntity", "mainEntityOfPage"].iter().find_map(|key| inside(&value[*key]))
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => {
            let kind = kind.rsplit(['/', '#', ':']).next().unwrap_or_default();
            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
        }
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

fn read(article: &Value) -> Linked {
    let text = |key: &str| article[key].as_str().map(plain).filter(|text| !text.is_empty());
    Linked {
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        author: name(&article["author"], 3),
        outlet: name(&article["publisher"], 3),
        body: article["articleBody"].as_str().map(body).filter(|text| !text.is_empty()),
        language: text("inLanguage"),
    }
}

/// Some write the body as text with line breaks, some as HTML, and some as HTML whose brackets are references.
fn body(text: &str) -> String {
    let resolved = html_escape::decode_html_entities(text);
    if resolved.contains("</") || resolved.contains("<br") {
        return lines(&resolved);
    }
    let lines: Vec<String> = resolved.lines().map(plain).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The name of a person or body: a text, an object, or a list of them.
fn name(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(name) => Some(plain(name)).filter(|name| !name.is_empty() && !name.starts_with("http")),
        Value::Object(_) => depth.checked_sub(1).and_then(|depth| name(&value["name"], depth)),
        Value::Array(values) => {
            depth.checked_sub(1).and_then(|depth| values.iter().find_map(|v| name(v, depth)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_graph_with_broken_strings() {
        let script = "{\"@graph\": [{\"@type\": \"WebPage\"}, {\"@type\": [\"NewsArticle\"], \"headline\": \"عنوان\n طويل\",
            \"datePublished\": \"2021-05-10T10:00:00+03:00\", \"author\": [{\"name\": \"كاتب\"}],
            \"publisher\": {\"name\": \"صحيفة\"}, \"articleBody\": \"&lt;p&gt;أول&lt;/p&gt;&lt;p&gt;ثان&lt;/p&gt;\"}]}";
        let found = linked(&["not json".to_owned(), script.to_owned()]);
        assert_eq!(found.headline.as_deref(), Some("عنوان طويل"));
        assert_eq!(found.author.as_deref(), Some("كاتب"));
        assert_eq!(found.outlet.as_deref(), Some("صحيفة"));
        assert_eq!(found.body.as_deref(), Some("أول\nثان"));
        assert_eq!(found.published.as_deref(), Some("2021-05-10T10:00:00+03:00"));
    }

    #[test]
    fn what_is_no_article() {
        assert_eq!(linked(&["{\"@type\": \"Organization\", \"name\": \"x\"}".to_owned()]), Linked::default());
        let deep =
            "{\"@graph\":[".repeat(60) + "{\"@type\":\"Article\",\"headline\":\"x\"}" + &"]}".repeat(60);
        assert_eq!(linked(&[deep]), Linked::default());
    }
}
