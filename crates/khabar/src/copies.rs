//! Near-copies: texts that say nearly the same in nearly the same words, as outlets print one agency's report.
//!
//! A text is its set of shingles, three folded words each. Of their hashes the least in each of sixty-four parts are kept
//! (one-permutation min-wise hashing: Li, Owen and Zhang, NIPS 2012; empty parts borrow from the next: Shrivastava and Li, ICML
//! 2014), so that the share of parts in which two texts agree estimates the share of shingles that they have in common.
//! Texts that agree in one band of four parts are compared; no random numbers, the same marks on every run.

use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::hash::BuildHasher;

/// Words of a shingle.
const WORDS: usize = 3;

/// Texts of fewer shingles are no sign of each other: `عاجل: ...`.
const LEAST: usize = 12;

/// The parts of the hashes.
const PARTS: usize = 64;

/// Parts a band: texts that share 0.7 of their shingles meet in a band 99 times in a hundred.
const ROWS: usize = 4;

/// Two texts are copies where so many parts agree: 0.7.
const AGREE: usize = 45;

/// Originals that are remembered in a generation. The last two generations are compared with.
const GENERATION: usize = 1 << 16;

/// What is kept of a text to compare it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature([u16; PARTS]);

/// The signature of a text, where it is long enough to have one.
pub(crate) fn signature(text: &str) -> Option<Signature> {
    let folded = arabic::fold(text);
    let hasher = FixedState::with_seed(SEED);
    let words: Vec<u64> = folded
        .split(|c: char| !is_of_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| hasher.hash_one(word))
        .collect();
    if words.len() < LEAST + WORDS - 1 {
        return None;
    }
    let mut least = [u64::MAX; PARTS];
    for shingle in words.windows(WORDS) {
        let hash = shingle.iter().fold(SEED, |hash, word| mixed(hash.rotate_left(23) ^ word));
        let part = &mut least[(hash >> 58) as usize];
        *part = (*part).min(hash << 6);
    }
    Some(Signature(std::array::from_fn(|at| filled(&least, at))))
}

/// Whether a character is a letter or digit; those of Arabic without a look into the tables.
fn is_of_word(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{064A}') || c.is_alphanumeric()
}

const SEED: u64 = 0x6B68_6162_6172;

/// Spreads the bits: splitmix64's last steps.
pub(crate) const fn mixed(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// The part's least hash, or that of the next part that has any; how far it was borrowed goes in.
fn filled(least: &[u64; PARTS], at: usize) -> u16 {
    let lent = (0..PARTS).find(|step| least[(at + step) % PARTS] != u64::MAX).unwrap_or(0);
    (mixed(least[(at + lent) % PARTS].wrapping_add(lent as u64)) >> 48) as u16
}

impl Signature {
    /// Whether the texts say nearly the same.
    pub(crate) fn is_near(&self, other: &Self) -> bool {
        self.agreement(other) >= AGREE
    }

    fn agreement(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).filter(|(one, other)| one == other).count()
    }

    /// A key for each band.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u32> {
        self.0.chunks_exact(ROWS).zip(1..).map(|(band, number)| {
            let hash = band.iter().fold(number, |hash, part| mixed(hash << 16 ^ hash ^ u64::from(*part)));
            (hash >> 32) as u32
        })
    }

    /// Two bytes a part, the lower first.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|part| part.to_le_bytes()).collect()
    }

    /// What [`bytes`](Self::bytes) wrote.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let parts: Vec<u16> = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
        parts.try_into().ok().filter(|_| rest.is_empty()).map(Self)
    }

    /// Four hexadecimal digits a part.
    pub(crate) fn hex(&self) -> String {
        let digit = |part: u16, place: u32| char::from_digit(u32::from(part >> (4 * place)) & 15, 16);
        let digits = self.0.iter().flat_map(|part| (0..4).rev().filter_map(move |place| digit(*part, place)));
        digits.collect()
    }

    /// What [`hex`](Self::hex) wrote.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let mut parts = [0; PARTS];
        for (at, part) in parts.iter_mut().enumerate() {
            *part = u16::from_str_radix(text.get(4 * at..4 * at + 4)?, 16).ok()?;
        }
        (text.len() == 4 * PARTS).then_some(Self(parts))
    }
}

/// The originals seen so far, some 450 bytes each.
#[derive(Default)]
pub(crate) struct Copies {
    generations: [Generation; 2],
}

#[derive(Default)]
struct Generation {
    originals: Vec<(String, Signature)>,
    /// The first original with a band's key.
    bands: HashMap<u32, u32, FixedState>,
}

