import pytest
from django.urls import reverse

from campaigns import reviewing
from campaigns.curators import create_curator
from campaigns.enums import MOVES, Change, Review
from tests import builders
from tests.campaigns.admin.conftest import TEXT, marks
from tests.campaigns.admin.pressing import (
    LIST,
    act,
    decide,
    find,
    now,
    offered,
    page_of,
    revise,
    send,
    told,
)
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_words_of_an_article_are_escaped(client, amal, facts):
    for page in (LIST, page_of(facts[2])):
        content = client.get(page).content.decode()
        assert "The Council &lt;script&gt;met&lt;/script&gt;" in content
        assert "<script>met" not in content
    after = decide(client, facts[2], "accepted")
    assert "<script>met" not in after.content.decode()


def test_a_curator_decides_with_a_reason(client, amal, facts):
    response = decide(client, facts[0], "accepted", why="Read the source.")
    assert told(response) == [f"“{facts[0].quote}” is accepted."]
    accepted = now(facts[0])
    assert (accepted.version, accepted.review, accepted.reviewer) == (2, "accepted", amal)
    assert (accepted.by, accepted.why) == (amal, "Read the source.")
    assert response.redirect_chain[-1][0] == page_of(accepted)


@pytest.mark.parametrize("review", Review)
def test_a_page_offers_the_moves_of_the_table_and_no_other(client, amal, facts, take, review):
    if review == Review.WITHDRAWN:
        take(builders.article(TEXT))
    elif review != Review.PROPOSED:
        decide(client, facts[0], review)
    page = client.get(page_of(now(facts[0])))
    assert page.context["original"].review == review
    assert offered(page) == [change for change in MOVES[review] if change != Change.REVISED]
    assert (page.context["form"] is not None) == (Change.REVISED in MOVES[review])


def test_a_stale_decision_is_refused_with_both_versions_side_by_side(
    client, amal, facts, other_curator
):
    reviewing.reject(facts[0].fact, version=1, by=other_curator, why="Another town.")
    refused = decide(client, facts[0], "accepted")
    assert refused.status_code == 409
    words = Page(refused).words
    for told_so in (
        "Your decision was not taken",
        "This fact is now at version 2 (rejected): somebody changed it while you decided.",
        "Version 1, which you decided on Version 2, which stands now: rejected by bilal",
        "“Another town.”",
        "Review unreviewed rejected",
    ):
        assert told_so in words
    assert offered(refused) == ["restored"]
    assert (now(facts[0]).reviewer, now(facts[0]).version) == (other_curator, 2)


def test_a_move_that_the_table_does_not_have_is_refused_in_words(client, amal, facts):
    decide(client, facts[0], "accepted")
    assert told(decide(client, now(facts[0]), "accepted")) == [
        "“only about 6 percent of Exampleville remains”: A fact that is accepted cannot be "
        "accepted. From here it can be: rejected, revised, withdrawn."
    ]


@pytest.mark.parametrize("change", ["", "revised", "ingested", "sung"])
def test_what_is_no_decision_changes_nothing(client, amal, facts, change):
    assert decide(client, facts[0], change).status_code == 200
    assert now(facts[0]).version == 1


def test_who_may_only_look_sees_no_decision_and_can_take_none(client, annotator, facts):
    page = client.get(page_of(facts[0]))
    assert (offered(page), page.context["form"]) == ([], None)
    assert "<form" not in page.content.decode().split('id="content-main"')[1]
    assert decide(client, facts[0], "accepted").status_code == 403
    assert send(client, facts[0], {"low": "7", "modality": "denied"}).status_code == 403
    assert find(client, facts[0], "0-5-Offic").status_code == 403
    act(client, "accept_selected", facts[0])
    assert now(facts[0]).version == 1


def test_who_is_not_signed_in_or_no_staff_comes_to_the_sign_in(client, facts, reader):
    for sign_in in (lambda: None, lambda: client.force_login(reader)):
        sign_in()
        for page in (LIST, page_of(facts[0])):
            assert client.get(page).url.startswith("/admin/login/")
        assert decide(client, facts[0], "accepted").redirect_chain[0][0].startswith("/admin/login/")
    assert now(facts[0]).version == 1


