//! Cuts a file into documents, again and again, and says how fast: the reading thread's work, without making articles.
//!
//!     cargo run --release -p khabar --example read_speed -- FILE [ROUNDS]

use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(file) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: read_speed FILE [ROUNDS]");
        return;
    };
    let rounds: u32 = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    for _ in 0..rounds {
        let (clock, processor) = (Instant::now(), processor_time());
        let (count, bytes) = khabar::testing::documents(&file);
        let seconds = processor_time() - processor;
        eprintln!(
            "{count} documents, {:.1} MB: {seconds:.2} s of processor time, {:.2} s by the clock, {:.0} MB/s",
            bytes as f64 / 1e6,
            clock.elapsed().as_secs_f64(),
            bytes as f64 / 1e6 / seconds
        );
    }
}

/// Seconds of processor time that this process has had, as Linux counts them in hundredths; elsewhere the clock's.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    match (ticks(11), ticks(12)) {
        (Some(user), Some(system)) => (user + system) / 100.0,
        _ => std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0.0, |time| time.as_secs_f64()),
    }
}
