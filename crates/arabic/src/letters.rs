//! Arabic letters and signs by name. Bidi reordering hides what an editor shows, so code names code points and
//! Arabic words live in data and test files.

#![allow(missing_docs, reason = "each constant is the Unicode name of the character")]

pub const HAMZA: char = '\u{0621}';
pub const ALEF_MADDA: char = '\u{0622}';
pub const ALEF_HAMZA_ABOVE: char = '\u{0623}';
pub const WAW_HAMZA: char = '\u{0624}';
pub const ALEF_HAMZA_BELOW: char = '\u{0625}';
pub const YEH_HAMZA: char = '\u{0626}';
pub const ALEF: char = '\u{0627}';
pub const BEH: char = '\u{0628}';
pub const TEH_MARBUTA: char = '\u{0629}';
pub const TEH: char = '\u{062A}';
pub const THEH: char = '\u{062B}';
pub const JEEM: char = '\u{062C}';
pub const HAH: char = '\u{062D}';
pub const KHAH: char = '\u{062E}';
pub const DAL: char = '\u{062F}';
pub const THAL: char = '\u{0630}';
pub const REH: char = '\u{0631}';
pub const ZAIN: char = '\u{0632}';
pub const SEEN: char = '\u{0633}';
pub const SHEEN: char = '\u{0634}';
pub const SAD: char = '\u{0635}';
pub const DAD: char = '\u{0636}';
pub const TAH: char = '\u{0637}';
pub const ZAH: char = '\u{0638}';
pub const AIN: char = '\u{0639}';
pub const GHAIN: char = '\u{063A}';
pub const TATWEEL: char = '\u{0640}';
pub const FEH: char = '\u{0641}';
pub const QAF: char = '\u{0642}';
pub const KAF: char = '\u{0643}';
pub const LAM: char = '\u{0644}';
pub const MEEM: char = '\u{0645}';
pub const NOON: char = '\u{0646}';
pub const HEH: char = '\u{0647}';
pub const WAW: char = '\u{0648}';
pub const ALEF_MAKSURA: char = '\u{0649}';
pub const YEH: char = '\u{064A}';
pub const FATHATAN: char = '\u{064B}';
pub const DAMMATAN: char = '\u{064C}';
pub const KASRATAN: char = '\u{064D}';
pub const FATHA: char = '\u{064E}';
pub const DAMMA: char = '\u{064F}';
pub const KASRA: char = '\u{0650}';
pub const SHADDA: char = '\u{0651}';
pub const SUKUN: char = '\u{0652}';
pub const SUPERSCRIPT_ALEF: char = '\u{0670}';
pub const ALEF_WASLA: char = '\u{0671}';
pub const COMMA: char = '\u{060C}';
pub const SEMICOLON: char = '\u{061B}';
pub const QUESTION_MARK: char = '\u{061F}';

/// Whether `c` is a vowel sign, nunation, shadda, sukun or Quranic annotation: written above or below a letter.
///
/// ```
/// assert!(arabic::letters::is_mark('\u{064E}'));
/// assert!(!arabic::letters::is_mark('ب'));
/// ```
#[must_use]
#[inline]
pub const fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | SUPERSCRIPT_ALEF
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{08D3}'..='\u{08FF}')
}

/// Whether `c` shapes or orders text and is never seen: joiners, bidi marks, embeddings and isolates, the byte-order
/// mark, the soft hyphen.
///
/// ```
/// assert!(arabic::letters::is_invisible('\u{200F}'));
/// assert!(!arabic::letters::is_invisible(' '));
/// ```
#[must_use]
#[inline]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// Whether `c` is a letter of the Arabic script: the Arabic block, its supplements and the presentation forms.
///
/// ```
/// assert!(arabic::letters::is_arabic_letter('ب') && arabic::letters::is_arabic_letter('پ'));
/// assert!(!arabic::letters::is_arabic_letter('٣') && !arabic::letters::is_arabic_letter('b'));
/// ```
#[must_use]
#[inline]
pub const fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}')
}

/// Whether `c` is a decimal digit of the Western, Arabic-Indic or Persian series.
///
/// ```
/// assert!(arabic::letters::is_digit('3') && arabic::letters::is_digit('٣'));
/// ```
#[must_use]
pub const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// Whether `c` opens or closes a quotation in any of the styles that Arabic outlets mix.
///
/// ```
/// assert!(arabic::letters::is_quote('«') && arabic::letters::is_quote('"'));
/// assert!(!arabic::letters::is_quote('('));
/// ```
#[must_use]
#[inline]
pub const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{00AB}' | '\u{00BB}' | '\u{2018}'
            ..='\u{201F}' | '\u{2039}' | '\u{203A}' | '\u{FF02}' | '\u{276E}' | '\u{276F}'
    )
}
