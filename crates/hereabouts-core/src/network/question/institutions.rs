//! Which associations have no tie to any institution, and through whom could they be introduced?

use super::NetworkFinding;
use super::town::Town;
use crate::asset::AssetKind;
use crate::conversation::Party;

/// Associations without a tie to an institution, by name, each with the shortest way to one: through people who may
/// be asked, and to the institution at its end.
pub(super) fn without(town: &Town) -> Vec<NetworkFinding> {
    let of_kind = |kind| {
        town.places()
            .filter(move |place| town.end(*place).kind == kind)
    };
    let institutions: Vec<u32> = of_kind(AssetKind::Institution)
        .filter(|place| !town.end(*place).ended)
        .collect();
    let far = town
        .ties
        .steps_to(&institutions, |place| town.end(place).may_be_asked);
    // The nearest to an institution, and of those the first by name.
    let nearer = |of: u32, than: Option<u32>| {
        let near = town
            .ties
            .neighbours(of)
            .filter_map(|other| Some((far[other as usize]?, other)));
        let near = near.filter(|(steps, _)| than.is_none_or(|than| *steps < than));
        near.min_by(|a, b| a.0.cmp(&b.0).then_with(|| town.by_name(a.1, b.1)))
    };
    let is_tied = |place: u32| {
        town.ties
            .neighbours(place)
            .any(|other| far[other as usize] == Some(0))
    };
    let associations =
        of_kind(AssetKind::Association).filter(|place| !town.end(*place).ended && !is_tied(*place));
    let way = |association: u32| {
        let mut through = Vec::new();
        let mut next = nearer(association, None);
        while let Some((steps, place)) = next {
            through.push(town.party(place));
            next = nearer(place, Some(steps));
        }
        (town.party(association), through)
    };
    let alone = town
        .alone
        .iter()
        .filter(|party| party.kind == AssetKind::Association);
    let alone = alone.map(|party| (party.clone(), Vec::new()));
    let mut found: Vec<(Party, Vec<Party>)> = associations.map(way).chain(alone).collect();
    found.sort_by(|a, b| (&a.0.name, a.0.id).cmp(&(&b.0.name, b.0.id)));
    let finding = |(association, through)| NetworkFinding::WithoutInstitution {
        association,
        through,
    };
    found.into_iter().map(finding).collect()
}
