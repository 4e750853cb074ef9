"""What is drawn on pages: links and names, never a shape alone, and nothing that a reader hid."""

import re
import xml.etree.ElementTree as ET

import pytest

from actors.models import Actor
from campaigns import reviewing, vocabulary
from campaigns.correcting import Correction
from campaigns.enums import Modality
from campaigns.models import Measure, StatedFact
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</svg><script>alert("1")</script>&amp; Guard'
TEXT = f"{HOSTILE} backs the Council. The Council fights the Band."
ON = {"on": "2017-05-31"}


@pytest.fixture(autouse=True)
def _vocabulary():
    vocabulary.load()


@pytest.fixture
def relations(take):
    """A relation of an actor whose name is an attack, and one of names that are no actors'."""
    for slug, name in (("guard", HOSTILE), ("council", "the Council")):
        actor = Actor.objects.create(slug=slug, name=name, kind="force")
        actor.aliases.create(name=name, language="en", script="Latn")
    said = [
        ("f1", "backs", HOSTILE, "the Council", f"{HOSTILE} backs the Council"),
        ("f2", "fights", "The Council", "the Band", "The Council fights the Band"),
    ]
    marks = [
        builders.fact(
            TEXT, quote, id=id, measure=kind, subject=one, object=other, stated_for="2017-05-25"
        )
        for id, kind, one, other, quote in said
    ]
    take(builders.article(TEXT, *marks))
    return {fact.measure.slug: fact for fact in StatedFact.objects.all()}


def drawn(client, name, address="/campaigns/mosul/", **asked):
    """The links of a drawing: where they lead, by their class."""
    content = client.get(address, {**ON, **asked}).content.decode()
    start = content.find(f'class="{name}')
    if start < 0:
        return None
    svg = content[content.index("<svg", start) : content.index("</svg>", start) + 6]
    svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    found = ET.fromstring(svg).iter(f"{SVG}a")  # noqa: S314 - a page of our own
    return [(link.get("class"), link.get("href"), link.get("aria-label")) for link in found]


def test_each_relation_is_a_link_to_its_fact_and_each_actor_one_to_its_page(client, relations):
    links = drawn(client, "network")
    backs, fights = relations["backs"], relations["fights"]
    assert [(kind, address) for kind, address, _ in links] == [
        ("tie tie--proposed", f"{fights.get_absolute_url()}?on=2017-05-31"),
        ("tie tie--proposed", f"{backs.get_absolute_url()}?on=2017-05-31"),
        ("party", "/actors/council/?on=2017-05-31"),
        ("party party--words", f"{fights.get_absolute_url()}?on=2017-05-31"),
        ("party", "/actors/guard/?on=2017-05-31"),
    ]


def test_a_relation_says_its_quote_who_told_it_when_and_how_it_was_reviewed(client, relations):
    said = next(label for kind, _, label in drawn(client, "network") if "fights" in label)
    assert said == (
        "the Council fights the Band. “The Council fights the Band” Example Courier · "
        "for 25 May 2017 · published 25 May 2017 · unreviewed"
    )


def test_a_relation_that_is_denied_says_so_in_its_name_and_on_its_line(client, relations, curator):
    reviewing.revise(
        relations["fights"].fact,
        version=1,
        by=curator,
        correction=Correction(modality=Modality.DENIED),
    )
    [said] = [label for kind, _, label in drawn(client, "network") if "fights" in label]
    assert said.startswith("denied: the Council fights the Band. “The Council fights the Band”")
    content = client.get("/campaigns/mosul/", ON).content.decode()
    lines = re.findall(r'class="tie__kind[^>]*>([^<]+)<', content)
    assert lines == ["denied: fights", "May 2017", "backs", "May 2017"]


def test_the_key_of_a_network_counts_the_lines_whose_words_give_no_date(client, relations, curator):
    def key():
        return Page(client.get("/campaigns/mosul/", ON)).words.partition("still holds. ")[2]

    assert not key().startswith("One line has no date")
    undated = Correction(stated_for="")
    reviewing.revise(relations["fights"].fact, version=1, by=curator, correction=undated)
    assert key().startswith("One line has no date: its words give none.")
    reviewing.revise(relations["backs"].fact, version=1, by=curator, correction=undated)
    assert key().startswith("2 lines have no date: their words give none.")


def test_what_is_mutual_has_no_arrow_in_the_network_and_none_in_lists(client, relations):
    def told():
        page = client.get("/campaigns/mosul/", ON).content.decode()
        return [page.count(sign) for sign in ('class="tie__head"', ">→<", ">—<")]

    assert told() == [2, 4, 0]
    Measure.objects.filter(slug="fights").update(mutual=True)
    assert told() == [1, 2, 2]


def test_a_name_stays_text_whatever_is_in_it(client, relations):
    assert (HOSTILE) in [label for _, _, label in drawn(client, "network")]
    assert b"<script>alert" not in client.get("/campaigns/mosul/", ON).content
    assert b"<script>alert" not in client.get("/actors/guard/", ON).content


def test_an_accepted_relation_is_drawn_solid_and_an_unreviewed_one_never(
    client, relations, curator
):
    reviewing.accept(relations["backs"].fact, version=1, by=curator)
    kinds = [kind for kind, *_ in drawn(client, "network") if kind.startswith("tie")]
    assert kinds == ["tie tie--accepted", "tie tie--proposed"]
    links = drawn(client, "network", unreviewed="0")
    assert [kind for kind, *_ in links] == ["tie tie--accepted", "party", "party"]


