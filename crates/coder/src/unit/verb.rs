//! What speaks against the reading of a word as a verb: the verb before it, the noun that it denies, a cut too many.

use super::{ARTICLE, Function, Tag, Unit, UnitReader};
use crate::doc::Doc;
use crate::word::{Analysis, Clitics, WordInfo};
use arabic::TokenKind;
use arabic::clitic::Conjunction;
use arabic::features::{Gender, Number, Person};
use arabic::verb::Tense;
use lexicon::{Kind, Lexicon, Target};

impl UnitReader<'_, '_> {
    /// `نفذ تجار المدينة`: after a verb that helps none a second one without `و` is rather a noun.
    pub(super) fn second_verb(&self, analysis: &Analysis, before: &[Unit]) -> i32 {
        let verbs = &self.lexicon.tables().verbs;
        let helps = |t: Target| {
            let verb = &verbs[t.index()];
            ["aux", "phase", "modal", "move", "say"].iter().any(|class| verb.is(class))
        };
        let last = before.last().filter(|u| u.is_verb()).and_then(Unit::target);
        let plain = analysis.target.kind() == Kind::Verb && analysis.clitics.conjunction.is_none();
        let perfect = || analysis.bits.tense() == Some(Tense::Perfect);
        if plain && (last.is_some_and(|t| !helps(t)) || perfect() && after_aside(before)) { 8 } else { 0 }
    }

    /// `استقالته`: a verb of which no frame has an object takes no pronoun where the word is a noun too.
    pub(super) fn object_of_none(&self, analysis: &Analysis, info: &WordInfo) -> i32 {
        let tables = self.lexicon.tables();
        let alone = |t: Target| {
            let frames = &tables.verbs[t.index()].frames;
            let takes = |f: &u32| tables.frames[*f as usize].slots.iter().any(|s| s.marker == "obj");
            !frames.is_empty() && !frames.iter().any(takes)
        };
        let noun = || {
            info.analyses.iter().any(|a| {
                a.clitics.pronoun.is_some() && matches!(a.target.kind(), Kind::Noun | Kind::VerbalNoun)
            })
        };
        let verb = analysis.target.kind() == Kind::Verb && analysis.clitics.pronoun.is_some();
        if verb && alone(analysis.target) && noun() { 8 } else { 0 }
    }

    /// `هذا الأمر` is no `آمر`: a word for people that begins with a long alef, where the text writes the hamza apart.
    pub(super) fn without_madda(&self, analysis: &Analysis, token: usize) -> i32 {
        let agents = &self.lexicon.tables().agents;
        let text = self.doc.tokens[token].text(self.doc.text);
        let long = analysis.target.kind() == Kind::Agent
            && agents[analysis.target.index()].ar.starts_with(arabic::letters::ALEF_MADDA);
        if long && text.contains(arabic::letters::ALEF_HAMZA_ABOVE) { 30 } else { 0 }
    }

    /// `وآسيا` is no `واسيا`: a verb begins with a long alef where its own does, or in the first person.
    pub(super) fn madda_apart(&self, analysis: &Analysis, token: usize) -> i32 {
        let verbs = &self.lexicon.tables().verbs;
        let verb = analysis.target.kind() == Kind::Verb && analysis.bits.person() != Some(Person::First);
        let long = verb && self.doc.tokens[token].text(self.doc.text).contains(arabic::letters::ALEF_MADDA);
        let own = || {
            let hamza =
                [arabic::letters::ALEF_MADDA, arabic::letters::ALEF_HAMZA_ABOVE, arabic::letters::HAMZA];
            verbs[analysis.target.index()].lemma.contains(hamza)
        };
        // `آمر اللواء` is no `أمر`: of the verbal nouns none begins so
        let noun = || {
            analysis.target.kind() == Kind::VerbalNoun
                && self.doc.tokens[token].text(self.doc.text).starts_with(arabic::letters::ALEF_MADDA)
        };
        if long && !own() || noun() { 30 } else { 0 }
    }

