//! GeoJSON (RFC 7946): an event a feature, at the first place that has a point. Events without one have no geometry.

use super::jsonl::json;
use super::people::name;
use super::report::{Marked, Report};
use super::writer::Writer;
use crate::output::word;
use coder::record::{Count, Entity, Location};
use serde_json::{Map, Value, json};

/// The format.
pub(super) struct GeoJson {
    with_text: bool,
    is_begun: bool,
}

impl GeoJson {
    pub(super) fn new(with_text: bool) -> Self {
        Self { with_text, is_begun: false }
    }
}

impl Writer for GeoJson {
    fn head(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"type\":\"FeatureCollection\",\"name\":\"khabar\",\"features\":[\n");
    }

    fn report(&mut self, report: &Report, out: &mut Vec<u8>) {
        for marked in &report.events {
            if self.is_begun {
                out.extend_from_slice(b",\n");
            }
            self.is_begun = true;
            let place = marked.event.event_loc.iter().find(|place| point(place).is_some());
            let feature = json!({
                "type": "Feature",
                "id": report.event_id(&marked.event),
                "geometry": place.and_then(point).map(|(lon, lat)| json!({"type": "Point", "coordinates": [lon, lat]})),
                "properties": self.properties(report, marked, place.or(marked.event.event_loc.first())),
            });
            json(&feature, out);
        }
    }

    fn tail(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n]}\n");
    }
}

impl GeoJson {
    fn properties(&self, report: &Report, marked: &Marked, place: Option<&Location>) -> Map<String, Value> {
        let event = &marked.event;
        let mut all = Map::new();
        let mut put = |key: &str, value: Value| drop(all.insert(key.to_owned(), value));
        put("event_id", event.id.clone().into());
        put("event", word(&event.event).into());
        put("mode", event.mode.join(" | ").into());
        put("status", word(&event.status).into());
        put("date", event.date.clone().into());
        put("enddate", event.enddate.clone().into());
        put("quad_code", event.quad_code.into());
        put("event_scale", event.event_scale.into());
        put("actor", names(&event.actor).into());
        put("recipient", names(&event.recipient).into());
        put("place", place.and_then(|place| place.resolved_place.clone()).into());
        put("place_text", place.map(|place| place.extracted_place.clone()).into());
        put("place_precision", place.and_then(|place| place.resolution.as_deref()).into());
        put("place_radius_km", place.and_then(radius).into());
        put("province", place.and_then(|place| place.province.clone()).into());
        put("country_code", place.and_then(|place| place.country_code.clone()).into());
        for (what, count) in event.size.counts().into_iter().take(3) {
            put(&format!("{what}_min"), count.and_then(|count: &Count| count.min).into());
            put(&format!("{what}_max"), count.and_then(|count: &Count| count.max).into());
        }
        put("sentence", event.sentence.text.clone().into());
        put("sentence_start", event.sentence.span.0.into());
        put("sentence_end", event.sentence.span.1.into());
        put("confidence", event.confidence.into());
        put("outlet", report.info.outlet.clone().into());
        put("published", report.info.published.clone().into());
        put("url", report.info.url.clone().into());
        put("article_id", report.info.id.clone().into());
        put("text_sha256", report.info.text_sha256.clone().into());
        put("copy_of", report.info.copy_of.clone().into());
        put("story_id", event.story_id.clone().into());
        put("review", marked.review().into());
        put("reviewed_by", marked.reviewed_by().into());
        put("reviewed_at", marked.reviewed_at().into());
        put("review_note", marked.review_note().into());
        if self.with_text {
            put("text", report.text.clone().into());
        }
        all
    }
}

fn point(place: &Location) -> Option<(f64, f64)> {
    place.lon.zip(place.lat)
}

/// How far from the point the event may well have been: the usual size of such a place, not a measure of this one.
fn radius(place: &Location) -> Option<u32> {
    match place.resolution.as_deref()? {
        "facility" => Some(1),
        "city" => Some(10),
        "province" => Some(75),
        "region" => Some(200),
        _ => Some(500),
    }
}

fn names(entities: &[Entity]) -> String {
    entities.iter().map(name).collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn features_are_as_they_were_agreed() {
        fixture::golden("events.geojson", &mut GeoJson::new(false));
    }

    #[test]
    fn no_id_stands_twice_where_two_articles_print_one_text() {
        let text = fixture::written_twice(&mut GeoJson::new(false));
        let value: Value = serde_json::from_slice(&text).expect("JSON");
        let features = value["features"].as_array().expect("features");
        let ids: std::collections::BTreeSet<&str> =
            features.iter().filter_map(|one| one["id"].as_str()).collect();
        assert!(features.len() > 4 && ids.len() == features.len(), "{} ids of {}", ids.len(), features.len());
    }

    #[test]
    fn points_are_longitude_first_and_what_has_none_stays() {
        let text = fixture::written(&mut GeoJson::new(true));
        let value: Value = serde_json::from_slice(&text).expect("JSON");
        let features = value["features"].as_array().expect("features");
        assert_eq!(
            features.len(),
            fixture::reports().iter().map(|report| report.events.len()).sum::<usize>()
        );
        assert_eq!(features[0]["geometry"]["coordinates"][0].as_f64().map(f64::round), Some(44.0));
        assert!(features.iter().any(|feature| feature["geometry"].is_null()));
        assert!(features.iter().all(|feature| feature["properties"]["text"].is_string()));
    }
}
