//! The words of the summary in English and Arabic: `data/summary_words.tsv`.

use clap::ValueEnum;

const DATA: &str = include_str!("../../data/summary_words.tsv");

/// A language of headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    #[default]
    En,
    Ar,
}

impl Language {
    /// The word for a key; a key without one stands for itself.
    pub(super) fn word(self, key: &str) -> &str {
        let line = DATA.lines().find(|line| line.split('\t').next() == Some(key));
        let column = if self == Self::En { 1 } else { 2 };
        line.and_then(|line| line.split('\t').nth(column)).unwrap_or(key)
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The direction of the page.
    pub(super) const fn direction(self) -> &'static str {
        match self {
            Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        let lines: Vec<&str> = DATA.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted_by_key(|line| line.split('\t').next()));
        assert!(lines.iter().all(|line| line.split('\t').filter(|cell| !cell.is_empty()).count() == 3));
        assert_eq!(Language::Ar.word("protest"), "احتجاج");
        assert_eq!(Language::En.word("no such word"), "no such word");
    }
}
