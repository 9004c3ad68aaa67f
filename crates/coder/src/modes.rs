//! What the words around a trigger add to it: modes, and what the event is about.

use crate::clause::Sentence;
use crate::merge::Event;
use crate::ontology;
use crate::record::Category;
use lexicon::Lexicon;
use lexicon::entry::Theme;

/// Adds the modes that the words of the event's clause show.
pub(crate) fn stated(event: &mut Event<'_>, sentences: &[Sentence], lexicon: &Lexicon) {
    let draft = &mut event.draft;
    let sentence = &sentences[draft.sentence];
    let by_theme = draft.switch("theme");
    let shows = matches!(
        draft.category,
        Category::Assault | Category::Consult | Category::Mobilize | Category::Coerce | Category::Protest
    );
    if !(by_theme || shows) || (!draft.modes.is_empty() && draft.category != Category::Assault) {
        return;
    }
    let range = if by_theme {
        sentence.parts[draft.part].units.start + 1..(draft.units.end + 6).min(sentence.units.len())
    } else {
        draft.units.clone()
    };
    let category = format!("{:?}", draft.category).to_uppercase();
    let mut found: Vec<&'static str> = Vec::new();
    for theme in sentence.units[range].iter().flat_map(|u| themes(u, lexicon)) {
        if theme.kind == "mode" && theme.category == category {
            found.extend(ontology::mode(draft.category, &theme.value).filter(|m| !found.contains(m)));
        }
    }
    if by_theme {
        found.truncate(1);
    }
    for mode in found {
        if !draft.modes.contains(&mode) {
            draft.modes.push(mode);
        }
    }
}

/// PLOVER's contexts of the event, by the words of the sentences that tell it.
pub(crate) fn contexts(sentences: &[Sentence], event: &Event<'_>, lexicon: &Lexicon) -> Vec<&'static str> {
    let sentence = &sentences[event.draft.sentence];
    let mut found = Vec::new();
    for theme in sentence.units.iter().flat_map(|u| themes(u, lexicon)) {
        if theme.kind == "context" {
            found.extend(ontology::context(&theme.value).filter(|c| !found.contains(c)));
        }
    }
    found
}

pub(crate) fn themes<'u>(
    unit: &'u crate::unit::Unit,
    lexicon: &'u Lexicon,
) -> impl Iterator<Item = &'u Theme> {
    let all = &lexicon.tables().themes;
    unit.info.iter().flat_map(|i| &i.themes).map(move |t| &all[*t as usize])
}
