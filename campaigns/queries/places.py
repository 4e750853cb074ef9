"""Where things are stated to be: the places of facts, and of campaigns, with a map of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language

from actors.names import fold
from campaigns.charts.atlas import Atlas, Site, atlas_of
from campaigns.enums import Review
from campaigns.models import Campaign, StatedFact
from campaigns.queries.campaigns import Standing
from campaigns.status import has_begun, newness
from campaigns.tables.towns import Area, Town, countries_in, town_of


@dataclass(frozen=True)
class Place:
    """A place as facts name it, and the facts, the newest first."""

    town: Town | None
    facts: list[StatedFact] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # as written, each spelling once
    campaign: Campaign | None = None  # whose own place it is, on the map of campaigns

    @property
    def accepted(self) -> bool:
        return any(fact.review == Review.ACCEPTED for fact in self.facts)


@dataclass(frozen=True)
class Drawn:
    """A site of the map, and the rows of the table that lie there, by their numbers."""

    site: Site
    rows: dict[int, Place]

    @property
    def number(self) -> int:
        return min(self.rows)

    @property
    def places(self) -> list[Place]:
        return list(self.rows.values())

    @property
    def accepted(self) -> bool:
        return any(place.accepted for place in self.places)


@dataclass(frozen=True)
class Places:
    """Places as a table, and those that have coordinates as a map."""

    rows: list[Place]
    atlas: Atlas | None

    @property
    def drawn(self) -> list[Drawn]:
        sites = self.atlas.sites if self.atlas else []
        return [Drawn(site, self._at(site)) for site in sites]

    def _at(self, site: Site) -> dict[int, Place]:
        return {number: row for number, row in enumerate(self.rows, 1) if row.town in site.towns}


def places_of(page: Standing) -> Places:
    """The places that the facts of a campaign name, about days up to the day asked for.

    Towns of the gazetteer stand under one name however they are spelled; any other place is the
    words that name it, and has no point. Where the campaign is wider than a town, its map holds
    the countries that it is about.
    """
    own, own_town = {fold(name) for name in page.campaign.place_names}, _own_town(page.campaign)
    found: dict[str, Place] = {}
    begun = [fact for fact in page.shown if has_begun(fact, page.status.on)]
    for fact in sorted(begun, key=newness, reverse=True):
        for name in dict.fromkeys(fact.places):
            town = town_of(name) or (own_town if fold(name) in own else None)
            key = town.names[0] if town else fold(name)
            place = found.setdefault(key, Place(town))
            if place.facts[-1:] != [fact]:  # it may name a place twice, and comes but once
                place.facts.append(fact)
            if name not in place.names:
                place.names.append(name)
    rows = sorted(found.values(), key=lambda place: place.town is None)
    wide = [] if own_town else countries_in(page.campaign.country)
    return Places(rows, _atlas(rows, wide))


def places_of_campaigns(standings: Iterable[Standing]) -> Places:
    """Each campaign at its own place; one that is wider than a town has no point."""
    rows = [
        Place(_own_town(page.campaign), page.told, campaign=page.campaign) for page in standings
    ]
    return Places(rows, _atlas(rows))


def _own_town(campaign: Campaign) -> Town | None:
    towns = (town_of(name) for name in campaign.place_names)
    return next((town for town in towns if town), None)


def _atlas(rows: Iterable[Place], region: Sequence[Area] = ()) -> Atlas | None:
    towns = dict.fromkeys(row.town for row in rows if row.town)
    return atlas_of(list(towns), language=get_language() or "en", region=region)
