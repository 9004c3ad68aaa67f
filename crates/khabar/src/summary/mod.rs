//! `khabar summary`: what is stored, counted: by week and category, by pair, place, outlet, and stories by their size.
//!
//! As a table on a terminal, as CSV, or as one page of HTML with plots that needs nothing from elsewhere.

mod count;
mod dates;
mod html;
mod map;
mod names;
mod outlines;
mod plural;
mod svg;
mod table;
mod times;
mod words;

use crate::export::conditions;
use crate::failure::{Failure, told};
use crate::output::Sink;
use crate::report::Exit;
use crate::store::{Filter, Store};
use clap::{Args, ValueEnum};
use count::Counts;
use std::io::IsTerminal;
use std::path::PathBuf;
use words::Language;

/// What is counted, and how it is shown.
#[derive(Debug, Args)]
pub(crate) struct SummaryOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// Form of the summary [default: html for an --output that ends in .html, csv for one that ends in .csv or for one --table that
    /// another program reads, else table]
    #[arg(long, value_enum)]
    pub(crate) format: Option<View>,
    /// Of the tables only this one; CSV has one table [default for csv: weeks]
    #[arg(long, value_enum)]
    pub(crate) table: Option<Section>,
    /// Language of headings, names and numbers of things; CSV is the same in both
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) lang: Language,
    /// Rows of a table on the terminal or the page, at most; CSV has all [default: 20]
    #[arg(long, value_name = "N")]
    pub(crate) rows: Option<usize>,
    /// Write to this file, which appears when it is complete
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// A filter as one of the options below, such as `country=SYR,IRQ`; can be given several times
    #[arg(long = "where", value_name = "KEY=VALUE")]
    pub(crate) conditions: Vec<String>,
    #[command(flatten)]
    pub(crate) filter: Filter,
}

/// Rows of a table, where nobody says how many.
const ROWS: usize = 20;

/// The forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// Tables for a person to read
    Table,
    /// One table, for spreadsheets and statistics
    Csv,
    /// A page with plots, in one file
    Html,
}

/// The tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Section {
    /// Events by week and category
    Weeks,
    /// Events by category
    Categories,
    /// What the texts claim: asserted, announced, denied …
    Status,
    /// The most active pairs: who and to whom
    Pairs,
    /// Events by place, with its point
    Places,
    /// Stories by how many independent outlets tell them
    Stories,
    /// Events by outlet
    Outlets,
}

impl Section {
    pub(crate) const ALL: [Self; 7] = [
        Self::Weeks,
        Self::Categories,
        Self::Status,
        Self::Pairs,
        Self::Places,
        Self::Stories,
        Self::Outlets,
    ];
}

/// Counts and shows.
pub(crate) fn summary(options: &SummaryOptions) -> Exit {
    told(written(options))
}

fn written(options: &SummaryOptions) -> Result<Vec<String>, Failure> {
    let filter = conditions(&options.filter, &options.conditions).map_err(Failure::Usage)?;
    let store = Store::open_read_only(&options.db)?;
    let (filter, notes) = store.asked(&filter)?;
    let mut counts = Counts::default();
    for stored in store.events(&filter)? {
        counts.add(&stored?.event);
    }
    let rows = options.rows.unwrap_or(ROWS);
    let shown = match options.view() {
        View::Html => html::page(&counts, options.lang, rows),
        View::Csv => table::csv(&counts, options.table.unwrap_or(Section::Weeks)),
        View::Table => table::text(&counts, options.table, options.lang, rows),
    };
    let output = options.output.as_deref();
    let mut sink = Sink::to(output)?;
    sink.write(&shown)?;
    sink.finish()?;
    Ok(notes)
}

impl SummaryOptions {
    fn view(&self) -> View {
        let ending = self.output.as_ref().and_then(|path| path.extension()?.to_str());
        let by_name = match ending {
            Some("html" | "htm") => View::Html,
            Some("csv") => View::Csv,
            // who counts rows wants them shown
            _ if self.rows.is_some() => View::Table,
            _ if self.table.is_some() && self.output.is_none() && !std::io::stdout().is_terminal() => {
                View::Csv
            }
            _ => View::Table,
        };
        self.format.unwrap_or(by_name)
    }
}
