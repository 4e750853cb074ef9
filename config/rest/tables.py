"""Lists of the API as CSV: a line of names, then a line a row."""

from collections.abc import Mapping
from typing import Any

from rest_framework.renderers import BaseRenderer

from campaigns.tables import Column, Table, csv_files
from campaigns.tables.facts import AND


class CSVRenderer(BaseRenderer):
    """The fields of the JSON answer, in its order; what is a list there stands in one cell."""

    media_type = csv_files.MEDIA_TYPE
    format = "csv"
    charset = "utf-8"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        view = (renderer_context or {})["view"]
        columns = [
            Column(name, "", lambda row, name=name: _cell(row[name]))  # type: ignore[misc]
            for name in view.get_serializer().fields
        ]
        return "".join(csv_files.lines(Table("", columns, data["results"])))


def _cell(value: Any) -> Any:
    """Several values in one cell; of what has names, the names."""
    if isinstance(value, list):
        return AND.join(str(one.get("name", "") if isinstance(one, dict) else one) for one in value)
    return value
