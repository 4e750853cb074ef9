"""What the bodies of a W3C annotation say of its marks: our terms, and whatever else."""

from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import msgspec

from articles.annotated import StatedValue
from articles.enums import MarkType
from articles.errors import BAD_MARK
from articles.formats import selectors
from articles.formats.decoding import typed
from articles.formats.jsonld import listed

_OF_THE_MODEL = {"id", "canonical", "type", "motivation", "body", "target"}
_BOUNDS = ("low", "high", "low_open", "high_open", "unit")


class _Body(msgspec.Struct, frozen=True, rename=lambda name: f"sf:{name}"):
    measure: str
    campaign: str
    modality: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool | None = None
    high_open: bool | None = None
    unit: str | None = None
    edtf: str | None = None


class _Role(msgspec.Struct, frozen=True):
    role: str = msgspec.field(name="sf:role")
    selector: Any = None


def is_ours(body: Any) -> bool:
    return isinstance(body, dict) and any(kind.startswith("sf:") for kind in body.get("type", ()))


def said_by(body: dict[str, Any], extra: dict[str, Any], name: str, place: str) -> dict[str, Any]:
    """What a body of ours says of a mark."""
    [kind, *_] = (kind for kind in body["type"] if kind.startswith("sf:"))
    more = body.get("sf:extra")
    said = {
        "type": unquote(kind.removeprefix("sf:")),
        "extra": {**extra, **(more if isinstance(more, dict) else {})},
    }
    if said["type"] != MarkType.STATED_FACT:
        return said
    fact = msgspec.structs.asdict(typed(body, _Body, BAD_MARK, name, place))
    bounds = {bound: fact[bound] for bound in _BOUNDS if fact[bound] is not None}
    roles = [typed(role, _Role, BAD_MARK, name, place) for role in listed(body.get("sf:roles"))]
    return {
        **said,
        "fact": {
            "measure": fact["measure"],
            "campaign": fact["campaign"],
            "modality": fact["modality"] or "",
            "value": StatedValue(**bounds) if bounds else None,
            "stated_for": fact["edtf"] or "",
        },
        "roles": tuple((role.role, selectors.told(role.selector, name, place)) for role in roles),
    }


def kind_of(annotation: dict[str, Any], bodies: list[Any]) -> str:
    """What to call a mark without a body of ours: its tag, else what the annotation is for."""
    tags = [
        body.get("value")
        for body in bodies
        if isinstance(body, dict) and "tagging" in listed(body.get("purpose"))
    ]
    motives = listed(annotation.get("motivation"))
    named = [*tags, *(motive.capitalize() for motive in motives if isinstance(motive, str))]
    return next((name for name in named if isinstance(name, str) and name), "Highlighting")


def extra_of(annotation: dict[str, Any], bodies: list[Any]) -> dict[str, Any]:
    """What the annotation says besides. Of who made it the name is kept, and no address of mail."""
    extra = {key: value for key, value in annotation.items() if key not in _OF_THE_MODEL}
    if "creator" in extra:
        extra["creator"] = [name for one in listed(extra["creator"]) for name in _names(one)]
    kept = [_without_creator(body) for body in bodies]
    return {**extra, "body": kept} if kept else extra


def _names(creator: Any) -> list[str]:
    name = creator.get("name") if isinstance(creator, dict) else creator
    return [name] if isinstance(name, str) and "@" not in name else []


def _without_creator(body: Any) -> Any:
    if not isinstance(body, dict):
        return body
    return {key: value for key, value in body.items() if key != "creator"}
