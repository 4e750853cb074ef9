"""The shipped register against the real articles, where they are at hand."""

import json
from pathlib import Path

import pytest

from actors.matching import resolve
from actors.register import load

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="The real articles are not at hand."),
]


def marked_actors():
    paths = sorted([*ARTICLES.glob("seed/*.json"), *ARTICLES.glob("public/*.jsonl")])
    for path in paths:
        text = path.read_text("utf-8")
        for article in text.split("\n") if path.suffix == ".jsonl" else [text]:
            if article.strip():
                marks = json.loads(article).get("annotations", [])
                yield from (mark["exact"] for mark in marks if mark["type"] == "Actor")


def test_every_marked_actor_that_has_a_name_resolves():
    load()
    unresolved = {name for name, actor in resolve(set(marked_actors())).items() if actor is None}
    assert unresolved == {
        "Commanders",
        "European allies",
        "Iraqis",
        "U.S. officials",
        "allied Sunni fighters",
    }
