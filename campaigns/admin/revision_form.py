"""What a curator corrects on a fact, as a form: only what was changed in it is corrected."""

from decimal import Decimal
from typing import Any

from django import forms

from articles.annotated import StatedValue
from campaigns.correcting import Correction
from campaigns.enums import Modality, Part
from campaigns.models import StatedFact, Unit

VALUE = ("low", "high", "low_open", "high_open", "unit")


class RevisionForm(forms.Form):
    """Filled in with the fact as it stands. Whether a correction can be is asked elsewhere."""

    low = forms.DecimalField(label="At least", required=False)
    low_open = forms.BooleanField(label="more than, not at least", required=False)
    high = forms.DecimalField(label="At most", required=False)
    high_open = forms.BooleanField(label="less than, not at most", required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.all(), to_field_name="slug", required=False, empty_label="no unit"
    )
    speaker = forms.CharField(
        label="Said by", required=False, help_text="In the words of the article itself."
    )
    stated_for = forms.CharField(
        label="Stated for",
        required=False,
        help_text="EDTF: 2017-05-25, 2017-09? or 2017-04/2017-05.",
    )
    modality = forms.ChoiceField(choices=[(one.value, one.value) for one in Modality])
    why = forms.CharField(
        label="Why", required=False, max_length=1000, help_text="Kept with the correction."
    )

    def __init__(self, fact: StatedFact, data: Any = None, **overlaid: Any) -> None:
        stands = {
            "low": _plain(fact.low),
            "high": _plain(fact.high),
            "low_open": fact.low_open,
            "high_open": fact.high_open,
            "unit": fact.unit.slug if fact.unit else None,
            "speaker": ", ".join(role["exact"] for role in fact.written(Part.SPEAKER)),
            "stated_for": fact.stated_for,
            "modality": fact.modality,
        }
        super().__init__(data, initial=stands | overlaid, label_suffix="")

    def correction(self) -> Correction:
        """What was changed in the form, and nothing else; nothing where it cannot be read."""
        if not self.is_valid():
            return Correction()
        given = self.cleaned_data
        changed: dict[str, Any] = {
            name: given[name] for name in ("speaker", "stated_for") if name in self.changed_data
        }
        if "modality" in self.changed_data:
            changed["modality"] = Modality(given["modality"])
        if any(name in self.changed_data for name in VALUE):
            changed["value"] = self._value()
        return Correction(**changed)

    def over(self, fact: StatedFact) -> "RevisionForm":
        """The same corrections once more, over a version that has come in between."""
        typed = {name: self.data.get(name) for name in self.changed_data}
        return RevisionForm(fact, **typed)

    def _value(self) -> StatedValue:
        given = self.cleaned_data
        unit = given["unit"].slug if given["unit"] else ""
        return StatedValue(**{name: given[name] for name in VALUE if name != "unit"}, unit=unit)


def _plain(figure: Decimal | None) -> Decimal | None:
    """Without the idle zeros of its column: 6, not 6.0000000000."""
    return None if figure is None else Decimal(f"{figure.normalize():f}")
