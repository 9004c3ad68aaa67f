//! A sentence cut into units: expressions of time and numbers first, then names, words and marks.

use super::{ARTICLE, Function, SOUND_ENDINGS, Tag, Unit};
use crate::doc::Doc;
use crate::names::Names;
use crate::time::TimeExpression;
use crate::word::{Clitics, WordInfo, WordTable};
use arabic::TokenKind;
use arabic::clitic::{Conjunction, Preposition};
use lexicon::{Kind, Lexicon};
use std::ops::Range;
use std::rc::Rc;

/// Reads the units of one sentence.
pub(crate) struct UnitReader<'r, 'a> {
    pub(crate) doc: &'r Doc<'a>,
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) names: &'r Names,
    pub(crate) words: &'r mut WordTable,
    /// Numbers in digits and words, in order.
    pub(crate) quantities: &'r [arabic::Quantity],
    /// Expressions of time, in order.
    pub(crate) times: &'r [TimeExpression],
    /// Whether the sentence is the title, where subjects stand first.
    pub(crate) headline: bool,
}

impl UnitReader<'_, '_> {
    pub(crate) fn read(&mut self, sentence: Range<usize>) -> Vec<Unit> {
        // every other token is a space
        let mut units: Vec<Unit> = Vec::with_capacity(sentence.len() / 2 + 1);
        let mut token = sentence.start;
        while token < sentence.end {
            if !self.doc.is_solid(token) {
                token += 1;
                continue;
            }
            let passed = self.short_title(token, sentence.end).or_else(|| self.each_of(token, sentence.end));
            if let Some(after) = passed {
                token = after;
                continue;
            }
            let unit = self.time(token).or_else(|| self.quantity(token));
            let unit = unit.or_else(|| self.designation(token, sentence.end));
            let unit = unit.unwrap_or_else(|| self.unit(token, &sentence, &units));
            token = unit.last + 1;
            // `الملك - حفظه الله - ضيفه`: the marks around it part nothing
            if unit.is_blessing(self.lexicon) && units.last().is_some_and(Unit::is_mark) {
                units.pop();
                let next = (token..sentence.end).find(|t| self.doc.is_solid(*t));
                let closes = |t: &usize| {
                    !matches!(self.doc.tokens[*t].kind, TokenKind::Word | TokenKind::Number)
                        && self.doc.tokens[*t].text(self.doc.text) != "."
                };
                token = next.filter(closes).map_or(token, |t| t + 1);
            }
            units.push(unit);
        }
        units
    }

    /// `د. فيصل`, `أ. د. سامي`: the letter of a title and its stop say nothing of who it is; the token behind them.
    fn short_title(&self, token: usize, end: usize) -> Option<usize> {
        use arabic::letters as l;
        let letter = self.doc.folded(token);
        let title = letter.len() == l::DAL.len_utf8()
            && matches!(self.doc.tokens[token].kind, TokenKind::Word)
            && [l::DAL, l::MEEM, l::ALEF].iter().any(|t| letter.chars().eq([*t]));
        let dot = token + 1;
        if !title || dot >= end || self.doc.tokens[dot].text(self.doc.text) != "." {
            return None;
        }
        (dot + 1..end).find(|t| self.doc.is_solid(*t)).filter(|t| self.doc.tokens[*t].kind == TokenKind::Word)
    }

    /// `كل من السعودية ومصر`: those named act; of `كل من يدعم` nobody is named. The token behind the two words.
    fn each_of(&mut self, token: usize, end: usize) -> Option<usize> {
        if !EACH.contains(&self.doc.folded(token)) {
            return None;
        }
        let word = |t: &usize| self.doc.tokens[*t].kind == TokenKind::Word;
        let mut next = (token + 1..end).filter(|t| self.doc.is_solid(*t));
        let (of, named) = (next.next()?, next.next().filter(word)?);
        if self.doc.folded(of) != OF {
            return None;
        }
        let info = self.words.get(self.doc.folded(named), self.lexicon);
        let verb = info.analyses.iter().any(|a| a.target.kind() == Kind::Verb);
        let noun = info.analyses.iter().any(|a| a.clitics.article)
            || self.names.at(named).iter().any(|h| h.skip == 0);
        (noun || !verb).then_some(named)
    }

