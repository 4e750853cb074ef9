"""An article as its readers see it: the text cut at every mark's edge."""

import itertools
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.core.paginator import Page
from django.db.models import Count, QuerySet

from articles.enums import MarkType
from articles.models import Article, MarkSet, Revision
from articles.queries import newest_delivery
from articles.refinding import refound
from articles.rewording import Stretch, stretches
from campaigns import wording
from campaigns.enums import Review
from campaigns.models import Campaign, StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counted, counts_of, hidden
from campaigns.queries.facts import with_actors
from campaigns.queries.paging import paged
from campaigns.queries.published import as_known
from campaigns.queries.rivals import with_rivals
from campaigns.queries.turning import Turns, turns_of

R = TypeVar("R", Revision, MarkSet)
T = TypeVar("T")

UNDERLINED = (MarkType.ACTOR, MarkType.PLACE)
Span = tuple[int, int]  # where words begin in a text, and where they end


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks. `facts` are numbers of the notes beside the text."""

    text: str
    facts: list[int] = field(default_factory=list)
    opens: list["Note"] = field(default_factory=list)  # notes whose quote begins with this piece
    named: bool = False  # whether it is part of a name or a place
    taken_back: bool = False  # whether no fact in these words stands any longer


@dataclass(frozen=True, kw_only=True)
class Note:
    """A stated fact beside the text, numbered in reading order."""

    number: int
    fact: StatedFact
    place: Span | None = None  # where its words stand in the text shown, if they do

    @property
    def context(self) -> tuple[str, str]:
        """The words around its quote, as much as a restricted article shows."""
        return wording.context(self.fact)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text, with the notes whose quotes begin in it."""

    pieces: list[Piece]

    @property
    def notes(self) -> list[Note]:
        return [note for piece in self.pieces for note in piece.opens]


@dataclass(frozen=True, kw_only=True)
class ArticlePage:
    """Everything the page of an article shows. `paragraphs` is empty where the text is withheld."""

    article: Article
    revision: Revision | None
    notes: list[Note]
    paragraphs: list[Paragraph]
    withheld: bool
    revisions: list[Revision]  # all that were held then, without their texts; the newest first
    against: Revision | None  # the one that the text shown is compared to
    counts: Counts
    turns: Turns

    @property
    def rewordings(self) -> list[Stretch]:
        """What differs from the revision asked for to the one shown."""
        if self.against is None or self.revision is None or self.withheld:
            return []
        return stretches(self.against.text, self.revision.text)

    @property
    def loose(self) -> list[Note]:
        """Notes whose words are not in the text shown, but in an earlier one."""
        return [note for note in self.notes if note.place is None]


def article_page(
    article: Article,
    asked: Asked,
    *,
    signed_in: bool,
    number: int | None = None,
    against: int | None = None,
) -> ArticlePage:
    """The newest revision known then, with its facts and marks; quotes only where restricted.

    `number` is that of an older revision to be shown in its place, `against` that of the one it is
    to be compared to. Raises Revision.DoesNotExist where none of a number was held then.
    """
    [article] = as_known([article], asked.clocks)
    newest = newest_delivery(article, by=asked.clocks.asked_known_at)
    held = Revision.objects.filter(article=article, recorded_at__lte=asked.clocks.known_at)
    if number is not None:
        newest = _delivered(held.get(number=number), asked)
    revision = newest.revision if newest else None
    stated = _stated(asked).filter(article=article)
    facts = stated.shown(unreviewed=asked.unreviewed).with_surroundings()
    notes = _notes(with_rivals(with_actors(facts, asked.clocks), asked), newest)
    withheld = article.is_restricted and not signed_in
    versions = StatedFact.objects.filter(article=article)
    pieces = [] if withheld or revision is None else cut(revision, notes, _names(revision, asked))
    return ArticlePage(
        article=article,
        revision=revision,
        revisions=list(held.defer("text").order_by("-number")),
        against=None if against is None else held.get(number=against),
        notes=notes,
        paragraphs=paragraphs(pieces),
        withheld=withheld,
        counts=counts_of(
            [note.fact for note in notes],
            changed_since=changed_since(versions, asked),
            hidden=hidden(stated, asked),
        ),
        turns=turns_of(asked.clocks, versions=versions),
    )


def _delivered(revision: Revision, asked: Asked) -> MarkSet | None:
    """The newest marks of a revision that were known then."""
    known = revision.mark_sets.filter(recorded_at__lte=asked.clocks.known_at)
    return known.select_related("revision").first()


def _notes(facts: Iterable[StatedFact], newest: MarkSet | None) -> list[Note]:
    """Facts in the order of their words in the text shown; those it does not have come last."""
    told = list(facts)
    texts = Revision.objects.in_bulk({fact.revision_id for fact in told if _is_older(fact, newest)})
    placed = [(_place(fact, texts.get(fact.revision_id), newest), fact) for fact in told]
    placed.sort(key=lambda one: (one[0] is None, one[0] or (one[1].start, one[1].end), one[1].pk))
    return [
        Note(number=number, fact=fact, place=place)
        for number, (place, fact) in enumerate(placed, start=1)
    ]


def _is_older(fact: StatedFact, newest: MarkSet | None) -> bool:
    """Whether its words were marked in another text than the newest."""
    return newest is not None and fact.revision_id != newest.revision_id


