import pytest
from django.urls import reverse

from articles.models import Article
from campaigns.models import StatedFact
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = "The Exampleville Guard met the Council, and about 6 percent of the city remains."
LONG = " ".join(f"Sentence {number} of the wire story is like no other." for number in range(20))
LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def article(take):
    take(builders.article(TEXT, builders.fact(TEXT, "about 6 percent", id="f1")))
    return Article.objects.get()


@pytest.fixture
def reprint(take):
    """Two papers that print the same long text: the wire's, and one that brought it a day later."""
    for name in ("wire", "paper"):
        fact = builders.fact(LONG, "Sentence 3 of the wire story", id="f1")
        take(builders.article(LONG, fact, url=f"https://{name}.example/", title=f"The {name}"))
    return Article.objects.get(title="The paper")


def page_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def standing(article):
    return reverse("admin:articles_article_standing", args=[article.pk])


def say(client, article, word, **given):
    return client.post(standing(article), {"say": word, **given}, follow=True)


def told(response):
    return [str(message) for message in response.context["messages"]]


def fact_of(article):
    return StatedFact.objects.open().get(article=article)


def test_what_is_known_of_an_article_is_mended_and_what_it_is_known_by_stays(client, amal, article):
    page = client.get(page_of(article))
    assert set(page.context["adminform"].form.fields) == {
        *("title", "outlet", "author", "published_on", "language", "rights")
    }
    form = page.context["adminform"].form.initial | {
        "title": "As a curator mended it",
        "url": "https://elsewhere.example/",
        "published_on": "2017-05-26",
        "revisions-TOTAL_FORMS": 0,
        "revisions-INITIAL_FORMS": 0,
    }
    assert client.post(page_of(article), form).status_code == 302
    mended = Article.objects.get()
    assert (mended.title, mended.url) == ("As a curator mended it", "https://news.example/one")
    assert mended.revisions.get().text == TEXT


def test_articles_are_neither_added_nor_deleted_by_hand(admin_client, article):
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403
    delete = reverse("admin:articles_article_delete", args=[article.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403


def test_words_of_an_article_are_escaped(client, amal, article):
    Article.objects.update(title="<script>alert(1)</script>")
    for page in (LIST, page_of(article), standing(article)):
        assert "<script>alert" not in client.get(page).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_articles_costs_the_same_however_long_it_is(
    client, amal, take, count, django_assert_num_queries
):
    for number in range(count):
        take(builders.article(TEXT, url=f"https://news.example/{number}"))
    client.get(LIST)
    with django_assert_num_queries(11):
        assert len(client.get(LIST).context["cl"].result_list) == count


def test_a_retraction_is_said_and_taken_back_and_noted_on_the_facts(client, amal, article):
    assert "Retraction and reprints" in Page(client.get(page_of(article))).words
    response = say(client, article, "retracted", why="The publisher says so.")
    assert told(response) == ["Said, and noted on 1 fact."]
    assert "Its publisher has retracted this article." in Page(response).words
    retracted = fact_of(article)
    assert (retracted.source_state, retracted.by, retracted.why) == (
        *("retracted", amal),
        "The publisher says so.",
    )
    say(client, article, "reinstated")
    assert fact_of(article).source_state == "marked"
    assert not Article.objects.get().retracted


def test_articles_that_share_their_words_are_proposed_as_reprints(client, amal, reprint):
    page = client.get(standing(reprint))
    assert [one.article.title for one in page.context["candidates"]] == ["The wire"]
    assert "The wire, Example Courier, 25 May 2017 shares 100 % of its runs" in Page(page).words


def test_a_reprint_is_confirmed_and_separated(client, amal, reprint):
    response = say(client, reprint, "reprint", of="https://wire.example/", why="Word for word.")
    assert told(response) == ["Said, and noted on 1 fact."]
    assert "It reprints The wire, https://wire.example/: both are one source." in (
        Page(response).words
    )
    assert response.context["candidates"] == []
    assert (fact_of(reprint).origin, fact_of(reprint).why) == (
        "https://wire.example/",
        "Word for word.",
    )
    say(client, reprint, "separate")
    assert fact_of(reprint).origin == ""


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        ("https://nowhere.example/", "No article is held at this address."),
        ("", "No article is held at this address."),
        (
            "https://paper.example/",
            "“The paper” cannot be set to reprint “The paper”: they go back to one article "
            "already. Choose another, or separate them first.",
        ),
    ],
)
def test_what_cannot_be_a_reprint_is_refused_in_words(client, amal, reprint, of, sentence):
    assert told(say(client, reprint, "reprint", of=of)) == [sentence]
    assert fact_of(reprint).version == 1


def test_what_is_no_answer_changes_nothing(client, amal, article):
    assert told(say(client, article, "sung")) == []
    assert fact_of(article).version == 1


def test_who_may_not_review_says_nothing_of_an_article(client, annotator, article):
    assert client.get(standing(article)).status_code == 403
    assert say(client, article, "retracted").status_code == 403
    assert "Retraction and reprints" not in Page(client.get(page_of(article))).words


def test_an_article_that_is_not_there_has_no_page(client, amal):
    assert client.get(reverse("admin:articles_article_standing", args=[9])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_candidates_cost_the_same_however_many(
    client, amal, take, reprint, count, django_assert_num_queries
):
    for number in range(count):
        take(builders.article(LONG, url=f"https://news.example/{number}"))
    client.get(standing(reprint))
    with django_assert_num_queries(8):
        assert len(client.get(standing(reprint)).context["candidates"]) == count + 1
