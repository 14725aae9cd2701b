//! Steps: a command with a name, what it took, and what to do when it fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};
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
        let mut step = self.through("unshare", &inside);
        step.shown += " (no network)";
        step
    }

    /// Runs it only when nothing else wants the processor, where the system knows how.
    fn gently(self) -> Step {
        match cfg!(unix) {
            true => self.through("nice", &["-n", "19"]),
            false => self,
        }
    }

    /// Hands it to another program, which runs it.
    fn through(self, name: &str, arguments: &[&str]) -> Step {
        let mut command = Command::new(name);
        command
            .args(arguments)
            .arg(self.command.get_program())
            .args(self.command.get_args());
        let variables = self.command.get_envs();
        command.envs(variables.filter_map(|(name, value)| Some((name, value?))));
        command.current_dir(self.command.get_current_dir().unwrap_or(&top()));
        Step { command, ..self }
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
        let status = self.command.status();
        let took = self.judged(name, status.map(|status| status.success()), started)?;
        println!("== {name}: done in {took:.1} s");
        Ok(())
    }

    /// The same, but what it prints is kept in `told`.
    fn step_told(mut self, name: &str, told: &mut String) -> Done {
        *told += &format!("\n== {name}, beside others: {}\n", self.shown);
        let started = Instant::now();
        let output = self.command.stdin(Stdio::null()).output();
        if let Ok(output) = &output {
            for printed in [&output.stdout, &output.stderr] {
                *told += &String::from_utf8_lossy(printed);
            }
        }
        let succeeded = output.map(|output| output.status.success());
        let took = self.judged(name, succeeded, started)?;
        *told += &format!("== {name}: done in {took:.1} s\n");
        Ok(())
    }

    /// So many seconds it took, or the sentence.
    fn judged(
        &self,
        name: &str,
        succeeded: std::io::Result<bool>,
        started: Instant,
    ) -> Result<f32, String> {
        let took = started.elapsed().as_secs_f32();
        let Step { shown, advice, .. } = self;
        match succeeded {
            Ok(true) => Ok(took),
            Ok(false) => Err(format!(
                "“{name}” failed after {took:.1} s: {shown}\n{advice}"
            )),
            Err(error) => Err(format!(
                "“{name}” could not start: {shown} ({error}). {advice}"
            )),
        }
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

/// Steps that run beside others, one after the other.
pub struct Beside(JoinHandle<(String, Done)>);

/// Starts steps that take what the others leave of the processor. They end at the first that fails.
pub fn beside(steps: Vec<(&'static str, Step)>) -> Beside {
    Beside(thread::spawn(move || {
        let mut told = String::new();
        let mut steps = steps.into_iter();
        let done = steps.try_for_each(|(name, step)| step.gently().step_told(name, &mut told));
        (told, done)
    }))
}

impl Beside {
    /// Waits for them, and shows what they printed.
    pub fn wait(self) -> Done {
        let broken = |_| {
            (
                String::new(),
                Err("What ran beside others broke off.".into()),
            )
        };
        let (told, done) = self.0.join().unwrap_or_else(broken);
        println!("{told}");
        done
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
