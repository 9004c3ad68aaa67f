//! Reads the lines of each data file into entries.

use super::entry::{
    Actor, Agent, Country, Example, Frame, Function, Furniture, Office, Place, Role, Slot, Theme,
};
use super::source::{Problem, ProblemKind, Row};

type Read<T> = Result<T, Problem>;

fn owned(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn required<'s>(row: &Row<'s>, index: usize, name: &'static str) -> Read<&'s str> {
    match row.column(index) {
        "" => Err(row.problem(ProblemKind::Empty(name), "fill it or take the line out")),
        value => Ok(value),
    }
}

fn values(row: &Row<'_>, index: usize) -> Vec<String> {
    row.values(index).map(str::to_owned).collect()
}

/// The first of several values: the canonical name.
fn first(values: &str) -> String {
    values.split('|').next().unwrap_or_default().trim().to_owned()
}

fn words(text: &str) -> Vec<String> {
    text.split([' ', ',']).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn degrees(row: &Row<'_>, index: usize, limit: f64) -> Read<Option<f64>> {
    match row.column(index) {
        "" => Ok(None),
        text => text.parse::<f64>().ok().filter(|d| d.abs() <= limit).map(Some).ok_or_else(|| {
            row.problem(ProblemKind::Number(text.to_owned()), format!("decimal degrees within ±{limit}"))
        }),
    }
}

/// A name of the Arabic column with its mark: `~` short, `?` guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkedName<'s> {
    /// The name without its mark.
    pub name: &'s str,
    /// Whether it is used only of somebody already in the text.
    pub short: bool,
    /// Whether it is also a common word.
    pub guarded: bool,
}

/// Splits a name from its mark.
#[must_use]
pub fn marked(name: &str) -> MarkedName<'_> {
    let (short, guarded) = (name.starts_with('~'), name.starts_with('?'));
    MarkedName { name: name.trim_start_matches(['~', '?']).trim(), short, guarded }
}

fn arabic_names(row: &Row<'_>, index: usize) -> Read<Vec<String>> {
    let names = values(row, index);
    match names.iter().find(|n| !marked(n).name.chars().any(arabic::letters::is_arabic_letter)) {
        Some(bad) => Err(row.problem(ProblemKind::Letters(bad.clone()), "Arabic names in Arabic letters")),
        None => Ok(names),
    }
}

/// A country's line; the nisba and people columns are spelled by the compiler.
pub fn country(row: &Row<'_>) -> Read<Country> {
    Ok(Country {
        code: required(row, 0, "iso3")?.to_owned(),
        en: first(required(row, 1, "en")?),
        ar: arabic_names(row, 2)?,
        nisba: values(row, 3),
        capital: values(row, 5)
            .into_iter()
            .next()
            .filter(|_| !DISPUTED.contains(&row.column(0)))
            .unwrap_or_default(),
        lat: degrees(row, 6, 90.0)?,
        lon: degrees(row, 7, 180.0)?,
        wikidata: owned(row.column(8)),
        guard: row.column(9).to_owned(),
        stance_needs: Vec::new(),
        en_adjective: String::new(),
    })
}

/// An actor's line. Its Arabic names keep their marks for the compiler.
pub fn actor(row: &Row<'_>) -> Read<Actor> {
    Ok(Actor {
        id: required(row, 0, "id")?.to_owned(),
        kind: required(row, 1, "kind")?.to_owned(),
        en: values(row, 2),
        ar: arabic_names(row, 3)?,
        country: row.column(4).to_owned(),
        sectors: words(row.column(5)),
        parent: owned(row.column(6)),
        wikidata: owned(row.column(7)),
        roles: row.values(8).map(|text| role(row, text)).collect::<Read<_>>()?,
        entry: row.place(),
    })
}

/// `OFFICE@WHERE FROM..TO`, `exists FROM..TO`, `sector REB FROM..TO`.
fn role(row: &Row<'_>, text: &str) -> Read<Role> {
    let (what, span) = match text.rsplit_once(' ') {
        Some((what, span)) if span.contains("..") => (what.trim(), span.to_owned()),
        // one date alone is the whole of it: a candidacy of 2012
        Some((what, day)) if is_date(day) => (what.trim(), format!("{day}..{day}")),
        _ => (text, "..".to_owned()),
    };
    let bad_date =
        || row.problem(ProblemKind::Date(span.clone()), "`FROM..TO`, each `YYYY`, `YYYY-MM` or `YYYY-MM-DD`");
    let (from, to) = span.split_once("..").ok_or_else(bad_date)?;
    if !(is_date(from) && is_date(to)) || (!to.is_empty() && !from.is_empty() && later(from, to)) {
        return Err(bad_date());
    }
    let (office, of) = what.split_once('@').unwrap_or((what, ""));
    Ok(Role {
        office: office.trim().to_owned(),
        of: of.trim().to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    })
}

/// Whether `from` lies after `to` as far as both are known.
fn later(from: &str, to: &str) -> bool {
    let shared = from.len().min(to.len());
    from.as_bytes()[..shared] > to.as_bytes()[..shared]
}

/// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or nothing.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let in_range = |part: Option<&str>, len: usize, max: u32| {
        part.is_none_or(|p| p.len() == len && p.parse::<u32>().is_ok_and(|n| (1..=max).contains(&n)))
    };
    text.is_empty()
        || (in_range(parts.next(), 4, 9999)
            && in_range(parts.next(), 2, 12)
            && in_range(parts.next(), 2, 31)
            && parts.next().is_none())
}

/// An office's line.
pub fn office(row: &Row<'_>) -> Read<Office> {
    let own = row.values(5).filter_map(|v| v.split_once(':'));
    Ok(Office {
        own: own.map(|(code, title)| (arabic::fold(title), code.to_owned())).collect(),
        id: required(row, 0, "id")?.to_owned(),
        en: row.values(1).next().unwrap_or_default().to_owned(),
        ar: arabic_names(row, 2)?,
        sector: row.column(3).to_owned(),
        many: row.column(4) != "1",
    })
}

/// An agent's line; plural and gender are spelled by the compiler.
pub fn agent(row: &Row<'_>) -> Read<Agent> {
    Ok(Agent {
        ar: required(row, 0, "ar")?.to_owned(),
        en: values(row, 3),
        sectors: words(row.column(4)),
        class: row.column(5).to_owned(),
    })
}

/// A place's line.
pub fn place(row: &Row<'_>) -> Read<Place> {
    Ok(Place {
        id: required(row, 0, "id")?.to_owned(),
        en: first(required(row, 1, "en")?),
        ar: arabic_names(row, 2)?,
        kind: row.column(3).to_owned(),
        country: row.column(4).to_owned(),
        admin1: row.column(5).to_owned(),
        lat: degrees(row, 6, 90.0)?,
        lon: degrees(row, 7, 180.0)?,
        wikidata: owned(row.column(8)),
        guard: row.column(9).to_owned(),
    })
}

/// A function word's line.
pub fn function(row: &Row<'_>) -> Read<Function> {
    Ok(Function {
        lemma: required(row, 0, "word")?.to_owned(),
        class: row.column(1).to_owned(),
        features: row.column(2).to_owned(),
    })
}

/// A line of `modes.tsv`, `contexts.tsv` or `blocks.tsv`: the theme and its words.
pub fn theme(row: &Row<'_>, kind: &str) -> Read<(Theme, Vec<String>)> {
    let (category, value, at) = match kind {
        "mode" => (row.column(0), row.column(1), 2),
        _ => ("", row.column(0), 1),
    };
    let theme = Theme { kind: kind.to_owned(), category: category.to_owned(), value: value.to_owned() };
    Ok((theme, values(row, at)))
}

/// A line of `furniture.tsv`.
pub fn furniture(row: &Row<'_>) -> Read<Furniture> {
    const KINDS: [&str; 12] = [
        "box", "caption", "contains", "counted", "credit", "cuts", "ends", "equals", "nobody", "outlet",
        "source", "starts",
    ];
    let kind = row.column(0);
    if !KINDS.contains(&kind) {
        return Err(row.problem(ProblemKind::Unknown("kind", kind.to_owned()), KINDS.join(", ")));
    }
    Ok(Furniture {
        kind: kind.to_owned(),
        pattern: arabic::fold(required(row, 1, "pattern")?),
        reason: row.column(2).to_owned(),
    })
}

const CATEGORIES: [&str; 17] = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "LIGHT",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
];
const ROLES: [&str; 9] =
    ["actor", "both", "ignore", "instrument", "place", "recipient", "source", "theme", "victim"];

/// A trigger's line: lemma, word, event, frame, options.
pub fn frame(row: &Row<'_>) -> Read<Frame> {
    let (event, modes) = row.column(2).split_once('/').unwrap_or((row.column(2), ""));
    if !CATEGORIES.contains(&event) {
        return Err(
            row.problem(ProblemKind::Unknown("event", event.to_owned()), "a category in capitals, or LIGHT")
        );
    }
    let mut frame = Frame {
        lemma: required(row, 0, "lemma")?.to_owned(),
        event: event.to_owned(),
        modes: words(modes),
        slots: row
            .column(3)
            .split(' ')
            .filter(|s| !s.is_empty())
            .map(|s| slot(row, s))
            .collect::<Read<_>>()?,
        entry: row.place(),
        ..Frame::default()
    };
    for option in row.column(4).split(' ').filter(|o| !o.is_empty()) {
        match option.split_once(':') {
            Some(("only", classes)) => frame.only = classes.to_owned(),
            Some(("with", list)) => frame.with.extend(list.split(',').map(arabic::fold)),
            Some(("not", list)) => frame.without.extend(list.split(',').map(arabic::fold)),
            Some(("switch", list)) => frame.switches.extend(list.split(',').map(str::to_owned)),
            _ => {
                let hint = "`only:vnp`, `with:WORD,WORD`, `not:WORD,WORD`, `switch:NAME,NAME`";
                return Err(row.problem(ProblemKind::Unknown("options", option.to_owned()), hint));
            }
        }
    }
    Ok(frame)
}

/// `obj=recipient`, `إلى!=theme`.
fn slot(row: &Row<'_>, text: &str) -> Read<Slot> {
    let bad = |hint: &str| row.problem(ProblemKind::Unknown("frame", text.to_owned()), hint);
    let (marker, role) = text.split_once('=').ok_or_else(|| bad("`MARKER=ROLE`, such as `obj=recipient`"))?;
    if !ROLES.contains(&role) {
        return Err(bad(&format!("the role is one of {}", ROLES.join(", "))));
    }
    let required = marker.ends_with('!');
    Ok(Slot {
        marker: arabic::fold(&marker.trim_end_matches('!').replace('_', " ")),
        role: role.to_owned(),
        required,
    })
}

/// An example line under a trigger: TAB, `+` or `-`, the sentence, and after `=>` the reading.
pub fn example(row: &Row<'_>, lemma: &str) -> Read<Example> {
    let text = row.text().trim();
    let bad = |hint: &str| row.problem(ProblemKind::Example, hint);
    if lemma.is_empty() {
        return Err(bad("an example stands under its trigger"));
    }
    let (sentence, reading) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => {
            let (sentence, reading) =
                rest.split_once("=>").ok_or_else(|| bad("`+ SENTENCE => CATEGORY actor=…`"))?;
            (sentence, Some(reading.trim().to_owned()))
        }
        (None, Some(rest)) => (rest, None),
        _ => return Err(bad("an example begins with `+` or `-`")),
    };
    Ok(Example { entry: row.place(), lemma: lemma.to_owned(), sentence: sentence.trim().to_owned(), reading })
}

/// States whose capital is named differently by the parties.
const DISPUTED: [&str; 2] = ["ISR", "PSE"];
