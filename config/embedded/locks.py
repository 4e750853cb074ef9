"""Kernel locks on files: released by the kernel itself when their holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def try_lock(descriptor: int) -> bool:
    """Take the lock for ourselves alone if nobody else holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until nobody else is inside."""
    descriptor = open_lock(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def if_free(path: Path) -> Iterator[int | None]:
    """The locked descriptor, or None when somebody holds it.

    A child that inherits the descriptor keeps the lock until it and all of its own children are
    gone, even after we close ours.
    """
    descriptor = open_lock(path)
    try:
        yield descriptor if try_lock(descriptor) else None
    finally:
        os.close(descriptor)


def share(path: Path) -> int:
    """Join the holders of a shared lock; closing the descriptor leaves them."""
    descriptor = open_lock(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor
