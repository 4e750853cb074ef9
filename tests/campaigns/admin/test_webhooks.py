"""An administrator registers receivers, sees what they were told, and sends again what failed."""

import re

import pytest
from django.contrib.admin import site
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaigns import gathering, webhooks
from campaigns.admin.webhook_form import WebhookForm
from campaigns.models import StatedFact, Webhook, WebhookDelivery
from campaigns.sending import told
from campaigns.signing import secret_of
from tests.campaigns.an_article import ADDRESSES, two_facts
from tests.receiver import tell_all

pytestmark = pytest.mark.django_db

LIST = "/admin/campaigns/webhook/"
DELIVERIES = "/admin/campaigns/webhookdelivery/"
ACTS = ("ping", "rotate", "off", "on", "again")
HOSTILE = '<script>alert("x")</script><b>'


@pytest.fixture
def fill_in(receiver):
    """The form as a browser sends it."""

    def fill_in(**given):
        filled = {"name": "desk", "address": receiver.address, "ledger": "https://ledger.example"}
        return filled | given

    return fill_in


def page_of(webhook):
    return f"{LIST}{webhook.pk}/change/"


def act(client, webhook, name):
    return client.post(reverse(f"admin:campaigns_webhook_{name}", args=[webhook.pk]), follow=True)


def secret_in(answer):
    return re.search(r'<code id="key">(.*?)</code>', answer.content.decode())[1]


def set_aside(webhook, take):
    take(two_facts(ADDRESSES[0]))
    gathering.gather(told)
    WebhookDelivery.objects.update(attempts=7)
    tell_all()
    return webhook.deliveries.get(state="set aside")


def test_a_webhook_is_registered_and_its_secret_is_shown_this_once(admin_client, fill_in):
    answer = admin_client.post(f"{LIST}add/", fill_in(changes=["accepted"]))
    webhook = Webhook.objects.get()
    secret = secret_in(answer)
    assert secret == secret_of(webhook.salt)
    assert (webhook.ledger, webhook.changes) == ("https://ledger.example/", ["accepted"])
    assert (webhook.made_by.username, webhook.is_on, webhook.position) == ("admin", True, 0)
    assert "no-store" in answer["Cache-Control"]
    assert secret not in str(admin_client.cookies)
    webhooks.ping(webhook)
    tell_all()
    delivery = f"{DELIVERIES}{WebhookDelivery.objects.get().pk}/change/"
    addresses = (LIST, page_of(webhook), f"{LIST}{webhook.pk}/history/", DELIVERIES, delivery)
    for address in addresses:
        shown = admin_client.get(address)
        assert shown.status_code == 200
        assert secret not in shown.content.decode()
        assert webhook.salt not in shown.content.decode()


