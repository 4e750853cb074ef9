"""Facts in the admin: found, looked through, and decided on several at a time."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from campaigns import wording
from campaigns.admin.deciding import DECISIONS, both_named
from campaigns.admin.fact_page import FactPages
from campaigns.enums import Change
from campaigns.errors import LedgerError, StaleVersion
from campaigns.models import StatedFact


class Waits(admin.SimpleListFilter):
    """Facts whose source has changed under a curator's decision, until a curator answers."""

    title = "waits for an answer"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("1", "Yes"), ("0", "No")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[StatedFact]:
        if self.value() not in ("0", "1"):
            return queryset
        return queryset.waiting(self.value() == "1")


@admin.register(StatedFact)
class StatedFactAdmin(FactPages):
    """Facts as known now, quote beside value. They are decided on, never edited."""

    list_display = ["value", "quote", "speaker", "measure", "campaign", "stated_for", "review"]
    list_display_links = ["value", "quote"]
    list_filter = [
        Waits,
        "review",
        ("reviewer", admin.RelatedOnlyFieldListFilter),
        "campaign",
        "source_state",
        "modality",
        "measure",
        "article__outlet",
    ]
    list_per_page = 50
    search_fields = ["quote", "article__title"]
    date_hierarchy = "latest"
    actions = ["accept_selected", "reject_selected", "restore_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatedFact]:
        return StatedFact.objects.open().with_source()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @admin.display(description="as stated")
    def value(self, fact: StatedFact) -> str:
        return wording.as_stated(fact) or "in words"

    @admin.display(description="speaker")
    def speaker(self, fact: StatedFact) -> str:
        return ", ".join(named.as_written for named in fact.speakers)

    @admin.action(description="Accept the selected facts", permissions=["review"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[StatedFact]) -> None:
        self._decide_selected(request, Change.ACCEPTED)

    @admin.action(description="Reject the selected facts", permissions=["review"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[StatedFact]) -> None:
        self._decide_selected(request, Change.REJECTED)

    @admin.action(description="Restore the selected facts", permissions=["review"])
    def restore_selected(self, request: HttpRequest, queryset: QuerySet[StatedFact]) -> None:
        self._decide_selected(request, Change.RESTORED)

    def _decide_selected(self, request: HttpRequest, change: Change) -> None:
        # The ticked rows are versions. Read them whether still open or not, so that a decision
        # taken on a version that has been succeeded is refused in words and not passed over.
        ticked = StatedFact.objects.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))
        decided = sum(self._decide(request, fact, change) for fact in ticked.order_by("pk"))
        if decided:
            self.message_user(request, f"{decided} {change}.", messages.SUCCESS)

    def _decide(self, request: HttpRequest, fact: StatedFact, change: Change) -> bool:
        try:
            DECISIONS[change].decide(fact.fact, version=fact.version, by=request.user)
        except LedgerError as error:
            why = both_named(error) if isinstance(error, StaleVersion) else error
            self.message_user(request, f"“{fact.quote}”: {why}", messages.ERROR)
            return False
        return True
