//! Conjugation against the model verbs of `verbs.tsv`, and what holds of every verb.

use arabic::letters::is_arabic_letter;
use arabic::verb::{Form, Gender, Mood, Number, Person, Tense, Verb, VerbForm, Voice};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Tense, mood, voice, person and number of a column; all are masculine or have no gender.
type Key = (Tense, Option<Mood>, Voice, Person, Number);

const COLUMNS: [Key; 9] = [
    (Tense::Perfect, None, Voice::Active, Person::Third, Number::Singular),
    (Tense::Perfect, None, Voice::Active, Person::First, Number::Singular),
    (Tense::Perfect, None, Voice::Active, Person::Third, Number::Plural),
    (Tense::Imperfect, Some(Mood::Indicative), Voice::Active, Person::Third, Number::Singular),
    (Tense::Imperfect, Some(Mood::Jussive), Voice::Active, Person::Third, Number::Singular),
    (Tense::Imperfect, Some(Mood::Indicative), Voice::Active, Person::Third, Number::Plural),
    (Tense::Imperative, None, Voice::Active, Person::Second, Number::Singular),
    (Tense::Perfect, None, Voice::Passive, Person::Third, Number::Singular),
    (Tense::Imperfect, Some(Mood::Indicative), Voice::Passive, Person::Third, Number::Singular),
];

fn spellings(forms: &[VerbForm], key: Key, before_pronoun: bool) -> String {
    let found: Vec<_> = forms
        .iter()
        .filter(|form| {
            let f = form.features;
            (f.tense, f.mood, f.voice, f.person, f.number) == key
                && f.gender != Some(Gender::Feminine)
                && form.before_pronoun == before_pronoun
        })
        .map(|form| form.spelling.as_str())
        .collect();
    if found.is_empty() { "-".to_owned() } else { found.join("/") }
}

fn verb(root: &str, form: &str) -> Verb {
    Verb::new(root, form.parse().expect("a form of the table")).expect("a root of the table")
}

