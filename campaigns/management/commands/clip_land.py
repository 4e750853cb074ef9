"""`manage.py clip_land`: the land that maps show, cut from the front-end package around our towns.

Needed again only when the gazetteer gains a town outside what is held.
"""

import json
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from campaigns.charts.land import FILE, Window, clipped, rings_of, thinned
from campaigns.tables.towns import TOWNS

SOURCE = settings.BASE_DIR / "node_modules" / "world-atlas" / "land-10m.json"
AROUND = 12  # degrees beyond the outermost towns
APART = 0.03  # degrees, three kilometres: a third of a pixel on the widest map


class Command(BaseCommand):
    help = "Cut campaigns/charts/land.json from the package world-atlas, around the gazetteer."

    def handle(self, *args: Any, **options: Any) -> None:
        east_west = [town.longitude for town in TOWNS]
        north_south = [town.latitude for town in TOWNS]
        window = Window(
            min(east_west) - AROUND,
            min(north_south) - AROUND,
            max(east_west) + AROUND,
            max(north_south) + AROUND,
        )
        cut = clipped(rings_of(json.loads(SOURCE.read_text("utf-8"))), window)
        rings = [thinned(ring, APART) for ring in cut]
        flat = [
            [round(degrees, 2) for point in ring for degrees in point]
            for ring in rings
            if len(ring) > 3
        ]
        lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in flat)
        FILE.write_text(f'{{"rings": [\n{lines}\n]}}\n', encoding="utf-8")
        self.stdout.write(f"{len(flat)} rings in {FILE.name}, {FILE.stat().st_size // 1000} kB.")
