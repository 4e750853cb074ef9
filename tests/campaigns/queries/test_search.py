from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from actors import register
from actors.enums import Script
from actors.models import Actor, Alias
from campaigns import reviewing
from campaigns.clocks import Clocks
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.search import search_page
from tests import builders

pytestmark = pytest.mark.django_db

QUOTES = {
    "dam": "Fighters near Ar-Raqqah took the dam",
    "bridge": "The bridge in الرقة still stands",
    "mosul": "Only 6 percent of west Mosul remained",
    "west": "Mosul is not lost, said an officer from the west",
}
TEXT = ". ".join(QUOTES.values())
NOW = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def facts(take):
    Campaign.objects.create(slug="raqqa", name="Raqqa", place_names=["Raqqa", "الرقة", "the city"])
    Campaign.objects.create(slug="mosul", name="Mosul", place_names=["Mosul"])
    Measure.objects.create(slug="assessment", label="Assessment", kind="statement")
    marks = [
        builders.fact(TEXT, quote, id=name, measure="assessment") for name, quote in QUOTES.items()
    ]
    take(builders.article(TEXT, *marks, title="A day near Rakka’s dam"))
    force = Actor.objects.create(slug="sdf", name="Syrian Democratic Forces", kind="force")
    Alias.objects.create(actor=force, name="SDF", language="en", script=Script.LATIN)
    Alias.objects.create(actor=force, name="QSD", language="ku", script=Script.LATIN)
    return {fact.mark_id: fact for fact in StatedFact.objects.open()}


def found(q, known_at=None, **asked):
    page = search_page(q, Asked(Clocks(NOW, asked_known_at=known_at), **asked))
    assert page.facts_in_all == len(page.facts)
    return {fact.mark_id for fact in page.facts}


@pytest.mark.parametrize("q", ["Raqqa", "raqqah", "AR-RAQQAH", "الرقه", "الرَّقّة"])
def test_a_place_is_found_by_any_of_its_names_in_any_script(facts, q):
    assert found(q) == {"dam", "bridge"}


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("mosul", {"mosul", "west"}),
        ("west mosul", {"mosul", "west"}),
        ('"west mosul"', {"mosul"}),
        ("“west mosul”", {"mosul"}),
        ("mosul -percent", {"west"}),
        ("fighter dam", {"dam"}),
        ("the dam", {"dam"}),
        ("an officer from the west", {"west"}),
        ("fighter percent", set()),
        ("city", set()),  # what a source calls a place in passing is no name of it
        ("-mosul", set()),
        ("", set()),
        ("؟ --", set()),
        ("\x00mosul\x00", {"mosul", "west"}),
        ("' OR 1=1 --", set()),
        ("a & b | !c <-> :*", set()),
        ('"', set()),
        ("m" * 10_000, set()),
    ],
)
def test_words_are_searched_as_they_were_meant_and_whatever_they_are(facts, q, names):
    assert found(q) == names


def test_what_must_not_be_there_has_no_other_names_that_were_searched(facts):
    asked = Asked(Clocks(NOW))
    assert search_page("officers -raqqa", asked).other_names == []
    assert "Rakka" in search_page("officers raqqa", asked).other_names


def test_what_was_taken_back_is_not_found_and_what_is_unreviewed_can_be_hidden(facts, curator):
    reviewing.reject(facts["dam"].fact, version=1, by=curator)
    reviewing.accept(facts["bridge"].fact, version=1, by=curator)
    assert found("raqqa") == {"bridge"}
    assert found("mosul", unreviewed=False) == set()
    assert found("raqqa", unreviewed=False) == {"bridge"}


def test_a_search_is_about_what_was_known_then(facts, curator):
    then = facts["dam"].recorded_at
    reviewing.reject(facts["dam"].fact, version=1, by=curator)
    assert found("raqqa", known_at=then) == {"dam", "bridge"}
    assert found("raqqa", known_at=then - timedelta(microseconds=1)) == set()


