//! PLOVER's numbers: quad classes, scores, modes.

use crate::record::Category;

/// Quad class and score of a category, and its modes with their scores.
type Entry = (Category, u8, f64, &'static [(&'static str, Option<f64>)]);

const TABLE: [Entry; 16] = [
    (Category::Agree, 1, 2.5, &[]),
    (
        Category::Consult,
        1,
        2.5,
        &[
            ("visit", Some(4.0)),
            ("third-party", Some(1.0)),
            ("multilateral", Some(4.0)),
            ("phone", Some(1.5)),
        ],
    ),
    (Category::Support, 1, 5.0, &[]),
    (Category::Concede, 1, 4.5, &[]),
    (Category::Cooperate, 2, 9.5, &[]),
    (Category::Aid, 2, 10.0, &[]),
    (
        Category::Retreat,
        2,
        6.5,
        &[
            ("withdraw", Some(8.0)),
            ("release", Some(6.5)),
            ("disarm", Some(10.0)),
            ("ceasefire", Some(7.5)),
            ("access", Some(6.5)),
            ("resign", Some(4.5)),
        ],
    ),
    (
        Category::Request,
        3,
        0.0,
        &[("assist", Some(0.5)), ("change", Some(-1.0)), ("yield", Some(-1.0)), ("meet", Some(0.0))],
    ),
    (
        Category::Accuse,
        3,
        -3.0,
        &[("disapprove", Some(-2.0)), ("investigate", Some(-3.5)), ("allege", Some(-3.5))],
    ),
    (
        Category::Reject,
        3,
        -2.0,
        &[("assist", Some(-1.5)), ("change", Some(-2.0)), ("yield", Some(-2.0)), ("meet", Some(-2.0))],
    ),
    (
        Category::Threaten,
        3,
        -3.5,
        &[
            ("restrict", Some(-3.0)),
            ("arrest", Some(-3.5)),
            ("relations", Some(-3.5)),
            ("expel", Some(-3.5)),
            ("territory", Some(-4.0)),
            ("violence", Some(-3.5)),
        ],
    ),
    (
        Category::Sanction,
        4,
        -6.0,
        &[
            ("convict", Some(-6.0)),
            ("expel", Some(-5.5)),
            ("withdraw", Some(-6.0)),
            ("discontinue", Some(-6.0)),
        ],
    ),
    (
        Category::Protest,
        4,
        -5.0,
        &[
            ("demo", Some(-5.0)),
            ("riot", Some(-7.0)),
            ("strike", Some(-5.0)),
            ("hunger", Some(-4.5)),
            ("boycott", Some(-4.5)),
            ("obstruct", Some(-4.5)),
            ("vandalize", None),
        ],
    ),
    (
        Category::Mobilize,
        4,
        -5.5,
        &[("troops", Some(-6.5)), ("weapons", Some(-6.5)), ("police", Some(-5.5)), ("militia", Some(-6.0))],
    ),
    (
        Category::Coerce,
        4,
        -7.0,
        &[
            ("seize", Some(-7.0)),
            ("restrict", Some(-7.0)),
            ("censor", Some(-6.5)),
            ("curfew", Some(-6.5)),
            ("martial-law", Some(-7.5)),
            ("arrest", Some(-7.0)),
            ("deport", Some(-7.0)),
            ("withhold", Some(-7.0)),
            ("misinformation", Some(-6.5)),
            ("cyber", Some(-7.0)),
        ],
    ),
    (
        Category::Assault,
        4,
        -9.0,
        &[
            ("abduct", Some(-8.5)),
            ("beat", Some(-7.5)),
            ("torture", Some(-8.5)),
            ("sexual", Some(-8.5)),
            ("targeted", Some(-9.5)),
            ("destroy", Some(-8.5)),
            ("primitive", Some(-8.0)),
            ("firearms", Some(-9.0)),
            ("explosives", Some(-9.0)),
            ("suicide-attack", Some(-9.5)),
            ("aerial", Some(-9.5)),
            ("drone", Some(-9.5)),
            ("heavy-weapons", Some(-9.5)),
            ("crowd-control", Some(-7.5)),
            ("unconventional", Some(-10.0)),
        ],
    ),
];

/// PLOVER's 37 contexts.
pub const CONTEXTS: [&str; 37] = [
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
];

fn entry(category: Category) -> &'static Entry {
    TABLE.iter().find(|e| e.0 == category).expect("the table holds all sixteen categories")
}

/// Quad class, 1–4.
#[must_use]
pub fn quad(category: Category) -> u8 {
    entry(category).1
}

/// The score: the mode's where exactly one mode is stated, else the category's.
#[must_use]
pub fn scale(category: Category, modes: &[&str]) -> Option<f64> {
    let entry = entry(category);
    match modes {
        [one] => entry.3.iter().find(|m| m.0 == *one).map_or(Some(entry.2), |m| m.1),
        _ => Some(entry.2),
    }
}

/// The modes of a category.
pub fn modes(category: Category) -> impl Iterator<Item = &'static str> {
    entry(category).3.iter().map(|mode| mode.0)
}

/// The mode of the category with this name.
#[must_use]
pub fn mode(category: Category, name: &str) -> Option<&'static str> {
    entry(category).3.iter().find(|m| m.0 == name).map(|m| m.0)
}

/// The context with this name.
#[must_use]
pub fn context(name: &str) -> Option<&'static str> {
    CONTEXTS.iter().find(|c| **c == name).copied()
}
