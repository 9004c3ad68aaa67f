//! A place as a record: its names, point, divisions and how precise it is.

use crate::doc::Doc;
use crate::record::Location;
use crate::site::Site;
use lexicon::{Kind, Lexicon, Target};

/// The record of a place; of a name that the lexicon does not know, the words and the country.
pub(crate) fn location(site: &Site, doc: &Doc<'_>, lexicon: &Lexicon) -> Location {
    let mut location = Location {
        extracted_place: doc.text[site.bytes.clone()].to_owned(),
        country: site.country.as_deref().and_then(|c| lexicon.country_name(c)).map(str::to_owned),
        country_code: site.country.clone(),
        span: doc.span(site.bytes.clone()),
        ..Location::default()
    };
    if let Some(target) = site.target {
        resolve(&mut location, target, lexicon);
    }
    location
}

/// Writes down which place of the lexicon, or which country, a record's place is; of a place its country is not touched.
pub fn resolve(location: &mut Location, target: Target, lexicon: &Lexicon) {
    match target.kind() {
        Kind::Place => place(location, target, lexicon),
        _ => country(location, target, lexicon),
    }
}

fn place(location: &mut Location, target: Target, lexicon: &Lexicon) {
    let tables = lexicon.tables();
    let place = &tables.places[target.index()];
    location.resolved_place = Some(place.en.clone());
    (location.lat, location.lon) = (place.lat, place.lon);
    location.province = lexicon.place_by_id(&place.admin1).map(|p| p.en.clone());
    let name = || Some(place.en.clone());
    let resolution = match place.kind.as_str() {
        "admin1" => {
            location.province = name();
            "province"
        }
        "admin2" => {
            location.district = name();
            "district"
        }
        "region" | "river" | "sea" | "strait" | "island" | "mountain" | "desert" => "region",
        "city" | "town" | "village" | "camp" => {
            location.city = name();
            "city"
        }
        _ => "facility",
    };
    location.resolution = Some(resolution.into());
}

fn country(location: &mut Location, target: Target, lexicon: &Lexicon) {
    let country = &lexicon.tables().countries[target.index()];
    location.resolved_place = Some(country.en.clone());
    (location.lat, location.lon) = (country.lat, country.lon);
    location.country = Some(country.en.clone());
    location.country_code = Some(country.code.clone());
    location.resolution = Some("country".into());
}
