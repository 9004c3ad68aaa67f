//! The reading of a word: of those that the lexicon knows, the one that fits best where the word stands.

use super::ending::Ending;
use super::is_cut_short;
use super::place::Place;
use super::verb::we_did;
use super::{ARTICLE, Function, Tag, Unit, UnitReader};
use crate::phrase::{ABOUT, FROM, IN, ON, TO};
use crate::word::{Analysis, Clitics, WordInfo};
use arabic::TokenKind;
use arabic::clitic::{Conjunction, Preposition};
use arabic::features::{Gender, Number, Person};
use arabic::verb::Tense;
use lexicon::{Bits, Kind, Target};
use std::ops::Range;

impl UnitReader<'_, '_> {
    /// The best reading of a word among those the lexicon knows, of equals the first.
    pub(super) fn choose(
        &self,
        info: &WordInfo,
        token: usize,
        sentence: &Range<usize>,
        before: &[Unit],
        names_on: bool,
    ) -> Option<Analysis> {
        let next = self.next_word(token, sentence);
        let ending = Ending::of(self.doc, token);
        let stands = |a: &&Analysis| {
            self.stands(a, before, token)
                && ending.allows(a)
                && self.goes_on(a, next)
                && !self.is_no_verb(a, info, token)
                && !is_forename(a, info, before, next)
        };
        let mut standing = info.analyses.iter().filter(stands);
        let mut best = standing.next()?;
        // most words can be one thing: nothing is to be weighed
        let Some(second) = standing.next() else { return Some(*best) };
        let place = Place { names_on, ..Place::new(before, self.headline, self.doc, self.lexicon) };
        let weigh = |analysis: &Analysis| {
            self.score(analysis, info, &place, before, next, token)
                - self.hamza_apart(analysis, info, token)
                - self.hamza_of_another(analysis, token)
                - ending.against(analysis)
                - if ending.heh && is_owned_rather(analysis, info) { 12 } else { 0 }
                - self.second_verb(analysis, before)
                + self
                    .tells_of_topic(analysis, before)
                    .max(self.tells_behind_setting(analysis, before))
                    .max(self.tells_of_document(analysis, before))
                + self.tells_when(analysis, before)
                + if place.quoted && we_did(analysis, info, next) { 8 } else { 0 }
                - if is_cut_short(self.lexicon, self.doc, analysis, token, before.last()) { 24 } else { 0 }
                - self.deed_for_people(analysis, info, next)
                - self.needless_split(analysis, info)
                - self.object_of_none(analysis, info)
                - self.possesses(analysis, info, &place, before, next)
                - self.before_nominative(analysis, info, next)
                - self.without_madda(analysis, token)
                - self.madda_apart(analysis, token)
                - self.doubled_apart(analysis, token)
                - self.answers_for(analysis, next)
                - self.carries_out(analysis, next)
                - self.own_kin(analysis, info, token)
                - self.owns_or_comes(analysis, info, before, next)
                - opens_as_adverb(analysis, info, before)
        };
        let mut top = weigh(best);
        for analysis in std::iter::once(second).chain(standing) {
            let score = weigh(analysis);
            if score > top {
                (best, top) = (analysis, score);
            }
        }
        Some(*best)
    }

    /// `في وقت تكثف الشرطة دورياتها`: a time that is told by what happens in it.
    fn tells_when(&self, analysis: &Analysis, before: &[Unit]) -> i32 {
        let [.., preposition, time] = before else { return 0 };
        let within = preposition.function == Function::Preposition
            && preposition.clitics.pronoun.is_none()
            && self.doc.folded(time.last) == TIME;
        let verb = analysis.target.kind() == Kind::Verb
            && analysis.bits.tense() == Some(Tense::Imperfect)
            && analysis.clitics.conjunction.is_none();
        if within && verb { 14 } else { 0 }
    }

    /// The next word's folded letters.
    fn next_word(&self, token: usize, sentence: &Range<usize>) -> Option<&str> {
        (token + 1..sentence.end)
            .find(|t| self.doc.tokens[*t].kind == TokenKind::Word)
            .map(|t| self.doc.folded(t))
    }

    /// `بيان لها`, `ع. السلام`, `الفنانة أندري`: a preposition with its pronoun is no verb, and nobody is told to do something where
    /// nobody is quoted.
    fn is_no_verb(&self, analysis: &Analysis, info: &WordInfo, token: usize) -> bool {
        const SHORTEST: usize = 3;
        if analysis.target.kind() != Kind::Verb {
            return false;
        }
        let functions = &self.lexicon.tables().functions;
        let governed = |a: &Analysis| {
            let function = (a.target.kind() == Kind::Function).then(|| &functions[a.target.index()]);
            a.clitics.preposition.is_some()
                && function.is_some_and(|f| f.class == "pronoun" && f.has("clitic"))
        };
        let told = analysis.bits.tense() == Some(Tense::Imperative);
        // `صلاحيات أهمها`, `ليس أكثر`: nobody speaks of himself where nobody is quoted
        let mine = analysis.bits.person() == Some(Person::First)
            && analysis.bits.number() == Some(Number::Singular)
            && analysis.bits.tense() == Some(Tense::Imperfect)
            && self.is_elative(analysis, token)
            && !self.doc.is_quoted(token);
        if mine {
            return true;
        }
        let short = self.doc.folded(token).chars().count() < SHORTEST;
        let son = self.doc.folded(token) == SON;
        told && (short || !self.doc.is_quoted(token)) || son || info.analyses.iter().any(governed)
    }

