"""What a search says at its head: who and what is called so, and what was searched."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actors.models import Actor
from campaigns import reviewing
from campaigns.models import Campaign, Measure

pytestmark = pytest.mark.django_db

SEARCHED = "Quotes of facts that stand, titles and texts of articles, and names were searched;"


def head(page):
    """What stands between what was searched and the first section, and where it leads."""
    return page.words.partition("publishers keep the rights.")[2].partition(" Facts ")[0].strip()


def test_who_is_called_so_stands_once_and_in_one_line_at_the_head(read, article, guard):
    page = read("/search/", q="exampleville guard", on="2017-05-31")
    assert head(page) == "Actor: The Exampleville Guard"
    assert "/actors/guard/?on=2017-05-31" in page.links
    assert page.headings[:-1] == ["Facts", "Articles"]
    page = read("/search/", q="mosul", on="2017-05-31")
    assert head(page).startswith("Campaign: Mosul ")
    assert page.links.count("/campaigns/mosul/?on=2017-05-31") == 1
    assert page.headings[:-1] == []


def test_whoever_finds_an_actor_is_told_where_all_that_it_said_stands(read, article, guard):
    told = "all that an actor said, and that is said of it, stands on its page."
    assert told in read("/search/", q="exampleville guard").words
    assert told not in read("/search/", q="mosul").words


def test_who_was_found_by_another_name_is_told_with_it(read, article, guard):
    assert head(read("/search/", q="حرس")) == "Actor: The Exampleville Guard (حرس)"


def test_many_actors_stand_in_a_section_of_their_own_and_the_head_leads_there(read, article):
    for number in range(6):
        Actor.objects.create(slug=f"b{number}", name=f"Brigade {number}", kind="force")
    page = read("/search/", q="brigade")
    assert "Actors: all 6 Actors Brigade 0 force" in page.words
    assert ("#actors" in page.links, page.words.count("Brigade 3")) == (True, 1)


def test_a_measure_is_found_by_its_name_and_leads_to_its_row_where_it_is_stated(
    read, client, article
):
    page = read("/search/", q="territory remaining", on="2017-05-31")
    assert "No quote, title or text holds these words, but a measure is called so." in page.words
    assert "Nothing holds" not in page.words
    assert "Measure: Territory remaining (Mosul)" in page.words
    [row] = [link for link in page.links if link.endswith("#territory-remaining")]
    assert row == "/campaigns/mosul/?on=2017-05-31#territory-remaining"
    assert b'id="territory-remaining"' in client.get(row.partition("#")[0]).content


@pytest.mark.parametrize("q", ["territory -remaining", "fighters remaining", "vote scheduled"])
def test_no_measure_is_told_that_is_not_called_so_not_stated_or_has_no_figures(read, article, q):
    assert "Measure:" not in read("/search/", q=q).words


def test_a_measure_is_found_by_its_name_in_the_readers_language(read, article):
    page = read("/ar/search/", q="الأراضي المتبقية")
    assert "territory-remaining" in "".join(page.links)


def test_what_is_hidden_is_no_ground_to_tell_a_measure(read, article, fact, curator):
    assert "Measure:" not in read("/search/", q="territory", unreviewed="0").words
    reviewing.accept(fact.fact, version=1, by=curator)
    assert "Measure:" in read("/search/", q="territory", unreviewed="0").words


@pytest.mark.parametrize("q", ["percent", "nowhere", "territory"])
def test_what_was_searched_is_always_said(read, article, q):
    assert read("/search/", q=q).words.count(SEARCHED) == 1


def test_a_search_is_narrowed_only_to_what_is_stated(read, client, article):
    Campaign.objects.create(slug="proposed", name="Proposed", proposed=True)
    choices = client.get("/search/").context["page"].choices
    assert choices == {
        "campaign": [("mosul", "Mosul")],
        "measure": [
            ("territory-remaining", "Territory remaining"),
            ("backs", "backs"),
            ("vote-scheduled", "Vote scheduled"),
        ],
        "outlet": [("example-courier", "Example Courier")],
    }


def test_what_is_stated_is_looked_up_and_not_gathered_from_all_facts(client, article):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/search/")
    of_choices = [one["sql"] for one in asked if "IS NOT NULL" in one["sql"]]
    assert len(of_choices) == 3
    assert all("LIMIT 1" in sql for sql in of_choices)
    assert Measure.objects.count() > 3
