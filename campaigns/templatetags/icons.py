"""Icons beside words, drawn into the page: they take its colour, also where colours are forced."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

DRAWN = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing of an icon; the words beside it say what it means to who listens.

    Where the packages are not installed there is none, and the words stand alone.
    """
    file = _file(f"icons/{name}.svg")
    return mark_safe(_drawing(file) if file.is_file() else "")  # noqa: S308 - a file of a package


def _file(path: str) -> Path:
    """Where it was collected to, or in its package, where nothing has been collected."""
    return Path(finders.find(path) or staticfiles_storage.path(path))


@cache
def _drawing(file: Path) -> str:
    drawn = DRAWN.search(file.read_text("utf-8"))
    if drawn is None:
        raise ValueError(f"{file} holds no drawing.")
    shapes = " ".join(drawn[1].split())
    return f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{shapes}</svg>'
