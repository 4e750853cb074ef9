import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.models import Article, Outlet
from campaigns.curators import define_roles
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "The Exampleville Guard met the Council."


@pytest.fixture
def article(take):
    take(builders.article(TEXT, builders.name(TEXT, "The Exampleville Guard")))
    return Article.objects.get()


@pytest.fixture
def curator_client(client):
    define_roles()
    amal = User.objects.create_user("amal", is_staff=True)
    amal.groups.add(Group.objects.get(name="curator"))
    client.force_login(amal)
    return client


def page_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def listing(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def fields_of(response):
    return set(response.context["adminform"].form.fields)


@pytest.mark.parametrize("model", [Article, Outlet])
def test_the_pages_open(curator_client, article, model):
    for page in (listing(model), page_of(model.objects.get())):
        assert curator_client.get(page).status_code == 200


def test_what_is_known_of_an_article_is_mended_and_its_url_and_texts_stay(curator_client, article):
    page = curator_client.get(page_of(article))
    assert fields_of(page) == {
        *("title", "outlet", "author", "published_on", "language", "rights", "origin")
    }
    form = page.context["adminform"].form.initial | {
        "title": "As a curator mended it",
        "url": "https://elsewhere.example/",
        "published_on": "2017-05-26",
        "revisions-TOTAL_FORMS": 0,
        "revisions-INITIAL_FORMS": 0,
    }
    assert curator_client.post(page_of(article), form).status_code == 302
    mended = Article.objects.get()
    assert (mended.title, mended.url) == ("As a curator mended it", "https://news.example/one")
    assert mended.revisions.get().text == TEXT


def test_articles_are_neither_added_nor_deleted_by_hand(admin_client, article):
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403
    delete = reverse("admin:articles_article_delete", args=[article.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403


def test_the_reliability_of_an_outlet_is_a_letter_of_the_admiralty_code(curator_client, article):
    outlet = Outlet.objects.get()
    form = curator_client.get(page_of(outlet)).context["adminform"].form.initial
    assert form["reliability"] == "F"
    assert curator_client.post(page_of(outlet), form | {"reliability": "B"}).status_code == 302
    assert curator_client.post(page_of(outlet), form | {"reliability": "9"}).status_code == 200
    outlet.refresh_from_db()
    assert outlet.reliability == "B"


def test_words_of_an_article_are_escaped(curator_client, article):
    Article.objects.update(title="<script>alert(1)</script>")
    for page in (listing(Article), page_of(article)):
        assert "<script>alert" not in curator_client.get(page).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_articles_costs_the_same_however_long_it_is(
    curator_client, take, count, django_assert_num_queries
):
    for number in range(count):
        take(builders.article(TEXT, url=f"https://news.example/{number}"))
    curator_client.get(listing(Article))
    with django_assert_num_queries(11):
        assert len(curator_client.get(listing(Article)).context["cl"].result_list) == count
