"""What pages of others may show: the figure in full, in the only frames there are."""

import html
import re

import pytest
from django.urls import reverse

from campaigns import reviewing, vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = "Commanders say only about 6 percent of Mosul is left. Early in May 10 percent of Mosul was."
PINNED = {"on": "2017-05-25", "known_at": "2017-06-02T00:00:00Z"}


@pytest.fixture
def fact(take):
    vocabulary.load()
    six, ten = TEXT.rstrip(".").split(". ")
    said = {"object": "Mosul", "unit": "percent"}
    marks = [
        builders.fact(
            TEXT,
            six,
            id="f1",
            quantity="6",
            hedge=["only", "about"],
            speaker="Commanders",
            value={"low": 6, "high": 6, "unit": "percent"},
            stated_for="2017-05-25",
            **said,
        ),
        builders.fact(
            TEXT,
            ten,
            id="f2",
            quantity="10",
            object="Mosul",
            unit="percent",
            value={"low": 10, "high": 10, "unit": "percent"},
            stated_for="2017-05-02",
        ),
    ]
    take(builders.article(TEXT, *marks))
    return StatedFact.objects.get(mark_id="f1")


def framed(fact):
    return reverse("embed-fact", args=[fact.fact])


CHART = "/embed/campaigns/mosul/territory-remaining/"


def test_a_framed_figure_is_never_bare(client, fact):
    page = Page(client.get(framed(fact)))
    assert "only about 6 percent of Mosul Commanders, via Example Courier" in page.words
    assert "for 25 May 2017" in page.words
    assert "unreviewed" in page.words
    assert (
        "Commanders say only about 6 percent of Mosul is left. One · Example Courier · 25 May 2017"
        in page.words
    )
    assert "https://news.example/one" in page.links
    assert f"http://testserver{fact.get_absolute_url()}" in page.links


def test_a_framed_chart_tells_what_its_page_tells(client, fact):
    page = Page(client.get(CHART, {"on": "2017-05-25"}))
    assert "Territory remaining" in page.words
    assert "Commanders" in page.words
    assert "2 statements as a table" in page.words
    assert "In the world on 25 May 2017." in page.words
    assert "http://testserver/campaigns/mosul/?on=2017-05-25" in page.links


def test_where_a_measure_has_no_course_its_figure_is_framed_alone(client, fact):
    page = Page(client.get(CHART, {"on": "2017-05-10"}))
    assert "svg" not in page.tags
    assert "10 percent" in page.words


@pytest.mark.parametrize("embedded", [True, False])
def test_only_what_is_made_for_frames_can_be_framed(client, fact, embedded):
    version = reverse("embed-version", args=[fact.fact, 1])
    pages = ["/", fact.get_absolute_url(), "/campaigns/mosul/", "/admin/login/", "/embed/nothing/"]
    for address in [framed(fact), version, CHART] if embedded else pages:
        answer = client.get(address)
        policy = answer["Content-Security-Policy"]
        assert ("frame-ancestors *" in policy) == embedded, address
        assert ("frame-ancestors 'none'" in policy) != embedded, address
        assert (answer.get("X-Frame-Options") == "DENY") != embedded, address


