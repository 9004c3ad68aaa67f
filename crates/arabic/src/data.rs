//! The small word lists in `data/`: one entry a line, lines that begin with `#` are comments.

use std::collections::HashSet;

/// The entries of a list, as written.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list, folded, as a set that is only asked and never iterated.
pub(crate) fn folded_set(file: &'static str) -> HashSet<String> {
    entries(file).map(crate::fold).collect()
}
