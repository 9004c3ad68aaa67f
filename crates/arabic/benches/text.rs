//! Speed of the text layers at three lengths: a headline, a report, a long read. `cargo bench -p khabar-arabic --bench text`.

use arabic::analysis::Words;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// Two paragraphs as news agencies write them, with all kinds of clitics, numbers, quotations and a dateline.
const PARAGRAPHS: &str = include_str!("report.txt");

/// The paragraphs again and again, up to `words` words.
fn text(words: usize) -> String {
    PARAGRAPHS.split_inclusive([' ', '\n']).cycle().take(words).collect()
}

fn layers(c: &mut Criterion) {
    let mut group = c.benchmark_group("text");
    for words in [12, 300, 5000] {
        let text = text(words);
        let tokens: Vec<_> = arabic::tokens(&text).collect();
        group.throughput(Throughput::Elements(words as u64));
        let mut bench = |name: &str, run: &dyn Fn(&str) -> usize| {
            group.bench_with_input(BenchmarkId::new(name, words), text.as_str(), |b, text| {
                b.iter(|| black_box(run(black_box(text))));
            });
        };
        bench("fold", &|text| arabic::fold(text).len());
        bench("fold with a way back", &|text| arabic::Folded::new(text).text.len());
        bench("tokens", &|text| arabic::tokens(text).count());
        bench("fold, tokens and analyses", &|text| {
            let tokens: Vec<_> = arabic::tokens(text).collect();
            Words::new(text, &tokens).as_slice().len()
        });
        bench("sentences", &|text| arabic::sentences(text, &tokens).len());
        bench("quantities", &|text| arabic::quantities(text, &tokens).len());
    }
    group.finish();
}

criterion_group!(benches, layers);
criterion_main!(benches);
