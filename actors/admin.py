"""Actors, their aliases, and the merging of two that are one."""

from typing import cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest

from actors.errors import ActorError
from actors.merging import merge, unmerge
from actors.models import Actor, Alias


class AliasInline(admin.TabularInline):
    """Every name of the actor, in its language and script."""

    model = Alias
    fields = ("name", "language", "script", "kind", "source")
    extra = 1


class MergeForm(ActionForm):
    """The action row, with the actor that is to remain."""

    into = forms.ModelChoiceField(Actor.objects.standing(), required=False, label="Merge into")


@admin.register(Actor)
class ActorAdmin(admin.ModelAdmin):
    """The register as a curator edits it; a slug is an address and stays as it was given."""

    list_display = ("name", "kind", "slug", "merged_into")
    list_filter = ("kind",)
    list_select_related = ("merged_into",)
    search_fields = ("name",)  # shows the search box; get_search_results does the searching
    search_help_text = "Any name of the actor, in any script and spelling."
    fields = ("name", "slug", "kind", "description", "merged_into")
    inlines = (AliasInline,)
    actions = ("merge_selected", "unmerge_selected")
    action_form = MergeForm

    def get_readonly_fields(
        self, request: HttpRequest, obj: Actor | None = None
    ) -> tuple[str, ...]:
        return ("merged_into",) if obj is None else ("merged_into", "slug")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Actor], search_term: str
    ) -> tuple[QuerySet[Actor], bool]:
        found = Actor.objects.search(search_term).values("pk")
        return queryset.filter(pk__in=found), False

    @admin.action(description="Merge selected actors into…", permissions=["change"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Actor]) -> None:
        chosen = request.POST.get("into")
        into = Actor.objects.filter(pk=chosen).first() if chosen else None
        if into is None:
            messages.error(request, "Choose the actor that is to remain beside “Merge into”.")
            return
        for actor in queryset:
            try:
                merge(actor, into=into, by=cast(AbstractUser, request.user))
            except ActorError as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, f"{actor} is merged into {into}.")

    @admin.action(description="Unmerge selected actors", permissions=["change"])
    def unmerge_selected(self, request: HttpRequest, queryset: QuerySet[Actor]) -> None:
        for actor in queryset:
            try:
                unmerge(actor, by=cast(AbstractUser, request.user))
            except ActorError as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, f"{actor} stands for itself again.")
