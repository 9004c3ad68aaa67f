//! Whether two mentions tell one event.

use super::{Event, is_speech};
use crate::completion::is_unknown_attacker;
use crate::draft::Draft;
use crate::entity::{Class, Resolved, UN_ID};
use crate::record::{Category, Count, Status, Via};
use crate::site::{By, Site};
use crate::size::is_exact;
use lexicon::{Kind, Lexicon};
use std::collections::BTreeSet;

/// What the comparison needs besides the mentions.
pub(super) struct Same<'s, 'l> {
    pub(super) text: &'s str,
    pub(super) lexicon: &'l Lexicon,
    /// The sentences that tell of an attack.
    pub(super) attacks: BTreeSet<usize>,
}

/// How far back, in sentences, a toll looks for its attack, and a definite noun for its event.
const TOLL_REACH: usize = 2;
const NOUN_REACH: usize = 8;

/// From how many dead on a number is the deed's own.
const MANY: u64 = 10;

/// The widest place that tells one deed from another: a city.
const NARROW: u8 = 2;

impl Same<'_, '_> {
    /// The mention of the same event told before, the nearest first, and why it is the same.
    pub(super) fn earlier(&self, joined: &[Event<'_>], event: &Event<'_>) -> Option<(usize, &'static str)> {
        let mut nearest: Vec<usize> = (0..joined.len()).collect();
        nearest.sort_by_key(|at| event.draft.trigger.start.abs_diff(joined[*at].draft.trigger.start));
        let rules: [(Rule<Self>, &'static str); 6] = [
            (Self::names_again, "a definite noun points back"),
            (Self::toll_of_attack, "its toll, told apart"),
            (Self::points_back, "a definite noun points back"),
            (Self::same_meeting, "the same sides meet"),
            (Self::same_words, "the same people say it again"),
            (Self::same_deed, "the same deed told again"),
        ];
        rules.iter().find_map(|(rule, why)| {
            let same = |at: &&usize| {
                let known = &joined[**at];
                comparable(known, event)
                    && !self.counts_differ(&known.draft, &event.draft)
                    && !self.answers(&known.draft, &event.draft)
                    && !went_before(known, event)
                    && !self.of_others(&known.draft, &event.draft)
                    && !self.own_dead(known, event)
                    && rule(self, known, event)
            };
            let at = nearest.iter().find(same)?;
            Some((*at, *why))
        })
    }

    /// `قتل القيادي … وجاء مقتله بعد`: the killing, told before, of whom the pronoun means.
    pub(super) fn victim_again(&self, joined: &[Event<'_>], event: &Event<'_>) -> Option<usize> {
        let new = &event.draft;
        let pronoun = new.nominal
            && new.definite
            && new.switch("dead")
            && !new.recipients.is_empty()
            && new.recipients.iter().all(|r| r.via == Via::Anaphora);
        let of_one = |e: &usize| {
            let known = &joined[*e].draft;
            let killed = joined[*e].size.dead.as_ref().is_some_and(|dead| dead.min == Some(1));
            let people =
                known.recipients.iter().filter(|r| matches!(r.class, Class::Person | Class::People)).count();
            comparable(&joined[*e], event) && killed && people == 1 && !self.clash(&known.actors, &new.actors)
        };
        (0..joined.len()).rev().filter(|_| pronoun).find(of_one)
    }

    /// `خمسة كوريين أصيبوا في الهجوم`: the nearest attack told before, of whose toll these are some.
    pub(super) fn part_of_toll(&self, joined: &[Event<'_>], event: &Event<'_>) -> Option<usize> {
        let new = &event.draft;
        let attack = |at: &usize| {
            let known = &joined[*at].draft;
            known.category == Category::Assault
                && new.sentence > known.sentence
                && new.sentence - known.sentence <= NOUN_REACH
                && comparable(&joined[*at], event)
                && !self.clash(&known.actors, &new.actors)
                && same_day(&joined[*at], event)
                && self.places_agree(known, new)
        };
        (0..joined.len()).rev().filter(|_| new.of_known_attack && is_toll(event)).find(attack)
    }

    /// `حرر 30 رهينة`, `تحرير 59 رهينة`: other numbers of people are other deeds, but for tolls, which grow.
    fn counts_differ(&self, a: &Draft<'_>, b: &Draft<'_>) -> bool {
        let digits = |d: &Draft<'_>| -> Vec<String> {
            let number = |r: &Resolved| {
                let text: String = self.text[r.bytes.clone()].chars().filter(char::is_ascii_digit).collect();
                Some(text).filter(|t| !t.is_empty())
            };
            d.recipients.iter().filter_map(number).collect()
        };
        let (x, y) = (digits(a), digits(b));
        a.category != Category::Assault && !x.is_empty() && !y.is_empty() && x.iter().all(|n| !y.contains(n))
    }

    /// The event of the body that the title tells: what they share counts, nothing may contradict.
    pub(super) fn told_in_body(&self, body: &[Event<'_>], title: &Event<'_>) -> Option<usize> {
        let x = &title.draft;
        let verb = |y: &Draft<'_>| x.frame.lemma == y.frame.lemma;
        let shares = |y: &Draft<'_>, a: &[Resolved], b: &[Resolved]| {
            self.overlap(a, b) || verb(y) && self.speaks_for(a, b)
        };
        let apart = |y: &Draft<'_>, a: &[Resolved], b: &[Resolved]| {
            self.clash(a, b) && !(verb(y) && self.speaks_for(a, b))
        };
        // the same people by the same verb in the lead: whomever they are said to turn to
        let same_verb = |e: &Event<'_>| {
            let y = &e.draft;
            is_speech(x.category)
                && x.frame.lemma == y.frame.lemma
                && y.sentence <= x.sentence + TOLL_REACH
                && shares(y, &x.actors, &y.actors)
        };
        let fits = |e: &Event<'_>| {
            let y = &e.draft;
            comparable(title, e)
                && !self.answers(x, y)
                && !apart(y, &x.actors, &y.actors)
                && (same_verb(e) || !apart(y, &x.recipients, &y.recipients))
                && self.places_agree(x, y)
                && !tolls_differ(title, e)
        };
        let shared = |e: &Event<'_>| {
            let y = &e.draft;
            let people = 2 * usize::from(shares(y, &x.actors, &y.actors))
                + 2 * usize::from(shares(y, &x.recipients, &y.recipients));
            let words = usize::from(x.frame.lemma == y.frame.lemma) + usize::from(same_toll(title, e));
            let place = usize::from(!x.places.is_empty() && !y.places.is_empty());
            let lead = usize::from(y.sentence <= x.sentence + 2);
            let speech = is_speech(x.category) || x.category == Category::Consult;
            if speech && people == 0 { 0 } else { people + words + place + lead }
        };
        let candidates = body.iter().enumerate().filter(|(_, e)| fits(e) && shared(e) > 0);
        candidates.max_by_key(|(at, e)| (shared(e), std::cmp::Reverse(*at))).map(|(at, _)| at)
    }

    /// `فرنسا تطالب`, `طالب الرئيس الفرنسي`, `الأمم المتحدة تدعو`, `دعا مبعوثها`: titles name the state or the body, the report who
    /// acts for it.
    fn speaks_for(&self, a: &[Resolved], b: &[Resolved]) -> bool {
        let of = |body: &Resolved, person: &Resolved| {
            let id = body.actor.map(|at| self.lexicon.actor(at).id.as_str());
            let serves = id.is_some_and(|id| person.affiliation.iter().any(|of| of == id));
            let state = body.class == Class::Country
                && body.code.is_some()
                && body.code == person.code
                && person.sectors.iter().any(|s| s == "GOV");
            let world =
                body.class == Class::Group && person.code.as_deref() == Some("UNO") && id == Some(UN_ID);
            person.class == Class::Person && (serves || state || world)
        };
        a.iter().any(|x| b.iter().any(|y| of(x, y) || of(y, x)))
    }

    /// What one side does to the other, and the other's answer, are two events.
    fn answers(&self, a: &Draft<'_>, b: &Draft<'_>) -> bool {
        let crosses = |x: &Draft<'_>, y: &Draft<'_>| self.overlap(&x.actors, &y.recipients);
        !self.overlap(&a.actors, &b.actors)
            && !self.overlap(&a.recipients, &b.recipients)
            && (crosses(a, b) || crosses(b, a))
    }

    /// `قصف الجيش متمردين، فيما عذب سجانون معتقلين`, `صعق شرطي محتجا ردا على قصف الجيش`: two deeds of one sentence, each with its own doer.
    fn of_others(&self, a: &Draft<'_>, b: &Draft<'_>) -> bool {
        let named = |d: &Draft<'_>| !d.actors.is_empty() && d.actors.iter().all(|r| r.via != Via::Anaphora);
        let apart = !a.nominal && !b.nominal || a.came_before || b.came_before;
        a.sentence == b.sentence && apart && named(a) && named(b) && !self.overlap(&a.actors, &b.actors)
    }

    /// `أطلقت قوات الأمن الغاز … وقتل عنصر من قوى الأمن`: dead of the attackers' own side, told in another sentence, are of another deed.
    fn own_dead(&self, known: &Event<'_>, toll: &Event<'_>) -> bool {
        let (x, y) = (&known.draft, &toll.draft);
        is_toll(toll)
            && y.sentence != x.sentence
            && !(x.two_sided || y.two_sided)
            && (self.overlap(&x.actors, &y.recipients)
                || x.actors.iter().any(|a| y.recipients.iter().any(|r| of_one_force(a, r))))
    }

    /// `قتل ستة عندما فتح مسلحون النار`, `وأسفر الهجوم عن مقتل`: killed and hurt, and the attack that did it.
    fn toll_of_attack(&self, a: &Event<'_>, b: &Event<'_>) -> bool {
        let (x, y) = (&a.draft, &b.draft);
        if x.category != Category::Assault || !(is_toll(b) || (is_toll(a) && x.sentence == y.sentence)) {
            return false;
        }
        let near = y.sentence.abs_diff(x.sentence) <= if is_toll(b) { TOLL_REACH } else { 0 };
        let (toll_event, attack_event) = if is_toll(b) { (b, a) } else { (a, b) };
        let (toll, attack) = (&toll_event.draft, &attack_event.draft);
        // `وأسفر الهجوم عن مقتل`: the attack told before is named in the toll's sentence
        let same_sentence = x.sentence == y.sentence || a.further.iter().any(|(_, at)| *at == y.sentence);
        near && !self.clash(&x.actors, &y.actors)
            && (same_sentence || self.is_of_attack_before(attack_event, toll_event))
            && (same_sentence || same_day(a, b))
            && self.places_agree(x, y)
            && !tolls_differ(a, b)
            && self.victims_fit(&attack.recipients, &toll.recipients, same_sentence)
    }

    /// Whether a toll in another sentence can be of the attack: it has no doer, no attack of its own, and no other number.
    fn is_of_attack_before(&self, attack: &Event<'_>, toll: &Event<'_>) -> bool {
        let (x, y) = (least(attack.size.dead.as_ref()), least(toll.size.dead.as_ref()));
        toll.draft.actors.is_empty()
            && !self.attacks.contains(&toll.draft.sentence)
            && (x.is_none() || y.is_none() || x == y || !is_exact(attack.size.dead.as_ref()))
    }

    /// Whether who was killed can be of what was attacked: a place, a thing, people of the same side or of no stated side.
    fn victims_fit(&self, attacked: &[Resolved], hurt: &[Resolved], same_sentence: bool) -> bool {
        attacked.is_empty()
            || hurt.is_empty()
            || self.overlap(attacked, hurt)
            || (hurt.iter().all(|r| r.vague) && !self.clash(attacked, hurt))
            || (same_sentence
                && attacked
                    .iter()
                    .all(|r| r.vague || matches!(r.class, Class::Place | Class::Thing | Class::Other)))
    }

    /// `الهجوم`, `هذه الاحتجاجات`, `اللقاء`: an event told of before, named again, that adds nobody and no other place or day.
    fn points_back(&self, a: &Event<'_>, b: &Event<'_>) -> bool {
        let (x, y) = (&a.draft, &b.draft);
        // `هذه المواجهات`: the one just told, whatever is added
        if y.nominal
            && y.pointed
            && y.sentence.abs_diff(x.sentence) <= TOLL_REACH
            && x.category == Category::Assault
        {
            return same_day(a, b) && !tolls_differ(a, b);
        }
        let alone = y.nominal && y.definite && y.sentence.abs_diff(x.sentence) <= NOUN_REACH;
        // `اللقاء الذي حضره فلان`: a meeting of one is the meeting told of
        let attended = y.category == Category::Consult
            && y.actors.len() == 1
            && x.actors.len() > 1
            && y.sentence.abs_diff(x.sentence) <= TOLL_REACH;
        // who did it is told with the deed, not long after it
        let far_doer = x.actors.is_empty()
            && y.actors.iter().any(|r| !r.vague)
            && y.sentence.abs_diff(x.sentence) > 1
            && x.frame.lemma != y.frame.lemma;
        // `فجر انتحاري سيارة … وتبنت الحركة الهجوم`: those whom nobody knew are hers
        let armed =
            |r: &Resolved| r.class == Class::Group && r.sectors.iter().any(|s| s == "REB" || s == "PRM");
        let is_claimed = x.actors.iter().all(is_unknown_attacker) && y.actors.iter().all(armed);
        let consult = y.category != Category::Consult || attended || self.subset(&y.actors, &x.actors);
        alone
            && consult
            && (attended || self.adds_nobody(&x.actors, &y.actors) || is_claimed)
            && !far_doer
            && self.adds_nobody(&x.recipients, &y.recipients)
            && self.places_agree(x, y)
            && same_day(a, b)
            && !tolls_differ(a, b)
    }

    /// `استقبل الوزير نظيره الذي يزور البلاد … وجرى خلال اللقاء بحث العلاقات بين البلدين`: a noun for a meeting whose every side, or
    /// the state that it is of, took part in the one told of.
    fn same_meeting(&self, a: &Event<'_>, b: &Event<'_>) -> bool {
        let (x, y) = (&a.draft, &b.draft);
        let sides = |d: &Draft<'_>| d.actors.iter().chain(&d.recipients).cloned().collect::<Vec<_>>();
        let (known, told) = (sides(x), sides(y));
        let of_state = |state: &Resolved, side: &Resolved| {
            state.class == Class::Country && state.code.is_some() && state.code == side.code
        };
        // `وصل الوزير إلى أنقرة … واستقبله أردوغان`: of two mentions of one visit the first names the state alone
        let visit = [x, y].iter().all(|d| d.modes.contains(&"visit"))
            && self.overlap(&x.actors, &y.actors)
            && x.recipients.iter().all(|r| r.class == Class::Country);
        let takes_part = |r: &Resolved| {
            known.iter().any(|k| self.meets(k, r) || of_state(r, k) || visit && of_state(k, r))
        };
        let named = |r: &&Resolved| !r.vague && r.class.acts();
        x.category == Category::Consult
            && known.iter().filter(named).count() > 1
            && (y.nominal || visit)
            && (x.sentence == y.sentence
                || (y.definite || visit) && y.sentence.abs_diff(x.sentence) <= NOUN_REACH)
            && told.iter().any(|r| !r.vague)
            && told.iter().filter(named).all(takes_part)
            && self.places_agree(x, y)
            && same_day(a, b)
    }

    /// `عدوانا … العدوان`: the noun itself stood there before.
    fn names_again(&self, a: &Event<'_>, b: &Event<'_>) -> bool {
        a.draft.frame.lemma == b.draft.frame.lemma && a.draft.nominal && self.points_back(a, b)
    }

    /// Whether the later mention names nobody whom the earlier has not, or fills what it left open.
    fn adds_nobody(&self, earlier: &[Resolved], later: &[Resolved]) -> bool {
        let described = |all: &[Resolved]| all.iter().all(|r| r.actor.is_none() && r.place.is_none());
        later.iter().all(|r| r.vague)
            || earlier.is_empty()
            || self.overlap(earlier, later)
            || (described(earlier) && described(later) && !self.clash(earlier, later))
    }

    /// Words of the same people to the same people: in one sentence by a noun, else by the same verb.
    fn same_words(&self, a: &Event<'_>, b: &Event<'_>) -> bool {
        let (x, y) = (&a.draft, &b.draft);
        if !is_speech(x.category) || !self.overlap(&x.actors, &y.actors) {
            return false;
        }
        let shared = self.overlap(&x.recipients, &y.recipients);
        if x.sentence == y.sentence {
            return (shared || y.recipients.is_empty()) && y.nominal;
        }
        // `اتفق الطرفان`: those who agree have no recipients
        let mutual = x.category == Category::Agree && x.recipients.is_empty() && y.recipients.is_empty();
        (shared || mutual) && x.frame.lemma == y.frame.lemma && x.modes == y.modes
    }

    /// One deed told again: the same people, or some of them and nothing that contradicts.
    fn same_deed(&self, a: &Event<'_>, b: &Event<'_>) -> bool {
        let (x, y) = (&a.draft, &b.draft);
        if is_speech(x.category) {
            return false;
        }
        let same_sentence = x.sentence == y.sentence;
        let visits = |d: &Draft<'_>| d.modes.contains(&"visit");
        if x.category == Category::Consult
            && visits(x) != visits(y)
            && !same_sentence
            && !self.shared_place(x, y)
        {
            return false;
        }
        if x.category == Category::Consult
            && !(self.subset(&x.actors, &y.actors) || self.subset(&y.actors, &x.actors))
        {
            return false;
        }
        // `اقتحم الجيش المخيم … واعتقل شابين`: a raid and an arrest
        let other_modes =
            !x.modes.is_empty() && !y.modes.is_empty() && x.modes.iter().all(|m| !y.modes.contains(m));
        // `قصفت القوات أحياء … ووقعت اشتباكات بين الجيش والقوات`: what one side did, and a fight of both
        if x.two_sided != y.two_sided && x.sentence != y.sentence && !(is_toll(a) || is_toll(b)) {
            return false;
        }
        // `أطلقوا النار على رعاة، وأحرقوا خيمة مزارع`: two deeds by other means to others
        let heads = |d: &Draft<'_>| {
            d.recipients.iter().filter(|r| r.class.acts()).filter_map(|r| r.head).collect::<Vec<_>>()
        };
        let (hit, burnt) = (heads(x), heads(y));
        let others = !hit.is_empty() && !burnt.is_empty() && hit.iter().all(|h| !burnt.contains(h));
        if x.category == Category::Assault
            && other_modes
            && others
            && !(x.nominal || y.nominal || is_toll(a) || is_toll(b))
        {
            return false;
        }
        let arrest =
            |d: &Draft<'_>| d.modes.contains(&"arrest") && d.recipients.iter().any(|r| r.class.acts());
        if x.category == Category::Coerce && other_modes && (arrest(x) || arrest(y)) {
            return false;
        }
        // `مقتل 27 فلسطينيا`, `سقوط 27 شهيدا`: the same number of dead again
        let counted = least(a.size.dead.as_ref()).is_some_and(|n| n >= MANY) && same_toll(a, b);
        if counted && same_day(a, b) && self.places_agree(x, y) && !self.clash(&x.actors, &y.actors) {
            return true;
        }
        let in_town = |p: &Site| p.width(self.lexicon) <= NARROW;
        let narrow = x
            .places
            .iter()
            .filter(|p| in_town(p))
            .any(|p| y.places.iter().any(|q| in_town(q) && p.agrees(q, self.text, self.lexicon)));
        if self.same_crowd(x, y) && same_day(a, b) && self.places_agree(x, y) {
            return true;
        }
        self.agree(&x.actors, &y.actors, same_sentence || narrow)
            && (self.agree(&x.recipients, &y.recipients, true)
                || (narrow && !self.clash(&x.recipients, &y.recipients)))
            && same_day(a, b)
            && self.places_agree(x, y)
            && !tolls_differ(a, b)
            && (self.overlap(&x.actors, &y.actors)
                || self.overlap(&x.recipients, &y.recipients)
                || self.shared_place(x, y)
                || same_sentence)
    }

    /// `المتظاهرون`, after a protest was told of: those of that protest.
    fn same_crowd(&self, x: &Draft<'_>, y: &Draft<'_>) -> bool {
        x.category == Category::Protest
            && y.sentence.abs_diff(x.sentence) <= NOUN_REACH
            && y.places.is_empty()
            && y.actors.iter().all(|r| r.vague && r.class != Class::Country)
            && !self.clash(&x.recipients, &y.recipients)
    }

    /// Whether the places stated in the clauses themselves can be of one event.
    fn places_agree(&self, a: &Draft<'_>, b: &Draft<'_>) -> bool {
        let stated = |d: &Draft<'_>| d.places.iter().any(|p| matches!(p.by, By::Clause | By::Mention));
        !stated(a) || !stated(b) || self.shared_place(a, b)
    }

    fn shared_place(&self, a: &Draft<'_>, b: &Draft<'_>) -> bool {
        a.places.iter().any(|p| b.places.iter().any(|q| p.agrees(q, self.text, self.lexicon)))
    }

    fn overlap(&self, a: &[Resolved], b: &[Resolved]) -> bool {
        a.iter().any(|x| b.iter().any(|y| self.meets(x, y)))
    }

    /// Whether all of `a` took part in what `b` took part in.
    fn subset(&self, a: &[Resolved], b: &[Resolved]) -> bool {
        a.iter().all(|x| x.vague || b.iter().any(|y| self.meets(x, y)))
    }

    fn agree(&self, a: &[Resolved], b: &[Resolved], lenient: bool) -> bool {
        self.overlap(a, b)
            || (lenient
                && (a.is_empty() || b.is_empty() || a.iter().all(|r| r.vague) || b.iter().all(|r| r.vague)))
    }

    /// Whether both say who it was, and nobody of the one can be somebody of the other.
    fn clash(&self, a: &[Resolved], b: &[Resolved]) -> bool {
        !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| self.contradict(x, y)))
    }

    /// Two names, or people of two countries. What is only described contradicts nothing else.
    fn contradict(&self, a: &Resolved, b: &Resolved) -> bool {
        if self.meets(a, b) || self.is_vehicle(a) || self.is_vehicle(b) {
            return false;
        }
        let named = |r: &Resolved| r.actor.is_some() || r.class == Class::Country || r.place.is_some();
        let countries = a.code.is_some() && b.code.is_some() && a.code != b.code;
        countries || (named(a) && named(b) && a.class != Class::Place && b.class != Class::Place)
    }

    /// One entity, or a state and its forces, a body and what it is part of.
    fn meets(&self, a: &Resolved, b: &Resolved) -> bool {
        a.same(b) || kin(a, b) || self.part_of(a, b) || self.part_of(b, a)
    }

    fn is_vehicle(&self, entity: &Resolved) -> bool {
        let agents = &self.lexicon.tables().agents;
        entity
            .head
            .filter(|h| h.kind() == Kind::Agent)
            .is_some_and(|h| matches!(agents[h.index()].class.as_str(), "vehicle" | "weapon"))
    }

    fn part_of(&self, part: &Resolved, whole: &Resolved) -> bool {
        let parent = part.actor.and_then(|a| self.lexicon.actor(a).parent.as_deref());
        let whole = whole.actor.map(|a| self.lexicon.actor(a).id.as_str());
        parent.is_some() && parent == whole
    }
}

