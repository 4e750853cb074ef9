"""What feeds tell: facts by their latest change, and the dates that facts announce."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext

from actors.models import Actor
from articles.models import Article
from campaigns.enums import Kind, Modality
from campaigns.errors import Unreadable
from campaigns.models import Campaign, Resolution, StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.queries.facts import with_actors
from campaigns.queries.lists import known
from campaigns.queries.search import found_facts
from campaigns.queries.sought import terms_of

MOST = 100  # entries of a feed: whoever missed more asks `changes/`
MOST_DATES = 1000


def newest(facts: StatedFactQuerySet, asked: Asked) -> list[StatedFact]:
    """Each of these facts in the version known then, the latest change first."""
    facts = facts.shown(unreviewed=asked.unreviewed).with_surroundings()
    return with_actors(facts.order_by("-position")[:MOST], asked.clocks)


def of_campaign(campaign: Campaign, asked: Asked) -> list[StatedFact]:
    """Withdrawn facts are told as well: whoever follows has to learn of it."""
    return newest(known(asked).filter(campaign=campaign), asked)


def of_actor(actor: Actor, asked: Asked) -> list[StatedFact]:
    """The facts that name an actor, or one that was merged into it."""
    links = Resolution.objects.known_at(asked.clocks.known_at).standing_for(actor)
    return newest(known(asked).filter(fact__in=links.values("fact")), asked)


def of_article(article: Article, asked: Asked) -> list[StatedFact]:
    """The facts that an article states, or stated before it was changed."""
    return newest(known(asked).filter(article=article), asked)


def of_fact(fact: UUID, asked: Asked) -> list[StatedFact]:
    """One fact: an entry that each of its versions brings up to date."""
    return newest(known(asked).filter(fact=fact), asked)


def of_all(asked: Asked) -> list[StatedFact]:
    return newest(known(asked), asked)


def holding(q: str, asked: Asked, within: Mapping[str, str]) -> list[StatedFact]:
    """The standing facts whose quotes hold these words, narrowed as a search is.

    Raises Unreadable where there is no word to look for: such a feed would never have an entry.
    """
    terms = terms_of(q)
    if all(term.excluded for term in terms):
        raise Unreadable("q", q, gettext("a word to look for"))
    return newest(found_facts(terms, asked, within), asked)


def announced(campaign: Campaign, asked: Asked) -> list[StatedFact]:
    """The events that were ahead when they were told, by their day; those taken back as well.

    Not only those ahead today: a date does not leave a calendar because it has passed.
    """
    ahead = Q(modality=Modality.PLANNED) | Q(published_on=None) | Q(latest__gt=F("published_on"))
    ahead |= Q(earliest__gt=F("published_on"))
    facts = (
        known(asked).with_surroundings().filter(ahead, campaign=campaign, measure__kind=Kind.EVENT)
    )
    facts = facts.exclude(earliest=None, latest=None).shown(unreviewed=asked.unreviewed)
    return with_actors(facts.order_by("-latest", "-position")[:MOST_DATES], asked.clocks)
