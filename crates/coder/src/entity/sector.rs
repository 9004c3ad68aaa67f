//! Sectors: of the word, of its adjectives, of the body that it is part of.

use super::{Class, Resolved, Resolver};
use crate::phrase::Np;
use crate::unit::Unit;
use lexicon::Kind;

impl Resolver<'_, '_, '_> {
    /// The sectors of an agent word; where it tells none, those of its adjectives or of the body that it is part of:
    /// `قيادات عسكرية`, `القوات المتمردة`, `رجال الشرطة`.
    pub(super) fn sectors(
        &self,
        own: &[String],
        np: &Np,
        units: &[Unit],
        owner: Option<&Resolved>,
    ) -> Vec<String> {
        let body = owner.filter(|o| o.class == Class::Group && !o.sectors.is_empty());
        // `رئيس حزب`, `مستشار المحكمة`: whom the word alone puts beside the government is of his body
        let of_body = |o: &Resolved| !matches!(o.sectors[0].as_str(), "GOV" | "MIL");
        let weak = own.len() == 1
            && (own[0] == "GOV" || matches!(own[0].as_str(), "MIL" | "PTY") && body.is_some_and(of_body));
        // `أعوان مركز الحرس الوطني`: no workers, but guards
        let force = |o: &Resolved| matches!(o.sectors[0].as_str(), "COP" | "MIL" | "SPY");
        let weak = weak || own.len() == 1 && own[0] == "LAB" && body.is_some_and(force);
        let official = weak && body.is_some() && !self.is_sided(np, units);
        let tells = !official && own.first().is_some_and(|s| !matches!(s.as_str(), "CVL" | "UAF"));
        let told = self.sectors_told_by(np, units);
        let rebels = told.iter().any(|s| s == "REB");
        if (tells && !rebels) || (told.is_empty() && owner.is_none()) {
            return own.to_vec();
        }
        match body {
            _ if !told.is_empty() => told,
            Some(body) => body.sectors.clone(),
            None => own.to_vec(),
        }
    }

    pub(super) fn sectors_told_by(&self, np: &Np, units: &[Unit]) -> Vec<String> {
        np.adjectives.iter().flat_map(|at| self.sectors_told(&units[*at])).collect()
    }

    /// The sector that an adjective tells: `عسكري`, `أمني`, `متمرد`.
    fn sectors_told(&self, unit: &Unit) -> Vec<String> {
        let adjectives = &self.lexicon.tables().adjectives;
        let readings =
            unit.target().into_iter().chain(unit.info.iter().flat_map(|i| &i.analyses).map(|a| a.target));
        let classes = readings.filter(|t| t.kind() == Kind::Adjective).map(|t| &adjectives[t.index()].class);
        let mut told: Vec<String> = classes
            .flat_map(|class| class.split(' '))
            .filter_map(|class| class.strip_prefix("sector:"))
            .map(str::to_owned)
            .collect();
        told.dedup();
        told
    }
}

pub(super) fn sectors_of(office: &str, owner: Option<&Resolved>) -> Vec<String> {
    match owner {
        Some(owner) if owner.actor.is_some() && !owner.sectors.is_empty() => owner.sectors.clone(),
        _ if office.is_empty() => owner.map_or_else(Vec::new, |o| o.sectors.clone()),
        // `رئيس اللجنة` heads no state
        Some(owner) if office == "GOV" && owner.class == Class::Group => owner.sectors.clone(),
        _ => vec![office.to_owned()],
    }
}
