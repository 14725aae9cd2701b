//! The processes that make up the running program, as Linux lists them.

use std::collections::{HashMap, HashSet};
use std::fs;

/// The name of a process, of which Linux keeps 15 letters; none when it has ended.
pub(crate) fn name_of(process: u32) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some(name.trim().to_owned())
}

/// A process and all that it started, and those started.
pub(crate) fn descendants(first: u32) -> HashSet<u32> {
    let mut parents: HashMap<u32, u32> = HashMap::new();
    for entry in fs::read_dir("/proc")
        .expect("Linux lists its processes")
        .flatten()
    {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name in brackets may hold spaces; behind it come the state and the parent.
        let parent = stat
            .rsplit(") ")
            .next()
            .and_then(|rest| rest.split(' ').nth(1)?.parse::<u32>().ok());
        parents.extend(parent.map(|parent| (process, parent)));
    }
    let mut family = HashSet::from([first]);
    loop {
        let before = family.len();
        family.extend(
            parents
                .iter()
                .filter(|(_, parent)| family.contains(parent))
                .map(|(&child, _)| child)
                .collect::<Vec<_>>(),
        );
        if family.len() == before {
            return family;
        }
    }
}
