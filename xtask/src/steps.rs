//! Steps: a command with a name, what it took, and what to do when it fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The sentence that says what went wrong and what to do.
pub type Done = Result<(), String>;

/// A command to be run from the top of the workspace, unless `in_folder` says otherwise.
pub struct Step {
    command: Command,
    shown: String,
    advice: String,
}

pub fn cargo(arguments: &[&str]) -> Step {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    Step {
        shown: format!("cargo {}", arguments.join(" ")),
        ..program(&cargo, arguments)
    }
}

/// cargo for the program and its tests: always the same packages, because another choice of them has
/// other features, and with other features most of what is built already is built once more.
pub fn cargo_workspace(arguments: &[&str]) -> Step {
    let mut all = vec![arguments[0], "--workspace", "--exclude", "xtask"];
    if !cfg!(target_os = "linux") {
        // The window is driven on Linux only.
        all.extend([
            "--exclude",
            "hereabouts-e2e",
            "--exclude",
            "hereabouts-bench",
        ]);
    }
    all.extend(&arguments[1..]);
    cargo(&all)
}

/// `cargo_workspace` as the checks use it: the workspace is compiled by clippy, a warning being an error, instead
/// of being looked through beside the build. Looking through it alone (`cargo clippy`) compiles all it depends on
/// a second time. These are the two variables with which `cargo clippy` calls cargo.
pub fn checked(step: Step) -> Step {
    const NO_WARNING: &str = "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";
    step.with("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .with("CLIPPY_ARGS", NO_WARNING)
}

/// npm in `ui`.
pub fn npm(arguments: &[&str]) -> Step {
    let mut step = program(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    step.command.current_dir(top().join("ui"));
    step
}

pub fn program(name: &str, arguments: &[&str]) -> Step {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(top());
    let shown = format!("{name} {}", arguments.join(" "));
    Step {
        command,
        shown,
        advice: "What it printed above says why.".into(),
    }
}

impl Step {
    /// Runs it where there is no network but the machine's own loopback, if this machine lets us make
    /// such a place (a network namespace, which needs root): what passes there asks no network.
    pub fn offline(self) -> Step {
        const WITH_LOOPBACK: &str = "ip link set lo up && exec \"$@\"";
        let inside = ["--net", "sh", "-c", WITH_LOOPBACK, "offline"];
        if !cfg!(target_os = "linux")
            || !program("unshare", &[&inside[..], &["true"]].concat()).works()
        {
            return self;
        }
        let mut command = Command::new("unshare");
        command
            .args(inside)
            .arg(self.command.get_program())
            .args(self.command.get_args());
        let variables = self.command.get_envs();
        command.envs(variables.filter_map(|(name, value)| Some((name, value?))));
        command.current_dir(top());
        Step {
            command,
            shown: format!("{} (no network)", self.shown),
            ..self
        }
    }

    /// With a variable of the environment.
    pub fn with(mut self, variable: &str, value: &str) -> Step {
        self.command.env(variable, value);
        self
    }

    /// What to do when it fails.
    pub fn advice(mut self, advice: &str) -> Step {
        self.advice = advice.into();
        self
    }

    /// Runs it under a name, and says how long it took.
    pub fn step(mut self, name: &str) -> Done {
        println!("\n== {name}: {}", self.shown);
        let started = Instant::now();
        let status = self.command.status().map_err(|error| {
            format!(
                "“{name}” could not start: {} ({error}). {}",
                self.shown, self.advice
            )
        })?;
        let took = started.elapsed().as_secs_f32();
        if !status.success() {
            return Err(format!(
                "“{name}” failed after {took:.1} s: {}\n{}",
                self.shown, self.advice
            ));
        }
        println!("== {name}: done in {took:.1} s");
        Ok(())
    }

    /// What it prints, or nothing when it fails or is not there.
    pub fn output(mut self) -> Option<String> {
        let output = self
            .command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Whether it runs and succeeds, without a word.
    pub fn works(self) -> bool {
        self.output().is_some()
    }
}

/// The top of the workspace.
pub fn top() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask
        .parent()
        .expect("xtask is a folder of the workspace")
        .to_path_buf()
}

/// The folder of built things.
pub fn target() -> PathBuf {
    let named = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    top().join(named)
}
