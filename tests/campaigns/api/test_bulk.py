"""Whole files of facts and of the ledger: what is in them, how they go on, what they cost."""

import csv
import io
import json
from datetime import datetime

import openpyxl
import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from campaigns.queries import bulk
from campaigns.tables import xlsx_files
from campaigns.tables.facts import VERSIONS
from tests.campaigns.api.conftest import FIGURE, an_article, the_figure, the_rival

API = "/api/v1"


def body(client, address, asked=None, **headers):
    answer = client.get(f"{API}/{address}", asked or {}, headers=headers)
    assert answer.status_code == 200, answer.content
    return answer.getvalue()


def lines(client, address, asked=None):
    return [json.loads(line) for line in body(client, address, asked).splitlines()]


def rows(client, address, asked=None, **headers):
    text = body(client, address, asked, **headers).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def decided(four, curator):
    """The figure is accepted, the rival rejected, the relation withdrawn, the vote unreviewed."""
    for name, move in (
        ("figure", reviewing.accept),
        ("rival", reviewing.reject),
        ("relation", reviewing.withdraw),
    ):
        move(four[name].fact, version=1, by=curator, why="Read.")
    return four


def test_every_word_stands_beside_the_figure_in_a_csv(client, decided):
    told = {row["measure"] + row["review"]: row for row in rows(client, "facts.csv")}
    figure = told["territory-remainingaccepted"]
    assert list(figure) == [column.name for column in VERSIONS]
    assert {name: figure[name] for name in figure if figure[name]} == {
        "id": str(decided["figure"].fact),
        "version": "2",
        "campaign": "mosul",
        "measure": "territory-remaining",
        "measure_label": "Territory remaining",
        "as_stated": "only about 6 percent",
        "low": "6",
        "high": "6",
        "low_open": "false",
        "high_open": "false",
        "from_words": "false",
        "unit": "percent",
        "of_what": "Exampleville",
        "hedges": "only; about",
        "modality": "reported",
        "speaker": "Officers",
        "object": "Exampleville",
        "stated_for": "2017-05-25",
        "earliest": "2017-05-25",
        "latest": "2017-05-25",
        "publisher": "Example Courier",
        "retells": "false",
        "title": "One",
        "published_on": "2017-05-25",
        "article_url": "https://news.example/one",
        "quote": FIGURE,
        "revision": "1",
        "start": "14",
        "end": "59",
        "review": "accepted",
        "credibility": "6",
        "source_state": "marked",
        "waits": "false",
        "recorded_at": newest("figure").recorded_at.isoformat().replace("+00:00", "Z"),
        "url": f"http://testserver/facts/{decided['figure'].fact}/",
        "position": "5",
        "change": "accepted",
        "by": "amal",
        "why": "Read.",
    }


def newest(mark_id):
    return StatedFact.objects.open().get(mark_id=mark_id)


def test_lines_of_json_are_the_rows_of_the_changes_feed(client, decided):
    changes = json.loads(body(client, "changes/", {"page_size": 200}))["results"]
    told = lines(client, "changes.jsonl")
    assert [(one["position"], one["id"], one["change"]) for one in told] == [
        (one["position"], one["id"], one["change"]) for one in changes
    ]
    assert told == changes


def test_facts_are_told_in_the_version_that_is_open_and_the_ledger_in_all(client, decided):
    assert [one["position"] for one in lines(client, "facts.jsonl")] == [4, 5, 6, 7]
    assert [one["position"] for one in lines(client, "changes.jsonl")] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"campaign": "raqqa"}, set()),
        ({"review": "withdrawn"}, {"relation"}),
        ({"unreviewed": "false"}, {"figure", "rival", "relation"}),
        ({"on": "2017-05-24"}, {"rival", "vote"}),
        ({"measure": "opposes", "actor": "ypg"}, {"relation"}),
    ],
)
def test_a_file_is_narrowed_as_the_list_is(client, decided, asked, names):
    names_of = {str(fact.fact): name for name, fact in decided.items()}
    assert {names_of[row["id"]] for row in rows(client, "facts.csv", asked)} == names


