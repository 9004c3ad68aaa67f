//! Web pages as documents: one article a page.

use super::{Document, Form, Input, LIMIT, Raw, charset, page};
use crate::problem::{Place, Problem, Reason};
use coder::Article;
use jiff::civil::Date;
use std::io::Read;

/// The one document of a file that is a page.
pub(super) fn read(reader: impl Read, place: Place, id: String) -> Raw {
    let mut bytes = Vec::new();
    match reader.take(LIMIT as u64 + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > LIMIT => Err(Problem { place, reason: Reason::TooLong { limit: LIMIT } }),
        Ok(_) => Ok((place, Document { id, form: Form::Page, bytes, ..Document::default() })),
        Err(error) => Err(Problem { place, reason: Reason::from_io(&error) }),
    }
}

/// The article of a page, with the day and address that it gives itself. `fetched` is the last day possible where its
/// container knows none.
pub(super) fn article(document: Document, place: Place, fetched: Option<Date>) -> Result<Input, Reason> {
    let Document { id, bytes, known, .. } = document;
    let declared = known.charset.or_else(|| charset::declared_in(&bytes));
    let decoded = charset::decode(&bytes, declared.as_deref());
    let page = page::article(&decoded.text, known.url.as_deref(), known.fetched.or(fetched));
    if page.text.is_empty() {
        return Err(Reason::NoArticle);
    }
    let mut article = Article::new(id, page.title.as_deref(), &page.text);
    (article.url, article.outlet) = (page.url, page.outlet);
    (article.published, article.published_basis) = page.published.unzip();
    let mut input = Input::new(article, place);
    let charset = Some(decoded.charset.to_owned());
    for (key, value) in [("author", page.author), ("language", page.language), ("charset", charset)] {
        if let Some(value) = value {
            input.further.insert(key.to_owned(), value.into());
        }
    }
    (input.left_out, input.replaced) = (page.left_out, decoded.replaced);
    Ok(input)
}
