import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", ["0", "-1", "many", str(2**63)])
def test_a_page_of_nothing_which_would_look_like_the_end_is_refused(client, four, size):
    answer = client.get("/api/v1/changes/", {"page_size": size})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["page_size"])


@pytest.mark.parametrize("address", ["changes.x", "facts.pdf", "facts.a b", "changes.%C3%81%23"])
def test_an_ending_that_is_none_is_a_problem_and_leads_nowhere(client, four, address):
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
