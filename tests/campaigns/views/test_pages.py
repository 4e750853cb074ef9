"""Every page, as a reader meets it: words and links, not looks."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth.models import User
from django.urls import reverse

from actors.models import Actor
from articles.enums import Rights
from articles.models import Article
from campaigns import reviewing, vocabulary
from campaigns.models import Campaign, StatedFact
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = (
    "Officials say only about 6 percent of the city remains.\n"
    "The Exampleville Guard backs the Council. A vote is set for September.\n"
    "Nobody expected it."
)
REMAINS = "only about 6 percent of the city remains"
LEARNED = datetime(2017, 6, 1, 9, 30, tzinfo=UTC)
PINNED = {"on": "2017-05-31", "known_at": "2017-06-02T00:00:00Z"}


def remains(text=TEXT, percent="6", stated_for="2017-05-25", **said):
    return builders.fact(
        text,
        f"only about {percent} percent of the city remains",
        id="f1",
        value={"low": percent, "high": percent, "unit": "percent"},
        quantity=percent,
        unit="percent",
        object="the city",
        hedge=["only", "about"],
        speaker="Officials",
        stated_for=stated_for,
        **said,
    )


MARKS = [
    remains(),
    builders.fact(
        TEXT,
        "The Exampleville Guard backs the Council",
        id="f2",
        measure="backs",
        subject="The Exampleville Guard",
        object="the Council",
        stated_for="2017-05-25",
    ),
    builders.fact(
        TEXT,
        "A vote is set for September",
        id="f3",
        measure="vote-scheduled",
        stated_for="2017-09?",
        modality="planned",
    ),
    builders.name(TEXT, "Exampleville Guard"),
]


@pytest.fixture(autouse=True)
def _vocabulary():
    vocabulary.load()


@pytest.fixture
def guard():
    guard = Actor.objects.create(slug="guard", name="The Exampleville Guard", kind="force")
    guard.aliases.create(name="The Exampleville Guard", language="en", script="Latn")
    guard.aliases.create(name="حرس", language="ar", script="Arab")
    return guard


@pytest.fixture
def article(guard, take):
    with time_machine.travel(LEARNED, tick=False):
        take(builders.article(TEXT, *MARKS, author="Ada Example"))
    return Article.objects.get()


@pytest.fixture
def fact(article):
    return StatedFact.objects.open().get(quote=REMAINS)


@pytest.fixture
def read(client):
    def read(address, status=200, **asked):
        response = client.get(address, asked)
        assert response.status_code == status
        return Page(response)

    return read


def addresses(article, fact):
    return {
        "home": "/",
        "campaign": "/campaigns/mosul/",
        "fact": fact.get_absolute_url(),
        "fact-version": f"{fact.get_absolute_url()}v/1/",
        "actors": "/actors/",
        "actor": "/actors/guard/",
        "articles": "/articles/",
        "article": article.get_absolute_url(),
        "changes": "/changes/",
        "contested": "/contested/",
        "brief": "/campaigns/mosul/brief/",
        "method": "/method/",
    }


PAGES = [
    *("home", "campaign", "fact", "fact-version", "actors", "actor", "articles", "article"),
    *("changes", "contested", "brief"),
]
WITH_FIGURE = ["home", "campaign", "fact", "fact-version", "brief"]


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_every_page_answers_where_it_was_promised(read, article, fact, name):
    read(addresses(article, fact)[name], on="2017-05-31")


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_a_figure_is_never_shown_bare(read, article, fact, name):
    words = read(addresses(article, fact)[name], on="2017-05-31").words
    for told in (
        "only about 6 percent",
        "of the city",
        "Officials",
        "Example Courier",
        "25 May 2017",
        "unreviewed",
    ):
        assert told in words


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_a_figure_leads_to_its_highlighted_words(read, article, fact, name):
    page = read(addresses(article, fact)[name])
    assert f"{article.get_absolute_url()}#fact-{fact.fact}" in page.links


def test_the_first_page_says_how_far_it_reaches(read, article):
    words = read("/", on="2017-05-31").words
    assert "published up to 25 May 2017, as taken in by 1 June 2017, 09:30 UTC" in words
    assert "Territory remaining" in words
    assert "A vote is set for September" in words


def test_an_empty_house_says_so_on_every_page(read):
    assert "Nothing has been taken in yet." in read("/").words
    assert "No figure is stated for this campaign" in read("/campaigns/raqqa/").words
    assert "No article has been taken in yet." in read("/articles/").words
    assert "The register is empty." in read("/actors/").words


def test_a_reader_of_today_is_offered_the_day_of_an_old_figure(read, article):
    page = read("/campaigns/mosul/")
    assert "No figure is held about a day after 25 May 2017." in page.words
    assert "/campaigns/mosul/?on=2017-05-25" in page.links


def test_the_page_of_a_campaign_shows_figures_relations_events_and_sources(read, article):
    words = read("/campaigns/mosul/", on="2017-05-31").words
    for told in (
        "Territory remaining",
        "fresh, 6 days old",
        "first statement",
        "The Exampleville Guard backs → the Council",
        "A vote is set for September",
        "September 2017, uncertain",
        "planned",
        "Ada Example",
    ):
        assert told in words


def test_a_brief_has_its_bottom_line_its_sources_in_full_its_cut_off_and_its_pinned_address(
    read, article
):
    page = read("/campaigns/mosul/brief/", **PINNED)
    for told in (
        "Mosul on 31 May 2017",
        "Territory remaining: only about 6 percent of the city, Officials, 25 May 2017, "
        "unreviewed. No measure is contested.",
        REMAINS,
        "Ada Example: One. Example Courier, 25 May 2017.",
        "Cut-off: published up to 25 May 2017, as known by 2 June 2017, 00:00 UTC.",
    ):
        assert told in page.words
    pinned = "/campaigns/mosul/brief/?on=2017-05-31&known_at=2017-06-02T00%3A00%3A00Z"
    assert pinned in page.links


def test_a_brief_of_what_is_not_stated_says_so(read):
    words = read("/campaigns/mosul/brief/", on="2017-05-01").words
    assert "No figure is stated for this campaign up to 1 May 2017." in words
    read("/campaigns/nowhere/brief/", status=404)


def test_every_page_with_a_status_leads_to_the_days_before_and_after_on_which_it_changes(
    read, article, take
):
    later = TEXT.replace("6 percent", "4 percent")
    mark = remains(later, percent="4", stated_for="2017-06-10")
    take(builders.article(later, mark, url="https://news.example/later"))
    for address in ("/", "/campaigns/mosul/", "/campaigns/mosul/brief/", "/contested/"):
        links = read(address, on="2017-05-31").links
        assert {f"{address}?on=2017-05-25", f"{address}?on=2017-06-10"} <= set(links)
    pinned = read("/campaigns/mosul/", **PINNED).links
    assert "/campaigns/mosul/?on=2017-05-25&known_at=2017-06-02T00%3A00%3A00Z" in pinned
    assert not [link for link in pinned if "on=2017-06-10" in link]  # it was not known then


def test_a_campaign_says_when_it_ended_and_when_all_its_figures_are_stale(read, article):
    Campaign.objects.filter(slug="mosul").update(ended_on=date(2017, 7, 10))
    assert "ended on 10 July 2017" not in read("/campaigns/mosul/", on="2017-05-31").words
    words = read("/campaigns/mosul/", on="2017-12-31").words
    assert "This campaign ended on 10 July 2017." in words
    assert "Every figure is stale on 31 December 2017." in words


def test_a_campaign_of_which_nothing_is_shown_says_why(read, article):
    early = read("/campaigns/mosul/", on="2017-05-01")
    assert (
        "Nothing is stated for a day up to 1 May 2017. The first statement is about 25 May 2017."
        in early.words
    )
    assert "/campaigns/mosul/?on=2017-05-25" in early.links
    hidden = read("/campaigns/mosul/", unreviewed="0")
    assert "All that is held about this campaign is unreviewed" in hidden.words
    unknown = read("/campaigns/mosul/", known_at="2017-05-01T00:00:00Z").words
    assert "Nothing was known about this campaign by 1 May 2017, 00:00 UTC." in unknown
    nothing = read("/campaigns/raqqa/").words
    assert "No article has stated anything about this campaign yet." in nothing


def test_what_names_no_day_says_so_where_nothing_was_stated_yet(read, take):
    marked = remains(stated_for="")
    take(builders.article(TEXT, marked, published_on=None))
    dated = TEXT.replace("6 percent", "4 percent")
    take(builders.article(dated, remains(dated, percent="4"), url="https://news.example/dated"))
    words = read("/campaigns/mosul/", on="2017-05-01").words
    assert "Nothing is stated for a day up to 1 May 2017. What stands here names no day." in words


def test_a_brief_says_from_what_a_figure_has_come(read, article, take):
    earlier = TEXT.replace("6 percent", "10 percent")
    mark = remains(earlier, percent="10", stated_for="2017-04-25")
    take(builders.article(earlier, mark, url="https://news.example/earlier"))
    words = read("/campaigns/mosul/brief/", on="2017-05-31").words
    assert "falling from only about 10 percent of the city (Officials, via" in words


def test_a_campaign_of_which_only_what_is_to_come_is_stated_says_so(read, article):
    words = read("/", on="2017-05-01").words
    assert "Up to 1 May 2017, only what is to come is stated." in words
    assert "Nothing stated up to 1 May 2017." in words  # of another campaign


def test_a_measure_that_was_not_stated_yet_says_so_and_is_no_zero(read, article):
    words = read("/campaigns/mosul/", on="2017-05-01").words
    assert "Territory remaining not stated up to 1 May 2017" in words
    assert "6 percent" not in words


def test_rivals_stand_side_by_side_and_nothing_is_averaged(read, article, take):
    other = TEXT.replace("6 percent", "10 percent")
    take(
        builders.article(
            other,
            remains(other, percent="10", stated_for="2017-05-24"),
            url="https://news.example/two",
        )
    )
    words = read("/campaigns/mosul/", on="2017-05-31").words
    assert "only about 6 percent" in words
    assert "only about 10 percent" in words
    assert (
        "Contested: 1 comparable statement in the 14-day window of the measure gives a range"
        in words
    )
    assert "8 percent" not in words


def test_a_contested_figure_says_so_wherever_it_stands(read, article, take):
    other = TEXT.replace("6 percent", "10 percent")
    mark = remains(other, percent="10", stated_for="2017-05-24")
    take(builders.article(other, mark, url="https://news.example/two"))
    fact = StatedFact.objects.get(quote=REMAINS)
    for address in (
        *("/", "/changes/", "/search/?q=remains"),
        *(article.get_absolute_url(), fact.get_absolute_url()),
        f"/embed{fact.get_absolute_url()}",
    ):
        assert "contested by 1 other" in read(address).words, address
    cited = read(fact.get_absolute_url()).words
    assert "version 1, unreviewed, contested by 1 other, recorded" in cited


def test_the_page_of_a_fact_tells_who_said_it_when_and_every_version(read, fact, curator):
    reviewing.accept(fact.fact, version=1, by=curator, why="Read the source.")
    words = read(fact.get_absolute_url()).words
    for told in (
        "Officials say only about 6 percent of the city remains.",  # the quote in its sentence
        "Said by Officials",
        "Relayed by Example Courier, Ada Example",
        "Stated for 25 May 2017 2017-05-25",
        "Published 25 May 2017",
        "Hedges only, about",
        "import of one.json",
        "accepted amal Read the source.",
        "The source says it in these words.",
    ):
        assert told in words


def test_a_figure_that_others_stand_against_says_so_at_its_head_until_it_is_taken_back(
    read, fact, curator, take
):
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    contested = "Against it: only about 30 percent of the city (Officials, via Example Courier,"
    for address in (fact.get_absolute_url(), f"/embed{fact.get_absolute_url()}"):
        assert contested in read(address).words
    reviewing.reject(fact.fact, version=1, by=curator, why="Misread.")
    assert contested not in read(fact.get_absolute_url()).words


def test_each_version_says_what_changed_with_it_and_nothing_else(read, fact, curator):
    correction = builders.correction(value={"low": "5", "high": "6", "unit": "percent"})
    reviewing.revise(fact.fact, version=1, by=curator, correction=correction, why="A slip.")
    words = read(fact.get_absolute_url()).words
    assert "revised amal A slip. Bounds 6 percent → 5 to 6 percent 1 " in words
    assert "Revised by amal" in words
    assert "A curator corrected what the source marks. Both side by side" in words
    assert "Bounds 5 to 6 percent 6 percent" in words  # here, and in the source


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "The source says something else by now. A curator has yet to answer."),
        (reviewing.keep, "A curator stands by it, although the source says something else"),
    ],
)
def test_a_change_of_the_source_stands_beside_what_was_judged(
    read, fact, curator, take, answer, sentence
):
    reviewing.accept(fact.fact, version=1, by=curator)
    take(builders.article(TEXT, remains(stated_for="2017-05-24"), *MARKS[1:]))
    if answer:
        answer(fact.fact, version=3, by=curator)
    words = read(fact.get_absolute_url()).words
    assert sentence in words
    assert "Stated for 25 May 2017 24 May 2017" in words


def test_an_earlier_version_does_not_say_what_the_source_says_now(read, fact, curator):
    correction = builders.correction(stated_for="2017-05-23")
    reviewing.revise(fact.fact, version=1, by=curator, correction=correction)
    reviewing.accept(fact.fact, version=2, by=curator)
    assert "What the source says now" in read(f"{fact.get_absolute_url()}v/3/").words
    pinned = {"known_at": StatedFact.objects.latest("position").recorded_at.isoformat()}
    assert "What the source says now" not in read(fact.get_absolute_url(), **pinned).words
    assert "What the source says now" not in read(f"{fact.get_absolute_url()}v/2/").words


@pytest.mark.parametrize(
    ("delivered", "sentence"),
    [
        (
            builders.article("Another text.", states_facts=False),
            "The newest text of the article no longer has these words.",
        ),
        (
            builders.article(TEXT, *MARKS, retracted=True),
            "The article was retracted by its publisher: its facts no longer count, and",
        ),
    ],
)
def test_what_has_become_of_the_source_is_said_in_words(read, fact, take, delivered, sentence):
    take(delivered)
    assert sentence in read(fact.get_absolute_url()).words


def test_an_earlier_version_stays_citable_and_leads_to_the_newest(read, fact, curator):
    reviewing.accept(fact.fact, version=1, by=curator)
    page = read(f"{fact.get_absolute_url()}v/1/")
    assert "This is version 1, recorded 1 June 2017, 09:30 UTC and since succeeded." in page.words
    assert fact.get_absolute_url() in page.links


def test_a_withdrawn_fact_keeps_its_page_and_leaves_the_status(read, fact, take):
    take(builders.article(TEXT, *MARKS[1:], author="Ada Example"))
    assert (
        "The source no longer marks these words as a statement."
        in read(fact.get_absolute_url()).words
    )
    status, _, log = read("/campaigns/mosul/", on="2017-05-31").words.partition("Changed lately")
    assert "only about 6 percent" not in status
    assert "Withdrawn" in log


def test_the_page_of_an_actor_shows_its_names_and_what_was_said_of_it(read, article):
    page = read("/actors/guard/", on="2017-05-31")
    for told in ("حرس", "Arabic", "backs → the Council", "25 May 2017"):
        assert told in page.words
    assert page.headings[-3:-1] == ["Articles", "Campaigns"]
    assert "The Exampleville Guard" in read("/actors/").words


def test_a_merged_actor_leads_to_the_one_that_remains_and_keeps_the_clocks(client, article, guard):
    Actor.objects.create(slug="eg", name="EG", kind="force", merged_into=guard)
    assert client.get("/actors/eg/").url == "/actors/guard/"
    asked = client.get("/actors/eg/", {"on": "2017-05-31"})
    assert asked.url == "/actors/guard/?on=2017-05-31"


def test_the_page_of_an_article_shows_its_text_with_every_quote_marked(read, article):
    page = read(article.get_absolute_url())
    assert page.tags.count("mark") >= 3
    for told in ("Nobody expected it.", "Ada Example", "25 May 2017", "revision 1", "Officials"):
        assert told in page.words


def test_an_article_without_a_date_says_so(read, take):
    take(builders.article(TEXT, *MARKS, published_on=None))
    for address in ("/articles/", Article.objects.get().get_absolute_url()):
        assert "publication date not stated" in read(address).words


def test_the_method_says_what_happens_when_a_source_changes(read):
    words = read("/method/").words
    for told in ("only succeeded", "the change waits beside it", "are lost", "retracts", "reprint"):
        assert told in words


# --- Rights


@pytest.fixture
def restricted(article):
    Article.objects.update(rights=Rights.RESTRICTED)
    return article


def test_a_restricted_article_shows_anonymous_readers_quotes_and_the_link_only(read, restricted):
    page = read(restricted.get_absolute_url())
    assert REMAINS in page.words
    assert "Nobody expected it." not in page.words
    assert "https://news.example/one" in page.links


def test_a_restricted_article_shows_its_text_to_those_who_are_signed_in(read, restricted, client):
    client.force_login(User.objects.create_user("rosa"))
    assert "Nobody expected it." in read(restricted.get_absolute_url()).words


def test_the_context_of_a_restricted_quote_is_short(read, take):
    text = f"{'far ' * 200}{REMAINS}{' away' * 200}"
    mark = builders.fact(text, REMAINS, id="f1")
    take(builders.article(text, mark, rights=Rights.RESTRICTED))
    fact = StatedFact.objects.get()
    for address in (fact.get_absolute_url(), fact.article.get_absolute_url()):
        words = read(address).words
        assert 50 < words.count("far ") < 62
        assert 40 < words.count("away") < 50


# --- The two clocks


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_both_clocks_are_told_and_handed_on(read, article, fact, name):
    page = read(addresses(article, fact)[name], **PINNED)
    assert "31 May 2017" in page.words
    assert "2 June 2017, 00:00 UTC" in page.words
    assert "Pinned page." in page.words
    handed_on = "?on=2017-05-31&known_at=2017-06-02T00%3A00%3A00Z"
    assert f"/campaigns/mosul/{handed_on}" in page.links or f"/{handed_on}" in page.links


@pytest.mark.parametrize("name", PAGES)
def test_a_pinned_page_never_shows_what_was_learned_later(client, article, fact, take, name):
    address = addresses(article, fact)[name]
    before = _but_for_changes(Page(client.get(address, PINNED)).words)
    corrected = TEXT.replace("6 percent", "5 percent")
    take(builders.article(corrected, remains(corrected, percent="5"), author="Ada Example"))
    take(builders.article(corrected, remains(corrected, "5"), url="https://news.example/two"))
    assert _but_for_changes(Page(client.get(address, PINNED)).words) == before


def _but_for_changes(words):
    """Without what a pinned page says of later changes."""
    counted = r"(No fact has|\d+ facts? (has|have)) changed since\."
    succeeded = r"This is version 1, .* since succeeded\. See the fact as it is known now"
    return " ".join(re.sub(f"{counted}|{succeeded}", "", words).split())


def test_a_pinned_page_says_how_many_of_its_facts_have_changed(read, fact, curator):
    assert "No fact has changed since." in read("/campaigns/mosul/", **PINNED).words
    reviewing.accept(fact.fact, version=1, by=curator)
    assert "1 fact has changed since." in read("/campaigns/mosul/", **PINNED).words


@pytest.mark.parametrize("name", PAGES)
def test_every_pinned_page_counts_what_changed_on_it(read, article, fact, curator, take, name):
    address = addresses(article, fact)[name]
    backs = StatedFact.objects.open().get(measure__slug="backs")
    for changed in (fact, backs):
        reviewing.accept(changed.fact, version=1, by=curator)
        reviewing.reject(changed.fact, version=2, by=curator)
    on_it = {"fact": 1, "fact-version": 1, "actor": 1}.get(name, 2)
    told = f"{on_it} {'fact has' if on_it == 1 else 'facts have'} changed since."
    assert told in read(address, **PINNED).words
    later = StatedFact.objects.latest("position").recorded_at.isoformat()
    assert "No fact has changed since." in read(address, on="2017-05-31", known_at=later).words


@pytest.mark.parametrize(("name", "campaign"), [("home", ""), ("campaign", "campaign=mosul&")])
def test_a_pinned_page_leads_to_what_has_changed_since(
    read, article, fact, curator, name, campaign
):
    reviewing.accept(fact.fact, version=1, by=curator)
    [link] = [
        link
        for link in read(addresses(article, fact)[name], **PINNED).links
        if link.startswith("/changes/") and "since=" in link
    ]
    assert link == f"/changes/?{campaign}since=2017-06-02T00%3A00%3A00Z"
    words = read(link).words
    assert "Since 2 June 2017, 00:00 UTC: 1 fact, the latest change first." in words
    assert "Review unreviewed → accepted" in words


def test_what_has_changed_is_told_as_it_was_and_as_it_is(read, article, fact, curator, take):
    take(builders.article(TEXT, remains(percent="6", stated_for="2017-05-24"), *MARKS[1:]))
    words = read("/changes/", since="2017-06-02T00:00:00Z").words
    assert "Stated for 25 May 2017 → 24 May 2017" in words
    assert "only about 6 percent of the city" in words
    other = TEXT.replace("6 percent", "10 percent")
    take(builders.article(other, remains(other, percent="10"), url="https://news.example/two"))
    page = read("/changes/", since="2017-06-02T00:00:00Z", campaign="mosul")
    assert page.headings[:-1] == ["Newly contested", "Changed", "New"]
    assert "2 facts, the latest change first." in page.words
    assert "only about 10 percent of the city" in page.words


def test_what_has_been_taken_back_and_what_has_become_contested_stand_apart(
    read, article, fact, curator, take
):
    vote = StatedFact.objects.open().get(quote__contains="A vote")
    reviewing.reject(vote.fact, version=1, by=curator, why="Of another year.")
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    page = read("/changes/", since="2017-06-02T00:00:00Z", on="2017-05-31")
    assert page.headings[:-1] == ["Newly contested", "Taken back", "New"]


def test_what_came_at_one_moment_stands_under_one_heading_and_a_relation_says_who_to_whom(
    read, article
):
    moment = "1 June 2017, 09:30 UTC"
    changes = read("/changes/").words.partition("the latest change first")[2]
    assert changes.count(moment) == 1
    assert f"{moment} · Taken in, import of one.json" in changes
    assert "The Exampleville Guard backs → the Council" in changes
    lately = read("/campaigns/mosul/").words.partition("Changed lately")[2]
    assert lately.count(moment) == 1
    for told in (
        "Backs: The Exampleville Guard backs → the Council: The Exampleville Guard backs the "
        "Council (Example Courier, for 25 May 2017, unreviewed)",
        "Vote scheduled: A vote is set for September (Example Courier, for September 2017, "
        "uncertain, planned, unreviewed)",
        "Territory remaining: only about 6 percent of the city (Officials, via Example Courier,",
    ):
        assert told in lately


def test_what_a_publisher_retracted_says_so_beside_its_review(read, article, take):
    take(builders.article(TEXT, *MARKS, author="Ada Example", retracted=True))
    [taken_back] = re.findall("Taken back(.*)", read("/changes/").words.partition("Since")[2])
    assert taken_back.count("unreviewed · article retracted") == 3
    assert "Article retracted, import of one.json" in taken_back


def test_what_has_moved_in_the_world_is_told_by_what_is_known_now(read, article):
    words = read("/changes/", since="2017-05-01", on="2017-05-31").words
    assert "Every measure that stands elsewhere on 31 May 2017 than on 1 May 2017" in words
    assert "Mosul not stated only about 6 percent of the city Officials" in words
    assert "stands elsewhere" not in read("/changes/", since="2017-05-25", on="2017-05-31").words


def test_where_nothing_has_changed_the_page_says_so(read, article):
    words = read("/changes/", since="2017-06-02T00:00:00Z").words
    assert "No fact has changed since." in words
    assert "3 facts" in read("/changes/").words
    assert "0 facts" in read("/changes/", campaign="raqqa").words


@pytest.mark.parametrize("since", ["soon", "9999-01-01"])
def test_a_moment_that_cannot_be_read_is_a_400_with_a_sentence(read, since):
    assert f"“since” cannot be “{since}”." in read("/changes/", status=400, since=since).words


def test_links_of_what_has_changed_keep_what_was_asked(read, article):
    page = read("/changes/", campaign="mosul", since="2017-05-01", on="2017-06-30")
    asked = "campaign=mosul"
    assert f"/changes/?since=2017-05-01&{asked}&on=2017-06-30&unreviewed=0" in page.links
    permalink = (
        f"/changes/?since=2017-05-01&{asked}&on=2017-06-30&known_at=2017-06-01T09%3A30%3A00Z"
    )
    assert permalink in page.links
    assert "/campaigns/mosul/?on=2017-06-30" in page.links


def test_the_changes_of_no_campaign_are_not_found(read):
    read("/changes/", status=404, campaign="nowhere")


def test_before_anything_was_known_there_is_nothing(read, article, fact):
    before = {"known_at": "2017-05-31T00:00:00Z"}
    assert "6 percent" not in read("/", **before).words
    assert "No article has been taken in yet." in read("/articles/", **before).words
    read(fact.get_absolute_url(), status=404, **before)


@pytest.mark.parametrize("name", [*PAGES, "method"])
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "soon"}, "“on” cannot be “soon”. Give a day such as 2017-05-25."),
        ({"known_at": "<b>"}, "“known_at” cannot be “<b>”."),
        ({"known_at": "9999-01-01"}, "Give a moment that has passed"),
    ],
)
def test_a_clock_that_cannot_be_read_is_a_400_with_a_sentence(
    read, article, fact, name, asked, sentence
):
    assert sentence in read(addresses(article, fact)[name], status=400, **asked).words


@pytest.mark.parametrize(
    "asked",
    [{"on": "0001-01-01"}, {"on": "9999-12-31"}, {"known_at": "0001-01-01"}, {"on": ""}],
)
def test_days_at_the_ends_of_the_calendar_are_days(read, article, asked):
    for address in ("/", "/campaigns/mosul/", "/actors/guard/", "/articles/"):
        read(address, **asked)


# --- Reviewed and unreviewed


@pytest.mark.parametrize("name", ["home", "campaign", "actor", "article", "changes"])
def test_unreviewed_facts_can_be_hidden(read, article, fact, curator, name):
    address = addresses(article, fact)[name]
    hidden = read(address, on="2017-05-31", unreviewed="0")
    assert "unreviewed hidden" in hidden.words
    backs = StatedFact.objects.open().get(measure__slug="backs")
    reviewing.accept(backs.fact, version=1, by=curator)
    shown = read(address, on="2017-05-31", unreviewed="0").words
    assert "accepted" in shown
    assert "accepted" not in hidden.words


def test_an_accepted_fact_stands_first_and_a_newer_unreviewed_one_is_named_beneath(
    read, fact, curator, take
):
    reviewing.accept(fact.fact, version=1, by=curator)
    newer = TEXT.replace("6 percent", "4 percent")
    mark = remains(newer, percent="4", stated_for="2017-05-29")
    take(builders.article(newer, mark, url="https://news.example/two"))
    words = read("/campaigns/mosul/", on="2017-05-31").words
    row = words[words.index("Territory remaining only about") :]
    assert row.startswith("Territory remaining only about 6 percent")
    newer = words[words.index("Newer, unreviewed only about 4 percent") :]
    assert "for 29 May 2017" in newer


# --- What is not there, and what would do harm


@pytest.mark.parametrize(
    "address",
    [
        "/campaigns/nowhere/",
        "/facts/00000000-0000-4000-8000-000000000000/",
        "/actors/nobody/",
        "/articles/0/",
        f"/articles/{'9' * 30}/",
        "/nothing/",
    ],
)
def test_what_is_not_there_is_a_404_with_a_way_on(read, address):
    page = read(address, status=404)
    assert "There is no such page" in page.words
    assert "/" in page.links


def test_a_form_from_elsewhere_is_refused_in_words(client):
    client.handler.enforce_csrf_checks = True
    refused = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert refused.status_code == 403
    assert "This form was not taken" in Page(refused).words


def test_a_version_that_is_not_there_is_a_404(read, fact):
    read(f"{fact.get_absolute_url()}v/2/", status=404)
    read(f"{fact.get_absolute_url()}v/{'9' * 30}/", status=404)


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_pages_are_only_read(client, article, fact, name):
    assert client.post(addresses(article, fact)[name]).status_code == 405
    assert client.head(addresses(article, fact)[name]).status_code == 200


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


# --- What a page costs


@pytest.fixture
def several(guard, take):
    """Take so many articles, each with the same facts about another day."""

    def several(count):
        for number in range(count):
            text = f"{number}. {TEXT}"
            marks = [remains(text, stated_for=f"2017-05-{20 + number}"), *_others(text)]
            url = f"https://news.example/{number}"
            take(builders.article(text, *marks, url=url, published_on=date(2017, 5, 25)))
        return Article.objects.first(), StatedFact.objects.filter(quote=REMAINS).first()

    return several


def _others(text):
    said = {"subject": "The Exampleville Guard", "object": "the Council"}
    quote = "The Exampleville Guard backs the Council"
    return [
        builders.fact(text, quote, id="f2", measure="backs", stated_for="2017-05-25", **said),
        builders.name(text, "Exampleville Guard"),
    ]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("home", 8),
        ("campaign", 8),
        ("fact", 5),
        ("actors", 7),
        ("actor", 8),
        ("articles", 4),
        ("article", 10),
        ("changes", 10),
        ("method", 1),
    ],
)
def test_a_page_costs_the_same_however_much_is_on_it(
    client, several, django_assert_num_queries, name, queries, count
):
    address = addresses(*several(count))[name]
    with django_assert_num_queries(queries):
        assert client.get(address, {"on": "2017-05-31"}).status_code == 200


def test_an_article_with_two_texts_can_be_read_in_each_and_says_what_differs(read, article, take):
    take(builders.article(TEXT.replace("A vote is set", "An election is set")))
    address = article.get_absolute_url()
    assert "A vote is set" not in read(address).words
    assert "Revision 2 known since" in read(address).words
    assert "A vote is set" in read(address, revision="1").words
    words = read(address, against="1").words
    assert "From revision 1 to revision 2" in words
    assert "A vote An election is set" in words
    assert "An election A vote is set" in read(address, revision="1", against="2").words
    read(address, status=404, revision="3")


def test_texts_that_are_withheld_are_not_compared(read, article, take):
    take(builders.article(TEXT.replace("A vote is set", "An election is set"), rights="restricted"))
    page = read(article.get_absolute_url(), against="1")
    assert "An election" not in page.words
    assert "What differs" not in page.words


@pytest.mark.parametrize("count", [1, 3])
def test_an_article_costs_the_same_however_many_facts_it_states(
    client, take, django_assert_num_queries, count
):
    text = "\n".join(f"{number}. Hold {number}." for number in range(count))
    marks = [builders.fact(text, f"Hold {number}", id=f"f{number}") for number in range(count)]
    take(builders.article(text, *marks))
    address = Article.objects.get().get_absolute_url()
    with django_assert_num_queries(9):
        assert client.get(address).status_code == 200


def test_the_names_of_pages_are_those_of_their_addresses(article, fact):
    by_name = {
        "home": reverse("home"),
        "campaign": reverse("campaign", args=["mosul"]),
        "fact-version": reverse("fact-version", args=[fact.fact, 1]),
        "actor": reverse("actor", args=["guard"]),
    }
    assert by_name == {name: addresses(article, fact)[name] for name in by_name}
