//! The rules that the data files keep, as `data/README.md` states them. Each test names every line that breaks its rule.

mod common;

use lexicon::compiler::source::{Row, rows};
use lexicon::{Lexicon, check};

/// Lines that break a rule; none may.
fn none(broken: Vec<String>) {
    assert!(broken.is_empty(), "{} lines:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn the_compiler_finds_nothing_wrong() {
    let (_, problems) = Lexicon::from_sources(&common::sources());
    none(problems.iter().map(ToString::to_string).collect());
}

#[test]
fn every_rule_is_kept() {
    let problems = check::rules(&Lexicon::builtin(), &common::sources());
    none(problems.iter().map(ToString::to_string).collect());
}

#[test]
fn files_are_sorted_by_their_first_column() {
    let mut broken = Vec::new();
    for source in common::sources().iter().filter(|s| s.path.ends_with(".tsv")) {
        let rows: Vec<Row<'_>> = rows(source).collect();
        let falls = rows.windows(2).filter(|pair| pair[0].column(0) > pair[1].column(0));
        broken.extend(falls.map(|pair| format!("{}: after `{}`", pair[1].place(), pair[0].column(0))));
    }
    none(broken);
}

#[test]
fn the_readme_names_every_column_of_every_file() {
    let readme = include_str!("../data/README.md");
    let mut broken = Vec::new();
    for source in common::sources().iter().filter(|s| s.path.ends_with(".tsv")) {
        let columns = source.text.lines().take_while(|l| l.starts_with('#')).find(|l| l.contains('\t'));
        let columns = columns.unwrap_or_default().trim_start_matches(['#', ' ']).replace('\t', "  ");
        if columns.is_empty() || !readme.contains(&format!("`{columns}`")) {
            broken.push(format!("{}: `{columns}`", source.path));
        }
    }
    none(broken);
}
