//! `ل` after the noun of a deed: whose the deed is, or whom it befalls: `مسيرة للأساتذة`, `استهداف إسرائيل للمدنيين`.

use super::fill::{OBJECT, is_powerless};
use super::*;

impl<'l> RoleReader<'_, '_, 'l> {
    /// `مسيرة للأساتذة`, `قصف لقوات الدعم السريع على المدينة`, `بإقالة كير لمشار`: whose a protest or an attack is; beside a genitive
    /// that acts, whom it befalls.
    pub(super) fn doer_by_li(&self, draft: &Draft<'l>, fillers: &mut [Filler]) {
        let near = |f: &Filler| f.part.is_some_and(|p| p == draft.part || p == draft.part + 1);
        let acts = |f: &Filler| f.entities.iter().any(|e| e.class.acts());
        let slot =
            |marker: &str, role: &str| draft.frame.slots.iter().any(|s| s.marker == marker && s.role == role);
        let owned =
            fillers.iter().any(|f| matches!(f.marker.as_str(), "gen" | "adj") || f.marker.starts_with('='));
        let named = |f: &Filler| {
            f.marker == "gen"
                && f.entities.iter().any(|e| e.class.acts() && (!e.several || e.class == Class::Group))
        };
        let armed = |f: &Filler| f.entities.iter().any(|e| e.class.acts() && e.is_armed());
        let criminal = |f: &Filler| {
            f.entities.iter().any(|e| e.class.acts() && e.sectors.first().is_some_and(|s| s == "CRM"))
        };
        // `قصف للنظام على دوما`: what was struck stands with `على`
        let struck = fillers.iter().any(|f| f.marker == ON && !f.entities.is_empty());
        let attack = draft.category == Category::Assault && slot(ON, "recipient");
        let meets = draft.category == Category::Consult && slot("gen", "both");
        // `مداهمة الشرطة لمنزله`, `اقتحام الجيش مدينة جنين`: who acts and what it befalls
        let forces = |f: &Filler| {
            f.marker == "gen"
                && f.entities
                    .iter()
                    .any(|e| matches!(e.class, Class::Country | Class::Group) && (!e.vague || e.is_armed()))
        };
        // `إيقاف عنصر دعم للجماعات`, `إطلاق سراح منسق العمال`: a person is no police
        let arrest = draft.switch("arrested") || draft.modes.contains(&"release");
        let befallen = |f: &Filler| match f.marker.as_str() {
            LI => near(f) && (acts(f) && !arrest || fillers.iter().any(forces)),
            "obj" => f.part.is_some_and(|p| p > draft.part) && fillers.iter().any(forces),
            _ => false,
        };
        // `اقتحام متظاهرين السفارة`, `اقتحام متظاهرين للسفارة`; of other deeds where their noun gives its victim with `ل`
        let intruders = |f: &Filler| f.marker == "gen" && acts(f);
        let given = |f: &Filler| f.marker == LI && near(f) && !f.entities.is_empty();
        let broken = |f: &Filler| match draft.category {
            Category::Protest => f.marker == "obj" && f.part.is_some_and(|p| p > draft.part) || given(f),
            Category::Coerce | Category::Assault => slot(LI, "recipient") && given(f),
            _ => false,
        };
        let stormed = slot("gen", "recipient") && fillers.iter().any(intruders) && fillers.iter().any(broken);
        let killed = draft.switch("dead") || draft.switch("injured");
        // `إعدام التنظيم عشرين شخصا`, never `مقتل التنظيم`
        let executed = fillers.iter().any(|f| f.marker == "obj" && befallen(f));
        // `استقبال الرئيس لنظيره`: the frame itself tells that who stands with `ل` acts
        let suffers =
            !slot(LI, "actor") && slot("gen", "recipient") || slot("gen", "victim") && (!killed || executed);
        let swapped = stormed || suffers && fillers.iter().any(named) && fillers.iter().any(befallen);
        // `تقديم السعودية مساعدات`
        let given_by =
            slot("gen", "theme") && fillers.iter().any(|f| f.marker == "obj" && befallen(f) && !acts(f));
        for filler in fillers.iter_mut().filter(|f| near(f) || f.marker == "obj") {
            match filler.marker.as_str() {
                LI if !owned && acts(filler) && draft.category == Category::Protest => {
                    filler.marker = "=actor".into();
                }
                LI if !owned && attack && (armed(filler) || struck && acts(filler)) => {
                    filler.marker = "=actor".into();
                }
                // `هجوم من قراصنة`
                FROM if !owned && attack && (armed(filler) || criminal(filler)) => {
                    filler.marker = "=actor".into();
                }
                // `اجتماع لوزراء الخارجية`
                LI if !owned
                    && meets
                    && acts(filler)
                    && filler
                        .entities
                        .iter()
                        .all(|e| !e.vague || e.several && e.sectors.iter().any(|s| s == "GOV")) =>
                {
                    filler.marker = "=both".into();
                }
                LI | "obj" if swapped => filler.marker = "=recipient".into(),
                "gen" if swapped || given_by => filler.marker = "=actor".into(),
                _ => {}
            }
        }
    }

    /// `مساندتهم للوزير`, `استهداف إسرائيل للمدنيين`: a verbal noun has its object with `ل`.
    pub(super) fn object_by_li(&self, draft: &Draft<'l>, fillers: &mut [Filler]) {
        let slot = |marker: &str| draft.frame.slots.iter().any(|s| s.marker == marker);
        if !slot("obj") || slot(LI) {
            return;
        }
        // `استدعاء المنسق لعمال الحضائر للتحقيق`: he is summoned, and whose he is stands behind him
        let force = matches!(draft.category, Category::Coerce | Category::Sanction | Category::Accuse);
        let one = |e: &Resolved| e.class == Class::Person && is_powerless(e);
        let befallen = |f: &Filler| f.marker == "gen" && !f.entities.is_empty() && f.entities.iter().all(one);
        if force && fillers.iter().any(befallen) {
            return;
        }
        let near = |f: &Filler| f.part.is_some_and(|p| p == draft.part || p == draft.part + 1);
        let somebody = |f: &Filler| {
            f.entities.iter().chain(&f.behind).any(|e| e.class.acts() || e.class == Class::Place)
        };
        for filler in fillers.iter_mut().filter(|f| f.marker == LI && near(f) && somebody(f)) {
            filler.marker = OBJECT.into();
        }
    }
}
