//! `--urls`, against a server that the test starts on this machine.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{Run, folder, khabar, page};
use rustls::pki_types::pem::PemObject;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// What a server was asked: the path, the head, and when.
type Asked = Arc<Mutex<Vec<(String, String, Instant)>>>;

/// Starts a server that answers each path with these bytes; its address, and what it was asked.
fn server(answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static) -> (String, Asked) {
    let (port, asked) = serve(Some, answer);
    (format!("http://127.0.0.1:{port}"), asked)
}

/// The same over TLS, with the certificate of `localhost` in `tests/data`.
fn tls_server(answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static) -> (u16, Asked) {
    let pem = fs::read(CERTIFICATE).unwrap();
    let certificate = rustls::pki_types::CertificateDer::from_pem_slice(&pem).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::from_pem_slice(&pem).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap());
    let wrap = move |stream| Some(StreamOwned::new(ServerConnection::new(Arc::clone(&config)).ok()?, stream));
    serve(wrap, answer)
}

const CERTIFICATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/localhost.pem");

/// Answers on a port of this machine.
fn serve<S: Read + Write>(
    wrap: impl Fn(TcpStream) -> Option<S> + Send + 'static,
    answer: impl Fn(&str, &str) -> Vec<u8> + Send + 'static,
) -> (u16, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Asked::default();
    let log = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten().filter_map(wrap) {
            let Some((path, head)) = request(&mut stream) else { continue };
            let bytes = answer(&path, &head);
            log.lock().unwrap().push((path, head, Instant::now()));
            // who has enough goes away
            let _ = stream.write_all(&bytes);
        }
    });
    (port, asked)
}

fn request(stream: &mut impl Read) -> Option<(String, String)> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    Some((path, head.join("\n").to_ascii_lowercase()))
}

fn response(status: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{head}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn html(head: &str) -> Vec<u8> {
    response(
        "200 OK",
        &format!("Content-Type: text/html; charset=utf-8\r\n{head}"),
        page("لقاء", 1).as_bytes(),
    )
}

fn fetch(here: &Path, addresses: &[String], more: &[&str]) -> Run {
    fs::write(here.join("list"), addresses.join("\n")).unwrap();
    let arguments = ["code", "--urls", "list", "--test-with-loopback", "--delay"];
    let delay: &[&str] = if more.is_empty() { &["0"] } else { more };
    khabar(here, &[&arguments[..], delay].concat())
}

#[test]
fn pages_and_feeds_are_fetched_once() {
    let (address, asked) = server(|path, head| match path {
        "/page" if head.contains("if-none-match: \"v1\"") => response("304 Not Modified", "", b""),
        "/page" => html("ETag: \"v1\"\r\n"),
        "/moved" => response("301 Moved", "Location: page\r\n", b""),
        "/feed" => {
            let item = "<item><guid>f</guid><title>لقاء</title><description>التقى الوزير الأردني نظيره المصري.</description></item>";
            response("200 OK", "", format!("<rss><channel>{item}</channel></rss>").as_bytes())
        }
        _ => response("404 Not Found", "", b""),
    });
    let here = folder("fetched", &[]);
    let list: Vec<String> = ["# news", "", "page", "moved", "feed", "gone"]
        .iter()
        .map(|path| match *path {
            "# news" | "" => (*path).to_owned(),
            path => format!("{address}/{path}"),
        })
        .collect();
    let run = fetch(&here, &list, &[]);
    run.says(
        1,
        &[
            "3 articles coded",
            &format!("error: `{address}/gone`: not fetched: the site answers 404"),
            "1 not fetched",
        ],
    );
    let first: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["article"]["url"], format!("{address}/page"));
    assert!(fs::read_to_string(here.join("list.versions")).unwrap().contains("v1"));
    fetch(&here, &list[2..3], &[]).says(0, &["0 articles coded"]);
    let asked = asked.lock().unwrap();
    assert_eq!(asked[0].0, "/robots.txt");
    assert!(asked.iter().all(|(_, head, _)| head.contains("user-agent: khabar/")));
    assert_eq!(asked.iter().filter(|(path, ..)| path == "/robots.txt").count(), 2, "once a run");
}

#[test]
fn over_tls_a_site_is_who_its_certificate_says() {
    let (port, asked) = tls_server(|path, _| match path {
        "/robots.txt" => response("200 OK", "", b"User-agent: *\nDisallow: /private\n"),
        "/moved" => response("302 Found", "Location: /page\r\n", b""),
        _ => html(""),
    });
    let here = folder("tls", &[]);
    let list = [
        format!("https://localhost:{port}/page"),
        format!("https://localhost:{port}/moved"),
        format!("https://localhost:{port}/private/a"),
        // the certificate is of another name
        format!("https://127.0.0.1:{port}/page"),
    ];
    let trusting = ["0", "--test-with-root", CERTIFICATE];
    let run = fetch(&here, &list, &trusting);
    run.says(1, &["2 articles coded", "robots.txt does not allow it", "not valid for name", "2 not fetched"]);
    let first: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["article"]["url"], list[0]);
    let before = asked.lock().unwrap().len();
    // nobody else trusts it, and nothing is asked of a site that is not trusted
    fetch(&here, &list[..1], &[]).says(3, &["not fetched: ", "certificate", "1 not fetched"]);
    assert_eq!(asked.lock().unwrap().len(), before);
}

