"""The doors of review: POST, curators only, each on the version that `If-Match` names."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from campaigns import reviewing
from campaigns.api.clocks import Clocked
from campaigns.api.preconditions import IF_MATCH, MayReview, version_in
from campaigns.api.serializers.decisions import (
    CorrectionSerializer,
    DecisionSerializer,
    PlaceSerializer,
)
from campaigns.api.tags import of_version, tag_of_answer
from campaigns.enums import Scope
from campaigns.models import StatedFact
from campaigns.queries.facts import with_actors

Door = Callable[..., Response]


def decision(says: type[DecisionSerializer]) -> Callable[[Door], Door]:
    """A door of review, and what a curator says at it."""

    def door(answer: Door) -> Door:
        post = action(
            detail=True,
            methods=["post"],
            permission_classes=[MayReview],
            scope=Scope.REVIEW,
            says=says,
        )
        return extend_schema(request=says, parameters=[IF_MATCH])(post(answer))

    return door


class Deciding(Clocked):
    """Everything that a curator may decide about a fact; `reviewing` has the rules."""

    says: type[DecisionSerializer] = DecisionSerializer
    tag = ""  # of what is asked for, where it is compared before it is read
    scope = ""  # what a token needs at a door that changes something

    @decision(DecisionSerializer)
    def accept(self, request: Request, fact: str) -> Response:
        """Let a proposed fact into the headline."""
        return self._decide(reviewing.accept)

    @decision(DecisionSerializer)
    def reject(self, request: Request, fact: str) -> Response:
        """Keep a fact out of the status; it stays citable."""
        return self._decide(reviewing.reject)

    @decision(DecisionSerializer)
    def restore(self, request: Request, fact: str) -> Response:
        """Propose a rejected or withdrawn fact once more."""
        return self._decide(reviewing.restore)

    @decision(DecisionSerializer)
    def withdraw(self, request: Request, fact: str) -> Response:
        """Take a fact back for its source; it stays citable."""
        return self._decide(reviewing.withdraw)

    @decision(CorrectionSerializer)
    def revise(self, request: Request, fact: str) -> Response:
        """Correct the value, the speaker, the date or the modality, and propose the fact anew."""
        return self._decide(reviewing.revise)

    @decision(DecisionSerializer)
    def keep(self, request: Request, fact: str) -> Response:
        """Stand by a judged fact although its source has changed."""
        return self._decide(reviewing.keep)

    @decision(DecisionSerializer)
    def adopt(self, request: Request, fact: str) -> Response:
        """Take over what the source says now in the place of what was judged."""
        return self._decide(reviewing.adopt)

    @decision(PlaceSerializer)
    def reattach(self, request: Request, fact: str) -> Response:
        """Confirm that words of the newest text are those of a fact whose own are lost."""
        return self._decide(reviewing.reattach)

    def _decide(self, decide: Callable[..., StatedFact]) -> Response:
        fact = self.get_object()
        version = version_in(self.request.headers.get("If-Match", ""))
        said = self.says(data=self.request.data)
        said.is_valid(raise_exception=True)
        given: dict[str, Any] = said.validated_data
        decided = decide(fact.fact, version=version, by=self.request.user, **given)
        del self.asked  # now is the moment of this decision, or a later one
        # By its row: somebody may have decided again already, so that it is the newest no more.
        return self.told(StatedFact.objects.with_source().get(pk=decided.pk))

    def told(self, fact: StatedFact) -> Response:
        """The answer that is one fact; its ETag names the version, for `If-Match`."""
        with_actors([fact], self.asked.clocks)
        told = self.get_serializer(fact).data
        path = reverse("statedfact-detail", args=[fact.fact])
        tag = self.tag or tag_of_answer(self.request, path=path)
        return Response(told, headers={"ETag": of_version(tag, fact.version)})
