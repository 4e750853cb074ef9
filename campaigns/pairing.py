"""Which fact a mark is: by its id where its format keeps ids, by its content where one does not."""

from collections.abc import Iterable, Iterator

from articles.models import MarkSet
from articles.queries import delivered
from campaigns import reading
from campaigns.models import StatedFact
from campaigns.reading import Draft


def pair(
    drafts: list[Draft], known: Iterable[StatedFact]
) -> Iterator[tuple[Draft, StatedFact | None]]:
    """Each draft with the known fact that it is, or None where it is a new one.

    A mark id is the fact whatever it says. Content pairs only where one of the two has no id:
    by any other rule, what deliveries come to would depend on their order. Of several with one
    content, a fact that its source still states comes before one that it has left.
    """
    known = sorted(known, key=lambda fact: (bool(fact.source_says), fact.mark_id))
    by_id = {fact.mark_id: fact for fact in known if fact.mark_id}
    marked = {draft.mark_id for draft in drafts}
    by_content = {fact.content_key: fact for fact in known if fact.mark_id not in marked}
    by_content |= {fact.content_key: fact for fact in known if not fact.mark_id}
    for draft in drafts:
        alike = by_content.get(draft.content_key)
        if draft.mark_id in by_id:
            yield draft, by_id[draft.mark_id]
        elif alike is not None and not (draft.mark_id and alike.mark_id):
            yield draft, by_content.pop(draft.content_key)
        else:
            yield draft, None


class SpokenOf:
    """The facts that some deliveries speak of, whatever they say of them."""

    def __init__(self, mark_sets: Iterable[MarkSet]) -> None:
        drafts = [
            draft for mark_set in mark_sets for draft in reading.read(delivered(mark_set)).drafts
        ]
        self._ids = {draft.mark_id for draft in drafts if draft.mark_id}
        self._contents = {draft.content_key for draft in drafts}
        self._without_id = {draft.content_key for draft in drafts if not draft.mark_id}

    def names(self, mark_id: str, content_key: str) -> bool:
        """Whether the fact of this mark is among them."""
        if mark_id:
            return mark_id in self._ids or content_key in self._without_id
        return content_key in self._contents
