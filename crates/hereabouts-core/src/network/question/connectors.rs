//! Who connects groups that otherwise never meet?

use super::NetworkFinding;
use super::town::Town;
use crate::asset::AssetKind;
use crate::conversation::Party;
use crate::network::communities::communities;
use std::collections::BTreeSet;

/// So many are named: more would be a list of everybody.
const MOST: usize = 7;
/// Fewer are no group.
const FEWEST: usize = 3;
/// So many of each part are named.
const NAMED: usize = 3;

/// People and groups that lie on many ways between parts of the network, those that join most first.
pub(super) fn connectors(town: &Town) -> Vec<NetworkFinding> {
    let groups = communities(town.ties.len(), &town.ties.pairs());
    let members = groups.members();
    let cuts = town.ties.cut_points();
    let between = town.ties.betweenness();
    // Sums of many small parts differ in their last digits from time to time, as several add to them at once.
    let share = |place: u32| (between[place as usize] * 1e9).round() as i64;
    let mut order: Vec<u32> = town
        .places()
        .filter(|place| {
            let kind = town.end(*place).kind;
            matches!(kind, AssetKind::Person | AssetKind::Association) && share(*place) > 0
        })
        .collect();
    order.sort_by(|a, b| share(*b).cmp(&share(*a)).then_with(|| town.by_name(*a, *b)));
    let finding = |place: u32| {
        let mut only = false;
        let mut parts = Vec::new();
        if cuts.contains(&place) {
            parts = town.ties.parts_without(place);
            parts.retain(|part| part.len() >= FEWEST);
            only = parts.len() > 1;
        }
        if !only {
            parts = met(town, place, &groups.of, &members);
        }
        (parts.len() > 1).then(|| NetworkFinding::Connector {
            party: town.party(place),
            between: named(town, parts),
            only,
        })
    };
    order.into_iter().filter_map(finding).take(MOST).collect()
}

/// The groups in which somebody is tied, each without them.
fn met(town: &Town, place: u32, of: &[u32], members: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let near: BTreeSet<u32> = town
        .ties
        .neighbours(place)
        .map(|other| of[other as usize])
        .collect();
    let groups = near.iter().map(|group| &members[*group as usize]);
    let others = groups.map(|group| {
        group
            .iter()
            .copied()
            .filter(|other| *other != place)
            .collect()
    });
    others
        .filter(|group: &Vec<u32>| group.len() >= FEWEST)
        .collect()
}

/// Of each part those with the most ties, the largest part first.
fn named(town: &Town, mut parts: Vec<Vec<u32>>) -> Vec<Vec<Party>> {
    parts.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    parts
        .iter()
        .map(|part| town.most_tied(part, NAMED))
        .collect()
}
