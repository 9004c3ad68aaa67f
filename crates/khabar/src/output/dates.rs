//! The expressions of time of an article, as a table or as a line of JSON.

use super::jsonl::line as json_line;
use super::text::{clip, isolate, legible, width};
use crate::read::Input;
use clap::ValueEnum;
use coder::dates::{Dates, Expression, Reason};
use coder::record::ArticleInfo;

/// The forms that expressions of time can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DatesFormat {
    /// A table for a person to read
    Table,
    /// One JSON object an article, with all its expressions
    Jsonl,
}

/// Columns of a day or a range of days, and of a rule.
const DATE: usize = 21;
const RULE: usize = 18;

/// Appends the expressions of one article.
pub(crate) fn dates(dates: &Dates, input: &Input, format: DatesFormat, columns: usize, out: &mut Vec<u8>) {
    match format {
        DatesFormat::Jsonl => json_line(dates, out),
        DatesFormat::Table => table(dates, input, columns, out),
    }
}

fn table(dates: &Dates, input: &Input, columns: usize, out: &mut Vec<u8>) {
    let mut say = |text: &str| {
        out.extend_from_slice(text.trim_end().as_bytes());
        out.push(b'\n');
    };
    say("");
    if let Some(title) = input.article.title_text() {
        say(&isolate(&clip(&legible(title), columns)));
    }
    say(&about(&dates.article));
    dates.reasons.iter().for_each(|reason| say(&evidence(reason, columns)));
    dates.expressions.iter().for_each(|expression| say(&row(expression, columns)));
}

/// Which article it is, of which day, and where that is from.
fn about(article: &ArticleInfo) -> String {
    let mut about = vec![isolate(&legible(&article.id))];
    about.push(article.published.clone().unwrap_or_else(|| "day unknown".to_owned()));
    about.extend(
        article.published_interval.as_ref().map(|(first, last)| format!("between {first} and {last}")),
    );
    let interval = article.published_interval.is_some();
    about.extend(article.published_basis.as_deref().filter(|_| !interval).map(|b| isolate(&legible(b))));
    about.join(" · ")
}

fn evidence(reason: &Reason, columns: usize) -> String {
    let kept = if reason.kept { "" } else { " (overruled)" };
    let told = format!("  this report: {}, {}{kept}  ", reason.says, reason.rule);
    format!("{told}{}", words(&reason.text, columns.saturating_sub(width(&told))))
}

/// The days, the rule, the words, and what else is to be said of them.
fn row(expression: &Expression, columns: usize) -> String {
    let date = match (&expression.date, &expression.enddate, &expression.timex3) {
        (Some(first), Some(last), _) => format!("{first}/{last}"),
        (Some(first), None, _) => first.clone(),
        (None, _, Some(amount)) => amount.clone(),
        (None, ..) => "—".to_owned(),
    };
    let notes = notes(expression);
    let left = columns.saturating_sub(2 + DATE + 2 + RULE + 2 + width(&notes));
    let gap = |text: &str, columns: usize| " ".repeat(columns.saturating_sub(width(text)));
    let (after_date, after_rule) = (gap(&date, DATE), gap(expression.rule, RULE));
    format!("  {date}{after_date}  {}{after_rule}  {}{notes}", expression.rule, words(&expression.text, left))
}

fn words(text: &str, columns: usize) -> String {
    isolate(&clip(&legible(text), columns.max(10)))
}

fn notes(expression: &Expression) -> String {
    let mut notes: Vec<&str> = Vec::new();
    if expression.relation != "at" {
        notes.push(expression.relation);
    }
    notes.extend(expression.by_tense.map(|tense| match tense {
        "future" => "future by the words around",
        _ => "past by the words around",
    }));
    if expression.named {
        notes.push("in a name");
    }
    if expression.contradiction {
        notes.push("its parts disagree");
    }
    if notes.is_empty() { String::new() } else { format!("  ({})", notes.join(", ")) }
}
