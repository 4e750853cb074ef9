"""Fifty names of five languages as a browser sets them: each from its own side, letter by letter,
whichever way the page around it runs."""

from itertools import pairwise

import pytest

from articles.models import Article
from campaigns import vocabulary
from tests.browser.visiting import visit
from tests.names import NAMES, SENTENCES, articles

pytestmark = pytest.mark.django_db(transaction=True)

FROM_THE_RIGHT = ("ar", "ckb")
# Where the letters of a name stand, in the order in which they are read.
LETTERS = """names => {
    const walk = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    const found = {};
    while (walk.nextNode())
        for (const name of names) {
            const start = walk.currentNode.data.indexOf(name);
            if (start < 0) continue;
            found[name] = [...name].map((letter, at) => {
                const range = document.createRange();
                range.setStart(walk.currentNode, start + at);
                range.setEnd(walk.currentNode, start + at + 1);
                const place = range.getBoundingClientRect();
                return [letter, (place.left + place.right) / 2, place.width];
            });
        }
    return found;
}"""


@pytest.fixture
def addresses(take) -> dict[str, str]:
    """The article that names those of each language."""
    vocabulary.load()
    for article in articles():
        take(article)
    return {one.language: one.get_absolute_url() for one in Article.objects.all()}


def in_order(letters: list, language: str) -> bool:
    """Whether each letter stands on the far side of the one before; marks stand on their letter."""
    places = [place for letter, place, width in letters if width > 0 and letter.isalpha()]
    sign = -1 if language in FROM_THE_RIGHT else 1
    steps = [sign * (after - before) for before, after in pairwise(places)]
    return len(places) > 1 and all(step >= 0 for step in steps)


@pytest.mark.parametrize("around", ["", "/ar"])
def test_each_is_set_letter_by_letter_from_its_own_side(browser, live_server, addresses, around):
    seen = visit(browser, live_server.url, viewport={"width": 1440, "height": 900})
    disordered = []
    for language in SENTENCES:
        assert seen.open(f"{around}{addresses[language]}") == []
        names = [name.written for name in NAMES if name.language == language]
        set_so = seen.page.evaluate(LETTERS, names)
        assert set(set_so) == set(names)
        disordered += [name for name in names if not in_order(set_so[name], language)]
    assert disordered == []