    /// `وعدّ` is no `وعد`: a doubled letter that is written stands in the verb too.
    pub(super) fn doubled_apart(&self, analysis: &Analysis, token: usize) -> i32 {
        const SHADDA: char = '\u{0651}';
        let verbs = &self.lexicon.tables().verbs;
        let written = || self.doc.tokens[token].text(self.doc.text).contains(SHADDA);
        let single = analysis.target.kind() == Kind::Verb
            && !verbs[analysis.target.index()].lemma.contains(SHADDA)
            && written();
        if single { 20 } else { 0 }
    }

    /// `وصف المسؤولين عنها`: who has to answer for a deed is no official.
    pub(super) fn answers_for(&self, analysis: &Analysis, next: Option<&str>) -> i32 {
        let agents = &self.lexicon.tables().agents;
        let official = analysis.target.kind() == Kind::Agent
            && analysis.bits.number() != Some(Number::Singular)
            && agents[analysis.target.index()].ar == OFFICIAL;
        if official && next.is_some_and(|n| n.starts_with(FOR)) { 12 } else { 0 }
    }

    /// `منفذ هجوم نيس` is who did it, `منفذ رفح` a crossing.
    pub(super) fn carries_out(&self, analysis: &Analysis, next: Option<&str>) -> i32 {
        let agents = &self.lexicon.tables().agents;
        let doer = analysis.target.kind() == Kind::Agent && agents[analysis.target.index()].ar == DOER;
        if !doer {
            return 0;
        }
        let frames = &self.lexicon.tables().frames;
        let attack = |t: Target| {
            let of = self.lexicon.frames_of(t);
            of.iter().any(|f| frames[*f as usize].event.starts_with("ASSAULT"))
        };
        let bare = next.map(|n| n.strip_prefix(ARTICLE).unwrap_or(n));
        let deed = bare.is_some_and(|n| n == OPERATION || self.lexicon.word(n).any(|r| attack(r.target)));
        if deed { -12 } else { 30 }
    }

    /// `أعلنت الوزارة، اليوم، طرد السفير`: a verb that brings its object as a noun has none yet, so a verb after a comma is that noun.
    pub(super) fn after_announcing(&self, target: Target, clitics: Clitics, before: &[Unit]) -> i32 {
        const REACH: usize = 14;
        let verbs = &self.lexicon.tables().verbs;
        let comma = before.last().is_some_and(|u| matches!(u.tag, Tag::Mark(',' | '\u{060C}')));
        if target.kind() != Kind::Verb || clitics.conjunction.is_some() || !comma {
            return 0;
        }
        // `كل من` is one of two words
        let relative = |u: &Unit| u.function == Function::Relative && u.first == u.last;
        let opens = |u: &&Unit| {
            let clause = matches!(u.function, Function::Complementiser | Function::Subordinator);
            u.is_verb() || clause || relative(u)
        };
        let last = before.iter().rev().take(REACH).find(opens).filter(|u| u.is_verb());
        let announces = last
            .and_then(Unit::target)
            .is_some_and(|t| verbs[t.index()].is("say") && verbs[t.index()].is("says:noun"));
        if announces { 12 } else { 0 }
    }

