//! A disk that can be pulled out: it remembers every write and sync, can say what would be on it after
//! a power cut at any moment, and can refuse from the n-th write on. Knows nothing of SQLite but the
//! numbers of its errors.

use rusqlite::ffi;
use std::collections::BTreeMap;

/// A drive writes this much at once, in bytes; also smaller, when the power goes in the middle.
const SECTOR: usize = 512;

#[derive(Debug, Clone)]
pub enum Event {
    Write {
        file: String,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: String,
        size: usize,
    },
    Sync {
        file: String,
    },
    Delete {
        file: String,
        folder_synced: bool,
    },
    /// Somebody was told that this many edits are saved.
    Acknowledged(usize),
}

/// What goes wrong, and from which write on.
#[derive(Debug, Clone, Copy)]
pub enum Trouble {
    /// From the n-th write on there is no room.
    Full { from: usize },
    /// The n-th thing asked of the disk fails, once.
    Error { at: usize },
    /// The disk is pulled out before the n-th thing asked of it.
    Gone { from: usize },
}

pub struct Disk {
    pub shares_memory: bool,
    pub events: Vec<Event>,
    remembers: bool,
    trouble: Option<Trouble>,
    asked: usize,
}

impl Disk {
    /// A disk that remembers what happens to it.
    pub fn remembering() -> Disk {
        Disk {
            shares_memory: true,
            events: Vec::new(),
            remembers: true,
            trouble: None,
            asked: 0,
        }
    }

    pub fn in_trouble(trouble: Trouble) -> Disk {
        Disk {
            remembers: false,
            trouble: Some(trouble),
            ..Disk::remembering()
        }
    }

    /// A disk on which nothing goes wrong and nothing is remembered.
    pub fn plain() -> Disk {
        Disk {
            remembers: false,
            ..Disk::remembering()
        }
    }

    pub fn without_shared_memory() -> Disk {
        Disk {
            shares_memory: false,
            ..Disk::plain()
        }
    }

    /// From now on it is in trouble.
    pub fn come_to(&mut self, trouble: Trouble) {
        self.trouble = Some(trouble);
        self.asked = 0;
    }

    pub fn heal(&mut self) {
        self.trouble = None;
    }

    /// Whether the trouble ever came.
    pub fn came_to_trouble(&self) -> bool {
        match self.trouble {
            None => false,
            Some(
                Trouble::Full { from: n } | Trouble::Error { at: n } | Trouble::Gone { from: n },
            ) => self.asked > n,
        }
    }

    /// # Errors
    /// SQLite's number for what the disk answers instead.
    pub fn allows(&mut self, event: &Event) -> Result<(), i32> {
        let Some(trouble) = self.trouble else {
            return Ok(());
        };
        let (refusal, takes_room) = match event {
            Event::Write { .. } => (ffi::SQLITE_IOERR_WRITE, true),
            Event::Truncate { .. } => (ffi::SQLITE_IOERR_TRUNCATE, false),
            Event::Sync { .. } => (ffi::SQLITE_IOERR_FSYNC, false),
            Event::Delete { .. } => (ffi::SQLITE_IOERR_DELETE, false),
            Event::Acknowledged(_) => return Ok(()),
        };
        if matches!(trouble, Trouble::Full { .. }) && !takes_room {
            return Ok(());
        }
        let number = self.asked;
        self.asked += 1;
        match trouble {
            Trouble::Full { from } if number >= from => Err(ffi::SQLITE_FULL),
            Trouble::Error { at } if number == at => Err(refusal),
            Trouble::Gone { from } if number >= from => Err(refusal),
            _ => Ok(()),
        }
    }

    pub fn happened(&mut self, event: Event) {
        if self.remembers {
            self.events.push(event);
        }
    }
}

/// What lies on the disk while events are played again.
#[derive(Default)]
pub struct Replay {
    inodes: Vec<Inode>,
    /// For each name, what it has stood for since the folder was last synced; the last is the present.
    names: BTreeMap<String, Vec<Option<usize>>>,
}

#[derive(Default)]
struct Inode {
    /// What is there for certain.
    synced: Vec<u8>,
    /// What may be there, in parts and in any order.
    unsynced: Vec<Change>,
    log_before_first_sync: bool,
}

enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate { size: usize },
}

