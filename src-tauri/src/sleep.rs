//! Hears from systemd's login manager that the laptop goes to sleep
//! (https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html), and holds sleep up for the
//! moment that locking takes. Where there is no such manager, `lock` sees afterwards that time went by.

use crate::lock;
use gtk::gio::{self, BusType, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};
use gtk::glib::prelude::ToVariant;
use std::cell::RefCell;
use tauri::AppHandle;

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";

thread_local! {
    /// While this is held, sleep waits a little. Only the main thread has one.
    static HELD_UP: RefCell<Option<UnixFDList>> = const { RefCell::new(None) };
}

/// Listens from now on. To be called on the main thread.
pub fn watch(app: &AppHandle) {
    let app = app.clone();
    gio::bus_get(BusType::System, gio::Cancellable::NONE, move |bus| {
        let Ok(bus) = bus else { return };
        hold_up(&bus);
        let heard = move |bus: &DBusConnection,
                          _: &str,
                          _: &str,
                          _: &str,
                          _: &str,
                          said: &gtk::glib::Variant| {
            match said.get::<(bool,)>() {
                Some((true,)) => before_sleep(&app),
                _ => hold_up(bus),
            }
        };
        bus.signal_subscribe(
            Some(NAME),
            Some(MANAGER),
            Some("PrepareForSleep"),
            Some(PATH),
            None,
            DBusSignalFlags::NONE,
            heard,
        );
        // It listens for as long as the program runs.
        std::mem::forget(bus);
    });
}

fn before_sleep(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        lock::lock_all(&app);
        // The page draws what is left of it.
        std::thread::sleep(std::time::Duration::from_millis(500));
        let let_go = app.run_on_main_thread(|| HELD_UP.with_borrow_mut(|held| drop(held.take())));
        if let Err(error) = let_go {
            eprintln!("Sleep is held up: {error}");
        }
    });
}

/// Asks that sleep waits; without an answer it does not, and then locking may come after waking.
fn hold_up(bus: &DBusConnection) {
    let asked = bus.call_with_unix_fd_list_sync(
        Some(NAME),
        PATH,
        MANAGER,
        "Inhibit",
        Some(&("sleep", "Hereabouts", "Locks what is open", "delay").to_variant()),
        None,
        DBusCallFlags::NONE,
        1_000,
        UnixFDList::NONE,
        gio::Cancellable::NONE,
    );
    if let Ok((_, held)) = asked {
        HELD_UP.with_borrow_mut(|now| *now = Some(held));
    }
}
