"""The writers of annotation formats: one pure module each, behind one registry.

A writer has a `SLUG`, tells which article its format has `carried` once a reader reads it back,
and `write`s that one into files. A new format is one module and one line here.
"""

from collections.abc import Iterable, Iterator
from types import ModuleType

import msgspec

from articles.annotated import AnnotatedArticle, FactMark, Mark
from articles.writers import brat, label_studio, native, w3c

WRITERS: dict[str, ModuleType] = {
    writer.SLUG: writer for writer in (native, w3c, brat, label_studio)
}
_CONFIGURED = (brat, label_studio)


def write(article: AnnotatedArticle, *, format: str, name: str) -> dict[str, bytes]:
    """Write an anchored article; returns the content of each file by its name."""
    writer = WRITERS[format]
    return writer.write(writer.carried(article), name)


def configuration(
    *,
    format: str,
    roles: Iterable[str],
    types: Iterable[str],
    attributes: dict[str, Iterable[str]],
) -> dict[str, bytes]:
    """The file by its name that sets a tool up for a vocabulary; none where it needs none.

    `attributes` are the closed sets that a fact chooses one of, by the field that it is for.
    """
    writer = WRITERS[format]
    if writer not in _CONFIGURED:
        return {}
    content = writer.configuration(roles=roles, types=types, attributes=attributes)
    return {writer.CONFIGURATION: content}


def losses(article: AnnotatedArticle, *, format: str) -> list[str]:
    """What of an article its files will not say, in words."""
    return list(_losses(article, WRITERS[format].carried(article)))


def _losses(whole: AnnotatedArticle, carried: AnnotatedArticle) -> Iterator[str]:
    if whole.annotated_at != carried.annotated_at:
        yield "when the marks were made"
    if whole.states_facts != carried.states_facts:
        yield "that nobody marked facts in a text, so that the files say there are none"
    if len(whole.marks) != len(carried.marks):
        yield "facts without a measure or a campaign"
        whole = msgspec.structs.replace(whole, marks=tuple(filter(_is_named, whole.marks)))
    for name, words in (
        ("id", "the ids of marks"),
        ("extra", "what was said of a mark beyond the product's own fields"),
        ("type", "white space in the name of a type"),
    ):
        if _all(name, whole.marks) != _all(name, carried.marks):
            yield words
    facts, left = _facts(whole), _facts(carried)
    if _all("roles", facts) != _all("roles", left):
        yield "roles that are not named in small letters"
    if any(
        _all(name, facts) != _all(name, left)
        for name in ("measure", "campaign", "modality", "stated_for")
    ):
        yield "line ends and double spaces in a measure, campaign, modality or date"
    if _kinds(whole) != _kinds(carried):
        yield "which marks stand before which"


def _is_named(mark: Mark) -> bool:
    """Whether a fact says of what and of which campaign it is; other marks need not."""
    return not isinstance(mark, FactMark) or bool(mark.measure.split() and mark.campaign.split())


def _kinds(article: AnnotatedArticle) -> list[bool]:
    return [isinstance(mark, FactMark) for mark in article.marks]


def _facts(article: AnnotatedArticle) -> list[FactMark]:
    return [mark for mark in article.marks if isinstance(mark, FactMark)]


def _all(name: str, marks: list[Mark] | list[FactMark] | tuple[Mark, ...]) -> list[bytes]:
    return sorted(msgspec.json.encode(getattr(mark, name)) for mark in marks)
