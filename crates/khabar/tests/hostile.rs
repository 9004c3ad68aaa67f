//! Broken bytes of every form: whatever is in a file, the readers give articles and problems, and end.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{folder, khabar, line, packed, page};

/// A whole input of each form.
fn seeds() -> Vec<Vec<u8>> {
    let html = page("لقاء", 1);
    let body = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{html}\r\n0\r\n",
        html.len()
    );
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-14T10:00:00Z\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len()
    );
    let entry = "<item><title>لقاء &amp; خبر</title><link>https://a.example</link><description><![CDATA[<p>نص</p>]]></description></item>";
    let feed = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel>{}</channel></rss>",
        entry.repeat(3)
    );
    let json_feed =
        r#"{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "content_html": "<p>نص</p>"}]}"#;
    let table = "id,text,published\n1,\"قال، \"\"نعم\"\"\nثم لا\",2024-05-13\n2,ن,\n".repeat(3);
    let lines = line("1", "قال الوزير نعم.").repeat(3);
    let plain = [record.repeat(3), feed, json_feed.to_owned(), table, lines, html].map(String::into_bytes);
    let packed: Vec<_> = plain.iter().map(|bytes| packed(bytes)).collect();
    plain.into_iter().chain(packed).collect()
}

/// The next number of a fixed series: the same bytes are broken on every run.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap()
}

/// Changes, drops, doubles and cuts a few stretches of bytes.
fn broken(seed: &[u8], state: &mut u64) -> Vec<u8> {
    const SIGNS: &[u8] = b"\0\n\r<>&;\"{}[]:,0f\xFF\xD8";
    let mut bytes = seed.to_vec();
    for _ in 0..1 + next(state) % 4 {
        if bytes.is_empty() {
            break;
        }
        let (start, length) = (next(state) % bytes.len(), 1 + next(state) % 8);
        let end = (start + length).min(bytes.len());
        match next(state) % 5 {
            0 => bytes[start] = SIGNS[next(state) % SIGNS.len()],
            1 => drop(bytes.drain(start..end)),
            2 => {
                let stretch = bytes[start..end].to_vec();
                bytes.splice(start..start, stretch.repeat(1 + next(state) % 50));
            }
            3 => bytes.truncate(start),
            _ => bytes[start] ^= 1 << (next(state) % 8),
        }
    }
    bytes
}

#[test]
fn broken_bytes_break_nothing() {
    // `KHABAR_ROUNDS=100000 cargo test --release -p khabar --test hostile` looks longer
    let rounds = std::env::var("KHABAR_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(300);
    let mut state = 0x006B_6861_6261_7200;
    for seed in seeds() {
        let (articles, _) = khabar::testing::articles(&seed);
        assert!(articles > 0, "{}", String::from_utf8_lossy(&seed[..20]));
        for _ in 0..rounds {
            khabar::testing::articles(&broken(&seed, &mut state));
        }
    }
}

/// A file that goes while another is read.
#[cfg(unix)]
#[test]
fn a_file_that_vanishes_is_told() {
    use std::process::{Command, Stdio};
    let here = folder("vanishing", &[("b.txt", b"x")]);
    if !Command::new("mkfifo").arg(here.join("a")).status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: no `mkfifo` here");
        return;
    }
    let mut command = common::command(&here, &["code", "a", "b.txt"]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // opened for writing when the run reads it
    let mut pipe = std::fs::File::options().write(true).open(here.join("a")).unwrap();
    std::fs::remove_file(here.join("b.txt")).unwrap();
    std::io::Write::write_all(&mut pipe, common::ARTICLE.as_bytes()).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("error: `b.txt`: no such file") && said.contains("1 article coded"), "{said}");
}

#[test]
fn a_folder_within_itself_is_read_once() {
    let here = folder("within", &[("f/a.txt", common::ARTICLE.as_bytes())]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(".", here.join("f/again")).unwrap();
    assert!(khabar(&here, &["code", "f"]).err.contains("1 article coded"));
}
