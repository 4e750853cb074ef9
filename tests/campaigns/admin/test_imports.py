import io
import json
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import campaigns.outcomes
from articles import deliveries
from articles.enums import Queue
from articles.models import Import
from campaigns import importing, reviewing, working
from campaigns.models import StatedFact
from tests.pages import Page
from tests.tables import all_rows

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_import_add")
LIST = reverse("admin:articles_import_changelist")
SAMPLES = Path(__file__).parents[2] / "samples"
BRAT = (".txt", ".ann", ".meta.json")
SIX = "only about 6 percent of Exampleville remains to be taken"


def sample(name="six-percent.json"):
    return (SAMPLES / name).read_bytes()


def changed(low=5, without="f2"):
    """The sample as it comes again: one value changed, one mark gone."""
    told = json.loads(sample())
    told["annotations"] = [mark for mark in told["annotations"] if mark["id"] != without]
    told["annotations"][0]["value"]["low"] = low
    return json.dumps(told).encode()


def deliver(client, *files, **options):
    """Hand over files, given as (name, content)."""
    uploaded = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(ADD, {"delivery": uploaded, **options}, follow=True)


def answer(client, held, word):
    address = reverse("admin:articles_import_difference", args=[held.pk])
    return client.post(address, {word: "1"}, follow=True)


def changes(response):
    return [str(line) for line in response.context["lines"]]


def written():
    """How many rows each table holds, but for held deliveries and sign-ins."""
    kept = ("articles.", "campaigns.", "actors.")
    rows = {name: count for name, count in all_rows().items() if name.startswith(kept)}
    del rows["articles.DeliveredDocument"]
    return {**rows, "articles.Import": Import.objects.exclude(state="held").count()}


def told(response):
    return [str(message) for message in response.context["messages"]]


def refusals(response):
    return response.context["form"].errors.get("delivery", [])


def work(queue=Queue.INTERACTIVE):
    """Take what is ready, as a worker does."""
    while document := working.claim(queue):
        working.take(document)


@pytest.fixture
def held(client, amal):
    deliver(client, ("six-percent.json", sample()))
    return Import.objects.get()


def test_a_delivery_is_shown_as_a_difference_and_nothing_is_written(client, amal):
    before = written()
    shown = deliver(client, ("six-percent.json", sample()))
    assert shown.status_code == 200
    assert f"new: “{SIX}”; 6 percent" in changes(shown)
    words = Page(shown).words
    assert (
        "Nothing is written yet. six-percent.json: 1 article; facts: 4 new, 0 succeeded, "
        "0 unchanged, 0 withdrawn, 0 waiting; 0 refused." in words
    )
    assert "6 percent" in words
    assert written() == before


def test_what_was_taken_before_is_told_old_and_new(client, amal):
    importing.take(deliveries.open_paths([SAMPLES / "six-percent.json"]), name="before")
    fighters = StatedFact.objects.open().get(mark_id="f2")
    shown = deliver(client, ("again.json", changed()))
    assert changes(shown) == [
        f"succeeded: “{SIX}”; bounds 6 percent → 5 to 6 percent",
        f"withdrawn: “{fighters.quote}”; review unreviewed → withdrawn; "
        "source marked → no longer marked",
    ]
    assert "Bounds: 6 percent → 5 to 6 percent" in Page(shown).words


def test_what_a_curator_has_judged_is_shown_to_wait(client, amal):
    importing.take(deliveries.open_paths([SAMPLES / "six-percent.json"]), name="before")
    six = StatedFact.objects.open().get(mark_id="f1")
    reviewing.accept(six.fact, version=1, by=amal)
    assert changes(deliver(client, ("again.json", changed(without="f9")))) == [
        f"waits for a curator: “{SIX}”; bounds 6 percent → 5 to 6 percent"
    ]


def test_refusals_are_shown_with_code_place_and_sentence(client, amal):
    shown = deliver(client, ("one-bad-mark.json", sample("one-bad-mark.json")))
    assert "QUOTE_MISMATCH in one-bad-mark.json, f2: The words at 104 to 162 are" in (
        Page(shown).words
    )
    assert len(changes(shown)) == 3


