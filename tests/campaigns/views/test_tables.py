"""The table of a page at the page's own address, with an ending."""

import csv
import io

import openpyxl
import pytest

from actors.models import Actor
from campaigns import reviewing, vocabulary
from campaigns.models import StatedFact
from campaigns.tables.facts import FACTS, STANDING, VERSIONS
from tests import builders
from tests.actors.make import an_actor
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = (
    "Officers said only about 6 percent of Mosul remained.\n"
    "A ministry put it at 9 percent of Mosul. Turkey opposes the YPG. A vote may come."
)


@pytest.fixture
def facts(take):
    vocabulary.load()
    an_actor("turkey", "Turkey", kind="state")
    share = {"unit": "percent", "object": "Mosul", "stated_for": "2017-05-25"}
    take(
        builders.article(
            TEXT,
            builders.fact(
                TEXT,
                "Officers said only about 6 percent of Mosul remained",
                id="figure",
                value={"low": 6, "high": 6, "unit": "percent"},
                quantity="6",
                speaker="Officers",
                hedge=["only", "about"],
                **share,
            ),
            builders.fact(
                TEXT,
                "A ministry put it at 9 percent of Mosul",
                id="rival",
                value={"low": 9, "high": 9, "unit": "percent"},
                quantity="9",
                **share,
            ),
            builders.fact(
                TEXT, "Turkey opposes the YPG", id="relation", measure="opposes", subject="Turkey"
            ),
            builders.fact(
                TEXT, "A vote may come", id="vote", measure="vote-scheduled", stated_for="2017-09?"
            ),
        )
    )
    return {fact.mark_id: fact for fact in StatedFact.objects.open()}


@pytest.fixture
def addresses(facts):
    figure = facts["figure"]
    return [
        "/campaigns/mosul",
        f"/facts/{figure.fact}",
        "/actors",
        "/actors/turkey",
        "/articles",
        f"/articles/{figure.article_id}",
        "/changes",
    ]


def rows(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode(), newline="")))


def test_the_table_of_a_campaign_has_each_fact_with_its_part_in_the_status(client, facts):
    told = rows(client, "/campaigns/mosul.csv", on="2017-05-25")
    assert list(told[0]) == [column.name for column in STANDING]
    names = {str(fact.fact): name for name, fact in facts.items()}
    assert [(row["stands_as"], names[row["id"]]) for row in told] == [
        ("headline", "rival"),
        ("rival", "figure"),
        ("relation", "relation"),
        ("coming", "vote"),
    ]
    headline, rival = told[:2]
    assert (headline["freshness"], headline["contested"], headline["age_days"]) == (
        *("fresh", "true"),
        "0",
    )
    assert (rival["freshness"], rival["as_stated"]) == ("", "only about 6 percent")


def test_a_table_counts_the_statements_that_are_hidden_beside_the_words_that_leave_them_out(
    client, facts, curator
):
    reviewing.accept(facts["figure"].fact, version=1, by=curator)
    [headline] = rows(client, "/campaigns/mosul.csv", on="2017-05-25", unreviewed="false")
    told = ("contested", "hidden", "hidden_rivals")
    assert [headline[name] for name in told] == ["false", "1", "1"]
    everything = rows(client, "/campaigns/mosul.csv", on="2017-05-25")
    [whole] = [row for row in everything if row["contested"]]
    assert [whole[name] for name in told] == ["true", "0", "0"]


@pytest.mark.parametrize(
    ("address", "columns", "names"),
    [
        ("/facts/{fact}.csv", VERSIONS, ["figure"]),
        ("/actors/turkey.csv", FACTS, ["relation"]),
        ("/articles/{article}.csv", FACTS, ["figure", "rival", "relation", "vote"]),
        ("/changes.csv", VERSIONS, ["vote", "relation", "rival", "figure"]),
    ],
)
def test_a_page_of_facts_gives_them_as_a_table(client, facts, address, columns, names):
    figure = facts["figure"]
    told = rows(client, address.format(fact=figure.fact, article=figure.article_id))
    assert list(told[0]) == [column.name for column in columns]
    identities = {str(fact.fact): name for name, fact in facts.items()}
    assert [identities[row["id"]] for row in told] == names


def test_the_indexes_are_tables_too(client, facts):
    assert rows(client, "/actors.csv") == [
        {
            "slug": "turkey",
            "name": "turkey",
            "kind": "state",
            "facts": "1",
            "other_names": "Turkey",
        }
    ]
    [article] = rows(client, "/articles.csv")
    assert (article["title"], article["publisher"], article["retells"], article["facts"]) == (
        *("One", "Example Courier"),
        *("false", "4"),
    )


