//! Agreement of a verb with a noun phrase in gender and number, and the case that an ending shows.

use super::*;

impl RoleReader<'_, '_, '_> {
    /// Whether verb and noun phrase agree in gender, as far as both show it; before its verb also in number.
    pub(crate) fn agrees(&self, part: usize, verb: &Unit, precedes: bool) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        if matches!(self.sentence.parts[part].element, Element::Pp(..)) && !precedes {
            return false;
        }
        let head = &self.sentence.units[np.head];
        let bits = verb.bits();
        let several = !np.coordinated.is_empty() || np.number.is_some();
        // `منزلي فلان وفلان وانهالوا`: one person by name does not act as several
        let number = match () {
            () if several => Some(Number::Plural),
            () if np.name.is_some() => Some(Number::Singular),
            () => self.number(head),
        };
        if precedes && number == Some(Number::Singular) && matches!(bits.number(), Some(Number::Plural)) {
            return false;
        }
        if several && precedes {
            return true;
        }
        // `فقتلت ثلاثة منهم`: a number that counts men has a masculine verb
        if !precedes && bits.gender() == Some(Gender::Feminine) && self.counts_men(np) {
            return false;
        }
        // `دعا الدول الأوروبية إلى`: bodies, of which there are several, have a feminine verb before them
        let man = verb.is_verb() && bits.gender() == Some(Gender::Masculine);
        if !precedes && man && np.number.is_none() && self.are_bodies(np) {
            return false;
        }
        match (self.gender(np), bits.gender()) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// Whether the head of a phrase is a plural for bodies, and not for people.
    fn are_bodies(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let agents = &self.resolver.lexicon.tables().agents;
        let body = |t: Target| {
            let agent = &agents[t.index()];
            agent.class == "group" && !MEN.contains(&arabic::fold(&agent.ar).as_str())
        };
        head.bits().number() == Some(Number::Plural)
            && head.target().is_some_and(|t| t.kind() == Kind::Agent && body(t))
    }

    /// `ثلاثة`, `خمسة` without what they count: the feminine of a number from three to ten counts what is masculine.
    fn counts_men(&self, np: &Np) -> bool {
        let unit = &self.sentence.units[np.head];
        let folded = self.resolver.doc.folded(unit.first);
        // not `مئة`
        np.number.is_some()
            && unit.tag == crate::unit::Tag::Number
            && folded.ends_with(arabic::letters::HEH)
            && !folded.starts_with(arabic::letters::MEEM)
    }

    /// `انفجار عبوة ناسفة استهدفت آليتهم`: the clause is of the last noun of the phrase.
    pub(super) fn genitive_agrees(&self, part: usize, verb: &Unit) -> bool {
        let genitive = self.sentence.np(part).and_then(|np| np.genitive.as_deref());
        let gender =
            genitive.and_then(|g| self.gender(g).or_else(|| self.sentence.units[g.head].bits().gender()));
        gender.is_some() && gender == verb.bits().gender()
    }

    /// Whether a phrase and a verb show the same gender.
    pub(super) fn gender_shown(&self, part: usize, verb: &Unit) -> bool {
        let gender = self.sentence.np(part).and_then(|np| self.gender(np));
        gender.is_some() && gender == verb.bits().gender()
    }

    /// `الحوثيين`, `المسؤولين`, `مواطني الدولة`: a sound plural or dual in the oblique case is no subject.
    pub(crate) fn is_oblique(&self, part: usize) -> bool {
        let Some(np) = self.sentence.np(part) else { return false };
        let head = &self.sentence.units[np.head];
        let folded = self.resolver.doc.folded(head.last);
        let plural = matches!(head.bits().number(), Some(Number::Plural | Number::Dual))
            && !head.bits().construct()
            && np.genitive.is_none()
            && folded.ends_with(OBLIQUE);
        // `أهالي`, `أراضي` are broken plurals
        let agents = &self.resolver.lexicon.tables().agents;
        let sound = |t: Target| {
            t.kind() == Kind::Agent && {
                let last = agents[t.index()].ar.chars().last();
                !matches!(last, Some(arabic::letters::YEH | arabic::letters::ALEF_MAKSURA))
            }
        };
        let construct = head.bits().number() == Some(Number::Plural)
            && head.bits().construct()
            && head.clitics.pronoun.is_none()
            && folded.ends_with(arabic::letters::YEH)
            && head.target().is_some_and(sound);
        let plural = plural || construct;
        let nation = head.first == head.last && head.is(Kind::Actor) && folded.ends_with(OBLIQUE_NISBA);
        let accusative = head.bits().accusative() && np.number.is_none();
        np.number.is_none() && (plural || nation || accusative)
    }

    pub(super) fn gender(&self, np: &Np) -> Option<Gender> {
        let head = &self.sentence.units[np.head];
        if np.name.is_some() {
            return self.gender_of_name(head);
        }
        if np.number.is_some() && !head.is(Kind::Agent) {
            return np.attached.iter().find(|(m, _)| m == FROM).and_then(|(_, of)| self.gender(of));
        }
        let tables = self.resolver.lexicon.tables();
        // `سعادة السفير`, `سماحة الشيخ`: words of honour are feminine, those who are honoured need not be
        let honours = |t: Target| t.kind() == Kind::Noun && tables.nouns[t.index()].is("title");
        if head.target().is_some_and(honours) && (np.genitive.is_some() || !np.appositions.is_empty()) {
            let borne = np.genitive.as_deref().or_else(|| np.appositions.first());
            return borne.and_then(|inner| self.gender(inner));
        }
        match head.target()? {
            t if t.kind() == Kind::Actor && tables.actors[t.index()].is_person() => self.gender_of_name(head),
            t if matches!(t.kind(), Kind::Actor | Kind::Place) => {
                let folded = self.resolver.doc.folded(head.first);
                if head.first == head.last {
                    return None;
                }
                if folded.ends_with(arabic::letters::HEH) {
                    return Some(Gender::Feminine);
                }
                self.is_masculine_noun(folded).then_some(Gender::Masculine)
            }
            // `رئيسة الوزراء`; a woman can bear the masculine title
            t if t.kind() == Kind::Office => {
                let woman = |named: &Np| self.gender(named) != Some(Gender::Masculine);
                match self.is_of_woman(self.resolver.doc.folded(head.first)) {
                    true => Some(Gender::Feminine),
                    _ if np.appositions.iter().any(woman) => None,
                    _ => Some(Gender::Masculine),
                }
            }
            t if t.kind() == Kind::Seat => None,
            // `قصف الاحتلال`: a word of the language that stands for a state
            t if t.kind() == Kind::Country && head.bits().definite() => Some(Gender::Masculine),
            t if t.kind() == Kind::Country => {
                let code = tables.countries[t.index()].code.as_str();
                (!MASCULINE.contains(&code)).then_some(Gender::Feminine)
            }
            _ => match head.bits().number() {
                Some(Number::Singular) => head.bits().gender(),
                // `وقتلت خمسة جنود`: men that are counted act with a masculine verb
                Some(Number::Plural)
                    if np.number.is_some()
                        && !head.clitics.article
                        && head.bits().gender() == Some(Gender::Masculine) =>
                {
                    Some(Gender::Masculine)
                }
                // a broken plural takes either: `قالت مصادر`, `قال جنود`
                Some(Number::Plural)
                    if head.bits().gender() == Some(Gender::Masculine) && head.has_sound_ending =>
                {
                    Some(Gender::Masculine)
                }
                // `سفارات`, `السلطات`: no man among them
                Some(Number::Plural)
                    if head.bits().gender() == Some(Gender::Feminine) && head.has_sound_ending =>
                {
                    Some(Gender::Feminine)
                }
                _ => None,
            },
        }
    }

    /// `المستشارة`, `رئيسة`, not `عمدة`: the feminine of a title.
    fn is_of_woman(&self, folded: &str) -> bool {
        let title = |r: lexicon::Reading| {
            matches!(r.target.kind(), Kind::Office | Kind::Agent) && r.bits.number() != Some(Number::Plural)
        };
        folded.strip_suffix(arabic::letters::HEH).is_some_and(|masculine| {
            strip(masculine).flat_map(|w| self.resolver.lexicon.phrase(w)).any(title)
        })
    }

    /// What the first word of a person's name shows, where all who bear it are men, or women.
    fn gender_of_name(&self, head: &Unit) -> Option<Gender> {
        let word = self.resolver.doc.folded(head.first);
        // `الملك سلمان` is no `ملك`
        self.gender_of_given(word.strip_prefix(arabic::letters::WAW).into_iter().chain([word]))
    }

    /// The gender of a given name in one of its spellings, where all who bear it are men, or women.
    fn gender_of_given<'w>(&self, spellings: impl Iterator<Item = &'w str>) -> Option<Gender> {
        let readings = spellings.flat_map(|w| self.resolver.lexicon.word(w));
        let mut genders = readings.filter(|r| r.target.kind() == Kind::GivenName).map(|r| r.bits.gender());
        let first = genders.next()??;
        genders.all(|other| other == Some(first)).then_some(first)
    }

    /// Whether what is feminine can mean somebody: whoever is no man.
    pub(crate) fn can_be_feminine(&self, who: &Resolved) -> bool {
        who.class != Class::Person || self.is_woman(who)
    }

    /// `وزيرة الخارجية`, `كبيرة منسقي الأمم المتحدة`, `نوال نصر`: a title or a given name shows it.
    fn is_woman(&self, who: &Resolved) -> bool {
        let lexicon = self.resolver.lexicon;
        let text = arabic::fold(&self.resolver.doc.text[who.bytes.clone()]);
        let mut words = text.split_whitespace();
        let titled = words.clone().next().is_some_and(|word| {
            let title = |r: &lexicon::Reading| match r.target.kind() {
                Kind::Office => true,
                Kind::Agent | Kind::Adjective => r.bits.gender() == Some(Gender::Feminine),
                _ => false,
            };
            word.ends_with(arabic::letters::HEH)
                && (strip(word).flat_map(|w| lexicon.word(w)).any(|r| title(&r))
                    || lexicon.phrase(&text).any(|r| title(&r)))
        });
        let given = |word: &str| self.gender_of_given(std::iter::once(word)) == Some(Gender::Feminine);
        titled || !who.several && words.any(given)
    }

    /// `الجيش`, `مجلس`: a masculine noun in the singular and nothing else, with or without the article.
    fn is_masculine_noun(&self, folded: &str) -> bool {
        // `قطر الخيرية`: a place before whatever the word means besides
        let lexicon = self.resolver.lexicon;
        let place = |r: lexicon::Reading| matches!(r.target.kind(), Kind::Country | Kind::Seat | Kind::Place);
        if lexicon.phrase(folded).any(place) {
            return false;
        }
        let mut found = strip(folded)
            .flat_map(|w| lexicon.word(w))
            .filter(|r| matches!(r.target.kind(), Kind::Noun | Kind::VerbalNoun | Kind::Agent))
            .map(|r| (r.bits.number(), r.bits.gender()))
            .peekable();
        found.peek().is_some()
            && found.all(|shown| shown == (Some(Number::Singular), Some(Gender::Masculine)))
    }

    pub(super) fn number(&self, head: &Unit) -> Option<Number> {
        head.bits().number()
    }
}

/// The states whose names can be masculine; all others are feminine.
const MASCULINE: [&str; 9] = ["IRQ", "LBN", "JOR", "MAR", "SDN", "YEM", "SOM", "SSD", "VAT"];
/// `ين`, and `يين` of relational adjectives.
pub(super) const OBLIQUE: &str = "\u{064A}\u{0646}";
const OBLIQUE_NISBA: &str = "\u{064A}\u{064A}\u{0646}";
/// `حليف`, `خصم`, `عدو`: sides that are men too.
const MEN: [&str; 3] =
    ["\u{062D}\u{0644}\u{064A}\u{0641}", "\u{062E}\u{0635}\u{0645}", "\u{0639}\u{062F}\u{0648}"];
