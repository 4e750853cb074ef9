"""How much a brief may say: what fits on a sheet of Letter, the shorter paper, in the type of
`brief.css`. An estimate from letters, with a little to spare. Pure."""

from collections.abc import Iterable
from math import ceil

from articles.models import Article
from campaigns import wording
from campaigns.models import StatedFact
from campaigns.status import Verdict, newness

LINES = 53  # for what is contested, for figures and for sources
FIGURE, QUOTE, MENTION, SOURCE = 38, 45, 100, 125  # letters of each that go on one line
UNSAID = 75  # letters of a mention, and of a source, beside its own words: speaker, outlet, day


class Sheet:
    """A page that fills: a source is told once, whoever names it first."""

    def __init__(self) -> None:
        self._left = float(LINES)
        self._told: set[Article] = set()

    def takes(self, lines: float, facts: Iterable[StatedFact]) -> bool:
        """Whether there was room for these lines and for the sources of these facts."""
        sources = {fact.article: fact for fact in facts if fact.article not in self._told}
        self._told |= set(sources)
        self._left -= lines + sum(map(_source, sources.values()))
        return self._left >= 0


def that_fit(stated: Iterable[Verdict], contested: Iterable[Verdict]) -> list[Verdict]:
    """The measures for which a page has room beside what is contested and beside all sources, in
    the order in which they come. What is about the earliest days is left out first."""
    sheet, fitting = Sheet(), set()
    for verdict in contested:
        sheet.takes(2 + sum(map(_side, verdict.sides)), verdict.sides)
    headlines = [(verdict.headline, verdict) for verdict in stated if verdict.headline]
    for fact, verdict in sorted(headlines, key=lambda one: newness(one[0]), reverse=True):
        if not sheet.takes(_line(fact, verdict), [fact]):
            break
        fitting.add(fact)
    return [verdict for fact, verdict in headlines if fact in fitting]


def _line(fact: StatedFact, verdict: Verdict) -> float:
    """A measure: its figure and quote beneath each other, beside cells of two lines."""
    stated = _lines(wording.sentence(fact), FIGURE)
    quoted = _lines(fact.quote, QUOTE) if wording.tells_more(fact) else 0
    return max(2, stated + quoted) + (1 if verdict.course_from else 0) + 0.5


def _side(fact: StatedFact) -> int:
    return _lines(fact.quote + wording.sentence(fact), MENTION, UNSAID)


def _source(fact: StatedFact) -> int:
    article = fact.article
    address = article.url if article.is_on_the_web else ""
    told = article.title + article.author + article.outlet.name + address + fact.origin
    return _lines(told, SOURCE, UNSAID)


def _lines(words: str, letters: int, unsaid: int = 0) -> int:
    return ceil((len(words) + unsaid) / letters)