#[test]
fn model_verbs_are_conjugated_as_the_grammars_do() {
    let mut wrong = String::new();
    for line in include_str!("verbs.tsv").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<_> = line.split('\t').collect();
        let verb = verb(fields[0], fields[1]);
        let forms = verb.forms();
        let mut ours: Vec<_> = COLUMNS.iter().map(|key| spellings(&forms, *key, false)).collect();
        ours.push(verb.active_participle());
        ours.push(verb.passive_participle().unwrap_or_else(|| "-".to_owned()));
        let nouns = verb.verbal_nouns();
        ours.push(if nouns.is_empty() { "-".to_owned() } else { nouns.join("/") });
        assert_eq!(verb.citation(), ours[0], "citation of {} {}", fields[0], fields[1]);
        for (column, (ours, golden)) in ours.iter().zip(&fields[2..]).enumerate() {
            if ours != golden {
                wrong += &format!("{} {} column {column}: {ours} for {golden}\n", fields[0], fields[1]);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn all_persons_of_one_verb() {
    let forms = verb("قول", "Iau").forms();
    let said: Vec<_> =
        forms.iter().filter(|f| !f.before_pronoun).take(13).map(|f| f.spelling.as_str()).collect();
    let perfect = "قال قالا قالوا قالت قالتا قلن قلت قلتما قلتم قلت قلتن قلت قلنا";
    assert_eq!(said.join(" "), perfect);
    let imperfect: Vec<_> = forms
        .iter()
        .filter(|f| f.features.mood == Some(Mood::Indicative))
        .take(13)
        .map(|f| f.spelling.as_str())
        .collect();
    assert_eq!(
        imperfect.join(" "),
        "يقول يقولان يقولون تقول تقولان يقلن تقول تقولان تقولون تقولين تقلن أقول نقول"
    );
}

#[test]
fn the_first_person_of_hamzated_verbs_has_one_hamza() {
    let first = (Tense::Imperfect, Some(Mood::Indicative), Voice::Active, Person::First, Number::Singular);
    let passive = (Tense::Imperfect, Some(Mood::Indicative), Voice::Passive, Person::First, Number::Singular);
    for (root, form, active, undergone) in [
        ("أخذ", "Iau", "آخذ", "أوخذ"),
        ("أمن", "IV", "أومن", "أومن"),
        ("أكد", "II", "أؤكد", "أؤكد"),
        ("أجل", "V", "أتأجل", "أتأجل"),
        ("أتي", "Iai", "آتي", "أوتى"),
        ("أمر", "VIII", "آتمر", "أوتمر"),
    ] {
        let forms = verb(root, form).forms();
        assert_eq!(spellings(&forms, first, false), active);
        assert_eq!(spellings(&forms, passive, false), undergone);
    }
}

#[test]
fn spellings_before_a_pronoun_stand_beside_the_others_where_they_differ() {
    let third = |tense, mood, number| (tense, mood, Voice::Active, Person::Third, number);
    let imperfect = |mood| third(Tense::Imperfect, Some(mood), Number::Singular);
    for (root, form, key, before) in [
        ("قتل", "Iau", third(Tense::Perfect, None, Number::Plural), "قتلو"),
        ("قتل", "Iau", (Tense::Perfect, None, Voice::Active, Person::Second, Number::Plural), "قتلتمو"),
        ("قتل", "Iau", imperfect(Mood::Indicative), "-"),
        ("رمي", "Iai", third(Tense::Perfect, None, Number::Singular), "رما"),
        ("رأي", "Iaa", third(Tense::Perfect, None, Number::Singular), "رآ"),
        ("رأي", "Iaa", imperfect(Mood::Indicative), "يرا"),
        ("حيي", "IV", third(Tense::Perfect, None, Number::Singular), "-"),
        ("قرأ", "Iaa", imperfect(Mood::Indicative), "يقرؤ/يقرأ"),
        ("قرأ", "Iaa", imperfect(Mood::Subjunctive), "-"),
        ("جيأ", "Iai", imperfect(Mood::Indicative), "يجيئ"),
        ("نشأ", "IV", imperfect(Mood::Indicative), "-"),
        ("شيأ", "Iia", imperfect(Mood::Indicative), "يشاؤ"),
    ] {
        assert_eq!(spellings(&verb(root, form).forms(), key, true), before, "{root} {form}");
    }
}

#[test]
fn a_root_that_makes_no_verb_says_why() {
    let message = |root: &str, form: &str| Verb::new(root, form.parse().unwrap()).unwrap_err().to_string();
    assert_eq!(message("قال", "Iau"), "`ا` is no radical: give the waw, yeh or hamza that it stands for");
    assert_eq!(message("رد", "Iau"), "the form wants 3 radicals and the root has 2");
    assert_eq!(message("كتب", "QI"), "the form wants 4 radicals and the root has 3");
    assert_eq!(message("abc", "II"), "`a` is no radical");
    assert_eq!(
        "Iax".parse::<Form>().unwrap_err().to_string(),
        "no verb form `Iax`: write `Iau`, `II` to `X`, or `QI` to `QIV`"
    );
}

#[test]
fn seats_of_the_hamza_in_a_root_do_not_matter() {
    for root in ["أخذ", "إخذ", "ءخذ", "ؤخذ", "ئخذ"] {
        assert_eq!(verb(root, "VIII").citation(), "اتخذ");
    }
}

const FORMS: [&str; 23] = [
    "Iau", "Iai", "Iaa", "Iia", "Iii", "Iuu", "Iiu", "Iua", "Iui", "II", "III", "IV", "V", "VI", "VII",
    "VIII", "IX", "X", "QI", "QII", "QIII", "QIV", "I",
];

proptest! {
    #[test]
    fn no_root_makes_it_panic(root in "\\PC{0,6}", form in prop::sample::select(&FORMS[..])) {
        if let Ok(form) = form.parse() && let Ok(verb) = Verb::new(&root, form) {
            prop_assert!(!verb.forms().is_empty());
        }
    }

    #[test]
    fn spellings_are_arabic_letters_only(
        root in "[ءبتثجحخدذرزسشصضطظعغفقكلمنهوي]{3,4}",
        form in prop::sample::select(&FORMS[..]),
    ) {
        if let Ok(form) = form.parse() && let Ok(verb) = Verb::new(&root, form) {
            let forms = verb.forms();
            let derived = verb.verbal_nouns().into_iter().chain(verb.passive_participle());
            for word in forms.iter().map(|form| form.spelling.clone()).chain(derived) {
                prop_assert!(!word.is_empty());
                let last = word.trim_end_matches('\u{064D}');
                prop_assert!(last.chars().all(is_arabic_letter), "{word}");
            }
            let features: BTreeSet<_> = forms.iter().map(|form| form.features).collect();
            prop_assert_eq!(features.len(), if form == Form::IX { 57 } else { 109 });
        }
    }
}
