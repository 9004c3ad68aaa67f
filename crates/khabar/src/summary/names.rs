//! Names in the language of the page. Events are counted by English names; in Arabic each goes by the lexicon's name, else by
//! the one that the texts use most.

use super::Section;
use super::count::{Counts, Place};
use super::words::Language;
use arabic::letters::is_arabic_letter;
use lexicon::Lexicon;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Arabic names by the English ones, each with how often it was met.
#[derive(Debug, Default)]
pub(super) struct Met(BTreeMap<String, BTreeMap<String, u64>>);

impl Met {
    /// Names that are not Arabic are passed over.
    pub(super) fn add(&mut self, english: &str, arabic: &str) {
        if english != arabic && arabic.chars().any(is_arabic_letter) {
            *self.0.entry(english.to_owned()).or_default().entry(arabic.to_owned()).or_default() += 1;
        }
    }

    /// The best of those that are meant, with no more words than the English name where there are such: `members` are not all
    /// `الأعضاء المعفيون`.
    fn best(&self, english: &str, is_meant: impl Fn(&str) -> bool) -> Option<&str> {
        let words = |name: &str| name.split_whitespace().count();
        let names = self.0.get(english)?;
        let short = best_of(names, |name| words(name) <= words(english) && is_meant(name));
        short.or_else(|| best_of(names, is_meant))
    }
}

/// The most frequent; of several the first by the alphabet. A word with the article goes before one without (`الأشخاص` before
/// `شخصين`), the nominative before the other cases where it was met.
fn best_of(names: &BTreeMap<String, u64>, is_meant: impl Fn(&str) -> bool) -> Option<&str> {
    const LEAST_SHARE: u64 = 3;
    let most = |is_meant: &dyn Fn(&str) -> bool| {
        let meant = names.iter().rev().filter(|(name, _)| is_meant(name));
        meant.max_by_key(|(_, count)| **count)
    };
    let (first, count) = most(&is_meant)?;
    let definite = most(&|name| is_meant(name) && name.starts_with(ARTICLE));
    let chosen = definite.filter(|(_, met)| **met * LEAST_SHARE >= *count).map_or(first, |(name, _)| name);
    let nominative = chosen.strip_suffix(OBLIQUE).map(|stem| format!("{stem}{NOMINATIVE}"));
    let nominative = nominative.and_then(|name| names.get_key_value(&name)).map(|(name, _)| name);
    Some(nominative.unwrap_or(chosen))
}

/// The article, and the endings of the sound plural in the oblique cases and in the nominative.
const ARTICLE: &str = "\u{627}\u{644}";
const OBLIQUE: &str = "\u{64A}\u{646}";
const NOMINATIVE: &str = "\u{648}\u{646}";

/// Whether a name has none of the words by which an outlet takes a side; those stay in the evidence.
pub(super) fn is_neutral(name: &str) -> bool {
    static STEMS: LazyLock<Vec<String>> = LazyLock::new(|| {
        STANCE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(arabic::fold).collect()
    });
    let folded = arabic::fold(name);
    !STEMS.iter().any(|stem| folded.contains(stem.as_str()))
}

const NEUTRAL: &str = include_str!("../../data/summary_neutral.tsv");
const STANCE: &str = include_str!("../../data/summary_stance.txt");

/// The names of a language.
#[derive(Default)]
pub(super) struct Names {
    language: Language,
    countries: HashMap<String, String>,
    /// Names of countries and outlets by their English names.
    known: HashMap<String, String>,
    /// Arabic adjectives of nationality and the country's name, by the English adjective.
    nationalities: HashMap<String, (Vec<String>, String)>,
    /// Neutral words for people by the English ones: `متشددون` for `militants`.
    people: HashMap<String, String>,
    /// By English name and country's code.
    places: HashMap<(String, String), String>,
}

impl Names {
    /// English names are those of the records; Arabic ones are in the lexicon.
    pub(super) fn of(language: Language) -> Self {
        let mut names = Self { language, ..Self::default() };
        let lexicon = Lexicon::builtin();
        let tables = lexicon.tables();
        for country in tables.countries.iter() {
            let name = if language == Language::En { Some(&country.en) } else { country.ar.first() };
            if let Some(name) = name {
                names.countries.insert(country.code.clone(), name.clone());
            }
        }
        if language == Language::Ar {
            names.arabic(&lexicon);
        }
        names
    }

