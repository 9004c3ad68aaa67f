//! Numbers of things, in the grammar of each language: `data/summary_counts.tsv`.

use super::words::Language;

const DATA: &str = include_str!("../../data/summary_counts.tsv");

/// So many of a thing: `2 events`, `حدثان`.
pub(super) fn counted(number: u64, thing: &str, language: Language) -> String {
    let key = [thing, language.code(), category(number, language)];
    let line = DATA.lines().find(|line| line.split('\t').take(3).eq(key));
    let phrase = line.and_then(|line| line.split('\t').nth(3)).unwrap_or("#");
    phrase.replace('#', &grouped(number))
}

/// The plural category of a whole number by the rules of Unicode CLDR.
const fn category(number: u64, language: Language) -> &'static str {
    match (language, number, number % 100) {
        (Language::En | Language::Ar, 1, _) => "one",
        (Language::Ar, 0, _) => "zero",
        (Language::Ar, 2, _) => "two",
        (Language::Ar, _, 3..=10) => "few",
        (Language::Ar, _, 11..=99) => "many",
        _ => "other",
    }
}

/// A number of five digits or more in groups of three.
pub(super) fn grouped(number: u64) -> String {
    const NARROW_NO_BREAK_SPACE: char = '\u{202F}';
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(NARROW_NO_BREAK_SPACE);
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_follow_cldr() {
        for (number, phrase) in [
            (0, "لا أحداث"),
            (1, "حدث واحد"),
            (2, "حدثان"),
            (3, "3 أحداث"),
            (10, "10 أحداث"),
            (11, "11 حدثا"),
            (99, "99 حدثا"),
            (100, "100 حدث"),
            (101, "101 حدث"),
            (102, "102 حدث"),
            (103, "103 أحداث"),
            (111, "111 حدثا"),
            (1000, "1000 حدث"),
        ] {
            assert_eq!(counted(number, "event", Language::Ar), phrase);
        }
        assert_eq!(counted(2, "story", Language::Ar), "قصتان");
        assert_eq!(counted(12, "article", Language::Ar), "12 مقالا");
    }

    #[test]
    fn english_has_one_and_the_others() {
        let events = [0, 1, 2, 1000].map(|number| counted(number, "event", Language::En));
        assert_eq!(events, ["0 events", "1 event", "2 events", "1000 events"]);
        assert_eq!(counted(1, "story", Language::En), "1 story");
    }

    #[test]
    fn long_numbers_are_grouped() {
        let shown = [9999, 12345, 1_234_567].map(grouped);
        assert_eq!(shown, ["9999", "12\u{202F}345", "1\u{202F}234\u{202F}567"]);
    }

    #[test]
    fn every_thing_has_all_its_phrases() {
        let lines: Vec<&str> = DATA.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted());
        assert_eq!(lines.len() % 8, 0);
        assert!(lines.iter().all(|line| line.split('\t').filter(|cell| !cell.is_empty()).count() == 4));
    }
}
