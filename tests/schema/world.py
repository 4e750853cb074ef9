"""What thousands of made-up calls find: everybody who may ask, and rows that they can name."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Article, Import
from campaigns import reviewing, tokens
from campaigns.curators import define_roles
from campaigns.enums import Scope
from campaigns.models import StatedFact
from tests import builders
from tests.actors.make import an_actor

DELIVERED = (Path(__file__).parents[1] / "samples" / "six-percent.json").read_text("utf-8")
TEXT = (
    "Officers said only about 6 percent of Exampleville remained.\n"
    "A ministry put it at 9.50 percent. Turkey opposes the YPG. A vote may come in September."
)
CSRF = "c" * 32


@dataclass(frozen=True)
class Person:
    """Who asks, as a request says it."""

    name: str
    says: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def knows_itself(self) -> bool:
        return bool(self.says or self.cookies)

    @property
    def headers(self) -> dict[str, str]:
        """Nothing here unpacks an answer, as a client over HTTP would."""
        return {**self.says, "Accept-Encoding": "identity"}


@dataclass(frozen=True)
class World:
    """Who may ask; and what there is, by the parameter that names it."""

    people: list[Person]
    rows: dict[str, list[str]]


def a_world(take: Any) -> World:
    """Facts of an open and of a restricted text, one decided on; a delivery; and everybody."""
    an_actor("turkey", "Turkey", kind="state")
    take(builders.article(TEXT, *_marks()))
    take(builders.article(TEXT, _marks()[0], url="https://news.example/2", rights="restricted"))
    people = _people()
    Import.objects.create(name="by.json")
    vote = StatedFact.objects.open().get(measure__slug="vote-scheduled")
    reviewing.accept(vote.fact, version=1, by=User.objects.get(username="curator"))
    return World(people, _rows())


def _marks() -> list[Any]:
    percent = {"low": 6, "high": 6, "unit": "percent"}
    rival = {"low": "9.50", "high": "9.50", "unit": "percent"}
    told: dict[str, dict[str, Any]] = {
        "only about 6 percent of Exampleville remained": {"value": percent, "speaker": "Officers"},
        "A ministry put it at 9.50 percent": {"value": rival},
        "Turkey opposes the YPG": {"measure": "opposes", "subject": "Turkey", "object": "YPG"},
        "A vote may come in September": {"measure": "vote-scheduled", "stated_for": "2017-09?"},
    }
    return [
        builders.fact(TEXT, quote, **{"id": quote[:9], "stated_for": "2017-05-25", **said})
        for quote, said in told.items()
    ]


def _people() -> list[Person]:
    """Who may ask, from nobody to who may do everything, by session and by token."""
    define_roles()
    people = [Person("nobody")]
    for role in ("reader", "annotator", "curator"):
        user = User.objects.create_user(role)
        user.groups.add(Group.objects.get(name=role))
        people.append(_signed_in(user))
    admin = User.objects.create_superuser("admin")
    people.append(_signed_in(admin))
    for scope in Scope:
        _, key = tokens.issue("a program", account=admin, scopes=[scope])
        people.append(Person(f"token to {scope}", {"Authorization": f"Bearer {key}"}))
    return people


def _signed_in(user: User) -> Person:
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    cookies = {"sessionid": session, "csrftoken": CSRF}
    return Person(user.username, {"X-CSRFToken": CSRF}, cookies)


def _rows() -> dict[str, list[str]]:
    """What there is to be named, by the name of a parameter; `id` by what it is part of."""
    return {
        "fact": [str(fact) for fact in StatedFact.objects.open().values_list("fact", flat=True)],
        "articles": [str(pk) for pk in Article.objects.values_list("pk", flat=True)],
        "imports": [str(pk) for pk in Import.objects.values_list("pk", flat=True)],
        "actors": ["turkey"],
        "campaigns": ["mosul", "raqqa"],
        "measures": ["territory-remaining", "opposes", "vote-scheduled"],
        "ending": ["jsonl", "csv", "xlsx", "geojson"],
        "campaign": ["mosul"],
        "measure": ["territory-remaining", "opposes"],
        "outlet": ["example-courier"],
        "article": [str(Article.objects.latest("pk").pk)],
        "actor": ["turkey"],
        "speaker": ["Officers"],
        "on": ["2017-05-25", "2017-09-30"],
        "known_at": [
            "2017-06-01T00:00:00Z",
            StatedFact.objects.latest("position").recorded_at.isoformat(),
        ],
        "q": ["Exampleville", "Turkey"],
        "If-Match": ['"1"', '"2"', '"1.00ff"'],
    }
