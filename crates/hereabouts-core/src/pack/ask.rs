//! What a catalogue asks of the packs: their tiles, their names, and what can be done to them.

use super::keep::{Packs, lock};
use super::names::{self, FoundPlace, Name, NameKind};
use super::tiles::At;
use super::{AddPack, Pack, PackLine, PackLook};
use crate::catalogue::{Catalogue, Work};
use crate::error::{Error, Result};
use crate::id::PackId;
use crate::log::rows::fact;
use crate::place::Gazetteer;
use geo::{Distance, Haversine, Point};
use std::path::Path;
use std::sync::Arc;

impl Catalogue {
    /// Lets the catalogue use packs; once.
    pub fn use_packs(&self, packs: Arc<Packs>) {
        // Whoever comes second means the same ones.
        let _ = self.packs.set(packs);
    }

    pub(super) fn packs(&self) -> Result<&Arc<Packs>> {
        self.packs.get().ok_or_else(|| {
            Error::invalid("This computer has no folder in which area packs could be kept.")
        })
    }

    pub fn list_packs(&self) -> Result<Vec<PackLine>> {
        let Some(packs) = self.packs.get() else {
            return Ok(Vec::new());
        };
        let sample = self.is_sample()?;
        if sample {
            // Where there is no room for it, the other packs are there all the same.
            let _ = packs.draw_sample();
        }
        packs.lines(sample)
    }

    /// It is the sample neighbourhood.
    fn is_sample(&self) -> Result<bool> {
        self.read(|db| Ok(fact(db, "sample")?.is_some()))
    }

    pub fn look_at_pack(&self, path: String) -> Result<PackLook> {
        self.packs()?.look(Path::new(&path))
    }

    pub fn add_pack(&self, path: String, add: AddPack) -> Result<PackLine> {
        let going = self.long_work().begin(Work::CollectingNames, None, true);
        self.packs()?.add(Path::new(&path), add, &going)
    }

    pub fn renew_pack(&self, id: PackId, path: Option<String>) -> Result<PackLine> {
        let going = self.long_work().begin(Work::CollectingNames, None, true);
        let path = path.as_deref().map(Path::new);
        self.packs()?.renew(id, path, &going)
    }

    pub fn switch_pack(&self, id: PackId, on: bool) -> Result<()> {
        self.packs()?.switch(id, on)
    }

    pub fn remove_pack(&self, id: PackId) -> Result<()> {
        self.packs()?.remove(id)
    }

    pub fn find_places(
        &self,
        text: String,
        near: Option<[f64; 2]>,
        limit: u32,
    ) -> Result<Vec<FoundPlace>> {
        match self.packs.get() {
            Some(packs) => packs.find(&text, near, limit.min(50), self.is_sample()?),
            None => Ok(Vec::new()),
        }
    }

    /// A tile of a pack; none where there is none.
    ///
    /// # Errors
    /// The pack is not known any more, its file is missing or another, or the tile is damaged.
    pub fn pack_tile(&self, id: PackId, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>> {
        match At::new(z, x, y) {
            Some(at) => self.packs()?.tile(id, at),
            None => Ok(None),
        }
    }
}

/// The credit of places that a pack found.
pub(super) fn gazetteer(pack: &Pack) -> Gazetteer {
    Gazetteer {
        name: pack.name.clone(),
        attribution: pack.attribution.clone(),
    }
}

impl Packs {
    fn tile(&self, id: PackId, at: At) -> Result<Option<Vec<u8>>> {
        if let Some(tiles) = self.still_open(id).and_then(|open| open.tiles)
            && let Ok(tile) = tiles.tile(at)
        {
            return Ok(tile);
        }
        let pack = self.pack(id)?;
        let Some(open) = self.opened(&pack)? else {
            return Err(missing(&pack));
        };
        open.tiles.map_or(Ok(None), |tiles| tiles.tile(at))
    }

    /// Places whose names begin as typed, in every pack that is shown, the likeliest first. `near`: longitude
    /// and latitude of whoever asks, in degrees. `sample`: whether that is somebody in the sample neighbourhood.
    pub fn find(
        &self,
        text: &str,
        near: Option<[f64; 2]>,
        limit: u32,
        sample: bool,
    ) -> Result<Vec<FoundPlace>> {
        let mut found: Vec<(Name, FoundPlace)> = Vec::new();
        for pack in self
            .of(sample)?
            .into_iter()
            .filter(|pack| pack.on && pack.names.is_some())
        {
            let Some(open) = self.opened(&pack)? else {
                continue;
            };
            let Some(index) = open.names else { continue };
            let db = lock(&index);
            for name in names::find(&db, text, near, limit)? {
                let within = match name.kind {
                    NameKind::Settlement => None,
                    _ => names::within(&db, name.lon, name.lat)?,
                };
                let place = FoundPlace {
                    name: name.name.clone(),
                    kind: name.kind,
                    within,
                    pack: Some(pack.id),
                    pack_name: pack.name.clone(),
                    bounds: name.bounds,
                    ended: name.ended.clone(),
                    place: name.place(gazetteer(&pack)),
                };
                let again = found.iter().any(|(known, _)| same(known, &name));
                if !again && place.place.geometry.is_some() {
                    found.push((name, place));
                }
            }
        }
        let typed = crate::search::tokens(text).join(" ");
        found.sort_by(|(a, _), (b, _)| likely(a, &typed, near).total_cmp(&likely(b, &typed, near)));
        let places = found.into_iter().map(|(_, place)| place);
        Ok(places.take(limit as usize).collect())
    }
}

/// Smaller is likelier: exactly as typed, then what is important, then what is near.
fn likely(name: &Name, typed: &str, near: Option<[f64; 2]>) -> f64 {
    let folded = crate::search::tokens(&name.name).join(" ");
    let differs = match folded.strip_prefix(typed) {
        Some("") => 0.0,
        _ if name.also.contains(&format!("|{typed}|")) => 0.0,
        Some(_) => 1.0,
        None if name.kind == NameKind::Postcode => 0.0,
        None => 2.0,
    };
    let off = near.map_or(0.0, |[lon, lat]| {
        Haversine.distance(Point::new(lon, lat), Point::new(name.lon, name.lat)) / 2.1e7
    });
    differs * 100.0 + f64::from(name.rank / 2) * 10.0 + off
}

/// One thing that two packs know.
fn same(a: &Name, b: &Name) -> bool {
    let apart = || Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat));
    let far = match a.kind {
        NameKind::Settlement => 5_000.0,
        _ => 500.0,
    };
    a.kind == b.kind
        && crate::search::tokens(&a.name) == crate::search::tokens(&b.name)
        && apart() < far
}

fn missing(pack: &Pack) -> Error {
    Error::invalid(format!(
        "The file of {} is not where it was, or it is another one: {}. Put the stick back in, or say under Layers where it is now.",
        pack.name, pack.path
    ))
}