def test_articles_actors_and_campaigns_are_found_by_their_names(facts):
    page = search_page("raqqa", Asked(Clocks(NOW)))
    assert [campaign.slug for campaign in page.campaigns] == ["raqqa"]
    page = search_page("rakka dam", Asked(Clocks(NOW)))
    assert [article.title for article in page.articles] == ["A day near Rakka’s dam"]
    assert page.articles_in_all == 1
    assert [actor.slug for actor in search_page("qsd", Asked(Clocks(NOW))).actors] == ["sdf"]


# فرقة is a division: it has the letters of رقة, Raqqa without its article.
DIVISIONS = (
    *("emergency-response-division", "hamza-division", "iraqi-9th-division"),
    *("iraqi-special-operations-forces", "sultan-murad-division"),
)


def slugs(q):
    return [actor.slug for actor in search_page(q, Asked(Clocks(NOW))).actors]


@pytest.mark.parametrize("q", ["raqqa", "Reqa", "الرقة", "رقة"])
def test_a_name_within_a_longer_word_is_another_word(db, q):
    register.load()
    found = slugs(q)
    assert "raqqa-internal-security-forces" in found
    assert [slug for slug in DIVISIONS if slug in found] == []
    assert set(DIVISIONS) <= set(slugs("فرقة"))


@pytest.mark.parametrize(
    ("quote", "is_found"),
    [
        ("الطريق بين حلب والرقة", True),
        ("مدرسة بالرقة", True),
        ("العودة للرقة", True),
        ("جسر فرقة الهندسة", False),
        ("ورقة عن المدينة", False),
    ],
)
def test_arabic_names_are_found_behind_what_is_written_in_one_with_them(take, quote, is_found):
    Campaign.objects.create(slug="raqqa", name="Raqqa")
    take(builders.article(quote, builders.fact(quote, quote, id="road"), title=quote))
    for q in ("الرقة", "Raqqa"):
        page = search_page(q, Asked(Clocks(NOW)))
        assert (page.facts_in_all, page.articles_in_all) == ((1, 1) if is_found else (0, 0))


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("Islamic State", {"capitals"}),
        ("IS", {"capitals"}),
        ("is", {"capitals", "word"}),
        ("forces -IS", {"word"}),
    ],
)
def test_an_acronym_that_is_a_word_is_only_meant_in_capitals(take, q, names):
    Campaign.objects.create(slug="mosul", name="Mosul")
    state = Actor.objects.create(slug="islamic-state", name="Islamic State", kind="force")
    state.aliases.create(name="IS", language="en", script=Script.LATIN)
    Actor.objects.create(slug="israel", name="Israel", kind="state")
    quotes = {"capitals": "The forces met IS there", "word": "The bridge is held by forces"}
    text = ". ".join(quotes.values())
    take(builders.article(text, *(builders.fact(text, one, id=id) for id, one in quotes.items())))
    assert found(q) == names
    assert slugs("Islamic State") == ["islamic-state"]


def test_actors_and_campaigns_hold_every_word_too(facts):
    Campaign.objects.create(slug="dam", name="The dam of Raqqa")
    force = Actor.objects.create(slug="council", name="Syrian Council", kind="party")
    force.aliases.create(name="SC", language="en", script=Script.LATIN)
    assert slugs("syrian") == ["council", "sdf"]
    assert slugs("syrian qsd") == ["sdf"]
    assert slugs("syrian -qsd") == ["council"]
    page = search_page("raqqa -dam", Asked(Clocks(NOW)))
    assert [campaign.slug for campaign in page.campaigns] == ["raqqa"]
    page = search_page("rakka dam", Asked(Clocks(NOW)))
    assert [campaign.slug for campaign in page.campaigns] == ["dam"]