    /// `أكبر`, `أهمها`, `أقل`: spelt as an elative, and after no colon, behind which somebody may speak.
    fn is_elative(&self, analysis: &Analysis, token: usize) -> bool {
        const REACH: usize = 12;
        let word = self.doc.folded(token);
        let stem = usize::from(analysis.clitics.stem_at)..usize::from(analysis.clitics.stem_end);
        let letters = word.get(stem).unwrap_or_default();
        let weak = letters.ends_with([arabic::letters::WAW, arabic::letters::YEH]);
        let spoken =
            (token.saturating_sub(REACH)..token).any(|t| self.doc.tokens[t].text(self.doc.text) == ":");
        !weak && letters.chars().count() <= 4 && !spoken
    }

    /// `نشر صورهم`, `عن ألمه وحزنه`: what is theirs, where no subject of a verb follows.
    fn possesses(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        place: &Place,
        before: &[Unit],
        next: Option<&str>,
    ) -> i32 {
        let Analysis { clitics, target, bits } = *analysis;
        // `لهجوم شنه متشددون`: deeds, and the verbs that lend to them, stand in relative clauses
        let told = target.kind() == Kind::Verb && {
            let verb = &self.lexicon.tables().verbs[target.index()];
            verb.is("light") || verb.is("say") || !verb.frames.is_empty()
        };
        let verb = target.kind() == Kind::Verb && bits.tense() == Some(Tense::Perfect);
        let owned = |a: &Analysis| {
            matches!(a.target.kind(), Kind::Noun | Kind::VerbalNoun)
                && a.clitics.pronoun.is_some()
                && a.clitics.pronoun == clitics.pronoun
        };
        if !verb || told || clitics.pronoun.is_none() || !info.analyses.iter().any(owned) {
            return 0;
        }
        let last = before.last().filter(|u| u.is_nominal());
        let alike = clitics.conjunction == Some(Conjunction::Wa)
            && last.is_some_and(|u| u.clitics.pronoun.is_some() && u.clitics.pronoun == clitics.pronoun);
        let of_deed = clitics.conjunction.is_none()
            && place.after_bare_noun
            && last.is_some_and(|u| {
                let deed =
                    u.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::VerbalNoun);
                u.is(Kind::VerbalNoun) || deed && u.clitics.preposition == Some(Preposition::Li)
            })
            && next.is_none_or(|n| !n.starts_with(ARTICLE));
        if alike || of_deed { 16 } else { 0 }
    }

    /// `تمكن المتمردون`, `ظهر الجنود الأميركيون`: people in the nominative behind a word are what its verb is told of, and nobody's genitive.
    fn before_nominative(&self, analysis: &Analysis, info: &WordInfo, next: Option<&str>) -> i32 {
        let noun = matches!(analysis.target.kind(), Kind::VerbalNoun | Kind::Noun | Kind::Agent)
            && !analysis.clitics.article
            && analysis.clitics.pronoun.is_none();
        let verb = |a: &Analysis| a.target.kind() == Kind::Verb && a.bits.number() == Some(Number::Singular);
        let people = next.and_then(|n| n.strip_prefix(ARTICLE)).filter(|n| n.ends_with(NOMINATIVE));
        let several = |r: lexicon::Reading| {
            r.bits.number() == Some(Number::Plural)
                && matches!(r.target.kind(), Kind::Agent | Kind::ActiveParticiple | Kind::PassiveParticiple)
        };
        let told = noun
            && info.analyses.iter().any(verb)
            && people.is_some_and(|n| self.lexicon.word(n).any(several));
        if told { 14 } else { 0 }
    }

    /// `مالي` is the adjective of Mali only where Mali is named.
    fn stands(&self, analysis: &Analysis, before: &[Unit], token: usize) -> bool {
        // no preposition is written onto `أنت`: `كانت` is a verb
        if analysis.clitics.preposition.is_some() && analysis.target.kind() == Kind::Function {
            let function = &self.lexicon.tables().functions[analysis.target.index()];
            let clitic = function.has("clitic");
            let second = function.features.starts_with('2') && !clitic;
            // `بها` is a preposition with its pronoun, and no pronoun of its own
            if function.class == "pronoun" && (second || clitic) {
                return false;
            }
        }
        // `بلينكن`: news speaks to no several women
        let you = analysis.clitics.pronoun.filter(|p| p.person() == Person::Second);
        if you.is_some_and(|p| p.gender() == Some(Gender::Feminine) && p.number() == Number::Plural) {
            return false;
        }
        // `وجهت إليه تهم فساد`: charges, and nothing that matters to anybody
        let verbs = &self.lexicon.tables().verbs;
        let lemma = |t: Target, lemma: &str| t.kind() == Kind::Verb && verbs[t.index()].lemma == lemma;
        let charges = |u: &Unit| u.target().is_some_and(|t| lemma(t, DIRECT));
        if lemma(analysis.target, MATTER) && before.iter().rev().take(8).any(charges) {
            return false;
        }
        // `كان`: no `ك` and a name of two letters
        let short = usize::from(analysis.clitics.stem_end - analysis.clitics.stem_at) <= 2 * "\u{0627}".len();
        if analysis.target.kind() == Kind::GivenName
            && analysis.clitics.preposition == Some(Preposition::Ka)
            && short
        {
            return false;
        }
        // `فإن السويد`: no `فان`
        let below = arabic::letters::ALEF_HAMZA_BELOW;
        if analysis.target.kind() == Kind::NameParticle
            && self.doc.tokens[token].text(self.doc.text).contains(below)
        {
            return false;
        }
        // `يونس فراشين`: the family's name is no `ف` and a participle
        let so = analysis.clitics.conjunction == Some(Conjunction::Fa) && !analysis.clitics.article;
        let describes = matches!(
            analysis.target.kind(),
            Kind::Adjective | Kind::ActiveParticiple | Kind::PassiveParticiple
        );
        if so && describes && before.last().is_some_and(|u| u.is(Kind::GivenName)) {
            return false;
        }
        // `من بكيل`, `على كدس`: no preposition is written onto what another governs, nor is that a verb
        let governed = |bare: &[&str]| {
            before.last().is_some_and(|u| {
                u.function == Function::Preposition && u.first == u.last && u.clitics.pronoun.is_none() && {
                    let word = self.doc.folded(u.last);
                    bare.iter().any(|b| word.strip_suffix(b).is_some_and(|head| head.chars().count() < 2))
                }
            })
        };
        let verb = analysis.target.kind() == Kind::Verb;
        // `من قتل`: whoever killed
        if analysis.clitics.preposition.is_some() && governed(&BARE) || verb && governed(&BARE[1..]) {
            return false;
        }
        let guarded = analysis.target.kind() == Kind::Nisba && analysis.bits.guarded();
        // `تجاريا وماليا`: of money, as the adjective before it is of no state
        let describes = before.last().is_some_and(|u| {
            matches!(u.kind(), Some(Kind::Adjective | Kind::OtherNisba)) && analysis.bits.accusative()
        });
        if guarded && describes && analysis.clitics.conjunction == Some(Conjunction::Wa) {
            return false;
        }
        // `وزير الخارجية المجري`: of one who acts for a state
        let of_state = || {
            const FOR_STATES: [&str; 6] = [
                "ambassador",
                "defence-minister",
                "foreign-minister",
                "interior-minister",
                "president",
                "prime-minister",
            ];
            let office = before.last().and_then(Unit::target).filter(|t| t.kind() == Kind::Office);
            let id = office.map(|t| self.lexicon.tables().offices[t.index()].id.as_str());
            analysis.clitics.article && id.is_some_and(|id| FOR_STATES.contains(&id))
        };
        !guarded
            || of_state()
            || self.names.countries.contains(&self.lexicon.tables().countries[analysis.target.index()].code)
    }

    fn score(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        place: &Place,
        before: &[Unit],
        next: Option<&str>,
        token: usize,
    ) -> i32 {
        let Analysis { clitics, target, bits } = *analysis;
        let taken_off = i32::from(clitics.conjunction.is_some())
            + 2 * i32::from(clitics.preposition.is_some() && !clitics.article)
            + 3 * i32::from(clitics.pronoun.is_some());
        let base = match target.kind() {
            // `على` and `علي` fold together: the dotted yeh beside a name or title is Ali
            Kind::GivenName
                if (place.after_name || place.after_person)
                    && !clitics.article
                    && self.doc.tokens[token].text(self.doc.text).ends_with(arabic::letters::YEH) =>
            {
                60
            }
            Kind::Function => {
                self.function_score(target) + self.whoever(target, token)
                    - self.plain_ma(target, &place.clause_start)
                    - self.verb_for_preposition(target, clitics, place, next, token)
                    - self.describes_for_focus(target, info, before, next)
            }
            Kind::Verb => 20,
            Kind::Nisba | Kind::OtherNisba => 25,
            // `المعارضة` is rather the body than the deed of opposing
            Kind::Agent if clitics.article => 25,
            // `قال شهود`: rather those who saw than their seeing
            Kind::Agent if place.after_saying => 27,
            // `مسيّرة` is no march
            Kind::Agent if self.is_weapon_here(analysis, info, before, next, token) => 30,
            Kind::People | Kind::Agent => 24,
            Kind::Noun => 23,
            // `مقاتلات` are rather aircraft than fights
            Kind::VerbalNoun
                if bits.number() == Some(Number::Plural)
                    && info.analyses.iter().any(|a| a.target.kind() == Kind::Agent) =>
            {
                20
            }
            Kind::VerbalNoun | Kind::Adjective => 22,
            Kind::ActiveParticiple | Kind::PassiveParticiple => 18,
            // `عبد الله بن سالم`: after a name no verb
            Kind::NameParticle
                if place.after_given || place.names_on || place.after_known && !clitics.article =>
            {
                60
            }
            Kind::NameParticle => 15,
            // `وحكمت عليه المحكمة`: no name goes on with a pronoun
            Kind::GivenName
                if clitics.conjunction.is_some()
                    && next.is_some_and(|n| ON_HIM.iter().any(|on| n.starts_with(on)))
                    && info.analyses.iter().any(|a| a.target.kind() == Kind::Verb) =>
            {
                0
            }
            // `قال منصور`, `أكد سعيد`: after a verb of speech rather a man of that name than a participle or an adjective
            Kind::GivenName if place.after_saying && !place.after_name => 23,
            // `في زيارة التقى خلالها`: an article before a given name, where the word is a verb
            Kind::GivenName
                if clitics.article && info.analyses.iter().any(|a| a.target.kind() == Kind::Verb) =>
            {
                8
            }
            // `الرئيس اليمني` is the president of Yemen, `محمد اليمني` a man of that name
            Kind::GivenName => {
                let named = place.after_given || place.after_name && !clitics.article;
                let goes_on =
                    place.names_on && !clitics.article && (!place.after_bare_noun || place.after_deed);
                let named = named || (place.after_person || place.after_described) && goes_on;
                14 + if named { 14 } else { 0 } + if goes_on { 9 } else { 0 }
            }
            _ => 10,
        };
        // `وجرح آلاف`: a noun would have no `و` here
        let counts = clitics.conjunction.is_some()
            && place.after_indefinite
            && self.quantities.iter().any(|q| q.tokens.start == token + 1);
        let fit = if target.kind() == Kind::Verb {
            8 * i32::from(counts) + place.verb(clitics, bits, next)
                - self.looks_perfect(analysis, info, before, next, token)
                - self.truncated(analysis, before, token)
        } else if target.kind() == Kind::Function {
            0
        } else {
            place.nominal(clitics, before.last())
        };
        // a dual that has lost its noon is rare, and a word in ين is rather a plural
        let dual = match (bits.number(), target.kind()) {
            (Some(Number::Dual), Kind::Adjective | Kind::ActiveParticiple | Kind::PassiveParticiple)
                if bits.construct() =>
            {
                12
            }
            // `رفضا قاطعا`: two do not act where one word stands before
            (Some(Number::Dual), Kind::Verb)
                if place.after_indefinite
                    && !place.after_dual
                    && before.last().is_some_and(|u| u.bits().number() != Some(Number::Dual)) =>
            {
                8
            }
            // `التقى …، اليوم، وفدا`: a noun in the accusative rather than `the two came`
            (Some(Number::Dual), Kind::Verb)
                if !place.after_dual
                    && !place.after_pair
                    && info.analyses.iter().any(|a| is_accusative(a, clitics)) =>
            {
                12
            }
            (Some(Number::Dual), Kind::Verb) => 0,
            // `اتفق طرفا النزاع`: after a verb and before an article the dual has lost its noon
            (Some(Number::Dual), Kind::Agent | Kind::Noun | Kind::Office)
                if bits.construct()
                    && place.after_verb
                    && !self.ends_in_maksura(token)
                    && next.is_some_and(|n| self.is_definite(n)) =>
            {
                -4
            }
            // `إذن قضائي`, `قارب تقليدي`, `قال ياسين`: rather what it is like, or a man, than two of what is done
            (Some(Number::Dual), Kind::VerbalNoun | Kind::Noun | Kind::ActiveParticiple)
                if clitics.pronoun.is_none()
                    && info.analyses.iter().any(|a| match a.target.kind() {
                        Kind::Adjective | Kind::OtherNisba => bits.construct() && !place.after_verb,
                        Kind::GivenName => !clitics.article,
                        _ => false,
                    }) =>
            {
                12
            }
            (Some(Number::Dual), _) => 2,
            _ => 0,
        };
        let opens = i32::from(
            target.kind() == Kind::ActiveParticiple
                && !clitics.article
                && (place.clause_start && bits.accusative() && !self.is_somebody(target, info)
                    || self.tells(target) && self.goes_on_acting(bits, place, before, token, next)
                    || self.goes_on_blaming(target, clitics, before, token)
                    || self.goes_on_saying(target, place, before, token, next)),
        ) * 10;
        // `قتل وجرح عدد من المدنيين`: two verbs with one subject
        let paired = target.kind() == Kind::Verb
            && clitics.conjunction == Some(Conjunction::Wa)
            && bits.tense() == Some(Tense::Perfect)
            && before.last().is_some_and(|u| {
                u.is_verb() && u.bits().tense() == Some(Tense::Perfect) && u.bits().gender() == bits.gender()
            });
        let denied =
            self.after_noun_of_denial(target, before, next) + self.after_announcing(target, clitics, before);
        // `على تبادل الأسرى وفتح الطريق`: a verbal noun goes on from one that a preposition governs
        let joined = target.kind() == Kind::VerbalNoun
            && clitics.conjunction == Some(Conjunction::Wa)
            && !clitics.article
            && next.is_some_and(|n| self.is_definite(n))
            && after_governed_deed(before);
        // `قصف الجيش متمردين وطعن حزب في القانون`: a deed is joined to deeds, and not to people
        let goes_on = target.kind() == Kind::Verb
            && clitics.conjunction == Some(Conjunction::Wa)
            && clitics.preposition.is_none()
            && clitics.pronoun.is_none()
            && bits.tense() == Some(Tense::Perfect)
            && bits.person() == Some(Person::Third)
            && bits.number() == Some(Number::Singular)
            && self.told_of_people(before);
        // `غارتين على بيروت يوم الخميس قتل فيهما 22 شخصا`: a noun takes up nothing that stands before it
        let within = target.kind() == Kind::Verb
            && bits.tense() == Some(Tense::Perfect)
            && next.is_some_and(|n| IN_IT.contains(&n));
        // `لتورطهم في`, `لتجنب الحرب`: for what they did or do, rather than so that she does something to them
        let purposed = target.kind() == Kind::Verb
            && clitics.preposition == Some(Preposition::Li)
            && (clitics.pronoun.is_some() || next.is_some_and(|n| n.starts_with(ARTICLE)))
            && info.analyses.iter().any(|a| {
                a.target.kind() == Kind::VerbalNoun
                    && a.clitics.preposition == Some(Preposition::Li)
                    && a.clitics.pronoun == clitics.pronoun
            });
        let base = base - self.rather_describes(target, clitics, bits, before, next) + 12 * i32::from(within);
        base - taken_off + fit + opens - dual - denied
            + i32::from(self.has_frames(target)) * 2
            + if joined { 6 } else { 0 }
            + if goes_on { 8 } else { 0 }
            - if purposed { 12 } else { 0 }
            - if self.describes_deed(analysis, info, before) { 12 } else { 0 }
            + if self.tells_of_deed(analysis, info, before) { 14 } else { 0 }
            + if paired { 8 } else { 0 }
    }

    /// `نائبا`, `ناشطا`: whether a participle of a verb that tells nothing is a word for a person too.
    fn is_somebody(&self, target: Target, info: &WordInfo) -> bool {
        let agents = &self.lexicon.tables().agents;
        let person = |a: &Analysis| {
            a.target.kind() == Kind::Agent
                && a.bits.accusative()
                && agents[a.target.index()].class == "person"
        };
        !self.tells(target) && info.analyses.iter().any(person)
    }

    /// Whether people end what stands behind the last verb, and no deed is named there.
    fn told_of_people(&self, before: &[Unit]) -> bool {
        const LONGEST: usize = 10;
        let Some(last) = before.last() else { return false };
        let people = last.is_name()
            || matches!(last.kind(), Some(Kind::Agent | Kind::Office | Kind::GivenName | Kind::People));
        let deed = |u: &Unit| {
            matches!(u.kind(), Some(Kind::VerbalNoun | Kind::EventPhrase))
                || u.target().is_some_and(|t| t.kind() == Kind::Noun && self.has_frames(t))
        };
        let behind: Vec<&Unit> = before.iter().rev().take(LONGEST).take_while(|u| !u.is_verb()).collect();
        let told = behind.len() < LONGEST && before.len() > behind.len();
        people && told && !behind.iter().any(|u| deed(u) || u.is_mark())
    }

    /// Whether a folded word has the article: `إلى` and `الذي` only look like it.
    fn is_definite(&self, folded: &str) -> bool {
        folded.starts_with(ARTICLE) && !self.lexicon.word(folded).any(|r| r.target.kind() == Kind::Function)
    }

    /// `جرحى`: no dual ends like this.
    fn ends_in_maksura(&self, token: usize) -> bool {
        self.doc.tokens[token].text(self.doc.text).ends_with(arabic::letters::ALEF_MAKSURA)
    }

    /// A word for a person that only describes the thing before it.
    fn rather_describes(
        &self,
        target: Target,
        clitics: Clitics,
        bits: Bits,
        before: &[Unit],
        next: Option<&str>,
    ) -> i32 {
        let agents = &self.lexicon.tables().agents;
        let person = target.kind() == Kind::Agent && agents[target.index()].class == "person";
        let plain =
            clitics.conjunction.is_none() && clitics.preposition.is_none() && clitics.pronoun.is_none();
        if person && plain && describes_thing(clitics.article, bits, before, next) { 8 } else { 0 }
    }

    /// `هجوم مسلح`, `هجوما مسلحا`: behind an indefinite deed of force of one gender with it the word describes it, and is nobody who does it.
    fn describes_deed(&self, analysis: &Analysis, info: &WordInfo, before: &[Unit]) -> bool {
        let adjective = info
            .analyses
            .iter()
            .any(|a| a.target.kind() == Kind::Adjective && a.bits.gender() == analysis.bits.gender());
        let clitics = analysis.clitics;
        let plain = !clitics.article
            && clitics.conjunction.is_none()
            && clitics.preposition.is_none()
            && clitics.pronoun.is_none();
        let single = analysis.bits.number() == Some(Number::Singular);
        if analysis.target.kind() != Kind::Agent || !(adjective && plain && single) {
            return false;
        }
        let Some(deed) = before.last().filter(|u| !u.is_definite() && u.is_nominal()) else { return false };
        let agrees =
            deed.bits().number() == Some(Number::Singular) && deed.bits().gender() == analysis.bits.gender();
        let tables = self.lexicon.tables();
        let frames = deed.target().map(|t| self.lexicon.frames_of(t)).unwrap_or_default();
        let force = |f: &u32| tables.frames[*f as usize].event.starts_with("ASSAULT");
        let done_by = |f: &u32| {
            let slots = &tables.frames[*f as usize].slots;
            slots.iter().any(|s| s.marker == "gen" && s.role == "actor")
        };
        agrees && frames.iter().any(force) && frames.iter().all(done_by)
    }

    /// `مقاومة الفقر` is a deed, `مزارع المواطنين` are farms: a side in a conflict has its article, a farmer no genitive.
    fn deed_for_people(&self, analysis: &Analysis, info: &WordInfo, next: Option<&str>) -> i32 {
        let Analysis { clitics, target, bits } = *analysis;
        let bare = target.kind() == Kind::Agent && !clitics.article && clitics.pronoun.is_none();
        if !bare || bits.number() != Some(Number::Singular) || !next.is_some_and(|n| self.is_definite(n)) {
            return 0;
        }
        let side = || {
            let sectors = &self.lexicon.tables().agents[target.index()].sectors;
            sectors.first().is_some_and(|s| s == "REB" || s == "OPP")
        };
        let rival = |a: &Analysis| match a.target.kind() {
            Kind::VerbalNoun => side(),
            Kind::Noun => a.bits.number() == Some(Number::Plural),
            _ => false,
        };
        if info.analyses.iter().any(|a| a.clitics == clitics && rival(a)) { 4 } else { 0 }
    }

    /// `قتل شاب زوجته`, `قتل رجل ابنه`: his kin, rather than `she married him off` and rather than a daughter.
    fn own_kin(&self, analysis: &Analysis, info: &WordInfo, token: usize) -> i32 {
        let tables = self.lexicon.tables();
        let kin =
            |a: &Analysis| a.target.kind() == Kind::Agent && tables.agents[a.target.index()].class == "kin";
        let verb = analysis.target.kind() == Kind::Verb
            && analysis.clitics.pronoun.is_some()
            && analysis.clitics.conjunction.is_none()
            && tables.verbs[analysis.target.index()].frames.is_empty();
        let written = || self.doc.tokens[token].text(self.doc.text).ends_with(arabic::letters::HEH);
        let another = kin(analysis) && analysis.clitics.pronoun.is_none() && written();
        let own = |a: &Analysis| a.clitics.pronoun.is_some() && kin(a);
        if (verb || another) && info.analyses.iter().any(own) { 16 } else { 0 }
    }

    /// `ملك البحرين أمر`, `وفد من البنك الدولي وصل`: rather who acts than a verb of which nothing is told, where a name or a genitive
    /// stands behind.
    fn owns_or_comes(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        before: &[Unit],
        next: Option<&str>,
    ) -> i32 {
        let tables = self.lexicon.tables();
        // `هاجم حشد من الموالين`: behind a verb, and of many
        let group = |a: &Analysis| {
            a.target.kind() == Kind::Agent && tables.agents[a.target.index()].class != "person"
                || a.target.kind() == Kind::Noun && tables.nouns[a.target.index()].is("quantity")
        };
        let of_many = matches!(analysis.target.kind(), Kind::Verb | Kind::VerbalNoun)
            && analysis.clitics.conjunction.is_none()
            && next == Some(FROM)
            && before.last().is_some_and(Unit::is_verb)
            && info.analyses.iter().any(group);
        if of_many {
            return 12;
        }
        let verb = analysis.target.kind() == Kind::Verb
            && analysis.bits.tense() == Some(Tense::Perfect)
            && tables.verbs[analysis.target.index()].frames.is_empty();
        let acts = |a: &Analysis| {
            a.clitics == analysis.clitics
                && a.target.kind() == Kind::Agent
                && a.bits.number() == Some(Number::Singular)
                && tables.agents[a.target.index()].sectors.first().is_some_and(|s| s == "GOV")
        };
        let goes_on = next.is_some_and(|n| n != ON && n != TO);
        if verb && goes_on && info.analyses.iter().any(acts) { 12 } else { 0 }
    }

    /// A word for a vehicle or weapon that is spelt like an event, where its doubled letter is written or a word of force stands
    /// before it: `مسيّرة`, `أغارت مسيرة`, `هجوم بمسيرات`.
    fn is_weapon_here(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        before: &[Unit],
        next: Option<&str>,
        token: usize,
    ) -> bool {
        const NEAR: usize = 2;
        let agent = &self.lexicon.tables().agents[analysis.target.index()];
        // `اعترضت دورية إسرائيلية قاربا`
        let one = agent.class == "group" && analysis.bits.number() == Some(Number::Singular);
        if one && self.is_force_body(info, next) {
            return true;
        }
        let weapon = matches!(agent.class.as_str(), "vehicle" | "weapon");
        if !weapon
            || !info.analyses.iter().any(|a| a.target.kind() == Kind::Noun && self.has_frames(a.target))
        {
            return false;
        }
        let doubled = |text: &str| text.contains(arabic::letters::SHADDA);
        let written = doubled(&agent.ar) && doubled(self.doc.tokens[token].text(self.doc.text));
        let force = |u: &Unit| u.target().is_some_and(|t| self.is_force(t));
        let does = |u: &Unit| u.is_verb() && force(u);
        let with = analysis.clitics.preposition == Some(Preposition::Bi);
        written || before.last().is_some_and(does) || with && before.iter().rev().take(NEAR).any(force)
    }

    /// `تفجير هز العاصمة`, `انفجار قوي ضرب سوقا`, `اجتماع وزاري ضم`: behind an indefinite noun of force, or of another deed with its
    /// adjectives, rather a verb than its noun.
    fn tells_of_deed(&self, analysis: &Analysis, info: &WordInfo, before: &[Unit]) -> bool {
        let Analysis { clitics, target, bits } = *analysis;
        let verb = target.kind() == Kind::Verb
            && clitics == Clitics { stem_end: clitics.stem_end, ..Clitics::default() }
            && bits.tense() == Some(Tense::Perfect)
            && bits.number() == Some(Number::Singular);
        let noun = |a: &Analysis| a.target.kind() == Kind::VerbalNoun && !self.has_frames(a.target);
        let describes = |u: &Unit| {
            let readings = || u.info.iter().flat_map(|i| &i.analyses);
            !u.clitics.article && !u.is_verb() && readings().any(|a| a.target.kind() == Kind::Adjective)
        };
        let adjectives = before.iter().rev().take_while(|u| describes(u)).count();
        let tables = self.lexicon.tables();
        let told = verb && adjectives > 0 && !tables.verbs[target.index()].frames.is_empty();
        let event = |u: &Unit| matches!(u.kind(), Some(Kind::Noun | Kind::VerbalNoun));
        verb && (told || info.analyses.iter().any(noun))
            && before.iter().rev().nth(adjectives).is_some_and(|u| {
                let deed =
                    u.target().is_some_and(|t| self.is_force(t) || told && event(u) && self.has_frames(t));
                deed && !u.is_verb() && !u.is_definite() && u.bits().gender() == bits.gender()
            })
    }

    /// Whether the event that the word can be is that forces go out together or are sent, and the next word is none that tells so.
    fn is_force_body(&self, info: &WordInfo, next: Option<&str>) -> bool {
        let tables = self.lexicon.tables();
        let sent = |t: Target| {
            let frames = tables.nouns[t.index()].frames.iter().map(|f| &tables.frames[*f as usize]);
            let mut moves = frames.clone().map(|f| matches!(f.event.as_str(), "MOBILIZE" | "COOPERATE"));
            let told = |f: &lexicon::entry::Frame| {
                next.is_none_or(|n| !f.with.is_empty() && !f.with.iter().any(|w| arabic::fold(w) == n))
            };
            frames.clone().next().is_some() && moves.all(|m| m) && frames.clone().all(told)
        };
        info.analyses.iter().any(|a| a.target.kind() == Kind::Noun && sent(a.target))
    }

    /// Whether all that a word tells is force, and not against a crowd.
    fn is_force(&self, target: Target) -> bool {
        let tables = self.lexicon.tables();
        if !matches!(target.kind(), Kind::Verb | Kind::VerbalNoun | Kind::Noun) {
            return false;
        }
        let frames = self.lexicon.frames_of(target);
        let event = |f: &u32| tables.frames[*f as usize].event.as_str();
        let hits = |f: &u32| event(f).starts_with("ASSAULT") && !event(f).ends_with("crowd-control");
        !frames.is_empty() && frames.iter().all(hits)
    }

    pub(super) fn has_frames(&self, target: Target) -> bool {
        matches!(target.kind(), Kind::VerbalNoun | Kind::Noun) && !self.lexicon.frames_of(target).is_empty()
    }
}

