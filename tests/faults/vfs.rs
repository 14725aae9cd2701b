//! SQLite's door to the disk, with a listener behind it: what is written, synced, cut and removed in
//! watched folders is told to their `Disk`, which may refuse it. Elsewhere everything goes through.
//!
//! It is SQLite's default file system in this process, so that whatever opens a file goes through it.
//! Nothing is really synced in watched folders: what a power cut leaves is worked out by `Disk`.

// A file system for SQLite is a table of C functions; there is no other way to make one.
#![allow(unsafe_code)]

use crate::disk::{Disk, Event};
use rusqlite::ffi;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

type Shared = Arc<Mutex<Disk>>;

static WATCHED: Mutex<Vec<(PathBuf, Shared)>> = Mutex::new(Vec::new());

/// From now on what happens to files in `folder` is told to the disk that is returned.
pub fn watch(folder: &Path, disk: Disk) -> Shared {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(register);
    let disk = Arc::new(Mutex::new(disk));
    let folder = std::fs::canonicalize(folder).unwrap();
    lock(&WATCHED).push((folder, disk.clone()));
    disk
}

pub fn unwatch(folder: &Path) {
    let folder = std::fs::canonicalize(folder).unwrap();
    lock(&WATCHED).retain(|(watched, _)| *watched != folder);
}

pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An open file: SQLite gives us the room for it, and for the real one behind it.
#[repr(C)]
struct Handle {
    base: ffi::sqlite3_file,
    real: *mut ffi::sqlite3_file,
    /// Null in folders that nobody watches.
    watch: *mut Watch,
}

struct Watch {
    disk: Shared,
    file: String,
}

fn register() {
    // SAFETY: the default file system is there for as long as the process, and so is what is leaked here.
    unsafe {
        let real = ffi::sqlite3_vfs_find(std::ptr::null());
        let mut ours = *real;
        ours.zName = c"watched".as_ptr();
        ours.pNext = std::ptr::null_mut();
        ours.pAppData = real.cast();
        ours.szOsFile = size_of::<Handle>() as c_int + (*real).szOsFile;
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        let done = ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1);
        assert_eq!(done, ffi::SQLITE_OK);
    }
}

/// # Safety
/// `name` is null or a C string.
unsafe fn watch_of(name: *const c_char) -> Option<Watch> {
    if name.is_null() {
        return None;
    }
    // SAFETY: by the caller.
    let path = Path::new(unsafe { CStr::from_ptr(name) }.to_str().ok()?);
    let disk = lock(&WATCHED)
        .iter()
        .find(|(folder, _)| path.parent() == Some(folder))
        .map(|(_, disk)| disk.clone())?;
    let file = path.file_name()?.to_str()?.to_owned();
    Some(Watch { disk, file })
}

/// # Safety
/// As SQLite calls it: `file` has room for `szOsFile` bytes.
unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: the room is ours; the real file lies right behind the handle, whose size keeps it aligned.
    unsafe {
        let handle = file.cast::<Handle>();
        let real = handle.add(1).cast::<ffi::sqlite3_file>();
        let vfs = (*vfs).pAppData.cast::<ffi::sqlite3_vfs>();
        let Some(real_open) = (*vfs).xOpen else {
            return ffi::SQLITE_INTERNAL;
        };
        let done = real_open(vfs, name, real, flags, out);
        let watch = if done == ffi::SQLITE_OK {
            watch_of(name)
        } else {
            None
        };
        let shares = watch.as_ref().is_none_or(|w| lock(&w.disk).shares_memory);
        let methods = match (done, shares) {
            (ffi::SQLITE_OK, true) => &raw const METHODS,
            (ffi::SQLITE_OK, false) => &raw const METHODS_WITHOUT_SHARED_MEMORY,
            _ => std::ptr::null(),
        };
        handle.write(Handle {
            base: ffi::sqlite3_file { pMethods: methods },
            real,
            watch: watch.map_or(std::ptr::null_mut(), |w| Box::into_raw(Box::new(w))),
        });
        done
    }
}

