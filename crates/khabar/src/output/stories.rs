//! Stories: a list of them, and one with its reports side by side.

use super::cells::{Cell, row_of};
use super::text::{clip, isolate, legible, width};
use super::{Format, word};
use coder::Event;
use coder::record::{Count, Entity};
use coder::story::{Line, Number, Story, Told};

/// What stands above a list.
pub(crate) fn head(format: Format) -> Vec<u8> {
    match format {
        Format::Csv => joined(COLUMNS.iter().map(|(name, _)| (*name).to_owned())),
        Format::Table | Format::Jsonl => Vec::new(),
    }
}

/// A story in a list.
pub(crate) fn row(story: &Story, format: Format, columns: usize) -> Vec<u8> {
    match format {
        Format::Jsonl => {
            let mut line = serde_json::to_vec(story).unwrap_or_default();
            line.push(b'\n');
            line
        }
        Format::Csv => joined(COLUMNS.iter().map(|(_, of)| of(story))),
        Format::Table => listed(story, columns),
    }
}

/// A column: its name, and what stands in it.
type Column = (&'static str, fn(&Story) -> String);

const COLUMNS: &[Column] = &[
    ("id", |s| s.id.clone()),
    ("date", |s| s.date.as_ref().map(|told| told.value.clone()).unwrap_or_default()),
    ("enddate", |s| s.enddate.clone().unwrap_or_default()),
    ("event", |s| word(&s.event)),
    ("mode", |s| s.mode.join(" | ")),
    ("actor", |s| names(s.actor.iter().map(|told| &told.value))),
    ("recipient", |s| names(s.recipient.iter().map(|told| &told.value))),
    ("place", place),
    ("country_code", |s| {
        s.place.as_ref().and_then(|told| told.value.country_code.clone()).unwrap_or_default()
    }),
    ("lat", |s| {
        s.place.as_ref().and_then(|told| told.value.lat).map(|lat| lat.to_string()).unwrap_or_default()
    }),
    ("lon", |s| {
        s.place.as_ref().and_then(|told| told.value.lon).map(|lon| lon.to_string()).unwrap_or_default()
    }),
    ("dead_min", |s| least(s.size.dead.as_ref())),
    ("dead_max", |s| most(s.size.dead.as_ref())),
    ("injured_min", |s| least(s.size.injured.as_ref())),
    ("injured_max", |s| most(s.size.injured.as_ref())),
    ("arrested_min", |s| least(s.size.arrested.as_ref())),
    ("arrested_max", |s| most(s.size.arrested.as_ref())),
    ("participants_min", |s| least(s.size.participants.as_ref())),
    ("participants_max", |s| most(s.size.participants.as_ref())),
    ("reports", |s| s.reports.len().to_string()),
    ("outlets", |s| s.outlets.to_string()),
    ("outlet_names", |s| outlets(s).join(" | ")),
    ("copies", |s| s.reports.iter().filter(|report| report.is_copy).count().to_string()),
    ("denials", |s| s.denials.len().to_string()),
    ("disagreements", |s| fields(s).join(" | ")),
    ("first_published", |s| published(s).next().unwrap_or_default()),
    ("last_published", |s| published(s).last().unwrap_or_default()),
];

fn joined(cells: impl Iterator<Item = String>) -> Vec<u8> {
    let mut line = Vec::new();
    row_of(cells.map(cell), &mut line);
    line
}

/// Numbers below nought are numbers; what else a spreadsheet would take for a formula is made safe.
fn cell(text: String) -> Cell {
    if text.parse::<f64>().is_ok() { Cell::Number(text) } else { Cell::Text(text) }
}

fn names<'e>(entities: impl Iterator<Item = &'e Entity>) -> String {
    let name = |e: &Entity| {
        let known = e.entity_name.clone().or_else(|| e.entity_name_ar.clone());
        known.unwrap_or_else(|| e.entity_text.clone())
    };
    entities.map(name).collect::<Vec<_>>().join(" | ")
}

fn place(story: &Story) -> String {
    let Some(told) = &story.place else { return String::new() };
    told.value.resolved_place.clone().unwrap_or_else(|| told.value.extracted_place.clone())
}

fn least(number: Option<&Told<Number>>) -> String {
    number.and_then(|told| told.value.min).map(|min| min.to_string()).unwrap_or_default()
}

fn most(number: Option<&Told<Number>>) -> String {
    number.and_then(|told| told.value.max).map(|max| max.to_string()).unwrap_or_default()
}

