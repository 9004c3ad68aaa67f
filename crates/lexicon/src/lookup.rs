//! The compiled lexicon and what it answers.

use crate::compiler::entry::{Actor, Role, Tables};
use crate::compiler::spell::{Bits, Kind, Target};
use crate::compiler::{Blob, Problem, Source, compile};
use std::borrow::Cow;
use std::collections::HashMap;

/// What one spelling can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The entry.
    pub target: Target,
    /// Features of the form.
    pub bits: Bits,
}

/// The lexicon: entries in tables, spellings in maps that point at them.
#[derive(Debug)]
pub struct Lexicon {
    tables: Tables,
    forms: fst::Map<Cow<'static, [u8]>>,
    names: fst::Map<Cow<'static, [u8]>>,
    readings: Cow<'static, [u8]>,
    actors_by_id: HashMap<String, usize>,
    countries_by_code: HashMap<String, usize>,
    /// Holders of each office of each country or organisation: (office, of) → (actor, role).
    holders: HashMap<(String, String), Vec<(usize, usize)>>,
}

macro_rules! part {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bin"))
    };
}

impl Lexicon {
    /// The lexicon that is built into the program.
    ///
    /// # Panics
    /// Never: the build script wrote what this reads.
    #[must_use]
    pub fn builtin() -> Self {
        let tables = postcard::from_bytes(part!("tables")).expect("the build script wrote the tables");
        let fixed = |bytes: &'static [u8]| Cow::Borrowed(bytes);
        Self::new(tables, fixed(part!("forms")), fixed(part!("names")), fixed(part!("readings")))
    }

    /// A lexicon compiled from `sources` alone, and what is wrong with them.
    ///
    /// # Panics
    /// Never: the compiler wrote what this reads.
    #[must_use]
    pub fn from_sources(sources: &[Source]) -> (Self, Vec<Problem>) {
        let (Blob { tables, forms, names, readings, .. }, problems) = compile(sources);
        (Self::new(tables, forms.into(), names.into(), readings.into()), problems)
    }

    fn new(
        tables: Tables,
        forms: Cow<'static, [u8]>,
        names: Cow<'static, [u8]>,
        readings: Cow<'static, [u8]>,
    ) -> Self {
        let actors_by_id = tables.actors.iter().enumerate().map(|(at, a)| (a.id.clone(), at)).collect();
        let countries_by_code = tables.countries.iter().enumerate().map(|(at, c)| (c.code.clone(), at)).collect();
        let mut holders: HashMap<(String, String), Vec<(usize, usize)>> = HashMap::new();
        for (at, actor) in tables.actors.iter().enumerate().filter(|(_, a)| a.is_person()) {
            for (number, role) in actor.roles.iter().enumerate() {
                holders.entry((role.office.clone(), role.of.clone())).or_default().push((at, number));
            }
        }
        Self {
            tables,
            forms: fst::Map::new(forms).expect("the compiler wrote the map"),
            names: fst::Map::new(names).expect("the compiler wrote the map"),
            readings,
            actors_by_id,
            countries_by_code,
            holders,
        }
    }

    /// The entries.
    #[must_use]
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What a folded single word, without clitics, can be.
    pub fn word(&self, folded: &str) -> impl Iterator<Item = Reading> + '_ {
        self.range(self.forms.get(folded).unwrap_or(0))
    }

    fn range(&self, range: u64) -> impl Iterator<Item = Reading> + '_ {
        let start = usize::try_from(range >> 8).unwrap_or(0) * 8;
        let count = usize::try_from(range & 255).unwrap_or(0);
        self.readings[start..start + count * 8].chunks_exact(8).map(|bytes| {
            let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
            Reading { target: Target::from_u32(number(0)), bits: Bits::from_u32(number(4)) }
        })
    }

    /// Names and phrases that begin with `first` and go on with the words that `next` gives: calls `found` for each
    /// that ends, with how many words it has, shortest first.
    pub fn names<'w>(
        &self,
        first: &str,
        mut next: impl FnMut(usize) -> Option<&'w str>,
        mut found: impl FnMut(usize, Reading),
    ) {
        let fst = self.names.as_fst();
        let Some((mut node, mut output)) = self.walk(fst.root(), fst::raw::Output::zero(), first.as_bytes()) else {
            return;
        };
        for words in 1.. {
            if node.is_final() {
                let range = output.cat(node.final_output()).value();
                self.range(range).for_each(|reading| found(words, reading));
            }
            let Some(word) = next(words) else { return };
            let Some(after) = self
                .walk(node, output, b" ")
                .and_then(|(space, output)| self.walk(space, output, word.as_bytes()))
            else {
                return;
            };
            (node, output) = after;
        }
    }

    fn walk<'f>(
        &'f self,
        mut node: fst::raw::Node<'f>,
        mut output: fst::raw::Output,
        bytes: &[u8],
    ) -> Option<(fst::raw::Node<'f>, fst::raw::Output)> {
        for byte in bytes {
            let transition = node.transition(node.find_input(*byte)?);
            output = output.cat(transition.out);
            node = self.names.as_fst().node(transition.addr);
        }
        Some((node, output))
    }

    /// The number of the actor with this id.
    #[must_use]
    pub fn actor_by_id(&self, id: &str) -> Option<usize> {
        self.actors_by_id.get(id).copied()
    }

    /// The number of the country with this ISO3 code.
    #[must_use]
    pub fn country_by_code(&self, code: &str) -> Option<usize> {
        self.countries_by_code.get(code).copied()
    }

    /// The English name of a country code.
    #[must_use]
    pub fn country_name(&self, code: &str) -> Option<&str> {
        self.country_by_code(code).map(|at| self.tables.countries[at].en.as_str())
    }

    /// Who held the office of `of` (an ISO3 code or an actor's id) on `day` (`YYYY-MM-DD`): numbers of actors.
    ///
    /// Without a day, only an office that has had a single known holder is answered.
    #[must_use]
    pub fn holders(&self, office: &str, of: &str, day: Option<&str>) -> Vec<usize> {
        let Some(known) = self.holders.get(&(office.to_owned(), of.to_owned())) else { return Vec::new() };
        let mut found: Vec<usize> = known
            .iter()
            .filter(|(actor, role)| match day {
                Some(day) => holds(&self.tables.actors[*actor].roles[*role], day),
                None => known.len() == 1,
            })
            .map(|(actor, _)| *actor)
            .collect();
        found.dedup();
        found
    }

    /// The roles that actor number `actor` holds on `day`.
    pub fn roles_on<'l>(&'l self, actor: usize, day: &'l str) -> impl Iterator<Item = &'l Role> + 'l {
        self.tables.actors[actor].roles.iter().filter(move |role| holds(role, day))
    }

    /// The actor with this number.
    #[must_use]
    pub fn actor(&self, number: usize) -> &Actor {
        &self.tables.actors[number]
    }
}

/// Whether the role lasted on `day`; a bound known only to the year or month holds for all of it.
fn holds(role: &Role, day: &str) -> bool {
    let starts = role.from.is_empty() || role.from.as_str() <= day || day.starts_with(role.from.as_str());
    let ends = role.to.is_empty() || day <= role.to.as_str() || day.starts_with(role.to.as_str());
    starts && ends
}

/// Whether the target is a name of somebody or something.
#[must_use]
pub const fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::Actor | Kind::Country | Kind::Seat | Kind::Place)
}
