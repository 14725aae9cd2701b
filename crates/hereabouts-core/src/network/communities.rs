//! Groups that hold together: the partition of a network with the highest modularity that the method of Louvain finds
//! (Blondel, Guillaume, Lambiotte and Lefebvre 2008). The same network always gives the same groups.

use super::weighted::{Draw, Weighted};

/// The groups of a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// The group of each node; groups are numbered in the order of their first nodes.
    pub of: Vec<u32>,
    /// From −½ to 1: how many more ties lie inside the groups than would by chance.
    pub modularity: f64,
}

impl Communities {
    /// The nodes of each group.
    pub fn members(&self) -> Vec<Vec<u32>> {
        let count = self.of.iter().max().map_or(0, |last| *last as usize + 1);
        let mut members = vec![Vec::new(); count];
        for (node, group) in self.of.iter().enumerate() {
            members[*group as usize].push(node as u32);
        }
        members
    }
}

/// What the method finds depends on the order in which it looks at nodes: it begins anew so many times, fewer where
/// that would take long.
const TIMES: usize = 64;
/// Looked at in all beginnings together.
const TIES: usize = 400_000;

/// The best groups of several beginnings. `pairs` are ties, each once, none to itself.
pub fn communities(nodes: usize, pairs: &[(u32, u32)]) -> Communities {
    let graph = Weighted::of(nodes, pairs);
    let times = (TIES / (pairs.len() + 1)).clamp(1, TIMES);
    let mut best: Option<(f64, Vec<u32>)> = None;
    for seed in 0..times {
        let of = one_beginning(&graph, &mut Draw(seed as u64));
        let modularity = modularity_of(&graph, &of);
        if best
            .as_ref()
            .is_none_or(|(known, _)| modularity > known + 1e-12)
        {
            best = Some((modularity, of));
        }
    }
    let (modularity, of) = best.unwrap_or_default();
    Communities {
        of: numbered(&of).0,
        modularity,
    }
}

/// The groups of groups, from every node by itself upwards: for each level the group of each node below.
pub(crate) fn levels(graph: &Weighted) -> Vec<Vec<u32>> {
    let mut draw = Draw(0);
    let mut levels = Vec::new();
    let mut graph = graph.clone();
    while graph.len() > 1 {
        let mut of: Vec<u32> = (0..graph.len() as u32).collect();
        settle(&graph, &mut of, &mut draw);
        let (of, groups) = numbered(&of);
        if groups == graph.len() {
            break;
        }
        graph = graph.together(&of, groups);
        levels.push(of);
    }
    levels
}

/// How much better a partition is than chance.
pub fn modularity(nodes: usize, pairs: &[(u32, u32)], of: &[u32]) -> f64 {
    modularity_of(&Weighted::of(nodes, pairs), of)
}

fn modularity_of(graph: &Weighted, of: &[u32]) -> f64 {
    let groups = of.iter().max().map_or(0, |last| *last as usize + 1);
    let all = graph.ends() as f64;
    if all == 0.0 {
        return 0.0;
    }
    let together = graph.together(of, groups);
    let part = |group| {
        let ends = together.strength(group) as f64 / all;
        together.inside(group) as f64 / all - ends * ends
    };
    (0..groups).map(part).sum()
}

/// Groups from one beginning: nodes move, groups become nodes, until nothing moves; then single nodes once more, as
/// they can be left on the wrong side when their group moved on.
fn one_beginning(graph: &Weighted, draw: &mut Draw) -> Vec<u32> {
    let mut of: Vec<u32> = (0..graph.len() as u32).collect();
    loop {
        let mut moved = settle(graph, &mut of, draw);
        loop {
            let (numbers, groups) = numbered(&of);
            of = numbers;
            let above = graph.together(&of, groups);
            let mut joined: Vec<u32> = (0..groups as u32).collect();
            if !settle(&above, &mut joined, draw) {
                break;
            }
            moved = true;
            of.iter_mut()
                .for_each(|group| *group = joined[*group as usize]);
        }
        if !moved {
            return of;
        }
    }
}