    /// `أن الرئيس رفض الطلب`, `وكان الجيش حشد دبابات`, `الشرطة تحقق مع`: behind a whole definite phrase for somebody, that a complementiser,
    /// an auxiliary or nothing at all opens, stands its verb rather than another noun.
    pub(super) fn tells_of_topic(&self, analysis: &Analysis, before: &[Unit]) -> i32 {
        const REACH: usize = 12;
        let Analysis { clitics, target, bits } = *analysis;
        let tells = match bits.tense() {
            Some(Tense::Perfect) => true,
            // `تحقق`, `تسلح`: of the feminine, spelt as verbal nouns are
            Some(Tense::Imperfect) => bits.gender() == Some(Gender::Feminine),
            _ => false,
        };
        let plain = target.kind() == Kind::Verb
            && clitics == Clitics { stem_end: clitics.stem_end, ..Clitics::default() }
            && bits.person() == Some(Person::Third)
            && bits.number() == Some(Number::Singular);
        if !(plain && tells) {
            return 0;
        }
        let opener = before.iter().rposition(|u| {
            u.is_verb() || u.function != Function::None || u.is_mark() && !self.is_quote_mark(u)
        });
        // `إن قائدا في التنظيم قتل`: a preposition within the phrase
        let within = |at: &usize| before[*at].function == Function::Preposition;
        let said = before.iter().rposition(|u| {
            u.is_verb() || u.function != Function::Preposition && u.function != Function::None || u.is_mark()
        });
        let said = said.filter(|at| before[*at].function == Function::Complementiser);
        let opener = opener.filter(within).and(said).or(opener);
        let opened = opener.is_none_or(|at| self.opens_topic(&before[at]));
        let phrase = &before[opener.map_or(0, |at| at + 1)..];
        let (Some(head), Some(last)) = (phrase.first(), phrase.last()) else { return 0 };
        let bound = |u: &Unit| {
            self.is_quote_mark(u)
                || u.function == Function::Preposition
                || u.is_nominal() && u.clitics.preposition.is_none() && u.clitics.conjunction.is_none()
        };
        let people =
            head.is_name() || head.is(Kind::Office) || head.is(Kind::Agent) || head.tag == Tag::Unknown;
        // `لكن متحدثا باسم الجيش رفض`: spelt as two are in a construct
        let accusative = head.bits().number() == Some(Number::Dual)
            && self.doc.folded(head.first).ends_with(arabic::letters::ALEF);
        let one = accusative || !matches!(head.bits().number(), Some(Number::Plural | Number::Dual));
        let agrees = head.is_name()
            || head.tag == Tag::Unknown
            || head.bits().gender().is_none_or(|gender| Some(gender) == bits.gender());
        // a title without its article goes on: `أن رئيس حكومة`
        let whole = last.is_definite()
            || last.is(Kind::GivenName)
            || last.tag == Tag::Unknown
            || self.is_quote_mark(last)
            // `أن جنديا قتل`: the alef of an object of `أن`, which no genitive follows
            || phrase.len() == 1 && last.bits().accusative();
        let topic = opened
            && phrase.len() <= REACH
            && people
            && one
            && agrees
            && whole
            && phrase
                .iter()
                .enumerate()
                .all(|(at, u)| bound(u) || at == 0 && u.clitics.preposition.is_none());
        if topic { 14 } else { 0 }
    }

    /// `وفي نوفمبر الماضي قطع محتجون الطريق`, `عقب ذلك قصف الجيش`: a phrase of time or place opens the clause, and the word behind it is
    /// rather its verb than a noun.
    pub(super) fn tells_behind_setting(&self, analysis: &Analysis, before: &[Unit]) -> i32 {
        const LONGEST: usize = 9;
        let Analysis { clitics, target, bits } = *analysis;
        let plain = target.kind() == Kind::Verb
            && clitics == Clitics { stem_end: clitics.stem_end, ..Clitics::default() }
            && bits.tense() == Some(Tense::Perfect)
            && bits.person() == Some(Person::Third)
            && bits.number() == Some(Number::Singular);
        if !plain {
            return 0;
        }
        let start = before.iter().rposition(|u| u.is_mark() && !self.is_quote_mark(u)).map_or(0, |at| at + 1);
        let (told, setting) = before.split_at(start);
        let (Some(first), Some(last)) = (setting.first(), setting.last()) else { return 0 };
        let comma = told.last().is_some_and(|u| matches!(u.tag, Tag::Mark(',' | '\u{060C}')));
        let fresh =
            !comma || first.clitics.conjunction == Some(Conjunction::Wa) || !told.iter().any(Unit::is_verb);
        let bound = |u: &Unit| matches!(u.function, Function::Preposition | Function::Demonstrative);
        let opens = first.function == Function::Preposition
            || first.clitics.preposition.is_some()
            || self.is_adverb(first) && setting.len() == 1;
        let flat = |u: &Unit| {
            matches!(u.tag, Tag::Time(_) | Tag::Number)
                || bound(u)
                || u.is_nominal() && !matches!(u.kind(), Some(Kind::Office | Kind::Actor))
        };
        let joined = |u: &Unit| u.clitics.conjunction.is_some();
        let closed = last.is_definite()
            || matches!(last.tag, Tag::Time(_) | Tag::Number)
            || last.function == Function::Demonstrative
            || matches!(last.kind(), Some(Kind::Adjective | Kind::Nisba | Kind::OtherNisba))
            || self.is_adverb(last)
            // `في خطوة لافتة`: a noun that can be the adjective of the one before it
            || setting.len() > 2 && could_describe(last);
        let alone = setting.len() > 1 || !bound(last);
        let tells = fresh
            && opens
            && closed
            && alone
            && setting.len() <= LONGEST
            && setting.iter().all(flat)
            && !setting.iter().skip(1).any(joined);
        if tells { 14 } else { 0 }
    }

