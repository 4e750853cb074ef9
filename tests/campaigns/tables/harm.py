"""Words that mean harm to a spreadsheet, and tables that have them wherever they hold text."""

from decimal import Decimal

from django.contrib.auth.models import User
from django.db import models

from actors.models import Actor, Alias
from articles.models import Article, Import, Outlet, Revision
from campaigns.enums import Part
from campaigns.models import Campaign, Measure, StatedFact, Unit
from campaigns.queries.actors import Listed
from campaigns.queries.articles import Filed
from campaigns.queries.tables import ACTORS, ARTICLES
from campaigns.tables import Table
from campaigns.tables.facts import STANDING, VERSIONS, Row

HARM = (
    "=1+1",
    "=HYPERLINK(\"https://elsewhere.example\",\"look\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "-3 percent",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    '";=1+1;"',
    "a\n=1+1",
    "a\r\n=1+1",
    'a","=1+1',
    "=DDE(\"soffice\";\"x\";\"y\")",
    "{=1+1}",
    "'=1+1",
    "=\u202e1+1",
)  # fmt: skip
PREFIXES = ("", " ", "\t", "\u00a0", "'", "\ufeff")
INJECTIONS = list(dict.fromkeys(f"{prefix}{harm}" for harm in HARM for prefix in PREFIXES))
BELOW_ZERO = Decimal("-3.5")


def tables():
    """Every kind of table, with a row for each of the injections; the actors' is of the database.

    Which columns they are is not named: a new column is tried as soon as it is there.
    """
    facts = [Row(a_fact(words), stands_as=words) for words in INJECTIONS]
    return [
        Table("versions", VERSIONS, facts),
        Table("standing", STANDING, facts),
        Table("articles", ARTICLES, [Filed(an_article(words), 7) for words in INJECTIONS]),
        Table("actors", ACTORS, [Listed(an_actor(words), 7) for words in INJECTIONS]),
    ]


def filled(model, words, **said):
    """A row, saved nowhere, that has these words in every field of text."""
    texts = (models.CharField, models.TextField)
    fields = [one.attname for one in model._meta.concrete_fields if isinstance(one, texts)]
    return model(**dict.fromkeys(fields, words) | said)


def an_article(words):
    return filled(Article, words, id=7, outlet=filled(Outlet, words))


def a_fact(words):
    """Its parts are names in other words than its quantity: what is said already is left out."""
    roles = [{"role": part, "start": 0, "end": 0, "exact": f"{words} as {part}"} for part in Part]
    quantity = {"role": Part.QUANTITY, "start": 0, "end": len(words), "exact": words}
    fact = filled(
        StatedFact,
        words,
        campaign=filled(Campaign, words),
        measure=filled(Measure, words),
        unit=filled(Unit, words),
        article=an_article(words),
        revision=filled(Revision, words, number=7),
        by=filled(User, words),
        imported=filled(Import, words),
        reviser=filled(User, words),
        low=BELOW_ZERO,
        high=BELOW_ZERO,
        hedges=[words, words],
        roles=[quantity, *(role for role in roles if role["role"] != Part.QUANTITY)],
        start=0,
        end=len(words),
        position=7,
    )
    actor = filled(Actor, words)
    fact.resolved = {(role["role"], role["exact"]): actor for role in roles}
    return fact


def an_actor(words):
    actor = Actor.objects.create(slug=words, name=words, kind="state")
    Alias.objects.create(actor=actor, name=words, language="en")
    actor.kind = words  # which the database refuses
    return actor
