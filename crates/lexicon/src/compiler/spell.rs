//! From entries to spellings: every form of every word, folded, with what it is and its features.

use arabic::features::{Gender, Number, Person};
use arabic::noun::{NounForm, Plural, State, inflect_adjective, inflect_noun};
use arabic::verb::{Form, Tense, Verb, VerbForm, Voice};
use std::collections::{BTreeMap, BTreeSet};

/// What a spelling can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "each is the kind of entry its name says")]
pub enum Kind {
    Verb,
    VerbalNoun,
    ActiveParticiple,
    PassiveParticiple,
    Noun,
    Adjective,
    Nisba,
    OtherNisba,
    People,
    Agent,
    Function,
    GivenName,
    NameParticle,
    Actor,
    Country,
    Seat,
    Place,
    Office,
    EventPhrase,
    Theme,
}

impl Kind {
    const ALL: [Self; 20] = [
        Self::Verb,
        Self::VerbalNoun,
        Self::ActiveParticiple,
        Self::PassiveParticiple,
        Self::Noun,
        Self::Adjective,
        Self::Nisba,
        Self::OtherNisba,
        Self::People,
        Self::Agent,
        Self::Function,
        Self::GivenName,
        Self::NameParticle,
        Self::Actor,
        Self::Country,
        Self::Seat,
        Self::Place,
        Self::Office,
        Self::EventPhrase,
        Self::Theme,
    ];
}

/// An entry: its kind and its number in the kind's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target(u32);

impl Target {
    /// The entry `index` of `kind`. Tables hold far fewer than 2²⁴ entries.
    #[must_use]
    pub fn new(kind: Kind, index: usize) -> Self {
        Self((kind as u32) << 24 | u32::try_from(index).unwrap_or(u32::MAX) & 0x00FF_FFFF)
    }

    /// The same entry read as another kind: a verb's verbal noun.
    #[must_use]
    #[inline]
    pub const fn of_kind(self, kind: Kind) -> Self {
        Self((kind as u32) << 24 | self.0 & 0x00FF_FFFF)
    }

    /// The kind.
    #[must_use]
    #[inline]
    pub const fn kind(self) -> Kind {
        Kind::ALL[(self.0 >> 24) as usize]
    }

    /// The number in the kind's table.
    #[must_use]
    #[inline]
    pub const fn index(self) -> usize {
        (self.0 & 0x00FF_FFFF) as usize
    }

    /// As stored.
    #[must_use]
    pub const fn to_u32(self) -> u32 {
        self.0
    }

    /// From storage.
    #[must_use]
    #[inline]
    pub const fn from_u32(value: u32) -> Self {
        Self(value)
    }
}

/// The features of a spelling, packed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bits(u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $get:ident $with:ident $bit:literal;)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            #[inline]
            pub const fn $get(self) -> bool { self.0 & (1 << $bit) != 0 }
            /// Sets the flag where `on`.
            #[must_use]
            pub const fn $with(self, on: bool) -> Self { Self(if on { self.0 | 1 << $bit } else { self.0 }) }
        )*
    };
}

impl Bits {
    flags! {
        /// Used before a pronoun only.
        before_pronoun with_before_pronoun 8;
        /// Used before a genitive only: the dual and sound plural without their noon.
        construct with_construct 9;
        /// A verb form that may be active.
        active with_active 10;
        /// A verb form that may be passive.
        passive with_passive 11;
        /// A short name, used of somebody already in the text.
        short with_short 12;
        /// A name that is also a common word.
        guarded with_guarded 13;
        /// The spelling carries the article.
        definite with_definite 14;
        /// The indefinite accusative's alef.
        accusative with_accusative 15;
        /// May be subjunctive or jussive only (no final noon), so not the indicative.
        cut_mood with_cut_mood 16;
    }

    fn field(self, shift: u32, mask: u32) -> u32 {
        self.0 >> shift & mask
    }

    const fn with_field(self, shift: u32, value: u32) -> Self {
        Self(self.0 | value << shift)
    }

    /// Number, where the spelling has one.
    #[must_use]
    #[inline]
    pub fn number(self) -> Option<Number> {
        [None, Some(Number::Singular), Some(Number::Dual), Some(Number::Plural)][self.field(0, 3) as usize]
    }

    /// Gender, where the spelling has one.
    #[must_use]
    #[inline]
    pub fn gender(self) -> Option<Gender> {
        [None, Some(Gender::Masculine), Some(Gender::Feminine), None][self.field(2, 3) as usize]
    }

