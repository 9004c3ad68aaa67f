//! What a site allows to programs: `robots.txt`, read as RFC 9309 says.

use std::time::Duration;

/// The name under which sites address this program.
const NAME: &str = "khabar";

/// A site's rules for this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// Whether a path that the pattern matches is allowed.
    rules: Vec<(String, bool)>,
    /// The time between requests that the site asks for.
    pub(super) delay: Option<Duration>,
}

/// The longest delay that is kept to.
const LONGEST: f64 = 60.0;

impl Rules {
    /// Where nothing may be read: the site did not say what may.
    pub(super) fn nothing() -> Self {
        Self { rules: vec![("/".to_owned(), false)], delay: None }
    }

    /// The rules of the groups that name this program, else those for all.
    pub(super) fn read(text: &str) -> Self {
        let (mut ours, mut everyones) = (Group::default(), Group::default());
        let (mut for_us, mut for_all, mut is_naming) = (false, false, false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !is_naming {
                    (for_us, for_all) = (false, false);
                }
                is_naming = true;
                for_us |= value.to_ascii_lowercase().starts_with(NAME);
                for_all |= value == "*";
                ours.is_there |= for_us;
                continue;
            }
            is_naming &= !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay");
            for (group, is_meant) in [(&mut ours, for_us), (&mut everyones, for_all)] {
                if is_meant {
                    group.add(&key, value);
                }
            }
        }
        if ours.is_there { ours.rules } else { everyones.rules }
    }

    /// Whether a path, with its query, may be read: the longest rule that matches says, of equals the one that allows.
    pub(super) fn allow(&self, path: &str) -> bool {
        let matching = self.rules.iter().filter(|(pattern, _)| matches(pattern.as_bytes(), path.as_bytes()));
        matching
            .max_by_key(|(pattern, is_allowed)| (pattern.len(), *is_allowed))
            .is_none_or(|(_, allowed)| *allowed)
    }
}

#[derive(Default)]
struct Group {
    is_there: bool,
    rules: Rules,
}

impl Group {
    fn add(&mut self, key: &str, value: &str) {
        match key {
            "allow" | "disallow" if !value.is_empty() => {
                self.rules.rules.push((value.to_owned(), key == "allow"));
            }
            "crawl-delay" => {
                let seconds = value.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
                self.rules.delay = seconds.map(|seconds| Duration::from_secs_f64(seconds.min(LONGEST)));
            }
            _ => {}
        }
    }
}

/// Whether a pattern matches the beginning of a path: `*` stands for anything, `$` at the end for the end.
fn matches(pattern: &[u8], path: &[u8]) -> bool {
    let (pattern, is_whole) = pattern.strip_suffix(b"$").map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split(|byte| *byte == b'*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let mut parts: Vec<&[u8]> = parts.collect();
    let last = if is_whole { parts.pop() } else { None };
    for part in parts {
        // the first place is as good as any: what follows may be anything
        let Some(at) = find(rest, part) else { return false };
        rest = &rest[at + part.len()..];
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => !is_whole || rest.is_empty(),
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() { Some(0) } else { text.windows(part.len()).position(|window| window == part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_says() {
        let rules = Rules::read(
            "User-agent: *\nDisallow: /private\nAllow: /private/news\nDisallow: /*.pdf$\nDisallow: /a*b*c\n",
        );
        for (path, allowed) in [
            ("/", true),
            ("/private", false),
            ("/private/news/1", true),
            ("/x.pdf", false),
            ("/x.pdf?page=1", true),
            ("/a1b2c3", false),
            ("/a1c", true),
        ] {
            assert_eq!(rules.allow(path), allowed, "{path}");
        }
    }

    #[test]
    fn the_groups_that_name_us_are_ours() {
        let text = "User-agent: other\nUser-agent: Khabar\nDisallow: /a # not this\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /\n\
            User-agent: khabar\nDisallow: /b";
        let rules = Rules::read(text);
        assert_eq!(["/a", "/b", "/c"].map(|path| rules.allow(path)), [false, false, true]);
        assert_eq!(rules.delay, Some(Duration::from_secs(3)));
        assert!(!Rules::read("user-agent:*\ndisallow:/").allow("/a"));
    }

    #[test]
    fn an_empty_file_allows_everything_and_none_forbids_it() {
        assert!(Rules::read("").allow("/a") && Rules::read("<html>no such page</html>").allow("/a"));
        assert!(Rules::read("User-agent: *\nDisallow:").allow("/a"));
        assert!(!Rules::nothing().allow("/"));
    }

    #[test]
    fn delays_are_sound() {
        assert_eq!(Rules::read("User-agent: *\nCrawl-delay: 99999").delay, Some(Duration::from_secs(60)));
        for bad in ["-1", "NaN", "x", "inf"] {
            let delay = Rules::read(&format!("User-agent: *\nCrawl-delay: {bad}")).delay;
            assert!(delay.is_none_or(|delay| delay <= Duration::from_secs(60)), "{bad}");
        }
    }

    /// A pattern of many stars takes no longer than its length times the path's.
    #[test]
    fn many_stars_are_no_trap() {
        let rules = Rules::read(&format!("User-agent: *\nDisallow: /{}b$", "*a".repeat(1000)));
        assert!(rules.allow(&format!("/{}", "a".repeat(10_000))));
    }
}
