"""brat standoff, written: `<name>.txt`, `<name>.ann`, `<name>.meta.json`, and `annotation.conf`.

Facts stand before other marks, each with the words of its roles before its event.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

import msgspec

from articles.annotated import AnnotatedArticle, FactMark, Mark, RoleSpan, Span
from articles.enums import MarkType
from articles.writers.telling import (
    COUNTED_AS_DELIVERED,
    json_bytes,
    json_line,
    told,
    told_header,
    without_ids,
)

SLUG = "brat"
MEDIA_TYPE = "application/zip"
CONFIGURATION = "annotation.conf"

_ATTRIBUTES = ("measure", "campaign", "modality")  # the unit stands in the note of the value
_ROLE = re.compile(r"[a-z]+(-[a-z]+)*")
_TYPE = re.compile(r"[A-Za-z0-9_-]+")  # what brat takes for a name in its configuration
_LINE_END = re.compile(r"\r?\n")


def carried(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as far as brat can say it."""
    facts = [_fact(mark) for mark in article.marks if isinstance(mark, FactMark)]
    others = [_plain(mark) for mark in article.marks if not isinstance(mark, FactMark)]
    named = [fact for fact in facts if fact.measure and fact.campaign]
    return msgspec.structs.replace(
        article,
        keeps_ids=False,
        annotated_at=None,
        states_facts=True,
        marks=without_ids((*named, *others)),
    )


def write(article: AnnotatedArticle, name: str) -> dict[str, bytes]:
    """The three files of an article as `carried` leaves it, by their names."""
    lines = "".join(f"{line}\n" for line in _lines(article))
    return {
        f"{name}.txt": article.text.encode(),
        f"{name}.ann": lines.encode(),
        f"{name}.meta.json": json_bytes({**told_header(article.header), **COUNTED_AS_DELIVERED}),
    }


def configuration(
    *,
    roles: Iterable[str],
    types: Iterable[str],
    attributes: dict[str, Iterable[str]],
) -> bytes:
    """The `annotation.conf` that lets brat show facts and offer the vocabulary for them."""
    names = [role.capitalize() for role in roles]
    others = sorted({type for type in types if _TYPE.fullmatch(type)} - {*names, *MarkType})
    marks = [type for type in MarkType if type not in (*names, MarkType.STATED_FACT)]
    arguments = ", ".join(f"{name}*:{name}" for name in names)
    return "\n".join(
        [
            "[entities]",
            *names,
            *marks,
            *others,
            "",
            "[relations]",
            "",
            "[events]",
            f"{MarkType.STATED_FACT}\t{arguments}",
            "",
            "[attributes]",
            *(
                f"{name.capitalize()}\tArg:{MarkType.STATED_FACT}, Value:{'|'.join(values)}"
                for name, values in attributes.items()
                if name in _ATTRIBUTES
            ),
            "",
        ]
    ).encode()


def _fact(mark: FactMark) -> FactMark:
    return msgspec.structs.replace(
        mark,
        extra={},
        measure=_in_one_line(mark.measure),
        campaign=_in_one_line(mark.campaign),
        modality=_in_one_line(mark.modality),
        stated_for=_in_one_line(mark.stated_for),
        roles=tuple(role for role in mark.roles if _ROLE.fullmatch(role.role)),
    )


def _plain(mark: Mark) -> Mark:
    return msgspec.structs.replace(mark, extra={}, type=re.sub(r"\s", "_", mark.type))


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _lines(article: AnnotatedArticle) -> Iterator[str]:
    spans, notes = count(1), count(1)

    def span(type: str, words: Span) -> tuple[str, str]:
        id = f"T{next(spans)}"
        return id, f"{id}\t{type} {_places(words)}\t{_words(words)}"

    facts = [mark for mark in article.marks if isinstance(mark, FactMark)]
    for number, fact in enumerate(facts, start=1):
        trigger, line = span(fact.type, fact)
        yield line
        arguments = [f"{fact.type}:{trigger}"]
        for argument, role in _arguments(fact.roles):
            id, line = span(role.role.capitalize(), role)
            yield line
            arguments.append(f"{argument}:{id}")
        yield f"E{number}\t{' '.join(arguments)}"
        for name, said in (
            ("Measure", fact.measure),
            ("Campaign", fact.campaign),
            ("Modality", fact.modality),
        ):
            if said:
                yield f"A{next(notes)}\t{name} E{number} {said}"
        if fact.value:
            value = json_line(told(fact.value))
            yield f"#{next(notes)}\tNormalizedValue E{number}\t{value}"
        if fact.stated_for:
            yield f"#{next(notes)}\tEDTF E{number}\t{fact.stated_for}"
    for mark in article.marks:
        if not isinstance(mark, FactMark):
            yield span(mark.type, mark)[1]


def _arguments(roles: Iterable[RoleSpan]) -> Iterator[tuple[str, RoleSpan]]:
    """Each role under its argument: brat numbers one that is there again."""
    seen: Counter[str] = Counter()
    for role in roles:
        seen[role.role] += 1
        again = seen[role.role] if seen[role.role] > 1 else ""
        yield f"{role.role.capitalize()}{again}", role


def _pieces(words: Span) -> list[tuple[int, int]]:
    """brat marks no line end: a span over lines is a piece a line. One that begins or ends with a
    line end stays whole, so that it keeps its place."""
    ends = [match.span() for match in _LINE_END.finditer(words.exact)]
    if any(start == 0 or end == len(words.exact) for start, end in ends):
        return [(0, len(words.exact))]
    edges = [0, *(edge for span in ends for edge in span), len(words.exact)]
    pieces = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pieces if start < end]


def _places(words: Span) -> str:
    return ";".join(f"{words.start + first} {words.start + last}" for first, last in _pieces(words))


def _words(words: Span) -> str:
    pieces = (words.exact[first:last] for first, last in _pieces(words))
    return " ".join(pieces).replace("\n", " ").replace("\r", " ")
