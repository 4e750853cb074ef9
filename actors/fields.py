"""The column that keeps a name's folded form beside the name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from actors.names import fold

FOLDED_LENGTH = 400


class FoldedField(models.CharField):
    """The folded form of another field, computed whenever a row is saved, bulk_create included.

    `QuerySet.update()` writes past it, as it does past every pre_save: do not rename with it.
    """

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        given = {"max_length": FOLDED_LENGTH} | kwargs
        super().__init__(*args, **given | {"editable": False, "db_index": True})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"], kwargs["db_index"]
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = fold(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, folded)
        return folded


def validate_foldable(name: str) -> None:
    """Refuse a name that could never be matched, with a sentence for the form that sent it."""
    folded = fold(name)
    if not folded:
        raise ValidationError(
            "A name needs at least one letter or digit to be found by. Write it as it is printed.",
            code="name_unfoldable",
        )
    if len(folded) > FOLDED_LENGTH:
        raise ValidationError(
            "The name is too long once its signs are spelt out. Write a shorter form of it.",
            code="name_too_long",
        )