    /// `إف-16`, `إس-400`, `سو 25-`: letters and a number with a hyphen between them are one name.
    fn designation(&self, token: usize, end: usize) -> Option<Unit> {
        let adjoin = |at: usize| self.doc.tokens[at].end == self.doc.tokens[at + 1].start;
        let kind = |at: usize| self.doc.tokens[at].kind;
        let hyphen = |at: usize| matches!(self.doc.tokens[at].text(self.doc.text), "-" | "\u{2013}");
        let name = token + 2 < end
            && kind(token) == TokenKind::Word
            && hyphen(token + 1)
            && kind(token + 2) == TokenKind::Number
            && adjoin(token)
            && adjoin(token + 1);
        name.then(|| Unit::bare(token..token + 3, Tag::Unknown))
    }

    /// An expression of time is one unit.
    fn time(&self, token: usize) -> Option<Unit> {
        let Range { start, end } = self.doc.tokens[token].range();
        let at = self.times.partition_point(|t| t.range.end <= start);
        let time = self.times.get(at).filter(|t| t.range.start < end && !t.named)?;
        let last = (token..self.doc.tokens.len())
            .take_while(|t| (self.doc.tokens[*t].start as usize) < time.range.end)
            .filter(|t| self.doc.is_solid(*t))
            .last()?;
        let mut clitics = Clitics::default();
        if time.range.start > start
            && self.doc.folded(token).starts_with([arabic::letters::WAW, arabic::letters::FEH])
        {
            clitics.conjunction = Some(Conjunction::Wa);
        }
        Some(Unit { clitics, ..Unit::bare(token..last + 1, Tag::Time(at)) })
    }

    /// A number of several words is one unit.
    fn quantity(&mut self, token: usize) -> Option<Unit> {
        use arabic::letters as l;
        let at = self.quantities.partition_point(|q| q.tokens.start < token);
        let quantity = self.quantities.get(at).filter(|q| q.tokens.start == token && !q.percent)?;
        let word = self.doc.folded(token);
        // `أثنى` is a verb, `اثنا` a number
        let written = self.doc.tokens[token].text(self.doc.text);
        let bare = |word: &str| word.strip_prefix(l::WAW).unwrap_or(word).to_owned();
        if quantity.tokens.len() == 1
            && bare(written).starts_with(l::ALEF_HAMZA_ABOVE)
            && bare(word).starts_with(ITHN)
        {
            return None;
        }
        let mut clitics = Clitics::default();
        let known = self.info(token);
        let rest = word.strip_prefix(l::WAW).filter(|r| {
            r.chars().count() > 2 && known.analyses.iter().all(|a| a.clitics.conjunction.is_some())
        });
        if rest.is_some() {
            clitics.conjunction = Some(Conjunction::Wa);
            clitics.stem_at = 2;
        }
        let rest = rest.unwrap_or(word);
        if self.doc.tokens[token].kind == TokenKind::Word
            && rest.starts_with([l::BEH, l::LAM])
            && !rest.starts_with(BID)
        {
            clitics.preposition =
                Some(if rest.starts_with(l::BEH) { Preposition::Bi } else { Preposition::Li });
            clitics.stem_at += 2;
        }
        let last = (token..quantity.tokens.end).rev().find(|t| self.doc.is_solid(*t)).unwrap_or(token);
        // `الأربع`, `الثلاثة`
        clitics.article = last == token && rest.starts_with(ARTICLE);
        Some(Unit { clitics, ..Unit::bare(token..last + 1, Tag::Number) })
    }

