//! Which keys or columns of an input hold what: `--map text=body,published=date`.

use std::str::FromStr;

/// What an article is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Id,
    Url,
    Source,
    Title,
    Published,
    Fetched,
    Text,
}

impl Field {
    pub(crate) const ALL: [Self; 7] =
        [Self::Id, Self::Url, Self::Source, Self::Title, Self::Published, Self::Fetched, Self::Text];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Url => "url",
            Self::Source => "source",
            Self::Title => "title",
            Self::Published => "published",
            Self::Fetched => "fetched",
            Self::Text => "text",
        }
    }

    /// Whether it is called so: `source` is `outlet`, too.
    fn is(self, name: &str) -> bool {
        self.name() == name || (self == Self::Source && name == OUTLET)
    }
}

/// The outlet by the name that the records give it: read where there is no `source`.
const OUTLET: &str = "outlet";

/// The names of keys or columns that are not ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Columns(Vec<(Field, String)>);

impl Columns {
    /// The key or column of a field.
    pub(crate) fn of(&self, field: Field) -> &str {
        let mapped = self.0.iter().find(|(mapped, _)| *mapped == field);
        mapped.map_or(field.name(), |(_, column)| column)
    }

    /// The key or column of the outlet where that of the source holds none; nothing where a person named it.
    pub(crate) fn outlet(&self) -> Option<&'static str> {
        self.0.iter().all(|(mapped, column)| *mapped != Field::Source && column != OUTLET).then_some(OUTLET)
    }

    /// All keys or columns that hold something of an article.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        Field::ALL.into_iter().map(|field| self.of(field)).chain(self.outlet())
    }
}

impl FromStr for Columns {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut columns = Vec::new();
        for pair in text.split(',') {
            let (name, column) =
                pair.split_once('=').ok_or_else(|| format!("`{pair}` is no pair; write `text=body`"))?;
            let field = Field::ALL.into_iter().find(|field| field.is(name.trim())).ok_or_else(|| {
                let names = Field::ALL.map(Field::name).join("`, `");
                format!("`{name}` is nothing of an article; before the `=` stands one of `{names}`")
            })?;
            if column.is_empty() || columns.iter().any(|(mapped, _)| *mapped == field) {
                return Err(format!("`{name}` wants one column"));
            }
            columns.push((field, column.to_owned()));
        }
        Ok(Self(columns))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_mapped_and_what_is_not() {
        let columns: Columns = "text=body,published=publish date".parse().expect("a map");
        assert_eq!(columns.of(Field::Text), "body");
        assert_eq!(columns.of(Field::Published), "publish date");
        assert_eq!(columns.of(Field::Title), "title");
        assert_eq!(columns.outlet(), Some("outlet"));
        let columns: Columns = "outlet=paper".parse().expect("a map");
        assert_eq!((columns.of(Field::Source), columns.outlet()), ("paper", None));
        assert_eq!("title=outlet".parse::<Columns>().expect("a map").outlet(), None);
    }

    #[test]
    fn maps_that_are_none() {
        for text in ["", "text", "text=", "body=text", "text=a,text=b", "source=a,outlet=b"] {
            assert!(text.parse::<Columns>().is_err(), "{text}");
        }
    }
}