/// In the order of the reports, each once.
fn outlets(story: &Story) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in story.reports.iter().filter_map(|report| report.outlet.as_ref()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn fields(story: &Story) -> Vec<&str> {
    story.disagreements.iter().map(|disagreement| disagreement.field.as_str()).collect()
}

fn published(story: &Story) -> impl Iterator<Item = String> {
    story.reports.iter().filter_map(|report| report.published.clone())
}

fn listed(story: &Story, columns: usize) -> Vec<u8> {
    let date = story.date.as_ref().map_or("no date", |told| told.value.as_str());
    let outlets = match story.outlets {
        1 => "1 outlet".to_owned(),
        more => format!("{more} outlets"),
    };
    let reports = match story.reports.len() {
        1 => "1 report".to_owned(),
        more => format!("{more} reports"),
    };
    let mut parts = vec![date.to_owned(), word(&story.event)];
    parts.extend(Some(place(story)).filter(|place| !place.is_empty()));
    parts.push(format!("{reports}, {outlets}"));
    let dead =
        story.size.dead.as_ref().map(|told| format!("{} dead", written(told.value.min, told.value.max)));
    parts.extend(dead);
    parts
        .extend((!story.disagreements.is_empty()).then(|| format!("disagree: {}", fields(story).join(", "))));
    parts.extend((!story.denials.is_empty()).then(|| "denied".to_owned()));
    parts.push(story.id.clone());
    let who = names(story.actor.iter().map(|told| &told.value));
    let whom = names(story.recipient.iter().map(|told| &told.value));
    let mut out = isolated(&parts);
    out.push('\n');
    out.push_str(&format!(
        "    {}\n",
        clip(&isolated(&[who, "→".to_owned(), whom]), columns.saturating_sub(4))
    ));
    let title = story.reports.first().map(|report| report.title.as_ref().unwrap_or(&report.sentence));
    let title =
        title.map(|title| isolate(&clip(&legible(title), columns.saturating_sub(4)))).unwrap_or_default();
    out.push_str(&format!("    {title}\n"));
    out.into_bytes()
}

fn isolated(parts: &[String]) -> String {
    let parts: Vec<String> =
        parts.iter().filter(|p| !p.is_empty()).map(|part| isolate(&legible(part))).collect();
    parts.join("  ")
}

/// `11`, `20+`, `200-999`.
fn written(min: Option<u64>, max: Option<u64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}-{max}"),
        (Some(min), None) => format!("{min}+"),
        (None, Some(max)) => format!("up to {max}"),
        (None, None) => String::new(),
    }
}

/// What one report says, field by field.
fn said(line: &Line, event: Option<&Event>) -> [String; 9] {
    let count = |of: fn(&Event) -> Option<&Count>| {
        event.and_then(of).map(|count| written(count.min, count.max)).unwrap_or_default()
    };
    let place = |event: &Event| {
        let place = event.event_loc.first()?;
        Some(place.resolved_place.clone().unwrap_or_else(|| place.extracted_place.clone()))
    };
    [
        line.published.clone().unwrap_or_default(),
        line.outlet.clone().unwrap_or_default(),
        event.and_then(|event| event.date.clone()).unwrap_or_default(),
        event.and_then(place).unwrap_or_default(),
        event.map(|event| names(event.actor.iter())).unwrap_or_default(),
        event.map(|event| names(event.recipient.iter())).unwrap_or_default(),
        count(|event| event.size.dead.as_ref()),
        count(|event| event.size.injured.as_ref()),
        count(|event| event.size.arrested.as_ref().or(event.size.participants.as_ref())),
    ]
}

const SAID: [&str; 9] = ["PUBLISHED", "OUTLET", "DATE", "PLACE", "WHO", "WHOM", "DEAD", "INJURED", "PEOPLE"];

/// The best values, the reports side by side, where they disagree, and what joined them.
pub(crate) fn side_by_side(story: &Story, events: &[Event], columns: usize) -> Vec<u8> {
    let mut out = String::new();
    out.push_str(&format!("{}  {}  {}\n", story.id, word(&story.event), story.mode.join(", ")));
    best(story, &mut out);
    let lines: Vec<&Line> = story.reports.iter().chain(&story.denials).collect();
    let rows: Vec<[String; 9]> = lines.iter().map(|line| said(line, event_of(line, events))).collect();
    out.push('\n');
    grid(&rows, columns, &mut out);
    out.push('\n');
    for (at, line) in lines.iter().enumerate() {
        let copy = if line.is_copy { " (copy)" } else { "" };
        let denial = if at >= story.reports.len() { " (denial)" } else { "" };
        let text = isolate(&clip(&legible(&line.sentence), columns.saturating_sub(6).max(20)));
        out.push_str(&format!("{:>3}{copy}{denial}  {text}\n", at + 1));
    }
    disagreements(story, &mut out);
    links(story, &mut out);
    out.into_bytes()
}

fn event_of<'e>(line: &Line, events: &'e [Event]) -> Option<&'e Event> {
    events.iter().find(|event| event.id == line.event_id && event.article.id == line.article_id)
}

