"""A short list of towns of ours, each with its names in every script and its middle; and of seas,
rivers and countries, each with its names and how far it reaches."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import name as letter

from actors.names import fold

SCRIPTS = {"ar": "ARABIC"}  # what a language is written in, where that is not Latin letters


@dataclass(frozen=True)
class Named:
    """What has names in several scripts; its usual one stands first."""

    names: tuple[str, ...]

    def name_in(self, language: str) -> str:
        """Its first name in the script of a language; else its usual one."""
        script = SCRIPTS.get(language.partition("-")[0], "LATIN")
        return next((n for n in self.names if letter(n[0]).startswith(script)), self.names[0])


@dataclass(frozen=True)
class Town(Named):
    """A town by the middle of it, to about a kilometre."""

    longitude: float
    latitude: float


@dataclass(frozen=True)
class Area(Named):
    """A sea or a country by its outermost degrees: for what a map shows, never a border; a river by
    those of a stretch beside which no other runs."""

    west: float
    south: float
    east: float
    north: float

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.names))


def _held(file: str) -> list[dict[str, Any]]:
    rows = json.loads((Path(__file__).parent / file).read_text("utf-8"))
    return [row | {"names": tuple(row["names"])} for row in rows]


TOWNS = [Town(**town) for town in _held("gazetteer.json")]
SEAS = [Area(**sea) for sea in _held("seas.json")]
RIVERS = [Area(**river) for river in _held("rivers.json")]
COUNTRIES = [Area(**country) for country in _held("countries.json")]
_BY_NAME = {fold(name): town for town in TOWNS for name in town.names}


def town_of(name: str) -> Town | None:
    """The town of this name, however it is spelled; None where it is not on the list."""
    return _BY_NAME.get(fold(name))


def countries_in(words: str) -> list[Area]:
    """The countries of the list that words name: both of "Iraq and Syria"."""
    folded = f" {fold(words)} "
    return [area for area in COUNTRIES if any(f" {name} " in folded for name in area.folded)]
