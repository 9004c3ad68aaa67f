//! A folder of lexicon files: read, and checked with the built-in ones around it.

use crate::output::text::legible;
use crate::report::Exit;
use lexicon::Source;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use walkdir::WalkDir;

/// `khabar lexicon check`: every problem on a line of its own.
pub(crate) fn check(folder: &Path, out: &mut impl Write) -> io::Result<Exit> {
    let sources = match read(folder) {
        Ok(sources) => sources,
        Err(problem) => {
            eprintln!("error: {}", legible(&problem));
            return Ok(Exit::Usage);
        }
    };
    let problems = lexicon::check::own(&sources);
    for problem in &problems {
        writeln!(out, "{}", legible(&problem.to_string()))?;
    }
    let lines: usize = sources.iter().map(|source| lexicon::compiler::source::rows(source).count()).sum();
    writeln!(out, "{} files, {lines} lines, {} problems", sources.len(), problems.len())?;
    Ok(if problems.is_empty() { Exit::Well } else { Exit::SomeFailed })
}

/// The `.tsv` and `.txt` files of a folder, by their paths.
///
/// # Errors
/// The first file or folder that cannot be read, or a folder without such files.
pub(crate) fn read(folder: &Path) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| format!("`{}` cannot be read: {error}", folder.display()))?;
        let path = entry.path();
        if entry.file_type().is_file() && path.extension().is_some_and(|e| e == "tsv" || e == "txt") {
            sources.push(source(folder, path)?);
        }
    }
    if sources.is_empty() {
        return Err(format!(
            "`{}` holds no `.tsv` or `.txt` files (hint: name a folder like crates/lexicon/data)",
            folder.display()
        ));
    }
    Ok(sources)
}

fn source(folder: &Path, path: &Path) -> Result<Source, String> {
    let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let bytes = fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        format!("`{}` is not UTF-8 at byte {offset} (hint: save it as UTF-8)", path.display())
    })?;
    Ok(Source { path: name, text: text.trim_start_matches('\u{FEFF}').to_owned() })
}
