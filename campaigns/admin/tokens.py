"""Keys of programs in the admin: made, shown once, revoked, and never changed."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

from campaigns import tokens
from campaigns.enums import Scope
from campaigns.models import Token


class TokenForm(ModelForm):
    """Whose token it is, for whom it acts, and what it may do."""

    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, scope.value) for scope in Scope],
        initial=[Scope.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text="What it may do of what the account may.",
    )
    account = forms.ModelChoiceField(
        get_user_model().objects.filter(is_active=True),
        help_text="For whom it acts. It may never do more than this account.",
    )

    class Meta:
        model = Token
        fields = ("name", "account", "scopes")


@admin.register(Token)
class TokenAdmin(admin.ModelAdmin):
    """A token is revoked, and its row stays: what was done with it has a name."""

    form = TokenForm
    list_display = ("name", "mark", "account", "scopes", "created_at", "used_at", "revoked_at")
    list_select_related = ("account",)
    list_filter = ("revoked_at",)
    search_fields = ("name", "mark")
    actions = ("revoke",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("campaigns.change_token")

    def save_model(self, request: HttpRequest, obj: Token, form: Any, change: bool) -> None:
        given = form.cleaned_data
        made, key = tokens.issue(given["name"], account=given["account"], scopes=given["scopes"])
        obj.pk, obj.mark = made.pk, made.mark
        cast(Any, obj).key = key  # for the one answer that shows it

    def response_add(
        self, request: HttpRequest, obj: Token, post_url_continue: Any = None
    ) -> HttpResponse:
        """Show the key in this answer and nowhere else: not in a message, which a cookie keeps."""
        context = {
            **self.admin_site.each_context(request),
            "title": "The token was made",
            "opts": self.opts,
            "token": obj,
            "key": cast(Any, obj).key,
        }
        answer = TemplateResponse(request, "admin/campaigns/token/made.html", context)
        add_never_cache_headers(answer)
        return answer

    @admin.action(description="Revoke the selected tokens", permissions=["revoke"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[Token]) -> None:
        revoked = tokens.revoke(chosen)
        for token in chosen:
            self.log_change(request, token, "Revoked.")
        self.message_user(request, f"{revoked} revoked. What asks with them is refused from now.")
