#!/usr/bin/env python3
"""Asks independent readers whether every GeoJSON file in a folder is as it should be.

    judge.py FOLDER [FOLDER...]
    judge.py --control      (shows that the judges see: each file in bad/ must meet a complaint)

Readers: ogrinfo (GDAL, if it is installed; `--require-ogrinfo` makes its absence a complaint), geojson-pydantic and
geojson-validator. Everything a reader says that is not plain agreement is a complaint: an error, a warning, a word on
standard error. Each is printed; the last line says how many files were judged. Exit status 1 on any complaint, and
when there was nothing to judge.
"""

import json
import math
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import geojson_validator
from geojson_pydantic import FeatureCollection

# What geojson-validator calls problematic although RFC 7946 allows it and we promise it.
PROMISED = {
    "holes": "a polygon may have holes",
    "3d_coordinates": "a position may have a height, and ours are kept",
    "excessive_vertices": "a real boundary has more than 999 corners, and is not thinned",
}


def no_duplicate_keys(pairs):
    keys = [key for key, _ in pairs]
    repeated = {key for key in keys if keys.count(key) > 1}
    if repeated:
        raise ValueError(f"keys repeated in one object: {sorted(repeated)}")
    return dict(pairs)


def no_such_number(text):
    raise ValueError(f"{text} is not a JSON number")


def read(path):
    """Strict JSON: UTF-8 without a mark, no repeated keys, no NaN."""
    return json.loads(
        path.read_bytes().decode("utf-8"), object_pairs_hook=no_duplicate_keys, parse_constant=no_such_number
    )


def ogrinfo(path):
    run = subprocess.run(["ogrinfo", "-ro", "-al", "-q", str(path)], capture_output=True, text=True, errors="replace")
    for line in run.stderr.splitlines():
        yield f"ogrinfo: {line}"
    if run.returncode != 0:
        yield f"ogrinfo: exit status {run.returncode}"


def longitudes(geometry):
    pending = [geometry["coordinates"]]
    while pending:
        item = pending.pop()
        if isinstance(item[0], list):
            pending.extend(item)
        else:
            yield item[0]


def box_fits(data):
    """geojson-pydantic warns of every box whose west is greater than its east, which is how RFC 7946 section 5.2 writes
    one across the antimeridian. It is right if all places are in it and the box the other way round is wider."""
    box = data["bbox"]
    west, east = box[0], box[len(box) // 2]
    places = [lon for feature in data["features"] if feature["geometry"] for lon in longitudes(feature["geometry"])]
    return all(lon >= west or lon <= east for lon in places) and 360 - (west - east) < max(places) - min(places)


def pydantic(data):
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            FeatureCollection.model_validate(data)
        except ValueError as error:
            yield f"geojson-pydantic: {error}"
    for warning in warned:
        if not ("BBOX crossing the Antimeridian" in str(warning.message) and box_fits(data)):
            yield f"geojson-pydantic: {warning.message}"


def lines_of(geometry):
    """Every line and ring of a geometry."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [coordinates]
    if kind in ("MultiLineString", "Polygon"):
        return coordinates
    if kind == "MultiPolygon":
        return [ring for polygon in coordinates for ring in polygon]
    return []


def crosses_antimeridian(geometry):
    """geojson-validator takes 180 for -180, so that a line cut at 180 seems to jump. A jump is an edge of more than 180
    degrees, except one from -180 to 180, which runs right round the globe."""
    for line in lines_of(geometry):
        for (west, *_), (east, *_) in zip(line, line[1:]):
            if abs(east - west) > 180 and not (abs(east) == abs(west) == 180):
                return True
    return False


def repeats_node(geometry):
    """geojson-validator counts a line that comes back to a spot as a repeated node. A line may; in a row it may not, and
    no ring may at all."""
    line = geometry["type"] in ("LineString", "MultiLineString")
    for spots in lines_of(geometry):
        if any(a == b for a, b in zip(spots, spots[1:])):
            return True
        if not line and len({tuple(spot[:2]) for spot in spots[:-1]}) < len(spots) - 1:
            return True
    return False


RECHECKED = {"crosses_antimeridian": crosses_antimeridian, "duplicate_nodes": repeats_node}


def validator(data):
    structure = geojson_validator.validate_structure(data, check_crs=True)
    for message, where in structure.items():
        yield f"geojson-validator: {message} {where}"
    found = geojson_validator.validate_geometries(data)
    for criterium, where in found["invalid"].items():
        yield f"geojson-validator: invalid: {criterium} {where}"
    for criterium, where in found["problematic"].items():
        if criterium in PROMISED:
            continue
        indices = [next(iter(index)) if isinstance(index, dict) else index for index in where]
        again = RECHECKED.get(criterium)
        indices = [index for index in indices if not again or again(data["features"][index]["geometry"])]
        if indices:
            yield f"geojson-validator: problematic: {criterium} {indices}"
    placeless = [index for index, feature in enumerate(data["features"]) if feature["geometry"] is None]
    skipped = [index for index in found["skipped_validation"] if index not in placeless]
    if skipped:
        yield f"geojson-validator: could not judge {skipped}"


def promises(data):
    """What our own design adds to the standard."""
    if "crs" in data or set(data) - {"type", "features", "bbox"}:
        yield f"members beyond the standard: {sorted(data)}"
    located = [feature for feature in data["features"] if feature["geometry"]]
    if bool(located) != ("bbox" in data):
        yield "a box exactly where there are places"
    for number, feature in enumerate(data["features"]):
        properties = feature["properties"]
        if "id" in feature and feature["id"] != properties.get("id"):
            yield f"feature {number}: id and properties.id differ"
        if any(isinstance(value, (dict, list)) for value in properties.values()):
            yield f"feature {number}: properties are not flat"
        if any(isinstance(value, float) and not math.isfinite(value) for value in properties.values()):
            yield f"feature {number}: a number is not finite"


def complaints(path, with_ogrinfo):
    try:
        data = read(path)
    except ValueError as error:
        yield f"json: {error}"
        return
    if with_ogrinfo:
        yield from ogrinfo(path)
    yield from pydantic(data)
    yield from validator(data)
    yield from promises(data)


def control():
    with_ogrinfo = shutil.which("ogrinfo") is not None
    bad = sorted((Path(__file__).parent / "bad").glob("*.geojson"))
    # Only ogrinfo minds a number that is too large for it.
    bad = [path for path in bad if with_ogrinfo or path.stem != "bigint"]
    missed = [path for path in bad if not any(complaints(path, with_ogrinfo))]
    for path in missed:
        print(f"{path}: nobody complained")
    print(f"control: {len(missed)} of {len(bad)} faults were missed")
    return 1 if missed or not bad else 0


def main(arguments):
    geojson_validator.configure_logging(enabled=False)
    if "--control" in arguments:
        return control()
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    with_ogrinfo = shutil.which("ogrinfo") is not None
    count = 0
    if not with_ogrinfo:
        print("ogrinfo is not there: install gdal-bin to ask it too")
        if "--require-ogrinfo" in arguments:
            count += 1
    files = sorted(path for folder in folders for path in folder.rglob("*.geojson"))
    for path in files:
        for complaint in complaints(path, with_ogrinfo):
            count += 1
            print(f"{path}: {complaint}")
    readers = "ogrinfo, geojson-pydantic, geojson-validator" if with_ogrinfo else "geojson-pydantic, geojson-validator"
    print(f"{len(files)} files judged by {readers}: {count} complaints")
    return 1 if count or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