def test_a_decision_is_only_taken_by_post(client, amal, facts):
    for name in ("decide", "revise", "find"):
        address = reverse(f"admin:campaigns_statedfact_{name}", args=[facts[0].pk])
        assert client.get(address + "?change=accepted").status_code == 405
    assert now(facts[0]).version == 1


def test_a_decision_needs_the_token_of_its_form(amal, facts, client):
    client.handler.enforce_csrf_checks = True
    assert decide(client, facts[0], "accepted").status_code == 403
    assert now(facts[0]).version == 1


def test_nobody_edits_adds_or_deletes_a_fact(admin_client, facts):
    edit = admin_client.post(page_of(facts[0]), {"review": "accepted", "low": "9"})
    assert edit.status_code == 403
    assert admin_client.get(reverse("admin:campaigns_statedfact_add")).status_code == 403
    delete = reverse("admin:campaigns_statedfact_delete", args=[facts[0].pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in admin_client.get(LIST).content.decode()
    assert (now(facts[0]).version, now(facts[0]).low) == (1, 6)


def test_an_address_of_an_earlier_version_leads_to_the_newest(client, amal, facts):
    accepted = reviewing.accept(facts[0].fact, version=1, by=amal)
    assert client.get(page_of(facts[0])).url == page_of(accepted)


@pytest.mark.parametrize("end", ["change/", "history/"])
@pytest.mark.parametrize("number", ["0", "9" * 30, "words"])
def test_an_address_of_no_version_is_not_found(client, amal, number, end):
    assert client.get(f"{LIST}{number}/{end}").status_code == 404


def test_the_history_shows_who_changed_what_when_and_why(client, amal, facts):
    decide(client, facts[0], "accepted", why="Read the source.")
    address = reverse("admin:campaigns_statedfact_history", args=[now(facts[0]).pk])
    history = client.get(address, follow=True)
    assert history.redirect_chain == [(f"/facts/{facts[0].fact}/#versions", 302)]
    page = history.content.decode()
    for words in (
        "Read the source.",
        "amal",
        "accepted",
        "taken in",
        "import of <bdi>one.json</bdi>",
    ):
        assert words in page


def test_the_page_has_all_there_is_to_decide_with(client, amal, facts):
    words = Page(client.get(page_of(facts[0]))).words
    for told_so in (
        "Officials say only about 6 percent of Exampleville remains. Some 500 fighters",
        "Bounds 6 percent",
        "Said by Officials",
        "In One, Example Courier",
        "Stated for 25 May 2017",
        "Published 25 May 2017",
        "Modality reported",
        "Hedges only, about",
        "Review unreviewed; version 1",
        "Source The article says it in these words.",
    ):
        assert told_so in words


def test_only_what_was_changed_in_the_form_is_corrected(client, amal, facts):
    response = revise(client, facts[0], low="5", why="The mark has it wrong.")
    assert told(response) == [f"“{facts[0].quote}” is revised, and proposed anew."]
    revised = now(facts[0])
    assert (revised.low, revised.high, revised.unit.slug) == (5, 6, "percent")
    assert (revised.change, revised.reviser, revised.why) == (
        *("revised", amal),
        "The mark has it wrong.",
    )
    assert (revised.stated_for, revised.roles) == (facts[0].stated_for, facts[0].roles)


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({"low": "", "high": ""}, {"low": None, "high": None, "unit": None}),
        ({"low": "", "high_open": "on"}, {"low": None, "high": 6, "high_open": True}),
        ({"stated_for": "2017-05"}, {"stated_for": "2017-05", "low": 6}),
        ({"modality": "denied"}, {"modality": "denied", "high": 6}),
        ({"speaker": ""}, {"speakers": [], "modality": "reported"}),
    ],
)
def test_each_field_of_the_form_is_corrected_by_itself(client, amal, facts, changed, stands):
    if changed.get("low") == changed.get("high") == "":
        changed = {**changed, "unit": ""}
    revise(client, facts[0], **changed)
    revised = now(facts[0])
    assert {name: getattr(revised, name) for name in stands} == stands


