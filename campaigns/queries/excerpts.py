"""A quote in its surroundings, as much of them as may be shown."""

from campaigns.models import StatedFact

CONTEXT_LENGTH = 240  # characters of context a restricted article shows on each side


def context(fact: StatedFact) -> tuple[str, str]:
    """The words around a quote: its paragraph, or as much as a little context allows.

    Context that was cut short ends at a word and says so with an ellipsis.
    """
    text = fact.revision.text
    before = text[: fact.start].rpartition("\n")[2]
    after = text[fact.end :].partition("\n")[0]
    if len(before) > CONTEXT_LENGTH:
        before = "… " + before[-CONTEXT_LENGTH:].partition(" ")[2]
    if len(after) > CONTEXT_LENGTH:
        after = after[:CONTEXT_LENGTH].rpartition(" ")[0] + " …"
    return before, after