def _place(fact: StatedFact, older: Revision | None, newest: MarkSet | None) -> Span | None:
    """Where a fact's words stand in the newest text: in their own, or moved as a whole from the
    older one that they were marked in."""
    if older is None or newest is None:
        return fact.start, fact.end
    start = newest.place_of(fact.mark_id, fact.quote)
    if start is None:
        start = refound(fact.quote, older.text, fact.start, newest.revision.text)
    return None if start is None else (start, start + len(fact.quote))


@dataclass(frozen=True)
class Filed:
    """An article in the index, how many facts it states, and about which campaigns."""

    article: Article
    facts: int
    campaigns: list[Campaign] = field(default_factory=list)  # in the order of their slugs


@dataclass(frozen=True, kw_only=True)
class ArticlesPage:
    """The archive's index, or a page of it, newest publication first."""

    articles: list[Filed]
    paged: Page[Article]
    counts: Counts
    turns: Turns

    @property
    def undated(self) -> bool:
        """Whether some article here states no date of publication: it stands last."""
        return any(filed.article.published_on is None for filed in self.articles)


def articles_page(asked: Asked, *, number: int | None = None) -> ArticlesPage:
    """The articles that were held then, each with the number of facts known from it.

    `number` is that of a page of them; without one, these are all.
    """
    stated = _stated(asked)
    facts = stated.shown(unreviewed=asked.unreviewed)
    held = _by_then(Revision.objects.all(), asked).values("article")
    page = paged(Article.objects.select_related("outlet").filter(pk__in=held), number)
    return ArticlesPage(
        articles=_filed(as_known(page, asked.clocks), facts),
        paged=page,
        counts=counted(
            facts,
            changed_since=changed_since(StatedFact.objects.all(), asked),
            hidden=hidden(stated, asked),
        ),
        turns=turns_of(asked.clocks, versions=StatedFact.objects.all()),
    )


def _filed(articles: Collection[Article], facts: StatedFactQuerySet) -> list[Filed]:
    """Articles, the number of these facts that each states, and the campaigns they are about."""
    told: dict[int, dict[int, int]] = defaultdict(dict)
    stated = facts.filter(article__in=articles).order_by().values_list("article", "campaign")
    for article, campaign, count in stated.annotate(Count("pk")):
        told[article][campaign] = count
    campaigns = Campaign.objects.in_bulk({one for about in told.values() for one in about})
    return [
        Filed(
            article,
            facts=sum(told[article.pk].values()),
            campaigns=sorted((campaigns[one] for one in told[article.pk]), key=lambda c: c.slug),
        )
        for article in articles
    ]


def _stated(asked: Asked) -> StatedFactQuerySet:
    """What articles were known to state then; what their own source took back is left out."""
    return StatedFact.objects.known_at(asked.clocks.known_at).exclude(review=Review.WITHDRAWN)


def _by_then(recorded: QuerySet[R], asked: Asked) -> QuerySet[R]:
    """Rows that are written once, as far as they were known when the reader asks about."""
    moment = asked.clocks.asked_known_at
    return recorded.filter(recorded_at__lte=moment) if moment else recorded


def cut(revision: Revision, notes: Iterable[Note], names: Collection[Span]) -> list[Piece]:
    """Cut a text wherever a quote or a name begins or ends, so that what overlaps nests lawfully.

    `notes` are in the order of the text, those without a place anywhere.
    """
    quotes = [(note.place, note) for note in notes if note.place]
    spans = [*(place for place, _ in quotes), *names]
    edges = sorted({0, len(revision.text), *itertools.chain.from_iterable(spans)})
    quoted = _open_at(edges, quotes)
    named = _open_at(edges, [(span, span) for span in sorted(names)])
    return [
        Piece(
            text=revision.text[start:end],
            facts=[note.number for note in over],
            taken_back=all(note.fact.no_longer_stands for note in over),
            opens=[note for note in over if note.place and note.place[0] == start],
            named=bool(around),
        )
        for (start, end), over, around in zip(
            itertools.pairwise(edges), quoted, named, strict=False
        )
    ]


def _open_at(edges: Iterable[int], begins: Iterable[tuple[Span, T]]) -> Iterator[list[T]]:
    """What lies over the text at each edge, of things in the order in which they begin."""
    waiting, over = deque(begins), list[tuple[Span, T]]()
    for edge in edges:
        over = [one for one in over if one[0][1] > edge]
        while waiting and waiting[0][0][0] <= edge:
            over.append(waiting.popleft())
        yield [thing for _, thing in over]


def paragraphs(pieces: Iterable[Piece]) -> list[Paragraph]:
    """Gather pieces into paragraphs: a line break ends one; empty lines are none."""
    found: list[Paragraph] = [Paragraph([])]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        found[-1].pieces.append(replace(piece, text=first))
        for line in rest:
            found.append(Paragraph([replace(piece, text=line, opens=[])]))
    return [one for one in found if one.notes or any(piece.text.strip() for piece in one.pieces)]


def _names(revision: Revision, asked: Asked) -> list[Span]:
    """Where the names and places stand that the newest set of marks known then tells of."""
    newest = _by_then(revision.mark_sets.all(), asked).first()
    if newest is None:
        return []
    # By containment: a comparison of a key that is not there would be neither true nor false.
    shown = newest.marks.exclude(said__contains={"extra": {"hidden": True}})
    return list(shown.filter(type__in=UNDERLINED).order_by().values_list("start", "end"))
