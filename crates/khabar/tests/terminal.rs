//! The binary at a terminal: a table, colours, and none where they are not wanted.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{ARTICLE, folder};
use std::path::Path;
use std::process::Command;

/// What `khabar` writes to a terminal, or nothing where `script` cannot make one.
fn at_a_terminal(folder: &Path, arguments: &str, environment: &[(&str, &str)]) -> Option<String> {
    let command = format!("stty cols 120 2>/dev/null; '{}' {arguments}", env!("CARGO_BIN_EXE_khabar"));
    let mut script = Command::new("script");
    script
        .args(["-qec", &command, "/dev/null"])
        .current_dir(folder)
        .env("TERM", "xterm")
        .env_remove("NO_COLOR");
    let output = script.envs(environment.iter().copied()).stdin(std::process::Stdio::null()).output();
    match output {
        Ok(output) if cfg!(target_os = "linux") => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        _ => {
            eprintln!("skipped: no `script` here that opens a terminal");
            None
        }
    }
}

#[test]
fn a_terminal_shows_a_coloured_table() {
    let here = folder("table", &[("a.txt", ARTICLE.as_bytes())]);
    let Some(shown) = at_a_terminal(&here, "code a.txt", &[]) else { return };
    assert!(shown.contains("DATE") && shown.contains("\u{1B}[1m"), "{shown}");
    assert!(shown.contains("\u{1B}[36mCONSULT\u{1B}[0m"), "{shown}");
    assert!(shown.contains("\u{2068}الأردن ومصر يبحثان وقف إطلاق النار\u{2069}"), "{shown}");
}

#[test]
fn no_colours_where_they_are_not_wanted() {
    let here = folder("plain", &[("a.txt", ARTICLE.as_bytes())]);
    for environment in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let Some(shown) = at_a_terminal(&here, "code a.txt", &[environment]) else { return };
        assert!(shown.contains("DATE") && !shown.contains('\u{1B}'), "{environment:?}: {shown:?}");
    }
}

#[test]
fn a_file_gets_no_table_though_a_terminal_is_there() {
    let here = folder("file", &[("a.txt", ARTICLE.as_bytes())]);
    if at_a_terminal(&here, "code a.txt -o out", &[]).is_some() {
        assert!(!std::fs::read_to_string(here.join("out")).unwrap().contains("DATE"));
    }
}
