//! What is read, what is refused, and what is said about it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{ARTICLE, folder, khabar, khabar_reading, line, packed};

#[test]
fn files_folders_and_standard_input() {
    let lines = line("1", "قال الوزير نعم.") + "\n" + &line("2", "قال الرئيس لا.");
    let here = folder(
        "files",
        &[
            ("a.txt", ARTICLE.as_bytes()),
            ("sub/b.TXT", ARTICLE.as_bytes()),
            ("sub/c.jsonl", lines.as_bytes()),
        ],
    );
    khabar(&here, &["code", "a.txt"]).says(0, &["1 article coded"]);
    khabar(&here, &["code", "."]).says(0, &["4 articles coded"]);
    khabar(&here, &["code", "a.txt", "sub"]).says(0, &["4 articles coded"]);
    khabar_reading(&here, &["code", "-"], ARTICLE.as_bytes()).says(0, &["1 article coded"]);
    khabar_reading(&here, &["code", "-"], lines.as_bytes()).says(0, &["2 articles coded"]);
    khabar_reading(&here, &["code", "a.txt", "-", "sub"], lines.as_bytes()).says(0, &["6 articles coded"]);
}

#[test]
fn ids_are_names_paths_and_lines() {
    let here = folder(
        "ids",
        &[
            ("f/a.txt", ARTICLE.as_bytes()),
            ("f/sub/b.txt", ARTICLE.as_bytes()),
            ("f/c.jsonl", "\n{\"text\": \"قال نعم.\"}".as_bytes()),
        ],
    );
    let run = khabar(&here, &["explain", "f", "f/sub/b.txt"]);
    let ids: Vec<_> = run.out.lines().filter(|line| line.starts_with("== ")).collect();
    assert_eq!(ids, ["== a.txt ==", "== c.jsonl:2 ==", "== sub/b.txt ==", "== b.txt =="]);
}

#[test]
fn what_stands_in_a_folder_beside_articles_is_counted() {
    let here = folder(
        "beside",
        &[
            ("a.txt", ARTICLE.as_bytes()),
            ("b.pdf", b"%PDF"),
            ("README.md", b"x"),
            (".hidden.txt", b"x"),
            (".git/c.txt", b"x"),
        ],
    );
    khabar(&here, &["code", "."]).says(0, &["1 article coded", "2 other files passed over"]);
}

#[test]
fn text_in_the_charsets_of_arabic() {
    // as Arabic news was long written: windows-1256, ISO-8859-6, UTF-16; and what is in none of them
    let windows = b"\xC7\xE1\xE6\xD2\xED\xD1 \xED\xD2\xE6\xD1 \xC7\xE1\xDE\xC7\xE5\xD1\xC9";
    let iso = b"\xC7\xE4\xE8\xD2\xEA\xD1 \xEA\xD2\xE8\xD1 \xC7\xE4\xE2\xC7\xE7\xD1\xC9";
    let utf16: Vec<u8> = "\u{FEFF}الوزير يزور القاهرة".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut cut = ARTICLE.as_bytes().to_vec();
    cut.insert(cut.len() - 1, 0xD8);
    let lines = [line("1", "قال نعم.").as_bytes(), b"{\"text\": \"", windows, b"\"}\n"].concat();
    let files: [(&str, &[u8]); 6] = [
        ("a.txt", windows),
        ("b.txt", iso),
        ("c.txt", &utf16),
        ("d.jsonl", &lines),
        ("e.txt", b"\x81\x82\xFF\xFD\x90"),
        ("f.txt", &cut),
    ];
    let here = folder("charsets", &files);
    let run = khabar(&here, &["explain", "."]);
    run.says(
        1,
        &[
            "error: `./e.txt`: not UTF-8 at byte 0\n  hint: ",
            "warning: `./f.txt`: 1 places where bytes are no letters",
            "6 articles coded",
            "1 not coded (1 not UTF-8)",
        ],
    );
    assert_eq!(run.out.matches("sentence 0: الوزير يزور القاهرة").count(), 4, "{}", run.out);
}

#[test]
fn a_line_in_no_charset_is_told() {
    let lines = [line("1", "قال نعم.").as_bytes(), b"{\"text\": \"\x81\x82\xFF\xFD\x90\"}\n"].concat();
    let here = folder("no-charset", &[("d.jsonl", &lines)]);
    let at = line("1", "قال نعم.").len() + 10;
    khabar(&here, &["code", "d.jsonl"])
        .says(1, &[&format!("error: `d.jsonl`, line 2: not UTF-8 at byte {at}\n"), "1 article coded"]);
}

