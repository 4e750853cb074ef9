"""In which form an answer comes: by `Accept`, or by `format` behind the address of a list."""

from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from config.rest.refusals import BadParameter


class Negotiation(DefaultContentNegotiation):
    """Lists come as JSON or CSV; everything else in the one form that it has."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> Any:
        view: Any = (request.parser_context or {}).get("view")
        is_list = getattr(view, "action", None) == "list"
        possible = [one for one in renderers if is_list or one.format != "csv"]
        asked = request.query_params.get("format") if is_list else None
        if asked is not None:
            possible = [one for one in possible if one.format == asked]
            if not possible:
                raise BadParameter("format", asked, "json or csv")
            return possible[0], possible[0].media_type
        return super().select_renderer(request, possible, format_suffix)
