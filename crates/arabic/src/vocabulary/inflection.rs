//! The regular inflections of the listed words, as far as spelling shows them.
//!
//! Cheap on purpose: a spelling too many does no harm in a vocabulary that only tells a stem from a stem with clitics.

use crate::letters as l;
use crate::vocabulary::Classes;
use crate::vocabulary::common::{Spellings, add, add_bound, add_free};

/// A noun with its cases, dual and sound plurals; a noun in `ة` loses it to the endings.
pub(super) fn add_noun(noun: &str, class: Classes, spellings: &mut Spellings) {
    let (base, last) = split_last(noun);
    match last {
        l::TEH_MARBUTA => add_feminine(base, class, spellings),
        l::ALEF_MAKSURA => {
            add_free(spellings, class, noun);
            add_bound(spellings, class, &[base, "\u{0627}"].concat());
        }
        _ => add_masculine(noun, class, spellings),
    }
}

fn add_masculine(noun: &str, class: Classes, spellings: &mut Spellings) {
    add(spellings, class, noun);
    // the accusative and the dual; and the dual before another noun or a pronoun
    for ending in ["\u{0627}", "\u{0627}\u{0646}", "\u{064A}\u{0646}"] {
        add_free(spellings, class, &[noun, ending].concat());
    }
    for ending in ["\u{0627}", "\u{064A}"] {
        add(spellings, class, &[noun, ending].concat());
    }
}

/// `base` is the noun without `ة`.
fn add_feminine(base: &str, class: Classes, spellings: &mut Spellings) {
    add_free(spellings, class, &[base, "\u{0629}"].concat());
    add_bound(spellings, class, &[base, "\u{062A}"].concat());
    add(spellings, class, &[base, "\u{0627}\u{062A}"].concat());
    for ending in ["\u{062A}\u{0627}\u{0646}", "\u{062A}\u{064A}\u{0646}"] {
        add_free(spellings, class, &[base, ending].concat());
    }
    for ending in ["\u{062A}\u{0627}", "\u{062A}\u{064A}"] {
        add(spellings, class, &[base, ending].concat());
    }
}

pub(super) fn add_adjective(adjective: &str, spellings: &mut Spellings) {
    add_noun(adjective, Classes::NOUN, spellings);
    if !adjective.ends_with([l::TEH_MARBUTA, l::ALEF_MAKSURA]) {
        add_feminine(adjective, Classes::NOUN, spellings);
        add_free(spellings, Classes::NOUN, &[adjective, "\u{0648}\u{0646}"].concat());
        add(spellings, Classes::NOUN, &[adjective, "\u{0648}"].concat());
    }
}

/// A name, and the relational adjective of it: `لبنان`, `لبناني`, `فرنسا`, `فرنسي`.
pub(super) fn add_name(name: &str, spellings: &mut Spellings) {
    add(spellings, Classes::NAME, name);
    let base = name.strip_suffix("\u{064A}\u{0627}").or_else(|| name.strip_suffix([l::ALEF, l::TEH_MARBUTA]));
    let base = base.unwrap_or(name);
    if !base.ends_with(l::YEH) && base.chars().nth(2).is_some() {
        add_adjective(&[base, "\u{064A}"].concat(), spellings);
    }
}

/// The perfect and imperfect of a verb, given as the third person masculine singular of the perfect.
///
/// Only the spelling matters, so one skeleton serves for active and passive where they are spelt alike, and a weak verb whose vowel the perfect does
/// not tell gets all three imperfects (`قال`: `يقول`, and the idle `يقال`, `يقيل`).
pub(super) fn add_verb(verb: &str, spellings: &mut Spellings) {
    let (base, last) = split_last(verb);
    let weak = matches!(last, l::ALEF_MAKSURA | l::ALEF);
    add_endings(if weak { base } else { verb }, verb, weak, spellings);
    if let Some(passive) = passive(verb) {
        add_endings(&passive, &passive, false, spellings);
    }
    for skeleton in imperfect_skeletons(verb) {
        for prefix in [l::YEH, l::TEH] {
            add_imperfect(&format!("{prefix}{skeleton}"), spellings);
        }
        for prefix in [l::NOON, l::ALEF_HAMZA_ABOVE] {
            add_imperfect_stem(&format!("{prefix}{skeleton}"), spellings);
        }
    }
    if let Some(noun) = verbal_noun(verb) {
        add_noun(&noun, Classes::NOUN, spellings);
    }
}

/// The verbal noun of forms V and VI, which is spelt like the verb: `تمسك`, `تعاون`; `تحدي` of `تحدى`.
fn verbal_noun(verb: &str) -> Option<String> {
    let letters: Vec<char> = verb.chars().collect();
    let (base, last) = split_last(verb);
    match letters.as_slice() {
        [l::TEH, _, _, _] | [l::TEH, _, l::ALEF, _, _] if last == l::ALEF_MAKSURA => {
            Some(format!("{base}{}", l::YEH))
        }
        [l::TEH, _, _, _] | [l::TEH, _, l::ALEF, _, _] => Some(verb.to_owned()),
        _ => None,
    }
}

/// The perfect passive where its letters differ: `هوجم`, `أقيم`, `استعيد`. Of three letters it is rare (`زير`, he was
/// visited) and would hide other words, as `ووجه` (he was faced) would hide the daily `و` + `وجه`.
fn passive(verb: &str) -> Option<String> {
    let mut letters: Vec<char> = verb.chars().collect();
    letters.get(3).filter(|_| letters[0] != l::WAW)?;
    let long = letters.iter().rposition(|c| *c == l::ALEF).filter(|at| *at > 0 && at + 1 < letters.len())?;
    let is_third_form = long == 1 && letters.len() == 4;
    letters[long] = if is_third_form { l::WAW } else { l::YEH };
    (is_third_form || long + 2 == letters.len()).then(|| letters.into_iter().collect())
}

