//! Whether a text is Arabic: by its letters, by letters that Arabic lacks, and by frequent words.
//!
//! Most of the words of running Arabic are none of the few in its list, so the languages are compared with each other and
//! Arabic keeps what nothing speaks against: a headline of three names is Arabic.

use crate::problem::Reason;
use arabic::letters::{FEH, GHAIN, HAMZA, TATWEEL, YEH, is_arabic_letter, is_invisible, is_mark};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Characters looked at. A text that is Arabic this far is taken as Arabic.
const SAMPLE: usize = 20_000;

/// In a text where fewer letters than one in `SCRIPT` are Arabic, the Arabic is quoted.
const SCRIPT: usize = 3;

/// Where fewer letters than one in `BEYOND` are beyond the Arabic alphabet, they are names: running Persian has three times
/// as many, however it is typed.
const BEYOND: usize = 100;

/// Why `text` cannot be coded as Arabic, if so.
pub(crate) fn objection(text: &str) -> Option<Reason> {
    let cut = if text.len() <= SAMPLE { None } else { text.char_indices().nth(SAMPLE) };
    let end = cut.map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    let (mut letters, mut in_script, mut beyond) = (0, 0, 0);
    for c in sample.chars().filter(|c| is_letter(*c)) {
        let is_plain = is_plain(c);
        let is_arabic = is_plain || is_arabic_letter(c);
        letters += 1;
        in_script += usize::from(is_arabic);
        beyond += usize::from(is_arabic && !is_plain);
    }
    if letters == 0 {
        // a text may open with twenty thousand signs and still say something
        return (!text[end..].chars().any(is_letter)).then_some(Reason::NoLetters);
    }
    if in_script * SCRIPT < letters {
        return other_script(text);
    }
    (beyond * BEYOND > letters).then(|| other_language(sample)).flatten().map(Reason::Language)
}

/// A page in two languages is Arabic where it has a few paragraphs of it; in their lines most letters are Arabic.
fn other_script(text: &str) -> Option<Reason> {
    const WORDS: usize = 40;
    let is_arabic = |line: &&str| {
        let letters = line.chars().filter(|c| is_letter(*c)).count();
        line.chars().filter(|c| is_arabic_letter(*c)).count() * 2 > letters
    };
    let lines: Vec<&str> = text.lines().filter(is_arabic).collect();
    if lines.iter().map(|line| line.split_whitespace().count()).sum::<usize>() >= WORDS {
        return other_language(&lines.join("\n")).map(Reason::Language);
    }
    Some(Reason::Language(if is_transliterated(text) { "Latin letters" } else { "another script" }))
}

/// Whether a text in Latin letters is Arabic as people type it in messages: `el wazir 9al`, `3la`, `ma7alli`. Digits stand for
/// the letters that Latin lacks.
fn is_transliterated(text: &str) -> bool {
    const SHARE: usize = 10;
    const LEAST: usize = 3;
    let is_typed = |word: &str| {
        let letters = word.chars().filter(char::is_ascii_lowercase).count();
        let digits = word.chars().filter(|c| matches!(c, '2' | '3' | '5' | '7' | '9')).count();
        letters >= 2 && (1..=2).contains(&digits) && letters + digits == word.chars().count()
    };
    let words = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().any(char::is_alphabetic))
            .take(SAMPLE)
    };
    let typed = words().filter(|word| is_typed(word)).count();
    typed >= LEAST && typed * SHARE >= words().count()
}

/// Unicode counts vowel signs and tatweel as alphabetic; alone they say nothing.
fn is_letter(c: char) -> bool {
    is_plain(c) || c.is_alphabetic() && !is_mark(c) && c != TATWEEL
}

/// The letters of the Arabic alphabet.
const fn is_plain(c: char) -> bool {
    matches!(c, HAMZA..=GHAIN | FEH..=YEH)
}

/// The language other than Arabic that more speaks for than for Arabic.
fn other_language(text: &str) -> Option<&'static str> {
    let languages = &*LANGUAGES;
    let mut votes = vec![0_usize; languages.len()];
    for word in text.split(|c: char| !(is_arabic_letter(c) || is_mark(c) || is_invisible(c) || c == TATWEEL))
    {
        let plain: String = word.chars().filter(|c| is_arabic_letter(*c)).collect();
        if !plain.is_empty() {
            for (vote, language) in votes.iter_mut().zip(languages) {
                *vote += language.vote(&plain);
            }
        }
    }
    let (arabic, others) = votes.split_first()?;
    let (language, most) = languages[1..].iter().zip(others).rev().max_by_key(|(_, votes)| **votes)?;
    (most > arabic && *most > 2).then_some(language.name)
}

struct Language {
    name: &'static str,
    letters: &'static str,
    weak_letters: &'static str,
    words: HashSet<String>,
    is_arabic: bool,
}

