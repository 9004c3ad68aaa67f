//! What one event of an article knows of another: who did the deed that is condemned, who made the arrest that is announced.

use crate::draft::{Draft, category};
use crate::entity::{Class, Resolved};
use crate::merge::Event;
use crate::record::{Category, Status, Via};
use crate::speech::Said;
use arabic::letters::ALEF;
use lexicon::Lexicon;

/// Fills recipients and actors from the article's other events.
pub(crate) fn complete(events: &mut [Event<'_>], text: &str, lexicon: &Lexicon) {
    blame(events, lexicon);
    for at in 0..events.len() {
        let mut found = told_before(events, at, text, lexicon);
        if found.is_empty() {
            found = done_before(events, at);
        }
        let draft = &mut events[at].draft;
        draft.recipients.extend(found.into_iter().map(|a| Resolved { via: Via::Anaphora, ..a }));
    }
}

/// `رحب بالاستقالة`, `نددت بقرار العفو`: who did what is judged by its name alone, in the nearest event before that the name can tell.
fn told_before(events: &[Event<'_>], at: usize, text: &str, lexicon: &Lexicon) -> Vec<Resolved> {
    let judges = &events[at].draft;
    if judges.judged_name.is_empty() || !judges.recipients.is_empty() {
        return Vec::new();
    }
    let frames = judges.judged.iter().map(|f| &lexicon.tables().frames[*f as usize]);
    let kinds: Vec<(Category, &[String])> =
        frames.filter_map(|f| Some((category(&f.event)?, f.modes.as_slice()))).collect();
    // `أعلن هدنة … رحبت بالهدنة`: or the same noun
    let named = |draft: &Draft<'_>| {
        let own = draft.nominal.then(|| arabic::fold(&text[draft.trigger.clone()]));
        // `وصفت الحكومة الهجوم بأنه إرهابي … وأدان المجلس الهجوم`: who judges it too has not done it
        let does = !matches!(draft.category, Category::Accuse | Category::Reject);
        does && draft.objects.contains(&judges.judged_name)
            || own
                .is_some_and(|w| w == judges.judged_name || w.strip_suffix(ALEF) == Some(&judges.judged_name))
    };
    let told = |draft: &Draft<'_>| {
        // `رفض المشاركة`, `رفضت التنازل`: what somebody does not do himself is nobody else's deed
        let refused = judges.category == Category::Reject;
        let offers = matches!(draft.category, Category::Request | Category::Agree);
        let of_kind = |(category, modes): &(Category, &[String])| {
            *category == draft.category
                && (modes.is_empty() || modes.iter().any(|m| draft.modes.contains(&m.as_str())))
        };
        let before = (draft.sentence, draft.trigger.start) < (judges.sentence, judges.trigger.start);
        let other = |who: &Resolved| who.class.acts() && !judges.actors.iter().any(|a| a.same(who));
        before
            && (kinds.iter().any(of_kind) && (offers || !refused) || named(draft))
            && !draft.actors.is_empty()
            && draft.actors.iter().all(other)
    };
    let deed =
        events.iter().map(|e| &e.draft).filter(|d| told(d)).max_by_key(|d| (d.sentence, d.trigger.start));
    deed.map(|d| d.actors.clone()).unwrap_or_default()
}

/// `فرضت واشنطن عقوبات … ونددت طهران بالخطوة`, `شنت إسرائيل غارات … وتوعد الحزب بالرد`: a deed judged or answered by no more than a word
/// for any deed is the nearest one told before, within a few sentences.
fn done_before(events: &[Event<'_>], at: usize) -> Vec<Resolved> {
    const REACH: usize = 4;
    let judges = &events[at].draft;
    if !judges.judges_told || !judges.recipients.is_empty() || judges.actors.is_empty() {
        return Vec::new();
    }
    let answers = judges.category == Category::Threaten;
    let own = |who: &Resolved| {
        let state = |a: &Resolved| a.code.is_some() && a.code == who.code && a.code.as_deref() != Some("UNO");
        judges.actors.iter().any(|a| a.same(who) || answers && state(a))
    };
    let done = |draft: &&Draft<'_>| {
        let deed = matches!(
            draft.category,
            Category::Assault
                | Category::Coerce
                | Category::Sanction
                | Category::Mobilize
                | Category::Retreat
                | Category::Concede
        );
        let hostile = matches!(
            draft.category,
            Category::Assault | Category::Coerce | Category::Sanction | Category::Mobilize
        );
        (draft.sentence, draft.trigger.start) < (judges.sentence, judges.trigger.start)
            && judges.sentence - draft.sentence <= REACH
            && draft.status == Status::Asserted
            && deed
            && (hostile || !answers)
    };
    let nearest = events.iter().map(|e| &e.draft).filter(done).max_by_key(|d| (d.sentence, d.trigger.start));
    let doers =
        nearest.filter(|d| !d.actors.is_empty() && !d.actors.iter().any(own)).map(|d| d.actors.clone());
    doers.unwrap_or_default().into_iter().filter(|a| a.class.acts()).collect()
}

