//! Where two reports put their events.

use super::words;
use crate::record::{Event, Location};

/// A place as far as reports are compared by it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// Folded name without what tells it from its namesakes: `rafah` of `Rafah, Egypt`.
    pub(super) name: String,
    pub(super) width: Width,
    pub(super) province: Option<String>,
    pub(super) country: Option<String>,
    point: Option<(f64, f64)>,
}

/// How wide a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Width {
    Facility,
    City,
    Province,
    Country,
}

/// How well the places of two reports agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// One says that it was where the other says it was not.
    Contradict,
    /// One of them says nothing.
    Unsaid,
    /// The same country, and nothing narrower in common.
    Country,
    /// The same province, or a town in the province of the other.
    Province,
    /// A spot in the town of the other.
    Within,
    /// The same town, the same spot.
    Town,
}

/// The places of an event that are known by name; an unresolved one counts with its country.
pub(super) fn places(event: &Event) -> Vec<Place> {
    known(&event.event_loc)
}

/// Those of some places that are known by name.
pub(super) fn known(locations: &[Location]) -> Vec<Place> {
    let mut places: Vec<Place> = locations.iter().filter_map(place).collect();
    places.sort_by(|a, b| (a.width, &a.name, &a.country).cmp(&(b.width, &b.name, &b.country)));
    places.dedup();
    places
}

fn place(location: &Location) -> Option<Place> {
    let width = match location.resolution.as_deref() {
        Some("facility") => Width::Facility,
        Some("city" | "district") => Width::City,
        Some("province" | "region") => Width::Province,
        _ => Width::Country,
    };
    let country = location.country_code.clone();
    let name = match (width, &location.resolved_place) {
        (Width::Country, _) => country.clone()?,
        (_, Some(name)) => name.split(',').next().unwrap_or(name).trim().to_lowercase(),
        _ => return None,
    };
    let province = location.province.as_deref().map(str::to_lowercase);
    Some(Place { name, width, province, country, point: location.lat.zip(location.lon) })
}

/// How well the narrowest places of each find theirs in the other: the worse of both ways.
pub(super) fn agreement(a: &[Place], b: &[Place]) -> Agreement {
    if a.is_empty() || b.is_empty() {
        return Agreement::Unsaid;
    }
    let narrow = |places: &[Place]| places.iter().any(|p| p.width < Width::Country);
    match finds(a, b).min(finds(b, a)) {
        Agreement::Country if narrow(a) && narrow(b) => Agreement::Contradict,
        // several towns, and not the same ones
        Agreement::Town if towns(a) != towns(b) && (towns(a).len() > 1 || towns(b).len() > 1) => {
            Agreement::Province
        }
        agreement => agreement,
    }
}

/// Towns, without those that may stand for their province.
fn towns(places: &[Place]) -> Vec<&str> {
    let towns = || places.iter().filter(|p| p.width == Width::City);
    let own = towns().filter(|p| towns().count() == 1 || !p.is_named_as_its_province());
    own.map(|p| p.name.as_str()).collect()
}

/// The best agreement of the narrowest places of `a` with any of `b`. A spot is found in its own town only, where `a` names
/// the town.
fn finds(a: &[Place], b: &[Place]) -> Agreement {
    let narrowest = a.iter().map(|p| p.width).min();
    let mine = || a.iter().filter(|p| Some(p.width) == narrowest);
    let towns = towns(a);
    let is_elsewhere = |x: &Place, y: &Place| {
        x.width == Width::Facility
            && y.width == Width::City
            && !towns.is_empty()
            && !towns.contains(&y.name.as_str())
    };
    let pairs = mine().flat_map(|x| b.iter().map(move |y| (x, y)));
    let agreements = pairs.map(|(x, y)| if is_elsewhere(x, y) { Agreement::Country } else { x.agrees(y) });
    agreements.max().unwrap_or(Agreement::Unsaid)
}

impl Place {
    fn agrees(&self, other: &Self) -> Agreement {
        let (narrow, wide) = if self.width <= other.width { (self, other) } else { (other, self) };
        if narrow.country.is_some()
            && wide.country.is_some()
            && narrow.country != wide.country
            && !self.is_near(other)
        {
            return Agreement::Contradict;
        }
        match (narrow.width, wide.width) {
            (_, Width::Country) if narrow.country.is_none() || wide.country.is_none() => Agreement::Unsaid,
            (_, Width::Country) => Agreement::Country,
            (Width::Province, Width::Province) if narrow.name == wide.name => Agreement::Province,
            (Width::City, Width::Province) if narrow.gives_name_to(&wide.name) => Agreement::Town,
            (_, Width::Province) if narrow.province_is(wide) => Agreement::Province,
            (_, Width::Province) => Agreement::Country,
            _ if narrow.name == wide.name => Agreement::Town,
            (Width::Facility, Width::City) if narrow.is_in_or_by(wide) => Agreement::Within,
            // `Hebron` may be the town or what is named after it
            (Width::City, Width::City) if narrow.stands_for_its_province(wide) => Agreement::Province,
            _ => Agreement::Country,
        }
    }

