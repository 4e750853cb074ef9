from datetime import UTC, date, datetime

import pytest

from articles.models import Article
from campaigns import vocabulary
from campaigns.clocks import Clocks
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.templatetags.ledger import at, in_article, offer_of_day
from campaigns.wording import elsewhere
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "campaign", "places", "shown"),
    [
        ("Eight strikes hit Iraq.", "stabilisation", "Iraq", "Iraq"),
        ("Two strikes hit MOSUL.", "mosul", "MOSUL", ""),
        ("Two strikes hit Mosul and Tal Afar.", "mosul", ["Mosul", "Tal Afar"], "Tal Afar"),
        ("Two strikes hit their aim.", "mosul", [], ""),
    ],
)
def test_a_place_is_named_where_it_is_not_the_campaigns_own(take, text, campaign, places, shown):
    vocabulary.load()
    take(
        builders.article(
            text,
            builders.fact(text, text, measure="strikes", campaign=campaign, place=places),
        )
    )
    assert elsewhere(StatedFact.objects.open().with_source().get()) == shown


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
    ("newest", "query"),
    [(date(2017, 5, 25), "on=2017-05-25"), (date(2026, 11, 1), ""), (None, "")],
)
def test_the_day_of_an_old_figure_is_offered(newest, query):
    assert offer_of_day(Asked(Clocks(NOW)), newest) == query
