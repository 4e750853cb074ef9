import pytest
from django.urls import reverse

IMPORTS = "/api/v1/imports/"


@pytest.fixture(autouse=True)
def limit(settings):
    settings.LARGEST_BODY = 100


def post(client, address, size):
    return client.post(address, b"x" * size, content_type="multipart/form-data; boundary=x")


def test_what_is_too_large_for_the_api_is_a_problem(client):
    answer = post(client, IMPORTS, 101)
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")
    assert answer.json()["code"] == "TOO_LARGE"


def test_what_is_too_large_for_a_page_is_refused_before_anybody_asks_who_it_is(client):
    answer = post(client, reverse("admin:articles_import_add"), 101)
    assert (answer.status_code, answer["Content-Type"]) == (413, "text/plain")
    assert b"Split it into several deliveries." in answer.content


@pytest.mark.django_db
def test_what_is_within_the_limit_goes_on(client):
    assert post(client, IMPORTS, 100).status_code == 403
