"""A webhook as a form, which refuses in the words that a delivery would be told."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError

from articles.errors import Refused
from campaigns import webhooks
from campaigns.enums import Change
from campaigns.models import Webhook


class WebhookForm(forms.ModelForm):
    changes = forms.MultipleChoiceField(
        choices=[(change.value, change.value) for change in Change],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=Webhook._meta.get_field("changes").help_text,
    )

    class Meta:
        model = Webhook
        fields: tuple[str, ...] = ("name", "address", "ledger", "campaigns", "changes", "note")
        widgets = {
            "address": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "campaigns": forms.CheckboxSelectMultiple,
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_address(self) -> str:
        """An address is looked at where it is new: what is allowed may have changed since."""
        address: str = self.cleaned_data["address"]
        if "address" in self.changed_data:
            try:
                webhooks.check(address)
            except Refused as refused:
                told = refused.refusal
                raise ValidationError(f"{told.code}: {told.sentence}") from None
        return address

    def clean_ledger(self) -> str:
        said = urlsplit(self.cleaned_data["ledger"])
        is_origin = said.scheme in ("http", "https") and said.netloc and said.path in ("", "/")
        if not is_origin or said.query or said.fragment:
            raise ValidationError("Give it without a path, like https://ledger.example/.")
        return f"{said.scheme}://{said.netloc}/"


class NewWebhookForm(WebhookForm):
    """With what is asked once: where the ledger is begun."""

    whole = forms.BooleanField(
        required=False,
        label="Tell it the whole ledger first",
        help_text="Otherwise it is told of what comes from now on.",
    )