    /// Tense of a verb form.
    #[must_use]
    #[inline]
    pub fn tense(self) -> Option<Tense> {
        [None, Some(Tense::Perfect), Some(Tense::Imperfect), Some(Tense::Imperative)]
            [self.field(4, 3) as usize]
    }

    /// Person of a verb form.
    #[must_use]
    #[inline]
    pub fn person(self) -> Option<Person> {
        [None, Some(Person::First), Some(Person::Second), Some(Person::Third)][self.field(6, 3) as usize]
    }

    /// With a number.
    #[must_use]
    pub const fn with_number(self, number: Number) -> Self {
        self.with_field(
            0,
            match number {
                Number::Singular => 1,
                Number::Dual => 2,
                Number::Plural => 3,
            },
        )
    }

    /// With a gender.
    #[must_use]
    pub const fn with_gender(self, gender: Option<Gender>) -> Self {
        self.with_field(
            2,
            match gender {
                None => 0,
                Some(Gender::Masculine) => 1,
                Some(Gender::Feminine) => 2,
            },
        )
    }

    fn of_verb(form: &VerbForm) -> Self {
        let features = &form.features;
        let tense = match features.tense {
            Tense::Perfect => 1,
            Tense::Imperfect => 2,
            Tense::Imperative => 3,
        };
        let person = match features.person {
            Person::First => 1,
            Person::Second => 2,
            Person::Third => 3,
        };
        Self::default()
            .with_number(features.number)
            .with_gender(features.gender)
            .with_field(4, tense)
            .with_field(6, person)
            .with_before_pronoun(form.before_pronoun)
            .with_active(features.voice == Voice::Active)
            .with_passive(features.voice == Voice::Passive)
    }

    fn of_noun(form: &NounForm) -> Self {
        let features = &form.features;
        Self::default()
            .with_number(features.number)
            .with_gender(features.gender)
            .with_before_pronoun(features.state == State::BeforePronoun)
            .with_construct(features.state == State::Construct)
            .with_accusative(features.indefinite && form.spelling.ends_with('\u{0627}'))
    }

    /// As stored.
    #[must_use]
    pub const fn to_u32(self) -> u32 {
        self.0
    }

    /// From storage.
    #[must_use]
    #[inline]
    pub const fn from_u32(value: u32) -> Self {
        Self(value)
    }

    const VOICES: u32 = 1 << 10 | 1 << 11;
}

type Spellings = BTreeMap<String, Vec<(Target, Bits)>>;

/// Collects the spellings.
#[derive(Debug, Default)]
pub struct Speller {
    forms: Spellings,
    names: Spellings,
    /// Words whose every form has a theme.
    themes: BTreeMap<Target, Vec<Target>>,
}

fn article(word: &str) -> String {
    format!("\u{0627}\u{0644}{word}")
}

fn has_article(word: &str) -> bool {
    word.starts_with("\u{0627}\u{0644}") && word.chars().count() > 4
}

impl Speller {
    fn add(map: &mut Spellings, key: String, target: Target, bits: Bits) {
        let readings = map.entry(key).or_default();
        let apart_from_voice = |b: Bits| b.0 & !Bits::VOICES;
        match readings
            .iter_mut()
            .find(|(t, b)| *t == target && apart_from_voice(*b) == apart_from_voice(bits))
        {
            Some((_, known)) => known.0 |= bits.0,
            None => readings.push((target, bits)),
        }
    }

    /// A word as it stands.
    pub fn word(&mut self, word: &str, target: Target, bits: Bits) {
        if word.contains(' ') {
            return self.name(word, target, bits);
        }
        Self::add(&mut self.forms, arabic::fold(word), target, bits);
    }

