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

/// A set of exceptions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Exceptions(u8);

impl Exceptions {
    /// The exceptions that hold for `root` in `form`.
    pub(crate) fn of(root: Root, form: Form) -> Self {
        let mut found = Self::default();
        for line in TABLE.iter().filter(|line| line.root == root && line.covers(form)) {
            found.add(line.exception);
        }
        found
    }

    pub(crate) const fn add(&mut self, exception: Exception) {
        self.0 |= 1 << exception as u8;
    }

    pub(crate) const fn remove(&mut self, exception: Exception) {
        self.0 &= !(1 << exception as u8);
    }

    pub(crate) const fn has(self, exception: Exception) -> bool {
        self.0 & 1 << exception as u8 != 0
    }
}

struct Line {
    root: Root,
    /// None is the first form with any vowels.
    form: Option<Form>,
    exception: Exception,
}

impl Line {
    fn covers(&self, form: Form) -> bool {
        self.form.map_or_else(|| form.is_first(), |own| own == form)
    }
}

static TABLE: LazyLock<Vec<Line>> =
    LazyLock::new(|| include_str!("exceptions.tsv").lines().filter_map(line).collect());

/// Reads one line; comments and what is no entry give nothing. A test reads the table strictly.
fn line(line: &str) -> Option<Line> {
    let mut fields = line.split('\t');
    let (root, form, exception) = (fields.next()?, fields.next()?, fields.next()?);
    let any_first = form == "I";
    let parsed: Form = if any_first { "Iaa" } else { form }.parse().ok()?;
    let (root, _) = Root::new(root, parsed).ok()?;
    Some(Line { root, form: (!any_first).then_some(parsed), exception: exception_named(exception)? })
}

fn exception_named(name: &str) -> Option<Exception> {
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

    fn entries() -> impl Iterator<Item = &'static str> {
        include_str!("exceptions.tsv").lines().filter(|line| !line.starts_with('#'))
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        for text in entries() {
            assert!(line(text).is_some(), "`{text}` is no entry");
            assert_eq!(text.split('\t').count(), 4, "`{text}` has no reason");
        }
    }

    #[test]
    fn the_table_is_sorted_within_each_exception() {
        let keys: Vec<_> = entries()
            .map(|text| text.split('\t').take(3).collect::<Vec<_>>())
            .map(|f| (f[2], f[0], f[1]))
            .collect();
        for pair in keys.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0] < pair[1], "{pair:?} are out of order");
        }
    }
}