/// `سياسيا، …`: an accusative that opens the sentence is an adverb, and nobody.
fn opens_as_adverb(analysis: &Analysis, info: &WordInfo, before: &[Unit]) -> i32 {
    let person = analysis.target.kind() == Kind::Agent
        && analysis.bits.accusative()
        && analysis.bits.number() == Some(Number::Singular)
        && !analysis.clitics.article;
    let opens = before.last().is_none_or(|u| matches!(u.tag, Tag::Mark('.' | ':')));
    let adverb = |a: &Analysis| a.target.kind() == Kind::Adjective && a.bits.accusative();
    if person && opens && info.analyses.iter().any(adverb) { 12 } else { 0 }
}

/// `على تبادل الأسرى`: whether what stands before is a phrase that begins with a preposition and a verbal noun.
fn after_governed_deed(before: &[Unit]) -> bool {
    const LONGEST: usize = 7;
    let phrase = before
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|u| u.is_nominal() || u.function == Function::Preposition);
    let units: Vec<&Unit> = phrase.collect();
    units.iter().enumerate().any(|(at, u)| {
        let deed = matches!(u.kind(), Some(Kind::VerbalNoun | Kind::EventPhrase)) && !u.clitics.article;
        let governed = u.clitics.preposition.is_some()
            || units.get(at + 1).is_some_and(|b| b.function == Function::Preposition);
        deed && governed
    })
}

