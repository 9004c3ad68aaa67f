//! Where: the places of events, resolved or kept by name.

mod building;
mod relation;
mod stated;

pub(crate) use relation::How;
pub(crate) use stated::{Stated, stated};

use crate::doc::Doc;
use lexicon::{Kind, Lexicon, Target};
use std::ops::Range;

/// A place of an event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Site {
    /// Bytes of the words, with the nouns that lead to the name: `شمال العراق`, `مدينة صفاقس`.
    pub(crate) bytes: Range<usize>,
    /// Its entry: place or country; `None` for a name that the lexicon does not know.
    pub(crate) target: Option<Target>,
    /// ISO3, where it is known.
    pub(crate) country: Option<String>,
    /// How the event came by it.
    pub(crate) by: By,
}

/// How an event came by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum By {
    /// Stated in its clause, or the place is what was hit or visited.
    Clause,
    /// Stated elsewhere in its sentence.
    Sentence,
    /// Stated where the event is told again.
    Mention,
    /// The place of another event of the same people.
    Scene,
    /// The place in the title or in the lead, for the news of the day.
    Lead,
    /// The place spoken of last before a deed that has none.
    Before,
}

impl By {
    /// The name in explanations.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Clause => "clause",
            Self::Sentence => "sentence",
            Self::Mention => "further mention",
            Self::Scene => "same people's event",
            Self::Lead => "lead",
            Self::Before => "sentence before",
        }
    }
}

impl Site {
    pub(crate) fn new(bytes: Range<usize>, target: Target, by: By, lexicon: &Lexicon) -> Self {
        let tables = lexicon.tables();
        let country = match target.kind() {
            Kind::Place => tables.places[target.index()].country.clone(),
            _ => tables.countries[target.index()].code.clone(),
        };
        Self { bytes, target: Some(target), country: Some(country).filter(|c| !c.is_empty()), by }
    }

    /// How wide the place is: 0 for a building or an unknown name, more for cities, divisions, regions, countries.
    pub(crate) fn width(&self, lexicon: &Lexicon) -> u8 {
        let Some(target) = self.target else { return 1 };
        if target.kind() != Kind::Place {
            return 6;
        }
        match lexicon.tables().places[target.index()].kind.as_str() {
            "village" | "camp" | "district" => 1,
            "city" | "town" => 2,
            "admin2" => 3,
            "admin1" => 4,
            "region" | "river" | "sea" | "strait" | "island" | "mountain" | "desert" => 5,
            _ => 0,
        }
    }

    /// Whether both mean one place, or one lies in the other.
    pub(crate) fn agrees(&self, other: &Self, text: &str, lexicon: &Lexicon) -> bool {
        let (Some(a), Some(b)) = (self.target, other.target) else {
            let words = |site: &Self| arabic::fold(&text[site.bytes.clone()]);
            let (a, b) = (words(self), words(other));
            return a.contains(b.as_str()) || b.contains(a.as_str()) || self.country_holds(other);
        };
        a == b || self.country_holds(other) || holds(a, b, lexicon) || holds(b, a, lexicon)
    }

    /// Whether one is the country, or a wide region, that the other lies in.
    fn country_holds(&self, other: &Self) -> bool {
        let country = |s: &Self| s.target.is_some_and(|t| t.kind() != Kind::Place);
        self.country.is_some() && self.country == other.country && (country(self) || country(other))
    }
}

/// Whether a place is the first-level division of another, or its region.
fn holds(outer: Target, inner: Target, lexicon: &Lexicon) -> bool {
    let places = &lexicon.tables().places;
    if outer.kind() != Kind::Place || inner.kind() != Kind::Place {
        return false;
    }
    let (outer, inner) = (&places[outer.index()], &places[inner.index()]);
    inner.admin1 == outer.id && !outer.id.is_empty()
        || (outer.kind == "region" && !outer.country.is_empty() && outer.country == inner.country)
}

/// The place that bears the name of a country's seat of government.
pub(crate) fn city(words: &str, country: &str, lexicon: &Lexicon) -> Option<Target> {
    let folded = arabic::fold(words);
    let places = &lexicon.tables().places;
    let is_city = |t: &Target| {
        t.kind() == Kind::Place
            && places[t.index()].country == country
            && matches!(places[t.index()].kind.as_str(), "city" | "town")
    };
    let of = |name: &str| lexicon.phrase(name).map(|r| r.target).find(is_city);
    let last = folded.rsplit(' ').next().unwrap_or(&folded);
    of(&folded).or_else(|| of(last))
}

/// The place that an entity is: a seat of government as the city that it is.
pub(crate) fn entity_site(bytes: Range<usize>, target: Target, doc: &Doc<'_>, lexicon: &Lexicon) -> Site {
    if target.kind() == Kind::Country {
        let country = &lexicon.tables().countries[target.index()];
        let words = arabic::fold(&doc.text[bytes.clone()]);
        let named = country.ar.iter().any(|name| words.ends_with(&arabic::fold(name)));
        if let Some(city) = city(&words, &country.code, lexicon).filter(|_| !named) {
            return Site::new(bytes, city, By::Clause, lexicon);
        }
    }
    Site::new(bytes, target, By::Clause, lexicon)
}
