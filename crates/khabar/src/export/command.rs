//! `khabar export`: what is stored, in a form that another program reads.

use super::acled::Acled;
use super::annotations::Annotations;
use super::cas;
use super::corrections;
use super::entities::Entities;
use super::geojson::GeoJson;
use super::jsonl::{Events, Statements};
use super::mask::mask;
use super::masked;
use super::network::{Drawing, Network, Period};
use super::parquet;
use super::polecat::Polecat;
use super::quotation;
use super::report::Report;
use super::source;
use super::writer::Writer;
use crate::failure::{Failure, told};
use crate::output::Sink;
use crate::report::Exit;
use crate::store::{Filter, Store, StoreError, json};
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is exported, and how.
#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// The store
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// Form of the export
    #[arg(long, value_enum)]
    pub(crate) format: Form,
    /// Write to this file, which appears when it is complete; `parquet` and `cas` write a folder of files
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// A filter as one of the options below, such as `country=SYR,IRQ`; can be given several times
    #[arg(long = "where", value_name = "KEY=VALUE")]
    pub(crate) conditions: Vec<String>,
    #[command(flatten)]
    pub(crate) filter: Filter,
    /// Full texts go along
    #[arg(long)]
    pub(crate) with_text: bool,
    /// Longest quotation of a sentence or a statement, in characters; with `--with-text` they stay whole
    #[arg(long, value_name = "CHARACTERS", default_value_t = 120, value_parser = clap::value_parser!(u16).range(40..))]
    pub(crate) quotations: u16,
    /// Phone and account numbers, wallets and e-mail addresses stay as they are
    #[arg(long)]
    pub(crate) unmasked: bool,
    /// `polecat`, `acled`: a byte-order mark at the head, by which Excel knows that it is UTF-8
    #[arg(long)]
    pub(crate) excel: bool,
    /// `graphml`, `gexf`: what edges are added up over
    #[arg(long, value_enum, default_value = "month")]
    pub(crate) period: Period,
}

/// The forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// PLOVER events, one JSON object a line, every field with its evidence
    Jsonl,
    /// Who said what, one JSON object a line
    Statements,
    /// CSV with the names of POLECAT's columns
    Polecat,
    /// CSV with columns like ACLED's: violence and protest, one row a story
    Acled,
    /// A folder of flat Parquet tables for pandas, R and DuckDB
    Parquet,
    /// The network of actors, for networkx, igraph, yEd and others
    Graphml,
    /// The network of actors with its periods, for Gephi
    Gexf,
    /// Points on the map, for QGIS and others
    Geojson,
    /// A folder of UIMA CAS JSON 0.4, a file an article, for INCEpTION (needs `--with-text`)
    Cas,
    /// FollowTheMoney entities, one JSON object a line, for Aleph and OpenSanctions' tools
    Ftm,
    /// W3C Web Annotations: each field of each event with the words that gave it
    Annotations,
    /// What people said of the records, one JSON object a line
    Corrections,
}

/// Does it.
pub(crate) fn export(options: &ExportOptions) -> Exit {
    told(written(options))
}

fn written(options: &ExportOptions) -> Result<Vec<String>, Failure> {
    let filter = filter(&options.filter, &options.conditions).map_err(Failure::Usage)?;
    if options.excel && !matches!(options.format, Form::Polecat | Form::Acled) {
        return Err(Failure::Usage("`--excel` is for CSV: `--format polecat` or `acled`".to_owned()));
    }
    let store = Store::open_read_only(&options.db)?;
    let (filter, mut notes) = store.asked(&filter)?;
    notes.extend(form(options, &filter, &store)?);
    Ok(notes)
}

fn form(options: &ExportOptions, filter: &Filter, store: &Store) -> Result<Vec<String>, Failure> {
    let output = options.output.as_deref();
    let longest = (!options.with_text).then_some(usize::from(options.quotations));
    let mut reports = Reports { store, filter, is_masked: !options.unmasked, longest };
    match options.format {
        Form::Parquet => parquet::write(&mut reports, folder(output)?, options.with_text),
        Form::Cas if !options.with_text => Err(Failure::Usage(
            "a CAS is the text with its annotations: `--format cas` needs `--with-text`".to_owned(),
        )),
        Form::Cas => cas::write(&mut reports, folder(output)?),
        Form::Corrections => said(&reports, output),
        form => text(writer(form, options, filter).as_mut(), &mut reports, output),
    }
}

/// Reports as an export takes them.
pub(super) struct Reports<'s> {
    pub(super) store: &'s Store,
    filter: &'s Filter,
    pub(super) is_masked: bool,
    /// Code points of a quotation, where the texts do not go along.
    longest: Option<usize>,
}