impl Copies {
    /// The id of the first text that this one is a near-copy of; one that is no copy is remembered.
    pub(crate) fn original(&mut self, id: &str, signature: Signature) -> Option<String> {
        let [current, earlier] = &self.generations;
        if let Some(original) = earlier.like(&signature).or_else(|| current.like(&signature)) {
            return Some(original.to_owned());
        }
        if current.originals.len() >= GENERATION {
            self.generations.swap(0, 1);
            self.generations[0] = Generation::default();
        }
        self.generations[0].add(id, signature);
        None
    }
}

impl Generation {
    /// The most alike of those that are alike enough, of equals the first.
    fn like(&self, signature: &Signature) -> Option<&str> {
        let mut near: Vec<u32> = signature.keys().filter_map(|key| self.bands.get(&key).copied()).collect();
        near.sort_unstable();
        near.dedup();
        let near = near.into_iter().map(|at| &self.originals[at as usize]);
        let alike =
            near.map(|(id, other)| (signature.agreement(other), id)).filter(|(agree, _)| *agree >= AGREE);
        // `max_by_key` gives the last of equals
        alike.rev().max_by_key(|(agree, _)| *agree).map(|(_, id)| id.as_str())
    }

    fn add(&mut self, id: &str, signature: Signature) {
        let at = self.originals.len() as u32;
        for key in signature.keys() {
            self.bands.entry(key).or_insert(at);
        }
        self.originals.push((id.to_owned(), signature));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "قتل ثلاثة جنود وأصيب سبعة آخرون بجروح في هجوم شنه مسلحون مجهولون فجر اليوم على حاجز أمني \
        شمال المدينة، وفق ما أفاد مصدر عسكري طلب عدم ذكر اسمه. وقال المصدر إن المهاجمين فروا إلى جهة غير معلومة بعد تبادل \
        لإطلاق النار استمر نحو ساعة، فيما أغلقت قوات الجيش الطرق المؤدية إلى المنطقة وبدأت عملية تفتيش واسعة. ولم تعلن أي \
        جهة مسؤوليتها عن الهجوم حتى الآن، وهو الثالث من نوعه خلال الشهر الجاري في المحافظة.";

    fn of(text: &str) -> Signature {
        signature(text).expect("long enough")
    }

    #[test]
    fn a_report_printed_with_another_head_and_other_signs_is_a_copy() {
        let mut copies = Copies::default();
        assert_eq!(copies.original("agency", of(WIRE)), None);
        let printed =
            format!("هجوم شمال المدينة\n{}", WIRE.replace("مسؤوليتها", "مسئوليتها").replace('،', " -"));
        assert_eq!(copies.original("paper", of(&printed)).as_deref(), Some("agency"));
        assert_eq!(copies.original("again", of(WIRE)).as_deref(), Some("agency"));
    }

    #[test]
    fn another_report_of_the_same_event_is_none() {
        let mut copies = Copies::default();
        copies.original("agency", of(WIRE));
        let other = "أعلنت وزارة الدفاع أن ثلاثة من جنودها قتلوا اليوم في هجوم على حاجز أمني شمال المدينة، وأن سبعة أصيبوا. \
            وتعهد الوزير بملاحقة المهاجمين، وقال إن التحقيق جار لمعرفة من يقف وراءهم.";
        assert_eq!(copies.original("ministry", of(other)), None);
    }

    #[test]
    fn short_texts_have_no_signature() {
        assert_eq!(signature("عاجل: انفجار يهز العاصمة"), None);
        assert_eq!(signature(""), None);
    }

    #[test]
    fn a_signature_comes_back_from_its_digits() {
        let signature = of(WIRE);
        assert_eq!(Signature::from_hex(&signature.hex()), Some(signature.clone()));
        assert_eq!(Signature::from_hex(&signature.hex()[1..]), None);
        assert_eq!(Signature::from_hex("ق"), None);
    }

    #[test]
    fn only_the_last_generations_are_remembered() {
        let mut copies = Copies::default();
        let text =
            |number: usize| (0..20).map(|n| format!("{} ", number * 31 + n * n * number)).collect::<String>();
        for number in 1..=2 * GENERATION + 1 {
            copies.original(&number.to_string(), of(&text(number)));
        }
        let [current, earlier] = &copies.generations;
        assert!(current.originals.len() <= GENERATION && earlier.originals.len() <= GENERATION);
        let last = 2 * GENERATION + 1;
        assert!(copies.original("last", of(&text(last))).is_some());
    }
}