/// `هجمات منسقة`, `الإجراء القاضي بوقف`: behind things of which there are many a feminine describes them, and behind one with its article
/// one that goes on with `ب`.
pub(super) fn describes_thing(article: bool, bits: Bits, before: &[Unit], next: Option<&str>) -> bool {
    let thing = |u: &&Unit| u.is(Kind::Noun) || u.is(Kind::VerbalNoun);
    let Some(noun) = before.last().filter(thing) else { return false };
    let plural = noun.bits().number() == Some(Number::Plural);
    let feminine = bits.gender() == Some(Gender::Feminine) && bits.number() != Some(Number::Plural);
    let goes_on = || next.is_some_and(|n| n.starts_with(arabic::letters::BEH) && n.chars().count() > 3);
    !article && !noun.is_definite() && plural && feminine || article && noun.clitics.article && goes_on()
}

/// Whether a reading is a noun whose final alef is of the accusative.
fn is_accusative(analysis: &Analysis, clitics: Clitics) -> bool {
    // `ولاحقا`
    matches!(analysis.target.kind(), Kind::Noun | Kind::Agent | Kind::Adjective)
        && analysis.bits.accusative()
        && analysis.clitics.conjunction == clitics.conjunction
}

/// `من`, `عن`, `في`, `إلى`, `على`, folded.
const BARE: [&str; 5] = [FROM, ABOUT, IN, TO, ON];

