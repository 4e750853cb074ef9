"""Quotes in a text that has changed: found again where the words are the same, else only proposed.

Exact words attach, whatever their quotation marks look like. Anything else is a proposal for a
curator, and none is made that changes a figure, a hedge or a negation: words that differ in one of
those are other words. Pure.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

MOST_PROPOSALS = 3
LEAST_LIKENESS = 60.0  # below it, sentences about other things begin to be proposed
NEAREST_SENTENCES = 6
NEAREST_EDGES = 12
LONGEST_WORD = 40
BESIDE = 3  # words: "no more than", "as many as"

NUMBER_WORDS = frozenset(
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
        "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
        "dozen", "dozens", "half", "third", "quarter", "first", "second", "once", "twice",
    }
)  # fmt: skip
HEDGES = frozenset(
    {
        "about", "around", "roughly", "nearly", "almost", "approximately", "estimated", "estimates",
        "over", "under", "more", "less", "fewer", "most", "least", "up", "some", "only", "just",
        "perhaps", "maybe", "may", "might", "could", "possibly", "probably", "likely",
        "reportedly", "allegedly", "believed", "close", "early", "late", "soon",
        "several", "many", "few",
    }
)  # fmt: skip
NEGATIONS = frozenset(
    {
        "no", "not", "none", "never", "neither", "nor", "without", "cannot",
        "denied", "denies", "deny", "refused", "unlikely",
    }
)  # fmt: skip

_QUOTATION_MARKS = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"')})
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|\w+(?:['’]\w+)?", re.UNICODE)
_STOP = re.compile(r"[.!?…;:](?=\s|$)|\n")
# What makes other words of them without a space between: 0.6, non-combatants, 50k.
_GLUED_BEFORE = re.compile(r"(?:\w[-.,'’]?|[-−])$")
_GLUED_AFTER = re.compile(r"[-.,'’]?\w")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]['\"”’)]*(?=\s|$)|$)", re.M)


@dataclass(frozen=True)
class Proposal:
    """Words of the new text that may be those of a lost quote; `likeness` is 0 to 100."""

    start: int
    end: int
    exact: str
    likeness: float


def refound(quote: str, old_text: str, start: int, new_text: str) -> int | None:
    """Where the very words stand in the new text; None where they do not, or nobody can say which.

    Words that stand there more often than once are the same occurrence only if the text still has
    as many of them. A hedge, figure or negation that came or went beside them makes them others.
    """
    quote, old_text, new_text = map(_plain, (quote, old_text, new_text))
    before, now = _places(quote, old_text), _places(quote, new_text)
    if len(now) == 1:
        place = now[0]
    elif now and len(now) == len(before) and start in before:
        place = now[before.index(start)]
    else:
        return None
    length = len(quote)
    beside = _beside(old_text, start, start + length)
    return place if _beside(new_text, place, place + length) == beside else None


def propose(quote: str, text: str) -> list[Proposal]:
    """Words of a text that may be a lost quote, the likeliest first; never a look-alike."""
    sentences = [match for match in _SENTENCE.finditer(text) if match[0].strip()]
    nearest = process.extract(
        quote, [match[0] for match in sentences], scorer=fuzz.partial_ratio, limit=NEAREST_SENTENCES
    )
    found = {
        proposal.start: proposal
        for _, _, number in nearest
        if (proposal := _within(quote, sentences[number], text)) is not None
    }
    ranked = sorted(found.values(), key=lambda one: (-one.likeness, one.start))
    return ranked[:MOST_PROPOSALS]


def says_the_same(one: str, other: str) -> bool:
    """Whether two wordings agree in every figure, hedge and negation."""
    return _weighty(one) == _weighty(other)


def _within(quote: str, sentence: re.Match[str], text: str) -> Proposal | None:
    """The words of a sentence that are nearest to a quote among those that say the same."""
    aligned = fuzz.partial_ratio_alignment(quote, sentence[0])
    if aligned is None:
        return None
    words = list(_WORD.finditer(text, sentence.start(), sentence.end()))
    starts = _near([word.start() for word in words], sentence.start() + aligned.dest_start)
    ends = _near([word.end() for word in words], sentence.start() + aligned.dest_end)
    windows = [
        Proposal(start, end, text[start:end], fuzz.ratio(quote, text[start:end]))
        for start in starts
        for end in ends
        if start < end
    ]
    likely = (one for one in windows if one.likeness >= LEAST_LIKENESS)
    ranked = sorted(likely, key=lambda one: (-one.likeness, one.start))
    best = next((one for one in ranked if says_the_same(quote, one.exact)), None)
    if best is None or _beside(text, best.start, best.end) & Counter(NEGATIONS):
        return None
    return best


def _near(edges: list[int], place: int) -> list[int]:
    """The edges of words that are nearest to a place: an alignment is a few words out at most."""
    return sorted(edges, key=lambda edge: abs(edge - place))[:NEAREST_EDGES]


def _beside(text: str, start: int, end: int) -> Counter[str]:
    """The hedges, figures and negations right beside some words, in the same clause."""
    near_before = text[max(start - BESIDE * LONGEST_WORD, 0) : start]
    near_after = text[end : end + BESIDE * LONGEST_WORD]
    before = _STOP.split(near_before)[-1].split()[-BESIDE:]
    after = _STOP.split(near_after)[0].split()[:BESIDE]
    glued = [
        match[0]
        for match in (_GLUED_BEFORE.search(near_before), _GLUED_AFTER.match(near_after))
        if match
    ]
    return _weighty(" ".join(before)) + _weighty(" ".join(after)) + Counter(glued)


def _weighty(words: str) -> Counter[str]:
    return Counter(_weights(words))


def _weights(words: str) -> Iterator[str]:
    for word in _WORD.findall(words.casefold().replace("’", "'")):
        if word[0].isdigit() or word in NUMBER_WORDS or word in HEDGES or word in NEGATIONS:
            yield word
        elif word.endswith("n't"):
            yield "not"


def _plain(words: str) -> str:
    """The words with plain quotation marks, each in its place."""
    return words.translate(_QUOTATION_MARKS)


def _places(words: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), text)]
