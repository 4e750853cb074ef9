"""Bodies of requests, read with limits of our own."""

import json
import re
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 32  # arrays and objects within each other; the decoder itself fails far below its limit
STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)


class TooLarge(APIException):
    """The body is larger than anything the API takes."""

    status_code = 413
    default_code = "too_large"
    default_detail = "The body of the request is too large."


class ShallowJSONParser(JSONParser):
    """JSON in UTF-8, whatever the request calls it, and nested no deeper than anybody needs."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            text = _within_limit(stream).decode()
            if depth_of(text) > DEEPEST:
                raise ParseError(f"The JSON is nested deeper than {DEEPEST} levels.")
            return json.loads(text, parse_constant=_refuse_constant)
        except ValueError as error:
            raise ParseError(f"The body is not JSON in UTF-8: {error}.") from error


def _within_limit(stream: IO[Any]) -> Any:
    body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise TooLarge
    return body


def depth_of(text: str) -> int:
    """How many arrays and objects stand open at once, at most."""
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", STRING.sub("", text)):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")
