//! The ending of a word as it is written, where folding made two letters one.

use crate::doc::Doc;
use crate::word::Analysis;
use arabic::features::Number;
use lexicon::Kind;

/// Whether a word ends in `ة` or in `ه`, which folding makes one: a noun of feminine form, or a pronoun on it.
pub(super) struct Ending {
    teh: bool,
    pub(super) heh: bool,
    /// `فجراً`: only nouns have it.
    nunation: bool,
    /// `ڤايد`: nothing is written onto a letter of other languages, which folding makes one of ours.
    foreign: bool,
}

impl Ending {
    pub(super) fn of(doc: &Doc<'_>, token: usize) -> Self {
        use arabic::letters as l;
        let word = doc.tokens[token].text(doc.text);
        Self {
            teh: word.ends_with(l::TEH_MARBUTA),
            heh: word.ends_with(l::HEH) && doc.writes_teh,
            nunation: word.contains([l::FATHATAN, l::DAMMATAN, l::KASRATAN]),
            foreign: word.starts_with(FOREIGN),
        }
    }

    pub(super) fn allows(&self, analysis: &Analysis) -> bool {
        let verb = analysis.target.kind() == Kind::Verb;
        // `موجة` is not `موجه`, of men
        let of_men = matches!(analysis.target.kind(), Kind::ActiveParticiple | Kind::PassiveParticiple)
            && analysis.bits.gender() == Some(arabic::features::Gender::Masculine);
        let split = self.foreign && analysis.clitics.stem_at > 0;
        !(split || self.nunation && verb)
            && !(self.teh && (analysis.clitics.pronoun.is_some() || verb || of_men))
    }

    /// `شعبه` is rather `his people` than `شعبة`.
    pub(super) fn against(&self, analysis: &Analysis) -> i32 {
        let nominal = !matches!(analysis.target.kind(), Kind::Verb | Kind::Function);
        let feminine = analysis.bits.gender() == Some(arabic::features::Gender::Feminine)
            && analysis.bits.number() == Some(Number::Singular);
        if self.heh && nominal && feminine && analysis.clitics.pronoun.is_none() { 12 } else { 0 }
    }
}

/// `ڤ`, `پ`, `گ`
pub(super) const FOREIGN: [char; 3] = ['\u{06A4}', '\u{067E}', '\u{06AF}'];
