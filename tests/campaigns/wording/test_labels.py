import pytest

from campaigns import wording
from campaigns.enums import Change, Course, Difference, Freshness, Nature, Review, SourceState
from campaigns.models import Measure, Unit
from campaigns.status import Verdict
from tests.campaigns.wording.a_fact import stated


@pytest.mark.parametrize(
    ("nature", "symbol", "words"),
    [
        (Nature.STOCK, "", ["rising", "falling", "unchanged"]),
        (Nature.FLOW, "", ["more than before", "fewer than before", "as many as before"]),
        (Nature.FLOW, "$", ["more than before", "less than before", "as much as before"]),
    ],
)
def test_only_a_stock_rises_and_falls(nature, symbol, words):
    fact, measure = stated(unit=Unit(symbol=symbol)), Measure(nature=nature)
    courses = (Course.RISING, Course.FALLING, Course.UNCHANGED)
    told = [Verdict(measure=measure, headline=fact, course=course) for course in courses]
    assert [wording.course_word(verdict) for verdict in told] == words


def test_what_has_nothing_before_it_claims_no_priority():
    for nature in (Nature.STOCK, Nature.FLOW):
        first = Verdict(measure=Measure(nature=nature), headline=stated())
        assert wording.course_word(first) == "no earlier figure"


@pytest.mark.parametrize(
    ("words", "closed_set"),
    [
        (wording.REVIEW_WORDS, Review),
        (wording.FRESHNESS_WORDS, Freshness),
        (wording.COURSE_WORDS, Course),
        (wording.SOURCE_WORDS, SourceState),
        (wording.SOURCE_STATE_WORDS, SourceState),
        (wording.SOURCE_NOTES, SourceState),
        (wording.DIFFERENCE_WORDS, Difference),
        (wording.CHANGE_WORDS, Change),
    ],
)
def test_every_value_of_a_closed_set_has_its_words(words, closed_set):
    assert set(words) == set(closed_set)
