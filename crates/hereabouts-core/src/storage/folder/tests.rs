use super::*;

#[test]
fn folders_that_are_copied_between_computers_are_known_by_name() {
    let check = |path: &str, expect: Option<&str>| assert_eq!(named_after(path), expect, "{path}");
    check("/home/amina/Dropbox/a.hereabouts", Some("Dropbox"));
    check(
        "/home/amina/Dropbox (Greenfield)/maps/a.hereabouts",
        Some("Dropbox"),
    );
    check(
        r"C:\Users\Amina\OneDrive\Documents\a.hereabouts",
        Some("OneDrive"),
    );
    check(
        r"C:\Users\Amina\OneDrive - Greenfield Council\a.hereabouts",
        Some("OneDrive"),
    );
    check(
        "/Users/amina/Library/CloudStorage/OneDrive-Personal/a.hereabouts",
        Some("OneDrive"),
    );
    check(
        "/Users/amina/Library/CloudStorage/GoogleDrive-a@b.example/My Drive/a.hereabouts",
        Some("Google Drive"),
    );
    check(
        "/Users/amina/Library/CloudStorage/Box-Box/a.hereabouts",
        Some("Box"),
    );
    check(r"G:\My Drive\a.hereabouts", Some("Google Drive"));
    check(
        "/Users/amina/Google Drive/a.hereabouts",
        Some("Google Drive"),
    );
    check(
        "/Users/amina/Library/Mobile Documents/com~apple~CloudDocs/a.hereabouts",
        Some("iCloud Drive"),
    );
    check(
        r"C:\Users\Amina\iCloudDrive\a.hereabouts",
        Some("iCloud Drive"),
    );
    check("/home/amina/Nextcloud/a.hereabouts", Some("Nextcloud"));
    check("/home/amina/ownCloud/a.hereabouts", Some("ownCloud"));
    check("/home/amina/MEGAsync/a.hereabouts", Some("MEGA"));
    check("/home/amina/pCloudDrive/a.hereabouts", Some("pCloud"));
    check(
        r"C:\Users\Amina\Proton Drive\My files\a.hereabouts",
        Some("Proton Drive"),
    );
    check(
        r"C:\Users\Amina\SynologyDrive\a.hereabouts",
        Some("Synology Drive"),
    );
    check("/home/amina/Documents/a.hereabouts", None);
    check("/home/amina/Documents/Dropbox", None);
    check("/home/amina/dropboxes/a.hereabouts", None);
    check("/home/amina/our drive to the coast/a.hereabouts", None);
}

#[test]
fn folders_that_are_copied_between_computers_are_known_by_their_marks() {
    let check = |mark: &str, expect: Option<&'static str>| {
        let root = tempfile::tempdir().unwrap();
        let deep = root.path().join("maps").join("2026");
        std::fs::create_dir_all(&deep).unwrap();
        let mark = root.path().join(mark);
        std::fs::create_dir_all(mark.parent().unwrap()).unwrap();
        std::fs::write(mark, "").unwrap();
        assert_eq!(marked_by(&deep.join("a.hereabouts")), expect);
    };
    check(".dropbox.cache", Some("Dropbox"));
    check(".stfolder", Some("Syncthing"));
    check(".sync_3f2a.db", Some("Nextcloud"));
    check(".nextcloudsync.log", Some("Nextcloud"));
    check(".tmp.drivedownload", Some("Google Drive"));
    check(".sync/ID", Some("Resilio Sync"));
    check(".SynologyWorkingDirectory", Some("Synology Drive"));
    check(".849C9593-D756-4E56-8D6E-42412F2A707B", Some("OneDrive"));
    check(".sync", None);
    check("sync_3f2a.db", None);
}

const LINUX: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:40 / /mnt/council\\040drive rw - cifs //server/maps rw,vers=3.0
31 22 0:41 / /home/amina/nas rw,nosuid shared:4 master:1 - nfs4 10.0.0.2:/vol rw
32 22 0:42 / /mnt/c rw - 9p C:\\134 rw
33 22 0:43 / /media/stick rw - vfat /dev/sdb1 rw
34 31 0:44 / /home/amina/nas/local rw - ext4 /dev/sdc1 rw
35 22 0:45 / /home/amina/far rw - fuse.sshfs amina@far:/ rw
";
const MACOS: &str = "\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//amina@server/maps on /Volumes/maps (smbfs, nodev, nosuid, mounted by amina)
/dev/disk4s1 on /Volumes/STICK (on loan) (msdos, local, nodev, nosuid)
";

#[test]
fn network_drives_are_known_by_what_is_mounted() {
    let check = |mounts: &[(String, String)], path: &str, kind: &str, network: bool| {
        let found = file_system_of(path, mounts).unwrap();
        assert_eq!(
            (found.as_str(), is_network(&found)),
            (kind, network),
            "{path}"
        );
    };
    let linux = mounts_of_linux(LINUX);
    check(&linux, "/home/amina/a.hereabouts", "ext4", false);
    check(&linux, "/mnt/council drive/a.hereabouts", "cifs", true);
    check(&linux, "/mnt/council drives/a.hereabouts", "ext4", false);
    check(&linux, "/home/amina/nas/maps/a.hereabouts", "nfs4", true);
    check(&linux, "/home/amina/nas/local/a.hereabouts", "ext4", false);
    check(&linux, "/mnt/c/Users/Amina/a.hereabouts", "9p", true);
    check(&linux, "/media/stick/a.hereabouts", "vfat", false);
    check(&linux, "/home/amina/far/a.hereabouts", "fuse.sshfs", true);
    let macos = mounts_of_macos(MACOS);
    check(&macos, "/Users/amina/a.hereabouts", "apfs", false);
    check(&macos, "/Volumes/maps/a.hereabouts", "smbfs", true);
    check(
        &macos,
        "/Volumes/STICK (on loan)/a.hereabouts",
        "msdos",
        false,
    );
}

#[test]
fn windows_shares_are_known_by_their_path() {
    for (path, expect) in [
        (r"\\server\maps\a.hereabouts", true),
        (r"\\?\UNC\server\maps\a.hereabouts", true),
        (r"\\?\C:\maps\a.hereabouts", false),
        (r"C:\maps\a.hereabouts", false),
        ("/home/amina/a.hereabouts", false),
    ] {
        assert_eq!(is_unc(path), expect, "{path}");
    }
}

#[test]
fn advice_names_the_service() {
    assert_eq!(Folder::OnThisLaptop.advice(), None);
    let said = Folder::Synchronised("Dropbox").advice().unwrap();
    assert!(said.contains("Dropbox") && !said.contains('!'), "{said}");
    assert!(Folder::Network("cifs".into()).advice().is_some());
}
