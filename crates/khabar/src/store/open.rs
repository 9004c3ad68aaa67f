//! Opening a store, for writing or for reading.

use super::error::Fault;
use super::schema::{self, APPLICATION, VERSION};
use super::{Result, Store, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// So long one program waits for another.
const PATIENCE: Duration = Duration::from_secs(10);

/// Prepared statements that are kept: more than a run of any command has.
const STATEMENTS: usize = 256;

impl Store {
    /// The store in `path`, made where there is none and brought up to date where it is older.
    ///
    /// # Errors
    /// A file of another kind or of a later program; what the system refuses.
    pub(crate) fn create_or_open(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let store = Self::open(path, flags)?;
        let (application, version) = store.stated()?;
        let is_new = application == 0 && version == 0 && store.is_empty()?;
        store.check(application, version, is_new)?;
        // statements are prepared once, whatever values they get: else those that compare are prepared again for each
        let once = store.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true);
        once.map_err(|error| store.error(&error))?;
        // readers go on while one program writes, and what is committed outlives a power cut
        store.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536")?;
        if version < VERSION {
            store.bring_up_to_date()?;
        }
        Ok(store)
    }

    /// The store in `path`, for reading alone. All reads of it see one state.
    ///
    /// # Errors
    /// No file, one of another kind or of a later program; an older store that cannot be brought up to date.
    pub(crate) fn open_read_only(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(StoreError::new(path, Fault::NotAStore));
        }
        if !path.is_file() {
            return Err(StoreError::new(path, Fault::Missing));
        }
        let store = match Self::reading(path) {
            // a folder that may not be written has no room for the index of the write-ahead log
            Err(StoreError { fault: Fault::Other(_) | Fault::Unopened | Fault::ReadOnly, .. }) => {
                Self::unchanging(path)?
            }
            opened => opened?,
        };
        let (application, version) = store.stated()?;
        store.check(application, version, false)?;
        if version < VERSION {
            drop(store);
            Self::create_or_open(path).map_err(|_| StoreError::new(path, Fault::Older))?;
            return Self::open_read_only(path);
        }
        store.run("PRAGMA query_only = ON; PRAGMA cache_size = -65536; BEGIN")?;
        Ok(store)
    }

    fn reading(path: &Path) -> Result<Self> {
        let store = Self::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        store.stated()?;
        Ok(store)
    }

    /// On a disk that nobody writes.
    fn unchanging(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        // told by its own name, and not by the address that SQLite is given
        let mut store = Self::open(Path::new(&format!("file:{escaped}?immutable=1")), flags)
            .map_err(|error| StoreError::new(path, error.fault))?;
        path.clone_into(&mut store.path);
        Ok(store)
    }

    fn open(path: &Path, flags: OpenFlags) -> Result<Self> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(path, flags).map_err(|error| StoreError::of(path, &error))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        let store = Self { connection, path: path.to_owned() };
        store.connection.busy_timeout(PATIENCE).map_err(|error| store.error(&error))?;
        Ok(store)
    }

    /// Takes the steps of the schema that are missing, all of them or none.
    fn bring_up_to_date(&self) -> Result<()> {
        self.run("BEGIN IMMEDIATE")?;
        let taken = schema::steps(&self.connection).map_err(|error| self.error(&error));
        let done = taken.and_then(|before| self.complete(before)).and_then(|()| self.run("COMMIT"));
        if done.is_err() && !self.connection.is_autocommit() {
            self.run("ROLLBACK")?;
        }
        done
    }

    /// What the steps of the schema from a version on leave to the program.
    fn complete(&self, before: i64) -> Result<()> {
        if (1..4).contains(&before) {
            self.put_all_speakers()?;
        }
        if (2..5).contains(&before) {
            self.put_text_keys()?;
        }
        Ok(())
    }

    fn stated(&self) -> Result<(i64, i64)> {
        schema::stated(&self.connection).map_err(|error| self.error(&error))
    }

    fn is_empty(&self) -> Result<bool> {
        let count = "SELECT count(*) FROM sqlite_schema";
        self.connection
            .query_row(count, [], |row| row.get(0))
            .map(|count: i64| count == 0)
            .map_err(|e| self.error(&e))
    }

    fn check(&self, application: i64, version: i64, is_new: bool) -> Result<()> {
        let fault = match (application, version) {
            _ if is_new => return Ok(()),
            (APPLICATION, 1..=VERSION) => return Ok(()),
            (APPLICATION, schema) if schema > VERSION => Fault::Newer { schema },
            _ => Fault::NotAStore,
        };
        Err(StoreError::new(&self.path, fault))
    }

    /// Statements without parameters or answers.
    pub(crate) fn run(&self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(|error| self.error(&error))
    }

    /// What SQLite says, with the file's name.
    pub(crate) fn error(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::of(&self.path, error)
    }

    /// What the user asked for is wrong.
    pub(crate) fn refuse(&self, what: impl Into<String>) -> StoreError {
        StoreError::new(&self.path, Fault::Asked(what.into()))
    }
}