    fn province_is(&self, province: &Self) -> bool {
        // the Gaza Strip and Sinai have no province of their own: what lies in one of theirs is near
        self.province
            .as_deref()
            .is_some_and(|mine| mine == province.name || Some(mine) == province.province.as_deref())
            || (province.province.is_none() && self.is_within(province, 80.0))
    }

    fn gives_name_to(&self, province: &str) -> bool {
        province.strip_prefix(self.name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    fn is_named_as_its_province(&self) -> bool {
        self.province.as_deref().is_some_and(|province| self.gives_name_to(province))
    }

    fn stands_for_its_province(&self, other: &Self) -> bool {
        let is_one = self.province.is_some() && self.province == other.province;
        is_one && (self.is_named_as_its_province() || other.is_named_as_its_province())
    }

    /// A spot of the town's province, no farther than its suburbs.
    fn is_in_or_by(&self, town: &Self) -> bool {
        self.province == town.province && self.is_within(town, 25.0)
    }

    /// Namesakes on both sides of a border.
    fn is_near(&self, other: &Self) -> bool {
        self.name == other.name && self.is_within(other, 15.0)
    }

    /// Whether it is no farther than so many kilometres, on the plane: enough for towns.
    fn is_within(&self, other: &Self, kilometres: f64) -> bool {
        let (Some((lat, lon)), Some((other_lat, other_lon))) = (self.point, other.point) else {
            return false;
        };
        let north = (lat - other_lat) * 111.2;
        let east = (lon - other_lon) * 111.2 * lat.to_radians().cos();
        north.hypot(east) <= kilometres
    }

    /// The name, to look reports up by.
    pub(super) fn hash(&self) -> u64 {
        words::hash(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &str) -> Vec<Place> {
        list.split_whitespace()
            .map(|text| {
                let parts: Vec<&str> = text.split('/').collect();
                let (country, province, name) = (parts[0], parts.get(1), parts.get(2));
                let (name, width) = match (name, province) {
                    (Some(spot), _) if spot.starts_with('*') => (*spot, Width::Facility),
                    (Some(town), _) => (*town, Width::City),
                    (None, Some(province)) => (*province, Width::Province),
                    (None, None) => (country, Width::Country),
                };
                let point = match name {
                    "rafah" => Some((31.28, 34.24)),
                    "shati" | "gaza" | "*rimal" => Some((31.52, 34.45)),
                    _ => None,
                };
                let province = province.map(ToString::to_string);
                Place { name: name.to_owned(), width, province, country: Some(country.to_owned()), point }
            })
            .collect()
    }

    #[test]
    fn unsaid_agrees_and_two_towns_contradict() {
        use Agreement::{Contradict, Country, Province, Town, Unsaid, Within};
        for (one, other, expected) in [
            ("", "IRQ/ninawa/mosul", Unsaid),
            ("IRQ", "IRQ/ninawa/mosul", Country),
            ("IRQ/ninawa", "IRQ/ninawa/mosul", Province),
            ("IRQ/ninawa/mosul IRQ", "IRQ/ninawa/mosul", Town),
            ("IRQ/kirkuk/kirkuk", "IRQ/ninawa/mosul", Contradict),
            ("IRQ/kirkuk", "IRQ/ninawa/mosul", Contradict),
            ("IRQ/ninawa/talafar", "IRQ/ninawa/mosul", Contradict),
            ("SYR", "IRQ", Contradict),
            ("EGY/sinai/rafah", "PSE/rafah/rafah", Town),
            ("PSE/gaza/*rimal", "PSE/gaza/gaza", Within),
            ("PSE/gaza/shati", "PSE/gaza/gaza", Province),
            ("PSE/gaza/*rimal PSE/gaza/gaza", "PSE/gaza/shati", Contradict),
            ("PSE/gaza/*rimal PSE/gaza/gaza", "PSE/gaza/gaza PSE/gaza/*rimal", Town),
            ("IRQ/kirkuk", "IRQ/kirkuk/kirkuk", Town),
            ("IRQ/kirkuk/hawija", "IRQ/kirkuk/kirkuk", Province),
        ] {
            assert_eq!(agreement(&of(one), &of(other)), expected, "{one} | {other}");
            assert_eq!(agreement(&of(other), &of(one)), expected, "{other} | {one}");
        }
    }
}
