//! `bench_release SIZE` measures a release for the public, with coarser places and people who agreed, beside one of
//! everything for the team, taking turns; and the first page of its preview. Prints a JSON list of rows.

use hereabouts_bench::{ROUNDS, ask, in_turns, percentile, row, size, table, timed};
use hereabouts_core::Catalogue;
use serde_json::{Value, json};

fn main() {
    let size = size();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let town = Catalogue::create(&folder.path().join("Town.hereabouts"), "Town", None)
        .expect("a catalogue can be made");
    std::fs::write(path("town.csv"), table(size, true)).expect("a file can be written");
    let options = json!({ "audience": "public" });
    let import = json!({ "path": path("town.csv"), "options": options });
    ask(&town, "run_import", import);
    agree(&town);
    let profile = json!({ "name": "Coarser", "coarsest": "about_100m" });
    let profile = ask(
        &town,
        "save_profile",
        json!({ "id": null, "profile": profile }),
    );
    let request = |audience: &str, profile: &Value| json!({ "audience": audience, "format": "geojson", "profile": profile, "what": { "of": "everything" } });
    let save = |audience: &str, profile: &Value| {
        let file = path(&format!("{audience}.geojson"));
        let release = json!({ "request": request(audience, profile), "path": file, "token": null });
        ask(&town, "save_release", release);
    };
    let masked = in_turns(
        || save("public", &profile["value"]),
        || save("team", &Value::Null),
    );
    let preview =
        |offset| json!({ "request": request("public", &profile["value"]), "offset": offset });
    let first = json!({ "request": request("public", &profile["value"]) });
    // All of it is looked through once, and remembered.
    ask(&town, "preview_release", preview(0));
    let firsts = (0..ROUNDS).map(|_| timed(|| drop(ask(&town, "first_of_release", first.clone()))));
    let firsts = firsts.collect();
    let pages = (0..ROUNDS).map(|i| timed(|| drop(ask(&town, "preview_release", preview(i * 50)))));
    let pages = pages.collect();
    let rows = [
        row(
            "release: masked, beside unmasked",
            size,
            masked[0],
            Some(masked[1]),
            1.5,
        ),
        row(
            "release: first page of the preview",
            size,
            percentile(firsts, 0.5),
            None,
            100.0,
        ),
        row(
            "release: another page of the preview",
            size,
            percentile(pages, 0.5),
            None,
            100.0,
        ),
    ];
    println!("{}", Value::from(rows.to_vec()));
}

/// Every other person agrees that everyone may have their name and what they offer.
fn agree(town: &Catalogue) {
    let purpose = json!({ "label": "A map of the town", "basis": "consent" });
    let purpose = ask(
        town,
        "save_purpose",
        json!({ "id": null, "purpose": purpose }),
    );
    let asked = json!({ "query": "kind:person", "sort": [], "group": null });
    let people = ask(
        town,
        "table_ids",
        json!({ "asked": asked, "from": 0, "to": u32::MAX }),
    );
    let people = people.as_array().expect("ids are a list");
    for person in people.iter().step_by(2) {
        let consent = json!({
            "person": person, "purpose": purpose["value"], "what": ["name", "gifts"], "to": "public", "how": "spoken",
            "wording": "May your name and what you offer be on the map of the town?", "on": "2026-01-01",
        });
        ask(town, "give_consent", json!({ "consent": consent }));
    }
}