/// `الرئيس الجهوي فيصل النقاطي`, `، فتحي الغزواني`: a forename with its family's, and no verb or noun with `ف`.
fn is_forename(analysis: &Analysis, info: &WordInfo, before: &[Unit], next: Option<&str>) -> bool {
    let Analysis { clitics, target, .. } = *analysis;
    let noun = matches!(target.kind(), Kind::Verb | Kind::VerbalNoun | Kind::Noun);
    let so = noun && !clitics.article && clitics.conjunction == Some(Conjunction::Fa);
    let named =
        |a: &Analysis| a.target.kind() == Kind::GivenName && a.clitics.stem_at < clitics.stem_at.max(1);
    so && !before.is_empty()
        && next.is_some_and(|n| n.starts_with(ARTICLE))
        && info.analyses.iter().any(named)
}

/// `رفض طلبه`, `ووصفه`: whether a word that ends in `ه` is read as one in `ة` where it can be what somebody has, or a verb with its object.
fn is_owned_rather(analysis: &Analysis, info: &WordInfo) -> bool {
    let noun = |a: &Analysis| matches!(a.target.kind(), Kind::Noun | Kind::VerbalNoun);
    let with_pronoun = |kind: &dyn Fn(&Analysis) -> bool| {
        info.analyses.iter().any(|a| a.clitics.pronoun.is_some() && kind(a))
    };
    let verb = |a: &Analysis| a.target.kind() == Kind::Verb && a.clitics.conjunction.is_some();
    analysis.clitics.pronoun.is_none()
        && (analysis.target.kind() == Kind::Agent && with_pronoun(&noun)
            || analysis.target.kind() == Kind::Noun && with_pronoun(&verb))
}

