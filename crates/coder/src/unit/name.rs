//! Names of the lexicon as units, and what shows that a word goes on as the name of a person.

use super::{ARTICLE, Tag, Unit, UnitReader};
use crate::names::NameHit;
use crate::word::{Analysis, Clitics, WordInfo};
use arabic::TokenKind;
use arabic::clitic::{Conjunction, Preposition};
use lexicon::Kind;
use std::rc::Rc;

impl UnitReader<'_, '_> {
    /// The longest name that may stand here.
    pub(super) fn name(
        &self,
        token: usize,
        info: &Rc<WordInfo>,
        word: Option<Analysis>,
        before: &[Unit],
    ) -> Option<Unit> {
        let hits = self.names.at(token);
        let fits = |hit: &&NameHit| self.accepts(hit, token, word, before) && !self.splits_name(hit);
        let longest = hits.iter().find(fits)?;
        let others = hits
            .iter()
            .filter(|h| h.last == longest.last && h.skip == longest.skip && h.target != longest.target)
            .filter(|h| self.accepts(h, token, word, before))
            .map(|h| h.target)
            .collect();
        let tag = Tag::Entry(longest.target, longest.bits);
        Some(Unit {
            first: token,
            last: self.over_quotation(token, longest.last),
            clitics: self.name_clitics(token, longest),
            tag,
            info: (longest.words == 1).then(|| Rc::clone(info)),
            others,
            function: self.function(tag),
            has_sound_ending: false,
            ends_oblique: false,
            closes_definite: {
                // `وزير الصناعة والتجارة`
                let last = self.doc.folded(longest.last);
                let joined = last.strip_prefix(arabic::letters::WAW).filter(|_| longest.words > 1);
                // `القائم بالأعمال`: its own article, where the last word belongs to a preposition
                let first = self.doc.folded(token);
                let described = longest.words > 1 && first[usize::from(longest.skip)..].starts_with(ARTICLE);
                let governed = last.strip_prefix(arabic::letters::BEH).filter(|_| described);
                let definite = |word: Option<&str>| word.is_some_and(|w| w.starts_with(ARTICLE));
                last.starts_with(ARTICLE) || definite(joined) || definite(governed)
            },
        })
    }

    /// `حكومة «تأسيس»`: a name within which a quotation opens ends with the mark that closes it.
    fn over_quotation(&self, first: usize, last: usize) -> usize {
        let quote = |t: &usize| {
            let mark = self.doc.tokens.get(*t).and_then(|token| token.text(self.doc.text).chars().next());
            mark.is_some_and(arabic::letters::is_quote)
        };
        let open = (first..=last).filter(quote).count() % 2 == 1;
        if open && quote(&(last + 1)) { last + 1 } else { last }
    }

    /// `أعضاء مجلس الأمن`: whether the last word of a description begins the longer name of a body.
    fn splits_name(&self, hit: &NameHit) -> bool {
        let goes_on = |other: &NameHit| {
            other.target.kind() == Kind::Actor && other.skip == 0 && other.words > 1 && other.last > hit.last
        };
        // `الأمين العام للاتحاد العام التونسي للشغل`: the body has a name of its own
        let joined = self.doc.folded(hit.last).starts_with(arabic::letters::LAM);
        let of_body = |other: &NameHit| {
            other.target.kind() == Kind::Actor && joined && other.words > 1 && other.last > hit.last
        };
        let begun = || self.names.at(hit.last).iter();
        match hit.target.kind() {
            Kind::Agent => hit.words > 1 && begun().any(goes_on),
            Kind::Office => hit.words > 1 && begun().any(of_body),
            _ => false,
        }
    }

    fn name_clitics(&self, token: usize, hit: &NameHit) -> Clitics {
        let word = self.doc.folded(token);
        let mut clitics = Clitics {
            stem_at: hit.skip,
            stem_end: u8::try_from(word.len()).unwrap_or(u8::MAX),
            ..Clitics::default()
        };
        for c in word[..usize::from(hit.skip)].chars() {
            match c {
                arabic::letters::WAW => clitics.conjunction = Some(Conjunction::Wa),
                arabic::letters::FEH => clitics.conjunction = Some(Conjunction::Fa),
                arabic::letters::BEH => clitics.preposition = Some(Preposition::Bi),
                arabic::letters::LAM => clitics.preposition = Some(Preposition::Li),
                arabic::letters::KAF => clitics.preposition = Some(Preposition::Ka),
                _ => {}
            }
        }
        let rest = &word[usize::from(hit.skip)..];
        // `لل`: the name was found with the article that the preposition swallowed
        if rest.starts_with("\u{0644}\u{0644}") && hit.words >= 1 && self.begins_with_article(hit) {
            clitics.preposition = Some(Preposition::Li);
        }
        clitics
    }

