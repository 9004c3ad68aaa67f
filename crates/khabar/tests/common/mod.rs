//! Runs of the real binary over files that a test writes.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An article with events of several kinds in it.
pub(crate) const ARTICLE: &str = "الأردن ومصر يبحثان وقف إطلاق النار\n\nالتقى وزير الخارجية الأردني نظيره المصري في القاهرة أمس الأحد. \
    وقال الوزير الأردني إن بلاده تدين الهجوم على المدنيين.\n";

/// What a run left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The closing line of standard error.
    pub(crate) fn summary(&self) -> &str {
        self.err.lines().last().unwrap_or_default()
    }

    /// Asserts the exit code and that each text stands in standard error.
    #[track_caller]
    pub(crate) fn says(&self, code: i32, texts: &[&str]) -> &Self {
        assert_eq!(self.code, Some(code), "{}", self.err);
        for text in texts {
            assert!(self.err.contains(text), "`{text}` is not in:\n{}", self.err);
        }
        self
    }
}

/// A fresh folder of a test's own, with these files in it.
pub(crate) fn folder(test: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The binary, started in `folder`.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

/// Runs `khabar` with nothing on standard input.
pub(crate) fn khabar(folder: &Path, arguments: &[&str]) -> Run {
    khabar_reading(folder, arguments, b"")
}

/// Runs `khabar` with bytes on standard input.
pub(crate) fn khabar_reading(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut command = command(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // a run that ends early closes the pipe
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A line of JSON with an article in it.
pub(crate) fn line(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "title": "خبر", "published": "2024-05-13", "text": text}).to_string() + "\n"
}

/// Packed with gzip.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A page with an article in it, told in words of its number.
pub(crate) fn page(title: &str, number: usize) -> String {
    let body: String = (0..5)
        .map(|n| {
            let n = number * 100 + n;
            format!(
                "<p>التقى وزير الخارجية الأردني نظيره المصري في القاهرة يوم {n}، وبحثا {} ملفات من بينها الملف {}. وقال الوزير الأردني إن \
                 بلاده ستقدم {} ملايين دولار وإن اللجنة رقم {} ستجتمع قريبا.</p>",
                n * 3,
                n * 7,
                n + 11,
                n * n
            )
        })
        .collect();
    format!(
        "<!DOCTYPE html><html lang=\"ar\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body><nav><a href=\"/\">الرئيسية</a></nav>\
         <article><h1>{title}</h1>{body}</article></body></html>"
    )
}

/// Runs `khabar`, and says how many kilobytes of memory it had at most.
#[cfg(target_os = "linux")]
pub(crate) fn with_peak(folder: &Path, arguments: &[&str]) -> (Run, u64) {
    let mut command = command(folder, arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }, peak)
}

/// The reports in `data/stories`, which are ours, a line each.
pub(crate) fn story_lines() -> Vec<String> {
    const FILES: [&str; 3] = ["force.jsonl", "protests_and_talks.jsonl", "words_and_measures.jsonl"];
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stories");
    let texts = FILES.map(|name| fs::read_to_string(data.join(name)).unwrap());
    texts.iter().flat_map(|text| text.lines().map(str::to_owned)).collect()
}

/// Adds lines to the folder's store.
pub(crate) fn add(folder: &Path, name: &str, lines: &[String]) -> Run {
    fs::write(folder.join(name), lines.join("\n") + "\n").unwrap();
    let run = khabar(folder, &["add", name, "--db", "events.db"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run
}

/// A folder whose store has all the reports.
pub(crate) fn filled(test: &str) -> PathBuf {
    let folder = folder(test, &[]);
    add(&folder, "all.jsonl", &story_lines());
    folder
}
