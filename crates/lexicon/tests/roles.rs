//! Who held which office on which day: `data/roles.tsv`.

use lexicon::{Lexicon, resolve};

/// A name without what spellings differ in: case, accents, hyphens, the article.
fn bare(name: &str) -> String {
    let plain = |c: char| match c {
        'é' | 'ê' | 'è' | 'É' => 'e',
        'ç' | 'Ç' => 'c',
        'ğ' => 'g',
        'ü' | 'ú' => 'u',
        'ö' | 'ó' => 'o',
        'á' => 'a',
        'ş' => 's',
        '-' | '\'' | '’' | 'ʿ' => ' ',
        other => other,
    };
    let words: String = name.chars().map(plain).collect::<String>().to_lowercase();
    words.split(' ').filter(|w| !matches!(*w, "al" | "el")).collect()
}

#[test]
fn the_holder_on_the_day() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    let mut asked = 0;
    for line in include_str!("data/roles.tsv").lines().filter(|l| !l.starts_with('#')) {
        let [phrase, day, holder] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}")
        };
        asked += 1;
        let found = resolve::phrase(&lexicon, phrase, Some(day));
        let is_right =
            found.one().is_some_and(|a| lexicon.actor(a).en.iter().any(|en| bare(en) == bare(holder)));
        if !is_right {
            let names: Vec<&str> =
                found.candidates().iter().map(|a| lexicon.actor(*a).en[0].as_str()).collect();
            wrong.push(format!("{phrase} on {day}: {names:?}, not {holder}"));
        }
    }
    let share = 100.0 - 100.0 * wrong.len() as f64 / f64::from(asked);
    println!("{asked} asked, {share:.1} % right\n{}", wrong.join("\n"));
    assert!(asked >= 200 && share >= 98.0, "{share:.1} % of {asked} right:\n{}", wrong.join("\n"));
}

#[test]
fn a_vacant_presidency_is_nobody_elses() {
    let lexicon = Lexicon::builtin();
    let found = |day| resolve::phrase(&lexicon, "الرئيس اللبناني", Some(day)).one();
    assert_eq!(found("2019-05-10").map(|a| lexicon.actor(a).en[0].as_str()), Some("Michel Aoun"));
    assert_eq!(found("2024-05-10"), None);
}
