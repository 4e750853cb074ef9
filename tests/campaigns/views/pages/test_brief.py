"""The brief of a campaign, on one page."""

import pytest

from tests import builders
from tests.campaigns.views.pages.sample import PINNED, REMAINS, TEXT, remains

pytestmark = pytest.mark.django_db


def test_a_brief_has_its_bottom_line_its_sources_in_full_its_cut_off_and_its_pinned_address(
    read, article
):
    page = read("/campaigns/mosul/brief/", **PINNED)
    for told in (
        "Mosul on 31 May 2017",
        "Territory remaining: only about 6 percent of the city, Officials, via Example Courier, "
        "25 May 2017, unreviewed. Fresh, 6 days old. No measure is contested.",
        REMAINS,
        "Ada Example: One. Example Courier, 25 May 2017.",
        "Cut-off: published up to 25 May 2017, as known by 2 June 2017, 00:00 UTC.",
    ):
        assert told in page.words
    pinned = "/campaigns/mosul/brief/?on=2017-05-31&known_at=2017-06-02T00%3A00%3A00Z"
    assert pinned in page.links


def test_a_brief_says_from_what_a_figure_has_come(read, article, take):
    earlier = TEXT.replace("6 percent", "10 percent")
    mark = remains(earlier, percent="10", stated_for="2017-04-25")
    take(builders.article(earlier, mark, url="https://news.example/earlier"))
    words = read("/campaigns/mosul/brief/", on="2017-05-31").words
    assert "falling from only about 10 percent of the city (Officials, via" in words


def test_a_brief_says_a_quote_once_where_it_is_the_figure_or_stands_for_it(read, take):
    text = "More than 300 strikes hit it. They had used it before."
    strikes = builders.fact(
        text,
        "More than 300 strikes",
        id="f1",
        measure="strikes",
        quantity="300",
        unit="strikes",
        hedge="More than",
        value={"low": 300, "low_open": True, "unit": "strike"},
    )
    used = builders.fact(text, "They had used it before", id="f2", measure="chemical-weapons-use")
    take(builders.article(text, strikes, used))
    words = read("/campaigns/mosul/brief/", on="2017-05-31").words.partition("Key figures")[2]
    assert words.count("More than 300 strikes") == 1
    assert words.count("They had used it before") == 1


def test_a_brief_of_what_is_not_stated_says_so(read):
    words = read("/campaigns/mosul/brief/", on="2017-05-01").words
    assert "No figure is stated for this campaign up to 1 May 2017." in words
    read("/campaigns/nowhere/brief/", status=404)
