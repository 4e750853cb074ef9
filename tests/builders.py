"""Small annotated articles for tests: say the words, and the places are found."""

from datetime import date
from typing import Any

import msgspec

from articles.annotated import (
    AnnotatedArticle,
    ArticleHeader,
    FactMark,
    Mark,
    RoleSpan,
    StatedValue,
)
from articles.enums import Rights
from campaigns.correcting import Correction


def fact(text: str, quote: str, **said: Any) -> FactMark:
    """A fact mark over `quote` in `text`. Roles are given as part="words" or a list of them."""
    start = text.index(quote)
    parts = ("quantity", "unit", "speaker", "subject", "object", "place", "date", "hedge", "cue")
    roles = [
        _role(text, part, words, start)
        for part in parts
        if part in said
        for words in _listed(said.pop(part))
    ]
    value = said.pop("value", None)
    return FactMark(
        start=start,
        end=start + len(quote),
        exact=quote,
        value=msgspec.convert(value, StatedValue, strict=False) if value else None,
        roles=tuple(roles),
        **{"measure": "territory-remaining", "campaign": "mosul", **said},
    )


def name(text: str, words: str, type: str = "Actor") -> Mark:
    start = text.index(words)
    return Mark(type=type, start=start, end=start + len(words), exact=words)


def article(text: str, *marks: Mark, **said: Any) -> AnnotatedArticle:
    """An anchored article of these marks; what is said goes to the article or to its header."""
    own = {name: said.pop(name) for name in _OWN if name in said}
    told = {
        "url": "https://news.example/one",
        "title": "One",
        "outlet": "Example Courier",
        "published_on": date(2017, 5, 25),
        "language": "en",
        "rights": Rights.OPEN,
        **said,
    }
    return AnnotatedArticle(
        document="one.json",
        format="native",
        header=ArticleHeader(**told),
        text=text,
        marks=marks,
        **{"keeps_ids": True, **own},
    )


_OWN = ("keeps_ids", "states_facts", "annotated_at", "refusals")


def correction(**said: Any) -> Correction:
    """What a curator corrects, as a form or a client sends it."""
    return msgspec.convert(said, Correction, strict=False)


def _role(text: str, part: str, words: str, near: int) -> RoleSpan:
    start = text.find(words, near)
    start = start if start >= 0 else text.index(words)
    return RoleSpan(role=part, start=start, end=start + len(words), exact=words)


def _listed(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words