def test_a_file_as_known_then_is_the_same_whatever_comes_later(client, four, curator):
    then = StatedFact.objects.latest("position").recorded_at.isoformat()
    pin = {"known_at": then, "on": "2017-05-25"}
    before = [body(client, f"{name}.csv", pin) for name in ("facts",)]
    reviewing.reject(four["figure"].fact, version=1, by=curator)
    assert [body(client, f"{name}.csv", pin) for name in ("facts",)] == before
    assert [one["version"] for one in lines(client, "changes.jsonl", {"known_at": then})] == [1] * 4


def test_who_was_cut_off_goes_on_from_the_last_position_that_came(client, decided, monkeypatch):
    monkeypatch.setattr(bulk.chunk_by_chunk, "__kwdefaults__", {"size": 2})
    told = lines(client, "changes.jsonl")
    assert [one["position"] for one in told] == [1, 2, 3, 4, 5, 6, 7]
    assert lines(client, "changes.jsonl", {"cursor": 3}) == told[3:]
    assert lines(client, "changes.jsonl", {"cursor": 7}) == []


def test_what_is_recorded_while_a_file_is_sent_is_not_in_it(client, take, monkeypatch):
    monkeypatch.setattr(bulk.chunk_by_chunk, "__kwdefaults__", {"size": 1})
    take(an_article(the_figure(), the_rival()))
    answer = client.get(f"{API}/changes.csv")
    sent = iter(answer)
    take(an_article(the_figure(), url="https://news.example/two"))
    assert b"".join(sent).count(b"\r\n") == 3  # the names, and two versions


def test_an_answer_names_the_address_that_stays_and_where_its_columns_are_told(client, figure):
    link = client.head(f"{API}/facts.csv?campaign=mosul")["Link"]
    moment = figure.recorded_at.isoformat().replace("+00:00", "Z").replace(":", "%3A")
    assert link == (
        f"<http://testserver{API}/facts.csv?campaign=mosul&known_at={moment}>; "
        f'rel="bookmark", <http://testserver{API}/columns/>; rel="describedby license"'
    )


def test_head_has_the_headers_of_get_and_reads_no_fact(client, four, django_assert_num_queries):
    given = client.get(f"{API}/facts.csv")
    given.getvalue()
    with django_assert_num_queries(2):  # the vintage, how far the ledger reaches
        answer = client.head(f"{API}/facts.csv")
    assert {**answer.headers} == {**given.headers}


def test_geojson_has_a_feature_a_place(client, four):
    told = json.loads(body(client, "facts.geojson"))
    assert len(told["features"]) == 4
    assert {one["properties"]["place_named_by"] for one in told["features"]} == {"nobody"}


def test_a_workbook_has_figures_as_numbers(client, figure):
    book = openpyxl.load_workbook(io.BytesIO(body(client, "facts.xlsx")))
    names, row = book["facts"].iter_rows(values_only=True)
    told = dict(zip(names, row, strict=True))
    assert (told["low"], told["hedges"], told["earliest"]) == (
        6,
        "only; about",
        datetime(2017, 5, 25),  # noqa: DTZ001
    )


def test_more_rows_than_a_spreadsheet_is_given_are_refused(client, four, monkeypatch):
    monkeypatch.setattr(xlsx_files, "MOST_ROWS", 3)
    answer = client.get(f"{API}/facts.xlsx")
    assert (answer.status_code, answer.json()["code"]) == (400, "TOO_MANY_ROWS")
    assert len(rows(client, "facts.csv")) == 4
    assert len(body(client, "facts.xlsx", {"cursor": 1})) > 0


