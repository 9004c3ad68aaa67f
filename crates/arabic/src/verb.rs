//! Conjugation: from a root and a form to every spelling of the verb.
//!
//! A verb is conjugated in sounds and written down at the end, so one set of rules covers sound, doubled, hamzated,
//! assimilated, hollow, defective and doubly weak roots in all forms. The grammars cited are W. Wright, *A Grammar of
//! the Arabic Language* (3rd ed., vol. i), K. Ryding, *A Reference Grammar of Modern Standard Arabic*, and W. Fischer,
//! *A Grammar of Classical Arabic*.
//!
//! ```
//! use arabic::verb::{Form, Verb};
//! let attack = Verb::new("هجم", Form::III)?;
//! assert_eq!(attack.citation(), "هاجم");
//! let spellings: Vec<_> = attack.forms().into_iter().map(|form| form.spelling).collect();
//! for word in ["يهاجمون", "هوجمت", "هاجموا", "تهاجم"] {
//!     assert!(spellings.iter().any(|s| s == word), "{word}");
//! }
//! assert_eq!(attack.verbal_nouns()[0], "مهاجمة");
//! # Ok::<(), arabic::verb::RootError>(())
//! ```

mod derived;
mod ending;
mod exception;
mod form;
mod object;
mod root;
mod sound;
mod spelling;
mod stem;

pub use crate::features::{Gender, Number, Person};
pub use form::Form;
pub use root::RootError;
pub use sound::Vowel;

use ending::{SUBJECTS, Subject};
use exception::{Exception, Exceptions};
use root::Root;
use sound::Word;
use spelling::{spelling, spellings};
use stem::{Prefix, Stem};

/// The three series of finite forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the terms of every grammar")]
pub enum Tense {
    Perfect,
    Imperfect,
    Imperative,
}

/// The moods of the imperfect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the terms of every grammar")]
pub enum Mood {
    Indicative,
    Subjunctive,
    Jussive,
}

/// Whether the subject does it or undergoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the terms of every grammar")]
pub enum Voice {
    Active,
    Passive,
}

/// What a finite form says of its subject and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerbFeatures {
    /// Perfect, imperfect or imperative.
    pub tense: Tense,
    /// The mood, in the imperfect.
    pub mood: Option<Mood>,
    /// Active or passive.
    pub voice: Voice,
    /// The person.
    pub person: Person,
    /// The gender; none in the first person and the second dual, which have one form for both.
    pub gender: Option<Gender>,
    /// The number.
    pub number: Number,
}

/// One spelling of one finite form.
///
/// ```
/// use arabic::verb::{Mood, Person, Tense, Verb, Voice};
/// let forms = Verb::new("دعو", "Iau".parse()?)?.forms();
/// let of = |spelling| forms.iter().find(|form| form.spelling == spelling).expect("a form of the verb");
/// let they = of("يدعون").features;
/// assert_eq!((they.tense, they.mood, they.voice), (Tense::Imperfect, Some(Mood::Indicative), Voice::Active));
/// assert_eq!(they.person, Person::Third);
/// // `دعاه`, `دعوها`: the alef of the plural falls before a pronoun
/// assert!(of("دعو").before_pronoun && !of("دعوا").before_pronoun);
/// # Ok::<(), arabic::verb::RootError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VerbForm {
    /// The spelling in standard orthography, without vowel signs.
    pub spelling: String,
    /// What it says.
    pub features: VerbFeatures,
    /// Whether this is how the form is spelled when an object pronoun follows. Given only where that differs; there
    /// it replaces the other spellings of the same features.
    pub before_pronoun: bool,
}

/// A verb: a root in a form.
///
/// ```
/// use arabic::verb::{Form, Verb};
/// let verb = Verb::new("قتل", Form::III)?;
/// assert_eq!((verb.citation().as_str(), verb.form()), ("قاتل", Form::III));
/// assert_eq!(verb.active_participle(), "مقاتل");
/// assert_eq!(verb.verbal_nouns(), ["مقاتلة", "قتال"]);
/// # Ok::<(), arabic::verb::RootError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    root: Root,
    form: Form,
    exceptions: Exceptions,
}

impl Verb {
    /// The verb of `root` in `form`. The radicals are given bare, hamzas with any seat or none: `هجم`, `قول`, `دعو`,
    /// `أخذ` or `ءخذ`, `ردد`, `هرول`.
    ///
    /// Root and form do not tell `استجاب` from `استجوب`. A table knows the verbs whose second radical is a glide that
    /// keeps its sound (`ازدوج`, `استحوذ`, `استجوب`); a vowel sign on the glide says the same of others, and a sukun that
    /// a verb is hollow all the same.
    ///
    /// ```
    /// use arabic::verb::{Form, Verb};
    /// assert_eq!(Verb::new("جوب", Form::X)?.citation(), "استجوب");
    /// assert_eq!(Verb::new("جوْب", Form::X)?.citation(), "استجاب");
    /// assert_eq!(Verb::new("قوم", Form::X)?.citation(), "استقام");
    /// assert_eq!(Verb::new("روَح", Form::X)?.citation(), "استروح");
    /// assert!(Verb::new("قال", Form::X).is_err());
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    ///
    /// # Errors
    /// When `root` holds anything but radicals, or not as many as the form wants.
    pub fn new(root: &str, form: Form) -> Result<Self, RootError> {
        let (root, keeps_glide) = Root::new(root, form)?;
        let mut exceptions = Exceptions::of(root, form);
        match keeps_glide {
            Some(true) => exceptions.add(Exception::KeepsGlide),
            Some(false) => exceptions.remove(Exception::KeepsGlide),
            None => {}
        }
        Ok(Self { root, form, exceptions })
    }

