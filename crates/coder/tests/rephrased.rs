//! What is said in other words has happened all the same: every example of the triggers is put into the constructions of the
//! press, and the program must read the same category, doers and recipients in it as in the plain sentence.
//!
//! The plain reading need not be right for that; `triggers.rs` sees to it. A construction may not fall below its share.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; what fails is listed with --nocapture")]

use coder::record::{Category, Entity, Event, Status};
use coder::{Article, Coder};
use lexicon::Lexicon;
use std::collections::BTreeMap;

/// Category, doers and recipients.
type Reading = (Category, Vec<String>, Vec<String>);

/// An example whose verb opens it, in pieces.
struct Pieces<'s> {
    reading: Reading,
    /// From the verb on.
    core: &'s str,
    /// The verb, the subject right behind it, and what follows; where the subject is one, definite and no plural.
    parts: Option<[&'s str; 3]>,
}

/// A construction and the least share of examples, in thousandths, that must keep their reading in it.
type Construction = (&'static str, usize, fn(&Pieces<'_>) -> Option<String>);

const CONSTRUCTIONS: &[Construction] = &[
    ("source behind", 990, |p| Some(format!("{}، وفق ما أفاد به مصدر أمس.", p.core))),
    ("كما", 995, |p| Some(format!("كما {}.", p.core))),
    ("فيما", 985, |p| Some(format!("وتراجعت الأسعار في الأسواق، فيما {}.", p.core))),
    ("بعد أن", 990, |p| Some(format!("وجاء ذلك بعد أن {}.", p.core))),
    ("سبق أن", 990, |p| Some(format!("وسبق أن {}.", p.core))),
    ("بحسب", 990, |p| Some(format!("وبحسب وكالة رويترز، {}.", p.core))),
    ("quoted", 990, |p| Some(format!("وقال المتحدث: \"{}\".", p.core))),
    ("أن and subject", 960, |p| subject_first(p, "وأكد مصدر مطلع أن ", "")),
    ("إن and subject", 955, |p| subject_first(p, "وقال شهود لرويترز إن ", "")),
    ("subject first", 955, |p| subject_first(p, "", "، وفق وكالات")),
    ("كان and subject", 950, |p| subject_first(p, "وكان ", " في وقت سابق")),
    ("relative clause beside the subject", 965, |p| {
        let [verb, subject, rest] = p.parts?;
        Some(format!("{subject}، {}، {verb}{rest}.", relative(verb)))
    }),
    ("relative clause behind the subject", 950, |p| {
        let [verb, subject, rest] = p.parts?;
        Some(format!("{verb} {subject}، {}،{rest}.", relative(verb)))
    }),
    ("source beside", 965, |p| {
        let [verb, subject, rest] = p.parts.filter(|[.., rest]| !rest.is_empty())?;
        Some(format!("{verb} {subject}، بحسب ما ذكرت رويترز،{rest}."))
    }),
    ("in a statement", 805, |p| {
        let [verb, subject, rest] = p.parts.filter(|[.., rest]| !rest.is_empty())?;
        Some(format!("{verb} {subject} في بيان{rest}."))
    }),
    ("at a press conference", 925, |p| {
        let [verb, subject, rest] = p.parts.filter(|[.., rest]| !rest.is_empty())?;
        Some(format!("{verb} {subject} خلال مؤتمر صحفي{rest}."))
    }),
    ("of the antecedent", 940, |p| {
        let [verb, subject, rest] = p.parts?;
        let (faces, which) =
            if is_feminine(verb) { ("وتواجه", "التي") } else { ("ويواجه", "الذي") };
        Some(format!("{faces} {subject} {which} {verb}{rest} انتقادات."))
    }),
    ("لكن and subject", 960, |p| subject_first(p, "وتأخر الرد، لكن ", "")),
    ("غير أن and subject", 960, |p| subject_first(p, "وتأخر الرد، غير أن ", "")),
    ("يذكر أن and subject", 960, |p| subject_first(p, "يذكر أن ", "")),
    ("فإن and subject", 960, |p| subject_first(p, "وبحسب المصدر فإن ", "")),
    ("behind hours", 990, |p| Some(format!("وبعد ساعات {}.", p.core))),
    ("behind a month", 990, |p| Some(format!("وفي نوفمبر الماضي {}.", p.core))),
    ("behind a place", 980, |p| Some(format!("وفي محيط المدينة {}.", p.core))),
    ("behind a step", 985, |p| Some(format!("وفي خطوة لافتة {}.", p.core))),
    ("behind an adverb", 985, |p| Some(format!("ولاحقا {}.", p.core))),
    ("سرعان ما", 990, |p| Some(format!("وسرعان ما {}.", p.core))),
    ("behind another verb", 970, |p| Some(format!("وارتفعت الأسعار و{}.", p.core))),
    ("behind a dawn between commas", 970, |p| {
        let [verb, subject, rest] = p.parts?;
        Some(format!("{verb} {subject}، فجر اليوم،{rest}."))
    }),
    ("behind a statement between commas", 965, |p| {
        let [verb, subject, rest] = p.parts?;
        Some(format!("{verb} {subject}، في بيان،{rest}."))
    }),
    ("an agency in brackets", 990, |p| Some(format!("{} (أ ف ب).", p.core))),
    ("بشكل", 980, |p| {
        let [verb, subject, rest] = p.parts?;
        Some(format!("{verb} {subject} بشكل مفاجئ{rest}."))
    }),
    ("condemned by others", 950, |p| Some(format!("{}، وهو ما أدانته روسيا.", p.core))),
    ("during a visit", 945, |p| Some(format!("{} خلال زيارة وزير الخارجية الروسي للمنطقة.", p.core))),
    ("before a visit", 950, |p| Some(format!("{} عشية زيارة الرئيس الصومالي.", p.core))),
    ("behind a death", 905, |p| Some(format!("{} إثر مقتل جندي صومالي.", p.core))),
    ("in answer to an attack", 865, |p| {
        Some(format!("{}، وذلك ردا على قصف الجيش الصومالي مواقع للمتمردين.", p.core))
    }),
    ("before the attack of others", 895, |p| Some(format!("{}، فيما قصف الجيش الصومالي متمردين.", p.core))),
    ("behind the attack of others", 885, |p| Some(format!("قصف الجيش الصومالي متمردين، فيما {}.", p.core))),
    ("joined to the attack of others", 850, |p| Some(format!("قصف الجيش الصومالي متمردين و{}.", p.core))),
];

