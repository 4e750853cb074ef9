import pytest
from django.contrib.admin.models import LogEntry

from actors.errors import MergeRefused, UnmergeRefused
from actors.merging import merge, unmerge
from actors.models import Actor
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(django_user_model):
    return django_user_model.objects.create_user("curator")


def survivor_of(slug):
    return Actor.objects.get(slug=slug).survivor.slug


def test_merging_lets_the_other_stand_for_it_and_unmerging_undoes_that(curator):
    qsd, sdf = an_actor("qsd"), an_actor("sdf")
    merge(qsd, into=sdf, by=curator)
    assert survivor_of("qsd") == "sdf"
    unmerge(qsd, by=curator)
    assert survivor_of("qsd") == "qsd"


def test_who_merged_and_unmerged_is_on_record(curator):
    qsd, sdf = an_actor("qsd"), an_actor("sdf")
    merge(qsd, into=sdf, by=curator)
    unmerge(qsd, by=curator)
    assert [
        (entry.user, entry.object_id, entry.change_message)
        for entry in LogEntry.objects.order_by("pk")
    ] == [
        (curator, str(qsd.pk), "Merged into sdf (sdf)."),
        (curator, str(qsd.pk), "Unmerged from sdf (sdf)."),
    ]


def test_an_actor_is_not_merged_into_itself(curator):
    sdf = an_actor("sdf")
    with pytest.raises(MergeRefused) as refused:
        merge(sdf, into=sdf, by=curator)
    assert refused.value.code == "MERGE_INTO_ITSELF"


def test_an_actor_is_merged_once(curator):
    a, b, c = an_actor("a"), an_actor("b"), an_actor("c")
    merge(a, into=b, by=curator)
    with pytest.raises(MergeRefused) as refused:
        merge(a, into=c, by=curator)
    assert (refused.value.code, survivor_of("a")) == ("ALREADY_MERGED", "b")


def test_no_cycle_is_made(curator):
    a, b = an_actor("a"), an_actor("b")
    merge(a, into=b, by=curator)
    with pytest.raises(MergeRefused) as refused:
        merge(b, into=a, by=curator)
    assert (refused.value.code, survivor_of("b")) == ("TARGET_IS_MERGED", "b")


def test_an_actor_that_stands_for_others_is_not_merged_over_their_heads(curator):
    a, b, c = an_actor("a"), an_actor("b"), an_actor("c")
    merge(a, into=b, by=curator)
    with pytest.raises(MergeRefused) as refused:
        merge(b, into=c, by=curator)
    assert refused.value.code == "STANDS_FOR_OTHERS"
    assert str(refused.value) == "b stands for a. Unmerge these first, then merge each into c."


def test_what_is_not_merged_cannot_be_unmerged(curator):
    with pytest.raises(UnmergeRefused) as refused:
        unmerge(an_actor("sdf"), by=curator)
    assert refused.value.code == "NOT_MERGED"
