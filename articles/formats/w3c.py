"""W3C Web Annotations in JSON-LD: one, a list, a page, or a collection with its pages.

Each body of ours over each target is a mark. An annotation without one is a mark that is no fact,
named for its tag or its motivation.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote

import msgspec

from articles.annotated import AnnotatedArticle, Moment
from articles.deliveries import Document
from articles.enums import MarkType, OffsetUnit
from articles.errors import BAD_FIELD, BAD_MARK, PAGE_ELSEWHERE, Problem, Refusal, Refused
from articles.formats import selectors, targets
from articles.formats.decoding import first_of_list, json_of, shape_of, sound_records, typed
from articles.formats.jsonld import Gathered, gather, listed, plain
from articles.formats.limits import numbered, refuse_beyond
from articles.formats.targets import Delivered, Pointing
from articles.formats.w3c_bodies import extra_of, is_ours, kind_of, said_by

SLUG = "w3c"
OUR_IDS = "urn:x:"  # before the id of a mark that is no address


class _Envelope(msgspec.Struct, frozen=True):
    context: Any = msgspec.field(name="@context", default=None)


class _Dated(msgspec.Struct, frozen=True):
    created: Moment | None = None
    modified: Moment | None = None


def recognises(document: Document) -> bool:
    """By its name, or by the context that the model asks for."""
    if ".jsonld" in document.parts:
        return True
    content = document.whole(".json") if ".json" in document.parts else b""
    if b"/ns/anno" not in content:
        return False
    return any(
        "/ns/anno" in str(one.context)
        for said in (content, first_of_list(content))
        for one in listed(shape_of(said, _Envelope))
    )


def texts_left_out(document: Document) -> set[str]:
    """The addresses of the articles that are marked here and whose texts are not beside it."""
    if targets.brings_text(document):
        return set()
    try:
        gathered = _gathered(document, [], lenient=True)
    except Refused:
        return set()
    return {
        address
        for _, annotation in gathered.annotations
        for target in listed(annotation.get("target"))
        for address in targets.addresses(_source(target))
    }


def read(
    document: Document, *, lenient: bool = False, offset_unit: OffsetUnit | None = None
) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the article beside the file, or each that its targets name."""
    refusals: list[Refusal] = []
    gathered = _gathered(document, refusals, lenient=lenient)
    if not gathered.annotations and not gathered.collection:
        reason = "it is no Annotation, AnnotationPage or AnnotationCollection"
        raise Refused(BAD_FIELD.at(document.name, reason=reason))
    refusals += [
        PAGE_ELSEWHERE.at(document.name, place, url=url) for place, url in gathered.elsewhere
    ]
    ids = {_id(annotation) for _, annotation in gathered.annotations}
    pointing: list[Pointing] = []
    notes = replies = 0
    dated: list[datetime] = []
    for _, (place, annotation) in numbered(gathered.annotations, document.name):
        try:
            dated += _dates(annotation, BAD_MARK, document.name, place)
            for one in _pointing(annotation, document.name, place):
                if one.told or one.type == MarkType.STATED_FACT:
                    pointing.append(one)
                    refuse_beyond(len(pointing), document.name)
                elif one.source and one.source in ids:
                    replies += 1
                else:
                    notes += 1
        except Refused as refused:
            if refused.refusal.whole_document:
                raise
            refusals.append(refused.refusal)
    of_all = _dates(gathered.collection, BAD_FIELD, document.name, "")
    ours = any(is_ours(body) for _, one in gathered.annotations for body in listed(one.get("body")))
    delivered = Delivered(
        format=SLUG,
        offset_unit=offset_unit,
        annotated_at=max(of_all or dated, default=None),
        states_facts=gathered.collection.get("sf:states_facts", ours) is not False,
        refusals=tuple(refusals),
        notes=targets.passed_over(document.name, notes=notes, replies=replies),
    )
    yield from targets.articles(pointing, document, delivered)


def _gathered(document: Document, refusals: list[Refusal], *, lenient: bool) -> Gathered:
    """The annotations of the file; with `lenient`, the sound ones of a list that is broken."""
    [content] = (document.whole(part) for part in (".jsonld", ".json") if part in document.parts)
    try:
        return gather(plain(json_of(content, document.name)))
    except Refused as refused:
        sound, broken = sound_records(content, document.name)
        if not lenient or not sound:
            raise refused
        refusals += broken
        return gather(plain(sound))


def _dates(said: dict[str, Any], problem: Problem, name: str, place: str) -> list[datetime]:
    dated = typed(said, _Dated, problem, name, place)
    return [moment for moment in (dated.created, dated.modified) if moment]


def _pointing(annotation: dict[str, Any], name: str, place: str) -> Iterator[Pointing]:
    """Each mark that an annotation makes; several are told apart by a number behind its id."""
    aims = listed(annotation.get("target"))
    if not aims:
        raise Refused(BAD_MARK.at(name, place, reason="it has no target"))
    bodies = listed(annotation.get("body"))
    extra = extra_of(annotation, [body for body in bodies if not is_ours(body)])
    ours = [body for body in bodies if is_ours(body)]
    said = [said_by(body, extra, name, place) for body in ours] or [
        {"type": kind_of(annotation, bodies), "extra": extra}
    ]
    id = _id(annotation)
    several = len(aims) * len(said) > 1
    for aim_number, aim in enumerate(aims):
        told = selectors.told(_selector(aim), name, place)
        for number, one in enumerate(said):
            behind = aim_number * len(said) + number + 1
            yield Pointing(
                place=f"{place}#{behind}" if several else place,
                source=_source(aim),
                told=told,
                id=f"{id}#{behind}" if id and several else id,
                **one,
            )


def _id(annotation: dict[str, Any]) -> str:
    """The id that copies share, else its own; a blank node has none beyond its file."""
    id = annotation.get("canonical") or annotation.get("id")
    if not isinstance(id, str) or id.startswith("_:"):
        return ""
    return unquote(id.removeprefix(OUR_IDS)) if id.startswith(OUR_IDS) else id


def _source(target: Any) -> str:
    """The address of the article, or of a part of it."""
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    if isinstance(source, dict):
        source = source.get("id")
    return source if isinstance(source, str) else ""


def _selector(target: Any) -> Any:
    """What selects the words of a target: beside its address, or behind it."""
    selector = target.get("selector") if isinstance(target, dict) else None
    _, is_fragment, value = _source(target).partition("#char=")
    if selector is None and is_fragment:
        return {"type": ["FragmentSelector"], "value": f"char={value}"}
    return selector
