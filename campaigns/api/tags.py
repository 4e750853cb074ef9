"""What tags an answer of the API: all that it is made of, its form, and who it is for."""

import re

from rest_framework.request import Request

from campaigns.files import tag_of

OF_A_VERSION = re.compile(r'^(?:W/)?"(?:[1-9][0-9]{0,8}\.)?([0-9a-f]{32})"$')


def tag_of_answer(request: Request, *, path: str = "") -> str:
    """The ETag of what is asked for, or of what the same reader would find at another address.

    A reader who is signed in may be told more, and the same may be had as JSON and as CSV.
    """
    reader = "signed in" if request.user.is_authenticated else "anybody"
    form = request.accepted_renderer.media_type
    deliveries = "/imports/" in (path or request.path)
    return tag_of(request, reader, form, path=path, deliveries=deliveries)


def of_version(tag: str, version: int) -> str:
    """The same tag of a fact that names its version, for `If-Match`."""
    return f'"{version}.{tag[1:]}'


def same(given: str, tag: str) -> bool:
    """Whether a reader holds this answer already. The version that a tag names is in the rest."""
    found = OF_A_VERSION.match(given)
    return found is not None and f'"{found[1]}"' == tag
