import pytest
from django.urls import reverse

from campaigns.models import Campaign, Measure, Unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Campaign, Measure, Unit])
def test_the_vocabulary_is_edited_and_its_slugs_stay(client, amal, facts, model):
    entry = model.objects.order_by("pk").first()
    name = model._meta.model_name
    page = client.get(reverse(f"admin:campaigns_{name}_change", args=[entry.pk]))
    form = page.context["adminform"].form
    assert "slug" not in form.fields
    assert "proposed" in form.fields
    assert (
        "slug"
        in client.get(reverse(f"admin:campaigns_{name}_add")).context["adminform"].form.fields
    )
    assert client.get(reverse(f"admin:campaigns_{name}_changelist")).status_code == 200
