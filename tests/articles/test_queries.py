from datetime import UTC, datetime
from decimal import Decimal

import msgspec
import pytest
from django.utils import timezone

from articles.filing import digest_of_marks
from articles.models import Article, MarkSet
from articles.queries import delivered, newer_deliveries, newest_delivery
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "Some 500 fighters are left in the old town of Exampleville. 😀"


def days(number):
    return datetime(2017, 5, number, tzinfo=UTC)


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"z": 1, "a": {"y": [True, None, 1.5], "b": "é"}},
        {"confidence": 0.9, "small": 1e-7, "whole": 1.0, "large": 10**18},
        {"note": "a\u2028b", "colour": "🟥"},
    ],
)
def test_what_was_delivered_is_read_back_as_it_was(take, extra):
    fact = builders.fact(
        TEXT,
        "Some 500 fighters are left",
        id="f1",
        hedge="Some",
        quantity="500",
        value={"low": Decimal("500.50"), "unit": "fighter"},
        stated_for="2017-05-25",
    )
    marks = (
        msgspec.structs.replace(fact, extra=extra),
        builders.name(TEXT, "Exampleville", type="Place"),
    )
    article = builders.article(TEXT, *marks, annotated_at=days(2), modified_at=days(1))
    take(article)
    mark_set = MarkSet.objects.get()
    told = delivered(mark_set)
    assert (told.marks, told.text, told.annotated_at) == (marks, TEXT, days(2))
    assert told.header == article.header
    assert digest_of_marks(told.marks) == mark_set.sha256


def test_the_newest_delivery_is_that_of_the_newest_text_known_by_then(take):
    take(builders.article(TEXT, modified_at=days(2)))
    between = timezone.now()
    take(builders.article(f"Corrected. {TEXT}", modified_at=days(3)))
    take(builders.article(f"A draft. {TEXT}", modified_at=days(1)))
    article = Article.objects.get()
    assert newest_delivery(article, by=None).revision.text == f"Corrected. {TEXT}"
    assert newest_delivery(article, by=between).revision.text == TEXT
    assert newest_delivery(article, by=days(1)) is None
    assert article.newest == newest_delivery(article, by=None)


def test_newer_deliveries_are_those_that_say_so_and_state_facts(take):
    for day, text, states_facts in ((1, TEXT, True), (2, f"B. {TEXT}", True), (3, "C.", False)):
        take(builders.article(text, modified_at=days(day), states_facts=states_facts))
    oldest = MarkSet.objects.earliest("pk")
    assert [one.revision.text for one in newer_deliveries(oldest)] == [f"B. {TEXT}"]