    fn arabic(&mut self, lexicon: &Lexicon) {
        let tables = lexicon.tables();
        for actor in tables.actors.iter().filter(|actor| actor.kind == "outlet") {
            if let Some(name) = actor.ar.first() {
                for english in &actor.en {
                    self.known.insert(english.clone(), name.clone());
                }
            }
        }
        for country in tables.countries.iter() {
            if let Some(name) = country.ar.first() {
                self.known.insert(country.en.clone(), name.clone());
                let nationality = (country.nisba.clone(), name.clone());
                self.nationalities.insert(country.en_adjective.clone(), nationality);
            }
        }
        for line in NEUTRAL.lines().filter(|line| !line.starts_with('#')) {
            if let Some((english, name)) = line.split_once('\t') {
                self.people.insert(english.to_owned(), name.to_owned());
            }
        }
        for place in tables.places.iter() {
            if let Some(name) = place.ar.first() {
                // of several of one name the first
                let key = (place.en.clone(), place.country.clone());
                self.places.entry(key).or_insert_with(|| name.clone());
            }
        }
    }

    /// A country by its code; a code that is none stands for itself.
    pub(super) fn country<'n>(&'n self, code: &'n str) -> &'n str {
        self.countries.get(code).map_or(code, String::as_str)
    }

    /// A place by the name that it is counted by.
    pub(super) fn place(&self, counts: &Counts, place: &Place) -> String {
        if self.language == Language::En {
            return place.name.clone();
        }
        let known = self.places.get(&(place.name.clone(), place.country.clone()));
        let country = (place.precision == "country").then(|| self.countries.get(&place.country)).flatten();
        let met = counts.met_places.best(&place.key(), |_| true).map(str::to_owned);
        country.or(known).cloned().or(met).unwrap_or_else(|| place.name.clone())
    }

    fn province(&self, name: &str, country: &str) -> String {
        let known = self.places.get(&(name.to_owned(), country.to_owned()));
        known.cloned().unwrap_or_else(|| name.to_owned())
    }

    /// Who did it, or to whom. Descriptions keep their country: `الحكومة التونسية`, `الوحدات الأمنية (تونس)`.
    fn entity(&self, counts: &Counts, name: &str) -> String {
        if self.language == Language::En {
            return name.to_owned();
        }
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let met = &counts.met_entities;
        let lexical = || self.people.get(name).map(String::as_str);
        let any = met.best(name, |_| true).or_else(lexical).unwrap_or(name);
        let Some((adjectives, country)) = self.nationality(name) else { return any.to_owned() };
        let is_told = |arabic: &str| {
            arabic.contains(country.as_str()) || adjectives.iter().any(|adjective| arabic.contains(adjective))
        };
        match met.best(name, is_told) {
            Some(told) => told.to_owned(),
            None if any == name => any.to_owned(),
            None => format!("{any} ({country})"),
        }
    }

    /// The nationality that an English description begins with.
    fn nationality(&self, name: &str) -> Option<&(Vec<String>, String)> {
        name.match_indices(' ').rev().find_map(|(end, _)| self.nationalities.get(&name[..end]))
    }

    fn outlet(&self, name: &str) -> String {
        self.known.get(name).map_or_else(|| name.to_owned(), String::clone)
    }

    /// The rows of a section in words: names, and what stands for codes.
    pub(super) fn rows(&self, counts: &Counts, section: Section) -> Vec<Vec<String>> {
        let rows = super::table::table(counts, section).rows;
        let shown = |mut row: Vec<String>| {
            match section {
                Section::Weeks => replace(&mut row, 1, |value| self.category(value)),
                Section::Categories => replace(&mut row, 0, |value| self.category(value)),
                Section::Status => replace(&mut row, 0, |value| self.status(value)),
                Section::Pairs => {
                    (0..2).for_each(|at| replace(&mut row, at, |name| self.entity(counts, name)));
                }
                Section::Places => self.place_in_words(counts, &mut row),
                Section::Outlets => replace(&mut row, 0, |name| self.outlet(name)),
                Section::Stories => {}
            }
            row
        };
        rows.into_iter().map(shown).collect()
    }

