//! The words whose letters do not tell how they inflect, from `exceptions.tsv`.

use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Feminine,
    FeminineAlef,
    LongVowel,
    Yeh,
}

type Line = (&'static str, What, &'static str);

static TABLE: LazyLock<Vec<Line>> =
    LazyLock::new(|| include_str!("exceptions.tsv").lines().filter_map(line).collect());

/// The listed feminine of a colour or blemish.
pub(super) fn feminine(word: &str) -> Option<&'static str> {
    find(word, What::Feminine)
}

/// What stands before the long case vowel of `أب` and its kin.
pub(super) fn long_vowel_stem(word: &str) -> Option<&'static str> {
    find(word, What::LongVowel)
}

/// Whether the āʾ at the end of `word` marks a feminine.
pub(super) fn is_feminine_alef(word: &str) -> bool {
    TABLE.iter().any(|(noun, what, form)| match what {
        What::FeminineAlef => *noun == word,
        What::Feminine => *form == word,
        _ => false,
    })
}

/// Whether the ā of `word` was a yeh.
pub(super) fn keeps_yeh(word: &str) -> bool {
    find(word, What::Yeh).is_some()
}

fn find(word: &str, what: What) -> Option<&'static str> {
    TABLE.iter().find(|(w, kind, _)| *w == word && *kind == what).map(|(_, _, form)| *form)
}

/// Reads one line; comments and what is no entry give nothing. A test reads the table strictly.
fn line(line: &'static str) -> Option<Line> {
    let mut fields = line.split('\t');
    let (word, what, form) = (fields.next()?, fields.next()?, fields.next()?);
    let what = match what {
        "feminine" => What::Feminine,
        "feminine-alef" => What::FeminineAlef,
        "long-vowel" => What::LongVowel,
        "yeh" => What::Yeh,
        _ => return None,
    };
    Some((word, what, form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_within_each_kind() {
        let entries = include_str!("exceptions.tsv").lines().filter(|line| !line.starts_with('#'));
        let keys: Vec<_> = entries.map(|text| text.split('\t').collect::<Vec<_>>()).collect();
        for pair in keys.windows(2) {
            assert!(pair[0][1] != pair[1][1] || pair[0][0] < pair[1][0], "{pair:?} are out of order");
        }
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        for text in include_str!("exceptions.tsv").lines().filter(|line| !line.starts_with('#')) {
            assert!(line(text).is_some(), "`{text}` is no entry");
        }
    }
}
