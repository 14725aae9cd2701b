//! What the page draws that is no text: vector tiles of the window's catalogue and of the bundled
//! world, and the catalogue's photos.
//!
//! `mapdata://localhost/tile/{z}/{x}/{y}?q=QUERY&v=VERSION` is the catalogue's tile (`v` only keeps
//! the page from taking an old one for new), `mapdata://localhost/areas/{z}/{x}/{y}?v=VERSION` the
//! tile of its neighbourhoods and boundaries, `mapdata://localhost/base/{z}/{x}/{y}` the world's,
//! `mapdata://localhost/pack/{id}/{z}/{x}/{y}` the tile of an area pack,
//! `mapdata://localhost/online/{z}/{x}/{y}` the tile of the online map, where somebody turned that on, and
//! `mapdata://localhost/photo/{hash}/{size}` a photo, upright and made small (`card` or `gallery`). A
//! window is only ever given its own catalogue. The command `mapdata` answers the same paths, for
//! web views that do not let a page load from another scheme.

use crate::files::Files;
use crate::online::Network;
use crate::seam::{self, ContentHash, Failure, PackId, PictureSize};
use crate::world::World;
use std::sync::OnceLock;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeContext, UriSchemeResponder, Url, Wry};

/// Answers one request of the scheme, off the main thread.
pub fn serve(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let window = context.webview_label().to_owned();
    tauri::async_runtime::spawn_blocking(move || {
        let (status, kind, body) = match answer(&app, &window, &request.uri().to_string()) {
            Ok((kind, body)) if body.is_empty() => (StatusCode::NO_CONTENT, kind, body),
            Ok((kind, body)) => (StatusCode::OK, kind, body),
            Err(failure) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "text/plain; charset=utf-8",
                failure.message.into_bytes(),
            ),
        };
        responder.respond(response(status, kind, body));
    });
}

const TILE: &str = "application/vnd.mapbox-vector-tile";
const PICTURE: &str = "image/jpeg";

/// The bytes an address stands for, whole or without `mapdata://localhost/`, and of which kind they are;
/// empty where there is nothing to draw.
pub fn answer(
    app: &AppHandle,
    window: &str,
    address: &str,
) -> Result<(&'static str, Vec<u8>), Failure> {
    static WORLD: OnceLock<Option<World>> = OnceLock::new();
    let asked = Asked::read(address)
        .ok_or_else(|| seam::failure(format!("There is no map data at {address}.")))?;
    match asked {
        Asked::Tile((z, x, y), query) => {
            let catalogue = app.state::<Files>().of(window)?;
            Ok((TILE, seam::tile(&catalogue, z, x, y, &query)?))
        }
        Asked::Areas((z, x, y)) => {
            let catalogue = app.state::<Files>().of(window)?;
            Ok((TILE, seam::area_tile(&catalogue, z, x, y)?))
        }
        Asked::Pack(id, (z, x, y)) => {
            let catalogue = app.state::<Files>().of(window)?;
            let tile = seam::pack_tile(&catalogue, id, z, x, y)?;
            // Pictures are told from vector tiles by their first bytes, by the page as well.
            Ok((TILE, tile.unwrap_or_default()))
        }
        Asked::Online(tile) => Ok((TILE, app.state::<Network>().tile(tile)?)),
        Asked::Photo(hash, size) => {
            let catalogue = app.state::<Files>().of(window)?;
            let picture = seam::picture(&catalogue, &hash, size)?;
            Ok((PICTURE, picture.unwrap_or_default()))
        }
        Asked::Base((z, x, y)) => {
            let world = WORLD.get_or_init(|| World::load(app)).as_ref();
            let world =
                world.ok_or_else(|| seam::failure("This copy of Hereabouts has no world map."))?;
            Ok((TILE, world.tile(z, x, y).unwrap_or_default().to_vec()))
        }
    }
}

