"""What a source says of a fact, and where it leaves it."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec

from articles.models import Article, MarkSet, Revision
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
    if fact.value_from_words:
        told["value_from_words"] = True  # its annotator's own value takes its place
    told["roles"] = sorted((role["role"], role["exact"]) for role in fact.roles)
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
    revision, start = _last_seen(fact, marked)
    if revision == newest.revision:
        return SourceState.MARKED
    found = refound(fact.quote, revision.text, start, newest.revision.text)
    return SourceState.LOST if found is None else SourceState.MARKED


def _last_seen(fact: StatedFact, marked: MarkSet) -> tuple[Revision, int]:
    """Where the newest marks put a fact's words; where the fact has them, if they do not."""
    start = marked.place_of(fact.mark_id, fact.quote)
    if start is not None:
        return marked.revision, start
    return fact.revision, fact.start


def said_now(fact: StatedFact) -> StatedFact | None:
    """What its source says of a fact by now, not written; None when it says nothing of it.

    That is what the newest delivery that speaks of it says, which need not be the newest of all:
    one that could not be read whole proves nothing of the marks that it lacks.
    """
    if not fact.source_says:
        return None
    units = vocabulary.usual_units()
    for mark_set in _newest_first(fact.article):
        for draft in reading.read(delivered(mark_set), units).drafts:
            entries = vocabulary.held_entries([draft]) if _is(draft, fact) else None
            if entries is None:
                continue
            said = StatedFact(fact=fact.fact, **columns(draft, entries, mark_set))
            if digest_of(said) == fact.source_says:
                return said
    return None


def _newest_first(article: Article) -> Iterator[MarkSet]:
    if article.marked is None:
        return
    yield article.marked
    others = MarkSet.objects.filter(revision__article=article, states_facts=True)
    yield from others.exclude(pk=article.marked.pk).order_by("-pk")


def _is(draft: Draft, fact: StatedFact) -> bool:
    """Whether a draft is a fact: by content only where one of the two has no id."""
    if draft.mark_id and fact.mark_id:
        return draft.mark_id == fact.mark_id
    return draft.content_key == fact.content_key


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
        "value_from_words": draft.value_from_words,
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