type Rule<S> = fn(&S, &Event<'_>, &Event<'_>) -> bool;

/// Only mentions of one category and one claim can be of one event; what is told as days before another is not that one.
fn comparable(a: &Event<'_>, b: &Event<'_>) -> bool {
    // `بعد يوم من مقتل ستة عندما هاجم مسلحون`: the deed of its toll is as far
    let toll = a.draft.sentence == b.draft.sentence && is_toll(a) != is_toll(b) && later_is_cause(a, b);
    let claim = a.draft.status == b.draft.status || announced_again(a, b) || announced_again(b, a);
    a.draft.category == b.draft.category && claim && (a.apart == b.apart || toll)
}

/// `تدخل النقابة في إضراب غدا … وهذا الإضراب`, a title `إضراب عمال السكك`: a protest to come, named again without its day.
fn announced_again(announced: &Event<'_>, named: &Event<'_>) -> bool {
    let (x, y) = (&announced.draft, &named.draft);
    let undated =
        || named.date.as_ref().is_none_or(|d| d.words.is_none() || d.weak) || same_day(announced, named);
    let behind = (y.definite || y.pointed) && y.trigger.start > x.trigger.start;
    x.category == Category::Protest
        && x.status == Status::Future
        && y.status == Status::Asserted
        && x.frame.lemma == y.frame.lemma
        && y.nominal
        && (behind || named.headline)
        && undated()
}

