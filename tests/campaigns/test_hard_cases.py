"""Cases that a fresh pair of eyes found in the ledger: each once went wrong, and is told here.

By room: order, what a source says, review, headers and reprints, figures, costs.
"""

import itertools
from datetime import UTC, date, datetime, timedelta

import msgspec
import pgtrigger
import pytest
from django.db import transaction

from articles.errors import BAD_OFFSET
from articles.models import Article, Mark, MarkSet
from articles.queries import newest_delivery
from campaigns import copying, retracting, reviewing, verifying
from campaigns.errors import BadCorrection, CopyRefused, NeedsSecondCurator
from campaigns.models import LedgerHead, StatedFact
from tests import builders

pytestmark = pytest.mark.django_db

QUOTE = "6 percent of Exampleville remains"
TEXT = f"About {QUOTE}. Some 500 fighters are left."
UNREAD = (BAD_OFFSET.at("one.json", "x", start=1, end=2),)
article = builders.article


def day(number):
    return datetime(2017, 5, 1, tzinfo=UTC) + timedelta(days=number)


def percent(figure):
    return {"low": figure, "high": figure, "unit": "percent"}


def mark(figure=6, text=TEXT, quote=QUOTE, id="a", **said):
    return builders.fact(text, quote, id=id, value=percent(figure), **said)


def fighters(text=TEXT):
    return builders.fact(text, "Some 500 fighters are left", id="b", measure="fighters-remaining")


def one(**asked):
    return StatedFact.objects.open().get(**asked)


def judged(take, curator, decide=reviewing.accept):
    """A fact of the first day that a curator has judged."""
    take(article(TEXT, mark(), annotated_at=day(1)))
    return decide(one().fact, version=1, by=curator)


def ends(take, deliveries, show):
    """What each order of some deliveries comes to."""
    found = set()
    for order in itertools.permutations(deliveries):
        with transaction.atomic():
            for delivery in order:
                take(delivery)
            found.add(str(show()))
            transaction.set_rollback(True)
    return found


def standing():
    facts = StatedFact.objects.open().order_by("mark_id", "quote")
    return [(fact.mark_id, int(fact.low or 0), fact.review, fact.source_state) for fact in facts]


# --- order


def test_words_that_stand_in_each_text_are_marked_in_any_order(take):
    first, second, third = f"About {QUOTE}. X.", f"Now {QUOTE}. X.", f"Now {QUOTE}. Y."
    deliveries = [
        article(first, mark(text=first), modified_at=day(1)),
        article(second, mark(text=second), modified_at=day(2)),
        article(third, states_facts=False, modified_at=day(3)),
    ]
    assert ends(take, deliveries, standing) == {"[('a', 6, 'proposed', 'marked')]"}


def test_a_complete_delivery_that_comes_late_withdraws_what_it_lacks(take):
    deliveries = [
        article(TEXT, mark(), fighters(), annotated_at=day(1)),
        article(TEXT, fighters(), annotated_at=day(2)),
        article(TEXT, fighters(), annotated_at=day(3), refusals=UNREAD),
    ]
    assert ends(take, deliveries, standing) == {
        "[('a', 6, 'withdrawn', 'gone'), ('b', 0, 'proposed', 'marked')]"
    }


def test_words_without_an_id_go_to_the_fact_that_its_source_still_states(take):
    take(article(TEXT, mark(1)))
    take(article(TEXT, mark(2, id="b")))
    take(article(TEXT, mark(3, id=""), keeps_ids=False))
    assert standing() == [("a", 1, "withdrawn", "gone"), ("b", 3, "proposed", "marked")]


def test_an_old_delivery_does_not_get_past_a_newer_one_behind_an_undated_one(take):
    for figure, when in ((5, day(5)), (7, None), (3, day(3))):
        take(article(TEXT, mark(figure), modified_at=when))
    assert int(one().low) == 7


def test_marks_decide_only_between_texts_of_one_moment(take):
    deliveries = [
        article(TEXT, mark(1), modified_at=day(1), annotated_at=day(9)),
        article(TEXT, mark(3), modified_at=day(2), annotated_at=day(1)),
    ]
    assert ends(take, deliveries, standing) == {"[('a', 3, 'proposed', 'marked')]"}


def test_an_undated_text_that_comes_back_is_the_newest_again_with_its_title(take):
    longer = f"{TEXT} More."
    take(article(TEXT, mark(), title="A"))
    take(article(longer, mark(text=longer), title="B"))
    take(article(TEXT, mark(), title="A"))
    held = Article.objects.get()
    assert (held.newest.revision.text, held.title) == (TEXT, "A")
    assert newest_delivery(held, by=None) == held.newest


# --- what a source says


