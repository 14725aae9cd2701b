//! Asks the independent readers of GeoJSON about a folder of exports.

use std::path::Path;
use std::process::Command;

/// Every reader must accept every GeoJSON file in the folder without a word of complaint.
#[track_caller]
pub fn judge(folder: &Path) {
    let judges = Path::new(env!("CARGO_MANIFEST_DIR")).join("judges");
    let mut python = Command::new(crate::python());
    python
        .arg(judges.join("judge.py"))
        .args(["--require-ogrinfo"]);
    let mut node = Command::new("node");
    node.arg(judges.join("check.mjs"));
    for judge in [&mut python, &mut node] {
        let said = judge.arg(folder).output().expect("a judge can be asked");
        assert!(
            said.status.success(),
            "{}{}",
            String::from_utf8_lossy(&said.stdout),
            String::from_utf8_lossy(&said.stderr)
        );
    }
}
