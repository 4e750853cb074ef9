"""The registry of readers: `articles/formats/__init__.py`."""

import pytest

from articles.deliveries import Document
from articles.formats import READERS, read


def refused(parts, **how):
    [refusal] = read(Document("one", parts), **how)
    return refusal.code, refusal.sentence


def test_a_document_that_no_reader_knows_is_refused():
    assert refused({".csv": b"a,b"}) == (
        "UNKNOWN_FORMAT",
        "No reader recognises this document. Export it in one of the formats of "
        "docs/annotations.md, or name its format.",
    )


@pytest.mark.parametrize("format", READERS)
def test_a_format_that_does_not_fit_is_refused_by_name(format):
    assert refused({".csv": b"a,b"}, format=format) == (
        "WRONG_FORMAT",
        f"The document is not in the {format} format. "
        "Leave the format out, so that it is found by content, or name another.",
    )
