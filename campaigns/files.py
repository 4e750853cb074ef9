"""Tables and streams as answers: how they are named, tagged, and what they may be kept for."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, TypeVar

from django.conf import settings
from django.http import (
    FileResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils import timezone
from django.utils.cache import patch_cache_control

from campaigns.clocks import Clocks
from campaigns.queries.vintage import vintage
from campaigns.tables import Table, csv_files, xlsx_files
from campaigns.tables.cells import in_json, written

# A pinned answer stays as it is, but for its count of later changes: that may be a day behind.
PINNED = "max-age=86400, immutable"
LINES_AT_ONCE = 500

R = TypeVar("R", bound=HttpResponseBase)


def tag_of(request: Any, *told_to: str, path: str = "", deliveries: bool = False) -> str:
    """A strong ETag that follows all that the answer is made of; it costs one query.

    Today is part of it: an answer without `on` is about another day tomorrow. So is what `told_to`
    says of the reader and of the form of the answer. `path` is where it is found, unless here.
    """
    today = timezone.now().date().isoformat()
    where = request.build_absolute_uri(path or None)
    told = (vintage(deliveries=deliveries), today, where, *told_to)
    return f'"{sha256(" ".join(told).encode()).hexdigest()[:32]}"'


def site_of(request: Any) -> str:
    """The site that is asked, as the addresses on it begin: https://ledger.example."""
    site: str = request.build_absolute_uri("/")
    return site.removesuffix("/")


def kept(answer: R, clocks: Clocks) -> R:
    """Say what an answer may be kept for: a pinned one for long, any other until it is asked."""
    return kept_as(answer, pinned=clocks.pinned)


def kept_as(answer: R, *, pinned: bool) -> R:
    """The same for who has not read the clocks."""
    answer["Cache-Control"] = PINNED if pinned else "no-cache"
    if not settings.READING_IS_OPEN:
        patch_cache_control(answer, private=True)
    return answer


def table_file(table: Table, ending: str, *, clocks: Clocks) -> HttpResponseBase:
    """A table in the format that the ending of an address names."""
    if ending == "json":
        return kept(_json(table, clocks), clocks)
    name = f"{table.name}.{ending}"
    if ending == "xlsx":
        file = xlsx_files.workbook(table)
        answer = FileResponse(
            file, as_attachment=True, filename=name, content_type=xlsx_files.MEDIA_TYPE
        )
        return kept(answer, clocks)
    media_type = f"{csv_files.MEDIA_TYPE}; charset=utf-8; header=present"
    return kept(streamed(csv_files.lines(table), media_type, name), clocks)


def streamed(lines: Iterator[str], media_type: str, name: str) -> StreamingHttpResponse:
    """Lines as they come, some at once: no more than these are ever held."""
    answer = StreamingHttpResponse(_together(lines), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _together(lines: Iterator[str]) -> Iterator[str]:
    some: list[str] = []
    for line in lines:
        some.append(line)
        if len(some) == LINES_AT_ONCE:
            yield "".join(some)
            some.clear()
    yield "".join(some)


def _json(table: Table, clocks: Clocks) -> JsonResponse:
    """The table with its columns, and the two clocks that it was asked by."""
    names = [column.name for column in table.columns]
    return JsonResponse(
        {
            "table": table.name,
            "on": clocks.on.isoformat(),
            "known_at": written(clocks.known_at),
            "pinned": clocks.pinned,
            "columns": [
                {"name": column.name, "meaning": column.meaning, "unit": column.unit}
                for column in table.columns
            ],
            "rows": [dict(zip(names, map(in_json, cells), strict=True)) for cells in table.cells()],
        }
    )
