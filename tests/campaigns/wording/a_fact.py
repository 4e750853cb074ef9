"""A fact that is never saved, for the rooms that put it in words."""

from decimal import Decimal

from articles.models import Article, Revision
from campaigns.dates import covered_days
from campaigns.enums import Kind
from campaigns.models import Measure, StatedFact, Unit

PERCENT = Unit(slug="percent", singular="percent", plural="percent")
FIGHTER = Unit(slug="fighter", singular="fighter", plural="fighters")


def stated(quote="", roles=None, *, start=100, of="", stated_for="", **said):
    """A fact over a quote, with roles given as {part: words} or {part: [words, ...]}."""
    earliest, latest = covered_days(stated_for)
    return StatedFact(
        quote=quote,
        start=start,
        end=start + len(quote),
        roles=[
            {"role": part, "start": at, "end": at + len(words), "exact": words}
            for part, written in (roles or {}).items()
            for words in ([written] if isinstance(written, str) else written)
            for at in [start + quote.index(words)]
        ],
        article=said.pop("article", Article(language="en")),
        revision=Revision(text=f"{' ' * start}{quote}"),
        measure=Measure(of=of, kind=said.pop("kind", Kind.QUANTITY)),
        stated_for=stated_for,
        earliest=earliest,
        latest=latest,
        **{
            name: Decimal(value) if name in ("low", "high") else value
            for name, value in said.items()
        },
    )
