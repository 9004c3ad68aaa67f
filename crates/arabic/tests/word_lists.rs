//! The word lists of `data/` are sorted, without doubles, without vowel signs, and their rows have the columns they name.

const LISTS: [(&str, &str); 12] = [
    ("abbreviations.txt", include_str!("../data/abbreviations.txt")),
    ("adjectives.txt", include_str!("../data/adjectives.txt")),
    ("agencies.txt", include_str!("../data/agencies.txt")),
    ("clause_openers.txt", include_str!("../data/clause_openers.txt")),
    ("interrogative_hosts.txt", include_str!("../data/interrogative_hosts.txt")),
    ("letter_names.txt", include_str!("../data/letter_names.txt")),
    ("month_words.txt", include_str!("../data/month_words.txt")),
    ("names.txt", include_str!("../data/names.txt")),
    ("nouns.txt", include_str!("../data/nouns.txt")),
    ("number_modifiers_behind.txt", include_str!("../data/number_modifiers_behind.txt")),
    ("verbs.txt", include_str!("../data/verbs.txt")),
    ("particles.tsv", include_str!("../data/particles.tsv")),
];

const TABLES: [(&str, &str, &[&str]); 3] = [
    (
        "particles.tsv",
        include_str!("../data/particles.tsv"),
        &["prep", "verbal", "nominal", "nominal-bare", "other", "other-bare"],
    ),
    (
        "number_modifiers.tsv",
        include_str!("../data/number_modifiers.tsv"),
        &["min", "max", "about", "between", "several"],
    ),
    (
        "number_words.tsv",
        include_str!("../data/number_words.tsv"),
        &[
            "unit",
            "one",
            "ten",
            "tens",
            "hundred",
            "hundreds",
            "scale",
            "scales",
            "dual_scale",
            "many",
            "few",
            "several",
            "fraction",
            "ordinal",
            "word",
        ],
    ),
];

fn rows(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn lists_have_a_header_and_are_sorted_without_doubles() {
    for (name, file) in LISTS.into_iter().chain(TABLES.map(|(name, file, _)| (name, file))) {
        assert!(file.starts_with("# "), "{name} has no header");
        let words: Vec<_> = rows(file).map(|row| row.split('\t').next().unwrap_or(row)).collect();
        for pair in words.windows(2) {
            assert!(pair[0] < pair[1], "{name}: `{}` before `{}`", pair[0], pair[1]);
        }
    }
}

#[test]
fn words_are_spelt_plainly() {
    for (name, file) in LISTS.into_iter().chain(TABLES.map(|(name, file, _)| (name, file))) {
        for word in rows(file).map(|row| row.split('\t').next().unwrap_or(row)) {
            assert!(!word.is_empty() && word.trim() == word, "{name}: an empty or padded row");
            assert!(!word.chars().any(arabic::letters::is_mark), "{name}: `{word}` has vowel signs");
        }
    }
}

#[test]
fn tables_have_kinds_that_are_read() {
    for (name, file, kinds) in TABLES {
        for row in rows(file) {
            let kind = row.split('\t').nth(1).unwrap_or_default();
            assert!(kinds.contains(&kind), "{name}: `{row}`");
        }
    }
}