def test_words_are_lost_when_their_mark_cannot_be_read_in_a_changed_text(take):
    take(article(TEXT, mark(), modified_at=day(1)))
    changed = TEXT.replace("6 percent", "9 percent")
    take(article(changed, fighters(changed), modified_at=day(2), refusals=UNREAD))
    assert one(mark_id="a").source_state == "lost"


def test_a_revised_fact_is_marked_where_its_words_stand_twice(take, curator):
    judged(take, curator, lambda fact, **told: revise(fact, 9, **told))
    twice = f"{TEXT} Summary: {QUOTE}."
    take(article(twice, mark(text=twice), annotated_at=day(2)))
    assert (one().source_state, one().waits) == ("marked", False)


def revise(fact, figure, **told):
    return reviewing.revise(fact, correction=builders.correction(value=percent(figure)), **told)


def test_a_figure_that_grew_a_digit_is_other_words(take, curator):
    old = "The mayor said 6 percent of the city remains."
    quote = "6 percent of the city remains"
    take(article(old, mark(text=old, quote=quote), modified_at=day(1)))
    reviewing.accept(one().fact, version=1, by=curator)
    take(article(old.replace("6", "0.6"), states_facts=False, modified_at=day(2)))
    assert one().source_state == "lost"


def test_the_order_of_words_around_a_quote_is_no_change(take, curator):
    judged(take, curator)
    take(article(TEXT, mark(), annotated_at=day(2)))
    text = f"Officials say {QUOTE}."
    turned = f"{QUOTE}, Officials say."
    url = "https://news.example/two"
    for number, words in enumerate((text, turned)):
        said = mark(text=words, speaker="Officials", quantity="6")
        take(article(words, said, url=url, modified_at=day(number)))
    assert one(article__url=url).version == 1


def test_the_change_that_waits_is_adopted_although_a_later_delivery_could_not_be_read(
    take, curator
):
    judged(take, curator)
    take(article(TEXT, mark(7), annotated_at=day(2)))
    take(article(TEXT, mark(8, id="z"), annotated_at=day(3), refusals=UNREAD))
    waiting = one(mark_id="a")
    adopted = reviewing.adopt(waiting.fact, version=waiting.version, by=curator)
    assert int(adopted.low) == 7


# --- review


def test_a_fact_that_is_restored_still_says_that_its_source_has_changed(take, curator):
    judged(take, curator, reviewing.reject)
    take(article(TEXT, mark(7), annotated_at=day(2)))
    restored = reviewing.restore(one().fact, version=one().version, by=curator)
    assert (restored.is_judged, restored.source_state, int(restored.low)) == (False, "changed", 6)


def test_who_revised_a_fact_does_not_keep_it_alone_where_two_are_needed(
    take, curator, other_curator, settings
):
    settings.REVIEW_NEEDS_TWO = True
    fact = judged(take, curator, lambda fact, **told: revise(fact, 9, **told)).fact
    reviewing.accept(fact, version=2, by=other_curator)
    take(article(TEXT, mark(7), annotated_at=day(2)))
    with pytest.raises(NeedsSecondCurator):
        reviewing.keep(fact, version=one().version, by=curator)
    kept = reviewing.keep(fact, version=one().version, by=other_curator)
    assert (kept.reviewer, kept.reviser) == (other_curator, curator)


@pytest.mark.parametrize("becomes", ["a reprint", "dated anew", "retracted and reinstated"])
def test_an_answer_to_a_mark_that_is_gone_is_not_asked_again(take, curator, becomes):
    take(article("Another text.", url="https://news.example/two", states_facts=False))
    fact = judged(take, curator).fact
    take(article(TEXT, annotated_at=day(2)))
    reviewing.keep(fact, version=one().version, by=curator)
    held = Article.objects.get(url="https://news.example/one")
    if becomes == "a reprint":
        copying.confirm(held, of=Article.objects.exclude(pk=held.pk).get(), by=curator)
    elif becomes == "dated anew":
        take(article(TEXT, annotated_at=day(3), published_on=date(2017, 5, 26)))
    else:
        retracting.retract(held, by=curator)
        retracting.reinstate(held, by=curator)
    assert (one().source_state, one().waits) == ("gone", False)


def test_a_judgement_goes_with_its_words_when_they_get_an_id(take, curator):
    other = TEXT.replace("remains", "is left")
    take(article(TEXT, mark(id=""), keeps_ids=False, modified_at=day(1)))
    reviewing.accept(one().fact, version=1, by=curator)
    take(article(TEXT, mark(), modified_at=day(2)))
    left = QUOTE.replace("remains", "is left")
    take(article(other, mark(text=other, quote=left), modified_at=day(3)))
    assert standing() == [("a", 6, "accepted", "changed")]


