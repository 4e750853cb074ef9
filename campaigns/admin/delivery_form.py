"""A delivery as a form: its files, and how they are to be read."""

from typing import Any

from django import forms

from articles import formats
from articles.deliveries import Document, open_files
from articles.enums import OffsetUnit
from articles.errors import Refusal
from campaigns.ingest import Options


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; each is checked as one is."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(FilesField, self).clean(one, initial) for one in data or [None]]


class DeliveryForm(forms.Form):
    """What is delivered, and how it is to be read where its content does not tell."""

    delivery = FilesField(
        label="Files",
        help_text="Annotated articles, the files that belong together, or an archive (.zip, .tar).",
    )
    format = forms.ChoiceField(
        required=False,
        choices=[("", "find out from the content"), *((one, one) for one in formats.READERS)],
    )
    offset_unit = forms.ChoiceField(
        required=False,
        choices=[("", "as the file says"), *((unit.value, unit.value) for unit in OffsetUnit)],
        help_text="What the file counts in when it says where a mark begins.",
    )
    lenient = forms.BooleanField(
        required=False,
        label="Lenient",
        help_text="Take the good records of a document whose file is broken.",
    )

    def options(self) -> Options:
        given = self.cleaned_data
        return Options(
            format=given["format"] or None,
            offset_unit=OffsetUnit(given["offset_unit"]) if given["offset_unit"] else None,
            lenient=given["lenient"],
        )

    def documents(self) -> list[Document | Refusal]:
        return list(open_files((file.name, file) for file in self.cleaned_data["delivery"]))
