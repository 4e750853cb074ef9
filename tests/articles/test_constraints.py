"""Each rule of the archive's tables, tested by its name, below every door."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, DeliveredDocument, Import, Mark, Outlet, Revision, Source
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "The Exampleville Guard met the Council."


@pytest.fixture
def mark(take):
    take(builders.article(TEXT, builders.name(TEXT, "The Exampleville Guard")))
    DeliveredDocument.objects.create(imported=Import.objects.get(), number=1, name="one.json")
    return Mark.objects.get()


@pytest.fixture
def source():
    return Source.objects.create(name="a", kind="folder", where="desk")


def another(row, **other):
    """Write another row that differs from one already there."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return type(row).objects.create(**{**values, **other})


@pytest.mark.parametrize(
    ("rule", "model", "other"),
    [
        (
            "outlet_reliability_is_a_letter_of_the_admiralty_code",
            Outlet,
            {"slug": "b", "name": "B", "reliability": "G"},
        ),
        ("article_has_a_url", Article, {"url": ""}),
        ("article_rights_are_open_or_restricted", Article, {"url": "b", "rights": "mine"}),
        ("revision_number_is_used_once", Revision, {"sha256": "b"}),
        ("revision_text_is_kept_once", Revision, {"number": 2}),
        ("revision_numbers_begin_at_1", Revision, {"number": 0, "sha256": "b"}),
        ("mark_positions_are_used_once", Mark, {}),
        ("mark_covers_words", Mark, {"position": 1, "end": 0}),
        ("import_is_over_when_it_is_finished", Import, {"state": "done"}),
        ("import_is_over_when_it_is_finished", Import, {"state": "set aside"}),
        ("import_is_over_when_it_is_finished", Import, {"finished_at": timezone.now()}),
        ("number_is_used_once_in_a_delivery", DeliveredDocument, {}),
        ("running_document_has_a_worker", DeliveredDocument, {"number": 2, "state": "running"}),
        ("running_document_has_a_worker", DeliveredDocument, {"number": 2, "session": "7 1"}),
        ("document_is_over_when_it_is_finished", DeliveredDocument, {"number": 2, "state": "done"}),
        (
            "document_is_over_when_it_is_finished",
            DeliveredDocument,
            {"number": 2, "finished_at": timezone.now()},
        ),
        ("document_is_begun_so_often_at_most", DeliveredDocument, {"number": 2, "starts": 4}),
        ("source_is_watched_once", Source, {"name": "b"}),
        ("source_is_a_folder_or_an_address", Source, {"name": "b", "kind": "mail"}),
        (
            "source_address_is_https",
            Source,
            {"name": "b", "kind": "address", "where": "http://annotation.example/"},
        ),
        ("source_has_a_timetable", Source, {"name": "b", "where": "b", "every": "month"}),
        ("source_says_why_it_fails", Source, {"name": "b", "where": "b", "failures": 1}),
        ("source_says_why_it_fails", Source, {"name": "b", "where": "b", "code": "X"}),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_by_name(mark, source, rule, model, other):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        another(model.objects.get(), **other)
