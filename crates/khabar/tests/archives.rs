//! Web archives, feeds, tables: what researchers have, through the whole program.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{folder, khabar, khabar_reading, packed, page};
use serde_json::Value;

fn record(number: usize, status: &str, body: &[u8]) -> Vec<u8> {
    let body =
        [format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n").as_bytes(), body]
            .concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-05-14T10:00:00Z\r\n\
         WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), &body, b"\r\n\r\n"].concat()
}

fn records(run: &common::Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_archive_of_pages_a_member_each() {
    let bytes = [
        packed(&record(1, "200 OK", page("الأولى", 1).as_bytes())),
        packed(&record(2, "404 Not Found", page("لا شيء", 2).as_bytes())),
        packed(&record(3, "200 OK", page("الثانية", 3).as_bytes())),
        // the same report, printed by another outlet
        packed(&record(4, "200 OK", page("منقولة", 3).as_bytes())),
    ]
    .concat();
    let here = folder("archive", &[("news.warc.gz", &bytes), ("cut.warc.gz", &bytes[..bytes.len() - 40])]);
    let run = khabar(&here, &["code", "news.warc.gz"]);
    run.says(0, &["3 articles coded: ", "; 1 near-copies of others among them"]);
    let records = records(&run);
    let article = |id: &str| records.iter().find(|r| r["article"]["id"] == id).unwrap()["article"].clone();
    assert_eq!(article("1")["url"], "https://news.example/1");
    assert_eq!(article("1")["source_sha256"].as_str().map(str::len), Some(64));
    assert_eq!((article("3")["copy_of"].clone(), article("4")["copy_of"].clone()), (Value::Null, "3".into()));
    let cut = khabar(&here, &["code", "cut.warc.gz"]);
    cut.says(1, &["2 articles coded", "error: `cut.warc.gz`, byte ", "ends before its time"]);
    assert_eq!(khabar_reading(&here, &["code", "-"], &bytes).out, run.out);
}

#[test]
fn feeds_and_tables() {
    let text = "التقى وزير الخارجية الأردني نظيره المصري في القاهرة أمس الأحد.";
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>صحيفة</title><item><title>لقاء</title><guid>f1</guid>\
         <pubDate>Mon, 13 May 2024 08:00:00 +0300</pubDate><description>&lt;p&gt;{text}&lt;/p&gt;</description></item></channel></rss>"
    );
    let csv = format!("uid,body,day\nc1,\"{text}\",2024-05-13\nc2,,2024-05-13\n");
    let (narrow, _, _) = encoding_rs::WINDOWS_1256.encode(&csv);
    let here =
        folder("feeds", &[("feed.xml", feed.as_bytes()), ("a.csv", csv.as_bytes()), ("b.csv", &narrow)]);
    let run = khabar(&here, &["code", "feed.xml"]);
    run.says(0, &["1 article coded"]);
    assert_eq!(records(&run)[0]["article"]["outlet"], "صحيفة");
    assert_eq!(records(&run)[0]["date"], "2024-05-12");
    for file in ["a.csv", "b.csv"] {
        let run = khabar(&here, &["code", file, "--map", "id=uid,text=body,published=day"]);
        run.says(1, &["1 article coded", &format!("`{file}`, line 3: the key `body` is missing")]);
        assert_eq!(records(&run)[0]["article"]["id"], "c1", "{file}");
        assert_eq!(records(&run)[0]["date"], "2024-05-12", "{file}");
    }
}

#[test]
fn a_table_without_the_text_is_told() {
    let here = folder("textless", &[("a.csv", "id,content\n1,قال الوزير نعم.\n".as_bytes())]);
    khabar(&here, &["code", "a.csv"]).says(3, &["the key `text` is missing\n  hint: ", "`--map text=body`"]);
}

/// A gigabyte on one line takes no gigabyte of memory, and what follows is read.
#[cfg(target_os = "linux")]
#[test]
fn a_line_of_a_gigabyte_is_passed_by() {
    use std::io::Write;
    let here = folder("gigabyte", &[]);
    let mut encoder = flate2::write::GzEncoder::new(
        std::fs::File::create(here.join("a.jsonl.gz")).unwrap(),
        flate2::Compression::fast(),
    );
    // noise of a kind that packs to a fifth: a bomb is another test's
    let noise: Vec<u8> =
        (0..1_u64 << 20).map(|n| b'a' + (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60) as u8).collect();
    encoder.write_all(b"{\"text\": \"").unwrap();
    (0..1024).for_each(|_| encoder.write_all(&noise).unwrap());
    encoder.write_all(b"\"}\n").unwrap();
    encoder.write_all(common::line("1", "قال الوزير نعم.").as_bytes()).unwrap();
    encoder.finish().unwrap();
    let (run, peak) = common::with_peak(&here, &["code", "a.jsonl.gz", "--jobs", "1", "-o", "out.jsonl"]);
    run.says(1, &["line 1: longer than 16 MB", "1 article coded"]);
    assert!(peak < 200_000, "{peak} kB");
}

#[test]
fn a_bomb_is_told() {
    let here = folder("bomb", &[("a.txt.gz", &packed(&vec![b' '; 64 << 20]))]);
    khabar(&here, &["code", "a.txt.gz"]).says(3, &["unpacks to more than 400 times its size\n  hint: "]);
}
