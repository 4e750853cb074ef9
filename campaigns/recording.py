"""An import's drafts become versions in the ledger. The only writer for imports."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from articles.filing import Filed
from articles.models import Import
from campaigns import naming, succession, vocabulary
from campaigns.enums import REVIEWED, Change, Review, SourceState
from campaigns.models import StatedFact
from campaigns.reading import Draft
from campaigns.vocabulary import Entries


@dataclass
class Tally:
    """What an import did to the ledger, counted in facts."""

    new: int = 0
    succeeded: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    waiting: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        for name, count in asdict(other).items():
            setattr(self, name, getattr(self, name) + count)
        return self


@dataclass
class _Plan:
    """The versions to write for one article, and what they amount to."""

    filed: Filed
    imported: Import
    versions: list[StatedFact] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def record(drafts: list[Draft], *, filed: Filed, imported: Import, complete: bool) -> Tally:
    """Bring the ledger in step with the drafts of one article, as `docs/ledger.md` tables it.

    `complete` says that the document could be read whole: only then does a fact without a mark
    count as gone. Facts a curator has reviewed are never touched; they are flagged and wait.
    The caller holds a transaction and the article's lock.
    """
    plan = _Plan(filed, imported)
    known = list(StatedFact.objects.open().filter(article=filed.article))
    entries = vocabulary.entries_for(drafts)
    for draft, fact in _matched(drafts, known):
        stated = {**_stated(draft, entries), **_place(draft, filed)}
        if fact is None:
            _record_new(plan, stated)
        else:
            known.remove(fact)
            _record_again(plan, fact, stated)
    if complete:
        for fact in known:
            _record_gone(plan, fact)
    if plan.versions:
        moment = succession.write(plan.versions)
        naming.resolve_names(plan.versions, at=moment)
    return plan.tally


def _matched(
    drafts: list[Draft], known: list[StatedFact]
) -> Iterable[tuple[Draft, StatedFact | None]]:
    """Pair each draft with the open fact it is about: same content first, then same mark id."""
    by_key = {fact.content_key: fact for fact in known}
    spoken_for = {draft.content_key for draft in drafts}
    by_id = {
        fact.mark_id: fact for fact in known if fact.mark_id and fact.content_key not in spoken_for
    }
    for draft in drafts:
        yield draft, by_key.get(draft.content_key) or by_id.pop(draft.mark_id, None)


def _record_new(plan: _Plan, stated: dict[str, Any]) -> None:
    plan.versions.append(
        StatedFact(
            **stated,
            change=Change.INGESTED,
            imported=plan.imported,
            source_state=_source_state(plan.filed),
        )
    )
    plan.tally.new += 1


def _record_again(plan: _Plan, fact: StatedFact, stated: dict[str, Any]) -> None:
    differs = _told(StatedFact(**stated)) != _told(fact)
    if fact.review in REVIEWED:
        if differs:
            _flag(plan, fact, SourceState.CHANGED)
            plan.tally.waiting += 1
        else:
            _flag(plan, fact, _source_state(plan.filed))
            plan.tally.unchanged += 1
    elif differs:
        _succeed(plan, fact, Change.INGESTED, **stated, source_state=_source_state(plan.filed))
        plan.tally.succeeded += 1
    elif fact.review == Review.WITHDRAWN:
        _succeed(
            plan,
            fact,
            Change.RESTORED,
            why="The mark is in the source again.",
            review=Review.PROPOSED,
            source_state=_source_state(plan.filed),
        )
        plan.tally.succeeded += 1
    else:
        _flag(plan, fact, _source_state(plan.filed))
        plan.tally.unchanged += 1


def _record_gone(plan: _Plan, fact: StatedFact) -> None:
    if fact.review in REVIEWED:
        _flag(plan, fact, SourceState.GONE)
        plan.tally.waiting += 1
    elif fact.review == Review.PROPOSED:
        _succeed(
            plan,
            fact,
            Change.WITHDRAWN,
            why="No longer marked in the source.",
            review=Review.WITHDRAWN,
            source_state=SourceState.GONE,
        )
        plan.tally.withdrawn += 1


def _flag(plan: _Plan, fact: StatedFact, state: SourceState) -> None:
    """Note on the fact what has become of its source; nothing when that is noted already."""
    if fact.source_state != state:
        _succeed(plan, fact, Change.FLAGGED, why=_FLAG_WORDS[state], source_state=state)


_FLAG_WORDS = {
    SourceState.MARKED: "The source says it again.",
    SourceState.CHANGED: "The source now says something else; the change waits for a curator.",
    SourceState.GONE: "No longer marked in the source.",
    SourceState.RETRACTED: "The article was retracted.",
}


def _succeed(plan: _Plan, fact: StatedFact, change: Change, why: str = "", **stated: Any) -> None:
    plan.versions.append(
        succession.successor(fact, change, imported=plan.imported, why=why, **stated)
    )


def _source_state(filed: Filed) -> SourceState:
    return SourceState.RETRACTED if filed.article.retracted else SourceState.MARKED


def _told(fact: StatedFact) -> dict[str, Any]:
    """What a fact says, as against where it stands in a revision: only this makes a version."""
    told = {name: getattr(fact, name) for name in _TOLD}
    return {**told, "roles": [(role["role"], role["exact"]) for role in fact.roles]}


_TOLD = (
    "campaign_id",
    "measure_id",
    "low",
    "high",
    "low_open",
    "high_open",
    "unit_id",
    "modality",
    "stated_for",
    "published_on",
    "quote",
)


def _stated(draft: Draft, entries: Entries) -> dict[str, Any]:
    return {
        "campaign": entries.campaigns[draft.campaign],
        "measure": entries.measures[draft.measure],
        "low": draft.low,
        "high": draft.high,
        "low_open": draft.low_open,
        "high_open": draft.high_open,
        "unit": entries.units.get(draft.unit),
        "modality": draft.modality,
        "hedges": draft.hedges,
        "roles": draft.roles,
        "stated_for": draft.stated_for,
        "earliest": draft.earliest,
        "latest": draft.latest,
        "quote": draft.quote,
        "mark_id": draft.mark_id,
        "content_key": draft.content_key,
    }


def _place(draft: Draft, filed: Filed) -> dict[str, Any]:
    return {
        "article": filed.article,
        "revision": filed.revision,
        "published_on": filed.article.published_on,
        "start": draft.start,
        "end": draft.end,
    }
