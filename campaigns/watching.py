"""Sources are watched: looked at when their turn comes, and what is new in them is queued.

A look that finds nothing new writes no row: that it took place is kept in `looks`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone

from articles import folders, watched
from articles.addresses import allowed
from articles.connecting import INTERNET, Network
from articles.enums import OffsetUnit, SourceKind
from articles.errors import Refusal, Refused
from articles.fetching import NOTHING_KNOWN, Validators
from articles.models import Import, Source
from articles.models.sources import WAY_OF_READING, SourceQuerySet
from articles.watched import Given, StillWritten
from campaigns import importing, looks
from campaigns.ingest import Options
from campaigns.outcomes import MOST_TOLD

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(days=1)  # after a failure
LOCKS_OF_SOURCES = 1  # what the database's locks by number are told apart by
UNREAD: dict[str, Any] = {"etag": "", "last_modified": "", "sha256": "", "refused": []}
WELL: dict[str, Any] = {"failures": 0, "code": "", "sentence": ""}


def check(kind: str, where: str) -> None:
    """See that a place may be watched. Raises Refused, with the words a look would be told."""
    if kind == SourceKind.FOLDER:
        folders.check(where, root=settings.WATCH_ROOT)
    else:
        allowed(where, hosts=settings.FETCH_HOSTS)


def keep(source: Source, *, changed: set[str]) -> None:
    """Write what somebody changed of a source, and of a look meanwhile nothing else.

    What is read in another way from now on is read anew.
    """
    if changed & set(WAY_OF_READING):
        for name, value in {**UNREAD, **WELL, "next_read_at": timezone.now()}.items():
            setattr(source, name, value)
            changed.add(name)
    if changed:
        source.save(update_fields=changed)
    looks.forget(source)


def due(now: datetime, *, among: SourceQuerySet | None = None) -> list[int]:
    """The ids of the sources whose turn it is."""
    rows = (Source.objects.all() if among is None else among).due(now)
    looks.recall(rows)
    return [row.pk for row in rows if row.is_asked_for or row.next_turn <= now]


def read(source_id: int, *, network: Network = INTERNET) -> Import | None:
    """Look at a source if it is its turn; returns what was queued of it, if anything.

    Two at once look once. The caller wakes a worker.
    """
    with _alone(source_id) as ours:
        now = timezone.now()
        if not ours or not due(now, among=Source.objects.filter(pk=source_id)):
            return None
        return _look(Source.objects.get(pk=source_id), now, network)


def ask(source: Source, *, by: AbstractBaseUser | None) -> None:
    """Have a source read anew, whatever is known of it, when next a worker looks."""
    Source.objects.filter(pk=source.pk).update(asked_at=timezone.now(), asked_by=by)


def reread(
    source: Source, *, by: AbstractBaseUser | None, network: Network = INTERNET
) -> Import | None:
    """Read a source now, whatever is known of it; returns what was queued.

    The caller wakes a worker.
    """
    ask(source, by=by)
    return read(source.pk, network=network)


def _look(source: Source, now: datetime, network: Network) -> Import | None:
    try:
        given = _given(source, network)
    except StillWritten:
        return None  # it stays its turn
    except Refused as refused:
        _fail(source, now, refused.refusal)
        return None
    if given is not None and (source.asked_at or given.sha256 != source.sha256):
        return _take(source, now, given)
    _find_unchanged(source, now, given.validators if given else _known(source))
    return None


def _given(source: Source, network: Network) -> Given | None:
    known = NOTHING_KNOWN if source.asked_at else _known(source)
    if source.kind == SourceKind.FOLDER:
        return watched.in_folder(source.where, root=settings.WATCH_ROOT, known=known)
    return watched.at_address(
        source.where, hosts=settings.FETCH_HOSTS, known=known, network=network
    )


def _take(source: Source, now: datetime, given: Given) -> Import | None:
    """Queue what is new, in one transaction with what the source is known by from now on."""
    with transaction.atomic():
        queued = None
        if given.documents:
            queued = importing.queue(
                given.documents, name=source.name, options=_options(source), by=source.asked_by
            )
        kept = _update(
            source,
            now,
            **asdict(given.validators),
            sha256=given.sha256,
            refused=[msgspec.to_builtins(refusal) for refusal in given.refusals[:MOST_TOLD]],
            last_import=queued or source.last_import,
            **WELL,
        )
        if source.asked_at:  # and not again meanwhile
            asked = Source.objects.filter(pk=source.pk, asked_at=source.asked_at)
            asked.update(asked_at=None, asked_by=None)
        if not kept:  # it was changed meanwhile, and this was read of another source
            transaction.set_rollback(True)
    return queued if kept else None


def _find_unchanged(source: Source, now: datetime, validators: Validators) -> None:
    news = {} if validators == _known(source) else asdict(validators)
    if source.failures:
        news |= WELL
    if news or not looks.remember(source, now):
        _update(source, now, **news)


def _fail(source: Source, now: datetime, refusal: Refusal) -> None:
    """Keep why a source could not be read, and try again later, and later still."""
    pause = min(FIRST_PAUSE * 2 ** min(source.failures, 10), LONGEST_PAUSE)
    _update(
        source,
        now,
        next_read_at=now + pause,
        failures=source.failures + 1,
        code=refusal.code,
        sentence=refusal.sentence,
    )


def _update(source: Source, now: datetime, **news: Any) -> bool:
    """Write what a look found, unless the source was changed under it."""
    turn = {"last_read_at": now, "next_read_at": now + source.interval}
    kept = Source.objects.unchanged_since(source).update(**{**turn, **news})
    looks.forget(source)
    return bool(kept)


def _known(source: Source) -> Validators:
    return Validators(etag=source.etag, last_modified=source.last_modified)


def _options(source: Source) -> Options:
    return Options(
        format=source.format or None,
        offset_unit=OffsetUnit(source.offset_unit) if source.offset_unit else None,
        lenient=source.lenient,
    )


@contextmanager
def _alone(source_id: int) -> Iterator[bool]:
    """Whether nobody else looks at this source; of a killed worker the database lets go itself."""
    key = [LOCKS_OF_SOURCES, source_id]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        ours = bool(cursor.fetchone()[0])
        try:
            yield ours
        finally:
            if ours:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
