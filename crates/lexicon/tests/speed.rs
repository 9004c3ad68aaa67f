//! How fast the lexicon is made and asked. Run by hand, optimised:
//! `cargo test --release -p khabar-lexicon --test speed -- --ignored --nocapture`.

#![allow(clippy::print_stdout, reason = "run by hand, to be read")]

mod common;

use lexicon::Lexicon;
use lexicon::resolve::{self, Context};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Processor time of this thread where the system tells it, which a busy machine does not stretch; else the clock's.
fn now(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next().and_then(|first| first.parse().ok()));
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn timed<T>(what: &str, times: u32, mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let before = now(start);
        for _ in 0..times {
            black_box(run());
        }
        best = best.min((now(start) - before) / times);
    }
    println!("{what}: {best:?}");
    best
}

#[test]
#[ignore = "measures; means something only optimised and on an idle machine"]
fn it_is_fast_enough() {
    let files = common::sources();
    let compile = timed("compile all sources", 1, || Lexicon::from_sources(&files));
    let load = timed("load the built-in lexicon", 3, Lexicon::builtin);
    let lexicon = Lexicon::builtin();
    let word = arabic::fold("يهاجمون");
    timed("look up a word", 10_000, || lexicon.word(&word).count());
    timed("resolve a full name", 10_000, || resolve::name(&lexicon, "حسن نصر الله", &Context::default()));
    timed("resolve a short name", 10_000, || {
        resolve::name(&lexicon, "عباس", &Context { day: Some("2012-05-01"), ..Context::default() })
    });
    timed("resolve an office phrase", 1000, || {
        resolve::phrase(&lexicon, "قائد فيلق القدس", Some("2017-05-01"))
    });
    assert!(compile < Duration::from_secs(5), "{compile:?}");
    assert!(load < Duration::from_millis(5), "{load:?}");
}