fn response(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    // Without this header the page's fetch fails, also for an error.
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::HeaderValue::from_static("*"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    response
}

#[derive(Debug, PartialEq)]
enum Asked {
    /// A tile of the catalogue, at zoom, column and row, and the query that filters it.
    Tile((u8, u32, u32), String),
    /// A tile of its neighbourhoods and boundaries.
    Areas((u8, u32, u32)),
    /// A tile of the world.
    Base((u8, u32, u32)),
    /// A tile of an area pack.
    Pack(PackId, (u8, u32, u32)),
    /// A tile of the online map.
    Online((u8, u32, u32)),
    Photo(ContentHash, PictureSize),
}

impl Asked {
    fn read(address: &str) -> Option<Asked> {
        let url = Url::parse("mapdata://localhost/")
            .ok()?
            .join(address)
            .ok()?;
        let mut parts = url.path_segments()?;
        let source = parts.next()?;
        if source == "photo" {
            let (hash, size) = (parts.next()?.parse().ok()?, parts.next()?);
            let asked = Asked::Photo(hash, PictureSize::from_token(size)?);
            return parts.next().is_none().then_some(asked);
        }
        let pack = match source {
            "pack" => Some(parts.next()?.parse().ok()?),
            _ => None,
        };
        let z: u8 = parts.next()?.parse().ok().filter(|z| *z <= 24)?;
        let mut place = || parts.next()?.parse().ok().filter(|at| *at < 1u32 << z);
        let tile = (z, place()?, place()?);
        if parts.next().is_some() {
            return None;
        }
        let query = url.query_pairs().find(|(name, _)| name == "q");
        match source {
            "tile" => {
                let query = query.map_or_else(String::new, |(_, text)| text.into_owned());
                Some(Asked::Tile(tile, query))
            }
            "areas" => Some(Asked::Areas(tile)),
            "base" => Some(Asked::Base(tile)),
            "online" => Some(Asked::Online(tile)),
            "pack" => Some(Asked::Pack(pack?, tile)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> Option<Asked> {
        let whole = [
            format!("mapdata://localhost/{path}"),
            format!("http://mapdata.localhost/{path}"),
        ];
        let asked = Asked::read(path);
        for address in whole {
            assert_eq!(Asked::read(&address), asked, "{address} is {path}");
        }
        asked
    }

    fn check(path: &str, expected: Asked) {
        assert_eq!(read(path), Some(expected), "{path}");
    }

    #[test]
    fn paths_name_photos() {
        let hash = "0a".repeat(32);
        for (token, size) in [
            ("card", PictureSize::Card),
            ("gallery", PictureSize::Gallery),
        ] {
            let asked = read(&format!("photo/{hash}/{token}"));
            assert_eq!(asked, Some(Asked::Photo(hash.parse().unwrap(), size)));
        }
        for path in [
            format!("photo/{hash}"),
            format!("photo/{hash}/original"),
            format!("photo/{hash}/card/1"),
            format!("photo/{}/card", "0A".repeat(32)),
            format!("photo/{}/card", "0a".repeat(31)),
            "photo/../card".into(),
            "photo/%2e%2e%2fetc%2fpasswd/card".into(),
        ] {
            assert_eq!(read(&path), None, "{path}");
        }
    }

    #[test]
    fn paths_name_tiles() {
        let pack = "0190a3e2-0000-7000-8000-000000000001";
        check(
            &format!("pack/{pack}/3/4/2?v=7"),
            Asked::Pack(pack.parse().unwrap(), (3, 4, 2)),
        );
        check("base/0/0/0", Asked::Base((0, 0, 0)));
        check("base/7/127/127", Asked::Base((7, 127, 127)));
        check("areas/3/4/2?v=7", Asked::Areas((3, 4, 2)));
        check("online/3/4/2?v=7", Asked::Online((3, 4, 2)));
        check(
            "tile/14/8100/5300",
            Asked::Tile((14, 8100, 5300), String::new()),
        );
        check(
            "tile/2/1/3?v=12&q=tag%3Afood+%26%20caf%C3%A9",
            Asked::Tile((2, 1, 3), "tag:food & café".into()),
        );
    }

    #[test]
    fn other_paths_name_nothing() {
        for path in [
            "",
            "base",
            "base/1/0",
            "base/1/2/0",
            "base/1/0/-1",
            "base/32/0/0",
            "base/1/0/0/0",
            "photo/1/0/0",
            "pack/3/4/2",
            "pack/../3/4/2",
            "online/3/8/2",
            "online/maps.example/3/4/2",
        ] {
            assert_eq!(read(path), None, "{path}");
        }
    }
}
