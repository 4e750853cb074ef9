"""The native format, written: one `.json` file an article. It carries everything."""

from hashlib import sha256
from typing import Any

from articles.annotated import AnnotatedArticle, FactMark, Mark
from articles.enums import OffsetUnit
from articles.writers.telling import json_bytes, told, told_header, without_passing_ids

SLUG = "native"
MEDIA_TYPE = "application/json"


def carried(article: AnnotatedArticle) -> AnnotatedArticle:
    return without_passing_ids(article)


def write(article: AnnotatedArticle, name: str) -> dict[str, bytes]:
    """The file of an article as `carried` leaves it, by its name."""
    record = {
        "schema_version": 1,
        "offset_unit": OffsetUnit.CODEPOINT,
        "article": told_header(article.header),
        "text": article.text,
        "text_sha256": sha256(article.text.encode()).hexdigest(),
        "annotated_at": article.annotated_at,
        "states_facts": article.states_facts,
        "annotations": [_annotation(mark) for mark in article.marks],
    }
    return {f"{name}.json": json_bytes(record)}


def _annotation(mark: Mark) -> dict[str, Any]:
    said = told(mark) | {"type": mark.type}
    extra = said.pop("extra", {})
    if isinstance(mark, FactMark):
        said["roles"] = mark.roles
        said["value"] = told(mark.value) if mark.value else None
    return {**extra, **said}
