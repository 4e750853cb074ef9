"""Lists of stated facts: what stands in them, and what they are narrowed to."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from campaigns.enums import Kind, Part
from campaigns.models import Campaign, Resolution, StatedFact
from campaigns.models.fact import PUBLISHED, STATED, StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.status import status_of


def listed(asked: Asked) -> StatedFactQuerySet:
    """All facts as known then, with their sources and what lists are put in order by.

    `stated`, `published` and `recorded` are never null: what gives no date stands as the oldest.
    """
    facts = known(asked).shown(unreviewed=asked.unreviewed)
    if asked.clocks.asked_on:
        facts = facts.begun_by(asked.clocks.on, announced=True)
    return facts.annotate(stated=STATED, published=PUBLISHED, recorded=F("recorded_at"))


def contested(asked: Asked) -> QuerySet[StatedFact]:
    """The facts that stand against each other in the status of some campaign.

    What can be no rival is not fetched; whether figures meet, the status alone decides.
    """
    by_campaign: dict[Campaign, list[StatedFact]] = defaultdict(list)
    for fact in _figures_with_others(asked):
        by_campaign[fact.campaign].append(fact)
    on, unreviewed = asked.clocks.on, asked.unreviewed
    verdicts = [
        verdict
        for campaign, facts in by_campaign.items()
        for verdict in status_of(
            facts, on=on, own_places=campaign.place_names, unreviewed=unreviewed
        ).verdicts
        if verdict.contested
    ]
    rivals = [fact for verdict in verdicts for fact in (verdict.headline, *verdict.rivals) if fact]
    return StatedFact.objects.filter(pk__in=[fact.pk for fact in rivals])


def _figures_with_others(asked: Asked) -> QuerySet[StatedFact]:
    """The figures that are not the only one of their measure in their campaign."""
    stated = Q(low__isnull=False) | Q(high__isnull=False)
    facts = StatedFact.objects.known_at(asked.clocks.known_at).counted()
    figures = facts.filter(stated, measure__kind=Kind.QUANTITY)
    others = figures.filter(campaign=OuterRef("campaign"), measure=OuterRef("measure"))
    return (
        figures.filter(Exists(others.exclude(pk=OuterRef("pk"))))
        .select_related("campaign", "measure__unit", "unit", "article", "revision")
        .defer("revision__text")
    )


def naming(slug: str, asked: Asked, *parts: Part) -> QuerySet[Resolution, UUID]:
    """The facts known then that name an actor, or one merged into it, in one of these parts."""
    links = Resolution.objects.known_at(asked.clocks.known_at).filter(
        Q(actor__slug=slug) | Q(actor__merged_into__slug=slug), part__in=parts
    )
    return links.values_list("fact", flat=True)


def known(asked: Asked) -> StatedFactQuerySet:
    """The version of each fact that was open at the moment asked about, with its source."""
    return StatedFact.objects.known_at(asked.clocks.known_at).with_source()


def versions(fact: UUID, asked: Asked) -> QuerySet[StatedFact]:
    """Every version of a fact that was known then, with what made it."""
    return (
        StatedFact.objects.filter(fact=fact, recorded_at__lte=asked.clocks.known_at)
        .with_surroundings()
        .select_related("by", "imported", "reviser")
    )
