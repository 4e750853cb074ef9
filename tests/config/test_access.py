import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PAGE, LIST = "/method/", "/api/v1/measures/"


def test_reading_is_open_unless_the_installation_says_otherwise(client):
    assert [client.get(address).status_code for address in (PAGE, LIST)] == [200, 200]


@pytest.mark.parametrize("rest", ["measures/", "campaigns/x/status/", "facts/", "schema/", "docs/"])
def test_where_reading_is_closed_the_api_asks_for_an_account(client, settings, rest):
    settings.READING_IS_OPEN = False
    answer = client.get(f"/api/v1/{rest}")
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_AUTHENTICATED")


def test_where_reading_is_closed_a_page_leads_to_the_sign_in(settings):
    settings.READING_IS_OPEN = False
    answer = Client().get(PAGE)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=/method/")


def test_where_reading_is_closed_who_is_signed_in_reads(settings, reader):
    settings.READING_IS_OPEN = False
    client = Client()
    client.force_login(reader)
    assert [client.get(address).status_code for address in (PAGE, LIST)] == [200, 200]


def test_where_reading_is_closed_the_process_still_says_that_it_lives(settings):
    settings.READING_IS_OPEN = False
    assert Client().get("/healthz").status_code == 200
