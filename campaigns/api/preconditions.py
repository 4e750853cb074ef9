"""Who may decide over REST, and on which version: no decision goes by without naming one."""

import re
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import APIException
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from campaigns import reviewing
from campaigns.errors import NotACurator

IF_MATCH = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": r'^"[1-9][0-9]{0,8}(\.[0-9a-f]+)?"$'},
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the version that the decision is taken on.",
)
VERSION_TAG = re.compile(r'"([1-9][0-9]{0,8})(?:\.[0-9a-f]+)?"')


class PreconditionRequired(APIException):
    """A decision that does not say which version it was taken on."""

    status_code = 428
    default_code = "precondition_required"
    default_detail = (
        "Say which version you decided on: send its ETag, as the fact's address gives it, "
        "in If-Match."
    )


class MayReview(BasePermission):
    """Curators."""

    message = str(NotACurator())
    code = NotACurator.code

    def has_permission(self, request: Request, view: Any) -> bool:
        return reviewing.may_review(request.user)


def version_in(if_match: str) -> int:
    """The version whose ETag this is: `"3.5f0c…"`, or `"3"` alone. A decision names exactly one."""
    tag = VERSION_TAG.fullmatch(if_match.strip())
    if tag is None:
        raise PreconditionRequired
    return int(tag[1])
