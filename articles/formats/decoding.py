"""Bytes to text to data, strictly: what every reader of a JSON or text format begins with."""

import json
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

import msgspec

from articles.errors import BROKEN_JSON, NOT_UTF8, Problem, Refused

T = TypeVar("T")


def text_of(content: bytes, document: str, place: str = "") -> str:
    """Decode UTF-8 with nothing replaced and no newline touched. Raises Refused."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(NOT_UTF8.at(document, place, offset=error.start)) from error


def json_of(content: bytes, document: str, place: str = "") -> Any:
    """Decode JSON: numbers exact, no NaN, no key twice, a byte order mark passed over."""
    try:
        return json.loads(
            text_of(content, document, place).removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_without_twins,
        )
    except RecursionError as error:
        raise Refused(BROKEN_JSON.at(document, place, reason="nested too deep")) from error
    except ValueError as error:
        raise Refused(BROKEN_JSON.at(document, place, reason=str(error))) from error


def typed(data: Any, type: type[T], problem: Problem, document: str, place: str = "") -> T:
    """Convert decoded JSON to a type, or refuse it with the reason and the field."""
    try:
        return msgspec.convert(data, type)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Refused(problem.at(document, place, reason=str(error))) from error


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    decoded = dict(pairs)
    if len(decoded) < len(pairs):
        raise ValueError("an object has one key twice")
    return decoded
