//! Which packs this laptop knows: a list in a folder of the program, with the copies and the names beside it.

use super::adding::{collect, copied};
use super::look::{self, PackLook, Usable};
use super::names::{Index, remove};
use super::tiles::Tiles;
use super::{AddPack, Pack, PackLine, PackState, Stamp};
use crate::catalogue::Going;
use crate::error::{Error, Result};
use crate::id::PackId;
use rusqlite::Connection;
use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::UNIX_EPOCH;

/// The packs of this laptop. Every window of the program shares one.
pub struct Packs {
    pub(super) folder: PathBuf,
    /// Held while the list on the disk is changed.
    changing: Mutex<()>,
    /// Held while the map of the sample neighbourhood is drawn.
    pub(super) drawing: Mutex<()>,
    open: Mutex<HashMap<PackId, Open>>,
}

/// What is open of a pack, as long as its file is the one that was opened.
#[derive(Clone)]
pub(super) struct Open {
    stamp: Stamp,
    pub tiles: Option<Arc<Tiles>>,
    pub names: Option<Arc<Mutex<Connection>>>,
}

impl Packs {
    /// Packs that are kept in a folder, which is made when it is needed.
    pub fn at(folder: &Path) -> Packs {
        Packs {
            folder: folder.to_owned(),
            changing: Mutex::default(),
            drawing: Mutex::default(),
            open: Mutex::default(),
        }
    }

    /// Those of whoever works at this laptop; none where the system has no folder for a program's data.
    pub fn of_this_laptop() -> Option<Packs> {
        let data = dirs::data_dir()?;
        Some(Packs::at(
            &data.join("org.hereabouts.desktop").join("packs"),
        ))
    }

    fn list_path(&self) -> PathBuf {
        self.folder.join("packs.json")
    }

    fn names_path(&self, id: PackId) -> PathBuf {
        self.folder.join(format!("{id}.places"))
    }

