import json
from datetime import date

import pytest
from django.db import IntegrityError

from articles.models import Outlet
from campaigns import vocabulary
from campaigns.enums import Kind, Nature
from campaigns.models import Campaign, Measure, Unit
from campaigns.vocabulary import FOLDER
from tests import builders
from tests.tables import all_rows

pytestmark = pytest.mark.django_db

TEXT = "The Council sent 12 carts."
MEASURES = {
    (Kind.QUANTITY, Nature.STOCK): (
        *("territory-remaining", "territory-cleared", "fighters-remaining"),
        *("distance-to-city", "distance-to-objective", "strength", "displaced"),
        *("personnel-deployed", "troops-required", "plots-directed", "coalition-members"),
        "training-sites",
    ),
    (Kind.QUANTITY, Nature.TOTAL): (
        *("strikes-cumulative", "munitions-cumulative", "funding-total", "territory-taken"),
    ),
    (Kind.QUANTITY, Nature.FLOW): (
        *("strikes", "killed", "munitions", "equipment-destroyed", "equipment-provided"),
        *("supply-routes-damaged", "missions-flown", "airdrops", "funding"),
        "chemical-weapons-use",
    ),
    (Kind.RELATION, Nature.NONE): (
        *("backs", "opposes", "part-of", "allied-with", "fights", "designates-as-terrorist"),
        *("governs", "controls"),
    ),
    (Kind.EVENT, Nature.NONE): (
        *("vote-scheduled", "meeting", "agreement", "operation-began", "operation-ended"),
        *("place-taken", "equipment-captured"),
    ),
    (Kind.STATEMENT, Nature.NONE): (
        *("campaign-condition", "assessment", "security-plan", "decision"),
    ),
}
UNITS = (
    *("percent", "fighter", "mile", "kilometre", "square-mile", "square-kilometre", "plot"),
    *("troop", "strike", "munition", "mission", "person", "nation", "item", "usd", "gbp", "eur"),
)


@pytest.mark.parametrize(("kind", "slugs"), MEASURES.items())
def test_the_measures_of_the_contract_are_shipped(kind, slugs):
    vocabulary.load()
    shipped = Measure.objects.in_bulk(slugs, field_name="slug")
    assert {(one.kind, one.nature) for one in shipped.values()} == {kind}
    assert set(shipped) == set(slugs)


def test_the_units_and_campaigns_of_the_contract_are_shipped():
    vocabulary.load()
    assert set(UNITS) <= set(Unit.objects.values_list("slug", flat=True))
    assert list(Campaign.objects.values_list("slug", "country")) == [
        ("mosul", "Iraq"),
        ("raqqa", "Syria"),
        ("stabilisation", "Iraq and Syria"),
    ]


def test_loading_counts_what_was_missing_and_again_writes_not_one_row():
    shipped = sum(
        len(json.loads((FOLDER / f"{name}.json").read_text()))
        for name in ("units", "measures", "campaigns", "outlets")
    )
    assert vocabulary.load() == shipped
    before = all_rows()
    assert vocabulary.load() == 0
    assert all_rows() == before


def test_what_an_admin_has_edited_stays_edited():
    vocabulary.load()
    Measure.objects.filter(slug="strength").update(label="Strength of forces", window_days=30)
    Campaign.objects.filter(slug="mosul").update(summary="Ours.")
    Outlet.objects.filter(slug="centcom").update(slug="us-central-command", reliability="B")
    vocabulary.load()
    strength = Measure.objects.get(slug="strength")
    assert (strength.label, strength.window_days) == ("Strength of forces", 30)
    assert Campaign.objects.get(slug="mosul").summary == "Ours."
    centcom = Outlet.objects.get(name="CENTCOM")
    assert (centcom.slug, centcom.reliability) == ("us-central-command", "B")


def test_an_entry_that_a_delivery_proposed_gets_its_shipped_words():
    proposed = Measure.objects.create(
        slug="strength", label="strength", kind=Kind.STATEMENT, proposed=True
    )
    vocabulary.load()
    proposed.refresh_from_db()
    assert (proposed.label, proposed.kind, proposed.nature, proposed.proposed) == (
        "Strength",
        Kind.QUANTITY,
        Nature.STOCK,
        False,
    )


def test_an_outlet_that_came_with_a_delivery_is_not_shipped_twice():
    Outlet.objects.create(name="Centcom", slug="another")
    vocabulary.load()
    assert Outlet.objects.filter(name__iexact="centcom").count() == 1


def test_every_measure_says_what_it_is_and_a_stock_how_long_it_holds():
    vocabulary.load()
    assert not Measure.objects.filter(description="").exists()
    holding = Measure.objects.filter(nature__in=[Nature.STOCK, Nature.TOTAL])
    assert not holding.filter(window_days=0).exists()


def test_to_be_allied_holds_both_ways_and_nothing_else_does():
    vocabulary.load()
    mutual = Measure.objects.filter(mutual=True)
    assert list(mutual.values_list("slug", flat=True)) == ["allied-with"]


@pytest.mark.parametrize(
    ("said", "kind", "nature"),
    [
        ({"value": {"low": 12, "high": 12, "unit": "cart"}}, Kind.QUANTITY, Nature.FLOW),
        ({}, Kind.STATEMENT, Nature.NONE),
    ],
)
def test_a_measure_nobody_knew_waits_as_proposed(take, said, kind, nature):
    mark = builders.fact(TEXT, TEXT, measure="carts-sent", campaign="exampleville", **said)
    take(builders.article(TEXT, mark))
    measure = Measure.objects.get(slug="carts-sent")
    assert (measure.label, measure.kind, measure.nature) == ("carts-sent", kind, nature)
    assert (measure.proposed, Campaign.objects.get(slug="exampleville").proposed) == (True, True)
    assert [unit.proposed for unit in Unit.objects.filter(slug="cart")] == [True] * bool(said)


def test_a_slug_that_is_known_is_not_proposed_again(take):
    vocabulary.load()
    take(builders.article(TEXT, builders.fact(TEXT, TEXT, measure="assessment")))
    assert not Measure.objects.filter(proposed=True).exists()
    assert not Campaign.objects.filter(proposed=True).exists()


@pytest.mark.parametrize(
    ("rule", "write"),
    [
        (
            "campaign_ends_after_it_begins",
            lambda: Campaign.objects.create(
                slug="x", name="X", began_on=date(2017, 5, 2), ended_on=date(2017, 5, 1)
            ),
        ),
        (
            "measure_kind_is_known",
            lambda: Measure.objects.create(slug="x", label="X", kind="song"),
        ),
        (
            "measure_of_a_quantity_has_a_nature",
            lambda: Measure.objects.create(slug="x", label="X", kind=Kind.QUANTITY),
        ),
        (
            "measure_of_a_quantity_has_a_nature",
            lambda: Measure.objects.create(
                slug="x", label="X", kind=Kind.EVENT, nature=Nature.FLOW
            ),
        ),
        (
            "measure_that_is_mutual_is_a_relation",
            lambda: Measure.objects.create(slug="x", label="X", kind=Kind.EVENT, mutual=True),
        ),
    ],
)
def test_an_entry_that_breaks_a_rule_is_refused_by_name(rule, write):
    with pytest.raises(IntegrityError, match=rule):
        write()
