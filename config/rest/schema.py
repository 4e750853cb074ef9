"""What the schema says beside what it finds out from the views."""

from typing import Any

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


def describe_problems(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """Give every operation the one shape that all refusals have."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    schema = {"$ref": "#/components/schemas/Problem"}
    refusal = {
        "description": "Refused: `code` says why.",
        "content": {"application/problem+json": {"schema": schema}},
    }
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = refusal
    return result


FORMAT = {
    "name": "format",
    "in": "query",
    "schema": {"type": "string", "enum": ["json", "csv"]},
    "description": "JSON, or CSV; `Accept` says the same.",
}


def describe_tables(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """Lists at an address of their own come as CSV too, and nothing else does."""
    for path, operations in result["paths"].items():
        for operation in operations.values():
            content = operation["responses"].get("200", {}).get("content", {})
            if "application/json" not in content:
                continue
            if operation["operationId"].endswith("_list") and "{" not in path:
                operation.setdefault("parameters", []).append(FORMAT)
                content["text/csv"] = {"schema": {"type": "string"}}
            else:
                content.pop("text/csv", None)
    return result