    /// A name or phrase as it stands, of any number of words, with `عبد`, `أبو` and `الله` joined and apart.
    pub fn name(&mut self, name: &str, target: Target, bits: Bits) {
        let folded = arabic::fold(name);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return;
        }
        let apart = words.iter().map(|w| split_name(w)).collect::<Vec<_>>().join(" ");
        let joined = join_names(&apart);
        for key in BTreeSet::from([apart, joined, words.join(" ")]) {
            Self::add(&mut self.names, key, target, bits);
        }
    }

    /// A function word; phrases go among the names.
    pub fn function(&mut self, word: &str, target: Target) {
        self.word(word, target, Bits::default());
    }

    /// All finite forms, participles and regular verbal nouns of a verb.
    ///
    /// # Errors
    /// Why the root cannot be conjugated in the form.
    pub fn verb(&mut self, root: &str, form: &str, target: Target) -> Result<(), String> {
        let form: Form = form.parse().map_err(|why| format!("{why}"))?;
        let verb = Verb::new(root, form).map_err(|why| why.to_string())?;
        for spelled in verb.forms() {
            Self::add(&mut self.forms, arabic::fold(&spelled.spelling), target, Bits::of_verb(&spelled));
        }
        let sound = [Plural::SoundMasculine, Plural::SoundFeminine];
        self.nominal(
            &inflect_adjective(&verb.active_participle(), &sound),
            target.of_kind(Kind::ActiveParticiple),
        );
        if let Some(passive) = verb.passive_participle() {
            self.nominal(&inflect_adjective(&passive, &sound), target.of_kind(Kind::PassiveParticiple));
        }
        for noun in verb.verbal_nouns() {
            self.verbal_noun(&noun, target);
        }
        Ok(())
    }

    /// A verbal noun of the verb `target`, with its sound feminine plural.
    pub fn verbal_noun(&mut self, noun: &str, target: Target) {
        let forms = inflect_noun(noun, gender_of(noun, ""), &[Plural::SoundFeminine]);
        self.nominal(&forms, target.of_kind(Kind::VerbalNoun));
    }

    /// A noun with its plurals; a phrase is spelled as given, and with the article where no word has it.
    pub fn noun(&mut self, lemma: &str, gender: &str, plurals: &[&str], target: Target) {
        if lemma.trim().contains(' ') {
            self.phrase(lemma, target, Bits::default().with_number(Number::Singular));
            for plural in plurals.iter().filter(|p| !p.starts_with('+')) {
                self.phrase(plural, target, Bits::default().with_number(Number::Plural));
            }
            return;
        }
        let forms = inflect_noun(lemma, gender_of(lemma, gender), &plural_kinds(plurals));
        self.nominal(&forms, target);
        for phrase in plurals.iter().filter(|p| p.contains(' ')) {
            self.phrase(phrase, target, Bits::default().with_number(Number::Plural));
        }
    }

    /// `رجلا أمن`, `رجلي الأمن`: two of those whom a construct names.
    pub fn pair_of(&mut self, construct: &str, target: Target) {
        // `مشتبه به` is no construct
        let befallen = |last: &str| {
            let word = arabic::fold(last);
            BEFALLEN.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| PRONOUNS.contains(&end)))
        };
        let noun = |last: &str| !last.contains(' ') && !befallen(last);
        let Some((first, last)) = construct.trim().split_once(' ').filter(|(_, last)| noun(last)) else {
            return;
        };
        let stem =
            first.strip_suffix('\u{0629}').map_or_else(|| first.to_owned(), |f| format!("{f}\u{062A}"));
        for ending in ["\u{0627}", "\u{064A}"] {
            let bits = Bits::default().with_number(Number::Dual);
            self.name(&format!("{stem}{ending} {last}"), target, bits);
            if !has_article(&arabic::fold(last)) {
                self.name(&format!("{stem}{ending} {}", article(last)), target, bits.with_definite(true));
            }
        }
    }

    fn phrase(&mut self, phrase: &str, target: Target, bits: Bits) {
        self.name(phrase, target, bits);
        let folded = arabic::fold(phrase);
        let words: Vec<&str> = folded.split(' ').collect();
        // `المشتبه به`, `مشتبها بهم`, `المدعى عليها`: of a participle with its preposition the participle alone is inflected
        if let [first, last] = words[..]
            && let Some(stem) = BEFALLEN
                .into_iter()
                .find(|stem| last.strip_prefix(stem).is_some_and(|end| PRONOUNS.contains(&end)))
        {
            for end in PRONOUNS {
                let number = match end {
                    "\u{0647}" | "\u{0647}\u{0627}" => Number::Singular,
                    "\u{0647}\u{0645}\u{0627}" => Number::Dual,
                    _ => Number::Plural,
                };
                let gender = (number == Number::Singular).then_some(match end {
                    "\u{0647}" => Gender::Masculine,
                    _ => Gender::Feminine,
                });
                let bits = Bits::default().with_number(number).with_gender(gender);
                self.name(&format!("{first} {stem}{end}"), target, bits);
                self.name(&format!("{} {stem}{end}", article(first)), target, bits.with_definite(true));
                self.name(&format!("{first}\u{0627} {stem}{end}"), target, bits);
            }
            return;
        }
        if !words.iter().any(|w| has_article(w)) {
            let definite: Vec<String> = words.iter().map(|w| article(w)).collect();
            self.name(&definite.join(" "), target, bits.with_definite(true));
            // a construct has the article at its end alone: `رجال الأعمال`
            if let [first, last] = words[..] {
                self.name(&format!("{first} {}", article(last)), target, bits.with_definite(true));
            }
        }
    }

    /// An adjective in all its genders and numbers.
    pub fn adjective(&mut self, masculine: &str, plurals: &[&str], target: Target) {
        if masculine.contains(' ') {
            return self.phrase(masculine, target, Bits::default());
        }
        self.nominal(&inflect_adjective(masculine, &plural_kinds(plurals)), target);
    }

    /// A relational adjective, of one word or (`جنوب أفريقي`) of two.
    pub fn nisba(&mut self, masculine: &str, target: Target, flags: Bits) {
        if let Some((first, last)) = masculine.rsplit_once(' ') {
            for form in inflect_adjective(last, &[Plural::SoundMasculine, Plural::SoundFeminine]) {
                let bits = Bits(Bits::of_noun(&form).0 | flags.0);
                self.name(&format!("{first} {}", form.spelling), target, bits);
                let definite = format!(
                    "{} {}",
                    first.split(' ').map(article).collect::<Vec<_>>().join(" "),
                    article(&form.spelling)
                );
                self.name(&definite, target, bits.with_definite(true));
                self.name(&format!("{first} {}", article(&form.spelling)), target, bits.with_definite(true));
            }
            return;
        }
        for form in inflect_adjective(masculine, &[Plural::SoundMasculine, Plural::SoundFeminine]) {
            Self::add(
                &mut self.forms,
                arabic::fold(&form.spelling),
                target,
                Bits(Bits::of_noun(&form).0 | flags.0),
            );
        }
    }

    /// A people's irregular plural, with and without the article.
    pub fn people(&mut self, plural: &str, target: Target) {
        let bits = Bits::default().with_number(Number::Plural);
        if plural.contains(' ') {
            return self.phrase(plural, target, bits);
        }
        self.word(plural, target, bits);
    }

    /// A public title: as given, definite, feminine.
    pub fn office(&mut self, title: &str, target: Target) {
        self.phrase(title, target, Bits::default());
        let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
        if has_article(&arabic::fold(first)) && !rest.is_empty() {
            return;
        }
        let bare = first.strip_prefix("\u{0627}\u{0644}").unwrap_or(first);
        if !bare.ends_with('\u{0629}') {
            let feminine = format!("{bare}\u{0629} {rest}");
            self.phrase(feminine.trim(), target, Bits::default().with_gender(Some(Gender::Feminine)));
        }
        // `وزيرا الخارجية`, `رئيسي وزراء`
        if !rest.is_empty() && !bare.ends_with('\u{0629}') {
            for ending in ["\u{0627}", "\u{064A}"] {
                let dual = format!("{bare}{ending} {rest}");
                self.phrase(&dual, target, Bits::default().with_number(Number::Dual));
            }
        }
    }

    fn nominal(&mut self, forms: &[NounForm], target: Target) {
        for form in forms {
            Self::add(&mut self.forms, arabic::fold(&form.spelling), target, Bits::of_noun(form));
        }
    }

    /// Gives the theme to every form of every word whose citation form is `word`, or to the phrase.
    pub fn theme(&mut self, word: &str, theme: Target) {
        let key = arabic::fold(word);
        if key.contains(' ') {
            return self.phrase(word, theme, Bits::default());
        }
        let key = if has_article(&key) { key[4..].to_owned() } else { key };
        // the dual before a genitive, `استشهادَي`, is not the adjective that it is spelt like
        let cited = self.forms.get(&key).into_iter().flatten().filter(|(_, bits)| !bits.construct());
        let inflected = cited.map(|(t, _)| *t).filter(|t| inflects(*t));
        for word in inflected.collect::<Vec<_>>() {
            self.themes.entry(word).or_default().push(theme);
        }
        Self::add(&mut self.forms, key, theme, Bits::default());
    }

    fn spread_themes(&mut self) {
        for readings in self.forms.values_mut() {
            let themes: BTreeSet<Target> =
                readings.iter().filter_map(|(t, _)| self.themes.get(t)).flatten().copied().collect();
            for theme in themes {
                if !readings.iter().any(|(t, _)| *t == theme) {
                    readings.push((theme, Bits::default()));
                }
            }
        }
    }

    /// The maps and the readings that they point into.
    #[must_use]
    pub fn finish(mut self) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
        self.spread_themes();
        let mut readings = Vec::new();
        let forms = map(self.forms, &mut readings);
        let names = map(self.names, &mut readings);
        (forms, names, readings)
    }
}

