"""The ledger walked from its first row to its last: whether it is as it was written.

Every version is sealed together with the one before it, so a row that was changed, taken out or
put in behind the database's back breaks the chain at its place. What the seals do not cover is
checked against what they cover: that a closed version is followed by the next one at that very
moment, that quotes stand in their revisions, and that texts and marks match their own digests.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import msgspec

from articles.filing import digest_of_marks
from articles.models import MarkSet, Revision
from articles.queries import delivered
from campaigns.enums import REVIEWED, Review
from campaigns.models import LedgerHead, StatedFact
from campaigns.succession import seal


@dataclass(frozen=True)
class Broken:
    """One row that is not as it was written, and what is wrong with it."""

    row: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.row}: {self.sentence}"


def broken() -> Generator[Broken]:
    """Yield what is broken, texts first, then the ledger in its own order. Reads every row once."""
    yield from _broken_texts()
    yield from _broken_marks()
    yield from _broken_chain()


def _broken_texts() -> Iterator[Broken]:
    for revision in Revision.objects.order_by("pk").iterator(chunk_size=200):
        if sha256(revision.text.encode()).hexdigest() != revision.sha256:
            yield Broken(f"revision {revision.pk}", "the text is not the one its digest is of")


def _broken_marks() -> Iterator[Broken]:
    sets = MarkSet.objects.select_related("revision__article__outlet").order_by("pk")
    for mark_set in sets.iterator(chunk_size=200):
        if not _as_delivered(mark_set):
            yield Broken(f"marks {mark_set.pk}", "the marks are not those that were delivered")


def _as_delivered(mark_set: MarkSet) -> bool:
    try:
        return digest_of_marks(delivered(mark_set).marks) == mark_set.sha256
    except msgspec.ValidationError:  # what stands there is no mark at all
        return False


def _broken_chain() -> Iterator[Broken]:
    open_versions: dict[UUID, StatedFact] = {}  # the version of each fact that nothing follows yet
    position, digest, moment = 0, "", None
    rows = StatedFact.objects.select_related("revision").order_by("position")
    for version in rows.iterator(chunk_size=500):
        row = f"fact {version.fact} version {version.version}"
        position += 1
        if version.position != position:
            yield Broken(row, f"stands at position {version.position}, where {position} follows")
            position = version.position
        if seal(version, after=digest) != version.digest:
            yield Broken(row, "its seal does not hold: it, or the row before it, was changed")
        digest = version.digest
        if moment and version.recorded_at < moment:
            yield Broken(row, "it was recorded before the row that stands in front of it")
        moment = version.recorded_at
        yield from (Broken(row, sentence) for sentence in _wrong_in_itself(version))
        yield from (
            Broken(row, sentence)
            for sentence in _wrong_after(version, open_versions.get(version.fact))
        )
        open_versions[version.fact] = version
    for version in open_versions.values():
        if version.superseded_at is not None:
            row = f"fact {version.fact} version {version.version}"
            yield Broken(row, "it is closed, and no version follows it")
    head = LedgerHead.objects.first() or LedgerHead()  # none while nothing was written
    if (head.position, head.digest, head.moment) != (position, digest, moment):
        yield Broken("the head of the ledger", f"it does not stand at the last row, {position}")


def _wrong_in_itself(version: StatedFact) -> Iterator[str]:
    if version.revision.text[version.start : version.end] != version.quote:
        yield "its quote is not the text at its place"
    if version.review in REVIEWED and version.reviewer_id is None:
        yield "it is reviewed, and nobody reviewed it"
    if version.review == Review.PROPOSED and version.reviewer_id is not None:
        yield "it is not reviewed, and somebody reviewed it"


def _wrong_after(version: StatedFact, before: StatedFact | None) -> Iterator[str]:
    if version.version != (before.version + 1 if before else 1):
        yield f"version {before.version + 1 if before else 1} is missing before it"
    if before and before.superseded_at != version.recorded_at:
        yield "the version before it was not closed when this one was recorded"
