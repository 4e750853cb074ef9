"""A campaign on one page of paper: what stands first, what is contested, and every source."""

from dataclasses import dataclass
from datetime import date

from articles.models import Article
from campaigns.charts.words import finding
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing, standing
from campaigns.queries.counts import Counts
from campaigns.queries.published import as_known
from campaigns.queries.sheet import that_fit
from campaigns.queries.turning import Turns
from campaigns.status import Verdict


@dataclass(frozen=True)
class Line:
    """Where a measure stands, and the number of the source that says so."""

    verdict: Verdict
    source: int


@dataclass(frozen=True)
class Dispute:
    """A contested measure: what stands first and what stands against it, each with its source."""

    verdict: Verdict
    sides: list[tuple[StatedFact, int]]


@dataclass(frozen=True)
class Brief:
    """The status of a campaign, to be printed, cited and handed on."""

    standing: Standing
    bottom_line: str  # "" where no figure is stated
    lines: list[Line]
    left_out: int  # measures that are stated, for which the page has no room
    contested: list[Dispute]
    sources: list[Article]  # in the order in which lines and disputes name them
    published_up_to: date | None  # the cut-off: what appeared later is not held

    @property
    def campaign(self) -> Campaign:
        return self.standing.campaign

    @property
    def turns(self) -> Turns:
        return self.standing.turns

    @property
    def counts(self) -> Counts:
        return self.standing.counts


def brief_page(campaign: Campaign, asked: Asked) -> Brief:
    """The brief of a campaign; it costs what its status costs."""
    page = standing(campaign, clocks=asked.clocks, unreviewed=asked.unreviewed)
    numbers: dict[Article, int] = {}

    def number(fact: StatedFact) -> int:
        return numbers.setdefault(fact.article, len(numbers) + 1)

    lines = [
        Line(verdict, number(verdict.headline))
        for verdict in that_fit(page.stated, page.contested)
        if verdict.headline
    ]
    contested = [
        Dispute(verdict, [(fact, number(fact)) for fact in verdict.sides])
        for verdict in page.contested
    ]
    lead = page.lead
    return Brief(
        page,
        bottom_line=finding(lead, lead.headline) if lead and lead.headline else "",
        lines=lines,
        left_out=len(page.stated) - len(lines),
        contested=contested,
        sources=as_known(numbers, asked.clocks),
        published_up_to=max((f.published_on for f in page.facts if f.published_on), default=None),
    )