    /// `على قرار يدين تركيا`: behind a document without its article the imperfect that agrees tells what it says.
    pub(super) fn tells_of_document(&self, analysis: &Analysis, before: &[Unit]) -> i32 {
        let Analysis { clitics, target, bits } = *analysis;
        let plain = target.kind() == Kind::Verb
            && clitics == Clitics { stem_end: clitics.stem_end, ..Clitics::default() }
            && bits.tense() == Some(Tense::Imperfect)
            && bits.person() == Some(Person::Third)
            && bits.number() == Some(Number::Singular);
        let nouns = &self.lexicon.tables().nouns;
        let document = |u: &&Unit| {
            let noun = u.target().filter(|t| t.kind() == Kind::Noun);
            // `في خطوة لافتة`
            let adjective = |t: Target| matches!(t.kind(), Kind::Adjective | Kind::ActiveParticiple);
            let readings = u.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
            !u.is_definite()
                && noun.is_some_and(|t| nouns[t.index()].is("document"))
                && !readings.into_iter().any(adjective)
        };
        let Some(noun) = before.last().filter(|_| plain).filter(document) else { return 0 };
        let gender = match noun.bits().number() {
            Some(Number::Plural) => Some(Gender::Feminine),
            _ => noun.bits().gender(),
        };
        if gender == bits.gender() { 14 } else { 0 }
    }

    /// `لاحقا`, `سياسيا`: an adjective in the indefinite accusative.
    fn is_adverb(&self, unit: &Unit) -> bool {
        let describes = matches!(
            unit.kind(),
            Some(Kind::Adjective | Kind::OtherNisba | Kind::ActiveParticiple | Kind::PassiveParticiple)
        );
        describes && !unit.clitics.article && unit.bits().accusative()
    }

    fn is_quote_mark(&self, unit: &Unit) -> bool {
        matches!(unit.tag, Tag::Mark(c) if arabic::letters::is_quote(c))
    }

    /// Whether a subject before its verb can follow: a complementiser, `لكن`, `بينما`, `كان`, a comma or a stop.
    fn opens_topic(&self, unit: &Unit) -> bool {
        let verbs = &self.lexicon.tables().verbs;
        let helps = unit.target().is_some_and(|t| t.kind() == Kind::Verb && verbs[t.index()].is("aux"));
        matches!(unit.function, Function::Complementiser | Function::Subordinator)
            // `يذكر أن`, `يشار إلى أن`
            || unit.function == Function::Conjunction && unit.first < unit.last
            || helps
            || matches!(unit.tag, Tag::Mark(',' | '\u{060C}' | '.' | ':' | '\u{061B}'))
    }

