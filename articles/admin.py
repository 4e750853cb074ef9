"""The archive in the admin: outlets and articles are curated, texts and marks only read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.models import Article, Outlet, Revision


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
    list_display = ["name", "kind", "country", "reliability"]
    list_filter = ["reliability", "kind"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


class RevisionInline(ReadOnly, admin.TabularInline):
    model = Revision
    fields = ("number", "recorded_at", "sha256")
    readonly_fields = ("number", "recorded_at", "sha256")
    extra = 0


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Articles come with deliveries; what is known about them can be mended here."""

    list_display = ["title", "outlet", "published_on", "language", "rights"]
    list_filter = ["outlet", "rights", "language"]
    list_select_related = ["outlet"]
    search_fields = ["title", "url", "author"]
    date_hierarchy = "published_on"
    readonly_fields = ["url", "retracted"]
    inlines = [RevisionInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False
