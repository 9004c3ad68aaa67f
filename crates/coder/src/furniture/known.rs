//! A pattern of `furniture.tsv`, and whether it is that of a line.

use super::line::Line;
use lexicon::entry::Furniture;

/// A pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) kind: Kind,
    pub(super) pattern: &'a str,
    pub(super) reason: &'a str,
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

impl Kind {
    /// How many kinds there are.
    pub(super) const COUNT: usize = Self::Starts as usize + 1;

    /// Whether lines begin with the patterns of the kind.
    pub(super) const fn begins(self) -> bool {
        matches!(self, Self::Box | Self::Cuts | Self::Equals | Self::Source | Self::Starts)
    }
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
        Some(Self { kind, pattern, reason: &furniture.reason })
    }

    /// Whether the pattern is that of the line, which is `bare` without the marks behind it.
    pub(super) fn is_of(&self, line: &Line<'_>, bare: &str) -> bool {
        match self.kind {
            Kind::Equals => bare == self.pattern,
            Kind::Box | Kind::Cuts => self.is_label(line, bare),
            Kind::Starts | Kind::Source => line.folded.starts_with(self.pattern),
            Kind::Ends => line.folded.ends_with(self.pattern),
            Kind::Contains => line.folded.contains(self.pattern),
            // these are looked at where they can stand
            Kind::Caption | Kind::Counted | Kind::Credit | Kind::Nobody | Kind::Outlet => false,
        }
    }

    /// Whether the line is the pattern with a few words more at most; a quotation may follow it.
    pub(super) fn is_label(&self, line: &Line<'_>, bare: &str) -> bool {
        const MORE: usize = 4;
        // a label of a few words is no sentence of a few words
        let is_short = || !line.text.ends_with('.') && line.words <= self.pattern.split(' ').count() + MORE;
        bare.strip_prefix(self.pattern).is_some_and(|more| {
            more.is_empty() || is_short() || more.trim_start().starts_with(['"', '\u{AB}', '\u{201C}'])
        })
    }
}
