"""The page of one webhook: how it stands, what it was told last, and what can be done about it."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from campaigns import webhooks
from campaigns.enums import DeliveryState
from campaigns.models import Webhook
from campaigns.queries.ledger import last_position
from campaigns.tasks import wake_sender

DELIVERIES_SHOWN = 5


class WebhookPage(admin.ModelAdmin):
    """Each button is a form of its own, sent by POST."""

    change_form_template = "admin/campaigns/webhook/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        doors: tuple[tuple[str, Callable[..., HttpResponse]], ...] = (
            ("ping", self.ping_view),
            ("rotate", self.rotate_view),
            ("off", self.off_view),
            ("on", self.on_view),
            ("again", self.again_view),
        )
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"campaigns_webhook_{name}",
            )
            for name, view in doors
        ]
        return [*own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **named: Any
    ) -> HttpResponse:
        if webhook := context.get("original"):
            context |= self._stands(webhook)
        return super().render_change_form(request, context, *args, **named)

    def _stands(self, webhook: Webhook) -> dict[str, Any]:
        states = webhook.deliveries.order_by().values_list("state").annotate(Count("pk"))
        counts = dict(states)
        on_its_way = webhook.deliveries.of_changes().unfinished().order_by("pk").first()
        return {
            "last": last_position(),
            "told_up_to": on_its_way.after if on_its_way else webhook.position,
            "counts": [(counts[state], state) for state in DeliveryState if state in counts],
            "aside": webhook.deliveries.of_changes().filter(state=DeliveryState.SET_ASIDE).count(),
            "newest": webhook.deliveries.all()[:DELIVERIES_SHOWN],
            "is_at_it": webhook.deliveries.soon().exists(),
            "is_allowed": settings.WEBHOOKS_ARE_ON,
            "old_signs": len(webhook.secrets) > 1,
        }

    def ping_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send something that says nothing, to see that it arrives."""
        webhook = self._changeable(request, pk)
        webhooks.ping(webhook)
        return self._done(request, webhook, "A ping is sent. What came of it is told here.")

    def rotate_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        webhook = self._changeable(request, pk)
        secret = webhooks.rotate(webhook)
        self.log_change(request, webhook, "Given a new secret.")
        return self.show_secret(request, webhook, secret, "The webhook has a new secret")

    def off_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        webhook = self._changeable(request, pk)
        webhooks.switch_off_by_hand(webhook, by=cast(AbstractBaseUser, request.user))
        return self._done(request, webhook, "Switched off.")

    def on_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        webhook = self._changeable(request, pk)
        webhooks.switch_on(webhook)
        return self._done(request, webhook, "Switched on. What came meanwhile is sent now.")

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send all again that was set aside."""
        webhook = self._changeable(request, pk)
        count = webhooks.send_again(webhook.deliveries.all())
        return self._done(request, webhook, f"{count} sent again.")

    def show_secret(
        self, request: HttpRequest, webhook: Webhook, secret: str, title: str
    ) -> HttpResponse:
        """Show a secret in this answer and nowhere else: not in a message, which a cookie keeps."""
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "webhook": webhook,
            "secret": secret,
        }
        answer = TemplateResponse(request, "admin/campaigns/webhook/secret.html", context)
        add_never_cache_headers(answer)
        return answer

    def _changeable(self, request: HttpRequest, pk: int) -> Webhook:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(Webhook, pk=pk)

    def _done(self, request: HttpRequest, webhook: Webhook, told: str) -> HttpResponse:
        self.log_change(request, webhook, told)
        transaction.on_commit(wake_sender, robust=True)
        messages.success(request, told)
        return redirect("admin:campaigns_webhook_change", webhook.pk)
