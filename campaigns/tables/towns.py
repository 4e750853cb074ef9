"""A short list of towns of ours, each with its names in every script and its middle."""

import json
from dataclasses import dataclass
from pathlib import Path
from unicodedata import name as letter

from actors.names import fold

SCRIPTS = {"ar": "ARABIC"}  # what a language is written in, where that is not Latin letters


@dataclass(frozen=True)
class Town:
    """A town by the middle of it, to about a kilometre; its usual name stands first."""

    names: tuple[str, ...]
    longitude: float
    latitude: float

    def name_in(self, language: str) -> str:
        """Its first name in the script of a language; else its usual one."""
        script = SCRIPTS.get(language.partition("-")[0], "LATIN")
        return next((n for n in self.names if letter(n[0]).startswith(script)), self.names[0])


TOWNS = [
    Town(tuple(town["names"]), town["longitude"], town["latitude"])
    for town in json.loads((Path(__file__).parent / "gazetteer.json").read_text("utf-8"))
]
_BY_NAME = {fold(name): town for town in TOWNS for name in town.names}


def town_of(name: str) -> Town | None:
    """The town of this name, however it is spelled; None where it is not on the list."""
    return _BY_NAME.get(fold(name))