def test_what_is_to_know_of_a_delivery_is_shown_beside_its_refusals(client, amal):
    folder = SAMPLES / "six-percent-w3c"
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    moved = [(name, content.replace(b'"start": 41', b'"start": 40')) for name, content in files]
    assert moved != files
    shown = deliver(client, *moved)
    assert {note.code for note in shown.context["outcome"].notes} == {"QUOTE_PREFERRED"}
    assert "To know QUOTE_PREFERRED in " in Page(shown).words
    held = Import.objects.get()
    answer(client, held, "take")
    work()
    page = Page(client.get(reverse("admin:articles_import_change", args=[held.pk]))).words
    assert "QUOTE_PREFERRED in six-percent.jsonld, " in page


def test_a_delivery_that_brings_nothing_new_says_so(client, amal):
    importing.take(deliveries.open_paths([SAMPLES / "six-percent.json"]), name="before")
    assert "Nothing: all of it is held already" in (
        Page(deliver(client, ("six-percent.json", sample()))).words
    )


def test_files_that_belong_together_and_archives_are_taken_like_folders(client, amal):
    brat = [(f"six-percent{end}", sample(f"six-percent{end}")) for end in BRAT]
    assert deliver(client, *brat).context["outcome"].articles == 1
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in brat:
            archive.writestr(name, content)
    shown = deliver(client, ("all.zip", packed.getvalue()))
    assert shown.context["outcome"].facts.new == 4
    assert Import.objects.get().name == "all.zip"


def test_how_a_delivery_is_to_be_read_can_be_said(client, amal):
    utf16 = ("emoji.json", sample("emoji-counted-in-utf16.json"))
    assert deliver(client, utf16, offset_unit="utf16").context["outcome"].refusals == []
    assert deliver(client, utf16, offset_unit="codepoint").context["outcome"].refusals != []
    wrong = deliver(client, ("six-percent.json", sample()), format="brat")
    assert [one.code for one in wrong.context["outcome"].refusals] == ["WRONG_FORMAT"]
    assert "Take this delivery" not in Page(wrong).words


def test_a_delivery_that_is_taken_waits_for_a_worker_as_it_was_shown(
    client, held, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        response = answer(client, held, "take")
    assert told(response) == ["The delivery waits for a worker. Its outcome comes here."]
    assert len(callbacks) == 1
    held.refresh_from_db()
    assert (held.state, held.by.get_username()) == ("waiting", "amal")
    work()
    page = Page(client.get(reverse("admin:articles_import_change", args=[held.pk]))).words
    assert "4 new" in page


def test_a_delivery_is_taken_once_however_often_the_button_is_pressed(
    client, held, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        answer(client, held, "take")
        answer(client, held, "take")
        answer(client, held, "let_go")
    assert len(callbacks) == 1
    assert Import.objects.get().state == "waiting"


def test_a_delivery_that_is_let_go_leaves_no_row(client, held):
    assert told(answer(client, held, "let_go")) == ["The delivery was let go. Nothing was written."]
    assert not Import.objects.exists()


def test_an_account_holds_one_delivery_at_a_time(client, held):
    deliver(client, ("again.json", changed()))
    assert [row.name for row in Import.objects.all()] == ["again.json"]


def test_no_worker_takes_a_delivery_that_is_held(held):
    work()
    assert not StatedFact.objects.exists()


def test_the_page_of_a_held_delivery_is_its_difference(client, held):
    page = client.get(reverse("admin:articles_import_change", args=[held.pk]))
    assert page.url == reverse("admin:articles_import_difference", args=[held.pk])


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([("bad.zip", b"no archive")], "BAD_ARCHIVE"),
        ([("one.json", b"{}"), ("one.json", b"[]")], "UNREADABLE_PATH"),
    ],
)
def test_what_cannot_be_read_is_refused_at_the_form(client, amal, files, code):
    [refusal] = refusals(deliver(client, *files))
    assert refusal.split(": ")[:2] == [files[0][0], code]
    assert not Import.objects.exists()


def test_no_file_and_an_empty_one_are_refused_at_the_form(client, amal):
    assert refusals(client.post(ADD, {})) == ["This field is required."]
    assert refusals(deliver(client, ("one.json", b""))) == ["The submitted file is empty."]


