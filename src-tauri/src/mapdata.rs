//! What the map asks for: vector tiles of the window's catalogue and of the bundled world.
//!
//! `mapdata://localhost/tile/{z}/{x}/{y}?q=QUERY&v=VERSION` is the catalogue's tile (`v` only keeps
//! the page from taking an old one for new), `mapdata://localhost/areas/{z}/{x}/{y}?v=VERSION` the
//! tile of its neighbourhoods and boundaries, `mapdata://localhost/base/{z}/{x}/{y}` the world's. A
//! window is only ever given its own catalogue. The command `mapdata` answers the same paths, for
//! web views that do not let a page load from another scheme.

use crate::files::Files;
use crate::seam::{self, Failure};
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
        let (status, body) = match answer(&app, &window, &request.uri().to_string()) {
            Ok(body) if body.is_empty() => (StatusCode::NO_CONTENT, body),
            Ok(body) => (StatusCode::OK, body),
            Err(failure) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                failure.message.into_bytes(),
            ),
        };
        responder.respond(response(status, body));
    });
}

/// The bytes an address stands for, whole or without `mapdata://localhost/`; empty where there is
/// nothing to draw.
pub fn answer(app: &AppHandle, window: &str, address: &str) -> Result<Vec<u8>, Failure> {
    static WORLD: OnceLock<Option<World>> = OnceLock::new();
    let asked = Asked::read(address)
        .ok_or_else(|| seam::failure(format!("There is no map data at {address}.")))?;
    let (z, x, y) = asked.tile;
    match asked.source {
        Source::Assets(query) => seam::tile(&*app.state::<Files>().of(window)?, z, x, y, &query),
        Source::Areas => seam::area_tile(&*app.state::<Files>().of(window)?, z, x, y),
        Source::World => {
            let world = WORLD.get_or_init(|| World::load(app)).as_ref();
            let world =
                world.ok_or_else(|| seam::failure("This copy of Hereabouts has no world map."))?;
            Ok(world.tile(z, x, y).unwrap_or_default().to_vec())
        }
    }
}

fn response(status: StatusCode, body: Vec<u8>) -> Response<Vec<u8>> {
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
    let kind = match status {
        StatusCode::INTERNAL_SERVER_ERROR => "text/plain; charset=utf-8",
        _ => "application/vnd.mapbox-vector-tile",
    };
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    response
}

#[derive(Debug, PartialEq)]
struct Asked {
    tile: (u8, u32, u32),
    source: Source,
}

#[derive(Debug, PartialEq)]
enum Source {
    /// Those of the catalogue's assets that a query finds.
    Assets(String),
    /// Its neighbourhoods and boundaries.
    Areas,
    World,
}

impl Asked {
    fn read(address: &str) -> Option<Asked> {
        let url = Url::parse("mapdata://localhost/")
            .ok()?
            .join(address)
            .ok()?;
        let mut parts = url.path_segments()?;
        let source = parts.next()?;
        let z: u8 = parts.next()?.parse().ok().filter(|z| *z <= 24)?;
        let mut place = || parts.next()?.parse().ok().filter(|at| *at < 1u32 << z);
        let tile = (z, place()?, place()?);
        if parts.next().is_some() {
            return None;
        }
        let query = url.query_pairs().find(|(name, _)| name == "q");
        let source = match source {
            "tile" => Source::Assets(query.map_or_else(String::new, |(_, text)| text.into_owned())),
            "areas" => Source::Areas,
            "base" => Source::World,
            _ => return None,
        };
        Some(Asked { tile, source })
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

    fn check(path: &str, tile: (u8, u32, u32), source: Source) {
        assert_eq!(read(path), Some(Asked { tile, source }), "{path}");
    }

    #[test]
    fn paths_name_tiles() {
        check("base/0/0/0", (0, 0, 0), Source::World);
        check("base/7/127/127", (7, 127, 127), Source::World);
        check("areas/3/4/2?v=7", (3, 4, 2), Source::Areas);
        check(
            "tile/14/8100/5300",
            (14, 8100, 5300),
            Source::Assets(String::new()),
        );
        check(
            "tile/2/1/3?v=12&q=tag%3Afood+%26%20caf%C3%A9",
            (2, 1, 3),
            Source::Assets("tag:food & café".into()),
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
        ] {
            assert_eq!(read(path), None, "{path}");
        }
    }
}
