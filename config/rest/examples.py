"""Examples for the schema: what was asked of a ledger of the sample articles, and what it said."""

import json
from pathlib import Path
from typing import Any

from config.rest.schema import operations_of

EXAMPLES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("examples.json").read_text("utf-8")
)


def describe_examples(result: dict[str, Any], **generation: Any) -> dict[str, Any]:
    """Set beside the shapes of an operation what it was sent and answered."""
    for _, _, operation in operations_of(result):
        example = EXAMPLES.get(operation["operationId"], {})
        if "answer" in example:
            answers = operation["responses"]
            answer = answers["202"] if "202" in answers else answers["200"]
            answer["content"]["application/json"]["example"] = example["answer"]
        if "request" in example:
            operation["requestBody"]["content"]["application/json"]["example"] = example["request"]
    return result