impl Language {
    /// Two for a word that speaks for the language, one for a word that half does.
    fn vote(&self, word: &str) -> usize {
        if self.is_arabic {
            let folded = arabic::fold(word);
            let has_article = folded.starts_with(ARTICLE) && folded.chars().count() > 4;
            return 2 * usize::from(has_article || self.words.contains(&folded));
        }
        let has = |letters: &str| word.chars().any(|c| letters.contains(c));
        match (has(self.letters) || self.words.contains(word), has(self.weak_letters)) {
            (true, _) => 2,
            (false, weak) => usize::from(weak),
        }
    }
}

const ARTICLE: &str = "\u{0627}\u{0644}";

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let lines = include_str!("../data/languages.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(language).collect()
});

fn language(line: &'static str) -> Language {
    let mut columns = line.split('|').map(str::trim);
    let mut column = || columns.next().unwrap_or_default();
    let (name, letters, weak_letters, words) = (column(), column(), column(), column());
    let is_arabic = name == "Arabic";
    let key = |word: &str| if is_arabic { arabic::fold(word) } else { word.to_owned() };
    let words = words.split_whitespace().map(key).collect();
    Language { name, letters, weak_letters, words, is_arabic }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_in_many_dresses() {
        for text in [
            "قال وزير الخارجية إن بلاده ترفض أي تدخل في شؤونها الداخلية.",
            // every letter with its sign
            "قَالَ وَزِيرُ الخَارِجِيَّةِ إِنَّ بِلَادَهُ تَرْفُضُ أَيَّ تَدَخُّلٍ فِي شُؤُونِهَا",
            // every letter stretched
            "قــاــل وزــيــر الـخـاـرجـيـة إـن بـلـاـده تـرـفـض",
            // typed on a Persian keyboard
            "قال وزیر الخارجیة الإیرانی إن بلاده مستعدة للحوار مع الدول العربیة فی المنطقة کلها وعلی رأسها السعودیة",
            // Iraqi and Maghrebi letters in names
            "افتتح محافظ البصرة جسر الچبايش، وحضر حفل الافتتاح رئيس مجلس المحافظة ومدير بلدية گرمة علي",
            // names only
            "أردوغان وبوتين يبحثان سوريا",
            "مقتل 3",
            // with a Latin name in it
            "أعلنت شركة Microsoft أنها ستفتح مركزا في الرياض",
        ] {
            assert_eq!(objection(text), None, "{text}");
        }
    }

    #[test]
    fn other_languages_in_arabic_letters() {
        let cases = [
            ("Persian", "وزیر امور خارجه گفت که این کشور برای گفت‌وگو با همسایگان خود آماده است."),
            ("Persian", "وزير امور خارجه گفت که اين کشور براي گفت وگو با همسايگان خود آماده است"),
            ("Urdu", "وزیر خارجہ نے کہا ہے کہ ان کا ملک پڑوسی ممالک کے ساتھ بات چیت کے لیے تیار ہے۔"),
            (
                "Pashto",
                "د بهرنیو چارو وزیر وویل چې هېواد یې له ګاونډیو هېوادونو سره خبرو ته چمتو دی او په دې اړه به پرېکړه کوي",
            ),
            ("Kurdish", "وەزیری دەرەوە ڕایگەیاند کە وڵاتەکەی ئامادەیە بۆ گفتوگۆ لەگەڵ دراوسێکانی"),
        ];
        for (language, text) in cases {
            assert_eq!(objection(text), Some(Reason::Language(language)), "{text}");
        }
    }

    #[test]
    fn other_scripts() {
        for text in [
            "The minister said he would visit Cairo.",
            "Le ministre (الوزير) est arrivé à Tunis",
            "שר החוץ אמר",
        ] {
            assert_eq!(objection(text), Some(Reason::Language("another script")), "{text}");
        }
    }

    #[test]
    fn a_page_in_two_languages_is_arabic_where_it_has_paragraphs_of_it() {
        let french = "Le ministre des affaires étrangères a reçu son homologue à Tunis pour parler de la coopération.\n".repeat(8);
        let arabic =
            "قال وزير الخارجية إن بلاده ترفض أي تدخل في شؤونها الداخلية وتدعو إلى الحوار بين جميع الأطراف.\n"
                .repeat(3);
        let persian =
            "وزیر امور خارجه گفت که این کشور برای گفت‌وگو با همسایگان خود آماده است و از آن استقبال می کند.\n"
                .repeat(3);
        assert_eq!(objection(&format!("{french}{arabic}")), None);
        assert_eq!(objection(&format!("{french}{persian}")), Some(Reason::Language("Persian")));
    }

    #[test]
    fn arabic_in_latin_letters() {
        let typed = "el wazir 9al elyoum elli el 7okouma bech tzid fel ma3ach mta3 el 3omal ba3d el idhrab";
        assert_eq!(objection(typed), Some(Reason::Language("Latin letters")));
        assert_eq!(
            objection("The G7 met in Bali on Friday and the A320 landed at 7pm"),
            Some(Reason::Language("another script"))
        );
    }

    #[test]
    fn no_letters_at_all() {
        for text in ["\u{202B}\u{200F}\u{2067}\u{2069}\u{202C}", "12 / 5", "ـــــ", "\u{064E}\u{0650}"] {
            assert_eq!(objection(text), Some(Reason::NoLetters), "{text:?}");
        }
    }
}
