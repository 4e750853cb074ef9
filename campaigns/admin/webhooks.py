"""Receivers of the ledger in the admin: registered, seen to be told, and never deleted."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from campaigns import webhooks
from campaigns.admin.webhook_form import NewWebhookForm, WebhookForm
from campaigns.admin.webhook_page import WebhookPage
from campaigns.enums import DeliveryState, Told
from campaigns.models import Webhook

SET_ASIDE = Q(deliveries__told=Told.CHANGES, deliveries__state=DeliveryState.SET_ASIDE)


class IsOn(admin.SimpleListFilter):
    """Webhooks that are told of changes, or are not."""

    title = "whether it is on"
    parameter_name = "on"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("1", "Yes"), ("0", "No")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Webhook]:
        if self.value() not in ("0", "1"):
            return queryset
        return queryset.filter(off_at__isnull=self.value() == "1")


@admin.register(Webhook)
class WebhookAdmin(WebhookPage):
    list_display = ("name", "host", "stands", "set_aside", "failing_since", "mark", "made_by")
    list_filter = (IsOn,)
    list_select_related = ("made_by",)
    search_fields = ("name", "note")
    fieldsets = (
        (None, {"fields": ("name", "address", "ledger", "note")}),
        ("What it is told of", {"fields": ("campaigns", "changes")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Webhook | None = None) -> Any:
        if obj is not None:
            return self.fieldsets
        first, (title, told) = self.fieldsets
        return (first, (title, {"fields": (*told["fields"], "whole")}))

    def get_form(
        self, request: HttpRequest, obj: Webhook | None = None, change: bool = False, **named: Any
    ) -> Any:
        form = WebhookForm if obj else NewWebhookForm
        shown = super().get_form(request, obj, change, **{**named, "form": form})
        if "campaigns" in shown.base_fields:
            shown.base_fields["campaigns"].widget.can_add_related = False
        return shown

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        here = request.build_absolute_uri("/")
        return {"ledger": here, **super().get_changeform_initial_data(request)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Webhook]:
        aside = Count("deliveries", filter=SET_ASIDE)
        return super().get_queryset(request).annotate(aside=aside)

    @admin.display(description="is on")
    def stands(self, webhook: Webhook) -> str:
        return "yes" if webhook.is_on else format_html("no: <b>{}</b>", webhook.off_code)

    @admin.display(description="set aside", ordering="aside")
    def set_aside(self, webhook: Webhook) -> int:
        return int(cast(Any, webhook).aside)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Webhook, form: Any, change: bool) -> None:
        if change:
            fields = set(form.changed_data) - {"campaigns"}
            if fields:
                obj.save(update_fields=fields)  # how far it was told is a worker's to write
            return
        whole = form.cleaned_data["whole"]
        by = cast(AbstractBaseUser, request.user)
        cast(Any, obj).secret = webhooks.register(obj, by=by, whole=whole)

    def response_add(
        self, request: HttpRequest, obj: Webhook, post_url_continue: Any = None
    ) -> HttpResponse:
        return self.show_secret(request, obj, cast(Any, obj).secret, "The webhook is registered")
