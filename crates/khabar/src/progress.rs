//! The progress bar on standard error, and messages that do not tear it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Short runs show no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the reading has come.
pub(crate) struct Progress {
    begun: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Over `total` bytes, where that is known; asked only where a bar is wanted. Where the records themselves run over the
    /// screen, no bar does.
    pub(crate) fn new(quiet: bool, records_on_screen: bool, total: impl FnOnce() -> Option<u64>) -> Self {
        let wanted = !quiet && !records_on_screen && std::io::stderr().is_terminal();
        Self { begun: Instant::now(), bar: wanted.then(|| bar(total().unwrap_or(0))) }
    }

    /// So many bytes were read in an earlier run: they tell nothing of the speed of this one.
    pub(crate) fn going_on(&mut self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
            bar.reset_eta();
        }
    }

    /// So many bytes were read, and so many articles coded.
    pub(crate) fn at(&mut self, bytes: u64, articles: u64) {
        let Some(bar) = &self.bar else { return };
        bar.set_position(bytes);
        bar.set_message(format!("{articles} articles"));
        if bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        }
    }

    /// Writes a line to standard error, above the bar.
    pub(crate) fn say(&self, line: &str) {
        // who closed standard error does not want to hear
        let write = || drop(writeln!(std::io::stderr(), "{line}"));
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub(crate) fn done(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

/// A bar that is not shown yet but measures the speed from the start.
fn bar(total: u64) -> ProgressBar {
    let (bar, template) = if total > 0 {
        let template = "{bar:30} {percent:>3}%  {msg}, {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
        (ProgressBar::new(total), template)
    } else {
        (ProgressBar::no_length(), "{spinner} {msg}, {bytes}, {bytes_per_sec}")
    };
    bar.set_draw_target(ProgressDrawTarget::hidden());
    bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