def test_an_answer_that_nothing_has_changed_can_be_framed_as_well(client, fact):
    tag = client.get(framed(fact))["ETag"]
    again = client.get(framed(fact), headers={"If-None-Match": tag})
    assert (again.status_code, "X-Frame-Options" in again) == (304, False)
    assert "frame-ancestors *" in again["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["a fact", "a chart"])
def test_a_frame_is_another_answer_once_its_style_sheet_has_another_name(
    client, fact, settings, name
):
    address = {"a fact": framed(fact), "a chart": CHART}[name]
    tag, file = client.get(address)["ETag"], client.get("/changes.csv")
    settings.STATIC_URL = "/of-the-next-release/"
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "/of-the-next-release/css/main" in again.content.decode()
    assert client.get("/changes.csv")["ETag"] == file["ETag"]


def test_an_installation_says_whose_pages_may_frame_it(client, fact, settings):
    settings.EMBED_ANCESTORS = ["https://news.example"]
    policy = client.get(framed(fact))["Content-Security-Policy"]
    assert "frame-ancestors https://news.example;" in f"{policy};"


def test_a_frame_runs_no_script_sends_no_form_and_sets_no_cookie(client, fact):
    for address in (framed(fact), CHART):
        answer = client.get(address)
        page = Page(answer)
        assert {"script", "form", "button", "input"} & set(page.tags) == set()
        assert "script-src 'none'" in answer["Content-Security-Policy"]
        assert not answer.cookies
        assert "<script" not in answer.content.decode()


def test_what_was_rejected_or_taken_back_says_so(client, fact, curator):
    reviewing.reject(fact.fact, version=1, by=curator)
    page = Page(client.get(framed(fact)))
    assert "A curator rejected this statement: it no longer counts." in page.words
    assert "figure--rejected" in client.get(framed(fact)).content.decode()
    reviewing.restore(fact.fact, version=2, by=curator)
    reviewing.accept(fact.fact, version=3, by=curator)
    reviewing.withdraw(fact.fact, version=4, by=curator)
    page = Page(client.get(framed(fact)))
    assert "This statement was taken back: it no longer counts." in page.words


def test_a_version_stays_as_it_is_and_says_what_has_come_of_it(client, fact, curator):
    reviewing.accept(fact.fact, version=1, by=curator)
    address = reverse("embed-version", args=[fact.fact, 1])
    words = Page(client.get(address)).words
    assert "This is version 1. The newest is version 2, accepted." in words
    known = {"known_at": fact.recorded_at.isoformat()}
    assert "The newest is version 2" not in Page(client.get(address, known)).words


def test_what_was_not_known_is_not_framed(client, fact):
    assert client.get(framed(fact), PINNED | {"known_at": "2017-01-01"}).status_code == 404
    assert client.get(reverse("embed-version", args=[fact.fact, 2])).status_code == 404
    assert client.get("/embed/campaigns/mosul/nothing/").status_code == 404
    assert client.get(framed(fact), {"known_at": "soon"}).status_code == 400


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({"known_at": "2017-01-01"}, 404, "Nothing is held at this address, or nothing was known"),
        ({"on": "soon"}, 400, "“on” cannot be “soon”. Give a day such as 2017-05-25."),
    ],
)
def test_a_frame_says_why_it_shows_nothing_and_can_be_framed(client, fact, asked, status, sentence):
    for address in (framed(fact), CHART):
        answer = client.get(address, asked)
        page = Page(answer)
        assert answer.status_code == status
        assert sentence in page.words
        assert "http://testserver/" in page.links
        assert "nav" not in page.tags
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer


def test_where_readers_sign_in_nothing_is_framed_or_offered_to_be(client, fact, settings, reader):
    settings.READING_IS_OPEN = False
    for address in (framed(fact), CHART):
        answer = client.get(address)
        assert (answer.status_code, answer["X-Frame-Options"]) == (302, "DENY")
    client.force_login(reader)
    assert "iframe" not in client.get(fact.get_absolute_url()).content.decode()


def offered(client, address):
    """The markup that a reader copies, as their browser shows it."""
    told = client.get(address).content.decode()
    return [html.unescape(one) for one in re.findall(r"<textarea[^>]*>(.*?)</textarea>", told)]


def test_a_page_offers_markup_that_frames_it(client, fact):
    living, pinned = offered(client, fact.get_absolute_url())
    assert living.startswith(f'<iframe src="http://testserver{framed(fact)}" title="')
    [source] = re.findall(r'src="([^"]+)"', pinned)
    assert client.get(html.unescape(source)).context["asked"].clocks.pinned
    [chart] = offered(client, "/campaigns/mosul/?on=2017-05-25")
    assert f'src="http://testserver{CHART}?on=2017-05-25"' in chart


def test_what_is_copied_holds_no_markup_of_others(client, fact):
    measure = fact.measure
    measure.label = '"><script>alert(1)</script>'
    measure.save()
    for markup in offered(client, fact.get_absolute_url()):
        assert "<script>" not in markup
        assert 'title="&quot;&gt;&lt;script' in markup


@pytest.mark.parametrize("count", [1, 3])
def test_a_frame_costs_the_same_however_many_statements_there_are(
    client, take, django_assert_num_queries, count
):
    for number in range(count):
        text = f"{number}. About {number + 5} percent is left."
        mark = builders.fact(
            text,
            text,
            quantity=str(number + 5),
            value={"low": number + 5, "high": number + 5, "unit": "percent"},
            stated_for=f"2017-05-{20 + number}",
        )
        take(builders.article(text, mark, url=f"https://news.example/{number}"))
    fact = StatedFact.objects.first()
    with django_assert_num_queries(6):
        client.get(framed(fact))
    with django_assert_num_queries(5):
        client.get(CHART)
