//! Catalogues at random, with everything in them that is hard to write down.

use crate::back::call;
use crate::dice::Dice;
use hereabouts_core::Catalogue;
use hereabouts_core::id::ProfileId;
use serde_json::{Map, Value, json};

impl Dice {
    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }
    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
    /// Between the two, at one of ten million steps.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.below(10_000_000) as f64 / 10_000_000.0
    }
}

const TEXTS: &[&str] = &[
    "Hall",
    "Łódź Café & Bücherei",
    "\"quoted\", 'twice'",
    "“curly”, «pointed»",
    "=HYPERLINK(\"http://example.org\")",
    "+44 161 496 0000",
    "-1",
    "@all",
    "\t=1+1",
    "'=1+1",
    "''",
    "a;b",
    "a\\;b\\",
    ";",
    "line one\r\nline two\n\nline four",
    "مرحبا بالعالم",
    "\u{202E}desrever\u{202C}",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "\u{1}\u{7F}\u{85}",
    "</script><b>bold</b> &amp; &lt;",
    "null",
    "NA",
    "n/a",
    "-",
    "NaN",
    "true",
    "1e5",
    "1,234.50",
    "00123",
    "2024-05-03",
    "\u{2028}\u{2029}",
    "\u{FEFF}bom",
    "e\u{301}",
    "\u{FFFD}",
    "53.4, -2.3",
    "POINT (1 2)",
    "{\"type\": \"Point\"}",
    "http://example.org/?a=1&b=ü#c",
    "M33 0ZZ",
    "  inner   spaces\u{A0}here ",
    "--",
    "#",
    "a|b,c",
];

const PLAIN: &[&str] = &[
    "summary",
    "story",
    "note",
    "times",
    "access",
    "cost",
    "steward",
    "source_note",
    "who_leads",
    "pronouns",
    "roles",
    "size_band",
    "meets_as",
    "formality",
    "focus",
    "organisation_number",
    "sector",
    "place_type",
    "capacity",
    "booking",
    "step_free",
    "exchange_form",
    "keepers",
    "permission_note",
    "audience_reason",
];

const COLUMNS: &[&str] = &[
    "Ward ref",
    "ward_ref",
    "WARD REF",
    "id",
    "name",
    "kind",
    "geometry",
    "type",
    "tags",
    "Tags",
    "longitude",
    "wkt",
    "email",
    "note",
    "crs",
    "bbox",
    "Ünïcode",
    "a.b",
    "日本語",
    "📌",
    "\"",
    "a;b",
    "=x",
    "x/y",
    "1",
    "properties",
    "__proto__",
    "last_confirmed",
    "contact_address",
    "location_method",
    "audience",
    "Column 3",
];

impl Dice {
    fn text(&mut self) -> String {
        match self.below(40) {
            0 => "long ".repeat(2_000) + "end",
            1..6 => format!("{} {}", self.one(TEXTS), self.one(TEXTS)),
            6 => self.word().repeat(60),
            _ => (*self.one(TEXTS)).to_owned(),
        }
    }

    /// Letters from anywhere, no spaces.
    fn word(&mut self) -> String {
        (0..1 + self.below(9))
            .map(|_| *self.one(&['a', 'É', 'ł', 'ß', 'ж', '中', '🌳', '0', '-', '_', 'ا']))
            .collect()
    }

    fn texts(&mut self, most: u64) -> Vec<String> {
        (0..self.below(most + 1)).map(|_| self.text()).collect()
    }

