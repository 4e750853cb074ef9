"""What a reader's own browser asks for, to tell what has changed since it was here last."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from campaigns.clocks import utc_text
from campaigns.files import kept
from campaigns.queries.asked import Asked
from campaigns.queries.changes import MOST_RECENT, recent_moments
from campaigns.views.asking import asking, campaign_asked, following


@following
@asking
def moments(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """When facts have last changed, the same for everybody: no visit is told to the server."""
    told = [utc_text(moment) for moment in recent_moments(asked, campaign_asked(request))]
    return kept(JsonResponse({"moments": told, "most": MOST_RECENT}), asked.clocks)