def test_words_that_another_fact_states_are_not_confirmed_for_a_second(take, curator):
    nearly, about = "Nearly 6 percent is left", "About 6 percent of it remains"
    text = f"{nearly}. {about}."
    marks = [mark(text=text, quote=quote, id="") for quote in (nearly, about)]
    take(article(text, *marks, keeps_ids=False))
    take(article(f"Well. {about}.", states_facts=False, keeps_ids=False))
    lost = one(quote=nearly)
    with pytest.raises(BadCorrection):
        reviewing.reattach(
            lost.fact, version=lost.version, by=curator, start=6, end=6 + len(about), exact=about
        )


# --- headers and reprints


def test_what_a_curator_put_on_an_article_outlives_deliveries(take, curator):
    told = {"title": "A", "author": "Ada", "origin": "https://wire.example/x"}
    take(article(TEXT, mark(), **told))
    take(article(TEXT, mark(7), **{**told, "title": "B"}))
    copying.separate(Article.objects.get(), by=curator)
    Article.objects.update(title="A", author="")
    take(article(TEXT, mark(8), **{**told, "title": "B"}))
    held = Article.objects.get()
    assert (held.title, held.author, held.origin) == ("A", "", "")


def test_a_retraction_that_a_curator_took_back_is_not_repeated(take, curator):
    take(article(TEXT, mark(), annotated_at=day(2), retracted=True))
    retracting.reinstate(Article.objects.get(), by=curator)
    take(article(TEXT, mark(3), annotated_at=day(1), retracted=True))
    assert not Article.objects.get().retracted


def test_a_withdrawal_brings_the_date_of_the_article_with_it(take):
    take(article(TEXT, mark(), annotated_at=day(1)))
    dated = {"published_on": date(2017, 5, 26)}
    take(article(TEXT, annotated_at=day(2), **dated))
    take(article(TEXT, annotated_at=day(3), author="Ada", **dated))
    assert (one().version, one().published_on) == (2, date(2017, 5, 26))


def test_two_stale_confirmations_make_no_circle(take, curator):
    for name in "ab":
        take(article(TEXT, mark(), url=f"https://{name}.example/"))
    first, second = Article.objects.order_by("url")
    stale_first, stale_second = Article.objects.order_by("url")
    copying.confirm(first, of=second, by=curator)
    with pytest.raises(CopyRefused):
        copying.confirm(stale_second, of=stale_first, by=curator)
    assert sorted(Article.objects.values_list("origin", flat=True)) == ["", second.url]


# --- figures, seals and costs


@pytest.mark.parametrize("figure", [1e20, -0.0, 1e-7, 1.5e300, 10**30, 0.1 + 0.2, 5e-324])
def test_figures_beside_a_mark_are_as_they_were_delivered(take, figure):
    take(article(TEXT, msgspec.structs.replace(mark(), extra={"x": figure})))
    assert list(verifying.broken()) == []


def test_no_less_than_nothing_is_nothing(take):
    for author in "xyz":
        take(article(TEXT, mark("-0.0"), author=author))
    assert one().version == 1
    assert list(verifying.broken()) == []


@pytest.mark.parametrize(("rows", "emptied"), [(Mark, "said"), (MarkSet, "header")])
def test_what_is_no_mark_any_more_is_broken_and_no_crash(take, rows, emptied):
    take(article(TEXT, mark()))
    with pgtrigger.ignore():
        rows.objects.update(**{emptied: {}})
    assert [type(one).__name__ for one in verifying.broken()] == ["Broken"]


def test_a_text_without_marks_costs_as_much_for_many_facts(
    take, curator, django_assert_max_num_queries
):
    areas = [f"Area {number}x 6 percent" for number in range(40)]
    text = ". ".join(areas)
    marks = [mark(text=text, quote=area, id=area) for area in areas]
    take(article(text, *marks, modified_at=day(1)))
    with django_assert_max_num_queries(30):
        take(article(f"New. {text}", states_facts=False, modified_at=day(2)))
    held = Article.objects.get()
    retracting.retract(held, by=curator)
    with django_assert_max_num_queries(30):
        retracting.reinstate(held, by=curator)


def test_a_late_text_without_marks_moves_nothing(take):
    take(article(TEXT, mark(), modified_at=day(2)))
    tally = take(article(f"Old. {TEXT}", states_facts=False, modified_at=day(1)))
    assert (tally.moved, tally.unchanged) == (0, 1)


def test_the_head_of_the_ledger_is_there_before_its_first_writer():
    assert LedgerHead.objects.get().position == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_head_of_the_ledger_outlives_the_clean_up_after_a_test_that_commits(time):
    assert LedgerHead.objects.get().position == 0
