//! A line without end costs time in proportion to its length, whatever stands in it: each of these once took, or could
//! take, the square.

use arabic::analysis::Words;
use std::time::{Duration, Instant};

const BYTES: usize = 200_000;

/// A hundred times what a release build takes on one core; the square took 5 to 45 s.
const PATIENCE: Duration = Duration::from_secs(4);

/// `pattern` until it fills `share` of the line.
fn fill(pattern: &str, share: f64) -> String {
    pattern.repeat((BYTES as f64 * share) as usize / pattern.len())
}

fn lines() -> Vec<String> {
    let alone = [
        "(",
        "\"",
        "'\"",
        "و",
        "ل",
        "1",
        "1,",
        ".",
        ". ",
        "ـ",
        "\u{064E}",
        "\u{200F}",
        " ",
        "<<",
        "- ",
        "د. ",
        "سي. ",
        "1. ",
        "“ كلمة ",
        "كلمة.\" ",
        "(كلمة). ",
        "كلمه كلمه كلمه.. ",
        "إلا أن ",
        "أكثر من ",
        "ما لا يقل عن ",
        "بين 5 ",
        "5 إلى ",
        "خمسة أو ",
        "خمسة و",
        "ألف ",
        "مئة وخمسة وعشرون ألفا و",
        "في المئة ",
        "لندن/ ",
    ];
    let pairs = [("(", ")"), ("(", "]"), ("«", "»"), ("« كلمة ", "كلمة. »"), ("' ", "\" "), ("(كلمة، ", ")")];
    let alone = alone.into_iter().map(|pattern| fill(pattern, 1.0));
    alone.chain(pairs.into_iter().map(|(open, close)| fill(open, 0.5) + &fill(close, 0.5))).collect()
}

#[test]
fn endless_lines_take_linear_time() {
    for line in lines() {
        let begun = Instant::now();
        let tokens: Vec<_> = arabic::tokens(&line).collect();
        let sentences = arabic::sentences(&line, &tokens);
        let clauses = arabic::clauses(&line, &tokens, 0..tokens.len());
        let quotations = arabic::quotations(&line, &tokens);
        let asides = arabic::asides(&line, &tokens);
        let quantities = arabic::quantities(&line, &tokens);
        let dateline = arabic::dateline(&line, &tokens, 0);
        let words = Words::new(&line, &tokens);
        let taken = begun.elapsed();
        let start: String = line.chars().take(30).collect();
        assert!(taken < PATIENCE, "{start}… took {taken:?}");
        let found = sentences.len() + clauses.len() + quotations.len() + asides.len() + quantities.len();
        assert!(found + words.as_slice().len() <= 6 * tokens.len(), "{start}");
        assert!(dateline.is_none_or(|dateline| dateline.end <= tokens.len()), "{start}");
    }
}
