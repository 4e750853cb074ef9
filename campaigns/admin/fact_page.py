"""The page of one fact in the admin: all there is to decide with, and the decisions themselves."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from campaigns import reviewing
from campaigns.admin.deciding import DECISIONS, answers_to, may_revise, moves_of
from campaigns.admin.revision_form import RevisionForm
from campaigns.errors import BadCorrection, LedgerError, NeedsSecondCurator, StaleVersion
from campaigns.models import StatedFact
from campaigns.queries.decisions import decision_page
from campaigns.queries.sources import candidates

Write = Callable[[], StatedFact]


class FactPages(admin.ModelAdmin):
    """Each form names the version it was shown with; what is stale is refused with both shown."""

    def has_review_permission(self, request: HttpRequest) -> bool:
        return reviewing.may_review(request.user)

    def get_urls(self) -> list[URLPattern]:
        views = {"decide": self.decide_view, "revise": self.revise_view, "find": self.find_view}
        own = [
            path(
                f"<int:version_id>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"campaigns_statedfact_{name}",
            )
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The fact, with what can be decided from where it stands. It is never edited."""
        version = self._version(request, object_id)
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        return self._page(request, version) if version.is_open else self._to_newest(version)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Who changed what, when and why is the ledger itself: every version on the fact's page."""
        return redirect(f"{self._version(request, object_id).get_absolute_url()}#versions")

    def decide_view(self, request: HttpRequest, version_id: int) -> HttpResponse:
        """Take one decision on the version that the form showed."""
        version = self._decided_on(request, version_id)
        decision = DECISIONS.get(request.POST.get("change", ""))
        if decision is None:
            return self._to_newest(version)
        return self._take(
            request,
            version,
            lambda: decision.decide(version.fact, **_signed(request, version)),
            done=decision.done,
        )

    def revise_view(self, request: HttpRequest, version_id: int) -> HttpResponse:
        """Correct what was changed in the form; what cannot be recorded is said at the form."""
        version = self._decided_on(request, version_id)
        form = RevisionForm(version, request.POST)
        if version.is_open and not form.is_valid():
            return self._page(request, version, form=form)
        return self._take(
            request,
            version,
            lambda: reviewing.revise(
                version.fact, correction=form.correction(), **_signed(request, version)
            ),
            done="is revised, and proposed anew.",
            form=form,
        )

    def find_view(self, request: HttpRequest, version_id: int) -> HttpResponse:
        """Confirm words of the newest text as those of a fact whose own are lost."""
        version = self._decided_on(request, version_id)
        given = request.POST.get("words", "")
        words = next((one for one in candidates(version) if one.key == given), None)
        if words is None:
            messages.error(request, "The text has changed since. Look at the words again.")
            return self._to_newest(version)
        return self._take(
            request,
            version,
            lambda: reviewing.reattach(
                version.fact,
                start=words.start,
                end=words.end,
                exact=words.exact,
                **_signed(request, version),
            ),
            done="stands in the words you confirmed, and is proposed anew.",
        )

    def _take(
        self,
        request: HttpRequest,
        version: StatedFact,
        write: Write,
        *,
        done: str,
        form: RevisionForm | None = None,
    ) -> HttpResponse:
        """Write a decision, and say so; or show why it was refused."""
        try:
            write()
        except StaleVersion as stale:
            form = form.over(stale.newest) if form else None
            return self._page(request, stale.newest, form=form, stale=stale, status=409)
        except BadCorrection as error:
            if form is not None:
                form.add_error(None, str(error))
                return self._page(request, version, form=form)
            messages.error(request, str(error))
        except LedgerError as error:
            messages.error(request, f"“{version.quote}”: {error}")
        else:
            messages.success(request, f"“{version.quote}” {done}")
        return self._to_newest(version)

    def _page(
        self,
        request: HttpRequest,
        fact: StatedFact,
        *,
        form: RevisionForm | None = None,
        stale: StaleVersion | None = None,
        status: int = 200,
    ) -> HttpResponse:
        may = self.has_review_permission(request)
        another = reviewing.needs_another(fact, request.user)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Decide on a stated fact" if may else "Stated fact",
            "original": fact,
            "page": decision_page(fact, stale=stale),
            "stale": stale,
            "moves": _buttons(moves_of(fact)) if may else [],
            "needs_another": NeedsSecondCurator() if may and another else None,
            "answers": _buttons(answers_to(fact)) if may else [],
            "form": (form or RevisionForm(fact)) if may and may_revise(fact) else None,
        }
        return render(request, "admin/campaigns/statedfact/decide.html", context, status=status)

    def _decided_on(self, request: HttpRequest, version_id: int) -> StatedFact:
        """The version that a form was shown with."""
        if not self.has_review_permission(request):
            raise PermissionDenied
        return self._version(request, str(version_id))

    def _version(self, request: HttpRequest, object_id: str) -> StatedFact:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isdecimal():
            raise Http404("The address of a version ends in its number.")
        return get_object_or_404(StatedFact.objects.with_source(), pk=object_id)

    def _to_newest(self, version: StatedFact) -> HttpResponse:
        newest = StatedFact.objects.open().get(fact=version.fact)
        return redirect("admin:campaigns_statedfact_change", newest.pk)


def _signed(request: HttpRequest, version: StatedFact) -> dict[str, Any]:
    """Who decides, on which version, and why."""
    why = request.POST.get("why", "").strip()
    return {"version": version.version, "by": request.user, "why": why}


def _buttons(changes: list[str]) -> list[dict[str, str]]:
    return [{"change": change, "verb": DECISIONS[change].verb} for change in changes]
