//! What kind of actor stands behind an id: the lexicon's word, `person` or a kind of body.

use coder::record::Entity;
use lexicon::Lexicon;
use std::cell::OnceCell;

/// The lexicon, read when the first id is asked for.
#[derive(Default)]
pub(super) struct People {
    lexicon: OnceCell<Lexicon>,
}

impl People {
    /// `person`, `armed-group`, …; `None` for descriptions, new names and ids of a user's own lexicon.
    pub(super) fn kind(&self, entity: &Entity) -> Option<&str> {
        let lexicon = self.lexicon.get_or_init(Lexicon::builtin);
        let actor = lexicon.actor(lexicon.actor_by_id(entity.entity_id.as_deref()?)?);
        Some(&actor.kind)
    }

    pub(super) fn is_person(&self, entity: &Entity) -> bool {
        self.kind(entity) == Some("person")
    }

    /// Whether it is a country that acts as one: `السعودية`, named by nothing but its name.
    pub(super) fn is_state(&self, entity: &Entity) -> bool {
        let country = entity.code.as_deref().and_then(|code| self.country(code));
        entity.entity_id.is_none() && country.is_some() && country == entity.entity_name.as_deref()
    }

    /// English name of a country.
    pub(super) fn country(&self, iso3: &str) -> Option<&str> {
        self.lexicon.get_or_init(Lexicon::builtin).country_name(iso3)
    }
}

/// The best name that an actor has: English, Arabic, or the words.
pub(crate) fn name(entity: &Entity) -> &str {
    entity.entity_name.as_deref().or(entity.entity_name_ar.as_deref()).unwrap_or(&entity.entity_text)
}
