"""The walk over samples and documents, and the verdict that a campaign's page shows."""

from datetime import UTC, date, datetime

import pytest

from articles.deliveries import open_paths
from campaigns.clocks import Clocks
from campaigns.ingest import Options, ingest
from campaigns.models import Campaign
from campaigns.queries.campaigns import standing
from tests.bad_input.reading import SAMPLES


@pytest.fixture
def walk(delivery):
    """Take a sample by its name, or a document as it is; returns the outcome."""

    def walk(delivered, **options):
        documents = [delivered]
        if isinstance(delivered, str):
            documents = open_paths([SAMPLES / delivered])
        return ingest(documents, options=Options(**options), imported=lambda: delivery)

    return walk


@pytest.fixture
def verdict():
    """What stands of the one measure of a campaign, on the day of the samples."""

    def verdict(slug):
        clocks = Clocks(now=datetime.now(UTC), asked_on=date(2017, 5, 25))
        told = standing(Campaign.objects.get(slug=slug), clocks=clocks)
        [only] = told.status.verdicts
        return only

    return verdict