unsafe extern "C" fn delete(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    // SAFETY: as SQLite calls it.
    unsafe {
        let vfs = (*vfs).pAppData.cast::<ffi::sqlite3_vfs>();
        let Some(real_delete) = (*vfs).xDelete else {
            return ffi::SQLITE_INTERNAL;
        };
        let Some(watch) = watch_of(name) else {
            return real_delete(vfs, name, sync_folder);
        };
        let event = Event::Delete {
            file: watch.file,
            folder_synced: sync_folder != 0,
        };
        let mut disk = lock(&watch.disk);
        if let Err(code) = disk.allows(&event) {
            return code;
        }
        let done = real_delete(vfs, name, 0);
        if done == ffi::SQLITE_OK {
            disk.happened(event);
        }
        done
    }
}

/// Calls the function of the real file, or says that it has none.
macro_rules! real {
    ($file:ident . $function:ident ( $($argument:expr),* )) => {{
        // SAFETY: SQLite calls with a file that `open` made.
        unsafe {
            let real = (*$file.cast::<Handle>()).real;
            match (*(*real).pMethods).$function {
                Some(function) => function(real, $($argument),*),
                None => ffi::SQLITE_IOERR,
            }
        }
    }};
}

/// A function that only passes on.
macro_rules! passed_on {
    ($($name:ident = $function:ident ( $($argument:ident : $type:ty),* );)*) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $argument: $type)*) -> c_int {
            real!(file.$function($($argument),*))
        }
    )*};
}

passed_on! {
    read = xRead(into: *mut c_void, length: c_int, at: i64);
    file_size = xFileSize(size: *mut i64);
    lock_file = xLock(level: c_int);
    unlock_file = xUnlock(level: c_int);
    check_reserved = xCheckReservedLock(answer: *mut c_int);
    control = xFileControl(what: c_int, argument: *mut c_void);
    sector_size = xSectorSize();
    characteristics = xDeviceCharacteristics();
    shm_map = xShmMap(region: c_int, size: c_int, extend: c_int, out: *mut *mut c_void);
    shm_lock = xShmLock(at: c_int, count: c_int, flags: c_int);
    shm_unmap = xShmUnmap(remove: c_int);
}

/// The event goes to the disk if somebody watches; if the disk allows it, `act` does it.
fn told(
    file: *mut ffi::sqlite3_file,
    event: impl FnOnce(String) -> Event,
    act: impl FnOnce(bool) -> c_int,
) -> c_int {
    // SAFETY: SQLite calls with a file that `open` made; the watch lives until `close`.
    let Some(watch) = (unsafe { (*file.cast::<Handle>()).watch.as_ref() }) else {
        return act(false);
    };
    let event = event(watch.file.clone());
    let mut disk = lock(&watch.disk);
    if let Err(code) = disk.allows(&event) {
        return code;
    }
    let done = act(true);
    if done == ffi::SQLITE_OK {
        disk.happened(event);
    }
    done
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    length: c_int,
    at: i64,
) -> c_int {
    // SAFETY: as SQLite calls it: `from` holds `length` bytes.
    let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), length as usize) };
    let event = |file| Event::Write {
        file,
        at: at as usize,
        bytes: bytes.to_vec(),
    };
    told(file, event, |_| real!(file.xWrite(from, length, at)))
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let event = |file| Event::Truncate {
        file,
        size: size as usize,
    };
    told(file, event, |_| real!(file.xTruncate(size)))
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let event = |file| Event::Sync { file };
    told(file, event, |watched| match watched {
        true => ffi::SQLITE_OK,
        false => real!(file.xSync(flags)),
    })
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let done = real!(file.xClose());
    // SAFETY: made by `open`, and SQLite closes once.
    unsafe {
        let watch = (*file.cast::<Handle>()).watch;
        if !watch.is_null() {
            drop(Box::from_raw(watch));
        }
    }
    done
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock_file),
    xUnlock: Some(unlock_file),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

static METHODS_WITHOUT_SHARED_MEMORY: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    ..METHODS
};

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: as SQLite calls it.
    unsafe {
        let real = (*file.cast::<Handle>()).real;
        if let Some(barrier) = (*(*real).pMethods).xShmBarrier {
            barrier(real);
        }
    }
}