def test_a_table_hides_what_the_page_hides(client, facts, curator):
    reviewing.accept(facts["figure"].fact, version=1, by=curator)
    told = rows(client, "/campaigns/mosul.csv", on="2017-05-25", unreviewed="0")
    assert [row["id"] for row in told] == [str(facts["figure"].fact)]


def test_the_json_of_a_page_says_its_clocks_and_what_its_columns_mean(client, facts):
    known_at = facts["figure"].recorded_at.isoformat().replace("+00:00", "Z")
    asked = {"on": "2017-05-25", "known_at": known_at}
    told = client.get("/campaigns/mosul.json", asked).json()
    assert {name: told[name] for name in ("table", "on", "known_at", "pinned")} == {
        "table": "mosul",
        **asked,
        "pinned": True,
    }
    assert told["columns"][0]["name"] == "stands_as"
    headline = told["rows"][0]
    assert (headline["low"], headline["contested"], headline["age_days"]) == ("9", True, 0)


def test_a_workbook_opens_and_is_named_for_its_page(client, addresses):
    for address in addresses:
        answer = client.get(f"{address}.xlsx")
        assert answer["Content-Disposition"].endswith('.xlsx"')
        book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
        assert book.sheetnames[1] == "columns"
        assert book.worksheets[0].max_row > 1


def test_every_table_is_tagged_and_an_unchanged_one_costs_one_query(
    client, addresses, django_assert_num_queries
):
    for address in addresses:
        for ending in ("csv", "xlsx", "json"):
            answer = client.get(f"{address}.{ending}")
            answer.getvalue()
            with django_assert_num_queries(1):
                again = client.get(f"{address}.{ending}", headers={"If-None-Match": answer["ETag"]})
            assert (again.status_code, again.content) == (304, b"")
            head = client.head(f"{address}.{ending}")
            head.getvalue()
            assert (head.status_code, head["ETag"]) == (200, answer["ETag"])


def test_a_decision_a_new_title_and_a_new_name_are_each_another_answer(client, facts, curator):
    def tag():
        answer = client.get("/campaigns/mosul.json")
        return answer["ETag"]

    tags = [tag()]
    reviewing.accept(facts["figure"].fact, version=1, by=curator)
    tags.append(tag())
    article = facts["figure"].article
    article.title = "Another title"
    article.save()
    tags.append(tag())
    an_actor("ypg", "YPG")
    tags.append(tag())
    curator.username = "amal-b"
    curator.save()
    tags.append(tag())
    assert len(set(tags)) == len(tags)
    assert tag() == tags[-1]


def test_a_pinned_table_may_be_kept_for_long(client, facts):
    pin = {"on": "2017-05-25", "known_at": facts["figure"].recorded_at.isoformat()}
    assert client.get("/changes.json", pin)["Cache-Control"] == "max-age=86400, immutable"
    assert client.get("/changes.json")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/campaigns/atlantis.csv", 404),
        ("/campaigns/mosul.pdf", 404),
        ("/campaigns/mosul.csv?on=yesterday", 400),
    ],
)
def test_what_is_no_table_is_no_answer(client, facts, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.get("Content-Disposition")) == (status, None)


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/campaigns/atlantis.json", 404, "NOT_FOUND"),
        ("/campaigns/mosul/measures/strikes.xlsx", 404, "NOT_FOUND"),
        ("/campaigns/atlantis/feed.atom", 404, "NOT_FOUND"),
        ("/campaigns/mosul.json?on=garbage", 400, "BAD_CLOCK"),
        ("/campaigns/mosul/dates.ics?known_at=soon", 400, "BAD_CLOCK"),
        ("/changes.csv?unreviewed=perhaps", 400, "BAD_PARAMETER"),
    ],
)
def test_a_program_is_told_as_the_api_tells_it_why_there_is_no_file(
    client, facts, address, status, code
):
    answer = client.get(address)
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "application/problem+json",
        "no-store",
    )
    told = answer.json()
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert told["detail"].endswith(".")


def test_the_table_of_a_merged_actor_is_that_of_the_one_it_is_merged_into(client, facts):
    merged = an_actor("turkiye", "Türkiye")
    merged.merged_into = Actor.objects.get(slug="turkey")
    merged.save()
    answer = client.get("/actors/turkiye.csv?on=2017-05-25")
    assert (answer.status_code, answer["Location"]) == (302, "/actors/turkey.csv?on=2017-05-25")


