"""The vocabulary as data: what ships with the product, and what deliveries add to it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils.dateparse import parse_date

from articles.filing import lock_outlets
from articles.models import Outlet
from campaigns.enums import Kind, Nature
from campaigns.models import Campaign, Measure, Unit
from campaigns.models.vocabulary import Entry
from campaigns.reading import Draft

FOLDER = Path(__file__).parent

E = TypeVar("E", bound=Entry)


@transaction.atomic
def load() -> int:
    """Create the rows of the shipped vocabulary that are missing; return how many were.

    Idempotent, and never overwrites: what an admin has edited stays edited. An entry that was
    only proposed by a delivery gets its shipped words.

    Outlets, units, measures, campaigns: in the order in which an import writes them, so that the
    two never wait for one another.
    """
    lock_outlets()
    return (
        sum(_ship_outlet(row) for row in rows("outlets"))
        + sum(_ship(Unit, row) for row in rows("units"))
        + sum(_ship(Measure, _with_unit(row)) for row in rows("measures"))
        + sum(_ship(Campaign, _with_dates(row)) for row in rows("campaigns"))
    )


@dataclass(frozen=True)
class Entries:
    """The rows of the vocabulary that some drafts name, by slug."""

    campaigns: dict[str, Campaign]
    measures: dict[str, Measure]
    units: dict[str, Unit]


def entries_for(drafts: list[Draft]) -> Entries:
    """Return the rows that drafts name. A slug nobody knew is filed as proposed, and waits."""
    units = _entries(
        Unit,
        {
            draft.unit: {"singular": draft.unit[:60], "plural": draft.unit[:60]}
            for draft in drafts
            if draft.unit
        },
    )
    measures = _entries(Measure, {draft.measure: _proposed_measure(draft) for draft in drafts})
    campaigns = _entries(Campaign, {draft.campaign: {"name": draft.campaign} for draft in drafts})
    return Entries(campaigns=campaigns, measures=measures, units=units)


def held_entries(drafts: list[Draft]) -> Entries | None:
    """The rows that drafts name, and None where one of them is not held; nothing is filed."""
    held = Entries(
        campaigns=Campaign.objects.in_bulk({d.campaign for d in drafts}, field_name="slug"),
        measures=Measure.objects.in_bulk({d.measure for d in drafts}, field_name="slug"),
        units=Unit.objects.in_bulk({d.unit for d in drafts if d.unit}, field_name="slug"),
    )
    named = all(
        draft.campaign in held.campaigns
        and draft.measure in held.measures
        and (not draft.unit or draft.unit in held.units)
        for draft in drafts
    )
    return held if named else None


def usual_units() -> dict[str, str]:
    """The unit of each measure that somebody has said to be a quantity, by slug."""
    known = Measure.objects.filter(kind=Kind.QUANTITY, proposed=False, unit__isnull=False)
    return dict(known.values_list("slug", "unit__slug"))


def _entries(model: type[E], proposals: dict[str, dict[str, Any]]) -> dict[str, E]:
    known = model._default_manager.in_bulk(list(proposals), field_name="slug")
    for slug in sorted(proposals.keys() - known.keys()):
        known[slug], _ = model._default_manager.get_or_create(
            slug=slug, defaults={**proposals[slug], "proposed": True}
        )
    return known


def _proposed_measure(draft: Draft) -> dict[str, Any]:
    if draft.low is None and draft.high is None:
        return {"label": draft.measure, "kind": Kind.STATEMENT}
    # A flow never makes rivals out of a series, so it is the careful guess for a curator to mend.
    return {"label": draft.measure, "kind": Kind.QUANTITY, "nature": Nature.FLOW}


def _ship(model: type[Entry], row: dict[str, Any]) -> bool:
    entry, created = model._default_manager.get_or_create(slug=row["slug"], defaults=row)
    if entry.proposed:
        model._default_manager.filter(pk=entry.pk).update(**row, proposed=False)
    return created


def _ship_outlet(row: dict[str, Any]) -> bool:
    """Outlets come with deliveries too, under their names."""
    if Outlet.objects.filter(Q(slug=row["slug"]) | Q(name__iexact=row["name"])).exists():
        return False
    Outlet.objects.create(**row)
    return True


def rows(name: str) -> list[dict[str, Any]]:
    """What ships of one sort, as the files have it."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _with_unit(row: dict[str, Any]) -> dict[str, Any]:
    row.pop("note", None)
    unit = row.pop("unit")
    return {**row, "unit": Unit.objects.get(slug=unit) if unit else None}


def _with_dates(row: dict[str, Any]) -> dict[str, Any]:
    row.pop("note", None)
    return {
        **row,
        **{name: row[name] and parse_date(row[name]) for name in ("began_on", "ended_on")},
    }
