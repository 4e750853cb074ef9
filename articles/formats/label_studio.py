"""Label Studio's JSON export: one task an article, or, as it syncs to a storage, one annotation
with its task.

Its text is `data.text`, and its fields are in `data.meta`.

Every annotation of a task counts but cancelled ones; drafts and predictions are nobody's word.
Where annotators agree on a mark it is one mark; where they do not, each keeps their own. Of who
made a mark the number is kept, and never the address.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from articles.annotated import AnnotatedArticle, ArticleHeader, Mark, Moment
from articles.deliveries import Document
from articles.enums import MarkType, Quotes
from articles.errors import BAD_FIELD, DUPLICATE_ID, FLAT_EXPORT, Refusal, Refused
from articles.formats.decoding import counting, typed
from articles.formats.json_records import first_as, holds, records
from articles.formats.label_studio_regions import Regions, sorted_regions
from articles.formats.limits import refuse_beyond

SLUG = "label-studio"


class _Shape(msgspec.Struct, frozen=True):
    """What tells a task from other JSON; in JSON-MIN its annotations are taken apart."""

    data: Any = None
    annotations: Any = None
    predictions: Any = None
    annotation_id: Any = None
    annotator: Any = None
    task: Any = None
    result: Any = None

    @property
    def is_task(self) -> bool:
        return isinstance(self.data, dict) and (
            isinstance(self.annotations, list) or isinstance(self.predictions, list)
        )

    @property
    def is_annotation(self) -> bool:
        return isinstance(self.task, dict) and isinstance(self.result, list)

    @property
    def is_flat(self) -> bool:
        return self.data is None and None not in (self.annotation_id, self.annotator)


class _Data(msgspec.Struct, frozen=True):
    text: str
    meta: dict[str, Any]


class _Task(msgspec.Struct, frozen=True):
    data: _Data
    annotations: list[Any] = []


class _Annotation(msgspec.Struct, frozen=True):
    result: list[Any] = []
    id: int = 0
    completed_by: Any = None  # a number, or an account with its number
    was_cancelled: bool = False
    created_at: Moment | None = None
    updated_at: Moment | None = None
    states_facts: bool | None = None  # said by our own files

    @property
    def annotator(self) -> int | None:
        by = self.completed_by
        number = by.get("id") if isinstance(by, dict) else by
        return number if isinstance(number, int) else None


def recognises(document: Document) -> bool:
    shape = first_as(_Shape, document)
    return shape is not None and (shape.is_task or shape.is_annotation or shape.is_flat)


def read(document: Document, *, lenient: bool = False) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the article of each task; a broken one is refused and its neighbours go on."""
    looked_for_facts = holds(document, f'"{MarkType.STATED_FACT}"'.encode())
    for name, _, task in records(document, lenient=lenient):
        try:
            yield _article(task() if callable(task) else task, name, looked_for_facts)
        except Refused as refused:
            yield refused.refusal


def _article(data: Any, name: str, looked_for_facts: bool) -> AnnotatedArticle:
    if isinstance(data, dict) and isinstance(data.get("task"), dict):
        data = {**data["task"], "annotations": [data]}
    if isinstance(data, dict) and "data" not in data:
        raise Refused(FLAT_EXPORT.at(name))
    task = typed(data, _Task, BAD_FIELD, name)
    meta = {key: value for key, value in task.data.meta.items() if value is not None}
    kept = list(_kept(task, name))
    marks, refusals = _marks(kept, name)
    return AnnotatedArticle(
        document=name,
        format=SLUG,
        header=typed(meta, ArticleHeader, BAD_FIELD, name, "/data/meta"),
        text=task.data.text,
        **counting(meta, name, "/data/meta"),
        quotes=Quotes.LOOSE,
        keeps_ids=True,
        annotated_at=max(
            (moment for _, one in kept if (moment := one.updated_at or one.created_at)),
            default=None,
        ),
        states_facts=any(
            looked_for_facts if one.states_facts is None else one.states_facts for _, one in kept
        ),
        marks=tuple(marks),
        refusals=tuple(refusals),
    )


def _kept(task: _Task, name: str) -> Iterator[tuple[str, _Annotation]]:
    """The annotations that count, oldest first, each with its place."""
    annotations = []
    counted = 0
    for number, said in enumerate(task.annotations):
        place = f"/annotations/{number}"
        annotation = typed(said, _Annotation, BAD_FIELD, name, place)
        counted += 1 + len(annotation.result)
        refuse_beyond(counted, name)
        annotations.append((place, annotation))
    annotations.sort(key=lambda placed: placed[1].id)
    return (placed for placed in annotations if not placed[1].was_cancelled)


def _marks(
    annotations: list[tuple[str, _Annotation]], name: str
) -> tuple[list[Mark], list[Refusal]]:
    marks: list[Mark] = []
    refusals: list[Refusal] = []
    first_use: dict[str, str] = {}
    for place, annotation in annotations:
        regions = sorted_regions(annotation.result, name, f"{place}/result")
        before: dict[tuple[int, int], list[Mark]] = defaultdict(list)
        for mark in marks:
            before[mark.start, mark.end].append(_without_maker(mark))
        for here, mark in regions.marks():
            named = _named(mark, annotation.annotator, first_use, regions)
            if _without_maker(named) in before[mark.start, mark.end]:
                continue  # another annotator has said the same
            first = first_use.setdefault(named.id or here, here)
            if first != here:
                refusals.append(DUPLICATE_ID.at(name, here, id=named.id, first=first))
                continue
            marks.append(named)
        refusals += regions.refusals
    return marks, refusals


def _named(mark: Mark, annotator: int | None, taken: dict[str, str], regions: Regions) -> Mark:
    """The mark under an id of its own, whoever else marked: the annotator's number goes before it.

    An id that this mark brought from here is the first annotator's to keep.
    """
    if mark.id in regions.ids_from_here and mark.id not in taken:
        id = mark.id
    else:
        id = mark.id if annotator is None else f"{annotator}:{mark.id}"
    made_by = {} if annotator is None else {"annotator": annotator}
    return msgspec.structs.replace(mark, id=id, extra={**mark.extra, **made_by})


def _without_maker(mark: Mark) -> Mark:
    return msgspec.structs.replace(mark, id="", extra={})
