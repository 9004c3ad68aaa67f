//! The store: articles, entities, events and statements in one SQLite file. `docs/store.md` explains every table and column.
//!
//! One connection writes, any number read (write-ahead log). What people filter by stands in plain columns, the full record
//! beside it as JSON. Nothing that is read depends on the order in which articles were added.
//!
//! For the commands that stand on it: [`Store::open_read_only`], then [`Store::events`], [`Store::statements`] and
//! [`Store::articles`] with a [`Filter`], and [`Store::stories`]. They come in the order of the articles (by day of publication, the unknown first, then
//! by key) and of the text.

mod add;
mod anchor;
mod asked;
mod copies;
mod correction;
mod crowd;
pub(crate) mod edit;
mod entry;
mod error;
mod filter;
mod groups;
mod moment;
mod names;
mod open;
pub(crate) mod parts;
mod plan;
mod read;
mod recode;
mod said;
mod schema;
mod settle;
mod shelf;
mod speakers;
mod sql;
mod stories;
mod story_read;
mod story_said;
mod story_write;
pub(crate) mod unquoted;

pub(crate) use add::{Added, Adding, days};
pub(crate) use anchor::{Anchor, EventAnchor};
pub(crate) use correction::{Action, Correction, IN_ORDER, Subject};
pub(crate) use entry::{Entry, Identity, json};
pub(crate) use error::StoreError;
#[allow(unused_imports, reason = "what the commands on the store read")]
pub(crate) use filter::Filter;
#[allow(unused_imports, reason = "what the commands on the store read")]
pub(crate) use read::{Judgement, StoredArticle, StoredEvent, StoredStatement};
#[allow(unused_imports, reason = "what the commands on the store read")]
pub(crate) use recode::{Change, Kind as ChangeKind};
pub(crate) use settle::Settled;

pub(crate) use story_read::AtLeast;

use rusqlite::Connection;
use std::path::PathBuf;

/// An open store.
#[derive(Debug)]
pub(crate) struct Store {
    /// Statements are prepared once and kept. The commands on the store may ask it what the typed reads do not give.
    pub(crate) connection: Connection,
    path: PathBuf,
}

/// What a question to the store gives.
pub(crate) type Result<T> = std::result::Result<T, StoreError>;