/// `بن`
const SON: &str = "\u{0628}\u{0646}";
/// `ون`, of the nominative.
const NOMINATIVE: &str = "\u{0648}\u{0646}";
/// `عليه`, `عنه`, `منه`, folded: prepositions with a pronoun that verbs take.
const ON_HIM: [&str; 3] =
    ["\u{0639}\u{0644}\u{064A}\u{0647}", "\u{0639}\u{0646}\u{0647}", "\u{0645}\u{0646}\u{0647}"];
/// `فيه`, `فيها`, `فيهما`, `خلاله`, `خلالها`, `خلالهما`
const IN_IT: [&str; 6] = [
    "\u{0641}\u{064A}\u{0647}",
    "\u{0641}\u{064A}\u{0647}\u{0627}",
    "\u{0641}\u{064A}\u{0647}\u{0645}\u{0627}",
    "\u{062E}\u{0644}\u{0627}\u{0644}\u{0647}",
    "\u{062E}\u{0644}\u{0627}\u{0644}\u{0647}\u{0627}",
    "\u{062E}\u{0644}\u{0627}\u{0644}\u{0647}\u{0645}\u{0627}",
];
/// `وجّه`, `همّ`
const DIRECT: &str = "\u{0648}\u{062C}\u{0651}\u{0647}";
const MATTER: &str = "\u{0647}\u{0645}\u{0651}";
/// `وقت`
const TIME: &str = "\u{0648}\u{0642}\u{062A}";