    /// The form that the verb is in.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// Every finite form, in the order perfect, imperfect by moods, imperative, the active first. Several spellings of
    /// one form follow each other, the commoner rule's first.
    ///
    /// ```
    /// use arabic::verb::{Form, Verb};
    /// let forms = Verb::new("علن", Form::IV)?.forms();
    /// let spelt: Vec<_> = forms.iter().take(4).map(|form| form.spelling.as_str()).collect();
    /// assert_eq!(spelt, ["أعلن", "أعلنا", "أعلنوا", "أعلنو"]);
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    #[must_use]
    pub fn forms(&self) -> Vec<VerbForm> {
        let mut forms = Vec::with_capacity(160);
        for voice in self.voices() {
            self.perfect_forms(*voice, &mut forms);
            for mood in [Mood::Indicative, Mood::Subjunctive, Mood::Jussive] {
                self.imperfect_forms(*voice, mood, &mut forms);
            }
            if *voice == Voice::Active {
                self.imperative_forms(&mut forms);
            }
        }
        forms
    }

    /// The form that dictionaries list: perfect active, third person masculine singular.
    ///
    /// ```
    /// use arabic::verb::{Form, Verb};
    /// assert_eq!(Verb::new("وصل", Form::VIII)?.citation(), "اتصل");
    /// assert_eq!(Verb::new("دعو", Form::X)?.citation(), "استدعى");
    /// # Ok::<(), arabic::verb::RootError>(())
    /// ```
    #[must_use]
    pub fn citation(&self) -> String {
        let (word, _) = ending::attach(&self.perfect(Voice::Active), ending::perfect(SUBJECTS[0]));
        spelling(&word)
    }

    /// The ninth form and its kin speak of colours and blemishes and have no passive.
    const fn voices(&self) -> &'static [Voice] {
        if matches!(self.form, Form::IX) { &[Voice::Active] } else { &[Voice::Active, Voice::Passive] }
    }

    fn perfect_forms(&self, voice: Voice, forms: &mut Vec<VerbForm>) {
        let stem = self.perfect(voice);
        for subject in SUBJECTS {
            let features = features(Tense::Perfect, None, voice, subject);
            write(ending::attach(&stem, ending::perfect(subject)), features, forms);
        }
    }

    fn imperfect_forms(&self, voice: Voice, mood: Mood, forms: &mut Vec<VerbForm>) {
        for subject in SUBJECTS {
            let stem = self.imperfect(voice, Prefix(ending::prefix(subject)));
            let features = features(Tense::Imperfect, Some(mood), voice, subject);
            write(ending::attach(&stem, ending::imperfect(subject, mood)), features, forms);
        }
    }

    fn imperative_forms(&self, forms: &mut Vec<VerbForm>) {
        let stem = self.imperative();
        for subject in SUBJECTS.into_iter().filter(|(person, ..)| *person == Person::Second) {
            let features = features(Tense::Imperative, None, Voice::Active, subject);
            for stem in self.orders(stem) {
                let (word, open) = ending::attach(&stem, ending::imperfect(subject, Mood::Jussive));
                let order = |word: Word| word.helped_to_begin(self.order_vowel());
                write((order(word), open.map(order)), features, forms);
            }
        }
    }

    /// The stems of the imperative: one, or two where the hamza may be lost.
    fn orders(&self, long: Stem) -> impl Iterator<Item = Stem> {
        let either = self.exceptions.has(Exception::EitherOrder);
        let only_short = self.exceptions.has(Exception::ShortOrder);
        let short = (either || only_short).then(|| self.short_order(long));
        short.into_iter().chain((!only_short).then_some(long))
    }

    /// `khudh`, `kul`, `mur`, `sal`: without the hamza.
    fn short_order(&self, mut long: Stem) -> Stem {
        let first = self.root.letters[0];
        long.body = if first == crate::letters::HAMZA {
            Word::of(&[sound::Sound::Consonant(self.root.letters[1])])
        } else {
            Word::of(&[sound::Sound::Consonant(first)])
        };
        long
    }

    const fn order_vowel(&self) -> Vowel {
        match self.form {
            Form::I { imperfect: Vowel::U, .. } => Vowel::U,
            _ => Vowel::I,
        }
    }
}

const fn features(tense: Tense, mood: Option<Mood>, voice: Voice, subject: Subject) -> VerbFeatures {
    let (person, gender, number) = subject;
    VerbFeatures { tense, mood, voice, person, gender, number }
}

/// Writes a form in all its spellings, and in those before a pronoun where they differ.
fn write((word, open): (Word, Option<Word>), features: VerbFeatures, forms: &mut Vec<VerbForm>) {
    let start = forms.len();
    let mut write = |before_pronoun| {
        for word in [Some(word), open].into_iter().flatten() {
            spellings(&word, before_pronoun, |spelling| {
                forms.push(VerbForm { spelling, features, before_pronoun });
            });
        }
        forms.len()
    };
    let joined = write(false);
    if word.heeds_pronoun() || open.is_some_and(|open| open.heeds_pronoun()) {
        write(true);
        let (plain, before) = forms[start..].split_at(joined - start);
        if plain.iter().map(|form| &form.spelling).eq(before.iter().map(|form| &form.spelling)) {
            forms.truncate(joined);
        }
    }
}
