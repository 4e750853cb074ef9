"""Five questions of a new user, each answered by clicking from the home page of an installation
with its samples. A click is a link, a button or whatever opens; typing is none. Nothing is known
but the words that are seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.visiting import visit

MOST_CLICKS = 4


class NewUser:
    """Clicks on what is seen, by its words, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def clicks_on(self, words: str) -> None:
        """The first thing with these words that is seen and leads on."""
        place = self.page.locator("body")
        found = place.get_by_role("link", name=words).or_(place.get_by_role("button", name=words))
        found = found.or_(place.locator("summary", has_text=words))
        found.filter(visible=True).first.click()
        self.clicks += 1

    def types(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).filter(visible=True).fill(words)

    def misses(self, *words: str) -> list[str]:
        """Which of these words are not seen."""
        seen = " ".join(self.page.locator("main").inner_text().split())
        return [one for one in words if one not in seen]

    def part(self, heading: str) -> Locator:
        """The part of the page under this heading."""
        return self.page.get_by_role("region", name=heading, exact=True)


@pytest.fixture
def user(browser, running) -> Iterator[NewUser]:
    seen = visit(browser, running.browser().address)
    user = NewUser(seen.page)
    seen.open("/")
    yield user
    seen.page.context.close()
    assert seen.faults == []
    assert user.clicks <= MOST_CLICKS


def test_who_said_the_6_percent_and_in_which_words(user):
    user.clicks_on("6 percent")
    assert user.misses("Said by Commanders", "only about 6 percent of Mosul is left to take") == []


def test_how_it_stood_on_31_december_2016(user):
    user.clicks_on("Mosul")
    user.clicks_on("Change the dates")
    user.types("In the world on", "2016-12-31")
    user.clicks_on("Show")
    assert user.misses("As stated, up to 31 December 2016", "15 to 20 percent") == []


def test_what_changed_since_1_march_2017(user):
    user.clicks_on("All that has changed")
    user.types("Since", "2017-03-01")
    user.clicks_on("Show")
    assert user.misses("Since 1 March 2017", "only about 6 percent") == []


def test_which_figures_disagree(user):
    user.clicks_on("Contested")
    assert user.misses("Territory taken", "Stands first", "Stands against it") == []


def test_a_citation_for_one_of_them(user):
    user.clicks_on("Contested")
    user.clicks_on("square miles")
    cited = user.part("Cite this").inner_text()
    assert "square miles" in cited
    assert f"{user.page.url.split('?')[0]}v/1/?on=" in cited