#[test]
fn lines_and_feeds_in_the_charsets_of_arabic() {
    let text = "الوزير يزور القاهرة";
    let lines = format!("{{\"text\": \"{text}\"}}\n").repeat(2);
    let feed = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{{\"content_text\": \"{text}\"}}]}}"
    );
    let article = format!("{{\n\"text\": \"{text}\"\n}}\n");
    let wide: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let narrow = |text: &str| encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    let files: [(&str, &[u8]); 5] = [
        ("a.jsonl", &narrow(&lines)),
        ("b.jsonl", &encoding_rs::ISO_8859_6.encode(&lines).0),
        ("c.jsonl", &wide),
        ("d.jsonl", &narrow(&feed)),
        ("e.jsonl", &narrow(&article)),
    ];
    let here = folder("narrow-lines", &files);
    let run = khabar(&here, &["explain", "."]);
    run.says(0, &["8 articles coded"]);
    assert_eq!(run.out.matches(&format!("sentence 0: {text}")).count(), 8, "{}", run.out);
}

#[test]
fn fields_that_were_misread_are_put_right() {
    let text = "قال الوزير إن بلاده ترحب بالاتفاق.";
    let misread =
        |text: &str| encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
    // as UTF-8 read as Latin-1, in which the byte of one letter is a line's end
    let latin = |text: &str| text.bytes().map(char::from).collect::<String>();
    let lines = serde_json::json!({"title": misread("الوزير يرحب بالاتفاق بين الجانبين"), "text": text, "source": misread("صحيفة المثال")}).to_string()
        + "\n"
        + &serde_json::json!({"title": "الوزير يرحب بالاتفاق بين الجانبين", "text": latin(text)}).to_string();
    let feed = format!(
        "<rss><channel><item><title>{}</title><description>&lt;p&gt;{}&lt;/p&gt;</description></item></channel></rss>",
        misread("الوزير يرحب بالاتفاق بين الجانبين"),
        latin(text)
    );
    let table =
        format!("title,text\n{},\"{}\"\n", misread("الوزير يرحب بالاتفاق بين الجانبين"), misread(text));
    let files: [(&str, &[u8]); 3] =
        [("a.jsonl", lines.as_bytes()), ("b.xml", feed.as_bytes()), ("c.csv", table.as_bytes())];
    let here = folder("misread", &files);
    let run = khabar(&here, &["explain", "."]);
    run.says(0, &["4 articles coded"]);
    assert_eq!(
        run.out.matches("sentence 0 (title): الوزير يرحب بالاتفاق بين الجانبين\n").count(),
        4,
        "{}",
        run.out
    );
    assert_eq!(run.out.matches(&format!("sentence 1: {text}\n")).count(), 4, "{}", run.out);
}

#[test]
fn pages_of_the_web() {
    let body = "<p>التقى وزير الخارجية الأردني نظيره المصري في القاهرة أمس الأحد، وبحث معه ملف المياه وسبل تعزيز التعاون.</p>"
        .repeat(3);
    let page = |title: &str| {
        format!(
            "<!DOCTYPE html><html><head><title>{title}</title><meta property=\"article:published_time\" \
             content=\"2021-05-10T10:00\"><meta name=author content=\"ليلى\"></head><body><article><h1>{title}</h1>\
             <figcaption>الوزيران (أرشيف)</figcaption>{body}</article></body></html>"
        )
    };
    let here = folder(
        "pages",
        &[
            ("a.html", page("وزير الخارجية الأردني في القاهرة").as_bytes()),
            ("b", page("وزير الخارجية المصري في عمان").as_bytes()),
            ("front.htm", b"<html><body><p></p></body></html>"),
        ],
    );
    let run = khabar(&here, &["code", ".", "--keep", "author"]);
    run.says(
        1,
        &["skipped: `./front.htm`: a web page without the text of an article\n  hint: ", "2 articles coded"],
    );
    let records: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!records.is_empty());
    for record in records {
        assert_eq!(record["article"]["published"], "2021-05-10");
        assert_eq!(record["article"]["published_basis"], "metadata: article:published_time");
        assert_eq!(record["extra"]["author"], "ليلى");
    }
    let explained = khabar(&here, &["explain", "a.html"]);
    assert!(
        explained.out.contains("left out of the page: الوزيران (أرشيف) (a picture's caption)"),
        "{}",
        explained.out
    );
}

