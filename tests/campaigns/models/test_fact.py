import pytest

from campaigns import reviewing
from campaigns.enums import Modality
from campaigns.models import StatedFact
from tests import builders

pytestmark = pytest.mark.django_db

QUOTES = [f"The {name} is lost" for name in ("mill", "dam", "road", "bridge", "gate")]
TEXT = ". ".join(QUOTES) + "."


def marks(*quotes, **said):
    return [builders.fact(TEXT, quote, id=quote, **said) for quote in quotes]


@pytest.fixture
def facts(take, curator):
    """Facts in every state that a source and a curator can leave them in."""
    take(builders.article(TEXT, *marks(*QUOTES)))
    mill, dam, road, *_ = StatedFact.objects.open().order_by("start")
    reviewing.accept(mill.fact, version=1, by=curator)
    reviewing.reject(dam.fact, version=1, by=curator)
    correction = builders.correction(modality="denied")
    reviewing.revise(road.fact, version=1, by=curator, correction=correction)
    take(builders.article(TEXT, *marks(*QUOTES[:1], QUOTES[2], QUOTES[3], modality="planned")))
    now = StatedFact.objects.open().get(fact=mill.fact)
    reviewing.keep(mill.fact, version=now.version, by=curator)
    take(builders.article("Another text.", states_facts=False))


def test_what_waits_is_found_as_the_property_tells_it(facts):
    everything = list(StatedFact.objects.order_by("pk"))
    waiting = [fact for fact in everything if fact.waits]
    assert 0 < len(waiting) < len(everything)
    assert list(StatedFact.objects.waiting().order_by("pk")) == waiting
    others = [fact for fact in everything if not fact.waits]
    assert list(StatedFact.objects.waiting(False).order_by("pk")) == others


def test_of_what_has_changed_between_two_moments_there_is_the_first_version_and_the_last(facts):
    moments = [fact.recorded_at for fact in StatedFact.objects.order_by("position")]
    for since, by in ((moments[6], None), (moments[2], moments[6])):
        told = StatedFact.objects.changed_since(since, by=by)
        stood, stands = StatedFact.objects.known_at(since), StatedFact.objects.known_at(by)
        after = {fact for fact in stands if fact.recorded_at > since}
        assert {fact for fact in told if fact.recorded_at > since} == after
        assert {fact.fact for fact in told} >= {fact.fact for fact in after}
        before = {fact for fact in stood if fact.superseded_at and fact.superseded_at > since}
        assert {fact for fact in told if fact.recorded_at <= since} == before


def test_what_is_asserted_or_reported_needs_no_word_and_all_else_does():
    plain = [modality for modality in Modality if StatedFact(modality=modality).is_plain]
    assert plain == [Modality.ASSERTED, Modality.REPORTED]
