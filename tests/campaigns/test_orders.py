"""The same deliveries in any order come to the same end, and the same delivery to nothing new."""

import itertools

import pytest
from django.apps import apps
from django.core import serializers
from django.db import transaction

from articles.models import Article
from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.an_article import BEGIN, timedelta, two_facts

pytestmark = pytest.mark.django_db

URL = "https://news.example/orders"

FIRST = two_facts(URL, first=8, second=700, day=1)
CORRECTED = two_facts(URL, first=7, second=700, day=2)
MARKED_IN_PART = two_facts(URL, first=7, second=600, marked=("a",), day=3)
MARKED_AGAIN = builders.article(
    FIRST.text,
    FIRST.marks[1],
    url=URL,
    title="One, corrected",
    author="A. Writer",
    modified_at=BEGIN + timedelta(days=1),
    annotated_at=BEGIN + timedelta(hours=1),
)
ONLY_TEXT = builders.article(
    "Corrected. About 7 percent of Exampleville remains.",
    url=URL,
    states_facts=False,
    modified_at=BEGIN + timedelta(days=4),
    annotated_at=BEGIN,
)
REVISIONS = (FIRST, CORRECTED, MARKED_IN_PART, MARKED_AGAIN, ONLY_TEXT)


def the_end():
    """What the article has come to, apart from when and in how many steps."""
    article = Article.objects.get(url=URL)
    facts = StatedFact.objects.open().order_by("mark_id", "quote")
    return {
        "title": article.title,
        "author": article.author,
        "newest": article.newest.revision.text,
        "marked": article.marked.revision.text,
        "facts": [
            (fact.mark_id, fact.quote, str(fact.low), fact.review, fact.source_state)
            for fact in facts
        ],
    }


def test_all_orders_of_five_revisions_come_to_one_end(take):
    ends = {}
    for order in itertools.permutations(range(len(REVISIONS))):
        with transaction.atomic():
            for number in order:
                take(REVISIONS[number])
            ends[order] = the_end()
            transaction.set_rollback(True)
    assert len(ends) == 120
    assert {order: end for order, end in ends.items() if end != ends[0, 1, 2, 3, 4]} == {}
    assert ends[0, 1, 2, 3, 4]["facts"] == [
        ("a", "About 7 percent of Exampleville remains", "7.0000000000", "proposed", "marked"),
        ("b", "Some 700 fighters are left", "700.0000000000", "withdrawn", "gone"),
    ]


def test_the_same_delivery_five_times_leaves_every_table_as_it_was(take, curator):
    for article in REVISIONS:
        take(article)
    fact = StatedFact.objects.open().get(mark_id="a")
    reviewing.accept(fact.fact, version=fact.version, by=curator)
    before = every_row()
    for _ in range(5):
        for article in REVISIONS:
            take(article)
    assert every_row() == before


def every_row():
    models = [*apps.get_app_config("articles").get_models()]
    models += apps.get_app_config("campaigns").get_models()
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in models]
