"""Watched sources in the admin: set up, seen to work, paused, and read when somebody asks."""

from collections.abc import Iterable
from functools import partial
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.models import Source
from campaigns import looks, watching
from campaigns.admin.source_form import SourceForm
from campaigns.tasks import send_source

PLACE_SHOWN = 60  # characters of an address in the list


class IsFailing(admin.SimpleListFilter):
    """Sources that could not be read, or gave what could not be opened."""

    title = "needs somebody to look"
    parameter_name = "failing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("1", "Yes"), ("0", "No")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Source]:
        if self.value() not in ("0", "1"):
            return queryset
        return queryset.failing(self.value() == "1")


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    form = SourceForm
    list_display = ["name", "went", "looked_at", "turn", "import_link", "every", "place"]
    list_filter = [IsFailing, "kind", "enabled", "outlet"]
    list_select_related = ["last_import"]
    search_fields = ["name", "where"]
    actions = ["read_now", "pause", "resume"]
    told = ("went", "looked_at", "turn", "import_link", "not_opened")
    readonly_fields = told
    fieldsets = [
        (None, {"fields": ["name", "kind", "where", "every", "enabled"]}),
        ("How it is read", {"fields": ["format", "offset_unit", "lenient", "outlet"]}),
        ("How it went", {"fields": told}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        """Of a source that is only being set up there is nothing to tell."""
        return self.fieldsets if obj else self.fieldsets[:-1]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, with what the cache remembers asked for once and not row by row."""
        shown = super().get_changelist_instance(request)
        looks.recall(shown.result_list)
        return shown

    def get_object(self, *args: Any, **named: Any) -> Source | None:
        source = super().get_object(*args, **named)
        if source is not None:
            looks.recall([source])
        return source

    @admin.display(description="where")
    def place(self, source: Source) -> str:
        return Truncator(source.where).chars(PLACE_SHOWN)

    @admin.display(description="how it went")
    def went(self, source: Source) -> str:
        if source.failures:
            times = "once" if source.failures == 1 else f"{source.failures} times in a row"
            return format_html("<b>{}</b>, {}: {}", source.code, times, source.sentence)
        if source.refused:
            return format_html("Read; <b>{}</b> could not be opened.", len(source.refused))
        return "Read without fault." if source.last_read_at else "Not read yet."

    @admin.display(description="looked at")
    def looked_at(self, source: Source) -> str:
        return _moment(max(filter(None, [source.last_read_at, source.seen]), default=None))

    @admin.display(description="next")
    def turn(self, source: Source) -> str:
        if source.is_asked_for:
            return "now, as asked for"
        if not source.enabled:
            return "paused"
        return "now" if source.next_turn <= timezone.now() else _moment(source.next_turn)

    @admin.display(description="last import")
    def import_link(self, source: Source) -> str:
        if source.last_import is None:
            return "none"
        address = reverse("admin:articles_import_change", args=[source.last_import.pk])
        received = _moment(source.last_import.received_at)
        return format_html('<a href="{}">{}, {}</a>', address, received, source.last_import.state)

    @admin.display(description="could not be opened")
    def not_opened(self, source: Source) -> str:
        lines = (
            (f"{one['document']} {one['place']}".strip(), one["code"], one["sentence"])
            for one in source.refused
        )
        return format_html_join(mark_safe("<br>"), "{}: <b>{}</b>: {}", lines) or "nothing"

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.add_import")

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        if change:
            watching.keep(obj, changed=set(form.changed_data))
        else:
            super().save_model(request, obj, form, change)

    def response_change(self, request: HttpRequest, obj: Source) -> HttpResponse:
        if "_read" in request.POST and self.has_import_permission(request):
            self._ask(request, [obj])
        return super().response_change(request, obj)

    @admin.action(description="Read the selected sources now", permissions=["import"])
    def read_now(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        self._ask(request, queryset)

    @admin.action(description="Pause the selected sources", permissions=["change"])
    def pause(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        self._enable(request, queryset, False)

    @admin.action(description="Watch the selected sources again", permissions=["change"])
    def resume(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        self._enable(request, queryset, True)

    def _ask(self, request: HttpRequest, sources: Iterable[Source]) -> None:
        for source in sources:
            watching.ask(source, by=cast(AbstractBaseUser, request.user))
            transaction.on_commit(partial(send_source, source.pk), robust=True)
        messages.success(
            request, "A worker reads it as if for the first time. How that went is told here."
        )

    def _enable(self, request: HttpRequest, sources: QuerySet[Source], enabled: bool) -> None:
        for source in sources:
            source.enabled = enabled
            watching.keep(source, changed={"enabled"})
            self.log_change(request, source, "Watched again." if enabled else "Paused.")
        messages.success(request, "They are watched again." if enabled else "They are paused.")


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else "never"
