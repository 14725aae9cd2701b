//! Who connects groups that otherwise never meet?

use super::NetworkFinding;
use super::town::Town;
use crate::asset::AssetKind;
use crate::conversation::Party;
use crate::network::MOST_NODES;
use crate::network::communities::communities;
use std::collections::BTreeSet;

/// So many are named: more would be a list of everybody.
const MOST: usize = 7;
/// Fewer are no group.
const FEWEST: usize = 3;
/// So many of each part are named.
const NAMED: usize = 3;

/// Ways are looked for among so many: among ten times as many it would take a hundred times as long.
pub(super) const MOST_LOOKED_AT: usize = MOST_NODES;

/// People and groups that go on and lie on many ways between parts of the network, those that join most first. Ways are
/// looked for among `most` with the most ties; answers also among how many, where these are not all.
pub(super) fn connectors(town: &Town, most: usize) -> (Vec<NetworkFinding>, Option<u32>) {
    let groups = communities(town.ties.len(), &town.ties.pairs());
    let members = groups.members();
    let cuts = town.ties.cut_points();
    let looked_at = town.best_tied(most);
    let of_best_tied = looked_at.len() < town.ties.len();
    let between = match of_best_tied {
        true => town.ties.among(&looked_at).betweenness(),
        false => town.ties.betweenness(),
    };
    // Sums of many small parts differ in their last digits from time to time, as several add to them at once.
    let share = |between: f64| (between * 1e9).round() as i64;
    let mut order: Vec<(i64, u32)> = between
        .into_iter()
        .map(share)
        .zip(looked_at.iter().copied())
        .filter(|(share, place)| {
            let end = town.end(*place);
            let may_be = matches!(end.kind, AssetKind::Person | AssetKind::Association);
            may_be && !end.ended && *share > 0
        })
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| town.by_name(a.1, b.1)));
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
    let order = order.into_iter().map(|(_, place)| place);
    let found = order.filter_map(finding).take(MOST).collect();
    (found, of_best_tied.then_some(looked_at.len() as u32))
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
