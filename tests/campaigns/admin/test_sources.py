"""Watched sources in the admin: set up, looked after, and read when somebody asks."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from articles.enums import Queue
from articles.models import Import, Outlet, Source
from campaigns import looks
from tests.campaigns.admin.pressing import told
from tests.campaigns.test_tasks import messages
from tests.pages import Page

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_source_add")
LIST = reverse("admin:articles_source_changelist")
FAILED = {"failures": 3, "code": "FETCH_ANSWERED", "sentence": "The server answered with 404."}


@pytest.fixture(autouse=True)
def empty_cache_and_queue(servers):
    cache.clear()
    messages(Queue.BULK)


@pytest.fixture(autouse=True)
def allowed(settings, tmp_path):
    (tmp_path / "desk").mkdir()
    settings.WATCH_ROOT, settings.FETCH_HOSTS = tmp_path, ["annotation.example"]


@pytest.fixture
def source():
    return Source.objects.create(name="desk", kind="folder", where="desk")


def page_of(source):
    return reverse("admin:articles_source_change", args=[source.pk])


def given(**said):
    return {
        "name": "desk",
        "kind": "folder",
        "where": "desk",
        "every": "hour",
        "enabled": "on",
        **said,
    }


def errors(response):
    return response.context["adminform"].form.errors


def act(client, action, *sources):
    ticked = {"action": action, "_selected_action": [source.pk for source in sources]}
    return client.post(LIST, ticked, follow=True)


def rows(response):
    return list(response.context["cl"].result_list)


@pytest.mark.parametrize(
    ("kind", "where", "kept"),
    [
        ("folder", "desk/", "desk"),
        ("folder", ".", "."),
        ("address", "https://annotation.example/a.json", "https://annotation.example/a.json"),
    ],
)
def test_a_curator_sets_a_source_up(client, amal, kind, where, kept):
    outlet = Outlet.objects.create(slug="courier", name="Example Courier")
    said = {"format": "native", "offset_unit": "utf16", "lenient": "on", "outlet": outlet.pk}
    client.post(ADD, given(kind=kind, where=where, every="day", **said))
    source = Source.objects.get()
    assert (source.kind, source.where, source.every, source.enabled) == (kind, kept, "day", True)
    assert (source.format, source.offset_unit, source.lenient) == ("native", "utf16", True)
    assert source.outlet == outlet


@pytest.mark.parametrize(
    ("kind", "where", "refusal"),
    [
        (
            "address",
            "https://other.example/",
            "FETCH_HOST_NOT_ALLOWED: Nothing may be fetched from other.example. Who runs this "
            "installation can add it to FETCH_HOSTS.",
        ),
        (
            "address",
            "http://annotation.example/",
            "FETCH_BAD_ADDRESS: “http://annotation.example/” is no address to fetch from: it does "
            "not begin with https://. Give one like https://annotation.example/export.json, with "
            "its host as a browser sends it.",
        ),
        (
            "folder",
            "../secret",
            "WATCH_FOLDER_NOT_ALLOWED: The folder “../secret” does not lie in the one that sources "
            "are watched in. Give it from that folder on, without “..”. Who runs this installation "
            "sets WATCH_ROOT.",
        ),
        (
            "folder",
            "none",
            "WATCH_FOLDER_GONE: The folder “none” cannot be read: No such file or directory. Check "
            "its name and who may read it; it is tried again by itself.",
        ),
    ],
)
def test_a_place_that_may_not_be_watched_is_refused_in_the_words_of_a_look(
    client, amal, kind, where, refusal
):
    response = client.post(ADD, given(kind=kind, where=where))
    assert errors(response) == {"where": [refusal]}
    assert not Source.objects.exists()


def test_a_place_is_watched_once(client, amal, source):
    response = client.post(ADD, given(name="again", where="desk/"))
    assert errors(response) == {"__all__": ["This is watched already."]}


def test_a_source_whose_place_has_gone_can_still_be_changed_elsewhere(
    client, amal, source, settings
):
    settings.WATCH_ROOT = None
    client.post(page_of(source), given(every="week"))
    assert Source.objects.get().every == "week"


def test_what_a_look_found_meanwhile_is_not_written_over(client, amal, source):
    Source.objects.update(etag="now", failures=1, code="X", sentence="X")
    client.post(page_of(source), given(every="week"))
    row = Source.objects.get()
    assert (row.every, row.etag, row.failures) == ("week", "now", 1)


def test_another_place_is_read_anew_and_the_old_one_s_failures_forgotten(client, amal, source):
    Source.objects.update(etag="one", sha256="one", **FAILED)
    client.post(page_of(source), given(kind="address", where="https://annotation.example/"))
    row = Source.objects.get()
    assert (row.etag, row.sha256, row.failures, row.code) == ("", "", 0, "")


def test_the_list_tells_how_each_went(client, amal, source):
    delivered = Import.objects.create(name="desk")
    Source.objects.update(last_import=delivered, last_read_at=timezone.now(), **FAILED)
    page = Page(client.get(LIST))
    assert "FETCH_ANSWERED, 3 times in a row: The server answered with 404." in page.words
    link = reverse("admin:articles_import_change", args=[delivered.pk])
    assert f'href="{link}"' in client.get(LIST).content.decode()


def test_a_look_that_wrote_nothing_is_told_from_the_cache(client, amal, source):
    seen = timezone.now().replace(microsecond=0) - timedelta(minutes=1)
    looks.remember(source, seen)
    [row] = rows(client.get(LIST))
    assert (row.seen, row.next_turn) == (seen, seen + timedelta(hours=1))


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    client, amal, many, django_assert_num_queries
):
    for number in range(many):
        delivered = Import.objects.create(name=str(number))
        Source.objects.create(
            name=str(number), kind="folder", where=str(number), last_import=delivered
        )
    with django_assert_num_queries(8):
        client.get(LIST)


def test_those_that_need_somebody_are_found(client, amal, source):
    fine = Source.objects.create(name="fine", kind="folder", where="fine")
    partly = Source.objects.create(
        name="partly", kind="folder", where="partly", refused=[{"code": "BAD_ARCHIVE"}]
    )
    Source.objects.filter(pk=source.pk).update(**FAILED)
    assert rows(client.get(LIST, {"failing": "1"})) == [source, partly]
    assert rows(client.get(LIST, {"failing": "0"})) == [fine]


def test_what_could_not_be_opened_is_told_on_its_page_and_escaped(client, amal, source):
    refused = {"document": "<b>.zip", "place": "", "code": "BAD_ARCHIVE", "sentence": "No <zip>."}
    Source.objects.update(refused=[refused], last_read_at=timezone.now())
    page = client.get(page_of(source))
    assert "<b>.zip: BAD_ARCHIVE: No <zip>." in Page(page).words
    assert "&lt;b&gt;.zip" in page.content.decode()


def test_sources_are_paused_and_watched_again(client, amal, source):
    assert told(act(client, "pause", source)) == ["They are paused."]
    assert Source.objects.get().enabled is False
    assert told(act(client, "resume", source)) == ["They are watched again."]
    assert Source.objects.get().enabled is True


@pytest.mark.django_db(transaction=True)
def test_what_somebody_asks_for_is_read_in_whose_name_and_a_worker_woken(client, amal, source):
    act(client, "read_now", source)
    row = Source.objects.get()
    assert (row.is_asked_for, row.asked_by) == (True, amal)
    assert messages(Queue.BULK) == [("campaigns.tasks.read_source", [source.pk])]


@pytest.mark.django_db(transaction=True)
def test_a_source_is_saved_and_read_with_one_button(client, amal, source):
    client.post(page_of(source), given(every="day", _read="1"))
    row = Source.objects.get()
    assert (row.every, row.is_asked_for) == ("day", True)
    assert messages(Queue.BULK) == [("campaigns.tasks.read_source", [source.pk])]


def test_an_annotator_may_look_and_have_it_read_and_nothing_else(client, annotator, source):
    assert client.get(ADD).status_code == 403
    assert client.post(page_of(source), given(every="week")).status_code == 403
    act(client, "pause", source)
    act(client, "read_now", source)
    row = Source.objects.get()
    assert (row.every, row.enabled, row.asked_by) == ("hour", True, annotator)


def test_who_may_not_look_sees_no_source(client, source, django_user_model):
    client.force_login(django_user_model.objects.create_user("rosa", is_staff=True))
    assert [client.get(one).status_code for one in (LIST, ADD, page_of(source))] == [403, 403, 403]
