"""The tables of the product as a whole: what was written, and what the facts in them say."""

from typing import Any

from django.apps import apps

from campaigns.models import StatedFact

OF_ONE_DELIVERY = {
    *("id", "fact", "position", "digest", "recorded_at", "imported_id", "mark_id"),
    *("source_says", "rests_on"),
    *("article_id", "revision_id", "campaign_id", "measure_id", "unit_id"),
}


def all_rows() -> dict[str, int]:
    """How many rows each table holds."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def facts_told() -> list[dict[str, Any]]:
    """What the open facts of each article say, field by field, in text order."""
    slugs = ("campaign__slug", "measure__slug", "unit__slug", "article__url", "revision__text")
    columns = [field.attname for field in StatedFact._meta.concrete_fields]
    told = [name for name in columns if name not in OF_ONE_DELIVERY]
    order = ("article__url", "start", "end", "measure__slug", "campaign__slug")
    facts = StatedFact.objects.open().order_by(*order)
    return list(facts.values(*told, *slugs))