    /// All packs, in the order in which they were added.
    pub fn all(&self) -> Result<Vec<Pack>> {
        let path = self.list_path();
        let text = match fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            read => read.map_err(Error::io("Reading", &path))?,
        };
        serde_json::from_slice(&text).map_err(|_| {
            Error::invalid(format!(
                "The list of area packs in {} cannot be read. Move that file away, and add the packs again.",
                path.display()
            ))
        })
    }

    /// Those of a catalogue: that of the sample neighbourhood belongs to the sample alone.
    pub fn of(&self, sample: bool) -> Result<Vec<Pack>> {
        let mut packs = self.all()?;
        packs.retain(|pack| sample || pack.sample.is_none());
        Ok(packs)
    }

    /// The packs of a catalogue, each with how its file is now.
    pub fn lines(&self, sample: bool) -> Result<Vec<PackLine>> {
        let packs = self.of(sample)?.into_iter();
        let line = |pack: Pack| PackLine {
            state: state(&pack),
            pack,
        };
        Ok(packs.map(line).collect())
    }

    fn change<T>(&self, change: impl FnOnce(&mut Vec<Pack>) -> Result<T>) -> Result<T> {
        let _one_at_a_time = lock(&self.changing);
        let mut packs = self.all()?;
        let answer = change(&mut packs)?;
        let path = self.list_path();
        let saved = || -> std::io::Result<()> {
            fs::create_dir_all(&self.folder)?;
            let mut part = tempfile::NamedTempFile::new_in(&self.folder)?;
            part.write_all(&serde_json::to_vec_pretty(&packs)?)?;
            part.as_file().sync_all()?;
            part.persist(&path)?;
            Ok(())
        };
        saved().map_err(Error::io("Saving", &path))?;
        Ok(answer)
    }

    /// What a file is, before it is added.
    pub fn look(&self, path: &Path) -> Result<PackLook> {
        let (_, look) = look::open(path)?;
        let known = self.same_as(path)?;
        Ok(PackLook {
            known_as: known.map(|pack| pack.name),
            ..look
        })
    }

    fn same_as(&self, path: &Path) -> Result<Option<Pack>> {
        let (whole, stamp) = (whole(path), stamp(path));
        let same = |pack: &Pack| Path::new(&pack.path) == whole || Some(pack.stamp) == stamp;
        Ok(self.all()?.into_iter().find(same))
    }

    /// Adds a pack. It is there with its names, or, stopped or failed, not at all.
    pub fn add(&self, path: &Path, add: AddPack, going: &Going) -> Result<PackLine> {
        self.add_as(path, add, None, going)
    }

    /// Adds a pack that may be the sample's.
    pub(super) fn add_as(
        &self,
        path: &Path,
        add: AddPack,
        sample: Option<String>,
        going: &Going,
    ) -> Result<PackLine> {
        let (_, look) = look::open(path)?;
        if let Some(known) = self.same_as(path)? {
            return Err(Error::invalid(format!(
                "{} is added already, as {}.",
                path.display(),
                known.name
            )));
        }
        let id = PackId::new();
        let kept = match add.copy {
            true => self.copy(path, id, going)?,
            false => whole(path),
        };
        let added = || -> Result<Pack> {
            let pack = Pack {
                id,
                name: named(&add.name, &look),
                path: text_of(&kept)?,
                copied: add.copy,
                on: true,
                attribution: add.attribution.trim().to_owned(),
                map: look.map.clone(),
                list: look.list,
                stamp: stamp(&kept).ok_or_else(gone)?,
                names: None,
                sample: sample.clone(),
            };
            self.with_names(pack, add.names || look.list.is_some(), going)
        };
        let done = added().and_then(|pack| {
            self.change(|packs| {
                packs.push(pack.clone());
                Ok(())
            })?;
            Ok(pack)
        });
        if done.is_err() {
            let _ = remove(&self.names_path(id));
            if add.copy {
                let _ = remove(&kept);
            }
        }
        let pack = done?;
        Ok(PackLine {
            state: state(&pack),
            pack,
        })
    }

    /// Looks at the file of a pack anew, where it lies now: another one in its place has other names.
    pub fn renew(&self, id: PackId, path: Option<&Path>, going: &Going) -> Result<PackLine> {
        let before = self.pack(id)?;
        let path = path.map_or_else(|| PathBuf::from(&before.path), whole);
        let (_, look) = look::open(&path)?;
        if look.map.is_some() != before.map.is_some() {
            return Err(Error::invalid(format!(
                "{} is something else than {} was. Add it as a new one.",
                path.display(),
                before.name
            )));
        }
        let pack = Pack {
            path: text_of(&path)?,
            copied: before.copied && Path::new(&before.path) == path,
            map: look.map,
            list: look.list,
            stamp: stamp(&path).ok_or_else(gone)?,
            names: None,
            attribution: match before.attribution.is_empty() {
                true => look.attribution,
                false => before.attribution.clone(),
            },
            ..before.clone()
        };
        lock(&self.open).remove(&id);
        let pack = self.with_names(pack, before.names.is_some(), going)?;
        if before.copied && !pack.copied {
            let _ = remove(Path::new(&before.path));
        }
        self.change(|packs| {
            let there = packs.iter_mut().find(|there| there.id == id);
            *there.ok_or_else(gone)? = pack.clone();
            Ok(())
        })?;
        lock(&self.open).remove(&id);
        Ok(PackLine {
            state: state(&pack),
            pack,
        })
    }

    /// Shows a pack, or does not.
    pub fn switch(&self, id: PackId, on: bool) -> Result<()> {
        self.change(|packs| {
            let there = packs.iter_mut().find(|there| there.id == id);
            there.ok_or_else(gone)?.on = on;
            Ok(())
        })
    }

    /// Forgets a pack, and removes what of it is the program's own. A file that was used where it lies stays.
    pub fn remove(&self, id: PackId) -> Result<()> {
        if self.pack(id)?.sample.is_some() {
            return Err(Error::invalid(
                "This map belongs to the sample neighbourhood and stays with it. Switch it off instead.",
            ));
        }
        self.forget(id)
    }

    pub(super) fn forget(&self, id: PackId) -> Result<()> {
        let pack = self.change(|packs| {
            let at = packs.iter().position(|pack| pack.id == id);
            Ok(packs.remove(at.ok_or_else(gone)?))
        })?;
        lock(&self.open).remove(&id);
        remove(&self.names_path(id))?;
        match pack.copied {
            true => remove(Path::new(&pack.path)),
            false => Ok(()),
        }
    }

    pub(super) fn pack(&self, id: PackId) -> Result<Pack> {
        let found = self.all()?.into_iter().find(|pack| pack.id == id);
        found.ok_or_else(gone)
    }

    /// A pack open for reading; none while its file is missing or another.
    pub(super) fn opened(&self, pack: &Pack) -> Result<Option<Open>> {
        let now = stamp(Path::new(&pack.path));
        let mut open = lock(&self.open);
        if let Some(there) = open.get(&pack.id)
            && Some(there.stamp) == now
        {
            return Ok(Some(there.clone()));
        }
        open.remove(&pack.id);
        if now != Some(pack.stamp) {
            return Ok(None);
        }
        let tiles = match (&pack.map, look::open(Path::new(&pack.path))?.0) {
            (Some(_), Usable::Map(tiles, _)) => Some(Arc::new(tiles)),
            _ => None,
        };
        let names = match pack.names {
            Some(_) => Some(Arc::new(Mutex::new(Index::read(
                &self.names_path(pack.id),
            )?))),
            None => None,
        };
        let opened = Open {
            stamp: pack.stamp,
            tiles,
            names,
        };
        open.insert(pack.id, opened.clone());
        Ok(Some(opened))
    }

    /// What is open already, without a look at the list.
    pub(super) fn still_open(&self, id: PackId) -> Option<Open> {
        lock(&self.open).get(&id).cloned()
    }

    fn copy(&self, from: &Path, id: PackId, going: &Going) -> Result<PathBuf> {
        let ending = from.extension().unwrap_or_default().to_string_lossy();
        let to = self.folder.join(format!("{id}.{ending}"));
        let part = self.folder.join(format!("{id}.copying"));
        fs::create_dir_all(&self.folder).map_err(Error::io("Making", &self.folder))?;
        let copied = copied(from, &part, going)
            .and_then(|()| fs::rename(&part, &to).map_err(Error::io("Saving", &to)));
        if copied.is_err() {
            let _ = remove(&part);
        }
        copied.map(|()| to)
    }

    /// The pack with its names, where they are wanted.
    fn with_names(&self, pack: Pack, wanted: bool, going: &Going) -> Result<Pack> {
        let to = self.names_path(pack.id);
        if !wanted {
            remove(&to)?;
            return Ok(pack);
        }
        fs::create_dir_all(&self.folder).map_err(Error::io("Making", &self.folder))?;
        Ok(Pack {
            names: collect(Path::new(&pack.path), &to, going)?,
            ..pack
        })
    }
}

fn gone() -> Error {
    Error::invalid(
        "That pack is not on this laptop any more. It may have been removed in another window.",
    )
}

fn named(typed: &str, look: &PackLook) -> String {
    match typed.trim() {
        "" => look.name.clone(),
        name => name.to_owned(),
    }
}

/// How a file is now; none where it is not there.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let about = path.metadata().ok().filter(fs::Metadata::is_file)?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok();
    Some(Stamp {
        bytes: about.len(),
        changed: changed.map_or(0, |time| time.as_millis() as u64),
    })
}

pub(super) fn state(pack: &Pack) -> PackState {
    match stamp(Path::new(&pack.path)) {
        None => PackState::Missing,
        Some(now) if now == pack.stamp => PackState::Here,
        Some(_) => PackState::Replaced,
    }
}

fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn text_of(path: &Path) -> Result<String> {
    match path.to_str() {
        Some(text) => Ok(text.to_owned()),
        None => Err(Error::invalid(format!(
            "The name {} holds bytes that are no text. Rename the file first.",
            path.display()
        ))),
    }
}

/// What is behind these locks is whole also after a panic: every change to it is one call.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
