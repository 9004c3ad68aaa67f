//! The place of a word: what stands before it, as far as it decides between verb and noun.

use super::{AN, Function, Tag, Unit};
use crate::doc::Doc;
use crate::word::Clitics;
use arabic::clitic::Conjunction;
use arabic::features::{Gender, Number, Person};
use arabic::verb::Tense;
use lexicon::{Bits, Kind, Lexicon};

/// What stands before a word, as far as it decides between verb and noun.
pub(super) struct Place {
    pub(super) clause_start: bool,
    pub(super) after_preposition: bool,
    pub(super) after_verb_particle: bool,
    pub(super) after_complementiser: bool,
    /// After `إنّ`, which no verb follows; after `أنّ` seldom one in the perfect.
    pub(super) after_inna: bool,
    pub(super) after_anna: bool,
    /// After a noun phrase of two: `جنديين عراقيين قتلا`.
    pub(super) after_dual: bool,
    /// After two who are joined: `أن الرئيس الروسي ورئيس الوزراء بحثا`.
    pub(super) after_pair: bool,
    pub(super) after_relative: bool,
    pub(super) after_bare_noun: bool,
    pub(super) after_closed_noun: bool,
    pub(super) after_indefinite: bool,
    pub(super) after_definite: bool,
    pub(super) after_verb: bool,
    pub(super) after_name: bool,
    pub(super) after_given: bool,
    /// After a known person's name: `الملك سلمان بن عبد العزيز`.
    pub(super) after_known: bool,
    pub(super) after_saying: bool,
    /// After a definite word for a person: `الشيخ علي`.
    pub(super) after_person: bool,
    /// After such a word and its adjective.
    pub(super) after_described: bool,
    /// Within quotation marks, where people say `we`.
    pub(super) quoted: bool,
    pub(super) headline: bool,
    /// Before a word that only a name goes on with.
    pub(super) names_on: bool,
    /// After a noun of an event: `مقتل محسن`.
    pub(super) after_deed: bool,
}

