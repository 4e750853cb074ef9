"""What pages are on paper: how many sheets they take, of the samples and of a crowded campaign."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from campaigns import vocabulary
from campaigns.enums import Kind
from campaigns.models import Measure
from tests import builders
from tests.browser.addresses import ON
from tests.browser.visiting import visit

CAMPAIGNS = ("mosul", "raqqa", "stabilisation")
MOST_SHEETS = 7  # of a campaign of the samples, with all that is told of it


def sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_a_brief_of_the_samples_is_one_sheet_on_any_day_and_in_each_language(
    browser, running, campaign, paper
):
    seen = visit(browser, running.browser().address, color_scheme="dark")
    taken = {}
    for language in ("", "/ar"):
        for asked in ("", ON, "?on=2016-12-31"):
            seen.open(f"{language}/campaigns/{campaign}/brief/{asked}")
            taken[language, asked] = sheets(seen.page, paper)
    seen.page.context.close()
    assert set(taken.values()) == {1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("letters", [60, 300])
def test_a_brief_of_more_than_a_page_holds_leaves_the_oldest_out_and_says_how_many(
    browser, live_server, take, letters
):
    vocabulary.load()
    measures = Measure.objects.filter(kind=Kind.QUANTITY)
    for number, measure in enumerate(measures):
        quote = (f"{number} of them" + ", and of others" * 20)[:letters].strip()
        mark = builders.fact(
            quote,
            quote,
            quantity=str(number),
            measure=measure.slug,
            value={"low": number, "high": number},
            stated_for=str(date(2017, 5, 25) - timedelta(days=number)),
        )
        named = {"url": f"https://news.example/{number}", "title": f"The {number} of May"}
        take(builders.article(quote, mark, **named))
    seen = visit(browser, live_server.url)
    seen.open(f"/campaigns/mosul/brief/{ON}")
    shown = seen.page.locator(".brief__figures > tbody").count()
    assert 3 < shown < len(measures)
    left_out = seen.page.locator(".brief__more").inner_text()
    assert left_out.startswith(f"{len(measures) - shown} more, about earlier days")
    assert seen.page.locator(".brief__sources > li").count() == shown
    assert sheets(seen.page, "Letter") == 1
    seen.page.context.close()
