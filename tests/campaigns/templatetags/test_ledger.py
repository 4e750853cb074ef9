import pytest

from campaigns import vocabulary
from campaigns.models import StatedFact
from campaigns.templatetags.ledger import elsewhere
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "campaign", "places", "shown"),
    [
        ("Eight strikes hit Iraq.", "stabilisation", "Iraq", "Iraq"),
        ("Two strikes hit MOSUL.", "mosul", "MOSUL", ""),
        ("Two strikes hit Mosul and Tal Afar.", "mosul", ["Mosul", "Tal Afar"], "Tal Afar"),
        ("Two strikes hit their aim.", "mosul", [], ""),
    ],
)
def test_a_place_is_named_where_it_is_not_the_campaigns_own(take, text, campaign, places, shown):
    vocabulary.load()
    take(
        builders.article(
            text,
            builders.fact(text, text, measure="strikes", campaign=campaign, place=places),
        )
    )
    assert elsewhere(StatedFact.objects.open().with_source().get()) == shown
