//! Outputs: what is made of the records of one article, and where it goes.

pub(crate) mod cells;
pub(crate) mod csv;
mod dates;
#[cfg(test)]
pub(crate) mod fixture;
mod jsonl;
mod sink;
pub(crate) mod stories;
mod table;
pub(crate) mod text;

pub(crate) use dates::{DatesFormat, dates};
pub(crate) use sink::{OutputError, Sink, Start, hidden, is_file_to_be};
pub(crate) use table::Table;

use crate::read::Input;
use clap::ValueEnum;
use coder::{Coded, why};
use lexicon::Lexicon;
use serde::Serialize;

/// The forms that events can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for a person to read
    Table,
    /// One JSON object a line, every field with its evidence
    Jsonl,
    /// One row an event, for spreadsheets and statistics
    Csv,
}

/// How the records of an article are written.
#[derive(Debug, Clone)]
pub(crate) enum View {
    Table(Table),
    /// The further keys of the input that go along.
    Jsonl(Vec<String>),
    /// The further keys of the input that go along, each a column.
    Csv(Vec<String>),
    /// For each field the words that gave it.
    Why,
}

impl View {
    /// What stands before the first article.
    pub(crate) fn head(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Table(table) => table.head(&mut out),
            Self::Jsonl(_) | Self::Why => {}
            Self::Csv(keep) => csv::head(keep, &mut out),
        }
        out
    }

    /// Appends the events of one article.
    pub(crate) fn events(&self, input: &Input, coded: &Coded, lexicon: &Lexicon, out: &mut Vec<u8>) {
        match self {
            Self::Table(table) => table.article(input, &coded.events, out),
            Self::Jsonl(keep) => coded.events.iter().for_each(|event| jsonl::event(event, input, keep, out)),
            Self::Csv(keep) => coded.events.iter().for_each(|event| csv::row(event, input, keep, out)),
            Self::Why => {
                for event in &coded.events {
                    // what a person put into the record stands nowhere in the text
                    let told = why(event, lexicon).replace("` 0..0", "` of a correction");
                    out.extend_from_slice(told.as_bytes());
                }
            }
        }
    }
}

/// Appends the statements of one article as JSON lines.
pub(crate) fn statements(coded: &Coded, out: &mut Vec<u8>) {
    coded.statements.iter().for_each(|statement| jsonl::line(statement, out));
}

/// The word that stands for a value in the records: `ASSAULT`, `historical`.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
