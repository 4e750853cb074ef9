import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from actors.models import Actor
from articles.models import Article
from campaigns.models import Campaign
from tests.tables import all_rows

pytestmark = pytest.mark.django_db


def test_it_loads_the_vocabulary_the_register_and_the_roles_and_no_article(capsys):
    call_command("prepare")
    assert Campaign.objects.filter(slug="mosul").exists()
    assert Actor.objects.count() >= 60
    assert set(Group.objects.values_list("name", flat=True)) == {"reader", "annotator", "curator"}
    assert not Article.objects.exists()
    assert capsys.readouterr().out.startswith("Ready. New: ")


def test_again_it_writes_not_one_row(capsys):
    call_command("prepare")
    before = all_rows()
    capsys.readouterr()
    call_command("prepare")
    assert all_rows() == before
    assert capsys.readouterr().out == (
        "Ready. New: 0 entries of the vocabulary, 0 actors, 0 aliases.\n"
    )