/// Moves each node to the neighbouring group where it adds most, again and again; says whether any moved.
fn settle(graph: &Weighted, of: &mut [u32], draw: &mut Draw) -> bool {
    let all = graph.ends();
    let mut ends = vec![0; graph.len()];
    for (node, group) in of.iter().enumerate() {
        ends[*group as usize] += graph.strength(node);
    }
    let order = draw.order(graph.len());
    // Ties of the node that is looked at to each group near it.
    let mut with = vec![0; graph.len()];
    let mut near: Vec<u32> = Vec::new();
    let mut any = false;
    loop {
        let mut moved = false;
        for &node in &order {
            let node = node as usize;
            let own = of[node];
            near.push(own);
            for &(other, weight) in graph.edges(node) {
                let group = of[other as usize];
                if with[group as usize] == 0 && group != own {
                    near.push(group);
                }
                with[group as usize] += weight;
            }
            let strength = graph.strength(node);
            ends[own as usize] -= strength;
            let worth = |group: u32| with[group as usize] * all - strength * ends[group as usize];
            let mut best = (worth(own), own);
            for &group in &near[1..] {
                let here = worth(group);
                if here > best.0 {
                    best = (here, group);
                }
            }
            ends[best.1 as usize] += strength;
            moved |= best.1 != own;
            of[node] = best.1;
            near.drain(..).for_each(|group| with[group as usize] = 0);
        }
        any |= moved;
        if !moved {
            return any;
        }
    }
}

/// The groups numbered in the order of their first nodes, and how many they are.
fn numbered(of: &[u32]) -> (Vec<u32>, usize) {
    let mut numbers = vec![None; of.len()];
    let mut next = 0;
    let numbered = of
        .iter()
        .map(|group| {
            *numbers[*group as usize].get_or_insert_with(|| {
                next += 1;
                next - 1
            })
        })
        .collect();
    (numbered, next as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_triangles_with_one_tie_between_them_are_two_groups() {
        let pairs = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)];
        let found = communities(6, &pairs);
        assert_eq!(found.of, [0, 0, 0, 1, 1, 1]);
        // Each group: 6 of 14 ends inside, and half of all ends.
        let expect = 2.0 * (6.0 / 14.0 - 0.25);
        assert!((found.modularity - expect).abs() < 1e-12, "{found:?}");
        assert_eq!(found.members(), [vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn what_has_no_tie_is_a_group_of_its_own() {
        assert_eq!(communities(3, &[(0, 2)]).of, [0, 1, 0]);
        assert_eq!(communities(0, &[]).of, [0; 0]);
        assert_eq!(communities(2, &[]).of, [0, 1]);
    }

    proptest! {
        /// By the definition: for each pair in one group, is tied − chance.
        #[test]
        fn modularity_is_as_defined(ties in proptest::collection::btree_set((0u32..9, 0u32..9), 1..30), of in proptest::collection::vec(0u32..4, 9)) {
            let pairs: Vec<(u32, u32)> = ties.into_iter().filter(|(a, b)| a < b).collect();
            prop_assume!(!pairs.is_empty());
            let tied = |a, b| f64::from(u8::from(pairs.contains(&(a, b)) || pairs.contains(&(b, a))));
            let degree = |a| (0..9).map(|b| tied(a, b)).sum::<f64>();
            let twice = 2.0 * pairs.len() as f64;
            let both = (0..9u32).flat_map(|a| (0..9u32).map(move |b| (a, b)));
            let expect: f64 = both
                .filter(|&(a, b)| of[a as usize] == of[b as usize])
                .map(|(a, b)| (tied(a, b) - degree(a) * degree(b) / twice) / twice)
                .sum();
            prop_assert!((modularity(9, &pairs, &of) - expect).abs() < 1e-9);
            let best = communities(9, &pairs);
            prop_assert!(best.modularity >= expect - 1e-9, "{of:?} is better than {best:?}");
            prop_assert!((best.modularity - modularity(9, &pairs, &best.of)).abs() < 1e-12);
            prop_assert_eq!(&best, &communities(9, &pairs));
        }
    }
}
