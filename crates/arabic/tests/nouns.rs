//! Nominal inflection against `nouns.tsv`, `adjectives.tsv` and `relational.tsv`, and what holds of every word.

use arabic::letters::is_arabic_letter;
use arabic::noun::{
    Case, Gender, NounForm, Number, Plural, State, inflect_adjective, inflect_noun, relational,
};
use proptest::prelude::*;

fn plurals(field: &str) -> Vec<Plural> {
    field
        .split(',')
        .map(|plural| match plural {
            "-" => Plural::None,
            "SM" => Plural::SoundMasculine,
            "SF" => Plural::SoundFeminine,
            word => Plural::Broken(vec![word.to_owned()]),
        })
        .collect()
}

fn joined(forms: &[NounForm], holds: impl Fn(&NounForm) -> bool) -> String {
    let mut found: Vec<_> =
        forms.iter().filter(|form| holds(form)).map(|form| form.spelling.as_str()).collect();
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|spelling| seen.insert(*spelling));
    if found.is_empty() { "-".to_owned() } else { found.join("/") }
}

fn is(form: &NounForm, gender: Option<Gender>, number: Number, state: State) -> bool {
    let f = form.features;
    f.number == number && f.state == state && (gender.is_none() || f.gender == gender)
}

fn is_accusative(form: &NounForm) -> bool {
    let f = form.features;
    f.number == Number::Singular && f.case == Some(Case::Accusative) && f.indefinite
}

fn check(table: &str, columns: impl Fn(&[&str]) -> Vec<String>, keys: usize) {
    let mut wrong = String::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<_> = line.split('\t').collect();
        for (column, (ours, golden)) in columns(&fields).iter().zip(&fields[keys..]).enumerate() {
            if ours != golden {
                wrong += &format!("{} column {column}: {ours} for {golden}\n", fields[0]);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn nouns_of_every_class() {
    use Number::{Dual, Plural, Singular};
    use State::{BeforePronoun, Construct, Free};
    let columns = |fields: &[&str]| {
        let gender = if fields[1] == "m" { Gender::Masculine } else { Gender::Feminine };
        let forms = inflect_noun(fields[0], gender, &plurals(fields[2]));
        let cell = |number, state| joined(&forms, |form| is(form, None, number, state));
        vec![
            joined(&forms, is_accusative),
            cell(Singular, BeforePronoun),
            cell(Dual, Free),
            cell(Dual, Construct),
            cell(Plural, Free),
            cell(Plural, Construct),
            cell(Plural, BeforePronoun),
        ]
    };
    check(include_str!("nouns.tsv"), columns, 3);
}

#[test]
fn adjectives_of_every_class() {
    let columns = |fields: &[&str]| {
        let forms = inflect_adjective(fields[0], &plurals(fields[1]));
        let cell = |gender, number, state| joined(&forms, |form| is(form, gender, number, state));
        let (masculine, feminine) = (Some(Gender::Masculine), Some(Gender::Feminine));
        vec![
            joined(&forms, |form| is_accusative(form) && form.features.gender == masculine),
            cell(feminine, Number::Singular, State::Free),
            cell(feminine, Number::Singular, State::BeforePronoun),
            cell(masculine, Number::Dual, State::Free),
            cell(feminine, Number::Dual, State::Free),
            cell(None, Number::Plural, State::Free),
        ]
    };
    check(include_str!("adjectives.tsv"), columns, 2);
}

#[test]
fn relational_adjectives_by_rule() {
    check(include_str!("relational.tsv"), |fields| vec![relational(fields[0]).join("/")], 1);
}

#[test]
fn a_phrase_has_no_relational_adjective_here() {
    assert!(relational("الأمم المتحدة").is_empty());
    assert!(relational("").is_empty());
}

#[test]
fn an_indefinite_spelling_takes_no_article() {
    for word in ["قاضٍ", "وزير"] {
        let forms = inflect_noun(word, Gender::Masculine, &[]);
        let indefinite = joined(&forms, |form| form.features.indefinite);
        assert_eq!(indefinite, if word == "وزير" { "وزيرا" } else { "قاض/قاضيا" });
    }
}

proptest! {
    #[test]
    fn no_word_makes_it_panic(word in "\\PC{0,8}", plural in "\\PC{0,8}") {
        let plurals = [Plural::SoundMasculine, Plural::SoundFeminine, Plural::Broken(vec![plural])];
        let nouns = inflect_noun(&word, Gender::Feminine, &plurals);
        let adjectives = inflect_adjective(&word, &plurals);
        prop_assert!(nouns.iter().chain(&adjectives).all(|form| !form.spelling.is_empty()));
        prop_assert!(relational(&word).len() <= 2);
    }

    #[test]
    fn spellings_are_arabic_letters_only(word in "[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]{1,8}ٍ?") {
        let plurals = [Plural::SoundMasculine, Plural::SoundFeminine, Plural::Broken(vec![word.clone()])];
        let forms = inflect_noun(&word, Gender::Masculine, &plurals);
        for form in forms.iter().chain(&inflect_adjective(&word, &plurals)) {
            prop_assert!(form.spelling.chars().all(is_arabic_letter), "{}", form.spelling);
            prop_assert!(!form.spelling.is_empty());
        }
        for spelling in relational(&word) {
            prop_assert!(spelling.chars().all(is_arabic_letter), "{spelling}");
        }
    }
}
