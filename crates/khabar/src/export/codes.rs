//! Numbers and groups of countries: ISO 3166-1, Correlates of War, ACLED's regions. `data/country_codes.tsv`.

use std::sync::LazyLock;

const DATA: &str = include_str!("../../data/country_codes.tsv");

/// A country's codes; those that it lacks are empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Country {
    iso3: &'static str,
    pub(crate) iso2: &'static str,
    /// ISO 3166-1, numeric.
    pub(crate) number: &'static str,
    /// Correlates of War, state system membership.
    pub(crate) cow: &'static str,
    pub(crate) region: &'static str,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| DATA.lines().filter_map(line).collect());

fn line(line: &'static str) -> Option<Country> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    let country = Country { iso3: cell()?, iso2: cell()?, number: cell()?, cow: cell()?, region: cell()? };
    (!line.starts_with('#')).then_some(country)
}

/// The country with this ISO3 code.
pub(crate) fn country(iso3: &str) -> Option<&'static Country> {
    let at = COUNTRIES.binary_search_by_key(&iso3, |country| country.iso3).ok()?;
    COUNTRIES.get(at)
}

/// All ISO3 codes.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().map(|country| country.iso3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_sorted() {
        assert_eq!(COUNTRIES.len(), DATA.lines().count() - 1);
        assert!(COUNTRIES.is_sorted_by_key(|country| country.iso3));
        let egypt = country("EGY").expect("a country");
        assert_eq!(
            (egypt.iso2, egypt.number, egypt.cow, egypt.region),
            ("EG", "818", "651", "Northern Africa")
        );
        assert!(country("IGO").is_none());
        let lines = include_str!("../../data/iso3.tsv").lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once('\t'));
        let differing =
            pairs.filter(|(iso2, iso3)| country(iso3).is_none_or(|country| country.iso2 != *iso2));
        assert_eq!(differing.collect::<Vec<_>>(), []);
    }
}