impl Reports<'_> {
    /// The rows of the events that the filter wants, rejected ones too; nothing where there is no filter.
    pub(super) fn wanted_rows(&self) -> Result<Option<BTreeSet<i64>>, StoreError> {
        let filter = Filter { rejected: true, ..self.filter.clone() };
        if filter == (Filter { rejected: true, ..Filter::default() }) {
            return Ok(None);
        }
        Ok(Some(self.store.event_numbers(&filter)?.into_iter().collect()))
    }

    /// Words as the export shows them.
    pub(super) fn shown(&self, words: &str) -> String {
        if self.is_masked { mask(words).into_owned() } else { words.to_owned() }
    }

    /// A sentence as the export shows it.
    pub(super) fn quoted(&self, sentence: &str) -> String {
        let shown = self.shown(sentence);
        match self.longest {
            Some(longest) => quotation::head(&shown, longest),
            None => shown,
        }
    }

    pub(super) fn each(
        &mut self,
        mut each: impl FnMut(&Report) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        source::reports(self.store, self.filter, |mut report| {
            if self.is_masked {
                masked::report(&mut report);
            }
            if let Some(longest) = self.longest {
                quotation::shorten(&mut report, longest);
            }
            each(&report)
        })
    }
}

fn writer(form: Form, options: &ExportOptions, filter: &Filter) -> Box<dyn Writer> {
    let (with_text, with_mark) = (options.with_text, options.excel);
    let network = |drawing| Network::new(drawing, options.period, !filter.status.is_empty());
    match form {
        Form::Statements => Box::new(Statements { with_text }),
        Form::Polecat => Box::new(Polecat { with_mark, with_text, ..Polecat::default() }),
        Form::Acled => Box::new(Acled::new(with_mark, with_text)),
        Form::Graphml => Box::new(network(Drawing::GraphMl)),
        Form::Gexf => Box::new(network(Drawing::Gexf)),
        Form::Geojson => Box::new(GeoJson::new(with_text)),
        Form::Ftm => Box::new(Entities::new(with_text)),
        Form::Annotations => Box::new(Annotations::new(with_text)),
        Form::Jsonl | Form::Parquet | Form::Cas | Form::Corrections => Box::new(Events { with_text }),
    }
}

fn text(
    writer: &mut dyn Writer,
    reports: &mut Reports<'_>,
    output: Option<&Path>,
) -> Result<Vec<String>, Failure> {
    let mut sink = Sink::to(output)?;
    let mut out = Vec::new();
    writer.head(&mut out);
    reports.each(|report| {
        writer.report(report, &mut out);
        sink.write(&out)?;
        out.clear();
        Ok(())
    })?;
    writer.tail(&mut out);
    sink.write(&out)?;
    sink.finish()?;
    Ok(writer.notes())
}

/// The corrections, a line each.
fn said(reports: &Reports<'_>, output: Option<&Path>) -> Result<Vec<String>, Failure> {
    let mut sink = Sink::to(output)?;
    for told in corrections::told(reports)? {
        sink.write(format!("{}\n", json(&told)).as_bytes())?;
    }
    sink.finish()?;
    Ok(Vec::new())
}

fn folder(output: Option<&Path>) -> Result<&Path, Failure> {
    output.ok_or_else(|| Failure::Usage("it is a folder of files: name it with `--output FOLDER`".to_owned()))
}

/// The filter of the options; what `--where` says too, it says last.
pub(crate) fn filter(options: &Filter, conditions: &[String]) -> Result<Filter, String> {
    let mut words = vec!["--where".to_owned()];
    for condition in conditions {
        let (key, value) = condition.split_once('=').unwrap_or((condition, ""));
        let (key, value) = (key.trim().replace('_', "-"), value.trim());
        words.push(match (key.as_str(), value) {
            ("rejected", "" | "true") => "--rejected".to_owned(),
            ("rejected", _) => return Err(refusal("`rejected` takes no value: leave it out")),
            ("", _) => return Err(refusal("no filter is named")),
            (_, "") => return Err(refusal(&format!("`{key}` has no value"))),
            _ => format!("--{key}={value}"),
        });
    }
    let command = Filter::augment_args(clap::Command::new("--where").disable_help_flag(true));
    let matches: ArgMatches =
        command.try_get_matches_from(words).map_err(|error| refusal(&error.to_string()))?;
    let mut both = options.clone();
    both.update_from_arg_matches(&matches).map_err(|error| refusal(&error.to_string()))?;
    both.rejected |= options.rejected;
    Ok(both)
}

fn refusal(why: &str) -> String {
    let first = why.lines().next().unwrap_or_default();
    format!(
        "`--where`: {}\n  hint: it takes a filter and its value: `--where country=SYR`",
        first.trim_start_matches("error: ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_the_filters_of_the_options() {
        let options = Filter {
            country: vec!["IRQ".to_owned()],
            rejected: true,
            sector: vec!["MIL".to_owned()],
            ..Filter::default()
        };
        let conditions = ["country = SYR,LBN", "min_confidence=0.5", "from=2024-05-01"].map(str::to_owned);
        let filter = filter(&options, &conditions).expect("a filter");
        assert_eq!(
            (&filter.country[..], &filter.sector[..]),
            (&["SYR", "LBN"].map(str::to_owned)[..], &["MIL".to_owned()][..])
        );
        assert_eq!((filter.min_confidence, filter.rejected), (Some(0.5), true));
        assert_eq!(filter.from, Some(jiff::civil::date(2024, 5, 1)));
    }

    #[test]
    fn conditions_that_are_none_are_told() {
        for condition in ["colour=red", "from=yesterday", "", "=", "country", "country=", "rejected=no"] {
            let told = filter(&Filter::default(), &[condition.to_owned()]).expect_err("no filter");
            assert!(told.starts_with("`--where`: ") && told.contains("hint"), "{told}");
        }
    }
}
