//! What an event and an actor are among ACLED's: `data/acled.tsv`, and the groups of `inter1`.

use crate::output::word;
use coder::Event;
use coder::record::Entity;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../../data/acled.tsv");

/// Whom an event hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Armed,
    Civilian,
    Protester,
}

/// What an event is among ACLED's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counterpart {
    pub(super) disorder_type: &'static str,
    pub(super) event_type: &'static str,
    pub(super) sub_event_type: &'static str,
}

/// Category, mode, side, and what it is.
type Rule = (&'static str, &'static str, &'static str, Counterpart);

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| DATA.lines().filter_map(rule).collect());

fn rule(line: &'static str) -> Option<Rule> {
    let [category, mode, side, disorder_type, event_type, sub_event_type] =
        line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some((category, mode, side, Counterpart { disorder_type, event_type, sub_event_type }))
}

/// What the event is, by the first line that fits.
pub(super) fn counterpart(event: &Event) -> Option<Counterpart> {
    let category = word(&event.event);
    let whom = if event.recipient.is_empty() { between_armed(&event.actor) } else { side(&event.recipient) };
    let fits = |(wanted, mode, whom_wanted, _): &&Rule| {
        let has_mode =
            event.mode.iter().any(|stated| stated == mode) || (*mode == "-" && event.mode.is_empty());
        let is_side = match *whom_wanted {
            "armed" => whom == Some(Side::Armed),
            "civilian" => whom == Some(Side::Civilian),
            "protester" => whom == Some(Side::Protester),
            _ => true,
        };
        *wanted == category && has_mode && is_side
    };
    RULES.iter().find(fits).map(|rule| rule.3)
}

/// A fight of two armed sides has two actors and nobody to whom it was done.
fn between_armed(actors: &[Entity]) -> Option<Side> {
    (actors.len() >= 2).then(|| side(actors)).flatten().filter(|side| *side == Side::Armed)
}

/// What the first of them is whose sectors tell.
pub(super) fn side(entities: &[Entity]) -> Option<Side> {
    entities.iter().find_map(|entity| {
        if entity.entity_name.as_deref().is_some_and(|name| name.to_lowercase().contains("protester")) {
            return Some(Side::Protester);
        }
        entity.sector.iter().find_map(|sector| match sector.as_str() {
            "MIL" | "COP" | "REB" | "UAF" | "PRM" | "SPY" => Some(Side::Armed),
            "CVL" | "JRN" | "MED" | "HLH" | "REF" | "EDU" | "LAB" | "AGR" | "BUS" | "REL" | "SOC" | "LEG"
            | "JUD" | "NGO" => Some(Side::Civilian),
            _ => None,
        })
    })
}

/// ACLED's group of an actor, as far as its sectors tell.
pub(super) fn group(actor: &Entity, kind: Counterpart, place: Option<&str>) -> &'static str {
    let is_abroad = actor.code.as_deref().zip(place).is_some_and(|(code, place)| code != place);
    let sector = actor.sector.iter().find_map(|sector| match sector.as_str() {
        "MIL" | "COP" | "GOV" | "SPY" | "JUD" if is_abroad => Some("External/Other forces"),
        "MIL" | "COP" | "GOV" | "SPY" | "JUD" => Some("State forces"),
        "REB" => Some("Rebel group"),
        "UAF" | "PRM" | "RAD" => Some("Political militia"),
        _ => None,
    });
    match (sector, kind.event_type, side(std::slice::from_ref(actor))) {
        (Some(group), ..) => group,
        (None, "Riots", _) => "Rioters",
        (None, _, Some(Side::Protester)) | (None, "Protests", _) => "Protesters",
        (None, _, Some(Side::Civilian)) => "Civilians",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_speak_of_categories_and_modes_that_are() {
        let codebook = include_str!("../../../../coder/src/ontology.rs");
        assert_eq!(RULES.len(), DATA.lines().filter(|line| !line.starts_with('#')).count());
        for (category, mode, side, _) in RULES.iter() {
            let known: Result<coder::record::Category, _> = serde_json::from_value((*category).into());
            assert!(known.is_ok(), "{category}");
            assert!(*mode == "-" || codebook.contains(&format!("(\"{mode}\"")), "{mode}");
            assert!(["any", "armed", "civilian", "protester"].contains(side), "{side}");
        }
    }
}
