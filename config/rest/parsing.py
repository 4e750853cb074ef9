"""Bodies of requests, read with limits of our own."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 32  # arrays and objects within each other; the decoder itself fails far below its limit
STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)


class ShallowJSONParser(JSONParser):
    """JSON in UTF-8, whatever the request calls it, and nested no deeper than anybody needs.

    Its numbers are taken digit by digit: a figure is never rounded on the way.
    """

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            text = stream.read().decode()
            if depth_of(text) > DEEPEST:
                raise ParseError(f"The JSON is nested deeper than {DEEPEST} levels.")
            return json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
        except (ValueError, DecimalException) as error:
            raise ParseError(f"The body is not JSON in UTF-8: {error}.") from error


def depth_of(text: str) -> int:
    """How many arrays and objects stand open at once, at most."""
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", STRING.sub("", text)):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")
