"""What receivers were sent, in the admin: each attempt with its answer, and another try."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import pluralize
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from articles.admin import ReadOnly
from campaigns import webhooks
from campaigns.enums import DeliveryState, Told
from campaigns.models import WebhookDelivery
from campaigns.models.webhook_delivery import WebhookDeliveryQuerySet
from campaigns.tasks import wake_sender


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnly, admin.ModelAdmin):
    change_form_template = "admin/campaigns/webhookdelivery/change_form.html"
    list_display = ("made_at", "webhook", "what", "state", "attempts", "last_answer", "next_try")
    list_filter = ("state", "told", ("webhook", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("webhook",)
    search_fields = ("key",)
    actions = ("send_again",)
    fields = ("webhook", "key", "told", "after", "up_to", "versions", "state", "next_try", "body")

    @admin.display(description="what")
    def what(self, delivery: WebhookDelivery) -> str:
        changes = f"{delivery.versions} version{pluralize(delivery.versions)}"
        return "a ping" if delivery.told == Told.PING else changes

    @admin.display(description="last answer")
    def last_answer(self, delivery: WebhookDelivery) -> str:
        last = delivery.answers[-1] if delivery.answers else {}
        return " ".join(str(one) for one in (last.get("status"), last.get("code")) if one)

    @admin.display(description="next try")
    def next_try(self, delivery: WebhookDelivery) -> str:
        waits = delivery.state == DeliveryState.WAITING
        return date_format(localtime(delivery.ready_at), "DATETIME_FORMAT") if waits else ""

    def get_queryset(self, request: HttpRequest) -> QuerySet[WebhookDelivery]:
        """Of a list, without the bodies."""
        rows = super().get_queryset(request)
        is_list = request.resolver_match and "changelist" in str(request.resolver_match.url_name)
        return rows.defer("body") if is_list else rows

    def has_send_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("campaigns.change_webhook")

    def get_urls(self) -> list[URLPattern]:
        own = path(
            "<int:pk>/again/",
            self.admin_site.admin_view(require_POST(self.again_view)),
            name="campaigns_webhookdelivery_again",
        )
        return [own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **named: Any
    ) -> HttpResponse:
        delivery = context["original"]
        is_aside = delivery.state == DeliveryState.SET_ASIDE and delivery.told == Told.CHANGES
        context["attempts"] = [
            {**one, "moment": datetime.fromisoformat(one["at"])} for one in delivery.answers
        ]
        context["can_be_sent_again"] = is_aside and self.has_send_permission(request)
        return super().render_change_form(request, context, *args, **named)

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_send_permission(request):
            raise PermissionDenied
        self._again(request, WebhookDelivery.objects.filter(pk=pk))
        return redirect("admin:campaigns_webhookdelivery_change", pk)

    @admin.action(description="Send again what was set aside", permissions=["send"])
    def send_again(self, request: HttpRequest, chosen: WebhookDeliveryQuerySet) -> None:
        self._again(request, WebhookDelivery.objects.filter(pk__in=chosen.values("pk")))

    def _again(self, request: HttpRequest, deliveries: WebhookDeliveryQuerySet) -> None:
        sent = webhooks.send_again(deliveries)
        transaction.on_commit(wake_sender, robust=True)
        messages.success(request, f"{sent} sent again, under the same key.")
