import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.models import Outlet
from campaigns.curators import define_roles
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlet(take):
    text = "The Exampleville Guard met the Council."
    take(builders.article(text))
    return Outlet.objects.get()


@pytest.fixture
def curator_client(client):
    define_roles()
    amal = User.objects.create_user("amal", is_staff=True)
    amal.groups.add(Group.objects.get(name="curator"))
    client.force_login(amal)
    return client


def test_the_pages_of_outlets_open(curator_client, outlet):
    page = reverse("admin:articles_outlet_change", args=[outlet.pk])
    for address in (reverse("admin:articles_outlet_changelist"), page):
        assert curator_client.get(address).status_code == 200


def test_the_reliability_of_an_outlet_is_a_letter_of_the_admiralty_code(curator_client, outlet):
    page = reverse("admin:articles_outlet_change", args=[outlet.pk])
    form = curator_client.get(page).context["adminform"].form.initial
    assert form["reliability"] == "F"
    assert curator_client.post(page, form | {"reliability": "B"}).status_code == 302
    assert curator_client.post(page, form | {"reliability": "9"}).status_code == 200
    outlet.refresh_from_db()
    assert outlet.reliability == "B"
