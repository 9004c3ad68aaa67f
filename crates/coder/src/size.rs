//! Numbers of people: how many were killed, hurt, arrested, took part.

use crate::clause::Sentence;
use crate::doc::Doc;
use crate::draft::Draft;
use crate::phrase::{Element, Np};
use crate::record::{Count, PartCount, Size};
use crate::unit::Unit;
use arabic::Quantity;
use arabic::features::Number;
use lexicon::{Kind, Lexicon};

/// What a count is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Dead,
    Injured,
    Arrested,
    Participants,
}

/// Reads the numbers that belong to an event of the sentence.
pub(crate) struct SizeReader<'r, 'a> {
    pub(crate) doc: &'r Doc<'a>,
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) sentence: &'r Sentence,
    pub(crate) quantities: &'r [Quantity],
}

impl SizeReader<'_, '_> {
    /// The sizes that the event's clause states.
    pub(crate) fn size(&self, draft: &Draft<'_>) -> Size {
        let mut size = Size::default();
        let switched = [
            ("dead", What::Dead),
            ("injured", What::Injured),
            ("arrested", What::Arrested),
            ("participants", What::Participants),
        ]
        .into_iter()
        .find(|(name, _)| draft.switch(name))
        .map(|(_, what)| what);
        for part in &self.sentence.parts {
            let (Element::Np(np) | Element::Pp(_, Some(np))) = &part.element else { continue };
            let inside = part.units.start >= draft.units.start && part.units.end <= draft.units.end;
            self.phrase(np, switched.filter(|_| inside), draft, &mut size);
        }
        size
    }

    fn phrase(&self, np: &Np, switched: Option<What>, draft: &Draft<'_>, size: &mut Size) {
        let head = &self.sentence.units[np.head];
        let named = self.named_toll(head);
        // `مقتل 12 شخصا`: the number stands in the genitive of a toll noun
        if let (Some(what), Some(genitive)) = (named, &np.genitive) {
            for phrase in std::iter::once(&**genitive).chain(&genitive.coordinated) {
                self.put(what, phrase, true, size);
            }
        } else if let Some(what) = named.or_else(|| self.toll_of_people(head)) {
            self.put(what, np, false, size);
        } else if let Some(what) = switched.filter(|_| self.is_filler(np, draft)) {
            self.put(what, np, true, size);
        }
        for inner in np.coordinated.iter().chain(np.attached.iter().map(|(_, n)| n)) {
            self.phrase(inner, switched.filter(|_| inner.number.is_some()), draft, size);
        }
        if let Some(genitive) = np.genitive.as_deref().filter(|_| named.is_none()) {
            self.phrase(genitive, switched.filter(|_| genitive.number.is_some()), draft, size);
        }
    }

    /// Whether the phrase gave the event one of its roles.
    fn is_filler(&self, np: &Np, draft: &Draft<'_>) -> bool {
        let start = self.doc.tokens[self.sentence.units[np.units.start].first].start as usize;
        let end = self.doc.tokens[self.sentence.units[np.units.end - 1].last].end as usize;
        draft.recipients.iter().chain(&draft.actors).any(|e| e.bytes.start >= start && e.bytes.end <= end)
            || np.number.is_some()
    }

    /// `مقتل`, `إصابة`, `اعتقال`: a noun whose frame says what a number counts.
    fn named_toll(&self, unit: &Unit) -> Option<What> {
        let tables = self.lexicon.tables();
        let target = unit.target()?;
        let frames = match target.kind() {
            Kind::Noun | Kind::EventPhrase => &tables.nouns[target.index()].frames,
            Kind::VerbalNoun => &tables.verbs[target.index()].frames,
            _ => return None,
        };
        frames.iter().flat_map(|f| &tables.frames[*f as usize].switches).find_map(|s| what(s))
    }

    /// `قتيل`, `جريح`, `معتقل`: a noun for people that says what befell them.
    fn toll_of_people(&self, unit: &Unit) -> Option<What> {
        let tables = self.lexicon.tables();
        unit.info.iter().flat_map(|i| &i.analyses).find_map(|a| match a.target.kind() {
            Kind::Agent => tables.agents[a.target.index()].en.first().and_then(|en| toll_in_english(en)),
            Kind::Noun => tables.nouns[a.target.index()]
                .class
                .split(' ')
                .find_map(|c| c.strip_prefix("toll:"))
                .and_then(what),
            _ => None,
        })
    }

