//! Where a catalogue lies: on this laptop, in a folder that a service copies to others, or on a
//! network drive. Found by names of folders, by the marks the services leave, and by what is mounted.
//! A wrong guess costs a little speed and one sentence of advice, nothing else.

use std::path::Path;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folder {
    OnThisLaptop,
    /// Copied between computers by the named service.
    Synchronised(&'static str),
    /// On another computer; by what it is mounted.
    Network(String),
}

impl Folder {
    /// Where the file at `path` lies. Relative paths and links are followed by the caller.
    pub fn of(path: &Path) -> Folder {
        let text = path.to_string_lossy();
        if let Some(kind) = mounted_from_elsewhere(&text) {
            return Folder::Network(kind);
        }
        if let Some(service) = named_after(&text).or_else(|| marked_by(path)) {
            return Folder::Synchronised(service);
        }
        Folder::OnThisLaptop
    }

    /// What a person should know about it, if anything.
    pub fn advice(&self) -> Option<String> {
        match self {
            Folder::OnThisLaptop => None,
            Folder::Synchronised(service) => Some(format!(
                "This catalogue lies in a folder that {service} copies between computers. When two of them write to it, edits can get lost. A folder on this laptop alone is a better place."
            )),
            Folder::Network(_) => Some(
                "This catalogue lies on a network drive. It is slower there, and when the connection drops or two computers write to it, edits can get lost. A folder on this laptop is a better place."
                    .into(),
            ),
        }
    }
}

/// Names of folders that belong to a service: whole, or with a `*` at the end.
const NAMES: [(&str, &str); 25] = [
    ("onedrive", "OneDrive"),
    ("onedrive - *", "OneDrive"),
    ("onedrive-*", "OneDrive"),
    ("skydrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("dropbox (*", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("googledrive-*", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("box-box", "Box"),
    ("megasync", "MEGA"),
    ("pclouddrive", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("proton drive", "Proton Drive"),
    ("kdrive", "kDrive"),
    ("synologydrive", "Synology Drive"),
    ("yandex.disk", "Yandex Disk"),
];

fn named_after(path: &str) -> Option<&'static str> {
    let folders: Vec<String> = path.split(['/', '\\']).map(str::to_lowercase).collect();
    let (_file, folders) = folders.split_last()?;
    folders.iter().find_map(|folder| {
        NAMES
            .iter()
            .find(|(name, _)| match name.strip_suffix('*') {
                Some(start) => folder.starts_with(start),
                None => folder == name,
            })
            .map(|(_, service)| *service)
    })
}

/// What services leave at the root of what they copy.
const MARKS: [(&str, &str); 9] = [
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".SynologyWorkingDirectory", "Synology Drive"),
    (".sync/ID", "Resilio Sync"),
];

fn marked_by(path: &Path) -> Option<&'static str> {
    path.ancestors().skip(1).find_map(|folder| {
        MARKS
            .iter()
            .find(|(mark, _)| folder.join(mark).symlink_metadata().is_ok())
            .map(|(_, service)| *service)
            .or_else(|| {
                // The Nextcloud client names its journal `.sync_` and a number.
                let journal = std::fs::read_dir(folder).ok()?.flatten().any(|entry| {
                    let name = entry.file_name();
                    let name = name.to_string_lossy();
                    name.starts_with(".sync_") && name.ends_with(".db")
                });
                journal.then_some("Nextcloud")
            })
    })
}

/// File systems that are somebody else's disk, as Linux and macOS call them. `9p` and `drvfs` are the
/// Windows disks seen from WSL, where SQLite's shared memory does not work either.
const NETWORK_FILE_SYSTEMS: [&str; 29] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "smb2",
    "ncpfs",
    "afs",
    "afpfs",
    "webdav",
    "davfs",
    "9p",
    "drvfs",
    "ceph",
    "glusterfs",
    "lustre",
    "gfs2",
    "ocfs2",
    "beegfs",
    "vboxsf",
    "prl_fs",
    "sshfs",
    "davfs2",
    "rclone",
    "gvfsd-fuse",
    "kio-fuse",
    "vmhgfs-fuse",
    "onedriver",
    "google-drive-ocamlfuse",
];

fn is_network(file_system: &str) -> bool {
    let name = file_system.strip_prefix("fuse.").unwrap_or(file_system);
    NETWORK_FILE_SYSTEMS.contains(&name)
}

fn mounted_from_elsewhere(path: &str) -> Option<String> {
    if is_unc(path) {
        return Some("a shared folder of another computer".into());
    }
    let mounts: Vec<(String, String)> = if cfg!(target_os = "linux") {
        mounts_of_linux(&std::fs::read_to_string("/proc/self/mountinfo").ok()?)
    } else if cfg!(target_os = "macos") {
        let told = std::process::Command::new("/sbin/mount").output().ok()?;
        mounts_of_macos(&String::from_utf8_lossy(&told.stdout))
    } else {
        Vec::new()
    };
    file_system_of(path, &mounts).filter(|kind| is_network(kind))
}

/// `\\server\share\…`, also as Windows spells the real path of a drive letter that stands for one.
fn is_unc(path: &str) -> bool {
    let verbatim = path.strip_prefix(r"\\?\").or(path.strip_prefix(r"\\.\"));
    match verbatim {
        Some(rest) => rest.to_ascii_uppercase().starts_with(r"UNC\"),
        None => path.starts_with(r"\\"),
    }
}

/// The file system of the deepest mount that holds `path`; of two at one place the later one counts.
fn file_system_of(path: &str, mounts: &[(String, String)]) -> Option<String> {
    mounts
        .iter()
        .filter(|(point, _)| {
            let point = point.trim_end_matches('/');
            path.strip_prefix(point)
                .is_some_and(|rest| rest.starts_with('/'))
        })
        .max_by_key(|(point, _)| point.trim_end_matches('/').len())
        .map(|(_, kind)| kind.clone())
}

/// Mount points and file systems from `/proc/self/mountinfo` (proc(5)).
fn mounts_of_linux(mountinfo: &str) -> Vec<(String, String)> {
    mountinfo
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let point = before.split(' ').nth(4)?;
            Some((unescaped(point), after.split(' ').next()?.to_owned()))
        })
        .collect()
}

/// Mountinfo writes space, tab, newline and backslash as a backslash and three octal digits.
fn unescaped(point: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .into_iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(point.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Mount points and file systems from what `mount` prints on macOS: `//a@b/c on /Volumes/c (smbfs, …)`.
fn mounts_of_macos(told: &str) -> Vec<(String, String)> {
    told.lines()
        .filter_map(|line| {
            let (places, options) = line.rsplit_once(" (")?;
            let (_, point) = places.split_once(" on ")?;
            let kind = options.split([',', ')']).next()?;
            Some((point.to_owned(), kind.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
