//! What a format does: it takes reports and appends bytes.

use super::report::Report;

/// A format of one file of text.
pub(super) trait Writer {
    /// What stands before the first report.
    fn head(&mut self, _out: &mut Vec<u8>) {}

    /// Appends what comes of a report.
    fn report(&mut self, report: &Report, out: &mut Vec<u8>);

    /// What stands behind the last report.
    fn tail(&mut self, _out: &mut Vec<u8>) {}

    /// What the user should know of what was left out.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }
}
