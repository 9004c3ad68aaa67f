//! Cells and rows of CSV: quoted as RFC 4180 has it, and safe for spreadsheets.

/// Between several values in one cell; the same position in `actor_name` and `actor_code` is the same actor.
pub(crate) const BETWEEN: &str = " | ";

/// A cell's content.
pub(crate) enum Cell {
    /// Words from the text, the lexicon or the input: made safe for spreadsheets.
    Text(String),
    /// A number of ours: a minus sign is a minus sign.
    Number(String),
}

/// Appends a row.
pub(crate) fn row_of(cells: impl Iterator<Item = Cell>, out: &mut Vec<u8>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Text(text) => out.extend_from_slice(quoted(&safe(text)).as_bytes()),
            Cell::Number(number) => out.extend_from_slice(number.as_bytes()),
        }
    }
    out.push(b'\n');
}

/// A spreadsheet takes what begins with one of these for a formula and would run it.
fn safe(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

pub(crate) fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}

pub(crate) fn maybe(words: Option<&str>) -> Cell {
    text(words.unwrap_or_default())
}

pub(crate) fn number(value: Option<impl ToString>) -> Cell {
    Cell::Number(value.map(|value| value.to_string()).unwrap_or_default())
}

/// Several values in one cell. Where none is known the cell is empty.
pub(crate) fn joined<'v>(values: impl Iterator<Item = Option<&'v str>>) -> String {
    joined_by(BETWEEN, values)
}

/// Several values with a sign of another format between them.
pub(crate) fn joined_by<'v>(between: &str, values: impl Iterator<Item = Option<&'v str>>) -> String {
    let values: Vec<_> = values.map(Option::unwrap_or_default).collect();
    if values.iter().all(|value| value.is_empty()) { String::new() } else { values.join(between) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_pose_as_a_formula() {
        let mut out = Vec::new();
        let cells = ["=1+1", "+2", "-3", "@x", "\t=", "a=b"].map(text);
        row_of(cells.into_iter().chain([number(Some(-6.5)), number(None::<u64>)]), &mut out);
        assert_eq!(String::from_utf8_lossy(&out), "'=1+1,'+2,'-3,'@x,'\t=,a=b,-6.5,\n");
    }

    #[test]
    fn commas_quotes_and_breaks_are_quoted() {
        let mut out = Vec::new();
        row_of(["a,b", "قال \"نعم\"", "x\ny"].map(text).into_iter(), &mut out);
        assert_eq!(String::from_utf8_lossy(&out), "\"a,b\",\"قال \"\"نعم\"\"\",\"x\ny\"\n");
    }

    #[test]
    fn positions_hold_where_a_value_is_unknown() {
        assert_eq!(joined([Some("a"), None, Some("c")].into_iter()), "a |  | c");
        assert_eq!(joined([None, None].into_iter()), "");
    }
}
