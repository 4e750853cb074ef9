"""The addresses of pages and files: promises to those who bookmark and cite them.

A page has an address in each language, `/ar/…` for Arabic; a file is what programs read, and has
one.
"""

from django.urls import path, register_converter
from django.urls.converters import StringConverter, UUIDConverter

from campaigns.views import embeds, feeds, gallery, pages, recent
from campaigns.views.asking import following


class Identity(UUIDConverter):
    """The identity of a fact; in capitals it is the same, and the view leads to the one address."""

    regex = UUIDConverter.regex.replace("a-f", "a-fA-F")


class ReferenceEnding(StringConverter):
    """What turns the address of a version into that of its reference."""

    regex = "bib|ris"


class TableEnding(StringConverter):
    """What turns the address of a page into that of its table."""

    regex = "csv|xlsx|json"


register_converter(Identity, "identity")
register_converter(TableEnding, "table")
register_converter(ReferenceEnding, "reference")

reading_room = [
    path("", pages.home, name="home"),
    path("campaigns/<slug:slug>/", pages.campaign, name="campaign"),
    path("campaigns/<slug:slug>/brief/", pages.brief, name="brief"),
    path("facts/<identity:fact>/", pages.fact, name="fact"),
    path("facts/<identity:fact>/v/<int:version>/", pages.fact, name="fact-version"),
    path("actors/", pages.actors, name="actors"),
    path("actors/<slug:slug>/", pages.actor, name="actor"),
    path("articles/", pages.articles, name="articles"),
    path("articles/<int:pk>/", pages.article, name="article"),
    path("contested/", pages.contested, name="contested"),
    path("changes/", pages.changes, name="changes"),
    path("search/", pages.search, name="search"),
    path("method/", pages.method, name="method"),
    path("embed/facts/<identity:fact>/", embeds.fact, name="embed-fact"),
    path("embed/facts/<identity:fact>/v/<int:version>/", embeds.fact, name="embed-version"),
    path("embed/campaigns/<slug:slug>/<slug:measure>/", embeds.chart, name="embed-chart"),
]
files = [
    path(
        "facts/<identity:fact>/v/<int:version>.<reference:ending>",
        following(pages.reference),
        name="fact-reference",
    ),
    path("campaigns.<table:ending>", following(pages.home), name="campaigns-table"),
    path("campaigns/<slug:slug>.<table:ending>", following(pages.campaign), name="campaign-table"),
    path(
        "campaigns/<slug:slug>/measures/<slug:measure>.<table:ending>",
        following(pages.measure),
        name="measure-table",
    ),
    path("facts/<identity:fact>.<table:ending>", following(pages.fact), name="fact-table"),
    path("actors.<table:ending>", following(pages.actors), name="actors-table"),
    path("actors/<slug:slug>.<table:ending>", following(pages.actor), name="actor-table"),
    path("articles.<table:ending>", following(pages.articles), name="articles-table"),
    path("articles/<int:pk>.<table:ending>", following(pages.article), name="article-table"),
    path("contested.<table:ending>", following(pages.contested), name="contested-table"),
    path("changes.<table:ending>", following(pages.changes), name="changes-table"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("changes/moments.json", recent.moments, name="changes-moments"),
    path("campaigns/<slug:slug>/feed.atom", following(feeds.campaign), name="campaign-feed"),
    path("campaigns/<slug:slug>/dates.ics", following(feeds.dates), name="campaign-dates"),
    path("actors/<slug:slug>/feed.atom", following(feeds.actor), name="actor-feed"),
    path("articles/<int:pk>/feed.atom", following(feeds.article), name="article-feed"),
    path("facts/<identity:fact>/feed.atom", following(feeds.fact), name="fact-feed"),
    path("changes/feed.atom", following(feeds.changes), name="changes-feed"),
    path("search.<table:ending>", following(pages.search), name="search-table"),
    path("search/feed.atom", following(feeds.search), name="search-feed"),
]
