"""Whom a name may mean: exact folded aliases only, nothing fuzzy.

A name is read as it stands; when nobody goes by it, it is read once more without the titles
before it ("Defense Secretary Ash Carter"), and then only a person is meant.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from actors.models import Actor
from actors.names import fold

# Ranks, offices, and the countries and services they are held in.
TITLES = frozenset(
    {
        "mr", "mrs", "ms", "dr", "sir", "lord", "sheikh",
        "president", "vice", "prime", "minister", "deputy", "secretary", "director", "ambassador",
        "special", "envoy", "press", "spokesman", "spokeswoman", "commander",
        "state", "defense", "defence", "foreign", "home", "interior", "office", "fco", "dod", "cia",
        "pentagon", "centcom", "army", "navy", "air", "force", "marine", "corps",
        "gen", "general", "lt", "lieutenant", "maj", "major", "brig", "brigadier", "col", "colonel",
        "capt", "captain", "cmdr", "adm", "admiral", "sgt", "sergeant", "spc", "petty", "officer",
        "us", "american", "uk", "british", "iraqi", "syrian", "kurdish", "turkish", "russian",
        "french", "german", "iranian", "middle", "east", "of", "for",
    }
)  # fmt: skip
# Written in small letters these are not the acronyms US and WHO.
PRONOUNS = frozenset({"us", "who"})


def candidates(name: str) -> list[Actor]:
    """The actors that go by `name`, merged ones as their survivor, each once, by name."""
    return _candidates([name])[name]


def resolve(names: Iterable[str]) -> dict[str, Actor | None]:
    """The one actor each name means, or None where nobody or more than one goes by it.

    One query, however many names.
    """
    return {
        name: found[0] if len(found) == 1 else None
        for name, found in _candidates(list(names)).items()
    }


def _candidates(names: list[str]) -> dict[str, list[Actor]]:
    whole = {name: fold(name) for name in names if name.strip() not in PRONOUNS}
    untitled = {name: _without_titles(folded) for name, folded in whole.items()}
    going_by = _going_by({*whole.values(), *untitled.values()})
    found = {
        name: going_by[whole[name]] or {a for a in going_by[untitled[name]] if a.is_person}
        for name in whole
    }
    return {
        name: sorted(found.get(name, ()), key=lambda actor: (actor.name, actor.slug))
        for name in names
    }


def _going_by(folded_names: set[str]) -> dict[str, set[Actor]]:
    found: dict[str, set[Actor]] = defaultdict(set)
    rows = Actor.objects.named(*folded_names).annotate(alias_folded=F("aliases__folded"))
    for actor in rows:
        found[actor.folded].add(actor.survivor)
        found[actor.alias_folded].add(actor.survivor)
    return found


def _without_titles(folded: str) -> str:
    words = folded.split()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)
