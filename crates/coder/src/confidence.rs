//! How sure the coder is of a record: a logistic score of what the record rests on.
//!
//! The score is the probability that a careful reader would code such an event, as far as the shared evaluation sets tell:
//! `1 / (1 + exp(-Σ weight · value))` over the evidence below. The weights are fitted by `eval/confidence.py`, which also
//! says how well they are calibrated when articles are held out, and writes `data/confidence.tsv`.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::entity::{Class, Resolved};
use crate::merge::Event;
use crate::record::{Category, Status, Via};
use crate::site::By;
use std::sync::LazyLock;

/// The fitted weights: a name and a number a line, as `eval/confidence.py` writes them.
const WEIGHTS: &str = include_str!("data/confidence.tsv");

/// What speaks for and against a record: names and values, those of zero left out.
pub(crate) fn evidence(event: &Event<'_>, doc: &Doc<'_>, sentences: &[Sentence]) -> Vec<(&'static str, f64)> {
    const FAR: usize = 160;
    let draft = &event.draft;
    let sentence = &sentences[draft.sentence];
    let titled = std::iter::once(draft.sentence)
        .chain(event.further.iter().map(|(_, at)| *at))
        .any(|at| sentences[at].headline);
    let named = |all: &[Resolved]| all.iter().any(|r| r.actor.is_some() || r.class == Class::Country);
    let back = |all: &[Resolved]| all.iter().any(|r| r.via == Via::Anaphora);
    let stated = draft.places.iter().any(|p| matches!(p.by, By::Clause | By::Sentence));
    let toll = event.size.dead.is_some() || event.size.injured.is_some() || event.size.arrested.is_some();
    let far = |r: &Resolved| r.bytes.start.abs_diff(draft.trigger.start) > FAR;
    let yes = |on: bool| f64::from(u8::from(on));
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let all = [
        ("bias", 1.0),
        (category(draft.category), 1.0),
        ("noun", yes(draft.nominal)),
        ("definite-noun-alone", yes(draft.nominal && draft.definite && event.further.is_empty())),
        ("needs-words", yes(!draft.frame.with.is_empty())),
        ("title", yes(titled)),
        ("mentions", number(event.further.len()).ln_1p()),
        ("actor", yes(!draft.actors.is_empty())),
        ("actor-named", yes(named(&draft.actors))),
        ("actor-pointed-back", yes(back(&draft.actors))),
        ("actor-far", yes(draft.actors.first().is_some_and(far))),
        ("recipient", yes(!draft.recipients.is_empty())),
        ("recipient-named", yes(named(&draft.recipients))),
        ("recipient-pointed-back", yes(back(&draft.recipients))),
        ("both-named", yes(named(&draft.actors) && named(&draft.recipients))),
        ("place-stated", yes(stated)),
        ("dated", yes(event.date.as_ref().is_some_and(|d| d.words.is_some()))),
        ("toll", yes(toll)),
        ("historical", yes(draft.status == Status::Historical)),
        ("not-asserted", yes(!matches!(draft.status, Status::Asserted | Status::Historical))),
        ("quoted", yes(doc.is_quoted(doc.token_at(draft.trigger.start)))),
        ("late", number(sentence.index.min(20)) / 10.0),
        ("mode", yes(!draft.modes.is_empty())),
        ("single-sentence", yes(sentences.len() == 1)),
    ];
    all.into_iter().filter(|(_, value)| *value != 0.0).collect()
}

/// The score of the evidence, 0–1, to three places.
pub(crate) fn score(evidence: &[(&'static str, f64)]) -> f64 {
    let sum: f64 = evidence.iter().map(|(name, value)| weight(name) * value).sum();
    let score = 1.0 / (1.0 + (-sum).exp());
    (score * 1000.0).round() / 1000.0
}

/// The weight of a name; none for a name that was never seen.
pub(crate) fn weight(name: &str) -> f64 {
    static FITTED: LazyLock<Vec<(&str, f64)>> = LazyLock::new(|| {
        let lines = WEIGHTS.lines().filter_map(|line| line.split_once('\t'));
        lines.filter_map(|(name, number)| Some((name, number.trim().parse().ok()?))).collect()
    });
    FITTED.iter().find(|(fitted, _)| *fitted == name).map_or(0.0, |(_, weight)| *weight)
}

const fn category(category: Category) -> &'static str {
    match category {
        Category::Agree => "agree",
        Category::Consult => "consult",
        Category::Support => "support",
        Category::Concede => "concede",
        Category::Cooperate => "cooperate",
        Category::Aid => "aid",
        Category::Retreat => "retreat",
        Category::Request => "request",
        Category::Accuse => "accuse",
        Category::Reject => "reject",
        Category::Threaten => "threaten",
        Category::Sanction => "sanction",
        Category::Protest => "protest",
        Category::Mobilize => "mobilize",
        Category::Coerce => "coerce",
        Category::Assault => "assault",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_a_number_of_a_known_name() {
        for line in WEIGHTS.lines().filter(|l| !l.starts_with('#')) {
            let (name, number) = line.split_once('\t').expect("a name, a tab, a number");
            assert!(number.parse::<f64>().is_ok_and(f64::is_finite), "{line}");
            assert_eq!(weight(name).to_string(), number.parse::<f64>().expect("checked").to_string());
        }
    }

    #[test]
    fn a_score_is_a_probability_and_named_sides_raise_it() {
        let bare = score(&[("bias", 1.0), ("assault", 1.0), ("noun", 1.0)]);
        let named = score(&[
            ("bias", 1.0),
            ("assault", 1.0),
            ("actor", 1.0),
            ("actor-named", 1.0),
            ("mentions", 1.1),
        ]);
        assert!(0.0 < bare && bare < named && named < 1.0, "{bare} {named}");
    }
}
