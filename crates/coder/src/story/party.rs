//! Who took part, as far as two reports are compared by it.

use crate::record::Entity;

/// Somebody who acts or is acted upon.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Party {
    /// The lexicon's id: a person, a body.
    pub(super) id: Option<String>,
    /// Country, or what stands for it.
    pub(super) code: Option<String>,
    /// The name of somebody without an id: a state, a description, a person who is not in the lexicon.
    pub(super) name: Option<String>,
    /// The primary sector.
    pub(super) sector: Option<String>,
    /// Ids of what it belongs to.
    belongs: Vec<String>,
}

/// How well two lists of parties agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Accord {
    /// Both say who, and it cannot be the same.
    Contradict,
    /// One of them does not say.
    Unsaid,
    /// Of one country.
    Country,
    /// People of one country and one sector.
    Sort,
    /// Described alike.
    Alike,
    /// A state and its leaders, a body and its members, or a state by its name.
    Kin,
    /// One person, one body.
    Same,
}

/// The parties, in an order of their own.
pub(super) fn parties(entities: &[Entity]) -> Vec<Party> {
    let mut parties: Vec<Party> = entities
        .iter()
        .map(|e| Party {
            id: e.entity_id.clone(),
            code: e.code.clone(),
            name: name(e),
            sector: e.sector.first().cloned(),
            belongs: e.affiliation.clone(),
        })
        .filter(|party| party.id.is_some() || party.code.is_some() || party.is_person())
        .collect();
    parties.sort();
    parties.dedup();
    parties
}

/// The best accord of any two.
pub(super) fn accord(a: &[Party], b: &[Party]) -> Accord {
    if a.is_empty() || b.is_empty() {
        return Accord::Unsaid;
    }
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| x.accord(y)));
    pairs.max().unwrap_or(Accord::Unsaid)
}

/// Who of the one list is who of the other, each once: those who accord best first, of these the equal first. The same whichever
/// list comes first: `{a party of Tunisia, Tunisia}` and `{Iran's minister, Tunisia}` have Tunisia in common, and no more.
pub(super) fn matched(a: &[Party], b: &[Party]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (one, x) in a.iter().enumerate() {
        for (other, y) in b.iter().enumerate() {
            let accord = x.accord(y);
            if accord >= Accord::Alike {
                pairs.push(((std::cmp::Reverse(accord), x != y, x.min(y), x.max(y)), (one, other)));
            }
        }
    }
    pairs.sort();
    let mut matched: Vec<(usize, usize)> = Vec::new();
    for (_, (one, other)) in pairs {
        if matched.iter().all(|(x, y)| *x != one && *y != other) {
            matched.push((one, other));
        }
    }
    matched
}

fn name(entity: &Entity) -> Option<String> {
    let name = entity.entity_name.as_ref().or(entity.entity_name_ar.as_ref());
    let spelt = |name: &String| if name.is_ascii() { name.clone() } else { arabic::fold(name) };
    name.filter(|_| entity.entity_id.is_none()).map(spelt)
}

impl Party {
    /// A party of id, country, name and sector, for tests.
    #[cfg(test)]
    pub(super) fn new([id, code, name, sector]: [Option<String>; 4], belongs: &[&str]) -> Self {
        let belongs = belongs.iter().map(|id| (*id).to_owned()).collect();
        Self { id, code, name, sector, belongs }
    }

    fn accord(&self, other: &Self) -> Accord {
        let is_one_country = self.code.is_some() && self.code == other.code;
        match (&self.id, &other.id) {
            (Some(id), Some(other_id)) if id == other_id => Accord::Same,
            (Some(id), Some(other_id)) if self.belongs.contains(other_id) || other.belongs.contains(id) => {
                Accord::Kin
            }
            (None, None) if self.name.is_some() && self.name == other.name && self.code == other.code => {
                if self.is_person() {
                    Accord::Same
                } else if self.is_state() || other.is_state() {
                    Accord::Kin
                } else {
                    Accord::Alike
                }
            }
            (None, None) if is_one_country && self.is_state() && other.is_state() => Accord::Kin,
            (None, None) if is_one_country && self.sector == other.sector && self.are_people() => {
                Accord::Sort
            }
            (Some(_), None) if is_one_country && other.is_state() => Accord::Kin,
            (None, Some(_)) if is_one_country && self.is_state() => Accord::Kin,
            // `Israeli forces`, `Israel Defense Forces`
            (Some(_), None) if is_one_country && other.is_armed() => Accord::Sort,
            (None, Some(_)) if is_one_country && self.is_armed() => Accord::Sort,
            _ => self.country_only(other),
        }
    }

    fn country_only(&self, other: &Self) -> Accord {
        match (&self.code, &other.code) {
            (Some(code), Some(other_code)) if code == other_code => Accord::Country,
            (Some(_), Some(_)) => Accord::Contradict,
            _ => Accord::Unsaid,
        }
    }

