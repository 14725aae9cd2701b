//! The processes that make up the running program, as Linux lists them.

use crate::Window;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::time::{Duration, SystemTime};

impl Window {
    /// When the program was started, to two hundredths of a second.
    pub fn started(&self) -> SystemTime {
        let family = descendants(self.driver()).into_iter();
        let program =
            family.filter(|&process| name_of(process).as_deref() == Some("hereabouts-app"));
        let started = program.filter_map(started).min();
        started.expect("a window that is open has its program")
    }
}

/// When a process was started; none when it has ended.
fn started(process: u32) -> Option<SystemTime> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The 20th behind the name, in hundredths of a second since the machine was started.
    let begun = stat.rsplit(") ").next()?.split(' ').nth(19)?;
    let begun = begun.parse::<f64>().ok()? / 100.0;
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let now = uptime.split(' ').next()?.parse::<f64>().ok()?;
    SystemTime::now().checked_sub(Duration::from_secs_f64((now - begun).max(0.0)))
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn a_process_was_started_just_now() {
        let before = SystemTime::now();
        let mut sleeping = Command::new("sleep").arg("60").spawn().unwrap();
        let found = started(sleeping.id()).unwrap();
        sleeping.kill().unwrap();
        sleeping.wait().unwrap();
        let apart = found.duration_since(before);
        let apart = apart.unwrap_or_else(|earlier| earlier.duration());
        assert!(apart < Duration::from_secs(2), "{apart:?}");
        assert_eq!(started(sleeping.id()), None);
    }
}
