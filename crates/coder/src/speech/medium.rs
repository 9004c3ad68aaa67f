//! In what something was said: a statement, a call, an interview.

use super::*;
use crate::phrase::BI;
use crate::word::ARTICLE;

/// Media as records name them.
const MEDIA: [&str; 29] = [
    "account",
    "agency",
    "appeal",
    "article",
    "audio",
    "book",
    "broadcast",
    "bulletin",
    "call",
    "comment",
    "document",
    "editorial",
    "interview",
    "lecture",
    "letter",
    "magazine",
    "meeting",
    "memorandum",
    "newspaper",
    "press-conference",
    "radio",
    "report",
    "speech",
    "statement",
    "telegram",
    "television",
    "tweet",
    "video",
    "website",
];

impl RoleReader<'_, '_, '_> {
    /// The first word for a medium from part `verb` up to part `end`.
    pub(super) fn medium(&self, parts: Range<usize>) -> Option<&'static str> {
        let verb = parts.start;
        let words = |p: usize| match &self.sentence.parts[p].element {
            // `قالت الصحيفة`: of who speaks his first word
            Element::Np(np) if p == verb + 1 => np.head..np.head + 1,
            Element::Np(_) => 0..0,
            // `معنية بتسجيل الانتهاكات`
            Element::Pp(marker, Some(np)) if marker == BI && np.genitive.is_some() => 0..0,
            _ => self.sentence.parts[p].units.clone(),
        };
        let range = parts.flat_map(words);
        range
            .filter(|at| self.sentence.units[*at].clitics.pronoun.is_none())
            .find_map(|at| self.medium_at(at))
    }

    /// The medium that a noun names, alone or with the word after it: `مؤتمر صحفي`.
    fn medium_at(&self, at: usize) -> Option<&'static str> {
        let tables = self.resolver.lexicon.tables();
        let unit = &self.sentence.units[at];
        let word = match unit.target()? {
            t if matches!(t.kind(), Kind::Verb) => &tables.verbs[t.index()],
            t if t.kind() == Kind::Noun => &tables.nouns[t.index()],
            _ => self.as_noun(unit)?,
        };
        let next = self.sentence.units.get(at + 1).map_or("", |n| self.resolver.doc.folded(n.first));
        let next = next.strip_prefix(ARTICLE).unwrap_or(next);
        let named = |with_next: bool| {
            word.class.split(' ').filter_map(|c| c.strip_prefix("medium:")).find_map(|medium| {
                match medium.split_once('@') {
                    Some((medium, second)) => (with_next && second == next).then_some(medium),
                    None => (!with_next).then_some(medium),
                }
            })
        };
        let found = named(true).or_else(|| named(false))?;
        MEDIA.into_iter().find(|m| *m == found)
    }

    /// A word read as a verbal noun or an agent may be a noun for a medium too: `تصريح`, `وكالة`.
    fn as_noun(&self, unit: &Unit) -> Option<&lexicon::entry::Word> {
        let tables = self.resolver.lexicon.tables();
        let readings = unit.info.iter().flat_map(|i| &i.analyses);
        readings
            .filter(|a| a.target.kind() == Kind::Noun && a.clitics == unit.clitics)
            .map(|a| &tables.nouns[a.target.index()])
            .find(|noun| noun.class.contains("medium:"))
    }
}
