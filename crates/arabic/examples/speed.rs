//! How fast the text layers are on a text of your own: `cargo run --release -p khabar-arabic --example speed < text`.
//!
//! Reads articles from standard input, parted by NUL characters (a text without any is one article), and prints for each
//! layer the words that one core takes in a second: the best and the median of some rounds, by processor time where the
//! system tells it (Linux), else by the clock. Words are what stands between white space.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use arabic::analysis::Words;
use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

const ROUNDS: usize = 15;

/// What is timed; it returns the size of what it made, so that nothing is optimised away.
type Layer = fn(&str) -> usize;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    let articles: Vec<&str> = text.split('\0').collect();
    let words: usize = articles.iter().map(|article| article.split_whitespace().count()).sum();
    println!("{} articles, {} bytes, {words} words", articles.len(), text.len());
    let layers: [(&str, Layer); 6] = [
        ("fold", |text| arabic::fold(text).len()),
        ("fold with a way back", |text| arabic::Folded::new(text).text.len()),
        ("tokens", |text| arabic::tokens(text).count()),
        ("fold, tokens and analyses", analyses),
        ("sentences", |text| arabic::sentences(text, &tokens(text)).len()),
        ("quantities", |text| arabic::quantities(text, &tokens(text)).len()),
    ];
    for (name, layer) in layers {
        let [quickest, median] = time(&articles, layer);
        let rate = |time: Duration| words as f64 / time.as_secs_f64() / 1e6;
        println!("{name}: {:.2} million words/s, median {:.2}", rate(quickest), rate(median));
    }
    Ok(())
}

fn tokens(text: &str) -> Vec<arabic::Token> {
    arabic::tokens(text).collect()
}

/// Every reading of every word is made and ranked; the best is kept.
fn analyses(text: &str) -> usize {
    Words::new(text, &tokens(text)).as_slice().len()
}

/// The quickest and the median round, after one that nobody times.
fn time(articles: &[&str], layer: Layer) -> [Duration; 2] {
    let mut times: Vec<Duration> = (0..=ROUNDS)
        .map(|_| {
            let (processor, clock) = (processor_time(), Instant::now());
            for article in articles {
                black_box(layer(black_box(article)));
            }
            processor
                .and_then(|begun| processor_time()?.checked_sub(begun))
                .unwrap_or_else(|| clock.elapsed())
        })
        .skip(1)
        .collect();
    times.sort_unstable();
    [times[0], times[ROUNDS / 2]]
}

/// What this process has used of a processor so far, from the first number of Linux's `schedstat`.
fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split_whitespace().next()?.parse().ok()?))
}
