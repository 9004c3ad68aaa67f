//! Exports: what is stored, in the forms that researchers already use. `docs/exports.md` explains them column by column.
//!
//! A format takes one [`Report`] after the other, an article with its records, and appends bytes. Where an export is one
//! file of text it flows; graphs are added up first; Parquet and CAS write a folder of files.

mod acled;
mod annotations;
mod cas;
pub(crate) mod codes;
mod command;
mod corrections;
mod entities;
#[cfg(test)]
mod fixture;
mod geojson;
mod jsonl;
mod mask;
mod masked;
mod network;
mod parquet;
mod people;
mod polecat;
mod quotation;
mod report;
mod reviews;
mod source;
mod writer;

pub(crate) use command::{ExportOptions, export, filter as conditions};
pub(crate) use network::Period;
pub(crate) use people::name;

/// A name as summaries show it.
pub(crate) fn masked_name(name: &str) -> String {
    mask::mask(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{acled, parquet, polecat};

    const PAGE: &str = include_str!("../../../../docs/exports.md");

    /// The names in the first column of the table behind a heading.
    fn documented(heading: &str) -> Vec<&'static str> {
        let (_, after) = PAGE.split_once(heading).unwrap_or_else(|| panic!("no `{heading}`"));
        let mut lines = after.lines().skip_while(|line| !line.starts_with('|'));
        let table = lines.by_ref().take_while(|line| line.starts_with('|'));
        let first = |line: &'static str| line.split(" | ").next().unwrap_or_default();
        let names = table
            .filter(|line| line.starts_with("| `"))
            .flat_map(|line| first(line).split('`').skip(1).step_by(2));
        names.collect()
    }

    fn sorted(mut names: Vec<&'static str>) -> Vec<&'static str> {
        names.sort_unstable();
        names
    }

    #[test]
    fn every_column_is_documented_once() {
        let csv = |columns: Vec<&'static str>, text: &'static str| sorted([columns, vec![text]].concat());
        assert_eq!(csv(polecat::columns(), "Khabar Text"), sorted(documented("## POLECAT's columns")));
        assert_eq!(csv(acled::columns(), "khabar_text"), sorted(documented("## Columns like ACLED's")));
        for (table, columns) in parquet::tables() {
            assert_eq!(sorted(columns), sorted(documented(&format!("**{table}.parquet**"))), "{table}");
        }
    }
}
