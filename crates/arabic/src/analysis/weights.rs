//! The weights of the ranking, in one place.
//!
//! They are small integers set by hand on `eval/segmentation/dev.tsv`: what matters is their order. A stem that a
//! vocabulary knows outweighs every clitic but the rarest; among unknown stems the weights say how often a word that
//! begins or ends like this carries the clitic in the press.

use crate::analysis::{Before, Context, Reading, Verb, follower, takes_pronoun};
use crate::clitic::{Conjunction, Preposition, Pronoun, Segmentation};
use crate::features::{Number, Person};
use crate::letters as l;
use crate::vocabulary::Classes;

/// The vocabulary knows the stem in the reading's class.
const KNOWN: i32 = 60;
/// The stem is a particle: there are few, and they are met everywhere.
const KNOWN_PARTICLE: i32 = 72;
/// A particle with the article (`الكل`, `الداخل`).
const PARTICLE_AS_NOUN: i32 = 35;
/// A name with an article that `ل` would have swallowed (`لليبيا`).
const ARTICLE_ON_NAME: i32 = -25;
/// The vocabulary knows the stem, but not as this.
const KNOWN_OTHERWISE: i32 = -25;
/// The vocabulary knows the stem, but not as this, and the article says that it is a noun all the same.
const KNOWN_OTHERWISE_WITH_ARTICLE: i32 = -10;
/// The vocabulary knows the stem as a verb, whose verbal noun behind a preposition may be spelt alike (`بحفظ`).
const KNOWN_AS_VERB: i32 = -5;
/// A preposition with nothing but its pronoun (`له`).
const PRONOUN_ALONE: i32 = 60;
/// The article, where it can be one.
const ARTICLE: i32 = 20;
/// A hamza on the alef that begins the stem behind a proclitic (`وأعلن`, `لأن`).
const HAMZA_BEGINS_STEM: i32 = 25;

/// The rank of a reading: larger is likelier.
pub(super) fn score(context: &Context<'_>, split: &Segmentation, reading: Reading, known: Classes) -> i32 {
    let stem = split.stem(context.folded);
    vocabulary(reading, known, split)
        + clitics(context.folded, split, reading)
        + spelling(context, split)
        + name(split, known)
        + person(context, reading, split)
        + shape(context, stem, reading, known, split)
        + neighbour(context, split, reading)
}

fn vocabulary(reading: Reading, known: Classes, split: &Segmentation) -> i32 {
    if split.stem.is_empty() {
        PRONOUN_ALONE
    } else if reading == Reading::Particle {
        KNOWN_PARTICLE
    } else if known.has(reading.class()) {
        KNOWN
    } else if split.article && known.has(Classes::PARTICLE) {
        PARTICLE_AS_NOUN
    } else if known.is_empty() {
        0
    } else if split.article {
        KNOWN_OTHERWISE_WITH_ARTICLE
    } else if split.preposition.is_some() && may_be_verbal_noun(reading, known, split) {
        KNOWN_AS_VERB
    } else {
        KNOWN_OTHERWISE
    }
}

/// `حفظ`, `عزل`: most verbal nouns of the first form are spelt like the perfect.
fn may_be_verbal_noun(reading: Reading, known: Classes, split: &Segmentation) -> bool {
    let three_letters = split.stem.len() == 3 * l::ALEF.len_utf8();
    three_letters && matches!(reading, Reading::Noun(_)) && known.has(Classes::PERFECT)
}

