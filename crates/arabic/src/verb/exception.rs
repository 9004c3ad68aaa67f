//! The verbs that leave the rules of their class, from `exceptions.tsv`.

use super::Form;
use super::root::Root;
use std::sync::LazyLock;

/// What a verb does otherwise than its class; the table's header says what each means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exception {
    KeepsGlide,
    DropsWaw,
    TakesTeh,
    ShortOrder,
    EitherOrder,
    LosesHamza,
    Fiaal,
}

type Line = (Root, &'static str, Exception);

static TABLE: LazyLock<Vec<Line>> =
    LazyLock::new(|| include_str!("exceptions.tsv").lines().filter_map(line).collect());

/// The exceptions that hold for `root` in `form`; a verb may have several.
pub(crate) fn of(root: Root, form: Form) -> impl Iterator<Item = Exception> {
    let name = if form.is_first() { "I".to_owned() } else { form.to_string() };
    TABLE.iter().filter(move |(r, f, _)| *r == root && *f == name).map(|(_, _, exception)| *exception)
}

/// Reads one line; comments and what is no entry give nothing. A test reads the table strictly.
fn line(line: &'static str) -> Option<Line> {
    let mut fields = line.split('\t');
    let (root, form, exception) = (fields.next()?, fields.next()?, fields.next()?);
    let parsed = if form == "I" { "Iaa" } else { form }.parse().ok()?;
    Some((Root::new(root, parsed).ok()?, form, name(exception)?))
}

fn name(name: &str) -> Option<Exception> {
    Some(match name {
        "keeps-glide" => Exception::KeepsGlide,
        "drops-waw" => Exception::DropsWaw,
        "takes-teh" => Exception::TakesTeh,
        "short-order" => Exception::ShortOrder,
        "either-order" => Exception::EitherOrder,
        "loses-hamza" => Exception::LosesHamza,
        "fiaal" => Exception::Fiaal,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for text in include_str!("exceptions.tsv").lines().filter(|line| !line.starts_with('#')) {
            assert!(line(text).is_some(), "`{text}` is no entry");
        }
    }
}
