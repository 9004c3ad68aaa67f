//! Pages fetched from the web: only where `--urls` asks for it, and as a polite visitor does.
//!
//! `robots.txt` is kept to, hosts are given time between requests, only public addresses are asked, whatever a name or a
//! redirect leads to, and a page that has not changed since the last run is not sent again.

use super::LIMIT;
use super::http::unpacked;
use super::public::is_public;
use super::robots::Rules;
use crate::problem::Reason;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};
use url::Url;

const AGENT: &str = concat!("khabar/", env!("CARGO_PKG_VERSION"));

/// The time that a page may take, from the first to the last byte.
const PATIENCE: Duration = Duration::from_secs(60);

const REDIRECTS: usize = 5;

/// The most bytes of a `robots.txt` that are looked at, as RFC 9309 has it.
const ROBOTS: u64 = 500 << 10;

/// Rules are remembered of so many hosts.
const HOSTS: usize = 10_000;

/// What was fetched.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// Where it came from in the end.
    pub(crate) url: String,
    pub(crate) charset: Option<String>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) day: Date,
}

/// What a site said of a page, for asking whether it has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Version {
    etag: Option<String>,
    last_modified: Option<String>,
}

/// How pages are fetched.
pub(crate) struct Fetcher {
    agent: Agent,
    delay: Duration,
    state: RefCell<State>,
    /// Where the versions of pages are kept between runs.
    versions: PathBuf,
}

#[derive(Default)]
struct State {
    /// The rules of a scheme, host and port.
    rules: HashMap<String, Rules>,
    /// When a host may be asked again.
    next: HashMap<String, Instant>,
    versions: BTreeMap<String, Version>,
}

/// The addresses of a list: a line each, but for blank ones and those that begin with `#`.
///
/// # Errors
/// The list cannot be read.
pub(crate) fn addresses(list: &Path) -> io::Result<Vec<String>> {
    let lines = BufReader::new(File::open(list)?).lines();
    let lines = lines.map(|line| line.map(|line| line.trim().to_owned()));
    lines
        .filter(|line| {
            line.as_ref().is_ok_and(|line| !line.is_empty() && !line.starts_with('#')) || line.is_err()
        })
        .collect()
}

