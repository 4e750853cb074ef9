"""What is held is read again as it would be read today, and no curator's word is lost."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.deliveries import open_paths
from articles.enums import Queue
from articles.models import Article, DeliveredDocument, Import
from campaigns import importing, reading, reingesting, reviewing, verifying, working
from campaigns.curators import create_curator
from campaigns.errors import BAD_VALUE
from campaigns.models import Resolution, StatedFact
from tests.actors.make import an_actor
from tests.tables import all_rows

SAMPLE = Path(__file__).parents[1] / "samples" / "six-percent.json"

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    importing.take(open_paths([SAMPLE]), name="six")
    return Article.objects.get()


def again(*articles, **said):
    return reingesting.reingest(articles, name="again", **said)


@pytest.fixture
def read_otherwise(monkeypatch):
    """Readers that have learnt to read 5 to 6 where they read 6."""
    draft = reading._draft

    def otherwise(mark, *given):
        read = draft(mark, *given)
        return replaced(read, low=Decimal(5)) if mark.id == "f1" else read

    monkeypatch.setattr(reading, "_draft", otherwise)


def replaced(draft, **said):
    return type(draft)(**{**vars(draft), **said})


def test_an_article_that_is_read_as_before_leaves_not_one_row(article):
    before = all_rows()
    outcome = again(article)
    assert (outcome.articles, outcome.facts.unchanged) == (1, 4)
    assert all_rows() == before


def test_what_is_read_otherwise_by_now_succeeds(article, read_otherwise):
    amal = create_curator("amal", "a long enough password")
    outcome = again(article, by=amal)
    assert (outcome.facts.succeeded, outcome.facts.unchanged) == (1, 3)
    six = StatedFact.objects.open().get(mark_id="f1")
    assert (six.version, six.low, six.imported.name) == (2, 5, "again")
    row = Import.objects.get(name="again")
    assert (row.state, row.by, row.outcome["facts"]["succeeded"]) == ("done", amal, 1)
    assert list(verifying.broken()) == []


def test_what_a_curator_has_judged_stays_and_waits(article, read_otherwise):
    amal = create_curator("amal", "a long enough password")
    six = StatedFact.objects.open().get(mark_id="f1")
    reviewing.accept(six.fact, version=1, by=amal)
    assert again(article).facts.waiting == 1
    six = StatedFact.objects.open().get(mark_id="f1")
    assert (six.low, six.review, six.waits) == (6, "accepted", True)


def links():
    return [
        (link.as_written, link.actor.slug, link.by)
        for link in Resolution.objects.known_at(None).select_related("actor")
    ]


@pytest.fixture
def speaker(article):
    """What the speaker of a fact is called, whom nobody knows yet."""
    assert links() == []
    facts = StatedFact.objects.open()
    return next(one["exact"] for fact in facts for one in fact.written("speaker"))


def test_a_name_that_an_actor_goes_by_by_now_is_linked(article, speaker):
    an_actor("officers", speaker)
    again(article)
    assert (speaker, "officers", None) in links()
    assert list(verifying.broken()) == []


def test_a_name_that_two_go_by_by_now_is_open_again(article, speaker):
    an_actor("officers", speaker)
    again(article)
    an_actor("others", speaker)
    again(article)
    assert links() == []
    assert Resolution.objects.count() > 0  # and stays known for the time in which it stood


def test_the_link_that_a_curator_made_stays(article, speaker):
    amal = create_curator("amal", "a long enough password")
    an_actor("officers", speaker)
    again(article)
    link = Resolution.objects.known_at(None).first()
    Resolution.objects.filter(pk=link.pk).update(superseded_at=link.recorded_at)
    other = an_actor("others", "The others")
    Resolution.objects.create(
        fact=link.fact,
        part=link.part,
        as_written=link.as_written,
        actor=other,
        recorded_at=link.recorded_at,
        by=amal,
    )
    again(article)
    assert (speaker, "others", amal) in links()


def command(*given):
    said = StringIO()
    call_command("reingest", *given, stdout=said)
    return said.getvalue()


def test_the_command_reads_one_article_or_all(article, read_otherwise):
    assert command("--article", article.url) == (
        "1 article · facts: 0 new, 1 succeeded, 3 unchanged, 0 withdrawn, 0 waiting\n"
    )
    assert command("--all").startswith("1 article · facts: 0 new, 0 succeeded, 4 unchanged")


def test_the_command_says_what_it_does_not_know(article):
    with pytest.raises(CommandError, match="No article is held at urn:x"):
        command("--article", "urn:x")


def test_a_curator_has_articles_read_again_in_the_admin(client, article, read_otherwise):
    client.force_login(create_curator("amal", "a long enough password"))
    address = reverse("admin:articles_article_changelist")
    chosen = {"action": "read_again", "_selected_action": [article.pk]}
    answer = client.post(address, chosen, follow=True)
    [said] = [str(message) for message in answer.context["messages"]]
    assert said.startswith("Read again. Facts: 0 new, 1 succeeded")


def test_so_many_articles_at_once_are_for_the_command(client, article, monkeypatch):
    monkeypatch.setattr("campaigns.admin.articles.MOST_AT_ONCE", 0)
    client.force_login(create_curator("amal", "a long enough password"))
    address = reverse("admin:articles_article_changelist")
    chosen = {"action": "read_again", "_selected_action": [article.pk]}
    answer = client.post(address, chosen, follow=True)
    [said] = [str(message) for message in answer.context["messages"]]
    assert said.endswith("there is manage.py reingest --all.")


def test_what_was_stopped_in_the_middle_says_so(article, read_otherwise, monkeypatch):
    def stopped(*_):
        raise SystemExit

    monkeypatch.setattr(reingesting, "resolve_again", stopped)
    with pytest.raises(SystemExit):
        again(article)
    DeliveredDocument.objects.filter(state="running").update(session="1 0")
    assert working.claim(Queue.BULK) is None
    row = Import.objects.get(name="again")
    assert (row.state, [one["code"] for one in row.outcome["refused"]]) == (
        *("set aside", ["INTERRUPTED"]),
    )


def test_a_mark_that_cannot_be_read_today_is_not_gone(article, monkeypatch):
    problems = reading._problems

    def refusing(mark, *given):
        yield from problems(mark, *given)
        if mark.id == "f1":
            yield BAD_VALUE.at("x", mark.id, what="it is no figure any more")

    monkeypatch.setattr(reading, "_problems", refusing)
    outcome = again(article)
    assert [refusal.code for refusal in outcome.refusals] == ["BAD_VALUE"]
    assert StatedFact.objects.open().get(mark_id="f1").review == "proposed"
