//! What a role does with its argument: actors, recipients, places, and whom a theme names.

use super::behind::WHAT;
use super::words::Wanted;
use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    pub(super) fn give(&self, draft: &mut Draft<'l>, role: &str, filler: Filler) {
        let symmetric = matches!(
            draft.category,
            Category::Consult
                | Category::Agree
                | Category::Cooperate
                | Category::Retreat
                | Category::Assault
                | Category::Support
        );
        match role {
            // `استدعت أنقرة السفير إلى وزارة الخارجية`: where he went; of `استدعي إلى الوزارة` who summoned him
            "actor" if filler.marker == TO && !draft.actors.is_empty() => {}
            "actor" => add(&mut draft.actors, filler.entities.to_vec()),
            // `التقى بقصر الاتحادية`: where, not whom
            "both" if filler.marker == BI && self.is_building(&filler) => {
                self.add_places(draft, &filler);
            }
            // `نصبوا كمينا لقافلة بين برقين ودورا`: where, if nobody knows them and one side is told
            "between" if draft.category == Category::Assault && self.is_between_places(draft, &filler) => {
                self.add_places(draft, &filler);
            }
            // `خلف إصابات بين الفلسطينيين`: one people among whom it happened
            "between" if draft.category == Category::Assault && self.is_among_one(&filler) => {
                add_any(&mut draft.recipients, filler.entities.to_vec());
            }
            "both" | "between" if role == "both" || symmetric => {
                draft.two_sided |= draft.category == Category::Assault;
                add(&mut draft.actors, filler.entities.to_vec());
            }
            // `انسحب المقاتلون من الحي`
            "recipient"
                if draft.category == Category::Retreat
                    && (is_all_place(&filler.entities)
                        || filler.marker == FROM
                            && filler.part.is_some_and(|p| self.sentence.np(p).is_none())
                        || filler.marker == FROM
                            && filler.entities.iter().all(|e| e.class == Class::Country)) =>
            {
                self.add_places(draft, &filler);
                draft.places.extend(filler.entities.iter().filter_map(|e| self.site_of(e)));
            }
            // `وصلت المساعدات إلى مطار الخرطوم`
            "recipient"
                if draft.category == Category::Aid && filler.entities.iter().all(|e| self.is_facility(e)) =>
            {
                self.add_places(draft, &filler);
                draft.places.extend(filler.entities.iter().filter_map(|e| self.site_of(e)));
            }
            "recipient" | "victim" => {
                for entity in &*filler.entities {
                    // `استهداف تل أبيب`: a seat of government that is hit is a city
                    let hit = matches!(draft.category, Category::Assault | Category::Coerce)
                        && self
                            .site_of(entity)
                            .and_then(|s| s.target)
                            .is_some_and(|t| t.kind() == Kind::Place);
                    let place = entity.place.is_some_and(|p| p.kind() == Kind::Place);
                    if hit || place || entity.class == Class::Place {
                        draft.places.extend(self.site_of(entity));
                    }
                }
                let stands_for = matches!(
                    draft.category,
                    Category::Accuse
                        | Category::Support
                        | Category::Reject
                        | Category::Protest
                        | Category::Request
                        | Category::Threaten
                        | Category::Concede
                        | Category::Agree
                ) || draft.category == Category::Aid && filler.marker == LI;
                // `استهدف دورية للجيش`: whose the thing is
                // `دمرت مخازن أسلحة تابعة للحوثيين`
                let lexicon = self.resolver.lexicon;
                let thing = |e: &Resolved| {
                    let nameless = e.class == Class::Place && e.en.is_none() && e.place.is_none();
                    nameless
                        || matches!(e.class, Class::Other | Class::Thing)
                        // `استهدفت تجمعا لجنود`, `فرق مسيرة للمعارضة`
                        || filler.marker == "obj" && e.class == Class::Deed && e.code.is_none()
                        || e.code.is_none() && (e.is_weapon(lexicon) || e.is_vehicle(lexicon))
                };
                let owned = matches!(draft.category, Category::Assault | Category::Coerce)
                    && filler.entities.iter().all(thing);
                let mut filler = filler;
                self.not_their_own(draft, &mut filler, owned);
                let mut entities = filler.entities.to_vec();
                // `زار الوزير ولاية سوسة`: a town is where the visit went, and receives nobody
                if draft.category == Category::Consult {
                    entities.retain(|e| e.class != Class::Place || self.is_facility(e));
                }
                // `سحبت جزءا من قواتها`, `أخلت قواعدها`: what somebody leaves or takes back is his own
                let own = draft.category == Category::Retreat
                    && filler.part.and_then(|p| self.sentence.np(p)).is_some_and(|np| {
                        let things = matches!(filler.marker.as_str(), "obj" | "obj2" | LI);
                        let pronoun = |n: &Np| self.sentence.units[n.head].clitics.pronoun.is_some();
                        things && (pronoun(np) || np.attached.iter().any(|(m, n)| m == FROM && pronoun(n)))
                    });
                if own {
                    entities.retain(|e| e.class == Class::Person);
                }
                // `أمر بحبس أربعة صحفيين`, `حكم بسجن ناشط`: those whom the deed that is ordered befalls
                if matches!(draft.category, Category::Coerce | Category::Sanction)
                    && let Some(np) = filler.part.and_then(|p| self.sentence.np(p))
                    && crate::phrase::befalls_people(self.resolver.lexicon, &self.sentence.units[np.head])
                    && let Some(genitive) = np.genitive.as_deref()
                {
                    entities = self.entities(genitive).to_vec();
                }
                // `منعت الشرطة وقفة للحركة`: those whose deed is put down
                let deeds = |e: &Resolved| e.class == Class::Deed && e.code.is_none();
                if draft.category == Category::Coerce
                    && entities.iter().all(deeds)
                    && !filler.behind.is_empty()
                {
                    entities = std::mem::take(&mut filler.behind);
                }
                let other = |e: &Resolved| !draft.actors.iter().any(|a| a.same(e));
                // `أحرقت خيم للمعتصمين`: and of people who are only described
                let apart =
                    filler.part.and_then(|p| self.sentence.np(p)).is_some_and(|np| np.genitive.is_none());
                let people = |e: &Resolved| apart && e.several && e.class == Class::Person;
                let owner = |e: &Resolved| {
                    apart && e.class == Class::People || e.class.acts() && (!e.vague || people(e))
                };
                if owned && filler.behind.iter().any(|e| owner(e) && other(e)) {
                    entities.retain(|e| e.class == Class::Other && e.en.is_some());
                }
                // `تقدير للدور الذي تضطلع به سورية`: who stands behind a thing, and not the thing
                let nobody =
                    |e: &Resolved| matches!(e.class, Class::Other | Class::Thing) && e.actor.is_none();
                if stands_for && filler.behind.iter().any(|e| e.class.acts()) && entities.iter().all(nobody) {
                    entities.clear();
                }
                let stands_for = stands_for || owned;
                let before = draft.recipients.len();
                add_any(&mut draft.recipients, entities);
                if stands_for && draft.recipients.len() == before {
                    add_any(&mut draft.recipients, filler.behind);
                }
            }
            "place" => self.add_places(draft, &filler),
            // `وصلت طائرة مساعدات قطرية`: the state whose aircraft it is
            "theme" if draft.category == Category::Aid && filler.marker == "subj" => {
                let lexicon = self.resolver.lexicon;
                let sent = filler.entities.iter().filter(|e| e.is_vehicle(lexicon));
                let states = sent.filter_map(|e| {
                    let at = lexicon.country_by_code(e.code.as_deref()?)?;
                    let state = self.resolver.country(Target::new(Kind::Country, at));
                    Some(Resolved { bytes: e.bytes.clone(), via: Via::Adjective, ..state })
                });
                add(&mut draft.actors, states.collect());
            }
            // `لوح بفرض عقوبات على العراق`, `توعد بشن هجمات في فرنسا`
            "theme" if draft.category == Category::Threaten && filler.behind.is_empty() => {
                let aimed = filler.part.map(|p| self.aimed_at(p)).unwrap_or_default();
                draft.themes.extend(aimed);
            }
            // `تعهدت بتسليم كييف منظومات`, `وعد بدعم الجيش`
            "theme"
                if draft.category == Category::Agree
                    && draft.recipients.is_empty()
                    && filler.marker != AN =>
            {
                let helped = filler.part.map(|p| self.helped_by(p)).unwrap_or_default();
                draft.themes.extend(helped);
                // `وافقت دمشق على الخطة العربية`, `لن تقبل بشروط النظام`: whose it is
                let plan = filler
                    .part
                    .and_then(|p| self.sentence.np(p))
                    .is_some_and(|np| self.sentence.units[np.head].is(Kind::Noun));
                if plan && draft.switch("refused") && draft.themes.is_empty() {
                    let named = filler.behind.into_iter().filter(|e| e.class.acts() && !e.vague);
                    draft.themes.extend(named);
                }
            }
            // `طالب بوقف القصف الإسرائيلي`, `هدد بضرب إسرائيل`
            "theme"
                if matches!(draft.category, Category::Request | Category::Threaten)
                    && filler.marker != AN
                    && draft.recipients.is_empty() =>
            {
                // `دعا إلى زيارة عدن`: where, not whom
                let visit = draft.category == Category::Request && self.is_meeting(&filler);
                let freed = draft.category == Category::Request && self.is_freeing(&filler);
                let asked = |e: &Resolved| !(e.vague || freed || visit && e.class == Class::Country);
                draft.themes.extend(filler.behind.into_iter().filter(asked));
            }
            // `دعا إلى أن تقوم الحكومة بـ`
            "theme" if draft.category == Category::Request && filler.marker == AN => {
                let asked = filler.part.map(|p| self.first_subject(p)).unwrap_or_default();
                draft.themes.extend(asked);
            }
            // `اعتبر أن تصريحات الوزير مضللة`: who stands behind the clause's subject
            "theme" if draft.category == Category::Accuse && filler.marker == AN => {
                let judges = |p: &usize| self.is_judged_near(draft, *p);
                let judged = filler.part.filter(judges).map(|p| self.judged_in_clause(p)).unwrap_or_default();
                draft.themes.extend(judged.into_iter().filter(|e| !e.vague || e.class == Class::Group));
            }
            // `رفض القرار الأميركي`, `رفضوا لقاءه`, `اعتبرت ممارسات الجيش جرائم`
            "theme"
                if matches!(filler.marker.as_str(), "obj" | "gen")
                    && matches!(
                        draft.category,
                        Category::Reject | Category::Accuse | Category::Support | Category::Sanction
                    ) =>
            {
                add_any(&mut draft.recipients, filler.behind);
            }
            // `قضت المحكمة بإعدام 11 متهما`
            "theme"
                if matches!(draft.category, Category::Sanction | Category::Coerce)
                    && draft.recipients.is_empty() =>
            {
                let deed = filler.part.and_then(|p| Some((p, self.sentence.np(p)?)));
                let sentenced = deed.and_then(|(_, np)| np.genitive.as_deref()).map(|np| self.entities(np));
                // `بإعدام 15 من قيادات الجماعة`
                let counted = || deed.and_then(|(p, np)| self.counted(p, np)).map(|p| self.entities_at(p));
                let sentenced = sentenced.or_else(counted).unwrap_or_default();
                draft.themes.extend(sentenced.iter().filter(|e| e.class.acts()).cloned());
            }
            _ => {}
        }
    }

    /// `أعلنت القوة أن مسيرات إسرائيلية ألقت قنابل قرب جنودها`, `قالت الوزارة إن القوات هاجمت مواقعها`: what is hit is not of those who
    /// hit it, but of whoever speaks, or else was spoken of before.
    fn not_their_own(&self, draft: &Draft<'l>, filler: &mut Filler, thing: bool) {
        let np = filler.part.and_then(|p| self.sentence.np(p));
        let Some(np) = np.filter(|_| draft.category == Category::Assault) else { return };
        let head = &self.sentence.units[np.head];
        let Some(pronoun) = head.clitics.pronoun.filter(|p| p.person() == arabic::features::Person::Third)
        else {
            return;
        };
        let own = |e: &Resolved| {
            draft
                .actors
                .iter()
                .any(|a| a.same(e) || a.code.is_some() && a.code == e.code && e.via == Via::Anaphora)
        };
        let theirs: &[Resolved] = if thing { &filler.behind } else { &filler.entities };
        if theirs.is_empty() && !thing || !theirs.iter().all(own) {
            return;
        }
        let feminine = pronoun.number() == Number::Singular && pronoun.gender() == Some(Gender::Feminine);
        let owns = |r: &Resolved| {
            let side = |a: &Resolved| a.same(r) || a.code.is_some() && a.code == r.code;
            r.class.acts()
                && !draft.actors.iter().any(side)
                && (!feminine || r.class != Class::Person)
                && (thing || r.class != Class::People)
        };
        let said = self.said.iter().rev().flat_map(|said| &said.speaker).chain(&self.discourse.speaker);
        let speaker = said.into_iter().find(|s| owns(s)).cloned();
        let latest = || self.discourse.latest(|r| owns(r) && r.code.is_some()).filter(|_| !theirs.is_empty());
        let Some(owner) = speaker.or_else(latest) else { return };
        if thing {
            filler.behind = self.as_anaphora(vec![owner]);
        } else if let [one] = &filler.entities[..] {
            filler.entities = [self.of_owner(np, head, one, &owner)].into();
        }
    }

    /// Whether those named behind `بين` are known by no more than a name, of a deed that has a target of its own.
    fn is_between_places(&self, draft: &Draft<'_>, filler: &Filler) -> bool {
        let stranger = |e: &Resolved| {
            let unknown = e.actor.is_none() && e.code.is_none() && e.sectors.is_empty();
            e.class == Class::Place
                || unknown && !e.several && matches!(e.class, Class::Person | Class::Other)
        };
        let aimed = |s: &Slot| matches!(s.role.as_str(), "recipient" | "victim");
        draft.frame.slots.iter().any(aimed)
            && !filler.entities.is_empty()
            && filler.entities.iter().all(stranger)
    }

    /// Whether one people, one crowd or one body stands behind `بين`: there is no other side.
    fn is_among_one(&self, filler: &Filler) -> bool {
        let np = filler.part.and_then(|p| self.sentence.np(p));
        let one = np.is_some_and(|np| {
            np.coordinated.is_empty() && self.sentence.units[np.head].bits().number() == Some(Number::Plural)
        });
        one && matches!(&filler.entities[..], [people] if people.class.acts() && people.class != Class::Country)
    }

    /// Whether the phrase is headed by a word for a building, or the name of a seat that begins with one.
    fn is_building(&self, filler: &Filler) -> bool {
        let nouns = &self.resolver.lexicon.tables().nouns;
        let building = |t: Target| t.kind() == Kind::Noun && nouns[t.index()].is("building");
        let Some(np) = filler.part.and_then(|p| self.sentence.np(p)) else { return false };
        let unit = &self.sentence.units[np.head];
        let first = strip(self.resolver.doc.folded(unit.first)).flat_map(|w| self.resolver.lexicon.word(w));
        unit.target().is_some_and(building) || unit.is(Kind::Seat) && first.map(|r| r.target).any(building)
    }

    /// An airport, a crossing, a port, a hospital.
    fn is_facility(&self, entity: &Resolved) -> bool {
        const SETTLED: [&str; 8] =
            ["admin1", "admin2", "camp", "city", "island", "region", "town", "village"];
        let places = &self.resolver.lexicon.tables().places;
        let place = entity.place.filter(|p| p.kind() == Kind::Place && entity.class == Class::Place);
        place.is_some_and(|p| !SETTLED.contains(&places[p.index()].kind.as_str()))
    }

    /// A visit, a meeting, a conference.
    fn is_meeting(&self, filler: &Filler) -> bool {
        let np = filler.part.and_then(|p| self.sentence.np(p));
        let head = np.and_then(|np| self.sentence.units[np.head].target());
        head.is_some_and(|t| self.frames(t).iter().any(|f| self.frame(*f).event == "CONSULT"))
    }

    /// `دعت إلى إطلاق سراح مقاتلي التنظيم`: a deed whose genitive is whom it helps.
    fn is_freeing(&self, filler: &Filler) -> bool {
        let np = filler.part.and_then(|p| self.sentence.np(p));
        let head = np.and_then(|np| self.sentence.units[np.head].target());
        let helps = |f: &u32| {
            let frame = self.frame(*f);
            matches!(category(&frame.event), Some(Category::Retreat | Category::Aid))
                && befalls_genitive(frame)
        };
        head.is_some_and(|t| self.frames(t).iter().any(helps))
    }

    /// Whom the preposition right after a noun of a deed names: `فرض عقوبات على العراق`, `هجمات في فرنسا`.
    fn aimed_at(&self, part: usize) -> Vec<Resolved> {
        let Some(Element::Pp(marker, Some(np))) = self.sentence.parts.get(part + 1).map(|p| &p.element)
        else {
            return Vec::new();
        };
        let against = marker == ON || marker == IN || self.resolver.lexicon.marker(marker).against;
        let found = if against { self.entities(np) } else { Rc::default() };
        found.iter().filter(|e| e.class.acts() && !e.vague).cloned().collect()
    }

    /// Of a noun that gives or backs: the state or body that is its genitive.
    fn helped_by(&self, part: usize) -> Vec<Resolved> {
        let Some(np) = self.sentence.np(part) else { return Vec::new() };
        let gives = |f: &u32| matches!(self.frame(*f).event.as_str(), "AID" | "SUPPORT");
        let giving = self.sentence.units[np.head].target().is_some_and(|t| self.frames(t).iter().any(gives));
        let helped = np.genitive.as_deref().filter(|_| giving).map(|g| self.entities(g)).unwrap_or_default();
        let helped: Vec<Resolved> =
            helped.iter().filter(|e| matches!(e.class, Class::Country | Class::Group)).cloned().collect();
        match helped.is_empty() {
            true if giving => self.given_to(part),
            true => self.joined_by(part),
            false => helped,
        }
    }

    /// `استعدادها لتبادل البيانات مع الخرطوم والقاهرة`: with whom it is to be done.
    fn joined_by(&self, part: usize) -> Vec<Resolved> {
        let Some(Element::Pp(marker, Some(np))) = self.sentence.parts.get(part + 1).map(|p| &p.element)
        else {
            return Vec::new();
        };
        let deed = self.sentence.np(part).is_some_and(|np| self.tells_deed(np));
        let sides = |e: &Resolved| matches!(e.class, Class::Country | Class::Group) && !e.vague;
        let found = if deed && marker == WITH { self.entities(np) } else { Rc::default() };
        found.iter().filter(|e| sides(e)).cloned().collect()
    }

    /// `تقديم مساعدات لليمن`, `تقديم مليون يورو لإعادة إعمار العراق`: who is named right behind what is given.
    fn given_to(&self, part: usize) -> Vec<Resolved> {
        let Some(Element::Pp(marker, Some(np))) = self.sentence.parts.get(part + 1).map(|p| &p.element)
        else {
            return Vec::new();
        };
        let helped = |e: &Resolved| matches!(e.class, Class::Country | Class::Group | Class::People);
        let mut inner = Some(np).filter(|_| matches!(marker.as_str(), LI | TO));
        while let Some(phrase) = inner {
            let found = self.entities(phrase);
            if found.iter().any(helped) {
                return found.to_vec();
            }
            let purpose =
                matches!(self.sentence.units[phrase.head].kind(), Some(Kind::VerbalNoun | Kind::Noun));
            inner = phrase.genitive.as_deref().filter(|_| purpose);
        }
        Vec::new()
    }

    /// `أعلنت عزمها تقديم مساعدات لليمن`: to whom it is promised.
    pub(super) fn promised(&self, draft: &Draft<'_>) -> Vec<Resolved> {
        let within = |p: &usize| self.sentence.parts[*p].units.start < draft.units.end;
        let mut parts = (draft.part + 1..self.sentence.parts.len()).take_while(within);
        let intent = parts.find(|p| self.sentence.np(*p).is_some_and(|np| self.is_intended(np)));
        intent.map(|at| self.helped_by(at + 1)).unwrap_or_default()
    }

    /// `شدد على ضرورة أن يلتزم الحوثيون`: who is wished to do something.
    pub(super) fn wished_of(&self, draft: &Draft<'_>) -> Vec<Resolved> {
        let within = |p: &usize| self.sentence.parts[*p].units.start < draft.units.end;
        let opens = |p: &usize| {
            let before = self.sentence.np(*p - 1).is_some_and(|np| self.is_wish(np));
            before && self.sentence.parts[*p].element == Element::Function(Function::Complementiser)
        };
        let mut parts = (draft.part + 1..self.sentence.parts.len()).take_while(within);
        parts.find(opens).map(|p| self.first_subject(p)).unwrap_or_default()
    }

    /// `هدد بالإضراب ما لم توفر الحكومة الحماية`, `حذرت من أن بلادها ستتحرك إن استخدم الجيش السلاح`: on whom it depends; else the only one
    /// named in the clause that tells what will come.
    pub(super) fn warned(&self, draft: &Draft<'_>) -> Vec<Resolved> {
        const REACH: usize = 40;
        let sentence = self.sentence;
        let own = |e: &Resolved| {
            draft.actors.iter().any(|a| a.same(e) || e.class == Class::Country && a.code == e.code)
        };
        let end = sentence.parts.len().min(draft.part + REACH);
        let conditional = |p: &usize| sentence.function(*p) == Function::Conditional;
        for opens in (draft.part + 1..end).filter(conditional) {
            let on: Vec<Resolved> = self.first_subject(opens).into_iter().filter(|e| !own(e)).collect();
            if !on.is_empty() {
                return on;
            }
        }
        let Some(clause) = sentence.following(draft.part).clause else { return Vec::new() };
        let within = (clause + 1..end).take_while(|p| {
            !matches!(
                sentence.parts[*p].element,
                Element::Mark(_) | Element::Function(Function::Subordinator)
            )
        });
        let mut named: Vec<Resolved> = Vec::new();
        for part in within {
            let Some(np) = sentence.np(part) else { continue };
            let mut phrases = vec![np];
            while let Some(phrase) = phrases.pop() {
                let found = self.alone(phrase);
                let state = found.iter().filter(|e| e.class == Class::Country || e.actor.is_some());
                add(&mut named, state.filter(|e| !own(e)).cloned().collect());
                phrases.extend(phrase.genitive.as_deref());
                phrases.extend(phrase.attached.iter().map(|(_, inner)| inner));
            }
        }
        if named.len() == 1 { named } else { Vec::new() }
    }

    /// The subject of the clause that part `opens` opens.
    fn first_subject(&self, opens: usize) -> Vec<Resolved> {
        let end = self.sentence.parts.len().min(opens + 6);
        let verb = (opens + 1..end).find(|at| self.sentence.is_verb(*at));
        let named = |e: &Resolved| e.class.acts() && !e.vague && e.via != Via::Anaphora;
        let subject = |v| {
            let following = self.sentence.following(v);
            self.arguments(v, self.sentence.unit(v), &following).subject
        };
        verb.map(subject).unwrap_or_default().into_iter().filter(named).collect()
    }

    /// `قال إن العقوبات غير شرعية`: whether the word of blame stands in what a mere verb of saying says first.
    fn is_judged_near(&self, draft: &Draft<'_>, opens: usize) -> bool {
        const REACH: usize = 4;
        if !self.is_saying(self.sentence.unit(draft.part)) || !draft.switch("needs-recipient") {
            return true;
        }
        let parts = &self.sentence.parts;
        let near = &parts[(opens + 1).min(parts.len())..(opens + 1 + REACH).min(parts.len())];
        let open = |p: &&crate::phrase::Part| !matches!(p.element, Element::Mark(_) | Element::Verb);
        let wanted = Wanted::of(&draft.frame.with);
        near.iter()
            .take_while(open)
            .any(|p| self.sentence.units[p.units.clone()].iter().any(|u| self.is_written(u, &wanted)))
    }

    /// Of the clause that part `opens` opens: who its first noun phrase means, or who stands behind it.
    fn judged_in_clause(&self, opens: usize) -> Vec<Resolved> {
        // `أن ما قام به الجيش جريمة`
        let what = self.resolver.doc.folded(self.sentence.unit(opens + 1).first) == WHAT;
        if what && self.sentence.is_verb(opens + 2) {
            return self.first_subject(opens + 1);
        }
        let Some(np) = self.sentence.np(opens + 1) else { return Vec::new() };
        if !matches!(self.sentence.parts[opens + 1].element, Element::Np(_)) {
            return Vec::new();
        }
        // `أن سجن زوجها غير قانوني`: whom the deed befell
        if self.befalls_genitive(np) {
            return Vec::new();
        }
        let own = self.entities(np);
        if own.iter().any(|e| e.class.acts()) { own.to_vec() } else { self.behind(opens + 1, np) }
    }
}

/// Whether only places are meant.
fn is_all_place(entities: &[Resolved]) -> bool {
    !entities.is_empty() && entities.iter().all(|e| e.class == Class::Place)
}

/// Whether the frame of a noun has whom the deed befalls, or helps, in its genitive.
pub(super) fn befalls_genitive(frame: &Frame) -> bool {
    frame.slots.iter().any(|s| s.marker == "gen" && matches!(s.role.as_str(), "recipient" | "victim"))
}
