//! What one word can be: every split into clitics and stem that the lexicon knows, cached by its letters.

use crate::names::{Beginning, beginnings};
use arabic::clitic::{Conjunction, Preposition, Pronoun};
use arabic::features::Number;
use arabic::verb::Tense;
use arabic::{Segmentation, segmentations};
use lexicon::{Bits, Kind, Lexicon, Reading, Target};
use std::collections::HashMap;
use std::rc::Rc;

/// The clitics of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clitics {
    pub(crate) conjunction: Option<Conjunction>,
    pub(crate) preposition: Option<Preposition>,
    pub(crate) article: bool,
    pub(crate) future: bool,
    pub(crate) pronoun: Option<Pronoun>,
    /// Bytes of the folded word before the stem, the article not counted.
    pub(crate) stem_at: u8,
    /// Bytes of the folded word where the stem ends and the pronoun begins.
    pub(crate) stem_end: u8,
}

impl Clitics {
    /// `به`: a preposition and its pronoun, and no word between them.
    pub(crate) fn is_preposition_of_pronoun(&self) -> bool {
        self.preposition.is_some() && self.pronoun.is_some()
    }

    fn of(word: &str, split: &Segmentation) -> Self {
        let byte = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        let article =
            if split.article && word[..split.stem.start].ends_with(ARTICLE) { ARTICLE.len() } else { 0 };
        Self {
            conjunction: split.conjunction,
            preposition: split.preposition,
            article: split.article,
            future: split.future,
            pronoun: split.pronoun,
            stem_at: byte(split.stem.start - article),
            stem_end: byte(split.stem.end),
        }
    }
}

pub(crate) const ARTICLE: &str = "\u{0627}\u{0644}";

/// One reading of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Analysis {
    pub(crate) clitics: Clitics,
    pub(crate) target: Target,
    pub(crate) bits: Bits,
}

/// All that is known of a word's letters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct WordInfo {
    /// Readings that the lexicon knows, in the order of the segmentations.
    pub(crate) analyses: Vec<Analysis>,
    /// Splits of a word that the lexicon does not know, the likeliest first.
    pub(crate) bare: Vec<Clitics>,
    /// Numbers of the themes that the word belongs to.
    pub(crate) themes: Vec<u32>,
    /// Where names can begin with it.
    pub(crate) names: Vec<Beginning>,
}

impl WordInfo {
    pub(crate) fn new(word: &str, lexicon: &Lexicon) -> Self {
        let mut info = Self { names: beginnings(word, lexicon), ..Self::default() };
        for split in segmentations(word) {
            let clitics = Clitics::of(word, &split);
            let stem = split.stem(word);
            if stem.is_empty() {
                info.bare.push(clitics);
                continue;
            }
            let before = info.analyses.len();
            for Reading { target, bits } in lexicon.word(stem) {
                if target.kind() == Kind::Theme {
                    info.add_theme(target);
                } else if fits(&clitics, target.kind(), bits) && !joins(&clitics, target, lexicon) {
                    info.analyses.push(Analysis { clitics, target, bits });
                }
            }
            if info.analyses.len() == before && plausible(word, &split) {
                info.bare.push(clitics);
            }
        }
        info.bare.sort_by_key(|c| std::cmp::Reverse((c.article, c.conjunction.is_some() && c.article)));
        info
    }

    fn add_theme(&mut self, theme: Target) {
        let number = u32::try_from(theme.index()).unwrap_or(u32::MAX);
        if !self.themes.contains(&number) {
            self.themes.push(number);
        }
    }
}

/// Splits of unknown words that are worth keeping: the whole word, and those with an article.
fn plausible(word: &str, split: &Segmentation) -> bool {
    let whole = split.stem.len() == word.len();
    whole || (split.article && split.pronoun.is_none() && split.stem.len() >= 4)
}

/// `أمني`, `ثمنا`: no pronoun is written onto `أم`, `أو`, `ثم`, `بل`.
fn joins(clitics: &Clitics, target: Target, lexicon: &Lexicon) -> bool {
    let conjunction = || {
        let function = &lexicon.tables().functions[target.index()];
        let joins = ["alternative", "sequence", "correction"].iter().any(|f| function.has(f));
        function.class == "conj" && joins
    };
    clitics.pronoun.is_some() && target.kind() == Kind::Function && conjunction()
}

/// Whether clitics and reading go together.
fn fits(clitics: &Clitics, kind: Kind, bits: Bits) -> bool {
    let pronoun = clitics.pronoun.is_some();
    if bits.before_pronoun() && !pronoun {
        return false;
    }
    match kind {
        Kind::Verb => {
            let imperfect = bits.tense() == Some(Tense::Imperfect);
            let lam = clitics.preposition.is_none_or(|p| p == Preposition::Li && imperfect);
            let future = !clitics.future || imperfect;
            !clitics.article && lam && future && clitics.pronoun != Some(Pronoun::I)
        }
        Kind::Function => !clitics.article && !clitics.future,
        Kind::GivenName | Kind::NameParticle => !pronoun && !clitics.future,
        Kind::Nisba | Kind::OtherNisba | Kind::Adjective | Kind::People => {
            let indefinite = !bits.accusative() || !clitics.article;
            !pronoun && !clitics.future && indefinite
        }
        // the singular noun with a pronoun has its tā'; other forms take it as they are
        _ => {
            let alone = !clitics.article && !pronoun;
            let full_dual =
                bits.number() == Some(Number::Dual) && !bits.construct() && !bits.before_pronoun();
            // `الحربي` is no dual of `حرب`, `المطيري` no plural of `مطير`: what has lost its noon to a genitive has no article
            let many = matches!(bits.number(), Some(Number::Dual | Number::Plural));
            let whole = !(clitics.article && bits.construct() && many);
            // `ني` stands after verbs and particles
            let mine = clitics.pronoun == Some(Pronoun::Ni);
            let barred =
                clitics.future || (clitics.article && pronoun) || (pronoun && full_dual) || !whole || mine;
            !barred && (!bits.accusative() || alone)
        }
    }
}

/// By the numbers of frames, the entries that their words can be of.
pub(crate) type FrameWords = HashMap<u32, Rc<[Target]>, foldhash::fast::FixedState>;

/// The words met so far.
#[derive(Debug, Default)]
pub(crate) struct WordTable {
    infos: HashMap<Box<str>, Rc<WordInfo>, foldhash::fast::FixedState>,
    /// Those of the frames that were tried.
    pub(crate) of_frames: FrameWords,
}

impl WordTable {
    /// What `word` (folded) can be.
    pub(crate) fn get(&mut self, word: &str, lexicon: &Lexicon) -> Rc<WordInfo> {
        const MOST: usize = 200_000;
        if let Some(info) = self.infos.get(word) {
            return Rc::clone(info);
        }
        if self.infos.len() >= MOST {
            self.infos.clear();
        }
        let info = Rc::new(WordInfo::new(word, lexicon));
        self.infos.insert(word.into(), Rc::clone(&info));
        info
    }
}
