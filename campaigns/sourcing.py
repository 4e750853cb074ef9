"""What a source says of a fact, and where it leaves it."""

from hashlib import sha256
from typing import Any

import msgspec

from articles.models import Article, MarkSet
from articles.queries import delivered
from articles.refinding import refound
from campaigns import reading, vocabulary
from campaigns.enums import SourceState
from campaigns.models import StatedFact
from campaigns.reading import Draft
from campaigns.vocabulary import Entries

# What makes a version when it changes. Where the words stand in a revision does not.
_TOLD = (
    *("campaign_id", "measure_id", "low", "high", "low_open", "high_open", "unit_id"),
    *("modality", "stated_for", "quote"),
)


def digest_of(fact: StatedFact) -> str:
    """What a fact says, as 64 hex digits: two that say the same share it."""
    told = {name: getattr(fact, name) for name in _TOLD}
    told["low"], told["high"] = (
        None if bound is None else bound.normalize() for bound in (fact.low, fact.high)
    )
    told["roles"] = [(role["role"], role["exact"]) for role in fact.roles]
    return sha256(msgspec.json.encode(told)).hexdigest()


def source_state(fact: StatedFact, article: Article) -> SourceState:
    """Where its source leaves a fact: what its marks say by now, and what its newest text holds."""
    if article.retracted:
        return SourceState.RETRACTED
    if not fact.source_says:
        return SourceState.GONE
    own = digest_of(fact)
    if fact.source_says not in (fact.rests_on, own):
        return SourceState.CHANGED
    newest, marked = article.newest, article.marked
    if newest is None or marked is None:
        return SourceState.MARKED
    if fact.source_says == own and newest.revision_id == marked.revision_id:
        return SourceState.MARKED
    found = refound(fact.quote, fact.revision.text, fact.start, newest.revision.text)
    return SourceState.LOST if found is None else SourceState.MARKED


def said_now(fact: StatedFact) -> StatedFact | None:
    """What the marks that count say of a fact, not written; None when they no longer hold it."""
    marked = fact.article.marked
    if marked is None or not fact.source_says:
        return None
    drafts = reading.read(delivered(marked)).drafts
    same = next((d for d in drafts if fact.mark_id and d.mark_id == fact.mark_id), None)
    same = same or next((d for d in drafts if d.content_key == fact.content_key), None)
    entries = vocabulary.held_entries([same]) if same else None
    if same is None or entries is None:
        return None
    return StatedFact(fact=fact.fact, **columns(same, entries, marked))


def columns(draft: Draft, entries: Entries, mark_set: MarkSet) -> dict[str, Any]:
    """A draft as the columns of a version, at its place in the revision that was marked."""
    revision = mark_set.revision
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
        "published_on": revision.article.published_on,
        "origin": revision.article.origin,
        "article": revision.article,
        "revision": revision,
        "start": draft.start,
        "end": draft.end,
        "quote": draft.quote,
        "mark_id": draft.mark_id,
        "content_key": draft.content_key,
    }