    fn begins_with_article(&self, hit: &NameHit) -> bool {
        let tables = self.lexicon.tables();
        let names = match hit.target.kind() {
            Kind::Actor => &tables.actors[hit.target.index()].ar,
            Kind::Country => &tables.countries[hit.target.index()].ar,
            Kind::Place => &tables.places[hit.target.index()].ar,
            _ => return hit.bits.definite(),
        };
        names.iter().any(|n| arabic::fold(n).starts_with("\u{0627}\u{0644}"))
    }

    /// Whether the word after one that can be a given name or a particle can only be a name's: `راضية النصراوي`, `أبو حفص`.
    pub(super) fn goes_on_as_name(&mut self, info: &WordInfo, token: usize, before: &[Unit]) -> bool {
        let can_be = |kind: Kind| info.analyses.iter().any(|a| a.target.kind() == kind);
        let (given, particle) = (can_be(Kind::GivenName), can_be(Kind::NameParticle));
        let next = (token + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t));
        let next = next.filter(|t| (given || particle) && self.doc.tokens[*t].kind == TokenKind::Word);
        let Some(next) = next else { return false };
        let (after, next) = (self.info(next), self.doc.folded(next));
        let is =
            |kind: Kind| after.analyses.iter().any(|a| a.target.kind() == kind && a.clitics.stem_at == 0);
        // what no lexicon knows and nothing is written onto
        let strange = after.analyses.is_empty() && after.bare.iter().all(|c| c.conjunction.is_none());
        let bound = is(Kind::NameParticle) && !is(Kind::Function);
        if particle && KUNYA.contains(&self.doc.folded(token)) {
            return strange || is(Kind::GivenName) || next.starts_with(ARTICLE) && !is(Kind::Agent);
        }
        // `أحمدو ولد الوديعة`: a particle between two that no lexicon knows
        let unknown = before.last().is_some_and(|u| u.tag == Tag::Unknown && !u.clitics.article);
        if particle && unknown {
            return strange || is(Kind::GivenName);
        }
        // `محسن فكري`: two that can be given names, where the first is otherwise a quality
        let quality = |a: &Analysis| {
            use Kind::{ActiveParticiple, Adjective, GivenName, OtherNisba, PassiveParticiple};
            matches!(
                a.target.kind(),
                GivenName | Adjective | ActiveParticiple | PassiveParticiple | OtherNisba
            )
        };
        // `صابر المطيري`: what has the article and the ending of a family's name, and no reading but a participle
        let participle =
            |a: &Analysis| matches!(a.target.kind(), Kind::ActiveParticiple | Kind::PassiveParticiple);
        let family = next.starts_with(ARTICLE)
            && next.ends_with(arabic::letters::YEH)
            && after.analyses.iter().all(participle);
        let two = (is(Kind::GivenName) || family) && info.analyses.iter().all(quality);
        // `الطالب الجامعي رائد سالم`: behind whoever is described a word for somebody would have its article
        let described = before.last().is_some_and(|u| u.clitics.article && u.is(Kind::Adjective))
            && before.iter().rev().nth(1).is_some_and(|u| u.clitics.article && u.is(Kind::Agent))
            && is(Kind::GivenName)
            && info
                .analyses
                .iter()
                .all(|a| quality(a) || matches!(a.target.kind(), Kind::Agent | Kind::Noun));
        // `للمواطن أكرم عمران`: two that can be given names, behind somebody whom a preposition governs
        let governed = is(Kind::GivenName)
            && before.last().is_some_and(|u| {
                u.clitics.article
                    && u.clitics.preposition.is_some()
                    && u.is(Kind::Agent)
                    && u.bits().number() == Some(arabic::features::Number::Singular)
            });
        given && (strange || bound || two || described || governed)
    }

    /// `رحب وزير التجارة النيوزيلندي تود ماكلاي بـ`: behind a verb and an office, before a word that no lexicon knows, rather the first name
    /// of whoever holds it than another verb.
    pub(super) fn is_foreign_forename(&self, choice: &Analysis, token: usize, before: &[Unit]) -> bool {
        let plain = choice.target.kind() == Kind::Verb
            && choice.clitics == Clitics { stem_end: choice.clitics.stem_end, ..Clitics::default() };
        let describes =
            |u: &&Unit| u.clitics.article && matches!(u.kind(), Some(Kind::Nisba | Kind::OtherNisba));
        // `الرائد شكر الدين البعزاوي`
        let next = self.next_word_at(token).map(|next| self.doc.folded(next));
        let titled =
            before.last().is_some_and(|u| u.is(Kind::Office) || u.is(Kind::Agent) || u.is(Kind::Noun));
        if plain && titled && next == Some(OF_THE_FAITH) {
            return true;
        }
        let nations = before.iter().rev().take_while(describes).count();
        let mut title = before.iter().rev().skip(nations);
        let held =
            title.next().is_some_and(|u| u.is(Kind::Office)) && title.next().is_some_and(Unit::is_verb);
        plain && held && self.next_word_at(token).is_some_and(|next| self.is_strange(self.doc.folded(next)))
    }

    /// `النائب عن الحزب، حافظ الزواري، رئيس`: between two commas a given name and one word more.
    pub(super) fn named_aside(&self, info: &WordInfo, token: usize, before: &[Unit]) -> Option<Analysis> {
        let comma = |t: usize| matches!(self.doc.folded(t), "," | "\u{060C}");
        let opens = before.last().is_some_and(|u| matches!(u.tag, Tag::Mark(',' | '\u{060C}')));
        let given = |a: &&Analysis| a.target.kind() == Kind::GivenName && a.clitics.conjunction.is_none();
        let name = info.analyses.iter().find(given).filter(|_| opens)?;
        let family = self.next_word_at(token)?;
        let word = self.doc.folded(family);
        let bare = word.strip_prefix(ARTICLE).unwrap_or(word);
        let named = self.lexicon.word(word).any(|r| r.target.kind() == Kind::GivenName);
        let closes = (family + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t)).is_some_and(comma);
        (closes && (named || self.is_strange(bare))).then_some(*name)
    }

    pub(super) fn next_word_at(&self, token: usize) -> Option<usize> {
        (token + 1..self.doc.tokens.len())
            .find(|t| self.doc.is_solid(*t))
            .filter(|t| self.doc.tokens[*t].kind == TokenKind::Word)
    }

    /// Whether a given name stands before a short name, and is none of the actor's.
    pub(super) fn after_other_forename(&self, hit: &NameHit, before: &[Unit]) -> bool {
        let Some(last) = before.last().filter(|u| u.first == u.last && hit.skip == 0) else { return false };
        let given = last.is(Kind::GivenName)
            || last.clitics.article
                && matches!(
                    last.kind(),
                    Some(Kind::Adjective | Kind::ActiveParticiple | Kind::PassiveParticiple)
                )
                && last.info.iter().flat_map(|i| &i.analyses).any(|a| a.target.kind() == Kind::GivenName);
        let bare = |word: &str| word.strip_prefix(ARTICLE).unwrap_or(word).to_owned();
        let name = bare(self.doc.folded(last.last));
        let names = &self.lexicon.tables().actors[hit.target.index()].ar;
        let own = |full: &String| arabic::fold(full).split_whitespace().any(|word| bare(word) == name);
        given && last.clitics.preposition.is_none() && !names.iter().any(own)
    }

    /// Whether the word is a given name before another.
    pub(super) fn is_forename(&self, word: Option<Analysis>, token: usize) -> bool {
        let given = |w: &str| self.lexicon.word(w).any(|r| r.target.kind() == Kind::GivenName);
        let next = (token + 1..self.doc.tokens.len()).find(|t| self.doc.is_solid(*t));
        let next = next.filter(|t| self.doc.tokens[*t].kind == TokenKind::Word);
        let own = self.doc.folded(token);
        word.is_none_or(|w| !w.clitics.article)
            && (given(own) || own.strip_prefix(arabic::letters::WAW).is_some_and(given))
            && next.is_some_and(|t| given(self.doc.folded(t)) || self.is_strange(self.doc.folded(t)))
    }

    /// Whether the lexicon has no reading of the word, with its article or without, and no clitic begins it.
    fn is_strange(&self, word: &str) -> bool {
        use arabic::letters as l;
        let known = |w: &str| self.lexicon.word(w).any(|r| !r.bits.before_pronoun());
        let clitic = word.starts_with([l::WAW, l::FEH, l::BEH, l::LAM, l::KAF]);
        let inner = word.strip_prefix(ARTICLE);
        let pronoun = word.ends_with(l::HEH)
            || word.ends_with("\u{0647}\u{0627}")
            || word.ends_with("\u{0647}\u{0645}");
        !clitic && !pronoun && !known(word) && !inner.is_some_and(known)
    }

    /// Whether a closing quotation mark follows: `«بترا»`, not `«بترا لاسزو»`.
    pub(super) fn closes_after(&self, hit: &NameHit) -> bool {
        (hit.last + 1..self.doc.tokens.len())
            .find(|t| self.doc.is_solid(*t))
            .is_none_or(|t| crate::names::is_quote(self.doc, t))
    }
}

/// `الدين`: of names such as `شكر الدين`.
const OF_THE_FAITH: &str = "\u{0627}\u{0644}\u{062F}\u{064A}\u{0646}";
/// `أبو`, `أبا`: of a byname, unless a word for a person follows (`أبو الطفل`).
const KUNYA: [&str; 2] = ["\u{0627}\u{0628}\u{0648}", "\u{0627}\u{0628}\u{0627}"];
