"""Refusals of the API as `application/problem+json` (RFC 9457), each with a stable `code`."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import APIException, NotFound, ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, exception_handler

from campaigns.api.serializers.decisions import both_versions
from campaigns.errors import (
    BadCorrection,
    LedgerError,
    NeedsSecondCurator,
    NotACurator,
    StaleVersion,
    Unreadable,
)

# What the study refuses, and the status that says so; the codes are its own.
STATUSES: dict[type[Exception], int] = {
    Unreadable: 400,
    BadCorrection: 400,
    NotACurator: 403,
    NeedsSecondCurator: 403,
    StaleVersion: 412,
    LedgerError: 409,
}


class TooLarge(APIException):
    """The body is larger than anything the API takes."""

    status_code = 413
    default_code = "too_large"
    default_detail = "The body of the request is too large."


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer a refusal; None for what is a defect of ours and no refusal."""
    if isinstance(error, tuple(STATUSES)):
        answer = Response()
        told = _refused_by_the_study(error, context)
    else:
        error = TooLarge() if isinstance(error, RequestDataTooBig) else error
        given = exception_handler(error, context)
        if given is None:
            return None
        answer = given
        told = _refused_by_the_door(error, answer)
    answer.status_code = told["status"]
    answer.data = {"type": "about:blank", "title": HTTPStatus(answer.status_code).phrase, **told}
    answer.content_type = "application/problem+json"
    # Whatever was asked for, and whether or not it could be given, refusals have one shape.
    request = context["request"]
    request.accepted_renderer, request.accepted_media_type = JSONRenderer(), JSONRenderer.media_type
    return answer


def _refused_by_the_study(error: Any, context: dict[str, Any]) -> dict[str, Any]:
    status = next(status for kind, status in STATUSES.items() if isinstance(error, kind))
    told = {"status": status, "code": error.code, "detail": str(error)}
    if isinstance(error, Unreadable):
        told["parameters"] = [error.parameter]
    if isinstance(error, StaleVersion):
        told |= both_versions(error, context)
    return told


def _refused_by_the_door(error: Exception, answer: Response) -> dict[str, Any]:
    if isinstance(error, ValidationError):
        fields = _by_path(answer.data if isinstance(answer.data, dict) else {"body": answer.data})
        detail = f"What was given for {', '.join(sorted(fields))} cannot be taken."
        return {"status": answer.status_code, "code": "INVALID", "detail": detail, "errors": fields}
    detail = answer.data["detail"]
    members = getattr(error, "members", {})
    return {
        "status": answer.status_code,
        "code": detail.code.upper(),
        "detail": str(detail),
        **members,
    }


def _by_path(errors: dict[str, Any]) -> dict[str, Any]:
    """What is wrong with each field; one within another stands by its path: `value.low`."""
    flat: dict[str, Any] = {}
    for name, wrong in errors.items():
        within = _by_path(wrong) if isinstance(wrong, dict) else {}
        flat |= {f"{name}.{path}": told for path, told in within.items()} or {name: wrong}
    return flat


class NothingHere(APIView):
    """Every address below the API that is no address of it."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = ()
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound("The API has no such address. Its schema lists those it has.")
