//! Page furniture: lines that a saved page carries and the article does not.
//!
//! Two kinds of evidence: what a line says (`furniture.tsv`: a share button, a comment form), and where it stands among the
//! paragraphs ([`layout`]: a menu above them, a headline told again, a caption between them).

mod known;
mod layout;
mod line;
mod patterns;

pub(crate) use patterns::Patterns;

use crate::Article;
use known::{Kind, Known};
use line::Line;
use std::ops::Range;

/// What of a page is not the article, and what it tells of the article.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// Lines that are not the article: their bytes and the reason, in the order of the text.
    pub(crate) lines: Vec<(Range<usize>, String)>,
    /// The bytes of the title: the next line where the reader's is a menu's.
    pub(crate) title: Option<Range<usize>>,
    /// The first source that a line such as `المصدر: ...` names.
    pub(crate) outlet: Option<String>,
}

/// Looks the article's text over, line by line.
pub(crate) fn furniture(article: &Article, patterns: &Patterns<'_>) -> Furniture {
    let mut page = Page::new(article, patterns);
    page.title();
    page.words();
    layout::layout(&mut page);
    let title = page
        .lines
        .iter()
        .find(|line| line.is_title)
        .map(|line| line.range.start..line.range.start + line.text.len());
    let outlet = page.outlet(article);
    let reasons = page.lines.into_iter().zip(page.reasons);
    let lines = reasons.filter_map(|(line, reason)| reason.map(|reason| (line.range, reason))).collect();
    // a title is the reader's word for word, unless it is a menu's
    let own =
        article.title.clone().filter(|own| title.as_ref().is_none_or(|title| own.contains(&title.start)));
    Furniture { lines, title: own.or(title).filter(|_| article.title.is_some()), outlet }
}

/// The lines of a page, with the reasons for leaving some out.
struct Page<'a> {
    lines: Vec<Line<'a>>,
    reasons: Vec<Option<String>>,
    /// What each line says that it is.
    said: Vec<Option<Known<'a>>>,
    patterns: &'a Patterns<'a>,
}

impl<'a> Page<'a> {
    fn new(article: &'a Article, patterns: &'a Patterns<'a>) -> Self {
        let mut at = 0;
        let lines: Vec<Line<'a>> = article
            .text
            .split_inclusive('\n')
            .filter_map(|text| {
                at += text.len();
                Line::of(text, at - text.len(), article.title.as_ref())
            })
            .collect();
        let said = lines.iter().map(|line| patterns.said(line)).collect();
        Self { reasons: vec![None; lines.len()], lines, said, patterns }
    }

    /// A title that is a menu's line is none; the title is then the next line that is more.
    fn title(&mut self) {
        const WORDS: usize = 4;
        let Some(at) = self.lines.iter().position(|line| line.is_title) else { return };
        let by_place = || layout::no_title(&self.lines[at]).map(str::to_owned);
        let Some(reason) = self.said[at].map(|known| known.reason.to_owned()).or_else(by_place) else {
            return;
        };
        let end = self.lines.iter().position(Line::is_body).unwrap_or(self.lines.len());
        let is_more = |next: &usize| self.lines[*next].words >= WORDS && self.said[*next].is_none();
        if let Some(next) = (at + 1..end).find(is_more) {
            self.lines[at].is_title = false;
            self.lines[next].is_title = true;
            self.reasons[at] = Some(reason);
        }
    }

    /// Leaves out what says by its words that it is furniture.
    fn words(&mut self) {
        for at in 0..self.lines.len() {
            if self.lines[at].is_title || self.reasons[at].is_some() {
                continue;
            }
            let Some(known) = self.said[at] else { continue };
            self.reasons[at] = Some(known.reason.to_owned());
            match known.kind {
                Kind::Cuts | Kind::Counted if self.is_end(at) => {
                    return self.reasons[at..]
                        .iter_mut()
                        .for_each(|kept| *kept = Some(known.reason.to_owned()));
                }
                Kind::Cuts | Kind::Box => self.teasers(at, known.reason),
                _ => {}
            }
        }
    }

    /// The patterns of a kind.
    fn of(&self, kind: Kind) -> impl Iterator<Item = &Known<'a>> {
        self.patterns.of(kind).iter()
    }

    /// Whether the article ends before this line: it has begun, and hardly anything of it follows.
    fn is_end(&self, at: usize) -> bool {
        let bodies = |lines: &[Line<'_>]| lines.iter().filter(|line| line.is_body()).count();
        let begun = self.lines[..at].iter().any(|line| line.words > 8);
        begun && bodies(&self.lines[at + 1..]) <= bodies(&self.lines[..at]).max(1)
    }

    /// Leaves out the titles of other articles that follow their label: lines that no full stop ends.
    fn teasers(&mut self, label: usize, reason: &str) {
        const MOST: usize = 10;
        const WORDS: usize = 22;
        for at in label + 1..self.lines.len().min(label + 1 + MOST) {
            let line = &self.lines[at];
            let is_question = line.text.ends_with('\u{061F}');
            if line.is_ended && !is_question || line.words > WORDS || line.is_title {
                break;
            }
            if self.said[at].is_some_and(|known| known.kind == Kind::Equals) {
                // the box has its own end, or another label follows
                break;
            }
            self.reasons[at] = Some(reason.to_owned());
        }
    }

    /// The first source of the first line that names sources, other than `agencies` and the like.
    fn outlet(&self, article: &Article) -> Option<String> {
        const BEYOND: [char; 8] = ['+', '(', '\u{060C}', ',', '/', '|', '-', '.'];
        let names = |line: &Line<'a>| self.of(Kind::Source).any(|p| line.folded.starts_with(p.pattern));
        let line = self.lines.iter().find(|line| names(line))?;
        let source = line.text.split_once(':')?.1.split(BEYOND).next()?;
        let source = source.trim().trim_matches(['"', '\u{AB}', '\u{BB}', '\u{201C}', '\u{201D}']).trim();
        let folded = arabic::fold(source);
        let is_nobody = self.of(Kind::Nobody).any(|p| p.pattern == folded);
        (article.outlet.is_none() && !source.is_empty() && !is_nobody && source.split(' ').count() <= 6)
            .then(|| source.to_owned())
    }
}
