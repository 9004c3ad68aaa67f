//! Tables of entries that are decoded one by one, when they are first asked for.
//!
//! A short article needs a few hundred of the lexicon's twenty thousand entries: reading them all at the start would take
//! most of the time that a short article takes.

use crate::compiler::entry::{
    Actor, Agent, Country, Frame, Function, Furniture, Office, Place, Tables, Theme, Word,
};
use serde::de::DeserializeOwned;
use std::ops::Index;
use std::sync::OnceLock;

/// The entries of one kind, by number.
#[derive(Debug)]
pub struct Table<T> {
    /// As [`pack`](crate::compiler::pack) wrote them; empty where all entries are in their cells.
    bytes: &'static [u8],
    decode: fn(&[u8]) -> Option<T>,
    cells: Box<[OnceLock<Box<T>>]>,
}

impl<T> Table<T> {
    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// A table that the build script packed.
    pub(crate) fn packed(bytes: &'static [u8]) -> Self
    where
        T: DeserializeOwned,
    {
        let cells = (0..number(bytes, 0)).map(|_| OnceLock::new()).collect();
        Self { bytes, decode: |entry| postcard::from_bytes(entry).ok(), cells }
    }

    /// The entry with this number.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> Option<&T> {
        let cell = self.cells.get(at)?;
        Some(cell.get().unwrap_or_else(|| cell.get_or_init(|| self.decoded(at))))
    }

    #[cold]
    fn decoded(&self, at: usize) -> Box<T> {
        let bytes = self.bytes.get(number(self.bytes, at + 1)..number(self.bytes, at + 2));
        Box::new(bytes.and_then(self.decode).expect("the build script wrote the entry"))
    }

    /// All entries in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        (0..self.len()).map(|at| &self[at])
    }
}

/// The 32-bit number that stands at place `at`.
fn number(bytes: &[u8], at: usize) -> usize {
    let four = bytes.get(at * 4..at * 4 + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, |four| u32::from_le_bytes(four) as usize)
}

impl<T> Index<usize> for Table<T> {
    type Output = T;

    #[inline]
    fn index(&self, at: usize) -> &T {
        self.get(at).expect("targets point at entries")
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(entries: Vec<T>) -> Self {
        let cells = entries.into_iter().map(|entry| OnceLock::from(Box::new(entry)));
        Self { bytes: &[], decode: |_| None, cells: cells.collect() }
    }
}

macro_rules! entries {
    ($($name:ident: $kind:ty,)*) => {
        /// All entries, by kind.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each is a table of the kind its type says")]
        pub struct Entries {
            $(pub $name: Table<$kind>,)*
        }

        impl Entries {
            /// Those that are built into the program.
            pub(crate) fn builtin() -> Self {
                Self {
                    $($name: Table::packed(include_bytes!(
                        concat!(env!("OUT_DIR"), "/table-", stringify!($name), ".bin")
                    )),)*
                }
            }
        }

        impl From<Tables> for Entries {
            fn from(tables: Tables) -> Self {
                Self { $($name: tables.$name.into(),)* }
            }
        }
    };
}

entries! {
    countries: Country,
    actors: Actor,
    offices: Office,
    agents: Agent,
    places: Place,
    verbs: Word,
    nouns: Word,
    adjectives: Word,
    functions: Function,
    frames: Frame,
    themes: Theme,
    furniture: Furniture,
}
