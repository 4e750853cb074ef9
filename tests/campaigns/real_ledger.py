"""The real ledger of one article, driven by the same steps as its model in plain Python."""

import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.filing import file_article, held
from articles.models import Import
from campaigns import reading, reviewing
from campaigns.errors import LedgerError
from campaigns.models import StatedFact
from campaigns.recording import record
from tests import builders

BEGIN = datetime(2017, 5, 1, tzinfo=UTC)


class RealLedger:
    """One article of the real ledger, driven as an import and as curators drive it."""

    def __init__(self, keeps_ids):
        self.url = f"https://news.example/{uuid.uuid4()}"
        self.keeps_ids = keeps_ids

    def ingest(self, delivery):
        article = self._article(delivery)
        with transaction.atomic():
            if held(article) is None:
                imported = Import.objects.get(name="crowd")
                filed = file_article(article, imported=imported)
                record(reading.read(article).drafts, filed=filed, imported=imported)

    def decide(self, move, identity, version, curator, value):
        by = User.objects.get(username=curator)
        told = {"version": version, "by": by}
        if move == "revise":
            figure = {"low": value, "high": value, "unit": "percent"}
            told["correction"] = builders.correction(value=figure)
        try:
            getattr(reviewing, move)(self._open()[identity].fact, **told)
        except LedgerError as error:
            return error.code
        return None

    def shown(self):
        return {
            identity: (
                fact.version,
                fact.review,
                int(fact.quote.split()[2]),
                int(fact.low),
                fact.source_state,
                fact.reviewer.username if fact.reviewer else None,
                fact.reviser.username if fact.reviser else None,
                fact.waits,
            )
            for identity, fact in self._open().items()
        }

    def rows(self):
        return list(
            StatedFact.objects.filter(article__url=self.url)
            .order_by("position")
            .values_list("digest", flat=True)
        )

    def _open(self):
        facts = StatedFact.objects.open().filter(article__url=self.url)
        return {
            (fact.mark_id if self.keeps_ids else (fact.quote[5], int(fact.quote.split()[2]))): fact
            for fact in facts.select_related("reviewer", "reviser")
        }

    def _article(self, delivery):
        text = " ".join(f"Area {slot} {figure} percent." for slot, figure in delivery.text)
        marks = [
            builders.fact(
                text,
                f"Area {slot} {figure} percent",
                id=slot,
                value={"low": figure, "high": figure, "unit": "percent"},
            )
            for slot, figure in sorted(delivery.says.items())
        ]
        return builders.article(
            text,
            *marks,
            url=self.url,
            keeps_ids=self.keeps_ids,
            states_facts=delivery.marked is not None,
            retracted=delivery.retracted,
            modified_at=BEGIN + timedelta(days=delivery.when[0]),
            annotated_at=BEGIN + timedelta(hours=delivery.when[1]),
        )


def at_once(real, model, *steps):
    """Take steps at the same time, each from a connection of its own.

    Returns the model as it stands after the order that they turn out to have had: what they come
    to, and what each answers, must be that of one after the other.
    """
    with ThreadPoolExecutor(len(steps)) as threads:
        answers = list(threads.map(lambda step: _in_a_connection(real, step), steps))
    shown = real.shown()
    for order in itertools.permutations(range(len(steps))):
        after = model.copy()
        expected = {number: _take(after, steps[number]) for number in order}
        if after.shown() == shown and answers == [expected[number] for number in sorted(order)]:
            return after
    raise AssertionError(f"no order of {steps} gives {shown} and {answers}")


def _in_a_connection(real, step):
    try:
        return _take(real, step)
    finally:
        connection.close()


def _take(ledger, step):
    return getattr(ledger, step[0])(*step[1:])
