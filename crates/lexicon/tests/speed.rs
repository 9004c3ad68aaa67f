//! How fast the lexicon is made and asked. Run by hand, optimised:
//! `cargo test --release -p khabar-lexicon --test speed -- --ignored --nocapture`.

mod common;

use lexicon::Lexicon;
use lexicon::resolve::{self, Context};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn timed<T>(what: &str, times: u32, mut run: impl FnMut() -> T) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..times {
            black_box(run());
        }
        best = best.min(start.elapsed() / times);
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
    assert!(load < Duration::from_millis(20), "{load:?}");
}
