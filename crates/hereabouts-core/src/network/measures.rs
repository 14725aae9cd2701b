//! What can be said of a network by counting: who lies between others, who is near, and what falls apart where one is
//! missing. The counting is that of petgraph and rustworkx-core; here it gets plain ties and answers plain numbers.

use petgraph::graph::{NodeIndex, UnGraph};
use rustworkx_core::centrality::{betweenness_centrality, closeness_centrality};
use rustworkx_core::connectivity::{self, articulation_points};
use std::collections::BTreeSet;

/// From so many nodes on, two processors are faster than one.
const IN_PARALLEL: usize = 50;

/// Ties without direction, each pair once and none to itself: what several of the measures rely on.
#[derive(Debug, Clone, Default)]
pub struct Simple(UnGraph<(), ()>);

impl Simple {
    /// `ties` name nodes before `nodes`, as often as they like.
    pub fn of(nodes: usize, ties: impl IntoIterator<Item = (u32, u32)>) -> Simple {
        let mut pairs: Vec<(u32, u32)> = ties
            .into_iter()
            .filter(|(a, b)| a != b)
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut graph = UnGraph::with_capacity(nodes, pairs.len());
        (0..nodes).for_each(|_| {
            graph.add_node(());
        });
        graph.extend_with_edges(pairs);
        Simple(graph)
    }

    /// What is tied among some of the nodes (in rising order), each by its place among them.
    pub fn among(&self, some: &[u32]) -> Simple {
        let place = |node: u32| some.binary_search(&node).ok().map(|place| place as u32);
        let pairs = self.pairs().into_iter();
        let ties = pairs.filter_map(|(a, b)| place(a).zip(place(b)));
        Simple::of(some.len(), ties)
    }

    pub fn len(&self) -> usize {
        self.0.node_count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each pair once, the lower number first.
    pub fn pairs(&self) -> Vec<(u32, u32)> {
        let ends = self.0.raw_edges().iter();
        ends.map(|edge| (edge.source().index() as u32, edge.target().index() as u32))
            .collect()
    }

    pub fn neighbours(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let neighbours = self.0.neighbors(NodeIndex::new(node as usize));
        neighbours.map(|node| node.index() as u32)
    }

    /// With how many others each is tied.
    pub fn degrees(&self) -> Vec<u32> {
        let nodes = self.0.node_indices();
        nodes
            .map(|node| self.0.neighbors(node).count() as u32)
            .collect()
    }

    /// On what share of the shortest ways between two others each lies (Freeman 1977), from 0 to 1.
    pub fn betweenness(&self) -> Vec<f64> {
        plain(betweenness_centrality(&self.0, false, true, IN_PARALLEL))
    }

    /// How near each is to all it can reach, from 0 to 1, less where it reaches few (Wasserman and Faust 1994).
    pub fn closeness(&self) -> Vec<f64> {
        plain(closeness_centrality(&self.0, true, IN_PARALLEL))
    }

    /// Those without whom what hangs together would fall apart.
    pub fn cut_points(&self) -> BTreeSet<u32> {
        let points = articulation_points(&self.0, None);
        points.into_iter().map(|node| node.index() as u32).collect()
    }

    /// The ties without which what hangs together would fall apart, the lower number first.
    pub fn bridges(&self) -> BTreeSet<(u32, u32)> {
        let found = connectivity::bridges(&self.0);
        let numbers = found
            .into_iter()
            .map(|(a, b)| (a.index() as u32, b.index() as u32));
        numbers.map(|(a, b)| (a.min(b), a.max(b))).collect()
    }

    /// What hangs together, each in the order of its nodes; one by itself is a part, too.
    pub fn parts(&self) -> Vec<Vec<u32>> {
        let found = connectivity::connected_components(&self.0).into_iter();
        let mut parts: Vec<Vec<u32>> = found
            .map(|part| {
                let mut nodes: Vec<u32> = part.iter().map(|node| node.index() as u32).collect();
                nodes.sort_unstable();
                nodes
            })
            .collect();
        parts.sort_unstable();
        parts
    }

    /// The parts into which what hangs together with a node falls without it.
    pub fn parts_without(&self, node: u32) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.len()];
        seen[node as usize] = true;
        let mut parts = Vec::new();
        for first in self.neighbours(node) {
            let mut part = Vec::new();
            let mut waiting = vec![first];
            while let Some(next) = waiting.pop() {
                if !std::mem::replace(&mut seen[next as usize], true) {
                    part.push(next);
                    waiting.extend(self.neighbours(next));
                }
            }
            if !part.is_empty() {
                part.sort_unstable();
                parts.push(part);
            }
        }
        parts.sort_unstable();
        parts
    }

    /// Steps from the nearest of `to` to each node, going only over those that may be passed; none where there is no
    /// way.
    pub fn steps_to(&self, to: &[u32], may_pass: impl Fn(u32) -> bool) -> Vec<Option<u32>> {
        // One node beside all of `to` makes one search of many.
        let mut graph = self.0.clone();
        let begin = graph.add_node(());
        let to: BTreeSet<u32> = to.iter().copied().collect();
        for node in &to {
            graph.add_edge(begin, NodeIndex::new(*node as usize), ());
        }
        let number = |node: NodeIndex| node.index() as u32;
        let passable = petgraph::visit::NodeFiltered::from_fn(&graph, |node: NodeIndex| {
            node == begin || to.contains(&number(node)) || may_pass(number(node))
        });
        let far = petgraph::algo::dijkstra(&passable, begin, None, |_| 1u32);
        let steps = |node: usize| far.get(&NodeIndex::new(node)).map(|steps| steps - 1);
        (0..self.len()).map(steps).collect()
    }
}

