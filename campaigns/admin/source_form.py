"""A watched source as a form, which refuses in the words that a look would be told."""

from pathlib import PurePosixPath
from typing import Any

from django import forms

from articles import formats
from articles.enums import OffsetUnit, SourceKind
from articles.errors import Refused
from articles.models import Source
from campaigns import watching


class SourceForm(forms.ModelForm):
    format = forms.ChoiceField(
        required=False,
        choices=[("", "find out from the content"), *((one, one) for one in formats.READERS)],
    )
    offset_unit = forms.ChoiceField(
        required=False,
        choices=[("", "as the files say"), *((unit.value, unit.value) for unit in OffsetUnit)],
        help_text="What the files count in when they say where a mark begins.",
    )

    class Meta:
        model = Source
        fields = (
            *("name", "kind", "where", "every", "enabled"),
            *("format", "offset_unit", "lenient", "outlet"),
        )
        widgets = {"where": forms.TextInput(attrs={"class": "vLargeTextField"})}

    def clean(self) -> dict[str, Any]:
        """A place is looked at where it is new, so that one that has gone can still be paused."""
        said = super().clean() or self.cleaned_data
        kind, where = said.get("kind"), said.get("where")
        if not kind or not where or not {"kind", "where"} & set(self.changed_data):
            return said
        if kind == SourceKind.FOLDER:
            said["where"] = where = PurePosixPath(where).as_posix()
        try:
            watching.check(kind, where)
        except Refused as refused:
            self.add_error("where", f"{refused.refusal.code}: {refused.refusal.sentence}")
        return said