/// What the clitics cost: the rarer, the more.
fn clitics(word: &str, split: &Segmentation, reading: Reading) -> i32 {
    let conjunction = match split.conjunction {
        None => 0,
        Some(Conjunction::Wa) => -10,
        Some(Conjunction::Fa) => -28,
    };
    let preposition = match (split.preposition, reading) {
        (None, _) => 0,
        (Some(Preposition::Bi), _) => -18,
        (Some(Preposition::Li), Reading::Perfect(_)) => -40,
        // `فليتفضل`
        (Some(Preposition::Li), Reading::Imperfect(_)) if split.conjunction == Some(Conjunction::Fa) => 30,
        (Some(Preposition::Li), _) => -18,
        // `كلم`, `كسوف` are nouns
        (Some(Preposition::Ka), Reading::Particle) if follower(split.stem(word)) == Before::Verbal => -140,
        // `ك` and a word of two letters is `كأن` or another word
        (Some(Preposition::Ka), _) if split.stem.len() == 4 => -70,
        (Some(Preposition::Ka), _) => -40,
    };
    let article = if split.article { ARTICLE } else { 0 };
    let future = if split.future { -8 } else { 0 };
    let interrogative = if split.interrogative { -60 } else { 0 };
    let pronoun = if reading == Reading::Particle {
        particle_pronoun(split.pronoun, split.stem(word))
    } else {
        pronoun(split.pronoun, reading)
    };
    conjunction + preposition + article + future + interrogative + pronoun
}

const fn pronoun(pronoun: Option<Pronoun>, reading: Reading) -> i32 {
    match pronoun {
        None => 0,
        Some(Pronoun::Ha) => -8,
        Some(Pronoun::Hum | Pronoun::Huma) => -12,
        Some(Pronoun::Hu) => -14,
        Some(Pronoun::Kum) => -25,
        Some(Pronoun::Na | Pronoun::Ni | Pronoun::Hunna) => -30,
        Some(Pronoun::Ka) if matches!(reading, Reading::Noun(_) | Reading::Perfect(_)) => -62,
        Some(Pronoun::Ka | Pronoun::Kuma | Pronoun::Kunna) => -45,
        Some(Pronoun::I) => -60,
    }
}

/// On a particle that takes one a pronoun is common, but `ني` only on `إن` and its sisters, and `ي` on the shortest prepositions.
fn particle_pronoun(pronoun: Option<Pronoun>, stem: &str) -> i32 {
    match pronoun {
        None => 0,
        Some(_) if !takes_pronoun(stem) => -140,
        Some(Pronoun::Ni) if follower(stem) != Before::Nominal => -70,
        Some(Pronoun::I) if follower(stem) != Before::Preposition || stem.chars().nth(2).is_some() => -25,
        Some(Pronoun::Kuma | Pronoun::Kunna) => -45,
        Some(_) => -5,
    }
}

/// What the writer's own letters say.
fn spelling(context: &Context<'_>, split: &Segmentation) -> i32 {
    let behind_proclitic = split.stem.start > 0 && !split.article;
    if behind_proclitic && begins_with_hamza(context, split) { HAMZA_BEGINS_STEM } else { 0 }
}

fn begins_with_hamza(context: &Context<'_>, split: &Segmentation) -> bool {
    let letters_before = u32::try_from(split.stem.start / 2).unwrap_or(u32::MAX);
    context.hamza.checked_shr(letters_before).unwrap_or(0) & 1 == 1
}

fn name(split: &Segmentation, known: Classes) -> i32 {
    let swallowed = split.article && split.preposition == Some(Preposition::Li);
    if swallowed && known.has(Classes::NAME) { ARTICLE_ON_NAME } else { 0 }
}

/// The press seldom says "I", and "we" in quotations only; but who says "you" says "I" too (`أشكرك`).
/// Writers of hamza write that of "I".
fn person(context: &Context<'_>, reading: Reading, split: &Segmentation) -> i32 {
    let first_person =
        matches!(reading, Reading::Imperfect(Verb { person: Person::First, number: Number::Singular, .. }));
    match reading {
        _ if first_person && context.orthography.hamza && !begins_with_hamza(context, split) => -50,
        _ if split.pronoun.is_some_and(|pronoun| pronoun.person() == Person::Second) => 0,
        Reading::Imperfect(Verb { person: Person::First, number: Number::Singular, .. }) => -20,
        Reading::Imperfect(Verb { person: Person::First, .. }) => -6,
        _ => 0,
    }
}

