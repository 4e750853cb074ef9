from datetime import date

import msgspec
import pytest
from django.db import transaction

from articles.enums import OffsetUnit
from articles.filing import file_article, held
from articles.models import Article, Import, Mark, MarkSet, Outlet, Revision
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "The Exampleville Guard met the Council. Ω ≠ 😀 é"


@pytest.fixture
def filed():
    def filed(article):
        delivery = Import.objects.get_or_create(name="one.json")[0]
        with transaction.atomic():
            return file_article(article, imported=delivery)

    return filed


def rows():
    return [model.objects.count() for model in (Outlet, Article, Revision, MarkSet, Mark)]


def guard(text=TEXT):
    return builders.name(text, "The Exampleville Guard")


def test_an_article_its_text_and_its_marks_become_rows(filed):
    kept = filed(builders.article(TEXT, guard(), builders.name(TEXT, "😀", type="Symbol")))
    assert (kept.article.url, kept.article.outlet.name) == (
        "https://news.example/one",
        "Example Courier",
    )
    assert (kept.revision.number, kept.revision.text) == (1, TEXT)
    marks = [(m.type, m.exact, TEXT[m.start : m.end]) for m in kept.mark_set.marks.all()]
    assert marks == [
        ("Actor", "The Exampleville Guard", "The Exampleville Guard"),
        ("Symbol", "😀", "😀"),
    ]


def test_a_mark_is_kept_whole(filed):
    fact = builders.fact(
        TEXT, "met the Council", id="f1", subject="Guard", value={"low": "1.50", "unit": "item"}
    )
    [mark] = filed(builders.article(TEXT, fact)).mark_set.marks.all()
    assert (mark.mark_id, mark.said["measure"], mark.said["value"]["low"]) == (
        "f1",
        "territory-remaining",
        "1.50",
    )
    assert mark.said["roles"] == [{"role": "subject", "start": 17, "end": 22, "exact": "Guard"}]


def test_the_same_document_is_held_and_filing_it_again_writes_not_one_row(filed):
    article = builders.article(TEXT, guard())
    assert held(article) is None
    kept = filed(article)
    before = rows()
    assert held(article) == kept.article
    filed(article)
    assert rows() == before


def test_a_corrected_text_is_another_revision(filed):
    filed(builders.article(TEXT, guard()))
    corrected = f"Corrected. {TEXT}"
    article = builders.article(corrected, guard(corrected))
    assert held(article) is None
    assert filed(article).revision.number == 2
    assert list(Revision.objects.values_list("text", flat=True)) == [TEXT, corrected]


def test_the_same_text_marked_anew_is_the_same_revision_with_another_set_of_marks(filed):
    filed(builders.article(TEXT, guard()))
    article = builders.article(TEXT, guard(), builders.name(TEXT, "Council"))
    assert held(article) is None
    assert filed(article).revision.number == 1
    assert [s.marks.count() for s in MarkSet.objects.order_by("id")] == [1, 2]


def test_a_header_fills_what_is_blank_and_overwrites_nothing(filed):
    filed(builders.article(TEXT, published_on=None, title="As first delivered"))
    Article.objects.update(title="As a curator mended it")
    kept = filed(builders.article(TEXT, published_on=date(2017, 5, 25), title="As first delivered"))
    assert (kept.article.title, kept.article.published_on) == (
        "As a curator mended it",
        date(2017, 5, 25),
    )


def test_the_same_marks_of_an_article_that_is_now_retracted_are_another_delivery(filed):
    filed(builders.article(TEXT, guard()))
    retracted = builders.article(TEXT, guard(), retracted=True)
    assert held(retracted) is None
    assert filed(retracted).article.retracted
    assert held(retracted) is not None


def test_outlets_are_one_whatever_the_case_and_slugs_never_clash(filed):
    filed(builders.article(TEXT, url="https://a.example/", outlet="The Courier"))
    filed(builders.article(TEXT, url="https://b.example/", outlet="the courier"))
    filed(builders.article(TEXT, url="https://c.example/", outlet="The, Courier"))
    assert Outlet.objects.count() == 2
    assert len(set(Outlet.objects.values_list("slug", flat=True))) == 2


def test_how_the_file_counted_is_kept_with_its_marks(filed):
    told = {"offset_unit": OffsetUnit.UTF16, "crlf_is_one": True, "bom_counts": False}
    kept = filed(msgspec.structs.replace(builders.article(TEXT, guard()), **told))
    assert {name: getattr(kept.mark_set, name) for name in told} == told
