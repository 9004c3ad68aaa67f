//! What is written, where, and that it is the same every time.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{ARTICLE, Run, command, folder, khabar, khabar_reading, line};
use std::fs;
use std::io::Read;
use std::process::Stdio;

fn corpus(articles: usize) -> String {
    let texts = [
        "التقى الرئيس التونسي وزير الخارجية الفرنسي في باريس الاثنين.",
        "قتل جنديان في هجوم شنه مسلحون مجهولون على نقطة تفتيش شمال بغداد. وأدانت الحكومة العراقية الهجوم.",
        "تظاهر آلاف المواطنين في العاصمة احتجاجا على ارتفاع الأسعار، واعتقلت الشرطة عشرة متظاهرين.",
    ];
    (0..articles).map(|n| line(&n.to_string(), &texts[n % 3].repeat(1 + n % 5))).collect()
}

fn records(run: &Run) -> Vec<serde_json::Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_same_bytes_for_any_number_of_jobs_and_every_run() {
    let here = folder("jobs", &[("a.jsonl", (corpus(300) + "{broken\n" + &corpus(20)).as_bytes())]);
    for format in ["jsonl", "csv", "table"] {
        let run = |jobs| {
            khabar(&here, &["code", "a.jsonl", "--format", format, "--jobs", jobs, "--statements", jobs])
        };
        let one = run("1");
        one.says(1, &["320 articles coded"]);
        assert!(one.out.contains("ASSAULT"), "{format}");
        for jobs in ["2", "3", "8", "1"] {
            assert!(run(jobs) == one, "{format}, {jobs} jobs");
            assert!(fs::read(here.join(jobs)).unwrap() == fs::read(here.join("1")).unwrap());
        }
    }
}

#[test]
fn a_pipe_gets_json_lines_in_the_order_of_the_input() {
    let run = khabar_reading(&folder("pipe", &[]), &["code", "-"], corpus(60).as_bytes());
    let ids: Vec<usize> =
        records(&run).iter().map(|r| r["article"]["id"].as_str().unwrap().parse().unwrap()).collect();
    assert!(ids.is_sorted() && ids.len() > 60, "{ids:?}");
}

#[test]
fn spans_quote_the_text() {
    let here = folder("spans", &[]);
    let run = khabar_reading(&here, &["code", "-"], corpus(3).as_bytes());
    let inputs: Vec<serde_json::Value> =
        corpus(3).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(records(&run).len() > 3);
    for record in records(&run) {
        let input = inputs.iter().find(|input| input["id"] == record["article"]["id"]).unwrap();
        let text = format!("{}\n{}", input["title"].as_str().unwrap(), input["text"].as_str().unwrap());
        let span = record["trigger"]["span"].as_array().unwrap();
        let [start, end] = [&span[0], &span[1]].map(|at| usize::try_from(at.as_u64().unwrap()).unwrap());
        let quoted: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(record["trigger"]["text"], quoted);
    }
}

#[test]
fn the_day_of_the_option_is_told_from_the_articles_own() {
    let here = folder("days", &[("a.txt", ARTICLE.as_bytes()), ("b.jsonl", line("b", ARTICLE).as_bytes())]);
    let run = khabar(&here, &["code", ".", "--published", "2024-06-03"]);
    let of = |id| records(&run).into_iter().find(|r| r["article"]["id"] == id).unwrap()["article"].clone();
    assert_eq!(of("a.txt")["published"], "2024-06-03");
    assert_eq!(of("a.txt")["published_basis"], "option");
    assert_eq!(of("b")["published"], "2024-05-13");
    assert_ne!(of("b")["published_basis"], "option");
}

#[test]
fn statements_are_written_where_asked() {
    let here = folder("said", &[("a.txt", ARTICLE.as_bytes())]);
    khabar(&here, &["code", "a.txt", "--statements", "said.jsonl"]).says(0, &[]);
    let said = fs::read_to_string(here.join("said.jsonl")).unwrap();
    assert!(said.contains("\"content\":") && said.contains("تدين الهجوم"), "{said}");
}

#[test]
fn csv_has_a_head_and_a_row_an_event() {
    let here = folder("csv", &[("a.jsonl", corpus(6).as_bytes())]);
    let events = records(&khabar(&here, &["code", "a.jsonl"])).len();
    let run = khabar(&here, &["code", "a.jsonl", "--format", "csv"]);
    assert!(run.out.starts_with("id,date,enddate,event,mode,status,"), "{}", run.out);
    // no text of the corpus has a line break in it
    assert_eq!(run.out.lines().count(), 1 + events);
}

