//! For the fuzzers and benches of the readers. Nothing else is to rely on it.

use crate::read::{self, Context, Options, Origin, Source};
use std::io::Cursor;
use std::path::Path;

/// Makes articles of everything in a stream, whatever it holds; how many there were, and how many problems.
pub fn articles(bytes: &[u8]) -> (usize, usize) {
    let options = Options::default();
    let (mut articles, mut problems) = (0, 0);
    for raw in
        read::stream(Box::new(Cursor::new(bytes.to_vec())), &source(Origin::Stdin), &Context::default())
    {
        match raw.and_then(|(place, document)| read::article(place, document, &options)) {
            Ok(input) => {
                assert!(
                    input.article.title.clone().is_none_or(|title| input.article.text.get(title).is_some())
                );
                assert!(input.article.source_sha256.is_some());
                articles += 1;
            }
            Err(_) => problems += 1,
        }
    }
    (articles, problems)
}

/// Cuts a file into documents and makes nothing of them; how many there were, and their bytes.
pub fn documents(path: &Path) -> (u64, u64) {
    let documents = read::documents(&source(Origin::File(path.to_owned())), &Context::default());
    documents
        .flatten()
        .fold((0, 0), |(count, bytes), (_, document)| (count + 1, bytes + document.bytes.len() as u64))
}

/// What the robots file of a site says of a path.
pub fn robots(text: &str, path: &str) -> bool {
    read::robots_allow(text, path)
}

fn source(origin: Origin) -> Source {
    Source { origin, id: "stream".to_owned(), is_found: false, size: 0 }
}
