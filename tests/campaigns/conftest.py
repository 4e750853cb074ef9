"""Three known people, and the way an annotated article becomes facts."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import transaction

from articles.filing import file_article
from articles.models import Import
from campaigns import reading
from campaigns.recording import record


@pytest.fixture
def delivery():
    return Import.objects.create(name="one.json")


@pytest.fixture
def take(delivery):
    """Take an annotated article as an import does; returns the tally."""

    def take(article):
        with transaction.atomic():
            filed = file_article(article, imported=delivery)
            return record(reading.read(article).drafts, filed=filed, imported=delivery).tally

    return take


@pytest.fixture
def curator():
    user = User.objects.create_user("amal")
    user.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    return user


@pytest.fixture
def other_curator():
    user = User.objects.create_user("bilal")
    user.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    return user


@pytest.fixture
def reader():
    return User.objects.create_user("rosa")
