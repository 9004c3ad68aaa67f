//! Person, gender and number: the features that verbs, nouns and pronouns share.

/// The grammatical person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person {
    /// The speaker.
    First,
    /// The one spoken to.
    Second,
    /// The one spoken of.
    Third,
}

/// The grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    /// مذكر
    Masculine,
    /// مؤنث
    Feminine,
}

/// The grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    /// مفرد
    Singular,
    /// مثنى
    Dual,
    /// جمع
    Plural,
}
