//! What lines of pages say that they are: the patterns of `furniture.tsv`, put together once to be looked for in many pages.

use super::known::{Kind, Known};
use super::line::Line;
use foldhash::HashMap;
use lexicon::Lexicon;

/// The patterns of a lexicon. They are known by their places in it: of several that a line has the first counts.
#[derive(Debug)]
pub(crate) struct Patterns<'l> {
    known: Vec<Known<'l>>,
    by_kind: [Vec<Known<'l>>; Kind::COUNT],
    /// Those that lines begin with, by their first bytes.
    beginning: HashMap<[u8; BEGINNING], Vec<usize>>,
    /// Shorter ones, and those that end a line.
    other: Vec<usize>,
    held: Held<'l>,
}

/// Bytes that tell most patterns from most lines.
const BEGINNING: usize = 4;

impl<'l> Patterns<'l> {
    pub(crate) fn new(lexicon: &'l Lexicon) -> Self {
        let mut patterns = Self {
            known: lexicon.tables().furniture.iter().filter_map(Known::of).collect(),
            by_kind: Default::default(),
            beginning: HashMap::default(),
            other: Vec::new(),
            held: Held::default(),
        };
        for (at, known) in patterns.known.iter().enumerate() {
            patterns.by_kind[known.kind as usize].push(*known);
            match first(known.pattern) {
                _ if known.kind == Kind::Contains => patterns.held.insert(known.pattern, at),
                Some(first) if known.kind.begins() => patterns.beginning.entry(first).or_default().push(at),
                _ if known.kind.begins() || known.kind == Kind::Ends => patterns.other.push(at),
                _ => {}
            }
        }
        patterns
    }

    /// The patterns of a kind.
    pub(super) fn of(&self, kind: Kind) -> &[Known<'l>] {
        &self.by_kind[kind as usize]
    }

    /// What a line says that it is; that a pattern is the whole line goes before others.
    pub(super) fn said(&self, line: &Line<'_>) -> Option<Known<'l>> {
        const ENDS: [char; 9] = [':', '.', ' ', '\u{2026}', '\u{061F}', '!', '|', '\u{203A}', '\u{BB}'];
        let bare = line.folded.trim_end_matches(ENDS);
        let is_whole = |known: &Known<'_>| {
            known.pattern == bare && matches!(known.kind, Kind::Equals | Kind::Box | Kind::Cuts)
        };
        let of = || {
            let held = self.held.first(&line.folded);
            self.first(line, |known| known.is_of(line, bare)).into_iter().chain(held).min()
        };
        // `3 comments`
        let label =
            bare.trim_start_matches(|c: char| c.is_numeric() || c == '(').trim_start_matches([')', ' ']);
        let counted = || {
            let is_counted = |known: &&Known<'_>| known.is_label(line, label);
            self.of(Kind::Counted).iter().find(is_counted).filter(|_| label.len() < bare.len())
        };
        let place = self.first(line, is_whole).or_else(of);
        place.map(|at| &self.known[at]).or_else(counted).copied()
    }

    /// The place of the first pattern that `is` that of the line, by its beginning or its end.
    fn first(&self, line: &Line<'_>, is: impl Fn(&Known<'_>) -> bool) -> Option<usize> {
        let beginning = first(&line.folded).and_then(|first| self.beginning.get(&first));
        let find = |places: &[usize]| places.iter().copied().find(|at| is(&self.known[*at]));
        beginning.and_then(|places| find(places)).into_iter().chain(find(&self.other)).min()
    }
}

fn first(text: &str) -> Option<[u8; BEGINNING]> {
    text.as_bytes().first_chunk().copied()
}

/// Bytes that tell where a held pattern may begin, and slots for their sums.
const BYTES: usize = 8;
const SLOTS: usize = 1024;

/// Whether the bytes begin with the pattern, most often told by one comparison.
fn begins(bytes: &[u8], pattern: &[u8]) -> bool {
    bytes.first_chunk::<BYTES>() == pattern.first_chunk() && bytes.starts_with(pattern)
}

/// The patterns that lines hold anywhere, all looked for in one pass.
#[derive(Debug)]
struct Held<'l> {
    patterns: Vec<(&'l str, usize)>,
    /// A bit for every slot of the beginning of one.
    slots: [u64; SLOTS / 64],
}

impl Default for Held<'_> {
    fn default() -> Self {
        Self { patterns: Vec::new(), slots: [0; SLOTS / 64] }
    }
}

impl<'l> Held<'l> {
    fn insert(&mut self, pattern: &'l str, place: usize) {
        self.patterns.push((pattern, place));
        if let Some(beginning) = pattern.as_bytes().first_chunk() {
            let slot = Self::slot(beginning);
            self.slots[slot / 64] |= 1 << (slot % 64);
        }
    }

    /// The place of the first pattern that the line holds.
    fn first(&self, line: &str) -> Option<usize> {
        let bytes = line.as_bytes();
        let begun = bytes.windows(BYTES).enumerate().filter(|(_, window)| self.may_begin(window));
        let long = begun.filter_map(|(at, _)| self.find(|pattern| begins(&bytes[at..], pattern.as_bytes())));
        let holds = |pattern: &str| {
            let first = pattern.as_bytes().first();
            pattern.len() < BYTES
                && first.is_some_and(|first| bytes.contains(first))
                && line.contains(pattern)
        };
        long.chain(self.find(holds)).min()
    }

    /// The place of the first pattern that `is` what is looked for.
    fn find(&self, is: impl Fn(&str) -> bool) -> Option<usize> {
        self.patterns.iter().find(|(pattern, _)| is(pattern)).map(|(_, place)| *place)
    }

    fn may_begin(&self, window: &[u8]) -> bool {
        window.first_chunk().is_some_and(|beginning| {
            let slot = Self::slot(beginning);
            self.slots[slot / 64] >> (slot % 64) & 1 == 1
        })
    }

    fn slot(beginning: &[u8; BYTES]) -> usize {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let spread = u64::from_le_bytes(*beginning).wrapping_mul(SPREAD);
        usize::try_from(spread >> 54).unwrap_or_default()
    }
}
