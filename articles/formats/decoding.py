"""Bytes to text to data, strictly: what every reader of a JSON or text format begins with."""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, NoReturn, TypeVar

import msgspec

from articles.annotated import Counting
from articles.enums import OffsetUnit
from articles.errors import BAD_FIELD, BROKEN_JSON, NOT_UTF8, Problem, Refusal, Refused
from articles.formats.written_figures import written_otherwise

T = TypeVar("T")
BYTE_ORDER_MARK = "\ufeff".encode()
DEEPEST = 40  # levels of nesting; a fact needs five
# What stands before, between and behind the records of a list.
_BEGINS = re.compile(r"[ \t\r\n]*\[[ \t\r\n]*")
_GOES_ON = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_ENDS = re.compile(r"[ \t\r\n]*\][ \t\r\n]*")


def text_of(content: bytes, document: str, place: str = "") -> str:
    """Decode UTF-8 with nothing replaced and no newline touched. Raises Refused."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(NOT_UTF8.at(document, place, offset=error.start)) from error


def json_of(content: bytes, document: str, place: str = "") -> Any:
    """Decode JSON: numbers exact, no NaN, no key twice, a byte order mark passed over."""
    text = text_of(content, document, place).removeprefix("\ufeff")
    try:
        data = json.loads(
            text,
            parse_float=_figure,
            parse_constant=_no_number,
            object_pairs_hook=_without_twins,
        )
        if _is_deeper(data, DEEPEST):
            raise RecursionError
    except RecursionError as error:
        raise Refused(BROKEN_JSON.at(document, place, reason="nested too deep")) from error
    except ValueError as error:
        raise Refused(BROKEN_JSON.at(document, place, reason=str(error))) from error
    return data


def records_of_broken_list(
    content: bytes, document: str
) -> Iterator[tuple[int, Callable[[], Any]]]:
    """What decodes each record of a list of which some are broken.

    Raises Refused where the next cannot be told apart, or where it is no list.
    """
    text = text_of(content, document).removeprefix("\ufeff")
    end = 0
    for number, (start, end) in enumerate(_records_in(text)):
        record = text[start:end].encode()
        yield number, partial(json_of, record, document, f"/{number}")
    if not _ENDS.fullmatch(text, end):
        json_of(content, document)  # raises, and says where it breaks


def first_of_list(content: bytes) -> bytes:
    """The first record of a list that may be broken behind it; b"" where there is none."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    start, end = next(_records_in(text), (0, 0))
    return text[start:end].encode()


def _records_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the records of a list stand, as far as they can be told apart."""
    start = _BEGINS.match(text)
    while start:
        try:
            _, end = json.JSONDecoder().raw_decode(text, start.end())
        except (ValueError, RecursionError):
            return
        yield start.end(), end
        start = _GOES_ON.match(text, end)


def sound_records(content: bytes, document: str) -> tuple[list[Any], list[Refusal]]:
    """The records of a broken list, None for each that is none, and why; no more of the document
    is refused than these."""
    sound: list[Any] = []
    refusals: list[Refusal] = []
    try:
        for _, decode in records_of_broken_list(content, document):
            sound.append(None)
            try:
                sound[-1] = decode()
            except Refused as refused:
                refusals.append(refused.refusal)
    except Refused as refused:
        refusals.append(refused.refusal)
    alone = [msgspec.structs.replace(refusal, whole_document=False) for refusal in refusals]
    return sound if any(sound) else [], alone


def shape_of(content: bytes, type: type[T]) -> T | list[T] | None:
    """JSON as a type that tells one format from another; None where it is none of it."""
    try:
        # A number that no float can hold is read all the same, and refused where it stands.
        decoder = msgspec.json.Decoder(type | list[type], float_hook=str)  # type: ignore[valid-type]
        return decoder.decode(content.removeprefix(BYTE_ORDER_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def typed(data: Any, type: type[T], problem: Problem, document: str, place: str = "") -> T:
    """Convert decoded JSON to a type, or refuse it with the reason and the field."""
    for path in written_otherwise(data, type):
        reason = f"Invalid decimal string - at `{path}`"  # as for what is no decimal at all
        raise Refused(problem.at(document, place, reason=reason))
    try:
        return msgspec.convert(data, type)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Refused(problem.at(document, place, reason=str(error))) from error
    except UnicodeEncodeError as error:
        reason = "it holds half a character (a lone surrogate)"
        raise Refused(problem.at(document, place, reason=reason)) from error


def counting(
    said: dict[str, Any], document: str, place: str, *, unit: OffsetUnit | None = None
) -> dict[str, Any]:
    """How a file says that it counts, beside its article; `unit` where it does not."""
    told = msgspec.structs.asdict(typed(said, Counting, BAD_FIELD, document, place))
    return {**told, "offset_unit": told["offset_unit"] or unit}


def _figure(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        return _no_number(written)


def _is_deeper(data: Any, levels: int) -> bool:
    if not isinstance(data, dict | list):
        return False
    inner = data.values() if isinstance(data, dict) else data
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in inner)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    decoded = dict(pairs)
    if len(decoded) < len(pairs):
        raise ValueError("an object has one key twice")
    return decoded
