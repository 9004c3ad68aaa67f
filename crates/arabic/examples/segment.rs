//! Cuts the clitics off the words of a text: `cargo run --example segment < text`.
//!
//! Prints each word and its likeliest segmentation, folded, separated by a tab; an empty line after each line of the text.

use arabic::analysis::Words;
use std::io::{BufRead, BufWriter, Write};

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let tokens: Vec<_> = arabic::tokens(&line).collect();
        let words = Words::new(&line, &tokens);
        for word in &words {
            let split = word.analysis.segmentation.display(words.text(word));
            writeln!(out, "{}\t{split}", tokens[word.token].text(&line))?;
        }
        writeln!(out)?;
    }
    out.flush()
}