def test_a_speaker_is_words_of_the_article(client, amal, facts):
    revise(client, facts[0], speaker="The Council")
    assert [one.as_written for one in now(facts[0]).speakers] == ["The Council"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "It changes nothing. Correct the value, speaker, date or modality."),
        (
            {"low": "9"},
            "The value cannot be what the words say: low 9 is above high 6. "
            "Mend the bounds of the mark.",
        ),
        (
            {"stated_for": "yesterday"},
            "“yesterday” is no date in EDTF level 1, or its ends are reversed. "
            "Write it like 2017-05-25, 2017-09? or 2017-04/2017-05.",
        ),
        (
            {"speaker": "Nobody"},
            "“Nobody” does not stand in the text. Give the speaker in the article's own words.",
        ),
    ],
)
def test_a_correction_that_cannot_be_recorded_is_refused_at_the_form(
    client, amal, facts, changed, sentence
):
    refused = revise(client, facts[0], **changed)
    assert refused.context["form"].non_field_errors() == [sentence]
    assert '<details class="decide__revise" open>' in refused.content.decode()
    assert now(facts[0]).version == 1


def test_a_figure_that_is_none_is_refused_at_its_field(client, amal, facts):
    refused = revise(client, facts[0], low="six")
    assert refused.context["form"].errors == {"low": ["Enter a number."]}


def test_a_stale_revision_keeps_what_was_typed_and_reverts_nobody(
    client, amal, facts, other_curator
):
    shown = client.get(page_of(facts[0])).context["form"].initial
    correction = builders.correction(stated_for="2017-05-24")
    reviewing.revise(facts[0].fact, version=1, by=other_curator, correction=correction)
    refused = send(client, facts[0], {**shown, "low": "5", "why": "A slip."})
    assert refused.status_code == 409
    form = refused.context["form"].initial
    assert (form["low"], form["why"], form["stated_for"]) == ("5", "A slip.", "2017-05-24")
    send(client, now(facts[0]), form)
    revised = now(facts[0])
    assert (revised.version, revised.low, revised.stated_for) == (3, 5, "2017-05-24")


@pytest.mark.parametrize("changed", [{"low": "six"}, {"stated_for": "yesterday"}])
def test_a_stale_revision_is_told_to_be_stale_before_anything_else(
    client, amal, facts, other_curator, changed
):
    shown = client.get(page_of(facts[0])).context["form"].initial
    reviewing.withdraw(facts[0].fact, version=1, by=other_curator)
    refused = send(client, facts[0], {**shown, **changed})
    assert refused.status_code == 409
    assert now(facts[0]).version == 2


def test_where_two_are_needed_who_revised_a_fact_may_not_accept_it(client, amal, facts, settings):
    settings.REVIEW_NEEDS_TWO = True
    page = Page(revise(client, facts[0], low="5"))
    assert "You revised this fact yourself. Ask another curator to accept it." in page.words
    assert told(decide(client, now(facts[0]), "accepted")) == [
        f"“{facts[0].quote}”: You revised this fact yourself. Ask another curator to accept it."
    ]
    assert now(facts[0]).review == "proposed"
    client.force_login(create_curator("dara", "another long password"))
    decide(client, now(facts[0]), "accepted")
    assert now(facts[0]).review == "accepted"


@pytest.fixture
def changed(facts, take, amal):
    """An accepted fact whose source says something else by now."""
    reviewing.accept(facts[0].fact, version=1, by=amal)
    take(builders.article(TEXT, *marks(low=5, stated_for="2017-05-24")))
    return now(facts[0])


def test_a_change_that_waits_stands_beside_what_was_judged(client, changed):
    page = client.get(page_of(changed))
    words = Page(page).words
    for told_so in (
        "Source The source says something else by now. A curator has yet to answer.",
        "Here, version 3 In the source, by its newest marks",
        "Bounds 6 percent 5 to 6 percent",
        "Stated for 25 May 2017 24 May 2017",
        "Speaker Officials Officials",
    ):
        assert told_so in words
    assert offered(page) == ["kept", "adopted", "rejected", "withdrawn"]


