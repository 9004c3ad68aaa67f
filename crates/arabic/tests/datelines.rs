//! Datelines of the beginnings in `data/datelines.tsv`.

use std::ops::Range;

fn read(text: &str) -> String {
    let tokens: Vec<_> = arabic::tokens(text).collect();
    let spell =
        |r: &Range<usize>| text[tokens[r.start].range().start..tokens[r.end - 1].range().end].to_owned();
    let Some(found) = arabic::dateline(text, &tokens, 0) else { return "none".to_owned() };
    let or_dash = |part: Option<String>| part.filter(|p| !p.is_empty()).unwrap_or_else(|| "-".to_owned());
    [
        or_dash(Some(found.places.iter().map(spell).collect::<Vec<_>>().join(" + "))),
        or_dash(found.agency.as_ref().map(spell)),
        or_dash(found.date.as_ref().map(spell)),
        or_dash(tokens.get(found.end).map(|t| t.text(text).to_owned())),
    ]
    .join("\t")
}

#[test]
fn datelines_are_read_by_form() {
    let rows = include_str!("data/datelines.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows {
        let (text, expected) = row.split_once('\t').expect("two columns or more");
        let found = read(text);
        if found != expected {
            wrong.push(format!("{text}: {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
