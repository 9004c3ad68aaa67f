//! Verbs with a pronoun as their object: `يقتلونه`, `رماها`, `يقرؤه`.

use super::{Verb, VerbFeatures, VerbForm, Voice};
use crate::clitic::Pronoun;
use crate::features::Person;

impl Verb {
    /// Every active form with `object` written onto it, in the order of [`Verb::forms`], and what it says of the subject.
    ///
    /// "I" and "we" do not act on "me" and "us" in one word, nor "you" on "you"; verbs say "me" with [`Pronoun::Ni`], so
    /// [`Pronoun::I`] gives nothing. Whether the verb takes an object is the dictionary's to say.
    ///
    /// ```
    /// use arabic::clitic::Pronoun;
    /// use arabic::verb::Verb;
    /// let throw = Verb::new("رمي", "Iai".parse()?)?;
    /// let words: Vec<_> = throw.forms_with(Pronoun::Ha).into_iter().map(|(word, _)| word).collect();
    /// for word in ["رماها", "رموها", "رميتموها", "يرميها", "يرمونها", "ارمها"] {
    ///     assert!(words.iter().any(|w| w == word), "{word}");
    /// }
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    ///
    /// Known failure: a last noon without vowel and `نا` are two letters here (`لم يسجننا`), where some write one with
    /// shadda.
    #[must_use]
    pub fn forms_with(&self, object: Pronoun) -> Vec<(String, VerbFeatures)> {
        if object == Pronoun::I {
            return Vec::new();
        }
        let forms = self.forms();
        let same_form = |a: &VerbForm, b: &VerbForm| a.features == b.features;
        let of_one_form = forms.chunk_by(same_form).filter(|form| takes(form[0].features, object));
        of_one_form.flat_map(bound).map(|form| (joined(form, object), form.features)).collect()
    }
}

/// The spellings of one form that stand before a pronoun: its own where it has such, else all.
fn bound(form: &[VerbForm]) -> impl Iterator<Item = &VerbForm> {
    let has_own = form.iter().any(|spelling| spelling.before_pronoun);
    form.iter().filter(move |spelling| spelling.before_pronoun == has_own)
}

fn takes(subject: VerbFeatures, object: Pronoun) -> bool {
    let reflexive = subject.person != Person::Third && subject.person == object.person();
    subject.voice == Voice::Active && !reflexive
}

fn joined(form: &VerbForm, object: Pronoun) -> String {
    [form.spelling.as_str(), object.text()].concat()
}
