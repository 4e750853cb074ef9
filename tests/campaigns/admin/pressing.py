"""A curator at the admin: the pages that are opened, the buttons that are pressed."""

from django.urls import reverse

from campaigns.models import StatedFact

LIST = reverse("admin:campaigns_statedfact_changelist")


def page_of(fact):
    return reverse("admin:campaigns_statedfact_change", args=[fact.pk])


def decide(client, fact, change, why=""):
    return _press(client, fact, "decide", {"change": change, "why": why})


def revise(client, fact, why="", **changed):
    """Change some fields of the form as the fact's page shows it, and send it."""
    shown = client.get(page_of(fact), follow=True).context["form"].initial
    return _press(client, fact, "revise", _sent({**shown, "why": why, **changed}))


def send(client, fact, given):
    """Send a form as it was filled in before, whatever the page shows by now."""
    return _press(client, fact, "revise", _sent(given))


def find(client, fact, words, why=""):
    return _press(client, fact, "find", {"words": words, "why": why})


def act(client, action, *facts):
    ticked = {"action": action, "_selected_action": [fact.pk for fact in facts]}
    return client.post(LIST, ticked, follow=True)


def told(response):
    return [str(message) for message in response.context["messages"]]


def offered(response):
    """The buttons of a page, by what they do."""
    return [one["change"] for one in [*response.context["answers"], *response.context["moves"]]]


def now(fact):
    return StatedFact.objects.open().with_source().get(fact=fact.fact)


def _press(client, fact, name, given):
    address = reverse(f"admin:campaigns_statedfact_{name}", args=[fact.pk])
    return client.post(address, given, follow=True)


def _sent(given):
    """Fields as a browser sends them: without what is empty or not ticked."""
    return {name: value for name, value in given.items() if value not in (None, "", False)}