impl Place {
    pub(super) fn new(before: &[Unit], headline: bool, doc: &Doc<'_>, lexicon: &Lexicon) -> Self {
        // a closing quotation mark does not begin anything
        let closes = |u: &&Unit| u.is_mark() && doc.closes_quotation(u.first);
        let last = before.iter().rev().find(|u| !closes(u));
        // `دعا إلى "وضع حد"`: nor does one that opens behind a preposition
        let opens = |u: &&Unit| u.is_mark() && QUOTES.contains(&doc.tokens[u.first].text(doc.text));
        let deed = |u: &Unit| u.is(Kind::VerbalNoun) && !u.is_definite();
        let governs =
            |u: &&Unit| u.function == Function::Preposition && u.clitics.pronoun.is_none() || deed(u);
        // `انتقدت المنظمة "فشل السلطات"`: what a verb of blame or praise is turned to
        let turned = last.is_some_and(|u| opens(&u)) && {
            const LONGEST: usize = 8;
            let behind = before.iter().rev().skip(1).take(LONGEST).find(|u| !u.is_nominal());
            let verb = behind.filter(|u| u.is_verb());
            verb.and_then(Unit::target).filter(|t| t.kind() == Kind::Verb).is_some_and(|t| {
                let tables = lexicon.tables();
                tables.verbs[t.index()].frames.iter().map(|f| &tables.frames[*f as usize]).any(|f| {
                    matches!(f.event.as_str(), "ACCUSE" | "SUPPORT")
                        && f.with.is_empty()
                        && f.slots.iter().any(|s| s.marker == "obj" && s.role == "recipient")
                })
            })
        };
        let behind = before.iter().rev().nth(1).filter(governs);
        let last = if last.is_some_and(|u| opens(&u)) && behind.is_some() { behind } else { last };
        let function = last.map_or(Function::None, |u| u.function);
        let nominal = last.filter(|u| u.is_nominal());
        let inna = |hamza: char| {
            function == Function::Complementiser
                && last.is_some_and(|u| {
                    u.first == u.last
                        && u.clitics.pronoun.is_none()
                        && doc.tokens[u.last].text(doc.text).contains(hamza)
                })
        };
        Self {
            clause_start: last.is_none_or(Unit::is_mark)
                || after_opening_time(before)
                // `سرعان ما`
                || function == Function::Particle
                    && before.len() == 1
                    && last.is_some_and(|u| u.first < u.last)
                || matches!(function, Function::Conjunction | Function::Subordinator | Function::Conditional),
            after_preposition: turned
                || (function == Function::Preposition && last.is_some_and(|u| u.clitics.pronoun.is_none()))
                || last.is_some_and(|u| u.tag == Tag::Clitic && u.clitics.pronoun.is_none()),
            after_verb_particle: matches!(function, Function::Negation | Function::Future | Function::Aspect),
            after_complementiser: function == Function::Complementiser,
            after_inna: inna(arabic::letters::ALEF_HAMZA_BELOW),
            // `سبق أن حشد الجيش`
            after_anna: inna(arabic::letters::ALEF_HAMZA_ABOVE) && !after_prior(before, lexicon),
            after_dual: before
                .iter()
                .rev()
                .take(3)
                .take_while(|u| u.is_nominal())
                .any(|u| u.bits().number() == Some(Number::Dual)),
            after_pair: before.iter().rev().take(8).take_while(|u| u.is_nominal()).any(|u| {
                let somebody = u.is_name() || u.is(Kind::Office) || u.is(Kind::Agent);
                somebody && u.clitics.conjunction == Some(Conjunction::Wa)
            }),
            after_relative: function == Function::Relative,
            // the alef of `إرهابيا` closes the noun: no genitive follows
            after_closed_noun: nominal.is_some_and(|u| !u.is_definite() && u.bits().accusative()),
            after_bare_noun: nominal.is_some_and(|u| {
                !u.is_definite()
                    && !u.bits().accusative()
                    && u.tag != Tag::Unknown
                    && !matches!(u.kind(), Some(Kind::Adjective | Kind::Nisba | Kind::OtherNisba))
            }),
            after_indefinite: nominal.is_some_and(|u| !u.is_definite()),
            after_definite: nominal.is_some_and(Unit::is_definite),
            after_verb: last.is_some_and(Unit::is_verb),
            after_name: last.is_some_and(|u| {
                u.is(Kind::GivenName)
                    || u.is(Kind::Office)
                    || u.is(Kind::NameParticle)
                    || u.target().is_some_and(|t| {
                        t.kind() == Kind::Noun && lexicon.tables().nouns[t.index()].is("title")
                    })
            }),
            after_given: last.is_some_and(|u| u.is(Kind::GivenName) || u.is(Kind::NameParticle)),
            after_known: last
                .and_then(Unit::target)
                .is_some_and(|t| t.kind() == Kind::Actor && lexicon.tables().actors[t.index()].is_person()),
            after_person: last.is_some_and(|u| is_person(u, lexicon)),
            // `الطالب الجامعي رائد عامر`
            after_described: last.is_some_and(|u| u.clitics.article && u.is(Kind::Adjective))
                && before.iter().rev().nth(1).is_some_and(|u| is_person(u, lexicon)),
            after_saying: last.and_then(Unit::target).is_some_and(|t| {
                if !matches!(t.kind(), Kind::Verb | Kind::ActiveParticiple) {
                    return false;
                }
                let verb = &lexicon.tables().verbs[t.index()];
                (verb.is("say") || verb.is("say-act")) && !verb.is("phase")
            }),
            quoted: before.last().is_some_and(|u| doc.is_quoted(u.last + 1)),
            headline,
            names_on: false,
            after_deed: nominal.and_then(Unit::target).is_some_and(|t| match t.kind() {
                Kind::VerbalNoun => true,
                Kind::Noun => !lexicon.tables().nouns[t.index()].frames.is_empty(),
                _ => false,
            }),
        }
    }