    /// A state, by its name, its capital, its government or its authorities; no ministry.
    pub(super) fn is_state(&self) -> bool {
        let name = self.name.as_deref().unwrap_or_default();
        let is_name =
            name.split(' ').all(|word| word.starts_with(|c: char| !c.is_lowercase()) || word == "of");
        let is_rule = ["government", "authorities", "state"].iter().any(|rule| name.ends_with(rule));
        self.id.is_none() && self.sector.as_deref() == Some("GOV") && (is_name || is_rule)
    }

    /// Whom a report names: a person, a body, a state.
    pub(super) fn is_known(&self) -> bool {
        self.id.is_some() || self.is_state() || self.is_person()
    }

    /// Somebody by name who is not in the lexicon: no English description.
    fn is_person(&self) -> bool {
        self.id.is_none() && self.name.as_ref().is_some_and(|name| !name.is_ascii() && name.contains(' '))
    }

    fn is_armed(&self) -> bool {
        self.id.is_none() && matches!(self.sector.as_deref(), Some("MIL" | "COP"))
    }

    /// People of whom reports speak in many words: `gunmen`, `militants`.
    fn are_people(&self) -> bool {
        !matches!(self.sector.as_deref(), None | Some("GOV" | "PTY"))
    }

    /// What reports are looked up by: the id, else the country, else the name.
    pub(super) fn handle(&self) -> &str {
        self.id.as_deref().or(self.code.as_deref()).or(self.name.as_deref()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `id:CODE/SECTOR/NAME`, the id and the name may be missing.
    fn of(list: &str) -> Vec<Party> {
        list.split_whitespace()
            .map(|text| {
                let (id, rest) = text.split_once(':').unwrap_or(("", text));
                let mut parts =
                    rest.split('/').map(|part| (!part.is_empty()).then(|| part.replace('_', " ")));
                let id = (!id.is_empty()).then(|| id.to_owned());
                let (code, sector) = (parts.next().flatten(), parts.next().flatten());
                Party { id, code, sector, name: parts.next().flatten(), belongs: Vec::new() }
            })
            .collect()
    }

    #[test]
    fn named_described_and_unsaid() {
        use Accord::{Alike, Contradict, Country, Kin, Same, Sort, Unsaid};
        for (one, other, expected) in [
            ("", "hamas:PSE", Unsaid),
            ("hamas:PSE", "hamas:PSE fatah:PSE", Same),
            ("hamas:PSE", "fatah:PSE", Country),
            (":TUR/GOV/Turkey", "erdogan:TUR", Kin),
            (":TUR/GOV/Turkey", ":TUR/GOV/Turkish_authorities", Kin),
            (":TUR/GOV/Turkish_ministry", "erdogan:TUR", Country),
            (":TUR/GOV/Turkish_ministry", ":TUR/GOV/Turkish_ministry", Alike),
            (":IRQ/UAF/gunmen", ":IRQ/UAF/gunmen", Alike),
            (":IRQ/UAF/gunmen", ":IRQ/UAF/militants", Sort),
            (":IRQ/UAF/gunmen", ":IRQ/COP/police", Country),
            (":ISR/MIL/Israeli_forces", "israel-defense-forces:ISR", Sort),
            (":SYR/CVL/people", "assad:SYR", Country),
            (":/CVL/كرار_الساعدي", ":/CVL/كرار_الساعدي", Same),
            ("macron:FRA", "sisi:EGY", Contradict),
        ] {
            assert_eq!(accord(&of(one), &of(other)), expected, "{one} | {other}");
            assert_eq!(accord(&of(other), &of(one)), expected, "{other} | {one}");
        }
    }

    #[test]
    fn each_is_somebody_of_the_other_list_once() {
        for (one, other, expected) in [
            ("afek:TUN :TUN/GOV/Tunisia", "zarif:IRN :TUN/GOV/Tunisia", 1),
            ("afek:TUN :TUN/GOV/Tunisia", ":IRN/GOV/Iran :TUN/GOV/Tunisia zarif:IRN", 1),
            ("essebsi:TUN zarif:IRN", ":TUN/GOV/Tunisia :IRN/GOV/Iran", 2),
            ("essebsi:TUN afek:TUN", ":TUN/GOV/Tunisia :IRN/GOV/Iran", 1),
            ("essebsi:TUN :TUN/GOV/Tunisia", "essebsi:TUN :TUN/GOV/Tunisian_government", 2),
            ("", "zarif:IRN", 0),
        ] {
            let back =
                |pairs: Vec<(usize, usize)>| -> Vec<_> { pairs.into_iter().map(|(x, y)| (y, x)).collect() };
            let there = matched(&of(one), &of(other));
            assert_eq!(there.len(), expected, "{one} | {other}");
            assert_eq!(back(matched(&of(other), &of(one))), there, "{other} | {one}");
        }
    }
}
