"""Articles in the admin: what is known about them is mended, and what became of them is said."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from articles.admin import RevisionInline
from articles.copies import candidates
from articles.models import Article
from campaigns import copying, mending, reingesting, retracting, reviewing
from campaigns.errors import LedgerError
from campaigns.queries.differences import counts

Write = Callable[..., int]
MOST_AT_ONCE = 100


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Articles come with deliveries. A retraction or a reprint is noted on their facts as well."""

    list_display = ["title", "outlet", "published_on", "language", "rights", "retracted"]
    list_filter = ["outlet", "rights", "retracted", "language"]
    list_select_related = ["outlet"]
    search_fields = ["title", "url", "author"]
    date_hierarchy = "published_on"
    readonly_fields = ["url", "origin", "retracted"]
    inlines = [RevisionInline]
    actions = ["read_again"]
    change_form_template = "admin/articles/article/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        mending.mend(obj, form.changed_data, by=cast(AbstractUser, request.user))

    @admin.action(description="Read the marks again", permissions=["change"])
    def read_again(self, request: HttpRequest, articles: QuerySet[Article]) -> None:
        """As they are read today, by the vocabulary and the actors there are by now."""
        if articles.count() > MOST_AT_ONCE:
            messages.error(
                request,
                f"At most {MOST_AT_ONCE} articles are read again here. "
                "For all of them there is manage.py reingest --all.",
            )
            return
        outcome = reingesting.reingest(
            articles.select_related("marked__revision"),
            name=f"{articles.count()} read again",
            by=cast(AbstractUser, request.user),
        )
        messages.success(request, f"Read again. Facts: {counts(outcome.facts)}.")

    def get_urls(self) -> list[URLPattern]:
        standing = require_http_methods(["GET", "HEAD", "POST"])(self.standing_view)
        own = path(
            "<int:article_id>/standing/",
            self.admin_site.admin_view(standing),
            name="articles_article_standing",
        )
        return [own, *super().get_urls()]

    def standing_view(self, request: HttpRequest, article_id: int) -> HttpResponse:
        """Whether an article was retracted, and which one it reprints."""
        if not reviewing.may_review(request.user):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.select_related("outlet"), pk=article_id)
        if request.method == "POST":
            self._answer(request, article)
            return redirect("admin:articles_article_standing", article.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Retraction and reprints",
            "article": article,
            "first": Article.objects.filter(url=article.origin).first() if article.origin else None,
            "candidates": candidates(article),
        }
        return render(request, "admin/articles/article/standing.html", context)

    def _answer(self, request: HttpRequest, article: Article) -> None:
        given: dict[str, Any] = {"by": request.user, "why": request.POST.get("why", "").strip()}
        write = _ANSWERS.get(request.POST.get("say", ""))
        if write is None:
            return
        if write is copying.confirm:
            given["of"] = Article.objects.filter(url=request.POST.get("of", "").strip()).first()
            if given["of"] is None:
                messages.error(request, "No article is held at this address.")
                return
        try:
            noted = write(article, **given)
        except LedgerError as error:
            messages.error(request, str(error))
        else:
            facts = "1 fact" if noted == 1 else f"{noted} facts"
            messages.success(request, f"Said, and noted on {facts}.")


_ANSWERS: dict[str, Write] = {
    "retracted": retracting.retract,
    "reinstated": retracting.reinstate,
    "reprint": copying.confirm,
    "separate": copying.separate,
}
