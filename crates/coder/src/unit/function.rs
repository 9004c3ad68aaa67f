//! Function words: their classes, and when a word that is spelt as one is something else.

use super::place::Place;
use super::{AN, ARTICLE, Unit, UnitReader};
use crate::word::{Analysis, Clitics, WordInfo};
use arabic::TokenKind;
use arabic::features::{Number, Person};
use lexicon::{Kind, Target};

/// The classes of function words that the parser tells apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Function {
    /// Not a function word.
    #[default]
    None,
    Preposition,
    Conjunction,
    /// Opens a subordinate or new clause: `حيث`, `بينما`, `بعد أن`.
    Subordinator,
    Conditional,
    Negation,
    Future,
    /// `قد`, `لقد`.
    Aspect,
    /// `أن`, `إن`, `أنّ`.
    Complementiser,
    Relative,
    Demonstrative,
    Pronoun,
    /// Other particles and adverbs.
    Particle,
}

impl Function {
    /// The parser's class of a function word of the lexicon.
    pub(super) fn of(class: &str, features: &str) -> Self {
        let has = |feature: &str| features.split(' ').any(|f| f == feature);
        match class {
            "prep" => Self::Preposition,
            "conj" if has("contrast") => Self::Subordinator,
            "conj" => Self::Conjunction,
            "subord" if has("condition") => Self::Conditional,
            "subord" => Self::Subordinator,
            "neg" => Self::Negation,
            "future" => Self::Future,
            "certainty" if has("possible") => Self::Conditional,
            "certainty" if has("scheduled") || has("expected") => Self::Future,
            "certainty" => Self::Aspect,
            "comp" => Self::Complementiser,
            "relative" => Self::Relative,
            "demonstrative" => Self::Demonstrative,
            "pronoun" => Self::Pronoun,
            class if class.starts_with("saying:") => Self::Preposition,
            _ => Self::Particle,
        }
    }
}

impl UnitReader<'_, '_> {
    /// Of a word's several grammatical uses the commonest in the press is taken.
    pub(super) fn function_score(&self, target: Target) -> i32 {
        let function = &self.lexicon.tables().functions[target.index()];
        match function.class.as_str() {
            // `كيف قصف الجيش القرية`: seldom the verb
            "interrogative" if function.has("manner") => 52,
            "prep" => 54,
            "conj" => 53,
            "comp" => 52,
            "subord" => 51,
            "neg" => 50,
            "interrogative" | "answer" | "vocative" => 20,
            _ => 48,
        }
    }

