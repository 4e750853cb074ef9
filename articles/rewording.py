"""What differs between two texts, word by word. Pure.

Words that stay are told only as far as they lie around a difference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

WORD = re.compile(r"\S+\s*|\s+")
AROUND = 12  # words that stay, told on either side of a difference
# Beyond this the comparison would take the memory of the machine: it grows with the product.
MOST_WORDS = 10_000


@dataclass(frozen=True)
class Stretch:
    """Words that are in the earlier text, in the later one, or in both."""

    kept: str = ""
    gone: str = ""
    come: str = ""
    skipped: bool = False  # words that stay, too far from a difference to be told


def stretches(before: str, after: str, *, around: int = AROUND) -> list[Stretch]:
    """The differences in the order of the text, each among the words that stay around it.

    Texts that differ nowhere have none. Of more than `MOST_WORDS` that lie between the first and
    the last difference, all are told as gone and come.
    """
    if before == after:
        return []
    aligned = list(_aligned(WORD.findall(before), WORD.findall(after)))
    return list(_shortened(aligned, around))


def _aligned(before: list[str], after: list[str]) -> Iterator[Stretch]:
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    first, second = before[head : len(before) - tail], after[head : len(after) - tail]
    yield Stretch(kept="".join(before[:head]))
    if max(len(first), len(second)) > MOST_WORDS:
        yield Stretch(gone="".join(first), come="".join(second))
    else:
        yield from _compared(first, second)
    yield Stretch(kept="".join(before[len(before) - tail :]))


def _alike(before: list[str], after: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(before, after, strict=False)
    differing = (at for at, (one, other) in enumerate(pairs) if one != other)
    return next(differing, min(len(before), len(after)))


def _compared(before: list[str], after: list[str]) -> Iterator[Stretch]:
    """Runs of words; what goes and what comes at one place are one stretch."""
    gone = come = ""
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            if gone or come:
                yield Stretch(gone=gone, come=come)
                gone = come = ""
            yield Stretch(kept="".join(before[step.src_start : step.src_end]))
        else:
            gone += "".join(before[step.src_start : step.src_end])
            come += "".join(after[step.dest_start : step.dest_end])
    if gone or come:
        yield Stretch(gone=gone, come=come)


def _shortened(told: list[Stretch], around: int) -> Iterator[Stretch]:
    for at, stretch in enumerate(told):
        if stretch.gone or stretch.come:
            yield stretch
        elif stretch.kept:
            words = WORD.findall(stretch.kept)
            after = [] if at == 0 else words[:around]
            before = [] if at == len(told) - 1 else words[len(after) :][-around:]
            yield from _beside(after, before, skipped=len(after) + len(before) < len(words))


def _beside(after: list[str], before: list[str], *, skipped: bool) -> Iterator[Stretch]:
    """The words that stay next to a difference: after the one before, before the one after."""
    if after:
        yield Stretch(kept="".join(after))
    if skipped:
        yield Stretch(skipped=True)
    if before:
        yield Stretch(kept="".join(before))