/// What an unknown stem looks like.
fn shape(context: &Context<'_>, stem: &str, reading: Reading, known: Classes, split: &Segmentation) -> i32 {
    if !known.is_empty() || split.stem.is_empty() {
        return 0;
    }
    let length = match stem.chars().take(6).count() {
        0..=2 => -45,
        3 => -8,
        4 => 0,
        _ => 4,
    };
    let class = match reading {
        Reading::Perfect(_) => -12,
        Reading::Imperfect(_) if stem.starts_with(l::YEH) => 4,
        Reading::Imperfect(_) => -6,
        Reading::Noun(_) | Reading::Particle => 0,
    };
    length + class + unsplit(context, stem, split)
}

/// An unknown stem that still begins or ends like a clitic: most natives of that look are in the vocabulary.
fn unsplit(context: &Context<'_>, stem: &str, split: &Segmentation) -> i32 {
    let begins = match stem.chars().next() {
        _ if split.article => doubled_lam(stem, split),
        _ if split.future => 0,
        Some(l::ALEF) if stem.starts_with("\u{0627}\u{0644}") => -45,
        _ if split.preposition.is_some() => 0,
        Some(l::SEEN) if future_follows(stem) => -20,
        Some(l::LAM) if stem.starts_with("\u{0644}\u{0644}") => -60,
        Some(l::LAM) => -28,
        // names begin with `بن`, `بل` and `بو`
        Some(l::BEH) if stem.chars().nth(1).is_some_and(|c| !matches!(c, l::NOON | l::LAM | l::WAW)) => -24,
        Some(l::BEH) => -8,
        Some(l::WAW) if split.conjunction.is_none() => -22,
        Some(l::FEH) if split.conjunction.is_none() => -4,
        _ => 0,
    };
    begins + if split.pronoun.is_some() || split.article { 0 } else { ends(context, stem) }
}

/// `سيـ`, `ستـ` with four letters or more after them.
fn future_follows(stem: &str) -> bool {
    let mut letters = stem.chars().skip(1);
    letters.next().is_some_and(|c| matches!(c, l::YEH | l::TEH)) && letters.nth(3).is_some()
}

/// `للشراب` is rather `شراب` than `لشراب`.
fn doubled_lam(stem: &str, split: &Segmentation) -> i32 {
    let swallowed = split.article && split.preposition == Some(Preposition::Li);
    if swallowed && stem.starts_with(l::LAM) { -10 } else { 0 }
}

fn ends(context: &Context<'_>, stem: &str) -> i32 {
    let any = |endings: &[Pronoun]| endings.iter().any(|p| stem.ends_with(p.text()));
    if any(&[Pronoun::Huma, Pronoun::Ha]) {
        -45
    } else if any(&[Pronoun::Hum]) || (context.last == Some(l::HEH) && context.orthography.teh) {
        -25
    } else {
        0
    }
}

/// What the word before asks for.
fn neighbour(context: &Context<'_>, split: &Segmentation, reading: Reading) -> i32 {
    let is_verb = matches!(reading, Reading::Perfect(_) | Reading::Imperfect(_));
    let joined = split.conjunction.is_some();
    match context.before {
        Before::Preposition => {
            (if is_verb { -40 } else { 0 })
                + (if joined { -45 } else { 0 })
                + (if split.preposition.is_some() { -30 } else { 0 })
        }
        Before::Verbal => (if is_verb { 35 } else { 0 }) + (if joined { -25 } else { 0 }),
        Before::Nominal => (if joined { -15 } else { 0 }) + (if is_verb { -3 } else { 0 }),
        // `ألم يحذركم`, `أليس`
        Before::Mark if split.interrogative && split.stem(context.folded).starts_with(l::LAM) => 70,
        Before::Mark | Before::Number | Before::Noun | Before::Verb | Before::Other => 0,
    }
}