/// Kinds whose forms all carry the theme of the citation form.
fn inflects(target: Target) -> bool {
    matches!(
        target.kind(),
        Kind::Verb | Kind::VerbalNoun | Kind::Noun | Kind::Adjective | Kind::Agent | Kind::ActiveParticiple
    )
}

fn map(spellings: Spellings, readings: &mut Vec<u8>) -> Vec<u8> {
    let mut builder = fst::MapBuilder::memory();
    for (key, mut targets) in spellings {
        targets.sort_unstable();
        targets.truncate(255);
        let range = (readings.len() as u64 / 8) << 8 | targets.len() as u64;
        builder.insert(key, range).expect("keys of a BTreeMap come sorted and once");
        for (target, bits) in targets {
            readings.extend(target.to_u32().to_le_bytes());
            readings.extend(bits.to_u32().to_le_bytes());
        }
    }
    builder.into_inner().expect("writing to memory does not fail")
}

fn plural_kinds(plurals: &[&str]) -> Vec<Plural> {
    let mut kinds = Vec::new();
    let mut broken = Vec::new();
    for plural in plurals {
        match *plural {
            "+\u{0648}\u{0646}" | "+\u{064A}\u{0646}" => kinds.push(Plural::SoundMasculine),
            "+\u{0627}\u{062A}" => kinds.push(Plural::SoundFeminine),
            other if !other.contains(' ') => broken.push(other.trim_start_matches('+').to_owned()),
            _ => {}
        }
    }
    if !broken.is_empty() {
        kinds.push(Plural::Broken(broken));
    }
    kinds
}

