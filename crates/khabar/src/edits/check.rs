//! What an edit may not say: codes, sectors and ids that there are not, points beyond the earth, an end before its beginning.

use crate::store::days;
use crate::vocabulary::{CODES, RESOLUTIONS, SECTORS, is_code, refused};
use coder::Event;
use coder::record::{Entity, Location};
use lexicon::Lexicon;

/// Whether what is new in the record can be; what stood in it before may stay.
///
/// # Errors
/// What is wrong and what is allowed, for a person to read.
pub(super) fn check(before: &Event, after: &Event, lexicon: &Lexicon) -> Result<(), String> {
    let known: Vec<&Entity> = entities(before).collect();
    for new in entities(after).filter(|entity| !known.contains(entity)) {
        entity(new, &known, lexicon)?;
    }
    for new in after.event_loc.iter().filter(|place| !before.event_loc.contains(place)) {
        place(new, before, lexicon)?;
    }
    if (&before.date, &before.enddate) != (&after.date, &after.enddate) { dates(after) } else { Ok(()) }
}

fn entities(event: &Event) -> impl Iterator<Item = &Entity> {
    let speakers = event.attribution.iter().filter_map(|said| said.speaker.as_ref());
    event.actor.iter().chain(&event.recipient).chain(speakers)
}

fn entity(new: &Entity, known: &[&Entity], lexicon: &Lexicon) -> Result<(), String> {
    let is_old = |of: &dyn Fn(&Entity) -> bool| known.iter().any(|entity| of(entity));
    if let Some(code) = new.code.as_ref().filter(|code| !is_code(code))
        && !is_old(&|entity| entity.code.as_ref() == Some(code))
    {
        return Err(format!(
            "`{code}` is no code: give a country's by ISO 3166-1, as `SYR`, or one of {}",
            CODES.join(", ")
        ));
    }
    let is_sector = |sector: &&String| {
        SECTORS.contains(&sector.as_str()) || is_old(&|entity| entity.sector.contains(sector))
    };
    if let Some(sector) = new.sector.iter().find(|sector| !is_sector(sector)) {
        return Err(refused(sector, "no sector", &SECTORS));
    }
    let is_id = |id: &&String| {
        lexicon.actor_by_id(id).is_some() || is_old(&|entity| entity.entity_id.as_ref() == Some(id))
    };
    match new.entity_id.as_ref().filter(|id| !is_id(id)) {
        Some(id) => Err(format!(
            "`{id}` is no id of the lexicon: `khabar lexicon show NAME` tells them; a new name has none"
        )),
        None => Ok(()),
    }
}

fn place(new: &Location, before: &Event, lexicon: &Lexicon) -> Result<(), String> {
    let is_old =
        |code: &String| before.event_loc.iter().any(|place| place.country_code.as_ref() == Some(code));
    let is_country = |code: &String| {
        lexicon.country_by_code(code).is_some() || is_code(code) && !CODES.contains(&code.as_str())
    };
    if let Some(code) = new.country_code.as_ref().filter(|code| !is_country(code) && !is_old(code)) {
        return Err(format!("`{code}` is no country's code: give ISO 3166-1's three letters, as `SYR`"));
    }
    match new.resolution.as_deref().filter(|resolution| !RESOLUTIONS.contains(resolution)) {
        Some(unknown) => Err(refused(unknown, "no precision of a point", &RESOLUTIONS)),
        None => Ok(()),
    }
}

/// Dates are written in full, and an event does not end before it begins.
fn dates(event: &Event) -> Result<(), String> {
    let (date, enddate) = (event.date.as_deref(), event.enddate.as_deref());
    if let Some(date) = [date, enddate].into_iter().flatten().find(|date| ![4, 7, 10].contains(&date.len())) {
        return Err(format!("`{date}` is not a date; write it as `2024-05-31`, `2024-05` or `2024`"));
    }
    let Some((date, enddate)) = date.zip(enddate) else { return Ok(()) };
    let (first, last) = (days(Some(date), None), days(Some(enddate), None));
    if first.zip(last).is_some_and(|((first, _), (_, last))| last < first) {
        return Err(format!(
            "it would end on {enddate}, before it begins on {date}: edit the other of `date` and `enddate` first, or make `enddate` null"
        ));
    }
    Ok(())
}
