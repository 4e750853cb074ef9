"""The study in the admin: the vocabulary is edited, facts are decided on through `reviewing`."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from campaigns import reviewing, wording
from campaigns.enums import MOVES, Change, Review
from campaigns.errors import LedgerError
from campaigns.models import Campaign, Measure, StatedFact, Unit

DECISIONS: dict[str, tuple[str, Callable[..., StatedFact]]] = {
    Change.ACCEPTED: ("Accept", reviewing.accept),
    Change.REJECTED: ("Reject", reviewing.reject),
    Change.RESTORED: ("Restore", reviewing.restore),
    Change.WITHDRAWN: ("Withdraw", reviewing.withdraw),
}


class EntryAdmin(admin.ModelAdmin):
    """A row of the vocabulary. Its slug is its identity: links and deliveries name it."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return ["slug"] if obj else []


@admin.register(Campaign)
class CampaignAdmin(EntryAdmin):
    list_display = ["name", "country", "began_on", "ended_on", "position", "proposed"]
    list_filter = ["proposed"]
    search_fields = ["name", "slug"]


@admin.register(Measure)
class MeasureAdmin(EntryAdmin):
    list_display = ["label", "slug", "kind", "nature", "unit", "window_days", "proposed"]
    list_filter = ["proposed", "kind", "nature"]
    list_select_related = ["unit"]
    search_fields = ["label", "slug"]


@admin.register(Unit)
class UnitAdmin(EntryAdmin):
    list_display = ["plural", "singular", "symbol", "slug", "proposed"]
    list_filter = ["proposed"]
    search_fields = ["plural", "slug"]


@admin.register(StatedFact)
class StatedFactAdmin(admin.ModelAdmin):
    """Facts as known now, quote beside value. They are decided on, never edited."""

    list_display = ["value", "quote", "speaker", "measure", "campaign", "stated_for", "review"]
    list_display_links = ["value", "quote"]
    list_filter = ["review", "campaign", "source_state", "modality", "measure", "article__outlet"]
    list_per_page = 50
    search_fields = ["quote", "article__title"]
    date_hierarchy = "latest"
    actions = ["accept_selected", "reject_selected", "restore_selected"]
    change_form_template = "admin/campaigns/statedfact/decide.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatedFact]:
        return StatedFact.objects.open().with_source()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_review_permission(self, request: HttpRequest) -> bool:
        return reviewing.may_review(request.user)

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

    def _decide(self, request: HttpRequest, fact: StatedFact, change: str, why: str = "") -> bool:
        _, decide = DECISIONS[change]
        try:
            decide(fact.fact, version=fact.version, by=request.user, why=why)
        except LedgerError as error:
            self.message_user(request, f"“{fact.quote}”: {error}", messages.ERROR)
            return False
        return True

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(self.decide_view)
        name = "campaigns_statedfact_decide"
        return [path("<int:version_id>/decide/", decide, name=name), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The fact with the decisions that can be taken from where it stands."""
        fact = self._version(object_id)
        if not fact.is_open:
            return self._to_newest(fact)
        moves = MOVES[Review(fact.review)] if self.has_review_permission(request) else {}
        decisions = [
            {"change": change, "verb": DECISIONS[change][0]}
            for change in moves
            if change in DECISIONS
        ]
        context = {**(extra_context or {}), "decisions": decisions}
        return super().change_view(request, object_id, form_url, context)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Who changed what, when and why is the ledger itself: every version on the fact's page."""
        return redirect(f"{self._version(object_id).get_absolute_url()}#versions")

    def decide_view(self, request: HttpRequest, version_id: int) -> HttpResponse:
        """Take one decision on the version that the form showed."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_review_permission(request):
            raise PermissionDenied
        change, why = request.POST.get("change", ""), request.POST.get("why", "").strip()
        fact = get_object_or_404(StatedFact, pk=version_id)
        if change in DECISIONS and self._decide(request, fact, change, why):
            self.message_user(request, f"“{fact.quote}” is {change}.", messages.SUCCESS)
        return self._to_newest(fact)

    def _version(self, object_id: str) -> StatedFact:
        if not object_id.isdecimal():
            raise Http404("The address of a version ends in its number.")
        return get_object_or_404(StatedFact, pk=object_id)

    def _to_newest(self, fact: StatedFact) -> HttpResponse:
        newest = StatedFact.objects.open().get(fact=fact.fact)
        return redirect("admin:campaigns_statedfact_change", newest.pk)
