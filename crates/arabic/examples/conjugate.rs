//! Conjugates the verbs on standard input, one `root<tab>form` a line, to a table on standard output:
//! root, form, tense, mood, voice, person, gender, number, `+` before a pronoun, spelling. Derived nouns follow with
//! their kind in the place of the tense. A line that makes no verb gives an `error` row.
//!
//! ```sh
//! printf 'هجم\tIII\n' | cargo run -p khabar-arabic --example conjugate
//! ```

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use arabic::verb::{Gender, Mood, Number, Person, RootError, Tense, Verb, VerbForm, Voice};
use std::fmt::Write as _;
use std::io::{self, BufRead, Write as _};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (root, form) = line.trim().split_once('\t').unwrap_or((line.trim(), ""));
        match verb(root, form) {
            Ok(verb) => out.write_all(table(&verb, root, form).as_bytes())?,
            Err(error) => writeln!(out, "{root}\t{form}\terror\t-\t-\t-\t-\t-\t-\t{error}")?,
        }
    }
    out.flush()
}

fn verb(root: &str, form: &str) -> Result<Verb, RootError> {
    Verb::new(root, form.parse()?)
}

fn table(verb: &Verb, root: &str, form: &str) -> String {
    let mut rows = String::new();
    for verb_form in verb.forms() {
        row(&verb_form, root, form, &mut rows);
    }
    let nouns = [
        ("active-participle", Some(verb.active_participle())),
        ("passive-participle", verb.passive_participle()),
    ];
    let verbal = verb.verbal_nouns().into_iter().map(|noun| ("verbal-noun", Some(noun)));
    for (kind, noun) in nouns.into_iter().chain(verbal) {
        if let Some(noun) = noun {
            line(&mut rows, [root, form, kind, "-", "-", "-", "-", "-", "-", &noun]);
        }
    }
    rows
}

fn row(form: &VerbForm, root: &str, name: &str, rows: &mut String) {
    let features = form.features;
    let tense = match features.tense {
        Tense::Perfect => "perfect",
        Tense::Imperfect => "imperfect",
        Tense::Imperative => "imperative",
    };
    let mood = features.mood.map_or("-", |mood| match mood {
        Mood::Indicative => "indicative",
        Mood::Subjunctive => "subjunctive",
        Mood::Jussive => "jussive",
    });
    let voice = if features.voice == Voice::Active { "active" } else { "passive" };
    let person = match features.person {
        Person::First => "1",
        Person::Second => "2",
        Person::Third => "3",
    };
    let gender = features.gender.map_or("-", |gender| if gender == Gender::Masculine { "m" } else { "f" });
    let number = match features.number {
        Number::Singular => "s",
        Number::Dual => "d",
        Number::Plural => "p",
    };
    let joined = if form.before_pronoun { "+" } else { "-" };
    line(rows, [root, name, tense, mood, voice, person, gender, number, joined, &form.spelling]);
}

fn line(rows: &mut String, fields: [&str; 10]) {
    // writing to a string cannot fail
    let _ = writeln!(rows, "{}", fields.join("\t"));
}