/// The nearest violence or force told is what is condemned without a word about who did it.
fn blame(events: &mut [Event<'_>], lexicon: &Lexicon) {
    let doers: Vec<(usize, usize, Category, Vec<Resolved>)> = events
        .iter()
        .filter(|e| matches!(e.draft.category, Category::Assault | Category::Coerce))
        .filter(|e| !e.draft.actors.is_empty())
        .map(|e| (e.draft.sentence, e.draft.trigger.start, e.draft.category, e.draft.actors.clone()))
        .collect();
    for event in events.iter_mut() {
        let draft = &mut event.draft;
        let judges = draft.category == Category::Accuse;
        // `نددت السلطة بالاتفاق`: no force is condemned
        let force = |f: &u32| {
            let event = lexicon.tables().frames[*f as usize].event.as_str();
            matches!(category(event), Some(Category::Assault | Category::Coerce))
        };
        let other = !draft.judged.is_empty() && !draft.judged.iter().any(force);
        if !(judges && draft.of_deed && draft.recipients.is_empty()) || other {
            continue;
        }
        // `ندين الهجوم، فيما فرضت الشرطة طوقا`: what the police do next was not condemned
        // nor what they did before, where an attack is looked into, or what is condemned is one by its name
        let attack = draft.modes.contains(&"investigate") || draft.judges_attack;
        let told = |(sentence, start, category, _): &&(usize, usize, Category, Vec<Resolved>)| {
            *category == Category::Assault
                || !attack && (*sentence != draft.sentence || *start < draft.trigger.start)
        };
        let near = doers
            .iter()
            .filter(told)
            .min_by_key(|(sentence, ..)| (sentence.abs_diff(draft.sentence), *sentence));
        let Some((.., actors)) = near else { continue };
        let others =
            actors.iter().filter(|a| a.class != Class::Place && !draft.actors.iter().any(|b| b.same(a)));
        draft.recipients = others.cloned().map(|a| Resolved { via: Via::Anaphora, ..a }).collect();
    }
}

/// A weapon does nothing by itself, unless its side is told (`صواريخ إيرانية`); until mentions were joined it showed that they
/// tell of one deed.
pub(crate) fn without_weapons(events: &mut [Event<'_>], lexicon: &Lexicon) {
    for event in events.iter_mut().filter(|e| e.draft.category == Category::Assault) {
        let explodes = event.draft.modes.iter().any(|m| matches!(*m, "explosives" | "suicide-attack"));
        // `شاحنات ملغومة استهدفت القرية`
        let carries = |a: &Resolved| explodes && a.sectors.is_empty() && a.is_vehicle(lexicon);
        event.draft.actors.retain(|a| a.code.is_some() || !(a.is_weapon(lexicon) || carries(a)));
    }
}

/// Who passed by an explosion, or what stood beside it, was hit by it where nobody else is told but people who were hurt.
pub(crate) fn hit_beside(events: &mut [Event<'_>]) {
    for event in events {
        let draft = &mut event.draft;
        if draft.recipients.iter().all(|r| r.class == Class::Person && r.vague) {
            let new = std::mem::take(&mut draft.beside).into_iter();
            let new = new.filter(|b| !draft.actors.iter().chain(&draft.recipients).any(|r| r.same(b)));
            let new: Vec<Resolved> = new.collect();
            draft.recipients.extend(new);
        }
    }
}

/// Whether an event says nothing but that there was violence: no doer, nobody whom it befell, no toll; an explosion in a
/// stated place says enough, and so does an attack that is said to have happened in one.
pub(crate) fn says_nothing(event: &Event<'_>) -> bool {
    let Event { draft, size, .. } = event;
    let explodes = draft.modes.contains(&"explosives") && !draft.nominal;
    let told = (explodes || draft.happens) && !draft.places.is_empty();
    draft.category == Category::Assault
        && !told
        && draft.actors.is_empty()
        && draft.recipients.is_empty()
        && size.dead.is_none()
        && size.injured.is_none()
}

/// `أعلن الجيش مقتل قيادي في التنظيم`, `أعلنت الشرطة توقيف ثلاثة`: those under arms who announce an arrest, or the death of an
/// armed man of another side, have made it where nobody else is named.
pub(crate) fn announced(events: &mut [Event<'_>], said: &[(usize, Said)], lexicon: &Lexicon) {
    for event in events.iter_mut().filter(|e| e.draft.actors.is_empty() && !e.draft.recipients.is_empty()) {
        let draft = &mut event.draft;
        let around = said.iter().filter(|(sentence, said)| {
            *sentence == draft.sentence && said.content.contains(&draft.trigger.start)
        });
        let told = |s: &&Resolved| is_armed(s) && (s.actor.is_some() || !s.vague);
        let speaker = around.flat_map(|(_, said)| &said.speaker).find(told);
        let Some(speaker) = speaker.and_then(|s| body_of(s, lexicon)) else { continue };
        let speaker = &speaker;
        let makes = match draft.category {
            Category::Coerce => draft.modes.iter().any(|m| matches!(*m, "arrest" | "seize")),
            Category::Assault => draft.recipients.iter().all(|r| is_enemy(r, speaker)),
            // `أعلن خفر السواحل إنقاذ 90 مهاجرا`
            Category::Aid => draft.nominal && draft.recipients.iter().all(|r| r.class == Class::Person),
            _ => false,
        };
        if makes && !draft.recipients.iter().any(|r| r.same(speaker)) {
            draft.actors = vec![Resolved { via: Via::Anaphora, ..speaker.clone() }];
        }
    }
}

/// For whom somebody speaks: a spokesman who has a name has done nothing himself.
fn body_of(speaker: &Resolved, lexicon: &Lexicon) -> Option<Resolved> {
    let named = speaker.ar.is_some() && speaker.en.is_none() || speaker.actor.is_some();
    if speaker.class != Class::Person || !named {
        return Some(speaker.clone());
    }
    let number = speaker.affiliation.first().and_then(|id| lexicon.actor_by_id(id))?;
    let body = lexicon.actor(number);
    Some(Resolved {
        class: Class::Group,
        en: body.en.first().cloned(),
        ar: body.ar.first().cloned(),
        actor: Some(number),
        code: Some(body.country.clone()).filter(|code| !code.is_empty()),
        sectors: body.sectors.clone(),
        affiliation: body.parent.iter().cloned().collect(),
        office: None,
        head: None,
        ..speaker.clone()
    })
    .filter(is_armed)
}

fn is_armed(who: &Resolved) -> bool {
    who.sectors.iter().any(|s| matches!(s.as_str(), "MIL" | "COP" | "SPY"))
}

/// Whether somebody is armed and of another side than the force that speaks of him.
fn is_enemy(who: &Resolved, force: &Resolved) -> bool {
    let outlaw = who.sectors.iter().any(|s| matches!(s.as_str(), "REB" | "UAF" | "PRM"));
    let foreign = who.code.is_some() && force.code.is_some() && who.code != force.code;
    outlaw || foreign && who.sectors.iter().any(|s| s == "MIL")
}

/// What protesters demand or condemn in the sentence that tells of their protest is no event beside it: numbers of those events.
/// The protest takes over whom they turn to.
pub(crate) fn demands(events: &mut [Event<'_>]) -> Vec<usize> {
    let voices = |c: Category| matches!(c, Category::Request | Category::Accuse | Category::Reject);
    let mut merged = Vec::new();
    for protest in 0..events.len() {
        let Event { draft, .. } = &events[protest];
        if draft.category != Category::Protest || draft.actors.is_empty() || draft.status != Status::Asserted
        {
            continue;
        }
        let beside = |e: &Event<'_>| {
            voices(e.draft.category)
                && e.draft.sentence == draft.sentence
                && e.draft.trigger.start > draft.trigger.start
                && !e.draft.turns_to_now
                && !e.draft.actors.is_empty()
                && e.draft.actors.iter().all(|a| draft.actors.iter().any(|b| is_same(a, b)))
        };
        let found: Vec<usize> = (0..events.len()).filter(|at| beside(&events[*at])).collect();
        for at in found {
            let recipients = events[at].draft.recipients.clone();
            let mention = (events[at].draft.trigger.clone(), events[at].draft.sentence);
            let protest = &mut events[protest];
            if protest.draft.recipients.is_empty() {
                protest.draft.recipients = recipients;
            }
            protest.further.push(mention);
            merged.push(at);
        }
    }
    merged.sort_unstable();
    merged.dedup();
    merged
}

/// The same entity, the same words, or the same noun for people, told with its country or without.
fn is_same(a: &Resolved, b: &Resolved) -> bool {
    a.same(b) || a.bytes == b.bytes || a.head.is_some() && a.head == b.head && a.several && b.several
}

/// Who claims an attack of the sentence, the one before or after, has made it where nobody else is named.
pub(crate) fn claimed(events: &mut [Event<'_>], claims: &[(usize, Vec<Resolved>)]) {
    for event in events.iter_mut() {
        let draft = &mut event.draft;
        // `انتحاري`, `مسلحون`: whoever they were, he sent them
        let open = draft.actors.iter().all(is_unknown_attacker);
        if draft.category != Category::Assault || !open {
            continue;
        }
        let near = claims
            .iter()
            .filter(|(sentence, _)| sentence.abs_diff(draft.sentence) <= 1)
            .min_by_key(|(sentence, _)| (sentence.abs_diff(draft.sentence), *sentence));
        if let Some((_, who)) = near {
            let others = who.iter().filter(|w| !draft.recipients.iter().any(|r| r.same(w)));
            draft.actors = others.cloned().map(|w| Resolved { via: Via::Anaphora, ..w }).collect();
        }
    }
}

/// `مسلحون`, `انتحاري`: armed people of no side that is told.
pub(crate) fn is_unknown_attacker(who: &Resolved) -> bool {
    who.vague && who.actor.is_none() && who.class == Class::Person && who.sectors.iter().any(|s| s == "UAF")
}

/// Mentions that go into another record of the article, as (mention, record):
/// - who condemns or backs twice in one sentence does it once (`أدانت الغارات ووصفتها بأنها`);
/// - a definite meeting of one is the meeting told before (`اللقاء الذي حضره`).
fn twice_told(events: &[Event<'_>]) -> Vec<(usize, usize)> {
    let voices = |c: Category| matches!(c, Category::Accuse | Category::Support);
    let same_people =
        |a: &[Resolved], b: &[Resolved]| !a.is_empty() && a.iter().all(|x| b.iter().any(|y| x.same(y)));
    let mut found = Vec::new();
    for at in 0..events.len() {
        let new = &events[at].draft;
        let again = |(_, e): &(usize, &Event<'_>)| {
            let old = &e.draft;
            let told = voices(new.category)
                && old.sentence == new.sentence
                && old.modes == new.modes
                && same_people(&new.actors, &old.actors)
                && (new.recipients.is_empty() || same_people(&new.recipients, &old.recipients));
            let meeting = new.category == Category::Consult
                && new.nominal
                && new.definite
                && new.actors.len() == 1
                && old.actors.len() > 1
                && new.sentence.abs_diff(old.sentence) <= 3;
            old.category == new.category && old.status == new.status && (told || meeting)
        };
        if let Some((record, _)) = events.iter().enumerate().take(at).rev().find(again) {
            found.push((at, record));
        }
    }
    found
}

/// Joins what is told twice, and leaves out the posture of forces beside an attack, which is of its report.
pub(crate) fn tidy(events: &mut Vec<Event<'_>>) {
    for (at, record) in twice_told(events).into_iter().rev() {
        let mention = events.remove(at);
        let known = &mut events[record];
        known.further.push((mention.draft.trigger.clone(), mention.draft.sentence));
        known.further.extend(mention.further);
        if mention.draft.category == Category::Consult {
            let new =
                mention.draft.actors.into_iter().filter(|a| !known.draft.actors.iter().any(|b| b.same(a)));
            let new: Vec<Resolved> = new.collect();
            known.draft.actors.extend(new);
        }
    }
    let attacks: Vec<usize> =
        events.iter().filter(|e| e.draft.category == Category::Assault).map(|e| e.draft.sentence).collect();
    events.retain(|e| {
        let posture = e.draft.category == Category::Mobilize && !e.headline;
        !(posture && attacks.contains(&e.draft.sentence))
    });
}
