"""Words of others do no harm, and nothing is asked of anybody else."""

import pytest

from actors.models import Actor
from articles.models import Article
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import PAGES, addresses
from tests.pages import Page

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script>"


@pytest.mark.parametrize("name", PAGES)
def test_words_of_others_are_escaped(client, take, name):
    text = f'Officials{EVIL} say {EVIL}6{EVIL} percent or {EVIL}9{EVIL} percent of "the city".'
    marks = [
        builders.fact(
            text,
            f"{EVIL}{share}{EVIL} percent",
            id=f"{EVIL}{share}",
            value={"low": share, "high": share, "unit": "percent"},
            quantity=f"{EVIL}{share}{EVIL}",
            speaker=f"Officials{EVIL}",
            stated_for="2017-05-25",
        )
        for share in (6, 9)
    ]
    evil = Actor.objects.create(slug="guard", name=EVIL, kind="force", description=EVIL)
    evil.aliases.create(name=f"Officials{EVIL}", language="en", script="Latn", source=EVIL)
    header = {"title": EVIL, "outlet": EVIL, "author": EVIL, "url": f"javascript:alert(1)//{EVIL}"}
    take(builders.article(text, *marks, **header))
    [article], fact = Article.objects.all(), StatedFact.objects.get(mark_id=f"{EVIL}6")
    response = client.get(addresses(article, fact)[name], {"on": "2017-05-31"})
    page = Page(response)
    assert "<script>" not in response.content.decode()  # scripts of ours come from files
    assert EVIL in page.words
    assert not [link for link in page.links if link.startswith("javascript:")]


def test_a_page_asks_nothing_of_another_origin_and_allows_no_inline_script(client, article):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
