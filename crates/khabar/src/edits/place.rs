//! Where a name lies that a person gives; and a place whose name or country is another, with what belongs to that.

use super::who::arabic_places;
use coder::record::{Location, Span};
use lexicon::entry::Place;
use lexicon::{Kind, Lexicon, Target};

/// A place or a country of the lexicon.
type Known = (Kind, usize);

/// The better known kinds first, as the coder has them.
const KINDS: [&str; 6] = ["region", "city", "town", "admin1", "village", "admin2"];

/// The place that the lexicon knows by this name, id or country code. Of several one in the countries `here`.
///
/// # Errors
/// Several bear the name.
pub(super) fn known(name: &str, here: &[&str], lexicon: &Lexicon) -> Result<Option<Location>, String> {
    let mut found = candidates(name, lexicon);
    if found.iter().any(|one| here.contains(&country_of(*one, lexicon))) {
        found.retain(|one| here.contains(&country_of(*one, lexicon)));
    }
    let first = found.first().copied();
    let is_elsewhere =
        |one: &Known| Some(country_of(*one, lexicon)) != first.map(|first| country_of(first, lexicon));
    let is_both = |kind: Kind| found.iter().any(|one| one.0 == kind);
    if found.iter().any(is_elsewhere) || is_both(Kind::Country) && is_both(Kind::Place) {
        let ids: Vec<&str> = found.iter().map(|one| id_of(*one, lexicon)).collect();
        return Err(format!(
            "several places bear the name `{name}`: give an id, as `{}`",
            ids.join("` or `")
        ));
    }
    let best = found.into_iter().min_by_key(|one| rank(*one, lexicon));
    Ok(best.map(|one| located(name.to_owned(), Span::default(), one, lexicon)))
}

/// A place with another name, city or country: another place of the lexicon where there is one, else what is known of the new
/// name alone. The point, and what lies between it and the country, go with what they belonged to.
///
/// # Errors
/// No such country; several bear the name.
pub(super) fn moved(place: &Location, field: &str, to: &str, lexicon: &Lexicon) -> Result<Location, String> {
    match field {
        "country" | "country_code" => {
            let is_it = |code: &str, en: &str| {
                if field == "country" { en.eq_ignore_ascii_case(to) } else { code == to }
            };
            let countries = &lexicon.tables().countries;
            let country = countries.iter().position(|country| is_it(&country.code, &country.en));
            let country = country.ok_or_else(|| no_country(to, field, lexicon))?;
            Ok(in_country(place, country, lexicon))
        }
        _ => {
            let here: Vec<&str> = place.country_code.as_deref().into_iter().collect();
            let (text, span) = (place.extracted_place.clone(), place.span);
            if let Some(found) = known(to, &here, lexicon)? {
                return Ok(Location { extracted_place: text, span, ..found });
            }
            let is_city = field == "city";
            let (name, city) = (Some(to.to_owned()), is_city.then(|| to.to_owned()));
            Ok(Location { resolved_place: name, city, ..unlocated(place) })
        }
    }
}

/// The place in another country: that of its name there, else its name alone.
fn in_country(place: &Location, country: usize, lexicon: &Lexicon) -> Location {
    let entry = &lexicon.tables().countries[country];
    if place.country_code.as_deref() == Some(entry.code.as_str()) {
        return place.clone();
    }
    let (text, span) = (place.extracted_place.clone(), place.span);
    if place.resolution.as_deref() == Some("country")
        || place.resolved_place.is_none() && place.city.is_none() && text.is_empty()
    {
        return located(text, span, (Kind::Country, country), lexicon);
    }
    let names = [place.resolved_place.as_deref(), place.city.as_deref(), Some(text.as_str())];
    let namesakes = names.into_iter().flatten().flat_map(|name| candidates(name, lexicon));
    let there = namesakes.filter(|one| one.0 == Kind::Place && country_of(*one, lexicon) == entry.code);
    match there.min_by_key(|one| rank(*one, lexicon)) {
        Some(one) => located(text, span, one, lexicon),
        None => Location {
            // `Tripoli` of `Tripoli, Libya`
            resolved_place: place.resolved_place.as_deref().map(|name| first_of(name).to_owned()),
            country: Some(entry.en.clone()),
            country_code: Some(entry.code.clone()),
            ..unlocated(place)
        },
    }
}

