//! Which groups hold together?

use super::NetworkFinding;
use super::town::Town;
use crate::network::communities::communities;

/// Fewer are no group.
const FEWEST: usize = 3;
/// A group is called by so many of its members.
const CALLED: usize = 3;

/// Groups with more ties inside than to the rest, the largest first, their members by name.
pub(super) fn together(town: &Town) -> Vec<NetworkFinding> {
    let mut groups = communities(town.ties.len(), &town.ties.pairs()).members();
    groups.retain(|group| group.len() >= FEWEST);
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    let finding = |mut group: Vec<u32>| {
        let called = town.most_tied(&group, if group.len() > CALLED { CALLED } else { 2 });
        group.sort_by(|a, b| town.by_name(*a, *b));
        let members = group.iter().map(|place| town.party(*place)).collect();
        NetworkFinding::Together { called, members }
    };
    groups.into_iter().map(finding).collect()
}
