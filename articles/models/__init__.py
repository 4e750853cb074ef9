from articles.models.article import Article, Outlet, Revision
from articles.models.delivered import DeliveredDocument
from articles.models.heartbeat import Heartbeat
from articles.models.imports import Import
from articles.models.mark import Mark, MarkSet
from articles.models.sources import Source

__all__ = [
    "Article",
    "DeliveredDocument",
    "Heartbeat",
    "Import",
    "Mark",
    "MarkSet",
    "Outlet",
    "Revision",
    "Source",
]