    fn put(&self, what: What, np: &Np, uncounted: bool, size: &mut Size) {
        let slot = match what {
            What::Dead => &mut size.dead,
            What::Injured => &mut size.injured,
            What::Arrested => &mut size.arrested,
            What::Participants => &mut size.participants,
        };
        if slot.is_none() {
            *slot = self.count(np, uncounted);
        }
    }

    /// The number of a phrase: digits and words, a dual, or one.
    fn count(&self, np: &Np, uncounted: bool) -> Option<Count> {
        let units = &self.sentence.units;
        let head = &units[np.head];
        let (min, max, first, last) = if let Some(number) = &np.number {
            let token = units[number.start].first;
            let quantity = self.quantities.iter().find(|q| q.tokens.contains(&token))?;
            (quantity.min, quantity.max, number.start, np.head.max(number.end - 1))
        } else {
            let number = head.bits().number().filter(|_| {
                uncounted
                    && !head.clitics.article
                    && (head.is(Kind::Agent) || head.is(Kind::Noun) || head.is(Kind::Nisba))
            })?;
            let n = match number {
                Number::Singular if self.is_person(head) => 1,
                Number::Dual => 2,
                _ => return None,
            };
            (Some(n), Some(n), np.head, np.head)
        };
        let start = self.doc.inside(units[first].first, usize::from(units[first].clitics.stem_at));
        let bytes = start..self.doc.tokens[units[last].last].end as usize;
        Some(Count {
            min,
            max,
            text: self.doc.text[bytes.clone()].to_owned(),
            span: self.doc.span(bytes),
            of: Vec::new(),
        })
    }

    fn is_person(&self, unit: &Unit) -> bool {
        unit.target().is_some_and(|t| match t.kind() {
            Kind::Agent => {
                matches!(self.lexicon.tables().agents[t.index()].class.as_str(), "person" | "kin" | "people")
            }
            Kind::Nisba => true,
            _ => false,
        })
    }

    /// `بينهم 17 طفلا و4 نساء`: who some of the counted are.
    pub(crate) fn parts_of(&self, draft: &Draft<'_>) -> Vec<PartCount> {
        let mut found = Vec::new();
        let mut among = false;
        for part in &self.sentence.parts {
            match &part.element {
                Element::Pp(marker, None) if marker == crate::phrase::BETWEEN => {
                    among = part.units.start >= draft.units.start;
                }
                Element::Np(np) if among => {
                    for phrase in std::iter::once(np).chain(&np.coordinated) {
                        found.extend(self.part_count(phrase));
                    }
                }
                Element::Mark('\u{060C}' | ',') | Element::Verb => among = false,
                _ => {}
            }
        }
        found
    }

    fn part_count(&self, np: &Np) -> Option<PartCount> {
        let count = self.count(np, false);
        let units = &self.sentence.units;
        let start =
            self.doc.inside(units[np.units.start].first, usize::from(units[np.units.start].clitics.stem_at));
        let end = self.doc.tokens[units[np.head].last].end as usize;
        (start < end).then(|| PartCount {
            number: count.and_then(|c| c.min),
            text: self.doc.text[start..end].to_owned(),
            span: self.doc.span(start..end),
        })
    }
}

fn what(name: &str) -> Option<What> {
    Some(match name {
        "dead" => What::Dead,
        "injured" => What::Injured,
        "arrested" => What::Arrested,
        "participants" => What::Participants,
        _ => return None,
    })
}

/// The agents' English says what befell them: `person killed`, `injured person`, `detainee`.
fn toll_in_english(en: &str) -> Option<What> {
    let has = |word: &str| en.split(' ').any(|w| w == word);
    if has("killed") {
        Some(What::Dead)
    } else if has("injured") || has("wounded") {
        Some(What::Injured)
    } else {
        (en == "detainee").then_some(What::Arrested)
    }
}
