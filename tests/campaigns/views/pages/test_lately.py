"""What has changed lately: a figure that several articles of one origin give is told once."""

import pytest

from tests import builders
from tests.campaigns.views.pages.sample import TEXT, remains

pytestmark = pytest.mark.django_db

FIRST = "https://news.example/first"
TOLD = "Territory remaining · Mosul: only about 6 percent of the city (Officials, via"


@pytest.fixture
def lately(read, take):
    """Take two articles that tell the same; the words of the first page."""

    def lately(origin=FIRST, **said):
        take(builders.article(TEXT, remains(), origin=FIRST))
        mark, url = remains(**said), "https://news.example/2"
        take(builders.article(TEXT, mark, url=url, origin=origin))
        return read("/").words

    return lately


def test_articles_of_one_origin_that_give_one_figure_stand_in_one_line(lately):
    words = lately()
    assert words.count(TOLD) == 1
    assert "unreviewed) in 2 articles" in words


@pytest.mark.parametrize(
    "other", [{"origin": "https://news.example/second"}, {"stated_for": "2017-05-24"}]
)
def test_what_is_told_elsewhere_or_for_another_day_is_another_line(lately, other):
    words = lately(**other)
    assert words.count(TOLD) == 2
    assert "in 2 articles" not in words
