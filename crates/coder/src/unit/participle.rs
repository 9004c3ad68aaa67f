//! Participles that go on from the subject as a verb would: `متهمين الجنود بـ`, `مؤكدا أن`.

use super::place::Place;
use super::{AN, ARTICLE, SOUND_ENDINGS, Tag, Unit, UnitReader};
use crate::word::Clitics;
use arabic::features::Number;
use lexicon::{Bits, Kind, Target};

impl UnitReader<'_, '_> {
    /// `… متهمين الجنود بـ`, `… مطالبين باستقالة`: a bare plural participle with what it governs goes on from the subject.
    pub(super) fn goes_on_acting(
        &self,
        bits: Bits,
        place: &Place,
        before: &[Unit],
        token: usize,
        next: Option<&str>,
    ) -> bool {
        use arabic::letters as l;
        let plural =
            bits.number() == Some(Number::Plural) && self.doc.folded(token).ends_with(SOUND_ENDINGS[1]);
        let free =
            before.last().is_some_and(|u| !u.is_verb() && u.tag != Tag::Number) && !place.after_preposition;
        let governs =
            next.is_some_and(|n| n.starts_with([l::BEH, l::LAM]) || n.starts_with(ARTICLE) || n == AN);
        // `إلى` and `بعد` begin like an article and a preposition
        let function =
            || next.is_some_and(|n| self.lexicon.word(n).any(|r| r.target.kind() == Kind::Function));
        plural && free && governs && (next == Some(AN) || !function())
    }

    /// `… البنكي مؤكدا أن`, `… الأرض مشيرة إلى أن`: a bare singular participle of saying before what brings its words.
    pub(super) fn goes_on_saying(
        &self,
        target: Target,
        place: &Place,
        before: &[Unit],
        token: usize,
        next: Option<&str>,
    ) -> bool {
        use arabic::letters as l;
        let verb = &self.lexicon.tables().verbs[target.index()];
        let free =
            before.last().is_some_and(|u| !u.is_verb() && u.tag != Tag::Number) && !place.after_preposition;
        let ends = self.doc.folded(token).ends_with([l::ALEF, l::HEH]);
        let brings = |word: &str| {
            word == AN || verb.class.split(' ').filter_map(|c| c.strip_prefix("says:")).any(|m| m == word)
        };
        free && ends && verb.is("say") && next.is_some_and(brings)
    }

    /// `…، متهمة الحكومة بـ`: a bare feminine participle of words after a comma, whose accusative does not show.
    pub(super) fn goes_on_blaming(
        &self,
        target: Target,
        clitics: Clitics,
        before: &[Unit],
        token: usize,
    ) -> bool {
        let tables = self.lexicon.tables();
        // `… منذ أشهر متهمة الصحيفة بـ`
        let comma =
            before.last().is_some_and(|u| matches!(u.tag, Tag::Mark(',' | '\u{060C}') | Tag::Time(_)));
        let frames = &tables.verbs[target.index()].frames;
        // `أكد النائب، أمس، مساندة الحزب للقضاة`: of the third form the verbal noun is spelt so too
        let noun = || self.lexicon.word(self.doc.folded(token)).any(|r| r.target.kind() == Kind::VerbalNoun);
        let words = |f: &u32| match tables.frames[*f as usize].event.as_str() {
            "ACCUSE" | "REQUEST" | "THREATEN" => true,
            "SUPPORT" | "REJECT" | "AGREE" | "CONCEDE" => !noun(),
            _ => false,
        };
        let feminine = self.doc.folded(token).ends_with(arabic::letters::HEH);
        // `ورد النائب متهما الحزب بـ`: right behind who acts
        let behind = before.last().is_some_and(|u| {
            u.is_nominal() && (u.is_definite() || u.is(Kind::GivenName) || u.is(Kind::Actor))
        });
        let of_subject = behind
            && !feminine
            && self.doc.folded(token).ends_with(arabic::letters::ALEF)
            && self.follows_speech(before)
            && !self.is_object(token);
        (comma && feminine || of_subject)
            && clitics.conjunction.is_none()
            && clitics.preposition.is_none()
            && frames.iter().any(words)
            && !self.is_town(token)
    }

    /// Whether nothing but the phrase of a subject stands between a verb of speech, or one that has nobody for its object, and here.
    fn follows_speech(&self, before: &[Unit]) -> bool {
        const LONGEST: usize = 8;
        let tables = self.lexicon.tables();
        let takes = |f: &u32| {
            let slots = &tables.frames[*f as usize].slots;
            slots.iter().any(|s| s.marker == "obj" && matches!(s.role.as_str(), "recipient" | "victim"))
        };
        let units = before.iter().rev().take(LONGEST);
        let mut rest = units.skip_while(|u| u.is_nominal() && u.clitics.preposition.is_none());
        let verb = rest.next().filter(|u| u.is_verb()).and_then(Unit::target);
        verb.is_some_and(|t| {
            let verb = &tables.verbs[t.index()];
            verb.is("say") || !verb.frames.iter().any(takes)
        })
    }

    /// `سلم متهما للعراق`: whether the word is one for people too, and nobody stands behind whom it could be turned to.
    fn is_object(&self, token: usize) -> bool {
        let person = self.lexicon.word(self.doc.folded(token)).any(|r| r.target.kind() == Kind::Agent);
        let named =
            |t: Target| matches!(t.kind(), Kind::Actor | Kind::Country | Kind::Seat | Kind::GivenName);
        let turned = |next: usize| {
            let word = self.doc.folded(next);
            word.starts_with(ARTICLE)
                || self.lexicon.word(word).any(|r| named(r.target))
                || self.names.at(next).iter().any(|hit| named(hit.target))
        };
        person && !self.next_word_at(token).is_some_and(turned)
    }

    /// `مدينة سنجة`: whether the word is that for a town and what stands behind it is a place's name or a word without an article that
    /// the lexicon does not know.
    fn is_town(&self, token: usize) -> bool {
        let named = |name: &str| {
            let mut readings = self.lexicon.phrase(name).peekable();
            readings.peek().is_none() && !name.starts_with(ARTICLE)
                || readings.any(|r| r.target.kind() == Kind::Place)
        };
        self.doc.folded(token) == TOWN
            && self.next_word_at(token).is_some_and(|next| named(self.doc.folded(next)))
    }

    /// Whether the participle's verb speaks or tells of events: `متهمين`, not `مهاجرين`.
    pub(super) fn tells(&self, target: Target) -> bool {
        let verb = &self.lexicon.tables().verbs[target.index()];
        verb.is("say") || !verb.frames.is_empty()
    }
}

/// `مدينة`, folded.
const TOWN: &str = "\u{0645}\u{062F}\u{064A}\u{0646}\u{0647}";
