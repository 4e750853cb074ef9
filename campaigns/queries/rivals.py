"""Which figures are contested, in a list and on a page of their own: by one rule, and no figure
stands without that word."""

from collections.abc import Iterable
from copy import copy
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q

from campaigns.enums import Kind, Nature
from campaigns.models import StatedFact
from campaigns.models.fact import BEGINS, FIGURE_REACHES, StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.status import begins, company, reaches


def with_rivals(facts: Iterable[StatedFact], asked: Asked) -> list[StatedFact]:
    """These facts with how many others stand against each figure: one query for all of them.

    They are copies: beside its rivals, a figure need not say so. What is asked about a day leaves
    out the figures that had not begun by then.
    """
    told = [copy(fact) for fact in facts]
    figures = [fact for fact in told if _is_figure(fact) and not fact.no_longer_stands]
    others = list(_near(figures, asked)) if figures else []
    for fact in figures:
        _, rivals = _company(fact, others)
        fact.contested_by = len(rivals)
    return told


def company_of(fact: StatedFact, asked: Asked) -> tuple[list[StatedFact], list[StatedFact]]:
    """The figures that agree with a fact and those that stand against it, with their sources."""
    if not _is_figure(fact):
        return [], []
    return _company(fact, _near([fact], asked).with_surroundings())


def _company(
    fact: StatedFact, others: Iterable[StatedFact]
) -> tuple[list[StatedFact], list[StatedFact]]:
    same = (fact.campaign_id, fact.measure_id)
    own = (one for one in others if (one.campaign_id, one.measure_id) == same)
    return company(
        fact,
        [one for one in own if one.fact != fact.fact],
        own_places=fact.campaign.place_names,
    )


def _is_figure(fact: StatedFact) -> bool:
    """Whether it can have rivals: a figure about a time that is known."""
    is_figure = fact.measure.kind == Kind.QUANTITY and fact.has_figure
    return is_figure and reaches(fact) is not None


def _near(figures: Iterable[StatedFact], asked: Asked) -> StatedFactQuerySet:
    """The standing figures of the same measures and times: among them are all rivals."""
    counted = StatedFact.objects.known_at(asked.clocks.known_at).counted()
    near = counted.shown(unreviewed=asked.unreviewed)
    if asked.clocks.asked_on:
        near = near.begun_by(asked.clocks.on)
    times = dict.fromkeys(_time(fact) for fact in figures)
    asked_for = (
        Q(campaign=campaign, measure=measure, begins__lte=last, reaches__gte=first)
        for campaign, measure, first, last in times
    )
    return (
        near.alias(begins=BEGINS, reaches=FIGURE_REACHES)
        .filter(reduce(or_, asked_for))
        .select_related("measure", "unit", "revision")
        .defer("revision__text")
    )


def _time(fact: StatedFact) -> tuple[int, int, date, date]:
    """The campaign and measure of a figure, and the days about which a rival can be."""
    first, last = begins(fact) or date.min, reaches(fact) or date.max
    if fact.measure.nature != Nature.FLOW:
        first -= min(timedelta(days=fact.measure.window_days), first - date.min)
        last += min(timedelta(days=fact.measure.window_days), date.max - last)
    return fact.campaign_id, fact.measure_id, first, last