fn subject_first(pieces: &Pieces<'_>, before: &str, behind: &str) -> Option<String> {
    let [verb, subject, rest] = pieces.parts?;
    Some(format!("{before}{subject} {verb}{rest}{behind}."))
}

fn is_feminine(verb: &str) -> bool {
    verb.starts_with('ت') || verb.ends_with('ت')
}

fn relative(verb: &str) -> &'static str {
    if is_feminine(verb) {
        "التي تعمل في المنطقة"
    } else {
        "الذي يعمل في المنطقة"
    }
}

fn names(entities: &[Entity]) -> Vec<String> {
    let name = |e: &Entity| e.entity_name.clone().unwrap_or_else(|| e.entity_text.clone());
    let mut names: Vec<String> = entities.iter().map(name).collect();
    names.sort();
    names
}

fn reading(event: &Event) -> Reading {
    (event.event, names(&event.actor), names(&event.recipient))
}

fn code(coder: &mut Coder<'_>, text: &str) -> Vec<Event> {
    let mut article = Article::new("rephrased", None, text);
    article.published = Some("2017-03-10".parse().unwrap());
    coder.code(&article).events
}

/// The sentence in pieces, where its one event is asserted and nothing but `و` stands before the verb.
fn pieces<'s>(sentence: &'s str, events: &[Event]) -> Option<Pieces<'s>> {
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
    Some(Pieces { reading: reading(event), core: &body[start..], parts })
}

#[test]
fn constructions_change_no_reading() {
    let lexicon = Lexicon::builtin();
    let mut coder = Coder::new(&lexicon);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in lexicon::examples().into_iter().filter(|e| e.reading.is_some()) {
        let events = code(&mut coder, &example.sentence);
        let Some(pieces) = pieces(&example.sentence, &events) else { continue };
        for (name, _, rephrase) in CONSTRUCTIONS {
            let Some(text) = rephrase(&pieces) else { continue };
            let kept = code(&mut coder, &text).iter().any(|e| reading(e) == pieces.reading);
            let (right, all) = counts.entry(name).or_default();
            *right += usize::from(kept);
            *all += 1;
            if !kept {
                println!("{name}: {}: {text}", example.entry);
            }
        }
    }
    let mut below = Vec::new();
    for (name, least, _) in CONSTRUCTIONS {
        let (right, all) = counts[name];
        println!("{name}: {right} of {all}");
        if right * 1000 < least * all {
            below.push(format!("{name}: {right} of {all}"));
        }
    }
    assert!(below.is_empty(), "fewer keep their reading than must: {below:?}");
}
