//! The keychain of the operating system: the Secret Service on Linux, Keychain on macOS, the Credential Manager
//! on Windows. A convenience: nothing waits for it longer than a while, and nothing fails because of it.
//!
//! Whoever keeps the keychain may ask the person for its own password first, and some never answer, such as one
//! that is locked with nobody to unlock it. So each question is asked on a thread of its own.

use keyring_core::{CredentialStore, Entry, Error};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// Under this name people find the entries in their keychain.
const CALLED: &str = "Hereabouts";

/// How long the keychain may take to answer by itself.
const SOON: Duration = Duration::from_secs(3);
/// The same where the system may first ask somebody to unlock it.
const UNLOCKED_SOON: Duration = Duration::from_secs(20);

type Answer<T> = keyring_core::Result<T>;
/// How to reach it. Anew for each question: it may have come or gone since.
type Reach = dyn Fn() -> Answer<Arc<CredentialStore>> + Send + Sync;
/// What else to say of an entry that is made, in words of its store.
type Modifiers = &'static [(&'static str, &'static str)];

/// Why there is no answer; more is on stderr.
#[derive(Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// It is not there, or refused: nothing was done.
    Refused,
    /// It did not answer in time, and may yet do what it was asked.
    Silent,
}

pub struct Keychain {
    reach: Arc<Reach>,
    modifiers: Modifiers,
    turn: Arc<Turn>,
    soon: Duration,
    unlocked_soon: Duration,
}

/// Whether a question is still without an answer. One at a time: a second question box of the system helps
/// nobody, and threads that wait for an answer that never comes must not pile up.
#[derive(Default)]
struct Turn {
    taken: Mutex<bool>,
    free: Condvar,
}

/// Held by whoever asks; gives the turn back also when it panics.
struct Taken(Arc<Turn>);

impl Drop for Taken {
    fn drop(&mut self) {
        *lock(&self.0.taken) = false;
        self.0.free.notify_one();
    }
}

impl Keychain {
    pub fn of_this_laptop() -> Keychain {
        Keychain {
            reach: Arc::new(reach),
            modifiers: MODIFIERS,
            turn: Arc::default(),
            soon: SOON,
            unlocked_soon: UNLOCKED_SOON,
        }
    }

    /// Whether there is one. That alone makes no system ask anybody anything.
    pub fn is_there(&self) -> bool {
        self.ask(self.soon, |_| Ok(())).is_ok()
    }

    /// Keeps a secret under a name, in the place of what was there.
    pub fn put(&self, name: &str, secret: Zeroizing<String>) -> Result<(), NoAnswer> {
        let entry = self.entry(name);
        self.ask(self.unlocked_soon, move |store| {
            entry(store)?.set_password(&secret)
        })
    }

    /// What is kept under a name, if it is one text and no more.
    pub fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>, NoAnswer> {
        let entry = self.entry(name);
        self.ask(self.unlocked_soon, move |store| {
            match entry(store)?.get_password() {
                Ok(secret) => Ok(Some(Zeroizing::new(secret))),
                Err(Error::NoEntry | Error::BadEncoding(_) | Error::Ambiguous(_)) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    /// Deletes what is kept under a name, if anything is.
    pub fn delete(&self, name: &str) -> Result<(), NoAnswer> {
        let entry = self.entry(name);
        self.ask(self.soon, move |store| {
            match entry(store)?.delete_credential() {
                Err(Error::NoEntry) => Ok(()),
                Err(Error::Ambiguous(all)) => all.iter().try_for_each(Entry::delete_credential),
                deleted => deleted,
            }
        })
    }

    fn entry(&self, name: &str) -> impl FnOnce(&CredentialStore) -> Answer<Entry> + use<> {
        let (name, modifiers) = (name.to_owned(), self.modifiers);
        move |store| store.build(CALLED, &name, Some(&modifiers.iter().copied().collect()))
    }

    fn ask<T: Send + 'static>(
        &self,
        within: Duration,
        question: impl FnOnce(&CredentialStore) -> Answer<T> + Send + 'static,
    ) -> Result<T, NoAnswer> {
        let began = Instant::now();
        let taken = self.take_turn(within).ok_or(NoAnswer::Silent)?;
        let reach = self.reach.clone();
        let (answer, answered) = mpsc::channel();
        std::thread::spawn(move || {
            let done = reach().and_then(|store| question(&*store));
            // The next one may ask as soon as this one has heard.
            drop(taken);
            // Nobody may be waiting any more.
            answer.send(done).ok();
        });
        match answered.recv_timeout(within.saturating_sub(began.elapsed())) {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(error)) => {
                eprintln!("The keychain refused: {error}");
                Err(NoAnswer::Refused)
            }
            Err(_) => {
                eprintln!("The keychain did not answer in time.");
                Err(NoAnswer::Silent)
            }
        }
    }

    fn take_turn(&self, within: Duration) -> Option<Taken> {
        let waited = self
            .turn
            .free
            .wait_timeout_while(lock(&self.turn.taken), within, |taken| *taken);
        let (mut taken, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() && *taken {
            return None;
        }
        *taken = true;
        drop(taken);
        Some(Taken(self.turn.clone()))
    }
}

fn lock(mutex: &Mutex<bool>) -> MutexGuard<'_, bool> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Otherwise the label would be made of the name and more.
#[cfg(target_os = "linux")]
const MODIFIERS: Modifiers = &[("label", CALLED)];
/// On this laptop only: by itself Windows takes entries along to other computers of a company.
#[cfg(windows)]
const MODIFIERS: Modifiers = &[("persistence", "Local")];
#[cfg(not(any(target_os = "linux", windows)))]
const MODIFIERS: Modifiers = &[];

#[cfg(target_os = "linux")]
fn reach() -> Answer<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn reach() -> Answer<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn reach() -> Answer<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn reach() -> Answer<Arc<CredentialStore>> {
    Err(Error::NoDefaultStore)
}

#[cfg(test)]
pub mod tests;
