//! Phrases as arguments: whom they mean, who stands behind them, and which are of another noun.

use super::*;

impl RoleReader<'_, '_, '_> {
    pub(super) fn prepositional(&self, following: &Following) -> Vec<Filler> {
        following
            .prepositional
            .iter()
            .filter(|p| !self.is_of_noun_before(**p, following) && !self.is_of_adjective(**p))
            .filter(|p| !self.is_of_source(**p) && !self.is_of_deed_around(**p, following))
            .filter(|p| !self.is_told_press(**p))
            .filter_map(|p| match &self.sentence.parts[*p].element {
                // `بينهم أطفال`: among them
                Element::Pp(marker, None) if marker == BETWEEN => None,
                // `احتجاجا على حملة اليمين ضد الجمعيات`: of the deed that is protested against
                Element::Pp(marker, Some(_)) if self.is_of_grievance(*p, marker) => None,
                Element::Pp(marker, Some(np)) => Some(self.filler_of(marker, *p, np)),
                // `برصاص أطلقه جنود`
                Element::Pp(marker, None) if self.is_agent_marker(marker) && self.fired_by(*p).is_some() => {
                    Some(Filler {
                        part: Some(*p),
                        ..Filler::of(marker, self.fired_by(*p).unwrap_or_default())
                    })
                }
                Element::Pp(marker, None) => {
                    let pronoun = self.sentence.unit(*p).clitics.pronoun;
                    let entities = pronoun.map(|pr| self.pronoun(pr)).unwrap_or_default();
                    Some(Filler { part: Some(*p), ..Filler::of(marker, entities) })
                }
                _ => None,
            })
            .collect()
    }

    /// `ردا على قصف الجيش مواقع للمتمردين`, `خلال زيارة الوزير للمنطقة`: to whom the deed around the event is turned.
    fn is_of_deed_around(&self, part: usize, following: &Following) -> bool {
        let Element::Pp(marker, Some(own)) = &self.sentence.parts[part].element else { return false };
        // `دعا في خطاب العرش إلى فتح الحدود`: what is called for
        if marker == TO && self.tells_deed(own) {
            return false;
        }
        let turned = marker == LI || marker == TO || self.resolver.lexicon.marker(marker).against;
        // `خلال الزيارة`, `خلال الاجتماع`: to whom that was is told already
        let known = |np: &Np| {
            self.sentence.units[np.head].clitics.article && np.units.len() == 1 && np.attached.is_empty()
        };
        // `جددت خلال اجتماع المجلس تقديرها لمصر`: it is of the deed between them
        let between = |around: usize| {
            following.bare.iter().chain(&following.prepositional).any(|p| {
                let turns = match &self.sentence.parts[*p].element {
                    // `بعد تقدمه بشكوى ضد شخص`: of the deed around
                    Element::Pp(m, _) => m == BI && marker == LI,
                    _ => true,
                };
                let deed = || self.sentence.np(*p).is_some_and(|np| self.tells_deed(np));
                turns && (around + 1..part).contains(p) && deed()
            })
        };
        turned
            && following.prepositional.iter().any(|p| match &self.sentence.parts[*p].element {
                Element::Pp(around, Some(np)) => {
                    let marks = self.resolver.lexicon.marker(around);
                    *p < part
                        && (marks.aside || marks.after || marks.backdrop)
                        && self.tells_deed(np)
                        && (marker != TO || self.is_turned_to(np))
                        && !known(np)
                        && !between(*p)
                }
                _ => false,
            })
    }

    /// Whether the deed of a phrase takes `إلى`: `زيارة`, and not `لقاء`.
    fn is_turned_to(&self, np: &Np) -> bool {
        let chain = std::iter::successors(Some(np), |phrase| phrase.genitive.as_deref());
        let mut heads = chain.filter_map(|phrase| self.sentence.units[phrase.head].target());
        let frames = |t: Target| self.frames(t).iter().map(|f| self.frame(*f));
        heads.any(|t| frames(t).next().is_none() || frames(t).any(|f| f.slots.iter().any(|s| s.marker == TO)))
    }

    /// `في تصريح لقناة الجزيرة`, `في حوار مع صحيفة`: to whom the words are given that somebody blames or asks others with.
    pub(super) fn is_told_press(&self, part: usize) -> bool {
        let Element::Pp(marker, Some(np)) = &self.sentence.parts[part].element else { return false };
        let nouns = &self.resolver.lexicon.tables().nouns;
        let medium = |np: &Np| {
            let head = self.sentence.units[np.head].target().filter(|t| t.kind() == Kind::Noun);
            head.is_some_and(|t| nouns[t.index()].class.split(' ').any(|c| c.starts_with("medium:")))
        };
        let press = |e: &Resolved| e.sectors.iter().any(|s| s == "JRN");
        let given = matches!(marker.as_str(), LI | WITH | BI | TO)
            && part.checked_sub(1).and_then(|b| self.sentence.np(b)).is_some_and(medium);
        given && {
            let to = self.alone(np);
            !to.is_empty() && to.iter().all(press)
        }
    }

    /// `بحسب بيان للجيش`: whose words they are, right behind the source.
    fn is_of_source(&self, part: usize) -> bool {
        let Element::Pp(marker, Some(_)) = &self.sentence.parts[part].element else { return false };
        let source = part.checked_sub(1).is_some_and(|b| {
            matches!(&self.sentence.parts[b].element, Element::Pp(m, Some(np)) if self.resolver.lexicon.marker(m).source
                && !self.sentence.units[np.head].is_definite())
        });
        source && marker == LI
    }

    /// Of the shots that part `at` names: the subject of the verb right behind them whose pronoun means them.
    fn fired_by(&self, at: usize) -> Option<Vec<Resolved>> {
        let verb = Some(at + 1).filter(|v| self.sentence.is_verb(*v))?;
        let unit = self.sentence.unit(verb);
        unit.clitics.pronoun.filter(|_| unit.clitics.conjunction.is_none())?;
        let doer = self.entities_at(*self.sentence.following(verb).bare.first()?);
        doer.iter().any(|e| e.class.acts()).then(|| doer.to_vec())
    }

    /// The phrase that part `at` is, as an argument.
    pub(super) fn filler(&self, marker: &str, at: usize) -> Filler {
        match self.sentence.np(at) {
            Some(np) => self.filler_of(marker, at, np),
            None => Filler { part: Some(at), ..Filler::of(marker, Vec::new()) },
        }
    }

    /// A phrase of part `at` as an argument, with who stands behind it.
    pub(super) fn filler_of(&self, marker: &str, at: usize, np: &Np) -> Filler {
        let entities = self.entities(np);
        let nobody = !entities.iter().any(|e| e.class.acts());
        let mut behind = if nobody { self.behind(at, np) } else { Vec::new() };
        if let Some(pronoun) =
            self.sentence.units[np.head].clitics.pronoun.filter(|_| nobody && behind.is_empty())
        {
            behind = self.pronoun(pronoun);
        }
        Filler { marker: marker.to_owned(), entities, part: Some(at), behind }
    }

    /// `أسلحة مضادة للدبابات`, `جماعات موالية للنظام`, `احتجاج مناهض للحكومة`: `ل` right behind an adjective that takes it, or that
    /// blames somebody.
    fn is_of_adjective(&self, part: usize) -> bool {
        let Element::Pp(marker, Some(_)) = &self.sentence.parts[part].element else { return false };
        let before = part.checked_sub(1).and_then(|b| self.sentence.np(b)).filter(|_| marker == LI);
        let Some(np) = before else { return false };
        let chain = std::iter::successors(Some(np), |phrase| phrase.genitive.as_deref());
        let last = chain.flat_map(|phrase| &phrase.adjectives).find(|at| **at + 1 == np.units.end);
        last.map(|at| &self.sentence.units[*at]).is_some_and(|unit| {
            let adjectives = &self.resolver.lexicon.tables().adjectives;
            let readings = unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target);
            let takes = |t: Target| t.kind() == Kind::Adjective && adjectives[t.index()].is("li");
            let nation = matches!(unit.kind(), Some(Kind::Nisba | Kind::OtherNisba));
            readings.into_iter().any(takes) || !nation && self.judges_as_adjective(unit)
        })
    }

    /// `طلبت من أنقرة سحب قواتها من المعسكر`, `دعا إلى وقف المجازر بحق المدنيين`: the same preposition a second time, or one of
    /// those against whom a deed is, right after the noun of a deed, belongs to that noun.
    fn is_of_noun_before(&self, part: usize, following: &Following) -> bool {
        let Element::Pp(marker, Some(_)) = &self.sentence.parts[part].element else { return false };
        let Some(before) = part.checked_sub(1).filter(|b| *b > 0 && self.sentence.np(*b).is_some()) else {
            return false;
        };
        let among = following.bare.contains(&before) || following.prepositional.contains(&before);
        let again = following.prepositional.iter().any(|p| {
            *p < before && matches!(&self.sentence.parts[*p].element, Element::Pp(m, _) if m == marker)
        });
        let deed = self.sentence.np(before).is_some_and(|np| self.tells_deed(np));
        // `بطاقة إيداع بالسجن بحق نائب`, `تقدم بشكوى ضد روسيا`: a penalty or a charge is against whomever the writ is
        let penalty = |np: &Np| {
            let head = self.sentence.units[np.head].target();
            let frames = head.map(|t| self.frames(t)).unwrap_or_default();
            frames.iter().all(|f| matches!(self.frame(*f).event.as_str(), "SANCTION" | "COERCE" | "ACCUSE"))
        };
        let against = self.resolver.lexicon.marker(marker).against
            && matches!(&self.sentence.parts[before].element, Element::Pp(m, Some(np)) if m != BI || !penalty(np));
        // `طلب سحب القوة من الجنوب`: where the deed right before takes it
        let bare = following.bare.contains(&before) && marker == FROM;
        let takes = || {
            let head = self.sentence.np(before).and_then(|np| self.sentence.units[np.head].target());
            let frames = head.map(|t| self.frames(t)).unwrap_or_default();
            frames.iter().map(|f| self.frame(*f)).any(|frame| {
                matches!(
                    category(&frame.event),
                    Some(Category::Retreat | Category::Sanction | Category::Coerce)
                ) && frame.slots.iter().any(|s| s.marker == FROM)
            })
        };
        among && deed && (again && marker == FROM || against || bare && takes())
    }

    /// Whether the head of a phrase, or of its genitive, is a verbal noun or a noun of events.
    pub(super) fn tells_deed(&self, np: &Np) -> bool {
        let head = &self.sentence.units[np.head];
        let event = head.target().is_some_and(|t| {
            matches!(t.kind(), Kind::VerbalNoun | Kind::EventPhrase)
                || t.kind() == Kind::Noun && !self.frames(t).is_empty()
        });
        event || np.genitive.as_deref().is_some_and(|g| self.tells_deed(g))
    }

    /// Whether a phrase with `ضد` hangs on what is protested against right before it.
    fn is_of_grievance(&self, part: usize, marker: &str) -> bool {
        let lexicon = self.resolver.lexicon;
        let grievance = part.checked_sub(1).is_some_and(|b| {
            matches!(&self.sentence.parts[b].element, Element::Pp(m, Some(_)) if lexicon.marker(m).grievance)
        });
        grievance && lexicon.marker(marker).against
    }
}