impl Fetcher {
    /// A fetcher for the addresses of a list. `with_loopback` lets it ask the machine itself, and `root` is the only certificate
    /// that it then trusts: tests do that.
    pub(crate) fn new(list: &Path, delay: Duration, with_loopback: bool, root: Option<&Path>) -> Self {
        let config = Config::builder()
            .user_agent(AGENT)
            .accept_encoding("gzip")
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .tls_config(TlsConfig::builder().root_certs(root.map_or(RootCerts::WebPki, only)).build())
            .max_response_header_size(super::http::HEAD)
            .timeout_global(Some(PATIENCE))
            .build();
        let resolver = PublicOnly { inner: DefaultResolver::default(), with_loopback };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        let mut versions = list.as_os_str().to_owned();
        versions.push(".versions");
        let versions = PathBuf::from(versions);
        let known = fs::read(&versions).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let state = RefCell::new(State { versions: known.unwrap_or_default(), ..State::default() });
        Self { agent, delay, state, versions }
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// Why it was not fetched.
    pub(crate) fn fetch(&self, address: &str) -> Result<Fetched, Reason> {
        let url = Url::parse(address).map_err(|error| failed(format!("no address: {error}")))?;
        let version = self.state.borrow().versions.get(address).cloned().unwrap_or_default();
        let (url, response) = self.follow(url, &version, true)?;
        match response.status().as_u16() {
            200 => {}
            304 => return Err(Reason::Unchanged),
            status => return Err(failed(format!("the site answers {status}"))),
        }
        let header = |name: &str| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let version = Version { etag: header("etag"), last_modified: header("last-modified") };
        let charset = header("content-type").as_deref().and_then(super::charset::of_content_type);
        let bytes = body(response)?;
        if version != Version::default() {
            self.state.borrow_mut().versions.insert(address.to_owned(), version);
        }
        Ok(Fetched { url: url.into(), charset, bytes, day: today() })
    }

    /// Keeps what the sites said of their pages, once all is written that was made of them.
    pub(crate) fn remember(&self) -> io::Result<()> {
        let mut bytes = serde_json::to_vec_pretty(&self.state.borrow().versions).map_err(io::Error::other)?;
        bytes.push(b'\n');
        let temporary = self.versions.with_extension("versions.partial");
        File::create(&temporary)?.write_all(&bytes)?;
        fs::rename(&temporary, &self.versions)
    }

    /// Asks, and goes where it is sent; each place must be one that may be asked.
    fn follow(
        &self,
        mut url: Url,
        version: &Version,
        with_rules: bool,
    ) -> Result<(Url, Response<Body>), Reason> {
        for _ in 0..=REDIRECTS {
            if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
                return Err(failed(format!("neither http nor https: `{url}`")));
            }
            if with_rules && !self.rules(&url)?.allow(&path(&url)) {
                return Err(failed("the site's robots.txt does not allow it".to_owned()));
            }
            let response = self.ask(&url, version)?;
            let place = response.headers().get("location").and_then(|place| place.to_str().ok());
            match place.filter(|_| matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308)) {
                Some(place) => {
                    url = url.join(place).map_err(|error| failed(format!("sent to no address: {error}")))?;
                }
                None => return Ok((url, response)),
            }
        }
        Err(failed(format!("sent on more than {REDIRECTS} times")))
    }

    /// One request, when the host's time has come.
    fn ask(&self, url: &Url, version: &Version) -> Result<Response<Body>, Reason> {
        let host = url.host_str().unwrap_or_default().to_owned();
        let next = self.state.borrow().next.get(&host).copied();
        if let Some(wait) = next.and_then(|next| next.checked_duration_since(Instant::now())) {
            thread::sleep(wait);
        }
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = &version.etag {
            request = request.header("if-none-match", etag);
        }
        if let Some(day) = &version.last_modified {
            request = request.header("if-modified-since", day);
        }
        let response = request.call().map_err(|error| failed(error.to_string()));
        let mut state = self.state.borrow_mut();
        let asked = state.rules.get(&site(url)).and_then(|rules| rules.delay).unwrap_or_default();
        if state.next.len() >= HOSTS {
            let now = Instant::now();
            state.next.retain(|_, next| *next > now);
        }
        state.next.insert(host, Instant::now() + self.delay.max(asked));
        response
    }

    /// The rules of a page's site.
    fn rules(&self, url: &Url) -> Result<Rules, Reason> {
        let site = site(url);
        if let Some(rules) = self.state.borrow().rules.get(&site) {
            return Ok(rules.clone());
        }
        let file = url.join("/robots.txt").map_err(|error| failed(error.to_string()))?;
        let rules = match self.follow(file, &Version::default(), false) {
            Ok((_, response)) => match response.status().as_u16() {
                200..=299 => {
                    let mut text = Vec::new();
                    let read = response.into_body().into_reader().take(ROBOTS).read_to_end(&mut text);
                    read.map_err(|error| failed(error.to_string()))?;
                    let text = if text.starts_with(b"\x1F\x8B") {
                        unpacked(flate2::read::MultiGzDecoder::new(&text[..]))?
                    } else {
                        text
                    };
                    Rules::read(&String::from_utf8_lossy(&text))
                }
                // no such file, or none for us: everything is allowed
                400..=499 => Rules::default(),
                _ => Rules::nothing(),
            },
            // the page would fail in the same way: let it say so
            Err(reason) => return Err(reason),
        };
        let mut state = self.state.borrow_mut();
        if state.rules.len() >= HOSTS {
            state.rules.clear();
        }
        state.rules.insert(site, rules.clone());
        Ok(rules)
    }
}

/// The certificate in a file; where none can be read, nobody is trusted.
fn only(root: &Path) -> RootCerts {
    let certificate = fs::read(root).ok().and_then(|pem| Certificate::from_pem(&pem).ok());
    RootCerts::Specific(Arc::new(certificate.into_iter().collect()))
}

fn body(response: Response<Body>) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let read = response.into_body().into_reader().take(LIMIT as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| failed(error.to_string()))?;
    match bytes.len() {
        length if length > LIMIT => Err(Reason::TooLong { limit: LIMIT }),
        _ if bytes.starts_with(b"\x1F\x8B") => unpacked(flate2::read::MultiGzDecoder::new(&bytes[..])),
        _ => Ok(bytes),
    }
}

fn failed(what: String) -> Reason {
    Reason::NotFetched(what)
}

fn path(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

fn site(url: &Url) -> String {
    url[..url::Position::BeforePath].to_owned()
}

/// The day, by the clock of Greenwich.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Finds the addresses of names, and refuses those that are not public: also what a redirect leads to, and a name that
/// answers otherwise the second time.
#[derive(Debug)]
struct PublicOnly {
    inner: DefaultResolver,
    with_loopback: bool,
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let addresses = self.inner.resolve(uri, config, timeout)?;
        let is_allowed = |address: &std::net::SocketAddr| {
            is_public(address.ip()) || (self.with_loopback && address.ip().is_loopback())
        };
        match addresses.iter().find(|address| !is_allowed(address)) {
            Some(address) => {
                Err(ureq::Error::Io(io::Error::other(format!("`{}` is not a public address", address.ip()))))
            }
            None => Ok(addresses),
        }
    }
}