    fn category(&self, value: &str) -> String {
        self.language.word(&value.to_lowercase()).to_owned()
    }

    fn status(&self, value: &str) -> String {
        self.language.word(&format!("status_{value}")).to_owned()
    }

    /// Name, province, country and precision, with the point behind them.
    fn place_in_words(&self, counts: &Counts, row: &mut [String]) {
        let [name, province, country, precision, lat, lon, ..] = row else { return };
        let place = Place {
            name: name.clone(),
            province: province.clone(),
            country: country.clone(),
            precision: precision.clone(),
            lat: lat.clone(),
            lon: lon.clone(),
        };
        *name = self.place(counts, &place);
        *province = self.province(province, &place.country);
        *country = self.country(&place.country).to_owned();
        if !precision.is_empty() {
            self.language.word(&format!("precision_{precision}")).clone_into(precision);
        }
    }
}

fn replace(row: &mut [String], at: usize, shown: impl Fn(&str) -> String) {
    if let Some(value) = row.get_mut(at) {
        *value = shown(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_arabic_name_is_shown() {
        let mut met = Met::default();
        for name in ["ب", "ا", "ب", "Latin"] {
            met.add("b", name);
        }
        assert_eq!((met.best("b", |_| true), met.best("c", |_| true)), (Some("ب"), None));
    }

    #[test]
    fn descriptions_are_definite_and_keep_their_country() {
        let mut counts = Counts::default();
        for (english, arabic, times) in [
            ("people", "شخصين", 2),
            ("people", "الأشخاص", 1),
            ("members", "الأعضاء المعفيين", 4),
            ("members", "أعضاء", 1),
            ("citizens", "المواطنين", 3),
            ("citizens", "المواطنون", 1),
            ("Tunisian government", "الحكومة", 9),
            ("Tunisian government", "الحكومة التونسية", 1),
            ("Tunisian security units", "الوحدات الأمنية", 9),
            ("Ali Bach Hamba", "علي باش حامبة", 1),
            ("people killed", "القتلى", 1),
        ] {
            (0..times).for_each(|_| counts.met_entities.add(english, arabic));
        }
        let names = Names::of(Language::Ar);
        for (english, arabic) in [
            ("people", "الأشخاص"),
            ("members", "أعضاء"),
            ("citizens", "المواطنون"),
            ("Tunisian government", "الحكومة التونسية"),
            ("Tunisian security units", "الوحدات الأمنية (تونس)"),
            ("Ali Bach Hamba", "علي باش حامبة"),
            ("nobody met", "nobody met"),
            ("militants", "متشددون"),
            ("people killed", "القتلى"),
        ] {
            assert_eq!(names.entity(&counts, english), arabic);
        }
    }

    #[test]
    fn words_of_one_side_are_not_shown() {
        assert!(["الإرهابيون", "شهداء", "جيش العدو", "مليشيات"].iter().all(|name| !is_neutral(name)));
        assert!(["القتلى", "المسلحون", "قوات الأمن", "عدوان"].iter().all(|name| is_neutral(name)));
    }

    #[test]
    fn the_lexicon_names_countries_places_and_outlets() {
        let names = Names::of(Language::Ar);
        let counts = Counts::default();
        assert_eq!((names.country("TUN"), names.country("IGO")), ("تونس", "IGO"));
        let sousse = Place { name: "Sousse".to_owned(), country: "TUN".to_owned(), ..Place::default() };
        assert_eq!(names.place(&counts, &sousse), "سوسة");
        assert_eq!(names.entity(&counts, "Tunisia"), "تونس");
        assert_eq!((names.outlet("Jawhara FM").as_str(), names.outlet("?").as_str()), ("جوهرة أف أم", "?"));
        assert_eq!(Names::of(Language::En).country("TUN"), "Tunisia");
        assert_eq!(Names::of(Language::En).entity(&counts, "Tunisia"), "Tunisia");
    }
}