    /// `انتقد من عارضوا الاتفاق`, `بحق من شارك`: before what is nothing but a verb, whoever does it.
    pub(super) fn whoever(&self, target: Target, token: usize) -> i32 {
        let function = &self.lexicon.tables().functions[target.index()];
        if function.class != "relative" || self.lexicon.letters(target.index()) != crate::phrase::FROM {
            return 0;
        }
        let next = (token + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t));
        let verb = |info: &WordInfo| {
            !info.analyses.is_empty()
                && info
                    .analyses
                    .iter()
                    .all(|a| a.target.kind() == Kind::Verb && a.clitics.conjunction.is_none())
                && info.analyses.iter().any(|a| a.bits.person() == Some(Person::Third))
        };
        if next.and_then(|t| self.names.word(t)).is_some_and(|info| verb(info)) { 10 } else { 0 }
    }

    /// `ما` negates at the head of a clause and is relative inside one.
    pub(super) fn plain_ma(&self, target: Target, clause_start: &bool) -> i32 {
        let function = &self.lexicon.tables().functions[target.index()];
        if !clause_start && function.class == "neg" && self.lexicon.letters(target.index()) == MA {
            5
        } else {
            0
        }
    }

    /// `فقد بيّن الوزير أن`, `وعبّر عن`: what is mostly a preposition is a verb after `قد`, before `عن` and where its middle
    /// letter is written double.
    pub(super) fn verb_for_preposition(
        &self,
        target: Target,
        clitics: Clitics,
        place: &Place,
        next: Option<&str>,
        token: usize,
    ) -> i32 {
        let tables = self.lexicon.tables();
        let class = tables.functions[target.index()].class.as_str();
        // `ختم بالتأكيد على`: the noun
        if class == "certainty" && next == Some(ON) {
            return 40;
        }
        if class != "prep" || clitics.preposition.is_some() {
            return 0;
        }
        if (place.clause_start || place.after_complementiser)
            && self.accepts_something(token, place.clause_start)
        {
            return 40;
        }
        let word = self.doc.folded(token);
        let doubled = self.doc.tokens[token].text(self.doc.text).contains(arabic::letters::SHADDA);
        let speaks = place.after_verb_particle || doubled || next == Some(ABOUT);
        if !speaks && !place.clause_start {
            return 0;
        }
        let verb = self.lexicon.word(word.strip_prefix(arabic::letters::WAW).unwrap_or(word)).find(|r| {
            r.target.kind() == Kind::Verb
                && r.bits.person() == Some(Person::Third)
                && tables.verbs[r.target.index()].lemma.contains(arabic::letters::SHADDA)
        });
        let Some(verb) = verb.map(|r| &tables.verbs[r.target.index()]) else { return 0 };
        let brings = || place.clause_start && verb.is("say") && self.brings_soon(token, verb.is(SAYS_ABOUT));
        if speaks || brings() { 40 } else { 0 }
    }

    /// `قبل الرئيس دعوة نظيره`, `أنه قبل دعوة نظيره`: at the head of a sentence before somebody, or of a clause whose subject is a pronoun,
    /// and soon one of the words for what is accepted, the verb and no `before`.
    fn accepts_something(&self, token: usize, head: bool) -> bool {
        const SOON: usize = 8;
        let word = self.doc.folded(token);
        if word.strip_prefix(arabic::letters::WAW).unwrap_or(word) != ACCEPT {
            return false;
        }
        let tables = self.lexicon.tables();
        let verbs = self.lexicon.word(ACCEPT).map(|r| r.target).filter(|t| t.kind() == Kind::Verb);
        let mut verbs = verbs.filter(|t| tables.verbs[t.index()].lemma == ACCEPT);
        let Some(verb) = verbs.next() else { return false };
        let clause = (token + 1..self.doc.tokens.len())
            .take_while(|t| matches!(self.doc.tokens[*t].kind, TokenKind::Word | TokenKind::Space));
        let words: Vec<usize> = clause.filter(|t| self.doc.is_solid(*t)).take(SOON).collect();
        let [next, rest @ ..] = &words[..] else { return false };
        let named = self.names.at(*next).iter().any(|n| {
            matches!(n.target.kind(), Kind::Actor | Kind::Country | Kind::Seat | Kind::Office | Kind::Agent)
        });
        let bare = self.doc.folded(*next).trim_start_matches(ARTICLE);
        let somebody = named
            || bare != self.doc.folded(*next)
                && self.lexicon.word(bare).any(|r| matches!(r.target.kind(), Kind::Agent | Kind::Office));
        let accepted = |t: &usize| {
            let frames = self.lexicon.frames_of(verb).iter().map(|f| &tables.frames[*f as usize]);
            frames.into_iter().any(|frame| frame.with.iter().any(|w| w == self.doc.folded(*t)))
        };
        // `قبل الحكومة والبرلمان قال`: another verb of the sentence would be what happened before
        let verb = |t: &usize| {
            let mut readings = self.lexicon.word(self.doc.folded(*t)).peekable();
            readings.peek().is_some() && readings.all(|r| r.target.kind() == Kind::Verb)
        };
        let told = if head { somebody && rest.iter().any(accepted) } else { accepted(next) };
        told && !rest.iter().any(verb)
    }

    /// `محكمة خاصة`, `قوة خاصة من الجيش`: behind one noun that it agrees with, an adjective; not `دول عدة خاصة الصين`.
    pub(super) fn describes_for_focus(
        &self,
        target: Target,
        info: &WordInfo,
        before: &[Unit],
        next: Option<&str>,
    ) -> i32 {
        let focus = self.lexicon.tables().functions[target.index()].class == "focus";
        let adjective = info.analyses.iter().find(|a| a.target.kind() == Kind::Adjective);
        let agrees = |a: &Analysis| {
            before.last().is_some_and(|u| {
                let noun = matches!(u.kind(), Some(Kind::Noun | Kind::Agent | Kind::VerbalNoun));
                let bare = !u.clitics.article && u.clitics.pronoun.is_none();
                let one = u.bits().number() == Some(Number::Singular);
                noun && bare && one && u.bits().gender() == a.bits.gender()
            })
        };
        let set_apart = next.is_some_and(|n| n.starts_with(ARTICLE));
        if focus && !set_apart && adjective.is_some_and(agrees) { 40 } else { 0 }
    }

    /// Whether within a few words `عن` follows, of verbs that take it, or else `أن`: `وعبر الوزير عن`, `وبين الوزير أن`.
    fn brings_soon(&self, token: usize, about: bool) -> bool {
        // a sentence seldom begins with `عبر` in the sense of `through`
        const SOON: usize = 20;
        let clause = |word: &str| matches!(word.strip_prefix(AN), Some("" | "\u{0647}" | "\u{0647}\u{0627}"));
        // `عبر الرئيس، الذي يزور البلاد، عن`
        let within = |t: &usize| match self.doc.tokens[*t].kind {
            TokenKind::Break => false,
            TokenKind::Punctuation => about && matches!(self.doc.folded(*t), "," | "\u{060C}"),
            _ => true,
        };
        (token + 1..self.doc.tokens.len())
            .take_while(within)
            .filter(|t| self.doc.tokens[*t].kind == TokenKind::Word)
            .take(SOON)
            .map(|t| self.doc.folded(t))
            .any(|word| if about { word == ABOUT } else { clause(word) })
    }

    /// `كان` in a text that writes its hamzas is the verb, not `كأن`; `هنأ` is a verb, not `هنا`.
    pub(super) fn hamza_apart(&self, analysis: &Analysis, info: &WordInfo, token: usize) -> i32 {
        use arabic::letters as l;
        if analysis.target.kind() != Kind::Function {
            return 0;
        }
        let word = &self.lexicon.tables().functions[analysis.target.index()].lemma;
        let hamza = [l::ALEF_HAMZA_ABOVE, l::ALEF_HAMZA_BELOW];
        let written = self.doc.tokens[token].text(self.doc.text).contains(hamza);
        let is_verb = || info.analyses.iter().any(|a| a.target.kind() == Kind::Verb);
        if self.is_to(token) {
            return 0;
        }
        // `والي القيروان` is a governor where the text writes `إلى` with its own letter
        let dotted = word.ends_with(l::ALEF_MAKSURA)
            && self.doc.writes_maksura
            && self.doc.tokens[token].text(self.doc.text).ends_with(l::YEH)
            && info.analyses.iter().any(|a| a.target.kind() != Kind::Function);
        if dotted {
            return 45;
        }
        // `إمام مسجد` is no `أمام`
        let first = |text: &str, letter: char| text.trim_start_matches([l::WAW, l::FEH]).starts_with(letter);
        let own = self.doc.tokens[token].text(self.doc.text);
        let below = first(own, l::ALEF_HAMZA_BELOW) && first(word, l::ALEF_HAMZA_ABOVE);
        if below && info.analyses.iter().any(|a| a.target.kind() == Kind::Agent) {
            return 45;
        }
        // of `كأن` and of `ك` with `أن`
        let proclitic = analysis.clitics.stem_at > 0 && self.doc.writes_hamza;
        let inner = word.char_indices().any(|(at, c)| (at > 0 || proclitic) && hamza.contains(&c));
        let last = self.doc.tokens[token].text(self.doc.text).ends_with(l::ALEF_HAMZA_ABOVE);
        let misses = last && word.ends_with(l::ALEF);
        // `كان` is the verb wherever its hamza is not written
        let as_if =
            word.contains(hamza) && analysis.clitics.preposition == Some(arabic::clitic::Preposition::Ka);
        // `أفاد المصدر بان وحدات`: no verb of the news
        let that = self.doc.folded(token) == BY_THAT;
        if (inner && !written && !that || misses || as_if && !written) && is_verb() { 45 } else { 0 }
    }

    /// `أدانه` is no `إدانة`, `إعلان` no `أعلن`: the hamza that the text writes on its first letter stands on the other side of the alef.
    pub(super) fn hamza_of_another(&self, analysis: &Analysis, token: usize) -> i32 {
        use arabic::letters as l;
        let tables = self.lexicon.tables();
        let own = self.doc.tokens[token].text(self.doc.text).trim_start_matches([l::WAW, l::FEH]);
        let begins = |text: &str| match text.chars().next() {
            Some(l::ALEF_HAMZA_ABOVE) => Some(true),
            Some(l::ALEF_HAMZA_BELOW) => Some(false),
            _ => None,
        };
        let lemma = match analysis.target.kind() {
            Kind::Noun => &tables.nouns[analysis.target.index()].lemma,
            // verbal nouns of form IV begin with the hamza below, its perfect with the one above
            Kind::VerbalNoun | Kind::Verb => &tables.verbs[analysis.target.index()].lemma,
            _ => return 0,
        };
        let (Some(written), Some(above)) = (begins(own), begins(lemma)) else { return 0 };
        let plain = analysis.clitics.preposition.is_none() && !analysis.clitics.article;
        let perfect = analysis.bits.tense() == Some(arabic::verb::Tense::Perfect);
        let clashes = match analysis.target.kind() {
            Kind::Noun => written != above,
            Kind::VerbalNoun => above && written && own.chars().count() > 4,
            _ => perfect && !written,
        };
        if plain && clashes && self.doc.writes_hamza { 30 } else { 0 }
    }

    /// `استجابة لـ` is a preposition only where the next word begins with its last letter.
    pub(super) fn goes_on(&self, analysis: &Analysis, next: Option<&str>) -> bool {
        if analysis.target.kind() != Kind::Function {
            return true;
        }
        let word = &self.lexicon.tables().functions[analysis.target.index()].lemma;
        match word.rsplit_once(' ') {
            // `دعما لوجستيا`: a word that begins with the letter itself
            Some((_, last)) if last.chars().count() == 1 => next.is_some_and(|n| {
                let own = |r: lexicon::Reading| matches!(r.target.kind(), Kind::Adjective | Kind::OtherNisba);
                n.starts_with(last) && !self.lexicon.word(n).any(own)
            }),
            _ => true,
        }
    }
}

/// `قبل`
const ACCEPT: &str = "\u{0642}\u{0628}\u{0644}";
/// `ما`
const MA: &str = "\u{0645}\u{0627}";
/// `على`, folded
const ON: &str = "\u{0639}\u{0644}\u{064A}";
/// The class of verbs of speech that take `عن`.
const SAYS_ABOUT: &str = "says:\u{0639}\u{0646}";
/// `عن`
const ABOUT: &str = "\u{0639}\u{0646}";
/// `بأن`, folded
const BY_THAT: &str = "\u{0628}\u{0627}\u{0646}";
