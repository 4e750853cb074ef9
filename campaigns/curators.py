"""Roles: who may import, review and administer."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db import transaction

# What each role may do, as app_label.codename. Roles hold groups' permissions and nothing else.
_LOOK = (
    "campaigns.view_statedfact",
    "campaigns.view_campaign",
    "campaigns.view_measure",
    "campaigns.view_unit",
    "articles.view_article",
    "articles.view_outlet",
    "articles.view_import",
    "articles.view_source",
    "actors.view_actor",
    "actors.view_alias",
)
_CURATE = tuple(
    f"{app}.{may}_{model}"
    for app, model in (
        ("campaigns", "campaign"),
        ("campaigns", "measure"),
        ("campaigns", "unit"),
        ("articles", "article"),
        ("articles", "outlet"),
        ("articles", "source"),
        ("actors", "actor"),
        ("actors", "alias"),
    )
    for may in ("add", "change")
)
ROLES: dict[str, tuple[str, ...]] = {
    "reader": (),
    "annotator": (*_LOOK, "articles.add_import"),
    "curator": (*_LOOK, *_CURATE, "articles.add_import", "campaigns.review_statedfact"),
}


@transaction.atomic
def define_roles() -> None:
    """Create the roles that are missing. An admin's changes to a role that is there stay."""
    for role, permissions in ROLES.items():
        group, created = Group.objects.get_or_create(name=role)
        if created:
            group.permissions.set(_permissions(permissions))


@transaction.atomic
def create_curator(username: str, password: str) -> AbstractUser:
    """Create an account that may sign in to the admin with the curator role."""
    define_roles()
    curator = get_user_model().objects.create_user(username, password=password, is_staff=True)
    curator.groups.add(Group.objects.get(name="curator"))
    return curator


def _permissions(names: tuple[str, ...]) -> list[Permission]:
    return [
        Permission.objects.get(
            content_type__app_label=name.split(".")[0], codename=name.split(".")[1]
        )
        for name in names
    ]
