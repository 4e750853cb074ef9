"""A vocabulary that was there before: what its measures are is said of them from now on."""

import importlib

import pytest
from django.apps import apps

from campaigns import vocabulary
from campaigns.enums import Nature
from campaigns.models import Measure

pytestmark = pytest.mark.django_db


def test_totals_and_mutual_relations_that_are_held_become_so_unless_someone_chose_otherwise():
    vocabulary.load()
    Measure.objects.filter(nature=Nature.TOTAL).update(nature=Nature.STOCK)
    Measure.objects.filter(slug="funding-total").update(nature=Nature.FLOW)
    Measure.objects.update(mutual=False)
    importlib.import_module("campaigns.migrations.0008_totals_and_mutual_relations").say_which(
        apps, None
    )
    totals = Measure.objects.filter(nature=Nature.TOTAL).values_list("slug", flat=True)
    assert list(totals) == ["territory-taken", "strikes-cumulative", "munitions-cumulative"]
    assert [measure.slug for measure in Measure.objects.filter(mutual=True)] == ["allied-with"]
    assert Measure.objects.get(slug="funding-total").nature == Nature.FLOW
