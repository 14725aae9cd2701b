//! A graph whose nodes stand for several assets and whose edges for several ties: what groups are made of, level by
//! level. All weights are whole numbers, so that no order of adding changes a result.

/// Each edge stands in the rows of both its ends; what lies inside a node counts from both sides, too.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weighted {
    /// Where the edges of a node begin; one more than there are nodes.
    starts: Vec<usize>,
    edges: Vec<(u32, i64)>,
    /// Ends of ties inside a node.
    inside: Vec<i64>,
    /// Ends of ties of a node, inside and outside.
    strength: Vec<i64>,
    /// How many assets a node stands for.
    members: Vec<u32>,
}

impl Weighted {
    /// Every asset by itself.
    pub fn of(nodes: usize, pairs: &[(u32, u32)]) -> Weighted {
        let edges = pairs.iter().map(|&(a, b)| (a, b, 1)).collect();
        Weighted::build(edges, vec![0; nodes], vec![1; nodes])
    }

    fn build(edges: Vec<(u32, u32, i64)>, inside: Vec<i64>, members: Vec<u32>) -> Weighted {
        let nodes = inside.len();
        let mut both: Vec<(u32, u32, i64)> = Vec::with_capacity(edges.len() * 2);
        for (a, b, weight) in edges {
            both.push((a, b, weight));
            both.push((b, a, weight));
        }
        both.sort_unstable();
        let mut starts = vec![0; nodes + 1];
        let mut strength = inside.clone();
        let mut merged: Vec<(u32, i64)> = Vec::with_capacity(both.len());
        let mut last = None;
        for (a, b, weight) in both {
            strength[a as usize] += weight;
            match (last == Some((a, b)), merged.last_mut()) {
                (true, Some(edge)) => edge.1 += weight,
                _ => merged.push((b, weight)),
            }
            last = Some((a, b));
            starts[a as usize + 1] = merged.len();
        }
        for node in 1..=nodes {
            starts[node] = starts[node].max(starts[node - 1]);
        }
        Weighted {
            starts,
            edges: merged,
            inside,
            strength,
            members,
        }
    }

    pub fn len(&self) -> usize {
        self.inside.len()
    }

    pub fn edges(&self, node: usize) -> &[(u32, i64)] {
        &self.edges[self.starts[node]..self.starts[node + 1]]
    }

    pub fn inside(&self, node: usize) -> i64 {
        self.inside[node]
    }

    pub fn strength(&self, node: usize) -> i64 {
        self.strength[node]
    }

    pub fn members(&self, node: usize) -> u32 {
        self.members[node]
    }

    /// Ends of all ties: twice as many as there are.
    pub fn ends(&self) -> i64 {
        self.strength.iter().sum()
    }

    /// A node for each of `groups` groups.
    pub fn together(&self, of: &[u32], groups: usize) -> Weighted {
        let mut inside = vec![0; groups];
        let mut members = vec![0; groups];
        let mut edges = Vec::new();
        for (node, &group) in of.iter().enumerate() {
            inside[group as usize] += self.inside[node];
            members[group as usize] += self.members[node];
            for &(other, weight) in self.edges(node) {
                let with = of[other as usize];
                if with == group {
                    inside[group as usize] += weight;
                } else if group < with {
                    edges.push((group, with, weight));
                }
            }
        }
        Weighted::build(edges, inside, members)
    }
}

/// Numbers drawn from a seed, the same everywhere (Steele, Lea and Flood 2014: SplitMix64).
#[derive(Debug, Clone)]
pub(crate) struct Draw(pub u64);

impl Draw {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to before 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// The numbers before `count` in an order of its own.
    pub fn order(&mut self, count: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count as u32).collect();
        for last in (1..count).rev() {
            let with = (self.next() % (last as u64 + 1)) as usize;
            order.swap(last, with);
        }
        order
    }
}
