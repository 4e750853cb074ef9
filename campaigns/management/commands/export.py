"""`manage.py export`: articles held here go back to the tools that people annotate with."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import writers
from campaigns.enums import Modality, Part
from campaigns.errors import BadClock
from campaigns.models import Campaign, Measure, Unit
from campaigns.queries.asked import Asked, read_asked
from campaigns.queries.exports import exported


@dataclass
class Plan:
    """What would be written, and what the files would not say: in how many articles each."""

    articles: int = 0
    files: list[str] = field(default_factory=list)
    losses: Counter[str] = field(default_factory=Counter)
    types: set[str] = field(default_factory=set)


class Command(BaseCommand):
    help = "Write articles with their marks into a folder, for an annotation tool to open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR")
        parser.add_argument("--format", choices=sorted(writers.WRITERS), required=True)
        parser.add_argument(
            "--campaign", default="", help="only articles that state something about it: its slug"
        )
        parser.add_argument("--on", help="only articles that say how it stood by this day")
        parser.add_argument("--known-at", help="articles and marks as known at this moment")

    def handle(self, *args: Any, folder: str, format: str, campaign: str, **options: Any) -> None:
        asked = _asked({"on": options["on"] or "", "known_at": options["known_at"] or ""})
        if campaign and not Campaign.objects.filter(slug=campaign).exists():
            raise CommandError(f"There is no campaign “{campaign}”. Name one by its slug.")
        plan = _plan(asked, campaign, format)
        if not plan.articles:
            raise CommandError("No article that is held is among these. Nothing was written.")
        beside = _configuration(plan, format)
        target = Path(folder)
        _refuse_to_overwrite(target, [*beside, *plan.files])
        for loss, articles in sorted(plan.losses.items()):
            self.stdout.write(f"{format} does not carry, in {_counted(articles)}: {loss}.")
        target.mkdir(parents=True, exist_ok=True)
        _write(target, beside)
        for name, article in exported(asked, campaign=campaign):
            _write(target, writers.write(article, format=format, name=name))
        self.stdout.write(f"{_counted(plan.articles)} written to {folder}.")


def _asked(given: dict[str, str]) -> Asked:
    try:
        return read_asked(given, now=timezone.now())
    except BadClock as error:
        raise CommandError(str(error)) from error


def _plan(asked: Asked, campaign: str, format: str) -> Plan:
    plan = Plan()
    for name, article in exported(asked, campaign=campaign):
        plan.articles += 1
        plan.files += writers.write(article, format=format, name=name)
        plan.losses.update(writers.losses(article, format=format))
        plan.types |= {mark.type for mark in article.marks}
    return plan


def _configuration(plan: Plan, format: str) -> dict[str, bytes]:
    return writers.configuration(
        format=format,
        roles=list(Part),
        types=plan.types,
        attributes={
            "measure": Measure.objects.values_list("slug", flat=True),
            "campaign": Campaign.objects.values_list("slug", flat=True),
            "modality": list(Modality),
            "unit": Unit.objects.values_list("slug", flat=True),
        },
    )


def _refuse_to_overwrite(folder: Path, files: list[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is no folder. Nothing was written.")
    there = next((name for name in files if (folder / name).exists()), None)
    if there:
        raise CommandError(
            f"{folder / there} is there already, and no file is overwritten. Name another folder, "
            "or move it away. Nothing was written."
        )


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        with (folder / name).open("xb") as file:  # never over what came meanwhile
            file.write(content)


def _counted(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles} articles"
