"""What a page costs: so many queries, however much is on it."""

from datetime import date

import pytest

from articles.models import Article
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import REMAINS, TEXT, addresses, remains

pytestmark = pytest.mark.django_db


@pytest.fixture
def several(guard, take):
    """Take so many articles, each with the same facts about another day."""

    def several(count):
        for number in range(count):
            text = f"{number}. {TEXT}"
            marks = [remains(text, stated_for=f"2017-05-{20 + number}"), *_others(text)]
            url = f"https://news.example/{number}"
            take(builders.article(text, *marks, url=url, published_on=date(2017, 5, 25)))
        return Article.objects.first(), StatedFact.objects.filter(quote=REMAINS).first()

    return several


def _others(text):
    said = {"subject": "The Exampleville Guard", "object": "the Council"}
    quote = "The Exampleville Guard backs the Council"
    return [
        builders.fact(text, quote, id="f2", measure="backs", stated_for="2017-05-25", **said),
        builders.name(text, "Exampleville Guard"),
    ]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("home", 8),
        ("campaign", 8),
        ("fact", 5),
        ("actors", 8),
        ("actor", 8),
        ("articles", 7),
        ("article", 10),
        ("changes", 10),
        ("method", 1),
    ],
)
def test_a_page_costs_the_same_however_much_is_on_it(
    client, several, django_assert_num_queries, name, queries, count
):
    address = addresses(*several(count))[name]
    with django_assert_num_queries(queries):
        assert client.get(address, {"on": "2017-05-31"}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_an_article_costs_the_same_however_many_facts_it_states(
    client, take, django_assert_num_queries, count
):
    text = "\n".join(f"{number}. Hold {number}." for number in range(count))
    marks = [builders.fact(text, f"Hold {number}", id=f"f{number}") for number in range(count)]
    take(builders.article(text, *marks))
    address = Article.objects.get().get_absolute_url()
    with django_assert_num_queries(9):
        assert client.get(address).status_code == 200
