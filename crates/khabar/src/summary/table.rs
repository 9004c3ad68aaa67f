//! The counts as tables: for a terminal, and as CSV.

use super::Section;
use super::count::{Count, Counts, ranked};
use super::dates::day;
use super::names::Names;
use super::plural::counted;
use super::words::Language;
use crate::output::cells::{Cell, number, row_of, text as cell};
use crate::output::text::{clip, isolate, legible, width};
use crate::output::word;

/// A table: its columns' names, and rows of cells.
pub(super) struct Table {
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
    /// How many of the columns, from the last, are numbers.
    pub(super) numbers: usize,
}

/// The columns of a terminal that a name may take.
const NAME: usize = 40;

/// The table of a section, the most frequent first; weeks in their order.
pub(super) fn table(counts: &Counts, section: Section) -> Table {
    let both = |count: &Count| [count.events.to_string(), count.number_of_stories().to_string()];
    let row = |keys: Vec<String>, count: &Count| keys.into_iter().chain(both(count)).collect::<Vec<_>>();
    let (columns, rows): (Vec<&'static str>, Vec<Vec<String>>) = match section {
        Section::Weeks => (
            vec!["week", "category", "events", "stories"],
            counts
                .weeks
                .iter()
                .map(|((week, category), n)| row(vec![week.clone(), word(category)], n))
                .collect(),
        ),
        Section::Categories => (
            vec!["category", "events", "stories"],
            ranked(&counts.categories)
                .into_iter()
                .map(|(category, n)| row(vec![word(category)], n))
                .collect(),
        ),
        Section::Status => (
            vec!["status", "events", "stories"],
            ranked(&counts.statuses).into_iter().map(|(status, n)| row(vec![word(status)], n)).collect(),
        ),
        Section::Pairs => (
            vec!["who", "whom", "events", "stories"],
            ranked(&counts.pairs)
                .into_iter()
                .map(|((who, whom), n)| row(vec![who.clone(), whom.clone()], n))
                .collect(),
        ),
        Section::Places => {
            let rows = ranked(&counts.places).into_iter().map(|(place, n)| {
                let [events, stories] = both(n);
                let names =
                    [&place.name, &place.province, &place.country, &place.precision].map(String::clone);
                names.into_iter().chain([place.lat.clone(), place.lon.clone(), events, stories]).collect()
            });
            (
                vec!["place", "province", "country", "precision", "lat", "lon", "events", "stories"],
                rows.collect(),
            )
        }
        Section::Stories => (
            vec!["independent", "stories"],
            counts.story_sizes().iter().map(|(size, n)| vec![size.to_string(), n.to_string()]).collect(),
        ),
        Section::Outlets => (
            vec!["outlet", "events", "stories"],
            ranked(&counts.outlets).into_iter().map(|(outlet, n)| row(vec![outlet.clone()], n)).collect(),
        ),
    };
    let numbers = if section == Section::Places { 4 } else { 2 };
    Table { columns, rows, numbers }
}

/// One table as CSV, all its rows.
pub(super) fn csv(counts: &Counts, section: Section) -> Vec<u8> {
    let table = table(counts, section);
    let mut out = Vec::new();
    row_of(table.columns.iter().map(|name| cell(name)), &mut out);
    let words = table.columns.len() - table.numbers;
    for row in table.rows {
        let cells = row.into_iter().enumerate().map(|(at, value)| match at < words {
            true => Cell::Text(value),
            false => number(Some(value)),
        });
        row_of(cells, &mut out);
    }
    out
}

/// The tables for a terminal.
pub(super) fn text(counts: &Counts, only: Option<Section>, language: Language, rows: usize) -> Vec<u8> {
    let mut out = String::new();
    if only.is_none() {
        out.push_str(&totals(counts, language));
    }
    let names = (language == Language::Ar).then(|| Names::of(language));
    for section in Section::ALL.into_iter().filter(|section| only.is_none_or(|only| only == *section)) {
        out.push_str(&format!("\n{}\n", language.word(heading(section))));
        let mut table = table(counts, section);
        if let Some(names) = &names {
            table.rows = names.rows(counts, section);
        }
        if section == Section::Weeks {
            // where room is short, the last weeks matter
            table.rows.reverse();
        }
        out.push_str(&drawn(&table, language, rows));
    }
    out.into_bytes()
}

/// The key of a section's heading.
pub(super) const fn heading(section: Section) -> &'static str {
    match section {
        Section::Weeks => "weeks",
        Section::Categories => "categories",
        Section::Status => "status",
        Section::Pairs => "pairs",
        Section::Places => "places",
        Section::Stories => "story_sizes",
        Section::Outlets => "outlets",
    }
}

/// One line: how many of what, and of which days.
pub(super) fn totals(counts: &Counts, language: Language) -> String {
    let published = counts.published.as_ref();
    let days =
        published.map(|(first, last)| format!(" · {} – {}", day(first, language), day(last, language)));
    format!(
        "{} · {} · {}{}\n",
        counted(counts.all.events, "event", language),
        counted(counts.all.number_of_stories() as u64, "story", language),
        counted(counts.articles.len() as u64, "article", language),
        days.unwrap_or_default(),
    )
}

fn drawn(table: &Table, language: Language, most: usize) -> String {
    let words = table.columns.len() - table.numbers;
    let shown = |value: &String| clip(&legible(value), NAME);
    let head: Vec<String> = table.columns.iter().map(|name| language.word(name).to_owned()).collect();
    let rows: Vec<Vec<String>> =
        table.rows.iter().take(most).map(|row| row.iter().map(shown).collect()).collect();
    let widths: Vec<usize> = (0..head.len())
        .map(|at| {
            rows.iter()
                .chain([&head])
                .filter_map(|row| row.get(at))
                .map(|value| width(value))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(at, value)| {
            let gap = " ".repeat(widths[at].saturating_sub(width(value)));
            if at < words { format!("{}{gap}", isolate(value)) } else { format!("{gap}{value}") }
        });
        format!("  {}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    let left = table.rows.len().saturating_sub(most);
    let more =
        if left > 0 { format!("  … {}\n", counted(left as u64, "row", language)) } else { String::new() };
    [line(&head)].into_iter().chain(rows.iter().map(line)).chain([more]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::fixture;

    fn counts() -> Counts {
        let mut counts = Counts::default();
        counts.add(&coder::Event { story_id: Some("s".to_owned()), ..fixture::event() });
        counts
    }

    #[test]
    fn every_section_is_a_table() {
        for section in Section::ALL {
            let table = table(&counts(), section);
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{section:?}");
            let text = String::from_utf8(csv(&counts(), section)).expect("text");
            assert_eq!(text.lines().count(), 1 + table.rows.len());
        }
        let weeks = String::from_utf8(csv(&counts(), Section::Weeks)).expect("text");
        assert_eq!(weeks, "week,category,events,stories\n2024-05-06,ASSAULT,1,1\n");
    }

    #[test]
    fn tables_are_cut_and_say_so() {
        let text = String::from_utf8(text(&counts(), Some(Section::Pairs), Language::En, 1)).expect("text");
        assert!(text.contains("Who and to whom") && text.ends_with("  … 1 more row\n"), "{text}");
    }
}