    fn unit(&mut self, token: usize, sentence: &Range<usize>, before: &[Unit]) -> Unit {
        let plain = |tag| Unit::bare(token..token + 1, tag);
        match self.doc.tokens[token].kind {
            TokenKind::Number => plain(Tag::Number),
            TokenKind::Foreign => plain(Tag::Foreign),
            TokenKind::Word => self.word(token, sentence, before),
            _ => plain(Tag::Mark(self.doc.tokens[token].text(self.doc.text).chars().next().unwrap_or(' '))),
        }
    }

    pub(super) fn word(&mut self, token: usize, sentence: &Range<usize>, before: &[Unit]) -> Unit {
        let info = self.info(token);
        let names_on = self.goes_on_as_name(&info, token, before);
        let choice = self.choose(&info, token, sentence, before, names_on);
        let choice = match choice {
            Some(analysis) if self.is_foreign_forename(&analysis, token, before) => None,
            Some(analysis) => Some(self.named_aside(&info, token, before).unwrap_or(analysis)),
            None => None,
        };
        // `القناة الـ 10`: an article by itself is no name
        let article = self.doc.folded(token) == ARTICLE
            && self.doc.tokens[token].text(self.doc.text).ends_with(arabic::letters::TATWEEL);
        if let Some(unit) = self.name(token, &info, choice, before).filter(|_| !article) {
            return unit;
        }
        let (clitics, tag) = match choice {
            _ if article => (Clitics::default(), Tag::Clitic),
            Some(analysis) => (analysis.clitics, Tag::Entry(analysis.target, analysis.bits)),
            // `به`, `بها`
            None if info.bare.iter().any(|c| c.stem_at == c.stem_end && c.is_preposition_of_pronoun()) => {
                let both =
                    info.bare.iter().find(|c| c.stem_at == c.stem_end && c.is_preposition_of_pronoun());
                (both.copied().unwrap_or_default(), Tag::Clitic)
            }
            None => {
                let foreign = self.doc.tokens[token].text(self.doc.text).starts_with(super::ending::FOREIGN);
                // `على كدس`: what it can be with something written onto it does not stand here
                let whole = |c: &&Clitics| !foreign && info.analyses.is_empty() || c.stem_at == 0;
                let clitics = info.bare.iter().find(whole).copied().unwrap_or_default();
                let apart = clitics.stem_at == clitics.stem_end && clitics.stem_end > 0
                    || info.bare.is_empty() && info.analyses.is_empty();
                (clitics, if apart && clitics.pronoun.is_none() { Tag::Clitic } else { Tag::Unknown })
            }
        };
        let function = self.function(tag);
        let folded = self.doc.folded(token);
        let has_sound_ending = folded.ends_with(SOUND_ENDINGS[0]) || folded.ends_with(SOUND_ENDINGS[1]);
        Unit {
            first: token,
            last: token,
            clitics,
            tag,
            info: Some(info),
            others: Vec::new(),
            function,
            has_sound_ending,
            ends_oblique: folded.ends_with(SOUND_ENDINGS[1]),
            closes_definite: false,
        }
    }

    /// What the token's letters can be.
    pub(super) fn info(&mut self, token: usize) -> Rc<WordInfo> {
        match self.names.word(token) {
            Some(info) => Rc::clone(info),
            None => self.words.get(self.doc.folded(token), self.lexicon),
        }
    }

    pub(super) fn function(&self, tag: Tag) -> Function {
        match tag {
            Tag::Entry(target, _) if target.kind() == Kind::Function => {
                let function = &self.lexicon.tables().functions[target.index()];
                Function::of(&function.class, &function.features)
            }
            _ => Function::None,
        }
    }
}

/// `بضع`, `بضعة`: a number word that begins with the letter of a preposition.
const BID: &str = "\u{0628}\u{0636}\u{0639}";
/// `اثن`: two.
const ITHN: &str = "\u{0627}\u{062B}\u{0646}";

/// `من`, and `كل` and `كلا`, folded.
const OF: &str = "\u{0645}\u{0646}";
const EACH: [&str; 2] = ["\u{0643}\u{0644}", "\u{0643}\u{0644}\u{0627}"];