fn plain(found: Vec<Option<f64>>) -> Vec<f64> {
    found.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two triangles, 0 1 2 and 3 4 5, that meet over 6; and 7 alone.
    fn bow() -> Simple {
        let ties = [
            (0, 1),
            (1, 2),
            (2, 0),
            (3, 4),
            (4, 5),
            (5, 3),
            (2, 6),
            (6, 3),
            (3, 6),
            (6, 6),
        ];
        Simple::of(8, ties)
    }

    #[test]
    fn who_lies_between() {
        // 6 lies on each of the 9 ways from one triangle to the other, of 21 ways between any two others.
        let between = bow().betweenness();
        assert!((between[6] - 9.0 / 21.0).abs() < 1e-12, "{between:?}");
        assert!((between[2] - 8.0 / 21.0).abs() < 1e-12, "{between:?}");
        assert_eq!((between[0], between[7]), (0.0, 0.0));
        assert_eq!(bow().degrees(), [2, 2, 3, 3, 2, 2, 2, 0]);
    }

    #[test]
    fn who_is_near() {
        // 6 reaches 6 of the 7 others in 1 + 1 + 2 + 2 + 2 + 2 steps.
        let close = bow().closeness();
        assert!(
            (close[6] - 6.0 / 10.0 * 6.0 / 7.0).abs() < 1e-12,
            "{close:?}"
        );
        assert_eq!(close[7], 0.0);
    }

    #[test]
    fn what_falls_apart() {
        assert_eq!(bow().cut_points(), [2, 3, 6].into());
        assert_eq!(bow().bridges(), [(2, 6), (3, 6)].into());
        assert_eq!(bow().parts(), [vec![0, 1, 2, 3, 4, 5, 6], vec![7]]);
        assert_eq!(bow().parts_without(6), [[0, 1, 2], [3, 4, 5]]);
        assert_eq!(bow().parts_without(0), [[1, 2, 3, 4, 5, 6]]);
        // 2 3 6 7, by their places.
        let among = bow().among(&[2, 3, 6, 7]);
        assert_eq!((among.len(), among.pairs()), (4, vec![(0, 2), (1, 2)]));
    }

    #[test]
    fn the_shortest_way_over_those_that_may_be_passed() {
        let check = |to: &[u32], closed: u32, expect: [Option<u32>; 8]| {
            assert_eq!(
                bow().steps_to(to, |node| node != closed),
                expect,
                "{to:?} {closed}"
            );
        };
        let far = [
            Some(4),
            Some(4),
            Some(3),
            Some(1),
            Some(0),
            Some(1),
            Some(2),
            None,
        ];
        check(&[4], 7, far);
        check(
            &[4, 0],
            6,
            [
                Some(0),
                Some(1),
                Some(1),
                Some(1),
                Some(0),
                Some(1),
                None,
                None,
            ],
        );
        check(&[], 7, [None; 8]);
    }
}
