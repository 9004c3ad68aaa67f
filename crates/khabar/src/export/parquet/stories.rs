//! The table of stories: those that exported events belong to, with their best values.

use super::super::command::Reports;
use super::super::people::name;
use super::super::reviews;
use super::rows::{bound, count, day, list, text};
use super::table::Cell;
use crate::output::word;
use crate::store::{Result, Store};
use coder::record::Entity;
use coder::story::{Line, Number, Sizes, Story, Told};

/// How words are shown.
type Shown<'f> = dyn Fn(&str) -> String + 'f;

/// The row of the story with this id; `None` where there is none any more.
///
/// # Errors
/// What the store says.
pub(super) fn row(store: &Store, id: &str, reports: &Reports<'_>) -> Result<Option<Vec<Cell>>> {
    let Some(story) = store.story(id)? else { return Ok(None) };
    let mut row = cells(id, &story, &|words| reports.shown(words), &|sentence| reports.quoted(sentence));
    let (done, review) = reviews::of_story(store, id)?;
    row.extend([
        list(done.into_iter()),
        text(review.as_ref().map(|review| reports.shown(&review.by))),
        text(review.as_ref().map(|review| &review.at)),
        text(review.as_ref().and_then(|review| review.note.as_deref()).map(|note| reports.shown(note))),
    ]);
    Ok(Some(row))
}

/// The cells, with words as they are shown.
fn cells(id: &str, story: &Story, shown: &Shown<'_>, quoted: &Shown<'_>) -> Vec<Cell> {
    let date = story.date.as_ref().map(|told| told.value.as_str());
    let place = story.place.as_ref().map(|told| &told.value);
    let (actors, recipients) = (names(&story.actor, shown), names(&story.recipient, shown));
    let mut row = vec![
        text(Some(id)),
        text(Some(word(&story.event))),
        list(story.mode.iter().map(String::as_str)),
        text(date),
        text(story.enddate.as_ref()),
        day(date, false),
        day(story.enddate.as_deref().or(date), true),
        list(actors.iter().map(String::as_str)),
        list(codes(&story.actor)),
        list(recipients.iter().map(String::as_str)),
        list(codes(&story.recipient)),
        text(place.map(|place| shown(place.resolved_place.as_deref().unwrap_or(&place.extracted_place)))),
        text(place.and_then(|place| place.country_code.as_ref())),
        Cell::Real(place.and_then(|place| place.lat)),
        Cell::Real(place.and_then(|place| place.lon)),
        text(place.and_then(|place| place.resolution.as_ref())),
    ];
    for number in numbers(&story.size) {
        row.extend([
            bound(number.and_then(|number| number.min)),
            bound(number.and_then(|number| number.max)),
        ]);
    }
    let copies = story.reports.iter().filter(|report| report.is_copy).count();
    row.extend([
        count(story.reports.len()),
        count(story.outlets),
        count(copies),
        count(story.denials.len()),
        list(story.disagreements.iter().map(|disagreement| disagreement.field.as_str())),
    ]);
    row.extend(first(story.reports.first(), quoted));
    row
}

/// The first report: its record, its article, its day and its sentence.
fn first(report: Option<&Line>, quoted: &Shown<'_>) -> [Cell; 4] {
    [
        text(report.map(|report| &report.event_id)),
        text(report.map(|report| super::super::mask::mask_url(&report.article_id))),
        day(report.and_then(|report| report.published.as_deref()), false),
        text(report.map(|report| quoted(&report.sentence))),
    ]
}

fn names(entities: &[Told<Entity>], shown: &Shown<'_>) -> Vec<String> {
    entities.iter().map(|told| shown(name(&told.value))).collect()
}

/// The codes in the order of the names; what has none is empty.
fn codes(entities: &[Told<Entity>]) -> impl Iterator<Item = &str> {
    entities.iter().map(|told| told.value.code.as_deref().unwrap_or_default())
}

fn numbers(sizes: &Sizes) -> [Option<Number>; 4] {
    [&sizes.dead, &sizes.injured, &sizes.arrested, &sizes.participants]
        .map(|told| told.as_ref().map(|told| told.value))
}

#[cfg(test)]
mod tests {
    use super::super::columns::STORIES;
    use super::*;
    use coder::record::Category;

    #[test]
    fn a_story_has_the_columns_of_its_table() {
        let story: Story = serde_json::from_value(serde_json::json!({
            "id": "s1", "event": "ASSAULT", "mode": ["firearms"], "date": {"value": "2024-05-11", "support": []},
            "enddate": null, "place": null, "actor": [], "recipient": [],
            "size": {"dead": {"value": {"min": 3, "max": null}, "support": []}, "injured": null, "arrested": null, "participants": null},
            "outlets": 1, "disagreements": [], "denials": [], "links": [],
            "reports": [{"event_id": "e", "article_id": "a", "outlet": null, "published": "2024-05-12", "url": null,
                "title": null, "source": 1, "is_copy": false, "sentence": "x", "span": [0, 1]}],
        }))
        .expect("a story");
        assert_eq!(story.event, Category::Assault);
        let cells = cells("s1", &story, &str::to_owned, &str::to_owned);
        let at = |name: &str| STORIES.iter().position(|(column, _)| *column == name).expect("a column");
        // what people said of it comes behind
        assert_eq!(STORIES[cells.len()].0, "judgement");
        assert_eq!(cells[at("dead_min")], Cell::Whole(Some(3)));
        assert_eq!(cells[at("dead_max")], Cell::Whole(None));
        assert_eq!(cells[at("first_published")], Cell::Day(Some(19_855)));
        assert_eq!(cells[at("sentence")], Cell::Text(Some("x".to_owned())));
    }
}
