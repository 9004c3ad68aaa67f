//! The common path allocates for the text and not for its words: as often for five thousand words as for twelve.

use allocation_counter::measure;
use arabic::analysis::{Context, Orthography, Words, analyses};
use arabic::vocabulary::Common;
use arabic::{Token, TokenKind};

const REPORT: &str = include_str!("../benches/report.txt");

/// The report again and again, up to `words` words.
fn text(words: usize) -> String {
    REPORT.split_inclusive([' ', '\n']).cycle().take(words).collect()
}

/// How often `run` allocates, with the built-in word lists put together before.
fn allocations(mut run: impl FnMut()) -> u64 {
    let tokens: Vec<_> = arabic::tokens(REPORT).collect();
    assert!(!Words::new(REPORT, &tokens).as_slice().is_empty());
    measure(&mut run).count_total
}

#[test]
fn tokens_and_folding_allocate_nothing() {
    let text = text(5000);
    let mut folded = String::with_capacity(text.len());
    let mut count = 0;
    let made = allocations(|| {
        count = arabic::tokens(&text).count();
        arabic::fold_into(&text, &mut folded);
    });
    assert!(count > 9000 && folded.len() > 40_000);
    assert_eq!(made, 0);
}

#[test]
fn all_analyses_of_a_word_allocate_nothing() {
    let text = text(5000);
    let tokens: Vec<Token> = arabic::tokens(&text).filter(|token| token.kind == TokenKind::Word).collect();
    let orthography = Orthography::of(&text);
    let mut folded = String::with_capacity(1000);
    let (mut readings, mut pieces) = (0, 0);
    let made = allocations(|| {
        for token in &tokens {
            let original = token.text(&text);
            folded.clear();
            arabic::fold_into(original, &mut folded);
            let context = Context::new(original, &folded, orthography, arabic::analysis::Before::Mark);
            for analysis in analyses(&context, &Common) {
                readings += 1;
                pieces += analysis.pieces(original).count();
            }
        }
    });
    assert!(readings > tokens.len() && pieces > readings);
    assert_eq!(made, 0);
}

#[test]
fn a_text_of_any_length_is_analysed_in_two_allocations() {
    for words in [12, 300, 5000] {
        let text = text(words);
        let tokens: Vec<_> = arabic::tokens(&text).collect();
        let made = allocations(|| assert!(Words::new(&text, &tokens).as_slice().len() >= words / 2));
        assert_eq!(made, 2, "{words} words");
    }
}