fn split_last(word: &str) -> (&str, char) {
    let mut letters = word.chars();
    let last = letters.next_back().unwrap_or_default();
    (letters.as_str(), last)
}

const PERFECT: Classes = Classes::PERFECT;
const IMPERFECT: Classes = Classes::IMPERFECT;

/// The perfect: `stem` takes the endings, `he` is the third person masculine singular.
fn add_endings(stem: &str, he: &str, weak: bool, spellings: &mut Spellings) {
    add_free(spellings, PERFECT, he);
    add_bound(spellings, PERFECT, &if weak { [stem, "\u{0627}"].concat() } else { he.to_owned() });
    let (plural, dual) = if stem.ends_with(l::YEH) { (split_last(stem).0, stem) } else { (stem, stem) };
    add_free(spellings, PERFECT, &[plural, "\u{0648}\u{0627}"].concat());
    add_bound(spellings, PERFECT, &[plural, "\u{0648}"].concat());
    add(spellings, PERFECT, &[stem, "\u{062A}"].concat());
    add_free(spellings, PERFECT, &[stem, "\u{062A}\u{0627}"].concat());
    if weak {
        add_free(spellings, PERFECT, &[stem, "\u{064A}\u{0627}"].concat());
        add(spellings, PERFECT, &[stem, "\u{064A}\u{0646}\u{0627}"].concat());
    } else {
        add_free(spellings, PERFECT, &[dual, "\u{0627}"].concat());
        add(spellings, PERFECT, &[stem, "\u{0646}"].concat());
        add(spellings, PERFECT, &[stem, "\u{0646}\u{0627}"].concat());
    }
}

/// What the imperfect's prefix stands before.
fn imperfect_skeletons(verb: &str) -> Vec<String> {
    let letters: Vec<char> = verb.chars().collect();
    match letters.as_slice() {
        [first, rest @ ..] if rest.len() >= 3 && matches!(*first, l::ALEF | l::ALEF_HAMZA_ABOVE) => {
            augmented_skeletons(*first, rest)
        }
        [l::ALEF_MADDA, rest @ ..] => vec![spell(&[&[l::HAMZA], rest])],
        [l::ALEF_HAMZA_ABOVE, middle, l::ALEF_MAKSURA] => {
            let rest = [*middle, l::ALEF_MAKSURA];
            vec![ended(&[l::ALEF], &rest), ended(&[l::HAMZA], &rest)]
        }
        [l::ALEF_HAMZA_ABOVE, rest @ ..] => {
            vec![ended(&[l::ALEF], rest), ended(&[l::HAMZA], rest), ended(&[], rest)]
        }
        [first, l::ALEF, last] => {
            [l::ALEF, l::WAW, l::YEH].iter().map(|vowel| spell(&[&[*first, *vowel, *last]])).collect()
        }
        [l::WAW, rest @ ..] if rest.len() == 2 => vec![ended(&[], rest), ended(&[l::WAW], rest)],
        [first, second, l::ALEF] => vec![spell(&[&[*first, *second, l::WAW]])],
        all => vec![ended(&[], all)],
    }
}

/// Forms IV, VII, VIII and X lose their alef; in IV and X a long `ا` becomes `ي`.
fn augmented_skeletons(first: char, rest: &[char]) -> Vec<String> {
    let mut skeletons = vec![ended(&[], rest)];
    let at = rest.len() - 2;
    if rest[at] == l::ALEF && (first == l::ALEF_HAMZA_ABOVE || rest.starts_with(&[l::SEEN, l::TEH])) {
        let mut raised = rest.to_vec();
        raised[at] = l::YEH;
        skeletons.push(spell(&[&raised]));
    }
    skeletons
}

fn spell(parts: &[&[char]]) -> String {
    parts.concat().into_iter().collect()
}

/// A final `ى` becomes the `ي` that the imperfect may have there when its stem is added.
fn ended(before: &[char], rest: &[char]) -> String {
    spell(&[before, rest])
}

/// The imperfect without an ending: of a verb in `ى`, which does not tell its imperfect, in both spellings (`يجري`, `يبقى`),
/// and with the alef that `ى` becomes before a pronoun.
fn add_imperfect_stem(stem: &str, spellings: &mut Spellings) {
    let (base, last) = split_last(stem);
    add(spellings, IMPERFECT, stem);
    if last == l::ALEF_MAKSURA {
        add(spellings, IMPERFECT, &format!("{base}{}", l::YEH));
        add_bound(spellings, IMPERFECT, &format!("{base}{}", l::ALEF));
    }
}

fn add_imperfect(stem: &str, spellings: &mut Spellings) {
    let (base, last) = split_last(stem);
    add_imperfect_stem(stem, spellings);
    let is_weak = matches!(last, l::YEH | l::WAW | l::ALEF_MAKSURA);
    let plural = if is_weak { base } else { stem };
    add(spellings, IMPERFECT, &[plural, "\u{0648}\u{0646}"].concat());
    add_free(spellings, IMPERFECT, &[plural, "\u{0648}\u{0627}"].concat());
    add_bound(spellings, IMPERFECT, &[plural, "\u{0648}"].concat());
    add(spellings, IMPERFECT, &[stem, "\u{0627}\u{0646}"].concat());
    add_free(spellings, IMPERFECT, &[stem, "\u{0627}"].concat());
    add(spellings, IMPERFECT, &[stem, "\u{0646}"].concat());
}
