"""An article as its readers see it: the text cut at every mark's edge."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.db.models import QuerySet

from articles.enums import MarkType
from articles.models import Article, Mark, MarkSet, Revision
from campaigns.enums import Review
from campaigns.models import StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, counts_of
from campaigns.queries.facts import context, with_actors

R = TypeVar("R", Revision, MarkSet)

# A mark of these types covers whole sentences or is no span of interest: never a highlight.
NOT_HIGHLIGHTED = ("StatedFact", "Relation")
UNDERLINED = (MarkType.ACTOR, MarkType.PLACE)


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks. `facts` are numbers of the notes beside the text."""

    text: str
    facts: list[int] = field(default_factory=list)
    opens: list["Note"] = field(default_factory=list)  # notes whose quote begins with this piece
    marks: list[Mark] = field(default_factory=list)

    @property
    def named(self) -> Mark | None:
        """The name or place that these words are part of."""
        return next((mark for mark in self.marks if mark.type in UNDERLINED), None)


@dataclass(frozen=True, kw_only=True)
class Note:
    """A stated fact beside the text, numbered in reading order."""

    number: int
    fact: StatedFact

    @property
    def context(self) -> tuple[str, str]:
        """The words around its quote, as much as a restricted article shows."""
        return context(self.fact)


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
    counts: Counts

    @property
    def loose(self) -> list[Note]:
        """Notes whose quote stands in an earlier revision than the text shown."""
        return [note for note in self.notes if note.fact.revision_id != self.revision_id]

    @property
    def revision_id(self) -> int | None:
        return self.revision.pk if self.revision else None


def article_page(article: Article, asked: Asked, *, signed_in: bool) -> ArticlePage:
    """The newest revision known then, with its facts and marks; quotes only where restricted."""
    revision = _by_then(article.revisions.order_by("-number"), asked).first()
    facts = _facts(asked).with_source().filter(article=article).order_by("start", "end", "id")
    notes = [
        Note(number=number, fact=fact)
        for number, fact in enumerate(with_actors(facts, asked.clocks), start=1)
    ]
    withheld = article.is_restricted and not signed_in
    pieces = [] if withheld or revision is None else cut(revision, notes, _marks(revision, asked))
    return ArticlePage(
        article=article,
        revision=revision,
        notes=notes,
        paragraphs=paragraphs(pieces),
        withheld=withheld,
        counts=counts_of([note.fact for note in notes]),
    )


@dataclass(frozen=True)
class Filed:
    """An article in the index, and how many facts it states."""

    article: Article
    facts: int


@dataclass(frozen=True, kw_only=True)
class ArticlesPage:
    """The archive's index, newest publication first."""

    articles: list[Filed]
    counts: Counts


def articles_page(asked: Asked) -> ArticlesPage:
    """Every article that was held then, with the number of facts known from it."""
    facts = list(_facts(asked).select_related("article").defer("roles", "quote"))
    stated = Counter(fact.article_id for fact in facts)
    held = _by_then(Revision.objects.all(), asked).values("article")
    articles = Article.objects.select_related("outlet").filter(pk__in=held)
    return ArticlesPage(
        articles=[Filed(article, stated[article.pk]) for article in articles],
        counts=counts_of(facts),
    )


def _facts(asked: Asked) -> StatedFactQuerySet:
    """What articles were known to state then; what their own source took back is left out."""
    facts = StatedFact.objects.known_at(asked.clocks.asked_known_at)
    if asked.unreviewed:
        return facts.exclude(review=Review.WITHDRAWN)
    return facts.filter(review=Review.ACCEPTED)


def _by_then(recorded: QuerySet[R], asked: Asked) -> QuerySet[R]:
    """Rows that are written once, as far as they were known when the reader asks about."""
    moment = asked.clocks.asked_known_at
    return recorded.filter(recorded_at__lte=moment) if moment else recorded


def cut(revision: Revision, notes: Iterable[Note], marks: Collection[Mark]) -> list[Piece]:
    """Cut a text wherever a mark begins or ends, so that overlapping marks nest lawfully."""
    here = [note for note in notes if note.fact.revision_id == revision.pk]
    spans = [(note.fact.start, note.fact.end) for note in here]
    spans += [(mark.start, mark.end) for mark in marks]
    edges = sorted({0, len(revision.text), *(edge for span in spans for edge in span)})
    return [
        Piece(
            text=revision.text[start:end],
            facts=[n.number for n in here if n.fact.start <= start and end <= n.fact.end],
            opens=[n for n in here if n.fact.start == start],
            marks=[mark for mark in marks if mark.start <= start and end <= mark.end],
        )
        for start, end in itertools.pairwise(edges)
    ]


def paragraphs(pieces: Iterable[Piece]) -> list[Paragraph]:
    """Gather pieces into paragraphs: a line break ends one; empty lines are none."""
    found: list[Paragraph] = [Paragraph([])]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        found[-1].pieces.append(replace(piece, text=first))
        for line in rest:
            found.append(Paragraph([replace(piece, text=line, opens=[])]))
    return [one for one in found if one.notes or any(piece.text.strip() for piece in one.pieces)]


def _marks(revision: Revision, asked: Asked) -> list[Mark]:
    """The names, places and dates that the newest set of marks known then highlights."""
    newest = _by_then(revision.mark_sets.all(), asked).first()
    if newest is None:
        return []
    # By containment: a comparison of a key that is not there would be neither true nor false.
    shown = newest.marks.exclude(said__contains={"extra": {"hidden": True}})
    return list(shown.exclude(type__in=NOT_HIGHLIGHTED))
