"""Two actors found to be one, and the way back.

The merged actor keeps its row, its slug and its aliases; a pointer says who stands for it. The
pointer is never longer than one step, so that a survivor is known without following a chain and
no cycle can arise. Both moves are written to the admin's history of the actor.
"""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from actors.errors import MergeRefused, UnmergeRefused
from actors.models import Actor


@transaction.atomic
def merge(actor: Actor, *, into: Actor, by: AbstractUser) -> None:
    """Let `into` stand for `actor` from now on. Raises MergeRefused."""
    # Locked in the order of their keys: two curators who merge the same pair wait, not deadlock.
    pair = Actor.objects.select_for_update().filter(pk__in=[actor.pk, into.pk]).order_by("pk")
    locked = {each.pk: each for each in pair}
    actor, into = locked[actor.pk], locked[into.pk]
    _refuse_unless_one_step(actor, into)
    actor.merged_into = into
    actor.save(update_fields=["merged_into", "updated_at"])
    _log(actor, by, f"Merged into {into} ({into.slug}).")


@transaction.atomic
def unmerge(actor: Actor, *, by: AbstractUser) -> None:
    """Let `actor` stand for itself again. Raises UnmergeRefused."""
    actor = Actor.objects.select_for_update(of=["self"]).get(pk=actor.pk)
    if actor.merged_into is None:
        raise UnmergeRefused(
            "NOT_MERGED", f"{actor} is not merged into another actor: there is nothing to undo."
        )
    former = actor.merged_into
    actor.merged_into = None
    actor.save(update_fields=["merged_into", "updated_at"])
    _log(actor, by, f"Unmerged from {former} ({former.slug}).")


def _refuse_unless_one_step(actor: Actor, into: Actor) -> None:
    if actor == into:
        raise MergeRefused(
            "MERGE_INTO_ITSELF",
            f"{actor} cannot be merged into itself. Choose the actor that is to remain.",
        )
    if actor.merged_into_id is not None:
        raise MergeRefused(
            "ALREADY_MERGED",
            f"{actor} is already merged into {actor.merged_into}. Unmerge it first.",
        )
    if into.merged_into_id is not None:
        raise MergeRefused(
            "TARGET_IS_MERGED",
            f"{into} is itself merged into {into.merged_into}. Choose {into.merged_into} instead, "
            f"or unmerge {into} first.",
        )
    if actor.merged.exists():
        raise MergeRefused(
            "STANDS_FOR_OTHERS",
            f"{actor} stands for {', '.join(map(str, actor.merged.all()))}. "
            f"Unmerge these first, then merge each into {into}.",
        )


def _log(actor: Actor, by: AbstractUser, message: str) -> None:
    LogEntry.objects.log_actions(by.pk, [actor], CHANGE, message, single_object=True)
