//! What is said in other words has happened all the same: every example of the triggers is put into the constructions of the
//! press, and the program must read the same category, doers and recipients in it as in the plain sentence.
//!
//! The plain reading need not be right for that; `triggers.rs` sees to it. A construction may not fall below its share.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; what fails is listed with --nocapture")]

mod pieces;

use coder::Coder;
use lexicon::Lexicon;
use pieces::{Pieces, Verbs, code, pieces, reading};
use std::collections::BTreeMap;

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
        Some(format!("{subject}، {}، {verb}{rest}.", relative(p)))
    }),
    ("relative clause behind the subject", 950, |p| {
        let [verb, subject, rest] = p.parts?;
        Some(format!("{verb} {subject}، {}،{rest}.", relative(p)))
    }),
    ("source beside", 965, |p| {
        let [verb, subject, rest] = p.parts.filter(|[.., rest]| !rest.is_empty())?;
        Some(format!("{verb} {subject}، بحسب ما ذكرت رويترز،{rest}."))
    }),
    ("in a statement", 855, |p| {
        let [verb, subject, rest] = p.parts.filter(|[.., rest]| !rest.is_empty())?;
        Some(format!("{verb} {subject} في بيان{rest}."))
    }),
    ("at a press conference", 925, |p| {
        let [verb, subject, rest] = p.parts.filter(|[.., rest]| !rest.is_empty())?;
        Some(format!("{verb} {subject} خلال مؤتمر صحفي{rest}."))
    }),
    ("today in a town", 900, |p| between(p, " اليوم في بروكسل")),
    ("during the visit", 960, |p| between(p, " خلال الزيارة")),
    ("over months", 985, |p| between(p, " على مدى أشهر")),
    ("since", 995, |p| between(p, " منذ مطلع العام الجاري")),
    ("behind whoever had", 935, |p| {
        let [verb, subject, rest] = p.parts?;
        let who = if p.feminine {
            "وهي التي كانت قد زارت"
        } else {
            "وهو الذي كان قد زار"
        };
        Some(format!("{verb} {subject}، {who} المنطقة الثلاثاء،{rest}."))
    }),
    ("participle", 610, |p| {
        let [_, subject, rest] = p.parts?;
        let [said, ending] = if p.feminine { ["وقالت", "ة"] } else { ["وقال", "ا"] };
        let participle = &p.forms.as_ref()?.participle;
        let participle = match participle.strip_suffix('\u{64D}') {
            Some(defective) => format!("{defective}ي{ending}"),
            None => format!("{participle}{ending}"),
        };
        Some(format!("{said} {subject} إن الوضع صعب، {participle}{rest}."))
    }),
    ("in the next sentence", 515, |p| {
        let [verb, subject, rest] = p.parts?;
        let said = if p.feminine { "وتحدثت" } else { "وتحدث" };
        Some(format!("{said} {subject} عن الأزمة. و{verb}{rest}."))
    }),
    ("behind what it did before", 790, |p| {
        let [verb, subject, rest] = p.parts?;
        let said = if p.feminine { "وتحدثت" } else { "وتحدث" };
        Some(format!("{said} {subject} عن الأزمة، كما {verb}{rest}."))
    }),
    ("كان قد", 950, |p| {
        let [verb, subject, rest] = p.parts?;
        let was = if p.feminine { "وكانت" } else { "وكان" };
        Some(format!("{was} {subject} قد {verb}{rest}."))
    }),
    ("of the antecedent", 940, |p| {
        let [verb, subject, rest] = p.parts?;
        let (faces, which) =
            if p.feminine { ("وتواجه", "التي") } else { ("ويواجه", "الذي") };
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
    ("in answer to an attack", 868, |p| {
        Some(format!("{}، وذلك ردا على قصف الجيش الصومالي مواقع للمتمردين.", p.core))
    }),
    ("before the attack of others", 895, |p| Some(format!("{}، فيما قصف الجيش الصومالي متمردين.", p.core))),
    ("behind the attack of others", 885, |p| Some(format!("قصف الجيش الصومالي متمردين، فيما {}.", p.core))),
    ("headline", 970, |p| {
        let [_, subject, rest] = p.parts?;
        Some(format!("{subject} {}{rest}", p.forms.as_ref()?.indicative))
    }),
    ("حيث", 990, |p| Some(format!("وتوترت الأوضاع في المنطقة، حيث {}.", p.core))),
    ("في وقت", 970, |p| {
        let [_, subject, rest] = p.parts?;
        Some(format!("ويأتي ذلك في وقت {} {subject}{rest}.", p.forms.as_ref()?.indicative))
    }),
    ("أنه", 980, |p| {
        let [verb, subject, rest] = p.parts?;
        let [announced, pronoun] =
            if p.feminine { ["أعلنت", "أنها"] } else { ["أعلن", "أنه"] };
        Some(format!("{announced} {subject} {pronoun} {verb}{rest}."))
    }),
    ("قام", 795, |p| lent(p, ["قام", "قامت"], " ب")),
    ("تمكن من", 815, |p| lent(p, ["تمكن", "تمكنت"], " من ")),
    ("واصل", 795, |p| lent(p, ["واصل", "واصلت"], " ")),
    ("أعلن", 790, |p| lent(p, ["أعلن", "أعلنت"], " ")),
    ("قرر", 780, |p| lent(p, ["قرر", "قررت"], " ")),
    ("تم من قبل", 805, |p| {
        let [_, subject, rest] = p.parts.filter(|[.., rest]| is_deed(p) && !rest.is_empty())?;
        Some(format!("وتم {}{} من قبل {subject}.", p.forms.as_ref()?.noun, as_genitive(rest)))
    }),
    ("إثر", 770, |p| {
        let [_, subject, rest] = p.parts.filter(|_| is_deed(p))?;
        Some(format!("وتوترت الأوضاع إثر {} {subject}{rest}.", p.forms.as_ref()?.noun))
    }),
    ("joined to the attack of others", 850, |p| Some(format!("قصف الجيش الصومالي متمردين و{}.", p.core))),
];

/// `قام الجيش بقصف المدينة`: the deed as a verbal noun, of a verb that lends its subject.
fn lent(pieces: &Pieces<'_>, verbs: [&str; 2], before: &str) -> Option<String> {
    let [_, subject, rest] = pieces.parts.filter(|_| is_deed(pieces))?;
    let noun = &pieces.forms.as_ref()?.noun;
    let rest = as_genitive(rest);
    Some(format!("{} {subject}{before}{noun}{rest}.", verbs[usize::from(pieces.feminine)]))
}

/// What follows a verb as it follows its verbal noun: `نائبا فلسطينيا في غزة`, `نائب فلسطيني في غزة`.
fn as_genitive(rest: &str) -> String {
    let mut words: Vec<&str> = rest.split(' ').collect();
    for word in words.iter_mut().skip(1).take(2) {
        match word.strip_suffix('ا').filter(|w| !w.starts_with("ال") && w.chars().count() > 2) {
            Some(bare) => *word = bare,
            None => break,
        }
    }
    words.join(" ")
}

/// Whether what is done is done with more than words, so that its verbal noun tells that it was done.
fn is_deed(pieces: &Pieces<'_>) -> bool {
    use coder::record::Category::{Aid, Assault, Coerce, Cooperate, Mobilize, Retreat, Sanction};
    matches!(pieces.reading.0, Aid | Assault | Coerce | Cooperate | Mobilize | Retreat | Sanction)
}

/// What is told between the doer and the rest.
fn between(pieces: &Pieces<'_>, told: &str) -> Option<String> {
    let [verb, subject, rest] = pieces.parts.filter(|[.., rest]| !rest.is_empty())?;
    Some(format!("{verb} {subject}{told}{rest}."))
}

fn subject_first(pieces: &Pieces<'_>, before: &str, behind: &str) -> Option<String> {
    let [verb, subject, rest] = pieces.parts?;
    Some(format!("{before}{subject} {verb}{rest}{behind}."))
}

fn relative(pieces: &Pieces<'_>) -> &'static str {
    if pieces.feminine {
        "التي تعمل في المنطقة"
    } else {
        "الذي يعمل في المنطقة"
    }
}

#[test]
fn constructions_change_no_reading() {
    let lexicon = Lexicon::builtin();
    let mut coder = Coder::new(&lexicon);
    let verbs = Verbs::of_triggers();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in lexicon::examples().into_iter().filter(|e| e.reading.is_some()) {
        let events = code(&mut coder, &example.sentence);
        let Some(pieces) = pieces(&example, &events, &verbs) else { continue };
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