#[test]
fn a_file_gets_its_form_from_its_name() {
    let here = folder("names", &[("a.jsonl", corpus(6).as_bytes())]);
    let run = khabar(&here, &["code", "a.jsonl", "-o", "out.csv", "--statements", "said.jsonl"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert!(fs::read_to_string(here.join("out.csv")).unwrap().starts_with("id,date,"));
    let said = fs::read_to_string(here.join("said.jsonl")).unwrap();
    assert!(said.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    khabar(&here, &["code", "a.jsonl", "-o", "out.jsonl"]).says(0, &[]);
    assert_eq!(fs::read_to_string(here.join("out.jsonl")).unwrap(), khabar(&here, &["code", "a.jsonl"]).out);
}

#[test]
fn a_file_appears_when_it_is_complete() {
    let here = folder("complete", &[("bad.txt", b"\xFF"), ("out.jsonl", b"as it was")]);
    khabar(&here, &["code", "bad.txt", "-o", "out.jsonl"])
        .says(3, &["note: `out.jsonl` was not written, as no article could be coded"]);
    assert_eq!(fs::read(here.join("out.jsonl")).unwrap(), b"as it was");
    khabar_reading(&here, &["code", "-", "-o", "out.jsonl"], ARTICLE.as_bytes()).says(0, &[]);
    assert_ne!(fs::read(here.join("out.jsonl")).unwrap(), b"as it was");
    let names = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.contains("partial")), "a temporary file was left behind");
}

#[test]
fn a_file_that_cannot_be_written() {
    let here = folder("unwritable", &[("a.txt", ARTICLE.as_bytes())]);
    for output in ["none/out.jsonl", "."] {
        khabar(&here, &["code", "a.txt", "-o", output]).says(4, &["error: `", "` cannot be written: "]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let here = folder("full", &[("a.txt", ARTICLE.as_bytes())]);
    let run = khabar(&here, &["code", "a.txt", "--format", "table", "-o", "/dev/full"]);
    run.says(4, &["error: `/dev/full` cannot be written: "]);
}

#[test]
fn the_output_of_an_earlier_run_is_not_read() {
    let here = folder("again", &[("a.txt", ARTICLE.as_bytes())]);
    for _ in 0..2 {
        khabar(&here, &["code", ".", "-o", "out.jsonl"]).says(0, &["1 article coded"]);
    }
}

#[test]
fn a_reader_who_has_enough_ends_the_run_quietly() {
    let here = folder("enough", &[("a.jsonl", corpus(4000).as_bytes())]);
    let mut command = command(&here, &["code", "a.jsonl", "--format", "table", "--quiet"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 100]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn quiet_runs_tell_problems_only() {
    let here = folder("quiet", &[("a.txt", ARTICLE.as_bytes()), ("b.txt", b"")]);
    assert_eq!(khabar(&here, &["code", "a.txt", "--quiet"]).err, "");
    assert_eq!(khabar(&here, &["code", "b.txt", "-q"]).err, "skipped: `b.txt`: no text in it\n");
}

#[test]
fn further_keys_go_along() {
    let here = folder("keep", &[]);
    let input = corpus(3).replace("{\"id\"", "{\"desk\": \"world\", \"id\"");
    let run = khabar_reading(&here, &["code", "-", "--keep", "desk,page"], input.as_bytes());
    run.says(0, &["3 articles coded"]);
    assert!(records(&run).iter().all(|record| record["extra"] == serde_json::json!({"desk": "world"})));
    let run = khabar_reading(&here, &["code", "-", "--keep", "desk", "--format", "csv"], input.as_bytes());
    assert!(run.out.lines().next().unwrap().ends_with(",extra_desk"));
}

/// Memory does not grow with the file: twenty times the articles, less than twice the memory.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    let peak = |articles: usize| {
        let here = folder(&format!("memory{articles}"), &[("a.jsonl", corpus(articles).as_bytes())]);
        let mut command = command(&here, &["code", "a.jsonl", "-o", "/dev/null", "--jobs", "2"]);
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0;
        while child.try_wait().unwrap().is_none() {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        peak
    };
    let (small, large): (u64, u64) = (peak(500), peak(10_000));
    assert!(large < 2 * small + 8192, "{small} kB, then {large} kB");
}