def test_a_curator_keeps_what_was_judged(client, amal, changed):
    response = decide(client, changed, "kept", why="A slip of the annotator.")
    assert told(response) == [f"“{changed.quote}” stays as it is."]
    kept = now(changed)
    assert (kept.low, kept.review, kept.waits) == (6, "accepted", False)
    words = Page(response).words
    assert "A curator stands by it, although the source says something else by now." in words
    assert "Bounds 6 percent 5 to 6 percent" in words


def test_a_curator_takes_over_what_the_source_says(client, amal, changed):
    decide(client, changed, "adopted")
    adopted = now(changed)
    assert (adopted.low, adopted.stated_for, adopted.review) == (5, "2017-05-24", "proposed")
    assert "The article says it in these words." in Page(client.get(page_of(adopted))).words


def test_a_rejected_fact_that_waits_is_kept_or_restored(client, amal, facts, take):
    reviewing.reject(facts[0].fact, version=1, by=amal)
    take(builders.article(TEXT, *marks(low=5)))
    assert offered(client.get(page_of(now(facts[0])))) == ["kept", "restored"]


def test_a_fact_that_is_gone_is_kept_or_withdrawn(client, amal, facts, take):
    reviewing.accept(facts[0].fact, version=1, by=amal)
    take(builders.article(TEXT, *marks()[1:]))
    page = client.get(page_of(now(facts[0])))
    assert "The source no longer marks these words as a statement. A curator has yet" in (
        Page(page).words
    )
    assert offered(page) == ["kept", "rejected", "withdrawn"]


REWORDED = TEXT.replace("only about 6 percent of Exampleville", "only about 6 percent of the town")


@pytest.fixture
def lost(facts, take):
    """A fact whose words are in the newest text no longer, but others that say the same."""
    take(builders.article(REWORDED, states_facts=False))
    return now(facts[0])


def test_words_that_may_be_lost_ones_are_proposed_in_their_sentence(client, amal, lost):
    page = client.get(page_of(lost))
    assert [one.exact for one in page.context["page"].candidates] == [
        "only about 6 percent of the town remains"
    ]
    words = Page(page).words
    assert "Officials say only about 6 percent of the town remains. Some 500" in words
    assert "of 100 alike" in words


def test_a_curator_confirms_the_words(client, amal, lost):
    [words] = client.get(page_of(lost)).context["page"].candidates
    response = find(client, lost, words.key, why="The town is Exampleville.")
    assert told(response) == [
        f"“{lost.quote}” stands in the words you confirmed, and is proposed anew."
    ]
    found = now(lost)
    assert (found.quote, found.why) == (words.exact, "The town is Exampleville.")
    assert (found.source_state, found.reviser) == ("marked", amal)


@pytest.mark.parametrize("words", ["", "0-5-Offic", "14-54-only about 7 percent"])
def test_words_that_were_not_proposed_are_not_attached(client, amal, lost, words):
    assert told(find(client, lost, words)) == [
        "The text has changed since. Look at the words again."
    ]
    assert now(lost).version == lost.version


def test_words_confirmed_on_a_stale_version_are_not_attached(client, amal, lost, other_curator):
    [words] = client.get(page_of(lost)).context["page"].candidates
    reviewing.withdraw(lost.fact, version=lost.version, by=other_curator)
    assert find(client, lost, words.key).status_code == 409
    assert now(lost).quote == lost.quote


def test_where_nothing_says_the_same_the_page_says_so(client, amal, facts, take):
    take(builders.article("Another text altogether.", states_facts=False))
    page = client.get(page_of(now(facts[0])))
    assert "The newest text has no words that say the same." in Page(page).words


@pytest.mark.parametrize("state", ["facts", "changed", "lost"])
def test_the_page_costs_the_same_in_every_state_but_for_what_it_compares(
    client, amal, request, state, django_assert_num_queries
):
    found = request.getfixturevalue(state)
    fact = found[0] if state == "facts" else found
    client.get(page_of(fact))
    with django_assert_num_queries({"facts": 8, "changed": 18, "lost": 9}[state]):
        client.get(page_of(fact))
