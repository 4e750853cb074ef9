"""Deliveries in the admin: handed over, shown as a difference, and then taken or let go."""

from typing import Any, cast
from uuid import UUID

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from articles.deliveries import Document
from articles.enums import ImportState, Queue
from articles.errors import Refusal
from articles.models import Import
from campaigns import importing
from campaigns.admin.delivery_form import DeliveryForm
from campaigns.admin.import_page import ImportPage
from campaigns.queries.differences import counts, more
from campaigns.tasks import wake

LINES_SHOWN = 500


@admin.register(Import)
class ImportAdmin(ImportPage):
    """A delivery is shown as a difference first. Its files wait beside its row meanwhile."""

    list_display = ["name", "state", "came_to", "received_at", "finished_at", "by"]
    list_filter = ["state"]
    list_select_related = ["by"]
    search_fields = ["name"]

    @admin.display(description="came to")
    def came_to(self, row: Import) -> str:
        facts = row.outcome.get("facts", {})
        return ", ".join(f"{count} {word}" for word, count in facts.items() if count)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.add_import")

    def get_urls(self) -> list[URLPattern]:
        difference = require_http_methods(["GET", "HEAD", "POST"])(self.difference_view)
        own = path(
            "<uuid:import_id>/difference/",
            self.admin_site.admin_view(difference),
            name="articles_import_difference",
        )
        return [own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Hand over a delivery; what it would come to is shown before anything is taken."""
        self.refuse_readers(request)
        if request.method != "POST":
            return self._form(request, DeliveryForm(label_suffix=""))
        form = DeliveryForm(request.POST, request.FILES, label_suffix="")
        if not form.is_valid():
            return self._form(request, form)
        documents = form.documents()
        refused = [one for one in documents if isinstance(one, Refusal)]
        usable = [one for one in documents if isinstance(one, Document)]
        for refusal in refused:
            form.add_error("delivery", f"{refusal.document}: {refusal.code}: {refusal.sentence}")
        if refused or not usable:
            return self._form(request, form)
        name = ", ".join(file.name for file in form.cleaned_data["delivery"])
        held = importing.hold(usable, name=name, options=form.options(), by=_account(request))
        return redirect("admin:articles_import_difference", held.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """An import and its outcome; of one that its own account still holds, the difference."""
        held = Import.objects.held_for(_account(request)).filter(pk__in=_uuids(object_id)).first()
        if held is not None:
            return redirect("admin:articles_import_difference", held.pk)
        row = Import.objects.select_related("by").filter(pk__in=_uuids(object_id)).first()
        if row is None or request.method == "POST" or not self.has_view_permission(request, row):
            return super().change_view(request, object_id, form_url, extra_context)
        return self.page(request, row)

    def difference_view(self, request: HttpRequest, import_id: UUID) -> HttpResponse:
        """What a held delivery would come to by now, and the word to take it or to let it go."""
        self.refuse_readers(request)
        delivered = get_object_or_404(Import, pk=import_id, by_id=request.user.pk)
        if delivered.state != ImportState.HELD:
            return redirect("admin:articles_import_change", delivered.pk)
        if request.method == "POST":
            return self._answer(request, delivered)
        outcome = importing.compare(delivered)
        context = {
            "delivered": delivered,
            "outcome": outcome,
            "counts": counts(outcome.facts),
            "lines": outcome.changes[:LINES_SHOWN],
            "more": len(outcome.changes[LINES_SHOWN:]) + outcome.more_changes,
            "more_refused": more(outcome.more_refused),
            "more_noted": more(outcome.more_noted),
            "not_compared": delivered.documents.count() - importing.MOST_COMPARED,
            "title": "What this delivery would change",
        }
        return self.render(request, "difference.html", context)

    def _answer(self, request: HttpRequest, held: Import) -> HttpResponse:
        if "take" not in request.POST:
            importing.let_go(_account(request))
            messages.success(request, "The delivery was let go. Nothing was written.")
            return redirect("admin:articles_import_changelist")
        with transaction.atomic():
            if importing.release(held):
                # What the broker does not hear now, the beat says again.
                transaction.on_commit(lambda: wake(Queue.INTERACTIVE), robust=True)
                messages.success(
                    request, "The delivery waits for a worker. Its outcome comes here."
                )
            else:
                messages.error(request, "The delivery is held no longer. Deliver it again.")
        return redirect("admin:articles_import_change", held.pk)

    def _form(self, request: HttpRequest, form: DeliveryForm) -> HttpResponse:
        return self.render(request, "deliver.html", {"form": form, "title": "Add import"})


def _account(request: HttpRequest) -> AbstractBaseUser:
    """Who is signed in; the admin lets nobody else in."""
    return cast(AbstractBaseUser, request.user)


def _uuids(text: str) -> list[UUID]:
    """The id in an address, where it is one."""
    try:
        return [UUID(text)]
    except ValueError:
        return []
