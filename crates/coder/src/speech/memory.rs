//! Who spoke before, and who goes on speaking where nobody is named.

use super::*;
use crate::draft::Discourse;
use crate::record::Via;

/// Sentences over which an unnamed speaker is still the last one.
const MEMORY: usize = 12;
/// Sentences over which he comes before whoever acted in the sentence before.
const LATELY: usize = 3;

impl RoleReader<'_, '_, '_> {
    /// `البيان`, `التقرير`, `المصدر` without a name: who was said to have written or said it.
    pub(super) fn author_before(&self, part: usize, np: &Np, entities: &[Resolved]) -> Option<Vec<Resolved>> {
        let head = &self.sentence.units[np.head];
        let bare = np.genitive.is_none() && np.adjectives.is_empty() && np.attached.is_empty();
        let points_back = head.clitics.article && bare && (self.is_document(np) || self.is_source(np));
        let unknown = entities.iter().all(|e| e.actor.is_none() && e.via != Via::Anaphora);
        let points_back = points_back && !self.is_plain_phrase(part + 1);
        let last = if points_back {
            self.discourse.spoke.iter().rev().find(|s| !s.relayed).filter(|s| unknown && self.is_recent(s))?
        } else {
            self.holder(head, entities).filter(|_| head.clitics.article && bare && unknown)?
        };
        let bytes = self.resolver.bytes(np, &self.sentence.units);
        let back =
            last.speaker.iter().map(|s| Resolved { bytes: bytes.clone(), via: Via::Anaphora, ..s.clone() });
        Some(back.collect())
    }

    /// `الوزيرة`: who spoke before and holds an office of that name.
    pub(super) fn holder(&self, head: &Unit, entities: &[Resolved]) -> Option<&Spoke> {
        let [one] = entities else { return None };
        let office = one.en.as_deref().filter(|_| head.is(Kind::Office) && one.vague)?.to_lowercase();
        let holds = |s: &&Spoke| {
            s.speaker.iter().any(|r| {
                r.actor.is_some() && r.office.as_ref().is_some_and(|o| o.to_lowercase().contains(&office))
            })
        };
        self.discourse.spoke.iter().rev().take_while(|s| self.is_recent(s)).find(holds)
    }

    pub(super) fn is_recent(&self, spoke: &Spoke) -> bool {
        spoke.sentence + MEMORY >= self.sentence.index
    }

    /// Who goes on speaking with a verb that names nobody: the last speaker of the sentence, its subject, the last before.
    pub(crate) fn resumed(&self, verb: &Unit) -> Vec<Resolved> {
        let voice = Voice::of(verb);
        let byte = self.resolver.doc.tokens[verb.first].start as usize;
        let inside = self.is_inside(byte);
        let here =
            self.said.iter().rev().find(|s| s.statement && s.nested == inside && s.voice.agrees(voice));
        if let Some(said) = here.filter(|s| !inside || !s.content.contains(&byte)) {
            return self.as_anaphora(said.speaker.clone());
        }
        let feminine = voice.gender == Some(Gender::Feminine);
        let several = voice.number == Some(Number::Plural);
        let fits = |group: &&Vec<Resolved>| {
            group.iter().any(|r| r.class.acts())
                && (!several || group.len() > 1 || group.iter().any(|r| r.several))
                && (!feminine || group.iter().all(|r| self.can_be_feminine(r)))
        };
        let near = [&self.discourse.main, &self.discourse.subject];
        let near = if inside { [near[1], near[0]] } else { near };
        if let Some(subject) = near.into_iter().find(fits) {
            return self.as_anaphora(subject.clone());
        }
        let previous = &self.discourse.previous;
        let latest = || self.discourse.latest(|r| r.class.acts() && feminine == (r.class != Class::Person));
        self.last_voice(voice, LATELY)
            .or_else(|| fits(&previous).then(|| self.as_anaphora(previous.clone())))
            .or_else(|| self.last_voice(voice, MEMORY))
            .or_else(|| latest().map(|r| self.as_anaphora(vec![r])))
            .unwrap_or_default()
    }

    fn last_voice(&self, voice: Voice, sentences: usize) -> Option<Vec<Resolved>> {
        let near = |s: &&Spoke| s.sentence + sentences >= self.sentence.index;
        let mut before = self.discourse.spoke.iter().rev().take_while(near);
        before.find(|s| s.voice.agrees(voice)).map(|s| self.as_anaphora(s.speaker.clone()))
    }

    /// Whom a participle goes on from: who speaks in the sentence, else its first subject, the latest, the last speaker.
    pub(crate) fn goes_on(&self, participle: &Unit) -> Vec<Resolved> {
        self.goes_on_as(Voice { gender: participle.bits().gender(), number: None })
    }

    /// Whoever goes on and agrees.
    pub(crate) fn goes_on_as(&self, voice: Voice) -> Vec<Resolved> {
        // `أعفى الرئيس الوزير، فيما قدم المحافظ استقالته، مطالبا`: of the clause that tells what another did meanwhile
        let Discourse { subject, aside, .. } = &*self.discourse;
        let feminine = voice.gender == Some(Gender::Feminine);
        let agrees = |r: &Resolved| r.class.acts() && (!feminine || self.can_be_feminine(r));
        if *aside && !subject.is_empty() && subject.iter().all(agrees) {
            return self.as_anaphora(subject.clone());
        }
        // whoever was named last as speaking in this sentence
        let named =
            self.discourse.spoke.last().filter(|s| {
                s.sentence == self.sentence.index && s.voice.agrees(voice) && !s.speaker.is_empty()
            });
        if let Some(spoke) = named {
            return self.as_anaphora(spoke.speaker.clone());
        }
        let speaks = |nested: bool| {
            self.said.iter().rev().find(move |s| {
                s.statement && s.nested == nested && !s.speaker.is_empty() && s.voice.agrees(voice)
            })
        };
        if let Some(said) = speaks(false).or_else(|| speaks(true)) {
            return self.as_anaphora(said.speaker.clone());
        }
        let acts = |group: &&Vec<Resolved>| group.iter().any(|r| r.class.acts());
        let Discourse { main, subject, anew, .. } = &*self.discourse;
        // `أدان الرئيس الهجوم، وأبرق الملك إلى نظيره مهنئا`: of the clause that `و` began anew
        let near = if *anew { [subject, main] } else { [main, subject] }.into_iter().find(acts).cloned();
        near.or_else(|| self.last_voice(voice, MEMORY)).unwrap_or_else(|| self.discourse.speaker.clone())
    }
}
