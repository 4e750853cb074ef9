import io

import pytest

from articles import formats
from articles.anchoring import anchor
from articles.deliveries import open_files
from articles.models import Article
from articles.queries import with_held_texts
from tests import builders

pytestmark = pytest.mark.django_db

ARTICLES = "/api/v1/articles/"
TEXT = "About 6 percent of Exampleville remains."


@pytest.fixture
def file(take):
    """File an article of this text and header; returns its row."""

    def file(text=TEXT, **header):
        header = {"url": "https://news.example/one", **header}
        take(builders.article(text, builders.fact(text, text), **header))
        return Article.objects.get(url=header["url"])

    return file


def listed(client, **filters):
    answer = client.get(ARTICLES, filters)
    assert answer.status_code == 200, answer.content
    return [article["title"] for article in answer.json()["results"]]


def test_an_article_is_told_with_its_newest_text(client, file):
    file()
    article = file(f"{TEXT} Corrected.")
    told = client.get(f"{ARTICLES}{article.pk}/").json()
    revision = told.pop("revision")
    assert told == {
        "id": article.pk,
        "url": "https://news.example/one",
        "title": "One",
        "outlet": "Example Courier",
        "outlet_slug": "example-courier",
        "retells": False,
        "author": "",
        "published_on": "2017-05-25",
        "language": "en",
        "rights": "open",
        "origin": None,
        "retracted": False,
        "page": f"http://testserver/articles/{article.pk}/",
    }
    assert (revision["number"], revision["text"]) == (2, f"{TEXT} Corrected.")


def test_every_text_of_an_article_is_listed_the_newest_first(client, file):
    file()
    article = file(f"{TEXT} Corrected.")
    told = client.get(f"{ARTICLES}{article.pk}/revisions/").json()["results"]
    assert [(one["number"], one["text"]) for one in told] == [(2, f"{TEXT} Corrected."), (1, TEXT)]


@pytest.mark.parametrize("rest", ["", "revisions/"])
def test_a_restricted_text_is_for_readers_who_are_signed_in(client, file, reader, rest):
    address = f"{ARTICLES}{file(rights='restricted').pk}/{rest}"
    withheld = client.get(address)
    assert TEXT not in withheld.content.decode()
    assert '"text":null' in withheld.content.decode()
    client.force_login(reader)
    shown = client.get(address)
    assert TEXT in shown.content.decode()
    assert shown["Cache-Control"] == "no-cache, private"
    assert "Cookie" in shown["Vary"]


def test_the_list_of_articles_holds_no_text(client, file):
    file()
    assert TEXT not in client.get(ARTICLES).content.decode()


def test_the_list_is_narrowed_and_put_in_order(client, file):
    file(url="https://news.example/1", title="Old", published_on="2016-01-01")
    file(url="https://news.example/2", title="New", language="fr", rights="restricted")
    file(url="https://news.example/3", title="Undated", published_on=None, outlet="Other")
    assert listed(client) == ["New", "Old", "Undated"]
    assert listed(client, ordering="published") == ["Undated", "Old", "New"]
    assert listed(client, outlet="other") == ["Undated"]
    assert listed(client, language="fr") == ["New"]
    assert listed(client, rights="restricted") == ["New"]
    assert listed(client, published_before="2016-12-31") == ["Old"]
    assert listed(client, published_after="2016-12-31") == ["New"]
    assert listed(client, q="NDAT") == ["Undated"]


@pytest.mark.parametrize("number", ["7", "99999999999999999999999"])
@pytest.mark.parametrize("rest", ["", "revisions/", "annotations/"])
def test_an_article_that_is_not_held_is_not_found(client, number, rest):
    assert client.get(f"{ARTICLES}{number}/{rest}").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_two_queries(client, file, django_assert_num_queries, count):
    for number in range(count):
        file(url=f"https://news.example/{number}")
    with django_assert_num_queries(2):  # the vintage, and they
        assert len(listed(client)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_texts_of_an_article_cost_two_queries(client, file, django_assert_num_queries, count):
    for number in range(count):
        article = file(f"{TEXT} {number}")
    with django_assert_num_queries(2):  # the vintage, and they
        told = client.get(f"{ARTICLES}{article.pk}/revisions/").json()
    assert len(told["results"]) == count


class TestAnnotations:
    def files(self, answer):
        """The files of an answer, as a delivery has them."""
        name = answer["Content-Disposition"].removeprefix('attachment; filename="').rstrip('"')
        [document] = open_files([(name, io.BytesIO(answer.content))])
        return document

    @pytest.mark.parametrize(
        ("format", "media_type"),
        [
            ("native", "application/json"),
            ("w3c", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'),
            ("brat", "application/zip"),
        ],
    )
    def test_come_in_the_format_that_is_asked_for(self, client, file, format, media_type):
        article = file()
        answer = client.get(
            f"{ARTICLES}{article.pk}/annotations/",
            {"format": format},
            headers={"Accept": media_type},
        )
        assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
        document = with_held_texts(self.files(answer))
        [read] = formats.read(document, format=format)
        assert anchor(read).text == TEXT
        assert [mark.exact for mark in anchor(read).marks] == [TEXT]

    def test_are_native_where_no_format_is_named_and_the_same_bytes_each_time(self, client, file):
        address = f"{ARTICLES}{file().pk}/annotations/"
        assert client.get(address).json()["text"] == TEXT
        first, again = (client.get(address, {"format": "brat"}) for _ in range(2))
        assert first["ETag"] == again["ETag"]

    def test_of_an_unknown_format_are_refused_with_those_that_are_known(self, client, file):
        answer = client.get(f"{ARTICLES}{file().pk}/annotations/", {"format": "conll"})
        assert answer.status_code == 400
        assert answer.json()["errors"] == {
            "format": ["“conll” is no format. Give one of native, w3c, brat, label-studio."]
        }

    def test_of_a_restricted_article_are_for_readers_who_are_signed_in(self, client, file, reader):
        address = f"{ARTICLES}{file(rights='restricted').pk}/annotations/"
        withheld = client.get(address)
        assert (withheld.status_code, withheld.json()["code"]) == (403, "PERMISSION_DENIED")
        assert TEXT not in withheld.content.decode()
        client.force_login(reader)
        shown = client.get(address)
        assert shown.json()["text"] == TEXT
        assert shown["Cache-Control"] == "no-cache, private"
