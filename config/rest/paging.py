"""Lists come in pages with a cursor, so that rows written meanwhile neither repeat nor drop out."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import QuerySet
from rest_framework.exceptions import APIException
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config.rest.refusals import BadParameter

ROWS_OF_A_TABLE = 10_000  # whoever takes a list as CSV wants all of it, which is seldom more
ROWS = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
COUNT = re.compile(r"[1-9][0-9]{0,8}")


class BadCursor(APIException):
    """A cursor that this list did not give, or that belongs to another order."""

    status_code = 400
    default_code = "bad_cursor"
    default_detail = (
        "This cursor cannot be read. Begin without one, and follow `next` as the answer gives it."
    )


class Pages(CursorPagination):
    """50 rows a page, or as many as `page_size` asks for, up to 200."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    # Rows that share a position (facts of one import, articles of one day) are counted off from
    # it; the usual limit of a thousand would repeat some of them for ever.
    offset_cutoff = 1_000_000

    def paginate_queryset(
        self, queryset: Any, request: Request, view: APIView | None = None
    ) -> list[Any] | None:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValidationError, ValueError, DataError) as error:
            raise BadCursor from error

    def decode_cursor(self, request: Request) -> Any:
        try:
            return super().decode_cursor(request)
        except APIException as error:
            raise BadCursor from error

    def get_page_size(self, request: Request) -> int:
        asked = request.query_params.get("page_size")
        if asked is None:
            return ROWS_OF_A_TABLE if request.accepted_renderer.format == "csv" else 50
        if not COUNT.fullmatch(asked):
            raise BadParameter("page_size", asked, "a whole number from 1 to 200")
        return min(int(asked), 200)

    def get_ordering(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> tuple[str, ...]:
        """The order asked for, and the key after it, so that no two rows stand alike."""
        ordering = super().get_ordering(request, queryset, view)
        return (*ordering, "-pk" if ordering[0].startswith("-") else "pk")

    def get_paginated_response(self, data: Any) -> Response:
        """The page; where another follows, `Link` says so too, for what is no JSON."""
        answer = super().get_paginated_response(data)
        if following := answer.data["next"]:
            answer["Link"] = f'<{following}>; rel="next"'
        return answer

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        page_size, cursor = (
            {"name": name, "in": "query", "schema": schema, "description": told}
            for name, schema, told in (
                ("page_size", ROWS, "Rows a page: 50 unless told, 200 where more are asked for."),
                ("cursor", {"type": "string"}, "Where to go on: from `next` or `previous`."),
            )
        )
        return [page_size, cursor]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }
