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