def test_a_page_leads_to_its_tables_asked_as_it_was(client, facts):
    page = Page(client.get("/campaigns/mosul/?on=2017-05-25&unreviewed=0"))
    for ending in ("csv", "xlsx", "json"):
        assert f"/campaigns/mosul.{ending}?on=2017-05-25&unreviewed=0" in page.links
    assert [link for link in Page(client.get("/method/")).links if ".csv" in link] == []
    assert "/changes.csv?campaign=mosul" in Page(client.get("/changes/?campaign=mosul")).links


def test_the_statements_of_one_measure_are_a_table_of_their_own(client, facts):
    answer = client.get("/campaigns/mosul/measures/territory-remaining.csv?on=2017-05-31")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == {str(facts[one].fact) for one in ("figure", "rival")}


def test_what_is_contested_is_a_table_with_the_part_that_each_statement_plays(client, facts):
    answer = client.get("/contested.csv?on=2017-05-31")
    rows = csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig")))
    parts = {row["id"]: row["stands_as"] for row in rows}
    assert sorted(parts.values()) == ["headline", "rival"]
    assert set(parts) == {str(facts[one].fact) for one in ("figure", "rival")}


def test_the_first_page_has_the_table_of_every_campaign_and_the_feed_of_all_changes(client, facts):
    asked = "?on=2017-05-31"
    home = Page(client.get(f"/{asked}"))
    assert {f"/campaigns.csv{asked}", "/changes/feed.atom"} <= set(home.links)
    rows = {row.split(",")[0] for row in _lines(client, f"/campaigns.csv{asked}")}
    assert rows == {row.split(",")[0] for row in _lines(client, f"/campaigns/mosul.csv{asked}")}


def test_a_brief_leads_to_the_files_of_its_campaign(client, facts):
    links = Page(client.get("/campaigns/mosul/brief/?on=2017-05-25")).links
    assert "/campaigns/mosul.csv?on=2017-05-25" in links
    assert {"/campaigns/mosul/feed.atom", "/campaigns/mosul/dates.ics"} <= set(links)


def _lines(client, address):
    return b"".join(client.get(address)).decode("utf-8-sig").splitlines()


def test_a_measure_that_is_not_stated_has_no_table(client, facts):
    for address in ("/campaigns/mosul/measures/strikes.csv", "/campaigns/nowhere/measures/x.csv"):
        assert client.get(address).status_code == 404
    early = "/campaigns/mosul/measures/territory-remaining.csv?on=2001-01-01"
    assert client.get(early).status_code == 404


@pytest.mark.parametrize("on", ["2017-05-20", "2017-05-25", "2017-09-30"])
@pytest.mark.parametrize("unreviewed", ["1", "0"])
def test_the_file_of_a_page_has_every_fact_that_the_page_counts_once(
    client, facts, take, curator, on, unreviewed
):
    text = "In May 20 percent of Mosul remained. 8 percent of the west remained. No more of Mosul."
    may, west, wordless = text.rstrip(".").split(". ")
    take(
        builders.article(
            text,
            a_share(text, may, 20, "Mosul", "2017-05-02"),
            a_share(text, west, 8, "the west", "2017-05-25"),
            a_share(text, wordless, None, "Mosul", "2017-05-25"),
            url="https://news.example/two",
        )
    )
    reviewing.accept(facts["figure"].fact, version=1, by=curator)
    newer = "On 26 May 7 percent of Mosul remained."
    mark = a_share(newer, newer.rstrip("."), 7, "Mosul", "2017-05-26")
    take(builders.article(newer, mark, url="https://news.example/three"))
    asked = {"on": on, "unreviewed": unreviewed}
    for address, file in (("/", "/campaigns.csv"), ("/campaigns/mosul/", "/campaigns/mosul.csv")):
        counts = client.get(address, asked).context["page"].counts
        told = [row["id"] for row in rows(client, file, **asked)]
        assert len(told) == len(set(told)) == counts.reviewed + counts.unreviewed


def a_share(text, quote, percent, whole, day):
    value = {"low": percent, "high": percent, "unit": "percent"} if percent else None
    figure = {"value": value, "quantity": str(percent), "unit": "percent"} if percent else {}
    return builders.fact(text, quote, id=quote, object=whole, stated_for=day, **figure)
