"""What pages draw beside their lists: relations as a network, events along time."""

from collections.abc import Iterable

from campaigns.charts.network import Network, network_of
from campaigns.charts.relations import ties_of
from campaigns.charts.timeline import Timeline, timeline_of
from campaigns.models import StatedFact
from campaigns.queries.campaigns import Standing


def network(page: Standing) -> Network | None:
    """Who stands where in a campaign; None where nobody is said to stand anywhere."""
    return _drawn(page.status.relations, page.campaign.place_names)


def timeline(page: Standing) -> Timeline | None:
    """The events of a campaign before and after the day asked for; None where none names a day."""
    status = page.status
    return timeline_of(status.events, status.coming, on=status.on)


def around(relations: Iterable[StatedFact]) -> Network | None:
    """The relations of one actor, in whatever campaign they are stated."""
    return _drawn(relations, ())


def _drawn(relations: Iterable[StatedFact], own_places: Iterable[str]) -> Network | None:
    ties = ties_of(relations, own_places=list(own_places))
    return network_of(ties) if ties else None