def test_an_actor_is_told_with_the_names_by_which_it_was_found(facts):
    def by(q):
        found = search_page(q, Asked(Clocks(NOW))).named
        return [(actor.slug, [alias.name for alias in names]) for actor, names in found]

    Alias.objects.create(
        actor=Actor.objects.get(slug="sdf"), name="QSD forces", language="en", script=Script.LATIN
    )
    assert by("syrian") == [("sdf", [])]
    assert by("qsd") == [("sdf", ["QSD forces", "QSD"])]
    assert by("sdf") == [("sdf", ["SDF"])]
    Actor.objects.create(slug="allies", name="Allies", kind="alliance").aliases.create(
        name="Friends of the QSD", language="en", script=Script.LATIN
    )
    assert by("Syrian Democratic Forces") == [("allies", ["Friends of the QSD"]), ("sdf", [])]


def test_what_states_no_time_is_found_by_the_day_of_its_publication_as_in_other_lists(take, client):
    Campaign.objects.create(slug="mosul", name="Mosul")
    text = "The mill fell. The mill stands. The mill is new."
    times = {"The mill fell": "2016-05-01", "The mill stands": "", "The mill is new": "2017-06"}
    marks = [builders.fact(text, words, id=words, stated_for=for_) for words, for_ in times.items()]
    take(builders.article(text, *marks, published_on="2017-05-25"))
    last = builders.fact("A mill.", "A mill", id="A mill", stated_for="")
    take(builders.article("A mill.", last, url="https://news.example/two", published_on=None))
    page = search_page("mill", Asked(Clocks(NOW)))
    found = [fact.mark_id for fact in page.facts]
    assert found == ["The mill is new", "The mill stands", "The mill fell", "A mill"]
    listed = client.get("/api/v1/facts/", {"q": "mill"}).json()["results"]
    assert [fact["quote"]["exact"] for fact in listed] == found


def test_an_actor_is_found_by_the_names_of_those_merged_into_it(facts):
    merged = Actor.objects.create(slug="qsf", name="Forces of the north", kind="force")
    merged.merged_into = Actor.objects.get(slug="sdf")
    merged.save()
    assert slugs("north") == ["sdf"]


def test_a_search_says_what_else_it_searched_for(facts):
    page = search_page("raqqa", Asked(Clocks(NOW)))
    assert set(page.other_names) == {"الرقة", "Rakka", "Reqa"}
    assert page.found == 4


def test_what_a_search_finds_anyhow_is_not_named_as_searched_for(facts):
    Campaign.objects.filter(slug="raqqa").update(
        place_names=["Raqqa", "Raqqah, Syria", "Rakka", "Rakka City"]
    )
    page = search_page("raqqa", Asked(Clocks(NOW)))
    assert set(page.other_names) == {"الرقة", "Rakka", "Reqa"}


def test_quotes_are_found_by_their_index(facts):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM campaigns_statedfact "
            "WHERE ledger_words(quote) @@ ledger_query('mosul')"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "facts_by_words" in plan


def test_an_article_is_found_by_its_text_unless_its_publisher_keeps_the_rights(take):
    Campaign.objects.create(slug="mosul", name="Mosul")
    text = "Engineers reached the pumping station."
    take(builders.article(text, title="Water", url="https://news.example/open"))
    kept = {"title": "Wells", "url": "https://news.example/kept", "rights": "restricted"}
    take(builders.article(text, **kept))
    found = search_page("pumping", Asked(Clocks(NOW)))
    assert [article.title for article in found.articles] == ["Water"]
    assert search_page("water -pumping", Asked(Clocks(NOW))).articles == []
    assert search_page("wells -pumping", Asked(Clocks(NOW))).articles_in_all == 1
    long_ago = Clocks(NOW, asked_known_at=datetime(2000, 1, 1, tzinfo=UTC))
    assert search_page("pumping", Asked(long_ago)).articles_in_all == 0


def test_a_text_of_many_different_words_is_kept_and_found_by_its_beginning(take):
    Campaign.objects.create(slug="mosul", name="Mosul")
    text = "harbour " + " ".join(f"كلمة{number}" for number in range(100_000)) + " lighthouse"
    take(builders.article(text, title="Words"))
    assert search_page("harbour", Asked(Clocks(NOW))).articles_in_all == 1
    assert search_page("lighthouse", Asked(Clocks(NOW))).articles_in_all == 0
