//! Participles and regular verbal nouns.

use super::ending::attach;
use super::sound::Sound::{self, Consonant, Long, Short, TehMarbuta, Wasl};
use super::sound::Vowel::{A, I, U};
use super::sound::{Word, is_glide};
use super::spelling::spelling;
use super::stem::{Ending, Stem};
use super::{Exception, Form, Verb, Voice};
use crate::letters as l;

impl Verb {
    /// The active participle, masculine singular. A defective one ends in kasratan (`داعٍ`), which is how
    /// [`crate::noun::inflect_noun`] and [`crate::noun::inflect_adjective`] know it; no other has a vowel sign.
    ///
    /// ```
    /// use arabic::verb::{Form, Verb};
    /// assert_eq!(Verb::new("قول", "Iau".parse()?)?.active_participle(), "قائل");
    /// assert_eq!(Verb::new("دعو", "Iau".parse()?)?.active_participle(), "داعٍ");
    /// assert_eq!(Verb::new("سأل", Form::VI)?.active_participle(), "متسائل");
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    #[must_use]
    pub fn active_participle(&self) -> String {
        if self.form.is_first() {
            self.first_active_participle()
        } else {
            self.noun(&self.participle(Voice::Active))
        }
    }

    /// The passive participle, masculine singular; none of the verbs without a passive.
    ///
    /// ```
    /// use arabic::verb::{Form, Verb};
    /// assert_eq!(Verb::new("سأل", "Iaa".parse()?)?.passive_participle().as_deref(), Some("مسؤول"));
    /// assert_eq!(Verb::new("دعو", Form::X)?.passive_participle().as_deref(), Some("مستدعى"));
    /// assert_eq!(Verb::new("حمر", Form::IX)?.passive_participle(), None);
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    #[must_use]
    pub fn passive_participle(&self) -> Option<String> {
        if !self.voices().contains(&Voice::Passive) {
            return None;
        }
        Some(if self.form.is_first() {
            self.first_passive_participle()
        } else {
            self.noun(&self.participle(Voice::Passive))
        })
    }

    /// Writes a stem as a noun: with a case vowel after it, or with kasratan where a glide has fallen.
    fn noun(&self, stem: &Stem) -> String {
        if let Ending::Defective { vowel: I | U, .. } = stem.ending {
            let mut body = stem.body;
            body.push(Short(I));
            return tanwin(body);
        }
        spelling(&attach(stem, &[Short(U)]).0)
    }

    /// fāʿil; a hollow root has a hamza for its glide, a doubled one runs together (Ryding ch. 6).
    fn first_active_participle(&self) -> String {
        let [first, second, third, _] = self.root.letters;
        let mut body = Word::of(&[Consonant(first), Long(A)]);
        let hollow = is_glide(second) && !is_glide(third) && !self.exceptions.has(Exception::KeepsGlide);
        let middle = if hollow { l::HAMZA } else { second };
        if is_glide(third) || (hollow && third == l::HAMZA) {
            body.extend(&[Consonant(middle), Short(I)]);
            return tanwin(body);
        }
        if second == third {
            body.extend(&[Consonant(second), Consonant(third)]);
        } else {
            body.extend(&[Consonant(middle), Short(I), Consonant(third)]);
        }
        spelling(&body)
    }

    /// mafʿūl; `maqūl` and `mabīʿ`, `madʿūw` and `marmīy` (Ryding ch. 6).
    fn first_passive_participle(&self) -> String {
        let [first, second, third, _] = self.root.letters;
        let mut word = Word::of(&[Consonant(l::MEEM), Short(A), Consonant(first)]);
        let Form::I { perfect, .. } = self.form else { return String::new() };
        if is_glide(third) {
            let waw = third == l::WAW && perfect != I && second != l::WAW;
            let long = if waw { U } else { I };
            word.extend(&[Consonant(second), Long(long)]);
        } else if is_glide(second) && !self.exceptions.has(Exception::KeepsGlide) {
            word.extend(&[Long(if second == l::WAW { U } else { I }), Consonant(third)]);
        } else {
            word.extend(&[Consonant(second), Long(U), Consonant(third)]);
        }
        spelling(&word)
    }

    /// The regular verbal nouns of a derived form, masculine or feminine as they come; none of the first form, whose
    /// nouns the dictionary lists. A defective `تحدٍ` ends in kasratan. Form III gives fiʿāl where it is in use.
    ///
    /// ```
    /// use arabic::verb::{Form, Verb};
    /// assert_eq!(Verb::new("فوض", Form::III)?.verbal_nouns(), ["مفاوضة"]);
    /// assert_eq!(Verb::new("قوم", Form::IV)?.verbal_nouns(), ["إقامة"]);
    /// assert_eq!(Verb::new("ولي", Form::X)?.verbal_nouns(), ["استيلاء"]);
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    #[must_use]
    pub fn verbal_nouns(&self) -> Vec<String> {
        match self.form {
            Form::I { .. } => Vec::new(),
            Form::II => self.second(),
            Form::III => self.third(),
            Form::V | Form::VI | Form::QII => vec![self.with_rounded_vowel()],
            Form::QI => self.quadriliteral(),
            _ => vec![self.with_long_vowel()],
        }
    }

