//! The examples of the triggers in pieces, so that they can be put into other constructions.

#![allow(dead_code, reason = "each test takes some of the pieces")]

use arabic::features::Person;
use arabic::verb::{Form, Mood, Tense, Verb, VerbFeatures, VerbForm, Voice};
use coder::record::{Category, Entity, Event, Status};
use coder::{Article, Coder};
use lexicon::entry::Example;
use std::collections::HashMap;

/// Category, doers and recipients.
pub(crate) type Reading = (Category, Vec<String>, Vec<String>);

/// An example whose verb opens it, in pieces.
pub(crate) struct Pieces<'s> {
    pub(crate) reading: Reading,
    /// From the verb on.
    pub(crate) core: &'s str,
    /// The verb, the subject right behind it, and what follows; where the subject is one, definite and no plural.
    pub(crate) parts: Option<[&'s str; 3]>,
    /// Whether the verb is of women's gender.
    pub(crate) feminine: bool,
    /// The verb's other forms, where it is one of the perfect.
    pub(crate) forms: Option<Forms>,
}

/// Other forms of an example's verb.
#[derive(Clone)]
pub(crate) struct Forms {
    pub(crate) indicative: String,
    pub(crate) subjunctive: String,
    pub(crate) jussive: String,
    /// Its usual verbal noun.
    pub(crate) noun: String,
    /// Its active participle.
    pub(crate) participle: String,
}

pub(crate) fn names(entities: &[Entity]) -> Vec<String> {
    let name = |e: &Entity| e.entity_name.clone().unwrap_or_else(|| e.entity_text.clone());
    let mut names: Vec<String> = entities.iter().map(name).collect();
    names.sort();
    names
}

pub(crate) fn reading(event: &Event) -> Reading {
    (event.event, names(&event.actor), names(&event.recipient))
}

pub(crate) fn code(coder: &mut Coder<'_>, text: &str) -> Vec<Event> {
    let mut article = Article::new("rephrased", None, text);
    article.published = Some("2017-03-10".parse().unwrap());
    coder.code(&article).events
}

/// The example in pieces, where its one event is asserted and nothing but `و` stands before the verb.
pub(crate) fn pieces<'s>(example: &'s Example, events: &[Event], verbs: &Verbs) -> Option<Pieces<'s>> {
    let sentence = example.sentence.as_str();
    let [event] = events else { return None };
    let at =
        |character: usize| sentence.char_indices().nth(character).map_or(sentence.len(), |(byte, _)| byte);
    let (start, end) = (at(event.trigger.span.0), at(event.trigger.span.1));
    if event.status != Status::Asserted || !matches!(&sentence[..start], "" | "و") {
        return None;
    }
    let body = sentence.trim_end_matches('.');
    let subject = match &event.actor[..] {
        [one] => Some((at(one.span.0), at(one.span.1), one.entity_id.is_some())),
        _ => None,
    };
    let parts = subject.and_then(|(from, to, known)| {
        let adjoins = from > end && to <= body.len() && body[end..from].trim().is_empty();
        let words = adjoins.then(|| &body[from..to])?;
        let mut each = words.split(' ');
        let (first, second) = (each.next()?, each.next());
        let definite = known || first.starts_with("ال") || second.is_some_and(|w| w.starts_with("ال"));
        // a verb behind several would be in the plural
        let several = ["ون", "ين", "ات", "ان"].iter().any(|ending| first.ends_with(ending))
            || event.actor[0].entity_name.as_deref().is_some_and(|n| n.ends_with('s') && !known);
        (definite && !several).then(|| [&body[start..end], words, &body[to..]])
    });
    let verb = &body[start..end];
    let forms = verbs.of(&example.lemma, verb);
    let feminine = verb.ends_with('ت') || verb.starts_with('ت') && forms.is_none();
    Some(Pieces { reading: reading(event), core: &body[start..], parts, feminine, forms })
}

/// The verbs of the triggers by their lemma, each with its verbal nouns of form I.
pub(crate) struct Verbs(HashMap<String, Vec<(Verb, Vec<String>)>>);

impl Verbs {
    pub(crate) fn of_triggers() -> Self {
        let mut verbs: HashMap<String, Vec<(Verb, Vec<String>)>> = HashMap::new();
        for source in lexicon::sources().into_iter().filter(|s| s.path.starts_with("triggers/")) {
            for line in source.text.lines().filter(|l| !l.starts_with(['\t', ' ', '#'])) {
                let mut columns = line.split('\t');
                let (Some(lemma), Some(word)) = (columns.next(), columns.next()) else { continue };
                let mut word = word.split(' ');
                let (Some("verb"), Some(root), Some(form)) = (word.next(), word.next(), word.next()) else {
                    continue;
                };
                let verb = form.parse::<Form>().ok().and_then(|form| Verb::new(root, form).ok());
                let nouns = word.next().map(|nouns| nouns.split(',').map(str::to_owned).collect());
                let entry = verb.map(|verb| (verb, nouns.unwrap_or_default()));
                verbs.entry(lemma.to_owned()).or_default().extend(entry);
            }
        }
        Self(verbs)
    }

    /// The other forms of a verb that is written so.
    fn of(&self, lemma: &str, written: &str) -> Option<Forms> {
        self.0.get(lemma)?.iter().find_map(|(verb, nouns)| {
            let forms = verb.forms();
            let own = |form: &&VerbForm| {
                let VerbFeatures { tense, voice, person, .. } = form.features;
                form.spelling == written
                    && (tense, voice, person) == (Tense::Perfect, Voice::Active, Person::Third)
            };
            let own = forms.iter().find(own)?.features;
            let imperfect = |mood| {
                let wanted = VerbFeatures { tense: Tense::Imperfect, mood: Some(mood), ..own };
                forms.iter().find(|form| form.features == wanted).map(|form| form.spelling.clone())
            };
            Some(Forms {
                indicative: imperfect(Mood::Indicative)?,
                subjunctive: imperfect(Mood::Subjunctive)?,
                jussive: imperfect(Mood::Jussive)?,
                participle: verb.active_participle(),
                noun: nouns.first().cloned().or_else(|| verb.verbal_nouns().into_iter().next())?,
            })
        })
    }
}
