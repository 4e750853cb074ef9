"""What has changed since a moment: in the world by what is known now, and in what is known."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import groupby

from actors.names import fold
from campaigns.enums import Became
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing, standings
from campaigns.queries.counts import Counts, changed_since, counts_of
from campaigns.queries.differences import Differing, differing
from campaigns.queries.facts import with_actors
from campaigns.queries.lists import listed
from campaigns.queries.rivals import with_rivals
from campaigns.queries.shifting import Shift, shifts_of
from campaigns.queries.turning import Turns, turns_of
from campaigns.wording import figure, of_what

MOST, LATELY, MOST_RECENT, MOST_AT_ONCE = 200, 5, 500, 12
BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Changed:
    """A fact as it is known now and as it was known then, and the terms in which these differ;
    `before` is None where it was not known."""

    fact: StatedFact
    before: StatedFact | None
    changed: list[Differing]

    @property
    def became(self) -> Became:
        """Then is held against now: what came and went, or was changed back, is as it was."""
        if self.before is None:
            return Became.AS_IT_WAS if self.fact.no_longer_stands else Became.NEW
        if self.fact.no_longer_stands and not self.before.no_longer_stands:
            return Became.TAKEN_BACK
        return Became.CHANGED if self.changed else Became.AS_IT_WAS

    @property
    def changes(self) -> int:
        """How many versions of it have come since, the last of them the one that is told."""
        return self.fact.version - (self.before.version if self.before else 0)


@dataclass(frozen=True, kw_only=True)
class ChangesPage:
    """What has changed, the latest first; no more than a page holds of it."""

    since: datetime
    campaign: Campaign | None
    changes: list[Changed]
    shifts: list[Shift]  # between the day of `since` and the day asked for, by what is known now
    newly_contested: list[Shift]  # by what has become known since
    ledger_begins: datetime | None  # where that is later than `since`: all of it is newer
    total: int
    counts: Counts
    turns: Turns

    @property
    def from_the_beginning(self) -> bool:
        return self.since == BEGINNING

    @cached_property
    def taken_back(self) -> list[Changed]:
        return self._that_became(Became.TAKEN_BACK)

    @cached_property
    def altered(self) -> list[Changed]:
        return self._that_became(Became.CHANGED)

    @cached_property
    def new(self) -> list[Changed]:
        return self._that_became(Became.NEW)

    @cached_property
    def as_it_was(self) -> list[Changed]:
        """What came and went, or was changed back; since the beginning, all that was taken back."""
        return self._that_became(Became.AS_IT_WAS)

    def _that_became(self, became: Became) -> list[Changed]:
        return [one for one in self.changes if one.became == became]


def changes_page(asked: Asked, *, since: datetime, campaign: Campaign | None) -> ChangesPage:
    """The facts of a campaign, or of all, that have changed or come in after a moment."""
    versions = StatedFact.objects.all()
    if campaign is not None:
        versions = versions.filter(campaign=campaign)
    changed = versions.changed_since(since, by=asked.clocks.known_at)
    later = StatedFact.objects.known_at(asked.clocks.known_at).filter(recorded_at__gt=since)
    newest = later.filter(fact__in=changed.shown(unreviewed=asked.unreviewed).values("fact"))
    total = newest.count()
    in_all = total if asked.unreviewed else later.filter(fact__in=changed.values("fact")).count()
    latest = newest.with_surroundings().select_related("by", "imported")
    latest = latest.order_by("-position")[:MOST]
    shown = with_rivals(with_actors(latest, asked.clocks), asked)
    before = {
        fact.fact: fact
        for fact in StatedFact.objects.known_at(since)
        .with_surroundings()
        .filter(fact__in=[fact.fact for fact in shown])
    }
    now, known_then = _standings(asked, since, campaign)
    return ChangesPage(
        since=since,
        campaign=campaign,
        changes=[_changed(before.get(fact.fact), fact) for fact in shown],
        shifts=_shifts_in_the_world(now, since),
        newly_contested=[one for one in shifts_of(known_then, now) if one.newly_contested],
        ledger_begins=_begins_after(since),
        total=total,
        counts=counts_of(
            shown, changed_since=changed_since(versions, asked), hidden=in_all - total
        ),
        turns=turns_of(asked.clocks, versions=versions),
    )


@dataclass(frozen=True)
class Step:
    """What was made at one moment by one hand."""

    changes: list[Changed]

    @property
    def made(self) -> StatedFact:
        return self.changes[0].fact

    @property
    def is_long(self) -> bool:
        """Whether it is told in a line first."""
        return len(self.changes) > MOST_AT_ONCE

    @property
    def articles(self) -> int:
        """How many articles its facts are from."""
        return len({one.fact.article_id for one in self.changes})

    @property
    def campaigns(self) -> list[tuple[Campaign, list[Changed]]]:
        """Its changes by campaign, in the order of the vocabulary."""
        of: dict[Campaign, list[Changed]] = defaultdict(list)
        for one in self.changes:
            of[one.fact.campaign].append(one)
        return sorted(of.items(), key=lambda some: (some[0].position, some[0].slug))


def steps(changes: Iterable[Changed]) -> list[Step]:
    """Changes that were made at one moment by one hand stand together, in the order given."""
    return [Step(list(made)) for _, made in groupby(changes, key=lambda one: _made(one.fact))]


def together(facts: Iterable[StatedFact]) -> list[list[StatedFact]]:
    """Versions of facts that were made at one moment by one hand, in the order given."""
    return [list(made) for _, made in groupby(facts, key=_made)]


def alike(facts: Iterable[StatedFact]) -> list[tuple[StatedFact, int]]:
    """These facts; a figure that articles of one origin give stands once, with their number."""
    told: dict[Hashable, tuple[StatedFact, set[int]]] = {}
    for fact in facts:
        _, articles = told.setdefault(_line(fact), (fact, set()))
        articles.add(fact.article_id)
    return [(fact, len(articles)) for fact, articles in told.values()]


def _line(fact: StatedFact) -> Hashable:
    """What is the same of two figures that readers would take for one; words are never."""
    if not (stated := figure(fact)):
        return fact.fact
    said_by = tuple(fold(named.as_written) for named in fact.speakers)
    told = (stated, fact.unit_id, of_what(fact), *map(fold, fact.places), said_by)
    state = (fact.stated_for, fact.modality, fact.review, fact.source_state)
    return fact.campaign_id, fact.measure_id, *told, *state, fact.first_told_in


def _made(fact: StatedFact) -> Hashable:
    """When a version was made, to the minute that is told, how, and by whom."""
    when = fact.recorded_at.replace(second=0, microsecond=0)
    return when, fact.change, fact.by_id, fact.imported_id


def lately(campaigns: Collection[Campaign], asked: Asked) -> list[StatedFact]:
    """What the ledger has gained last about these campaigns, what was taken back included."""
    gained = listed(asked).with_surroundings().filter(campaign__in=campaigns)
    return with_actors(gained.order_by("-position")[:LATELY], asked.clocks)


def recent_moments(asked: Asked, campaign: Campaign | None) -> list[datetime]:
    """When each fact of a campaign, or of all, has last changed: the latest first, and not all."""
    facts = StatedFact.objects.known_at(asked.clocks.known_at).shown(unreviewed=asked.unreviewed)
    if campaign is not None:
        facts = facts.filter(campaign=campaign)
    return list(facts.order_by("-recorded_at").values_list("recorded_at", flat=True)[:MOST_RECENT])


def _standings(
    asked: Asked, since: datetime, campaign: Campaign | None
) -> tuple[list[Standing], list[Standing]]:
    """How the campaigns stand by what is known now, and by what was known then."""
    campaigns = [campaign] if campaign else list(Campaign.objects.filter(proposed=False))
    now = standings(campaigns, clocks=asked.clocks, unreviewed=asked.unreviewed)
    if since == BEGINNING:
        return now, []
    then = replace(asked.clocks, asked_on=asked.clocks.on, asked_known_at=since)
    return now, standings(campaigns, clocks=then, unreviewed=asked.unreviewed)


def _begins_after(since: datetime) -> datetime | None:
    """When the ledger begins, where a moment that was asked for lies before that."""
    if since == BEGINNING:
        return None
    first = StatedFact.objects.order_by("position").values_list("recorded_at", flat=True).first()
    return first if first and since < first else None


def _shifts_in_the_world(now: list[Standing], since: datetime) -> list[Shift]:
    """What has moved from the day of a moment to the day asked for; nothing where it is later."""
    day = since.date()
    if since == BEGINNING or not now or day >= now[0].status.on:
        return []
    return shifts_of([one.stood_on(day) for one in now], now)


def _changed(before: StatedFact | None, fact: StatedFact) -> Changed:
    return Changed(fact, before, differing(before, fact) if before else [])
