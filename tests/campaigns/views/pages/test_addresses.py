"""Each thing has one address, and each address says how it may be asked."""

import pytest
from django.test import Client

from tests.campaigns.views.pages.sample import PAGES, addresses

pytestmark = pytest.mark.django_db


def test_another_way_to_write_an_address_leads_to_the_one(client, article, fact):
    own, number = fact.get_absolute_url(), article.pk
    capitals = own.replace(str(fact.fact), str(fact.fact).upper())
    for other, one in {
        f"{capitals}?on=2017-05-25": f"{own}?on=2017-05-25",
        f"{capitals}v/01/": f"{own}v/1/",
        f"{capitals[:-1]}.csv": f"{own[:-1]}.csv",
        f"/articles/0{number}/": f"/articles/{number}/",
        f"/ar/articles/0{number}/?unreviewed=0": f"/ar/articles/{number}/?unreviewed=0",
        f"/embed{capitals}": f"/embed{own}",
    }.items():
        answer = client.get(other)
        assert (other, answer.status_code, answer["Location"]) == (other, 301, one)


@pytest.mark.parametrize("name", PAGES)
def test_what_is_sent_to_a_page_is_told_that_it_is_only_read(article, fact, name):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(addresses(article, fact)[name])
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
