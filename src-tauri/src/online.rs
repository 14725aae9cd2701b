//! What the page may have asked of the network: whether and whom, looking words up, and the list of all that was
//! asked. Tiles go through `mapdata`. Without a switch that somebody turned on, none of it asks anything.

use crate::commands::{Reply, aside};
use crate::seam::{self, Elsewhere, Failure, FoundPlace, NameKind};
use crate::windows;
use hereabouts_online::{Asked, At, Error, Found, FoundKind, Online, Settings, Source};
use serde::Serialize;
use tauri::{AppHandle, Manager};

/// Who asks: the program, its version, and the name under which systems know it.
const USER_AGENT: &str = concat!(
    "Hereabouts/",
    env!("CARGO_PKG_VERSION"),
    " (+org.hereabouts.desktop)"
);
/// Requests that the list shows at most.
const LISTED: usize = 2000;

/// One for all windows; none where this laptop has no folder for a program's data.
pub struct Network(Option<Online>);

impl Network {
    /// Beside the area packs.
    pub fn of(app: &AppHandle) -> Network {
        let data = app.path().app_data_dir().ok();
        Network(data.map(|data| Online::at(&data.join("online"), USER_AGENT)))
    }

    fn get(&self) -> Reply<&Online> {
        self.0.as_ref().ok_or_else(|| {
            seam::failure(
                "This computer has no folder in which the settings for the internet could be kept, so it stays offline.",
            )
        })
    }

    /// The picture of a tile of the online map; empty where there is none.
    pub fn tile(&self, (z, x, y): (u8, u32, u32)) -> Reply<Vec<u8>> {
        match self.get()?.tile(At { z, x, y }) {
            // Maps end somewhere, and somebody may have turned it off just now.
            Err(Error::Refused(_, 404 | 410) | Error::TilesOff) => Ok(Vec::new()),
            tile => tile.map_err(failed),
        }
    }
}

fn failed(error: Error) -> Failure {
    seam::failure(error.to_string())
}

/// What is turned on and whom that asks.
#[derive(Serialize)]
pub struct OnlineState {
    settings: Settings,
    /// The hosts that would be asked.
    asks: Hosts,
    /// Whom this version of the program asks by itself.
    usual: Settings,
    /// Bytes of the tiles that are kept.
    kept_bytes: u64,
}

#[derive(Serialize)]
struct Hosts {
    tiles: String,
    search: String,
}

#[tauri::command]
pub async fn online_state(app: AppHandle) -> Reply<OnlineState> {
    aside(move || state(&app)).await
}

fn state(app: &AppHandle) -> Reply<OnlineState> {
    let network = app.state::<Network>();
    let online = network.get()?;
    let settings = online.settings();
    Ok(OnlineState {
        asks: Hosts {
            tiles: settings.tile_source.host(),
            search: settings.search_source.host(),
        },
        settings,
        usual: Settings::default(),
        kept_bytes: online.kept_bytes(),
    })
}

/// Turns things on or off, and says whom to ask; every window hears of it.
#[tauri::command]
pub async fn set_online(app: AppHandle, settings: Settings) -> Reply<OnlineState> {
    aside(move || {
        let done = app.state::<Network>().get()?.set(settings).map_err(failed);
        // Also when it failed: what was to be off is off.
        windows::tell_all(&app, "online-changed");
        done?;
        state(&app)
    })
    .await
}

/// Looks words up online: places, the likeliest first.
#[tauri::command]
pub async fn search_online(app: AppHandle, text: String) -> Reply<Vec<FoundPlace>> {
    aside(move || {
        let network = app.state::<Network>();
        let (source, found) = network.get()?.search(&text).map_err(failed)?;
        let places = found.into_iter().filter_map(|found| place(&source, found));
        Ok(places.collect())
    })
    .await
}

/// As places of a pack are, so that everything can be done with it that can be done with those.
fn place(source: &Source, found: Found) -> Option<FoundPlace> {
    let (kind, rank) = match found.kind {
        FoundKind::City => (NameKind::Settlement, 0),
        FoundKind::Town => (NameKind::Settlement, 2),
        FoundKind::Village => (NameKind::Settlement, 4),
        FoundKind::Street => (NameKind::Street, 4),
        FoundKind::Water => (NameKind::Water, 4),
        FoundKind::Green => (NameKind::Green, 4),
        FoundKind::Spot => (NameKind::Spot, 4),
        FoundKind::Postcode => (NameKind::Postcode, 4),
    };
    seam::found_online(Elsewhere {
        name: found.name,
        kind,
        rank,
        within: found.within,
        at: [found.lon, found.lat],
        bounds: found.bounds,
        service: source.called(),
        attribution: source.attribution.clone(),
    })
}

/// Everything that was asked, the newest first.
#[tauri::command]
pub async fn asked_of_network(app: AppHandle) -> Reply<Asked> {
    aside(move || {
        let network = app.state::<Network>();
        network.get()?.asked(LISTED).map_err(failed)
    })
    .await
}

/// Empties that list.
#[tauri::command]
pub async fn clear_asked(app: AppHandle) -> Reply<()> {
    aside(move || {
        let network = app.state::<Network>();
        network.get()?.clear_asked().map_err(failed)
    })
    .await
}

/// Throws away the tiles that are kept.
#[tauri::command]
pub async fn clear_kept_tiles(app: AppHandle) -> Reply<()> {
    aside(move || {
        let network = app.state::<Network>();
        network.get()?.clear_kept().map_err(failed)
    })
    .await
}
