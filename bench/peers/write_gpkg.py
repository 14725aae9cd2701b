"""Brings a GeoJSON or CSV file into a new GeoPackage with the GDAL that pyogrio carries, to be measured beside.

    write_gpkg.py FILE OUT.gpkg     a CSV file has columns lon and lat
    write_gpkg.py --version

Arrow batches go straight from the reader to the writer, which makes an R-tree. At a million rows, one Arrow table of
everything takes a fifth longer for CSV and as long for GeoJSON, and twice the memory; by NumPy arrays both take longer.
"""

import sys

import pyogrio
from pyogrio.raw import open_arrow, write_arrow

# What GDAL needs to be told of a table.
TABLE = {
    "X_POSSIBLE_NAMES": "lon",
    "Y_POSSIBLE_NAMES": "lat",
    "KEEP_GEOM_COLUMNS": "NO",
}


def main(arguments):
    if arguments == ["--version"]:
        gdal = ".".join(map(str, pyogrio.__gdal_version__))
        print(f"pyogrio {pyogrio.__version__} with GDAL {gdal}")
        return
    source, out = arguments
    is_table = source.endswith(".csv")
    with open_arrow(source, **(TABLE if is_table else {})) as (about, batches):
        write_arrow(
            batches,
            out,
            driver="GPKG",
            crs="EPSG:4326",
            geometry_name=about["geometry_name"] or "wkb_geometry",
            # Points, lines and areas stand in one layer.
            geometry_type="Point" if is_table else "Unknown",
            layer_options={"SPATIAL_INDEX": "YES"},
        )


main(sys.argv[1:])