/// A name without what it is told apart by: `Tripoli` of `Tripoli, Lebanon`.
fn first_of(name: &str) -> &str {
    name.split_once(", ").map_or(name, |(first, _)| first)
}

/// The words and the country alone.
fn unlocated(place: &Location) -> Location {
    Location {
        extracted_place: place.extracted_place.clone(),
        country: place.country.clone(),
        country_code: place.country_code.clone(),
        span: place.span,
        ..Location::default()
    }
}

/// All that may be meant by a name, an id or a country code. A code or an id is one alone.
fn candidates(name: &str, lexicon: &Lexicon) -> Vec<Known> {
    let tables = lexicon.tables();
    if let Some(country) = lexicon.country_by_code(name) {
        return vec![(Kind::Country, country)];
    }
    if let Some(place) = tables.places.iter().position(|place| place.id == name) {
        return vec![(Kind::Place, place)];
    }
    let is_named = |en: &str| en.eq_ignore_ascii_case(name) || first_of(en).eq_ignore_ascii_case(name);
    let places = tables.places.iter().enumerate().filter(|(_, place)| is_named(&place.en));
    let countries = tables.countries.iter().enumerate().filter(|(_, country)| is_named(&country.en));
    let english = countries.map(|(at, _)| (Kind::Country, at)).chain(places.map(|(at, _)| (Kind::Place, at)));
    let mut found: Vec<Known> = english.chain(arabic_places(name, lexicon)).collect();
    let mut met = Vec::new();
    found.retain(|one| {
        !met.contains(one) && {
            met.push(*one);
            true
        }
    });
    found
}

fn rank(known: Known, lexicon: &Lexicon) -> (usize, usize) {
    let kind = |place: &Place| KINDS.iter().position(|kind| *kind == place.kind).unwrap_or(KINDS.len());
    match known {
        (Kind::Place, at) => (kind(&lexicon.tables().places[at]), at),
        (_, at) => (0, at),
    }
}

fn country_of(known: Known, lexicon: &Lexicon) -> &str {
    match known {
        (Kind::Place, at) => &lexicon.tables().places[at].country,
        (_, at) => &lexicon.tables().countries[at].code,
    }
}

fn id_of(known: Known, lexicon: &Lexicon) -> &str {
    match known {
        (Kind::Place, at) => &lexicon.tables().places[at].id,
        (_, at) => &lexicon.tables().countries[at].code,
    }
}

/// A place of the lexicon as a record has it.
fn located(extracted_place: String, span: Span, (kind, at): Known, lexicon: &Lexicon) -> Location {
    let mut location = Location { extracted_place, span, ..Location::default() };
    if kind == Kind::Place {
        let code = &lexicon.tables().places[at].country;
        location.country = lexicon.country_name(code).map(str::to_owned);
        location.country_code = Some(code.clone()).filter(|code| !code.is_empty());
    }
    coder::location::resolve(&mut location, Target::new(kind, at), lexicon);
    location
}

fn no_country(to: &str, field: &str, lexicon: &Lexicon) -> String {
    let countries = &lexicon.tables().countries;
    if field == "country" {
        let meant = crate::vocabulary::nearest(to, countries.iter().map(|country| country.en.as_str()));
        let meant = meant.map_or(String::new(), |meant| format!(": did you mean `{meant}`?"));
        return format!("`{to}` is no country's English name{meant}");
    }
    format!("`{to}` is no country's code: give ISO 3166-1's three letters, as `SYR`")
}
