//! Any page gives an article or none, in bounded time; what passes the gate is well-formed and no deeper than it says.
#![no_main]

#[allow(dead_code, unused_imports)]
#[path = "../../crates/khabar/src/read/page/mod.rs"]
mod page;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|html: &str| {
    let found = page::article(html, Some("https://example.org/2021/05/10/a"), None);
    assert!(found.text.lines().all(|line| !line.trim().is_empty()));
    assert!(found.title.is_none_or(|title| !title.is_empty()));
    assert!(found.published.is_none_or(|(day, basis)| day.year() >= 1990 && !basis.is_empty()));
    let _ = page::is_page(html.as_bytes());
});
