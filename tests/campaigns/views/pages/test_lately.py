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


@pytest.mark.parametrize(
    ("later", "happened", "note"),
    [
        (
            builders.article("Nobody expected it.", states_facts=False),
            "Source changed",
            "no longer in the text",
        ),
        (builders.article(TEXT, remains(), retracted=True), "Source changed", "article retracted"),
        (builders.article(TEXT), "Withdrawn", "no longer marked in its source"),
    ],
)
@pytest.mark.parametrize(("address", "head"), [("/", "Changed lately"), ("/changes/", "Since")])
def test_what_has_become_of_a_source_is_said_once(read, take, address, head, later, happened, note):
    take(builders.article(TEXT, remains()))
    take(later)
    told = read(address).words.partition(head)[2]
    assert (told.casefold().count(note), "Why:" in told, happened in told) == (1, False, True)