    fn value(&mut self, depth: u64) -> Value {
        match self.below(if depth > 1 { 7 } else { 10 }) {
            0 => json!(self.number() as i64),
            1 => json!(self.number()),
            2 => json!(*self.one(&[
                0.1,
                -0.0,
                1e300,
                5e-324,
                -273.15,
                1.0,
                123_456_789.123_456_78
            ])),
            3 => json!(self.chance(50)),
            4 => json!(self.below(100)),
            5 | 6 => json!(self.text()),
            7 => Value::from(self.texts(3)),
            8 => (0..self.below(4)).map(|_| self.value(depth + 1)).collect(),
            _ => {
                let entries = (0..self.below(4)).map(|_| (self.text(), self.value(depth + 1)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
        }
    }

    fn geometry(&mut self) -> Value {
        let middle = match self.below(8) {
            0 => [self.between(179.9, 180.0), self.between(-60.0, 60.0)],
            1 => [self.between(-180.0, -179.9), self.between(-60.0, 60.0)],
            2 => [
                self.between(-180.0, 180.0),
                *self.one(&[-90.0, 90.0, 89.99, -89.999]),
            ],
            3 => [self.between(-180.0, 180.0), self.between(-90.0, 90.0)],
            4 => [self.between(-0.000_2, 0.000_2), self.between(51.0, 52.0)],
            _ => [self.between(-2.4, -2.2), self.between(53.3, 53.5)],
        };
        let reach = *self.one(&[0.000_000_2, 0.000_001, 0.000_05, 0.01, 0.01, 0.5, 40.0]);
        let kind = *self.one(&[
            "Point",
            "Point",
            "MultiPoint",
            "LineString",
            "MultiLineString",
            "Polygon",
            "MultiPolygon",
        ]);
        let many = 1 + self.below(4);
        let coordinates = match kind {
            "Point" => self.spot(middle, 0.0),
            "MultiPoint" => (0..many).map(|_| self.spot(middle, reach)).collect(),
            "LineString" => self.line(middle, reach),
            "MultiLineString" => (0..many).map(|_| self.line(middle, reach)).collect(),
            "Polygon" => self.polygon(middle, reach),
            _ => (0..many)
                .map(|i| self.polygon([middle[0] + i as f64 * reach * 1.5, middle[1]], reach))
                .collect(),
        };
        json!({"type": kind, "coordinates": coordinates})
    }

    fn spot(&mut self, [lon, lat]: [f64; 2], reach: f64) -> Value {
        let (lon, lat) = (
            lon + self.between(-reach, reach),
            lat + self.between(-reach, reach),
        );
        let mut spot = vec![json!(within(lon, 180.0)), json!(within(lat, 90.0))];
        if self.chance(10) {
            spot.push(json!(self.between(-10.0, 900.0)));
        }
        Value::from(spot)
    }

    fn line(&mut self, middle: [f64; 2], reach: f64) -> Value {
        let spots = 2 + self.below(8);
        let mut line: Vec<Value> = (0..spots).map(|_| self.spot(middle, reach)).collect();
        if self.chance(15) {
            line.push(line[0].clone());
        }
        Value::from(line)
    }

    /// A ring round the middle, sometimes with a hole; wound either way; sometimes crossing itself, with a
    /// spike, or with a corner twice.
    fn polygon(&mut self, middle: [f64; 2], reach: f64) -> Value {
        let corners = 3 + self.below(9);
        let mut rings = vec![self.ring(middle, reach, corners)];
        if self.chance(25) {
            rings.push(self.ring(middle, reach * 0.3, 4));
        }
        Value::from(rings)
    }

    fn ring(&mut self, [lon, lat]: [f64; 2], reach: f64, corners: u64) -> Value {
        let (odd, way) = (self.below(12), if self.chance(50) { 1.0 } else { -1.0 });
        let mut ring: Vec<[f64; 2]> = (0..corners)
            .map(|corner| {
                let angle = way * std::f64::consts::TAU * corner as f64 / corners as f64;
                let far = reach * self.between(0.5, 1.0);
                [
                    within(lon + far * angle.cos(), 180.0),
                    within(lat + far * angle.sin(), 90.0),
                ]
            })
            .collect();
        match odd {
            0 => ring.swap(0, 1),
            1 => ring.insert(1, ring[0]),
            2 => ring.insert(2, [within(ring[1][0] + reach, 180.0), ring[1][1]]),
            3 => ring.insert(2, ring[0]),
            _ => {}
        }
        ring.push(ring[0]);
        json!(ring)
    }
}

fn within(degrees: f64, most: f64) -> f64 {
    degrees.clamp(-most, most)
}

/// A catalogue of up to 14 assets and the ties between them, and a profile that draws the ties as lines.
pub fn random(seed: u64) -> (Catalogue, ProfileId) {
    let mut dice = Dice(seed);
    let catalogue = Catalogue::in_memory("Anywhere").unwrap();
    let ids: Vec<Value> = (0..dice.below(15))
        .map(|_| asset(&catalogue, &mut dice))
        .collect();
    for id in &ids {
        for _ in 0..dice.below(3) {
            contact(&catalogue, &mut dice, id);
        }
        if dice.chance(30) {
            let outcome = dice.one(&["still_going", "changed", "paused", "gone", "no_answer"]);
            let note = dice.text();
            let check = json!({"id": id, "outcome": outcome, "method": "visit", "note": note});
            api_or_refused(&catalogue, "confirm_asset", check);
        }
    }
    let types = call(&catalogue, "relationship_types", json!({}));
    let types: Vec<&Value> = types
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| &kind["key"])
        .collect();
    for _ in 0..ids.len() {
        let tie = json!({
            "from": dice.one(&ids), "type": dice.one(&types), "to": dice.one(&ids),
            "since": dice.one(&[json!(null), json!("2019"), json!("2019-05"), json!("2019-05-04")]),
            "source": dice.text(), "strength": 1 + dice.below(3), "note": dice.text(), "sensitivity": "ordinary",
        });
        if tie["from"] != tie["to"] {
            api_or_refused(&catalogue, "relate", json!({"relationship": tie}));
        }
    }
    let extra: Vec<&str> = COLUMNS
        .iter()
        .copied()
        .filter(|_| dice.chance(50))
        .collect();
    let profile = json!({"name": "Lines", "lines": true, "notes": dice.chance(50), "extra": extra});
    let saved = call(
        &catalogue,
        "save_profile",
        json!({"id": null, "profile": profile}),
    );
    (
        catalogue,
        serde_json::from_value(saved["value"].clone()).unwrap(),
    )
}

fn asset(catalogue: &Catalogue, dice: &mut Dice) -> Value {
    let kind = *dice.one(&[
        "person",
        "association",
        "institution",
        "place",
        "exchange",
        "culture",
    ]);
    let mut fields = Map::new();
    for field in PLAIN {
        if dice.chance(15) {
            fields.insert((*field).to_owned(), json!(dice.text()));
        }
    }
    for flag in ["is_bumping_place", "is_connector", "is_child"] {
        fields.insert(flag.to_owned(), json!(dice.chance(10)));
    }
    fields.insert("tags".into(), Value::from(dice.texts(3)));
    fields.insert("languages".into(), Value::from(dice.texts(2)));
    let extra: Map<String, Value> = (0..dice.below(4))
        .map(|_| ((*dice.one(COLUMNS)).to_owned(), dice.value(0)))
        .collect();
    fields.insert("extra".into(), Value::Object(extra));
    fields.insert(
        "status".into(),
        json!(dice.one(&["idea", "starting", "going", "resting", "ended", "unknown"])),
    );
    if dice.chance(20) {
        fields.insert("review_months".into(), json!(1 + dice.below(36)));
    }
    let partner = format!("partners:0190c0de-0000-8000-8000-{:012}", dice.below(3));
    let audience = *dice.one(&["me", "team", partner.as_str(), "public", "public", "public"]);
    let audience = if kind == "person" && audience != "me" {
        "team"
    } else {
        audience
    };
    fields.insert("audience".into(), json!(audience));
    let sensitivity = *dice.one(&[
        "ordinary",
        "ordinary",
        "ordinary",
        "careful",
        "sensitive",
        "safeguarded",
    ]);
    fields.insert("sensitivity".into(), json!(sensitivity));
    if sensitivity != "safeguarded" && dice.chance(85) {
        fields.insert("place".into(), place(dice));
    }
    fields.insert("audience_reason".into(), json!("agreed"));
    let name = format!("{} {}", dice.word(), dice.text());
    let is_child = kind == "person" && fields["is_child"] == true;
    let name = if dice.chance(2) {
        "Ñ".repeat(10_000)
    } else {
        name
    };
    // Of a child only the first name is kept.
    let name = name
        .split_whitespace()
        .next()
        .filter(|_| is_child)
        .map_or(name.clone(), str::to_owned);
    let made = json!({"kind": kind, "name": name, "fields": fields});
    call(catalogue, "create_asset", made)["value"].clone()
}

fn place(dice: &mut Dice) -> Value {
    let mut place = Map::new();
    if dice.chance(85) {
        place.insert("geometry".into(), dice.geometry());
        let words = [
            "exact",
            "building",
            "street",
            "about_100m",
            "about_1km",
            "neighbourhood",
            "area",
        ];
        place.insert("precision".into(), json!(dice.one(&words)));
        if dice.chance(40) {
            place.insert("uncertainty_m".into(), json!(dice.between(0.1, 5_000.0)));
        }
        if dice.chance(60) {
            let words = [
                "pin",
                "address",
                "postcode_centroid",
                "grid_ref",
                "plus_code",
                "imported",
                "described",
            ];
            place.insert("method".into(), json!(dice.one(&words)));
        }
    }
    for field in ["address", "postcode"] {
        if dice.chance(40) {
            place.insert(field.into(), json!(dice.text()));
        }
    }
    Value::Object(place)
}

fn contact(catalogue: &Catalogue, dice: &mut Dice, asset: &Value) {
    let personal = dice.chance(30);
    let channel = *dice.one(&["phone", "email", "web", "social", "address", "other"]);
    let label = dice.chance(40).then(|| dice.text());
    let contact = json!({
        "asset": asset, "kind": if personal { "personal" } else { "role" }, "channel": channel,
        "value": dice.text(), "label": label, "may_be_published": !personal && dice.chance(50),
        "publish_reason": "on the poster",
    });
    api_or_refused(catalogue, "add_contact", json!({"contact": contact}));
}

/// What a rule may refuse: an address for somebody safeguarded, a way to reach them that is only spaces.
fn api_or_refused(catalogue: &Catalogue, name: &str, args: Value) {
    let _ = hereabouts_core::api::call(catalogue, name, args, None);
}