fn gender_of(lemma: &str, given: &str) -> Gender {
    if given == "f" || (given.is_empty() && lemma.ends_with('\u{0629}')) {
        Gender::Feminine
    } else {
        Gender::Masculine
    }
}

const ABD: &str = "\u{0639}\u{0628}\u{062F}";
/// `ربه`, of `عبد ربه`.
const RABB: &str = "\u{0631}\u{0628}\u{0647}";
const ALLAH: &str = "\u{0627}\u{0644}\u{0644}\u{0647}";
const ABU: [&str; 3] = ["\u{0627}\u{0628}\u{0648}", "\u{0627}\u{0628}\u{0627}", "\u{0627}\u{0628}\u{064A}"];

/// `عبدالفتاح` as `عبد الفتاح`, `نصرالله` as `نصر الله`.
fn split_name(word: &str) -> String {
    if let Some(rest) = word.strip_prefix(ABD).filter(|r| has_article(r) || *r == RABB) {
        return format!("{ABD} {rest}");
    }
    match word.strip_suffix(ALLAH) {
        Some(first) if first.chars().count() >= 3 => format!("{first} {ALLAH}"),
        _ => word.to_owned(),
    }
}

/// `عبد الفتاح` as `عبدالفتاح`, `نصر الله` as `نصرالله`, `أبو ظبي` as `أبوظبي`.
fn join_names(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let mut out = String::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| words[i]);
        let joins = before.is_some_and(|b| {
            (b == ABD && (word.starts_with("\u{0627}\u{0644}") || word.starts_with(RABB)))
                || ABU.contains(&b)
                || *word == ALLAH
                    && b.chars().count() >= 3
                    && at == words.len() - 1
                    && !b.starts_with("\u{0627}\u{0644}")
        });
        if at > 0 && !joins {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The pronouns of the third person, folded.
const PRONOUNS: [&str; 5] =
    ["\u{0647}", "\u{0647}\u{0627}", "\u{0647}\u{0645}\u{0627}", "\u{0647}\u{0645}", "\u{0647}\u{0646}"];
/// `به`, `فيه`, `عليه` without their pronouns, folded.
const BEFALLEN: [&str; 3] = ["\u{0628}", "\u{0641}\u{064A}", "\u{0639}\u{0644}\u{064A}"];