/// The values that are taken, with the number of reports that state them.
fn best(story: &Story, out: &mut String) {
    let all = story.reports.len();
    let mut value = |name: &str, value: String, support: usize| {
        if !value.is_empty() {
            out.push_str(&format!("  {name:<9} {}  ({support} of {all})\n", isolate(&legible(&value))));
        }
    };
    if let Some(date) = &story.date {
        let last = story.enddate.as_ref().map(|last| format!(" to {last}")).unwrap_or_default();
        value("when", format!("{}{last}", date.value), date.support.len());
    }
    if let Some(told) = &story.place {
        value("where", place(story), told.support.len());
    }
    for (name, people) in [("who", &story.actor), ("whom", &story.recipient)] {
        for told in people {
            value(name, names(std::iter::once(&told.value)), told.support.len());
        }
    }
    let size = &story.size;
    let counts = [
        ("dead", &size.dead),
        ("injured", &size.injured),
        ("arrested", &size.arrested),
        ("taking part", &size.participants),
    ];
    for (name, told) in counts.into_iter().filter_map(|(name, told)| Some((name, told.as_ref()?))) {
        value(name, written(told.value.min, told.value.max), told.support.len());
    }
    out.push_str(&format!("  told by   {all} reports of {} independent outlets\n", story.outlets));
}

/// Rows under their heads; columns that no report fills are left out, wide ones clipped.
fn grid(rows: &[[String; 9]], columns: usize, out: &mut String) {
    let filled: Vec<usize> =
        (0..SAID.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let widest = (columns.saturating_sub(40) / 3).clamp(12, 40);
    let widths: Vec<usize> = filled
        .iter()
        .map(|at| {
            rows.iter()
                .map(|row| width(&legible(&row[*at])))
                .chain([SAID[*at].len()])
                .max()
                .unwrap_or(0)
                .min(widest)
        })
        .collect();
    let mut line = |number: String, cell: &dyn Fn(usize) -> String| {
        let mut text = format!("{number:>3}");
        for (at, wide) in filled.iter().zip(&widths) {
            let cell = clip(&legible(&cell(*at)), *wide);
            let after = " ".repeat(wide.saturating_sub(width(&cell)));
            text.push_str(&format!("  {}{after}", isolate(&cell)));
        }
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(String::new(), &|at| SAID[at].to_owned());
    for (number, row) in rows.iter().enumerate() {
        line((number + 1).to_string(), &|at| row[at].clone());
    }
}

fn disagreements(story: &Story, out: &mut String) {
    for disagreement in &story.disagreements {
        out.push_str(&format!("\n  they disagree on {}\n", disagreement.field));
        for saying in &disagreement.sayings {
            let by = saying.outlet.as_deref().unwrap_or("an unknown outlet");
            let on = saying.published.as_deref().unwrap_or("an unknown day");
            out.push_str(&format!(
                "    {}  {}  {on}\n",
                isolate(&legible(&saying.value)),
                isolate(&legible(by))
            ));
        }
    }
}

fn links(story: &Story, out: &mut String) {
    if story.links.is_empty() {
        return;
    }
    out.push_str("\n  what joined them\n");
    let number =
        |id: &str| story.reports.iter().position(|report| report.event_id == id).map_or(0, |at| at + 1);
    for link in &story.links {
        let reasons: Vec<String> =
            link.reasons.iter().map(|reason| format!("{} {:+}", reason.what, reason.points)).collect();
        let (one, other) = (number(&link.one), number(&link.other));
        out.push_str(&format!("    {one} and {other}: {} points: {}\n", link.points, reasons.join(", ")));
    }
}

/// A row a report.
pub(crate) fn side_by_side_csv(story: &Story, events: &[Event]) -> Vec<u8> {
    let names = ["story_id", "relation", "source", "is_copy", "event_id", "article_id", "url", "title"];
    let fields = [
        "published",
        "outlet",
        "date",
        "place",
        "actor",
        "recipient",
        "dead",
        "injured",
        "people",
        "sentence",
    ];
    let mut out = joined(names.iter().chain(&fields).map(ToString::to_string));
    for (at, line) in story.reports.iter().chain(&story.denials).enumerate() {
        let relation = if at < story.reports.len() { "report" } else { "denial" };
        let own = [
            story.id.clone(),
            relation.to_owned(),
            line.source.to_string(),
            line.is_copy.to_string(),
            line.event_id.clone(),
            line.article_id.clone(),
            line.url.clone().unwrap_or_default(),
            line.title.clone().unwrap_or_default(),
        ];
        let said = said(line, event_of(line, events));
        out.extend(joined(own.into_iter().chain(said).chain([line.sentence.clone()])));
    }
    out
}