    pub(super) fn verb(&self, clitics: Clitics, bits: Bits, next: Option<&str>) -> i32 {
        let mut score = 0;
        if self.after_preposition {
            score -= 40;
        }
        if self.after_verb_particle {
            score += 15;
        } else if clitics.future {
            score += 10;
        }
        if self.after_complementiser || self.after_relative {
            score += 8;
        }
        if self.after_dual && bits.number() == Some(Number::Dual) && clitics.conjunction.is_none() {
            score += 14;
        }
        if self.after_inna {
            score -= 25;
        } else if self.after_anna && bits.tense() == Some(Tense::Perfect) {
            score -= 14;
        }
        if self.clause_start {
            // most sentences of a report begin with `و` and a verb
            score += if clitics.conjunction.is_some() { 9 } else { 6 };
        } else if clitics.conjunction.is_some() {
            score += 5;
        }
        // `بيان نشرته`: a pronoun on a verb after an indefinite noun is its relative clause
        let addressed = clitics.pronoun.is_some_and(|p| p.person() == Person::Second);
        if self.after_indefinite && clitics.pronoun.is_some() && !addressed && clitics.conjunction.is_none() {
            score += 8;
        } else if self.after_bare_noun {
            score -= if self.headline { 2 } else { 6 };
        }
        if self.after_closed_noun && clitics.conjunction.is_none() {
            score += 4;
        }
        if self.after_definite {
            score += if self.headline { 4 } else { 1 };
        }
        // `أكدت تمسكها`: what is said is a noun, or a clause with its `أن`
        if self.after_saying {
            score -= 12;
        }
        if self.after_verb {
            score -= if bits.tense() == Some(Tense::Imperfect) { 0 } else { 6 };
        }
        score += match bits.tense() {
            Some(Tense::Imperfect) => 4,
            Some(Tense::Imperative) => -25,
            _ => 0,
        };
        // `وزارة أملاك الدولة`, `يشارك`: reports address nobody
        if bits.person() != Some(Person::Third) || addressed {
            score -= if self.quoted { 8 } else { 22 };
        }
        if !bits.active() {
            score -= 4;
        }
        if bits.number() != Some(Number::Singular) {
            score -= 1;
        }
        // `أدين` is rather `was condemned` than `they performed`, of women
        if bits.number() == Some(Number::Plural) && bits.gender() == Some(Gender::Feminine) {
            score -= 6;
        }
        // `رفضا قاطعا`: an adjective in the accusative, not `the two boycotted`
        if bits.number() == Some(Number::Dual)
            && bits.tense() == Some(Tense::Perfect)
            && self.after_indefinite
            && !self.after_dual
        {
            score -= 8;
        }
        // `فجر نفسه`
        if next.is_some_and(|n| n.starts_with(SELF)) {
            score += 12;
        }
        // `قال إن`, `أكد أن`: what takes a clause is a verb
        if next.is_some_and(|n| {
            n == AN
                || n.strip_prefix(AN)
                    .is_some_and(|r| matches!(r, "\u{0647}" | "\u{0647}\u{0627}" | "\u{0647}\u{0645}"))
        }) {
            score += 6;
        }
        score
    }

    pub(super) fn nominal(&self, clitics: Clitics, last: Option<&Unit>) -> i32 {
        let mut score = 0;
        if self.after_preposition {
            score += 10;
        }
        if clitics.article {
            score += 8;
        } else if clitics.preposition.is_some() {
            score += 1;
        }
        if self.after_verb_particle {
            score -= 8;
        }
        if last.is_some_and(|u| u.clitics.article && clitics.article) {
            score += 2;
        }
        score
    }
}

/// Whether the word is a definite one for one person: `الشيخ`, `نائبه`.
fn is_person(unit: &Unit, lexicon: &Lexicon) -> bool {
    let agents = &lexicon.tables().agents;
    (unit.clitics.article || unit.clitics.pronoun.is_some())
        && unit.target().is_some_and(|t| t.kind() == Kind::Agent && agents[t.index()].class == "person")
}

/// `وبعد ساعات قطع محتجون الطريق`: whether a time opens the clause and nothing else stands before.
fn after_opening_time(before: &[Unit]) -> bool {
    let time = |u: &Unit| matches!(u.tag, Tag::Time(_));
    let Some((last, rest)) = before.split_last() else { return false };
    time(last) && rest.last().is_none_or(|u| u.is_mark() && !matches!(u.tag, Tag::Mark(',' | '\u{060C}')))
}

/// Whether `سبق`, before its `أن`, tells of what happened before.
pub(super) fn after_prior(before: &[Unit], lexicon: &Lexicon) -> bool {
    let verbs = &lexicon.tables().verbs;
    let verb = before.iter().rev().nth(1).and_then(Unit::target).filter(|t| t.kind() == Kind::Verb);
    verb.is_some_and(|t| verbs[t.index()].is("prior"))
}

/// The marks that open a quotation.
const QUOTES: [&str; 4] = ["\"", "\u{AB}", "\u{201C}", "\u{201D}"];
/// `نفس`: `نفسه`, `نفسها`.
const SELF: &str = "\u{0646}\u{0641}\u{0633}\u{0647}";