def test_it_begins_with_the_whole_ledger_where_that_is_wanted(admin_client, fill_in, take):
    take(two_facts(ADDRESSES[0]))
    admin_client.post(f"{LIST}add/", fill_in())
    admin_client.post(f"{LIST}add/", fill_in(whole="on"))
    assert list(Webhook.objects.order_by("pk").values_list("position", flat=True)) == [2, 0]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"address": "https://evil.example/"}, "WEBHOOK_HOST_NOT_ALLOWED"),
        ({"address": "http://receiver.example/"}, "WEBHOOK_BAD_ADDRESS"),
        ({"address": "https://169.254.169.254/"}, "WEBHOOK_BAD_ADDRESS"),
        ({"address": "file:///etc/passwd"}, "WEBHOOK_BAD_ADDRESS"),
        ({"ledger": "https://ledger.example/path"}, "Give it without a path"),
        ({"ledger": "javascript:alert(1)"}, "Give it without a path"),
        ({"changes": ["sung"]}, "Select a valid choice"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_told_is_not_registered(admin_client, fill_in, given, told):
    answer = admin_client.post(f"{LIST}add/", fill_in(**given))
    assert told in answer.content.decode()
    assert not Webhook.objects.exists()


def test_a_webhook_is_changed(admin_client, fill_in, webhook):
    answer = admin_client.post(page_of(webhook), fill_in(name="press", changes=["rejected"]))
    assert answer.status_code == 302
    webhook.refresh_from_db()
    assert (webhook.name, webhook.changes) == ("press", ["rejected"])


def test_what_is_changed_leaves_what_a_worker_wrote_meanwhile(rf, fill_in, webhook):
    form = WebhookForm(fill_in(name="press"), instance=webhook)
    assert form.is_valid()
    Webhook.objects.update(position=7)
    site._registry[Webhook].save_model(rf.post("/"), form.instance, form, change=True)
    webhook.refresh_from_db()
    assert (webhook.name, webhook.position) == ("press", 7)


def test_an_address_that_is_allowed_no_longer_holds_up_no_other_change(
    admin_client, fill_in, webhook, settings
):
    settings.WEBHOOK_INSIDE_HOSTS = []
    assert admin_client.post(page_of(webhook), fill_in(name="press")).status_code == 302


def test_a_ping_is_sent_and_what_came_of_it_is_told(admin_client, webhook, receiver):
    receiver.answers = [500]
    act(admin_client, webhook, "ping")
    act(admin_client, webhook, "ping")
    tell_all()
    assert [one["type"] for one in receiver.told] == ["ping", "ping"]
    shown = admin_client.get(page_of(webhook)).content.decode()
    assert "WEBHOOK_ANSWERED" in shown
    assert "1 delivered" in shown
    assert "1 set aside" in shown


def test_a_new_secret_is_shown_once_and_both_sign_for_a_while(admin_client, webhook, receiver):
    old = secret_of(webhook.salt)
    answer = act(admin_client, webhook, "rotate")
    webhook.refresh_from_db()
    assert webhook.secrets == [secret_in(answer), old]
    assert "no-store" in answer["Cache-Control"]
    webhooks.ping(webhook)
    tell_all()
    [(headers, _)] = receiver.sent
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert "signs too until" in admin_client.get(page_of(webhook)).content.decode()


def test_it_is_switched_off_and_on_and_each_is_in_its_history(admin_client, webhook):
    act(admin_client, webhook, "off")
    shown = admin_client.get(page_of(webhook)).content.decode()
    assert "WEBHOOK_SWITCHED_OFF" in shown
    assert "admin switched it off." in shown
    assert "WEBHOOK_SWITCHED_OFF" in admin_client.get(LIST, {"on": "0"}).content.decode()
    act(admin_client, webhook, "on")
    assert Webhook.objects.get().is_on
    assert [one.get_change_message() for one in LogEntry.objects.order_by("pk")] == [
        "Switched off.",
        "Switched on. What came meanwhile is sent now.",
    ]


def test_what_a_receiver_answers_is_shown_and_never_obeyed(admin_client, webhook, receiver, take):
    def attack(handler):
        handler.send_response(500)
        handler.end_headers()
        handler.wfile.write(f"{HOSTILE}\x1b[31m\u202e".encode())

    receiver.answers = [attack]
    delivery = set_aside(webhook, take)
    for address in (f"{DELIVERIES}{delivery.pk}/change/", DELIVERIES, page_of(webhook)):
        shown = admin_client.get(address).content.decode()
        assert HOSTILE not in shown
        assert "\u202e" not in shown
    shown = admin_client.get(f"{DELIVERIES}{delivery.pk}/change/").content.decode()
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&lt;b&gt;\\x1b[31m\\u202e" in shown


def test_one_that_was_set_aside_is_sent_again_from_its_page(admin_client, webhook, receiver, take):
    receiver.answers = [500]
    delivery = set_aside(webhook, take)
    again = reverse("admin:campaigns_webhookdelivery_again", args=[delivery.pk])
    assert again in admin_client.get(f"{DELIVERIES}{delivery.pk}/change/").content.decode()
    admin_client.post(again)
    tell_all()
    assert WebhookDelivery.objects.get().state == "delivered"
    assert again not in admin_client.get(f"{DELIVERIES}{delivery.pk}/change/").content.decode()


@pytest.mark.parametrize("by", ["the list", "the webhook"])
def test_all_that_were_set_aside_are_sent_again(admin_client, webhook, receiver, take, by):
    receiver.answers = [500]
    delivery = set_aside(webhook, take)
    assert (
        "500 WEBHOOK_ANSWERED"
        in admin_client.get(DELIVERIES, {"state__exact": "set aside"}).content.decode()
    )
    assert (
        admin_client.get(DELIVERIES, {"state__exact": "delivered"}).context["cl"].result_count == 0
    )
    if by == "the list":
        chosen = {"action": "send_again", "_selected_action": [delivery.pk]}
        admin_client.post(DELIVERIES, chosen)
    else:
        act(admin_client, webhook, "again")
    tell_all()
    assert receiver.positions == [1, 2, 1, 2]


def test_nothing_is_done_by_get_or_without_the_word_of_the_form(webhook, admin_user, client):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    for name in ACTS:
        address = reverse(f"admin:campaigns_webhook_{name}", args=[webhook.pk])
        assert strict.get(address).status_code == 405
        assert strict.post(address).status_code == 403
    assert not WebhookDelivery.objects.exists()


@pytest.mark.parametrize("may", [[], ["view_webhook", "view_webhookdelivery"]])
def test_a_curator_neither_registers_nor_acts(client, webhook, fill_in, amal, may):
    amal.user_permissions.add(*Permission.objects.filter(codename__in=may))
    assert client.post(f"{LIST}add/", fill_in()).status_code == 403
    assert client.get(LIST).status_code == (200 if may else 403)
    assert client.get(DELIVERIES).status_code == (200 if may else 403)
    delivery = webhooks.ping(webhook)
    for name in ACTS:
        assert act(client, webhook, name).status_code == 403
    again = reverse("admin:campaigns_webhookdelivery_again", args=[delivery.pk])
    assert client.post(again).status_code == 403
    if may:
        assert "Send a ping" not in client.get(page_of(webhook)).content.decode()
    webhook.refresh_from_db()
    assert (webhook.is_on, Webhook.objects.count(), WebhookDelivery.objects.count()) == (True, 1, 1)


def test_nobody_deletes_a_webhook_or_writes_a_delivery(admin_client, webhook):
    delivery = webhooks.ping(webhook)
    assert admin_client.post(f"{LIST}{webhook.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin_client.get(f"{DELIVERIES}add/").status_code == 403
    answer = admin_client.post(f"{DELIVERIES}{delivery.pk}/change/", {"body": "x"})
    assert answer.status_code == 403


def test_the_lists_cost_the_same_for_any_number_of_rows(
    admin_client, webhook, admin_user, django_assert_num_queries
):
    for count in (1, 3):
        while Webhook.objects.count() < count:
            webhooks.register(
                Webhook(name="x", address="https://x.example/", ledger="https://l.example/"),
                by=admin_user,
            )
        for one in Webhook.objects.all():
            webhooks.ping(one)
        with django_assert_num_queries(5):
            assert admin_client.get(LIST).status_code == 200
        with django_assert_num_queries(6):
            assert admin_client.get(DELIVERIES).status_code == 200
    assert not StatedFact.objects.exists()
