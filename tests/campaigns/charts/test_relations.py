from datetime import UTC, date, datetime

from actors.models import Actor
from articles.models import Article, Revision
from campaigns.charts.network import network_of
from campaigns.charts.relations import ties_of
from campaigns.enums import PLAIN, Kind, Modality, Review
from campaigns.models import Measure, StatedFact

KINDS = {
    slug: Measure(
        slug=slug, label=slug.capitalize(), kind=Kind.RELATION, mutual=slug == "allied-with"
    )
    for slug in ("backs", "fights", "allied-with")
}


def said(
    subject, object=None, kind="backs", *, place=None, actors=(), review=Review.ACCEPTED, **told
):
    names = {"subject": subject, "object": object, "place": place}
    roles = [{"role": part, "exact": name} for part, name in names.items() if name]
    fact = StatedFact(
        measure=KINDS[kind],
        article=Article(language="en"),
        revision=Revision(recorded_at=datetime(2026, 11, 23, tzinfo=UTC)),
        roles=roles,
        review=review,
        **{"modality": Modality.REPORTED, **told},
    )
    fact.resolved = {
        (part, name): Actor(slug=name.lower(), name=name)
        for part, name in names.items()
        if name in actors
    }
    return fact


def told(facts, **own):
    ties = ties_of(facts, **own)
    return [(tie.subject.name, tie.fact.measure.slug, tie.object.name) for tie in ties]


BOTH = ("Guard", "Council")


def test_a_relation_leads_from_who_is_said_to_do_it_to_whom_it_is_done():
    assert told([said("Guard", "Council", actors=BOTH)]) == [("Guard", "backs", "Council")]


def test_several_statements_of_one_relation_are_one_line_and_an_accepted_one_comes_first():
    newer = said("Guard", "Council", actors=BOTH, review=Review.PROPOSED)
    older = said("Guard", "Council", actors=BOTH)
    [tie] = ties_of([newer, older])
    assert tie.facts == [older, newer]
    assert len(ties_of([newer, said("Guard", "Council", "fights", actors=BOTH)])) == 2


def test_what_is_mutual_is_one_line_whoever_is_named_first():
    one = said("Guard", "Council", "allied-with", actors=BOTH)
    other = said("Council", "Guard", "allied-with", actors=BOTH)
    [tie] = ties_of([one, other])
    assert (tie.facts, tie.mutual) == ([one, other], True)
    assert len(ties_of([said(*BOTH, actors=BOTH), said(*reversed(BOTH), actors=BOTH)])) == 2


def when(first, last, **told):
    [tie] = ties_of([said(*BOTH, earliest=first, latest=last, **told)])
    return tie.when.strip("\u2066\u2067\u2068\u2069")


def test_a_line_says_the_month_or_the_years_that_its_statement_gives_and_no_more():
    assert when(date(2016, 12, 1), date(2016, 12, 31)) == "Dec 2016"
    assert when(date(2016, 3, 1), date(2016, 12, 31)) == "2016"
    assert when(date(2014, 3, 1), date(2016, 12, 31)) == "2014–2016"
    assert when(None, None, published_on=date(2017, 5, 25)) == ""
    assert when(date(2017, 5, 1), date(2017, 12, 31), published_on=date(2017, 5, 25)) == "May 2017"


def test_a_line_says_of_a_date_what_its_source_says_of_it():
    month = (date(2016, 10, 1), date(2016, 10, 31))
    assert when(*month, stated_for="2016-10") == "Oct 2016"
    assert when(*month, stated_for="2016-10?") == "Oct 2016, uncertain"
    years = (date(2014, 1, 1), date(2016, 10, 31))
    assert when(*years, stated_for="2014~/2016-10") == "2014–2016, approximate"


def test_a_line_whose_time_is_open_says_from_when_or_until_when_as_stated():
    assert when(date(2016, 10, 1), None, stated_for="2016-10?/..") == "from October 2016, uncertain"
    assert when(None, date(2016, 12, 31), stated_for="../2016") == "until 2016"


def test_a_line_says_of_a_plan_or_a_denial_that_it_is_one_and_nothing_of_what_is_stated_outright():
    def kind(modality):
        [tie] = ties_of([said(*BOTH, modality=modality)])
        return tie.kind

    assert [kind(Modality.ASSERTED), kind(Modality.REPORTED)] == ["backs", "backs"]
    assert [kind(modality) for modality in Modality if modality not in PLAIN] == [
        "estimated: backs",
        "planned: backs",
        "denied: backs",
        "speculative: backs",
    ]


def test_what_was_taken_back_is_no_line():
    rejected = said("Guard", "Council", actors=BOTH, review=Review.REJECTED)
    withdrawn = said("Guard", "Council", actors=BOTH, review=Review.WITHDRAWN)
    assert ties_of([rejected, withdrawn]) == []


def test_the_same_words_of_two_facts_are_joined_only_where_an_actor_or_a_place_is_known():
    facts = [said("the hospital", "Guard"), said("the hospital", "Guard")]
    assert len(network_of(ties_of(facts)).nodes) == 4
    facts = [said("Guard", "Council", actors=BOTH), said("Guard", "Council", "fights", actors=BOTH)]
    assert len(network_of(ties_of(facts)).nodes) == 2
    facts = [said("one", place="Mosul"), said("two", place="Musul")]
    assert len(network_of(ties_of(facts)).nodes) == 3


def test_names_of_the_campaigns_own_place_are_one_place():
    facts = [said("one", "Exampleville"), said("two", "the town")]
    ties = ties_of(facts, own_places=["Exampleville", "the town"])
    assert (ties[0].object, ties[0].object.is_place) == (ties[1].object, True)


def test_a_relation_that_names_nobody_has_no_line():
    assert ties_of([said(None, "Council"), said("Guard")]) == []
