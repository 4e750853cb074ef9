"""JSON-LD of annotations as plain JSON: prefixes told apart, pages put together, no network.

Only contexts inside the file are read. A page that is elsewhere is told, never fetched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

NAMESPACE = "https://example.org/ns/stated-fact#"

# `sf` needs no binding in the file: a context that is elsewhere may have bound it.
_NAMES: dict[str, str] = {"sf": NAMESPACE, "@id": "id", "@type": "type"}
_KINDS = {"AnnotationCollection", "AnnotationPage"}
_PAGES = ("@graph", "first", "items", "next")


@dataclass
class Gathered:
    """The annotations of a file, each with its place, and what the file says of all of them."""

    annotations: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    collection: dict[str, Any] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    addresses: list[tuple[str, str]] = field(default_factory=list)

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """Pages and annotations that the file only gives the address of, each with its place."""
        return [(place, address) for place, address in self.addresses if address not in self.ids]


# Terms of the model itself: `@vocab` means none of these.
_OF_THE_MODEL = {
    *("Annotation", "AnnotationCollection", "AnnotationPage", "TextualBody", "SpecificResource"),
    *("Dataset", "Image", "Video", "Sound", "Text", "Audio", "Choice", "Composite", "List"),
    *("FragmentSelector", "CssSelector", "XPathSelector", "TextQuoteSelector", "SvgSelector"),
    *("TextPositionSelector", "DataPositionSelector", "RangeSelector", "TimeState"),
    *("HttpRequestState", "CssStylesheet", "Person", "Organization", "Software", "Audience"),
    *("id", "type", "body", "bodyValue", "target", "motivation", "purpose", "source", "selector"),
    *("refinedBy", "startSelector", "endSelector", "exact", "prefix", "suffix", "start", "end"),
    *("value", "conformsTo", "state", "scope", "renderedVia", "styleClass", "stylesheet"),
    *("creator", "generator", "created", "modified", "generated", "name", "nickname", "email"),
    *("email_sha1", "homepage", "rights", "canonical", "via", "cached", "audience", "format"),
    *("language", "processingLanguage", "textDirection", "accessibility", "sourceDate"),
    *("sourceDateStart", "sourceDateEnd", "items", "first", "last", "next", "prev", "partOf"),
    *("total", "startIndex", "label"),
}


def listed(value: Any) -> list[Any]:
    """JSON-LD writes one thing alone, several in an array, and none as nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def plain(data: Any, names: Mapping[str, str] = _NAMES) -> Any:
    """The same with our own terms under `sf:`, whatever prefix the file binds to them."""
    if isinstance(data, list):
        return [plain(one, names) for one in data]
    if not isinstance(data, dict):
        return data
    names = {**names, **_bound(data.get("@context"))}
    if "@value" in data and not isinstance(data["@value"], dict | list):
        return data["@value"]
    return dict(_plain_fields(data, names))


def gather(data: Any) -> Gathered:
    """Find the annotations of a plain annotation, page, collection, or list of them."""
    gathered = Gathered()
    if isinstance(data, dict) and not _is_annotation(data) and _KINDS & set(data.get("type", ())):
        gathered.collection = data
    _gather(data, "", gathered)
    return gathered


def _plain_fields(data: dict[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if key == "@context":
            continue
        term = _term(key, names)
        if term == "type":
            yield term, [_term(one, names) for one in listed(value) if isinstance(one, str)]
        else:
            yield term, value if term == "sf:extra" else plain(value, names)


def _bound(context: Any) -> dict[str, str]:
    """What a context binds, as far as it stands in the file."""
    bound: dict[str, str] = {}
    for one in listed(context):
        for name, meaning in one.items() if isinstance(one, dict) else ():
            address = meaning.get("@id") if isinstance(meaning, dict) else meaning
            if isinstance(address, str):
                bound[name] = address
    return bound


def _term(name: str, names: Mapping[str, str]) -> str:
    prefix, colon, rest = name.partition(":")
    address = names.get(name) or (names[prefix] + rest if colon and prefix in names else name)
    if address == name and not colon and name not in _OF_THE_MODEL and not name.startswith("@"):
        address = names.get("@vocab", "") + name
    prefix, colon, rest = address.partition(":")
    if colon and prefix in names:  # a term may be bound by way of a prefix
        address = names[prefix] + rest
    return f"sf:{address[len(NAMESPACE) :]}" if address.startswith(NAMESPACE) else address


def _is_annotation(node: dict[str, Any]) -> bool:
    return "Annotation" in node.get("type", ()) or "target" in node


def _gather(node: Any, place: str, gathered: Gathered) -> None:
    if isinstance(node, str):
        gathered.addresses.append((place, node))
    elif isinstance(node, list):
        for number, one in enumerate(node):
            _gather(one, f"{place}/{number}", gathered)
    elif isinstance(node, dict) and _is_annotation(node):
        gathered.annotations.append((place, node))
    elif isinstance(node, dict):
        if isinstance(node.get("id"), str):
            gathered.ids.add(node["id"])
        for key in _PAGES:
            if key in node:
                _gather(node[key], f"{place}/{key}", gathered)
