"""The page of one import: how far it is, what it came to, its files, and another try."""

from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_GET, require_POST

from articles.admin import ReadOnly
from articles.enums import DocumentState, ImportState, Queue
from articles.models import Import
from campaigns import importing, keeping
from campaigns.progress import progress
from campaigns.queries.differences import counts, more
from campaigns.tasks import wake

SET_ASIDE_SHOWN, VERSIONS_SHOWN = 100, 200


class ImportPage(ReadOnly, admin.ModelAdmin):
    """What became of a delivery, for all who may look; it fills as the workers go on."""

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                f"<uuid:import_id>/{name}/",
                self.admin_site.admin_view(door(view)),
                name=f"articles_import_{name.replace('-', '_')}",
            )
            for name, door, view in (
                ("try-again", require_POST, self.try_again_view),
                ("files", require_GET, self.files_view),
            )
        ]
        return [*own, *super().get_urls()]

    def page(self, request: HttpRequest, row: Import) -> HttpResponse:
        """How far an import is. Asked again every few seconds, the page fills."""
        so_far = progress(row)
        aside = row.documents.filter(state=DocumentState.SET_ASIDE).defer("payload")
        can_be_tried = row.documents.filter(state=DocumentState.SET_ASIDE, payload__isnull=False)
        context = {
            "row": row,
            "progress": so_far,
            "outcome": so_far.outcome,
            "counts": counts(so_far.outcome.facts),
            "more_refused": more(so_far.outcome.more_refused),
            "more_noted": more(so_far.outcome.more_noted),
            "aside": aside[:SET_ASIDE_SHOWN],
            "versions": row.versions.order_by("position")[:VERSIONS_SHOWN],
            "more_versions": row.versions.count() - VERSIONS_SHOWN,
            "has_files": row.documents.filter(payload__isnull=False).exists(),
            "can_be_tried": can_be_tried.exists(),
            "may_import": request.user.has_perm("articles.add_import"),
            "title": row.name,
        }
        return self.render(request, "import.html", context)

    def try_again_view(self, request: HttpRequest, import_id: UUID) -> HttpResponse:
        """Have workers begin once more what was set aside."""
        self.refuse_readers(request)
        row = get_object_or_404(Import, pk=import_id)
        with transaction.atomic():
            count = importing.try_again(row)
            transaction.on_commit(lambda: wake(Queue.INTERACTIVE), robust=True)
        waits = f"{count} document{'s wait' if count != 1 else ' waits'} for a worker again."
        messages.success(request, waits)
        return redirect("admin:articles_import_change", import_id)

    def files_view(self, request: HttpRequest, import_id: UUID) -> HttpResponseBase:
        """What was delivered, as it came, in one zip; of a long file that was shared out, whole."""
        self.refuse_readers(request)
        mine = Q(by_id=request.user.pk) | ~Q(state=ImportState.HELD)
        row = get_object_or_404(Import, mine, pk=import_id)
        return FileResponse(
            keeping.as_delivered(row), as_attachment=True, filename=f"import-{row.pk}.zip"
        )

    def refuse_readers(self, request: HttpRequest) -> None:
        if not request.user.has_perm("articles.add_import"):
            raise PermissionDenied

    def render(self, request: HttpRequest, name: str, told: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **told}
        return render(request, f"admin/articles/import/{name}", context)
