"""What pages show, as tables: the same rows, with every word that belongs beside a figure."""

from collections.abc import Iterable, Iterator
from typing import Any

from campaigns.models import StatedFact
from campaigns.queries.actors import ActorPage, ActorsPage, Listed
from campaigns.queries.articles import ArticlePage, ArticlesPage, Filed
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing
from campaigns.queries.changes import ChangesPage
from campaigns.queries.contested import ContestedPage
from campaigns.queries.facts import FactPage
from campaigns.queries.home import HomePage
from campaigns.queries.search import SearchPage
from campaigns.status import Verdict, newness
from campaigns.tables import Column, Table
from campaigns.tables.facts import AND, FACTS, STANDING, VERSIONS, Row

ACTORS = (
    Column("slug", "The name of the actor in addresses.", lambda listed: listed.actor.slug),
    Column("name", "What it is called here.", lambda listed: listed.actor.name),
    Column("kind", "What kind of actor it is.", lambda listed: listed.actor.kind),
    Column("facts", "In how many standing facts it is named.", lambda listed: listed.facts),
    Column(
        "other_names",
        "Every name it goes by, each in its own script.",
        lambda listed: AND.join(dict.fromkeys(alias.name for alias in listed.actor.names)),
    ),
)
ARTICLES = (
    Column("id", "The number of the article in addresses.", lambda filed: filed.article.pk),
    Column("title", "Its title.", lambda filed: filed.article.title),
    Column("publisher", "Who published it: the outlet.", lambda filed: filed.article.outlet.name),
    Column(
        "retells",
        "Whether the outlet retells what others published, in words of its own.",
        lambda filed: filed.article.outlet.retells,
        "true or false",
    ),
    Column("author", "Who wrote it.", lambda filed: filed.article.author),
    Column("published_on", "When it appeared.", lambda filed: filed.article.published_on, "day"),
    Column("language", "In which language.", lambda filed: filed.article.language, "BCP 47"),
    Column("article_url", "The publisher's address of it.", lambda filed: filed.article.url),
    Column(
        "origin",
        "The address of the article it reprints or retells.",
        lambda filed: filed.article.origin,
    ),
    Column("rights", "Whether its text may be shown to all.", lambda filed: filed.article.rights),
    Column(
        "retracted",
        "Whether its publisher took it back.",
        lambda filed: filed.article.retracted,
        "true or false",
    ),
    Column("facts", "How many facts it states.", lambda filed: filed.facts),
)


class Tables:
    """Tables as one reader asked for them: their links lead to the site that was asked."""

    def __init__(self, asked: Asked, site: str) -> None:
        self.asked, self.site = asked, site

    def home(self, page: HomePage) -> Table:
        """Every fact that the page counts, with the part that it plays in its status."""
        rows = (row for standing in page.standings for row in self._standing(standing))
        return Table("campaigns", STANDING, list(rows))

    def campaign(self, page: Standing) -> Table:
        """Every fact that the page counts, with the part that it plays in the status."""
        return Table(page.campaign.slug, STANDING, list(self._standing(page)))

    def measure(self, campaign: str, verdict: Verdict) -> Table:
        """Every statement of a measure, the newest first: what its chart shows, and the rest."""
        name = f"{campaign}-{verdict.measure.slug}"
        return Table(name, FACTS, self._rows(verdict.statements))

    def fact(self, page: FactPage) -> Table:
        """Every version that was known then, the newest first."""
        versions = (version.fact for version in page.versions)
        return Table(f"fact-{page.fact.fact}", VERSIONS, self._rows(versions))

    def actor(self, page: ActorPage) -> Table:
        """Every fact that names the actor, the newest first, each once."""
        return Table(f"actor-{page.actor.slug}", FACTS, self._rows(page.facts))

    def article(self, page: ArticlePage) -> Table:
        """Every fact of the article, in the order of its words."""
        facts = (note.fact for note in page.notes)
        return Table(f"article-{page.article.pk}", FACTS, self._rows(facts))

    def contested(self, page: ContestedPage) -> Table:
        """One row a statement, with the part that it plays in its status."""
        rows = (row for verdict in page.verdicts for row in self._verdict(verdict))
        return Table("contested", STANDING, list(rows))

    def changes(self, page: ChangesPage) -> Table:
        """The versions that have come since, the latest first."""
        return Table("changes", VERSIONS, self._rows(one.fact for one in page.changes))

    def search(self, page: SearchPage) -> Table:
        """The facts that were found, in the order of the page."""
        return Table("search", FACTS, self._rows(page.facts))

    def actors(self, page: ActorsPage) -> Table:
        rows: list[Listed] = page.actors
        return Table("actors", ACTORS, rows)

    def articles(self, page: ArticlesPage) -> Table:
        rows: list[Filed] = page.articles
        return Table("articles", ARTICLES, rows)

    def _rows(self, facts: Iterable[StatedFact], **standing: Any) -> list[Row]:
        known_at = self.asked.clocks.known_at
        return [Row(fact, self.site, known_at, **standing) for fact in facts]

    def _standing(self, page: Standing) -> Iterator[Row]:
        for verdict in page.stated:
            yield from self._verdict(verdict, page.told)
        for part, facts in (
            ("relation", page.status.relations),
            ("event", page.status.events),
            ("coming", page.status.coming),
            ("statement", page.status.statements),
        ):
            yield from self._rows(facts, stands_as=part)

    def _verdict(self, verdict: Verdict, told: Iterable[StatedFact] = ()) -> Iterator[Row]:
        """Each fact once, by the first part that it plays; of those told, what plays none."""
        parts: dict[StatedFact, str] = {}
        for part, facts in (
            ("headline", [verdict.headline] if verdict.headline else []),
            ("rival", verdict.rivals),
            ("agreeing", verdict.agreeing),
            ("newer-unreviewed", verdict.newer_unreviewed),
            ("other", [fact for fact in told if fact.measure_id == verdict.measure.pk]),
        ):
            for fact in sorted(facts, key=newness, reverse=True):
                parts.setdefault(fact, part)
        for fact, part in parts.items():
            beside = verdict if part == "headline" else None
            yield from self._rows([fact], stands_as=part, verdict=beside)
