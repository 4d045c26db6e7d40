//! Maximum flow from roles to groups of people by augmenting paths, and the roles that no path
//! leads out of.
#![allow(clippy::indexing_slicing, reason = "roles and groups are numbered by the caller's rows")]

/// The groups that a role can be given to, with what flows to each.
struct Flow<'a> {
    groups: &'a [(Vec<usize>, i64)],
    /// Minutes by group and place in its roles.
    given: Vec<Vec<i64>>,
    free: Vec<i64>,
    open: Vec<i64>,
}

/// How many minutes cannot be done, and the smallest set of roles found to ask for too much: for
/// each role left with some, what can be reached from it; none of those sets holds a smaller one
/// that is over-committed and was looked for.
pub fn cut(demand: &[i64], groups: &[(Vec<usize>, i64)]) -> (i64, Vec<usize>) {
    let mut flow = Flow {
        groups,
        given: groups.iter().map(|(can, _)| vec![0; can.len()]).collect(),
        free: groups.iter().map(|(_, minutes)| *minutes).collect(),
        open: demand.to_vec(),
    };
    for role in 0..demand.len() {
        while flow.open[role] > 0 && flow.augment(role) {}
    }
    let short = flow.open.iter().sum();
    let mut best: Option<Vec<usize>> = None;
    for role in 0..demand.len() {
        if flow.open[role] > 0 {
            let set = shrink(demand, groups, flow.reached(role));
            if best.as_ref().is_none_or(|best| set.len() < best.len()) {
                best = Some(set);
            }
        }
    }
    (short, best.unwrap_or_default())
}

/// Takes roles out of an over-committed set as long as what is left stays over-committed; small
/// sets are tried whole, so that the smallest part is found.
fn shrink(demand: &[i64], groups: &[(Vec<usize>, i64)], set: Vec<usize>) -> Vec<usize> {
    const WHOLE_MAX: usize = 12;
    let over = |part: &[usize]| {
        let asked: i64 = part.iter().map(|role| demand[*role]).sum();
        let can = groups.iter().filter(|(can, _)| can.iter().any(|role| part.contains(role)));
        let has = can.fold(0_i64, |sum, (_, minutes)| sum.saturating_add(*minutes));
        asked > has
    };
    if set.len() <= WHOLE_MAX {
        let parts = 1_u32..1 << set.len();
        let part = |bits: u32| -> Vec<usize> {
            let inside = set.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            inside.map(|(_, role)| *role).collect()
        };
        let small = parts.filter(|bits| over(&part(*bits))).min_by_key(|bits| bits.count_ones());
        return small.map_or_else(|| set.clone(), part);
    }
    let mut left = set;
    let mut at = 0;
    while at < left.len() {
        let role = left.remove(at);
        if !over(&left) {
            left.insert(at, role);
            at += 1;
        }
    }
    left
}

impl Flow<'_> {
    /// Sends what can be sent along one shortest path from a role to a group with time left.
    fn augment(&mut self, from: usize) -> bool {
        let mut role_via: Vec<Option<(usize, usize)>> = vec![None; self.open.len()];
        let mut group_via: Vec<Option<usize>> = vec![None; self.groups.len()];
        let mut queue = vec![from];
        let mut next = 0;
        while next < queue.len() {
            let role = queue[next];
            next += 1;
            for group in 0..self.groups.len() {
                if group_via[group].is_some() || !self.groups[group].0.contains(&role) {
                    continue;
                }
                group_via[group] = Some(role);
                if self.free[group] > 0 {
                    self.send(from, group, &role_via, &group_via);
                    return true;
                }
                for (place, other) in self.groups[group].0.iter().enumerate() {
                    let known = *other == from || role_via[*other].is_some();
                    if self.given[group][place] > 0 && !known {
                        role_via[*other] = Some((group, place));
                        queue.push(*other);
                    }
                }
            }
        }
        false
    }

    /// Sends as much as goes along one path, back from its last group to where it began.
    fn send(
        &mut self,
        from: usize,
        last: usize,
        role_via: &[Option<(usize, usize)>],
        group_via: &[Option<usize>],
    ) {
        let place_of = |group: usize, role: usize| {
            self.groups[group].0.iter().position(|other| *other == role).unwrap_or(0)
        };
        let mut steps = Vec::new();
        let mut least = self.free[last].min(self.open[from]);
        let mut group = last;
        while let Some(role) = group_via[group] {
            steps.push((group, place_of(group, role), 1));
            let Some((before, place)) = role_via[role] else { break };
            least = least.min(self.given[before][place]);
            steps.push((before, place, -1));
            group = before;
        }
        for (group, place, sign) in steps {
            self.given[group][place] += sign * least;
        }
        self.free[last] -= least;
        self.open[from] -= least;
    }

    /// The roles whose people are all tied up with this one's.
    fn reached(&self, from: usize) -> Vec<usize> {
        let mut roles = vec![from];
        let mut next = 0;
        while next < roles.len() {
            let role = roles[next];
            next += 1;
            for (group, (can, _)) in self.groups.iter().enumerate() {
                if can.contains(&role) {
                    for (place, other) in can.iter().enumerate() {
                        if self.given[group][place] > 0 && !roles.contains(other) {
                            roles.push(*other);
                        }
                    }
                }
            }
        }
        roles.sort_unstable();
        roles
    }
}