#[test]
fn nothing_in_it() {
    let here = folder(
        "empty",
        &[
            ("a.txt", b""),
            ("b.txt", b"\xEF\xBB\xBF\n \n"),
            ("c.jsonl", b"\n"),
            ("d/x.md", b""),
            ("e.txt", ARTICLE.as_bytes()),
        ],
    );
    khabar(&here, &["code", ".", "d"]).says(
        1,
        &[
            "skipped: `./a.txt`: no text in it",
            "skipped: `./b.txt`: no text in it",
            "skipped: `./c.jsonl`: no text in it",
            "error: `d`: a folder without articles\n  hint: ",
            "1 article coded",
            "4 not coded (3 empty, 1 folder without articles)",
        ],
    );
}

#[test]
fn broken_lines_are_told_and_the_rest_is_read() {
    let lines = [
        line("1", "قال نعم."),
        "{\"id\": \"2\", \"text\": \"cut o\n".to_owned(),
        "{\"text\": 5}\n{\"text\": \"قال\", \"title\": []}\n[1]\n{\"body\": \"x\"}\n".to_owned(),
        "{\"text\": \"قال نعم.\", \"published\": \"2024-02-30\"}\n".to_owned(),
        "{\"text\": \"قال نعم.\", \"published\": 20240230}\n".to_owned(),
        line("8", "قال لا."),
    ];
    let here = folder("lines", &[("a.jsonl", lines.concat().as_bytes())]);
    khabar(&here, &["code", "a.jsonl"]).says(
        1,
        &[
            "error: `a.jsonl`, line 2: not JSON at byte ",
            "error: `a.jsonl`, line 3: `text` is a number, not a string\n  hint: ",
            "error: `a.jsonl`, line 4: `title` is a list, not a string",
            "error: `a.jsonl`, line 5: a list where an object should be",
            "error: `a.jsonl`, line 6: the key `text` is missing",
            "error: `a.jsonl`, line 7: `published` is not a date: `2024-02-30`\n  hint: write it as `2024-05-31`",
            "error: `a.jsonl`, line 8: `published` is a number, not a string",
            "2 articles coded",
            "7 not coded (1 broken JSON, 1 date that is none, 5 wrong fields)",
        ],
    );
}

#[test]
fn other_languages_are_skipped_and_said() {
    let persian = "وزیر امور خارجه گفت که این کشور برای گفت‌وگو با همسایگان خود آماده است.";
    let urdu = "وزیر خارجہ نے کہا ہے کہ ان کا ملک پڑوسی ممالک کے ساتھ بات چیت کے لیے تیار ہے۔";
    let kurdish = "وەزیری دەرەوە ڕایگەیاند کە وڵاتەکەی ئامادەیە بۆ گفتوگۆ لەگەڵ دراوسێکانی";
    let here = folder(
        "languages",
        &[
            ("a.txt", persian.as_bytes()),
            ("b.txt", urdu.as_bytes()),
            ("c.txt", kurdish.as_bytes()),
            ("d.txt", b"The minister arrived."),
            ("d2.txt", b"el wazir 9al elli el 7okouma bech tzid fel ma3ach"),
            ("e.txt", ARTICLE.as_bytes()),
        ],
    );
    khabar(&here, &["code", "."]).says(
        1,
        &[
            "skipped: `./a.txt`: in Persian, it seems, not in Arabic\n  hint: `--any-language`",
            "skipped: `./b.txt`: in Urdu",
            "skipped: `./c.txt`: in Kurdish",
            "skipped: `./d.txt`: in another script",
            "1 article coded",
            "5 not coded (1 in Kurdish, 1 in Latin letters, 1 in Persian, 1 in Urdu, 1 in another script)",
        ],
    );
    khabar(&here, &["code", ".", "--any-language"]).says(0, &["6 articles coded"]);
    khabar(&here, &["code", "a.txt"]).says(3, &["0 articles coded"]);
}

#[test]
fn arabic_however_it_is_written() {
    let signs = "قَالَ وَزِيرُ الْخَارِجِيَّةِ إِنَّ بِلَادَهُ تَرْفُضُ أَيَّ تَدَخُّلٍ.";
    let stretched = "قـــال وزيـــر الخـــارجيـــة إن بـــلاده تـــرفـــض أي تـــدخـــل.";
    let every_letter: String = "قال الوزير نعم".chars().flat_map(|c| [c, '\u{0640}', '\u{064E}']).collect();
    let here = folder(
        "dresses",
        &[("a.txt", signs.as_bytes()), ("b.txt", stretched.as_bytes()), ("c.txt", every_letter.as_bytes())],
    );
    khabar(&here, &["code", "."]).says(0, &["3 articles coded"]);
}

