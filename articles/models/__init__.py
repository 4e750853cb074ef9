from articles.models.article import Article, Outlet, Revision
from articles.models.imports import Import
from articles.models.mark import Mark, MarkSet

__all__ = ["Article", "Import", "Mark", "MarkSet", "Outlet", "Revision"]
