"""Figures that a file writes as text: only as JSON writes a number.

Python's decimals would read "1_000" and digits of every script, and what a file means by them is
for its maker to say.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import msgspec

# As JSON writes it; what stands for no number is refused by the rules of the ledger.
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?Infinity|NaN")


def written_otherwise(data: Any, type: Any, path: str = "$") -> Iterator[str]:
    """The paths of the figures of a type, and of those within it, whose text is no number."""
    if not isinstance(data, dict):
        return
    for name, within in _figures_of(type):
        said = data.get(name)
        if within is not None:
            yield from written_otherwise(said, within, f"{path}.{name}")
        elif isinstance(said, str) and not NUMBER.fullmatch(said):
            yield f"{path}.{name}"


@cache
def _figures_of(type: Any) -> list[tuple[str, Any]]:
    """The fields of a type that hold a figure: by name, with the type that holds it in turn."""
    found: list[tuple[str, Any]] = []
    for field in msgspec.structs.fields(type) if _is_struct(type) else ():
        kinds = get_args(field.type) or (field.type,)
        within = next((kind for kind in kinds if _is_struct(kind) and _figures_of(kind)), None)
        if Decimal in kinds or within:
            found.append((field.encode_name, within))
    return found


def _is_struct(type: Any) -> bool:
    return isinstance(type, msgspec.StructMeta)