    /// tafʿīl; tafʿila of the defective, and beside tafʿīl of those that end in hamza.
    fn second(&self) -> Vec<String> {
        let [first, second, third, _] = self.root.letters.map(Consonant);
        let head = [Consonant(l::TEH), Short(A), first, second];
        let short =
            [Short(I), if self.is_defective() { Consonant(l::YEH) } else { third }, Short(A), TehMarbuta];
        let long = [Long(I), third];
        let ends_in_hamza = third == Consonant(l::HAMZA);
        let mut nouns = Vec::new();
        if self.is_defective() || ends_in_hamza {
            nouns.push(written(&head, &short));
        }
        if !self.is_defective() {
            nouns.push(written(&head, &long));
        }
        nouns
    }

    /// mufāʿala, and fiʿāl where the table says that it is in use.
    fn third(&self) -> Vec<String> {
        let [first, second, third, _] = self.root.letters.map(Consonant);
        let stem = self.participle(Voice::Passive);
        let mut nouns = vec![match stem.ending {
            Ending::Defective { .. } => written(stem.body.sounds(), &[Long(A), TehMarbuta]),
            _ => spelling(&attach(&stem, &[Short(A), TehMarbuta]).0),
        }];
        if self.exceptions.has(Exception::Fiaal) {
            let last = if self.is_defective() { Consonant(l::HAMZA) } else { third };
            nouns.push(written(&[first, Short(I)], &[second, Long(A), last]));
        }
        nouns
    }

    /// tafaʿʿul, tafāʿul, tafaʿlul: the perfect with u; the defective have i and lose their glide.
    fn with_rounded_vowel(&self) -> String {
        let mut stem = self.perfect(Voice::Active);
        match &mut stem.ending {
            Ending::Sound { vowel, .. } | Ending::Defective { vowel, .. } | Ending::Doubled { vowel, .. } => {
                *vowel = U;
            }
            Ending::Hollow { .. } => {}
        }
        self.noun(&stem)
    }

    /// The forms with i and ā: ifʿāl, infiʿāl, iftiʿāl, ifʿilāl, istifʿāl, ifʿinlāl, ifʿillāl.
    fn with_long_vowel(&self) -> String {
        let mut word = Word::new();
        if self.form == Form::IV {
            word.push(Consonant(l::HAMZA));
        } else {
            word.push(Wasl);
        }
        word.push(Short(I));
        self.body(&mut word);
        word.recolour(I);
        let (middle, last) = self.frame();
        let hollow = is_glide(middle) && !is_glide(last) && !self.exceptions.has(Exception::KeepsGlide);
        let feminine =
            (hollow || self.exceptions.has(Exception::LosesHamza)) && matches!(self.form, Form::IV | Form::X);
        if !feminine {
            // `inqiyād`: a glide after i is a yeh
            word.push(Consonant(if hollow { l::YEH } else { middle }));
        }
        word.push(Long(A));
        word.push(Consonant(if is_glide(last) { l::HAMZA } else { last }));
        if feminine {
            word.extend(&[Short(A), TehMarbuta]);
        }
        word.assimilate();
        spelling(&word)
    }

    /// faʿlala, and fiʿlāl of the reduplicated: `zalzala`, `zilzāl`.
    fn quadriliteral(&self) -> Vec<String> {
        let [first, second, third, fourth] = self.root.letters;
        let stem = self.perfect(Voice::Active);
        let mut nouns = vec![match stem.ending {
            Ending::Defective { .. } => written(stem.body.sounds(), &[Long(A), TehMarbuta]),
            _ => spelling(&attach(&stem, &[Short(A), TehMarbuta]).0),
        }];
        if first == third && second == fourth {
            let [first, second, third, fourth] = self.root.letters.map(Consonant);
            nouns.push(written(&[first, Short(I), second], &[third, Long(A), fourth]));
        }
        nouns
    }

    const fn is_defective(&self) -> bool {
        is_glide(self.frame().1)
    }
}

fn written(head: &[Sound], tail: &[Sound]) -> String {
    let mut word = Word::of(head);
    word.extend(tail);
    word.assimilate();
    spelling(&word)
}

/// A word that ends in the nunation of a fallen glide.
fn tanwin(mut word: Word) -> String {
    word.assimilate();
    let mut out = spelling(&word);
    out.push(l::KASRATAN);
    out
}