    /// `عدم نشر اسمه`: after it stands a noun; `طلب عدم نشر`: before it rather the verb.
    pub(super) fn after_noun_of_denial(&self, target: Target, before: &[Unit], next: Option<&str>) -> i32 {
        let verb = target.kind() == Kind::Verb;
        let denies = before
            .last()
            .is_some_and(|u| u.function == Function::Negation && self.doc.folded(u.last) == DENIAL);
        30 * i32::from(verb && denies) - 6 * i32::from(verb && next == Some(DENIAL))
    }

    /// `تلقى` is rather the perfect of form V than `she meets`, and `تعهده` rather `his pledge`, unless a feminine stands
    /// before it or follows.
    pub(super) fn looks_perfect(
        &self,
        analysis: &Analysis,
        info: &WordInfo,
        before: &[Unit],
        next: Option<&str>,
        token: usize,
    ) -> i32 {
        let Analysis { clitics, bits, .. } = *analysis;
        let imperfect_in_teh =
            bits.tense() == Some(Tense::Imperfect) && bits.number() == Some(Number::Singular);
        if !imperfect_in_teh {
            return 0;
        }
        let alike = || info.analyses.iter().filter(|a| a.clitics == clitics);
        let perfect = alike().any(|a| {
            a.target.kind() == Kind::Verb
                && a.bits.tense() == Some(Tense::Perfect)
                && a.bits.person() == Some(Person::Third)
        });
        let noun = clitics.pronoun.is_some()
            && alike().any(|a| matches!(a.target.kind(), Kind::Noun | Kind::VerbalNoun));
        // `في المنطقة، حيث توغل الجيش`: a new clause, whose subject follows
        let opener = |u: &Unit| {
            u.is_mark()
                || matches!(
                    u.function,
                    Function::Subordinator | Function::Conjunction | Function::Conditional | Function::Aspect
                )
        };
        // `سبق أن توجه الوفد`
        let opens = before.last().is_none_or(opener) || super::place::after_prior(before, self.lexicon);
        let last = before.iter().rev().find(|u| u.is_nominal()).filter(|_| !opens);
        let feminine = match last {
            Some(last) => {
                self.doc.folded(last.first).ends_with(arabic::letters::HEH) || last.is(Kind::Country)
            }
            None => next.is_some_and(|n| n.ends_with(arabic::letters::HEH)) || self.is_feminine(token + 1),
        };
        // `أنها تحقق في`
        let feminine = feminine
            || before
                .last()
                .and_then(|u| u.clitics.pronoun)
                .is_some_and(|p| p.gender() == Some(Gender::Feminine) && p.number() == Number::Singular);
        if (perfect || noun) && !feminine { 6 } else { 0 }
    }

    /// `توصلا`, `اتفقوا`: an imperfect of two or many keeps its noon but after `أن`, `لن`, `لم`.
    pub(super) fn truncated(&self, analysis: &Analysis, before: &[Unit], token: usize) -> i32 {
        let bits = analysis.bits;
        let many = matches!(bits.number(), Some(Number::Dual | Number::Plural));
        let cut = analysis.target.kind() == Kind::Verb
            && bits.tense() == Some(Tense::Imperfect)
            && many
            && analysis.clitics.pronoun.is_none()
            && self.doc.folded(token).ends_with(arabic::letters::ALEF);
        let governed = analysis.clitics.preposition.is_some()
            || before.last().is_some_and(|u| {
                matches!(
                    u.function,
                    Function::Complementiser
                        | Function::Negation
                        | Function::Subordinator
                        | Function::Conditional
                )
            });
        if cut && !governed { 8 } else { 0 }
    }

    /// Whether a feminine plural or the name of a country begins at the token: `تحارب القوات`, `تفاوض قطر`.
    fn is_feminine(&self, token: usize) -> bool {
        let Some(at) = (token..self.doc.tokens.len()).find(|t| self.doc.tokens[*t].kind == TokenKind::Word)
        else {
            return false;
        };
        // `تجمع مئات الأشخاص`
        if self.quantities.iter().any(|q| q.tokens.start == at) {
            return false;
        }
        let word = self.doc.folded(at);
        let country = self.names.at(at).iter().any(|hit| {
            matches!(hit.target.kind(), Kind::Country | Kind::Seat) && !hit.bits.guarded() && hit.skip == 0
        });
        word.ends_with(PLURAL_ENDING) || country && !MASCULINE_COUNTRIES.contains(&word)
    }

