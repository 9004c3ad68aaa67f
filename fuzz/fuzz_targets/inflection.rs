//! Any word inflects without a panic: as a root in every form, as a noun, an adjective and the base of a relational one.
#![no_main]

use arabic::clitic::Pronoun;
use arabic::noun::{Gender, Plural, inflect_adjective, inflect_noun, relational};
use arabic::verb::{Form, Verb};
use libfuzzer_sys::fuzz_target;

const FORMS: [&str; 22] = [
    "Iau", "Iai", "Iaa", "Iia", "Iii", "Iuu", "Iiu", "Iua", "Iui", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "QI", "QII", "QIII", "QIV",
];

fuzz_target!(|input: (u8, u8, &str)| {
    let (form, object, word) = input;
    let form: Form = FORMS[usize::from(form) % FORMS.len()].parse().expect("a form of the list");
    if let Ok(verb) = Verb::new(word, form) {
        let forms = verb.forms();
        assert!(forms.iter().all(|form| !form.spelling.is_empty()));
        assert_eq!(verb.citation(), forms[0].spelling);
        assert!(!verb.active_participle().is_empty());
        assert!(verb.verbal_nouns().into_iter().chain(verb.passive_participle()).all(|noun| !noun.is_empty()));
        let pronoun = Pronoun::ALL[usize::from(object) % Pronoun::ALL.len()];
        assert!(verb.forms_with(pronoun).iter().all(|(word, _)| word.ends_with(pronoun.text())));
    }
    let plurals = [Plural::SoundMasculine, Plural::SoundFeminine, Plural::Broken(vec![word.to_owned()])];
    let gender = if object % 2 == 0 { Gender::Masculine } else { Gender::Feminine };
    let forms = inflect_noun(word, gender, &plurals).into_iter().chain(inflect_adjective(word, &plurals));
    assert!(forms.into_iter().all(|form| !form.spelling.is_empty()));
    assert!(relational(word).iter().all(|adjective| !adjective.is_empty()));
});
