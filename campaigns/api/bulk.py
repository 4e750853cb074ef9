"""Lists of facts as a whole: streamed in the order of the ledger, however long they are."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.reverse import reverse

from campaigns.api.clocks import KNOWN_AT, Clocked
from campaigns.api.serializers.facts import ChangeSerializer
from campaigns.files import kept, site_of, streamed, table_file
from campaigns.models import StatedFact
from campaigns.queries.bulk import chunk_by_chunk, whole
from campaigns.tables import Table, csv_files, geojson_files, xlsx_files
from campaigns.tables.cells import written
from campaigns.tables.facts import VERSIONS, Row

JSON_LINES = "application/jsonl"
MEDIA_TYPES = {
    "jsonl": JSON_LINES,
    "csv": csv_files.MEDIA_TYPE,
    "xlsx": xlsx_files.MEDIA_TYPE,
    "geojson": geojson_files.MEDIA_TYPE,
}
LARGEST_POSITION = 2**63 - 1

CURSOR = OpenApiParameter(
    "cursor",
    {"type": "integer", "format": "int64", "minimum": 0, "maximum": LARGEST_POSITION},
    description="The position after which to go on; 0 is the start.",
)
ENDING = OpenApiParameter(
    "ending", str, OpenApiParameter.PATH, enum=list(MEDIA_TYPES), description="The format."
)


class TooManyRows(APIException):
    """More rows than a spreadsheet is given."""

    status_code = 400
    default_code = "too_many_rows"
    default_detail = (
        f"More than {xlsx_files.MOST_ROWS:,} rows are too many for a spreadsheet. "
        "Narrow them, go on from a cursor, or take them as CSV."
    )


class AsFile(BaseRenderer):
    """Lets a client `Accept` anything: what is answered goes by the ending of the address."""

    media_type = "*/*"
    format = "file"

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        return b""


def as_file(**options: Any) -> Callable[[Any], Any]:
    """What the schema says of a list that can be had whole."""
    return extend_schema(
        parameters=[ENDING, CURSOR, KNOWN_AT, *options.pop("parameters", ())],
        responses={
            (200, media_type): OpenApiTypes.OBJECT
            if media_type == geojson_files.MEDIA_TYPE
            else OpenApiTypes.BINARY
            for media_type in MEDIA_TYPES.values()
        },
        **options,
    )


class Bulk(Clocked):
    """A list that can be had whole, in any of the formats, from a position on."""

    files: str = ""  # what its files are called

    def exported(self) -> QuerySet[StatedFact]:
        """The versions that the list has, in any order."""
        raise NotImplementedError

    def whole_list(self, request: Request, ending: str) -> HttpResponseBase:
        """The whole list as known at a moment, in the order of the ledger, streamed.

        Each row has its `position`: whoever was cut off goes on with it as `cursor`, and with the
        same `known_at`, which the `Link` of the answer names.
        """
        if ending not in MEDIA_TYPES:
            raise NotFound
        answer = self._file(ending)
        answer["Link"] = self._links()
        return answer

    @property
    def wants_file(self) -> bool:
        """Whether the list is asked for as CSV, by `Accept` or `format`: that is all of it."""
        renderer: Any = self.request.accepted_renderer
        return renderer.media_type == csv_files.MEDIA_TYPE

    def file_in_place_of_list(self, request: Request) -> HttpResponseBase:
        """The whole list; what belongs to pages alone is refused as at the file's own address."""
        self.action = "whole_list"
        return self.whole_list(request, "csv")

    def _file(self, ending: str) -> HttpResponseBase:
        clocks = self.asked.clocks
        after = self.number("cursor", 0, LARGEST_POSITION)
        versions = self.filter_queryset(self.exported())
        versions = whole(versions, after=after, texts=ending == "jsonl")
        if ending == "xlsx" and versions[: xlsx_files.MOST_ROWS + 1].count() > xlsx_files.MOST_ROWS:
            raise TooManyRows
        facts = iter(()) if self.request.method == "HEAD" else chunk_by_chunk(versions, clocks)
        site = site_of(self.request)
        rows = (Row(fact, site, clocks.known_at) for fact in facts)
        if ending in ("csv", "xlsx"):
            return table_file(Table(self.files, VERSIONS, rows), ending, clocks=clocks)
        lines = (
            self._json_lines(facts) if ending == "jsonl" else geojson_files.lines(rows, VERSIONS)
        )
        return kept(streamed(lines, MEDIA_TYPES[ending], f"{self.files}.{ending}"), clocks)

    def _json_lines(self, facts: Iterator[StatedFact]) -> Iterator[str]:
        told = ChangeSerializer(context=self.get_serializer_context())
        renderer = JSONRenderer()
        for fact in facts:
            yield f"{renderer.render(told.to_representation(fact)).decode()}\n"

    def _links(self) -> str:
        """The same answer for good, and where its columns and its licence are told."""
        query = self.request.query_params.copy()
        query["known_at"] = written(self.asked.clocks.known_at)
        address = self.request.build_absolute_uri(self.request.path)
        about = reverse("columns-list", request=self.request)
        return (
            f'<{address}?{query.urlencode()}>; rel="bookmark", <{about}>; rel="describedby license"'
        )

    def number(self, name: str, absent: int, largest: int, *, smallest: int = 0) -> int:
        """A whole number behind `?`, or what it is where nobody gave one."""
        given: Any = self.request.query_params.get(name, str(absent))
        if not (given.isascii() and given.isdigit() and len(given) < 20):
            raise ValidationError({name: ["Give a whole number."]})
        if not smallest <= int(given) <= largest:
            raise ValidationError({name: [f"Give a whole number from {smallest} to {largest}."]})
        return int(given)