def test_nothing_is_drawn_of_what_was_rejected_hidden_not_known_or_not_begun(
    client, relations, curator
):
    assert drawn(client, "network", unreviewed="0") is None
    assert drawn(client, "network", on="2017-05-24") is None
    before = relations["backs"].recorded_at.replace(year=2016).isoformat()
    assert drawn(client, "network", known_at=before) is None
    for fact in relations.values():
        reviewing.reject(fact.fact, version=1, by=curator)
    assert drawn(client, "network") is None
    assert "No relation between actors is stated" in Page(client.get("/campaigns/mosul/", ON)).words


def test_the_page_of_an_actor_shows_those_around_it(client, relations):
    links = drawn(client, "network", "/actors/guard/")
    assert [kind for kind, *_ in links] == ["tie tie--proposed", "party", "party"]


EVENTS = "The operation began on 1 May. A vote may be held, perhaps as early as September."


@pytest.fixture
def events(take):
    marks = [
        builders.fact(
            EVENTS,
            "The operation began on 1 May",
            id="e1",
            measure="operation-began",
            stated_for="2017-05-01",
        ),
        builders.fact(
            EVENTS,
            "A vote may be held, perhaps as early as September",
            id="e2",
            measure="vote-scheduled",
            modality="planned",
            hedge=["perhaps", "as early as"],
            stated_for="2017-09?",
        ),
    ]
    take(builders.article(EVENTS, *marks))
    return {fact.measure.slug: fact for fact in StatedFact.objects.all()}


def test_each_event_is_a_link_to_its_fact_that_says_whether_it_is_to_come(client, events):
    links = drawn(client, "timeline")
    assert sorted(address for _, address, _ in links) == sorted(
        f"{fact.get_absolute_url()}?on=2017-05-31" for fact in events.values()
    )
    assert [label.startswith("Coming: Vote scheduled. “A vote may") for *_, label in links] == [
        True,
        False,
    ]
    content = client.get("/campaigns/mosul/", ON).content.decode()
    words = re.findall(r'class="event__words[^>]*>([^<]+)<', content)
    assert " ".join(words) == "perhaps as early as September 2017, uncertain"


def test_an_event_is_filled_only_once_it_is_accepted_and_gone_once_it_is_taken_back(
    client, events, curator
):
    reviewing.accept(events["operation-began"].fact, version=1, by=curator)
    assert [kind for kind, *_ in drawn(client, "timeline")] == [
        "event event--proposed",
        "event event--accepted",
    ]
    kinds = [kind for kind, *_ in drawn(client, "timeline", unreviewed="0")]
    assert kinds == ["event event--accepted"]
    reviewing.reject(events["operation-began"].fact, version=2, by=curator)
    assert drawn(client, "timeline", unreviewed="0") is None


PLACES = f"The army took Tal Afar. It took {HOSTILE}."


@pytest.fixture
def places(take):
    marks = [
        builders.fact(
            PLACES, quote, id=place, measure="place-taken", place=place, stated_for="2017-05-20"
        )
        for quote, place in (
            ("The army took Tal Afar", "Tal Afar"),
            (f"It took {HOSTILE}", HOSTILE),
        )
    ]
    take(builders.article(PLACES, *marks))
    return {fact.quote: fact for fact in StatedFact.objects.all()}


def test_each_place_on_the_map_leads_to_its_row_and_one_without_coordinates_says_so(client, places):
    [(kind, address, label)] = drawn(client, "map")
    assert (kind, address, label) == (
        "site site--proposed",
        "#place-1",
        "Tal Afar: 1 statement, unreviewed",
    )
    answer = client.get("/campaigns/mosul/", ON)
    assert f"{HOSTILE} no coordinates are held" in Page(answer).words
    assert b"<script>alert" not in answer.content


def test_rivers_lie_on_the_land_beneath_every_name(client, places):
    content = client.get("/campaigns/mosul/", ON).content.decode()
    svg = content[content.index('<figure class="map"') :]
    drawn = [svg.index(f'class="map__{part}') for part in ("land", "river", "grid", "name")]
    assert drawn == sorted(drawn)
    assert re.findall(r"map__water--river[^>]*>([^<]+)<", svg) == ["Euphrates", "Tigris"]


def test_a_place_is_filled_once_a_statement_is_accepted_and_gone_once_all_are_taken_back(
    client, places, curator
):
    fact = places["The army took Tal Afar"]
    reviewing.accept(fact.fact, version=1, by=curator)
    assert [kind for kind, *_ in drawn(client, "map")] == ["site site--accepted"]
    assert [kind for kind, *_ in drawn(client, "map", unreviewed="0")] == ["site site--accepted"]
    reviewing.reject(fact.fact, version=2, by=curator)
    assert drawn(client, "map") is None


def test_the_map_of_campaigns_leads_to_each_that_has_a_place(client, places):
    links = drawn(client, "map", "/")
    assert [address for _, address, _ in links] == [
        "/campaigns/mosul/?on=2017-05-31",
        "/campaigns/raqqa/?on=2017-05-31",
    ]
    assert drawn(client, "map", "/", unreviewed="0")[0][2] == "Mosul, Mosul: 0 statements"


def test_an_event_says_where(client, places):
    labels = [label for *_, label in drawn(client, "timeline")]
    assert {label.rpartition(" · ")[2] for label in labels} == {
        "place: Tal Afar",
        f"place: {HOSTILE}",
    }