def test_more_than_a_delivery_may_hold_is_refused_at_the_form(client, amal, monkeypatch):
    monkeypatch.setattr(deliveries, "LARGEST_FILE", 10)
    [refusal] = refusals(deliver(client, ("one.json", b"{" * 11)))
    assert refusal.startswith("one.json: TOO_LARGE: ")
    monkeypatch.setattr(deliveries, "LARGEST_ARCHIVE", 15)
    [refusal] = refusals(deliver(client, ("one.json", b"{" * 10), ("two.json", b"{" * 10)))
    assert refusal.startswith("two.json: TOO_LARGE: ")


def test_words_and_names_of_a_delivery_are_escaped(client, amal):
    content = sample().replace(b"Exampleville", b"<script>alert</script>")
    shown = deliver(client, ("<script>one.json", content)).content.decode()
    assert "<script>alert" not in shown
    assert "<script>one" not in shown
    assert "&lt;script&gt;one.json" in shown


def test_an_annotator_may_deliver(client, annotator):
    shown = deliver(client, ("six-percent.json", sample()))
    assert shown.context["outcome"].facts.new == 4


def test_who_may_only_look_may_not_deliver(client, held, django_user_model):
    omar = django_user_model.objects.create_user("omar", is_staff=True)
    client.force_login(omar)
    assert client.get(ADD).status_code == 403
    assert deliver(client, ("six-percent.json", sample())).status_code == 403
    assert answer(client, held, "take").status_code == 403


def test_nobody_but_its_own_account_sees_or_takes_a_held_delivery(client, held, annotator):
    address = reverse("admin:articles_import_difference", args=[held.pk])
    assert client.get(address).status_code == 404
    assert answer(client, held, "take").status_code == 404
    held.refresh_from_db()
    assert held.state == "held"


