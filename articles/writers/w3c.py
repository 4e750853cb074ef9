"""W3C Web Annotations in JSON-LD, written: `<name>.jsonld`, `<name>.txt`, `<name>.meta.json`.

It carries everything. A mark is an Annotation with one body, whose type is the mark's, and one
target; what the model has no word for is said in ours.
"""

import re
from typing import Any
from urllib.parse import quote

from articles.annotated import AnnotatedArticle, FactMark, Mark, RoleSpan, Span
from articles.formats.jsonld import NAMESPACE
from articles.formats.w3c import OUR_IDS
from articles.writers.telling import (
    COUNTED_AS_DELIVERED,
    json_bytes,
    told,
    told_header,
    without_passing_ids,
)

SLUG = "w3c"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

_CONTEXT = 32  # characters on either side of a quote
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def carried(article: AnnotatedArticle) -> AnnotatedArticle:
    return without_passing_ids(article)


def write(article: AnnotatedArticle, name: str) -> dict[str, bytes]:
    """The three files of an article as `carried` leaves it, by their names."""
    collection = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"sf": NAMESPACE}],
        "id": f"{article.header.url}#annotations",
        "type": "AnnotationCollection",
        "label": article.header.title,
        **({"modified": article.annotated_at} if article.annotated_at else {}),
        "sf:states_facts": article.states_facts,
        "total": len(article.marks),
        "first": {
            "id": f"{article.header.url}#annotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [
                _annotation(mark, number, article) for number, mark in enumerate(article.marks)
            ],
        },
    }
    return {
        f"{name}.jsonld": json_bytes(collection),
        f"{name}.txt": article.text.encode(),
        f"{name}.meta.json": json_bytes({**told_header(article.header), **COUNTED_AS_DELIVERED}),
    }


def _annotation(mark: Mark, number: int, article: AnnotatedArticle) -> dict[str, Any]:
    return {
        "id": _id(mark.id) if mark.id else f"_:{number}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [_body(mark, article.text)],
        "target": {"source": article.header.url, "selector": _selectors(mark, article.text)},
    }


def _id(id: str) -> str:
    if _ADDRESS.fullmatch(id) and not id.startswith((OUR_IDS, "_:")):
        return id
    return OUR_IDS + quote(id, safe="")


def _body(mark: Mark, text: str) -> dict[str, Any]:
    body: dict[str, Any] = {"type": f"sf:{quote(mark.type, safe='')}", "purpose": "describing"}
    if isinstance(mark, FactMark):
        body |= {"sf:measure": mark.measure, "sf:campaign": mark.campaign}
        if mark.modality:
            body["sf:modality"] = mark.modality
        if mark.value:
            # A value that says nothing is said by a unit that is blank.
            said = told(mark.value) or {"unit": ""}
            body |= {f"sf:{name}": bound for name, bound in said.items()}
        if mark.stated_for:
            body["sf:edtf"] = mark.stated_for
        if mark.roles:
            body["sf:roles"] = [_role(role, text) for role in mark.roles]
    if mark.extra:
        body["sf:extra"] = mark.extra
    return body


def _role(role: RoleSpan, text: str) -> dict[str, Any]:
    return {"sf:role": role.role, "selector": _selectors(role, text)}


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.exact,
            "prefix": text[max(span.start - _CONTEXT, 0) : span.start],
            "suffix": text[span.end : span.end + _CONTEXT],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
