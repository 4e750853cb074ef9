"""What a reader's own browser asks for, to tell what has changed since it was here last."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404

from campaigns.clocks import utc_text
from campaigns.files import kept
from campaigns.models import Campaign
from campaigns.queries.asked import Asked
from campaigns.queries.changes import MOST_RECENT, recent_moments
from campaigns.views.asking import asking, following


@following
@asking
def moments(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """When facts have last changed, the same for everybody: no visit is told to the server."""
    slug = request.GET.get("campaign")
    campaign = get_object_or_404(Campaign, slug=slug) if slug else None
    told = [utc_text(moment) for moment in recent_moments(asked, campaign)]
    return kept(JsonResponse({"moments": told, "most": MOST_RECENT}), asked.clocks)
