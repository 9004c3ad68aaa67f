//! JSON lines: the records as they are.

use crate::read::Input;
use coder::Event;
use serde::Serialize;
use serde_json::{Map, Value};

/// A record with further keys of its article's input line.
#[derive(Serialize)]
struct Extended<'a> {
    #[serde(flatten)]
    event: &'a Event,
    extra: Map<String, Value>,
}

/// Appends an event, with those keys of the input that are in `keep` under `extra` where any are asked for.
pub(super) fn event(event: &Event, input: &Input, keep: &[String], out: &mut Vec<u8>) {
    if keep.is_empty() {
        return line(event, out);
    }
    let kept = input.further.iter().filter(|(key, _)| keep.contains(key));
    let extra = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    // a stored record may hold what a person put
    let record = crate::store::json(&Extended { event, extra });
    out.extend_from_slice(crate::store::unquoted::written(record).as_bytes());
    out.push(b'\n');
}

/// Appends a record and a line break.
pub(super) fn line(record: &impl Serialize, out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, record).expect("records have string keys, and memory takes every byte");
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn written(keep: &[&str]) -> String {
        let keep: Vec<_> = keep.iter().map(|key| (*key).to_owned()).collect();
        let mut out = Vec::new();
        event(&fixture::event(), &fixture::input(), &keep, &mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_record_is_one_line() {
        let line = written(&[]);
        assert!(line.starts_with("{\"id\":\"e1\",\"date\":\"2024-05-11\"") && line.ends_with("}\n"));
        assert_eq!(line.matches('\n').count(), 1);
    }

    #[test]
    fn further_keys_go_along_where_asked() {
        assert!(!written(&[]).contains("\"extra\""));
        assert!(written(&["page", "none"]).ends_with(",\"extra\":{\"page\":3}}\n"));
        assert!(written(&["none"]).ends_with(",\"extra\":{}}\n"));
    }
}
