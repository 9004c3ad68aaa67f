//! Subject and objects of a verb, from order and agreement.

use super::passive::bits_feminine;
use super::pronoun::DURING;
use super::*;
use arabic::clitic::Pronoun;

/// Who acts, on whom.
pub(super) struct Arguments {
    pub(super) subject: Vec<Resolved>,
    pub(super) objects: Vec<Object>,
    pub(super) passive: bool,
}

/// An object: written onto the verb, or a phrase of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Pronoun(Pronoun),
    Part(usize),
    /// The later half of a part: `أقال [الرئيس التونسي] [رئيس الحكومة]`.
    Half(usize, Box<Np>),
}

impl RoleReader<'_, '_, '_> {
    /// Who acts, on whom, and whether the verb is passive.
    pub(super) fn arguments(&self, part: usize, unit: &Unit, following: &Following) -> Arguments {
        let sentence = self.sentence;
        let bits = unit.bits();
        let bare = self.bare_arguments(unit, following);
        let bare = &bare[..];
        let pronoun = unit.clitics.pronoun;
        let told = |subject: Vec<Resolved>, from: usize, passive: bool| {
            let named = bare.iter().skip(from).filter(|p| !self.is_direction(**p)).map(|p| Object::Part(*p));
            let objects = pronoun.map(Object::Pronoun).into_iter().chain(named).collect();
            Arguments { subject, objects, passive }
        };
        if let Some(topic) = sentence.complementiser_pronoun(part) {
            let passive = bits.passive() && (!bits.active() || bare.is_empty() && pronoun.is_none());
            return told(self.topic_of(part, topic), 0, passive && self.frames_take_victim(unit));
        }
        // `أحث جميع الأطراف`: whoever speaks says it of himself
        if bits.person() == Some(arabic::features::Person::First) {
            return told(self.elided(unit), 0, false);
        }
        // `زيارة التقى خلالها الرئيس`, `منتجع قتل فيه عشرات`: the clause is of where or when it was done
        let within = self.is_within_antecedent(part);
        let antecedent = sentence.antecedent(part).filter(|_| !within).map(|at| self.over_place(at, unit));
        let before = antecedent
            .or_else(|| sentence.preceding(part).filter(|_| !within))
            .map(|p| self.before_list(p))
            .filter(|p| self.agrees(*p, unit, true) && !self.is_dateline(*p, part));
        // a plural verb has its subject before it, an oblique noun after a verb is its object
        let plural = matches!(bits.number(), Some(Number::Plural | Number::Dual));
        let object = |p: usize| self.is_oblique(p) || self.calls_on_all(unit, p);
        let adjacent = bare.first().copied().filter(|p| !plural && !object(*p));
        let first = adjacent.map(|p| (p, self.entities_at(p)));
        // a passive verb: its one noun phrase is what was done to somebody
        let befell = within && bare.len() == 1 && self.needs_object(unit) && self.tells_toll(part);
        let passive = bits.passive()
            && pronoun.is_none()
            && !self.is_written_active(unit)
            && (!bits.active()
                || befell
                || self.is_written_passive(unit)
                || self.reads_passive(part, bare, before, unit));
        // `راح ضحية الهجوم عشرة جنود`, `تفجير راح ضحيته 22 شخصا`
        if let [word, fallen] = bare
            && pronoun.is_none()
            && self.takes_victim_behind(unit, *word)
        {
            return Arguments {
                subject: self.entities_at(*fallen).to_vec(),
                objects: vec![Object::Part(*word)],
                passive: false,
            };
        }
        // `تبنى المجلس قرارا يطالب القوات`: what stands behind the verb is its object
        if let Some(thing) = self.telling_thing(part).filter(|_| !passive || !bare.is_empty()) {
            return told(self.author(thing), 0, false);
        }
        // `الانفجار الذي استهدف المسجد`: the deed itself did it, and who stands behind it
        if let Some(at) = antecedent.filter(|at| {
            let agrees = self.agrees(*at, unit, true) || self.genitive_agrees(*at, unit);
            pronoun.is_none() && self.is_deed(*at) && agrees
        }) {
            let doer = self.sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(doer, 0, passive);
        }
        // `في تفجير شاحنات استهدفت القرية`: the verb is of the genitive
        if antecedent.is_some_and(|at| pronoun.is_none() && self.is_of_genitive(at, unit)) {
            return told(Vec::new(), 0, false);
        }
        // `في جرائم استهدفت عناصر أمن`: a thing that the relative clause is of, with its object
        if let Some(at) = antecedent.filter(|at| before == Some(*at) && pronoun.is_none() && bare.len() == 1)
            && self.is_thing(at)
            && (self.gender_shown(at, unit) || bits_feminine(unit))
            && self.is_aimed_verb(unit)
        {
            let doer = sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(doer, 0, false);
        }
        // `الهجوم استهدف دورية`: what stands right before the verb and does nothing by itself is its subject all the same
        if let Some(at) =
            before.filter(|at| pronoun.is_none() && self.stands_before(*at, part) && self.is_deed(*at))
        {
            let doer = self.sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(doer, 0, false);
        }
        // `إن سياسة الاستيطان تهدد بجعل …`: a thing that a complementiser opens is the subject, and does nothing
        // `المجاعة تهدد السكان`: nor does one that opens the sentence
        let said = |f: &u32| category(&self.frame(*f).event) != Some(Category::Threaten);
        let says = || self.is_speech(unit) && unit.target().is_some_and(|t| self.frames(t).iter().any(said));
        let opened = |at: usize| sentence.is_opened(at) || at == 0 && self.stands_before(at, part) && !says();
        if let Some(at) = before.filter(|at| antecedent.is_none() && pronoun.is_none() && opened(*at))
            && self.is_thing(at)
            && self.gender_shown(at, unit)
        {
            let doer = self.sentence.np(at).map(|np| self.behind(at, np)).unwrap_or_default();
            return told(if self.is_speech(unit) { Vec::new() } else { doer }, 0, passive);
        }
        // `الوزير أقاله المجلس`: the pronoun takes up the phrase before the verb, and the one after it acts
        if let (Some(at), Some(taken), Some((_, entities))) = (before, pronoun, &first)
            && antecedent.is_none()
            && self.is_taken_up(at, part, taken)
        {
            let mut told = told(entities.to_vec(), 1, false);
            told.objects[0] = Object::Part(at);
            return told;
        }
        if let Some(before) = before
            && let Some(subject) = self.subject_before(part, unit, before, antecedent, first.as_ref(), bare)
        {
            return told(subject, 0, passive);
        }
        // `وأودى بحياة أربعة وأصاب عشرين`: an active verb that needs an object, and one number of people beside it
        if let [one] = bare
            && unit.clitics.conjunction.is_some()
            && pronoun.is_none()
            && (!bits.passive() || bits_feminine(unit) && self.goes_on_with_force(unit))
            && self.needs_object(unit)
            && self.is_counted(*one)
        {
            return told(self.elided(unit), 0, false);
        }
        // `ناشد النائب سعد الحريري الأمين العام للحزب رفع الحصار`: what is asked stands behind both
        let asked = |rest: &[usize]| match rest {
            [] => true,
            [one] => self.sentence.np(*one).is_some_and(|np| sentence.units[np.head].is(Kind::VerbalNoun)),
            _ => false,
        };
        if let ([part, rest @ ..], None, false) = (bare, pronoun, passive)
            && asked(rest)
            && self.agrees(*part, unit, false)
            && self.takes_object(unit)
            && let Some((subject, object)) = self
                // `رفض الوزير يوسف غالي مقابلة ممثليهم`: the object stands behind him
                .halves(*part, rest.is_empty() && (self.needs_object(unit) || self.turns_to_people(unit)))
                .or_else(|| self.people_and_word(self.sentence.np(*part)?, unit))
        {
            let mut objects = vec![Object::Half(*part, Box::new(object))];
            objects.extend(rest.iter().map(|p| Object::Part(*p)));
            return Arguments { subject: self.entities(&subject).to_vec(), objects, passive: false };
        }
        // `أقام الدعوى محامي الضحايا`: the word that makes the verb an event stands before who acts
        if let ([word, doer], Some((_, entities)), None, false) = (bare, &first, pronoun, passive)
            && !acts(entities)
            && unit
                .target()
                .is_some_and(|t| self.frames(t).iter().any(|f| self.is_word_of(self.frame(*f), *word)))
            && self.agrees(*doer, unit, false)
            && acts(&self.entities_at(*doer))
        {
            return Arguments {
                subject: self.entities_at(*doer).to_vec(),
                objects: vec![Object::Part(*word)],
                passive: false,
            };
        }
        if let Some((p, entities)) = &first
            && self.agrees(*p, unit, false)
            && (acts(entities) || bare.len() > 1 || passive || self.undergoes(unit))
            && (passive || !self.goes_to_elided(unit, *p, bare))
        {
            let mut told = told(entities.to_vec(), 1, passive);
            // `عسكريين خطفهم مقاتلون`, `جثث رجال أعدمهم التنظيم`: the pronoun takes up the phrase before the verb, or its genitive
            if let Some(Object::Pronoun(pronoun)) =
                told.objects.first().filter(|_| !sentence.takes_up_clause(part))
            {
                let taken = antecedent.and_then(|at| self.meant_again(at, *pronoun));
                if let Some(object) = taken.or(before.map(Object::Part)) {
                    told.objects[0] = object;
                }
            }
            return told;
        }
        // `أن جنرالا كبيرا في الجيش، قتل`: nobody stands there whom he could have killed
        if bare.is_empty() && pronoun.is_none() && bits.passive() && self.needs_object(unit) {
            let victim = before.map(|b| self.entities_at(b).to_vec()).unwrap_or_default();
            return told(victim, 0, true);
        }
        // `سبق للاتحاد أن علق عضويتها`
        if let Some((_, subject)) =
            self.subject_of_governor(part).filter(|_| !passive && self.happened_before(part))
        {
            return told(subject, 0, false);
        }
        // `الحكومة ما لبثت أن رفضت`
        if let Some(subject) = self.subject_of_phase(part).filter(|_| !passive && bare.len() < 2) {
            return told(subject, 0, false);
        }
        // `الآفة التي تهدد المجتمع`: a thing does it, and not whoever spoke or acted before
        if antecedent.is_some_and(|at| self.agrees(at, unit, true)) && !self.is_resumed(part, following) {
            return told(Vec::new(), 0, passive);
        }
        told(self.elided(unit), 0, passive && before.is_none() && bare.is_empty())
    }

    /// `زيارة التقى خلالها`: whether a preposition right behind the verb has a pronoun for what the clause is of.
    fn is_within_antecedent(&self, verb: usize) -> bool {
        let sentence = self.sentence;
        let within = |p: usize| match &sentence.parts[p].element {
            Element::Pp(marker, None) if marker == IN || marker == DURING => sentence.unit(p).clitics.pronoun,
            _ => None,
        };
        let pronoun = (verb + 1 < sentence.parts.len()).then(|| within(verb + 1)).flatten();
        let antecedent = || sentence.antecedent(verb).or_else(|| sentence.preceding(verb));
        let takes =
            |p| antecedent().and_then(|at| sentence.np(at)).is_some_and(|np| sentence.is_taken_by(p, np));
        pronoun.is_some_and(takes)
    }

    /// `ما لبثت أن رفضت`: the subject of the verb right before the complementiser, where it tells only when the deed was.
    fn subject_of_phase(&self, part: usize) -> Option<Vec<Resolved>> {
        let sentence = self.sentence;
        let that = part.checked_sub(1)?;
        let verb = that.checked_sub(1).filter(|v| sentence.is_verb(*v))?;
        let verbs = &self.resolver.lexicon.tables().verbs;
        let unit = sentence.unit(verb);
        let target = unit.target().filter(|t| t.kind() == Kind::Verb)?;
        let opened = sentence.parts[that].element == Element::Function(Function::Complementiser);
        if !opened || !verbs[target.index()].is("phase") {
            return None;
        }
        let subject = self.arguments(verb, unit, &sentence.following(verb)).subject;
        acts(&subject).then_some(subject)
    }

    /// `سبق لـ … أن`: whether the clause is opened by the verb that says so.
    fn happened_before(&self, part: usize) -> bool {
        let verbs = &self.resolver.lexicon.tables().verbs;
        let past = |p: usize| {
            let verb = self.sentence.unit(p).target().filter(|t| t.kind() == Kind::Verb);
            verb.is_some_and(|t| verbs[t.index()].is("prior"))
        };
        (part.saturating_sub(4)..part).any(|p| self.sentence.is_verb(p) && past(p))
    }

    /// The phrases without preposition that can be subject or object: not `قتل حرقا`, `يزور القاهرة حاليا`, `قتلوا، بينهم 3 نساء و6 أطفال`.
    fn bare_arguments(&self, verb: &Unit, following: &Following) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for part in following.bare.iter().copied() {
            // `إن مديرا قتل وزوجته`: what `و` joins right behind a verb is no argument of it
            let joined = self.sentence.unit(part).clitics.conjunction.is_some()
                && part.checked_sub(1).is_some_and(|before| self.sentence.is_verb(before));
            let listed = joined || found.is_empty() && self.is_listed(part);
            if !listed && !self.is_manner(part, verb) && !self.is_adverb(part) && !self.is_duration(part) {
                found.push(part);
            }
        }
        found
    }

    /// Whether the phrase is one of those whom `بينهم` opens: `بينهم 20 امرأة و9 أطفال`.
    fn is_listed(&self, part: usize) -> bool {
        const REACH: usize = 4;
        let joins =
            |p: usize| self.sentence.unit(p).clitics.conjunction == Some(arabic::clitic::Conjunction::Wa);
        let mut at = part;
        for p in (0..part).rev().take(REACH) {
            match &self.sentence.parts[p].element {
                Element::Pp(marker, inner) if marker == BETWEEN || marker == AMONG => {
                    return inner.is_none() || self.sentence.unit(p).clitics.pronoun.is_some();
                }
                Element::Function(Function::Conjunction) | Element::Mark('\u{060C}' | ',') => {}
                // only what is joined goes on with the list
                Element::Np(_)
                    if joins(at)
                        || self.sentence.parts[at - 1].element
                            == Element::Function(Function::Conjunction) =>
                {
                    at = p;
                }
                _ => return false,
            }
        }
        false
    }

    /// `53 رهينة، بينهم أطفال، كانوا قد خطفوا`: those whom the list is of, and not the last one listed.
    fn before_list(&self, part: usize) -> usize {
        if !self.is_listed(part) {
            return part;
        }
        let opens = |p: &usize| matches!(&self.sentence.parts[*p].element, Element::Pp(marker, None) if marker == BETWEEN || marker == AMONG);
        let listed =
            (0..part).rev().find(opens).and_then(|at| (0..at).rev().find(|p| self.sentence.np(*p).is_some()));
        listed.unwrap_or(part)
    }

    /// `كامل يوم غد`, `طيلة أسبوع`: one word that measures the time behind it.
    fn is_duration(&self, part: usize) -> bool {
        let timed = self.sentence.parts.get(part + 1).is_some_and(|next| next.element == Element::Time);
        self.sentence.np(part).is_some_and(|np| {
            let unit = &self.sentence.units[np.head];
            timed
                && np.units.len() == 1
                && !unit.is_definite()
                && matches!(unit.kind(), Some(Kind::Adjective | Kind::ActiveParticiple))
        })
    }

    /// `حاليا`, `رسميا`, `مؤخرا`: an adjective alone in the indefinite accusative.
    fn is_adverb(&self, part: usize) -> bool {
        let Some(np) = self.sentence.np(part).filter(|np| np.units.len() == 1) else { return false };
        let unit = &self.sentence.units[np.head];
        let adjective = matches!(unit.kind(), Some(Kind::Adjective | Kind::OtherNisba));
        adjective
            && unit.bits().accusative()
            && !unit.clitics.article
            && unit.clitics.pronoun.is_none()
            && unit.bits().number() == Some(Number::Singular)
    }

    /// `قتل حرقا`, `أعدم شنقا`: how somebody was killed.
    fn is_manner(&self, part: usize, verb: &Unit) -> bool {
        let Some(np) = self.sentence.np(part).filter(|np| np.units.len() == 1) else { return false };
        let noun = &self.sentence.units[np.head];
        let deed = noun.is(Kind::VerbalNoun) || noun.target().is_some_and(|t| !self.frames(t).is_empty());
        let kills = |f: &u32| self.frame(*f).slots.iter().any(|s| s.role == "victim");
        let bare = noun.clitics.pronoun.is_none() && !noun.clitics.article && noun.bits().accusative();
        deed && bare
            && !self.is_document(np)
            && verb.target().is_some_and(|t| self.frames(t).iter().any(kills))
    }

    /// What a verb's pronoun means in a relative clause: its antecedent, or those in the antecedent's genitive.
    fn meant_again(&self, antecedent: usize, pronoun: Pronoun) -> Option<Object> {
        let np = self.sentence.np(antecedent)?;
        let people = |np: &Np| pronoun.number() != Number::Plural || acts(&self.spread(np));
        if self.sentence.is_taken_by(pronoun, np) && people(np) {
            return Some(Object::Part(antecedent));
        }
        let inner = np.genitive.as_deref().filter(|g| self.sentence.is_taken_by(pronoun, g) && people(g))?;
        Some(Object::Half(antecedent, Box::new(inner.clone())))
    }

    /// `مؤكدا أيضا أنه اعتقل`: who says it speaks of himself, whoever else the clause before told of.
    fn topic_of(&self, part: usize, pronoun: Pronoun) -> Vec<Resolved> {
        const NEAR: usize = 3;
        let opens = |p: &usize| {
            matches!(self.sentence.parts[*p].element, Element::Function(Function::Complementiser))
        };
        let before = (part.saturating_sub(NEAR)..part).rev().find(opens).and_then(|at| at.checked_sub(1));
        let Some(before) = before else { return self.topic(pronoun) };
        let units =
            self.sentence.parts[before.saturating_sub(1)].units.start..self.sentence.parts[before].units.end;
        let bytes = self
            .resolver
            .doc
            .bytes(self.sentence.units[units.start].first, self.sentence.units[units.end - 1].last);
        let voice = crate::speech::Voice { gender: pronoun.gender(), number: Some(pronoun.number()) };
        let says = |s: &&Said| {
            bytes.start <= s.verb.start
                && s.verb.end <= bytes.end
                && !s.speaker.is_empty()
                && s.voice.agrees(voice)
        };
        match self.said.iter().rev().find(says) {
            Some(said) => self.as_anaphora(said.speaker.clone()),
            None => self.topic(pronoun),
        }
    }

    /// Whom the pronoun of `أنه` means: the one who speaks or acts in the clause before.
    pub(super) fn topic(&self, pronoun: Pronoun) -> Vec<Resolved> {
        let subject =
            if self.discourse.subject.is_empty() { &self.discourse.main } else { &self.discourse.subject };
        let several = pronoun.number() != Number::Singular;
        let feminine = !several && pronoun.gender() == Some(Gender::Feminine);
        let fits = |r: &Resolved| {
            r.class.acts()
                && (!several || r.several || r.class == Class::Group)
                && (!feminine || self.can_be_feminine(r))
        };
        // `أبلغه الوزير بأن واشنطن تستنكر، غير أنه حث الجانبين`: a state is no he
        let state = |r: &Resolved| r.class == Class::Country && self.can_be_feminine(r);
        let main = &self.discourse.main;
        let he = !several
            && pronoun.gender() == Some(Gender::Masculine)
            && !subject.is_empty()
            && subject.iter().all(state)
            && main.len() == 1
            && main[0].class == Class::Person;
        if he {
            return self.as_anaphora(main.clone());
        }
        if subject.iter().any(fits) || several && subject.len() > 1 {
            self.as_anaphora(subject.clone())
        } else {
            self.pronoun(pronoun)
        }
    }

    /// The phrase before the verb as its subject, unless one after it has the better claim.
    fn subject_before(
        &self,
        part: usize,
        unit: &Unit,
        before: usize,
        antecedent: Option<usize>,
        first: Option<&(usize, Rc<[Resolved]>)>,
        bare: &[usize],
    ) -> Option<Vec<Resolved>> {
        let via = match () {
            () if self.sentence.headline => Via::Headline,
            () if antecedent.is_some() => Via::Apposition,
            () => Via::Syntax,
        };
        let mut subject = self.with_via(self.entities_at(before).to_vec(), via);
        // `صفوف المعلمين الذين تظاهروا`: the verb is of the people in the phrase
        let within = if antecedent.is_some() && !acts(&subject) {
            self.people_within(before, unit)
        } else {
            Vec::new()
        };
        if !within.is_empty() {
            subject = self.with_via(within, via);
        }
        let fits = |(p, e): &&(usize, Rc<[Resolved]>)| acts(e) && self.agrees(*p, unit, false);
        let resumed = unit.clitics.pronoun.is_some();
        // `كانت الحركة تحتجزهم رهائن`: the auxiliary has given the subject
        let described = |(p, _): &(usize, Rc<[Resolved]>)| {
            self.sentence.np(*p).is_some_and(|np| !self.sentence.units[np.head].is_definite())
        };
        let helped = before.checked_sub(1).is_some_and(|at| self.sentence.auxiliaries.contains(&at))
            && first.is_some_and(described);
        // `أما قوات الحكومة فاتهمت قوات حفتر`: the topic acts
        let topic =
            self.is_topic(before) && unit.clitics.conjunction == Some(arabic::clitic::Conjunction::Fa);
        let takes_first = !helped
            && !topic
            && first.as_ref().is_some_and(fits)
            && (resumed
                || antecedent.is_some() && bare.len() > 1 && self.is_taken_up_behind(part, bare)
                || antecedent.is_some_and(|at| self.is_taken_up_at_once(part, at, bare)));
        let follows = self.prefers_following(part, first.map(|f| &*f.1), unit, first.map(|f| f.0));
        let follows = follows && !topic;
        (!takes_first && !follows && (acts(&subject) || first.is_none())).then_some(subject)
    }

    /// `الوزير الذي اغتال مسلحون شقيقه`, not `الرئيس الذي انتقد الاتحاد`: whether a pronoun behind the verb of a relative clause takes up
    /// what it describes.
    fn is_taken_up_behind(&self, verb: usize, bare: &[usize]) -> bool {
        let units = &self.sentence.units;
        let pronoun = |p: usize| match &self.sentence.parts[p].element {
            Element::Np(np) | Element::Pp(_, Some(np)) => {
                std::iter::successors(Some(np), |np| np.genitive.as_deref())
                    .any(|np| units[np.head].clitics.pronoun.is_some())
            }
            Element::Pp(_, None) => self.sentence.unit(p).clitics.pronoun.is_some(),
            _ => false,
        };
        let Some(first) = bare.first() else { return false };
        let end = bare.get(1).map_or(*first, |second| *second);
        (verb + 1..=end).any(|p| p != *first && pronoun(p))
    }

    /// `السياسي الذي قبض عليه الجهاز`: whether a preposition with the pronoun of what the relative clause describes stands between the
    /// verb and its only phrase.
    fn is_taken_up_at_once(&self, verb: usize, antecedent: usize, bare: &[usize]) -> bool {
        let behind = self.sentence.parts.get(verb + 1);
        let alone = behind.is_some_and(|p| matches!(&p.element, Element::Pp(_, None)));
        let pronoun = || self.sentence.unit(verb + 1).clitics.pronoun;
        let taken =
            |p: Pronoun| self.sentence.np(antecedent).is_some_and(|np| self.sentence.is_taken_by(p, np));
        alone && bare.first() == Some(&(verb + 2)) && pronoun().is_some_and(taken)
    }

    /// Whether `أما` opens the phrase.
    fn is_topic(&self, part: usize) -> bool {
        part.checked_sub(1).is_some_and(|before| {
            let opener = self.sentence.unit(before);
            opener.first == opener.last
                && self.resolver.doc.folded(opener.first).trim_start_matches(arabic::letters::WAW) == AS_FOR
        })
    }

    /// After `و` and a verb a new clause begins with the verb: what stands before is not its subject.
    pub(super) fn prefers_following(
        &self,
        part: usize,
        first: Option<&[Resolved]>,
        unit: &Unit,
        at: Option<usize>,
    ) -> bool {
        let starts = unit.clitics.conjunction.is_some();
        let _ = part;
        starts
            && at.is_some_and(|p| self.agrees(p, unit, false))
            && first.is_some_and(|e| e.iter().any(|r| r.class.acts()))
    }

    /// Whether a pronoun on the verb means the phrase right before it.
    fn is_taken_up(&self, phrase: usize, verb: usize, pronoun: Pronoun) -> bool {
        let third = pronoun.person() == arabic::features::Person::Third;
        let gender = self.sentence.np(phrase).and_then(|np| self.gender(np));
        third && self.stands_before(phrase, verb) && gender.is_none_or(|g| pronoun.gender() == Some(g))
    }

    /// Whether only adverbs and particles stand between a phrase and its verb.
    pub(super) fn stands_before(&self, phrase: usize, verb: usize) -> bool {
        let light = |p: usize| {
            matches!(
                self.sentence.parts[p].element,
                Element::Time
                    | Element::Function(
                        Function::Aspect | Function::Negation | Function::Future | Function::Particle
                    )
            )
        };
        self.sentence.unit(verb).clitics.conjunction.is_none()
            && matches!(self.sentence.parts[phrase].element, Element::Np(_))
            && (phrase + 1..verb).all(light)
    }

    /// A deed, a weapon or a thing without a doer in its own words: nobody.
    fn is_deed(&self, part: usize) -> bool {
        let entities = self.entities_at(part);
        let nobody = |e: &Resolved| (matches!(e.class, Class::Deed) || self.is_weapon(e)) && e.code.is_none();
        !entities.is_empty() && entities.iter().all(nobody)
    }

    /// `راح ضحيته عشرة`: whether the word is one that the verb needs to tell of whoever fell, its subject.
    fn takes_victim_behind(&self, verb: &Unit, word: usize) -> bool {
        let falls = |f: &u32| {
            let frame = self.frame(*f);
            frame.slots.iter().any(|s| s.marker == "subj" && s.role == "victim")
                && self.is_word_of(frame, word)
        };
        verb.target().is_some_and(|t| self.frames(t).iter().any(falls))
    }

    /// A noun that the lexicon knows as one of a thing or a deed, and that means nobody.
    pub(super) fn is_thing(&self, part: usize) -> bool {
        let noun = self.sentence.np(part).map(|np| &self.sentence.units[np.head]);
        let known = noun.is_some_and(|u| matches!(u.kind(), Some(Kind::Noun | Kind::VerbalNoun)));
        known && self.entities_at(part).iter().all(|e| matches!(e.class, Class::Other | Class::Deed))
    }

    /// `استهدف`, `طال`: a deed in the active voice that has its one noun phrase for its object.
    fn is_aimed_verb(&self, verb: &Unit) -> bool {
        let frames = verb.target().map(|t| self.frames(t)).unwrap_or_default();
        let aims = |f: &u32| {
            let frame = self.frame(*f);
            let object = frame.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient");
            frame.event == "ASSAULT" && object
        };
        !frames.is_empty() && frames.iter().all(aims)
    }

    /// `غرب كركوك`, `حيا`: where or how, not whom.
    pub(super) fn is_direction(&self, part: usize) -> bool {
        if self.sentence.directions.contains(&part) {
            return true;
        }
        let nouns = &self.resolver.lexicon.tables().nouns;
        let head = self.sentence.np(part).map(|np| &self.sentence.units[np.head]);
        // `دعا الجانبين`: the two sides are somebody
        let sides = |u: &Unit| u.clitics.article && u.bits().number() == Some(Number::Dual);
        let target = head.filter(|u| !sides(u)).and_then(Unit::target);
        target.is_some_and(|t| t.kind() == Kind::Noun && nouns[t.index()].is("direction"))
    }

    /// Whether all that the verb tells is told by words.
    pub(super) fn is_speech(&self, verb: &Unit) -> bool {
        let frames = verb.target().map(|t| self.frames(t)).unwrap_or_default();
        let by_words = |f: &u32| category(&self.frame(*f).event).is_some_and(crate::merge::is_speech);
        !frames.is_empty() && frames.iter().all(by_words)
    }

    pub(super) fn with_via(&self, mut entities: Vec<Resolved>, via: Via) -> Vec<Resolved> {
        for entity in entities.iter_mut().filter(|e| e.via == Via::Syntax) {
            entity.via = via;
        }
        entities
    }
}

pub(super) fn acts(entities: &[Resolved]) -> bool {
    entities.iter().any(|e| e.class.acts() || (e.class == Class::Deed && e.code.is_some()))
}

/// `أما`, folded.
const AS_FOR: &str = "\u{0627}\u{0645}\u{0627}";