/// Whether the toll is told as apart from another deed, and what did it after it.
fn later_is_cause(a: &Event<'_>, b: &Event<'_>) -> bool {
    let (toll, attack) = if is_toll(a) { (a, b) } else { (b, a) };
    toll.apart && toll.draft.trigger.start < attack.draft.trigger.start
}

/// Whether both are under the same arms: policemen and the police.
fn of_one_force(a: &Resolved, b: &Resolved) -> bool {
    a.is_armed() && b.is_armed() && a.code == b.code && a.sectors.first() == b.sectors.first()
}

/// A report of killed or hurt.
pub(super) fn is_toll(event: &Event<'_>) -> bool {
    event.draft.category == Category::Assault && (event.draft.switch("dead") || event.draft.switch("injured"))
}

/// A state and its forces.
fn kin(a: &Resolved, b: &Resolved) -> bool {
    let state = |r: &Resolved| matches!(r.class, Class::Country | Class::Group);
    a.code.is_some()
        && a.code == b.code
        && state(a)
        && state(b)
        && (a.class == Class::Country || b.class == Class::Country)
}

fn same_day(a: &Event<'_>, b: &Event<'_>) -> bool {
    match (&a.date, &b.date) {
        (Some(d), Some(e)) if d.words.is_some() && e.words.is_some() => {
            d.date.starts_with(&e.date) || e.date.starts_with(&d.date)
        }
        _ => true,
    }
}

fn least(count: Option<&Count>) -> Option<u64> {
    count.and_then(|c| c.min)
}

fn tolls_differ(a: &Event<'_>, b: &Event<'_>) -> bool {
    let (x, y) = (a.size.dead.as_ref(), b.size.dead.as_ref());
    is_exact(x) && is_exact(y) && least(x) != least(y)
}

fn same_toll(a: &Event<'_>, b: &Event<'_>) -> bool {
    let dead = least(a.size.dead.as_ref());
    dead.is_some() && dead == least(b.size.dead.as_ref())
}

/// `أمطر مسلحون السيارة بالرصاص إثر مقتل جندي`: another death, before the attack.
fn went_before(attack: &Event<'_>, toll: &Event<'_>) -> bool {
    toll.draft.came_before
        && is_toll(toll)
        && !attack.draft.nominal
        && !is_toll(attack)
        && attack.draft.sentence == toll.draft.sentence
}
