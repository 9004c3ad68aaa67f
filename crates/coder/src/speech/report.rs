//! Who reports the clause beside him: `وفق ما أعلن`, `حسبما أكدته`, `وهو ما قاله`, `على ما أفاد`, `كما قال`.

use super::speaker::Roles;
use super::*;

impl RoleReader<'_, '_, '_> {
    /// `وفق ما أعلن الوزير`, `حسبما أكدته الوكالة`, `على ما أفاد شهود`: who is named reports the clause beside it.
    pub(super) fn said_by_report(&mut self, part: usize) -> Option<Said> {
        let verb = self.reported_by(part)?;
        let manner = self.manner(self.sentence.unit(verb))?;
        let opening = self.opening(verb, &Manner { noun: false, ..manner.clone() });
        let roles = self.reporter(verb, &manner, &opening);
        let start = part - usize::from(self.follows_upon(part));
        let (content, kind) = self.beside(start..opening.end)?;
        let mut said = self.said_of(verb, content, roles.speaker, kind);
        said.nested = false;
        said.medium = self.medium(verb..opening.end);
        said.voice = roles.voice;
        if roles.explicit {
            self.note_speaker(&said.speaker, said.voice, false);
        }
        Some(said)
    }

    /// Who reports: the noun phrase after the verb, the author of a document, else who goes on speaking.
    fn reporter(&self, verb: usize, manner: &Manner<'_>, opening: &Opening) -> Roles {
        let unit = self.sentence.unit(verb);
        let voice = Voice::of(unit);
        let document = opening.prepositional.iter().copied().find(|p| self.document_at(*p).is_some());
        if let Some(at) = document.filter(|_| manner.document) {
            let mut speaker = self.sentence.np(at).map(|np| self.author_of(np, at)).unwrap_or_default();
            if speaker.is_empty() {
                speaker = self.entities_at(at).to_vec();
            }
            return Roles { speaker, ..Roles::default() };
        }
        match opening.bare.first().copied() {
            Some(first) => {
                let (speaker, end) = self.named_speaker(first, manner);
                let speaker = self.as_author(first, speaker);
                Roles { speaker, explicit: true, named: first..end, voice, ..Roles::default() }
            }
            None => Roles { speaker: self.resumed(unit), voice, ..Roles::default() },
        }
    }

    /// The verb of saying after `وفق ما`, `حسبما`, `وهو ما`, `على ما`, `كما`.
    fn reported_by(&self, part: usize) -> Option<usize> {
        let unit = self.sentence.unit(part);
        let functions = &self.resolver.lexicon.tables().functions;
        let target = unit.target().filter(|t| t.kind() == Kind::Function)?;
        let source = functions[target.index()].has("source-of-claim");
        let next = (part + 1..self.sentence.parts.len().min(part + 4)).find(|p| self.sentence.is_verb(*p))?;
        if !self.is_saying(self.sentence.unit(next)) {
            return None;
        }
        let which = unit.function == Function::Relative
            && self.sentence.free_relatives.contains(&part)
            && self.sentence.unit(next).clitics.pronoun.is_some()
            && part
                .checked_sub(1)
                .is_some_and(|p| self.sentence.parts[p].element == Element::Function(Function::Pronoun));
        (source || which || self.follows_upon(part) || self.is_as(part, next)).then_some(next)
    }

    /// `، على ما أفاد`: the `ما` after `على` that a comma parts from the clause.
    fn follows_upon(&self, part: usize) -> bool {
        let parts = &self.sentence.parts;
        let upon = |p: usize| matches!(&parts[p].element, Element::Pp(m, None) if m == UPON);
        self.sentence.free_relatives.contains(&part)
            && part.checked_sub(2).is_some_and(|p| upon(p + 1) && is_comma(&parts[p]))
    }

    /// `، كما قال مديره.`: `كما` after a comma, before a verb that brings no words of its own.
    fn is_as(&self, part: usize, verb: usize) -> bool {
        let as_said = self.resolver.doc.folded(self.sentence.unit(part).first) == AS;
        let parted = part.checked_sub(1).is_some_and(|p| is_comma(&self.sentence.parts[p]));
        if !(as_said && parted && verb == part + 1) {
            return false;
        }
        let Some(manner) = self.manner(self.sentence.unit(verb)).filter(|m| m.clause && !m.act) else {
            return false;
        };
        let opening = self.opening(verb, &Manner { noun: false, ..manner });
        !opening.brings() && opening.object.is_none() && opening.bare.len() == 1
    }

    /// Whether a part before tells that the verb reports what stands beside it.
    pub(super) fn reports(&self, verb: usize) -> bool {
        (verb.saturating_sub(3)..verb).any(|p| self.reported_by(p) == Some(verb))
    }
}

/// `على`
const UPON: &str = "\u{0639}\u{0644}\u{064A}";
/// `كما`
const AS: &str = "\u{0643}\u{0645}\u{0627}";
