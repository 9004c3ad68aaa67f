//! Words passed on: `نقلت الوكالة عن الوزير قوله`, `جاء في البيان`.

use super::source::ABOUT;
use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    /// `نقلت الوكالة عن الوزير قوله إن …`: the subject passes on what another says.
    pub(super) fn relayed(&mut self, part: usize, manner: &Manner<'l>, opening: &Opening) -> Vec<Said> {
        let Some(from) = self.relay_source(opening) else { return Vec::new() };
        let own = opening
            .bare
            .iter()
            .copied()
            .find(|p| *p > from && self.sentence.np(*p).is_some_and(|np| self.own_words(np)));
        let Some(start) = opening.start().or_else(|| own.map(|o| o + 1)) else { return Vec::new() };
        let start = (start..self.sentence.parts.len()).find(|p| !is_comma(&self.sentence.parts[*p]));
        let Some(start) = start else { return Vec::new() };
        let mut speaker = self.described_in_full(from);
        self.without_own_words(from, &mut speaker);
        if speaker.is_empty() {
            speaker = self.as_anaphora(self.discourse.speaker.clone());
        }
        let Some(mut inner) = self.said_from(part, start, speaker) else { return Vec::new() };
        inner.voice = Voice { gender: None, number: None };
        let roles = self.speech_roles(part, manner, opening);
        let outer = Said {
            speaker: roles.speaker,
            statement: false,
            medium: self.medium(part..from),
            ..inner.clone()
        };
        self.note_speaker(&inner.speaker, inner.voice, inner.nested);
        if let Some(spoke) = self.discourse.spoke.last_mut() {
            spoke.relayed = true;
        }
        if outer.speaker.is_empty() { vec![inner] } else { vec![outer, inner] }
    }

    /// `عن الوزير قوله`: the noun of speech is no part of the name.
    fn without_own_words(&self, part: usize, speaker: &mut [Resolved]) {
        let units = &self.sentence.units;
        let range = self.sentence.parts[part].units.clone();
        let own = range
            .clone()
            .skip(1)
            .find(|at| units[*at].clitics.pronoun.is_some() && self.noun_of_speech(&units[*at]).is_some());
        let Some(before) = own.and_then(|at| at.checked_sub(1)) else { return };
        let end = self.resolver.doc.tokens[units[before].last].end as usize;
        for one in speaker.iter_mut().filter(|s| s.bytes.contains(&end)) {
            one.bytes.end = end;
        }
    }

    /// The phrase with `عن` or `إلى` that names whose words are passed on.
    fn relay_source(&self, opening: &Opening) -> Option<usize> {
        opening.prepositional.iter().copied().find(|p| match &self.sentence.parts[*p].element {
            Element::Pp(marker, _) => marker == ABOUT || marker == TO,
            _ => false,
        })
    }

    /// `جاء في البيان أن`: the author of the document says it.
    pub(super) fn said_in_document(&mut self, part: usize, opening: &Opening) -> Option<Said> {
        let document = opening.prepositional.iter().copied().find(|p| self.document_at(*p).is_some())?;
        let start = opening.start().filter(|s| *s > document)?;
        let np = self.document_at(document)?;
        let speaker = self.author_of(np, document);
        let mut said = self.said_from(part, start, speaker)?;
        said.medium = self.medium(document..document + 1);
        said.voice = Voice::default();
        Some(said)
    }
}

/// `الى`
const TO: &str = "\u{0627}\u{0644}\u{064A}";
