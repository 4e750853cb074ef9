"""What an annotated article says, as plain data: what every writer begins with."""

from typing import Any

import msgspec

from articles.annotated import AnnotatedArticle, ArticleHeader, Counting, Mark
from articles.enums import OffsetUnit

# How the writers count, beside the fields of an article: so that nobody has to find it out.
COUNTED_AS_DELIVERED = msgspec.structs.asdict(
    Counting(offset_unit=OffsetUnit.CODEPOINT, crlf_is_one=False, bom_counts=True)
)
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def told(said: msgspec.Struct) -> dict[str, Any]:
    """The fields that say something: not those that stand at their default."""
    return {
        field.name: getattr(said, field.name)
        for field in msgspec.structs.fields(said)
        if field.required or getattr(said, field.name) != field.default
    }


def told_header(header: ArticleHeader) -> dict[str, Any]:
    """The fields of an article, in the words that `.meta.json` and the native format share."""
    return {**told(header), "rights": header.rights}


def without_passing_ids(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article without ids that its tool uses again for other marks: they identify nothing."""
    if article.keeps_ids:
        return article
    return msgspec.structs.replace(article, keeps_ids=True, marks=without_ids(article.marks))


def without_ids(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(msgspec.structs.replace(mark, id="") for mark in marks)


def json_bytes(data: Any) -> bytes:
    """JSON with exact figures, for people to read."""
    return msgspec.json.format(_ENCODER.encode(data), indent=1) + b"\n"


def json_line(data: Any) -> str:
    """The same in one line."""
    return _ENCODER.encode(data).decode()
