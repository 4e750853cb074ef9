"""The pages of the admin that are our own, in a real browser, as a curator meets them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from articles.deliveries import open_paths
from articles.enums import Queue
from articles.models import Source
from campaigns import importing, reviewing, webhooks, working
from campaigns.curators import create_curator
from campaigns.models import Webhook
from tests.browser.conftest import the_article, the_fact
from tests.browser.visiting import inaccessible, sideways, visit

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLES = Path(__file__).parents[1] / "samples"
PASSWORD = "a long enough password"


def addresses() -> dict[str, str]:
    """One address for each state that looks different."""
    facts = {
        "proposed": "about 30 percent",
        "accepted": "only about 6 percent",
        "rejected": "The road to the dam",
        "changed": "about 12 percent",
        "gone": "Some 40 shops",
        "revised": "bridges",
        "lost": "the wells east",
        "retracted": "The market",
    }
    return {
        **{state: _page("campaigns_statedfact_change", the_fact(facts[state])) for state in facts},
        "facts": reverse("admin:campaigns_statedfact_changelist"),
        "standing": _page("articles_article_standing", the_article("After the siege")),
        "deliver": reverse("admin:articles_import_add"),
        "import": _page("articles_import_change", _an_import_that_set_something_aside()),
        "source": _page("articles_source_change", _a_failing_source()),
        "new source": reverse("admin:articles_source_add"),
        "webhook": _page("campaigns_webhook_change", (sent := _a_delivery_that_failed()).webhook),
        "webhook delivery": _page("campaigns_webhookdelivery_change", sent),
        "new webhook": reverse("admin:campaigns_webhook_add"),
    }


def _an_import_that_set_something_aside():
    names = ("one-bad-mark.json", "six-percent.json")
    row = importing.queue(open_paths([SAMPLES / name for name in names]), name="several")
    working.take(working.claim(Queue.BULK))
    for _ in range(4):
        working.claim(Queue.BULK)
        row.documents.filter(state="running").update(session="1 0")
    return row


def _a_failing_source():
    refused = {"document": "a.zip", "place": "", "code": "BAD_ARCHIVE", "sentence": "No archive."}
    return Source.objects.create(
        name="desk",
        kind="address",
        where="https://annotation.example/" + "long/" * 40,
        refused=[refused],
        failures=2,
        code="FETCH_ANSWERED",
        sentence="The server answered with 404 and not with a file.",
    )


def _a_delivery_that_failed():
    webhook = Webhook(name="desk", address="https://receiver.example/" + "long/" * 40)
    webhooks.register(webhook, by=User.objects.first())
    failed = {"at": "2017-05-25T10:00:00+00:00", "status": 500, "said": "<b>" + "long" * 100}
    refused = {"code": "WEBHOOK_ANSWERED", "sentence": "The receiver answered with 500."}
    return webhook.deliveries.create(
        told="ledger.changed",
        after=0,
        up_to=1,
        versions=1,
        body='{"results":["' + "long" * 200 + '"]}',
        state="set aside",
        attempts=8,
        answers=[failed | refused] * 8,
        finished_at=timezone.now(),
    )


def _page(name, row):
    return reverse(f"admin:{name}", args=[row.pk])


def sign_in(page: Page, origin: str) -> None:
    dara = create_curator("dara", PASSWORD)
    dara.user_permissions.add(*Permission.objects.filter(codename__contains="webhook"))
    page.goto(f"{origin}/admin/")
    page.get_by_label("Username").fill("dara")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (360, "light")])
def test_every_page_keeps_to_its_origin_its_policy_its_width_and_to_axe(
    browser, live_server, ledger, scheme, width
):
    seen = visit(
        browser, live_server.url, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    sign_in(seen.page, live_server.url)
    faults = {}
    for name, address in addresses().items():
        faults[name] = seen.open(address)
        for folded in seen.page.locator("details.decide__revise > summary").all():
            folded.click()
        if name != "facts":  # the list itself is Django's
            faults[name] += sideways(seen.page) + inaccessible(seen.page, scheme)
    faults |= {"stale": _refused(seen, scheme), "difference": _delivered(seen, scheme)}
    assert {name: found for name, found in faults.items() if found} == {}


def _refused(seen, scheme):
    """A decision that somebody else was quicker with."""
    fact = the_fact("about 30 percent")
    seen.open(_page("campaigns_statedfact_change", fact))
    reviewing.reject(fact.fact, version=1, by=User.objects.get(username="amal"))
    seen.page.get_by_role("button", name="Accept").click()
    assert seen.page.get_by_text("Your decision was not taken").is_visible()
    return sideways(seen.page) + inaccessible(seen.page, scheme)


def _delivered(seen, scheme):
    """A delivery, up to its difference."""
    seen.open(reverse("admin:articles_import_add"))
    seen.page.get_by_label("Files").set_input_files(SAMPLES / "one-bad-mark.json")
    seen.page.get_by_role("button", name="Show the difference").click()
    assert seen.page.get_by_text("Nothing is written yet.").is_visible()
    return sideways(seen.page) + inaccessible(seen.page, scheme)


def test_a_curator_decides_in_the_admin_under_the_same_policy(
    browser, live_server, ledger, admin_client
):
    seen = visit(browser, live_server.url)
    session = admin_client.cookies[settings.SESSION_COOKIE_NAME].value
    seen.page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    fact = the_fact("500 to 700")
    assert seen.open(f"/admin/campaigns/statedfact/{fact.pk}/change/") == []
    seen.page.get_by_label("Why (kept with the decision)").fill("Counted again.")
    seen.page.get_by_role("button", name="Accept").click()
    seen.page.get_by_text("is accepted.").wait_for()
    assert the_fact("500 to 700").why == "Counted again."
