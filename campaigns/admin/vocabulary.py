"""The vocabulary in the admin. A slug is an entry's identity: links and deliveries name it."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from campaigns.models import Campaign, Measure, Unit


class EntryAdmin(admin.ModelAdmin):
    """A row of the vocabulary, whose slug is given once."""

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
