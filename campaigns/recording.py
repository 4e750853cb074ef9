"""An import's drafts become versions in the ledger. The only writer for imports.

What the ledger holds of an article in the end depends on which deliveries came, not on their
order: newer marks decide over older ones, and a delivery that comes late only adds what no newer
one speaks of. What a curator has judged is never touched: the change waits beside it.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from articles.filing import Filed
from articles.models import Import
from articles.queries import newer_deliveries
from campaigns import naming, succession, vocabulary
from campaigns.enums import Change, Difference, Review, SourceState
from campaigns.models import StatedFact
from campaigns.noting import noted
from campaigns.pairing import SpokenOf, pair
from campaigns.reading import Draft
from campaigns.sourcing import columns, digest_of, source_state


@dataclass
class Tally:
    """What an import did to the ledger, counted in facts."""

    new: int = 0
    succeeded: int = 0
    unchanged: int = 0
    moved: int = 0
    withdrawn: int = 0
    waiting: int = 0
    lost: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        for name, count in asdict(other).items():
            setattr(self, name, getattr(self, name) + count)
        return self


@dataclass(frozen=True)
class Changed:
    """One fact that an import makes a difference to: as it stood, and as it stands or would.

    `said` is what the source says now, where it marks the fact.
    """

    difference: Difference
    before: StatedFact | None
    after: StatedFact | None
    said: StatedFact | None = None


@dataclass
class Recorded:
    """What an import did to the ledger for one article."""

    tally: Tally = field(default_factory=Tally)
    changes: list[Changed] = field(default_factory=list)


@dataclass
class _Plan:
    """The versions to write for one article, and what they amount to."""

    filed: Filed
    imported: Import
    known: list[StatedFact]
    handled: set[UUID] = field(default_factory=set)
    versions: list[StatedFact] = field(default_factory=list)
    recorded: Recorded = field(default_factory=Recorded)

    def rest(self) -> list[StatedFact]:
        """The known facts that nothing has been decided about yet."""
        return [fact for fact in self.known if fact.fact not in self.handled]

    def count(
        self,
        difference: Difference,
        before: StatedFact | None,
        after: StatedFact | None = None,
        said: StatedFact | None = None,
    ) -> None:
        tally = self.recorded.tally
        setattr(tally, difference, getattr(tally, difference) + 1)
        if after is not None or (before is not None and difference != Difference.UNCHANGED):
            self.recorded.changes.append(Changed(difference, before, after or before, said))


def record(drafts: list[Draft], *, filed: Filed, imported: Import) -> Recorded:
    """Bring the ledger in step with the drafts of one article, as `docs/ledger.md` tables it.

    Only a document that could be read whole proves that a mark is gone. The caller holds a
    transaction and the article's lock.
    """
    known = list(
        StatedFact.objects.open()
        .filter(article=filed.article)
        .select_related("campaign", "measure", "unit")
        .prefetch_related("revision")
        .order_by("pk")
    )
    plan = _Plan(filed, imported, known)
    if filed.mark_set.states_facts:
        (_record_late if filed.is_late else _record_newest)(plan, drafts)
    _settle(plan)
    if plan.versions:
        moment = succession.write(plan.versions)
        naming.resolve_names(plan.versions, at=moment)
    return plan.recorded


def _record_newest(plan: _Plan, drafts: list[Draft]) -> None:
    """The marks that count from now on: each draft is said, each fact without one is gone."""
    for fact, stated in _paired(plan, drafts):
        if fact is None:
            _record_new(plan, stated)
        else:
            _record_again(plan, fact, stated)
    if plan.filed.mark_set.complete:
        for fact in plan.rest():
            _record_gone(plan, fact)


def _record_late(plan: _Plan, drafts: list[Draft]) -> None:
    """Older marks than those that count: they speak only where no newer delivery does."""
    newer = newer_deliveries(plan.filed.mark_set)
    spoken_of = SpokenOf(newer)
    gone = any(mark_set.complete for mark_set in newer)
    for fact, stated in _paired(plan, drafts):
        if spoken_of.names(stated["mark_id"], stated["content_key"]):
            if fact is not None:
                plan.count(Difference.UNCHANGED, fact)
        elif fact is None:
            _record_new(plan, stated, gone=gone)
        elif gone:
            _record_as_last_marked(plan, fact, stated)
        else:
            _record_again(plan, fact, stated)
    if plan.filed.mark_set.complete:
        for fact in plan.rest():
            if not spoken_of.names(fact.mark_id, fact.content_key):
                _record_gone(plan, fact)


def _settle(plan: _Plan) -> None:
    """What a delivery does to facts it does not mark: its text or header may tell of them."""
    only_text = not plan.filed.mark_set.states_facts
    for fact in plan.rest():
        after = _note(plan, fact, fact.source_says)
        if after is not None and after.source_state == SourceState.LOST:
            plan.count(Difference.LOST, fact, after)
        elif after is not None and after.waits:
            plan.count(Difference.WAITING, fact, after)
        elif only_text and fact.source_says and fact.revision_id != plan.filed.revision.pk:
            counts = plan.filed.article.newest_id == plan.filed.mark_set.pk
            moved = counts and plan.filed.revision.text.find(fact.quote) != fact.start
            plan.count(Difference.MOVED if moved else Difference.UNCHANGED, fact, after)


def _paired(plan: _Plan, drafts: list[Draft]) -> Iterator[tuple[StatedFact | None, dict[str, Any]]]:
    """Each draft as columns, with the open fact that it is about, if there is one."""
    entries = vocabulary.entries_for(drafts)
    for draft, fact in pair(drafts, plan.known):
        stated = columns(draft, entries, plan.filed.mark_set)
        if fact is not None:
            stated["mark_id"] = stated["mark_id"] or fact.mark_id
        yield fact, stated


def _record_new(plan: _Plan, stated: dict[str, Any], *, gone: bool = False) -> None:
    fact = StatedFact(**stated, change=Change.INGESTED, imported=plan.imported)
    fact.rests_on = fact.source_says = digest_of(fact)
    if gone:
        fact.review, fact.source_says = Review.WITHDRAWN, ""
        fact.why = "An older text or marking states it; the newest does not."
    fact.source_state = source_state(fact, plan.filed.article)
    plan.versions.append(fact)
    plan.count(Difference.WITHDRAWN if gone else Difference.NEW, None, fact)


def _record_again(plan: _Plan, fact: StatedFact, stated: dict[str, Any]) -> None:
    """The source marks a known fact: as it stands, differently, or once more."""
    plan.handled.add(fact.fact)
    draft = StatedFact(**stated)
    says = digest_of(draft)
    back = fact.review == Review.WITHDRAWN
    if fact.is_judged or (says == digest_of(fact) and not back):
        after = _note(plan, fact, says, mark_id=stated["mark_id"])
        plan.count(_difference(plan, fact, after or fact, draft), fact, after, draft)
        return
    after = _succeed(
        plan,
        fact,
        Change.RESTORED if back else Change.INGESTED,
        **stated,
        review=Review.PROPOSED,
        rests_on=says,
        source_says=says,
    )
    plan.count(Difference.SUCCEEDED, fact, after)


def _difference(
    plan: _Plan, before: StatedFact, after: StatedFact, draft: StatedFact
) -> Difference:
    if after.waits:
        return Difference.WAITING
    if after.source_state == SourceState.LOST:
        return Difference.LOST
    elsewhere = before.revision_id != plan.filed.revision.pk and before.start != draft.start
    return Difference.MOVED if elsewhere else Difference.UNCHANGED


def _record_gone(plan: _Plan, fact: StatedFact) -> None:
    """The marks that count no longer hold a known fact."""
    plan.handled.add(fact.fact)
    if fact.is_judged or fact.review == Review.WITHDRAWN or not fact.source_says:
        after = _note(plan, fact, "")
        waits = (after or fact).waits
        if waits or after is not None:
            plan.count(Difference.WAITING if waits else Difference.UNCHANGED, fact, after)
        return
    after = _succeed(
        plan,
        fact,
        Change.WITHDRAWN,
        review=Review.WITHDRAWN,
        source_says="",
        published_on=plan.filed.article.published_on,
        origin=plan.filed.article.origin,
    )
    plan.count(Difference.WITHDRAWN, fact, after)


def _record_as_last_marked(plan: _Plan, fact: StatedFact, stated: dict[str, Any]) -> None:
    """A fact that is gone, as the newest delivery that spoke of it put it."""
    says = digest_of(StatedFact(**stated))
    if fact.is_judged or says == digest_of(fact):
        plan.count(Difference.UNCHANGED, fact)
    else:
        why = "As the source last marked it."
        plan.handled.add(fact.fact)
        after = _succeed(plan, fact, Change.INGESTED, why=why, **stated, rests_on=says)
        plan.count(Difference.SUCCEEDED, fact, after)


def _note(plan: _Plan, fact: StatedFact, says: str, mark_id: str = "") -> StatedFact | None:
    """Note on a fact what has become of its source; None when that is noted already."""
    after = noted(fact, plan.filed.article, says=says, mark_id=mark_id, imported=plan.imported)
    if after is not None:
        plan.versions.append(after)
    return after


def _succeed(
    plan: _Plan, fact: StatedFact, change: Change, why: str = "", **stated: Any
) -> StatedFact:
    after = succession.successor(fact, change, imported=plan.imported, why=why, **stated)
    after.source_state = source_state(after, plan.filed.article)
    plan.versions.append(after)
    return after
