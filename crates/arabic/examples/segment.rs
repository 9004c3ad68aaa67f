//! Cuts the clitics off the words of a text: `cargo run --example segment < text`.
//!
//! Prints each word and its likeliest segmentation, folded, separated by a tab; an empty line after each line of the text.
//! With `--all`, the other segmentations follow on the line, the likelier first.

use arabic::analysis::{Context, Orthography, Word, Words};
use arabic::vocabulary::Common;
use std::io::{BufRead, BufWriter, Write};

fn main() -> std::io::Result<()> {
    let all = std::env::args().any(|argument| argument == "--all");
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let tokens: Vec<_> = arabic::tokens(&line).collect();
        let words = Words::new(&line, &tokens);
        for word in &words {
            let original = tokens[word.token].text(&line);
            let folded = words.text(word);
            write!(out, "{original}\t{}", word.analysis.segmentation.display(folded))?;
            if all {
                write_others(&mut out, original, folded, word, Orthography::of(&line))?;
            }
            writeln!(out)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn write_others(
    out: &mut impl Write,
    original: &str,
    folded: &str,
    word: &Word,
    orthography: Orthography,
) -> std::io::Result<()> {
    let mut written = vec![word.analysis.segmentation.clone()];
    for analysis in Context::new(original, folded, orthography, word.before).ranked(&Common) {
        if !written.contains(&analysis.segmentation) {
            write!(out, "\t{}", analysis.segmentation.display(folded))?;
            written.push(analysis.segmentation);
        }
    }
    Ok(())
}
