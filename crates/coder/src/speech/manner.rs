//! How a verb speaks: what brings its content, as `saying.tsv` has it.

use super::*;
use lexicon::Target;
use lexicon::entry::Word;

/// How a verb or participle speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manner<'l> {
    /// `أن`, `إن`
    pub(super) clause: bool,
    /// Direct speech.
    pub(super) quote: bool,
    /// Its object is what is said.
    pub(super) noun: bool,
    /// Its object is who is spoken to.
    pub(super) addressee: bool,
    /// Its subject passes on what somebody said who stands after a preposition.
    pub(super) relay: bool,
    /// What is said stands in a document named after `في`.
    pub(super) document: bool,
    /// Asks, blames, promises or threatens.
    pub(super) act: bool,
    /// In the imperfect and without a subject it is what people say: `يذكر أن`, `يتوقع أن`.
    pub(super) impersonal: bool,
    /// In the imperfect with a noun it is passive: `يعتبر هذا أول رد`.
    pub(super) passive: bool,
    /// It brings words only on conditions, else it is an act.
    pub(super) conditional: bool,
    /// Its object is what gets a name or a cause after a preposition: `وصف الهجوم بأنه`, `أرجع التأخير إلى`.
    pub(super) calls: bool,
    /// Prepositions before what is said.
    pub(super) markers: Vec<&'l str>,
}

impl<'l> Manner<'l> {
    pub(super) fn of(word: &'l Word) -> Self {
        let mut manner = Self { act: word.is("say-act"), conditional: word.is("say-if"), ..Self::default() };
        for brings in word.class.split(' ').filter_map(|c| c.strip_prefix("says:")) {
            match brings {
                "clause" => manner.clause = true,
                "quote" => manner.quote = true,
                "noun" => manner.noun = true,
                "addressee" => manner.addressee = true,
                "relay" => manner.relay = true,
                "document" => manner.document = true,
                "calls" => manner.calls = true,
                "passive" => manner.passive = true,
                "impersonal" => manner.impersonal = true,
                marker => manner.markers.push(marker),
            }
        }
        manner
    }

    fn can_be(word: &Word) -> bool {
        word.is("say") || word.is("say-if") || word.is("say-act")
    }

    /// Whether anything is told by which it brings words.
    pub(super) fn speaks(&self) -> bool {
        self.clause || self.quote || self.noun || self.act || !self.markers.is_empty()
    }

    /// `ما وصفه الوزير بأنه …`: of all that a free relative takes up, only the name that somebody gives to it is told.
    pub(super) fn names_with(&self, opening: &Opening, sentence: &Sentence) -> bool {
        self.calls && opening.start().is_some_and(|at| at < sentence.parts.len())
    }
}

impl<'l> RoleReader<'_, '_, 'l> {
    /// How the verb or participle speaks.
    pub(super) fn manner(&self, unit: &Unit) -> Option<Manner<'l>> {
        self.brings_words(unit).map(Manner::of)
    }

    /// The verb or participle, where it speaks; of several verbs spelt alike the one that was chosen, then any that speaks.
    pub(super) fn brings_words(&self, unit: &Unit) -> Option<&'l Word> {
        let tables = self.resolver.lexicon.tables();
        let target = unit.target().filter(|t| matches!(t.kind(), Kind::Verb | Kind::ActiveParticiple))?;
        // `يجب` is what must be, not who answers
        let readings = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| a.clitics == unit.clitics);
        let must = |v: &Word| v.is("modal") && !Manner::can_be(v);
        let imperfect = unit.bits().tense() == Some(arabic::verb::Tense::Imperfect);
        let mut verbs = readings.map(|a| a.target).filter(|t| t.kind() == Kind::Verb);
        if imperfect && verbs.any(|t| must(&tables.verbs[t.index()])) {
            return None;
        }
        // `ذكر` and `ذكّر` share their letters; of others the reading that was chosen stands
        let letters = |t: Target| arabic::fold(&tables.verbs[t.index()].lemma);
        // `تدعى` is called so, `تدعي` claims
        let doc = self.resolver.doc;
        let word = doc.tokens[unit.last].text(doc.text);
        let dotless = doc.writes_maksura && word.ends_with(arabic::letters::ALEF_MAKSURA);
        if imperfect && dotless && letters(target) == CLAIMED {
            return None;
        }
        let alike = unit.info.iter().flat_map(|i| &i.analyses).filter(|a| {
            a.target.kind() == target.kind()
                && a.clitics == unit.clitics
                && (a.bits.tense(), a.bits.person()) == (unit.bits().tense(), unit.bits().person())
                && Manner::can_be(&tables.verbs[a.target.index()])
                && (a.target.kind() == Kind::ActiveParticiple || letters(a.target) == letters(target))
        });
        std::iter::once(target)
            .chain(alike.map(|a| a.target))
            .map(|t| &tables.verbs[t.index()])
            .find(|word| Manner::can_be(word))
    }
}

/// `ادعى`, folded.
const CLAIMED: &str = "\u{0627}\u{062F}\u{0639}\u{064A}";
