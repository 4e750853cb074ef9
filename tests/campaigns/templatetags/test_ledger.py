from datetime import UTC, date, datetime

import pytest

from articles.models import Article
from campaigns.clocks import Clocks
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries.asked import Asked
from campaigns.templatetags.ledger import at, day_long_ago, in_article

pytestmark = pytest.mark.django_db


NOW = datetime(2026, 11, 23, tzinfo=UTC)
THEN = Asked(Clocks(NOW, asked_on=date(2017, 5, 25)), unreviewed=False)


def test_an_address_is_asked_for_as_the_present_page_is():
    mosul = Campaign(slug="mosul")
    assert at(mosul, THEN) == "/campaigns/mosul/?on=2017-05-25&unreviewed=0"
    assert at(mosul, Asked(Clocks(NOW))) == at(mosul, None) == "/campaigns/mosul/"
    assert at("/method/", THEN) == "/method/?on=2017-05-25&unreviewed=0"


def test_a_quote_is_found_where_its_article_has_it_highlighted():
    fact = StatedFact(article=Article(pk=7))
    assert in_article(fact, THEN) == f"/articles/7/?on=2017-05-25&unreviewed=0#fact-{fact.fact}"


@pytest.mark.parametrize(
    ("day", "offered"),
    [(date(2017, 5, 25), date(2017, 5, 25)), (date(2026, 11, 1), None)],
)
def test_the_day_of_an_old_figure_is_offered(day, offered):
    fact = StatedFact(earliest=day, latest=day, published_on=day, measure=Measure())
    assert day_long_ago(Asked(Clocks(NOW)), fact) == offered


def test_where_nothing_is_stated_no_day_is_offered():
    assert day_long_ago(Asked(Clocks(NOW)), None) is None


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://news.example/1", True),
        ("http://news.example/1", True),
        ("urn:campaign-ledger:digest:one", False),
        ("javascript:alert(1)", False),
        ("HTTPS-like:x", False),
    ],
)
def test_only_the_address_of_a_web_page_becomes_a_link(url, opens):
    assert Article(url=url).is_on_the_web == opens
