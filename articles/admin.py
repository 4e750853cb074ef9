"""The archive in the admin: outlets are curated, texts only read.

Articles and imports are at home in `campaigns.admin`, where what is said of them reaches facts.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.models import Outlet, Revision


class ReadOnly:
    """Rows that are written once: to be looked at, whatever the account may do elsewhere."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "country", "reliability", "retells"]
    list_filter = ["reliability", "retells", "kind"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


class RevisionInline(ReadOnly, admin.TabularInline):
    model = Revision
    fields = ("number", "recorded_at", "sha256")
    readonly_fields = ("number", "recorded_at", "sha256")
    extra = 0
