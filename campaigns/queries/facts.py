"""Stated facts, with the actors that their names stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from actors.models import Actor
from campaigns import status
from campaigns.clocks import Clocks
from campaigns.models import Resolution, StatedFact
from campaigns.queries.counts import Counts, counts_of


def with_actors(facts: Iterable[StatedFact], clocks: Clocks | None = None) -> list[StatedFact]:
    """Put beside each name in these facts the actor it stands for: one query for all of them."""
    told = list(facts)
    resolutions = Resolution.objects.known_at(clocks.known_at if clocks else None)
    linked: dict[UUID, dict[tuple[str, str], Actor]] = {}
    for link in resolutions.filter(fact__in={fact.fact for fact in told}).select_related(
        "actor__merged_into"
    ):
        linked.setdefault(link.fact, {})[link.part, link.as_written] = link.stands_for
    for fact in told:
        fact.resolved = linked.get(fact.fact, {})
    return told


@dataclass(frozen=True, kw_only=True)
class FactPage:
    """One version of a fact, its other versions, and what agrees and disagrees with it."""

    fact: StatedFact
    versions: list[StatedFact]
    agreeing: list[StatedFact]
    rivals: list[StatedFact]
    before: str  # the words before the quote, up to the paragraph's beginning or a limit
    after: str
    counts: Counts


CONTEXT_LENGTH = 240  # characters of context a restricted article shows on each side


def fact_page(fact: UUID, *, clocks: Clocks, version: int | None = None) -> FactPage | None:
    """Everything the page of a fact shows; None when no such version was known."""
    versions = list(
        StatedFact.objects.filter(fact=fact, recorded_at__lte=clocks.known_at)
        .with_source()
        .select_related("by", "reviewer", "imported")
        .order_by("-version")
    )
    shown = next((one for one in versions if version in (None, one.version)), None)
    if shown is None:
        return None
    others = (
        StatedFact.objects.known_at(clocks.known_at)
        .standing()
        .with_source()
        .filter(campaign=shown.campaign, measure=shown.measure)
        .exclude(fact=fact)
    )
    agreeing, rivals = status.company(shown, others, own_places=shown.campaign.place_names)
    with_actors([*versions, *agreeing, *rivals], clocks)
    before, after = context(shown)
    return FactPage(
        fact=shown,
        versions=versions,
        agreeing=agreeing,
        rivals=rivals,
        before=before,
        after=after,
        counts=counts_of([shown, *agreeing, *rivals]),
    )


def context(fact: StatedFact) -> tuple[str, str]:
    """The words around a quote: its paragraph, or as much as a little context allows.

    Context that was cut short ends at a word and says so with an ellipsis.
    """
    text = fact.revision.text
    before = text[: fact.start].rpartition("\n")[2]
    after = text[fact.end :].partition("\n")[0]
    if len(before) > CONTEXT_LENGTH:
        before = "… " + before[-CONTEXT_LENGTH:].partition(" ")[2]
    if len(after) > CONTEXT_LENGTH:
        after = after[:CONTEXT_LENGTH].rpartition(" ")[0] + " …"
    return before, after
