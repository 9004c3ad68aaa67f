//! Orders of the entries by which the lexicon finds them, made once when it is compiled.

use super::entry::{Actor, Tables};
use serde::{Deserialize, Serialize};

/// Numbers of entries in the order of their keys. Of equal keys the last entry comes last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orders {
    /// Actors by id.
    pub actors: Vec<u32>,
    /// Countries by code.
    pub countries: Vec<u32>,
    /// Places by id.
    pub places: Vec<u32>,
    /// Persons and the numbers of their roles, by office, owner and person.
    pub holders: Vec<(u32, u32)>,
}

impl Orders {
    /// The orders of these tables.
    #[must_use]
    pub fn of(tables: &Tables) -> Self {
        Self {
            actors: sorted(tables.actors.len(), |at| &tables.actors[at].id),
            countries: sorted(tables.countries.len(), |at| &tables.countries[at].code),
            places: sorted(tables.places.len(), |at| &tables.places[at].id),
            holders: holders(&tables.actors),
        }
    }
}

fn sorted<'t>(length: usize, key: impl Fn(usize) -> &'t str) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..u32::try_from(length).unwrap_or(u32::MAX)).collect();
    numbers.sort_by_key(|at| key(*at as usize));
    numbers
}

fn holders(actors: &[Actor]) -> Vec<(u32, u32)> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let persons = actors.iter().enumerate().filter(|(_, actor)| actor.is_person());
    let mut held: Vec<(u32, u32)> = persons
        .flat_map(|(at, actor)| (0..actor.roles.len()).map(move |role| (number(at), number(role))))
        .collect();
    held.sort_by_key(|(actor, role)| {
        let role = &actors[*actor as usize].roles[*role as usize];
        (role.office.as_str(), role.of.as_str(), *actor)
    });
    held
}
