use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};

fn reached_by(
    soon: Duration,
    reach: impl Fn() -> Answer<Arc<CredentialStore>> + Send + Sync + 'static,
) -> Keychain {
    Keychain {
        reach: Arc::new(reach),
        modifiers: &[],
        turn: Arc::default(),
        soon,
        unlocked_soon: soon,
    }
}

/// A keychain in memory.
pub fn in_memory() -> Keychain {
    let store: Arc<CredentialStore> = keyring_core::mock::Store::new().unwrap();
    reached_by(SOON, move || Ok(store.clone()))
}

/// None on this laptop.
pub fn absent() -> Keychain {
    reached_by(SOON, || Err(Error::NoDefaultStore))
}

/// One that answers only while nobody holds the guard.
pub fn silent(until: Arc<Mutex<()>>) -> Keychain {
    let store: Arc<CredentialStore> = keyring_core::mock::Store::new().unwrap();
    reached_by(Duration::from_millis(200), move || {
        drop(until.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(store.clone())
    })
}

fn secret(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.into())
}

#[test]
fn it_keeps_one_secret_for_each_name() {
    let keychain = in_memory();
    assert!(keychain.is_there());
    assert_eq!(keychain.get("a"), Ok(None));
    keychain.put("a", secret("first")).unwrap();
    keychain.put("a", secret("second")).unwrap();
    keychain.put("b", secret("other")).unwrap();
    assert_eq!(keychain.get("a"), Ok(Some(secret("second"))));
    keychain.delete("a").unwrap();
    assert_eq!(keychain.get("a"), Ok(None));
    assert_eq!(keychain.get("b"), Ok(Some(secret("other"))));
    keychain.delete("a").unwrap();
}

#[test]
fn without_one_there_is_no_answer_and_no_waiting() {
    let (keychain, began) = (absent(), Instant::now());
    assert!(!keychain.is_there());
    assert_eq!(keychain.put("a", secret("x")), Err(NoAnswer::Refused));
    assert_eq!(keychain.get("a"), Err(NoAnswer::Refused));
    assert_eq!(keychain.delete("a"), Err(NoAnswer::Refused));
    assert!(began.elapsed() < SOON);
}

#[test]
fn one_that_does_not_answer_is_not_waited_for_and_not_asked_again_until_it_does() {
    let until = Arc::new(Mutex::new(()));
    let asked = Arc::new(AtomicUsize::new(0));
    let mut keychain = silent(until.clone());
    let (counted, reach) = (asked.clone(), keychain.reach.clone());
    keychain.reach = Arc::new(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        reach()
    });
    let (held, began) = (until.lock().unwrap(), Instant::now());
    assert!(!keychain.is_there());
    assert_eq!(keychain.get("a"), Err(NoAnswer::Silent));
    assert!(began.elapsed() < SOON, "it took {:?}", began.elapsed());
    assert_eq!(asked.load(Ordering::SeqCst), 1, "questions pile up");
    drop(held);
    let began = Instant::now();
    while !keychain.is_there() {
        assert!(began.elapsed() < SOON, "it never answers again");
    }
    keychain.put("a", secret("x")).unwrap();
    assert_eq!(keychain.get("a"), Ok(Some(secret("x"))));
}

#[test]
fn one_that_fails_badly_does_not_take_the_turn_with_it() {
    let keychain = reached_by(SOON, || panic!("as told"));
    let began = Instant::now();
    assert!(!keychain.is_there());
    assert!(!keychain.is_there());
    assert!(began.elapsed() < SOON);
}