#[test]
fn what_a_site_forbids_is_not_asked_for() {
    let (address, asked) = server(|path, _| match path {
        "/robots.txt" => response("200 OK", "", b"User-agent: khabar\nDisallow: /private\n"),
        "/to-private" => response("302 Found", "Location: /private/a\r\n", b""),
        _ => html(""),
    });
    let here = folder("forbidden", &[]);
    let list = ["/private/a", "/to-private", "/open"].map(|path| address.clone() + path);
    fetch(&here, &list, &[]).says(1, &["robots.txt does not allow it", "1 article coded", "2 not fetched"]);
    assert!(asked.lock().unwrap().iter().all(|(path, ..)| !path.starts_with("/private")));
}

#[test]
fn addresses_that_are_not_public_are_refused_wherever_they_come_from() {
    let (address, asked) = server(|path, _| match path {
        "/robots.txt" => response("404 Not Found", "", b""),
        "/inside" => response("302 Found", "Location: http://10.255.255.1/\r\n", b""),
        "/metadata" => response("302 Found", "Location: http://169.254.169.254/latest/\r\n", b""),
        "/file" => response("302 Found", "Location: file:///etc/passwd\r\n", b""),
        "/round" => response("302 Found", "Location: /round\r\n", b""),
        _ => html(""),
    });
    let here = folder("private", &[]);
    let list = ["/inside", "/metadata", "/file", "/round"].map(|path| address.clone() + path);
    let more = ["ftp://news.example/", "http://192.168.1.1/", "http://[::ffff:10.0.0.1]/", "no address"]
        .map(str::to_owned);
    fetch(&here, &[&list[..], &more[..]].concat(), &[]).says(
        3,
        &[
            "`10.255.255.1` is not a public address",
            "`169.254.169.254` is not a public address",
            "neither http nor https: `file:///etc/passwd`",
            "sent on more than 5 times",
            "neither http nor https: `ftp://news.example/`",
            "`192.168.1.1` is not a public address",
            "is not a public address",
            "8 not fetched",
        ],
    );
    let before = asked.lock().unwrap().len();
    // what tests may, nobody else may
    fs::write(here.join("list"), format!("{address}/a\nhttp://localhost:1/\n")).unwrap();
    khabar(&here, &["code", "--urls", "list"])
        .says(3, &["`127.0.0.1` is not a public address", "2 not fetched"]);
    assert_eq!(asked.lock().unwrap().len(), before);
}

#[test]
fn a_page_without_end_is_given_up() {
    let (address, _) = server(|path, _| match path {
        "/robots.txt" => response("404 Not Found", "", b""),
        "/bomb" => response("200 OK", "", &common::packed(&vec![b' '; 20 << 20])),
        _ => b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"
            .iter()
            .copied()
            .chain(std::iter::repeat_n(b' ', 20 << 20))
            .collect(),
    });
    let here = folder("endless-page", &[]);
    let list = ["/endless", "/bomb"].map(|path| address.clone() + path);
    fetch(&here, &list, &[]).says(3, &["longer than 16 MB", "(2 too long)"]);
}

#[test]
fn a_charset_that_the_site_declares_counts_for_lines_and_texts() {
    // too little for a guess: no word has the article
    let narrow = |text: &str| encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    let (line, text) = (narrow("{\"text\": \"قتل شخصان\"}\n"), narrow("قتل شخصان"));
    let (address, _) = server(move |path, _| {
        let head = "Content-Type: text/plain; charset=windows-1256\r\n";
        match path {
            "/line" => response("200 OK", head, &line),
            "/text" => response("200 OK", head, &text),
            _ => response("404 Not Found", "", b""),
        }
    });
    let here = folder("declared", &[]);
    let list = ["/line", "/text"].map(|path| address.clone() + path);
    let run = fetch(&here, &list, &[]);
    run.says(0, &["2 articles coded"]);
    let texts = run.out.lines().filter(|line| line.contains("\"text\":\"قتل شخصان\"")).count();
    assert_eq!(texts, 2, "{}", run.out);
}

#[test]
fn a_host_is_given_time() {
    let (address, asked) = server(|path, _| match path {
        "/robots.txt" => response("200 OK", "", b"User-agent: *\nCrawl-delay: 1\n"),
        _ => html(""),
    });
    let here = folder("time", &[]);
    fetch(&here, &["/a", "/b"].map(|path| address.clone() + path), &["0.2"]).code.unwrap();
    let asked = asked.lock().unwrap();
    let between = |at: usize| (asked[at + 1].2 - asked[at].2).as_secs_f64();
    assert!(between(0) >= 0.19 && between(1) >= 0.99, "{} {}", between(0), between(1));
}

#[test]
fn without_being_asked_nothing_is_fetched() {
    let (address, asked) = server(|_, _| html(""));
    let here = folder("unasked", &[("a.txt", format!("خبر {address}/a\n\nقال الوزير نعم.").as_bytes())]);
    khabar(&here, &["code", "a.txt"]).says(0, &["1 article coded"]);
    khabar(&here, &["code", &address]).says(3, &["no such file"]);
    assert!(asked.lock().unwrap().is_empty());
}
