"""The ledger of stated facts: every row is one version, written once and only ever closed."""

from campaigns.models.fact.days import BEGINS, FIGURE_REACHES, PUBLISHED, STATED
from campaigns.models.fact.selections import StatedFactQuerySet
from campaigns.models.fact.version import Named, StatedFact

__all__ = [
    "BEGINS",
    "FIGURE_REACHES",
    "PUBLISHED",
    "STATED",
    "Named",
    "StatedFact",
    "StatedFactQuerySet",
]
