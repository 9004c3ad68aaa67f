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
