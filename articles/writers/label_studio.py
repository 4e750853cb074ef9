"""Label Studio's JSON, written: `<name>.json` with one task, ready to be imported and annotated.

What is marked here is an annotation there, so that it can be corrected and comes home. Ids and what
Label Studio has no control for travel in the `meta` of their region.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

import msgspec

from articles.annotated import AnnotatedArticle, FactMark, Mark, RoleSpan, Span, StatedValue
from articles.endings import LABELLING
from articles.enums import MarkType
from articles.formats.label_studio_regions import (
    EXTRA,
    HIGH_OPEN,
    ID,
    LOW_OPEN,
    NO_FIGURE,
    ROLE,
)
from articles.writers.telling import (
    COUNTED_AS_DELIVERED,
    json_bytes,
    told_header,
    without_passing_ids,
)

SLUG = "label-studio"
MEDIA_TYPE = "application/json"
CONFIGURATION = LABELLING
_OF_A_FACT = f'whenTagName="label" whenLabelValue="{MarkType.STATED_FACT}"'
_ABOUT = {"to_name": "text", "origin": "manual"}


def carried(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as far as Label Studio can say it."""
    kept = without_passing_ids(article)
    return msgspec.structs.replace(kept, marks=tuple(map(_carried_mark, kept.marks)))


def _carried_mark(mark: Mark) -> Mark:
    if not isinstance(mark, FactMark):
        return mark
    roles = tuple(msgspec.structs.replace(role, role=role.role.lower()) for role in mark.roles)
    return msgspec.structs.replace(mark, roles=roles)


def write(article: AnnotatedArticle, name: str) -> dict[str, bytes]:
    """The file of an article as `carried` leaves it, by its name."""
    task = {
        "data": {
            "text": article.text,
            "meta": {**told_header(article.header), **COUNTED_AS_DELIVERED},
        },
        "annotations": list(_annotations(article)),
    }
    return {f"{name}.json": json_bytes([task])}


def configuration(
    *,
    roles: Iterable[str],
    types: Iterable[str],
    attributes: dict[str, Iterable[str]],
) -> bytes:
    """The labelling configuration that shows facts and offers the vocabulary for them.

    `attributes` are the closed sets that a fact chooses one of, by the name of each.
    """
    labels = [*MarkType, ROLE, *sorted(set(types) - {*MarkType, ROLE})]
    lines = [
        "<View>",
        '  <Relations name="relations">',
        *(f"    <Relation value={quoteattr(role)}/>" for role in roles),
        "  </Relations>",
        '  <Labels name="label" toName="text">',
        *(f"    <Label value={quoteattr(label)}/>" for label in labels),
        "  </Labels>",
        "  <Style>.htx-text { white-space: pre-wrap }</Style>",  # or spaces are lost in results
        '  <Text name="text" value="$text" granularity="symbol"/>',
    ]
    lines.append(f'  <View visibleWhen="region-selected" {_OF_A_FACT}>')
    for name, choices in attributes.items():
        lines += _choices(name, choices, 'choice="single" layout="select"')
    lines += [
        *_control("Number", "low", "at least"),
        *_control("Number", "high", "at most"),
        *_choices("bounds", [LOW_OPEN, HIGH_OPEN, NO_FIGURE], 'choice="multiple"'),
        *_control("TextArea", "edtf", "the time the words are about"),
        "  </View>",
        "</View>",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _choices(name: str, choices: Iterable[str], how: str) -> Iterator[str]:
    heading, control = _control("Choices", name)
    yield heading
    yield f"{control.removesuffix('/>')} {how}>"
    yield from (f"      <Choice value={quoteattr(choice)}/>" for choice in choices)
    yield "    </Choices>"


def _control(tag: str, name: str, meaning: str = "") -> tuple[str, str]:
    """A control that is shown for each fact, under a heading that says what it asks for."""
    asked = f"{name}: {meaning}" if meaning else name
    return (
        f'    <Header value="{asked}" size="6"/>',
        f'    <{tag} name="{name}" toName="text" perRegion="true" {_OF_A_FACT}/>',
    )


def _annotations(article: AnnotatedArticle) -> Iterator[dict[str, Any]]:
    """One annotation; none where nobody has marked the text, so that somebody is asked to."""
    if not (article.marks or article.states_facts or article.annotated_at):
        return
    dated = {"updated_at": article.annotated_at} if article.annotated_at else {}
    yield {
        "result": [item for n, mark in enumerate(article.marks) for item in _items(mark, f"m{n}")],
        "was_cancelled": False,
        "states_facts": article.states_facts,
        **dated,
    }


def _items(mark: Mark, id: str) -> Iterator[dict[str, Any]]:
    kept = {ID: mark.id, **({EXTRA: mark.extra} if mark.extra else {})}
    yield {**_region(mark, mark.type, id), "meta": kept}
    if not isinstance(mark, FactMark):
        return
    for name, type, told in _said(mark):
        value = {**_place(mark), "text" if type == "textarea" else type: told}
        yield {**_ABOUT, "id": id, "from_name": name, "type": type, "value": value}
    for number, role in enumerate(mark.roles):
        yield _region(role, ROLE, f"{id}-{number}")
        yield _relation(role, id, f"{id}-{number}")


def _said(fact: FactMark) -> Iterator[tuple[str, str, Any]]:
    """What is said of a fact: by which control, of which kind, and what."""
    for name, slug in (("measure", fact.measure), ("campaign", fact.campaign)):
        yield name, "choices", [slug]
    if fact.modality:
        yield "modality", "choices", [fact.modality]
    if fact.value is not None:
        yield from _bounds(fact.value)
    if fact.stated_for:
        yield "edtf", "textarea", [fact.stated_for]


def _bounds(value: StatedValue) -> Iterator[tuple[str, str, Any]]:
    for name, bound in (("low", value.low), ("high", value.high)):
        if bound is not None:
            yield name, "number", bound
    if value.unit:
        yield "unit", "choices", [value.unit]
    opened = [
        name
        for name, is_open in ((LOW_OPEN, value.low_open), (HIGH_OPEN, value.high_open))
        if is_open
    ]
    if opened or value == StatedValue():
        yield "bounds", "choices", opened or [NO_FIGURE]


def _region(span: Span, label: str, id: str) -> dict[str, Any]:
    value = {**_place(span), "text": span.exact, "labels": [label]}
    return {**_ABOUT, "id": id, "from_name": "label", "type": "labels", "value": value}


def _relation(role: RoleSpan, fact: str, part: str) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": fact,
        "to_id": part,
        "direction": "right",
        "labels": [role.role],
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
