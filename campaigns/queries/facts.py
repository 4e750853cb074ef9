"""Stated facts, with the actors that their names stand for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from actors.models import Actor
from campaigns import wording
from campaigns.clocks import Clocks
from campaigns.enums import Kind
from campaigns.models import Resolution, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counts_of
from campaigns.queries.differences import Differing, differing
from campaigns.queries.rivals import company_of
from campaigns.queries.sources import Source, source_of
from campaigns.queries.turning import Turns, turns_of


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


@dataclass(frozen=True)
class Version:
    """A version of a fact, and what changed with it against the one before."""

    fact: StatedFact
    changed: list[Differing]


@dataclass(frozen=True, kw_only=True)
class FactPage:
    """One version of a fact, its other versions, and what agrees and disagrees with it."""

    fact: StatedFact
    source: Source
    versions: list[Version]  # the newest first
    agreeing: list[StatedFact]
    rivals: list[StatedFact]
    before: str  # the words before the quote, up to the paragraph's beginning or a limit
    after: str
    counts: Counts
    turns: Turns

    @property
    def stands_alone(self) -> bool:
        """Whether no other fact can agree or disagree with it: figures alone are compared."""
        return self.fact.measure.kind != Kind.QUANTITY

    @property
    def newest(self) -> StatedFact:
        """The newest version of the fact that was known then."""
        return self.versions[0].fact


def fact_page(fact: UUID, asked: Asked, *, version: int | None = None) -> FactPage | None:
    """Everything the page of a fact shows; None when no such version was known."""
    clocks = asked.clocks
    versions = list(
        StatedFact.objects.filter(fact=fact, recorded_at__lte=clocks.known_at)
        .with_surroundings()
        .select_related("by", "reviewer", "reviser", "imported")
        .order_by("-version")
    )
    shown = next((one for one in versions if version in (None, one.version)), None)
    if shown is None:
        return None
    everybody = company_of(shown, replace(asked, unreviewed=True))
    agreeing, rivals = ([one for one in side if asked.shows(one)] for side in everybody)
    with_actors([*versions, *agreeing, *rivals], clocks)
    before, after = wording.context(shown)
    shown.contested_by = 0 if shown.no_longer_stands else len(rivals)
    company = [shown, *agreeing, *rivals]
    all_versions = StatedFact.objects.filter(fact__in=[one.fact for one in company])
    first = shown if version else versions[-1]  # before it, there is no such page
    return FactPage(
        fact=shown,
        source=source_of(shown, now=clocks.asked_known_at is None),
        versions=_versions(versions),
        agreeing=agreeing,
        rivals=rivals,
        before=before,
        after=after,
        counts=counts_of(
            company,
            changed_since=changed_since(all_versions, asked),
            hidden=sum(not asked.shows(one) for side in everybody for one in side),
        ),
        turns=turns_of(clocks, versions=all_versions.filter(recorded_at__gte=first.recorded_at)),
    )


def _versions(newest_first: list[StatedFact]) -> list[Version]:
    """Each version beside what changed with it; with the first, nothing did."""
    befores = [*newest_first[1:], None]
    return [
        Version(fact, differing(before, fact) if before else [])
        for fact, before in zip(newest_first, befores, strict=True)
    ]
