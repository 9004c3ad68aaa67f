//! Runs that are killed and gone on with.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{command, folder, khabar, line};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const OUTPUTS: [&str; 3] = ["events.jsonl", "said.jsonl", "wrong.jsonl"];

const ARGUMENTS: [&str; 9] =
    ["code", "in", "-o", OUTPUTS[0], "--statements", OUTPUTS[1], "--errors", OUTPUTS[2], "--jobs"];

/// Two files of articles, every seventh of them a near-copy of an earlier one, with broken lines and a file of blanks.
fn corpus(test: &str, articles: usize) -> std::path::PathBuf {
    let text = |n: usize| {
        let n = if n % 7 == 6 { n - 6 } else { n };
        format!(
            "التقى الرئيس التونسي وزير الخارجية الفرنسي في باريس الاثنين، وبحثا {n} ملفات و{} مقترحات في {} جلسات. وقال الوزير \
             إن بلاده ستقدم {} ملايين دولار. وأدانت الحكومة العراقية الهجوم رقم {n} على نقطة تفتيش شمال بغداد.",
            n * 3,
            n * n,
            n + 17
        )
    };
    let lines = |range: std::ops::Range<usize>| {
        range.map(|n| if n % 500 == 499 { "{broken\n".to_owned() } else { line(&n.to_string(), &text(n)) })
    };
    let (first, second): (String, String) =
        (lines(0..articles / 2).collect(), lines(articles / 2..articles).collect());
    folder(test, &[("in/a", first.as_bytes()), ("in/b.txt", b" \n"), ("in/c", second.as_bytes())])
}

fn arguments<'a>(jobs: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    ARGUMENTS.into_iter().chain([jobs]).chain(more.iter().copied()).collect()
}

/// Starts a run and kills it when it has set one more mark; whether it was killed before it was done.
fn killed(here: &Path, arguments: &[&str]) -> bool {
    let marks = || {
        fs::read(here.join(".events.jsonl.journal"))
            .unwrap_or_default()
            .iter()
            .filter(|b| **b == b'\n')
            .count()
    };
    let before = marks().max(1);
    let mut command = command(here, arguments);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while marks() <= before
        && child.try_wait().unwrap().is_none()
        && begun.elapsed() < Duration::from_secs(120)
    {
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    !child.wait().unwrap().success() && here.join(".events.jsonl.journal").exists()
}

fn written(here: &Path) -> [Vec<u8>; 3] {
    OUTPUTS.map(|name| fs::read(here.join(name)).unwrap())
}

#[test]
fn a_run_that_is_killed_is_gone_on_with_to_the_same_bytes() {
    let here = corpus("killed", 12_000);
    khabar(&here, &arguments("2", &[])).says(1, &["11976 articles coded: "]);
    let whole = written(&here);
    OUTPUTS.iter().for_each(|name| fs::remove_file(here.join(name)).unwrap());
    let times = (0..3).take_while(|_| killed(&here, &arguments("2", &["--resume"]))).count();
    assert!(times > 0, "the run was over before it could be killed");
    // on a quick machine the last of them may have come to its end
    if times == 3 {
        assert!(!here.join(OUTPUTS[0]).exists(), "a file appears when it is complete");
        khabar(&here, &arguments("1", &["--resume"]))
            .says(1, &["11976 articles coded, ", " of them in the run before"]);
    }
    assert!(written(&here) == whole);
    let text = String::from_utf8(whole[2].clone()).unwrap();
    assert!(text.starts_with("{\"file\":\"in/a\",\"line\":500,"), "{text}");
    assert!(text.contains("\"reason\":\"broken JSON\"") && text.contains("\"offset\":"));
    assert_eq!(text.lines().count(), 25);
    let left = fs::read_dir(&here).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(left.into_iter().all(|name| !name.starts_with('.')), "something was left behind");
}

#[test]
fn what_an_interrupted_run_left_is_taken_care_of() {
    let here = corpus("interrupted", 12_000);
    assert!(killed(&here, &arguments("2", &[])), "the run was over before it could be killed");
    let journal = here.join(".events.jsonl.journal");
    let kept = fs::read_to_string(&journal).unwrap();
    // other options
    let other = arguments("2", &["--resume", "--min-confidence", "0.5"]);
    khabar(&here, &other).says(2, &["error: the interrupted run had another version or other options"]);
    // a run of hours is not overwritten
    let (before, after) = kept.rsplit_once("\"seconds\":").unwrap();
    let after = after.split_once(',').unwrap().1;
    fs::write(&journal, format!("{before}\"seconds\":7200.5,{after}")).unwrap();
    khabar(&here, &arguments("2", &[]))
        .says(2, &["was interrupted after 121 minutes", "`--resume` goes on with it"]);
    // what was read has changed
    fs::write(here.join("in/a"), line("1", "قال الوزير نعم.")).unwrap();
    khabar(&here, &arguments("2", &["--resume"])).says(2, &["has changed since"]);
    // a torn last line is as if it had not been written, and a short run is begun anew
    fs::write(&journal, kept.lines().next().unwrap().to_owned() + "\n{\"position\":").unwrap();
    khabar(&here, &arguments("2", &["--resume"])).says(1, &[" articles coded: "]);
}

#[test]
fn two_runs_do_not_write_one_file() {
    let here = corpus("twice", 12_000);
    let mut first = command(&here, &arguments("1", &[])).stderr(Stdio::null()).spawn().unwrap();
    while !here.join(".events.jsonl.partial").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    khabar(&here, &arguments("1", &[])).says(2, &["error: another run is writing `"]);
    first.kill().unwrap();
    first.wait().unwrap();
}

#[test]
fn resume_wants_a_file_and_files() {
    let here = folder("wants", &[("a.txt", b"x")]);
    for arguments in [&["code", "a.txt", "--resume"][..], &["code", "-", "-o", "x", "--resume"]] {
        assert_eq!(khabar(&here, arguments).code, Some(2), "{arguments:?}");
    }
}
