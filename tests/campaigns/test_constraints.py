"""Each rule of the ledger's table, tested by its name, below every door."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from actors.models import Actor
from articles.models import Mark, Revision
from campaigns.models import LedgerHead, Resolution, StatedFact
from campaigns.succession import successor
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "About 6 percent of Exampleville remains."
OWN = ("id", "fact")


@pytest.fixture
def fact(take):
    take(builders.article(TEXT, builders.fact(TEXT, "6 percent of Exampleville", id="f1")))
    return StatedFact.objects.get()


def another(fact, **stated):
    """Write another fact that differs from one already there."""
    values = {
        field.attname: getattr(fact, field.attname)
        for field in StatedFact._meta.concrete_fields
        if field.name not in OWN
    }
    own = {"position": 2, "content_key": "another", "mark_id": "another"}
    return StatedFact.objects.create(**{**values, **own, **stated})


def refused_by(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("rule", "stated"),
    [
        ("bounds_in_order", {"low": Decimal(7), "high": Decimal(6)}),
        ("open_bound_is_stated", {"low_open": True}),
        ("open_bound_is_stated", {"high_open": True}),
        ("value_read_from_words_is_there", {"value_from_words": True}),
        ("dates_sane", {"earliest": date(2017, 5, 2), "latest": date(2017, 5, 1)}),
        ("review_and_reviewer_together", {"review": "accepted"}),
        ("version_has_an_author", {"imported_id": None}),
        ("versions_begin_at_1", {"version": 0}),
        ("positions_begin_at_1", {"position": 0}),
        ("position_is_used_once", {"position": 1}),
        ("review_is_known", {"review": "maybe"}),
        ("change_is_known", {"change": "edited"}),
        ("modality_is_known", {"modality": "sung"}),
        ("source_state_is_known", {"source_state": "stolen"}),
        ("credibility_is_a_figure_of_the_admiralty_code", {"credibility": "7"}),
        ("quote_covers_words", {"start": 6, "end": 6, "quote": ""}),
        ("quote_equals_text", {"quote": "7 percent of Exampleville"}),
        ("quote_equals_text", {"start": 7}),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_by_its_name(fact, rule, stated):
    with refused_by(rule), transaction.atomic():
        another(fact, **stated)
    assert StatedFact.objects.count() == 1


def test_a_mark_is_one_open_fact(fact):
    with refused_by("one_open_fact_per_mark_id"), transaction.atomic():
        another(fact, mark_id=fact.mark_id)


def test_a_mark_without_an_id_is_one_open_fact_by_what_it_says(fact):
    another(fact, mark_id="")
    with refused_by("one_open_fact_per_content_key"), transaction.atomic():
        another(fact, mark_id="", position=3)


def test_a_proposed_fact_has_no_reviewer(fact, curator):
    with refused_by("review_and_reviewer_together"), transaction.atomic():
        another(fact, reviewer_id=curator.pk, reviewed_at=timezone.now())


def test_one_version_of_a_fact_is_open_at_a_time(fact):
    second = successor(fact, "revised", imported=fact.imported)
    second.position, second.recorded_at = 2, timezone.now()
    with refused_by("one_open_version_per_fact"), transaction.atomic():
        second.save()


def test_a_version_number_is_used_once(fact):
    close(fact)
    second = successor(fact, "revised", imported=fact.imported)
    second.version, second.position, second.recorded_at = 1, 2, timezone.now()
    with refused_by("version_is_used_once"), transaction.atomic():
        second.save()


def test_a_version_closes_after_it_opens(fact):
    before = fact.recorded_at - timedelta(seconds=1)
    with refused_by("version_closes_after_it_opens"), transaction.atomic():
        StatedFact.objects.update(superseded_at=before)


def close(fact):
    StatedFact.objects.filter(pk=fact.pk).update(superseded_at=timezone.now())


def test_a_stated_fact_is_never_edited_only_closed(fact):
    for stated in ({"quote": "x"}, {"low": 5}, {"review": "withdrawn"}, {"why": "because"}):
        with refused_by("A stated fact is never edited."), transaction.atomic():
            StatedFact.objects.update(**stated)
    close(fact)
    for moment in (None, timezone.now()):
        with refused_by("A stated fact is never edited."), transaction.atomic():
            StatedFact.objects.update(superseded_at=moment)


def test_the_ledger_has_one_head(fact):
    with refused_by("ledger_has_one_head"), transaction.atomic():
        LedgerHead.objects.create(pk=2)


LEDGER = (
    "campaigns_ledgerhead",
    "campaigns_statedfact",
    "campaigns_resolution",
    "articles_revision",
    "articles_markset",
    "articles_mark",
)


@pytest.mark.parametrize("table", LEDGER)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_itself_deletes_nothing(fact, resolution, table, statement):
    with refused_by(r"is never deleted\."), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no pending checks
        cursor.execute(statement.format(table))


@pytest.fixture
def resolution(fact):
    actor = Actor.objects.create(slug="officials", name="Officials", kind="agency")
    return Resolution.objects.create(
        fact=fact.fact,
        part="speaker",
        as_written="Officials",
        actor=actor,
        recorded_at=timezone.now(),
    )


def test_a_name_has_one_open_resolution(resolution):
    with refused_by("one_open_resolution_per_name"), transaction.atomic():
        Resolution.objects.create(
            fact=resolution.fact,
            part="speaker",
            as_written="Officials",
            actor=resolution.actor,
            recorded_at=timezone.now(),
        )


def test_a_resolution_closes_after_it_opens(resolution):
    before = resolution.recorded_at - timedelta(seconds=1)
    with refused_by("resolution_closes_after_it_opens"), transaction.atomic():
        Resolution.objects.update(superseded_at=before)


@pytest.mark.parametrize("model", [Revision, Mark])
def test_texts_and_marks_are_never_edited(fact, model):
    change = {"text": "x"} if model is Revision else {"exact": "x"}
    with refused_by("is never edited."), transaction.atomic():
        model.objects.update(**change)
