import pytest

from articles.models import Article
from campaigns import copying
from campaigns.errors import CopyRefused, NotACurator
from campaigns.models import StatedFact
from campaigns.queries.asked import read_asked
from campaigns.queries.campaigns import standing
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(take):
    """Three papers that print the same figure, as far as anybody knows each by itself."""
    text = "About 6 percent of Exampleville remains."
    for name in ("one", "two", "three"):
        value = {"low": 6, "high": 6, "unit": "percent"}
        fact = builders.fact(text, text, id="a", value=value, stated_for="2017-05-25")
        take(builders.article(text, fact, url=f"https://{name}.example/", title=name))
    return [Article.objects.get(title=name) for name in ("one", "two", "three")]


def independent_sources(**asked):
    now = StatedFact.objects.latest("position").recorded_at
    clocks = read_asked({"on": "2017-05-31", **asked}, now=now).clocks
    campaign = StatedFact.objects.first().campaign
    [verdict] = standing(campaign, clocks=clocks).status.verdicts
    return verdict.independent_sources


def test_a_confirmed_reprint_is_no_second_source(articles, curator):
    one, two, _ = articles
    assert independent_sources() == 3
    assert copying.confirm(two, of=one, by=curator, why="Word for word.") == 1
    assert independent_sources() == 2
    flagged = StatedFact.objects.open().get(article=two)
    assert (flagged.version, flagged.change, flagged.by) == (2, "flagged", curator)
    assert (flagged.origin, flagged.why) == (one.url, "Word for word.")


def test_what_was_known_before_stays_as_it_was(articles, curator):
    before = StatedFact.objects.latest("position").recorded_at.isoformat()
    copying.confirm(articles[1], of=articles[0], by=curator)
    assert (independent_sources(), independent_sources(known_at=before)) == (2, 3)


def test_the_reprint_of_a_reprint_goes_back_to_the_first(articles, curator):
    one, two, three = articles
    copying.confirm(three, of=two, by=curator)
    assert copying.confirm(two, of=one, by=curator) == 2
    assert set(StatedFact.objects.open().values_list("origin", flat=True)) == {"", one.url}
    assert independent_sources() == 1


def test_what_is_no_reprint_after_all_counts_again(articles, curator):
    copying.confirm(articles[1], of=articles[0], by=curator)
    articles[1].refresh_from_db()
    assert copying.separate(articles[1], by=curator) == 1
    assert independent_sources() == 3


def test_two_articles_do_not_reprint_each_other(articles, curator):
    one, two, _ = articles
    copying.confirm(two, of=one, by=curator)
    two.refresh_from_db()
    with pytest.raises(CopyRefused):
        copying.confirm(one, of=two, by=curator)
    with pytest.raises(CopyRefused):
        copying.confirm(one, of=one, by=curator)


def test_who_is_no_curator_may_not_confirm(articles, reader):
    with pytest.raises(NotACurator):
        copying.confirm(articles[1], of=articles[0], by=reader)
    assert independent_sources() == 3


def test_a_delivery_that_names_its_origin_needs_no_curator(articles, take):
    text = "About 6 percent of Exampleville remains."
    fact = builders.fact(
        text, text, id="a", value={"low": 6, "high": 6, "unit": "percent"}, stated_for="2017-05-25"
    )
    take(builders.article(text, fact, url="https://four.example/", origin=articles[0].url))
    assert independent_sources() == 3
