"""How far an import is: what its documents came to by now, whether or not all of it is over."""

from collections import Counter
from dataclasses import dataclass, fields

from django.db.models import Count, IntegerField, Q, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from articles.enums import DocumentState
from articles.models import DeliveredDocument, Import
from campaigns.outcomes import Outcome, heard
from campaigns.recording import Tally


@dataclass(frozen=True)
class Progress:
    """The documents of an import by state, and what it came to so far."""

    documents: Counter[str]
    outcome: Outcome

    @property
    def total(self) -> int:
        return self.documents.total()

    @property
    def over(self) -> int:
        return self.documents[DocumentState.DONE] + self.documents[DocumentState.SET_ASIDE]


def progress(row: Import) -> Progress:
    """How far an import is. Its counts are added up by the database: it may have many documents."""
    states = row.documents.order_by().values_list("state").annotate(count=Count("pk"))
    outcome = heard(row.outcome) if row.is_over else _so_far(row.documents.order_by())
    return Progress(Counter(dict(states)), outcome)


def _so_far(documents: QuerySet[DeliveredDocument]) -> Outcome:
    names = [field.name for field in fields(Tally)]
    counts = documents.aggregate(
        articles=_sum(KeyTextTransform("articles", "outcome")),
        **{name: _sum(KeyTextTransform(name, KeyTransform("facts", "outcome"))) for name in names},
    )
    outcome = Outcome()
    says_more = Q(outcome__refused__0__isnull=False) | Q(outcome__notes__0__isnull=False)
    for told in documents.filter(says_more).values_list("outcome", flat=True).iterator():
        outcome.add(heard(told))
    outcome.articles = counts["articles"] or 0
    outcome.facts = Tally(**{name: counts[name] or 0 for name in names})
    return outcome


def _sum(figure: KeyTextTransform) -> Sum:
    return Sum(Cast(figure, IntegerField()))