def test_an_import_is_neither_edited_nor_deleted(admin_client, delivery):
    page = reverse("admin:articles_import_change", args=[delivery.pk])
    assert admin_client.get(page).status_code == 200
    assert admin_client.post(page, {"name": "x"}).status_code == 403
    delete = reverse("admin:articles_import_delete", args=[delivery.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert admin_client.get(f"{LIST}nonsense/change/").status_code == 302


def test_the_page_of_an_import_tells_its_outcome(client, amal):
    documents = deliveries.open_paths([SAMPLES / "one-bad-mark.json"])
    importing.take(documents, name="one-bad-mark.json")
    page = reverse("admin:articles_import_change", args=[Import.objects.get().pk])
    words = Page(client.get(page)).words
    assert "3 new" in words
    assert "QUOTE_MISMATCH in" in words
    assert "one-bad-mark.json, f2: The words at 104 to 162 are" in words


def test_of_very_many_refusals_the_page_says_how_many_more(client, amal, delivery):
    told = {"more_refused": {"BROKEN_JSON": 12_345}, "more_notes": {"NO_WORDS": 7}}
    over = {"state": "done", "finished_at": timezone.now()}
    Import.objects.filter(pk=delivery.pk).update(outcome=told, **over)
    page = reverse("admin:articles_import_change", args=[delivery.pk])
    words = Page(client.get(page)).words
    assert "And 12,345 more: BROKEN_JSON" in words
    assert "And 7 more: NO_WORDS" in words


def test_of_very_many_refusals_the_difference_says_how_many_more(client, amal, monkeypatch):
    monkeypatch.setattr(campaigns.outcomes, "MOST_TOLD", 2)
    shown = deliver(client, ("junk.jsonl", b"x\n" * 5))
    assert "5 refused" in Page(shown).words
    assert "And 3 more: BROKEN_JSON" in Page(shown).words


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(client, amal, count, django_assert_num_queries):
    for number in range(count):
        Import.objects.create(name=str(number), by=amal)
    client.get(LIST)
    with django_assert_num_queries(7):
        assert len(client.get(LIST).context["cl"].result_list) == count


def test_the_page_of_an_import_fills_as_its_documents_are_taken(client, amal):
    row = importing.queue(
        deliveries.open_paths([SAMPLES / "one-bad-mark.json", SAMPLES / "six-percent.json"]),
        name="two",
        to=Queue.INTERACTIVE,
    )
    address = reverse("admin:articles_import_change", args=[row.pk])
    assert "Waiting for a worker. " in Page(client.get(address)).words
    working.take(working.claim(Queue.INTERACTIVE))
    working.claim(Queue.INTERACTIVE)
    words = Page(client.get(address)).words
    assert "A worker is at it. " in words
    assert "1 of 2 documents over, 1 being taken. 1 article; facts: 3 new" in words
    assert "QUOTE_MISMATCH" in words
    assert b"data-fills" in client.get(address).content


def test_the_page_of_an_import_shows_what_it_changed(client, amal):
    importing.take(deliveries.open_paths([SAMPLES / "six-percent.json"]), name="six")
    page = client.get(reverse("admin:articles_import_change", args=[Import.objects.get().pk]))
    assert f"Ingested “{SIX}” version 1" in Page(page).words
    assert b"data-fills" not in page.content


@pytest.fixture
def aside(amal):
    """An import with a document that killed its workers."""
    row = importing.queue(
        deliveries.open_paths([SAMPLES / "six-percent.json"]), name="six", to=Queue.INTERACTIVE
    )
    for _ in range(4):
        working.claim(Queue.INTERACTIVE)
        row.documents.filter(state="running").update(session="1 0")
    row.refresh_from_db()
    assert row.state == "set aside"
    return row


def test_what_was_set_aside_says_why_and_can_be_tried_again(
    client, aside, django_capture_on_commit_callbacks
):
    page = Page(client.get(reverse("admin:articles_import_change", args=[aside.pk]))).words
    assert "begun 3 times; its worker was killed each time. Try again" in page
    again = reverse("admin:articles_import_try_again", args=[aside.pk])
    with django_capture_on_commit_callbacks() as woken:
        answer = client.post(again, follow=True)
    assert (told(answer), len(woken)) == (["1 document waits for a worker again."], 1)
    work()
    aside.refresh_from_db()
    assert (aside.state, aside.outcome["facts"]["new"]) == ("done", 4)
    assert client.get(again).status_code == 405


def test_what_was_delivered_is_given_back_as_it_came(client, amal, tmp_path):
    line = json.dumps(json.loads(sample()))
    path = tmp_path / "lines.jsonl"
    path.write_text(f"{line}\n{line}\n")
    brat = [SAMPLES / f"six-percent{end}" for end in BRAT]
    row = importing.queue(deliveries.open_paths([path, *brat]), name="all")
    answer = client.get(reverse("admin:articles_import_files", args=[row.pk]))
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        given = {Path(name).name: archive.read(name) for name in archive.namelist()}
        assert not any(name.startswith(("/", "..")) for name in archive.namelist())
    assert given == {one.name: one.read_bytes() for one in (path, *brat)}


def test_who_may_only_look_gets_no_files_and_no_second_try(client, aside, django_user_model):
    omar = django_user_model.objects.create_user("omar", is_staff=True)
    omar.user_permissions.add(Permission.objects.get(codename="view_import"))
    client.force_login(omar)
    page = client.get(reverse("admin:articles_import_change", args=[aside.pk]))
    assert page.status_code == 200
    assert "Try again" not in Page(page).words
    assert client.get(reverse("admin:articles_import_files", args=[aside.pk])).status_code == 403
    again = reverse("admin:articles_import_try_again", args=[aside.pk])
    assert client.post(again).status_code == 403


def test_of_a_very_large_delivery_the_first_documents_are_compared(client, amal, monkeypatch):
    monkeypatch.setattr(importing, "MOST_COMPARED", 1)
    names = ("one-bad-mark.json", "six-percent.json")
    shown = deliver(client, *((name, sample(name)) for name in names))
    assert shown.context["outcome"].articles == 1
    assert "its first documents were compared. 1 more will be" in Page(shown).words


def test_nobody_but_its_own_account_downloads_a_held_delivery(client, held, annotator):
    assert client.get(reverse("admin:articles_import_files", args=[held.pk])).status_code == 404


def test_a_command_that_was_stopped_is_not_offered_another_try(client, amal):
    row = importing.begin_own("day-one.json", importing.FROM_CONTENT, None)
    row.documents.update(session="1 0")
    work(Queue.BULK)
    page = Page(client.get(reverse("admin:articles_import_change", args=[row.pk]))).words
    assert "day-one.json: the command that took it was stopped." in page
    assert "Try again" not in page
