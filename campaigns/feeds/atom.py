"""Facts as they change, as an Atom feed (RFC 4287): an entry a fact, in its newest version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from campaigns import wording
from campaigns.enums import Change
from campaigns.feeds.words import title, told_by
from campaigns.models import StatedFact

MEDIA_TYPE = Atom1Feed.content_type


@dataclass(frozen=True, kw_only=True)
class Channel:
    """What a feed is about, its own address, and that of the page it follows."""

    title: str
    site: str
    path: str
    page: str
    updated: datetime


class _Feed(Atom1Feed):
    """A feed that is as old as what it was made from, also where it has no entry."""

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]


def feed(channel: Channel, facts: Iterable[StatedFact]) -> str:
    """The feed. An entry keeps its id for ever; it is updated by every version of its fact."""
    told = _Feed(
        title=wording.printable(channel.title),
        link=f"{channel.site}{channel.page}",
        feed_url=f"{channel.site}{channel.path}",
        feed_guid=f"{channel.site}{channel.path}",
        description=gettext("What was stated, by whom and in which words. Not what is true."),
        author_name=gettext("Campaign Ledger"),
        language="en",
        updated=channel.updated,
    )
    for fact in facts:
        told.add_item(
            title=title(fact),
            link=f"{channel.site}{fact.get_absolute_url()}",
            unique_id=f"urn:uuid:{fact.fact}",
            description=_entry(fact),
            updateddate=fact.recorded_at,
            author_name=wording.printable(fact.article.outlet.name),
            categories=(fact.campaign.slug, fact.measure.slug, fact.review),
        )
    return told.writeString("utf-8")


def _entry(fact: StatedFact) -> str:
    """The words, who told them, and what has become of them, as HTML that holds no markup of
    theirs."""
    before, after = wording.cut_at(fact)
    context = {
        "fact": fact,
        "quote": wording.printable(f"{before}{fact.quote}{after}"),
        "told_by": told_by(fact),
        "change": wording.CHANGE_WORDS[Change(fact.change)],
        "why": wording.printable(fact.why),
    }
    return render_to_string("feeds/entry.html", context)
