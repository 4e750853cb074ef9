"""Facts at their places as GeoJSON (RFC 7946): a feature for each place that a fact is about.

Words name a place, and the words stay beside the point. A point is the middle of a town to about a
kilometre, from a short list of ours; a place that is not on it, or is wider than a town, has no
point: `geometry` is null, and nothing is guessed.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from campaigns.tables import Column
from campaigns.tables.cells import in_json
from campaigns.tables.facts import Row
from campaigns.tables.towns import Town, town_of

MEDIA_TYPE = "application/geo+json"


def lines(rows: Iterable[Row], columns: Iterable[Column]) -> Iterator[str]:
    """A collection of features, a line each; where no fact is, it is empty."""
    columns = list(columns)
    yield '{"type": "FeatureCollection", "features": ['
    comma = "\n"
    for row in rows:
        for feature in _features(row, columns):
            yield f"{comma}{json.dumps(feature, ensure_ascii=False)}"
            comma = ",\n"
    yield "\n]}\n"


def _features(row: Row, columns: list[Column]) -> Iterator[dict[str, Any]]:
    told = {column.name: in_json(column.read(row)) for column in columns}
    for place, named_by in _places(row):
        town = town_of(place)
        yield {
            "type": "Feature",
            "geometry": _point(town) if town else None,
            "properties": {"place": place or None, "place_named_by": named_by, **told},
        }


def _point(town: Town) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [town.longitude, town.latitude]}


def _places(row: Row) -> list[tuple[str, str]]:
    """The places that the words name; where they name none, the campaign's own."""
    if row.fact.places:
        return [(place, "quote") for place in row.fact.places]
    return [(place, "campaign") for place in row.fact.campaign.place_names[:1]] or [("", "nobody")]
