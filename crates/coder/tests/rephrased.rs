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
    ("aqb", 955, |p| Some(format!("عقب ذلك {}.", p.core))),
    ("fajr", 955, |p| Some(format!("وفجر الجمعة {}.", p.core))),
    ("hours", 955, |p| Some(format!("وخلال الساعات الماضية {}.", p.core))),
    ("since", 955, |p| Some(format!("ومنذ الصباح {}.", p.core))),
    ("later", 955, |p| Some(format!("ولاحقا {}.", p.core))),
    ("dev", 955, |p| Some(format!("وفي تطور لاحق {}.", p.core))),
    ("turn", 955, |p| Some(format!("وبدوره {}.", p.core))),
    ("whereas", 955, |p| Some(format!("وبينما يستعد الأهالي للعيد {}.", p.core))),
    ("fa", 955, |p| Some(format!("وبحسب المصدر فقد {}.", p.core))),
    ("besides", 955, |p| Some(format!("إلى جانب ذلك {}.", p.core))),
    ("field", 955, |p| Some(format!("وعلى الصعيد الميداني {}.", p.core))),
    ("midanian", 955, |p| Some(format!("ميدانيا، {}.", p.core))),
    ("siyasi", 955, |p| Some(format!("سياسيا {}.", p.core))),
    ("amid", 955, |p| Some(format!("{} وسط توتر في البلاد.", p.core))),
    ("backdrop", 955, |p| Some(format!("{} على خلفية الأزمة.", p.core))),
    ("after refused", 955, |p| Some(format!("{} بعدما تعثر الحوار بين الطرفين.", p.core))),
    ("sur", 955, |p| Some(format!("وسرعان ما {}.", p.core))),
    ("qad", 955, |p| Some(format!("وقد {}.", p.core))),
    ("laqad", 955, |p| Some(format!("لقد {}.", p.core))),
    ("where in", 955, |p| Some(format!("وفي مؤشر على التوتر {}.", p.core))),
    ("yesterday evening", 955, |p| Some(format!("ومساء أمس {}.", p.core))),
    ("also", 955, |p| Some(format!("أيضا {}.", p.core))),
    ("meanwhile", 955, |p| Some(format!("في الأثناء {}.", p.core))),
    ("contrast", 955, |p| Some(format!("في المقابل {}.", p.core))),
    ("contrast comma", 955, |p| Some(format!("في المقابل، {}.", p.core))),
    ("step", 955, |p| Some(format!("وفي خطوة لافتة {}.", p.core))),
    ("reaction", 955, |p| Some(format!("وفي أول رد فعل {}.", p.core))),
    ("first", 955, |p| Some(format!("وللمرة الأولى {}.", p.core))),
    ("days ago", 955, |p| Some(format!("وقبل أيام {}.", p.core))),
    ("last week", 955, |p| Some(format!("والأسبوع الماضي {}.", p.core))),
    ("month", 955, |p| Some(format!("ومطلع الشهر الجاري {}.", p.core))),
    ("day name", 955, |p| Some(format!("والخميس {}.", p.core))),
    ("in 2019", 955, |p| Some(format!("وفي عام 2019 {}.", p.core))),
    ("november", 955, |p| Some(format!("وفي نوفمبر الماضي {}.", p.core))),
    ("in place", 955, |p| Some(format!("وفي محيط المدينة {}.", p.core))),
    ("quote inside", 955, |p| Some(format!("وجاء في البيان: «{}».", p.core))),
    ("fa-inna", 955, |p| subject_first(p, "وبحسب المصدر فإن ", "")),
    ("revealed", 955, |p| subject_first(p, "وكشف مصدر أن ", "")),
    ("knew", 955, |p| subject_first(p, "وعلمت وكالة الأنباء أن ", "")),
    ("passive said", 955, |p| subject_first(p, "وأفيد بأن ", "")),
    ("thereby", 955, |p| subject_first(p, "وبذلك يكون ", "")),
    ("whereas2", 955, |p| subject_first(p, "في حين أن ", "")),
    ("as for", 955, |p| subject_first(p, "أما ", "")),
    ("because", 955, |p| subject_first(p, "ذلك لأن ", "")),
    ("note", 955, |p| subject_first(p, "والجدير بالذكر أن ", "")),
    ("ilm", 955, |p| subject_first(p, "يشار إلى أن ", " العام الماضي")),
    ("aside with whom", 955, |p| { let [verb, subject, rest] = p.parts?; Some(format!("{verb} {subject}، الذي يزور البلاد حاليا،{rest}.")) }),
    ("in a statement comma", 955, |p| { let [verb, subject, rest] = p.parts?; Some(format!("{verb} {subject}، في بيان،{rest}.")) }),
    ("in a statement to", 955, |p| { let [verb, subject, rest] = p.parts?; Some(format!("{verb} {subject}، في بيان صدر عنه أمس،{rest}.")) }),
    ("was about", 955, |p| { let [verb, subject, rest] = p.parts?; Some(format!("كان {subject} {verb}{rest}.")) }),
    ("kan qad rest", 955, |p| { let [verb, subject, rest] = p.parts?; Some(format!("{subject} كان قد {verb}{rest}.")) }),
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
