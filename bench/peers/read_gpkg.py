"""Writes a GeoPackage as GeoJSON with the GDAL that pyogrio carries, to be measured beside.

    read_gpkg.py FILE.gpkg OUT.geojson
    read_gpkg.py --version

Arrow batches go straight from the reader to the writer. Of the ways that pyogrio has, this takes as long as one Arrow
table of everything and less memory; by NumPy arrays it takes about twice as long.
"""

import sys

import pyogrio
from pyogrio.raw import open_arrow, write_arrow


def main(arguments):
    if arguments == ["--version"]:
        gdal = ".".join(map(str, pyogrio.__gdal_version__))
        print(f"pyogrio {pyogrio.__version__} with GDAL {gdal}")
        return
    source, out = arguments
    with open_arrow(source) as (about, batches):
        write_arrow(
            batches,
            out,
            driver="GeoJSON",
            crs=about["crs"],
            geometry_name=about["geometry_name"] or "wkb_geometry",
            # Points, lines and areas stand in one layer.
            geometry_type="Unknown",
        )


main(sys.argv[1:])
