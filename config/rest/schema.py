"""What the schema says beside what it finds out from the views: refusals, forms, who may ask."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings

from config.rest.parameters import LONGEST

Operation = dict[str, Any]

PROBLEM = {
    "type": "object",
    "description": "A refusal. `code` is stable; `detail` is a sentence for people.",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "parameters": {"type": "array", "items": {"type": "string"}},
        "errors": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
        "decided_on": {"oneOf": [{"$ref": "#/components/schemas/Fact"}, {"type": "null"}]},
        "newest": {"$ref": "#/components/schemas/Fact"},
        "refused": {"type": "array", "items": {"$ref": "#/components/schemas/Refusal"}},
    },
    "examples": [
        {
            "type": "about:blank",
            "title": "Bad Request",
            "status": 400,
            "code": "UNKNOWN_PARAMETER",
            "detail": "Unknown here: colour. This address knows: cursor, page_size.",
            "parameters": ["colour"],
        }
    ],
}
REFUSALS = {
    400: "What was asked or sent cannot be taken: `code`, `parameters` and `errors` say what.",
    401: "The token is not known, or was revoked.",
    403: "Whoever asks may not do this.",
    404: "There is no such thing, or none was known then.",
    406: "The answer cannot be had in this form.",
    409: "What was decided is no move from here.",
    412: "The fact has moved on: `decided_on` and `newest` show both versions.",
    413: "The body is too large.",
    415: "The body is in no form that is read here.",
    428: "`If-Match` does not name exactly one version.",
    429: "Asked too often.",
}
STRICT = ("Decision", "Correction", "CorrectedValue", "Place")
OF_ALL = (400, 401, 403, 406, 429)
OF_DECISIONS = (404, 409, 412, 413, 415, 428)
OF_DELIVERIES = (413, 415)


def operations_of(schema: dict[str, Any]) -> Iterator[tuple[str, str, Operation]]:
    """Each operation with its address and its method."""
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            yield path, method, operation


def describe_problems(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """Give every operation the statuses that it may refuse with, in the one shape they all have."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for path, method, operation in operations_of(result):
        for status in refusals_of(path, method):
            operation["responses"][str(status)] = _refusal(status)
    return result


def refusals_of(path: str, method: str) -> list[int]:
    """The statuses that an operation may refuse with."""
    statuses = {*OF_ALL, *([404] if "{" in path else [])}
    if method == "post":
        statuses.update(OF_DELIVERIES if "/imports/" in path else OF_DECISIONS)
    return sorted(statuses)


def _refusal(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": f"{HTTPStatus(status).phrase}. {REFUSALS[status]}",
        "content": {"application/problem+json": {"schema": schema}},
    }


FORMAT = {
    "name": "format",
    "in": "query",
    "schema": {"type": "string", "enum": ["json", "csv"]},
    "description": "JSON, or CSV; `Accept` says the same.",
}


IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": "The ETag of an answer that is held: where it is still the same, 304.",
}
HEADERS = {
    "ETag": "A strong tag of the answer; of one fact it begins with the version, for `If-Match`.",
    "Cache-Control": "For how long it may be kept, and by whom.",
    "Vary": "What the answer depends on, beside its address.",
    "Link": "Where it goes on, where it stays as it is, where its columns and licence are told.",
    "Deprecation": "Since when the address is going away; `Link` then names what takes its place.",
    "Location": "Where the delivery tells how far it is.",
    "Retry-After": "After how many seconds to ask again.",
}
ALWAYS = ("ETag", "Cache-Control", "Vary")


def describe_headers(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """What is said above the answers: their tags, how long they last, where to go on."""
    for _, method, operation in operations_of(result):
        answers = operation["responses"]
        answers["429"]["headers"] = _headers("Retry-After", always=("Retry-After",))
        if method == "get":
            operation.setdefault("parameters", []).append(IF_NONE_MATCH)
            answers["200"]["headers"] = _headers(*ALWAYS, "Link", "Deprecation", always=ALWAYS)
            told = "Not Modified. The answer that is held is still the same."
            answers["304"] = {"description": told, "headers": _headers(*ALWAYS, always=ALWAYS)}
        elif "202" in answers:
            answers["202"]["headers"] = _headers("Location", always=("Location",))
        else:
            answers["200"]["headers"] = _headers("ETag", "Deprecation", always=("ETag",))
    return result


def _headers(*names: str, always: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: {
            "description": HEADERS[name],
            "required": name in always,
            "schema": {"type": "string"},
        }
        for name in names
    }


def describe_tables(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """Lists at an address of their own come as CSV too, and nothing else does."""
    for path, _, operation in operations_of(result):
        is_list = operation["operationId"].endswith("_list") and "{" not in path
        for status in ("200", "202"):
            content = operation["responses"].get(status, {}).get("content", {})
            if "application/json" in content and is_list:
                operation.setdefault("parameters", []).append(FORMAT)
                content["text/csv"] = {"schema": {"type": "string"}}
            elif "application/json" in content:
                content.pop("text/csv", None)
    return result


def describe_bodies(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """A decision takes no field that it does not know."""
    for name, schema in result["components"]["schemas"].items():
        if name in STRICT:
            schema["additionalProperties"] = False
    return result


NEVER_EMPTY = ("cursor", "format", "page_size", "unreviewed")


def describe_filters(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """A filter or an order that is left empty, as forms send it, is none; none is very long."""
    for _, _, operation in operations_of(result):
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query" and parameter["name"] not in NEVER_EMPTY:
                parameter["allowEmptyValue"] = True
            if parameter["in"] == "query" and parameter["schema"] == {"type": "string"}:
                parameter["schema"] = {"type": "string", "maxLength": LONGEST}
    return result


def describe_readers(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """Where reading is open, nobody has to say who reads; deliveries are no reader's."""
    for path, method, operation in operations_of(result):
        if settings.READING_IS_OPEN and method == "get" and "/imports/" not in path:
            operation["security"].append({})
    return result
