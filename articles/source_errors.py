"""Why a watched source was not read: a stable code, and a sentence that says what to do.

    an address   FETCH_BAD_ADDRESS  FETCH_HOST_NOT_ALLOWED  FETCH_ADDRESS_PRIVATE
                 FETCH_UNREACHABLE  FETCH_ANSWERED  FETCH_BROKEN  FETCH_TOO_MANY_REDIRECTS
                 FETCH_TOO_LARGE  FETCH_TIMED_OUT
    a folder     WATCH_FOLDER_NOT_ALLOWED  WATCH_FOLDER_GONE

What is wrong with the files that it gave is told by `articles.errors`, as of any delivery.
"""

import msgspec

from articles.errors import Problem

FETCH_BAD_ADDRESS = Problem(
    "FETCH_BAD_ADDRESS",
    "“{url}” is no address to fetch from: {reason}.",
    "Give one like https://annotation.example/export.json, with its host as a browser sends it.",
)
FETCH_HOST_NOT_ALLOWED = Problem(
    "FETCH_HOST_NOT_ALLOWED",
    "Nothing may be fetched from {host}.",
    "Who runs this installation can add it to FETCH_HOSTS.",
)
FETCH_ADDRESS_PRIVATE = Problem(
    "FETCH_ADDRESS_PRIVATE",
    "The name {host} leads to a machine that is not on the public network.",
    "Choose a host that everybody can reach, or watch a folder.",
)
FETCH_UNREACHABLE = Problem(
    "FETCH_UNREACHABLE",
    "The host cannot be reached: {reason}.",
    "Check the address; it is tried again by itself.",
)
FETCH_ANSWERED = Problem(
    "FETCH_ANSWERED",
    "The server answered with {status} and not with a file.",
    "Open the address in a browser without signing in: nothing is sent that says who asks.",
)
FETCH_BROKEN = Problem(
    "FETCH_BROKEN",
    "The answer broke off or cannot be read: {reason}.",
    "Check what the server gives; it is tried again by itself.",
)
FETCH_TOO_MANY_REDIRECTS = Problem(
    "FETCH_TOO_MANY_REDIRECTS",
    "The server leads on and on: {limit} redirects were followed.",
    "Give the address that they end at.",
)
FETCH_TOO_LARGE = Problem(
    "FETCH_TOO_LARGE",
    "What the server gives is larger than {limit} MB.",
    "Export it in several files, and watch each.",
)
FETCH_TIMED_OUT = Problem(
    "FETCH_TIMED_OUT",
    "The server was not done in the time that one file may take.",
    "Check what the server gives; it is tried again by itself.",
)
WATCH_FOLDER_NOT_ALLOWED = Problem(
    "WATCH_FOLDER_NOT_ALLOWED",
    "The folder “{path}” does not lie in the one that sources are watched in.",
    "Give it from that folder on, without “..”. Who runs this installation sets WATCH_ROOT.",
)
WATCH_FOLDER_GONE = Problem(
    "WATCH_FOLDER_GONE",
    "The folder “{path}” cannot be read: {reason}.",
    "Check its name and who may read it; it is tried again by itself.",
)


class Refusals(msgspec.Struct, frozen=True, kw_only=True):
    """What can be wrong with asking an address, in the words of those who ask."""

    bad_address: Problem
    host_not_allowed: Problem
    address_private: Problem
    unreachable: Problem
    broken: Problem
    timed_out: Problem


FETCHING = Refusals(
    bad_address=FETCH_BAD_ADDRESS,
    host_not_allowed=FETCH_HOST_NOT_ALLOWED,
    address_private=FETCH_ADDRESS_PRIVATE,
    unreachable=FETCH_UNREACHABLE,
    broken=FETCH_BROKEN,
    timed_out=FETCH_TIMED_OUT,
)

PROBLEMS = tuple(problem for problem in list(globals().values()) if isinstance(problem, Problem))
