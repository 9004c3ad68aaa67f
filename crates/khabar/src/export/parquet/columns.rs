//! The columns of the tables, in their order. `docs/exports.md` explains each.

use super::table::Column;
use super::table::Kind::{Day, Flag, Real, Text, Whole};

pub(super) const EVENTS: [Column; 56] = [
    ("event_id", Text),
    ("article_id", Text),
    ("text_sha256", Text),
    ("date", Text),
    ("enddate", Text),
    ("date_first", Day),
    ("date_last", Day),
    ("event", Text),
    ("mode", Text),
    ("status", Text),
    ("context", Text),
    ("quad_code", Whole),
    ("event_scale", Real),
    ("actor_name", Text),
    ("actor_code", Text),
    ("actor_sector", Text),
    ("recipient_name", Text),
    ("recipient_code", Text),
    ("recipient_sector", Text),
    ("actors", Whole),
    ("recipients", Whole),
    ("place", Text),
    ("place_text", Text),
    ("city", Text),
    ("district", Text),
    ("province", Text),
    ("country", Text),
    ("country_code", Text),
    ("lat", Real),
    ("lon", Real),
    ("place_precision", Text),
    ("dead_min", Whole),
    ("dead_max", Whole),
    ("injured_min", Whole),
    ("injured_max", Whole),
    ("arrested_min", Whole),
    ("arrested_max", Whole),
    ("participants_min", Whole),
    ("participants_max", Whole),
    ("trigger", Text),
    ("trigger_lemma", Text),
    ("trigger_entry", Text),
    ("trigger_start", Whole),
    ("trigger_end", Whole),
    ("sentence_index", Whole),
    ("sentence", Text),
    ("sentence_start", Whole),
    ("sentence_end", Whole),
    ("date_rule", Text),
    ("attributed", Flag),
    ("confidence", Real),
    ("story_id", Text),
    ("judgement", Text),
    ("edited", Flag),
    ("coder_version", Text),
    ("codebook", Text),
];

pub(super) const ACTORS: [Column; 17] = [
    ("event_id", Text),
    ("article_id", Text),
    ("role", Text),
    ("position", Whole),
    ("name", Text),
    ("name_ar", Text),
    ("entity_id", Text),
    ("wikidata_id", Text),
    ("code", Text),
    ("primary_sector", Text),
    ("sectors", Text),
    ("office", Text),
    ("affiliation", Text),
    ("text", Text),
    ("start", Whole),
    ("end", Whole),
    ("via", Text),
];

pub(super) const MENTIONS: [Column; 7] = [
    ("event_id", Text),
    ("article_id", Text),
    ("field", Text),
    ("position", Whole),
    ("text", Text),
    ("start", Whole),
    ("end", Whole),
];

pub(super) const STATEMENTS: [Column; 18] = [
    ("article_id", Text),
    ("position", Whole),
    ("speaker_name", Text),
    ("speaker_name_ar", Text),
    ("speaker_id", Text),
    ("speaker_wikidata_id", Text),
    ("speaker_code", Text),
    ("addressee_name", Text),
    ("addressee_name_ar", Text),
    ("addressee_id", Text),
    ("addressee_wikidata_id", Text),
    ("addressee_code", Text),
    ("verb", Text),
    ("kind", Text),
    ("medium", Text),
    ("content", Text),
    ("start", Whole),
    ("end", Whole),
];

pub(super) const ARTICLES: [Column; 19] = [
    ("article_id", Text),
    ("url", Text),
    ("title", Text),
    ("outlet", Text),
    ("published", Text),
    ("published_date", Day),
    ("published_basis", Text),
    ("published_first", Day),
    ("published_last", Day),
    ("language", Text),
    ("text_sha256", Text),
    ("source_sha256", Text),
    ("copy_of", Text),
    ("version", Whole),
    ("events", Whole),
    ("statements", Whole),
    ("characters", Whole),
    ("coder_version", Text),
    ("text", Text),
];

pub(super) const STORIES: [Column; 7] = [
    ("story_id", Text),
    ("event", Text),
    ("date_first", Day),
    ("date_last", Day),
    ("country_code", Text),
    ("reports", Whole),
    ("outlets", Whole),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_documented() {
        let page = include_str!("../../../../../docs/exports.md");
        let tables: [&[Column]; 6] = [&EVENTS, &ACTORS, &MENTIONS, &STATEMENTS, &ARTICLES, &STORIES];
        for (name, _) in tables.concat() {
            assert!(page.contains(&format!("`{name}`")), "docs/exports.md does not explain `{name}`");
        }
    }
}
