"""The ledger under crowds: processes, threads and followers, each with its own connections.

`make prove` runs these long; the figures stand in `docs/reliability.md`.
"""

import os
import random
import time
from collections import Counter

from articles.models import Article, Mark, MarkSet, Revision
from campaigns import verifying
from campaigns.models import StatedFact
from tests.campaigns import an_article, crowd

TIMES = int(os.environ.get("CROWD_TIMES", "10"))
STEPS = int(os.environ.get("CROWD_STEPS", "12"))
INSTANTS = int(os.environ.get("CROWD_INSTANTS", "25"))
PROCESSES = int(os.environ.get("CROWD_PROCESSES", "4"))


def test_processes_that_ingest_one_article_have_one_effect(curators):
    url = an_article.some_url()
    with crowd.in_processes(PROCESSES) as pool:
        totals = crowd.each(pool, an_article.ingest_often, [(url, TIMES)] * PROCESSES)
    total = sum(totals, Counter())
    assert (total["new"], total["succeeded"], total["withdrawn"]) == (2, 0, 0)
    written = [model.objects.count() for model in (Article, Revision, MarkSet, Mark, StatedFact)]
    assert written == [1, 1, 1, 2, 2]
    assert list(verifying.broken()) == []


def test_a_follower_beside_writers_ends_with_the_exact_state(curators, client):
    held, cursor = {}, 0
    with crowd.in_processes(PROCESSES) as pool:
        working = [pool.submit(an_article.work_at_random, seed, STEPS) for seed in range(PROCESSES)]
        ended = False
        while not ended:
            ended = all(work.done() for work in working)  # then once more, to the end
            while results := (answer := follow(client, cursor))["results"]:
                for change in results:
                    assert (
                        change["version"] == held.get(change["id"], {"version": 0})["version"] + 1
                    )
                    held[change["id"]] = change
                cursor = answer["cursor"]
            time.sleep(0.01)
        assert sum(work.result() for work in working) > 0
    assert {change["id"]: stated(change) for change in held.values()} == {
        str(fact.fact): (fact.version, fact.review, fact.quote, fact.source_state)
        for fact in StatedFact.objects.open()
    }
    assert StatedFact.objects.count() == cursor
    assert list(verifying.broken()) == []


def follow(client, cursor):
    return client.get("/api/v1/changes/", {"cursor": cursor, "page_size": 7}).json()


def stated(change):
    return (
        change["version"],
        change["review"],
        change["quote"]["exact"],
        change["source_state"],
    )


STATUS = "/api/v1/campaigns/mosul/status/"
OF_LATER = ("pinned", "changed_since")  # what a pinned answer says of the time after it


def test_what_was_answered_at_an_instant_is_answered_for_that_instant_ever_after(curators, client):
    an_article.deliver(an_article.two_facts(an_article.ADDRESSES[0]))
    answered = []
    with crowd.in_processes(PROCESSES) as pool:
        working = [pool.submit(an_article.work_at_random, seed, STEPS) for seed in range(PROCESSES)]
        while not all(work.done() for work in working) or len(answered) < INSTANTS:
            answered.append(client.get(STATUS, {"on": "2017-05-31"}).json())
            if all(work.done() for work in working):
                crowd_goes_on(len(answered))
        assert sum(work.result() for work in working) > 0
    chosen = random.Random(5).sample(answered, INSTANTS)
    for told in chosen:
        again = client.get(STATUS, {"on": "2017-05-31", "known_at": told["known_at"]}).json()
        assert without(again, OF_LATER) == without(told, OF_LATER)
    assert len({told["known_at"] for told in chosen}) > 1


def crowd_goes_on(seed):
    an_article.one_step(random.Random(seed))


def without(told, names):
    return {name: value for name, value in told.items() if name not in names}
