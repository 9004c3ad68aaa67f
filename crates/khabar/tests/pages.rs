//! Web pages from bytes to the text that is coded. The ten in `eval/pages/html` are made by hand in the manner of outlets'
//! templates; the text that each should give stands beside it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{folder, khabar};
use std::fs;
use std::path::{Path, PathBuf};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../eval/pages/html");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages.sort();
    pages
}

/// The title and the sentences of a page, as `khabar explain` lists them.
fn read(page: &Path) -> String {
    let run = khabar(page.parent().unwrap(), &["explain", "-q", page.to_str().unwrap()]);
    let sentence =
        |line: &str| line.strip_prefix("sentence ")?.split_once(": ").map(|(_, text)| text.to_owned());
    run.out.lines().filter_map(sentence).collect::<Vec<_>>().join(" ")
}

#[test]
fn ten_pages_give_their_articles_and_nothing_else() {
    let pages = pages();
    assert_eq!(pages.len(), 10);
    for page in pages {
        let expected = fs::read_to_string(page.with_extension("txt")).unwrap();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&read(&page)), words(&expected), "{}", page.display());
    }
}

#[test]
fn a_page_beyond_measure_is_told() {
    let page = format!("<!DOCTYPE html><html><body>{}", "<p>نص</p>".repeat((16 << 20) / 11 + 1));
    let here = folder("long_page", &[("a.html", page.as_bytes())]);
    khabar(&here, &["code", "a.html"]).says(3, &["`a.html`: longer than 16 MB"]);
}

#[test]
fn the_gate_holds_whatever_is_nested() {
    let paragraph = "<p>قال الوزير إن بلاده ترحب بالاتفاق، وتدعو جميع الأطراف إلى تنفيذه، وتشكر من ساعد على التوصل إليه.</p>";
    let page = format!("<html><body>{}{}", "<ul><li>".repeat(100_000), paragraph.repeat(8));
    let here = folder("deep_page", &[("a.html", page.as_bytes())]);
    khabar(&here, &["code", "a.html"]).says(0, &["1 article coded"]);
}
