import pytest
from django.contrib.auth.models import Group

from campaigns.curators import ROLES, create_curator, define_roles
from campaigns.reviewing import may_review

pytestmark = pytest.mark.django_db


def held_by(role):
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{one.content_type.app_label}.{one.codename}" for one in permissions}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_holds_what_its_table_says(role):
    define_roles()
    assert held_by(role) == set(ROLES[role])


def test_only_curators_may_review():
    assert [role for role, may in ROLES.items() if "campaigns.review_statedfact" in may] == [
        "curator"
    ]


def test_no_role_may_delete_anything_or_touch_the_ledger_by_hand():
    may = {permission for permissions in ROLES.values() for permission in permissions}
    assert not [one for one in may if ".delete_" in one]
    assert {one for one in may if one.endswith("_statedfact")} == {
        "campaigns.view_statedfact",
        "campaigns.review_statedfact",
    }


def test_an_admin_s_changes_to_a_role_stay():
    define_roles()
    Group.objects.get(name="annotator").permissions.clear()
    define_roles()
    assert held_by("annotator") == set()


def test_a_curator_may_sign_in_and_review_and_is_no_superuser():
    curator = create_curator("amal", "a long enough password")
    assert (curator.is_staff, curator.is_superuser, may_review(curator)) == (True, False, True)
    assert curator.check_password("a long enough password")


def test_an_account_that_was_switched_off_may_not_review():
    curator = create_curator("amal", "a long enough password")
    curator.is_active = False
    assert not may_review(curator)