    /// `وصل` is a verb with a waw of its own and `سيطر` one with a sīn, although `و` and `صلى`, `س` and `يطير` fit too.
    pub(super) fn needless_split(&self, analysis: &Analysis, info: &WordInfo) -> i32 {
        let Analysis { clitics, target, .. } = *analysis;
        // `وكالات`: agencies, rather than `and like those that come`
        let like =
            clitics.preposition == Some(arabic::clitic::Preposition::Ka) && clitics.conjunction.is_some();
        let unsplit = |a: &Analysis| a.clitics.stem_at == 0 && a.clitics.pronoun.is_none();
        if like && info.analyses.iter().any(unsplit) {
            return 20;
        }
        let split = clitics.conjunction.is_some() || clitics.future || clitics.pronoun.is_some();
        let kind = target.kind();
        let tables = self.lexicon.tables();
        let told = kind == Kind::Verb && !tables.verbs[target.index()].frames.is_empty();
        if !split || !matches!(kind, Kind::Verb | Kind::Function) || clitics.preposition.is_some() {
            return 0;
        }
        let whole = info.analyses.iter().any(|a| {
            a.target.kind() == Kind::Verb
                && a.clitics.stem_at == 0
                && a.clitics.pronoun.is_none()
                && a.bits.person() == Some(Person::Third)
                && a.bits.tense() == Some(Tense::Perfect)
                && (a.bits.active() || !told)
                && a.bits.number() == Some(Number::Singular)
                && !tables.verbs[a.target.index()].frames.is_empty()
        });
        match kind {
            _ if !whole => 0,
            // `وصفت الوكالة الهجوم`: described, rather than `and liquidated`
            _ if told => {
                let doubled = tables.verbs[target.index()].lemma.contains(arabic::letters::SHADDA);
                6 * i32::from(doubled && clitics.conjunction.is_some() && clitics.pronoun.is_none())
            }
            Kind::Function if clitics.pronoun.is_some() || clitics.conjunction == Some(Conjunction::Fa) => 40,
            Kind::Function => 0,
            _ if clitics.pronoun.is_some() => 0,
            _ if clitics.future => 25,
            _ => 10,
        }
    }
}

/// `ات`
const PLURAL_ENDING: &str = "\u{0627}\u{062A}";
/// لبنان، العراق، الأردن، المغرب، السودان، اليمن، الصومال: the other names of countries are feminine.
const MASCULINE_COUNTRIES: [&str; 7] = [
    "\u{0644}\u{0628}\u{0646}\u{0627}\u{0646}",
    "\u{0627}\u{0644}\u{0639}\u{0631}\u{0627}\u{0642}",
    "\u{0627}\u{0644}\u{0627}\u{0631}\u{062F}\u{0646}",
    "\u{0627}\u{0644}\u{0645}\u{063A}\u{0631}\u{0628}",
    "\u{0627}\u{0644}\u{0633}\u{0648}\u{062F}\u{0627}\u{0646}",
    "\u{0627}\u{0644}\u{064A}\u{0645}\u{0646}",
    "\u{0627}\u{0644}\u{0635}\u{0648}\u{0645}\u{0627}\u{0644}",
];
/// `عدم`
const DENIAL: &str = "\u{0639}\u{062F}\u{0645}";

/// `مسؤول`, `عن`
const OFFICIAL: &str = "\u{0645}\u{0633}\u{0624}\u{0648}\u{0644}";
const FOR: &str = "\u{0639}\u{0646}";

