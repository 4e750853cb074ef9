"""Why a receiver was not told: a stable code, and a sentence that says what to do.

its address      WEBHOOK_BAD_ADDRESS  WEBHOOK_HOST_NOT_ALLOWED  WEBHOOK_ADDRESS_PRIVATE
one attempt      WEBHOOK_UNREACHABLE  WEBHOOK_TIMED_OUT  WEBHOOK_BROKEN  WEBHOOK_ANSWERED
                 WEBHOOK_INTERRUPTED
switched off by  WEBHOOK_GONE  WEBHOOK_FAILING  WEBHOOK_KEY_CHANGED  WEBHOOK_SWITCHED_OFF
"""

from articles.errors import Problem
from articles.source_errors import Refusals

WEBHOOK_BAD_ADDRESS = Problem(
    "WEBHOOK_BAD_ADDRESS",
    "“{url}” is no address to send to: {reason}.",
    "Give one like https://receiver.example/ledger, with its host as a browser sends it.",
)
WEBHOOK_HOST_NOT_ALLOWED = Problem(
    "WEBHOOK_HOST_NOT_ALLOWED",
    "Nothing may be sent to {host}.",
    "Who runs this installation can add it to WEBHOOK_HOSTS.",
)
WEBHOOK_ADDRESS_PRIVATE = Problem(
    "WEBHOOK_ADDRESS_PRIVATE",
    "The name {host} leads to a machine that is not on the public network.",
    "If that is meant, who runs this installation can add it to WEBHOOK_INSIDE_HOSTS.",
)
WEBHOOK_UNREACHABLE = Problem(
    "WEBHOOK_UNREACHABLE",
    "The receiver cannot be reached: {reason}.",
    "Check the address; it is tried again by itself.",
)
WEBHOOK_TIMED_OUT = Problem(
    "WEBHOOK_TIMED_OUT",
    "The receiver had not answered when its time was over.",
    "Let it answer at once and work afterwards; it is tried again by itself.",
)
WEBHOOK_BROKEN = Problem(
    "WEBHOOK_BROKEN",
    "The answer broke off or cannot be read: {reason}.",
    "Check what the receiver gives; it is tried again by itself.",
)
WEBHOOK_ANSWERED = Problem(
    "WEBHOOK_ANSWERED",
    "The receiver answered with {status}.",
    "Let it answer with 200 or 204 when it has what was sent; it is tried again by itself.",
)
WEBHOOK_INTERRUPTED = Problem(
    "WEBHOOK_INTERRUPTED",
    "It was not sent to its end: {reason}.",
    "Have an administrator look at the worker's log, and send it again.",
)
WEBHOOK_GONE = Problem(
    "WEBHOOK_GONE",
    "The receiver answered with 410, which says that it wants nothing more.",
    "When it does, switch the webhook on: what came meanwhile is sent then.",
)
WEBHOOK_FAILING = Problem(
    "WEBHOOK_FAILING",
    "The receiver has taken nothing for {days} days.",
    "Mend it, send it a ping, and switch the webhook on: what came meanwhile is sent then.",
)
WEBHOOK_KEY_CHANGED = Problem(
    "WEBHOOK_KEY_CHANGED",
    "SECRET_KEY is no longer the one that the secret of this webhook was made with.",
    "Make a new secret, give it to the receiver, and switch the webhook on.",
)
WEBHOOK_SWITCHED_OFF = Problem(
    "WEBHOOK_SWITCHED_OFF",
    "{name} switched it off.",
    "What comes meanwhile is sent when it is switched on.",
)

PROBLEMS = tuple(problem for problem in list(globals().values()) if isinstance(problem, Problem))

SENDING = Refusals(
    bad_address=WEBHOOK_BAD_ADDRESS,
    host_not_allowed=WEBHOOK_HOST_NOT_ALLOWED,
    address_private=WEBHOOK_ADDRESS_PRIVATE,
    unreachable=WEBHOOK_UNREACHABLE,
    broken=WEBHOOK_BROKEN,
    timed_out=WEBHOOK_TIMED_OUT,
)
