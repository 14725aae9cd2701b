//! To which other machines the program is connected.

use crate::Window;
use crate::processes::{descendants, name_of};
use std::collections::HashSet;
use std::fs;

impl Window {
    /// The far ends, outside this machine, of everything the program and its helpers have open now, as
    /// the lines of `/proc/net` say it.
    pub fn connections(&self) -> Vec<String> {
        let family = descendants(self.driver());
        let named = |name: &str| {
            let mut family = family.iter();
            family.any(|&process| name_of(process).as_deref() == Some(name))
        };
        for name in ["hereabouts-app", "WebKitNetworkPr"] {
            assert!(named(name), "{name} is not among the processes looked at");
        }
        let sockets: HashSet<String> = family
            .iter()
            .flat_map(|&process| sockets(process))
            .collect();
        let tables = ["tcp", "tcp6", "udp", "udp6"];
        let lines = tables.iter().flat_map(|table| {
            let text = fs::read_to_string(format!("/proc/net/{table}")).unwrap_or_default();
            text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
        });
        lines
            .filter(|line| {
                let fields: Vec<&str> = line.split_whitespace().collect();
                fields.len() > 9 && sockets.contains(fields[9]) && is_elsewhere(fields[2])
            })
            .collect()
    }
}

/// An address as `/proc/net` writes it is neither this machine nor nobody.
fn is_elsewhere(address: &str) -> bool {
    let host = address.split(':').next().unwrap_or_default();
    let loopback = host.ends_with("7F") && host.len() == 8
        || host == "00000000000000000000000001000000"
        || host.starts_with("0000000000000000FFFF0000") && host.ends_with("7F");
    !loopback && host.chars().any(|digit| digit != '0')
}

/// The numbers of the sockets of a process.
fn sockets(process: u32) -> Vec<String> {
    let open = fs::read_dir(format!("/proc/{process}/fd"))
        .into_iter()
        .flatten()
        .flatten();
    let targets = open.filter_map(|fd| {
        Some(
            fs::read_link(fd.path())
                .ok()?
                .to_string_lossy()
                .into_owned(),
        )
    });
    targets
        .filter_map(|target| {
            Some(
                target
                    .strip_prefix("socket:[")?
                    .strip_suffix(']')?
                    .to_owned(),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::is_elsewhere;

    #[test]
    fn here_and_elsewhere() {
        for (address, elsewhere) in [
            ("0100007F:1F90", false),
            ("00000000:0000", false),
            ("00000000000000000000000001000000:0050", false),
            ("0000000000000000FFFF00000100007F:0050", false),
            ("08080808:0035", true),
            ("B80D0120000000000000000001000000:01BB", true),
        ] {
            assert_eq!(is_elsewhere(address), elsewhere, "{address}");
        }
    }
}
