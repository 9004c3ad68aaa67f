//! Speed of inflection for one word, ten and all model words of the tests: `cargo bench -p khabar-arabic --bench inflection`.

use arabic::noun::{Gender, Plural, inflect_adjective, inflect_noun, relational};
use arabic::verb::{Form, Verb};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// Rows of a table without its header; the first two columns.
fn rows(table: &'static str) -> Vec<(&'static str, &'static str)> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).map(|(word, rest)| (word, column(rest))).collect()
}

fn column(rest: &'static str) -> &'static str {
    rest.split('\t').next().unwrap_or(rest)
}

fn verbs() -> Vec<(&'static str, Form)> {
    let table = rows(include_str!("../tests/verbs.tsv"));
    table.into_iter().map(|(root, form)| (root, form.parse().expect("a form of the table"))).collect()
}

fn conjugated(root: &str, form: Form) -> usize {
    let verb = Verb::new(root, form).expect("a root of the table");
    verb.forms().len() + verb.verbal_nouns().len() + verb.active_participle().len()
}

fn declined(noun: &str, gender: &str) -> usize {
    let gender = if gender == "f" { Gender::Feminine } else { Gender::Masculine };
    inflect_noun(noun, gender, &[Plural::SoundFeminine]).len()
}

/// The relational adjective of a name in all its forms.
fn related(name: &str) -> usize {
    let plurals = [Plural::SoundMasculine, Plural::SoundFeminine];
    relational(name).iter().map(|adjective| inflect_adjective(adjective, &plurals).len()).sum()
}

fn inflection(c: &mut Criterion) {
    let (verbs, nouns) = (verbs(), rows(include_str!("../tests/nouns.tsv")));
    let names = rows(include_str!("../tests/relational.tsv"));
    let mut group = c.benchmark_group("inflection");
    for words in [1, 10, nouns.len().min(names.len())] {
        group.throughput(Throughput::Elements(words as u64));
        group.bench_function(BenchmarkId::new("verbs", words), |b| {
            b.iter(|| {
                verbs
                    .iter()
                    .cycle()
                    .take(words)
                    .map(|(root, form)| black_box(conjugated(root, *form)))
                    .sum::<usize>()
            });
        });
        group.bench_function(BenchmarkId::new("nouns", words), |b| {
            b.iter(|| {
                nouns
                    .iter()
                    .take(words)
                    .map(|(noun, gender)| black_box(declined(noun, gender)))
                    .sum::<usize>()
            });
        });
        group.bench_function(BenchmarkId::new("relational adjectives", words), |b| {
            b.iter(|| names.iter().take(words).map(|(name, _)| black_box(related(name))).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, inflection);
criterion_main!(benches);