/// `"اعتقلنا 21 شخصا"`: whether a verb says what we did and is spelt as what somebody did to us, where no definite subject follows;
/// people who are quoted tell the former.
pub(super) fn we_did(analysis: &Analysis, info: &WordInfo, next: Option<&str>) -> bool {
    let bits = analysis.bits;
    let we = bits.person() == Some(Person::First) && bits.tense() == Some(Tense::Perfect);
    let us = |a: &Analysis| {
        a.target == analysis.target && a.clitics.pronoun.is_some_and(|p| p.person() == Person::First)
    };
    we && info.analyses.iter().any(us) && next.is_some_and(|n| !n.starts_with(ARTICLE))
}

/// `الوزير يرد`, `يعد هذا`: whether a verb has lost its weak letter, as it does after `لم` and its like, where nothing stands that
/// takes it; so that the word is rather of `رد`, `عد`.
pub(crate) fn is_cut_short(
    lexicon: &Lexicon,
    doc: &Doc<'_>,
    analysis: &Analysis,
    token: usize,
    before: Option<&Unit>,
) -> bool {
    use arabic::letters as l;
    let Analysis { clitics, target, bits } = *analysis;
    if target.kind() != Kind::Verb || bits.tense() != Some(Tense::Imperfect) {
        return false;
    }
    let first = bits.person() == Some(Person::First);
    // `لم يرد`, `إن يعد`, `ليعد`
    let opens = |u: &Unit| matches!(u.function, Function::Negation | Function::Conditional);
    let commanded = clitics.preposition.is_some() && !first;
    if commanded || !first && bits.number() != Some(Number::Singular) || before.is_some_and(opens) {
        return false;
    }
    let weak = |letter: Option<char>| matches!(letter, Some(l::ALEF | l::WAW | l::YEH));
    let lemma = arabic::fold(&lexicon.tables().verbs[target.index()].lemma);
    let word = &doc.folded(token)[..usize::from(clitics.stem_end)];
    let (mut lemma, mut word) = (lemma.chars().rev(), word.chars().rev());
    match (lemma.next(), word.next()) {
        (of_lemma, of_word) if weak(of_lemma) => !weak(of_word),
        _ => lemma.next() == Some(l::ALEF) && !weak(word.next()),
    }
}

/// `خفف الرئيس، الذي زار المنطقة، حكم الإعدام`: whether the comma before closes a relative clause whose noun has its verb before it.
fn after_aside(before: &[Unit]) -> bool {
    let comma = |u: &Unit| matches!(u.tag, Tag::Mark(',' | '\u{060C}'));
    let opens = |pair: &[Unit]| comma(&pair[0]) && pair[1].function == Function::Relative;
    let Some((last, inside)) = before.split_last() else { return false };
    if !comma(last) {
        return false;
    }
    // `نفذت السلطات، فجر اليوم، حكم الإعدام`: a time, or a phrase with its preposition
    let timed = |pair: &[Unit]| {
        comma(&pair[0])
            && (matches!(pair[1].tag, Tag::Time(_))
                || pair[1].function == Function::Preposition && pair[1].clitics.conjunction.is_none())
    };
    let Some(at) = inside.windows(2).rposition(|pair| opens(pair) || timed(pair)) else { return false };
    let within = inside.get(at + 1..).unwrap_or_default();
    let verbless = opens(&inside[at..]) || !within.iter().any(Unit::is_verb);
    let aside = verbless && !within.iter().any(comma);
    // the clause that the relative one stands in: its verb and nothing but nominals behind it
    let head = inside.get(..at).unwrap_or_default();
    let told = head.iter().rev().find(|u| !u.is_nominal()).is_some_and(Unit::is_verb);
    aside && told
}

/// Whether an indefinite noun can be an adjective too.
fn could_describe(unit: &Unit) -> bool {
    let readings = || unit.info.iter().flat_map(|i| &i.analyses);
    !unit.clitics.article && readings().any(|a| a.target.kind() == Kind::Adjective)
}
/// `منفذ`
const DOER: &str = "\u{0645}\u{0646}\u{0641}\u{0630}";
/// `عملية`, folded.
const OPERATION: &str = "\u{0639}\u{0645}\u{0644}\u{064A}\u{0647}";