#[test]
fn invisible_characters_only() {
    let here = folder("bidi", &[("a.txt", "\u{202B}\u{200F}\u{2067}\u{2069}\u{202C}\u{061C}".as_bytes())]);
    khabar(&here, &["code", "a.txt"])
        .says(3, &["skipped: `a.txt`: not a letter in it", "1 without a letter"]);
    khabar(&here, &["code", "a.txt", "--any-language"]).says(3, &["not a letter in it"]);
}

#[test]
fn a_path_that_is_not_there() {
    let here = folder("missing", &[("a.txt", ARTICLE.as_bytes())]);
    khabar(&here, &["code", "b.txt"]).says(3, &["error: `b.txt`: no such file or folder\n  hint: "]);
    khabar(&here, &["code", "b.txt", "a.txt"]).says(1, &["no such file", "1 article coded"]);
}

#[test]
fn a_file_of_another_kind() {
    let here = folder("kinds", &[("a.txt", b"%PDF-1.7"), ("b.txt", ARTICLE.as_bytes())]);
    khabar(&here, &["code", "a.txt", "b.txt"])
        .says(1, &["error: `a.txt`: a PDF file, which is not read\n  hint: ", "1 not articles"]);
}

#[test]
fn duplicate_ids_are_kept_and_warned_of() {
    let lines = line("1", "قال نعم.") + &line("1", "قال لا.") + &line("2", "قال نعم.");
    let here = folder("duplicates", &[("a.jsonl", lines.as_bytes())]);
    let run = khabar(&here, &["explain", "a.jsonl"]);
    run.says(
        0,
        &["warning: `a.jsonl`, line 2: the id `1` was seen before", "3 articles coded", "1 duplicate id"],
    );
    assert_eq!(run.out.matches("== 1 ==").count(), 2);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_told() {
    use std::os::unix::fs::symlink;
    let here = folder("links", &[("f/a.txt", ARTICLE.as_bytes()), ("f/sub/b.txt", ARTICLE.as_bytes())]);
    symlink("..", here.join("f/sub/up")).unwrap();
    symlink("self.txt", here.join("self.txt")).unwrap();
    symlink("nowhere", here.join("f/gone.txt")).unwrap();
    khabar(&here, &["code", "f", "self.txt"]).says(
        1,
        &[
            "error: `f/sub/up`: a symbolic link that leads back",
            "error: `self.txt`: a symbolic link that leads back",
            "error: `f/gone.txt`: no such file",
            "2 articles coded",
        ],
    );
}

/// The system's own memory file can be opened by anybody and read by nobody, the super-user included.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read() {
    let here = folder("unreadable", &[("b.txt", ARTICLE.as_bytes())]);
    std::os::unix::fs::symlink("/proc/self/mem", here.join("a.txt")).unwrap();
    khabar(&here, &["code", "."])
        .says(1, &["error: `./a.txt`: cannot be read: ", "1 article coded", "1 unreadable"]);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let here = folder("permission", &[("a.txt", ARTICLE.as_bytes()), ("b.txt", ARTICLE.as_bytes())]);
    std::fs::set_permissions(here.join("a.txt"), std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::File::open(here.join("a.txt")).is_ok() {
        eprintln!("skipped: the super-user reads everything");
        return;
    }
    khabar(&here, &["code", "."]).says(1, &["error: `./a.txt`: cannot be read: ", "1 article coded"]);
}

#[test]
fn more_than_is_read_and_more_than_is_coded() {
    let text = |megabytes: usize| "نعم لا. ".repeat((megabytes << 20) / 13);
    let lines = line("1", &text(20)) + &line("2", &text(10)) + &line("3", "قال نعم.");
    let here = folder("long", &[("a.jsonl", lines.as_bytes()), ("b.txt", text(50).as_bytes())]);
    khabar(&here, &["code", "."]).says(
        1,
        &[
            "error: `./a.jsonl`, line 1: longer than 16 MB\n",
            "warning: `./a.jsonl`, line 2: longer than 256 KB; only its beginning was coded\n",
            "warning: `./b.txt`: longer than 256 KB; only its beginning was coded\n",
            "3 articles coded",
            "1 not coded (1 too long); 2 warned of (2 cut short)",
        ],
    );
}

#[test]
fn what_a_file_holds_is_told_by_its_content() {
    let lines = line("1", "قال الوزير نعم.");
    let here = folder(
        "content",
        &[
            ("articles", lines.as_bytes()),
            ("b.pdf", ARTICLE.as_bytes()),
            ("d/c.txt.gz", &packed(ARTICLE.as_bytes())),
            ("d/d.dat", &packed(&packed(lines.as_bytes()))),
        ],
    );
    khabar(&here, &["code", "."]).says(0, &["4 articles coded"]);
    khabar(&here, &["code", "d/*.gz", "[ab]*"]).says(0, &["3 articles coded"]);
    khabar_reading(&here, &["code", "-"], &packed(lines.as_bytes())).says(0, &["1 article coded"]);
}

#[test]
fn packed_files_that_are_broken_are_told() {
    let lines: String =
        (0..2000).map(|n| line(&n.to_string(), &format!("قال الوزير {} نعم.", n * n))).collect();
    let whole = packed(lines.as_bytes());
    let thrice = packed(&packed(&whole));
    let here = folder("broken", &[("cut.gz", &whole[..whole.len() / 2]), ("deep.gz", &thrice)]);
    let run = khabar(&here, &["code", "cut.gz", "deep.gz"]);
    run.says(
        1,
        &[
            "error: `cut.gz`, byte ",
            ": ends before its time\n  hint: what came before is coded",
            "error: `deep.gz`: damaged: packed too many times",
            "(1 cut off, 1 damaged)",
        ],
    );
}

#[test]
fn keys_of_other_names_are_mapped() {
    let text = "{\"uid\": 7, \"body\": \"قال الوزير نعم.\", \"date\": \"2024-05-13\"}\n";
    let here = folder("map", &[("a.jsonl", text.as_bytes())]);
    khabar(&here, &["code", "a.jsonl"]).says(3, &["the key `text` is missing\n  hint: ", "--map text=body"]);
    let run = khabar(&here, &["explain", "a.jsonl", "--map", "text=body,published=date,id=uid"]);
    run.says(0, &["1 article coded"]);
    assert!(run.out.starts_with("== 7 =="), "{}", run.out);
    khabar(&here, &["code", "a.jsonl", "--map", "body=text"]).says(2, &["is nothing of an article"]);
}

/// Fifty megabytes on one line, as a broken export writes them.
#[test]
fn an_endless_line_is_read_in_bounded_time() {
    let here = folder("endless", &[("a.txt", "ب".repeat(25_000_000).as_bytes())]);
    khabar(&here, &["code", "a.txt"]).says(1, &["longer than 256 KB", "1 article coded"]);
}

#[test]
fn the_command_line_is_wrong() {
    let here =
        folder("usage", &[("a.txt", ARTICLE.as_bytes()), ("a.jsonl", line("1", "قال نعم.").as_bytes())]);
    for arguments in [
        &["code"][..],
        &[],
        &["tidy", "a.txt"],
        &["code", "a.txt", "--published", "yesterday"],
        &["code", "a.txt", "--published", "2024-02-30"],
        &["code", "a.txt", "--jobs", "0"],
        &["code", "a.txt", "--format", "xml"],
        &["code", "-", "-"],
        &["code", "a.txt", "-o", "x", "--statements", "x"],
        &["code", "a.jsonl", "-o", "a.jsonl"],
    ] {
        let run = khabar(&here, arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn the_help_tells_the_exit_codes() {
    let here = folder("help", &[]);
    for arguments in [&["--help"][..], &["code", "--help"], &["explain", "--help"]] {
        let run = khabar(&here, arguments);
        assert_eq!(run.code, Some(0));
        assert!(run.out.contains("3  no article could be coded"), "{}", run.out);
    }
}

/// Every option stands in the page that explains the command.
#[test]
fn every_option_is_documented() {
    let page = include_str!("../../../docs/usage.md");
    let help = khabar(&folder("options", &[]), &["code", "--help"]).out;
    let options =
        help.split_whitespace().filter(|word| word.starts_with("--")).map(|word| word.trim_matches(','));
    for option in options.filter(|option| *option != "--help") {
        assert!(page.contains(option), "docs/usage.md does not explain `{option}`");
    }
}
