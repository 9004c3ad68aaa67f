//! Arabic text for programs: folding with a way back, tokens, sentences, clitics, conjugation, nominal inflection and
//! numbers. It knows the language and no politics, does no I/O and keeps no state.
//!
//! ```
//! let text = "وقالت الحكومةُ إنّها ستدعم المبادرة.";
//! let words: Vec<_> = arabic::tokens(text).filter(|t| t.kind == arabic::TokenKind::Word).collect();
//! assert_eq!(words.len(), 5);
//! assert_eq!(arabic::fold(words[2].text(text)), "انها");
//! ```
//!
//! # Where to begin
//!
//! **With a text**: [`tokens`] cut it; collect them, for all that follows takes the text and its tokens and gives back ranges
//! of token indices, end exclusive: [`sentences`], [`clauses`], [`quotations`], [`asides`], [`dateline()`], [`quantities`]. A
//! token knows its bytes in the text.
//!
//! **With its words**: [`analysis::Words`] takes clitics off and reads what is left; each word keeps its likeliest
//! [`analysis::Analysis`], whose [`pieces`](analysis::Analysis::pieces) are bytes of the word as written.
//! [`analysis::Context::ranked`] gives the other readings too. If you have a lexicon, write a
//! [`vocabulary::Vocabulary`] of it: what it knows beats what form suggests.
//!
//! **With a dictionary**: [`verb::Verb`] makes all forms of a verb from its root, [`noun`] those of a noun or adjective, in
//! standard orthography. Texts spell in many ways, so compare folded with folded: [`fold()`] both sides.
//!
//! Nothing here fails on text or panics on it; only [`verb::Verb::new`] refuses what is no root.

#![warn(missing_docs)]

pub mod analysis;
pub mod aside;
pub mod clause;
pub mod clitic;
mod data;
pub mod dateline;
pub mod features;
pub mod fold;
pub mod letters;
pub mod noun;
pub mod number;
pub mod quote;
pub mod search;
pub mod sentence;
pub mod token;
pub mod verb;
pub mod vocabulary;

pub use aside::asides;
pub use clause::clauses;
pub use clitic::{Conjunction, Preposition, Pronoun, Segmentation, segmentations};
pub use dateline::{Dateline, dateline};
pub use fold::{Folded, fold, fold_into};
pub use number::{Quantity, quantities};
pub use quote::{Quotation, quotations};
pub use sentence::sentences;
pub use token::{Token, TokenKind, Tokens, tokens};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
