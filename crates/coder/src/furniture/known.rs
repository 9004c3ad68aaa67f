//! What lines of pages say that they are: the patterns of `furniture.tsv`, made ready to be looked for.

use super::line::Line;
use lexicon::entry::Furniture;

/// A pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) kind: Kind,
    pub(super) pattern: &'a str,
    pub(super) reason: &'a str,
    /// Its first letters: most lines begin otherwise.
    first: [u8; 4],
}

/// How a pattern is that of a line, as the head of `furniture.tsv` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Box,
    Caption,
    Contains,
    Counted,
    Credit,
    Cuts,
    Ends,
    Equals,
    Nobody,
    Outlet,
    Source,
    Starts,
}

impl<'a> Known<'a> {
    pub(super) fn of(furniture: &'a Furniture) -> Option<Self> {
        let kind = match furniture.kind.as_str() {
            "box" => Kind::Box,
            "caption" => Kind::Caption,
            "contains" => Kind::Contains,
            "counted" => Kind::Counted,
            "credit" => Kind::Credit,
            "cuts" => Kind::Cuts,
            "ends" => Kind::Ends,
            "equals" => Kind::Equals,
            "nobody" => Kind::Nobody,
            "outlet" => Kind::Outlet,
            "source" => Kind::Source,
            "starts" => Kind::Starts,
            _ => return None,
        };
        let pattern = furniture.pattern.as_str();
        Some(Self { kind, pattern, reason: &furniture.reason, first: first(pattern) })
    }

    /// Whether the pattern is that of the line, which is `bare` without the marks behind it.
    fn is_of(&self, line: &Line<'_>, bare: &str, begins: [u8; 4]) -> bool {
        let can_begin = begins.starts_with(trimmed(&self.first));
        match self.kind {
            Kind::Equals => can_begin && bare == self.pattern,
            Kind::Box | Kind::Cuts => can_begin && self.is_label(line, bare),
            Kind::Starts | Kind::Source => can_begin && line.folded.starts_with(self.pattern),
            Kind::Ends => line.folded.ends_with(self.pattern),
            Kind::Contains => line.folded.contains(self.pattern),
            // these are looked at where they can stand
            Kind::Caption | Kind::Counted | Kind::Credit | Kind::Nobody | Kind::Outlet => false,
        }
    }

    /// Whether the line is the pattern with a few words more at most; a quotation may follow it.
    fn is_label(&self, line: &Line<'_>, bare: &str) -> bool {
        const MORE: usize = 4;
        // a label of a few words is no sentence of a few words
        let is_short = || !line.text.ends_with('.') && line.words <= self.pattern.split(' ').count() + MORE;
        bare.strip_prefix(self.pattern).is_some_and(|more| {
            more.is_empty() || is_short() || more.trim_start().starts_with(['"', '\u{AB}', '\u{201C}'])
        })
    }
}

/// What a line says that it is; that a pattern is the whole line goes before others.
pub(super) fn said<'a>(patterns: &[Known<'a>], line: &Line<'_>) -> Option<Known<'a>> {
    const ENDS: [char; 9] = [':', '.', ' ', '\u{2026}', '\u{061F}', '!', '|', '\u{203A}', '\u{BB}'];
    let bare = line.folded.trim_end_matches(ENDS);
    let is_whole = |known: &&Known<'_>| {
        known.pattern == bare && matches!(known.kind, Kind::Equals | Kind::Box | Kind::Cuts)
    };
    let begins = first(&line.folded);
    let is_of = |known: &&Known<'_>| known.is_of(line, bare, begins);
    // `3 comments`
    let label = bare.trim_start_matches(|c: char| c.is_numeric() || c == '(').trim_start_matches([')', ' ']);
    let is_counted = |known: &&Known<'_>| {
        label.len() < bare.len() && known.kind == Kind::Counted && known.is_label(line, label)
    };
    let whole = patterns.iter().find(is_whole);
    whole.or_else(|| patterns.iter().find(is_of)).or_else(|| patterns.iter().find(is_counted)).copied()
}

/// The first bytes of a text, zeros behind one that is shorter.
fn first(text: &str) -> [u8; 4] {
    let mut bytes = [0; 4];
    bytes.iter_mut().zip(text.bytes()).for_each(|(byte, of_text)| *byte = of_text);
    bytes
}

fn trimmed(bytes: &[u8; 4]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    &bytes[..end]
}
