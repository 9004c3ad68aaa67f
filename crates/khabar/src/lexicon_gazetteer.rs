//! GeoNames' table of places, as places of the lexicon: those with Arabic names.
//!
//! The table is read line by line; only what has an Arabic name is kept, so memory grows with those alone. A name that
//! the built-in lexicon knows already, as a place or as a word, is left to it.

use arabic::letters::is_arabic_letter;
use lexicon::{Lexicon, Source};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// What was read.
pub(crate) struct Gazetteer {
    /// A file of places.
    pub(crate) source: Source,
    /// Lines that are none of the table, each with its number; the first ones, and how many there were.
    pub(crate) problems: Vec<String>,
}

/// So many malformed lines are named one by one.
const NAMED: usize = 20;

/// # Errors
/// Why the file cannot be read.
pub(crate) fn read(file: &Path, lexicon: &Lexicon) -> Result<Gazetteer, String> {
    let failed = |error| format!("`{}` cannot be read: {error}", file.display());
    let mut reader = BufReader::with_capacity(1 << 20, File::open(file).map_err(failed)?);
    let codes = codes();
    let (mut rows, mut problems, mut malformed) = (Vec::new(), Vec::new(), 0_usize);
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(failed)? == 0 {
            break;
        }
        match place(&bytes, &codes, lexicon) {
            Ok(row) => rows.extend(row),
            Err(why) => {
                malformed += 1;
                if malformed <= NAMED {
                    problems.push(format!("`{}`, line {number}: {why}; it is left out", file.display()));
                }
            }
        }
    }
    if malformed > NAMED {
        problems.push(format!("`{}`: {} further malformed lines", file.display(), malformed - NAMED));
    }
    rows.sort();
    rows.dedup();
    Ok(Gazetteer {
        source: Source { path: "places/gazetteer.tsv".to_owned(), text: rows.concat() },
        problems,
    })
}

/// The columns of GeoNames' main table, as its `readme.txt` lists them: geonameid, name, asciiname, alternatenames,
/// latitude, longitude, feature class, feature code, country code, cc2, admin1 to admin4 codes, population, elevation, dem,
/// timezone, modification date.
const COLUMNS: usize = 19;

fn wrong(columns: usize) -> String {
    format!("{columns} columns, not {COLUMNS} (hint: GeoNames' main table, not its alternate names)")
}

/// The line of a places file that a line of the table makes; `None` where it has no Arabic name of its own.
fn place(bytes: &[u8], codes: &HashMap<&str, &str>, lexicon: &Lexicon) -> Result<Option<String>, String> {
    let line = std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?.trim_end_matches(['\n', '\r']);
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, name, _, alternates, lat, lon, class, code, country, ..] = &columns[..] else {
        return Err(wrong(columns.len()));
    };
    if columns.len() != COLUMNS {
        return Err(wrong(columns.len()));
    }
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_digit()) {
        return Err("the first column is no geonameid".to_owned());
    }
    let in_range = |text: &str, limit: f64| text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= limit);
    if !in_range(lat, 90.0) || !in_range(lon, 180.0) {
        return Err(format!("`{lat}` `{lon}` are no degrees"));
    }
    let Some(kind) = kind(class, code) else { return Ok(None) };
    let names: Vec<&str> = names(name, alternates, lexicon);
    let country = codes.get(country).copied().unwrap_or_default();
    if names.is_empty() {
        return Ok(None);
    }
    let (names, name) = (names.join(" | "), name.replace('|', " "));
    Ok(Some(format!("geonames-{id}\t{name}\t{names}\t{kind}\t{country}\t\t{lat}\t{lon}\n")))
}

/// The Arabic names that the lexicon does not know yet, each once.
fn names<'s>(name: &'s str, alternates: &'s str, lexicon: &Lexicon) -> Vec<&'s str> {
    // vowel signs are alphabetic and no letters: `قَرْيَة`
    let is_arabic = |name: &&str| {
        name.chars().any(is_arabic_letter)
            && arabic::fold(name).chars().filter(|c| c.is_alphabetic()).all(is_arabic_letter)
    };
    let mut found: Vec<(String, &str)> = Vec::new();
    for name in alternates.split(',').chain([name]).map(str::trim).filter(is_arabic) {
        let key = arabic::fold(name).to_string();
        let is_new = !found.iter().any(|(known, _)| *known == key);
        // one or two letters are no name to look for in a text
        if key.chars().count() > 2 && !name.contains('|') && is_new && lexicon.phrase(&key).next().is_none() {
            found.push((key, name));
        }
    }
    found.into_iter().map(|(_, name)| name).collect()
}

/// The lexicon's kind of a feature class and code of GeoNames; `None` for what news does not name as a place.
fn kind(class: &str, code: &str) -> Option<&'static str> {
    Some(match (class, code) {
        ("A", "ADM1") => "admin1",
        ("A", "ADM2" | "ADM3") => "admin2",
        ("P", "PPLC" | "PPLA") => "city",
        ("P", "PPLA2" | "PPLA3" | "PPLA4") => "town",
        ("P", "PPLX") => "district",
        ("P", "PPLH" | "PPLQ" | "PPLW") => return None,
        ("P", _) => "village",
        ("T", "ISL" | "ISLS") => "island",
        ("T", "MT" | "MTS") => "mountain",
        ("T", "DSRT") => "desert",
        ("H", "STM") => "river",
        ("H", "SEA" | "GULF" | "BAY") => "sea",
        ("H", "STRT") => "strait",
        ("L", "RGN") => "region",
        ("L", "OILF") => "oilfield",
        ("S", "AIRP" | "AIRF") => "airport",
        ("S", "AIRB" | "INSM") => "base",
        ("S", "PRN") => "prison",
        ("S", "UNIV") => "university",
        ("S", "CSTM" | "PSTB") => "crossing",
        ("S", "PRT") | ("L", "PRT") => "port",
        ("S", "HSP") => "hospital",
        ("S", "MSQE" | "CH") => "worship",
        ("S", "DAM") => "dam",
        ("S", "CMPRF") | ("L", "CMPRF") => "camp",
        _ => return None,
    })
}

fn codes() -> HashMap<&'static str, &'static str> {
    let lines = include_str!("../data/iso3.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
}
