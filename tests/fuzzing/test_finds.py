"""What a fuzzer found: inputs that once raised, or that no reader knew again, and what they get."""

import pytest

from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document, open_paths
from articles.formats import read
from campaigns import reading
from tests.fuzzing.seeds import SAMPLES

FINDS = {
    "brat-fact-without-an-event.ann": ["BAD_MARK"],
    "hypothesis-not-utf8.json": ["NOT_UTF8"],
    "hypothesis-selector-without-a-name.json": ["BAD_MARK"],
    "label-studio-number-beyond-floats.json": ["BAD_VALUE"],
    "re3d-id-used-twice": ["DUPLICATE_ID"],
    "w3c-not-utf8.json": ["NOT_UTF8"],
    "w3c-tagged-as-a-fact.jsonld": ["BAD_MARK"],
    "zip-member-without-a-name.zip": ["BAD_ARCHIVE"],
}


def refused(name):
    [document] = open_paths([SAMPLES / name])
    for one in read(document) if isinstance(document, Document) else [document]:
        if isinstance(one, AnnotatedArticle):
            article = anchor(one)
            yield from (*article.refusals, *reading.read(article).refusals)
        else:
            yield one


@pytest.mark.parametrize("name", FINDS)
def test_it_is_refused_with_its_reason_and_not_with_a_traceback(name):
    assert [refusal.code for refusal in refused(name)] == FINDS[name]