@pytest.mark.parametrize(
    ("address", "asked", "status", "code"),
    [
        ("facts.csv", {"cursor": "x"}, 400, "INVALID"),
        ("facts.csv", {"page_size": "1"}, 400, "UNKNOWN_PARAMETER"),
        ("facts.csv", {"ordering": "stated"}, 400, "UNKNOWN_PARAMETER"),
        ("facts.csv", {"format": "csv"}, 400, "UNKNOWN_PARAMETER"),
        ("changes.csv", {"campaign": "mosul"}, 400, "UNKNOWN_PARAMETER"),
        ("facts.csv", {"known_at": "soon"}, 400, "BAD_CLOCK"),
        ("facts.csv", {"campaign": "atlantis"}, 400, "INVALID"),
        ("facts.pdf", {}, 404, "NOT_FOUND"),
        ("facts/", {"format": "pdf"}, 400, "BAD_PARAMETER"),
        ("facts/", {"format": "csv", "page_size": "1"}, 400, "UNKNOWN_PARAMETER"),
        ("campaigns/mosul/", {"format": "csv"}, 400, "UNKNOWN_PARAMETER"),
    ],
)
def test_what_a_file_cannot_be_asked_for_is_refused(client, figure, address, asked, status, code):
    answer = client.get(f"{API}/{address}", asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("address", ["facts", "changes"])
def test_accept_and_format_give_the_whole_list_as_its_ending_does(client, decided, address):
    whole = body(client, f"{address}.csv")
    assert body(client, f"{address}/", {"format": "csv"}) == whole
    assert body(client, f"{address}/", Accept="text/csv") == whole
    assert body(client, f"{address}/", Accept="text/html, */*")[:1] == b"{"


def test_the_other_lists_are_tables_too(client, figure):
    [article] = rows(client, "articles/", {"format": "csv"})
    assert (article["title"], article["outlet"], article["retracted"]) == (
        "One",
        "Example Courier",
        "false",
    )
    assert [row["slug"] for row in rows(client, "actors/", Accept="text/csv")] == ["turkey", "ypg"]
    assert rows(client, "campaigns/", {"format": "csv", "proposed": "true"}) == []
    assert [row["name"] for row in rows(client, "columns/", {"format": "csv"})][:2] == [
        *("id", "version"),
    ]


def test_a_list_of_more_pages_says_in_its_links_where_it_goes_on(client, db):
    answer = client.get(f"{API}/actors/", {"format": "csv", "page_size": 1})
    assert answer["Link"].endswith('; rel="next"')
    following = answer["Link"].removeprefix("<").partition(">")[0]
    assert client.get(following).content.decode().splitlines()[1].startswith("ypg")


@pytest.mark.parametrize("count", [1, 50])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        # the vintage, how far the ledger reaches, facts, their campaigns, measures, units,
        # articles, outlets, imports, revisions, the actors they name
        ("facts.csv", 11),
        ("facts.jsonl", 11),
        ("facts.geojson", 11),
        ("facts.xlsx", 12),  # how many there are
        ("changes.csv", 11),
    ],
)
def test_the_cost_of_a_file_does_not_grow(
    client, take, django_assert_num_queries, address, queries, count
):
    for number in range(count):
        take(an_article(the_figure(), url=f"https://news.example/{number}"))
    with django_assert_num_queries(queries):
        body(client, address)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx", "geojson"])
@pytest.mark.parametrize("address", ["facts", "changes"])
def test_an_unchanged_file_costs_one_query(
    client, four, django_assert_num_queries, address, ending
):
    answer = client.get(f"{API}/{address}.{ending}")
    answer.getvalue()
    with django_assert_num_queries(1):
        again = client.get(f"{API}/{address}.{ending}", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_pinned_file_may_be_kept_and_any_other_is_asked_for_again(client, figure):
    pin = {"on": "2017-05-25", "known_at": figure.recorded_at.isoformat()}
    assert client.head(f"{API}/facts.csv")["Cache-Control"] == "no-cache"
    assert client.head(f"{API}/facts.csv", pin)["Cache-Control"] == "max-age=86400, immutable"


def test_where_readers_sign_in_a_file_is_kept_for_nobody_else(client, figure, reader, settings):
    settings.READING_IS_OPEN = False
    assert client.get(f"{API}/facts.csv").status_code == 403
    client.force_login(reader)
    assert client.head(f"{API}/facts.csv")["Cache-Control"] == "no-cache, private"


def test_a_licence_stands_beside_the_columns(client, settings):
    settings.DATA_LICENCE = "CC BY 4.0"
    assert json.loads(body(client, "columns/"))["licence"] == "CC BY 4.0"
