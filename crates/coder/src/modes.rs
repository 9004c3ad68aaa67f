//! What the words around a trigger add to it: modes, and what the event is about.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::draft::Draft;
use crate::entity::Resolved;
use crate::merge::Event;
use crate::names::Names;
use crate::ontology;
use crate::phrase::Element;
use crate::record::{Category, Via};
use crate::theme::hits;
use crate::unit::Unit;
use lexicon::{Kind, Lexicon};
use std::ops::Range;

/// How far beyond the clause the words of a demand are looked for.
const BEYOND: usize = 6;

/// Adds the modes that the words of the event's clause show.
pub(crate) fn stated(event: &mut Event<'_>, sentences: &[Sentence], names: &Names, lexicon: &Lexicon) {
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
    let ranges = if by_theme {
        vec![(draft.sentence, content(draft, sentence))]
    } else if draft.category == Category::Assault {
        event.clauses.clone()
    } else {
        vec![(draft.sentence, clause(draft, sentence))]
    };
    let category = format!("{:?}", draft.category).to_uppercase();
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    // `مقاتلون` are spelt like aircraft
    let fighter = |unit: &Unit| {
        unit.target().filter(|t| t.kind() == Kind::Agent).is_some_and(|t| {
            let agent = &lexicon.tables().agents[t.index()];
            agent.class == "person" && agent.sectors.iter().any(|s| s == "REB" || s == "MIL")
        })
    };
    // `قمع مسيرة سلمية` is of no drone
    let march = |unit: &Unit| {
        let tables = lexicon.tables();
        let of_protest = |f: &u32| tables.frames[*f as usize].event.starts_with("PROTEST");
        let noun = unit.target().filter(|t| t.kind() == Kind::Noun && category == "ASSAULT");
        noun.is_some_and(|t| tables.nouns[t.index()].frames.iter().any(of_protest))
    };
    let hits = ranges.into_iter().flat_map(|(at, range)| {
        let hits = hits(&sentences[at], range, names, lexicon).into_iter();
        let units = &sentences[at].units;
        hits.filter(move |hit| !fighter(&units[hit.unit]) && !march(&units[hit.unit]))
    });
    for hit in hits {
        if hit.theme.kind != "mode" || hit.theme.category != category {
            continue;
        }
        let Some(mode) = ontology::mode(draft.category, &hit.theme.value) else { continue };
        match found.iter_mut().find(|(m, _)| *m == mode) {
            Some((_, times)) => *times += 1,
            None => found.push((mode, 1)),
        }
    }
    if by_theme {
        found.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        found.truncate(1);
        // what is asked of somebody, and is neither help nor a meeting nor an end of something, is that he change
        if found.is_empty() && draft.category == Category::Request && has_content(draft, sentence) {
            found.push(("change", 1));
        }
    }
    for (mode, _) in found {
        if !draft.modes.contains(&mode) {
            draft.modes.push(mode);
        }
    }
}

/// The units after a verb of demand: its clause, and what goes on from it up to the next mark.
fn content(draft: &Draft<'_>, sentence: &Sentence) -> Range<usize> {
    let start = sentence.parts[draft.part].units.start + 1;
    let far = (draft.units.end + BEYOND).min(sentence.units.len());
    let mark = (draft.units.end.max(start)..far).find(|at| sentence.units[*at].is_mark()).unwrap_or(far);
    start..mark.max(start)
}

fn has_content(draft: &Draft<'_>, sentence: &Sentence) -> bool {
    let from = draft.part + 1;
    sentence.parts[from..].iter().take_while(|p| !matches!(p.element, Element::Mark('.'))).any(|p| {
        matches!(&p.element, Element::Pp(marker, _) if marker == TO || marker == crate::phrase::BI || marker == ON)
            || matches!(p.element, Element::Function(crate::unit::Function::Complementiser))
    })
}

/// The units that tell how a deed was done: its clause, and the words for who or what did it (`مسيّرات إسرائيلية ألقت`).
pub(crate) fn told_in(draft: &Draft<'_>, sentence: &Sentence, doc: &Doc<'_>) -> Vec<Range<usize>> {
    let own = clause(draft, sentence);
    let tells = |at: usize| {
        let unit = &sentence.units[at];
        let start = doc.tokens[unit.first].start as usize;
        let by = |a: &Resolved| a.via != Via::Anaphora && a.bytes.contains(&start);
        !own.contains(&at) && draft.actors.iter().any(by)
    };
    let doers = (0..sentence.units.len()).filter(|at| tells(*at)).map(|at| at..at + 1);
    std::iter::once(own.clone()).chain(doers).collect()
}

/// The units of a deed's clause, with the noun that a relative clause is about: `الهجوم الانتحاري الذي استهدف`.
fn clause(draft: &Draft<'_>, sentence: &Sentence) -> Range<usize> {
    let start =
        sentence.antecedent(draft.part).map_or(draft.units.start, |at| sentence.parts[at].units.start);
    start.min(draft.units.start)..draft.units.end
}

/// PLOVER's contexts of an event. A word in its sentence counts twice, one in the title or in the sentences around once; two
/// words, or one that comes back, make a context. Those with most evidence first, at most four.
pub(crate) fn contexts(
    event: &Event<'_>,
    sentences: &[Sentence],
    names: &Names,
    lexicon: &Lexicon,
) -> Vec<&'static str> {
    const ENOUGH: usize = 3;
    const MOST: usize = 4;
    let at = event.draft.sentence;
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    for sentence in sentences {
        let near = sentence.index.abs_diff(at) <= 1;
        let weight = match () {
            () if sentence.index == at => 2,
            () if near || sentence.headline => 1,
            () => continue,
        };
        for hit in hits(sentence, 0..sentence.units.len(), names, lexicon) {
            let Some(context) = ontology::context(&hit.theme.value).filter(|_| hit.theme.kind == "context")
            else {
                continue;
            };
            // a phrase is surer than a word; `تدين` is no word of debts, a verb is not what contexts list
            let unit = &sentence.units[hit.unit];
            let phrase = hit.last > unit.first;
            if !phrase && (unit.is_verb() || unit.is(Kind::Function)) {
                continue;
            }
            let weight = if phrase { 2 * weight } else { weight };
            match found.iter_mut().find(|(c, _)| *c == context) {
                Some((_, evidence)) => *evidence += weight,
                None => found.push((context, weight)),
            }
        }
    }
    found.retain(|(_, evidence)| *evidence >= ENOUGH);
    found.sort_by_key(|(_, evidence)| std::cmp::Reverse(*evidence));
    found.truncate(MOST);
    found.into_iter().map(|(context, _)| context).collect()
}

const TO: &str = "\u{0627}\u{0644}\u{064A}";
const ON: &str = "\u{0639}\u{0644}\u{064A}";