impl Replay {
    pub fn of(files: &BTreeMap<String, Vec<u8>>) -> Replay {
        let mut replay = Replay::default();
        for (name, bytes) in files {
            let inode = Inode {
                synced: bytes.clone(),
                ..Inode::default()
            };
            replay.inodes.push(inode);
            let number = replay.inodes.len() - 1;
            replay.names.insert(name.clone(), vec![Some(number)]);
        }
        replay
    }

    fn inode(&mut self, name: &str) -> &mut Inode {
        let held = self
            .names
            .entry(name.to_owned())
            .or_insert_with(|| vec![None]);
        let number = match held.last() {
            Some(Some(number)) => *number,
            _ => {
                self.inodes.push(Inode {
                    log_before_first_sync: name.ends_with("-wal") || name.ends_with("-journal"),
                    ..Inode::default()
                });
                held.push(Some(self.inodes.len() - 1));
                self.inodes.len() - 1
            }
        };
        &mut self.inodes[number]
    }

    /// `heeds` says of which files the disk does sync when it says so.
    pub fn play(&mut self, event: &Event, heeds: fn(&str) -> bool) {
        match event {
            Event::Write { file, at, bytes } => {
                let change = Change::Write {
                    at: *at,
                    bytes: bytes.clone(),
                };
                self.inode(file).unsynced.push(change);
            }
            Event::Truncate { file, size } => {
                self.inode(file)
                    .unsynced
                    .push(Change::Truncate { size: *size });
            }
            Event::Sync { file } if heeds(file) => {
                let inode = self.inode(file);
                for change in std::mem::take(&mut inode.unsynced) {
                    change.apply(&mut inode.synced, |_| Part::All, 0);
                }
                // SQLite on Unix syncs the folder with the first sync of a log it made.
                if std::mem::take(&mut inode.log_before_first_sync) {
                    self.folder_synced();
                }
            }
            Event::Delete {
                file,
                folder_synced,
            } => {
                self.names.entry(file.clone()).or_default().push(None);
                if *folder_synced && heeds(file) {
                    self.folder_synced();
                }
            }
            Event::Sync { .. } | Event::Acknowledged(_) => {}
        }
    }

    fn folder_synced(&mut self) {
        for held in self.names.values_mut() {
            held.drain(..held.len() - 1);
        }
    }

    /// The files as the power cut leaves them: what was not synced is there or not, by the dice.
    pub fn after_power_cut(&self, dice: &mut Dice) -> BTreeMap<String, Vec<u8>> {
        // Some cuts lose all, some nothing, most something.
        let kept_of_100 = match dice.below(6) {
            0 => 0,
            1 => 100,
            _ => 1 + dice.below(99),
        };
        let garbage = if dice.below(4) == 0 { 0xA5 } else { 0 };
        let mut files = BTreeMap::new();
        for (name, held) in &self.names {
            let Some(number) = held[dice.below(held.len())] else {
                continue;
            };
            let inode = &self.inodes[number];
            let mut bytes = inode.synced.clone();
            for change in &inode.unsynced {
                let part = |length: usize| {
                    if dice.below(100) < kept_of_100 {
                        Part::All
                    } else if dice.below(20) == 0 {
                        Part::First(dice.below(length))
                    } else {
                        Part::Nothing
                    }
                };
                change.apply(&mut bytes, part, garbage);
            }
            files.insert(name.clone(), bytes);
        }
        files
    }
}

enum Part {
    All,
    Nothing,
    First(usize),
}

impl Change {
    /// What of it reached the disk is asked sector by sector.
    fn apply(&self, file: &mut Vec<u8>, mut reached: impl FnMut(usize) -> Part, garbage: u8) {
        match self {
            Change::Truncate { size } => {
                if let Part::All = reached(SECTOR) {
                    file.resize(*size, 0);
                }
            }
            Change::Write { at, bytes } => {
                let mut from = 0;
                while from < bytes.len() {
                    let to = bytes.len().min(from + SECTOR - (at + from) % SECTOR);
                    let length = match reached(to - from) {
                        Part::All => to - from,
                        Part::First(length) => length,
                        Part::Nothing => 0,
                    };
                    if length > 0 {
                        if file.len() < at + from + length {
                            file.resize(at + from + length, garbage);
                        }
                        file[at + from..at + from + length]
                            .copy_from_slice(&bytes[from..from + length]);
                    }
                    from = to;
                }
            }
        }
    }
}

/// Chance that can be had again: SplitMix64 (Steele, Lea and Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}
